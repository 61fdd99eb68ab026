//! What is spam here: rules, blocked and wanted senders, how long spam is kept.

use crate::mail::spam::{Keeping, Listed, Rule, RuleId, RuleKind, trying::Taken};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Look, Moment, Result, Setting};
use people::{Admin, Contacts, Staff, Supervisor};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

pub(super) const PATH: &str = "/settings/spam";
/// Senders of a list that are shown.
const SHOWN: u32 = 200;

/// `channel/spam_rules.html`.
#[derive(Template)]
#[template(path = "channel/spam_rules.html")]
struct RulesPage<'a> {
    frame: &'a Frame,
    rules: Vec<(String, Rule)>,
    kinds: Vec<Choice>,
    name: Field,
    field: Field,
    value: Field,
    /// What the rule would have put aside: number, subject, sender, moment.
    tried: Option<Vec<(i64, String, String, Moment)>>,
    lists: Vec<List>,
    /// Days that spam is kept, for whoever decides them.
    days: Option<Field>,
    error: Option<String>,
}

/// One of the two lists: each sender with who put it there.
struct List {
    wanted: bool,
    title: String,
    hint: String,
    senders: Vec<(String, String)>,
    more: bool,
    /// Who is to stand there, too.
    new: Field,
}

/// A rule, as its form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(rename = "do")]
    way: String,
    name: String,
    kind: String,
    field: String,
    value: String,
}

/// What the page shows beyond what is kept.
#[derive(Default)]
struct Shown {
    typed: Typed,
    tried: Option<Vec<Taken>>,
    days: Option<String>,
    /// Who was to be listed, and whether as wanted.
    sender: Option<(String, bool)>,
    refused: Option<Error>,
}

/// `GET /settings/spam`
pub async fn show(State(web): State<Web>, who: As<Supervisor>, page: Page) -> Result<Response> {
    draw(&web, &who, &page, Shown::default()).await
}

/// `POST /settings/spam/rules`; with `do=try` it only shows what the rule would have done.
pub async fn make(
    State(web): State<Web>,
    who: As<Supervisor>,
    page: Page,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let kind: Result<RuleKind> = typed.kind.parse().map_err(|_| Error::invalid("kind", "channel-error-rule-value"));
    let rule = kind.and_then(|kind| Rule::typed(kind, &typed.name, &typed.field, &typed.value, web.desk.now()));
    match rule {
        Ok(rule) if typed.way == "try" => {
            let tried = Some(rule.tried(&web.desk, &who.who).await?);
            draw(&web, &who, &page, Shown { typed, tried, ..Shown::default() }).await
        }
        Ok(rule) => match keep(&web, &who, &rule).await {
            Ok(()) => Ok(done(&web, PATH, Some("people-flash-saved"))),
            Err(error) => draw(&web, &who, &page, Shown { typed, refused: Some(error), ..Shown::default() }).await,
        },
        Err(error) => draw(&web, &who, &page, Shown { typed, refused: Some(error), ..Shown::default() }).await,
    }
}

async fn keep(web: &Web, who: &As<Supervisor>, rule: &Rule) -> Result<()> {
    let mut act = who.visit.act(web).await?;
    rule.keep(&mut act, &who.who).await?;
    act.commit().await
}

/// `POST /settings/spam/rules/{id}`: lets it go.
pub async fn drop(State(web): State<Web>, who: As<Supervisor>, Path(id): Path<RuleId>) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    Rule::drop(&mut act, &who.who, id).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some("people-flash-saved")))
}

/// How long spam is kept, as its form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Days {
    days: String,
}

/// `POST /settings/spam/keeping`
pub async fn keeping(State(web): State<Web>, who: As<Admin>, page: Page, Form(form): Form<Days>) -> Result<Response> {
    let decided = async {
        let days = form.days.trim().parse().map_err(|_| Error::invalid("days", "channel-error-spam-days"))?;
        let mut act = who.visit.act(&web).await?;
        Keeping { days }.change(&mut act, &who.who).await?;
        act.commit().await
    };
    match decided.await {
        Ok(()) => Ok(done(&web, PATH, Some("people-flash-saved"))),
        Err(error) => {
            let who = As { who: Supervisor::of(&who.who)?, visit: who.visit };
            let shown = Shown { days: Some(form.days), refused: Some(error), ..Shown::default() };
            draw(&web, &who, &page, shown).await
        }
    }
}

/// The page, with what is no sender.
pub(super) async fn not_listed(
    web: &Web,
    who: &As<Supervisor>,
    page: &Page,
    sender: (String, bool),
    wrong: Error,
) -> Result<Response> {
    draw(web, who, page, Shown { sender: Some(sender), refused: Some(wrong), ..Shown::default() }).await
}

async fn draw(web: &Web, who: &As<Supervisor>, page: &Page, shown: Shown) -> Result<Response> {
    let look = web.desk.look();
    let frame = who.settings_frame(web, page, "channel-spam-settings").await?;
    let status = if shown.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let failed = shown.refused.map(|error| FormFailed::of(error, web, frame.lang)).transpose()?.unwrap_or_default();
    let contacts = who.who.contacts();
    let chosen: RuleKind = shown.typed.kind.parse().unwrap_or(RuleKind::Words);
    let kinds = RuleKind::ALL.iter().map(|kind| Choice::new(kind, frame.t(kind_key(*kind)), *kind == chosen));
    let line = |mail: Taken| {
        let from = if mail.author_name.is_empty() {
            contacts.address(mail.author_address)
        } else {
            contacts.name(mail.author_name)
        };
        (mail.ticket_id.0, contacts.words(mail.subject), from, mail.at)
    };
    let days = match Admin::of(&who.who) {
        Ok(_) => Some(shown.days.unwrap_or(Keeping::read(&look).await?.days.to_string())),
        Err(_) => None,
    };
    let mut lists = vec![list(&look, &frame, contacts, false).await?, list(&look, &frame, contacts, true).await?];
    if let Some((typed, wanted)) = shown.sender {
        lists
            .iter_mut()
            .filter(|list| list.wanted == wanted)
            .for_each(|list| list.new = failed.field("sender", &typed));
    }
    let drawn = RulesPage {
        rules: Rule::all(&look).await?.into_iter().map(|rule| (frame.t(kind_key(rule.kind)), rule)).collect(),
        kinds: kinds.collect(),
        name: failed.field("name", shown.typed.name),
        field: failed.field("field", shown.typed.field),
        value: failed.field("value", shown.typed.value),
        tried: shown.tried.map(|tried| tried.into_iter().map(line).collect()),
        lists,
        days: days.map(|days| failed.field("days", days)),
        error: failed.error,
        frame: &frame,
    };
    draw_as(web, &frame, status, &drawn)
}

async fn list(look: &Look, frame: &Frame, contacts: Contacts, wanted: bool) -> Result<List> {
    let mut listed = Listed::all(look, wanted, "", SHOWN + 1).await?;
    let more = listed.len() > SHOWN as usize;
    listed.truncate(SHOWN as usize);
    let names = Staff::names(look, listed.iter().filter_map(|one| one.staff_id)).await?;
    let senders = listed.into_iter().map(|one| {
        let by = one.staff_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        (contacts.words(one.value), by)
    });
    let (title, hint) = match wanted {
        true => ("channel-wanted", "channel-wanted-hint"),
        false => ("channel-blocked", "channel-blocked-hint"),
    };
    Ok(List {
        wanted,
        title: frame.t(title),
        hint: frame.t(hint),
        senders: senders.collect(),
        more,
        new: Field::default(),
    })
}

fn kind_key(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Address => "channel-rule-address",
        RuleKind::Domain => "channel-rule-domain",
        RuleKind::Words => "channel-rule-words",
        RuleKind::Header => "channel-rule-header",
    }
}
