//! Signs under internal words, words above the timeline, and notes that are mended or kept.

use crate::{
    deeds::{Ask, Deed, back},
    ticket_page::AskedFor,
    view::{Entry as EntryView, Item, MendingPage, Pinned, SignChip, Under},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{EntryId, Error, Result, StaffId, TicketId, words::short};
use people::Colleague;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::Frame;
use std::collections::BTreeSet;
use ticket::{Entry, EntryKind, Mark, Scope, Sign, Ticket};

/// Letters of words above the timeline.
const SHORT: usize = 160;

/// Puts the signs under the entries of a page; answers with what stands above it.
pub(crate) fn place(items: &mut [Item], marks: &[Mark], reader: &Colleague, asked: &AskedFor) -> Vec<Pinned> {
    let mut here = BTreeSet::new();
    for item in items.iter_mut() {
        if let Item::Entry(entry) = item
            && entry.is_internal()
        {
            entry.signs = signs(EntryId(entry.id), marks, reader.id);
            here.insert(EntryId(entry.id));
        }
    }
    let pins = marks.iter().filter(|mark| mark.sign == Sign::Pin);
    let pinned = |mark: &Mark| {
        let id = mark.entry_id;
        // In a gap it is shown by asking for the stretch that begins with it.
        let stretch = if here.contains(&id) { String::new() } else { asked.with("from", id.0) };
        Pinned { href: format!("{stretch}#entry-{id}"), who: mark.author.clone(), words: short(&mark.words, SHORT) }
    };
    pins.map(pinned).collect()
}

fn signs(entry: EntryId, marks: &[Mark], reader: StaffId) -> Under {
    let here = |sign: Sign| marks.iter().filter(move |mark| mark.entry_id == entry && mark.sign == sign);
    let chip = |sign: Sign| SignChip {
        sign: sign.as_str(),
        count: here(sign).count(),
        names: here(sign).map(|mark| mark.name.as_str()).collect::<Vec<_>>().join(", "),
        mine: here(sign).any(|mark| mark.staff_id == reader),
    };
    Under { chips: Sign::REACTIONS.map(chip).to_vec(), pinned: here(Sign::Pin).next().is_some() }
}

/// A sign, as its form sends it.
#[derive(Deserialize)]
pub struct Sent {
    sign: Sign,
}

/// `POST /tickets/{number}/entries/{entry}/marks`
pub async fn mark(
    State(web): State<Web>,
    who: As<Colleague>,
    headers: HeaderMap,
    Path((number, entry)): Path<(TicketId, EntryId)>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    ticket.mark_entry(&mut act, &who.who, entry, sent.sign).await?;
    act.commit().await?;
    Ok(back(&web, &headers, number, None))
}

/// `POST /tickets/{number}/entries/{entry}/remark`: a note is kept on the customer's card.
pub async fn remark(ask: Ask, Path((_, entry)): Path<(TicketId, EntryId)>) -> Result<Response> {
    ask.to(Deed::KeepOnCard(entry)).await
}

/// The words of a note, as their form sends them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Mended {
    text: String,
}

/// `GET /tickets/{number}/entries/{entry}/words`: what a note said before, and where its author mends it.
pub async fn words(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(place): Path<(TicketId, EntryId)>,
) -> Result<Response> {
    draw(&web, &page, &who, place, None, FormFailed::default(), StatusCode::OK).await
}

/// `POST /tickets/{number}/entries/{entry}/words`
pub async fn mend(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path((number, entry)): Path<(TicketId, EntryId)>,
    Form(sent): Form<Mended>,
) -> Result<Response> {
    let mended = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        ticket.mend(&mut act, &who.who, entry, &sent.text).await?;
        act.commit().await
    };
    match mended.await {
        Ok(()) => Ok(done(&web, format!("/tickets/{number}#entry-{entry}"), Some("ticket-flash-mended"))),
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            let status = error.status();
            let lang = who.frame(&web, &page, "").await?.lang;
            let failed = FormFailed::of(error, &web, lang)?;
            draw(&web, &page, &who, (number, entry), Some(sent.text), failed, status).await
        }
        Err(error) => Err(error),
    }
}

async fn draw(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    (number, id): (TicketId, EntryId),
    typed: Option<String>,
    failed: FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let (look, scope) = (web.desk.look(), Scope::of(&who.who));
    Ticket::seen_by(&look, &scope, number).await?;
    let entry = Entry::seen_by(&look, &scope, id).await?;
    if entry.ticket_id != number || entry.kind != EntryKind::Note {
        return Err(Error::Missing);
    }
    let own = Entry::own_words(&look, &scope, who.who.id, id).await?;
    let now = own.unwrap_or_else(|| entry.reply_text.clone());
    let mut frame: Frame = who.frame(web, page, "").await?;
    frame.title = frame.t("ticket-mend");
    let shown = MendingPage {
        number: number.0,
        entry: id.0,
        may: entry.is_mended_by(who.who.id, look.now()) || typed.is_some(),
        text: typed.unwrap_or_else(|| now.clone()),
        now,
        who: entry.author_name.clone(),
        before: Entry::before(&look, &scope, id).await?,
        error: failed.sentence(),
        frame: &frame,
    };
    draw_as(web, &frame, status, &shown)
}

/// Where a note's earlier words are, and where it is mended.
pub(crate) fn of_note(view: &mut EntryView, e: &Entry, reader: StaffId, now: base::Moment) {
    view.mended = e.mended_at.is_some();
    view.mends = e.is_mended_by(reader, now);
}
