//! What is known about the customer, and where the ticket's time went.

use crate::view::{self, Context, Holder, Share};
use base::{IdentityId, Look, Result};
use customer::{Customer, Identity, IdentityKind};
use people::{Department, Staff};
use shell::Frame;
use ticket::{
    Party, Scope, State, Ticket,
    inbox::{count_of, newest_of},
    ledger::{Holding, Whose, shares as shared},
};

/// Other tickets shown.
const OTHERS: u32 = 6;
/// Their number is counted no further.
const COUNTED: u32 = 100;

/// The context column.
pub async fn context(look: &Look, frame: &Frame, scope: &Scope, ticket: &Ticket) -> Result<Context> {
    let customer = Customer::behind(look, ticket.identity_id).await?;
    let identities = Identity::of(look, customer.id).await?;
    let known: Vec<IdentityId> = identities.iter().map(|i| i.id).collect();
    let theirs = newest_of(look, scope, &known, OTHERS + 1).await?;
    let count = count_of(look, scope, &known, COUNTED).await?;
    let others = theirs.into_iter().filter(|t| t.id != ticket.id).take(OTHERS as usize);
    let (may, contacts) = (scope.is_everything(), scope.contacts());
    Ok(Context {
        customer: view::Customer {
            href: may.then(|| format!("/customers/{}", customer.id)),
            card: customer_web::short::draw(look, frame, &customer, may, contacts).await?,
            summary: frame.n("ticket-customer-tickets", count),
            name: contacts.name(customer.name),
            identities: identities.into_iter().filter(|_| contacts.are_shown()).map(identity).collect(),
            hides: !contacts.are_shown(),
        },
        links: crate::links::lines(look, frame, scope, ticket).await?,
        merged: ticket.merged_here(look).await?.into_iter().map(|(id, subject)| (id.0, subject)).collect(),
        others: others
            .map(|t| view::Other { number: t.id.0, state: state(&t), subject: t.subject, at: t.moved_at })
            .collect(),
        ledger: shares(look, frame, &ticket.ledger(look).await?).await?,
        pieces: Vec::new(),
    })
}

fn identity(i: Identity) -> view::Identity {
    let icon = match i.kind {
        IdentityKind::Mail => "mail",
        IdentityKind::Phone => "phone",
        IdentityKind::Name => "person",
    };
    view::Identity { icon, text: i.value, proven: i.proven_at.is_some() }
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

async fn shares(look: &Look, frame: &Frame, ledger: &[Holding]) -> Result<Vec<Share>> {
    let shared = shared(ledger, frame.now);
    let staff = shared.keys().filter_map(|whose| match whose {
        Whose::Staff(id) | Whose::Party(Party::Staff(id)) => Some(*id),
        _ => None,
    });
    let names = Staff::names(look, staff).await?;
    let asked = shared.keys().any(|whose| matches!(whose, Whose::Party(Party::Department(_))));
    let departments = if asked { Department::all(look).await? } else { Vec::new() };
    let name = |whose: Whose| match whose {
        Whose::Nobody => (Holder::Nobody, frame.t("ticket-holder-nobody")),
        Whose::Customer => (Holder::Customer, frame.t("ticket-holder-customer")),
        Whose::Staff(id) => (Holder::Staff, names.get(&id).cloned().unwrap_or_default()),
        Whose::Party(Party::Staff(id)) => (Holder::Department, names.get(&id).cloned().unwrap_or_default()),
        Whose::Party(Party::Outside) => (Holder::Outside, frame.t("ticket-holder-outside")),
        Whose::Party(Party::Department(id)) => {
            let department = departments.iter().find(|d| d.id == id).map(|d| d.name.clone());
            (Holder::Department, department.unwrap_or_default())
        }
    };
    let share = |(whose, micros): (Whose, i64)| {
        let (holder, label) = name(whose);
        Share { holder, label, micros }
    };
    Ok(shared.into_iter().map(share).collect())
}
