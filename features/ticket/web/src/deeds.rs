//! What one does with a ticket: every action is a resource under it.

use crate::{
    onward::{Left, Way},
    snoozes::parse_local,
    ticket_page::{self, AskedFor},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base::{Act, DepartmentId, EntryId, Error, Result, StaffId, TicketId};
use people::{Agent, Colleague};
use people_web::{As, FormFailed, Page, Web, cookie, page::done};
use serde::Deserialize;
use shell::Lang;
use store::Moment;
use ticket::{Addressed, Attachment, CauseId, Draft, DraftKind, DraftOf, Priority, Scope, Ticket, Upload};

/// A form that may mean the opposite: browsers cannot send DELETE.
#[derive(Debug, Default, Deserialize)]
pub struct Switch {
    #[serde(rename = "_method")]
    method: Option<String>,
    assignee: Option<StaffId>,
    until: Option<i64>,
    at: Option<String>,
    level: Option<Priority>,
    department: Option<DepartmentId>,
    name: Option<String>,
    /// A tag that was chosen instead of typed.
    offered: Option<String>,
    subject: Option<String>,
    /// Only if nobody has it: two who take it at once must not both believe they have.
    take: Option<String>,
}
impl Switch {
    fn is_delete(&self) -> bool {
        self.method.as_deref() == Some("delete")
    }
}

/// Back to where the form was: the same ticket with the same list beside it.
pub fn back(web: &Web, headers: &HeaderMap, number: TicketId, flash: Option<&str>) -> Response {
    let kept = asked_at(headers, number).unwrap_or_else(|| remembered(headers).to_owned());
    done(web, joined(number, &[&kept]), flash)
}

/// To a ticket from another page: with the list beside it that one was working through.
pub fn onto(headers: &HeaderMap, number: TicketId, more: &str) -> String {
    joined(number, &[remembered(headers), more])
}

fn joined(number: TicketId, parts: &[&str]) -> String {
    let query = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("&");
    if query.is_empty() { format!("/tickets/{number}") } else { format!("/tickets/{number}?{query}") }
}

/// The list that stood beside the last ticket.
fn remembered(headers: &HeaderMap) -> &str {
    cookie::read(headers, cookie::LIST).filter(|list| list.starts_with("view=")).unwrap_or_default()
}

/// How the ticket's page was asked for from which a form was sent; nothing when it was another page.
pub(crate) fn asked_at(headers: &HeaderMap, number: TicketId) -> Option<String> {
    let referer = headers.get(header::REFERER)?.to_str().ok()?.parse::<axum::http::Uri>().ok()?;
    if referer.path() != format!("/tickets/{number}") {
        return None;
    }
    let kept: Vec<&str> = referer
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|p| {
            !p.is_empty() && !["images=", "find=", "whole=", "answered="].iter().any(|name| p.starts_with(name))
        })
        .collect();
    Some(kept.join("&"))
}

/// What one does with a ticket.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Fill(field::FieldId, String),
    NameCause(Option<CauseId>),
    ChooseJourney(Option<journey::JourneyId>),
    Take,
    Assign(Option<StaffId>),
    Solve,
    Reopen,
    Snooze(Moment),
    Wake,
    Prioritise(Priority),
    HandTo(DepartmentId),
    Rename(String),
    Tag(String),
    Untag(String),
    Invite(StaffId),
    Undo(EntryId),
    SendAgain(EntryId),
    KeepOnCard(EntryId),
}

impl Deed {
    /// What the next page says about it, when the timeline does not say it loudly enough.
    fn flash(&self) -> Option<&'static str> {
        match self {
            Deed::Solve => Some("ticket-flash-solved"),
            Deed::Reopen => Some("ticket-flash-reopened"),
            Deed::Undo(_) => Some("ticket-flash-undone"),
            Deed::KeepOnCard(_) => Some("ticket-flash-remarked"),
            _ => None,
        }
    }

    /// What is said when its doer goes on from a ticket that is done with by it.
    fn left(&self, by: StaffId) -> Option<Left> {
        match self {
            Deed::Solve => Some(Left::Solved),
            Deed::Snooze(_) => Some(Left::Snoozed),
            Deed::Assign(None) => Some(Left::GivenBack),
            Deed::Assign(Some(to)) if *to != by => Some(Left::Handed),
            Deed::HandTo(_) => Some(Left::Handed),
            _ => None,
        }
    }

    pub(crate) async fn perform(self, act: &mut Act, ticket: &mut Ticket, by: &Agent) -> Result<()> {
        match self {
            Deed::Take => ticket.take(act, by).await,
            Deed::Assign(to) => ticket.assign(act, by, to).await,
            Deed::Solve => ticket.solve(act, by).await,
            Deed::Reopen => ticket.reopen(act, by).await,
            Deed::Snooze(until) => ticket.snooze(act, by, until).await,
            Deed::Wake => ticket.unsnooze(act, by).await,
            Deed::Prioritise(level) => ticket.prioritise(act, by, level).await,
            Deed::HandTo(department) => ticket.hand_to(act, by, department).await,
            Deed::Fill(field, typed) => ticket.fill(act, by, field, &typed).await,
            Deed::NameCause(cause) => ticket.name_cause(act, by, cause).await,
            Deed::ChooseJourney(journey) => ticket.choose_journey(act, by, journey).await,
            Deed::Rename(subject) => ticket.rename(act, &subject).await,
            Deed::Tag(name) => {
                let mut names = Ticket::tags(&mut *act, ticket.id).await?;
                names.push(name);
                ticket.tag(act, by, &names).await
            }
            Deed::Untag(name) => {
                let mut names = Ticket::tags(&mut *act, ticket.id).await?;
                names.retain(|n| *n != name);
                ticket.tag(act, by, &names).await
            }
            Deed::Invite(whom) => ticket.invite(act, by, whom).await,
            Deed::Undo(entry) => undo_reply(act, ticket, by, entry).await,
            Deed::SendAgain(entry) => ticket.send_again(act, entry).await,
            Deed::KeepOnCard(entry) => ticket.keep_on_card(act, by, entry).await,
        }
    }
}

/// A request to do something with a ticket.
pub struct Ask {
    web: Web,
    who: As<Agent>,
    number: TicketId,
    headers: HeaderMap,
    page: Page,
}

impl Ask {
    /// One deed, committed; then back to the page it was asked from, or on to the next ticket.
    pub(crate) async fn to(self, deed: Deed) -> Result<Response> {
        let (flash, left) = (deed.flash(), deed.left(self.who.who.id));
        let onward = match left {
            Some(left) => Some((left, self.way().await?)),
            None => None,
        };
        match self.perform(deed).await {
            Ok(()) => Ok(match onward {
                Some((left, way)) => way.go(&self.web, &self.headers, self.number, (flash, left)),
                None => back(&self.web, &self.headers, self.number, flash),
            }),
            Err(error @ (Error::Refused(_) | Error::Invalid(_))) => self.refuse(error).await,
            Err(error) => Err(error),
        }
    }

    async fn way(&self) -> Result<Way> {
        Way::from(&self.web.desk.look(), &self.who.who, &self.headers, self.number, true).await
    }

    /// The same page again, and why it was not done.
    async fn refuse(self, error: Error) -> Result<Response> {
        let status = error.status();
        let lang = Lang::parse(&self.who.who.language).unwrap_or_default();
        let why = FormFailed::of(error, &self.web, lang)?.sentence().unwrap_or_default();
        let asked = AskedFor { alert: Some((status, why)), ..AskedFor::before(&self.headers) };
        let reader = As { who: Colleague::clone(&self.who.who), visit: self.who.visit };
        ticket_page::answer(&self.web, &self.page, &reader, self.number, &asked, None).await
    }

    async fn perform(&self, deed: Deed) -> Result<()> {
        let mut act = self.who.visit.act(&self.web).await?;
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&self.who.who), self.number).await?;
        deed.perform(&mut act, &mut ticket, &self.who.who).await?;
        act.commit().await
    }
}

impl axum::extract::FromRequestParts<Web> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        #[derive(Deserialize)]
        struct Number {
            number: TicketId,
        }
        let who = As::from_request_parts(parts, web).await.map_err(IntoResponse::into_response)?;
        let path = Path::<Number>::from_request_parts(parts, web).await;
        let number = path.map_err(|_| Error::Missing.into_response())?.0.number;
        let Ok(page) = Page::from_request_parts(parts, web).await;
        Ok(Ask { web: web.clone(), who, number, headers: parts.headers.clone(), page })
    }
}

/// Takes it, gives it to someone, gives it back.
pub async fn assignment(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    let me = ask.who.who.id;
    match form.assignee {
        _ if form.is_delete() => ask.to(Deed::Assign(None)).await,
        Some(id) if id == me && form.take.is_some() => ask.to(Deed::Take).await,
        Some(id) => ask.to(Deed::Assign(Some(id))).await,
        None => Err(Error::invalid("assignee", "ticket-error-assignee")),
    }
}

/// Solves it, or opens it again.
pub async fn closure(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    ask.to(if form.is_delete() { Deed::Reopen } else { Deed::Solve }).await
}

/// Puts it aside, or takes it up again.
pub async fn snooze(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    if form.is_delete() {
        return ask.to(Deed::Wake).await;
    }
    let zone = ask.who.who.time_zone();
    let written = form.at.as_deref().and_then(|at| parse_local(&zone, at));
    let until = form.until.map(Moment::from_micros).or(written);
    ask.to(Deed::Snooze(until.ok_or_else(|| Error::invalid("until", "ticket-error-past"))?)).await
}

/// Judges anew how much is lost by waiting.
pub async fn priority(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    ask.to(Deed::Prioritise(form.level.ok_or_else(|| Error::invalid("level", "ticket-error-value"))?)).await
}

/// Hands it to another department.
pub async fn department(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    ask.to(Deed::HandTo(form.department.ok_or_else(|| Error::invalid("department", "ticket-error-department"))?)).await
}

/// Gives it another subject.
pub async fn subject(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    ask.to(Deed::Rename(form.subject.unwrap_or_default())).await
}

/// Puts a tag on, or takes it off.
pub async fn tags(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    let delete = form.is_delete();
    let name = form.offered.or(form.name).unwrap_or_default();
    ask.to(if delete { Deed::Untag(name) } else { Deed::Tag(name) }).await
}

/// Asks a collaborator in.
pub async fn invitation(ask: Ask, Form(form): Form<Switch>) -> Result<Response> {
    ask.to(Deed::Invite(form.assignee.ok_or_else(|| Error::invalid("assignee", "ticket-error-assignee"))?)).await
}

/// Follows it, or no longer.
pub async fn follow(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    Form(form): Form<Switch>,
) -> Result<Response> {
    let ticket = Ticket::seen_by(&web.desk.look(), &Scope::of(&who.who), number).await?;
    let mut act = who.visit.act(&web).await?;
    let flash = if form.is_delete() {
        ticket.unfollow(&mut act, &who.who).await?;
        "ticket-flash-unfollowed"
    } else {
        ticket.follow(&mut act, &who.who).await?;
        "ticket-flash-followed"
    };
    act.commit().await?;
    Ok(back(&web, &headers, number, Some(flash)))
}

/// Takes a reply back before it has gone.
pub async fn undo(ask: Ask, Path((_, entry)): Path<(TicketId, EntryId)>, Form(form): Form<Switch>) -> Result<Response> {
    if !form.is_delete() {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    ask.to(Deed::Undo(entry)).await
}

/// Sends what was stopped, refused or is unsure, once more.
pub async fn send_again(ask: Ask, Path((_, entry)): Path<(TicketId, EntryId)>) -> Result<Response> {
    ask.to(Deed::SendAgain(entry)).await
}

/// Words and files return to the draft of whoever takes the reply back.
async fn undo_reply(act: &mut Act, ticket: &mut Ticket, by: &Agent, entry: EntryId) -> Result<()> {
    let reply = ticket.own_entry(&mut *act, entry).await?;
    ticket.withdraw(act, entry).await?;
    let html = reply.html.unwrap_or_else(|| mail::text_to_html(&reply.text));
    let of = DraftOf { ticket: ticket.id, staff: by.id, kind: DraftKind::Reply };
    let files = Attachment::of(&mut *act, entry).await?.into_iter().map(Into::into).collect();
    let html = Upload::put_back_with(act, of, files, &html).await?;
    // What was begun since stands below it.
    let begun = Draft::one(&mut *act, ticket, by.id, DraftKind::Reply).await?;
    Draft::restore(act, ticket.id, by.id, DraftKind::Reply, &(html + &begun.html)).await?;
    let to = Addressed::of(&reply.recipients.0, &reply.copies.0, &reply.blind.0);
    Draft::address(act, ticket.id, by.id, to).await
}
