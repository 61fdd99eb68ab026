//! Choosing another ticket: those of the same customer first, then what a search finds.

use crate::{
    context,
    view::{Candidate, Pick, Words},
};
use base::{Look, Result, words::short};
use customer::{Customer, Identity};
use ticket::{Direction, Entry, EntryKind, Scope, Ticket, finding::Narrow, inbox::newest_of};

/// Tickets offered from each of the two sources.
const MOST: u32 = 12;
/// Newest tickets of the customer among which open ones are looked for.
const NEWEST: u32 = 40;

/// Which others there are. Without words, only open ones of the same customer.
pub async fn pick(look: &Look, scope: &Scope, ticket: &Ticket, query: &str) -> Result<Pick> {
    let query = query.trim();
    let customer = Customer::behind(look, ticket.identity_id).await?;
    let known: Vec<_> = Identity::of(look, customer.id).await?.into_iter().map(|i| i.id).collect();
    let mut theirs = newest_of(look, scope, &known, NEWEST).await?;
    theirs.retain(|t| t.id != ticket.id && !t.state.is_ended());
    theirs.truncate(MOST as usize);
    let mut found = match query {
        "" => Vec::new(),
        words => Ticket::search(look, scope, words, &Narrow::default(), MOST).await?.rows,
    };
    found.retain(|t| t.id != ticket.id && t.merged_into.is_none());
    theirs.retain(|t| !found.iter().any(|f| f.id == t.id));
    Ok(Pick { query: query.to_owned(), theirs: candidates(look, theirs).await?, found: candidates(look, found).await? })
}

/// These tickets, each with whose it is.
pub async fn candidates(look: &Look, tickets: Vec<Ticket>) -> Result<Vec<Candidate>> {
    let names = Customer::names(look, tickets.iter().map(|t| t.identity_id)).await?;
    let candidate = |t: Ticket| Candidate {
        number: t.id.0,
        state: context::state(&t),
        who: t.contacts.name(names.get(&t.identity_id).cloned().unwrap_or_default()),
        at: t.moved_at,
        subject: if t.subject.is_empty() { "—".to_owned() } else { t.subject },
    };
    Ok(tickets.into_iter().map(candidate).collect())
}

/// An entry in so many letters.
pub fn in_short(e: &Entry, letters: usize) -> Words {
    let ground = match (e.kind, e.direction) {
        (EntryKind::Question | EntryKind::Answer, _) => "question",
        (EntryKind::Note | EntryKind::Remedy, _) => "note",
        (_, Some(Direction::Out)) => "out",
        _ => "in",
    };
    let who = [&e.author_name, &e.author_address].into_iter().find(|s| !s.is_empty()).cloned();
    Words { who: who.unwrap_or_else(|| "Repka".to_owned()), at: e.at, text: short(&e.reply_text, letters), ground }
}
