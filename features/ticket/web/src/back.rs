//! What happened with one's tickets while one was away, and taking back what is open.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use base::{Future, Result, StaffId, TicketId, words::short};
use people::{Absence, AbsenceId, Agent, Colleague, Staff};
use people_web::{As, Matter, Slot, Web, html_of, page::done};
use shell::Frame;
use std::collections::HashMap;
use ticket::{
    Scope, Ticket,
    called::{Call, called_while},
    standing_in,
};

/// On the page of one's absences.
pub const SUMMARY: Slot = Slot { place: "absence-back", render: summary };

/// Beside it: who called oneself by name meanwhile, for every colleague.
pub const CALLS: Slot = Slot { place: "absence-back", render: calls };

/// Letters of a call that are shown.
const WORDS: usize = 200;

/// A ticket that is still open.
struct Line {
    number: i64,
    subject: String,
    /// Who has it now.
    has: String,
    /// The reader has it again.
    own: bool,
}

#[derive(Template)]
#[template(path = "ticket/_back.html")]
struct Summary<'a> {
    frame: &'a Frame,
    absence: i64,
    passed: usize,
    solved: usize,
    open: Vec<Line>,
}

/// A note that called the reader by name.
struct CallLine {
    href: String,
    subject: String,
    number: i64,
    /// Who called, and with which words.
    said: String,
    /// Who cared for it.
    cared: String,
}

#[derive(Template)]
#[template(path = "ticket/_calls.html")]
struct Calls<'a> {
    frame: &'a Frame,
    lines: Vec<CallLine>,
}

impl Summary<'_> {
    fn some_elsewhere(&self) -> bool {
        self.open.iter().filter(|line| !line.own).count() > 1
    }
}

fn summary<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        if Agent::of(who).is_err() {
            return Ok(None);
        }
        let (look, absence): (_, AbsenceId) = (web.desk.look(), *about.get()?);
        let passed = standing_in::passed_on(&look, &Scope::of(who), absence).await?;
        let open: Vec<&Ticket> = passed.iter().filter(|ticket| !ticket.state.is_ended()).collect();
        let names = Staff::names(&look, open.iter().filter_map(|ticket| ticket.assignee_id)).await?;
        let summary = Summary {
            frame,
            absence: absence.0,
            passed: passed.len(),
            solved: passed.len() - open.len(),
            open: open.into_iter().map(|ticket| line(frame, who.id, &names, ticket)).collect(),
        };
        html_of(&summary).map(Some)
    })
}

fn calls<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let (look, absence): (_, AbsenceId) = (web.desk.look(), *about.get()?);
        let absence = Absence::find(&look, absence).await?;
        let within = absence.time(frame.now);
        let calls = called_while(&look, &Scope::of(who), who.id, within).await?;
        if calls.is_empty() {
            return Ok(None);
        }
        let lines = calls.into_iter().map(|(ticket, call)| call_line(frame, who, ticket, &call)).collect();
        html_of(&Calls { frame, lines }).map(Some)
    })
}

fn call_line(frame: &Frame, who: &Colleague, ticket: Ticket, call: &Call) -> CallLine {
    CallLine {
        href: format!("/tickets/{}#entry-{}", ticket.id, call.entry_id),
        number: ticket.id.0,
        subject: ticket.subject,
        said: format!("{}: {}", call.author, short(&who.contacts().words(call.words.clone()), WORDS)),
        cared: match &call.cared_by {
            Some(name) => frame.about("ticket-return-cared", name),
            None => frame.t("ticket-return-not-cared"),
        },
    }
}

fn line(frame: &Frame, me: StaffId, names: &HashMap<StaffId, String>, ticket: &Ticket) -> Line {
    let has = match ticket.assignee_id {
        Some(who) if who == me => frame.t("ticket-return-again"),
        Some(who) => frame.about("ticket-return-has", names.get(&who).map(String::as_str).unwrap_or_default()),
        None => frame.t("ticket-return-nobody"),
    };
    Line { number: ticket.id.0, subject: ticket.subject.clone(), has, own: ticket.assignee_id == Some(me) }
}

/// Takes back one ticket, or all that are open, when none is named.
pub async fn take(
    State(web): State<Web>,
    who: As<Agent>,
    Path(absence): Path<AbsenceId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let wanted = form.iter().filter(|(name, _)| name == "ticket").filter_map(|(_, id)| id.parse().ok());
    let wanted: Vec<TicketId> = wanted.collect();
    let mut act = who.visit.act(&web).await?;
    Ticket::take_back(&mut act, &who.who, absence, &wanted).await?;
    act.commit().await?;
    Ok(done(&web, "/settings/absence", None))
}
