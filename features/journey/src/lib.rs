//! Journeys: purchase, delivery, invoice, return. Each is owned by a department.

pub mod handing_over;

use base::{
    About, Act, DepartmentId, Error, Event, Moment, Result,
    words::{fold, line},
};
use people::{Admin, Department};
use serde::{Deserialize, Serialize};
use store::{On, sql};

store::id! {
    /// One journey.
    JourneyId
}

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];

/// What the audit log says of each event.
pub const TOLD: &[(&str, &str)] = &[("journey.changed", "journey-told-changed")];

/// Letters of a name.
const LONGEST: usize = 80;
/// Journeys, at most: as many as are read at once.
const MOST: i64 = 500;

/// What a customer goes through with us.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Journey {
    /// Its row.
    pub id: JourneyId,
    /// What it is called.
    pub name: String,
    /// Who answers for it.
    pub department_id: DepartmentId,
    /// Since when it is not chosen any more.
    pub archived_at: Option<Moment>,
    /// Its tickets are solved only when somebody has said what went wrong.
    pub cause_required: bool,
}

/// A journey as it is to be from now on.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Who answers for it.
    pub owner: DepartmentId,
    /// Whether it can be chosen.
    pub offered: bool,
    /// Whether its tickets are solved only with a cause.
    pub cause_required: bool,
}

/// A journey was made, or has another name or owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub journey: JourneyId,
    /// How it is called from now on.
    pub name: String,
    /// Who answers for it from now on.
    pub department: DepartmentId,
    /// Whether it can be chosen.
    pub offered: bool,
    /// Whether its tickets are solved only with a cause.
    #[serde(default)]
    pub cause_required: bool,
}
impl Event for Changed {
    const KIND: &'static str = "journey.changed";
}

impl Journey {
    /// Those that can be chosen, by name.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Journey>> {
        let all = Journey::ever(on).await?.into_iter();
        Ok(all.filter(|journey| journey.archived_at.is_none()).collect())
    }

    /// All there ever were, by name: for naming what happened.
    pub async fn ever(on: impl Into<On<'_>>) -> Result<Vec<Journey>> {
        Ok(sql!("SELECT id, name, department_id, archived_at, cause_required FROM journey ORDER BY name_key LIMIT 500")
            .all(on)
            .await?)
    }

    /// The journey of this id.
    pub async fn find(on: impl Into<On<'_>>, id: JourneyId) -> Result<Journey> {
        sql!("SELECT id, name, department_id, archived_at, cause_required FROM journey WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// Makes a journey.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty, long or taken, for an owner that takes no work, or when there are too
    /// many.
    pub async fn make(act: &mut Act, _by: &Admin, name: &str, owner: DepartmentId) -> Result<JourneyId> {
        let name = free(act, name, None).await?;
        let count: i64 = sql!("SELECT count(*) FROM journey").value(&mut *act).await?;
        if count >= MOST {
            return Err(Error::invalid("name", "journey-error-many"));
        }
        check_owner(act, owner).await?;
        let id: JourneyId =
            sql!("INSERT INTO journey (name, name_key, department_id, made_at) VALUES ($1, $2, $3, $4) RETURNING id")
                .bind(name.as_str())
                .bind(fold(&name))
                .bind(owner)
                .bind(act.now())
                .value(&mut *act)
                .await?;
        tell(act, id).await?;
        Ok(id)
    }

    /// Gives it another name or owner, puts it away, takes it out again, or asks its tickets for a cause.
    ///
    /// # Errors
    /// As [`Journey::make`]; [`Error::Missing`] when there is none.
    pub async fn change(act: &mut Act, _by: &Admin, id: JourneyId, kept: Kept<'_>) -> Result<()> {
        let name = free(act, kept.name, Some(id)).await?;
        check_owner(act, kept.owner).await?;
        let now = (!kept.offered).then_some(act.now());
        let changed = sql!(
            "UPDATE journey SET name = $2, name_key = $3, department_id = $4, archived_at = $5, cause_required = $6
             WHERE id = $1"
        )
        .bind(id)
        .bind(name.as_str())
        .bind(fold(&name))
        .bind(kept.owner)
        .bind(now)
        .bind(kept.cause_required)
        .run(&mut *act)
        .await?;
        if changed == 0 { Err(Error::Missing) } else { tell(act, id).await }
    }
}

async fn check_owner(act: &mut Act, owner: DepartmentId) -> Result<()> {
    match Department::open(act, owner).await? {
        Some(_) => Ok(()),
        None => Err(Error::invalid("department", "journey-error-owner")),
    }
}

async fn free(act: &mut Act, typed: &str, own: Option<JourneyId>) -> Result<String> {
    let name = line(typed);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Error::invalid("name", "journey-error-name"));
    }
    let taken: Option<(JourneyId,)> =
        sql!("SELECT id FROM journey WHERE name_key = $1").bind(fold(&name)).opt(act).await?;
    match taken {
        Some((id,)) if Some(id) != own => Err(Error::invalid("name", "journey-error-taken")),
        _ => Ok(name),
    }
}

async fn tell(act: &mut Act, id: JourneyId) -> Result<()> {
    let now = Journey::find(&mut *act, id).await?;
    let offered = now.archived_at.is_none();
    let (department, cause_required) = (now.department_id, now.cause_required);
    let event = Changed { journey: id, name: now.name, department, offered, cause_required };
    act.tell(About("journey", id.0), &event).await?;
    Ok(())
}
