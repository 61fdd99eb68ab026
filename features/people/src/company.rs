//! The company.

use crate::{Admin, Session, event::CompanyChanged, naming};
use base::{About, Act, DepartmentId, Error, Result, Setting};
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
    /// Whether everybody must have a second step of signing in.
    pub second_step: bool,
    /// Who answers what comes by no mailbox, unless whoever writes it down says otherwise; the oldest
    /// department when nothing was chosen.
    pub department: Option<DepartmentId>,
    /// Days after which a solved ticket is closed; never when nothing was chosen.
    pub close_after_days: Option<u32>,
    /// Whether pages show also what the company does not use yet, see [`crate::Uses`].
    pub shows_all: bool,
    /// Whether numbers of payment cards are hidden in what customers and colleagues write.
    pub hides_cards: bool,
}

impl Default for Company {
    fn default() -> Self {
        Company {
            name: String::new(),
            language: "en".into(),
            zone: "UTC".into(),
            undo_seconds: 10,
            second_step: false,
            department: None,
            close_after_days: None,
            shows_all: false,
            hides_cards: true,
        }
    }
}

impl Setting for Company {
    const NAME: &'static str = "company";
}

/// The longest time in which a sent answer can be taken back.
pub const LONGEST_UNDO: u32 = 120;

impl Company {
    /// Decides anew, and tells what is different.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or answers would be held back for too long.
    pub async fn change(mut self, act: &mut Act, _by: &Admin) -> Result<()> {
        self.name = naming::named(&self.name)?;
        if self.undo_seconds > LONGEST_UNDO {
            return Err(Error::invalid("undo", "people-undo-wrong"));
        }
        if self.close_after_days.is_some_and(|days| !(1..=365).contains(&days)) {
            return Err(Error::invalid("close", "people-close-wrong"));
        }
        let before = Company::read(&mut *act).await?;
        let changed = before.differences(&self)?;
        if changed.is_empty() {
            return Ok(());
        }
        self.write(act).await?;
        if before.second_step && !self.second_step {
            Session::release_all(act).await?;
        }
        act.tell(About("company", 0), &CompanyChanged { changed }).await?;
        Ok(())
    }

    /// The names of what `other` decides differently.
    fn differences(&self, other: &Company) -> Result<Vec<String>> {
        let (mine, theirs) = (serde_json::to_value(self)?, serde_json::to_value(other)?);
        let fields = theirs.as_object().into_iter().flatten();
        Ok(fields.filter(|(name, value)| mine.get(name) != Some(value)).map(|(name, _)| name.clone()).collect())
    }
}
