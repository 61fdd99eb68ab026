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

/// Letters of a subject that is made of the first words.
const SUBJECT: usize = 80;

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
            subject: subject(channel, parts.get("subject"), &text),
            customer: parts.get("customer").to_owned(),
            name: parts.get("name").to_owned(),
            channel,
            outgoing: channel == Channel::Mail || parts.get("outgoing") == "yes",
            text,
            html,
            attachments: parts.files.clone(),
            ..Beginning::at(department)
        };
        let (mut ticket, _) = Ticket::begin(&mut act, &who.who, beginning, undo).await?;
        if parts.get("solved") == "yes" {
            ticket.solve(&mut act, &who.who).await?;
        }
        channel.remember(&mut act, who.who.id).await?;
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

/// What it is about. What was said elsewhere has no subject of its own: its first words do as well.
fn subject(channel: Channel, written: &str, text: &str) -> String {
    if channel == Channel::Mail || !written.trim().is_empty() {
        return written.to_owned();
    }
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let short: String = line.chars().take(SUBJECT).collect();
    match short.rsplit_once(' ') {
        Some((words, _)) if short.len() < line.len() => format!("{words}…"),
        _ => short,
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
        channel: match parts.get("channel").parse() {
            Ok(channel) => channel,
            Err(_) => Channel::usual(&look, who.who.id).await?,
        },
        outgoing: parts.get("outgoing") == "yes",
        customer: field("customer"),
        name: field("name"),
        subject: field("subject"),
        text: field("text"),
        departments: departments.into_iter().map(|d| Choice::new(d.id, d.name, Some(d.id) == asked)).collect(),
        error: failed.error.clone(),
    };
    draw_as(web, &frame, status, &OpeningPage { frame: &frame, opening })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_about_its_first_words_and_a_mail_about_its_subject() {
        assert_eq!(subject(Channel::Phone, "", "\n Asks for her lamp.\nTold her"), "Asks for her lamp.");
        assert_eq!(subject(Channel::Phone, "Lamp", "Asks"), "Lamp");
        assert_eq!(subject(Channel::Mail, "", "Asks"), "");
        let long = subject(Channel::Visit, "", &"слово ".repeat(40));
        assert!(long.ends_with("слово…") && long.chars().count() <= SUBJECT + 1, "{long}");
        assert_eq!(subject(Channel::Phone, "", ""), "");
    }
}
