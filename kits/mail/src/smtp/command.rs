//! Command lines (RFC 5321, 4.1). Pure.

use super::{path::path, reply::Reply};

/// What a client may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Helo(String),
    Ehlo(String),
    Lhlo(String),
    Mail(Sender),
    Rcpt(String),
    Data,
    Rset,
    Noop,
    Quit,
    Vrfy,
    Help,
    StartTls,
    /// HTTP: somebody makes a browser or a server post to us (cross-protocol attack).
    Foreign,
}

/// MAIL FROM and its parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sender {
    pub from: Option<String>,
    pub size: Option<usize>,
    pub utf8: bool,
}

impl Command {
    /// Reads a line without its end; what is wrong with it comes back as the reply to it.
    pub fn parse(line: &[u8]) -> Result<Self, Reply> {
        let line = std::str::from_utf8(line).map_err(|_| Reply::BYTES)?;
        if line.chars().any(char::is_control) {
            return Err(Reply::BYTES);
        }
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        let argument = argument.trim();
        match verb.to_ascii_uppercase().as_str() {
            "HELO" => name(argument).map(Self::Helo),
            "EHLO" => name(argument).map(Self::Ehlo),
            "LHLO" => name(argument).map(Self::Lhlo),
            "MAIL" => sender(argument).map(Self::Mail),
            "RCPT" => recipient(argument).map(Self::Rcpt),
            "DATA" => alone(argument, Self::Data),
            "RSET" => alone(argument, Self::Rset),
            "QUIT" => alone(argument, Self::Quit),
            "STARTTLS" => alone(argument, Self::StartTls),
            "NOOP" => Ok(Self::Noop),
            "VRFY" => Ok(Self::Vrfy),
            "HELP" => Ok(Self::Help),
            "EXPN" | "AUTH" | "BDAT" | "ETRN" | "TURN" => Err(Reply::NOT_OFFERED),
            "GET" | "POST" | "PUT" | "HEAD" | "OPTIONS" | "CONNECT" => Ok(Self::Foreign),
            _ => Err(Reply::UNKNOWN),
        }
    }
}

fn alone(argument: &str, command: Command) -> Result<Command, Reply> {
    if argument.is_empty() { Ok(command) } else { Err(Reply::ARGUMENT) }
}

fn name(argument: &str) -> Result<String, Reply> {
    if argument.is_empty() { Err(Reply::NAME) } else { Ok(argument.to_owned()) }
}

fn sender(argument: &str) -> Result<Sender, Reply> {
    let (address, parameters) = after(argument, "FROM:").and_then(path).ok_or(Reply::BAD_SENDER)?;
    let mut sender = Sender { from: (!address.is_empty()).then(|| address.to_owned()), ..Sender::default() };
    for parameter in parameters.split_ascii_whitespace() {
        let (key, value) = match parameter.split_once('=') {
            Some((key, value)) => (key, Some(value)),
            None => (parameter, None),
        };
        match (key.to_ascii_uppercase().as_str(), value) {
            ("SIZE", Some(value)) => sender.size = Some(size(value)?),
            ("BODY", Some(value)) if is_body(value) => {}
            ("BODY" | "SIZE", _) => return Err(Reply::ARGUMENT),
            ("SMTPUTF8", None) => sender.utf8 = true,
            _ => return Err(Reply::PARAMETER),
        }
    }
    Ok(sender)
}

fn is_body(value: &str) -> bool {
    value.eq_ignore_ascii_case("7BIT") || value.eq_ignore_ascii_case("8BITMIME")
}

/// Up to twenty digits (RFC 1870); more than a `usize` holds is simply too big.
fn size(value: &str) -> Result<usize, Reply> {
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Reply::ARGUMENT);
    }
    Ok(value.parse().unwrap_or(usize::MAX))
}

fn recipient(argument: &str) -> Result<String, Reply> {
    let (address, parameters) = after(argument, "TO:").and_then(path).ok_or(Reply::BAD_RECIPIENT)?;
    if address.is_empty() {
        return Err(Reply::BAD_RECIPIENT);
    }
    if !parameters.trim().is_empty() {
        return Err(Reply::PARAMETER);
    }
    Ok(address.to_owned())
}

/// What follows `label`, in any case.
fn after<'a>(argument: &'a str, label: &str) -> Option<&'a str> {
    let head = argument.get(..label.len())?;
    head.eq_ignore_ascii_case(label).then(|| &argument[label.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mail(line: &str) -> Result<Sender, u16> {
        match Command::parse(line.as_bytes()) {
            Ok(Command::Mail(sender)) => Ok(sender),
            Ok(other) => panic!("{other:?}"),
            Err(reply) => Err(reply.code),
        }
    }

    fn rcpt(line: &str) -> Result<String, u16> {
        match Command::parse(line.as_bytes()) {
            Ok(Command::Rcpt(address)) => Ok(address),
            Ok(other) => panic!("{other:?}"),
            Err(reply) => Err(reply.code),
        }
    }

    #[test]
    fn a_sender_comes_with_its_parameters() {
        let sender = mail("mail from:<Ann@Example.com> size=42 BODY=8bitmime SMTPUTF8").unwrap();
        assert_eq!(sender, Sender { from: Some("Ann@Example.com".into()), size: Some(42), utf8: true });
        assert_eq!(mail("MAIL FROM:<>"), Ok(Sender::default()));
        assert_eq!(mail("MAIL FROM: a@b").unwrap().from.as_deref(), Some("a@b"));
        assert_eq!(mail("MAIL FROM:<> SIZE=99999999999999999999").unwrap().size, Some(usize::MAX));
    }

    #[test]
    fn a_wrong_sender_is_told_so() {
        for (line, code) in [
            ("MAIL", 501),
            ("MAIL FROM:", 501),
            ("MAIL FROM:<a@b", 501),
            ("MAIL FROM:<a b@c>", 501),
            ("MAIL FROM:<a@b>SIZE=1", 501),
            ("MAIL FROM:<a@b> SIZE=-1", 501),
            ("MAIL FROM:<a@b> BODY=BINARYMIME", 501),
            ("MAIL FROM:<a@b> RET=FULL", 555),
        ] {
            assert_eq!(mail(line), Err(code), "{line}");
        }
    }

    #[test]
    fn quotes_shield_an_address() {
        assert_eq!(rcpt(r#"RCPT TO:<"a > \" b"@c>"#), Ok(r#""a > \" b"@c"#.into()));
        assert_eq!(rcpt("RCPT TO:<@one,@two:a@b>"), Ok("a@b".into()));
        assert_eq!(rcpt("RCPT TO:<postmaster>"), Ok("postmaster".into()));
        assert_eq!(rcpt("RCPT TO:<>"), Err(501));
        assert_eq!(rcpt("RCPT TO:<a@b> NOTIFY=NEVER"), Err(555));
        assert_eq!(rcpt(&format!("RCPT TO:<{}@b>", "a".repeat(600))), Err(501));
    }

    #[test]
    fn a_line_with_a_stray_control_character_is_no_command() {
        for line in [&b"NOOP\rRSET"[..], b"NOOP\0", b"NOOP \xff"] {
            assert_eq!(Command::parse(line).unwrap_err().code, 501);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(tail in proptest::collection::vec(any::<u8>(), 0..80), text in ".{0,60}") {
            for verb in ["", "MAIL FROM:", "MAIL FROM:<", "RCPT TO:", "RCPT TO:<@", "EHLO "] {
                let _ = Command::parse(&[verb.as_bytes(), &tail].concat());
                let _ = Command::parse(format!("{verb}{text}").as_bytes());
            }
        }
    }
}
