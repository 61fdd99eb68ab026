//! What customers are told while the company or a department is closed for days: on the page of closed days, and
//! a page of its own where it is written and tried.

use super::form::meaning;
use crate::{
    Closing, ClosingId, Known, Word,
    closing::{ALWAYS, NewClosing},
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Future, Moment, Result, Setting};
use clock::{Layer, Whose, keeping};
use jiff::civil::{Date, DateTime};
use people::{Admin, Colleague, Department, Languages};
use people_web::{
    As, FormFailed, Matter, Page, Web, html_of,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame, languages};
use std::collections::BTreeMap;

const PATH: &str = "/settings/hours/words";

/// Days that are closed, and whether customers are told.
struct Line {
    days: String,
    /// Why they are closed, or in which languages customers are told.
    more: String,
    href: String,
    told: bool,
}

/// `template/_closings.html`: on the page of closed days.
#[derive(Template)]
#[template(path = "template/_closings.html")]
struct Piece<'a> {
    frame: &'a Frame,
    lines: Vec<Line>,
    new: String,
}

/// `template/closing.html`.
#[derive(Template)]
#[template(path = "template/closing.html")]
struct ClosingPage<'a> {
    frame: &'a Frame,
    /// The page of closed days.
    days: String,
    id: Option<i64>,
    department: String,
    first: Field,
    last: Field,
    words: Vec<WordsField>,
    known: Vec<(&'static str, String)>,
    error: Option<String>,
    tried: Option<Tried>,
}

/// The words of one language.
struct WordsField {
    code: String,
    name: String,
    text: String,
}

/// *Try it*: a mail that comes then, from a customer of this language.
struct Tried {
    at: String,
    languages: Vec<Choice>,
    /// The mail that goes out; none when none does.
    mail: Option<Mail>,
}

/// What would leave.
struct Mail {
    to: String,
    subject: String,
    language: String,
    text: String,
}

/// Which page is asked for, and what is tried on it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    closing: String,
    department: String,
    first: String,
    last: String,
    at: String,
    language: String,
}

/// On the page of closed days: those ahead, and what customers are told on them.
pub(super) fn piece<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        // Who leads a department closes it; what customers are told is the company's to say.
        if Admin::of(who).is_err() {
            return Ok(None);
        }
        let department: Option<DepartmentId> = *about.get()?;
        let look = web.desk.look();
        let layer = keeping::layer(&look, department.map_or(Whose::Company, Whose::Department)).await?;
        let today = today(frame);
        let closings = Closing::ahead(&look, department, today).await?;
        let of = department.map(|id| id.to_string()).unwrap_or_default();
        let mut lines: Vec<Line> = closings.iter().map(|closing| told(frame, closing)).collect();
        let covered = |first: Date, last: Date| closings.iter().any(|c| c.first <= last && first <= c.last);
        let silent = runs(&layer, today).into_iter().filter(|(first, last, _)| !covered(*first, *last));
        lines.extend(silent.map(|(first, last, reason)| Line {
            days: days(frame, first, last),
            more: reason,
            href: format!("{PATH}?department={of}&first={first}&last={last}"),
            told: false,
        }));
        let new = format!("{PATH}?department={of}");
        html_of(&Piece { frame, lines, new }).map(Some)
    })
}

fn told(frame: &Frame, closing: &Closing) -> Line {
    let names = closing.words.iter().map(|(language, _)| languages::full(language));
    Line {
        days: days(frame, closing.first, closing.last),
        more: names.collect::<Vec<_>>().join(", "),
        href: format!("{PATH}?closing={}", closing.id),
        told: true,
    }
}

fn days(frame: &Frame, first: Date, last: Date) -> String {
    if first == last { frame.day(first) } else { format!("{} – {}", frame.day(first), frame.day(last)) }
}

/// Closed days ahead that follow each other for the same reason.
fn runs(layer: &Layer, today: Date) -> Vec<(Date, Date, String)> {
    let mut runs: Vec<(Date, Date, String)> = Vec::new();
    for (date, day) in layer.closed.range(today..) {
        match runs.last_mut() {
            Some((_, last, reason)) if last.tomorrow().ok() == Some(*date) && *reason == day.reason => *last = *date,
            _ => runs.push((*date, *date, day.reason.clone())),
        }
    }
    runs
}

fn today(frame: &Frame) -> Date {
    frame.now.there(&frame.zone).date()
}

/// `GET /settings/hours/words`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Admin>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = who.settings_frame(&web, &page, "template-closing").await?;
    let shown = match number(&asked.closing)?.map(ClosingId) {
        Some(id) => written(&web, &frame, &asked, id).await?,
        None => {
            let department = number(&asked.department)?.map(DepartmentId);
            let (first, last) = (Field::of(&asked.first), Field::of(&asked.last));
            ClosingPage { first, last, ..blank(&web, &frame, None, department).await? }
        }
    };
    draw_as(&web, &frame, StatusCode::OK, &shown)
}

/// What is written for some days, and how it reads.
async fn written<'a>(web: &Web, frame: &'a Frame, asked: &Asked, id: ClosingId) -> Result<ClosingPage<'a>> {
    let closing = Closing::find(&web.desk.look(), id).await?;
    let blank = blank(web, frame, Some(id), closing.department).await?;
    let decided = Languages::read(&web.desk.look()).await?;
    let asked_of = decided.asked(closing.words.iter().map(|(language, _)| language.as_str()));
    Ok(ClosingPage {
        first: Field::of(closing.first.to_string()),
        last: Field::of(closing.last.to_string()),
        words: words(asked_of, |language| {
            closing.words.iter().find(|(l, _)| l == language).map(|(_, text)| text.clone())
        }),
        tried: Some(tried(web, frame, asked, &closing).await?),
        ..blank
    })
}

/// `POST /settings/hours/words`: keeps them, or takes them away.
pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    who: As<Admin>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let sent = |name: &str| form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let id = number(sent("closing").unwrap_or_default())?.map(ClosingId);
    let department = number(sent("department").unwrap_or_default())?.map(DepartmentId);
    if let (Some("delete"), Some(id)) = (sent("_method"), id) {
        let mut act = who.visit.act(&web).await?;
        Closing::remove(&mut act, &who.who, id).await?;
        act.commit().await?;
        return Ok(done(&web, days_of(department), Some("people-flash-saved")));
    }
    let written = form.iter().filter_map(|(name, _)| name.strip_prefix("words-"));
    let asked = Languages::read(&web.desk.look()).await?.asked(written);
    let error = match keep(&web, &who, (id, department), (asked.as_slice(), sent)).await {
        Ok(id) => return Ok(done(&web, format!("{PATH}?closing={id}"), Some("people-flash-saved"))),
        Err(error) => error,
    };
    let frame = who.settings_frame(&web, &page, "template-closing").await?;
    let failed = FormFailed::of(error, &web, frame.lang)?;
    let shown = ClosingPage {
        first: Field::of(sent("first").unwrap_or_default()),
        last: Field::of(sent("last").unwrap_or_default()),
        words: words(asked, |language| sent(&format!("words-{language}")).map(str::to_owned)),
        error: failed.sentence(),
        ..blank(&web, &frame, id, department).await?
    };
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn keep<'f>(
    web: &Web,
    who: &As<Admin>,
    (id, department): (Option<ClosingId>, Option<DepartmentId>),
    (asked, sent): (&[String], impl Fn(&str) -> Option<&'f str> + Send),
) -> Result<ClosingId> {
    let day = |name| {
        let text = sent(name).unwrap_or_default();
        text.parse::<Date>().map_err(|_| Error::invalid("first", "template-closing-days-wrong"))
    };
    let text = |language: &String| Some((language.clone(), sent(&format!("words-{language}"))?.to_owned()));
    let first = day("first")?;
    let last = if sent("last").is_none_or(str::is_empty) { first } else { day("last")? };
    let words: BTreeMap<String, String> = asked.iter().filter_map(text).collect();
    let new = NewClosing { department, first, last, words };
    let mut act = who.visit.act(web).await?;
    let id = Closing::keep(&mut act, &who.who, id, &new).await?;
    act.commit().await?;
    Ok(id)
}

async fn blank<'a>(
    web: &Web,
    frame: &'a Frame,
    id: Option<ClosingId>,
    department: Option<DepartmentId>,
) -> Result<ClosingPage<'a>> {
    if let Some(id) = department {
        Department::find(&web.desk.look(), id).await?;
    }
    let known = ALWAYS.iter().chain(&[Word::CustomerFirstName, Word::TicketSubject]);
    Ok(ClosingPage {
        frame,
        days: days_of(department),
        id: id.map(|id| id.0),
        department: department.map(|id| id.to_string()).unwrap_or_default(),
        first: Field::default(),
        last: Field::default(),
        words: words(Languages::read(&web.desk.look()).await?.answered(), |_| None),
        known: known.map(|word| (word.as_str(), frame.t(meaning(*word)))).collect(),
        error: None,
        tried: None,
    })
}

fn words(asked: Vec<String>, of: impl Fn(&str) -> Option<String>) -> Vec<WordsField> {
    let field = |code: String| WordsField { name: languages::full(&code), text: of(&code).unwrap_or_default(), code };
    asked.into_iter().map(field).collect()
}

/// What a field names by its number, nothing when it is empty.
///
/// # Errors
/// [`Error::Missing`] for what is no number: it is not the company's instead.
fn number(text: &str) -> Result<Option<i64>> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::Missing),
    }
}

fn days_of(department: Option<DepartmentId>) -> String {
    department.map_or_else(|| "/settings/hours".to_owned(), |id| format!("/settings/hours/department/{id}"))
}

/// The mail that goes out when one comes at that time; at noon of the first day unless said.
async fn tried(web: &Web, frame: &Frame, asked: &Asked, closing: &Closing) -> Result<Tried> {
    let look = web.desk.look();
    let calendar = keeping::calendar(&look, closing.department, None).await?;
    let at: DateTime = asked.at.parse().unwrap_or_else(|_| closing.first.at(12, 0, 0, 0));
    let zoned = at.to_zoned(calendar.zone.clone());
    let moment = zoned.map_or(frame.now, |zoned| Moment::from_micros(zoned.timestamp().as_microsecond()));
    let known = Known::made_up(&look, closing.department, None, moment).await?;
    let chosen = Some(asked.language.as_str()).filter(|language| !language.is_empty());
    let holds = closing.holds(&calendar, moment);
    let mail = closing.reads(&known, chosen).filter(|_| holds).map(|(language, text)| Mail {
        to: "Iva Kovač <iva@kovac.example>".into(),
        subject: "Re: Lamp".into(),
        language: languages::full(&language),
        text,
    });
    let answered = Languages::read(&look).await?.answered();
    let choices = [Choice::new("", frame.t("template-closing-unknown"), chosen.is_none())]
        .into_iter()
        .chain(answered.iter().map(|tag| Choice::new(tag, languages::full(tag), chosen == Some(tag.as_str()))))
        .collect();
    Ok(Tried { at: at.strftime("%Y-%m-%dT%H:%M").to_string(), languages: choices, mail })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_in_a_row_for_one_reason_are_one_closing() {
        let mut layer = Layer::default();
        layer.close(date(2026, 12, 20), date(2026, 12, 26), "holidays");
        layer.close(date(2026, 12, 27), date(2026, 12, 27), "stocktaking");
        let run = |first, last, reason: &str| (date(2026, 12, first), date(2026, 12, last), reason.to_owned());
        assert_eq!(
            runs(&layer, date(2026, 12, 24)),
            [run(24, 26, "holidays"), run(27, 27, "stocktaking")],
            "what is past is over"
        );
    }
}
