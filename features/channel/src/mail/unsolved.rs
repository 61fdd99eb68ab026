//! *Not solved?* One click in the mail that solved a matter, and it is open again.
//!
//! The link names ticket and entry and carries a code over them, so nothing secret is kept. Looking
//! at it changes nothing: mail programs and their guards open links before people do.

use super::notice::Words;
use base::{Act, EntryId, Error, IdentityId, Keys, Result, Setting, TicketId};
use customer::Customer;
use people::{Company, Languages};
use shell::Lang;
use store::On;
use ticket::{Channel, NewEntry, Person, PublicEntry, Ticket};

/// What the code of a link is for.
const PURPOSE: &str = "unsolved";
/// Characters of what a customer writes there: a page is no mail.
const LONGEST: usize = 10_000;

/// What stands under the mail that solves a matter, as text and as HTML.
pub struct Invitation {
    /// For the plain part.
    pub text: String,
    /// For the HTML part.
    pub html: String,
}

/// The invitation, when this entry is the answer that solved its matter.
pub async fn invitation(
    on: impl Into<On<'_>>,
    (keys, url, words): (&Keys, &str, &Words),
    entry: &PublicEntry,
) -> Result<Option<Invitation>> {
    let mut on = on.into();
    let Some(identity) = entry.customer_it_solved(on.again()).await? else { return Ok(None) };
    let language = spoken_to(on, identity).await?;
    let link = format!("{url}/unsolved/{}", code(keys, entry.ticket_id, entry.id));
    let said = words(&language, "channel-unsolved-mail", &[]);
    let safe = ::mail::text_to_html(&said);
    Ok(Some(Invitation {
        text: format!("{said}\n{link}"),
        html: format!(r#"<br><div><a href="{link}">{safe}</a></div>"#),
    }))
}

/// In which language a customer is told something by itself: theirs where we know the words and customers are answered
/// in it, else the company's.
async fn spoken_to(on: On<'_>, identity: IdentityId) -> Result<String> {
    let mut on = on;
    let spoken = Customer::behind(on.again(), identity).await?.language.and_then(|tag| Lang::parse(&tag));
    let decided = Languages::read(on.again()).await?;
    match spoken.and_then(|lang| decided.nearest(lang.code())) {
        Some(tag) => Ok(tag),
        None => Ok(Company::read(on).await?.language),
    }
}

fn code(keys: &Keys, ticket: TicketId, entry: EntryId) -> String {
    format!("{ticket}-{entry}-{}", keys.code(PURPOSE, &format!("{ticket}-{entry}")))
}

/// What a link is about; a link that is not ours is about nothing.
pub fn open(keys: &Keys, given: &str) -> Result<(TicketId, EntryId)> {
    let read = || {
        let (said, code) = given.rsplit_once('-')?;
        let (ticket, entry) = said.split_once('-')?;
        keys.proves(PURPOSE, said, code).then_some((TicketId(ticket.parse().ok()?), EntryId(entry.parse().ok()?)))
    };
    read().ok_or(Error::Missing)
}

/// Whether others than the customer have the link: who says something by it cannot be told.
pub fn is_shared(entry: &PublicEntry) -> bool {
    entry.recipients.0.len() + entry.copies.0.len() > 1
}

/// How the page says what nobody has said in words.
#[derive(Clone, Debug)]
pub struct Unsaid {
    /// That it is not solved.
    pub words: String,
    /// Who says so, when several have the link.
    pub somebody: String,
}

/// The customer says that it is not solved, perhaps in her own words. Said twice, it is said once.
pub async fn say(act: &mut Act, (number, entry): (TicketId, EntryId), words: &str, unsaid: Unsaid) -> Result<()> {
    let mut ticket = Ticket::current(act, number).await?;
    if !ticket.state.is_ended() && words.trim().is_empty() {
        return Ok(());
    }
    let name = match is_shared(&PublicEntry::find(&mut *act, entry).await?) {
        true => unsaid.somebody,
        false => Customer::behind(&mut *act, ticket.identity_id).await?.name,
    };
    let words: String = words.trim().chars().take(LONGEST).collect();
    let words = if words.is_empty() { unsaid.words } else { words };
    let author = Person { name, address: String::new() };
    let entry = NewEntry::from_customer(Channel::Form, ticket.identity_id, author).saying(&words, None);
    ticket.receive(act, entry).await?;
    Ok(())
}
