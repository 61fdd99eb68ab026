//! What the owner of an improvement says to it.

use crate::{
    Improvement, ImprovementId, ImprovementState,
    event::{Accepted, Declined, Done, Given, Renamed},
    recording::{check_owner, checked},
};
use base::{Act, DepartmentId, Error, Result, Setting, words::fold};
use jiff::{civil::Date, tz::TimeZone};
use people::{Colleague, Company, Department, Role};
use store::{Moment, On, sql};

/// Letters of a reason.
const LONGEST_WHY: usize = 500;
/// Nobody plans further ahead, in days.
const FURTHEST: i64 = 5 * 366;

/// An improvement in the hands of somebody who answers for it: whoever belongs to the department that owns it, or an
/// administrator. Locked until the act ends.
#[derive(Clone, Debug)]
pub struct Owned {
    improvement: Improvement,
    /// Its owner's hands do not see all of its title.
    hidden: bool,
}

impl std::ops::Deref for Owned {
    type Target = Improvement;
    fn deref(&self) -> &Improvement {
        &self.improvement
    }
}

impl Improvement {
    /// Whether this colleague answers for it.
    pub async fn is_owned_by(&self, on: impl Into<On<'_>>, who: &Colleague) -> Result<bool> {
        if who.role == Role::Admin {
            return Ok(true);
        }
        let places = Department::memberships(on).await?;
        Ok(places.iter().any(|place| place.staff_id == who.id && place.department_id == self.department_id))
    }

    /// Whether its title holds what this colleague is not shown: they would save what stands instead.
    pub fn hides_from(&self, who: &Colleague) -> bool {
        who.contacts().words(self.title.clone()) != self.title
    }

    /// Takes it into the hands of its owner.
    ///
    /// # Errors
    /// [`Error::Refused`] for everybody else.
    pub async fn owned(act: &mut Act, who: &Colleague, id: ImprovementId) -> Result<Owned> {
        let improvement = Improvement::locked(act, id).await?;
        match improvement.is_owned_by(&mut *act, who).await? {
            true => Ok(Owned { hidden: improvement.hides_from(who), improvement }),
            false => Err(Error::refused("improvement-error-others")),
        }
    }
}

/// The day it is, where the company is.
pub(crate) fn today(now: Moment, zone: &TimeZone) -> Date {
    now.there(zone).date()
}

impl Owned {
    /// It will be done by a day, or by another one than was said.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a day that has passed or lies beyond all plans.
    pub async fn accept(&self, act: &mut Act, due: Date) -> Result<()> {
        let zone = Company::read(&mut *act).await?.time_zone();
        let today = today(act.now(), &zone);
        let days = today.until(due).map_or(i64::MAX, |span| i64::from(span.get_days()));
        if !(0..=FURTHEST).contains(&days) {
            return Err(Error::invalid("due", "improvement-error-due"));
        }
        let due_on = due.to_string();
        let again = self.state == ImprovementState::Accepted;
        if again && self.due_on.as_deref() == Some(due_on.as_str()) {
            return Ok(());
        }
        self.become_(act, ImprovementState::Accepted, (Some(&due_on), "")).await?;
        act.tell(self.id, &Accepted { improvement: self.id, due_on, again }).await?;
        Ok(())
    }

    /// It will not be done.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a reason; [`Error::Refused`] when it is done or declined.
    pub async fn decline(&self, act: &mut Act, why: &str) -> Result<()> {
        let why = why.trim();
        if why.is_empty() || why.chars().count() > LONGEST_WHY {
            return Err(Error::invalid("why", "improvement-error-why"));
        }
        if matches!(self.state, ImprovementState::Done | ImprovementState::Declined) {
            return Err(Error::refused("improvement-error-over"));
        }
        self.become_(act, ImprovementState::Declined, (None, why)).await?;
        act.tell(self.id, &Declined { improvement: self.id, why: why.to_owned() }).await?;
        Ok(())
    }

    /// It is done: from now on such tickets came back.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is done or declined.
    pub async fn finish(&self, act: &mut Act) -> Result<()> {
        if matches!(self.state, ImprovementState::Done | ImprovementState::Declined) {
            return Err(Error::refused("improvement-error-over"));
        }
        self.become_(act, ImprovementState::Done, (None, "")).await?;
        let now = act.now();
        sql!("UPDATE improvement SET done_at = $2 WHERE id = $1").bind(self.id).bind(now).run(&mut *act).await?;
        act.tell(self.id, &Done { improvement: self.id }).await?;
        Ok(())
    }

    /// Another department owns it, and has not said anything yet.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a department that takes no work, and for the same one.
    pub async fn give(&self, act: &mut Act, department: DepartmentId) -> Result<()> {
        check_owner(act, department).await?;
        if department == self.department_id {
            return Err(Error::invalid("department", "improvement-error-given"));
        }
        self.hand_to(act, department).await
    }

    /// It is called otherwise.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a title that is empty or too long; [`Error::Refused`] for whoever is not shown all of it.
    pub async fn rename(&self, act: &mut Act, title: &str) -> Result<()> {
        if self.hidden {
            return Err(Error::refused("improvement-error-hidden"));
        }
        let title = checked(title)?;
        if title == self.title {
            return Ok(());
        }
        sql!("UPDATE improvement SET title = $2, title_key = $3 WHERE id = $1")
            .bind(self.id)
            .bind(title.as_str())
            .bind(fold(&title))
            .run(&mut *act)
            .await?;
        act.tell(self.id, &Renamed { improvement: self.id }).await?;
        Improvement::refresh(act, self.id);
        Ok(())
    }
}

impl Improvement {
    /// Another department owns it from now on.
    pub(crate) async fn hand_to(&self, act: &mut Act, department: DepartmentId) -> Result<()> {
        sql!("UPDATE improvement SET department_id = $2 WHERE id = $1")
            .bind(self.id)
            .bind(department)
            .run(&mut *act)
            .await?;
        // What one department promised, another has not.
        if self.state == ImprovementState::Accepted {
            self.become_(act, ImprovementState::Proposed, (None, "")).await?;
        }
        act.tell(self.id, &Given { improvement: self.id, department }).await?;
        Improvement::refresh(act, self.id);
        Ok(())
    }

    async fn become_(&self, act: &mut Act, state: ImprovementState, (due, why): (Option<&str>, &str)) -> Result<()> {
        let now = act.now();
        sql!("UPDATE improvement SET state = $2, state_at = $3, due_on = $4, reason = $5 WHERE id = $1")
            .bind(self.id)
            .bind(state)
            .bind(now)
            .bind(due.map(str::to_owned))
            .bind(why)
            .run(&mut *act)
            .await?;
        Improvement::refresh(act, self.id);
        Ok(())
    }
}
