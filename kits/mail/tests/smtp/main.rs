//! SMTP over real connections.

// A test that fails may panic where it stands.
#![allow(clippy::unwrap_used)]

mod limits;
mod lmtp;
mod load;
mod people;
mod receiving;
mod relaying;
mod smuggling;
mod stopping;
mod tls;
