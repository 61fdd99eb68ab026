//! The weakest proofs: what a mail quotes, its subject, its sender and its time.
//!
//! Only tickets in which the sender takes part are looked at, and only for mails of people that answer something by
//! their subject or quote something. Which of them is meant, if any, the kit decides: [`::mail::nearest`].

use super::threading::proof;
use ::mail::{Conversation, Kin, Letter, Subject, Trace, Verdict, Why};
use base::{Act, IdentityId, Moment, Result, TicketId};
use std::{collections::BTreeMap, time::Duration};
use store::{Query, sql};
use ticket::Ticket;

/// Tickets looked at: the newest ones of the sender.
const TICKETS: i64 = 30;
/// Mails of theirs looked at: the newest ones.
const MAILS: u32 = 120;
/// Subjects of a ticket compared with a new one.
const SUBJECTS: i64 = 100;
/// Nobody quotes a ticket that has rested longer.
const RESTED: Duration = Duration::from_secs(730 * 86_400);

/// The ticket a mail without any other proof belongs to, and why.
pub(super) async fn nearest_ticket(
    act: &mut Act,
    letter: &Letter,
    sender: IdentityId,
) -> Result<Option<(TicketId, &'static str)>> {
    let said_by_person = matches!(letter.verdict, Verdict::Human | Verdict::Auto(Why::OutOfOffice));
    let trace = Trace::of(letter, act.now().seconds());
    let answers = trace.subject.answers || trace.subject.was.is_some() || !trace.quoted().is_empty();
    if !said_by_person || !answers || letter.from.is_none() {
        return Ok(None);
    }
    let conversations = conversations(act, sender).await?;
    let all: Vec<&Conversation> = conversations.values().collect();
    let Some((at, kin)) = ::mail::nearest(&trace, &all) else { return Ok(None) };
    let proof = match kin {
        Kin::Quote => proof::QUOTE,
        Kin::Subject => proof::SUBJECT,
    };
    Ok(conversations.keys().nth(at).map(|number| (*number, proof)))
}

/// What was said with the customer on the tickets of this sender: their own, and those on which they wrote.
async fn conversations(act: &mut Act, sender: IdentityId) -> Result<BTreeMap<TicketId, Conversation>> {
    let tickets: Vec<(TicketId, String)> = sql!(
        "SELECT id, subject FROM ticket WHERE merged_into IS NULL AND moved_at > $2 AND id IN (
             SELECT t.id FROM identity b JOIN identity a ON a.customer_id = b.customer_id JOIN ticket t ON t.identity_id = a.id
             WHERE b.id = $1
             UNION SELECT ticket_id FROM (
                 SELECT DISTINCT ticket_id FROM entry WHERE identity_id = $1 ORDER BY ticket_id DESC LIMIT $3
             ) AS written)
         ORDER BY id DESC LIMIT $3"
    )
    .bind(sender)
    .bind(act.now().minus(RESTED))
    .bind(TICKETS)
    .all(&mut *act)
    .await?;
    let mut found = BTreeMap::<TicketId, Conversation>::new();
    for (id, subject) in &tickets {
        found.entry(*id).or_default().call(subject);
    }
    if found.is_empty() {
        return Ok(found);
    }
    let mails: Vec<(TicketId, String, String, Moment)> = Query::new(
        "SELECT ticket_id, subject, substr(reply_text, 1, 8000), at FROM entry WHERE kind = 'message' AND public AND copy_of IS NULL",
    )
    .with_in(" AND ticket_id", found.keys().copied())
    .with(" ORDER BY id DESC LIMIT ", MAILS)
    .all(act)
    .await?;
    for (id, subject, said, at) in mails {
        found.entry(id).or_default().add(&Trace::of_words(&subject, "", &said, at.seconds()));
    }
    Ok(found)
}

/// Whether a person's mail that came to a ticket says by its subject that it is about something else.
pub(super) async fn strays(act: &mut Act, ticket: &Ticket, letter: &Letter) -> Result<bool> {
    let subject = Subject::of(&letter.subject);
    let mut conversation = Conversation::default();
    conversation.call(&ticket.subject);
    if letter.verdict != Verdict::Human || !conversation.is_left_by(&subject) {
        return Ok(false);
    }
    let subjects: Vec<(String,)> = sql!(
        "SELECT subject FROM entry WHERE ticket_id = $1 AND kind = 'message' AND public ORDER BY id DESC LIMIT $2"
    )
    .bind(ticket.id)
    .bind(SUBJECTS)
    .all(act)
    .await?;
    subjects.iter().for_each(|(subject,)| conversation.call(subject));
    Ok(conversation.is_left_by(&subject))
}
