//! Who answers for what and how they are reached, in their own words, and what a department promises the others.

use crate::{
    Admin, Colleague, Department, Membership, Staff,
    event::{DepartmentRegulated, StaffChanged},
};
use base::{About, Act, DepartmentId, Error, Moment, Result, StaffId, words::line};
use sqlx::types::Json;
use std::{collections::HashMap, time::Duration};
use store::{On, sql};

/// Letters of what somebody answers for.
const LONGEST: usize = 500;
/// Letters of how one reaches them, and of the languages they speak.
const SHORT: usize = 200;
/// Nobody promises an answer later than in so many minutes of working time: about a month.
const LATEST: i64 = 10_000;

/// What a department promises the others.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Regulation {
    /// Which department.
    pub department_id: DepartmentId,
    /// What it answers for; may be empty.
    pub answers_for: String,
    /// In so many minutes of its working time it answers a question.
    pub answer_minutes: i64,
    /// Who answers for it while its leads are away.
    pub deputy_id: Option<StaffId>,
}

/// What a department lacks to be reached at all times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nobody works there.
    People,
    /// Nobody leads it.
    Lead,
    /// Nobody stands in for whoever leads it.
    Deputy,
}

impl Lack {
    /// A message key.
    pub fn key(self) -> &'static str {
        match self {
            Lack::People => "people-lacks-people",
            Lack::Lead => "people-lacks-lead",
            Lack::Deputy => "people-lacks-deputy",
        }
    }
}

/// A change of what a department promises.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Regulated {
    /// When.
    pub at: Moment,
    /// Who changed it; nobody when it was the command line.
    pub actor_id: Option<StaffId>,
    /// What it promises since.
    pub data: Json<DepartmentRegulated>,
}

impl Regulation {
    /// Of every department that takes work, oldest first.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Regulation>> {
        Ok(sql!(
            "SELECT id AS department_id, answers_for, answer_minutes, deputy_id FROM department
             WHERE archived_at IS NULL ORDER BY id"
        )
        .all(on)
        .await?)
    }

    /// Of one department.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub async fn of(on: impl Into<On<'_>>, department: DepartmentId) -> Result<Regulation> {
        sql!("SELECT id AS department_id, answers_for, answer_minutes, deputy_id FROM department WHERE id = $1")
            .bind(department)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The working time in which a question is answered.
    pub fn answer_time(&self) -> Duration {
        Duration::from_secs(60 * u64::try_from(self.answer_minutes).unwrap_or_default())
    }

    /// Whether `by` may change it: who leads the department, and administrators.
    pub async fn may_change(on: impl Into<On<'_>>, by: &Colleague, department: DepartmentId) -> Result<bool> {
        if Admin::of(by).is_ok() {
            return Ok(true);
        }
        let leads: Option<(StaffId,)> =
            sql!("SELECT staff_id FROM staff_department WHERE department_id = $1 AND staff_id = $2 AND leads")
                .bind(department)
                .bind(by.id)
                .opt(on)
                .await?;
        Ok(leads.is_some())
    }

    /// A department promises something else.
    ///
    /// # Errors
    /// [`Error::Missing`] when `by` may not say so; [`Error::Invalid`] when an answer would take no time or too
    /// long, the words are too long, or the deputy does not work here or is the only one who leads it.
    pub async fn change(mut self, act: &mut Act, by: &Colleague) -> Result<()> {
        let id = self.department_id;
        if !Regulation::may_change(&mut *act, by, id).await? {
            return Err(Error::Missing);
        }
        self.answers_for = words(&self.answers_for)?;
        if !(1..=LATEST).contains(&self.answer_minutes) {
            return Err(Error::invalid("answer_minutes", "people-answer-minutes-wrong"));
        }
        if let Some(deputy) = self.deputy_id {
            let here = Staff::all(&mut *act).await?;
            if !here.iter().any(|person| person.id == deputy) {
                return Err(Error::invalid("deputy", "people-choice-wrong"));
            }
            let places = Department::memberships(&mut *act).await?;
            if self.leads(&places, &here).collect::<Vec<_>>() == [deputy] {
                return Err(Error::invalid("deputy", "people-deputy-leads"));
            }
        }
        if Regulation::of(&mut *act, id).await? == self {
            return Ok(());
        }
        sql!("UPDATE department SET answers_for = $2, answer_minutes = $3, deputy_id = $4 WHERE id = $1")
            .bind(id)
            .bind(self.answers_for.as_str())
            .bind(self.answer_minutes)
            .bind(self.deputy_id)
            .run(&mut *act)
            .await?;
        let (answers_for, answer_minutes, deputy) = (self.answers_for, self.answer_minutes, self.deputy_id);
        let event = DepartmentRegulated { department: id, answers_for, answer_minutes, deputy };
        act.tell(About("department", id.0), &event).await?;
        Ok(())
    }

    /// What it promised before, the newest first, and who changed it.
    pub async fn changes(on: impl Into<On<'_>>, department: DepartmentId) -> Result<Vec<Regulated>> {
        Ok(sql!(
            "SELECT at, CASE WHEN actor = 'staff' THEN actor_id END AS actor_id, data FROM event
             WHERE about = 'department' AND about_id = $1 AND kind = 'department.regulated' ORDER BY id DESC LIMIT 20"
        )
        .bind(department)
        .all(on)
        .await?)
    }

    /// Who answers for it while its leads are away; nobody when whoever was to do so has left.
    pub fn deputy(&self, here: &[Staff]) -> Option<StaffId> {
        self.deputy_id.filter(|deputy| here.iter().any(|person| person.id == *deputy))
    }

    /// Who of those who work here leads it.
    pub fn leads<'a>(&'a self, places: &'a [Membership], here: &'a [Staff]) -> impl Iterator<Item = StaffId> + 'a {
        let leads = places.iter().filter(move |place| place.department_id == self.department_id && place.leads);
        leads.map(|place| place.staff_id).filter(move |lead| here.iter().any(|person| person.id == *lead))
    }

    /// What the department lacks to be reached at all times.
    pub fn lacks(&self, places: &[Membership], here: &[Staff]) -> Vec<Lack> {
        let works = |place: &&Membership| {
            place.department_id == self.department_id && here.iter().any(|person| person.id == place.staff_id)
        };
        let leads: Vec<StaffId> = self.leads(places, here).collect();
        match (places.iter().filter(works).count(), leads.len(), self.deputy(here).filter(|who| !leads.contains(who))) {
            (0, ..) => vec![Lack::People],
            (_, 0, None) => vec![Lack::Lead, Lack::Deputy],
            (_, 0, Some(_)) => vec![Lack::Lead],
            // Of two who lead, each stands in for the other.
            (_, 1, None) => vec![Lack::Deputy],
            _ => Vec::new(),
        }
    }
}

impl Department {
    /// The working time in which it answers a question.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such department.
    pub async fn answer_time(on: impl Into<On<'_>>, id: DepartmentId) -> Result<Duration> {
        Ok(Regulation::of(on, id).await?.answer_time())
    }

    /// Departments that take work and lack somebody to be reached, each with what.
    pub async fn lacking(on: impl Into<On<'_>>) -> Result<Vec<(Department, Vec<Lack>)>> {
        let mut on = on.into();
        let (places, here) = (Department::memberships(on.again()).await?, Staff::all(on.again()).await?);
        let rules: HashMap<DepartmentId, Regulation> =
            Regulation::all(on.again()).await?.into_iter().map(|rule| (rule.department_id, rule)).collect();
        let all = Department::all(on).await?.into_iter();
        let lacks = |d: &Department| rules.get(&d.id).map(|rule| rule.lacks(&places, &here)).unwrap_or_default();
        Ok(all.map(|d| (lacks(&d), d)).filter(|(lacks, _)| !lacks.is_empty()).map(|(lacks, d)| (d, lacks)).collect())
    }
}

/// What somebody says of themselves to colleagues; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnWords {
    /// What they answer for.
    pub answers_for: String,
    /// In which languages one can talk to them.
    pub speaks: String,
    /// How they are reached beside the desk: a telephone, a room, when best.
    pub reach: String,
}

impl OwnWords {
    /// Of everybody who works here.
    pub async fn all(on: impl Into<On<'_>>) -> Result<HashMap<StaffId, OwnWords>> {
        type Row = (StaffId, String, String, String);
        let rows: Vec<Row> =
            sql!("SELECT id, answers_for, speaks, reach FROM staff WHERE left_at IS NULL ORDER BY id").all(on).await?;
        let own = |(id, answers_for, speaks, reach): Row| (id, OwnWords { answers_for, speaks, reach });
        Ok(rows.into_iter().map(own).collect())
    }

    /// Of one person.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is nobody.
    pub async fn of(on: impl Into<On<'_>>, who: StaffId) -> Result<OwnWords> {
        let row: Option<OwnWords> =
            sql!("SELECT answers_for, speaks, reach FROM staff WHERE id = $1").bind(who).opt(on).await?;
        row.ok_or(Error::Missing)
    }

    /// Says it of oneself.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it takes too many words.
    pub async fn say(self, act: &mut Act, who: StaffId) -> Result<()> {
        let new = OwnWords {
            answers_for: words(&self.answers_for)?,
            speaks: short(&self.speaks).ok_or_else(|| Error::invalid("speaks", "people-speaks-long"))?,
            reach: short(&self.reach).ok_or_else(|| Error::invalid("reach", "people-reach-long"))?,
        };
        let old = OwnWords::of(&mut *act, who).await?;
        let fields = [
            ("answers_for", old.answers_for != new.answers_for),
            ("speaks", old.speaks != new.speaks),
            ("reach", old.reach != new.reach),
        ];
        let changed: Vec<String> = fields.iter().filter(|(_, new)| *new).map(|(name, _)| (*name).to_owned()).collect();
        if changed.is_empty() {
            return Ok(());
        }
        sql!("UPDATE staff SET answers_for = $2, speaks = $3, reach = $4 WHERE id = $1")
            .bind(who)
            .bind(new.answers_for)
            .bind(new.speaks)
            .bind(new.reach)
            .run(&mut *act)
            .await?;
        act.tell(who, &StaffChanged { staff: who, changed }).await?;
        Ok(())
    }
}

fn short(text: &str) -> Option<String> {
    Some(line(text)).filter(|text| text.chars().count() <= SHORT)
}

fn words(text: &str) -> Result<String> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("answers_for", "people-answers-for-long"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    fn person(id: i64) -> Staff {
        Staff {
            id: StaffId(id),
            email: String::new(),
            name: String::new(),
            role: Role::Agent,
            language: "en".into(),
            zone: "UTC".into(),
            left_at: None,
            photo: None,
        }
    }

    #[test]
    fn a_department_lacks_people_then_a_lead_then_a_deputy() {
        let rule = |deputy: Option<i64>| Regulation {
            department_id: DepartmentId(1),
            answers_for: String::new(),
            answer_minutes: 240,
            deputy_id: deputy.map(StaffId),
        };
        let places = |all: &[(i64, bool)]| -> Vec<Membership> {
            let place = |(id, leads): &(i64, bool)| Membership {
                department_id: DepartmentId(1),
                staff_id: StaffId(*id),
                leads: *leads,
            };
            all.iter().map(place).collect()
        };
        let here = [person(1), person(2)];
        let lacks = |deputy, all: &[(i64, bool)]| rule(deputy).lacks(&places(all), &here);
        assert_eq!(lacks(None, &[(9, true)]), [Lack::People], "whoever has left works nowhere");
        assert_eq!(lacks(None, &[(1, false)]), [Lack::Lead, Lack::Deputy]);
        assert_eq!(lacks(None, &[(1, true)]), [Lack::Deputy]);
        assert_eq!(lacks(Some(2), &[(1, true)]), []);
        assert_eq!(lacks(Some(9), &[(1, true)]), [Lack::Deputy], "a deputy who has left stands in for nobody");
        assert_eq!(lacks(Some(1), &[(1, true)]), [Lack::Deputy], "nobody stands in for themselves");
        assert_eq!(lacks(None, &[(1, true), (2, true)]), []);
    }
}
