//! What colleagues say to internal words with one sign, and which words stand above the timeline.

use crate::{EntryId, Ticket, event};
use base::{Act, Error, Result, StaffId};
use customer::{Customer, Remark};
use people::{Agent, Colleague};
use store::{On, sql};

store::enumeration! {
    /// One sign.
    pub enum Sign {
        /// I think so, too.
        Agree = "agree",
        /// It is done.
        Done = "done",
        /// I have seen it, and look after it.
        Seen = "seen",
        /// Thank you.
        Thanks = "thanks",
        /// It stands above the timeline, for everybody.
        Pin = "pin",
    }
}

impl Sign {
    /// Those that answer words.
    pub const REACTIONS: [Sign; 4] = [Sign::Agree, Sign::Done, Sign::Seen, Sign::Thanks];
}

/// Marks of one ticket that are read.
const MOST: i64 = 500;
/// Words that stand above one timeline.
const PINS: i64 = 5;

/// One sign under somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mark {
    /// Under which.
    pub entry_id: EntryId,
    /// Whose.
    pub staff_id: StaffId,
    /// By name.
    pub name: String,
    /// Which.
    pub sign: Sign,
    /// Who wrote the words, of those that stand above the timeline.
    pub author: String,
    /// The words, of those.
    pub words: String,
}

impl Ticket {
    /// All signs on a ticket, oldest first, without those of words that were struck.
    pub async fn marks(&self, on: impl Into<On<'_>>) -> Result<Vec<Mark>> {
        let marks: Vec<Mark> = sql!(
            "SELECT m.entry_id, m.staff_id, s.name, m.sign, e.author_name AS author,
                 CASE WHEN m.sign = 'pin' THEN e.reply_text ELSE '' END AS words
             FROM entry e JOIN entry_mark m ON m.entry_id = e.id JOIN staff s ON s.id = m.staff_id
             WHERE e.ticket_id = $1 AND e.struck_at IS NULL ORDER BY m.made_at, m.entry_id LIMIT $2"
        )
        .bind(self.id)
        .bind(MOST)
        .all(on)
        .await?;
        let shown = |mark: Mark| Mark { words: self.contacts.words(mark.words), ..mark };
        Ok(marks.into_iter().map(shown).collect())
    }

    /// Puts a sign under internal words; the same sign again takes it away. What one has put above the
    /// timeline, anybody takes down.
    ///
    /// # Errors
    /// [`Error::Refused`] for words to or from the customer, and when enough stands above the timeline.
    pub async fn mark_entry(&mut self, act: &mut Act, by: &Colleague, entry: EntryId, sign: Sign) -> Result<()> {
        if !self.own_entry(&mut *act, entry).await?.is_internal() {
            return Err(Error::refused("ticket-error-mark-public"));
        }
        let gone = match sign {
            Sign::Pin => {
                sql!("DELETE FROM entry_mark WHERE entry_id = $1 AND sign = 'pin'").bind(entry).run(act).await?
            }
            _ => {
                sql!("DELETE FROM entry_mark WHERE entry_id = $1 AND staff_id = $2 AND sign = $3")
                    .bind(entry)
                    .bind(by.id)
                    .bind(sign)
                    .run(act)
                    .await?
            }
        };
        let is_new = gone == 0;
        if is_new {
            self.give_sign(act, by, entry, sign).await?;
        }
        match (sign, is_new) {
            (Sign::Pin, true) => act.tell(self.id, &event::Pinned { ticket: self.id, entry }).await.map(drop)?,
            (Sign::Pin, false) => act.tell(self.id, &event::Unpinned { ticket: self.id, entry }).await.map(drop)?,
            _ => {}
        }
        act.refresh(Ticket::topic(self.id));
        Ok(())
    }

    async fn give_sign(&self, act: &mut Act, by: &Colleague, entry: EntryId, sign: Sign) -> Result<()> {
        if sign == Sign::Pin {
            self.check_pins(act).await?;
        }
        let now = act.now();
        sql!("INSERT INTO entry_mark (entry_id, staff_id, sign, made_at) VALUES ($1, $2, $3, $4)")
            .bind(entry)
            .bind(by.id)
            .bind(sign)
            .bind(now)
            .run(act)
            .await?;
        Ok(())
    }

    /// Keeps internal words on the customer's card.
    ///
    /// # Errors
    /// [`Error::Missing`] for words to or from the customer; [`Error::Invalid`] for more than a remark holds.
    pub async fn keep_on_card(&self, act: &mut Act, by: &Agent, entry: EntryId) -> Result<()> {
        let entry = self.own_entry(&mut *act, entry).await?;
        if !entry.is_internal() {
            return Err(Error::Missing);
        }
        let customer = Customer::behind(&mut *act, self.identity_id).await?.id;
        Remark::write(act, by, customer, &entry.reply_text, false).await.map(drop)
    }

    async fn check_pins(&self, act: &mut Act) -> Result<()> {
        let pins: i64 = sql!(
            "SELECT count(*) FROM entry e JOIN entry_mark m ON m.entry_id = e.id
             WHERE e.ticket_id = $1 AND m.sign = 'pin' AND e.struck_at IS NULL"
        )
        .bind(self.id)
        .value(act)
        .await?;
        if pins < PINS { Ok(()) } else { Err(Error::refused("ticket-error-pins")) }
    }
}
