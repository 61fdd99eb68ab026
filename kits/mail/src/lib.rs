//! Electronic mail without a database: raw bytes to a letter, verdicts, trimming, tokens, composing, SMTP in and out.
//!
//! Everything here but [`smtp`] is pure: bytes in, values out, no clock, no network, no disk. Foreign
//! bytes never panic and never take more than time and memory in proportion to their size.
//!
//! ```
//! let letter = mail::Letter::read(b"From: Ann <ann@example.com>\r\nSubject: Hello\r\n\r\nWhere is my order?\r\n").unwrap();
//! assert_eq!(letter.reply_text, "Where is my order?");
//! assert_eq!(letter.verdict.name(), "human");
//! ```

mod absence;
mod address;
mod arrival;
mod attachment;
mod body;
mod compose;
mod danger;
mod date;
mod direction;
mod html;
mod junk;
mod kin;
mod letter;
pub mod mbox;
mod mime;
mod pack;
mod passed;
mod phrases;
mod picture;
mod report;
mod rewrite;
pub mod smtp;
mod subject;
mod token;
mod trim;
mod verdict;
mod when;

pub use address::Address;
pub use arrival::arrival_key;
pub use attachment::{Attachment, safe_name};
pub use compose::{ComposeError, Draft};
pub use danger::Danger;
pub use direction::runs_from_right;
pub use html::{
    POLICY, Sanitised, as_sent, beginning, from_text as text_to_html, place_inline, reveal, sanitise, sanitise_written,
    shorten, to_text as html_to_text,
};
pub use junk::filtered;
pub use kin::{Conversation, Kin, Trace, nearest};
pub use letter::{Letter, Unreadable};
pub use mime::charset::guess as decoded;
pub use passed::Passed;
pub use picture::media_type as picture_type;
pub use report::{Bounce, Failure};
pub use rewrite::rewrite;
pub use subject::Subject;
pub use token::{Minted, MintedNotice, MintedQuestion, Minter};
pub use trim::reply_text;
pub use verdict::{Verdict, Why};
pub use when::came;
