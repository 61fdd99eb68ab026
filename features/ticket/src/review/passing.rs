//! Nothing waits to be read by somebody who is not here: it passes to whoever stands in, else back to its author.

use super::{REVIEWS, Review, ReviewId, ReviewState};
use crate::{Ticket, TicketId, event, handing_over::AT_ONCE};
use base::{Act, Error, Result, StaffId};
use people::{Colleague, Duty, Staff, stand_in};
use serde_json::json;
use store::{On, Query, sql};

impl Review {
    /// The review of this id, also when it is over: for the desk's own deeds.
    pub async fn known(on: impl Into<On<'_>>, id: ReviewId) -> Result<Review> {
        Query::new(REVIEWS).with(" AND id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// What somebody has who went away and was to read answers passes on, so many at most; answers how many.
    pub(crate) async fn leave(act: &mut Act, reader: StaffId) -> Result<usize> {
        let waiting: Vec<(TicketId, ReviewId)> = sql!(
            "SELECT ticket_id, id FROM review WHERE reader_id = $1 AND state = 'open' ORDER BY ticket_id, id LIMIT $2"
        )
        .bind(reader)
        .bind(AT_ONCE)
        .all(&mut *act)
        .await?;
        for (number, id) in &waiting {
            let mut ticket = Ticket::locked(act, *number).await?;
            // Its reader may have read it between the look and the lock.
            let review = Review::known(&mut *act, *id).await?;
            if review.state == ReviewState::Open && review.ticket_id == *number {
                ticket.pass_review(act, &review).await?;
                ticket.settle(act).await?;
            }
        }
        Ok(waiting.len())
    }

    async fn is_read_by(&self, act: &mut Act, reader: StaffId) -> Result<bool> {
        let theirs = Review::of(act, self.ticket_id, reader).await?;
        let same = |other: &Review| other.author_id == self.author_id && other.reader_id == reader;
        Ok(theirs.iter().any(|other| same(other) && other.state == ReviewState::Open))
    }
}

impl Ticket {
    async fn pass_review(&mut self, act: &mut Act, review: &Review) -> Result<()> {
        let now = act.now();
        let away = Staff::find(&mut *act, review.reader_id).await?.name;
        let heir = stand_in(&mut *act, review.reader_id, Duty::Approvals, now).await?;
        let Some(heir) = heir.filter(|heir| *heir != review.author_id) else {
            review.becomes(act, ReviewState::Over).await?;
            self.write_change(act, "ticket-change-review-away", json!({ "for": away })).await?;
            let event = event::ReviewDropped { ticket: self.id, review: review.id, reader: review.reader_id };
            return act.tell(self.id, &event).await.map(drop);
        };
        let heir = Colleague::of(Staff::find(&mut *act, heir).await?)?;
        self.write_change(act, "ticket-change-review-passed", json!({ "name": heir.name, "for": away })).await?;
        if review.is_read_by(act, heir.id).await? {
            return review.becomes(act, ReviewState::Over).await;
        }
        if !heir.role.may_answer() {
            self.let_in(act, heir.id).await?;
        }
        sql!("UPDATE review SET reader_id = $2 WHERE id = $1").bind(review.id).bind(heir.id).run(&mut *act).await?;
        let question = review.question.clone();
        let event = event::ReviewAsked { ticket: self.id, review: review.id, reader: heir.id, question };
        act.tell(self.id, &event).await.map(drop)
    }
}
