//! What the shop has learnt: improvements recorded from what colleagues answered, in the last two days.

use super::cast::{ACCOUNTING, BORIS, DARKO, DEPARTMENTS, DEVELOPMENT, LENA, MARTA, STAFF, VASYA, WAREHOUSE};
use base::{Act, Actor, Desk, EntryId, Error, Moment, Result, index};
use improvement::{Improvement, ImprovementId, NewImprovement};
use jiff::{ToSpan, tz::TimeZone};
use people::{Colleague, Department, Staff};
use std::time::Duration;
use ticket::{Entry, Ticket, entry::ENTRIES};

/// What became of it.
enum Then {
    /// Nothing yet.
    Waits,
    /// It will be done within so many days.
    Accepted(i64),
    /// It was done; one more came since.
    Done,
    /// It will not be done.
    Declined(&'static str),
}

struct Lesson {
    title: &'static str,
    /// Words of the answers that teach it.
    words: &'static str,
    owner: usize,
    /// Who records it, and who of its owner speaks.
    by: usize,
    speaks: usize,
    then: Then,
}

const LESSONS: [Lesson; 4] = [
    Lesson {
        title: "Two price rules must never be active together: the older one wins",
        words: "older rule won both were active",
        owner: DEVELOPMENT,
        by: VASYA,
        speaks: DARKO,
        then: Then::Done,
    },
    Lesson {
        title: "Parcels wait for days when the label printer is down: keep a second one",
        words: "label printer was down",
        owner: WAREHOUSE,
        by: MARTA,
        speaks: BORIS,
        then: Then::Accepted(9),
    },
    Lesson {
        title: "The cart empties between the sale page and the shop",
        words: "two cart cookies",
        owner: DEVELOPMENT,
        by: MARTA,
        speaks: DARKO,
        then: Then::Waits,
    },
    Lesson {
        title: "Refunds under €50 should not wait for a second signature",
        words: "waiting for the second signature",
        owner: ACCOUNTING,
        by: VASYA,
        speaks: LENA,
        then: Then::Declined("The auditor asks for two signatures, whatever the sum. Both sign daily from now on."),
    },
];

/// Tickets of one lesson.
const MOST: i64 = 9;
const HOUR: Duration = Duration::from_secs(3600);
/// So long ago they were recorded.
const RECORDED: Duration = Duration::from_secs(44 * 3600);

/// Has what was answered lately recorded, and its owners speak. A past too small to teach a lesson goes without it.
pub async fn learn(desk: &Desk) -> Result<()> {
    let now = desk.now();
    for lesson in &LESSONS {
        let found = index::newest(&desk.look(), ENTRIES, index::Audience::Internal, lesson.words, MOST).await?;
        let mut act = desk.act(Actor::Machine).await?.as_history();
        let mut known = Vec::new();
        for entry in found.into_iter().rev().map(EntryId) {
            let entry = Entry::find(&mut act, entry).await?;
            known.push((entry.id, entry.at));
        }
        let newest = known.last().map(|(entry, _)| *entry);
        known.retain(|(_, at)| *at < now.minus(RECORDED));
        let before: Vec<EntryId> = known.into_iter().map(|(entry, _)| entry).collect();
        let (Some((first, others)), Some(newest)) = (before.split_first(), newest) else { continue };
        lesson.play(&mut act, now, (*first, others, newest)).await?;
        act.commit().await?;
    }
    Ok(())
}

impl Lesson {
    /// Recorded from the first words, with those of the others; the newest may have come since.
    async fn play(
        &self,
        act: &mut Act,
        now: Moment,
        (first, others, newest): (EntryId, &[EntryId], EntryId),
    ) -> Result<()> {
        let (by, speaks) = (colleague(act, self.by).await?, colleague(act, self.speaks).await?);
        act.play(by.actor(), now.minus(RECORDED));
        let owner = Department::named(&mut *act, DEPARTMENTS[self.owner].name).await?.ok_or(Error::Missing)?;
        let ticket = ticket_of(act, first).await?;
        let new = NewImprovement { title: self.title.to_owned(), department: owner.id, entry: first };
        let id = Improvement::record(act, Some(&by), &ticket, &new).await?;
        let held_back = |entry: &EntryId| *entry == newest && matches!(self.then, Then::Done);
        for (place, entry) in others.iter().filter(|entry| !held_back(entry)).enumerate() {
            act.play(by.actor(), now.minus(43 * HOUR).plus(Duration::from_secs(40 * place as u64)));
            attach(act, &by, id, *entry).await?;
        }
        act.play(speaks.actor(), now.minus(26 * HOUR));
        match self.then {
            Then::Waits => {}
            Then::Accepted(days) => {
                let due = now.there(&TimeZone::UTC).date().saturating_add(days.days());
                Improvement::owned(act, &speaks, id).await?.accept(act, due).await?;
            }
            Then::Declined(why) => Improvement::owned(act, &speaks, id).await?.decline(act, why).await?,
            Then::Done => {
                Improvement::owned(act, &speaks, id).await?.finish(act).await?;
                act.play(by.actor(), now.minus(Duration::from_secs(20 * 60)));
                attach(act, &by, id, newest).await?;
            }
        }
        Ok(())
    }
}

async fn attach(act: &mut Act, by: &Colleague, id: ImprovementId, entry: EntryId) -> Result<()> {
    let ticket = ticket_of(act, entry).await?;
    Improvement::attach(act, Some(by), id, (&ticket, entry)).await.map(drop)
}

async fn ticket_of(act: &mut Act, entry: EntryId) -> Result<Ticket> {
    let number = Entry::find(&mut *act, entry).await?.ticket_id;
    Ticket::locked(act, number).await
}

pub(super) async fn colleague(act: &mut Act, place: usize) -> Result<Colleague> {
    let staff = Staff::by_email(&mut *act, STAFF[place].address).await?.ok_or(Error::Missing)?;
    Colleague::known(act, staff).await
}
