//! Two tickets become one: which, how they stand side by side, the deed, and its undoing.

use crate::{
    deeds::onto,
    picking,
    view::{Joined, MergePage, Side, Undo},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Response,
};
use base::{Error, Look, Result, StaffId, TicketId};
use customer::{Customer, Identity, IdentityKind};
use people::{Agent, Staff};
use people_web::{As, Page, Web, draw, page::done};
use serde::Deserialize;
use shell::{Arg, Frame};
use std::collections::HashMap;
use ticket::{Carried, Scope, Ticket, carried::Becomes};

/// Entries shown of each.
const LAST: i64 = 4;
/// Letters shown of each entry.
const LETTERS: usize = 220;

/// What is looked for, or what was chosen.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    with: Option<TicketId>,
}

/// With which ticket; once one is chosen, or named by its number, both side by side.
pub async fn form(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (look, scope) = (web.desk.look(), Scope::of(&who.who));
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.tr("ticket-merge-title", &[("number", number.0.into())]);
    let ticket = Ticket::seen_by(&look, &scope, number).await?;
    let with = asked.with.filter(|with| *with != number);
    let pick = match with {
        None => Some(picking::pick(&look, &scope, &ticket, &asked.q).await?),
        Some(_) => None,
    };
    let shown = match with.or_else(|| pick.as_ref()?.named()) {
        None => MergePage { frame: &frame, number: number.0, pick, pair: Vec::new(), differ: false },
        Some(with) => {
            let other = Ticket::seen_by(&look, &scope, with).await?;
            beside(&look, &frame, ticket, other).await?
        }
    };
    draw(&web, &frame, &shown)
}

async fn beside<'a>(look: &Look, frame: &'a Frame, asked: Ticket, other: Ticket) -> Result<MergePage<'a>> {
    let number = asked.id.0;
    let own = Customer::behind(look, asked.identity_id).await?.id;
    let differ = own != Customer::behind(look, other.identity_id).await?.id;
    // The older one stays, unless it has ended.
    let (older, newer) = if asked.id < other.id { (&asked, &other) } else { (&other, &asked) };
    let stays = if older.state.is_ended() && !newer.state.is_ended() { newer.id } else { older.id };
    let mut pair = Vec::new();
    let comes = [carried(look, frame, &asked, &other).await?, carried(look, frame, &other, &asked).await?];
    for (ticket, comes) in [asked, other].into_iter().zip(comes) {
        let stays = ticket.id == stays;
        pair.push(Side { comes, ..side(look, ticket, stays).await? });
    }
    Ok(MergePage { frame, number, pick: None, pair, differ })
}

async fn side(look: &Look, ticket: Ticket, stays: bool) -> Result<Side> {
    let identity = Identity::find(look, ticket.identity_id).await?;
    let (count, last) = ticket.end_of_timeline(look, LAST).await?;
    let opened = ticket.opened_at;
    let mut candidates = picking::candidates(look, vec![ticket]).await?;
    Ok(Side {
        ticket: candidates.pop().ok_or_else(|| Error::Broken("a ticket was lost between two lines".into()))?,
        address: if identity.kind == IdentityKind::Name { String::new() } else { identity.value },
        opened,
        count,
        last: last.iter().map(|e| picking::in_short(e, LETTERS)).collect(),
        comes: Vec::new(),
        stays,
    })
}

/// What goes along when `gone` is merged into `stays`, each in words.
async fn carried(look: &Look, frame: &Frame, gone: &Ticket, stays: &Ticket) -> Result<Vec<String>> {
    let carried = Carried::between(look, gone, stays).await?;
    let names: HashMap<StaffId, String> = Staff::all(look).await?.into_iter().map(|s| (s.id, s.name)).collect();
    let name = |id: StaffId| Arg::from(names.get(&id).map_or("—", String::as_str));
    let mut lines = Vec::new();
    if let Some(id) = carried.assignee {
        lines.push(frame.tr("ticket-carry-assignee", &[("name", name(id))]));
    }
    if let (Some(id), Some(own)) = (carried.released, stays.assignee_id) {
        lines.push(frame.tr("ticket-carry-released", &[("name", name(id)), ("other", name(own))]));
    }
    if let Some(priority) = carried.priority {
        let level = frame.t(format!("ticket-priority-{priority}"));
        lines.push(frame.tr("ticket-carry-priority", &[("name", level.into())]));
    }
    lines.extend(match carried.becomes {
        Becomes::Same => None,
        Becomes::OpensAgain => Some(frame.t("ticket-carry-opens")),
        Becomes::Wakes => Some(frame.t("ticket-carry-wakes")),
        Becomes::Aside(until, _) => Some(frame.tr("ticket-carry-aside", &[("when", frame.exact(until).into())])),
    });
    if !carried.tags.is_empty() {
        lines.push(frame.tr("ticket-carry-tags", &[("name", carried.tags.join(", ").into())]));
    }
    if let Some(cause) = &carried.cause {
        lines.push(frame.tr("ticket-carry-cause", &[("name", cause.label().into())]));
    }
    if let Some(journey) = &carried.journey {
        lines.push(frame.tr("ticket-carry-journey", &[("name", journey.name.as_str().into())]));
    }
    for field in &carried.fields {
        let args = [("name", Arg::from(field.name.as_str())), ("value", field.value.as_str().into())];
        lines.push(match &field.kept {
            None => frame.tr("ticket-carry-field", &args),
            Some(kept) => {
                let [name, value] = args;
                frame.tr("ticket-carry-field-kept", &[name, value, ("kept", kept.as_str().into())])
            }
        });
    }
    for draft in &carried.drafts {
        let key = if draft.beneath { "ticket-carry-draft-beneath" } else { "ticket-carry-draft" };
        lines.push(frame.tr(key, &[("name", name(draft.staff_id))]));
    }
    let counted = [
        ("ticket-carry-promises", carried.promises),
        ("ticket-carry-followers", carried.followers.len()),
        ("ticket-carry-invited", carried.invited.len()),
    ];
    lines.extend(
        counted.iter().filter(|(_, n)| *n > 0).map(|(key, n)| frame.n(key, i64::try_from(*n).unwrap_or(i64::MAX))),
    );
    Ok(lines)
}

/// The other ticket, and which of the two stays; or that it was wrong.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(rename = "_method")]
    method: Option<String>,
    with: Option<TicketId>,
    stays: Option<TicketId>,
}

/// Merges, or undoes a merge.
pub async fn merge(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    if wanted.method.as_deref() == Some("delete") {
        return undo(&web, &who, number, &headers).await;
    }
    let with = wanted.with.ok_or_else(|| Error::invalid("with", "ticket-error-ticket"))?;
    let (gone, stays) = if wanted.stays == Some(with) { (number, with) } else { (with, number) };
    let mut act = who.visit.act(&web).await?;
    let (mut source, mut target) = Ticket::both(&mut act, &Scope::of(&who.who), gone, stays).await?;
    source.merge(&mut act, &who.who, &mut target).await?;
    act.commit().await?;
    Ok(done(&web, onto(&headers, stays, &format!("merged={gone}")), None))
}

async fn undo(web: &Web, who: &As<Agent>, number: TicketId, headers: &HeaderMap) -> Result<Response> {
    let mut act = who.visit.act(web).await?;
    Ticket::unmerge_seen(&mut act, &Scope::of(&who.who), &who.who, number).await?;
    act.commit().await?;
    Ok(done(web, onto(headers, number, ""), Some("ticket-flash-unmerged")))
}

/// The line on a ticket's page that another came into it: for whoever has just merged the two, or
/// followed the other's number.
pub async fn joined(
    look: &Look,
    frame: &Frame,
    scope: &Scope,
    (into, gone): (&Ticket, TicketId),
    may_act: bool,
) -> Result<Option<Joined>> {
    let gone = match Ticket::seen_by(look, scope, gone).await {
        Ok(gone) if gone.merged_into == Some(into.id) => gone,
        Ok(_) | Err(Error::Missing) => return Ok(None),
        Err(e) => return Err(e),
    };
    let text = frame.tr("ticket-joined", &[("number", gone.id.0.into()), ("name", gone.subject.as_str().into())]);
    let undo = may_act.then(|| Undo { action: format!("/tickets/{}/merge", gone.id), with: None });
    Ok(Some(Joined { text, undo }))
}
