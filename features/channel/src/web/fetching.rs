//! From which server the mails of a mailbox are fetched, and whether that works.

use super::consenting::Consenting;
use super::server_form::{choices, port, word};
use crate::{
    Mailbox, MailboxId,
    fetched::{Fetched, Trouble},
    fetching::{Afterwards, Begin, Fetching, NewFetching},
    grant::Way,
    mail::fetch::{self, Tried},
    relay::Security,
    vendor::Vendor,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Look, Moment, Result};
use people::Admin;
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

/// `channel/fetching.html`.
#[derive(Template)]
#[template(path = "channel/fetching.html")]
struct FetchingPage<'a> {
    frame: &'a Frame,
    id: MailboxId,
    address: String,
    is_set: bool,
    fetched: FetchingState,
    host: Field,
    port: Field,
    securities: Vec<Choice>,
    user: Field,
    sign_ins: Vec<Choice>,
    /// At whom one consents, and whether somebody has.
    consenting: Option<Consenting>,
    password: Field,
    folder: Field,
    begins: Vec<Choice>,
    afterwards: Vec<Choice>,
    move_to: Field,
    tried: Option<Trial>,
    error: Option<String>,
}

/// How fetching is; drawn by `channel/_fetched.html`.
pub(super) struct FetchingState {
    pub looked_at: Option<Moment>,
    pub failing: Option<Failing>,
}

/// What is the matter, since when, and what to do.
pub(super) struct Failing {
    pub since: Moment,
    pub advice: String,
    pub said: String,
}

impl FetchingState {
    pub(super) async fn of(look: &Look, frame: &Frame, id: MailboxId) -> Result<FetchingState> {
        let Some(fetched) = Fetched::of(look, id).await? else {
            return Ok(FetchingState { looked_at: None, failing: None });
        };
        let failing = fetched.failing_since.zip(fetched.trouble).map(|(since, trouble)| Failing {
            since,
            advice: frame.t(trouble.advice()),
            said: fetched.said,
        });
        Ok(FetchingState { looked_at: fetched.looked_at, failing })
    }
}

/// What a trial met.
struct Trial {
    good: bool,
    advice: String,
    said: String,
}

/// A server, as its form sends it.
#[derive(Deserialize)]
#[serde(default)]
pub(super) struct FetchingForm {
    #[serde(rename = "_method")]
    method: String,
    host: String,
    port: String,
    security: String,
    user: String,
    sign_in: String,
    password: String,
    folder: String,
    begin: String,
    afterwards: String,
    move_to: String,
}

/// What most providers want.
impl Default for FetchingForm {
    fn default() -> Self {
        FetchingForm {
            method: String::new(),
            host: String::new(),
            port: "993".into(),
            security: Security::Wrapped.to_string(),
            user: String::new(),
            sign_in: String::new(),
            password: String::new(),
            folder: "INBOX".into(),
            begin: Begin::New.to_string(),
            afterwards: Afterwards::Leave.to_string(),
            move_to: String::new(),
        }
    }
}

impl From<Fetching> for FetchingForm {
    fn from(kept: Fetching) -> Self {
        FetchingForm {
            method: String::new(),
            host: kept.host,
            port: kept.port.to_string(),
            security: kept.security.to_string(),
            user: kept.username,
            sign_in: kept.vendor.map(|vendor| vendor.to_string()).unwrap_or_default(),
            password: String::new(),
            folder: kept.folder,
            begin: if kept.since.is_some() { Begin::New } else { Begin::All }.to_string(),
            afterwards: kept.afterwards.to_string(),
            move_to: kept.move_to,
        }
    }
}

/// `GET /settings/mailboxes/{id}/fetching`
pub async fn show(State(web): State<Web>, who: As<Admin>, page: Page, Path(id): Path<MailboxId>) -> Result<Response> {
    draw(&web, &who, &page, id, Shown::default()).await
}

/// `POST /settings/mailboxes/{id}/fetching`; with `_method=delete` nothing is fetched any more.
pub async fn change(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Path(id): Path<MailboxId>,
    Form(form): Form<FetchingForm>,
) -> Result<Response> {
    match set(&web, &who, id, &form).await {
        Ok(()) => Ok(done(&web, format!("/settings/mailboxes/{id}/fetching"), Some("people-flash-saved"))),
        Err(error) => {
            let shown = Shown { form: Some(form), refused: Some(error), ..Shown::default() };
            draw(&web, &who, &page, id, shown).await
        }
    }
}

async fn set(web: &Web, who: &As<Admin>, id: MailboxId, form: &FetchingForm) -> Result<()> {
    let mut act = who.visit.act(web).await?;
    Mailbox::find(&mut act, id).await?;
    if form.method == "delete" {
        Fetching::unset(&mut act, &who.who, id).await?;
        return act.commit().await;
    }
    let new = NewFetching {
        host: &form.host,
        port: port(&form.port)?,
        security: word(&form.security)?,
        username: &form.user,
        vendor: Some(form.sign_in.as_str()).filter(|sent| !sent.is_empty()).map(word).transpose()?,
        password: &form.password,
        folder: &form.folder,
        afterwards: word(&form.afterwards)?,
        move_to: &form.move_to,
        begin: word(&form.begin)?,
    };
    Fetching::set(&mut act, &who.who, id, &new).await?;
    act.commit().await
}

/// `POST /settings/mailboxes/{id}/fetching/trial`: signs in, and shows what the server said.
pub async fn attempt(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Path(id): Path<MailboxId>,
) -> Result<Response> {
    let Some(fetching) = Fetching::of(&web.desk.look(), id).await? else {
        return Ok(done(&web, format!("/settings/mailboxes/{id}/fetching"), None)); // stopped meanwhile
    };
    let tried = fetch::attempt(&web.desk, &fetching).await?;
    let frame = page.frame_for_one(&web, &who, "channel-mailboxes");
    let trial = match tried {
        Tried::Opened(mails) => {
            let args = [("name", fetching.folder.as_str().into()), ("n", i64::from(mails).into())];
            Trial { good: true, advice: frame.tr("channel-fetch-tried", &args), said: String::new() }
        }
        Tried::Failed(trouble, said) => Trial { good: false, advice: frame.t(trouble.advice()), said },
    };
    draw(&web, &who, &page, id, Shown { tried: Some(trial), ..Shown::default() }).await
}

/// The page after a vendor has said no.
pub(super) async fn refused(web: &Web, who: &As<Admin>, page: &Page, id: MailboxId, said: String) -> Result<Response> {
    let frame = page.frame_for_one(web, who, "channel-mailboxes");
    let trial = Trial { good: false, advice: frame.t(Trouble::Consent.advice()), said };
    draw(web, who, page, id, Shown { tried: Some(trial), ..Shown::default() }).await
}

/// As what is said here, or by one of the vendors.
pub(super) fn sign_ins(frame: &Frame, chosen: &str, otherwise: &str) -> Vec<Choice> {
    let password = Choice::new("", frame.t(otherwise), chosen.is_empty());
    let vendors = Vendor::ALL.iter().map(|v| Choice::new(v, v.name(), v.as_str() == chosen));
    [password].into_iter().chain(vendors).collect()
}

/// What the page shows beyond what is kept.
#[derive(Default)]
struct Shown {
    form: Option<FetchingForm>,
    tried: Option<Trial>,
    refused: Option<Error>,
}

async fn draw(web: &Web, who: &As<Admin>, page: &Page, id: MailboxId, shown: Shown) -> Result<Response> {
    let look = web.desk.look();
    let address = Mailbox::find(&look, id).await?.address;
    let mut frame = who.settings_frame(web, page, "channel-mailboxes").await?;
    frame.title = frame.about("channel-fetch-title", &address);
    let status = if shown.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let failed = shown.refused.map(|error| FormFailed::of(error, web, frame.lang)).transpose()?.unwrap_or_default();
    let kept = Fetching::of(&look, id).await?;
    let is_set = kept.is_some();
    let form = shown.form.unwrap_or_else(|| kept.map(FetchingForm::from).unwrap_or_default());
    let drawn = FetchingPage {
        fetched: FetchingState::of(&look, &frame, id).await?,
        host: failed.field("host", form.host),
        port: failed.field("port", form.port),
        securities: choices(&frame, Security::ALL, &form.security, security_key),
        user: failed.field("user", form.user),
        sign_ins: sign_ins(&frame, &form.sign_in, "channel-fetch-password"),
        consenting: Consenting::to(&look, id, Way::In).await?,
        password: failed.field("password", ""),
        folder: failed.field("folder", form.folder),
        begins: choices(&frame, Begin::ALL, &form.begin, begin_key),
        afterwards: choices(&frame, Afterwards::ALL, &form.afterwards, afterwards_key),
        move_to: failed.field("move_to", form.move_to),
        tried: shown.tried,
        error: failed.error,
        frame: &frame,
        id,
        address,
        is_set,
    };
    draw_as(web, &frame, status, &drawn)
}

fn security_key(security: Security) -> &'static str {
    match security {
        Security::Wrapped => "channel-fetch-wrapped",
        Security::Required => "channel-fetch-required",
        Security::None => "channel-security-none",
    }
}

fn begin_key(begin: Begin) -> &'static str {
    match begin {
        Begin::New => "channel-fetch-begin-new",
        Begin::All => "channel-fetch-begin-all",
    }
}

fn afterwards_key(afterwards: Afterwards) -> &'static str {
    match afterwards {
        Afterwards::Leave => "channel-fetch-leave",
        Afterwards::Move => "channel-fetch-move-them",
        Afterwards::Delete => "channel-fetch-delete",
    }
}
