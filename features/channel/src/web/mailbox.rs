//! One mailbox: how it is called, who answers, by which server it sends, and whether that works.

use super::{
    consenting::Consenting,
    fetching::{FetchingState, sign_ins},
    server_form::{choices, port, word},
};
use crate::{
    Mailbox, MailboxId,
    acknowledgement::Acknowledgement,
    fetching::Fetching,
    grant::Way,
    mail::{Post, trial},
    relay::{NewRelay, OwnRelay, Security, advice, is_about_us},
    sender::Sender,
};
use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Moment, Result};
use people::{Admin, Department, Staff};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

/// `channel/mailbox.html`.
#[derive(Template)]
#[template(path = "channel/mailbox.html")]
struct MailboxPage<'a> {
    frame: &'a Frame,
    mailbox: Mailbox,
    name: Field,
    senders: Vec<Choice>,
    departments: Vec<Choice>,
    own: bool,
    host: Field,
    port: Field,
    securities: Vec<Choice>,
    user: Field,
    sign_ins: Vec<Choice>,
    /// At whom one consents, and whether somebody has.
    consenting: Option<Consenting>,
    password: Field,
    /// The relay of the desk, without its password.
    relay: Option<String>,
    /// From which server mails are fetched, and how that is.
    fetching: Option<String>,
    fetched: FetchingState,
    /// Whether who writes is told at once that it has come.
    acknowledges: bool,
    /// Whether its server's marks of spam count.
    filtered: bool,
    came: Option<Moment>,
    left: Option<Moment>,
    /// What the test mail met: whether it was taken, the server's words, and what to do.
    tested: Option<Tested>,
    error: Option<String>,
}

struct Tested {
    taken: bool,
    answer: String,
    advice: String,
}

/// A change, as its forms send it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Changed {
    #[serde(rename = "_method")]
    pub method: String,
    name: String,
    sender: String,
    department: Option<DepartmentId>,
}

/// A relay, as its form sends it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RelayForm {
    #[serde(rename = "_method")]
    method: String,
    host: String,
    port: String,
    security: String,
    user: String,
    sign_in: String,
    password: String,
}

/// `GET /settings/mailboxes/{id}`
pub async fn show(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Extension(post): Extension<Post>,
    Path(id): Path<MailboxId>,
) -> Result<Response> {
    draw(&web, &who, &page, &post, id, Shown::default()).await
}

/// Renames a mailbox or gives it to another department.
pub(super) async fn update(web: &Web, who: &As<Admin>, id: MailboxId, form: &Changed) -> Result<()> {
    let department = form.department.ok_or_else(|| Error::invalid("department", "channel-error-department"))?;
    let mut act = who.visit.act(web).await?;
    Department::find(&mut act, department).await?;
    Mailbox::change(&mut act, &who.who, id, &form.name, department).await?;
    if let Ok(sender) = form.sender.parse::<Sender>() {
        sender.set(&mut act, &who.who, id).await?;
    }
    act.commit().await
}

/// `POST /settings/mailboxes/{id}/relay`; with `_method=delete` it sends by the desk's relay again.
pub async fn relay(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Extension(post): Extension<Post>,
    Path(id): Path<MailboxId>,
    Form(form): Form<RelayForm>,
) -> Result<Response> {
    match set(&web, &who, id, &form).await {
        Ok(()) => Ok(done(&web, format!("/settings/mailboxes/{id}"), Some("people-flash-saved"))),
        Err(error) => {
            let shown = Shown { relay: Some(form), refused: Some(error), ..Shown::default() };
            draw(&web, &who, &page, &post, id, shown).await
        }
    }
}

async fn set(web: &Web, who: &As<Admin>, id: MailboxId, form: &RelayForm) -> Result<()> {
    let mut act = who.visit.act(web).await?;
    Mailbox::find(&mut act, id).await?;
    if form.method == "delete" {
        OwnRelay::unset(&mut act, &who.who, id).await?;
        return act.commit().await;
    }
    let new = NewRelay {
        host: &form.host,
        port: port(&form.port)?,
        security: word(&form.security)?,
        username: &form.user,
        vendor: Some(form.sign_in.as_str()).filter(|sent| !sent.is_empty()).map(word).transpose()?,
        password: &form.password,
    };
    OwnRelay::set(&mut act, &who.who, id, new).await?;
    act.commit().await
}

/// Whether the server before it filters, as its form says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    filtered: String,
}

/// `POST /settings/mailboxes/{id}/filter`
pub async fn filter(
    State(web): State<Web>,
    who: As<Admin>,
    Path(id): Path<MailboxId>,
    Form(form): Form<Filter>,
) -> Result<Response> {
    let mut act = who.visit.act(&web).await?;
    Mailbox::trust_filter(&mut act, &who.who, id, form.filtered == "yes").await?;
    act.commit().await?;
    Ok(done(&web, format!("/settings/mailboxes/{id}"), Some("people-flash-saved")))
}

/// `POST /settings/mailboxes/{id}/test`: one mail to whoever asks, and what the server said.
pub async fn test(
    State(web): State<Web>,
    who: As<Admin>,
    page: Page,
    Extension(post): Extension<Post>,
    Path(id): Path<MailboxId>,
) -> Result<Response> {
    let mailbox = Mailbox::find(&web.desk.look(), id).await?;
    let me: &Staff = &who.who;
    let frame = page.frame_for_one(&web, &who, "channel-mailboxes");
    let words = (frame.t("channel-test-subject"), frame.about("channel-test-text", &mailbox.address));
    let shown = match trial::send(&web.desk, &post, &mailbox, me, words).await {
        Ok(Ok(sent)) => {
            let mut act = who.visit.act(&web).await?;
            mailbox.tested(&mut act, &who.who).await?;
            act.commit().await?;
            let advice = frame.about("channel-test-taken", &me.email);
            Shown { tested: Some(Tested { taken: true, answer: sent.answer, advice }), ..Shown::default() }
        }
        Ok(Err(fault)) => {
            let advice = match Consenting::to(&web.desk.look(), id, Way::Out).await? {
                Some(consenting) if !consenting.is_good() => frame.t("channel-fetch-advice-consent"),
                Some(_) if fault.code().is_some_and(is_about_us) => frame.t("channel-advice-token"),
                _ => frame.t(advice(&fault)),
            };
            Shown { tested: Some(Tested { taken: false, answer: fault.to_string(), advice }), ..Shown::default() }
        }
        Err(error) => Shown { refused: Some(error), ..Shown::default() },
    };
    draw(&web, &who, &page, &post, id, shown).await
}

/// The page after a vendor has said no.
pub(super) async fn refused(
    web: &Web,
    who: &As<Admin>,
    page: &Page,
    post: &Post,
    (id, said): (MailboxId, String),
) -> Result<Response> {
    let frame = page.frame_for_one(web, who, "channel-mailboxes");
    let advice = frame.t("channel-fetch-advice-consent");
    let tested = Some(Tested { taken: false, answer: said, advice });
    draw(web, who, page, post, id, Shown { tested, ..Shown::default() }).await
}

/// What the page shows beyond what is kept.
#[derive(Default)]
struct Shown {
    relay: Option<RelayForm>,
    tested: Option<Tested>,
    refused: Option<Error>,
}

async fn draw(web: &Web, who: &As<Admin>, page: &Page, post: &Post, id: MailboxId, shown: Shown) -> Result<Response> {
    let look = web.desk.look();
    let mailbox = Mailbox::find(&look, id).await?;
    let mut frame = who.settings_frame(web, page, "channel-mailboxes").await?;
    frame.title = mailbox.address.clone();
    let status = if shown.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let failed = shown.refused.map(|error| FormFailed::of(error, web, frame.lang)).transpose()?.unwrap_or_default();
    let own = OwnRelay::of(&look, id).await?;
    let is_own = own.is_some();
    let form = shown.relay.unwrap_or_else(|| own.map(kept).unwrap_or_else(usual));
    let departments = Department::all(&look).await?;
    let (came, left) = Mailbox::last_mails(&look, id).await?;
    let fetching = Fetching::of(&look, id).await?.map(|f| f.host);
    let fetched = FetchingState::of(&look, &frame, id).await?;
    let drawn = MailboxPage {
        name: Field::of(&mailbox.name),
        senders: senders(&who.who, &mailbox, Sender::of(&look, id).await?),
        departments: departments
            .into_iter()
            .map(|d| Choice::new(d.id, d.name, d.id == mailbox.department_id))
            .collect(),
        own: is_own,
        host: failed.field("host", form.host),
        port: failed.field("port", form.port),
        securities: choices(&frame, Security::ALL, &form.security, security_key),
        user: failed.field("user", form.user),
        sign_ins: sign_ins(&frame, &form.sign_in, "channel-relay-password"),
        consenting: Consenting::to(&look, id, Way::Out).await?,
        password: failed.field("password", ""),
        relay: post.relay().map(ToString::to_string),
        fetching,
        fetched,
        acknowledges: Acknowledgement::of(&look, id).await?.is_some(),
        filtered: Mailbox::is_filtered(&look, id).await?,
        came,
        left,
        tested: shown.tested,
        error: failed.error,
        mailbox,
        frame: &frame,
    };
    draw_as(web, &frame, status, &drawn)
}

/// The ways to be named, as they would look to a customer of whoever decides it.
fn senders(me: &Staff, mailbox: &Mailbox, chosen: Sender) -> Vec<Choice> {
    let choice = |one: &Sender| Choice::new(one, one.name(&me.name, mailbox), *one == chosen);
    Sender::ALL.iter().map(choice).collect()
}

fn kept(own: OwnRelay) -> RelayForm {
    RelayForm {
        host: own.host,
        port: own.port.to_string(),
        security: own.security.to_string(),
        user: own.username,
        sign_in: own.vendor.map(|vendor| vendor.to_string()).unwrap_or_default(),
        ..RelayForm::default()
    }
}

/// What most providers want.
fn usual() -> RelayForm {
    RelayForm { port: "587".into(), security: Security::Required.to_string(), ..RelayForm::default() }
}

fn security_key(security: Security) -> &'static str {
    match security {
        Security::Wrapped => "channel-security-wrapped",
        Security::Required => "channel-security-required",
        Security::None => "channel-security-none",
    }
}
