//! Nothing waits to be read by somebody who is not here: it passes to whoever stands in, else back to its author. Nor
//! does what was read wait for an author who is not here: whoever stands in goes on with the draft.

use super::{REVIEWS, Review, ReviewId, ReviewState, Verdict};
use crate::{
    Draft, DraftKind, Ticket, TicketId, event,
    handing_over::{AT_ONCE, go_on},
};
use base::{Act, Deed, Desk, Error, Event, Future, Result, StaffId, Told};
use people::{
    Absences, Colleague, Duty, Staff,
    event::{AbsenceBegan, AbsenceChanged, AbsenceEnded},
    stand_in,
};
use serde_json::json;
use std::collections::BTreeMap;
use store::{On, Query, sql};

/// The job that passes on what was read for authors who are not here.
pub const PASS_ON: &str = "ticket.reviews_pass_on";

/// The events by which somebody else may stand in for an author.
pub const KINDS: &[&str] = &[AbsenceBegan::KIND, AbsenceChanged::KIND, AbsenceEnded::KIND];

struct PassingOn(Told);

/// Makes ready to pass on. Nothing is slow here.
pub async fn prepare(_desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    Ok(Box::new(PassingOn(told)))
}

impl Deed for PassingOn {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let now = act.now();
            let chart = Absences::read(&mut *act, now).await?;
            let heir = |who| chart.standing_in(who, Duty::Tickets, now).map(|heir| (who, heir));
            let passed = Review::pass_authors(act, &chart.elsewhere(now).filter_map(heir).collect()).await?;
            go_on(act, passed, PASS_ON, &self.0).await
        })
    }
}

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

    /// What these wrote and others read is their heirs' from now on, so many at most. Answers how many there were; none,
    /// when nothing of it could pass.
    pub(crate) async fn pass_authors(act: &mut Act, heirs: &BTreeMap<StaffId, StaffId>) -> Result<usize> {
        if heirs.is_empty() {
            return Ok(0);
        }
        let query = Query::new(REVIEWS).push(" AND state <> 'over'").with_in(" AND author_id", heirs.keys().copied());
        let found: Vec<Review> = query.push(" ORDER BY ticket_id, id").with(" LIMIT ", AT_ONCE).all(&mut *act).await?;
        let (many, mut passed) = (found.len(), false);
        for seen in found {
            let mut ticket = Ticket::locked(act, seen.ticket_id).await?;
            // It may have been sent between the look and the lock.
            let review = Review::known(&mut *act, seen.id).await?;
            if review.state == ReviewState::Over || review.ticket_id != ticket.id {
                continue;
            }
            if let Some(heir) = heirs.get(&review.author_id) {
                passed |= ticket.pass_author(act, &review, *heir).await?;
                ticket.settle(act).await?;
            }
        }
        Ok(if passed { many } else { 0 })
    }

    async fn is_read_by(&self, act: &mut Act, reader: StaffId) -> Result<bool> {
        let theirs = Review::of(act, self.ticket_id, reader).await?;
        let same = |other: &Review| other.author_id == self.author_id && other.reader_id == reader;
        Ok(theirs.iter().any(|other| same(other) && other.state == ReviewState::Open))
    }
}

impl Ticket {
    /// Somebody else goes on with a draft that is read, and hears what was said to it; whether that is so.
    pub(super) async fn pass_author(&mut self, act: &mut Act, review: &Review, heir: StaffId) -> Result<bool> {
        let author = review.author_id;
        self.share_draft(act, author, heir).await?;
        if heir == review.reader_id {
            // Whoever read it writes it now; one who had begun another answer reads it still.
            let own = Draft::one(&mut *act, self, heir, DraftKind::Reply).await?;
            let is_theirs = !review.is_older_than(&own.html);
            if is_theirs {
                review.becomes(act, ReviewState::Over).await?;
            }
            return Ok(is_theirs);
        }
        sql!("UPDATE review SET author_id = $2 WHERE id = $1").bind(review.id).bind(heir).run(&mut *act).await?;
        let (name, away) = (Staff::find(&mut *act, heir).await?.name, Staff::find(&mut *act, author).await?.name);
        self.write_change(act, "ticket-change-review-author", json!({ "name": name, "for": away })).await?;
        let verdict = match review.state {
            ReviewState::Agreed => Verdict::Agree,
            ReviewState::Suggested => Verdict::Suggest,
            ReviewState::Open | ReviewState::Taken | ReviewState::Over => return Ok(true),
        };
        let event = event::ReviewGiven { ticket: self.id, review: review.id, author: heir, verdict };
        act.tell(self.id, &event).await.map(|_| true)
    }

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
