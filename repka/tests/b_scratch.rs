//! Scratch.
#![allow(clippy::unwrap_used)]
#[path = "it/structure/mod.rs"]
mod structure;
#[path = "it/bad_luck/mod.rs"]
mod bad_luck;
