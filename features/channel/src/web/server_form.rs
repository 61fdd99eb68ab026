//! What the forms of another server have in common.

use base::{Error, Result};
use shell::{Choice, Frame};
use std::str::FromStr;

/// A port, as somebody typed it.
///
/// # Errors
/// [`Error::Invalid`] naming `port`.
pub(super) fn port(typed: &str) -> Result<u16> {
    typed.trim().parse().ok().filter(|port| *port > 0).ok_or_else(|| Error::invalid("port", "channel-relay-host-wrong"))
}

/// One of a set of words, as a choice sends it.
///
/// # Errors
/// [`Error::Invalid`] naming `host` for a word that no choice has.
pub(super) fn word<T: FromStr>(sent: &str) -> Result<T> {
    sent.parse().map_err(|_| Error::invalid("host", "channel-relay-host-wrong"))
}

/// All words of a set, under their names.
pub(super) fn choices<T: Copy + ToString>(
    frame: &Frame,
    all: &[T],
    chosen: &str,
    key: fn(T) -> &'static str,
) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(one.to_string(), frame.t(key(*one)), one.to_string() == chosen)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_a_number_that_one_can_connect_to() {
        assert_eq!(port(" 993 ").unwrap(), 993);
        for wrong in ["", "0", "-1", "65536", "imap"] {
            assert!(port(wrong).is_err(), "{wrong}");
        }
    }
}
