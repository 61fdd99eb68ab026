//! What of the desk a company uses: what it does not use is not shown, until it makes sense.

use crate::Company;
use base::{Act, Result, Setting};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

/// What of the desk a company uses, read with every session: whoever draws a page asks here, and nobody counts again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uses {
    /// Somebody else works here: questions, teams, giving to others, reading before it goes, standing in.
    pub colleagues: bool,
    /// There is more than one department to choose from.
    pub departments: bool,
    /// Mails lie in the folder for spam.
    pub spam: bool,
}

impl Uses {
    /// Of whoever is no browser: nothing is left out.
    pub const EVERYTHING: Uses = Uses { colleagues: true, departments: true, spam: true };
}

/// [`Uses`] as the statement of a session reads it.
#[derive(sqlx::FromRow)]
pub(crate) struct Counted {
    colleagues: bool,
    departments: bool,
    company: Option<Json<Company>>,
    folders: Option<Json<Folders>>,
}

impl Counted {
    /// Everything, when the company wants to see it all the same.
    pub(crate) fn uses(self) -> Uses {
        match self.company.is_some_and(|Json(company)| company.shows_all) {
            true => Uses::EVERYTHING,
            false => Uses {
                colleagues: self.colleagues,
                departments: self.departments,
                spam: self.folders.is_some_and(|Json(folders)| folders.spam),
            },
        }
    }
}

/// In which folders something lies: written by whoever fills and empties them, so that no page need look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Folders {
    spam: bool,
}

impl Setting for Folders {
    const NAME: &'static str = "folders";
}

impl Folders {
    /// Whether mails lie in the folder for spam. Only what is different is written: many deeds may say it at once.
    pub async fn hold_spam(act: &mut Act, any: bool) -> Result<()> {
        let before = Folders::read(&mut *act).await?;
        if before.spam != any {
            Folders { spam: any }.write(act).await?;
        }
        Ok(())
    }
}
