//! What is known about the customer, and where the ticket's time went.

use crate::{
    Shown,
    ledger::Called,
    view::{self, Context, Share},
};
use base::{IdentityId, Look, Result};
use customer::{Identity, IdentityKind};
use customer_web::short::Card;
use people::Contacts;
use people_web::page::called;
use shell::Frame;
use std::collections::HashMap;
use ticket::{
    Scope, State, Ticket,
    inbox::newest_and_count_of,
    ledger::{Holding, Whose, shares as shared},
};

/// Other tickets shown.
const OTHERS: u32 = 6;
/// Their number is counted no further.
const COUNTED: u32 = 100;
/// Shades of one colour in the ledger; further holders of a kind have the lightest.
const DEEPEST_SHADE: usize = 3;

/// The context column.
pub async fn context(look: &Look, frame: &Frame, scope: &Scope, shown: &Shown) -> Result<Context> {
    let Shown { ticket, outline, customer, identities, .. } = shown;
    let known: Vec<IdentityId> = identities.iter().map(|i| i.id).collect();
    let (may, contacts) = (scope.is_everything(), scope.contacts());
    let theirs = newest_and_count_of(look, scope, &known, (OTHERS + 1, COUNTED));
    let card = async {
        let card = Card { customer, fields: &shown.of_customer, is_remarked: outline.remarks, links: may, contacts };
        match contacts {
            Contacts::Nothing => Ok(String::new()),
            _ => customer_web::short::draw(look, frame, card).await,
        }
    };
    let links =
        async { if outline.links { crate::links::lines(look, frame, scope, ticket).await } else { Ok(Vec::new()) } };
    let merged = async { if outline.merged { merged(look, ticket).await } else { Ok(Vec::new()) } };
    let ((theirs, count), card, links, merged, ledger) =
        tokio::try_join!(theirs, card, links, merged, ticket.ledger(look))?;
    let others = theirs.into_iter().filter(|t| t.id != ticket.id).take(OTHERS as usize);
    Ok(Context {
        customer: view::Customer {
            href: may.then(|| format!("/customers/{}", customer.id)),
            card,
            summary: frame.n("ticket-customer-tickets", count),
            name: called(frame, contacts.name(customer.name.clone())),
            identities: identities.iter().filter(|_| contacts.are_shown()).map(identity).collect(),
            hides: match contacts {
                Contacts::Shown => None,
                Contacts::Named => Some("ticket-contacts-hidden"),
                Contacts::Nothing => Some("ticket-customer-hidden"),
            },
        },
        links,
        merged,
        others: others
            .map(|t| view::Other { number: t.id.0, state: state(&t), subject: t.subject, at: t.moved_at })
            .collect(),
        ledger: shares(frame, &ledger, shown),
        pieces: Vec::new(),
    })
}

async fn merged(look: &Look, ticket: &Ticket) -> Result<Vec<(i64, String)>> {
    Ok(ticket.merged_here(look).await?.into_iter().map(|(id, subject)| (id.0, subject)).collect())
}

fn identity(i: &Identity) -> view::Identity {
    let icon = match i.kind {
        IdentityKind::Mail => "mail",
        IdentityKind::Phone => "phone",
        IdentityKind::Name => "person",
    };
    view::Identity { icon, text: i.value.clone(), proven: i.proven_at.is_some() }
}

/// The state as pages show it.
pub fn state(t: &Ticket) -> view::State {
    match t.state {
        State::Open => view::State::Open,
        State::Snoozed => view::State::Snoozed(t.snoozed_until.unwrap_or(t.moved_at)),
        State::Solved => view::State::Solved,
        State::Closed => view::State::Closed,
    }
}

fn shares(frame: &Frame, ledger: &[Holding], shown: &Shown) -> Vec<Share> {
    let called = Called::known(shown);
    let mut of_kind: HashMap<&str, usize> = HashMap::new();
    let share = |(whose, micros): (Whose, i64)| {
        let (holder, label) = called.name(frame, whose);
        let before = of_kind.entry(holder.key()).or_default();
        let shade = (*before).min(DEEPEST_SHADE);
        *before += 1;
        Share { holder, label, micros, shade }
    };
    shared(ledger, frame.now).into_iter().map(share).collect()
}
