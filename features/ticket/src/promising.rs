//! Giving one's word for a time, and weighing what becomes of it.

use crate::{
    Delivery, Direction, EntryId, Meaning, Promise, PromiseId, PromiseState, Ticket, TicketId, event, hiding,
    promise::{Answer, MIND},
    ticket::LISTS,
};
use base::{Act, Error, Look, Moment, Result};
use people::Agent;
use serde_json::json;
use store::{Query, sql};

const LONGEST_WORDS: usize = 200;

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
        let words = hiding::kept(act, words.trim()).await?;
        let words: String = words.chars().take(LONGEST_WORDS).collect();
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
            // What says so on the ticket and in lists becomes urgent by this.
            act.refresh(Ticket::topic(number));
            act.refresh(LISTS);
            return Ok(());
        }
        ticket.weigh_promises(act).await?;
        ticket.settle(act).await
    }
}
