//! The keys of the keyboard: for the dialog that tells them when it is opened, and as a page of their own.

use crate::Frame;
use askama::Template;

/// `shell/keys.html`: every key, for whoever has no scripts.
#[derive(Template)]
#[template(path = "shell/keys.html")]
pub struct KeysPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
}

/// `shell/_keys_told.html`: the same for the dialog, which no page carries filled.
#[derive(Template)]
#[template(path = "shell/_keys_told.html")]
pub struct KeysPiece<'a> {
    /// The frame of a part.
    pub frame: &'a Frame,
}
