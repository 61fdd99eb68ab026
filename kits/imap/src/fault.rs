//! What went wrong with another server.

use async_imap::error::Error;
use std::fmt;

/// At which step it went wrong, so that a person can be told what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There is no server of this name.
    Host,
    /// Nobody answers at this port, or not in time.
    Port,
    /// The encrypted connection failed.
    Tls,
    /// User and password, or the token, are not accepted.
    SignIn,
    /// The folder cannot be opened.
    Folder,
    /// The server understood a command and did not want to.
    Refused,
    /// The connection broke, or the server sent what nobody understands.
    Lost,
}

/// What went wrong, with the other side's own words where it said any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// At which step.
    pub kind: Kind,
    /// The other side's words, or the system's. On one line; empty when neither said anything.
    pub said: String,
    /// What happened then, for the log.
    pub(crate) note: &'static str,
    /// The server says that it would work if the folder were made first (`TRYCREATE`).
    pub wants_folder: bool,
}

/// Characters of another server's words that are kept.
const MOST: usize = 300;

impl Fault {
    /// A fault at this step, told in these words.
    pub fn new(kind: Kind, said: impl fmt::Display) -> Fault {
        let line: String = said.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
        Fault { kind, said: line.trim().to_owned(), note: "no reason given", wants_folder: false }
    }

    /// A fault about which the other side says nothing. The note is for the log: a person is told by the kind, in
    /// their own language.
    pub fn silent(kind: Kind, note: &'static str) -> Fault {
        Fault { note, ..Fault::new(kind, "") }
    }

    /// What happened, for a log: the other side's words may name an account.
    pub fn in_log(&self) -> String {
        match self.said.is_empty() {
            true => self.to_string(),
            false => self.kind.to_string(),
        }
    }

    pub(crate) fn lost(said: impl fmt::Display) -> Fault {
        Fault::new(Kind::Lost, said)
    }

    /// The same, at another step.
    pub(crate) fn at(self, kind: Kind) -> Fault {
        match self.kind {
            Kind::Refused => Fault { kind, ..self },
            _ => self,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Host => "no such server",
            Kind::Port => "nobody answers",
            Kind::Tls => "no encrypted connection",
            Kind::SignIn => "not signed in",
            Kind::Folder => "the folder cannot be opened",
            Kind::Refused => "refused",
            Kind::Lost => "the connection broke",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, if self.said.is_empty() { self.note } else { &self.said })
    }
}

impl std::error::Error for Fault {}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        match error {
            Error::No(said) | Error::Bad(said) => Fault::new(Kind::Refused, words(&said)),
            other => Fault::lost(other),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Fault {
        Fault::lost(error)
    }
}

/// The server's words out of `code: None, info: Some("…")`, which is how the client library tells them.
fn words(told: &str) -> &str {
    let info = told.split_once("info: Some(\"").and_then(|(_, rest)| rest.rsplit_once("\")"));
    info.map_or(told, |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_s_words_are_told_as_it_said_them() {
        let told = Error::No("code: Some(Alert), info: Some(\"[AUTHENTICATIONFAILED] No.\")".into());
        assert_eq!(Fault::from(told).said, "[AUTHENTICATIONFAILED] No.");
        assert_eq!(Fault::from(Error::Bad("what?".into())).said, "what?");
    }

    #[test]
    fn what_nobody_said_stands_in_the_log_alone() {
        let fault = Fault::silent(Kind::Lost, "the server hung up");
        assert_eq!((fault.said.as_str(), fault.to_string().as_str()), ("", "the connection broke: the server hung up"));
        assert_eq!(Fault::new(Kind::Refused, "").to_string(), "refused: no reason given");
    }

    #[test]
    fn a_log_names_no_account() {
        let refused = Fault::new(Kind::SignIn, "user iva@kovac.example is locked");
        assert_eq!(refused.in_log(), "not signed in");
        assert_eq!(
            Fault::silent(Kind::Lost, "the server hung up").in_log(),
            "the connection broke: the server hung up"
        );
    }

    #[test]
    fn words_stay_on_one_line_and_end() {
        let fault = Fault::lost(format!("a\r\nb{}", "x".repeat(1000)));
        assert!(fault.said.starts_with("a  bx") && fault.said.chars().count() == MOST);
    }
}
