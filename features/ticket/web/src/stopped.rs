//! What was not sent: the page again, with the words as they were and what stopped them.

use crate::{
    composing::Refused,
    form::Parts,
    guard::Doubt,
    recipients, scheduled,
    ticket_page::{self, AskedFor},
    view::{self, News, Panel, Stale},
};
use axum::{http::HeaderMap, response::Response};
use base::{Error, Result, TicketId};
use people::{Agent, Colleague};
use people_web::{As, FormFailed, Page, Web};
use shell::{Arg, Lang};

/// Why something was not sent.
#[derive(Debug)]
pub enum Stop {
    /// It cannot be.
    Error(Error),
    /// Somebody should look again first.
    Doubt(Doubt),
}
impl From<Error> for Stop {
    fn from(e: Error) -> Self {
        Stop::Error(e)
    }
}

/// Whoever may write may read.
pub fn reader(who: As<Agent>) -> As<Colleague> {
    As { who: Colleague::clone(&who.who), visit: who.visit }
}

/// The page again. Nothing written is lost.
///
/// # Errors
/// What is nobody's to mend in a form: a ticket that is not there, a defect.
pub async fn again(
    web: &Web,
    page: &Page,
    reader: As<Colleague>,
    number: TicketId,
    headers: &HeaderMap,
    parts: &Parts,
    (stop, panel): (Stop, Panel),
) -> Result<Response> {
    let lang = Lang::parse(&reader.who.language).unwrap_or_default();
    let (text, html) = parts.words();
    let mut refused = Refused {
        html: html.unwrap_or_else(|| mail::text_to_html(&text)),
        said: recipients::written(parts),
        panel,
        sure: parts.is_sure(),
        ..Refused::default()
    };
    let then = scheduled::then(parts, &reader.who.time_zone());
    match stop {
        Stop::Doubt(doubt) => refused.doubt = Some(doubtful(web, lang, doubt, then)),
        Stop::Error(Error::Conflict(why, new)) if why.key == "ticket-stale" => {
            refused.stale = Some(Stale { news: news(&new), then });
        }
        Stop::Error(error) => refused.error = FormFailed::of(error, web, lang)?.sentence(),
    }
    ticket_page::answer(web, page, &reader, number, &AskedFor::before(headers), Some(refused)).await
}

fn doubtful(web: &Web, lang: Lang, doubt: Doubt, then: String) -> view::Doubt {
    let say = |key: &str, name: String| {
        let args: [(&str, Arg); 1] = [("name", name.into())];
        web.messages.text_with(lang, key, &args)
    };
    let (title, words) = match doubt {
        Doubt::Greeting(line) => ("ticket-doubt-note", say("ticket-doubt-greeting", line)),
        Doubt::Mention(name) => ("ticket-doubt-reply", say("ticket-doubt-mention", name)),
        Doubt::Internal(word) => ("ticket-doubt-reply", say("ticket-doubt-internal", word)),
        Doubt::Promise(words) => ("ticket-doubt-solved", say("ticket-doubt-promise", words)),
        Doubt::Card(number) => ("ticket-doubt-card", say("ticket-doubt-card-hidden", number)),
        Doubt::Colleague(name) => ("ticket-doubt-to", say("ticket-doubt-colleague", name)),
        Doubt::Own(addresses) => ("ticket-doubt-to", say("ticket-doubt-own", addresses)),
    };
    let (unsolved, moves) = (title == "ticket-doubt-solved", title == "ticket-doubt-note");
    view::Doubt { title: web.messages.text(lang, title), words, then, unsolved, moves }
}

fn news(new: &serde_json::Value) -> Vec<News> {
    let text = |v: &serde_json::Value, key: &str| v[key].as_str().unwrap_or_default().to_owned();
    let one = |v: &serde_json::Value| News {
        entry: v["id"].as_i64().unwrap_or_default(),
        who: text(v, "from"),
        at: store::Moment::from_micros(v["micros"].as_i64().unwrap_or_default()),
        words: text(v, "text").chars().take(160).collect(),
    };
    new.as_array().map(|all| all.iter().map(one).collect()).unwrap_or_default()
}
