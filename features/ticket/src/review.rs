//! Reading an answer before it goes: a colleague is asked, agrees, would write it otherwise, or sends it.
//!
//! What is read is a copy. Its author may go on writing, and then everybody is told that the copy is the
//! older one; nobody sends words that their author has changed since.

pub mod passing;

use crate::{Draft, DraftKind, EntryId, Ticket, TicketId, draft::check_length, event};
use base::{Act, Error, Moment, Result, StaffId, Why};
use people::{Agent, Colleague, Duty, Staff, stand_in};
use serde_json::json;
use store::{On, Query, sql};

store::id! {
    /// A review.
    ReviewId
}

store::enumeration! {
    /// How far a review is.
    pub enum ReviewState {
        /// The reader was asked.
        Open = "open",
        /// The reader agrees.
        Agreed = "agreed",
        /// The reader would write it otherwise.
        Suggested = "suggested",
        /// The author has taken that over.
        Taken = "taken",
        /// It was sent, or nobody need read it any more.
        Over = "over",
    }
}

store::enumeration! {
    /// What a reader says.
    pub enum Verdict {
        /// It may go as it is.
        Agree = "agree",
        /// It should be written otherwise.
        Suggest = "suggest",
    }
}

/// Colleagues who read one draft at the same time, at most.
const MOST: usize = 10;
/// Letters of a question or a remark.
const LONGEST_WORDS: usize = 1000;

/// An answer that a colleague reads before it goes.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Review {
    /// Its row.
    pub id: ReviewId,
    /// On which ticket.
    pub ticket_id: TicketId,
    /// Who writes.
    pub author_id: StaffId,
    /// Who reads.
    pub reader_id: StaffId,
    /// How far it is.
    pub state: ReviewState,
    /// What the author wants to know; may be empty.
    pub question: String,
    /// What is read.
    pub html: String,
    /// What the reader says to it.
    pub remark: String,
    /// What the reader would write instead.
    pub proposal: Option<String>,
    /// The author's words before they took that over.
    pub replaced: Option<String>,
    /// When the reader was asked.
    pub asked_at: Moment,
}

/// The beginning of a statement that reads reviews.
const REVIEWS: &str =
    "SELECT id, ticket_id, author_id, reader_id, state, question, html, remark, proposal, replaced, asked_at
    FROM review WHERE TRUE";

impl Review {
    /// What somebody has to do with on a ticket and what is not over, oldest first.
    pub async fn of(on: impl Into<On<'_>>, ticket: TicketId, who: StaffId) -> Result<Vec<Review>> {
        let query = Query::new(REVIEWS).with(" AND state <> 'over' AND ticket_id = ", ticket);
        let query = query.with(" AND (author_id = ", who).with(" OR reader_id = ", who);
        Ok(query.push(") ORDER BY id LIMIT 50").all(on).await?)
    }

    async fn find(act: &mut Act, ticket: TicketId, id: ReviewId) -> Result<Review> {
        let query = Query::new(REVIEWS).with(" AND state <> 'over' AND id = ", id).with(" AND ticket_id = ", ticket);
        query.opt(act).await?.ok_or(Error::Missing)
    }

    /// The one that its author has something to do with.
    ///
    /// # Errors
    /// [`Error::Missing`] for everybody else, and when it is over.
    pub async fn by_author(act: &mut Act, ticket: &Ticket, who: StaffId, id: ReviewId) -> Result<Review> {
        let found = Review::find(act, ticket.id, id).await?;
        if found.author_id == who { Ok(found) } else { Err(Error::Missing) }
    }

    /// The one that its reader has something to do with.
    ///
    /// # Errors
    /// [`Error::Missing`] for everybody else, and when it is over.
    pub async fn by_reader(act: &mut Act, ticket: &Ticket, who: StaffId, id: ReviewId) -> Result<Review> {
        let found = Review::find(act, ticket.id, id).await?;
        if found.reader_id == who { Ok(found) } else { Err(Error::Missing) }
    }

    /// Whether its author has changed their words since the reader was asked. An editor may write the same
    /// words in other HTML; what counts is what is read.
    pub fn is_older_than(&self, draft: &str) -> bool {
        self.html != draft && said(&self.html) != said(draft)
    }

    /// Whether its reader is not shown all of it, and so cannot write it otherwise.
    pub fn hides_from(&self, reader: &Colleague) -> bool {
        reader.contacts().words(self.html.clone()) != self.html
    }

    /// What an author asked for has come to its end with what they wrote.
    pub(crate) async fn end_all(act: &mut Act, ticket: TicketId, author: StaffId) -> Result<()> {
        sql!("UPDATE review SET state = 'over' WHERE ticket_id = $1 AND author_id = $2 AND state <> 'over'")
            .bind(ticket)
            .bind(author)
            .run(act)
            .await?;
        Ok(())
    }

    /// The words go with those of the ticket.
    pub(crate) async fn strike(act: &mut Act, ticket: TicketId) -> Result<()> {
        sql!(
            "UPDATE review SET state = 'over', question = '', html = '', remark = '', proposal = NULL, replaced = NULL
             WHERE ticket_id = $1"
        )
        .bind(ticket)
        .run(act)
        .await?;
        Ok(())
    }

    async fn becomes(&self, act: &mut Act, state: ReviewState) -> Result<()> {
        sql!("UPDATE review SET state = $2 WHERE id = $1").bind(self.id).bind(state).run(act).await?;
        Ok(())
    }
}

impl Ticket {
    /// Asks a colleague to read an answer before it goes; a collaborator is let in by that. Who was asked
    /// before reads the newer words; for whoever is away reads who stands in.
    ///
    /// # Errors
    /// [`Error::Invalid`] without words, without somebody else to read them, or with too many readers.
    pub async fn ask_to_read(
        &mut self,
        act: &mut Act,
        by: &Agent,
        reader: StaffId,
        (html, question): (&str, &str),
    ) -> Result<ReviewId> {
        if said(html).is_empty() {
            return Err(Error::invalid("text", "ticket-error-empty"));
        }
        if reader == by.id {
            return Err(Error::invalid("reader", "ticket-error-review-self"));
        }
        let now = act.now();
        let reader = match stand_in(&mut *act, reader, Duty::Approvals, now).await? {
            Some(reader) if reader != by.id => reader,
            _ => return Err(Error::invalid("reader", "ticket-error-review-away")),
        };
        let reader = Colleague::of(Staff::find(&mut *act, reader).await?)?;
        let mine = Review::of(&mut *act, self.id, by.id).await?.into_iter().filter(|r| r.author_id == by.id);
        let (before, others): (Vec<Review>, Vec<Review>) = mine.partition(|r| r.reader_id == reader.id);
        if others.len() >= MOST {
            return Err(Error::invalid("reader", "ticket-error-review-many"));
        }
        for older in before {
            older.becomes(act, ReviewState::Over).await?;
        }
        if !reader.role.may_answer() {
            self.let_in(act, reader.id).await?;
        }
        let question = short(question);
        let review: ReviewId = sql!(
            "INSERT INTO review (ticket_id, author_id, reader_id, state, question, html, asked_at)
             VALUES ($1, $2, $3, 'open', $4, $5, $6) RETURNING id"
        )
        .bind(self.id)
        .bind(by.id)
        .bind(reader.id)
        .bind(question.as_str())
        .bind(html)
        .bind(act.now())
        .value(&mut *act)
        .await?;
        self.write_change(act, "ticket-change-review-asked", json!({ "name": reader.name })).await?;
        act.tell(self.id, &event::ReviewAsked { ticket: self.id, review, reader: reader.id, question }).await?;
        // What is said to the words of somebody who is away, whoever stands in hears.
        if let Some(heir) = stand_in(&mut *act, by.id, Duty::Tickets, now).await?.filter(|heir| *heir != by.id) {
            let asked = Review::known(&mut *act, review).await?;
            self.pass_author(act, &asked, heir).await?;
        }
        self.settle(act).await?;
        Ok(review)
    }

    /// It need not be read any more.
    pub async fn drop_review(&mut self, act: &mut Act, by: &Agent, id: ReviewId) -> Result<()> {
        let review = Review::by_author(act, self, by.id, id).await?;
        review.becomes(act, ReviewState::Over).await?;
        if review.state == ReviewState::Open {
            let name = Staff::find(&mut *act, review.reader_id).await?.name;
            self.write_change(act, "ticket-change-review-dropped", json!({ "name": name })).await?;
            let reader = review.reader_id;
            act.tell(self.id, &event::ReviewDropped { ticket: self.id, review: id, reader }).await?;
        }
        self.settle(act).await
    }

    /// The reader says what they think of it; with `instead`, what they would write.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nothing would be changed and nothing is said.
    pub async fn give_review(
        &mut self,
        act: &mut Act,
        by: &Colleague,
        id: ReviewId,
        (remark, instead): (&str, Option<&str>),
    ) -> Result<()> {
        let review = Review::by_reader(act, self, by.id, id).await?;
        let remark = short(remark);
        // What they would write instead would lack the addresses they were not shown.
        if instead.is_some() && review.hides_from(by) {
            return Err(Error::refused("ticket-error-review-hidden"));
        }
        instead.map_or(Ok(()), check_length)?;
        if instead.is_some_and(|html| said(html).is_empty() || !review.is_older_than(html) && remark.is_empty()) {
            return Err(Error::invalid("text", "ticket-error-review-same"));
        }
        let proposal = instead.filter(|html| review.is_older_than(html));
        let (state, verdict, key) = match instead {
            None => (ReviewState::Agreed, Verdict::Agree, "ticket-change-review-agreed"),
            Some(_) => (ReviewState::Suggested, Verdict::Suggest, "ticket-change-review-suggested"),
        };
        sql!("UPDATE review SET state = $2, remark = $3, proposal = $4 WHERE id = $1")
            .bind(id)
            .bind(state)
            .bind(remark.as_str())
            .bind(proposal)
            .run(act)
            .await?;
        let author = review.author_id;
        let name = Staff::find(&mut *act, author).await?.name;
        self.write_change(act, key, json!({ "name": name })).await?;
        act.tell(self.id, &event::ReviewGiven { ticket: self.id, review: id, author, verdict }).await?;
        self.settle(act).await
    }

    /// The author takes over what the reader would write; their own words can be put back until it is sent.
    pub async fn take_review(&mut self, act: &mut Act, by: &Agent, id: ReviewId) -> Result<()> {
        let review = Review::by_author(act, self, by.id, id).await?;
        let (Some(proposal), ReviewState::Suggested) = (&review.proposal, review.state) else {
            return Err(Error::Missing);
        };
        let own = Draft::one(&mut *act, self, by.id, DraftKind::Reply).await?;
        sql!("UPDATE review SET state = 'taken', replaced = $2 WHERE id = $1")
            .bind(id)
            .bind(own.html.as_str())
            .run(&mut *act)
            .await?;
        Draft::restore(act, self.id, by.id, DraftKind::Reply, proposal).await
    }

    /// The author puts back what they wrote themselves.
    pub async fn give_back_review(&mut self, act: &mut Act, by: &Agent, id: ReviewId) -> Result<()> {
        let review = Review::by_author(act, self, by.id, id).await?;
        let (Some(own), ReviewState::Taken) = (&review.replaced, review.state) else { return Err(Error::Missing) };
        review.becomes(act, ReviewState::Suggested).await?;
        Draft::restore(act, self.id, by.id, DraftKind::Reply, own).await
    }

    /// Who writes what this reader was asked to read, as somebody who may answer: the answer goes in the
    /// author's name.
    ///
    /// # Errors
    /// [`Error::Refused`] when the author went on writing, or may not answer any more.
    pub async fn author_of_review(&self, act: &mut Act, review: &Review) -> Result<Agent> {
        let author = Staff::find(&mut *act, review.author_id).await?;
        let draft = Draft::one(&mut *act, self, review.author_id, DraftKind::Reply).await?;
        if review.is_older_than(&draft.html) {
            return Err(Error::Refused(Why::of("ticket-error-review-older").with("name", author.name)));
        }
        let gone = || Error::Refused(Why::of("ticket-error-review-author").with("name", author.name.clone()));
        let colleague = Colleague::of(author.clone()).map_err(|_| gone())?;
        Agent::of(&colleague).map_err(|_| gone())
    }

    /// The reader has sent it: `entry` is the answer.
    pub async fn review_sent(&mut self, act: &mut Act, review: &Review, entry: EntryId) -> Result<()> {
        let author = review.author_id;
        Draft::sent(act, self.id, author, DraftKind::Reply).await?;
        let name = Staff::find(&mut *act, author).await?.name;
        self.write_change(act, "ticket-change-review-sent", json!({ "name": name })).await?;
        act.tell(self.id, &event::ReviewSent { ticket: self.id, review: review.id, author, entry }).await?;
        self.settle(act).await
    }
}

/// What is read, without regard to how it is laid out.
fn said(html: &str) -> String {
    mail::html_to_text(html).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(words: &str) -> String {
    words.trim().chars().take(LONGEST_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(html: &str) -> Review {
        Review {
            id: ReviewId(1),
            ticket_id: TicketId(1),
            author_id: StaffId(1),
            reader_id: StaffId(2),
            state: ReviewState::Open,
            question: String::new(),
            html: html.into(),
            remark: String::new(),
            proposal: None,
            replaced: None,
            asked_at: Moment::from_micros(0),
        }
    }

    #[test]
    fn the_same_words_in_other_html_are_no_newer_version() {
        let review = reading("<div>Good morning,<br>it is on its way.</div>");
        assert!(!review.is_older_than("<p>Good morning,</p><p>it is  on its way.</p>"));
        assert!(review.is_older_than("<div>Good morning,<br>it is not on its way.</div>"));
        assert!(review.is_older_than(""));
    }
}
