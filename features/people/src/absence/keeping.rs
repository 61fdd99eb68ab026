//! Saying that someone is away, and that they are back.

use super::{Absence, AbsenceId, Absences, COLUMNS, Duty, may_arrange};
use crate::{
    Colleague, Staff,
    event::{AbsenceBegan, AbsenceCalledOff, AbsenceChanged, AbsenceEnded, AbsencePlanned},
};
use base::{Act, Deed, Error, Future, Moment, Result, StaffId, Why};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};
use store::{Query, sql};

/// The job by which an absence begins at its time.
pub const BEGINS: &str = "people.absence_begins";
/// The job by which an absence is over at its time.
pub const ENDS: &str = "people.absence_ends";

/// Letters of a reason.
const LONGEST: usize = 300;
/// Absences of one person that are not over.
const MOST: usize = 50;
/// Someone ill is often written down later than they fell ill.
const LONG_AGO: Duration = Duration::from_secs(31 * 24 * 3600);

/// Someone is or will be away.
#[derive(Clone, Debug)]
pub struct NewAbsence {
    /// Who.
    pub staff: StaffId,
    /// From when on.
    pub since: Moment,
    /// From when on they are back; until further notice when nobody knows.
    pub until: Option<Moment>,
    /// Who stands in.
    pub substitute: Option<StaffId>,
    /// Who stands in for one duty instead.
    pub by_duty: Vec<(Duty, StaffId)>,
    /// Why; colleagues see it.
    pub reason: String,
}

impl NewAbsence {
    fn named(&self, duty: Duty) -> Option<StaffId> {
        self.by_duty.iter().find(|(named, _)| *named == duty).map(|(_, who)| *who).or(self.substitute)
    }

    fn everybody_named(&self) -> impl Iterator<Item = StaffId> {
        self.by_duty.iter().map(|(_, who)| *who).chain(self.substitute)
    }

    fn as_absence(&self, id: AbsenceId) -> Absence {
        Absence {
            id,
            staff_id: self.staff,
            since: self.since,
            until: self.until,
            substitute_id: self.substitute,
            reason: self.reason.clone(),
            began_at: None,
            ended_at: None,
        }
    }
}

impl Absence {
    /// Someone is or will be away; what waits for them passes on when it begins.
    ///
    /// # Errors
    /// [`Error::Missing`] when `by` may not say so; [`Error::Invalid`] when they would be back before they go,
    /// are away then already or far too often, or the substitute is themselves, has left, may not answer customers where the
    /// one who is away does, or is away then and names them in turn.
    pub async fn plan(act: &mut Act, by: &Colleague, new: &NewAbsence) -> Result<AbsenceId> {
        new.lock_people(act).await?;
        let new = new.checked(act, by, None).await?;
        let id: AbsenceId = sql!(
            "INSERT INTO absence (staff_id, since, until, substitute_id, reason, made_by, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id"
        )
        .bind(new.staff)
        .bind(new.since)
        .bind(new.until)
        .bind(new.substitute)
        .bind(new.reason.as_str())
        .bind(Some(by.id).filter(|id| id.0 != 0))
        .bind(act.now())
        .value(&mut *act)
        .await?;
        name_substitutes(act, id, &new.by_duty).await?;
        act.tell(new.staff, &AbsencePlanned { staff: new.staff, absence: id }).await?;
        set_alarms(act, id, &new).await?;
        Ok(id)
    }

    /// Changes when it is over, who stands in and why; and when it begins, unless it has begun. What has been
    /// passed on stays with whoever has it.
    ///
    /// # Errors
    /// As [`Absence::plan`]; [`Error::Missing`] too when it is over.
    pub async fn change(act: &mut Act, by: &Colleague, id: AbsenceId, new: &NewAbsence) -> Result<()> {
        let staff = Absence::find(&mut *act, id).await?.staff_id;
        let new = NewAbsence { staff, ..new.clone() };
        new.lock_people(act).await?;
        let before = Absence::locked(act, id).await?;
        let since = if before.began_at.is_some() { before.since } else { new.since };
        let new = NewAbsence { since, ..new }.checked(act, by, Some(&before)).await?;
        sql!("UPDATE absence SET since = $2, until = $3, substitute_id = $4, reason = $5 WHERE id = $1")
            .bind(id)
            .bind(new.since)
            .bind(new.until)
            .bind(new.substitute)
            .bind(new.reason.as_str())
            .run(&mut *act)
            .await?;
        sql!("DELETE FROM absence_substitute WHERE absence_id = $1").bind(id).run(&mut *act).await?;
        name_substitutes(act, id, &new.by_duty).await?;
        act.tell(new.staff, &AbsenceChanged { staff: new.staff, absence: id }).await?;
        set_alarms(act, id, &new).await
    }

    /// This absence, which nobody else begins, ends or changes meanwhile.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is over.
    async fn locked(act: &mut Act, id: AbsenceId) -> Result<Absence> {
        let query = Query::new(COLUMNS).with(" AND id = ", id).for_update(act.engine());
        let absence: Absence = query.opt(&mut *act).await?.ok_or(Error::Missing)?;
        let over = absence.ended_at.is_some() || absence.over().is_some_and(|over| over <= act.now());
        if over { Err(Error::Missing) } else { Ok(absence) }
    }

    /// They are back earlier than planned, or need not go at all.
    ///
    /// # Errors
    /// [`Error::Missing`] when `by` may not say so, or it is over.
    pub async fn end(act: &mut Act, by: &Colleague, id: AbsenceId) -> Result<()> {
        let absence = Absence::find(&mut *act, id).await?;
        if !may_arrange(&mut *act, by, absence.staff_id).await? || !over_now(act, id).await? {
            return Err(Error::Missing);
        }
        match absence.began_at {
            Some(_) => told_over(act, &absence).await,
            None => {
                let event = AbsenceCalledOff { staff: absence.staff_id, absence: id };
                act.tell(absence.staff_id, &event).await?;
                act.refresh(Staff::topic(absence.staff_id));
                Ok(())
            }
        }
    }

    /// Its time has come. An alarm of an earlier plan finds another moment and does nothing.
    async fn begin(act: &mut Act, id: AbsenceId, since: Moment) -> Result<()> {
        let begun: Option<(StaffId,)> = sql!(
            "UPDATE absence SET began_at = $3 WHERE id = $1 AND since = $2 AND began_at IS NULL AND ended_at IS NULL
             RETURNING staff_id"
        )
        .bind(id)
        .bind(since)
        .bind(act.now())
        .opt(&mut *act)
        .await?;
        if let Some((staff,)) = begun {
            act.tell(staff, &AbsenceBegan { staff, absence: id }).await?;
            act.refresh(Staff::topic(staff));
        }
        Ok(())
    }

    async fn pass(act: &mut Act, id: AbsenceId, until: Moment) -> Result<()> {
        let absence = Absence::find(&mut *act, id).await?;
        if absence.until == Some(until) && over_now(act, id).await? {
            told_over(act, &absence).await?;
        }
        Ok(())
    }
}

/// Whether it was not over before.
async fn over_now(act: &mut Act, id: AbsenceId) -> Result<bool> {
    let ended = sql!("UPDATE absence SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
        .bind(id)
        .bind(act.now())
        .run(act)
        .await?;
    Ok(ended > 0)
}

async fn told_over(act: &mut Act, absence: &Absence) -> Result<()> {
    act.tell(absence.staff_id, &AbsenceEnded { staff: absence.staff_id, absence: absence.id }).await?;
    act.refresh(Staff::topic(absence.staff_id));
    Ok(())
}

async fn name_substitutes(act: &mut Act, id: AbsenceId, by_duty: &[(Duty, StaffId)]) -> Result<()> {
    for (duty, who) in by_duty {
        sql!("INSERT INTO absence_substitute (absence_id, duty, substitute_id) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(*duty)
            .bind(*who)
            .run(&mut *act)
            .await?;
    }
    Ok(())
}

/// It begins and ends at its times; at once, when one has come.
async fn set_alarms(act: &mut Act, id: AbsenceId, new: &NewAbsence) -> Result<()> {
    if new.since <= act.now() {
        Absence::begin(act, id, new.since).await?;
    } else {
        act.enqueue(BEGINS, json!({ "absence": id, "since": new.since }), new.since, None).await?;
    }
    match new.until {
        Some(until) => act.enqueue(ENDS, json!({ "absence": id, "until": until }), until, None).await,
        None => Ok(()),
    }
}

impl NewAbsence {
    /// Whoever is away and whoever stands in, locked in the order of their rows: two plans that speak of one
    /// person are looked at one after the other, and nobody named leaves meanwhile.
    async fn lock_people(&self, act: &mut Act) -> Result<()> {
        let people: BTreeSet<StaffId> = self.everybody_named().chain([self.staff]).collect();
        for who in people {
            let query = Query::new("SELECT id FROM staff WHERE id = ").with("", who).for_update(act.engine());
            let _known: Option<(StaffId,)> = query.opt(&mut *act).await?;
        }
        Ok(())
    }

    /// As it is kept, when nothing is wrong with it; `own` is what it was before. Its people are locked.
    async fn checked(&self, act: &mut Act, by: &Colleague, own: Option<&Absence>) -> Result<NewAbsence> {
        let mut new = NewAbsence { reason: self.reason.trim().to_owned(), ..self.clone() };
        new.by_duty.sort_unstable();
        new.by_duty.dedup_by_key(|(duty, _)| *duty);
        let person = Staff::find(&mut *act, new.staff).await?;
        if person.left_at.is_some() || !may_arrange(&mut *act, by, new.staff).await? {
            return Err(Error::Missing);
        }
        let has_begun = own.is_some_and(|own| own.began_at.is_some());
        if !has_begun && new.since < act.now().minus(LONG_AGO) {
            return Err(Error::invalid("since", "people-absence-long-ago"));
        }
        if new.until.is_some_and(|until| until <= new.since || until <= act.now()) {
            return Err(Error::invalid("until", "people-absence-until-wrong"));
        }
        if new.reason.chars().count() > LONGEST {
            return Err(Error::invalid("reason", "people-absence-reason-long"));
        }
        new.check_substitutes(act, &person).await?;
        new.check_others(act, own.map(|own| own.id)).await?;
        Ok(new)
    }

    async fn check_substitutes(&self, act: &mut Act, person: &Staff) -> Result<()> {
        for who in self.everybody_named() {
            if who == self.staff {
                return Err(Error::invalid("substitute", "people-absence-substitute-self"));
            }
            let gone = || Error::invalid("substitute", "people-absence-substitute-gone");
            match Staff::find(&mut *act, who).await {
                Ok(substitute) if substitute.left_at.is_none() => {}
                Ok(_) | Err(Error::Missing) => return Err(gone()),
                Err(e) => return Err(e),
            }
        }
        for duty in Duty::ALL.iter().filter(|duty| duty.faces_customers() && person.role.may_answer()) {
            let Some(who) = self.named(*duty) else { continue };
            if !Staff::find(&mut *act, who).await?.role.may_answer() {
                return Err(Error::invalid("substitute", "people-absence-substitute-answers"));
            }
        }
        Ok(())
    }

    /// How it goes with the other absences: no two of one person at once, and no circle.
    async fn check_others(&self, act: &mut Act, own: Option<AbsenceId>) -> Result<()> {
        let id = own.unwrap_or(AbsenceId(0));
        let absence = self.as_absence(id);
        let from = self.since.min(act.now());
        let chart = Absences::read(&mut *act, from).await?.with(absence.clone(), &self.by_duty);
        let theirs = chart.of(self.staff).iter().filter(|other| other.id != id);
        let is_over = |other: &&Absence| other.over().is_some_and(|over| over <= act.now());
        if own.is_none() && theirs.clone().filter(|other| !is_over(other)).count() >= MOST {
            return Err(Error::invalid("since", "people-absence-many"));
        }
        if theirs.clone().any(|other| other.covers(self.since) || absence.covers(other.since)) {
            return Err(Error::invalid("since", "people-absence-twice"));
        }
        for at in chart.turns(&absence) {
            let round = Duty::ALL.iter().find(|duty| chart.goes_round(self.staff, **duty, at));
            if let Some(who) = round.and_then(|duty| self.named(*duty)) {
                let name = Staff::find(&mut *act, who).await?.name;
                let why = Why::of("people-absence-round").with("name", name);
                return Err(Error::Invalid(vec![("substitute", why)]));
            }
        }
        Ok(())
    }
}

/// An absence begins.
#[derive(Serialize, Deserialize)]
pub struct Begins {
    absence: AbsenceId,
    since: Moment,
}
impl Deed for Begins {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(Absence::begin(act, self.absence, self.since))
    }
}

/// An absence is over.
#[derive(Serialize, Deserialize)]
pub struct Ends {
    absence: AbsenceId,
    until: Moment,
}
impl Deed for Ends {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(Absence::pass(act, self.absence, self.until))
    }
}
