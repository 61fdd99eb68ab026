//! The address of a relay as people write it: `smtps://user:password@host:port`. Pure.

use std::{fmt, net::Ipv6Addr};

/// What is wrong with a relay's address. Never holds a part of it, since that part might be the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelayError {
    /// Neither `smtp://` nor `smtps://`.
    Scheme,
    /// No host, or one no host can have.
    Host,
    /// Not a port.
    Port,
    /// A user without a password.
    Password,
    /// A `%` in user or password that two hexadecimal digits do not follow, or bytes that are not UTF-8.
    Escape,
    /// Something other than `tls=none`, `tls=opportunistic` or `tls=required` after the `?`, or that with smtps.
    Option,
    /// Certificates that cannot be read, with the reason.
    Certificate(String),
}

impl fmt::Display for RelayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "a relay begins with smtp:// or smtps://",
            Self::Host => "the relay's host is missing or wrong",
            Self::Port => "the relay's port is no number from 1 to 65535",
            Self::Password => "the relay's user has no password",
            Self::Escape => "in the relay's user or password a % is written %25",
            Self::Option => "a relay takes ?tls=none, ?tls=opportunistic or ?tls=required, and smtps none of them",
            Self::Certificate(why) => return write!(f, "certificates that cannot be read: {why}"),
        })
    }
}

impl std::error::Error for RelayError {}

/// How the way to the relay is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Security {
    /// Not at all.
    Plain,
    /// STARTTLS when offered, whoever the certificate names: helps against listeners, not against impostors.
    Opportunistic,
    /// STARTTLS with a good certificate, or nothing is sent.
    Required,
    /// TLS from the first byte (RFC 8314) with a good certificate.
    Wrapped,
}

/// A relay's address, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password.
    pub account: Option<(String, String)>,
}

impl Target {
    pub fn parse(url: &str) -> Result<Self, RelayError> {
        let (scheme, rest) = url.trim().split_once("://").ok_or(RelayError::Scheme)?;
        let wrapped = match scheme.to_ascii_lowercase().as_str() {
            "smtp" => false,
            "smtps" => true,
            _ => return Err(RelayError::Scheme),
        };
        // The last @, so that an address as user and a password with /, ? or # need no escaping.
        let (account, rest) = match rest.rsplit_once('@') {
            Some((account, rest)) => (Some(credentials(account)?), rest),
            None => (None, rest),
        };
        let (place, option) = rest.split_once('?').unwrap_or((rest, ""));
        let security = security(wrapped, option, account.is_some())?;
        let (host, port) = host_and_port(place.trim_end_matches('/'))?;
        let port = port.unwrap_or(match (wrapped, &account) {
            (true, _) => 465,
            (false, Some(_)) => 587,
            (false, None) => 25,
        });
        Ok(Self { host, port, security, account })
    }
}

/// Without the password.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.security == Security::Wrapped { "smtps://" } else { "smtp://" })?;
        if let Some((user, _)) = &self.account {
            write!(f, "{user}:***@")?;
        }
        let bracketed = self.host.contains(':');
        let (open, close) = if bracketed { ("[", "]") } else { ("", "") };
        write!(f, "{open}{}{close}:{}", self.host, self.port)
    }
}

fn security(wrapped: bool, option: &str, account: bool) -> Result<Security, RelayError> {
    match (wrapped, option) {
        (true, "") => Ok(Security::Wrapped),
        (false, "tls=none") => Ok(Security::Plain),
        (false, "tls=opportunistic") => Ok(Security::Opportunistic),
        (false, "tls=required") => Ok(Security::Required),
        // Unsaid: a password is not shown to strangers.
        (false, "") if account => Ok(Security::Required),
        (false, "") => Ok(Security::Opportunistic),
        _ => Err(RelayError::Option),
    }
}

fn credentials(account: &str) -> Result<(String, String), RelayError> {
    match account.split_once(':') {
        Some((user, password)) if !user.is_empty() && !password.is_empty() => {
            Ok((unescaped(user)?, unescaped(password)?))
        }
        _ => Err(RelayError::Password),
    }
}

fn unescaped(text: &str) -> Result<String, RelayError> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or(RelayError::Escape)?;
        bytes.push(byte);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).map_err(|_| RelayError::Escape)
}

fn host_and_port(place: &str) -> Result<(String, Option<u16>), RelayError> {
    let (host, rest) = match place.strip_prefix('[') {
        Some(inner) => {
            let (host, rest) = inner.split_once(']').ok_or(RelayError::Host)?;
            host.parse::<Ipv6Addr>().map_err(|_| RelayError::Host)?;
            (host, rest)
        }
        None => {
            let (host, rest) = place.split_at(place.find(':').unwrap_or(place.len()));
            let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
            if host.is_empty() || !host.bytes().all(sound) {
                return Err(RelayError::Host);
            }
            (host, rest)
        }
    };
    let port = match rest.strip_prefix(':') {
        Some(port) => Some(port.parse().ok().filter(|port| *port > 0).ok_or(RelayError::Port)?),
        None if rest.is_empty() => None,
        None => return Err(RelayError::Host),
    };
    Ok((host.to_owned(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> (String, u16, Security, Option<(String, String)>) {
        let target = Target::parse(url).unwrap();
        (target.host, target.port, target.security, target.account)
    }

    #[test]
    fn an_address_says_how_to_reach_the_relay() {
        let account = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
        assert_eq!(parsed("smtp://relay"), ("relay".into(), 25, Security::Opportunistic, None));
        assert_eq!(parsed("smtp://[::1]:2525/?tls=none"), ("::1".into(), 2525, Security::Plain, None));
        assert_eq!(parsed("smtp://u:p@relay"), ("relay".into(), 587, Security::Required, account("u", "p")));
        assert_eq!(
            parsed("smtps://me@shop.example:p/?#:%25%D1%8F@smtp.example.com"),
            ("smtp.example.com".into(), 465, Security::Wrapped, account("me@shop.example", "p/?#:%я"))
        );
    }

    #[test]
    fn a_wrong_address_says_what_is_wrong() {
        for (url, error) in [
            ("relay:25", RelayError::Scheme),
            ("http://relay", RelayError::Scheme),
            ("smtp://", RelayError::Host),
            ("smtp://a b", RelayError::Host),
            ("smtp://[::x]", RelayError::Host),
            ("smtp://relay:0", RelayError::Port),
            ("smtp://relay:x", RelayError::Port),
            ("smtp://user@relay", RelayError::Password),
            ("smtp://user:50%@relay", RelayError::Escape),
            ("smtp://u:%+1@relay", RelayError::Escape),
            ("smtp://u:%ff@relay", RelayError::Escape),
            ("smtp://relay?tls=maybe", RelayError::Option),
            ("smtps://relay?tls=none", RelayError::Option),
        ] {
            assert_eq!(Target::parse(url).err(), Some(error), "{url}");
        }
    }
}
