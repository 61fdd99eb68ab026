//! A file that may do harm.

use askama::Template;
use shell::Frame;

/// `ticket/warning.html`.
#[derive(Template)]
#[template(path = "ticket/warning.html")]
pub struct WarningPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub size: i64,
    /// What it is.
    pub what: String,
    /// What may happen.
    pub why: String,
    /// Who sent it.
    pub by: String,
    /// Where it is handed out all the same.
    pub here: String,
    /// Where it came with its words.
    pub back: String,
}
