//! Answers that a colleague reads before they go.

use crate::{
    composing::first_name,
    deeds::back,
    form::Parts,
    inline, linking,
    recipients::Everybody,
    shown::Shown,
    stopped::{Stop, again, reader},
    ticket_page::{self, AskedFor},
    view::{self, Panel, Stage},
};
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{Act, EntryId, Error, Look, Result, Setting, StaffId, TicketId, Why};
use people::{Agent, Colleague, Company};
use people_web::{As, FormFailed, Page, Web};
use serde::Deserialize;
use shell::Lang;
use std::time::Duration;
use store::On;
use ticket::{
    Draft, DraftKind, DraftOf, Reply, Review, ReviewId, ReviewState, Scope, Then, Ticket, Upload, UploadId, draft::Save,
};

/// What `who` reads for others on a ticket, and what others read for them.
pub(crate) async fn cards(look: &Look, who: &Colleague, shown: &Shown) -> Result<Vec<view::Review>> {
    let ticket = &shown.ticket;
    let reviews = Review::of(look, ticket.id, who.id).await?;
    if reviews.is_empty() {
        return Ok(Vec::new());
    }
    let to = if who.role.may_answer() { ticket.answer_to(look).await? } else { Vec::new() };
    let mut cards = Vec::new();
    for review in reviews {
        let mine = review.author_id == who.id;
        let other = if mine { review.reader_id } else { review.author_id };
        let (name, face) = shown.colleague(other);
        let draft = Draft::one(look, ticket, review.author_id, DraftKind::Reply).await?;
        let older = review.state != ReviewState::Taken && review.is_older_than(&draft.html);
        let contacts = who.contacts();
        cards.push(view::Review {
            may_change: !review.hides_from(who),
            id: review.id.0,
            mine,
            who: name,
            face,
            other: other.0,
            at: review.asked_at,
            files: files(look, &review).await?.iter().map(view::Upload::from).collect(),
            stage: stage(&review),
            own: inline::shown(&draft.html),
            older,
            sends_to: to.first().filter(|_| !mine && !older).map(first_name),
            text: contacts.words(mail::html_to_text(&review.html)),
            html: contacts.words(inline::shown(&review.html)),
            question: contacts.words(review.question),
            remark: review.remark,
        });
    }
    Ok(cards)
}

fn stage(review: &Review) -> Stage {
    match review.state {
        ReviewState::Open | ReviewState::Over => Stage::Open,
        ReviewState::Agreed => Stage::Agreed,
        ReviewState::Suggested => Stage::Suggested(review.proposal.as_deref().map(inline::shown)),
        ReviewState::Taken => Stage::Taken,
    }
}

/// What goes with it, but for the pictures in its text.
async fn files(on: impl Into<On<'_>>, review: &Review) -> Result<Vec<Upload>> {
    let all = Upload::of(on, review.ticket_id, review.author_id).await?;
    Ok(all.into_iter().filter(|u| u.kind == DraftKind::Reply && !u.inline).collect())
}

/// Whether saving these words makes what others read of them the older version, or no longer.
pub(crate) async fn turns(act: &mut Act, ticket: &Ticket, author: StaffId, html: &str) -> Result<bool> {
    let reviews = Review::of(&mut *act, ticket.id, author).await?;
    if reviews.is_empty() {
        return Ok(false);
    }
    let draft = Draft::one(act, ticket, author, DraftKind::Reply).await?;
    let mine = |r: &&Review| r.author_id == author;
    Ok(reviews.iter().filter(mine).any(|r| r.is_older_than(&draft.html) != r.is_older_than(html)))
}

/// Asks a colleague to read what stands in the reply's form, which is kept as its author's draft.
pub async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    match ask(&web, &who, number, &parts).await {
        Ok(()) => Ok(back(&web, &headers, number, Some("ticket-flash-review-asked"))),
        Err(e @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict(..))) => {
            again(&web, &page, reader(who), number, &headers, &parts, (Stop::Error(e), Panel::Reply)).await
        }
        Err(e) => Err(e),
    }
}

async fn ask(web: &Web, who: &As<Agent>, number: TicketId, parts: &Parts) -> Result<()> {
    let chosen = [parts.get("again"), parts.get("reader")].into_iter().find_map(|id| id.parse().ok());
    let whom = StaffId(chosen.ok_or_else(|| Error::invalid("reader", "ticket-error-review-reader"))?);
    let html = parts.draft();
    let me = who.who.id;
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let kept = Draft::one(&mut act, &ticket, me, DraftKind::Reply).await?;
    if kept.html != html {
        let generation = parts.get("generation").parse().unwrap_or(kept.generation);
        let window: String = parts.get("window").chars().take(40).collect();
        let new =
            Save { kind: DraftKind::Reply, generation, html: &html, addressed: None, known: None, window: &window };
        Draft::save(&mut act, &ticket, me, &new).await?;
    }
    parts.check_files(&[])?;
    let of = DraftOf { ticket: number, staff: me, kind: DraftKind::Reply };
    for file in parts.files.clone() {
        Upload::put_back(&mut act, of, file).await?;
    }
    ticket.ask_to_read(&mut act, &who.who, whom, (&html, parts.get("question"))).await?;
    act.commit().await
}

/// A form of a card.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    #[serde(rename = "_method")]
    method: Option<String>,
    /// `suggest` with other words; anything else agrees.
    verdict: String,
    remark: String,
    html: Option<String>,
    text: String,
    /// What is to become of the ticket when it is sent.
    then: Then,
    /// The last entry the reader has seen.
    seen: Option<EntryId>,
    /// The files the reader has seen, by their ids.
    files: String,
}

impl Said {
    fn is_delete(&self) -> bool {
        self.method.as_deref() == Some("delete")
    }

    fn words(&self) -> String {
        let html = self.html.clone().unwrap_or_else(|| mail::text_to_html(&self.text));
        mail::sanitise_written(&inline::named(&html))
    }
}

/// It need not be read any more.
pub async fn remove(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ReviewId)>,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Result<Response> {
    if !said.is_delete() {
        return Err(Error::Missing);
    }
    let done = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        ticket.drop_review(&mut act, &who.who, id).await?;
        act.commit().await
    };
    let done = (done.await, None);
    answer(&web, &page, reader(who), number, &headers, done).await
}

/// The reader agrees, or would write it otherwise.
pub async fn give(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path((number, id)): Path<(TicketId, ReviewId)>,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Result<Response> {
    let words = (said.verdict == "suggest").then(|| said.words());
    let done = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        ticket.give_review(&mut act, &who.who, id, (&said.remark, words.as_deref())).await?;
        act.commit().await
    };
    let done = (done.await, Some("ticket-flash-review-given"));
    answer(&web, &page, who, number, &headers, done).await
}

/// The author takes over what the reader would write, or puts back their own words.
pub async fn adopt(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ReviewId)>,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Result<Response> {
    let done = async {
        let mut act = who.visit.act(&web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
        match said.is_delete() {
            true => ticket.give_back_review(&mut act, &who.who, id).await?,
            false => ticket.take_review(&mut act, &who.who, id).await?,
        }
        act.commit().await
    };
    let flash = if said.is_delete() { "ticket-flash-review-back" } else { "ticket-flash-review-taken" };
    let done = (done.await, Some(flash));
    answer(&web, &page, reader(who), number, &headers, done).await
}

/// The reader sends it, in its author's name.
pub async fn send(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, ReviewId)>,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Result<Response> {
    let done = (send_for(&web, &who, number, id, said).await, Some("ticket-flash-sent"));
    answer(&web, &page, reader(who), number, &headers, done).await
}

async fn send_for(web: &Web, who: &As<Agent>, number: TicketId, id: ReviewId, said: Said) -> Result<()> {
    let undo = Duration::from_secs(u64::from(Company::read(&web.desk.look()).await?.undo_seconds));
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let review = Review::by_reader(&mut act, &ticket, who.who.id, id).await?;
    let author = ticket.author_of_review(&mut act, &review).await?;
    let ids: Vec<UploadId> = files(&mut act, &review).await?.into_iter().map(|u| u.id).collect();
    if view::upload_ids(ids.iter().map(|id| id.0)) != said.files {
        return Err(Error::Refused(Why::of("ticket-error-review-older").with("name", &*author.name)));
    }
    let html = linking::linked(&review.html);
    let of = DraftOf { ticket: number, staff: review.author_id, kind: DraftKind::Reply };
    let attachments = Upload::take(&mut act, of, &ids, Some(&html)).await?;
    let addressed = Draft::one(&mut act, &ticket, review.author_id, DraftKind::Reply).await?.addressed.0;
    let mut everybody = Everybody::read(&addressed)?;
    let to = everybody.to(&mut act, &ticket, &addressed).await?;
    let (cc, bcc) = (everybody.cc, everybody.bcc);
    let text = mail::html_to_text(&html);
    let reply = Reply { text, html: Some(html), attachments, cc, bcc, seen: said.seen, then: said.then };
    let entry = ticket.reply(&mut act, &author, to, reply, undo).await?;
    ticket.review_sent(&mut act, &review, entry).await?;
    act.commit().await
}

/// Back to the ticket; what was refused is said on it.
async fn answer(
    web: &Web,
    page: &Page,
    who: As<Colleague>,
    number: TicketId,
    headers: &HeaderMap,
    (done, flash): (Result<()>, Option<&str>),
) -> Result<Response> {
    let error = match done {
        Ok(()) => return Ok(back(web, headers, number, flash)),
        Err(e @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict(..))) => e,
        Err(e) => return Err(e),
    };
    let status = error.status();
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let why = FormFailed::of(error, web, lang)?.sentence().unwrap_or_default();
    let asked = AskedFor { alert: Some((status, why)), ..AskedFor::before(headers) };
    ticket_page::answer(web, page, &who, number, &asked, None).await
}
