//! Answers that go later.

use shell::Face;
use store::Moment;

/// An answer that goes later, as it stands under the timeline.
#[derive(Clone, Debug)]
pub struct Later {
    /// Its id; the page's anchor is `scheduled-{id}`.
    pub id: i64,
    /// Who wrote it.
    pub who: String,
    /// Their face.
    pub face: Face,
    /// To whom.
    pub to: String,
    /// To whom else.
    pub copies: String,
    /// To whom else, unseen by all the others.
    pub blind: String,
    /// When it goes, or was to go.
    pub at: Moment,
    /// The words, sanitised.
    pub html: String,
    /// Names of its files.
    pub files: Vec<String>,
    /// Why it was held; nothing while it waits for its time.
    pub held: Option<String>,
}
