//! The page that says what went wrong and where to go.

use crate::Frame;
use askama::Template;

/// `shell/error.html`: a plain page with what happened and a way on.
#[derive(Template)]
#[template(path = "shell/error.html")]
pub struct ErrorPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The HTTP status, shown small.
    pub status: u16,
    /// More about this case, in the reader's language, if there is more to say.
    pub detail: Option<String>,
}

impl ErrorPage<'_> {
    fn kind(&self) -> &'static str {
        match self.status {
            401 | 403 => "forbidden",
            404 | 410 => "missing",
            409 => "conflict",
            415 => "unread",
            503 => "busy",
            400..=499 => "invalid",
            _ => "broken",
        }
    }

    /// What went wrong, in a few words: also the page's title.
    pub fn heading(&self) -> String {
        self.frame.t(format!("shell-error-{}", self.kind()))
    }

    fn advice(&self) -> String {
        self.frame.t(format!("shell-error-{}-advice", self.kind()))
    }
}
