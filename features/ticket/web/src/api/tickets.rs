//! `/api/v1/tickets`

use super::{
    asked::{Asked, IdOrWord},
    causes::CauseBody,
    entries::EntryBody,
    joining::LinkBody,
    journeys::JourneyBody,
    named::{Named, NamedCustomer, NamedDepartment, NamedStaff},
    problems::{Changing, Reading},
    said::said,
    words::{ChannelWord, DirectionWord, PriorityWord, StateWord},
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use base::{DepartmentId, Error, Look, Result, Setting, StaffId, TicketId};
use field_web::api::FieldBody;
use people::{Agent, Colleague, Company, Department, Staff};
use people_web::{As, Problem, Web};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ticket::{Beginning, Channel, Cursor, Direction, Priority, Scope, Ticket};
use utoipa::ToSchema;

/// One matter of one customer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Ticket)]
pub struct TicketBody {
    /// The number people see.
    number: i64,
    /// What it is about.
    subject: String,
    /// What it is doing.
    #[schema(value_type = StateWord)]
    state: ticket::State,
    /// How much is lost by waiting, as people judge it.
    #[schema(value_type = PriorityWord)]
    priority: Priority,
    /// Who answers for it.
    #[schema(value_type = NamedDepartment)]
    department: Option<NamedDepartment>,
    /// Who is responsible; `null`: nobody has taken it.
    #[schema(required)]
    assignee: Option<NamedStaff>,
    /// Whose matter it is.
    #[schema(value_type = NamedCustomer)]
    customer: Option<NamedCustomer>,
    /// By which it began.
    #[schema(value_type = ChannelWord)]
    channel: Channel,
    /// Who must act next: `nobody` while nobody has taken it, `staff`, `customer`; `none` once it has ended.
    #[schema(example = "staff")]
    holder: String,
    /// By name.
    tags: Vec<String>,
    /// When it began.
    #[schema(format = DateTime)]
    opened_at: String,
    /// The oldest message of the customer without an answer.
    #[schema(format = DateTime, required)]
    waiting_since: Option<String>,
    /// When the customer first got an answer, and not only an acknowledgement.
    #[schema(format = DateTime, required)]
    first_answer_at: Option<String>,
    /// The ticket on which its words stand now, when it turned out to be the same matter.
    #[schema(required)]
    merged_into: Option<i64>,
    /// When it was solved.
    #[schema(format = DateTime, required)]
    solved_at: Option<String>,
    /// When anything last happened.
    #[schema(format = DateTime)]
    moved_at: String,
    /// When it comes back by itself.
    #[schema(format = DateTime, required)]
    snoozed_until: Option<String>,
    /// The beginning of the newest message.
    last_words: String,
    /// Where people see it.
    #[schema(format = "uri")]
    url: String,
}

impl TicketBody {
    /// These tickets.
    pub async fn of_all(web: &Web, tickets: &[Ticket]) -> Result<Vec<TicketBody>> {
        let named = Named::of(&web.desk.look(), tickets).await?;
        Ok(tickets.iter().map(|ticket| TicketBody::new(web, ticket, &named)).collect())
    }

    /// This ticket.
    pub async fn of(web: &Web, ticket: &Ticket) -> Result<TicketBody> {
        let named = Named::of(&web.desk.look(), std::slice::from_ref(ticket)).await?;
        Ok(TicketBody::new(web, ticket, &named))
    }

    fn new(web: &Web, ticket: &Ticket, named: &Named) -> TicketBody {
        TicketBody {
            number: ticket.id.0,
            subject: ticket.subject.clone(),
            state: ticket.state,
            priority: ticket.priority,
            department: named.department(ticket),
            assignee: named.assignee(ticket),
            customer: named.customer(ticket),
            channel: ticket.channel,
            holder: ticket.holder.clone(),
            tags: named.tags(ticket),
            opened_at: ticket.opened_at.iso(),
            waiting_since: ticket.waiting_since.map(store::Moment::iso),
            first_answer_at: ticket.first_answer_at.map(store::Moment::iso),
            merged_into: ticket.merged_into.map(|into| into.0),
            solved_at: ticket.solved_at.map(store::Moment::iso),
            moved_at: ticket.moved_at.iso(),
            snoozed_until: ticket.snoozed_until.map(store::Moment::iso),
            last_words: ticket.last_words.clone(),
            url: format!("{}/tickets/{}", web.desk.url(), ticket.id),
        }
    }
}

/// A ticket and its timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TicketWithEntries {
    #[serde(flatten)]
    ticket: TicketBody,
    /// Tickets it has to do with, oldest link first.
    links: Vec<LinkBody>,
    /// What the company wants to know of it, in order.
    fields: Vec<FieldBody>,
    /// What went wrong, as far as somebody has said.
    #[schema(required)]
    cause: Option<CauseBody>,
    /// The journey it belongs to, as far as somebody has said.
    #[schema(required)]
    journey: Option<JourneyBody>,
    /// The timeline, oldest first.
    entries: Vec<EntryBody>,
    /// What the customer lived through, in the department's working hours and in all.
    timings: TimingsBody,
}

impl TicketWithEntries {
    async fn of(web: &Web, who: &Colleague, ticket: &Ticket) -> Result<TicketWithEntries> {
        let look = web.desk.look();
        let entries = ticket.timeline(&look).await?;
        let (fields, values) = ticket.fields(&look).await?;
        let calendar = clock::keeping::calendar(&look, Some(ticket.department_id), None).await?;
        Ok(TicketWithEntries {
            ticket: TicketBody::of(web, ticket).await?,
            links: LinkBody::of(&look, who, ticket).await?,
            fields: FieldBody::of(fields, &values, |value| ticket.contacts.json(value)),
            cause: ticket.cause(&look).await?.map(CauseBody::from),
            journey: ticket.journey(&look).await?.map(JourneyBody::from),
            entries: EntryBody::of_all(web, entries).await?,
            timings: ticket.timings(&look, &calendar, look.now()).await?.into(),
        })
    }
}

/// The four facts of a ticket.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TimingsBody {
    /// To the first answer that was more than an acknowledgement.
    first_answer: Option<TookBody>,
    /// To each later answer, in order.
    next_answers: Vec<TookBody>,
    /// All the time the customer has waited for us so far.
    wait: Option<TookBody>,
    /// To the solution, less the time in which we waited for the customer.
    solution: Option<TookBody>,
}

/// A length of time.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct TookBody {
    /// Seconds by the clock on the wall.
    elapsed_seconds: i64,
    /// Seconds within working hours.
    working_seconds: i64,
}

impl From<clock::Timings> for TimingsBody {
    fn from(t: clock::Timings) -> Self {
        let took = |t: clock::Took| TookBody {
            elapsed_seconds: t.elapsed / 1_000_000,
            working_seconds: t.working / 1_000_000,
        };
        TimingsBody {
            first_answer: t.first_answer.map(took),
            next_answers: t.next_answers.into_iter().map(took).collect(),
            wait: t.wait.map(took),
            solution: t.solution.map(took),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TicketPage {
    /// In the list's order.
    tickets: Vec<TicketBody>,
    /// The `cursor` with which the list goes on; `null` at its end.
    #[schema(required)]
    next: Option<String>,
}

impl TicketPage {
    /// These tickets, and where the list goes on.
    pub fn of(tickets: Vec<TicketBody>, next: Option<Cursor>) -> TicketPage {
        TicketPage { tickets, next: next.map(|cursor| cursor.to_string()) }
    }
}

/// Tickets, page by page, or those in which words are found.
#[utoipa::path(get, path = "/api/v1/tickets", tag = "tickets", params(Asked), security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of the list.", body = TicketPage),
        (status = 422, description = "A filter names what does not exist.", body = Problem, content_type = "application/problem+json"),
        Reading,
    ))]
pub async fn list_tickets(
    State(web): State<Web>,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Json<TicketPage>> {
    let (look, scope) = (web.desk.look(), Scope::of(&who.who));
    let limit = asked.limit()?;
    let (rows, next) = if asked.q.trim().is_empty() {
        let page = asked.view(&look, who.who.id).await?.page(&look, &scope, asked.cursor()?, limit).await?;
        (page.rows, page.next)
    } else {
        let narrow = asked.narrow(&look, who.who.id).await?;
        (Ticket::search(&look, &scope, &asked.q, &narrow, limit).await?.rows, None)
    };
    Ok(Json(TicketPage::of(TicketBody::of_all(&web, &rows).await?, next)))
}

/// A ticket and its timeline.
#[utoipa::path(get, path = "/api/v1/tickets/{number}", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "The ticket.", body = TicketWithEntries), Reading))]
pub async fn show_ticket(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<Json<TicketWithEntries>> {
    let ticket = Ticket::seen_by(&web.desk.look(), &Scope::of(&who.who), number).await?;
    TicketWithEntries::of(&web, &who.who, &ticket).await.map(Json)
}

/// Whose matter begins.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewTicketCustomer {
    /// Their name.
    name: Option<String>,
    /// A mail address, a telephone number, or what else they are known by; nothing when only a name is known.
    #[schema(example = "iva@kovac.example")]
    address: Option<String>,
}

/// A matter to begin.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewTicket {
    /// What it is about.
    subject: String,
    /// The words; made of `html` when missing.
    text: Option<String>,
    /// The same with form; what could do harm is taken out.
    html: Option<String>,
    /// Whose matter it is.
    customer: NewTicketCustomer,
    /// How the words truly go or came: `mail` unless said; never `desk`.
    #[schema(value_type = Option<ChannelWord>)]
    channel: Option<Channel>,
    /// `out` writes to the customer first, `in` writes down what came. By `mail` we write unless said, by anything else it came.
    #[schema(value_type = Option<DirectionWord>)]
    direction: Option<Direction>,
    /// Who answers for it: id or name. Unless said, the first department of whoever asks.
    department: Option<IdOrWord>,
    /// Who is responsible: id, e-mail address or `me`. Unless said, whoever writes first, and nobody for what came.
    assignee: Option<IdOrWord>,
    /// `normal` unless said.
    #[schema(value_type = Option<PriorityWord>)]
    priority: Option<Priority>,
    /// Its tags.
    #[serde(default)]
    tags: Vec<String>,
}

impl NewTicket {
    async fn beginning(self, look: &Look, me: StaffId) -> Result<Beginning> {
        let channel = self.channel.unwrap_or(Channel::Mail);
        let department = match &self.department {
            Some(asked) => asked.department(look).await?,
            None => own_department(look, me).await?,
        };
        let assignee = match &self.assignee {
            Some(asked) => Some(asked.staff(look, me).await?),
            None => None,
        };
        let (text, html) = said(self.text, self.html);
        Ok(Beginning {
            subject: self.subject,
            text,
            html,
            attachments: Vec::new(),
            customer: self.customer.address.unwrap_or_default(),
            name: self.customer.name.unwrap_or_default(),
            channel,
            outgoing: self.direction.map_or(channel == Channel::Mail, |d| d == Direction::Out),
            department,
            assignee,
            priority: self.priority.unwrap_or(Priority::Normal),
            tags: self.tags,
        })
    }
}

/// Where a colleague works first; else the company's first department.
async fn own_department(look: &Look, me: StaffId) -> Result<DepartmentId> {
    let mut departments = Staff::departments(look, me).await?;
    if let Some(chosen) = Company::read(look).await?.department.filter(|_| departments.is_empty()) {
        return Ok(chosen);
    }
    if departments.is_empty() {
        departments = Department::all(look).await?;
    }
    departments.first().map(|d| d.id).ok_or_else(|| Error::invalid("department", "ticket-error-department"))
}

/// How long an answer can be taken back.
pub async fn undo(look: &Look) -> Result<Duration> {
    let seconds = Company::read(look).await?.undo_seconds;
    Ok(Duration::from_secs(u64::from(seconds)))
}

/// Begins a ticket: writes to a customer first, or writes down what came otherwise.
///
/// What goes out by mail waits as long as any answer in which it can be taken back.
#[utoipa::path(post, path = "/api/v1/tickets", tag = "tickets", request_body = NewTicket, security(("bearer" = [])),
    responses(
        (status = 201, description = "It has begun.", body = TicketWithEntries, headers(("Location" = String, description = "Where the ticket is."))),
        Changing,
    ))]
pub async fn begin_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Json(new): Json<NewTicket>,
) -> Result<impl IntoResponse> {
    let look = web.desk.look();
    let undo = undo(&look).await?;
    let beginning = new.beginning(&look, who.who.id).await?;
    let mut act = who.visit.act(&web).await?;
    let (ticket, _) = Ticket::begin(&mut act, &who.who, beginning, undo).await?;
    act.commit().await?;
    let location = format!("/api/v1/tickets/{}", ticket.id);
    let body = TicketWithEntries::of(&web, &who.who, &ticket).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(body)))
}
