//! A ticket that is no customer's matter: a colleague puts its mail into the folder.

use super::{Because, Reason, folder::Aside};
use crate::mail::Arrival;
use base::{Act, EntryId, Error, Result, TicketId};
use people::Agent;
use store::sql;
use ticket::{Channel, Direction, EntryKind, Scope, Ticket};

/// What was said on a ticket, as far as it matters here.
type Line = (EntryId, EntryKind, bool, Option<Direction>, bool, Option<String>);

/// Entries that are looked at; a ticket with more is a conversation.
const MOST: i64 = 50;

/// Puts a stranger's first mail into the folder and ends its ticket; answers with the mail. The folder gives it back.
///
/// # Errors
/// [`Error::Refused`] where somebody has already been at work on it for a customer: an answer, further mails,
/// questions, remedies, other tickets of the same customer; and for what did not come by mail.
pub async fn mark(act: &mut Act, scope: &Scope, by: &Agent, number: TicketId) -> Result<i64> {
    let mut ticket = Ticket::seen_by(&mut *act, scope, number).await?;
    let entry = only_mail(act, &ticket).await?;
    let arrival = Arrival::behind(&mut *act, entry).await?.ok_or_else(|| Error::refused("channel-error-mark-mail"))?;
    let words: (String, String, String, String) =
        sql!("SELECT author_address, author_name, subject, reply_text FROM entry WHERE id = $1")
            .bind(entry)
            .opt(&mut *act)
            .await?
            .ok_or(Error::Missing)?;
    let aside = Aside {
        address: &words.0,
        name: &words.1,
        subject: &words.2,
        text: &words.3,
        reasons: &[Reason { because: Because::Marked, about: String::new() }],
        came_at: arrival.kept_at,
        marked: Some((number, by.id)),
    };
    ticket.discard(act, by, entry).await?;
    aside.write(act, arrival.id).await?;
    Ok(arrival.id)
}

/// The one mail of a ticket on which nothing else has happened for a customer.
async fn only_mail(act: &mut Act, ticket: &Ticket) -> Result<EntryId> {
    if ticket.channel != Channel::Mail {
        return Err(Error::refused("channel-error-mark-mail"));
    }
    if ticket.merged_into.is_some() {
        return Err(Error::refused("channel-error-mark-merged"));
    }
    if ticket.state.is_ended() {
        return Err(Error::refused("channel-error-mark-done"));
    }
    let lines: Vec<Line> = sql!(
        "SELECT id, kind, public, direction, machine, delivery FROM entry WHERE ticket_id = $1 AND kind <> 'change'
         ORDER BY id LIMIT $2"
    )
    .bind(ticket.id)
    .bind(MOST)
    .all(&mut *act)
    .await?;
    let mut mails = Vec::new();
    for (id, kind, public, direction, machine, delivery) in lines {
        match (kind, direction) {
            (EntryKind::Question | EntryKind::Answer, _) => return Err(Error::refused("channel-error-mark-asked")),
            (EntryKind::Remedy, _) => return Err(Error::refused("channel-error-mark-remedy")),
            (_, Some(Direction::In)) if public => mails.push(id),
            (_, Some(Direction::Out)) if public && !machine && delivery.as_deref() != Some("withdrawn") => {
                return Err(Error::refused("channel-error-mark-answered"));
            }
            _ => {}
        }
    }
    let [mail] = mails[..] else { return Err(Error::refused("channel-error-mark-several")) };
    let other: Option<(TicketId,)> = sql!(
        "SELECT t.id FROM identity mine JOIN identity i ON i.customer_id = mine.customer_id
         JOIN ticket t ON t.identity_id = i.id WHERE mine.id = $1 AND t.id <> $2 LIMIT 1"
    )
    .bind(ticket.identity_id)
    .bind(ticket.id)
    .opt(&mut *act)
    .await?;
    match other {
        Some(_) => Err(Error::refused("channel-error-mark-known")),
        None => Ok(mail),
    }
}

/// Whether the folder is worth offering for a ticket, as far as that is known without asking: the verb looks closer.
pub fn is_likely(ticket: &Ticket) -> bool {
    ticket.channel == Channel::Mail
        && !ticket.state.is_ended()
        && ticket.first_answer_at.is_none()
        && ticket.last_direction.as_deref() != Some(Direction::Out.as_str())
}
