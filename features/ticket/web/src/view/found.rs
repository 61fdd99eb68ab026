//! What was found within a ticket.

use super::Piece;
use store::Moment;

/// What was looked for, and where it stands.
#[derive(Clone, Debug)]
pub struct Found {
    /// The words, as typed.
    pub words: String,
    /// Where they stand, newest first.
    pub hits: Vec<Hit>,
    /// Where the ticket is without this.
    pub close: String,
}

/// An entry in which they stand.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Where it is shown.
    pub href: String,
    /// Who wrote it.
    pub who: String,
    /// When.
    pub at: Moment,
    /// The words round the first one found.
    pub words: Vec<Piece>,
}
