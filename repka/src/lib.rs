//! The roof: puts the features together and runs them.

pub mod config;
pub mod migrations;
