//! What of the desk a company uses: what it does not use is not shown, until it makes sense.

use crate::Company;
use sqlx::types::Json;

/// What of the desk a company uses, read with every session: whoever draws a page asks here, and nobody counts again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uses {
    /// Somebody else works here: questions, teams, giving to others, reading before it goes, standing in.
    pub colleagues: bool,
    /// There is more than one department to choose from.
    pub departments: bool,
}

impl Uses {
    /// Of whoever is no browser: nothing is left out.
    pub const EVERYTHING: Uses = Uses { colleagues: true, departments: true };
}

/// [`Uses`] as the statement of a session reads it.
#[derive(sqlx::FromRow)]
pub(crate) struct Counted {
    colleagues: bool,
    departments: bool,
    company: Option<Json<Company>>,
}

impl Counted {
    /// Everything, when the company wants to see it all the same.
    pub(crate) fn uses(self) -> Uses {
        match self.company.is_some_and(|Json(company)| company.shows_all) {
            true => Uses::EVERYTHING,
            false => Uses { colleagues: self.colleagues, departments: self.departments },
        }
    }
}
