//! What of the tickets is handed out to the person whose data it is (Art. 15 GDPR): their words, ours to them, and
//! what we wrote about them among ourselves. Never the words, names or addresses of somebody else.

use crate::{Delivery, Direction, Entry, EntryId, EntryKind, Person, Scope, Ticket, TicketId};
use base::{Error, IdentityId, Moment, Result};
use customer::{CustomerId, Identity, IdentityKind};
use store::{On, Query};

/// Entries read at once.
pub const PAGE: usize = 50;
/// Tickets at most; nobody has so many.
const MOST: i64 = 100_000;

/// Whose data is handed out.
#[derive(Clone, Debug, Default)]
pub struct Whose {
    identities: Vec<IdentityId>,
    addresses: Vec<String>,
}

/// One entry, as it is handed out.
#[derive(Clone, Debug, PartialEq)]
pub enum Handed {
    /// With its words; of those it names, they alone are left.
    Whole(Box<Entry>),
    /// Somebody else's words, or ours to somebody else, said at this moment.
    Withheld(Moment),
}

impl Whose {
    /// A customer, with everything they are known by.
    pub async fn of(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Whose> {
        let known = Identity::of(on, customer).await?;
        let mails = known.iter().filter(|i| i.kind == IdentityKind::Mail);
        Ok(Whose {
            addresses: mails.map(|i| i.value.trim().to_lowercase()).collect(),
            identities: known.into_iter().map(|i| i.id).collect(),
        })
    }

    /// The numbers of their tickets, and of tickets of others on which they have written, oldest first.
    pub async fn tickets(&self, on: impl Into<On<'_>>) -> Result<Vec<TicketId>> {
        if self.identities.is_empty() {
            return Ok(Vec::new());
        }
        let ids = || self.identities.iter().copied();
        let query = Query::new("SELECT id FROM ticket WHERE merged_into IS NULL").with_in(" AND identity_id", ids());
        let query = query.push(" UNION SELECT ticket_id FROM entry WHERE TRUE").with_in(" AND identity_id", ids());
        let rows: Vec<(TicketId,)> = query.with(" ORDER BY id LIMIT ", MOST).all(on).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whether it is their matter, and not one of somebody else on which they have written.
    pub fn owns(&self, ticket: &Ticket) -> bool {
        self.identities.contains(&ticket.identity_id)
    }

    /// The next entries of a ticket after this one, oldest first, each with what is handed out of it, or nothing;
    /// with `internal`, also what we wrote among ourselves about their own matter.
    pub async fn entries(
        &self,
        on: impl Into<On<'_>>,
        ticket: &Ticket,
        after: EntryId,
        internal: bool,
    ) -> Result<Vec<(EntryId, Option<Handed>)>> {
        let query = Query::new("SELECT * FROM entry WHERE kind <> 'change'").with(" AND ticket_id = ", ticket.id);
        let query = query.with(" AND id > ", after).with(" ORDER BY id LIMIT ", PAGE as i64);
        let entries: Vec<Entry> = query.all(on).await?;
        let own = self.owns(ticket);
        Ok(entries.into_iter().map(|entry| (entry.id, self.handed(entry, own, internal))).collect())
    }

    fn handed(&self, entry: Entry, own: bool, internal: bool) -> Option<Handed> {
        if !entry.public && self.is_of_others(&entry) {
            return (own && internal).then_some(Handed::Withheld(entry.at));
        }
        let left = !matches!(entry.delivery, Some(Delivery::Withdrawn | Delivery::Stopped));
        let theirs = match (entry.public && left, entry.direction) {
            (false, _) => return (own && internal).then(|| self.whole(entry)),
            (true, Some(Direction::In)) => self.wrote(&entry),
            (true, _) => self.was_told(&entry, own),
        };
        match theirs {
            true => Some(self.whole(entry)),
            false => own.then_some(Handed::Withheld(entry.at)),
        }
    }

    fn wrote(&self, entry: &Entry) -> bool {
        match entry.identity_id {
            Some(identity) => self.identities.contains(&identity),
            None => self.is(&entry.author_address),
        }
    }

    /// Words among us that none of us wrote: what a partner answered.
    fn is_of_others(&self, entry: &Entry) -> bool {
        let signed = !(entry.author_name.is_empty() && entry.author_address.is_empty());
        entry.staff_id.is_none() && signed && !self.wrote(entry)
    }

    /// Ours to them; what names nobody (words on the telephone) was said to whose matter it is.
    fn was_told(&self, entry: &Entry, own: bool) -> bool {
        let mut named = entry.everybody().peekable();
        if named.peek().is_none() { own } else { named.any(|p| self.is(&p.address)) }
    }

    fn is(&self, address: &str) -> bool {
        let address = address.trim().to_lowercase();
        !address.is_empty() && self.addresses.contains(&address)
    }

    /// What they wrote is whole; of our words those written then, because what is quoted below may be
    /// somebody else's.
    fn whole(&self, mut entry: Entry) -> Handed {
        let theirs = |list: &mut Vec<Person>| list.retain(|p| self.is(&p.address));
        theirs(&mut entry.recipients.0);
        theirs(&mut entry.copies.0);
        theirs(&mut entry.blind.0);
        theirs(&mut entry.reply_to.0);
        entry.missed.0.retain(|missed| self.is(&missed.whom.address));
        let own_words = entry.direction == Some(Direction::In) && entry.kind == EntryKind::Message;
        if !own_words && !entry.reply_text.trim().is_empty() {
            entry.text.clone_from(&entry.reply_text);
        }
        Handed::Whole(Box::new(entry))
    }
}

impl Ticket {
    /// A ticket that is handed out, however it was found; `None` when it is no more.
    pub async fn to_hand_out(on: impl Into<On<'_>>, scope: &Scope, number: TicketId) -> Result<Option<Ticket>> {
        match Ticket::seen_by(on, scope, number).await {
            Ok(ticket) => Ok(Some(ticket)),
            Err(Error::Missing) => Ok(None),
            Err(e) => Err(e),
        }
    }
}
