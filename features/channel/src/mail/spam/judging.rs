//! Whether a mail is spam, and why. Nothing is written: a mail is judged before its deed begins.
//!
//! Who holds a proof that we signed and takes part in its ticket always comes through; then the lists decide, wanted
//! senders first; then rules, and what the server before us says. Whoever has an open ticket is never kept out for
//! what their mail says. Whose address is perhaps forged is not who the lists and tickets speak of.

use super::{
    Because, Listed, Reason, Rule,
    rule::{Looked, folded},
};
use crate::mail::{Arrival, Post, answer, asked, source, threading};
use ::mail::{Letter, Verdict};
use base::{Look, Result, TicketId};
use store::{Query, sql};
use ticket::Ticket;

/// Bytes of a header that are looked at.
const HEADER: usize = 128 * 1024;

/// The part of a raw mail that rules and filters of others look at.
pub fn header(raw: &[u8]) -> &[u8] {
    let header = source::header(raw);
    &header[..header.len().min(HEADER)]
}

/// Who wrote: address and name, by From, else Sender, else the envelope.
pub(super) fn author(letter: &Letter, arrival: &Arrival) -> (String, String) {
    match letter.from.as_ref().or(letter.sender.as_ref()) {
        Some(who) => (who.address.clone(), who.name.clone().unwrap_or_default()),
        None => (arrival.envelope_from.clone().unwrap_or_default(), String::new()),
    }
}

/// Why a mail is spam; nothing when it is none. `header` as [`header`] gives it; `forged`: its sender is perhaps another.
pub async fn judge(
    look: &Look,
    post: &Post,
    (arrival, forged): (&Arrival, bool),
    letter: &Letter,
    header: &[u8],
) -> Result<Vec<Reason>> {
    if arrival.cleared_at.is_some() || is_ours(post, arrival, letter) {
        return Ok(Vec::new());
    }
    let (address, _) = author(letter, arrival);
    let listed = Listed::of(look, &address).await?;
    let (wanted, blocked): (Vec<_>, Vec<_>) = listed.into_iter().partition(|listed| listed.wanted);
    if !forged && !wanted.is_empty() {
        return Ok(Vec::new());
    }
    let blocked = blocked.into_iter().map(|listed| Reason { because: Because::Blocked, about: listed.value }).next();
    let (by_sender, mut by_words) = by_rules(look, &address, letter, header).await?;
    by_words.extend(upstream(look, arrival, header).await?);
    if (blocked.is_some() || !by_sender.is_empty() || !by_words.is_empty())
        && takes_part(look, post, arrival, letter, &address).await?
    {
        return Ok(Vec::new());
    }
    if !forged && !by_words.is_empty() && has_open_ticket(look, &address).await? {
        by_words.clear();
    }
    Ok(blocked.into_iter().chain(by_sender).chain(by_words).collect())
}

/// Answers to what we mailed to colleagues and partners, reports on our own mails, and our own mails.
fn is_ours(post: &Post, arrival: &Arrival, letter: &Letter) -> bool {
    let envelope = &arrival.envelope_to.0;
    let reported = match &letter.verdict {
        Verdict::Bounce(bounce) => bounce.original_message_id.as_deref(),
        _ => None,
    };
    letter.loop_mark.as_deref() == Some(post.loop_mark())
        || asked::question_of(post, letter, envelope).is_some()
        || answer::notice_of(post, letter, envelope).is_some()
        || reported.is_some_and(|id| post.minter().read_message_id(id).is_some())
}

/// What rules say of who writes, and of what.
async fn by_rules(look: &Look, address: &str, letter: &Letter, header: &[u8]) -> Result<(Vec<Reason>, Vec<Reason>)> {
    let rules = Rule::all(look).await?;
    if rules.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let fields = source::fields(header);
    let mail = Looked { address, words: folded(&letter.subject, &letter.text), fields: &fields };
    let (sender, words): (Vec<Rule>, Vec<Rule>) =
        rules.into_iter().filter(|rule| rule.takes(&mail)).partition(Rule::is_of_sender);
    let reason = |rule: Rule| Reason { because: Because::Rule, about: rule.name };
    Ok((sender.into_iter().map(reason).collect(), words.into_iter().map(reason).collect()))
}

/// What the server before us says, where one of the mailboxes it came to trusts that.
async fn upstream(look: &Look, arrival: &Arrival, header: &[u8]) -> Result<Option<Reason>> {
    let Some(about) = ::mail::filtered(header) else { return Ok(None) };
    let counts: bool = sql!(
        "SELECT EXISTS (SELECT 1 FROM arrival_mailbox a JOIN mailbox b ON b.id = a.mailbox_id
             WHERE a.arrival_id = $1 AND b.filtered)"
    )
    .bind(arrival.id)
    .value(look)
    .await?;
    Ok(counts.then_some(Reason { because: Because::Upstream, about }))
}

/// Whether the mail holds a proof that we signed, of a ticket in which its sender takes part.
async fn takes_part(look: &Look, post: &Post, arrival: &Arrival, letter: &Letter, address: &str) -> Result<bool> {
    let Some((number, _)) = threading::signed(post, letter, &arrival.envelope_to.0) else { return Ok(false) };
    let now: Option<(TicketId,)> =
        sql!("SELECT COALESCE(merged_into, id) FROM ticket WHERE id = $1").bind(number).opt(look).await?;
    let address = address.to_lowercase();
    for number in [Some(number), now.map(|(id,)| id).filter(|id| *id != number)].into_iter().flatten() {
        if Ticket::participants(look, number).await?.contains(&address) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the customer behind this address has a ticket that is not done.
async fn has_open_ticket(look: &Look, address: &str) -> Result<bool> {
    let query = Query::new(
        "SELECT t.id FROM identity mine JOIN identity i ON i.customer_id = mine.customer_id
         JOIN ticket t ON t.identity_id = i.id WHERE mine.kind = 'mail' AND t.state IN ('open', 'snoozed')",
    );
    let open: Option<(TicketId,)> =
        query.with(" AND mine.value_key = ", address.trim().to_lowercase()).push(" LIMIT 1").opt(look).await?;
    Ok(open.is_some())
}
