//! Recording an improvement from a ticket: a title and an owner to say yes to, or one that is known already.

use super::naming::{Names, shown, state_chip, title};
use crate::{Improvement, ImprovementState, NewImprovement, Proposal};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use base::{DepartmentId, EntryId, Error, Look, Result, TicketId};
use people::Colleague;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Chip, Choice, Field, Frame, Lang};
use ticket::{Entry, Scope, Ticket};
use ticket_web::deeds::onto;

/// Improvements that are offered.
const OFFERED: usize = 6;
/// Letters of the words that are shown.
const SHORT: usize = 400;

/// From what it is to be recorded: an entry, or a ticket, whose newest words it is then.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    entry: Option<EntryId>,
    ticket: Option<TicketId>,
    /// Words of an improvement to attach the ticket to.
    q: String,
}

/// An improvement, as the form sends it.
#[derive(Clone, Debug, Deserialize)]
pub struct Sent {
    entry: EntryId,
    #[serde(default)]
    title: String,
    #[serde(default)]
    department: String,
}

struct Offer {
    id: i64,
    title: String,
    department: String,
    chip: Chip,
}

#[derive(Template)]
#[template(path = "improvement/record.html")]
struct RecordPage<'a> {
    frame: &'a Frame,
    number: i64,
    subject: String,
    entry: i64,
    who: String,
    words: String,
    title: Field,
    departments: Vec<Choice>,
    department_error: Option<String>,
    q: String,
    offers: Vec<Offer>,
    /// What the ticket is attached to already.
    known: Vec<Offer>,
}

/// `GET /improvements/new`
pub(super) async fn form(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let shown = Showing { web: &web, page: &page, who: &who };
    shown.show(&asked, None, FormFailed::default(), StatusCode::OK).await
}

/// `POST /improvements`
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    match record(&web, &who, &sent).await {
        Ok(number) => {
            let back = format!("{}#entry-{}", onto(&headers, number, ""), sent.entry);
            Ok(done(&web, back, Some("improvement-flash-recorded")))
        }
        Err(error) => {
            let lang = Lang::parse(&who.who.language).unwrap_or_default();
            let failed = FormFailed::of(error, &web, lang)?;
            let asked = Asked { entry: Some(sent.entry), ..Asked::default() };
            let shown = Showing { web: &web, page: &page, who: &who };
            shown.show(&asked, Some(&sent), failed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn record(web: &Web, who: &As<Colleague>, sent: &Sent) -> Result<TicketId> {
    let department = sent.department.parse().map(DepartmentId);
    let department = department.map_err(|_| Error::invalid("department", "improvement-error-department"))?;
    let mut act = who.visit.act(web).await?;
    let (ticket, entry) = stands_on(&mut act, &who.who, sent.entry).await?;
    let new = NewImprovement { title: sent.title.clone(), department, entry: entry.id };
    Improvement::record(&mut act, Some(&who.who), &ticket, &new).await?;
    act.commit().await?;
    Ok(ticket.id)
}

/// The ticket these words stand on, locked, when this colleague sees it.
pub(super) async fn stands_on(act: &mut base::Act, who: &Colleague, entry: EntryId) -> Result<(Ticket, Entry)> {
    let number = Entry::find(&mut *act, entry).await?.ticket_id;
    let ticket = Ticket::seen_by(&mut *act, &Scope::of(who), number).await?;
    // As it stands once its ticket is locked.
    let entry = Entry::find(act, entry).await?;
    match entry.ticket_id == ticket.id {
        true => Ok((ticket, entry)),
        false => Err(Error::Busy("it moved meanwhile".into())),
    }
}

struct Showing<'a> {
    web: &'a Web,
    page: &'a Page,
    who: &'a As<Colleague>,
}

impl Showing<'_> {
    async fn show(
        &self,
        asked: &Asked,
        sent: Option<&Sent>,
        failed: FormFailed,
        status: StatusCode,
    ) -> Result<Response> {
        let (look, who) = (self.web.desk.look(), &self.who.who);
        let scope = Scope::of(who);
        let number = match (asked.entry, asked.ticket) {
            (Some(entry), _) => Entry::seen_by(&look, &scope, entry).await?.ticket_id,
            (None, Some(number)) => Ticket::standing_for(&look, number).await?,
            (None, None) => return Err(Error::Missing),
        };
        let ticket = Ticket::seen_by(&look, &scope, number).await?;
        let proposal = Proposal::of(&look, who, &ticket, asked.entry).await?;
        let mut frame = self.who.frame(self.web, self.page, "").await?;
        frame.title = frame.t("improvement-record");
        let names = Names::read(&look).await?;
        let known = shown(Improvement::of_ticket(&look, ticket.id).await?, who);
        let offers = self.offers(&look, asked, &proposal, &known).await?;
        let offer = |one: &Improvement| Offer {
            id: one.id.0,
            title: title(&frame, one),
            department: names.department(one.department_id),
            chip: state_chip(&frame, one.state),
        };
        let chosen = match sent {
            Some(sent) => sent.department.parse().ok().map(DepartmentId),
            None => Some(proposal.department),
        };
        let typed = sent.map_or(proposal.title, |sent| sent.title.clone());
        let words = proposal.entry.reply_text.trim();
        let cut = words.chars().count() > SHORT;
        let drawn = RecordPage {
            number: ticket.id.0,
            subject: ticket.subject,
            entry: proposal.entry.id.0,
            who: proposal.entry.author_name.clone(),
            words: words.chars().take(SHORT).chain(cut.then_some('…')).collect(),
            title: failed.field("title", typed),
            departments: names.choices(chosen),
            department_error: failed.field("department", "").error,
            q: asked.q.clone(),
            offers: offers.iter().map(offer).collect(),
            known: known.iter().map(offer).collect(),
            frame: &frame,
        };
        draw_as(self.web, &frame, status, &drawn)
    }

    /// Those found by the words typed, else those alike; not what the ticket is attached to already.
    async fn offers(
        &self,
        look: &Look,
        asked: &Asked,
        proposal: &Proposal,
        known: &[Improvement],
    ) -> Result<Vec<Improvement>> {
        let room = OFFERED + known.len();
        let found = match asked.q.trim() {
            "" => Improvement::alike(look, &proposal.entry.reply_text, room).await?,
            words => Improvement::search(look, words, u32::try_from(room).unwrap_or(u32::MAX)).await?,
        };
        let mut found = shown(found, &self.who.who);
        found.retain(|one| one.state != ImprovementState::Declined || !asked.q.trim().is_empty());
        found.retain(|one| !known.iter().any(|other| other.id == one.id));
        found.truncate(OFFERED);
        Ok(found)
    }
}
