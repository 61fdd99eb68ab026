//! What the page of signatures shows.

use askama::Template as Page;
use shell::Frame;

/// `template/signatures.html`
#[derive(Page)]
#[template(path = "template/signatures.html")]
pub struct SignaturesPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// What is wrong with what was sent.
    pub error: Option<String>,
    /// Whether people may have a signature of their own.
    pub may_own: bool,
    /// The form of one's own.
    pub own: String,
    /// Whether the reader decides for everybody.
    pub admin: bool,
    /// Their forms.
    pub forms: Vec<String>,
}

/// `template/_signature.html`: one signature's form.
#[derive(Page)]
#[template(path = "template/_signature.html")]
pub struct SignatureForm<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// Whose it is.
    pub whose: &'static str,
    /// Its row.
    pub id: i64,
    /// Whose it is, in words.
    pub label: String,
    /// Whether it is unfolded.
    pub open: bool,
    /// How it reads.
    pub reads: String,
    /// The words as text.
    pub text: String,
    /// The words as HTML.
    pub html: String,
}
