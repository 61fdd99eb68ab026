//! What we gave our word for: a time written to a customer is a promise until it is kept or broken.
//!
//! Kept means that the customer heard from us in time, or that the matter was solved in time. A
//! promise once broken stays broken; one whose answer never went was never made.

use crate::{EntryId, TicketId};
use base::{Moment, Result, StaffId};
use std::time::Duration;
use store::{On, Query, sql};

store::id! {
    /// A promise.
    PromiseId
}

store::enumeration! {
    /// What became of a promise.
    pub enum PromiseState {
        /// Its time has not come.
        Open = "open",
        /// She heard from us in time, or it was solved.
        Kept = "kept",
        /// She did not.
        Broken = "broken",
        /// It was no promise: somebody said so.
        Dropped = "dropped",
        /// Its answer never went.
        Void = "void",
    }
}

/// The job that looks after a promise: once shortly before its time, once when it has come.
pub const MIND: &str = "ticket.promise";

/// The last warning comes at most this long before.
const WARNING: Duration = Duration::from_secs(3600);

/// What we gave our word for.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Promise {
    /// Its row.
    pub id: PromiseId,
    /// On which ticket.
    pub ticket_id: TicketId,
    /// The answer that made it; none when it was entered by hand.
    pub entry_id: Option<EntryId>,
    /// Who gave it.
    pub staff_id: StaffId,
    /// The sentence.
    pub words: String,
    /// When.
    pub made_at: Moment,
    /// By when.
    pub due_at: Moment,
    /// What became of it.
    pub state: PromiseState,
    /// The answer that kept it.
    pub kept_by: Option<EntryId>,
    /// When it was decided.
    pub ended_at: Option<Moment>,
}

const COLUMNS: &str = "SELECT id, ticket_id, entry_id, staff_id, words, made_at, due_at, state, kept_by, ended_at FROM promise WHERE TRUE";

/// An answer the customer has, or will have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) id: EntryId,
    pub(crate) at: Moment,
}

impl Promise {
    /// A ticket's promises, oldest first.
    pub async fn of(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<Promise>> {
        Ok(Query::new(COLUMNS).with(" AND ticket_id = ", ticket).push(" ORDER BY id LIMIT 200").all(on).await?)
    }

    /// What stands now, by what the customer has heard. A pure function; who keeps it is the answer.
    pub(crate) fn verdict(
        &self,
        answers: &[Answer],
        solved_at: Option<Moment>,
        now: Moment,
    ) -> (PromiseState, Option<EntryId>) {
        let heard = |id: EntryId| answers.iter().any(|answer| answer.id == id);
        if self.entry_id.is_some_and(|own| !heard(own)) {
            return (PromiseState::Void, None);
        }
        let settled = matches!(self.state, PromiseState::Broken | PromiseState::Dropped | PromiseState::Void)
            || self.state == PromiseState::Kept && self.kept_by.is_none_or(heard);
        if settled {
            return (self.state, self.kept_by);
        }
        let in_time = |at: Moment| at >= self.made_at && at <= self.due_at;
        let later = |answer: &&Answer| self.entry_id.is_none_or(|own| answer.id > own) && in_time(answer.at);
        match answers.iter().find(later) {
            Some(answer) => (PromiseState::Kept, Some(answer.id)),
            None if solved_at.is_some_and(in_time) => (PromiseState::Kept, None),
            None if now >= self.due_at => (PromiseState::Broken, None),
            None => (PromiseState::Open, None),
        }
    }

    /// When its people are warned: a quarter of its time before, at most an hour.
    pub(crate) fn warned_at(&self) -> Moment {
        let quarter = Duration::from_micros(u64::try_from(self.due_at.since(self.made_at) / 4).unwrap_or(0));
        self.due_at.minus(quarter.min(WARNING))
    }
}

/// Open promises, the next one first.
pub async fn open(on: impl Into<On<'_>>, most: u32) -> Result<Vec<Promise>> {
    Ok(Query::new(COLUMNS).push(" AND state = 'open' ORDER BY due_at, id").with(" LIMIT ", most).all(on).await?)
}

/// Adds how many open promises of somebody come due before `soon`, and how many are open; counted no further than `most`.
pub(crate) fn probe(query: Query, staff: StaffId, soon: Moment, most: u32) -> Query {
    let query =
        query.with("count(CASE WHEN due_at < ", soon).push(" THEN 1 END), count(*) FROM (SELECT due_at FROM promise");
    let query = query.push(" WHERE state = 'open'").with(" AND staff_id = ", staff).push(" ORDER BY due_at");
    query.with(" LIMIT ", most).push(") mine")
}

/// Promises decided like this since a moment, the last one first; of one person or of everybody.
pub async fn ended(
    on: impl Into<On<'_>>,
    state: PromiseState,
    staff: Option<StaffId>,
    since: Moment,
    most: u32,
) -> Result<Vec<Promise>> {
    let query = Query::new(COLUMNS).with(" AND ended_at >= ", since).with(" AND state = ", state);
    let query = query.with_opt(" AND staff_id = ", staff).push(" ORDER BY ended_at DESC, id DESC");
    Ok(query.with(" LIMIT ", most).all(on).await?)
}

/// How often somebody kept their word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Tally {
    /// Who gave it.
    pub staff_id: StaffId,
    /// Kept.
    pub kept: i64,
    /// Broken.
    pub broken: i64,
}

/// What became of everybody's promises since a moment.
pub async fn tally(on: impl Into<On<'_>>, since: Moment) -> Result<Vec<Tally>> {
    Ok(sql!(
        "SELECT staff_id, count(CASE WHEN state = 'kept' THEN 1 END) AS kept, count(CASE WHEN state = 'broken' THEN 1 END) AS broken
         FROM promise WHERE ended_at >= $1 AND state IN ('kept', 'broken') GROUP BY staff_id ORDER BY staff_id"
    )
    .bind(since)
    .all(on)
    .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise(state: PromiseState, kept_by: Option<i64>) -> Promise {
        Promise {
            id: PromiseId(1),
            ticket_id: TicketId(1),
            entry_id: Some(EntryId(10)),
            staff_id: StaffId(1),
            words: String::new(),
            made_at: Moment::from_seconds(100),
            due_at: Moment::from_seconds(200),
            state,
            kept_by: kept_by.map(EntryId),
            ended_at: None,
        }
    }
    pub(crate) fn verdict(promise: &Promise, answers: &[(i64, i64)], solved: Option<i64>, now: i64) -> PromiseState {
        let answers: Vec<Answer> =
            answers.iter().map(|(id, at)| Answer { id: EntryId(*id), at: Moment::from_seconds(*at) }).collect();
        promise.verdict(&answers, solved.map(Moment::from_seconds), Moment::from_seconds(now)).0
    }

    #[test]
    fn an_answer_in_time_keeps_it_and_a_late_one_does_not() {
        let open = promise(PromiseState::Open, None);
        assert_eq!(verdict(&open, &[(10, 100)], None, 150), PromiseState::Open, "its own answer does not keep it");
        assert_eq!(verdict(&open, &[(10, 100), (11, 200)], None, 300), PromiseState::Kept);
        assert_eq!(verdict(&open, &[(10, 100), (11, 201)], None, 300), PromiseState::Broken);
        assert_eq!(verdict(&open, &[(10, 100)], Some(150), 300), PromiseState::Kept, "solved in time");
    }

    #[test]
    fn a_broken_promise_is_not_mended_and_an_unsent_one_was_never_made() {
        let broken = promise(PromiseState::Broken, None);
        assert_eq!(verdict(&broken, &[(10, 100), (11, 150)], None, 300), PromiseState::Broken);
        assert_eq!(verdict(&broken, &[], None, 300), PromiseState::Void);
        let kept = promise(PromiseState::Kept, Some(11));
        assert_eq!(verdict(&kept, &[(10, 100)], None, 150), PromiseState::Open, "what kept it never went");
        assert_eq!(verdict(&promise(PromiseState::Kept, None), &[(10, 100)], None, 300), PromiseState::Kept);
    }

    #[test]
    fn the_warning_comes_a_quarter_of_the_time_before_at_most_an_hour() {
        assert_eq!(promise(PromiseState::Open, None).warned_at(), Moment::from_seconds(175));
        let far = Promise { due_at: Moment::from_seconds(1_000_000), ..promise(PromiseState::Open, None) };
        assert_eq!(far.warned_at(), Moment::from_seconds(1_000_000 - 3600));
    }
}
