//! SMTP both ways: a [`Server`] that hands every mail to a [`Receiver`], a [`Relay`] that sends, and a
//! [`Catcher`] that keeps what it is given in memory. The server speaks LMTP (RFC 2033) as well.
//!
//! The server speaks RFC 5321 with SIZE (RFC 1870), 8BITMIME (RFC 6152), SMTPUTF8 (RFC 6531), PIPELINING
//! (RFC 2920), STARTTLS (RFC 3207) and enhanced status codes (RFC 2034, RFC 3463). It answers 250 to a
//! mail only after the receiver has accepted it, so an accepted mail is one somebody has kept.

// A test that fails may panic where it stands.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod body;
mod catcher;
mod command;
mod fault;
mod limits;
mod parcel;
mod path;
mod receiver;
mod relay;
mod reply;
mod server;
mod session;
mod target;
mod wire;

pub use catcher::{Catcher, Caught};
pub use fault::{SendFault, Turned};
pub use limits::Limits;
pub use receiver::{Answer, Envelope, Receiver, TurnedAway};
pub use relay::{Patience, Reached, Relay, Sent};
pub use server::{Listener, Server};
pub use target::RelayError;
