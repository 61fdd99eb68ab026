//! How commands fail.

use crate::{cli::Exit, config::ConfigError, lock::LockError};
use base::{Error, Why};
use shell::{Arg, Lang, Messages};

/// What a command prints on standard output, or why it failed.
pub type Said = Result<String, Failure>;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// In plain words, with the exit code they deserve.
    Plain(Exit, String),
    /// What a verb answered.
    Desk(Error),
}

impl Failure {
    /// Refused, and why.
    pub fn refused(why: impl Into<String>) -> Failure {
        Failure::Plain(Exit::Refused, why.into())
    }

    /// What is said about it where there are no messages at hand.
    pub fn plain(&self) -> String {
        match self {
            Failure::Plain(_, text) => text.clone(),
            Failure::Desk(e) => e.to_string(),
        }
    }

    /// How the process ends.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Plain(exit, _) => *exit,
            Failure::Desk(Error::Busy(_)) => Exit::Again,
            Failure::Desk(Error::Broken(_)) => Exit::Broken,
            Failure::Desk(_) => Exit::Refused,
        }
    }

    /// What is said about it on standard error.
    pub fn text(&self, messages: &Messages) -> String {
        match self {
            Failure::Desk(Error::Refused(why) | Error::Conflict(why, _)) => words(messages, why),
            Failure::Desk(Error::Invalid(fields)) => {
                let said = fields.iter().map(|(field, why)| format!("{field}: {}", words(messages, why)));
                said.collect::<Vec<_>>().join("\n")
            }
            other => other.plain(),
        }
    }
}

/// Administrators read the same words as everybody, in English.
fn words(messages: &Messages, why: &Why) -> String {
    let args: Vec<(&str, Arg)> = why.args.iter().map(|(name, value)| (*name, Arg::from(value.as_str()))).collect();
    messages.text_with(Lang::En, why.key, &args)
}

impl From<Error> for Failure {
    fn from(e: Error) -> Failure {
        Failure::Desk(e)
    }
}
impl From<sqlx::Error> for Failure {
    fn from(e: sqlx::Error) -> Failure {
        Failure::Desk(e.into())
    }
}
impl From<ConfigError> for Failure {
    fn from(e: ConfigError) -> Failure {
        Failure::Plain(Exit::Usage, e.to_string())
    }
}
impl From<LockError> for Failure {
    fn from(e: LockError) -> Failure {
        match e {
            LockError::Held { .. } => Failure::refused(e.to_string()),
            LockError::Unwritable(..) => Failure::Plain(Exit::Again, e.to_string()),
        }
    }
}
impl From<std::io::Error> for Failure {
    fn from(e: std::io::Error) -> Failure {
        Failure::Desk(e.into())
    }
}
