//! What a mail proves about its sender: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989) and ARC (RFC 8617), asked
//! of the DNS, or told by a mail server one believes (RFC 8601).
//!
//! Trouble with the DNS is never a failure: what cannot be known is [`Standing::Unknown`], and unknown is not forged.
//! Foreign bytes never panic, and a check never takes more than its time.

mod checked;
mod checker;
mod key;
mod reach;
mod records;
mod standing;
#[cfg(feature = "testing")]
pub mod testing;
mod told;
mod upstream;

pub use checked::{Checked, Mark, Outcome, Signed, Way};
pub use checker::{Came, Checker, PATIENCE, Peer, UNSURE, Unusable};
pub use key::{NewKey, NoSignature, key_record, sign};
pub use reach::Reach;
pub use records::{Domain, Published, State};
pub use standing::{Doubt, Standing};
pub use upstream::{NoPlace, Upstream};
