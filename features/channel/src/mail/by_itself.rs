//! Letters that the desk writes by itself to somebody who wrote: that it is closed for days, or that their words have
//! arrived. One mechanism for both, so that nobody gets two.
//!
//! One letter per matter at most, few to one person in a day, and few of the house in an hour: whatever a machine on
//! the other side does not say of itself, two machines that answer each other fall silent (RFC 3834, 2 and 4). Never
//! to a machine, a list, one who is blocked, one of us. It answers nothing: no clock stops, nobody's turn changes.

use super::{Arrival, Post, Via, notice::Words};
use crate::{
    Mailbox, MailboxId,
    acknowledgement::{Acknowledgement, Expecting, Pace},
};
use base::{Act, Deed, Desk, EntryId, Future, IdentityId, Moment, Result};
use clock::{Calendar, keeping};
use people::Staff;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::sql;
use template::{Closing, ClosingId, Known, closing};
use ticket::{Entry, NewEntry, Person, Ticket};

/// The job that writes such a letter.
pub const SAY: &str = "channel.say_by_itself";

/// Letters to one person within [`DAY`] at most.
const MOST_TO_ONE: i64 = 3;
const DAY: Duration = Duration::from_secs(86_400);
/// Letters of the whole house within [`HOUR`] at most: a flood of made-up senders is not answered.
const MOST_IN_HOUR: i64 = 500;
const HOUR: Duration = Duration::from_secs(3_600);

/// To what a letter may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// What was written to us.
    pub entry: EntryId,
    /// By whom.
    pub who: IdentityId,
    /// To which mailbox.
    pub mailbox: MailboxId,
    /// Whether it began a matter.
    pub begins: bool,
}

/// Whether these words are a person's who can be answered: who sent them is known, reads what comes back, and is
/// not blocked. A mail without a sender on its envelope wants no answer from a machine (RFC 3834, 2).
pub(super) fn may_be_told(arrival: &Arrival, entry: &NewEntry) -> bool {
    let from = arrival.envelope_from.as_deref();
    let sent = match arrival.via {
        Via::Smtp | Via::Lmtp => from.is_some_and(|from| !from.is_empty()),
        Via::Imap => from != Some(""), // its server may have kept no envelope
        Via::Http | Via::Command => true,
        Via::Import => false,
    };
    sent && !entry.machine && !entry.silent && reads(&entry.author.address)
}

/// Whether somebody reads what comes to this address, by what it is called.
fn reads(address: &str) -> bool {
    let local = address.split_once('@').map_or("", |(local, _)| local).to_lowercase();
    let local: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
    let nobody = ["noreply", "donotreply", "mailerdaemon", "postmaster", "bounce", "abuse"];
    !local.is_empty() && local != "root" && !nobody.iter().any(|name| local.starts_with(name))
}

/// Has a letter written, where anything is ever said: asked of every mail of a person.
pub(super) async fn plan(act: &mut Act, due: Due) -> Result<()> {
    if act.is_history() {
        return Ok(());
    }
    let says = due.begins && Acknowledgement::of(&mut *act, due.mailbox).await?.is_some();
    if says || closing::is_any_ahead(act).await? {
        let now = act.now();
        act.enqueue(SAY, serde_json::to_value(due)?, now, None).await?;
    }
    Ok(())
}

/// Makes ready: reads how long first answers took lately.
///
/// # Errors
/// As reading does.
pub async fn prepare(desk: Desk, post: Post, words: Words, due: Due) -> Result<Box<dyn Deed>> {
    let look = desk.look();
    let (calendar, pace) = match due.begins {
        true => {
            let department = Mailbox::find(&look, due.mailbox).await?.department_id;
            let calendar = keeping::calendar(&look, Some(department), None).await?;
            let pace = Pace::of(&look, department, &calendar, look.now()).await?;
            (calendar, pace)
        }
        false => (Calendar::always(), None),
    };
    Ok(Box::new(Say { due, post, words, calendar, pace }))
}

struct Say {
    due: Due,
    post: Post,
    words: Words,
    /// That of the mailbox's department.
    calendar: Calendar,
    pace: Option<Pace>,
}

impl Deed for Say {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(self.say(act))
    }
}

impl Say {
    async fn say(&self, act: &mut Act) -> Result<()> {
        let entry = Entry::find(&mut *act, self.due.entry).await?;
        let to = Person { name: entry.author_name.clone(), address: entry.author_address.clone() };
        let mut ticket = Ticket::locked(act, entry.ticket_id).await?;
        // By now it may be spam, struck, or done.
        if entry.silent || !reads(&to.address) || ticket.state.is_ended() {
            return Ok(());
        }
        if is_ours(act, &self.post, &to.address).await?
            || was_told(act, &ticket).await?
            || is_enough(act, self.due.who).await?
        {
            return Ok(());
        }
        let Some((text, closing)) = self.words(act, &ticket).await? else { return Ok(()) };
        let letter = ticket.acknowledge(act, vec![to], &text).await?;
        sql!("INSERT INTO own_letter (entry_id, identity_id, closing_id, at) VALUES ($1, $2, $3, $4)")
            .bind(letter)
            .bind(self.due.who)
            .bind(closing)
            .bind(act.now())
            .run(act)
            .await?;
        Ok(())
    }

    /// That it is closed for days goes before that their words have arrived.
    async fn words(&self, act: &mut Act, ticket: &Ticket) -> Result<Option<(String, Option<ClosingId>)>> {
        let now = act.now();
        if let Some(closing) = Closing::now(act, ticket.department_id, now).await? {
            let known = Known::unsigned(&mut *act, ticket, self.due.who, now).await?;
            let said = closing.reads(&known, known.customer_language.as_deref());
            return Ok(said.map(|(_, text)| (text, Some(closing.id))));
        }
        if !self.due.begins {
            return Ok(None);
        }
        let Some(acknowledgement) = Acknowledgement::of(&mut *act, self.due.mailbox).await? else { return Ok(None) };
        let known = Known::unsigned(&mut *act, ticket, self.due.who, now).await?;
        let known = self.expected(known, now);
        let expecting = Expecting { pace: self.pace, words: &self.words };
        let said = acknowledgement.reads(&known, known.customer_language.as_deref(), &expecting);
        Ok(said.map(|(_, text)| (text, None)))
    }

    fn expected(&self, known: Known, now: Moment) -> Known {
        match self.pace.and_then(|pace| pace.answered_by(&self.calendar, now)) {
            Some(by) => known.answered_by(by.there(&self.calendar.zone).datetime()),
            None => known,
        }
    }
}

/// One of us, or another mailbox of ours, which would answer in turn.
async fn is_ours(act: &mut Act, post: &Post, address: &str) -> Result<bool> {
    Ok(Mailbox::reached_by(&mut *act, post.minter(), address).await?.is_some()
        || Staff::by_email(act, address).await?.is_some())
}

/// Whether a letter was written on this matter.
async fn was_told(act: &mut Act, ticket: &Ticket) -> Result<bool> {
    let told: Option<(EntryId,)> =
        sql!("SELECT o.entry_id FROM entry e JOIN own_letter o ON o.entry_id = e.id WHERE e.ticket_id = $1 LIMIT 1")
            .bind(ticket.id)
            .opt(act)
            .await?;
    Ok(told.is_some())
}

/// Whether they, or all together, have had as many as is good.
async fn is_enough(act: &mut Act, who: IdentityId) -> Result<bool> {
    let now = act.now();
    let to_one: i64 = sql!("SELECT count(*) FROM own_letter WHERE identity_id = $1 AND at > $2")
        .bind(who)
        .bind(now.minus(DAY))
        .value(&mut *act)
        .await?;
    let of_all: i64 =
        sql!("SELECT count(*) FROM own_letter WHERE at > $1").bind(now.minus(HOUR)).value(&mut *act).await?;
    if of_all >= MOST_IN_HOUR {
        tracing::warn!(
            letters = of_all,
            "the desk has written so many letters by itself that it writes none for a while"
        );
    }
    Ok(to_one >= MOST_TO_ONE || of_all >= MOST_IN_HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_reads_what_comes_to_a_machine() {
        for (address, read) in [
            ("iva@kovac.example", true),
            ("rooter@kovac.example", true),
            ("no-reply@shop.example", false),
            ("noreply+42@shop.example", false),
            ("MAILER-DAEMON@mx.example", false),
            ("bounces+7@lists.example", false),
            ("root@host.example", false),
            ("", false),
        ] {
            assert_eq!(reads(address), read, "{address}");
        }
    }
}
