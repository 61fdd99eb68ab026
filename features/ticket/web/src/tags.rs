//! The desk's tags: offered while one types, and tidied in the settings.

use crate::view::{Leaving, OffersPage, TagLine, TagPage, TagsPage, Twin};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Look, Result, TicketId};
use people::{Agent, Supervisor};
use people_web::{
    As, FormFailed, Page, SettingsPage, Web, draw,
    page::{done, draw_as, listen},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};
use std::collections::HashMap;
use ticket::{
    Tag, TagId,
    tag::{COUNTED, TOPIC, twins},
};

/// Where the list is.
const HERE: &str = "/settings/tags";
/// Tags offered at once.
const OFFERED: u32 = 8;
/// Tags of one page.
const MOST: u32 = 500;
/// Tickets of a single tag that are counted.
const COUNTED_ONE: i64 = 100_000;
/// Tags from which on one looks for one.
const MANY: usize = 20;

/// Settings of tickets.
pub const SETTINGS: &[SettingsPage] = &[SettingsPage {
    group: "ticket-settings",
    href: HERE,
    title: "ticket-tags",
    hint: "ticket-tags-hint",
    icon: "tag",
    words: &["ticket-tag-merge", "ticket-tag-delete", "ticket-tags-twins"],
    may: |who| Supervisor::of(who).is_ok(),
}];

/// What was typed, and on which ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    q: String,
    ticket: Option<TicketId>,
    into: Option<TagId>,
}

/// Tags to choose from, as part of a form.
pub async fn offer(State(web): State<Web>, page: Page, who: As<Agent>, Query(typed): Query<Typed>) -> Result<Response> {
    let frame = page.frame_of_part(&web, &who.visit);
    let names = Tag::offered(&web.desk.look(), &typed.q, typed.ticket, OFFERED).await?;
    draw(&web, &frame, &OffersPage { frame: &frame, ticket: typed.ticket.map_or(0, |number| number.0), names })
}

/// Every tag, with how many tickets bear it; which are perhaps one.
pub async fn list(
    State(web): State<Web>,
    page: Page,
    me: As<Supervisor>,
    Query(typed): Query<Typed>,
) -> Result<Response> {
    let mut frame = me.settings_frame(&web, &page, "ticket-tags").await?;
    listen(&mut frame, &web, &me.visit, TOPIC, false);
    let look = web.desk.look();
    let known = Tag::all(&look, &typed.q, MOST).await?;
    let names: HashMap<TagId, String> = known.iter().map(|(tag, _)| (tag.id, tag.name.clone())).collect();
    let mut leaving = Vec::new();
    for (tag, _) in known.iter().filter(|(tag, _)| tag.leaves_at.is_some()) {
        let left = tag.tickets(&look, COUNTED_ONE).await?;
        let into = tag.into_id.map(|id| names.get(&id).cloned().unwrap_or_default());
        leaving.push(Leaving { name: tag.name.clone(), into, left: frame.n("ticket-tag-left", left) });
    }
    let staying: Vec<(Tag, i64)> = known.into_iter().filter(|(tag, _)| tag.leaves_at.is_none()).collect();
    let shown = TagsPage {
        frame: &frame,
        more: staying.len() + leaving.len() >= MOST as usize,
        searched: !typed.q.is_empty() || staying.len() > MANY,
        twins: alike(&staying),
        lines: staying.iter().map(|(tag, tickets)| line(tag, *tickets)).collect(),
        leaving,
        q: typed.q,
    };
    draw(&web, &frame, &shown)
}

fn line(tag: &Tag, tickets: i64) -> TagLine {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("tag", &tag.name).finish();
    TagLine {
        id: tag.id.0,
        href: format!("/views/all?state=any&{query}"),
        name: tag.name.clone(),
        own: tag.is_own(),
        tickets: count(tickets),
    }
}

fn count(tickets: i64) -> String {
    if tickets >= COUNTED { "99+".to_owned() } else { tickets.to_string() }
}

/// Tags that are perhaps one: each, and into which of them it would be merged, the one used most.
fn alike(tags: &[(Tag, i64)]) -> Vec<Twin> {
    let names: Vec<&str> = tags.iter().map(|(tag, _)| tag.name.as_str()).collect();
    let mut pairs = Vec::new();
    for places in twins(&names) {
        let Some(most) = places.iter().rev().copied().max_by_key(|place| (tags[*place].0.is_own(), tags[*place].1))
        else {
            continue;
        };
        for place in places.into_iter().filter(|place| *place != most && !tags[*place].0.is_own()) {
            let ((from, from_tickets), (into, into_tickets)) = (&tags[place], &tags[most]);
            pairs.push(Twin {
                href: format!("{HERE}/{}?into={}", from.id, into.id),
                from: format!("{} ({})", from.name, count(*from_tickets)),
                into: format!("{} ({})", into.name, count(*into_tickets)),
            });
        }
    }
    pairs
}

/// One tag: its name, and how it is merged or deleted; with `into`, what merging does.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Supervisor>,
    Path(id): Path<TagId>,
    Query(typed): Query<Typed>,
) -> Result<Response> {
    let tag = Tag::find(&web.desk.look(), id).await?;
    if tag.leaves_at.is_some() {
        return Ok(done(&web, HERE, None));
    }
    let frame = titled(&web, &page, &me, &tag).await?;
    let shown = tag_page(&web.desk.look(), &frame, &tag, typed.into).await?;
    draw(&web, &frame, &shown)
}

async fn titled(web: &Web, page: &Page, me: &As<Supervisor>, tag: &Tag) -> Result<Frame> {
    let mut frame = me.settings_frame(web, page, "ticket-tags").await?;
    frame.title = tag.name.clone();
    Ok(frame)
}

async fn tag_page<'a>(look: &Look, frame: &'a Frame, tag: &Tag, into: Option<TagId>) -> Result<TagPage<'a>> {
    let tickets = tag.tickets(look, COUNTED_ONE).await?;
    let into = match into.filter(|into| *into != tag.id) {
        Some(into) => Some(Tag::find(look, into).await?).filter(|into| into.leaves_at.is_none()),
        None => None,
    };
    let others = Tag::all(look, "", MOST).await?.into_iter().filter(|(t, _)| t.id != tag.id && t.leaves_at.is_none());
    let chosen = into.as_ref().map(|into| into.id);
    Ok(TagPage {
        frame,
        id: tag.id.0,
        own: tag.is_own(),
        tickets: frame.n("ticket-tag-tickets", tickets),
        deletes: frame.n("ticket-tag-delete-more", tickets),
        merges: into.as_ref().map(|into| {
            frame.tr("ticket-tag-merge-more", &[("n", tickets.into()), ("name", into.name.as_str().into())])
        }),
        others: others.map(|(t, _)| Choice::new(t.id, t.name, chosen == Some(t.id))).collect(),
        into: chosen.map(|id| id.0),
        name: Field::of(&tag.name),
        error: None,
    })
}

/// What is to be done with a tag.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "do")]
    deed: String,
    name: String,
    into: Option<TagId>,
}

/// Renames, merges or deletes a tag.
pub async fn change(
    State(web): State<Web>,
    page: Page,
    me: As<Supervisor>,
    Path(id): Path<TagId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let error = match tidy(&web, &me, id, &wanted).await {
        Ok(flash) => return Ok(done(&web, HERE, Some(flash))),
        Err(error) => error,
    };
    let look = web.desk.look();
    let tag = Tag::find(&look, id).await?;
    let frame = titled(&web, &page, &me, &tag).await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let mut shown = tag_page(&look, &frame, &tag, wanted.into).await?;
    if wanted.deed == "rename" {
        shown.name = failed.field("name", wanted.name);
    }
    shown.error = failed.error;
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn tidy(web: &Web, me: &As<Supervisor>, id: TagId, wanted: &Wanted) -> Result<&'static str> {
    let mut act = me.visit.act(web).await?;
    let flash = match wanted.deed.as_str() {
        "rename" => {
            Tag::rename(&mut act, &me.who, id, &wanted.name).await?;
            "ticket-flash-tag-renamed"
        }
        "merge" => {
            let into = wanted.into.ok_or_else(|| Error::invalid("into", "ticket-error-value"))?;
            Tag::merge(&mut act, &me.who, id, into).await?;
            "ticket-flash-tag-merged"
        }
        "delete" => {
            Tag::delete(&mut act, &me.who, id).await?;
            "ticket-flash-tag-deleted"
        }
        _ => return Err(Error::Missing),
    };
    act.commit().await?;
    Ok(flash)
}
