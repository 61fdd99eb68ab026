//! Choosing a template for a reply or a note.

use super::{
    files,
    view::{OfferLine, Offers, OffersPage, Pick, Tool},
};
use crate::{Known, Template, TemplateFile, TemplateId, using::Offer};
use axum::{
    Form, Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Error, Future, Look, Result, TicketId, words::short};
use people::Colleague;
use people_web::{As, FormFailed, Matter, Page, Web, draw, html_of, page::done};
use serde::Deserialize;
use serde_json::json;
use shell::{Frame, Lang};
use ticket::{Draft, DraftKind, DraftOf, Scope, Ticket, UploadId};
use ticket_web::Shown;

/// Characters of a template's words on its line.
const BEGINNING: usize = 160;

/// The button beside the composer's tabs.
pub fn tool<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let number = about.get::<Shown>()?.ticket.id.0;
        let answers = who.role.may_answer();
        html_of(&Tool { frame, number, answers }).map(Some)
    })
}

/// Choosing a template for a plain field that stands in the same form, or before the first one of a section: for
/// words that only colleagues see. `id` tells it from others on the page; without a `ticket`, the words are about none.
pub fn pick<'a>(frame: &'a Frame, ticket: Option<TicketId>, id: &str) -> Pick<'a> {
    Pick { frame, number: ticket.map(|number| number.0), id: id.to_owned() }
}

/// What is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    pub(super) q: String,
    kind: Option<DraftKind>,
    /// Exactly the template of this shortcut.
    shortcut: Option<String>,
    /// Only the list, for a script.
    #[serde(default)]
    pub(super) piece: bool,
}

/// `GET /tickets/{number}/templates`: the templates for a ticket, filled in.
pub(super) async fn offer(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let (ticket, known) = about(&look, &who.who, number).await?;
    let kind = kind(&who.who, asked.kind)?;
    let offers = match &asked.shortcut {
        Some(shortcut) => {
            vec![Template::by_shortcut(&look, &who.who, &ticket, &known, (kind, shortcut)).await?]
        }
        None => Template::offered(&look, &who.who, Some(&ticket), &known, (kind, &asked.q)).await?,
    };
    if asked.piece {
        let frame = page.frame_of_part(&web, &who.visit);
        let offers = offers.into_iter().map(|offer| line(&frame, offer)).collect();
        return draw(&web, &frame, &Offers { frame: &frame, offers });
    }
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("template-templates");
    let offers = offers.into_iter().map(|offer| line(&frame, offer)).collect();
    let kind = kind.as_str();
    draw(&web, &frame, &OffersPage { frame: &frame, number: number.0, kind, query: asked.q, offers })
}

/// `GET /templates`: the list for words to colleagues about no ticket, for a script.
pub(super) async fn offer_alone(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let known = Known::alone(&look, &who.who, look.now()).await?;
    let offers = Template::offered(&look, &who.who, None, &known, (DraftKind::Note, &asked.q)).await?;
    let frame = page.frame_of_part(&web, &who.visit);
    let offers = offers.into_iter().map(|offer| line(&frame, offer)).collect();
    draw(&web, &frame, &Offers { frame: &frame, offers })
}

/// `POST /templates`: counts that it was used there.
pub(super) async fn take_alone(
    State(web): State<Web>,
    who: As<Colleague>,
    Form(taken): Form<Taken>,
) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let now = act.now();
    let known = Known::alone(&mut act, &who.who, now).await?;
    Template::for_ticket(&mut act, &who.who, taken.template, &known).await?;
    Template::used(&mut act, who.who.id, taken.template).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// For what; who answers no customers writes notes.
fn kind(who: &Colleague, asked: Option<DraftKind>) -> Result<DraftKind> {
    match (asked, who.role.may_answer()) {
        (None, true) => Ok(DraftKind::Reply),
        (None, false) => Ok(DraftKind::Note),
        (Some(DraftKind::Reply), false) => Err(Error::Missing),
        (Some(kind), _) => Ok(kind),
    }
}

async fn about(look: &Look, by: &Colleague, number: TicketId) -> Result<(Ticket, Known)> {
    let ticket = Ticket::seen_by(look, &Scope::of(by), number).await?;
    let known = Known::ticket(look, &ticket, by, look.now()).await?;
    Ok((ticket, known))
}

fn line(frame: &Frame, offer: Offer) -> OfferLine {
    let text = mail::html_to_text(&offer.filled.text);
    OfferLine {
        id: offer.template.id.0,
        name: offer.template.name,
        shortcut: offer.template.shortcut,
        folder: offer.template.folder,
        words: short(&text, BEGINNING),
        html: offer.filled.text,
        missing: offer.filled.missing,
        attached: files::attached(frame, offer.files.len()),
        files: offer.files.into_iter().map(Into::into).collect(),
    }
}

/// A template is taken.
#[derive(Debug, Deserialize)]
pub(super) struct Taken {
    template: TemplateId,
    kind: Option<DraftKind>,
    /// Its words are to be put behind the draft; else they are in the editor already.
    #[serde(default)]
    into_draft: bool,
    /// Its words went into a plain field: no draft gets its files.
    #[serde(default)]
    plain: bool,
}

/// `POST /tickets/{number}/templates`: counts that it was used, and puts its files into the draft; without scripts, its
/// words too. A script is told the upload of each file, in their order.
pub(super) async fn take(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    Form(taken): Form<Taken>,
) -> Result<Response> {
    match put(&web, &who, number, &taken).await {
        Ok(_) if taken.into_draft => {
            let kind = kind(&who.who, taken.kind)?;
            Ok(done(&web, format!("/tickets/{number}?compose={kind}#composer"), None))
        }
        Ok(uploads) if uploads.is_empty() => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(uploads) => Ok(Json(json!({ "uploads": uploads })).into_response()),
        Err(error @ Error::Invalid(_)) if !taken.into_draft => {
            let (status, lang) = (error.status(), Lang::parse(&who.who.language).unwrap_or_default());
            let error = FormFailed::of(error, &web, lang)?.sentence();
            Ok((status, Json(json!({ "error": error }))).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn put(web: &Web, who: &As<Colleague>, number: TicketId, taken: &Taken) -> Result<Vec<UploadId>> {
    let kind = kind(&who.who, taken.kind)?;
    let mut act = who.visit.act(web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let now = act.now();
    let known = Known::ticket(&mut act, &ticket, &who.who, now).await?;
    let offer = Template::for_ticket(&mut act, &who.who, taken.template, &known).await?;
    Template::used(&mut act, who.who.id, taken.template).await?;
    let of = DraftOf { ticket: number, staff: who.who.id, kind };
    let files = if taken.plain { &[] } else { offer.files.as_slice() };
    let uploads = TemplateFile::attach(&mut act, of, files).await?;
    if taken.into_draft {
        let draft = Draft::one(&mut act, &ticket, who.who.id, kind).await?;
        let html = draft.html + &offer.filled.text;
        Draft::restore(&mut act, number, who.who.id, kind, &html).await?;
    }
    act.commit().await?;
    Ok(uploads)
}
