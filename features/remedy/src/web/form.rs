//! The form in which a remedy is proposed, or proposed anew.

use super::naming::{Names, currency, currency_of, kinds, state_chip, sum, typed, what, whole};
use crate::{
    NewRemedy, Remedy, RemedyId, RemedyKind, RemedyState,
    weighing::{given, left},
};
use approval::Limit;
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{Error, Look, Result, TicketId};
use journey::JourneyId;
use people::Agent;
use people_web::{
    As, FormFailed, Page, Web, choice_of,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Chip, Choice, Field, Frame};
use store::{Moment, Money};
use ticket::{Entry, Scope, Ticket};
use ticket_web::deeds::back;

/// A remedy as the form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    kind: Option<RemedyKind>,
    amount: String,
    percent: String,
    items: String,
    cost: String,
    currency: String,
    journey: String,
    reason: String,
}

impl Wanted {
    pub(super) fn remedy(&self) -> Result<NewRemedy> {
        let currency = currency_of(&self.currency);
        let journey = choice_of(&self.journey)?;
        let kind = self.kind.ok_or_else(|| Error::invalid("kind", "remedy-error-kind"))?;
        Ok(NewRemedy {
            kind,
            amount: sum("amount", &self.amount, &currency)?,
            // What was typed before another kind was chosen stands in fields that are not shown.
            percent: whole("percent", &self.percent)?.filter(|_| kind.is_discount()),
            items: whole("items", &self.items)?.filter(|_| kind == RemedyKind::DiscountItems),
            cost: sum("cost", &self.cost, &currency)?,
            currency,
            journey,
            reason: self.reason.clone(),
        })
    }

    fn of(remedy: &Remedy, reason: String) -> Wanted {
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let cost = (remedy.cost != remedy.amount.unwrap_or_default()).then_some(remedy.cost);
        Wanted {
            kind: Some(remedy.kind),
            amount: typed(remedy.amount, &remedy.currency),
            percent: number(remedy.percent),
            items: number(remedy.items),
            cost: typed(cost, &remedy.currency),
            currency: remedy.currency.clone(),
            journey: number(remedy.journey_id.map(|id| id.0)),
            reason,
        }
    }
}

struct Similar {
    ticket: i64,
    what: String,
    chip: Chip,
    at: Moment,
}

#[derive(Template)]
#[template(path = "remedy/form.html")]
struct FormPage<'a> {
    frame: &'a Frame,
    number: i64,
    subject: String,
    action: String,
    kinds: Vec<Choice>,
    journeys: Vec<Choice>,
    amount: Field,
    percent: Field,
    items: Field,
    cost: Field,
    currency: Field,
    reason: Field,
    error: Option<String>,
    similar: Vec<Similar>,
    before: Vec<String>,
    anew: bool,
}

/// The form.
pub(super) async fn new(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
) -> Result<Response> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let journey = ticket.journey(&look).await?.map(|journey| journey.id.to_string()).unwrap_or_default();
    let wanted = Wanted { currency: currency(&web).await?, journey, ..Wanted::default() };
    show(&web, &page, &who, (number, None), (&wanted, FormFailed::default(), StatusCode::OK)).await
}

/// The form, filled in, for what somebody wants changed.
pub(super) async fn edit(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((_, id)): Path<(TicketId, RemedyId)>,
) -> Result<Response> {
    let look = web.desk.look();
    let (remedy, ticket) = Remedy::seen_by(&look, &who.who, id).await?;
    if remedy.state != RemedyState::Changes {
        return Ok(done(&web, format!("/tickets/{}#remedy-{id}", ticket.id), None));
    }
    let reason = Entry::seen_by(&look, &Scope::of(&who.who), remedy.proposal(&look).await?).await?.text;
    let wanted = Wanted::of(&remedy, reason);
    show(&web, &page, &who, (ticket.id, Some(id)), (&wanted, FormFailed::default(), StatusCode::OK)).await
}

/// Proposes.
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    headers: HeaderMap,
    Path(number): Path<TicketId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let proposed = async {
        let new = wanted.remedy()?;
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        Remedy::propose(&mut act, &who.who, &mut ticket, &new).await?;
        act.commit().await
    };
    let proposed = proposed.await;
    answer(&web, (&page, &headers), &who, (number, None), &wanted, proposed).await
}

/// Proposes anew.
pub(super) async fn revise(
    web: &Web,
    asked: (&Page, &HeaderMap),
    who: &As<Agent>,
    id: RemedyId,
    wanted: &Wanted,
) -> Result<Response> {
    let (_, ticket) = Remedy::seen_by(&web.desk.look(), &who.who, id).await?;
    let proposed = async {
        let new = wanted.remedy()?;
        let mut act = who.visit.act(web).await?;
        let (mut remedy, mut ticket) = Remedy::seen_by(&mut act, &who.who, id).await?;
        remedy.revise(&mut act, &who.who, &mut ticket, &new).await?;
        act.commit().await
    };
    let proposed = proposed.await;
    answer(web, asked, who, (ticket.id, Some(id)), wanted, proposed).await
}

async fn answer(
    web: &Web,
    (page, headers): (&Page, &HeaderMap),
    who: &As<Agent>,
    about: (TicketId, Option<RemedyId>),
    wanted: &Wanted,
    proposed: Result<()>,
) -> Result<Response> {
    match proposed {
        Ok(()) => Ok(back(web, headers, about.0, Some("remedy-flash-proposed"))),
        Err(error) => {
            let lang = page.frame_of_part(web, &who.visit).lang;
            let failed = FormFailed::of(error, web, lang)?;
            show(web, page, who, about, (wanted, failed, StatusCode::UNPROCESSABLE_ENTITY)).await
        }
    }
}

async fn show(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    (number, id): (TicketId, Option<RemedyId>),
    (wanted, failed, status): (&Wanted, FormFailed, StatusCode),
) -> Result<Response> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let mut frame = who.frame(web, page, "").await?;
    frame.title = frame.t("remedy-propose");
    let names = Names::read(web).await?;
    let similar = Remedy::similar(&look, ticket.id, ticket.department_id).await?;
    let similar = similar.into_iter().map(|one| Similar {
        ticket: one.ticket_id.0,
        what: what(&frame, &one),
        chip: state_chip(&frame, one.state),
        at: one.ended_at.unwrap_or(one.proposed_at),
    });
    let shown = FormPage {
        frame: &frame,
        number: number.0,
        subject: ticket.subject,
        action: id.map_or(format!("/tickets/{number}/remedies"), |id| format!("/tickets/{number}/remedies/{id}")),
        kinds: kinds(&frame, wanted.kind),
        journeys: names.journey_choices(frame.t("remedy-no-journey"), wanted.journey.parse().ok().map(JourneyId)),
        amount: failed.field("amount", wanted.amount.clone()),
        percent: failed.field("percent", wanted.percent.clone()),
        items: failed.field("items", wanted.items.clone()),
        cost: failed.field("cost", wanted.cost.clone()),
        currency: failed.field("currency", wanted.currency.clone()),
        reason: failed.field("reason", wanted.reason.clone()),
        error: failed.error.clone(),
        similar: similar.collect(),
        before: before(&look, &frame, &who.who, (number, id)).await?,
        anew: id.is_some(),
    };
    draw_as(web, &frame, status, &shown)
}

/// What the ticket was granted so far, but for the remedy that is proposed anew, and what one's own limit leaves: nobody
/// shall learn only afterwards that somebody must agree.
async fn before(
    look: &Look,
    frame: &Frame,
    who: &Agent,
    (number, id): (TicketId, Option<RemedyId>),
) -> Result<Vec<String>> {
    let mut others = Remedy::of_ticket(look, number).await?;
    others.retain(|one| Some(one.id) != id);
    let money = |sum: &Money| frame.money(sum.minor, &sum.currency);
    let sums = given(&others).iter().map(money).collect::<Vec<_>>().join(" + ");
    let so_far = (!sums.is_empty()).then(|| frame.about("remedy-so-far", sums));
    let limit = Limit::of(look, who).await?.map(|limit| match left(&limit, &others) {
        0 => frame.about("remedy-limit-spent", money(&limit)),
        left => {
            let left = frame.money(left, &limit.currency);
            frame.tr("remedy-limit-left", &[("name", money(&limit).into()), ("left", left.into())])
        }
    });
    Ok(so_far.into_iter().chain(limit).collect())
}
