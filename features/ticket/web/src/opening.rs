//! A ticket that staff begin: write first, or register what reached us outside the desk.

use crate::{
    form::Parts,
    view::{Opening, OpeningPage},
};
use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result, Setting};
use people::{Agent, Company, Department, Staff};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use shell::{Choice, Field, Frame, Lang};
use std::time::Duration;
use ticket::{Channel, Ticket, beginning::Beginning};

/// The form.
pub async fn form(State(web): State<Web>, page: Page, who: As<Agent>) -> Result<Response> {
    show(&web, &page, &who, &Parts::default(), &FormFailed::default(), StatusCode::OK).await
}

/// Begins the ticket.
pub async fn create(State(web): State<Web>, page: Page, who: As<Agent>, form: Multipart) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let undo = Duration::from_secs(u64::from(Company::read(&web.desk.look()).await?.undo_seconds));
    let (text, html) = parts.words();
    let begun = async {
        let channel: Channel =
            parts.get("channel").parse().map_err(|_| Error::invalid("channel", "ticket-error-value"))?;
        let department =
            parts.get("department").parse().map_err(|_| Error::invalid("department", "ticket-error-department"))?;
        let mut act = who.visit.act(&web).await?;
        let beginning = Beginning {
            subject: parts.get("subject").to_owned(),
            customer: parts.get("customer").to_owned(),
            name: parts.get("name").to_owned(),
            channel,
            outgoing: channel == Channel::Mail,
            text,
            html,
            attachments: parts.files.clone(),
            ..Beginning::at(department)
        };
        let (ticket, _) = Ticket::begin(&mut act, &who.who, beginning, undo).await?;
        act.commit().await?;
        Ok(ticket.id)
    };
    match begun.await {
        Ok(number) => Ok(done(&web, format!("/tickets/{number}"), None)),
        Err(e) => {
            let lang = Lang::parse(&who.who.language).unwrap_or_default();
            let failed = FormFailed::of(e, &web, lang)?;
            show(&web, &page, &who, &parts, &failed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn show(
    web: &Web,
    page: &Page,
    who: &As<Agent>,
    parts: &Parts,
    failed: &FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame: Frame = who.frame(web, page, "").await?;
    frame.title = frame.t("shell-new-ticket");
    let own = Staff::departments(&look, who.who.id).await?;
    let asked = parts.get("department").parse().ok().or(own.first().map(|d| d.id));
    let departments = Department::all(&look).await?;
    let field = |name: &str| -> Field { failed.field(name, parts.get(name)) };
    let opening = Opening {
        channel: parts.get("channel").parse().unwrap_or(Channel::Mail),
        customer: field("customer"),
        name: field("name"),
        subject: field("subject"),
        text: field("text"),
        departments: departments.into_iter().map(|d| Choice::new(d.id, d.name, Some(d.id) == asked)).collect(),
        error: failed.error.clone(),
    };
    draw_as(web, &frame, status, &OpeningPage { frame: &frame, opening })
}
