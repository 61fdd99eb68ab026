//! A mail made fit to travel. Pure.

use super::{
    fault::{SendFault, Turned},
    path::is_sound,
};
use lettre::{
    Address,
    transport::smtp::{
        client::AsyncSmtpConnection,
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};
use std::borrow::Cow;

/// A mail ready to travel.
pub(super) struct Parcel<'a> {
    pub from: Option<Address>,
    pub to: Vec<Address>,
    /// Recipients left out, since nobody can be told of them.
    pub turned: Vec<Turned>,
    pub bytes: Cow<'a, [u8]>,
}

const BEYOND_ASCII: &str = "the relay takes no address beyond ASCII (SMTPUTF8)";

impl<'a> Parcel<'a> {
    pub fn pack(from: &str, to: &[String], raw: &'a [u8]) -> Result<Self, SendFault> {
        let from = if from.is_empty() { None } else { Some(address(from)?) };
        let (mut fit, mut turned) = (Vec::with_capacity(to.len()), Vec::new());
        for written in to {
            match address(written) {
                Ok(address) => fit.push(address),
                Err(_) => turned.push(Turned::unfit(written.clone(), "not an address")),
            }
        }
        if fit.is_empty() {
            return Err(Turned::all(turned));
        }
        Ok(Self { from, to: fit, turned, bytes: travelling(raw) })
    }

    /// Leaves out those of whom this relay cannot be told.
    ///
    /// # Errors
    /// Why, when nobody is left.
    pub fn fit_for(&mut self, line: &AsyncSmtpConnection) -> Result<(), SendFault> {
        if line.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Ok(());
        }
        let (fit, beyond): (Vec<_>, Vec<_>) = std::mem::take(&mut self.to).into_iter().partition(is_ascii);
        self.to = fit;
        self.turned.extend(beyond.iter().map(|address| Turned::unfit(address.to_string(), BEYOND_ASCII)));
        match self.to.is_empty() {
            true => Err(Turned::all(std::mem::take(&mut self.turned))),
            false => Ok(()),
        }
    }

    /// The extensions this mail needs, if the relay has them.
    pub fn parameters(&self, line: &AsyncSmtpConnection) -> Result<Vec<MailParameter>, SendFault> {
        let mut parameters = Vec::new();
        if !self.to.iter().chain(&self.from).all(is_ascii) {
            if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(SendFault::unfit(BEYOND_ASCII));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !self.bytes.is_ascii() {
            if !line.server_info().supports_feature(Extension::EightBitMime) {
                return Err(SendFault::unfit("the relay takes no mail beyond ASCII (8BITMIME)"));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }
}

fn is_ascii(address: &Address) -> bool {
    AsRef::<str>::as_ref(address).is_ascii()
}

/// lettre's own reading is stricter than the world's mailboxes.
fn address(text: &str) -> Result<Address, SendFault> {
    match text.rsplit_once('@') {
        Some((user, domain)) if is_sound(text) && !user.is_empty() && !domain.is_empty() => {
            Ok(Address::new_dangerous(user, domain))
        }
        _ => Err(SendFault::unfit(format!("<{}>: not an address", text.escape_debug()))),
    }
}

/// The bytes with CRLF for every line end, and without the last, which lettre adds.
fn travelling(raw: &[u8]) -> Cow<'_, [u8]> {
    let raw = raw.strip_suffix(b"\n").map_or(raw, |rest| rest.strip_suffix(b"\r").unwrap_or(rest));
    let Some(first) = next_break(raw, |width| width == 1) else {
        return Cow::Borrowed(raw);
    };
    let mut bytes = raw[..first.0].to_vec();
    let mut rest = &raw[first.0..];
    while let Some((start, width)) = next_break(rest, |_| true) {
        bytes.extend_from_slice(&rest[..start]);
        bytes.extend_from_slice(b"\r\n");
        rest = &rest[start + width..];
    }
    bytes.extend_from_slice(rest);
    Cow::Owned(bytes)
}

/// Where the next line break of a wanted width begins, and that width: 2 for CRLF, 1 for a lone CR or LF.
fn next_break(bytes: &[u8], wanted: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut start = 0;
    loop {
        start += bytes[start..].iter().position(|&byte| byte == b'\r' || byte == b'\n')?;
        let width = if bytes[start..].starts_with(b"\r\n") { 2 } else { 1 };
        if wanted(width) {
            return Some((start, width));
        }
        start += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_becomes_crlf_and_the_last_is_left_to_lettre() {
        for (raw, expected) in [
            ("", ""),
            ("a\r\n", "a"),
            ("a\r\n\r\n", "a\r\n"),
            ("a\n\nb\r.\rc\n\r\n", "a\r\n\r\nb\r\n.\r\nc\r\n"),
            ("a\r\nb\r\r\nc", "a\r\nb\r\n\r\nc"),
        ] {
            assert_eq!(travelling(raw.as_bytes()), expected.as_bytes(), "{raw:?}");
        }
        assert!(matches!(travelling(b"a\r\nb\r\n"), Cow::Borrowed(b"a\r\nb")));
    }

    #[test]
    fn an_address_in_use_is_an_address() {
        for text in ["a..b.@docomo.example", "помощь@магазин.рф", "\"a b\"@c.example", "root@localhost"]
        {
            assert_eq!(address(text).map(|address| address.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "a", "@b", "a@", "a@b>\r\nDATA", "a b@c", "a@b> SIZE=1", "\"a\r\n\"@b"] {
            assert!(address(text).is_err(), "{text:?}");
        }
    }
}
