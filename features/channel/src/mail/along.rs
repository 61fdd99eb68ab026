//! Who got a customer's mail beside us, and is answered along.

use super::{Arrival, Post};
use crate::Mailbox;
use base::{Act, Deed, Future, Result, TicketId};
use serde::{Deserialize, Serialize};
use store::sql;
use ticket::{Direction, Person, Ticket};

/// The job that finds out, once, who is in the conversation of tickets that are older than its being remembered; the
/// migration that made room for it asks for it.
pub const REMEMBER: &str = "channel.remember_along";

/// Tickets looked at by one deed.
const BATCH: i64 = 100;

/// Addresses of one mail that are looked at.
const MOST: usize = 30;

/// Of those a mail names, who is no address of ours: not where it came in, no mailbox, nothing we signed.
pub(super) async fn of(
    act: &mut Act,
    post: &Post,
    (to, cc): (&[Person], &[Person]),
    envelope: &[String],
) -> Result<Vec<Person>> {
    let mut others = Vec::new();
    for person in to.iter().chain(cc).take(MOST) {
        let address = ::mail::Address::new(Some(person.name.as_str()), &person.address);
        let came_in = envelope.iter().any(|ours| ours.trim().eq_ignore_ascii_case(&address.address));
        if came_in || !address.is_deliverable() {
            continue;
        }
        if Mailbox::reached_by(&mut *act, post.minter(), &address.address).await?.is_none() {
            others.push(Person { name: address.name.unwrap_or_default(), address: address.address });
        }
    }
    Ok(others)
}

/// From which ticket on it is found out who is in the conversation.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct After {
    #[serde(default)]
    after: i64,
}

struct Remember(Post, After);

/// Makes ready to find out who is in the conversation of the next tickets. Nothing is slow here.
pub fn prepare(post: Post, after: After) -> Box<dyn Deed> {
    Box::new(Remember(post, after))
}

impl Deed for Remember {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(self.remember(act))
    }
}

impl Remember {
    async fn remember(&self, act: &mut Act) -> Result<()> {
        let Remember(post, After { after }) = self;
        let next: Vec<(TicketId,)> =
            sql!("SELECT id FROM ticket WHERE id > $1 AND state <> 'closed' ORDER BY id LIMIT $2")
                .bind(*after)
                .bind(BATCH)
                .all(&mut *act)
                .await?;
        for (number,) in &next {
            let ticket = Ticket::locked(act, *number).await?;
            if ticket.copies.0.is_empty() {
                let people = last_named(act, post, &ticket).await?;
                ticket.remember_along(act, people).await?;
            }
        }
        let Some((last,)) = next.last() else { return Ok(()) };
        let now = act.now();
        act.enqueue(REMEMBER, serde_json::to_value(After { after: last.0 })?, now, None).await
    }
}

/// Whom the last mail of a ticket names beside its author, the first of those it went to, and us.
async fn last_named(act: &mut Act, post: &Post, ticket: &Ticket) -> Result<Vec<Person>> {
    let Some(mail) = ticket.last_letter(&mut *act).await? else { return Ok(Vec::new()) };
    if mail.direction == Some(Direction::Out) {
        return Ok(mail.recipients.0.into_iter().skip(1).chain(mail.copies.0).take(MOST).collect());
    }
    let came = Arrival::behind(&mut *act, mail.id).await?;
    let envelope = came.map(|arrival| arrival.envelope_to.0).unwrap_or_default();
    let mut others = of(act, post, (&mail.recipients.0, &mail.copies.0), &envelope).await?;
    others.retain(|person| !person.is_at(&mail.author_address));
    Ok(others)
}
