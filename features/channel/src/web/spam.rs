//! The folder for spam: what lies there, why, and the way back.

use crate::mail::{
    Arrival,
    spam::{Keeping, Listed, Reason, Spam, TOPIC, marking},
};
use ::mail::Letter;
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, Query, State},
    response::Response,
};
use base::{Error, Future, Moment, Result, Setting, StaffId, TicketId};
use customer::striking::Strikers;
use people::{Admin, Agent, Colleague, Staff, Supervisor};
use people_web::{
    As, Matter, Page, Slot, Web, draw, html_of,
    page::{done, listen},
};
use serde::Deserialize;
use shell::Frame;
use std::collections::HashMap;
use ticket::Scope;
use ticket_web::Shown;

pub(super) const PATH: &str = "/spam";
/// Mails of a page.
const SHOWN: u32 = 50;
/// Letters of a mail's text that are shown.
const LONGEST: usize = 20_000;

/// Where the list goes on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The moment and the number of the last mail shown, `1792000000000000.17`.
    before: String,
}

struct Row {
    id: i64,
    from: String,
    subject: String,
    words: String,
    reasons: Vec<String>,
    at: Moment,
}

impl Row {
    /// What stands where its subject does.
    fn called(&self, frame: &Frame) -> String {
        if self.subject.is_empty() { frame.t("ticket-no-subject") } else { self.subject.clone() }
    }
}

struct Day {
    name: String,
    rows: Vec<Row>,
}

/// `channel/spam.html`.
#[derive(Template)]
#[template(path = "channel/spam.html")]
struct SpamPage<'a> {
    frame: &'a Frame,
    days: Vec<Day>,
    lead: String,
    /// Whether the reader may delete.
    deletes: bool,
    /// Whether the reader writes rules.
    leads: bool,
    more: Option<String>,
}

/// `channel/spam_mail.html`.
#[derive(Template)]
#[template(path = "channel/spam_mail.html")]
struct MailPage<'a> {
    frame: &'a Frame,
    row: Row,
    to: String,
    text: String,
    cut: bool,
    files: Vec<(String, i64)>,
    ticket: Option<i64>,
    /// Senders that can be blocked or wanted: the address, its domain.
    senders: Vec<String>,
    deletes: bool,
}

/// In a ticket's menu, where its mail may be spam.
pub const ACTION: Slot = Slot { place: "ticket-more", render: action };

/// `channel/_spam.html`
#[derive(Template)]
#[template(path = "channel/_spam.html")]
struct Action<'a> {
    frame: &'a Frame,
    number: i64,
}

fn action<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let ticket = &about.get::<Shown>()?.ticket;
        if Agent::of(who).is_err() || !marking::is_likely(ticket) {
            return Ok(None);
        }
        html_of(&Action { frame, number: ticket.id.0 }).map(Some)
    })
}

/// `GET /spam`
pub async fn index(State(web): State<Web>, who: As<Agent>, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("channel-spam");
    listen(&mut frame, &web, &who.visit, TOPIC, false);
    let mut found = Spam::list(&look, &who.who, place(&asked.before), SHOWN + 1).await?;
    let more = found.len() > SHOWN as usize;
    found.truncate(SHOWN as usize);
    let last = found.last().map(Spam::place).filter(|_| more);
    let names = Staff::names(&look, found.iter().filter_map(|spam| spam.marked_by)).await?;
    let deletes = Admin::of(&who.who).is_ok() && found.iter().any(|spam| spam.can_go(look.now()));
    let mut days: Vec<Day> = Vec::new();
    for spam in found {
        let name = frame.date(spam.came_at);
        let row = row(&frame, spam.shown_to(who.who.contacts()), &names);
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.rows.push(row),
            None => days.push(Day { name, rows: vec![row] }),
        }
    }
    let drawn = SpamPage {
        frame: &frame,
        days,
        lead: frame.n("channel-spam-lead", i64::from(Keeping::read(&look).await?.days)),
        deletes,
        leads: Supervisor::of(&who.who).is_ok(),
        more: last.map(|place| format!("{PATH}?before={}", said(place))),
    };
    draw(&web, &frame, &drawn)
}

/// A place in the list, for whoever goes on there.
pub(super) fn said((at, id): (Moment, i64)) -> String {
    format!("{}.{id}", at.micros())
}

pub(super) fn place(before: &str) -> Option<(Moment, i64)> {
    let (at, id) = before.split_once('.')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

fn row(frame: &Frame, spam: Spam, names: &HashMap<StaffId, String>) -> Row {
    let marked = spam.marked_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let say = |reason: &Reason| {
        let about = if reason.about.is_empty() { &marked } else { &reason.about };
        frame.about(reason.key(), about)
    };
    let from = match (spam.name.as_str(), spam.address.as_str()) {
        ("", "") => frame.t("channel-problem-nobody"),
        ("", address) => address.to_owned(),
        (name, "") => name.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    };
    Row {
        id: spam.arrival_id,
        from,
        reasons: spam.reasons.iter().map(say).collect(),
        subject: spam.subject,
        words: spam.words,
        at: spam.came_at,
    }
}

/// `GET /spam/{id}`: its text and nothing else of it, so that looking at it harms nobody and tells nobody.
pub async fn show(State(web): State<Web>, who: As<Agent>, page: Page, Path(id): Path<i64>) -> Result<Response> {
    let look = web.desk.look();
    let contacts = who.who.contacts();
    let spam = Spam::find(&look, id).await?;
    let arrival = Arrival::find(&look, id).await?;
    if arrival.blob.as_str().is_empty() {
        return Err(Error::Missing);
    }
    let raw = web.desk.blobs().read(&arrival.blob).await?;
    let read = tokio::task::spawn_blocking(move || Letter::read(&raw)).await;
    let letter = read.map_err(|e| Error::Broken(e.to_string()))?.map_err(|e| Error::Broken(e.to_string()))?;
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("channel-spam");
    let names = Staff::names(&look, spam.marked_by).await?;
    let senders = match contacts.are_shown() {
        true => [Some(spam.address.clone()).filter(|a| !a.is_empty()), spam.domain().map(str::to_owned)],
        false => [None, None],
    };
    let drawn = MailPage {
        frame: &frame,
        to: contacts.words(letter.to.iter().take(10).map(|to| to.address.as_str()).collect::<Vec<_>>().join(", ")),
        cut: letter.text.chars().nth(LONGEST).is_some(),
        text: contacts.words(letter.text.chars().take(LONGEST).collect()),
        files: letter
            .attachments
            .iter()
            .map(|file| (file.name.clone(), i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)))
            .collect(),
        ticket: spam.ticket_id.map(|number| number.0),
        senders: senders.into_iter().flatten().collect(),
        deletes: Admin::of(&who.who).is_ok() && spam.can_go(look.now()),
        row: row(&frame, spam.shown_to(contacts), &names),
    };
    draw(&web, &frame, &drawn)
}

/// `POST /spam`: `do` is what becomes of the mails of `mail`: `free`, `want` (free, and their senders are wanted), `delete`.
pub async fn change(
    State(web): State<Web>,
    who: As<Agent>,
    Extension(strikers): Extension<Strikers>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let of = |name: &'static str| sent.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str());
    let mails: Vec<i64> = of("mail").filter_map(|id| id.parse().ok()).take(SHOWN as usize).collect();
    let flash = match (of("do").next(), mails.is_empty()) {
        (_, true) => "channel-flash-none-picked",
        (Some(way @ ("free" | "want")), _) => free(&web, &who, &mails, way == "want").await?,
        (Some("delete"), _) => delete(&web, &who, &mails, strikers).await?,
        _ => return Err(Error::invalid("do", "channel-error-no-spam")),
    };
    Ok(done(&web, PATH, Some(flash)))
}

async fn free(web: &Web, who: &As<Agent>, mails: &[i64], wanted: bool) -> Result<&'static str> {
    let mut act = who.visit.act(web).await?;
    for mail in mails {
        match Spam::free(&mut act, &Scope::of(&who.who), &who.who, *mail, wanted).await {
            // Somebody was quicker; that is no error to whoever wanted the same.
            Ok(()) | Err(Error::Refused(_)) => {}
            Err(e) => return Err(e),
        }
    }
    act.commit().await?;
    Ok(if wanted { "channel-flash-wanted" } else { "channel-flash-freed" })
}

async fn delete(web: &Web, who: &As<Agent>, mails: &[i64], strikers: Strikers) -> Result<&'static str> {
    let admin = Admin::of(&who.who)?;
    let mut act = who.visit.act(web).await?;
    let mut early = false;
    for mail in mails {
        match Spam::find(&mut act, *mail).await {
            Ok(spam) if spam.can_go(act.now()) => spam.delete(&mut act, &admin, strikers).await?,
            Ok(_) => early = true,
            Err(Error::Missing) => {}
            Err(e) => return Err(e),
        }
    }
    act.commit().await?;
    Ok(if early { "channel-flash-some-early" } else { "channel-flash-deleted" })
}

/// A sender, as the forms send them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sender {
    #[serde(rename = "_method")]
    method: String,
    sender: String,
    /// `yes`: never spam.
    wanted: String,
    /// The mail on whose page it was said.
    mail: Option<i64>,
}

/// `POST /spam/senders`: blocked, or wanted, or with `_method=delete` neither. What was typed wrong stands in its field
/// again.
pub async fn sender(State(web): State<Web>, who: As<Agent>, page: Page, Form(form): Form<Sender>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let flash = match (form.method.as_str(), form.wanted == "yes") {
        ("delete", _) => {
            Listed::unlist(&mut act, &who.who, &form.sender).await?;
            "channel-flash-unlisted"
        }
        (_, wanted) => match Listed::list(&mut act, &who.who, &form.sender, wanted).await {
            Ok(()) if wanted => "channel-flash-sender-wanted",
            Ok(()) => "channel-flash-sender-blocked",
            Err(wrong @ Error::Invalid(_)) => match (Supervisor::of(&who.who), form.mail) {
                (Ok(supervisor), None) => {
                    drop(act);
                    let who = As { who: supervisor, visit: who.visit };
                    return super::spam_rules::not_listed(&web, &who, &page, (form.sender, wanted), wrong).await;
                }
                _ => "channel-error-sender",
            },
            Err(e) => return Err(e),
        },
    };
    act.commit().await?;
    let back = match form.mail {
        Some(mail) => format!("{PATH}/{mail}"),
        None if Supervisor::of(&who.who).is_ok() => super::spam_rules::PATH.to_owned(),
        None => PATH.to_owned(),
    };
    Ok(done(&web, back, Some(flash)))
}

/// `POST /tickets/{number}/spam`: the ticket's mail goes into the folder, where its sender can be blocked.
pub async fn mark(State(web): State<Web>, who: As<Agent>, Path(number): Path<TicketId>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    let (path, flash) = match marking::mark(&mut act, &Scope::of(&who.who), &who.who, number).await {
        Ok(mail) => {
            act.commit().await?;
            (format!("{PATH}/{mail}"), "channel-flash-marked")
        }
        Err(Error::Refused(why)) => (format!("/tickets/{number}"), why.key),
        Err(e) => return Err(e),
    };
    Ok(done(&web, path, Some(flash)))
}
