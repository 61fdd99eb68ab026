//! A customer's card.

use crate::{
    short::{chips, clock},
    view::{self, CardPage, IdentityLine},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Look, Result};
use customer::{Change, Customer, CustomerId, Identity, IdentityKind, Organisation, Remark, striking::Erasure};
use field_web::panel::{Filler, panel};
use people::{Admin, Agent, Staff};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as, listen},
    zones,
};
use serde::Deserialize;
use shell::{Choice, Frame};

/// The facts, as their form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Facts {
    name: String,
    language: String,
    zone: String,
    organisation: String,
    vip: String,
    blocked: String,
}

/// What was typed into a form that was refused.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The facts.
    pub facts: Option<Facts>,
    /// Another address.
    pub identity: String,
    /// A remark.
    pub remark: String,
}

/// `GET /customers/{id}`
pub async fn show(State(web): State<Web>, page: Page, who: As<Agent>, Path(id): Path<CustomerId>) -> Result<Response> {
    answer(&web, &page, &who, id, None).await
}

/// `POST /customers/{id}`
pub async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<CustomerId>,
    Form(facts): Form<Facts>,
) -> Result<Response> {
    let changed = apply(&web, &who, id, &facts).await;
    let typed = Typed { facts: Some(facts), ..Typed::default() };
    ended(&web, &page, &who, id, changed, typed).await
}

async fn apply(web: &Web, who: &As<Agent>, id: CustomerId, facts: &Facts) -> Result<()> {
    let zone = Some(facts.zone.clone()).filter(|zone| !zone.is_empty());
    if zone.as_ref().is_some_and(|zone| !zones::is_known(zone)) {
        return Err(Error::invalid("zone", "customer-error-value"));
    }
    let mut act = who.visit.act(web).await?;
    let organisation = match facts.organisation.trim() {
        "" => None,
        name => Some(Organisation::ensure(&mut act, &who.who, name).await?),
    };
    let change = Change {
        name: Some(facts.name.clone()),
        language: Some(Some(facts.language.clone()).filter(|l| !l.is_empty())),
        zone: Some(zone),
        organisation: Some(organisation),
        vip: Some(!facts.vip.is_empty()),
        blocked: Some(!facts.blocked.is_empty()),
    };
    Customer::change(&mut act, &who.who, id, &change).await?;
    act.commit().await
}

/// Ends a form of the card: 303, or the card again with what is wrong and what was typed.
pub async fn ended(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    id: CustomerId,
    done_: Result<()>,
    typed: Typed,
) -> Result<Response> {
    match done_ {
        Ok(()) => Ok(done(web, format!("/customers/{id}"), Some("customer-flash-saved"))),
        Err(error) => answer(web, page, who, id, Some((error, typed))).await,
    }
}

async fn answer(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    id: CustomerId,
    mut refused: Option<(Error, Typed)>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut customer = Customer::find(&look, id).await?;
    while let Some(into) = customer.merged_into {
        // Why it was refused is said on the card that stays, whose facts are others.
        let Some((_, typed)) = &mut refused else { return Ok(done(web, format!("/customers/{into}"), None)) };
        typed.facts = None;
        customer = Customer::find(&look, into).await?;
    }
    let id = customer.id;
    let mut frame = who.frame(web, page, customer.name.as_str()).await?;
    listen(&mut frame, web, &who.visit, &Customer::topic(id), false);
    let (status, error, typed) = match refused {
        None => (StatusCode::OK, None, Typed::default()),
        Some((error, typed)) => {
            let failed = FormFailed::of(error, web, frame.lang)?;
            (StatusCode::UNPROCESSABLE_ENTITY, failed.sentence(), typed)
        }
    };
    let story = web.pieces("story-of-customer", &who.who, &frame, &id).await?;
    let panels = web.pieces("card-of-customer", &who.who, &frame, &id).await?;
    let fields = filled_in(&look, &frame, &customer).await?;
    let shown = card(&look, &frame, customer, typed).await?;
    draw_as(
        web,
        &frame,
        status,
        &CardPage { error, story, panels, fields, may_erase: Admin::of(&who.who).is_ok(), ..shown },
    )
}

/// What the company wants to know of them, to be filled in; nothing on a struck card.
async fn filled_in(look: &Look, frame: &Frame, customer: &Customer) -> Result<String> {
    if customer.erased_at.is_some() {
        return Ok(String::new());
    }
    let (fields, values) = customer.fields(look).await?;
    panel(frame, &format!("/customers/{}/fields", customer.id), &fields, &values, Filler::Fills)
}

async fn card<'a>(look: &Look, frame: &'a Frame, customer: Customer, typed: Typed) -> Result<CardPage<'a>> {
    let organisation = match customer.organisation_id {
        Some(id) => Some(Organisation::find(look, id).await?),
        None => None,
    };
    let remarks = Remark::of(look, customer.id).await?;
    let identities = Identity::of(look, customer.id).await?;
    let known = remarks.iter().filter_map(|r| r.staff_id).chain(identities.iter().filter_map(|i| i.proven_by));
    let names = Staff::names(look, known).await?;
    let facts = typed.facts.unwrap_or_else(|| Facts::of(&customer, organisation.as_ref()));
    let several = identities.len() > 1;
    Ok(CardPage {
        frame,
        id: customer.id.0,
        chips: chips(frame, customer.vip, customer.blocked_at),
        clock: customer.zone.as_deref().and_then(|zone| clock(frame.now, zone)),
        since: customer.made_at,
        erased_at: customer.erased_at,
        erasure: match customer.erased_at {
            Some(_) => erasure(look, frame, customer.id).await?,
            None => None,
        },
        may_erase: false,
        merged: Customer::merged_here(look, customer.id).await?.into_iter().map(|c| (c.id.0, c.name)).collect(),
        organisation: organisation.map(|o| (o.id.0, o.name)),
        languages: shell::languages::choices(frame.t("customer-unknown"), &facts.language),
        zones: zone_choices(frame, &facts.zone),
        facts: view::Facts {
            name: facts.name,
            organisation: facts.organisation,
            vip: !facts.vip.is_empty(),
            blocked: !facts.blocked.is_empty(),
        },
        identities: identities
            .into_iter()
            .map(|i| IdentityLine {
                id: i.id.0,
                icon: icon(i.kind),
                href: href(i.kind, &i.value),
                main: i.main && several,
                may_be_main: several && !i.main && i.kind == IdentityKind::Mail,
                proven_at: i.proven_at,
                proven_by: i.proven_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
                value: i.value,
            })
            .collect(),
        remarks: view::remarks(remarks, &names),
        typed_identity: typed.identity,
        typed_remark: typed.remark,
        error: None,
        story: Vec::new(),
        fields: String::new(),
        panels: Vec::new(),
    })
}

impl Facts {
    fn of(customer: &Customer, organisation: Option<&Organisation>) -> Facts {
        let yes = |set: bool| if set { "1".to_owned() } else { String::new() };
        Facts {
            name: customer.name.clone(),
            language: customer.language.clone().unwrap_or_default(),
            zone: customer.zone.clone().unwrap_or_default(),
            organisation: organisation.map(|o| o.name.clone()).unwrap_or_default(),
            vip: yes(customer.vip),
            blocked: yes(customer.blocked_at.is_some()),
        }
    }
}

/// Who struck them, and why.
async fn erasure(look: &Look, frame: &Frame, id: CustomerId) -> Result<Option<String>> {
    let Some(erasure) = Erasure::of(look, id).await? else { return Ok(None) };
    let names = Staff::names(look, erasure.staff_id).await?;
    let who = names.into_values().next().unwrap_or_else(|| "Repka".to_owned());
    Ok(Some(frame.tr("customer-erasure-by", &[("name", who.into()), ("why", erasure.why.into())])))
}

fn zone_choices(frame: &Frame, chosen: &str) -> Vec<Choice> {
    let unknown = Choice::new("", frame.t("customer-unknown"), chosen.is_empty());
    let mut all = zones::choices(chosen);
    all.insert(0, unknown);
    all
}

fn icon(kind: IdentityKind) -> &'static str {
    match kind {
        IdentityKind::Mail => "mail",
        IdentityKind::Phone => "phone",
        IdentityKind::Name => "person",
    }
}

/// A number is called by a click.
fn href(kind: IdentityKind, value: &str) -> Option<String> {
    (kind == IdentityKind::Phone).then(|| format!("tel:{}", kind.key(value)))
}
