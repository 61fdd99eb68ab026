//! Prepared steps: a macro says what is written and what changes, shows it beforehand, and does it in one
//! deed or not at all.

mod applying;
mod planning;
pub mod retagging;
mod saving;
mod step;

pub use planning::{Change, Plan, Said, Surroundings};
pub use saving::NewMacro;
pub use step::{Assignee, Step, Words};

use base::{DepartmentId, Error, Moment, Result, StaffId};
use people::{Agent, Colleague, Staff, Supervisor};
use sqlx::types::Json;
use store::{On, Query};
use ticket::Ticket;

store::id! {
    /// A macro.
    MacroId
}

/// Prepared steps.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Macro {
    /// Its row.
    pub id: MacroId,
    /// By which it is found.
    pub name: String,
    /// Whose alone it is.
    pub owner_id: Option<StaffId>,
    /// Whose department's it is; of a shared one without department, everybody's.
    pub department_id: Option<DepartmentId>,
    /// What it does, in this order.
    pub steps: Json<Vec<Step>>,
    /// When it was archived.
    pub archived_at: Option<Moment>,
    /// How often it was used, by everybody.
    pub uses: i64,
}

const COLUMNS: &str = "SELECT m.id, m.name, m.owner_id, m.department_id, m.steps, m.archived_at, \
     CAST(COALESCE((SELECT SUM(u.uses) FROM macro_use u WHERE u.macro_id = m.id), 0) AS BIGINT) AS uses FROM macro m";

/// Macros a list shows at most.
const MOST: i64 = 500;
/// Macros offered at once.
const OFFERED: i64 = 20;

impl Macro {
    /// The macro of this id, if this colleague may see it: their own or a shared one.
    pub async fn seen_by(on: impl Into<On<'_>>, who: &Colleague, id: MacroId) -> Result<Macro> {
        let query = Query::new(COLUMNS).push(" WHERE (m.owner_id IS NULL").with(" OR m.owner_id = ", who.id);
        query.with(") AND m.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// What this colleague sees in the settings, by name: their own and all shared ones.
    pub async fn all(on: impl Into<On<'_>>, who: &Colleague, archived: bool) -> Result<Vec<Macro>> {
        let query = Query::new(COLUMNS).push(" WHERE (m.owner_id IS NULL").with(" OR m.owner_id = ", who.id).push(")");
        let query = query.push(if archived { " AND m.archived_at IS NOT NULL" } else { " AND m.archived_at IS NULL" });
        Ok(query.push(" ORDER BY m.name_key, m.id").with(" LIMIT ", MOST).all(on).await?)
    }

    /// What this agent may use on a ticket whose name holds every word of a search, most used first.
    pub async fn offered(on: impl Into<On<'_>>, by: &Agent, ticket: &Ticket, search: &str) -> Result<Vec<Macro>> {
        let mut on = on.into();
        let mine = Staff::departments(on.again(), by.id).await?;
        let departments: Vec<DepartmentId> = mine.iter().map(|d| d.id).chain([ticket.department_id]).collect();
        let mut query = Query::new(COLUMNS)
            .push(" WHERE m.archived_at IS NULL")
            .with(" AND (m.owner_id = ", by.id)
            .push(" OR m.owner_id IS NULL AND (m.department_id IS NULL")
            .with_in(" OR m.department_id", departments)
            .push("))");
        for word in base::words::fold(search).split_whitespace().take(8) {
            query = query.with(" AND m.name_key LIKE ", base::words::containing(word)).push(" ESCAPE '\\'");
        }
        let uses = " ORDER BY COALESCE((SELECT u.uses FROM macro_use u WHERE u.macro_id = m.id AND u.staff_id = ";
        Ok(query.with(uses, by.id).push("), 0) DESC, m.name_key, m.id").with(" LIMIT ", OFFERED).all(on).await?)
    }

    /// Whether this colleague may change it: their own, and whoever leads also what is shared.
    pub fn may_change(&self, who: &Colleague) -> bool {
        self.owner_id.map_or_else(|| Supervisor::of(who).is_ok(), |owner| owner == who.id)
    }
}
