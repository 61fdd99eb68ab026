//! Questions: what a ticket asks of departments, colleagues and partners, inside the ticket.
//!
//! One act, an [`Asking`], may ask several at once; each is a [`Question`] with a clock of its own. While one
//! is open, the ticket waits for whoever was asked (crate `ticket`: its waits), and the time is theirs.

pub mod along;
pub mod answering;
pub mod asked;
pub mod asking;
pub mod context;
pub mod contradiction;
pub mod event;
pub mod files;
pub mod handing;
pub mod history;
pub mod kept;
pub mod learnt;
pub mod link;
pub mod mailing;
pub mod minding;
pub mod passing;
pub mod question;
pub mod said;
pub mod shown;
pub mod striking;
pub mod taking_back;
pub mod whom;

pub use asked::AskedNow;
pub use asking::{Addressee, Asking, AskingId, Context, Forward, NewAsking, Track};
pub use contradiction::{Contradiction, ContradictionId};
pub use files::SaidFile;
pub use history::Passage;
pub use learnt::Learnt;
pub use question::{Question, QuestionId, QuestionState};
pub use said::{Said, Words};
pub use shown::Shown;
pub use whom::Whom;
