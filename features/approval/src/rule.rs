//! The rules, in their order: the first that fits decides.

use crate::{event::PolicyChanged, policy::Asked};
use base::{About, Act, DepartmentId, Error, Result, StaffId};
use people::{Admin, Department, Staff};
use serde::Serialize;
use store::{On, money::is_currency, sql};

store::id! {
    /// A rule.
    RuleId
}

store::enumeration! {
    /// How the database says whom a rule names.
    pub enum AskedWord {
        /// A department.
        Department = "department",
        /// A colleague.
        Staff = "staff",
        /// Who owns the journey.
        Owner = "owner",
        /// Who leads.
        Leads = "leads",
    }
}

/// Rules, at most.
const MOST: i64 = 100;
/// Asked by one rule, at most.
const MOST_ASKED: usize = 10;
/// Working time in which one decides, at most: a month of days.
const LONGEST: i64 = 31 * 24 * 60;

/// Whom to ask in which case. What it does not name, it does not care for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its row.
    pub id: RuleId,
    /// What is proposed.
    pub kind: Option<String>,
    /// ISO 4217, of `above` and `up_to`.
    pub currency: String,
    /// For what costs more, in minor units.
    pub above: Option<i64>,
    /// For what costs so much at most.
    pub up_to: Option<i64>,
    /// To which journey it belongs, by row.
    pub journey: Option<i64>,
    /// Whose case it is.
    pub department_id: Option<DepartmentId>,
    /// Even within the limit of whoever proposes.
    pub always: bool,
    /// Those asked decide one after the other.
    pub in_order: bool,
    /// Minutes of working time in which each should decide.
    pub minutes: i64,
    /// Whom; nobody: it is approved.
    pub asked: Vec<Asked>,
}

/// A rule to be made or changed; its fields are those of [`Rule`].
pub type NewRule = Rule;

#[derive(sqlx::FromRow)]
struct Row {
    id: RuleId,
    kind: Option<String>,
    currency: String,
    above: Option<i64>,
    up_to: Option<i64>,
    journey: Option<i64>,
    department_id: Option<DepartmentId>,
    always: bool,
    in_order: bool,
    minutes: i64,
}

type AskedRow = (RuleId, AskedWord, Option<DepartmentId>, Option<StaffId>);

impl Rule {
    /// All of them, in their order.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Rule>> {
        let mut on = on.into();
        let rows: Vec<Row> = sql!(
            "SELECT id, kind, currency, above, up_to, journey, department_id, always, in_order, minutes
             FROM approval_rule WHERE archived_at IS NULL ORDER BY place, id LIMIT 100"
        )
        .all(on.again())
        .await?;
        let asked: Vec<AskedRow> = sql!(
            "SELECT a.rule_id, a.whom, a.department_id, a.staff_id FROM approval_asked a
                 JOIN approval_rule r ON r.id = a.rule_id WHERE r.archived_at IS NULL ORDER BY a.id LIMIT 1000"
        )
        .all(on)
        .await?;
        let rule = |row: Row| Rule {
            asked: asked.iter().filter(|one| one.0 == row.id).filter_map(of_row).collect(),
            id: row.id,
            kind: row.kind,
            currency: row.currency,
            above: row.above,
            up_to: row.up_to,
            journey: row.journey,
            department_id: row.department_id,
            always: row.always,
            in_order: row.in_order,
            minutes: row.minutes,
        };
        Ok(rows.into_iter().map(rule).collect())
    }

    /// Adds a rule behind the others; its id is given by the database.
    ///
    /// # Errors
    /// [`Error::Invalid`] for limits that cross, a currency that is none, too many asked, or too many rules.
    pub async fn make(act: &mut Act, _by: &Admin, new: &NewRule) -> Result<RuleId> {
        check(act, new).await?;
        let count: i64 = sql!("SELECT count(*) FROM approval_rule WHERE archived_at IS NULL").value(&mut *act).await?;
        if count >= MOST {
            return Err(Error::invalid("kind", "approval-error-many"));
        }
        let place: Option<i64> = sql!("SELECT max(place) FROM approval_rule").value(&mut *act).await?;
        let id: RuleId = sql!(
            "INSERT INTO approval_rule (place, kind, currency, above, up_to, journey, department_id, always, in_order, minutes, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id"
        )
        .bind(place.unwrap_or_default() + 1)
        .bind(new.kind.clone())
        .bind(new.currency.as_str())
        .bind(new.above)
        .bind(new.up_to)
        .bind(new.journey)
        .bind(new.department_id)
        .bind(new.always)
        .bind(new.in_order)
        .bind(new.minutes)
        .bind(act.now())
        .value(&mut *act)
        .await?;
        for asked in &new.asked {
            let (word, department, staff) = columns(*asked);
            sql!("INSERT INTO approval_asked (rule_id, whom, department_id, staff_id) VALUES ($1, $2, $3, $4)")
                .bind(id)
                .bind(word)
                .bind(department)
                .bind(staff)
                .run(&mut *act)
                .await?;
        }
        let after = serde_json::to_value(Rule { id, ..new.clone() })?;
        changed(act, PolicyChanged { what: "rule".into(), after, ..PolicyChanged::default() }).await?;
        Ok(id)
    }

    /// Takes a rule away. What was asked by it stays asked.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub async fn remove(act: &mut Act, _by: &Admin, id: RuleId) -> Result<()> {
        let all = Rule::all(&mut *act).await?;
        let rule = all.into_iter().find(|rule| rule.id == id).ok_or(Error::Missing)?;
        sql!("UPDATE approval_rule SET archived_at = $2 WHERE id = $1").bind(id).bind(act.now()).run(&mut *act).await?;
        let before = serde_json::to_value(rule)?;
        changed(act, PolicyChanged { what: "rule".into(), before, ..PolicyChanged::default() }).await
    }

    /// Changes places with the rule before it.
    pub async fn raise(act: &mut Act, _by: &Admin, id: RuleId) -> Result<()> {
        let all: Vec<(RuleId, i64)> =
            sql!("SELECT id, place FROM approval_rule WHERE archived_at IS NULL ORDER BY place, id LIMIT 100")
                .all(&mut *act)
                .await?;
        let at = all.iter().position(|(one, _)| *one == id).ok_or(Error::Missing)?;
        let Some((before, place)) = at.checked_sub(1).and_then(|before| all.get(before)).copied() else {
            return Ok(());
        };
        for (rule, place) in [(id, place), (before, all[at].1)] {
            sql!("UPDATE approval_rule SET place = $2 WHERE id = $1").bind(rule).bind(place).run(&mut *act).await?;
        }
        let ids: Vec<RuleId> = all.iter().map(|(rule, _)| *rule).collect();
        let mut after = ids.clone();
        after.swap(at - 1, at);
        let (before, after) = (serde_json::to_value(ids)?, serde_json::to_value(after)?);
        changed(act, PolicyChanged { what: "order".into(), before, after }).await
    }
}

async fn changed(act: &mut Act, what: PolicyChanged) -> Result<()> {
    act.tell(About("approval", 0), &what).await?;
    Ok(())
}

async fn check(act: &mut Act, new: &NewRule) -> Result<()> {
    if !is_currency(&new.currency) {
        return Err(Error::invalid("currency", "approval-error-currency"));
    }
    let negative = new.above.into_iter().chain(new.up_to).any(|amount| amount < 0);
    if negative || new.above.zip(new.up_to).is_some_and(|(above, most)| above >= most) {
        return Err(Error::invalid("above", "approval-error-amount"));
    }
    if !(1..=LONGEST).contains(&new.minutes) {
        return Err(Error::invalid("hours", "approval-error-time"));
    }
    if new.asked.len() > MOST_ASKED {
        return Err(Error::invalid("asked", "approval-error-asked"));
    }
    for asked in &new.asked {
        match asked {
            Asked::Department(id) => drop(Department::find(&mut *act, *id).await?),
            Asked::Staff(id) => drop(Staff::find(&mut *act, *id).await?),
            Asked::Owner | Asked::Leads => {}
        }
    }
    Ok(())
}

fn columns(asked: Asked) -> (AskedWord, Option<DepartmentId>, Option<StaffId>) {
    match asked {
        Asked::Department(id) => (AskedWord::Department, Some(id), None),
        Asked::Staff(id) => (AskedWord::Staff, None, Some(id)),
        Asked::Owner => (AskedWord::Owner, None, None),
        Asked::Leads => (AskedWord::Leads, None, None),
    }
}

fn of_row((_, word, department, staff): &AskedRow) -> Option<Asked> {
    match word {
        AskedWord::Department => department.map(Asked::Department),
        AskedWord::Staff => staff.map(Asked::Staff),
        AskedWord::Owner => Some(Asked::Owner),
        AskedWord::Leads => Some(Asked::Leads),
    }
}
