//! The addresses of the company, and by which relay it answers.

use super::mailbox::{self, Changed};
use crate::{Mailbox, MailboxId, mail::Post};
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result};
use people::{Admin, Department};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

const PATH: &str = "/settings/mailboxes";

/// `channel/mailboxes.html`.
#[derive(Template)]
#[template(path = "channel/mailboxes.html")]
struct MailboxesPage<'a> {
    frame: &'a Frame,
    mailboxes: Vec<Line>,
    address: Field,
    name: Field,
    departments: Vec<Choice>,
    error: Option<String>,
    /// By which mails leave, without its password.
    relay: Option<String>,
}

/// A mailbox and who answers what comes there.
struct Line {
    mailbox: Mailbox,
    department: String,
}

/// A new mailbox, as its form sends it.
#[derive(Default, Deserialize)]
pub(super) struct NewMailbox {
    address: String,
    name: String,
    department: Option<DepartmentId>,
}

/// `GET /settings/mailboxes`
pub async fn index(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Extension(post): Extension<Post>,
) -> Result<Response> {
    show(&web, &who, &page, &post, &NewMailbox::default(), None).await
}

/// `POST /settings/mailboxes`
pub async fn create(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Extension(post): Extension<Post>,
    Form(new): Form<NewMailbox>,
) -> Result<Response> {
    match open(&web, &who, &new).await {
        Ok(()) => Ok(done(&web, PATH, Some("channel-flash-mailbox-opened"))),
        Err(error) => show(&web, &who, &page, &post, &new, Some(error)).await,
    }
}

async fn open(web: &Web, who: &As<Admin>, new: &NewMailbox) -> Result<()> {
    let department = new.department.ok_or_else(|| Error::invalid("department", "channel-error-department"))?;
    let department = Department::find(&web.desk.look(), department).await?;
    let mut act = who.visit.act(web).await?;
    Mailbox::open(&mut act, &who.who, &new.address, &new.name, department.id).await?;
    act.commit().await
}

/// `POST /settings/mailboxes/{id}`; with `_method=delete` it is closed.
pub async fn change(
    State(web): State<Web>,
    who: As<Admin>,
    Path(id): Path<MailboxId>,
    Form(form): Form<Changed>,
) -> Result<Response> {
    if form.method != "delete" {
        mailbox::update(&web, &who, id, &form).await?;
        return Ok(done(&web, format!("{PATH}/{id}"), Some("people-flash-saved")));
    }
    let mut act = who.visit.act(&web).await?;
    Mailbox::close(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some("channel-flash-mailbox-closed")))
}

/// The page; with what is wrong when the form was refused.
async fn show(
    web: &Web,
    who: &As<Admin>,
    page: &Page,
    post: &Post,
    new: &NewMailbox,
    refused: Option<Error>,
) -> Result<Response> {
    let frame = who.settings_frame(web, page, "channel-mailboxes").await?;
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let failed = refused.map(|error| FormFailed::of(error, web, frame.lang)).transpose()?.unwrap_or_default();
    let look = web.desk.look();
    let departments = Department::all(&look).await?;
    let named = |id| departments.iter().find(|d| d.id == id).map(|d| d.name.clone()).unwrap_or_default();
    let lines = Mailbox::all(&look)
        .await?
        .into_iter()
        .map(|mailbox| Line { department: named(mailbox.department_id), mailbox });
    let mailboxes = MailboxesPage {
        frame: &frame,
        mailboxes: lines.collect(),
        address: failed.field("address", new.address.as_str()),
        name: failed.field("name", new.name.as_str()),
        departments: departments
            .iter()
            .map(|d| Choice::new(d.id, d.name.as_str(), new.department == Some(d.id)))
            .collect(),
        // The choice of departments has no place for what is wrong with it.
        error: failed.field("department", "").error.or(failed.error),
        relay: post.relay().map(ToString::to_string),
    };
    draw_as(web, &frame, status, &mailboxes)
}
