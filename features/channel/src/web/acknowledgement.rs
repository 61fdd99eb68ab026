//! What somebody who writes to a mailbox is told at once: written, tried, taken away.

use crate::{
    Mailbox, MailboxId,
    acknowledgement::{ALWAYS, Acknowledgement, Expecting, Pace},
    mail::notice::{Words, arg},
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Look, Result, Setting};
use clock::keeping;
use people::{Admin, Languages};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use shell::{Arg, Frame, Lang, languages};
use std::{collections::BTreeMap, sync::Arc};
use template::{Known, Word, web::meaning};

/// `channel/acknowledgement.html`.
#[derive(Template)]
#[template(path = "channel/acknowledgement.html")]
struct AcknowledgementPage<'a> {
    frame: &'a Frame,
    id: MailboxId,
    address: String,
    is_set: bool,
    words: Vec<WordsField>,
    known: Vec<(&'static str, String)>,
    /// What would go out now, by language.
    tried: Vec<(String, String)>,
    error: Option<String>,
}

/// The words of one language.
struct WordsField {
    code: String,
    name: String,
    text: String,
}

/// `GET /settings/mailboxes/{id}/acknowledgement`
pub async fn show(State(web): State<Web>, who: As<Admin>, page: Page, Path(id): Path<MailboxId>) -> Result<Response> {
    draw(&web, &who, &page, id, None).await
}

/// `POST /settings/mailboxes/{id}/acknowledgement`; with `_method=delete` nothing is told any more.
pub async fn change(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Path(id): Path<MailboxId>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let sent = form.iter().filter_map(|(name, text)| Some((name.strip_prefix("words-")?.to_owned(), text.clone())));
    let words: BTreeMap<String, String> = sent.collect();
    let mut act = who.visit.act(&web).await?;
    let kept = match form.get("_method").map(String::as_str) {
        Some("delete") => Acknowledgement::unset(&mut act, &who.who, id).await,
        _ => Acknowledgement::set(&mut act, &who.who, id, &words).await,
    };
    match kept {
        Ok(()) => {
            act.commit().await?;
            Ok(done(&web, format!("/settings/mailboxes/{id}/acknowledgement"), Some("people-flash-saved")))
        }
        Err(error) => {
            drop(act);
            draw(&web, &who, &page, id, Some((words, error))).await
        }
    }
}

async fn draw(
    web: &Web,
    who: &As<Admin>,
    page: &Page,
    id: MailboxId,
    refused: Option<(BTreeMap<String, String>, base::Error)>,
) -> Result<Response> {
    let look = web.desk.look();
    let mailbox = Mailbox::find(&look, id).await?;
    let mut frame = who.settings_frame(web, page, "channel-mailboxes").await?;
    frame.title = frame.about("channel-ack-title", &mailbox.address);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let set = Acknowledgement::of(&look, id).await?;
    let (typed, failed) = match refused {
        Some((typed, error)) => (Some(typed), FormFailed::of(error, web, frame.lang)?),
        None => (None, FormFailed::default()),
    };
    let decided = Languages::read(&look).await?;
    let asked = decided.asked(set.iter().flat_map(|set| set.words.iter().map(|(language, _)| language.as_str())));
    let text = |code: &str| match (&typed, &set) {
        (Some(typed), _) => typed.get(code).cloned().unwrap_or_default(),
        (None, Some(set)) => {
            set.words.iter().find(|(of, _)| of == code).map(|(_, text)| text.clone()).unwrap_or_default()
        }
        (None, None) => usual(&frame, code),
    };
    let words = asked.into_iter().map(|code| WordsField { name: languages::full(&code), text: text(&code), code });
    let words: Vec<WordsField> = words.collect();
    let tried = match &set {
        Some(set) => tried(&look, &frame, &mailbox, set).await?,
        None => Vec::new(),
    };
    let known = [Word::Expectation, Word::AnswerBy, Word::Reopens, Word::CustomerFirstName, Word::TicketSubject];
    let drawn = AcknowledgementPage {
        known: ALWAYS.iter().chain(&known).map(|word| (word.as_str(), frame.t(meaning(*word)))).collect(),
        is_set: set.is_some(),
        address: mailbox.address,
        error: failed.sentence(),
        frame: &frame,
        id,
        words,
        tried,
    };
    draw_as(web, &frame, status, &drawn)
}

/// What one may begin with, in our own languages.
fn usual(frame: &Frame, code: &str) -> String {
    Lang::parse(code).map(|lang| frame.messages.text(lang, "channel-ack-usual")).unwrap_or_default()
}

/// What would go out if somebody wrote now, in each language it is written in.
async fn tried(look: &Look, frame: &Frame, mailbox: &Mailbox, set: &Acknowledgement) -> Result<Vec<(String, String)>> {
    let calendar = keeping::calendar(look, Some(mailbox.department_id), None).await?;
    let pace = Pace::of(look, mailbox.department_id, &calendar, look.now()).await?;
    let known = Known::made_up(look, Some(mailbox.department_id), None, look.now()).await?;
    let known = match pace.and_then(|pace| pace.answered_by(&calendar, look.now())) {
        Some(by) => known.answered_by(by.there(&calendar.zone).datetime()),
        None => known,
    };
    let messages = frame.messages.clone();
    let words: Words = Arc::new(move |language, key, args| {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, arg(name, value))).collect();
        messages.text_with(Lang::parse(language).unwrap_or_default(), key, &args)
    });
    let expecting = Expecting { pace, words: &words };
    let read = |(language, _): &(String, String)| set.reads(&known, Some(language), &expecting);
    Ok(set.words.iter().filter_map(read).map(|(language, text)| (languages::full(&language), text)).collect())
}
