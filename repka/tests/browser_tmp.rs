#[path = "it/browser/mod.rs"]
mod browser;
