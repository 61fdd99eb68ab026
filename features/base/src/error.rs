//! What goes wrong.

use store::{Fault, fault};

/// What goes wrong, said as meaning: doors choose page, stream or JSON.
#[derive(Debug)]
pub enum Error {
    /// It does not exist, or not for whoever asks.
    Missing,
    /// It may not be done, and why.
    Refused(Why),
    /// What was given does not do; by field.
    Invalid(Vec<(&'static str, Why)>),
    /// Something newer stands in the way; the data says what is new.
    Conflict(Why, serde_json::Value),
    /// Not now: disk full, database gone, too much at once. Trying again later is right.
    Busy(String),
    /// A defect of ours. The text is for the log, not for whoever asked.
    Broken(String),
}

/// What features answer with.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A reason that a person is told, in her language: a message key and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Key in the message files.
    pub key: &'static str,
    /// What the message names.
    pub args: Vec<(&'static str, String)>,
}

impl Why {
    /// A reason without arguments.
    pub fn of(key: &'static str) -> Why {
        Why { key, args: Vec::new() }
    }

    /// This reason, naming something.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Why {
        self.args.push((name, value.to_string()));
        self
    }
}

impl Error {
    /// `Refused` for a reason without arguments.
    pub fn refused(key: &'static str) -> Error {
        Error::Refused(Why::of(key))
    }

    /// `Invalid` for one field.
    pub fn invalid(field: &'static str, key: &'static str) -> Error {
        Error::Invalid(vec![(field, Why::of(key))])
    }

    /// Whether the same deed, done again at once, may well succeed.
    pub fn again(&self) -> bool {
        matches!(self, Error::Busy(text) if text == AGAIN)
    }
}

const AGAIN: &str = "another transaction was in the way";

impl From<sqlx::Error> for Error {
    fn from(e: sqlx::Error) -> Self {
        match fault(&e) {
            Fault::Again => Error::Busy(AGAIN.into()),
            Fault::Unavailable => Error::Busy(e.to_string()),
            Fault::Unique(_) | Fault::Defect => match e {
                sqlx::Error::RowNotFound => Error::Missing,
                e => Error::Broken(e.to_string()),
            },
        }
    }
}
impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Error::Broken(e.to_string())
    }
}
impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        Error::Busy(e.to_string())
    }
}
impl From<object_store::Error> for Error {
    fn from(e: object_store::Error) -> Self {
        match e {
            object_store::Error::NotFound { .. } => Error::Missing,
            e => Error::Busy(e.to_string()),
        }
    }
}

/// For logs.
impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Missing => f.write_str("it does not exist"),
            Error::Refused(why) => write!(f, "refused: {}", why.key),
            Error::Invalid(fields) => {
                f.write_str("invalid:")?;
                fields.iter().try_for_each(|(field, why)| write!(f, " {field} ({})", why.key))
            }
            Error::Conflict(why, _) => write!(f, "conflict: {}", why.key), // what is new are people's words
            Error::Busy(text) => write!(f, "not now: {text}"),
            Error::Broken(text) => write!(f, "broken: {text}"),
        }
    }
}
impl std::error::Error for Error {}

/// The error on its way out, for whoever draws it as a page or as JSON.
#[derive(Clone, Debug)]
pub struct Failure(pub std::sync::Arc<Error>);

impl Error {
    /// The HTTP status of this meaning (RFC 9110).
    pub fn status(&self) -> http::StatusCode {
        match self {
            Error::Missing => http::StatusCode::NOT_FOUND,
            Error::Refused(_) => http::StatusCode::FORBIDDEN,
            Error::Invalid(_) => http::StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(..) => http::StatusCode::CONFLICT,
            Error::Busy(_) => http::StatusCode::SERVICE_UNAVAILABLE,
            Error::Broken(_) => http::StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Only the status and the meaning: the doors' outermost layer draws it, since it alone knows
/// whether a person or a program asked, and in which language.
impl axum_core::response::IntoResponse for Error {
    fn into_response(self) -> axum_core::response::Response {
        if let Error::Broken(text) = &self {
            tracing::error!(error = text, "a defect");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failure(std::sync::Arc::new(self)));
        response
    }
}
