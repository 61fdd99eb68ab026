//! What was found, as it is kept.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A result, in the words of RFC 8601, 2.7.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// It does not hold, says the domain, and may yet be honest.
    SoftFail,
    /// The domain says nothing about it, or it could not be read.
    Neutral,
    /// There is nothing to check.
    #[default]
    None,
    /// It cannot be known now.
    TempError,
    /// What the domain says cannot be understood.
    PermError,
}

impl Outcome {
    /// As RFC 8601 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::SoftFail => "softfail",
            Outcome::Neutral => "neutral",
            Outcome::None => "none",
            Outcome::TempError => "temperror",
            Outcome::PermError => "permerror",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Outcome {
    type Err = ();

    fn from_str(word: &str) -> Result<Outcome, ()> {
        Ok(match word.to_ascii_lowercase().as_str() {
            "pass" | "bestguesspass" => Outcome::Pass,
            "fail" | "hardfail" | "reject" => Outcome::Fail,
            "softfail" => Outcome::SoftFail,
            "neutral" | "policy" => Outcome::Neutral,
            "none" => Outcome::None,
            "temperror" => Outcome::TempError,
            "permerror" => Outcome::PermError,
            _ => return Err(()),
        })
    }
}

/// A result about a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What came of it.
    pub outcome: Outcome,
    /// Of which domain; of ARC, of the last who sealed.
    pub domain: String,
}

/// What came of one signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// What came of it.
    pub outcome: Outcome,
    /// Who signed.
    pub domain: String,
    /// With which of their keys.
    pub selector: String,
}

/// How something is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Nobody could say.
    #[default]
    Unknown,
    /// We asked the DNS.
    Asked,
    /// A mail server one believes told it, under this name.
    Told(String),
    /// A domain one believes sealed what it had found before it passed the mail on.
    Sealed(String),
}

/// What a mail proves about its sender.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Checked {
    /// How this is known.
    pub way: Way,
    /// The domain of its From, in lower case; empty when there is none.
    pub from: String,
    /// Whether its From names addresses of several domains, so that none of them answers for it.
    pub several: bool,
    /// The DNS did not answer when it should have been asked: the mail is not checked.
    #[serde(skip_serializing_if = "is_not")]
    pub unasked: bool,
    /// Whether the server that brought it may send for the envelope's sender; none when that was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spf: Option<Mark>,
    /// Its signatures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dkim: Vec<Signed>,
    /// Whether its From is what the domain says it must be; none when that cannot be judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dmarc: Option<Mark>,
    /// The DMARC record that is not met asks nobody to mind (`p=none`, RFC 9989): such a domain only watches.
    #[serde(skip_serializing_if = "is_not")]
    pub lenient: bool,
    /// Whether those who passed it on sealed it, and the last of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<Mark>,
}

impl Checked {
    /// Whether the DNS failed to answer at least once.
    pub(crate) fn met_trouble(&self) -> bool {
        self.outcomes().any(|outcome| outcome == Outcome::TempError)
    }

    /// Whether anything came of the asking.
    pub(crate) fn knows_something(&self) -> bool {
        self.outcomes().any(|outcome| outcome != Outcome::TempError)
    }

    fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        let marks = [&self.spf, &self.dmarc].into_iter().flatten().map(|mark| mark.outcome);
        marks.chain(self.dkim.iter().map(|signed| signed.outcome))
    }
}

fn is_not(so: &bool) -> bool {
    !so
}
