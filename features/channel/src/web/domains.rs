//! What our domains publish about our mails, and the keys we sign with.

use crate::{
    dkim::{DkimKey, Fresh, domains, may_sign},
    mail::Post,
};
use askama::Template;
use axum::{Extension, Form, extract::State, response::Response};
use base::{Error, Result};
use futures_util::future::join_all;
use people::Admin;
use people_web::{
    As, Page, Web,
    page::{done, draw},
};
use serde::Deserialize;
use shell::Frame;
use trust::{Checker, Published};

const PATH: &str = "/settings/domains";

/// `channel/domains.html`.
#[derive(Template)]
#[template(path = "channel/domains.html")]
struct DomainsPage<'a> {
    frame: &'a Frame,
    asks: bool,
    cards: Vec<Card>,
}

/// A domain.
struct Card {
    domain: String,
    lines: Vec<Line>,
    key: Option<DkimKey>,
    /// Whether its key is published, so that one may sign with it.
    ready: bool,
}

/// Something that is published, or should be.
struct Line {
    what: &'static str,
    state: &'static str,
    /// That in a word.
    short: &'static str,
    says: String,
    found: Vec<String>,
    name: String,
    /// What to publish; none when it is good.
    set: Option<String>,
}

/// What is to be done with a domain's key.
#[derive(Deserialize)]
pub(super) struct KeyForm {
    domain: String,
    #[serde(rename = "do")]
    what: What,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Make,
    Begin,
    End,
}

/// `GET /settings/domains`: asks the DNS each time, so that to look again is to load the page again.
pub async fn index(
    State(web): State<Web>,
    Extension(post): Extension<Post>,
    who: As<Admin>,
    page: Page,
) -> Result<Response> {
    let look = web.desk.look();
    let mut keys = Vec::new();
    for domain in domains(&look).await? {
        let key = DkimKey::of(&look, &domain).await?;
        keys.push((domain, key));
    }
    let frame = who.settings_frame(&web, &page, "channel-domains").await?;
    let cards = join_all(keys.into_iter().map(|(domain, key)| card(&frame, post.checker(), domain, key))).await;
    draw(&web, &frame, &DomainsPage { frame: &frame, asks: post.checker().asks(), cards })
}

/// `POST /settings/domains`
pub async fn change(
    State(web): State<Web>,
    Extension(post): Extension<Post>,
    who: As<Admin>,
    Form(form): Form<KeyForm>,
) -> Result<Response> {
    let domain = form.domain.trim().to_lowercase();
    let fresh = match form.what {
        What::Make => Some(Fresh::make().await?),
        What::Begin if !is_published(&web, &post, &domain).await? => {
            return Ok(done(&web, PATH, Some("channel-domain-not-published")));
        }
        What::Begin | What::End => None,
    };
    let mut act = who.visit.act(&web).await?;
    match fresh {
        Some(fresh) => DkimKey::keep(&mut act, &who.who, &domain, fresh).await?,
        None => DkimKey::sign_by_it(&mut act, &who.who, &domain, matches!(form.what, What::Begin)).await?,
    }
    act.commit().await?;
    Ok(done(&web, PATH, Some("people-flash-saved")))
}

async fn is_published(web: &Web, post: &Post, domain: &str) -> Result<bool> {
    let key = DkimKey::of(&web.desk.look(), domain).await?.ok_or(Error::Missing)?;
    Ok(may_sign(&post.checker().published(domain, Some((&key.selector, &key.public))).await))
}

async fn card(frame: &Frame, checker: &Checker, domain: String, key: Option<DkimKey>) -> Card {
    let ours = key.as_ref().map(|key| (key.selector.as_str(), key.public.as_str()));
    let published = checker.published(&domain, ours).await;
    let ready = may_sign(&published);
    let mut lines = vec![line(frame, "SPF", published.spf, "v=spf1 mx ~all".to_owned())];
    let record = key.as_ref().map(DkimKey::record).unwrap_or_default();
    lines.extend(published.dkim.map(|dkim| line(frame, "DKIM", dkim, record)));
    lines.push(line(frame, "DMARC", published.dmarc, "v=DMARC1; p=quarantine".to_owned()));
    Card { domain, lines, key, ready }
}

fn line(frame: &Frame, what: &'static str, published: Published, set: String) -> Line {
    let state = published.state.as_str();
    let set = (state != "good").then_some(set);
    let (short, long) = words(what, state);
    Line { what, state, short, says: frame.t(long), found: published.found, name: published.name, set }
}

/// What is said of it, in a word and in a sentence.
fn words(what: &str, state: &str) -> (&'static str, &'static str) {
    match state {
        "good" => (
            "channel-domain-good",
            of(what, "channel-domain-spf-good", "channel-domain-dkim-good", "channel-domain-dmarc-good"),
        ),
        "weak" => (
            "channel-domain-weak",
            of(what, "channel-domain-spf-weak", "channel-domain-dkim-weak", "channel-domain-dmarc-weak"),
        ),
        "wrong" => (
            "channel-domain-wrong",
            of(what, "channel-domain-spf-wrong", "channel-domain-dkim-wrong", "channel-domain-dmarc-wrong"),
        ),
        "missing" => (
            "channel-domain-missing",
            of(what, "channel-domain-spf-missing", "channel-domain-dkim-missing", "channel-domain-dmarc-missing"),
        ),
        _ => (
            "channel-domain-unknown",
            of(what, "channel-domain-spf-unknown", "channel-domain-dkim-unknown", "channel-domain-dmarc-unknown"),
        ),
    }
}

fn of(what: &str, spf: &'static str, dkim: &'static str, dmarc: &'static str) -> &'static str {
    match what {
        "SPF" => spf,
        "DKIM" => dkim,
        _ => dmarc,
    }
}
