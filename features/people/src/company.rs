//! The company.

use base::Setting;
use serde::{Deserialize, Serialize};

/// What the company has decided about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// Its name; empty until the first admin has given one.
    pub name: String,
    /// Language of screens for people who have not chosen: en, ru, bg, hr.
    pub language: String,
    /// IANA time zone.
    pub zone: String,
    /// Seconds in which a sent answer can be taken back.
    pub undo_seconds: u32,
}

impl Default for Company {
    fn default() -> Self {
        Company { name: String::new(), language: "en".into(), zone: "UTC".into(), undo_seconds: 10 }
    }
}

impl Setting for Company {
    const NAME: &'static str = "company";
}
