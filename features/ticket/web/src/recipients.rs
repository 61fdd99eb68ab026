//! To whom a reply goes: what its author has written, whom they can mean, and who is there by mistake.

use crate::{form::Parts, guard::Doubt, view};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use base::{Act, Look, Result, TicketId, words::fold};
use customer::{Identity, IdentityKind, Wanted};
use people::{Agent, Staff};
use people_web::{As, Page, Web};
use serde::{Deserialize, Serialize};
use ticket::{Addressed, Person, Scope, Ticket};

/// The place of whoever knows which addresses are the desk's own. It is asked about these addresses, and draws those
/// of them that are, between commas.
pub const OWN: &str = "own-addresses";
/// People offered at once.
const OFFERED: usize = 8;
/// Letters looked for.
const LONGEST: usize = 100;

/// The addresses [`OWN`] is asked about.
#[derive(Clone, Debug)]
pub struct Asked(pub Vec<String>);

/// Everybody a reply goes to.
#[derive(Clone, Debug, Default)]
pub struct Everybody {
    /// To.
    pub to: Vec<Person>,
    /// Cc; `None`: whoever is in the conversation.
    pub cc: Option<Vec<Person>>,
    /// Bcc.
    pub bcc: Vec<Person>,
}

/// What was written into the fields.
pub fn written(parts: &Parts) -> Addressed {
    let field = |name: &str| parts.all(name).last().map(str::to_owned);
    Addressed { to: field("to"), cc: field("cc"), bcc: field("bcc") }
}

impl Everybody {
    /// Whom these lines mean.
    ///
    /// # Errors
    /// [`base::Error::Invalid`] for what is no address.
    pub fn read(lines: &Addressed) -> Result<Everybody> {
        let read = |field, line: &Option<String>| line.as_deref().map(|line| Person::list(field, line)).transpose();
        Ok(Everybody {
            to: read("to", &lines.to)?.unwrap_or_default(),
            cc: read("cc", &lines.cc)?,
            bcc: read("bcc", &lines.bcc)?.unwrap_or_default(),
        })
    }

    /// To whom it is addressed: as usual when nothing was said, and by the names we know them by.
    pub async fn to(&mut self, act: &mut Act, ticket: &Ticket, said: &Addressed) -> Result<Vec<Person>> {
        if said.to.is_none() {
            return ticket.answer_to(act).await;
        }
        let known = ticket.reachable_at(act).await?;
        let named = |person: Person| match known.iter().find(|k| person.name.is_empty() && k.is_at(&person.address)) {
            Some(known) => known.clone(),
            None => person,
        };
        Ok(std::mem::take(&mut self.to).into_iter().map(named).collect())
    }

    /// Who of them is there by mistake, as far as one can tell: who works here, and our own addresses.
    pub async fn doubt(&self, web: &Web, page: &Page, who: &As<Agent>) -> Result<Option<Doubt>> {
        let all = || self.to.iter().chain(self.cc.iter().flatten()).chain(&self.bcc);
        if all().next().is_none() {
            return Ok(None);
        }
        if let Some(doubt) = self.colleague(&web.desk.look()).await? {
            return Ok(Some(doubt));
        }
        let asked = Asked(all().map(|person| person.address.clone()).collect());
        let own = web.pieces(OWN, &who.who, &page.frame_of_part(web, &who.visit), &asked).await?;
        Ok((!own.is_empty()).then(|| Doubt::Own(own.join(", "))))
    }

    /// The first of them who works here.
    async fn colleague(&self, look: &Look) -> Result<Option<Doubt>> {
        let staff = Staff::all(look).await?;
        let mut all = self.to.iter().chain(self.cc.iter().flatten()).chain(&self.bcc);
        let found = all.find_map(|person| staff.iter().find(|s| person.is_at(&s.email)));
        Ok(found.map(|colleague| Doubt::Colleague(colleague.name.clone())))
    }
}

/// The fields as their author finds them: as they left them, else as an answer usually goes.
pub(crate) fn drawn(usual: &Addressed, said: &Addressed, open: bool) -> view::People {
    let line = |said: &Option<String>, usual: &Option<String>| said.clone().or(usual.clone()).unwrap_or_default();
    view::People {
        to: line(&said.to, &usual.to),
        cc: line(&said.cc, &usual.cc),
        bcc: line(&said.bcc, &usual.bcc),
        open,
    }
}

/// What was typed so far.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    q: String,
}

/// Somebody a reply can go to.
#[derive(Debug, PartialEq, Serialize)]
pub struct Offered {
    name: String,
    address: String,
}

/// `GET /tickets/{number}/people`: the customer's addresses, who is in the conversation, then customers by name or
/// address, colleagues of the customer's organisation first. Nobody who works here.
pub async fn offer(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Query(typed): Query<Typed>,
) -> Result<Json<Vec<Offered>>> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let text: String = typed.q.chars().take(LONGEST).collect();
    let mut people = ticket.reachable_at(&look).await?;
    let customer = customer::Customer::behind(&look, ticket.identity_id).await?;
    let mails = |i: &Identity| i.kind == IdentityKind::Mail;
    let person = |i: Identity| Person { name: customer.name.clone(), address: i.value };
    people.extend(Identity::of(&look, customer.id).await?.into_iter().filter(mails).map(person));
    people.extend(ticket.copies.0.clone());
    let wanted = fold(text.trim());
    people.retain(|p| fold(&p.name).contains(&wanted) || fold(&p.address).contains(&wanted));
    people.extend(known(&look, &ticket, text).await?);
    let mut offered: Vec<Offered> = Vec::new();
    for Person { name, address } in people {
        if offered.len() < OFFERED && !offered.iter().any(|one| one.address.eq_ignore_ascii_case(&address)) {
            offered.push(Offered { name, address });
        }
    }
    Ok(Json(offered))
}

/// Customers of this name or address: colleagues of the ticket's customer come first, and before anything is typed
/// nobody else.
async fn known(look: &Look, ticket: &Ticket, text: String) -> Result<Vec<Person>> {
    let organisation = customer::Organisation::of_identity(look, ticket.identity_id).await?;
    let typed = !text.trim().is_empty();
    let mut people = Vec::new();
    for colleagues in [true, false] {
        let narrowed = organisation.filter(|_| colleagues);
        if colleagues && narrowed.is_none() || !colleagues && !typed {
            continue;
        }
        let wanted = Wanted { text: text.clone(), organisation: narrowed, ..Wanted::default() };
        for line in wanted.page(look, None, OFFERED).await?.lines {
            let identities = Identity::of(look, line.id).await?;
            let mail = identities.into_iter().find(|i| i.kind == IdentityKind::Mail);
            people.extend(mail.map(|i| Person { name: line.name, address: i.value }));
        }
    }
    Ok(people)
}
