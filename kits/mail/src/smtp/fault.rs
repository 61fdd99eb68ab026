//! Why a mail was not sent.

use lettre::{Address, transport::smtp};
use std::{error::Error, fmt};

/// Why a mail was not sent, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendFault {
    /// Not taken; try again. Everything about connection and account is here too, even a wrong password:
    /// that is the administrator's to mend and no fault of the mail.
    Later {
        /// The relay's code, if it gave one.
        code: Option<u16>,
        /// Its words, or ours.
        text: String,
    },
    /// Not taken, and trying again is no use.
    Refused {
        /// The relay's code; `None` when the mail was found unfit on our side.
        code: Option<u16>,
        /// Its words, or ours.
        text: String,
    },
    /// The mail was sent whole and no answer came: it may or may not have been taken.
    Unsure {
        /// What went wrong.
        text: String,
        /// For whom it was certainly not taken.
        turned: Vec<Turned>,
    },
}

/// A recipient for whom a relay does not take a mail that it takes for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// Their address.
    pub address: String,
    /// Whether trying again is no use.
    pub permanent: bool,
    /// The relay's code; `None` when the address was found unfit on our side.
    pub code: Option<u16>,
    /// Its words, or ours.
    pub text: String,
}

impl Turned {
    /// What is wrong with this recipient.
    ///
    /// # Errors
    /// The fault, when it is about the connection or about us, and so about the whole mail: no code, 421 (the relay
    /// closes), 530 to 538 (RFC 4954).
    pub(super) fn of(recipient: &Address, fault: SendFault) -> Result<Self, SendFault> {
        let address = recipient.to_string();
        match fault {
            SendFault::Refused { code, text } => Ok(Self { address, permanent: true, code, text }),
            SendFault::Later { code: Some(code), text } if code != 421 && !(530..=538).contains(&code) => {
                Ok(Self { address, permanent: false, code: Some(code), text })
            }
            fault => Err(fault.about(&address)),
        }
    }

    /// One of whom the relay cannot even be told.
    pub(super) fn unfit(address: String, text: &str) -> Self {
        Self { address, permanent: true, code: None, text: text.to_owned() }
    }

    /// The code and the words, on one line.
    pub fn said(&self) -> String {
        match self.code {
            Some(code) => format!("{code} {}", self.text),
            None => self.text.clone(),
        }
    }

    /// Why nobody gets a mail of which all were turned away: it can be tried again while that is of use for one.
    pub(super) fn all(turned: Vec<Self>) -> SendFault {
        let one = turned.iter().position(|one| !one.permanent).unwrap_or_default();
        let Some(Self { address, permanent, code, text }) = turned.into_iter().nth(one) else {
            return SendFault::unfit("a mail without recipients");
        };
        let address = address.escape_debug().to_string();
        match permanent {
            true => SendFault::Refused { code, text }.about(&address),
            false => SendFault::Later { code, text }.about(&address),
        }
    }
}

impl SendFault {
    pub(super) fn later(text: &str) -> Self {
        Self::Later { code: None, text: text.to_owned() }
    }

    pub(super) fn unfit(text: impl Into<String>) -> Self {
        Self::Refused { code: None, text: text.into() }
    }

    /// The relay's code, if it gave one.
    pub fn code(&self) -> Option<u16> {
        match self {
            Self::Later { code, .. } | Self::Refused { code, .. } => *code,
            Self::Unsure { .. } => None,
        }
    }

    /// What happened and the relay's code, for a log: its words name addresses.
    pub fn in_log(&self) -> String {
        match self.code() {
            Some(code) => format!("{}: {code}", self.what()),
            None => self.what().to_owned(),
        }
    }

    fn what(&self) -> &'static str {
        match self {
            Self::Later { .. } => "not sent yet",
            Self::Refused { .. } => "refused",
            Self::Unsure { .. } => "perhaps sent",
        }
    }

    /// The mail was sent whole, and nobody knows more.
    pub(super) fn unsure(text: impl Into<String>) -> Self {
        Self::Unsure { text: text.into(), turned: Vec::new() }
    }

    /// The same fault, naming the recipient it is about.
    pub(super) fn about(mut self, recipient: &str) -> Self {
        match &mut self {
            Self::Later { text, .. } | Self::Refused { text, .. } | Self::Unsure { text, .. } => {
                *text = format!("<{recipient}>: {text}");
            }
        }
        self
    }
}

impl fmt::Display for SendFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Later { text, .. } | Self::Refused { text, .. } | Self::Unsure { text, .. }) = self;
        match self.code() {
            Some(code) => write!(f, "{}: {code} {text}", self.what()),
            None => write!(f, "{}: {text}", self.what()),
        }
    }
}

impl Error for SendFault {}

/// How far a mail had come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Connecting and signing in.
    Hello,
    /// Sender, recipients, and the mail up to but without its final dot.
    Offer,
    /// The final dot may have left.
    Dot,
}

/// What an error means for the mail, given how far it had come.
pub(super) fn fault(error: &smtp::Error, stage: Stage) -> SendFault {
    let text = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    let text = text.replace(['\r', '\n'], " ");
    match (error.status().map(u16::from), stage) {
        // 530 to 538 are about encryption and account (RFC 4954), whenever they come.
        (Some(code), Stage::Offer | Stage::Dot) if code >= 500 && !(530..=538).contains(&code) => {
            SendFault::Refused { code: Some(code), text }
        }
        (None, Stage::Dot) => SendFault::unsure(text),
        (code, _) => SendFault::Later { code, text },
    }
}
