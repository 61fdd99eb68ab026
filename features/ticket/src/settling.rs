//! The end of every verb: who holds the ticket now, and since when.

use crate::{
    Channel, Delivery, Direction, Holder, Meaning, Party, Priority, Ticket,
    holder::holder,
    ticket::LISTS,
    wait::{parties_of, write_parties},
};
use base::{Act, Moment, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::sql;

const HOUR: Duration = Duration::from_secs(3600);
/// So much later than a wait comes what nobody waits for: after every wait there is.
const A_YEAR: Duration = Duration::from_secs(365 * 24 * 3600);

impl Ticket {
    /// Stores the row, and when the holder changed, the ledger.
    pub async fn settle(&mut self, act: &mut Act) -> Result<()> {
        self.leave_those_away(act).await?;
        let now = holder(&self.standing());
        self.holder = now.map_or("none", Holder::as_str).to_owned();
        self.urgent_at = self.urgency();
        sql!(
            "UPDATE ticket SET subject = $2, state = $3, priority = $4, department_id = $5, assignee_id = $6, holder = $7,
                 waiting_since = $8, waits_for_customer = $9, snoozed_until = $10, snoozed_by = $11, urgent_at = $12,
                 first_answer_at = $13, solved_at = $14, moved_at = $15, last_entry_id = $16, last_words = $17, last_direction = $18, promised_at = $19,
                 merged_into = $20, awaits = $21, unheard = $22, copies = $23
             WHERE id = $1"
        )
        .bind(self.id)
        .bind(self.subject.as_str())
        .bind(self.state)
        .bind(self.priority)
        .bind(self.department_id)
        .bind(self.assignee_id)
        .bind(self.holder.as_str())
        .bind(self.waiting_since)
        .bind(self.waits_for_customer)
        .bind(self.snoozed_until)
        .bind(self.snoozed_by)
        .bind(self.urgent_at)
        .bind(self.first_answer_at)
        .bind(self.solved_at)
        .bind(self.moved_at)
        .bind(self.last_entry_id)
        .bind(self.last_words.as_str())
        .bind(self.last_direction.clone())
        .bind(self.promised_at)
        .bind(self.merged_into)
        .bind(self.awaits)
        .bind(self.unheard)
        .bind(serde_json::to_value(&self.copies.0)?)
        .run(act)
        .await?;
        self.hand_over(act, now).await?;
        act.refresh(Ticket::topic(self.id));
        act.refresh(LISTS);
        Ok(())
    }

    /// Ends the running interval and begins another, when the holder is another, or others share it, or it is
    /// another department's ticket.
    async fn hand_over(&self, act: &mut Act, now: Option<Holder>) -> Result<()> {
        type Running = (i64, String, Option<base::StaffId>, Option<base::DepartmentId>);
        let running: Option<Running> =
            sql!("SELECT id, holder, staff_id, department_id FROM holding WHERE ticket_id = $1 AND until IS NULL")
                .bind(self.id)
                .opt(&mut *act)
                .await?;
        let parties = self.sharing(act, now).await?;
        let wanted = now.map(|h| (h.as_str(), h.staff()));
        let stays =
            running.as_ref().is_none_or(|(.., department)| department.is_none_or(|id| id == self.department_id));
        if stays
            && running.as_ref().map(|(_, holder, staff, _)| (holder.as_str(), *staff)) == wanted
            && sharing_before(act, running.as_ref().map(|(id, ..)| *id), now).await? == parties
        {
            return Ok(());
        }
        let at = act.now();
        if running.is_some() {
            sql!("UPDATE holding SET until = $2 WHERE ticket_id = $1 AND until IS NULL")
                .bind(self.id)
                .bind(at)
                .run(act)
                .await?;
        }
        if let Some((word, staff)) = wanted {
            let id: i64 =
                sql!(
                    "INSERT INTO holding (ticket_id, holder, staff_id, department_id, since) VALUES ($1, $2, $3, $4, $5) RETURNING id"
                )
                    .bind(self.id)
                    .bind(word)
                    .bind(staff)
                    .bind(self.department_id)
                    .bind(at)
                    .value(&mut *act)
                    .await?;
            write_parties(act, id, &parties).await?;
        }
        Ok(())
    }

    /// Who shares the ticket, when several hold it.
    async fn sharing(&self, act: &mut Act, now: Option<Holder>) -> Result<Vec<Party>> {
        match now.and_then(|holder| holder.shared(self.awaits)) {
            Some(what) => self.awaited_of(act, what).await,
            None => Ok(Vec::new()),
        }
    }

    /// Open lists are sorted by this: who waits longest first, an hour before
    /// its time what was promised, less a head start by priority. A
    /// ticket nobody waits for comes after all that somebody waits for.
    fn urgency(&self) -> Moment {
        let waits = self.waiting_since.unwrap_or_else(|| self.moved_at.plus(A_YEAR));
        let since = self.promised_at.map_or(waits, |due| waits.min(due.minus(HOUR)));
        match self.priority {
            Priority::Low => since.plus(4 * HOUR),
            Priority::Normal => since,
            Priority::High => since.minus(2 * HOUR),
            Priority::Urgent => since.minus(24 * HOUR),
        }
    }

    /// Computes again, from the timeline alone, since when the customer waits and when she first
    /// got an answer: after something that counted turns out not to (taken back, refused).
    pub(crate) async fn recount(&mut self, act: &mut Act) -> Result<()> {
        let answered = self.answered_by_timeline(act).await?;
        (self.waiting_since, self.first_answer_at) = (answered.waiting_since, answered.first_answer_at);
        if self.waiting_since.is_some() {
            self.waits_for_customer = false;
        }
        self.find_unheard(act).await?;
        self.weigh_promises(act).await
    }

    /// What the timeline alone says.
    pub(crate) async fn answered_by_timeline(&self, act: &mut Act) -> Result<Answered> {
        let facts: Vec<Fact> = sql!(
            "SELECT direction, channel, (machine OR silent) AS machine, meaning, delivery, at FROM entry WHERE ticket_id = $1 AND public ORDER BY id"
        )
        .bind(self.id)
        .all(act)
        .await?;
        Ok(Answered::from_facts(&facts))
    }
}

/// Who shared the interval that runs; it is asked only where somebody could.
async fn sharing_before(act: &mut Act, running: Option<i64>, now: Option<Holder>) -> Result<Vec<Party>> {
    let shared = matches!(now, Some(Holder::Departments | Holder::Outside));
    let of: Vec<i64> = running.filter(|_| shared).into_iter().collect();
    Ok(parties_of(act, &of).await?.into_iter().map(|(_, party)| party).collect())
}

/// What of a public entry decides who waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Fact {
    /// Which way it went.
    pub direction: Option<Direction>,
    /// By which channel.
    pub channel: Channel,
    /// By a machine.
    pub machine: bool,
    /// What it does for the customer.
    pub meaning: Option<Meaning>,
    /// Where it is on its way out.
    pub delivery: Option<Delivery>,
    /// When.
    pub at: Moment,
}

/// Since when the customer waits, and when she first got an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The oldest message without an answer.
    pub waiting_since: Option<Moment>,
    /// The first answer.
    pub first_answer_at: Option<Moment>,
}

impl Answered {
    /// A pure function of the public entries, in their order.
    pub fn from_facts<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Answered {
        facts.into_iter().fold(Answered::default(), |so_far, fact| {
            let asks = fact.direction == Some(Direction::In) && !fact.machine;
            let answers = fact.direction == Some(Direction::Out)
                && fact.meaning == Some(Meaning::Answer)
                && fact.delivery.is_none_or(Delivery::counts);
            match () {
                () if asks => Answered { waiting_since: so_far.waiting_since.or(Some(fact.at)), ..so_far },
                () if answers => {
                    Answered { waiting_since: None, first_answer_at: so_far.first_answer_at.or(Some(fact.at)) }
                }
                () => so_far,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(direction: Direction, seconds: i64) -> Fact {
        let meaning = (direction == Direction::Out).then_some(Meaning::Answer);
        Fact {
            direction: Some(direction),
            channel: Channel::Mail,
            machine: false,
            meaning,
            delivery: None,
            at: Moment::from_seconds(seconds),
        }
    }

    #[test]
    fn an_acknowledgement_answers_nothing() {
        let acknowledgement =
            Fact { meaning: Some(Meaning::Acknowledgement), machine: true, ..fact(Direction::Out, 2) };
        let answered = Answered::from_facts(&[fact(Direction::In, 1), acknowledgement]);
        assert_eq!(answered, Answered { waiting_since: Some(Moment::from_seconds(1)), first_answer_at: None });
    }

    #[test]
    fn waiting_counts_from_the_oldest_unanswered_message() {
        let facts = [fact(Direction::In, 1), fact(Direction::Out, 2), fact(Direction::In, 3), fact(Direction::In, 4)];
        let answered = Answered::from_facts(&facts);
        assert_eq!(
            answered,
            Answered { waiting_since: Some(Moment::from_seconds(3)), first_answer_at: Some(Moment::from_seconds(2)) }
        );
    }

    #[test]
    fn an_answer_that_was_refused_or_taken_back_never_was() {
        for delivery in [Delivery::Failed, Delivery::Withdrawn, Delivery::Stopped] {
            let lost = Fact { delivery: Some(delivery), ..fact(Direction::Out, 2) };
            let answered = Answered::from_facts(&[fact(Direction::In, 1), lost]);
            assert_eq!(answered, Answered { waiting_since: Some(Moment::from_seconds(1)), first_answer_at: None });
        }
    }
}
