//! Whom one tells something: a colleague with what they want to be told.

use crate::{Kind, Preferences};
use base::{DepartmentId, Look, Moment, Result, StaffId};
use jiff::tz::TimeZone;
use people::{Contacts, Department, Role, Staff};
use question::{Question, QuestionId};
use sqlx::types::Json;
use std::time::Duration;
use store::{On, Query, sql};

/// Someone who was at the desk so lately is still there.
const HERE: Duration = Duration::from_secs(5 * 60);

/// A colleague with what they want to be told.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reader {
    /// Who.
    pub id: StaffId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they may be told about.
    pub role: Role,
    /// Of what they are told: en, ru, bg, hr.
    pub language: String,
    zone: String,
    preferences: Option<Json<Preferences>>,
}

impl Reader {
    /// These people, as far as they still work here.
    pub async fn among(on: impl Into<On<'_>>, ids: impl IntoIterator<Item = StaffId>) -> Result<Vec<Reader>> {
        let ids: Vec<StaffId> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let query = Query::new(
            "SELECT s.id, s.name, s.email, s.role, s.language, s.zone, p.value AS preferences
             FROM staff s LEFT JOIN notice_preference p ON p.staff_id = s.id WHERE s.left_at IS NULL",
        );
        Ok(query.with_in(" AND s.id", ids).push(" ORDER BY s.id").all(on).await?)
    }

    /// This person, if they still work here.
    pub async fn find(on: impl Into<On<'_>>, id: StaffId) -> Result<Option<Reader>> {
        Ok(Reader::among(on, [id]).await?.pop())
    }

    /// What they may see of customers.
    pub async fn contacts(&self, on: impl Into<On<'_>>) -> Result<Contacts> {
        Department::shows_to(on, self.id, self.role).await
    }

    /// What they want to be told.
    pub fn preferences(&self) -> Preferences {
        self.preferences.as_ref().map(|p| p.0.clone()).unwrap_or_default()
    }

    /// Where their clock hangs.
    pub fn zone(&self) -> TimeZone {
        people::time_zone(&self.zone)
    }

    /// Whether such news about this ticket or question are for them: collaborators know what they were asked,
    /// what they ask, what those they lead owe, and what they were asked into.
    pub async fn may_know(
        &self,
        look: &Look,
        kind: Kind,
        (about, question): (i64, Option<QuestionId>),
    ) -> Result<bool> {
        if self.role.may_answer() {
            return Ok(true);
        }
        if !Kind::of_role(self.role).any(|known| known == kind) {
            return Ok(false);
        }
        if kind.about().is_some() {
            return Ok(true);
        }
        if let Some(question) = question {
            let question = Question::find(look, question).await?;
            if question.concerns(look, self.id, look.now()).await? {
                return Ok(true);
            }
        }
        let let_in: Option<(StaffId,)> =
            sql!("SELECT staff_id FROM ticket_access WHERE ticket_id = $1 AND staff_id = $2")
                .bind(about)
                .bind(self.id)
                .opt(look)
                .await?;
        Ok(let_in.is_some())
    }

    /// Whether they are at the desk: a page is open, or was a few minutes ago.
    pub async fn is_here(&self, desk: &base::Desk, now: Moment) -> Result<bool> {
        if desk.is_open(&Staff::topic(self.id)) {
            return Ok(true);
        }
        let seen: Option<(i64,)> = sql!("SELECT id FROM session WHERE staff_id = $1 AND seen_at > $2 LIMIT 1")
            .bind(self.id)
            .bind(now.minus(HERE))
            .opt(&desk.look())
            .await?;
        Ok(seen.is_some())
    }
}

/// Who serves customers in a department.
pub async fn servers(on: impl Into<On<'_>>, department: DepartmentId) -> Result<Vec<StaffId>> {
    let rows: Vec<(StaffId,)> = sql!(
        "SELECT s.id FROM staff s JOIN staff_department d ON d.staff_id = s.id
         WHERE d.department_id = $1 AND s.left_at IS NULL AND s.role <> 'collaborator' ORDER BY s.id LIMIT 200"
    )
    .bind(department)
    .all(on)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Everybody who works in a department, collaborators too.
pub async fn members(on: impl Into<On<'_>>, department: DepartmentId) -> Result<Vec<StaffId>> {
    let rows: Vec<(StaffId,)> = sql!(
        "SELECT s.id FROM staff s JOIN staff_department d ON d.staff_id = s.id
         WHERE d.department_id = $1 AND s.left_at IS NULL ORDER BY s.id LIMIT 200"
    )
    .bind(department)
    .all(on)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Who leads a department: whom its page says, else its supervisors, else all supervisors, else the admins.
pub async fn leads(on: impl Into<On<'_>>, department: Option<DepartmentId>) -> Result<Vec<StaffId>> {
    let mut on = on.into();
    let said: Vec<(StaffId,)> = sql!(
        "SELECT s.id FROM staff s JOIN staff_department d ON d.staff_id = s.id
         WHERE d.department_id = $1 AND d.leads AND s.left_at IS NULL AND s.role <> 'collaborator' ORDER BY s.id LIMIT 200"
    )
    .bind(department)
    .all(on.again())
    .await?;
    if !said.is_empty() {
        return Ok(said.into_iter().map(|(id,)| id).collect());
    }
    let rows: Vec<(StaffId, Role, Option<DepartmentId>)> = sql!(
        "SELECT s.id, s.role, d.department_id FROM staff s LEFT JOIN staff_department d ON d.staff_id = s.id
         WHERE s.left_at IS NULL AND s.role IN ('admin', 'supervisor') ORDER BY s.id LIMIT 1000"
    )
    .all(on)
    .await?;
    let of = |role: Role, within: Option<DepartmentId>| {
        let mut ids: Vec<StaffId> = rows
            .iter()
            .filter(|(_, r, d)| *r == role && (within.is_none() || *d == within))
            .map(|(id, _, _)| *id)
            .collect();
        ids.dedup();
        ids
    };
    let choices = [of(Role::Supervisor, department), of(Role::Supervisor, None), of(Role::Admin, None)];
    Ok(choices.into_iter().find(|ids| !ids.is_empty()).unwrap_or_default())
}
