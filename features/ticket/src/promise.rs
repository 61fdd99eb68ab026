//! What we gave our word for: a time written to a customer is a promise until it is kept or broken.
//!
//! Kept means that the customer heard from us in time, or that the matter was solved in time. A
//! promise once broken stays broken; one whose answer never went was never made.

use crate::{Delivery, Direction, EntryId, Meaning, Ticket, TicketId, event};
use base::{Act, Error, Look, Moment, Result, StaffId};
use people::Agent;
use serde_json::json;
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
const LONGEST_WORDS: usize = 200;

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
struct Answer {
    id: EntryId,
    at: Moment,
}

impl Promise {
    /// A ticket's promises, oldest first.
    pub async fn of(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<Promise>> {
        Ok(Query::new(COLUMNS).with(" AND ticket_id = ", ticket).push(" ORDER BY id LIMIT 200").all(on).await?)
    }

    /// What stands now, by what the customer has heard. A pure function; who keeps it is the answer.
    fn verdict(&self, answers: &[Answer], solved_at: Option<Moment>, now: Moment) -> (PromiseState, Option<EntryId>) {
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
    fn warned_at(&self) -> Moment {
        let quarter = Duration::from_micros(u64::try_from(self.due_at.since(self.made_at) / 4).unwrap_or(0));
        self.due_at.minus(quarter.min(WARNING))
    }
}

impl Ticket {
    /// Gives a promise by hand: said on the telephone, or not noticed in the answer.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a moment that has passed; [`Error::Refused`] when the matter has ended.
    pub async fn promise(&mut self, act: &mut Act, by: &Agent, due_at: Moment, words: &str) -> Result<PromiseId> {
        if due_at <= act.now() {
            return Err(Error::invalid("due", "ticket-error-past"));
        }
        if self.state.is_ended() {
            return Err(Error::refused("ticket-error-ended"));
        }
        let id = self.give_word(act, by, None, due_at, words).await?;
        self.settle(act).await?;
        Ok(id)
    }

    /// Says that it was no promise.
    pub async fn drop_promise(&mut self, act: &mut Act, _by: &Agent, id: PromiseId) -> Result<()> {
        let known = Promise::of(&mut *act, self.id).await?;
        let promise = known.into_iter().find(|promise| promise.id == id).ok_or(Error::Missing)?;
        if promise.state != PromiseState::Open {
            return Err(Error::refused("ticket-error-promise-ended"));
        }
        self.decide(act, &promise, PromiseState::Dropped, None).await?;
        self.settle(act).await
    }

    /// The times an answer promises, by the hours of the department. What was written in the past
    /// promises nothing: nobody minded its time.
    pub(crate) async fn notice_promises(
        &mut self,
        act: &mut Act,
        by: &Agent,
        entry: EntryId,
        text: &str,
    ) -> Result<()> {
        if act.is_history() {
            return Ok(());
        }
        let calendar = clock::keeping::calendar(&mut *act, Some(self.department_id), None).await?;
        for promised in clock::promised(text, act.now(), &calendar) {
            self.give_word(act, by, Some(entry), promised.due_at, &promised.words).await?;
        }
        Ok(())
    }

    /// The first sentence of an answer that promises a time.
    pub async fn would_promise(&self, look: &Look, text: &str) -> Result<Option<String>> {
        let calendar = clock::keeping::calendar(look, Some(self.department_id), None).await?;
        Ok(clock::promised(text, look.now(), &calendar).into_iter().next().map(|promised| promised.words))
    }

    async fn give_word(
        &mut self,
        act: &mut Act,
        by: &Agent,
        entry: Option<EntryId>,
        due_at: Moment,
        words: &str,
    ) -> Result<PromiseId> {
        let words: String = words.trim().chars().take(LONGEST_WORDS).collect();
        let made_at = act.now();
        let id: PromiseId = sql!(
            "INSERT INTO promise (ticket_id, entry_id, staff_id, words, made_at, due_at, state)
             VALUES ($1, $2, $3, $4, $5, $6, 'open') RETURNING id"
        )
        .bind(self.id)
        .bind(entry)
        .bind(by.id)
        .bind(words.as_str())
        .bind(made_at)
        .bind(due_at)
        .value(&mut *act)
        .await?;
        let state = PromiseState::Open;
        let promise = Promise {
            id,
            ticket_id: self.id,
            entry_id: entry,
            staff_id: by.id,
            words,
            made_at,
            due_at,
            state,
            kept_by: None,
            ended_at: None,
        };
        for at in [promise.warned_at(), due_at] {
            act.enqueue(MIND, json!({ "ticket": self.id, "promise": id }), at, None).await?;
        }
        self.promised_at = Some(self.promised_at.map_or(due_at, |earlier| earlier.min(due_at)));
        self.write_change(act, "ticket-change-promised", json!({ "until": due_at.micros() })).await?;
        act.tell(self.id, &event::Promised { ticket: self.id, promise: id, due_at }).await?;
        Ok(id)
    }

    /// Weighs every promise anew, after an answer came, went astray, or the matter was solved.
    pub(crate) async fn weigh_promises(&mut self, act: &mut Act) -> Result<()> {
        let promises = Promise::of(&mut *act, self.id).await?;
        if promises.is_empty() {
            return Ok(());
        }
        let answers = self.answers(act).await?;
        for promise in promises {
            let (state, kept_by) = promise.verdict(&answers, self.solved_at, act.now());
            if (state, kept_by) != (promise.state, promise.kept_by) {
                self.decide(act, &promise, state, kept_by).await?;
            }
        }
        self.find_promised_at(act).await
    }

    /// All promises go with a ticket that is merged; answers with their rows.
    pub(crate) async fn hand_promises(&self, act: &mut Act, to: &Ticket) -> Result<Vec<PromiseId>> {
        let rows: Vec<(PromiseId,)> = sql!("UPDATE promise SET ticket_id = $2 WHERE ticket_id = $1 RETURNING id")
            .bind(self.id)
            .bind(to.id)
            .all(act)
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// These promises go to another ticket.
    pub(crate) async fn hand_back_promises(&self, act: &mut Act, ids: &[PromiseId], to: &Ticket) -> Result<()> {
        Query::new("UPDATE promise SET ticket_id = ")
            .with("", to.id)
            .with(" WHERE ticket_id = ", self.id)
            .with_in(" AND id", ids.iter().copied())
            .run(act)
            .await?;
        Ok(())
    }

    /// Promises go with the answers that made them.
    pub(crate) async fn hand_promises_of(&self, act: &mut Act, entries: &[EntryId], to: &Ticket) -> Result<()> {
        Query::new("UPDATE promise SET ticket_id = ")
            .with("", to.id)
            .with(" WHERE ticket_id = ", self.id)
            .with_in(" AND entry_id", entries.iter().copied())
            .run(act)
            .await?;
        Ok(())
    }

    async fn answers(&self, act: &mut Act) -> Result<Vec<Answer>> {
        let rows: Vec<(EntryId, Moment, Option<Delivery>)> = sql!(
            "SELECT id, at, delivery FROM entry WHERE ticket_id = $1 AND public AND direction = $2 AND meaning = $3 ORDER BY id"
        )
        .bind(self.id)
        .bind(Direction::Out)
        .bind(Meaning::Answer)
        .all(act)
        .await?;
        let heard = rows.into_iter().filter(|(_, _, delivery)| delivery.is_none_or(Delivery::counts));
        Ok(heard.map(|(id, at, _)| Answer { id, at }).collect())
    }

    async fn decide(
        &mut self,
        act: &mut Act,
        promise: &Promise,
        state: PromiseState,
        kept_by: Option<EntryId>,
    ) -> Result<()> {
        let ended_at = (state != PromiseState::Open).then_some(act.now());
        sql!("UPDATE promise SET state = $2, kept_by = $3, ended_at = $4 WHERE id = $1")
            .bind(promise.id)
            .bind(state)
            .bind(kept_by)
            .bind(ended_at)
            .run(act)
            .await?;
        let until = json!({ "until": promise.due_at.micros() });
        match state {
            PromiseState::Broken => self.write_change(act, "ticket-change-promise-broken", until).await?,
            PromiseState::Dropped => self.write_change(act, "ticket-change-promise-dropped", until).await?,
            PromiseState::Open | PromiseState::Kept | PromiseState::Void => {}
        }
        act.tell(self.id, &event::PromiseDecided { ticket: self.id, promise: promise.id, state }).await?;
        self.find_promised_at(act).await
    }

    pub(crate) async fn find_promised_at(&mut self, act: &mut Act) -> Result<()> {
        let earliest: Option<(Option<Moment>,)> =
            sql!("SELECT min(due_at) FROM promise WHERE ticket_id = $1 AND state = 'open'")
                .bind(self.id)
                .opt(act)
                .await?;
        self.promised_at = earliest.and_then(|(at,)| at);
        Ok(())
    }

    /// The time of a promise comes near, or has come.
    pub async fn mind_promise(act: &mut Act, number: TicketId, id: PromiseId) -> Result<()> {
        // It follows the answer that made it, by merge and split.
        let now: Option<(TicketId,)> =
            sql!("SELECT ticket_id FROM promise WHERE id = $1").bind(id).opt(&mut *act).await?;
        let number = now.map_or(number, |(number,)| number);
        let mut ticket = Ticket::locked(act, number).await?;
        let known = Promise::of(&mut *act, number).await?;
        let Some(promise) = known.iter().find(|p| p.id == id && p.state == PromiseState::Open) else { return Ok(()) };
        if promise.due_at > act.now() {
            act.tell(number, &event::PromiseNear { ticket: number, promise: id, due_at: promise.due_at }).await?;
            return Ok(());
        }
        ticket.weigh_promises(act).await?;
        ticket.settle(act).await
    }
}

/// Open promises, the next one first.
pub async fn open(on: impl Into<On<'_>>, most: u32) -> Result<Vec<Promise>> {
    Ok(Query::new(COLUMNS).push(" AND state = 'open' ORDER BY due_at, id").with(" LIMIT ", most).all(on).await?)
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
    fn verdict(promise: &Promise, answers: &[(i64, i64)], solved: Option<i64>, now: i64) -> PromiseState {
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
