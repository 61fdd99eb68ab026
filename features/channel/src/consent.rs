//! Consenting at a vendor: there and back by the browser, with a state nobody can forge and PKCE.

use crate::{
    MailboxId,
    fetching::Fetching,
    vendor::{App, Vendor},
};
use base::{Actor, Desk, Error, Keys, Moment, Result, StaffId};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use imap::{
    Fault, Kind,
    oauth::{self, Granted},
};
use people::Admin;
use ring::digest::{SHA256, digest};
use std::time::Duration;

/// So long a person may take to consent.
const LASTS: Duration = Duration::from_secs(20 * 60);
const STATE: &str = "mail consent";
/// Two codes make a verifier long enough (RFC 7636, 4.1).
const VERIFIER: [&str; 2] = ["mail consent verifier", "mail consent verifier's second half"];

/// Where vendors send people back to; it is registered there.
pub fn way_back(desk: &Desk) -> String {
    format!("{}/settings/mailboxes/consent", desk.url())
}

/// Where `staff` consents that the desk signs in as the mailbox's user.
///
/// # Errors
/// [`Error::Refused`] when the company has no app there; [`Error::Missing`] when the mailbox uses no vendor.
pub async fn page(desk: &Desk, mailbox: MailboxId, staff: StaffId) -> Result<String> {
    let look = desk.look();
    let fetching = Fetching::of(&look, mailbox).await?.ok_or(Error::Missing)?;
    let vendor = fetching.vendor.ok_or(Error::Missing)?;
    let app = App::at(&look, vendor).await?.ok_or_else(|| Error::refused("channel-vendor-none"))?;
    let state = state(desk.keys(), &fetching, staff, look.now().plus(LASTS));
    let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier(desk.keys(), &state).as_bytes()));
    let way_back = way_back(desk);
    let mut fields = vec![
        ("response_type", "code"),
        ("client_id", app.client_id.as_str()),
        ("redirect_uri", way_back.as_str()),
        ("scope", vendor.scope()),
        ("state", state.as_str()),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
        ("login_hint", fetching.username.as_str()),
    ];
    fields.extend(vendor.further());
    Ok(oauth::page(&app.authorize_url, &fields))
}

/// For what somebody was sent away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    /// For which mailbox.
    pub mailbox: MailboxId,
    /// When that was set as it was then.
    set_at: Moment,
}

/// For what this person was sent away; none when they were not, or too long ago.
pub fn returned(desk: &Desk, staff: StaffId, state: &str) -> Option<Errand> {
    let (said, code) = state.rsplit_once('.')?;
    let mut parts = said.split('.').map(str::parse::<i64>);
    let mut next = || parts.next()?.ok();
    let (mailbox, whose, until, set_at) = (next()?, next()?, next()?, next()?);
    let good = desk.keys().proves(STATE, said, code) && whose == staff.0 && desk.now().seconds() < until;
    good.then_some(Errand { mailbox: MailboxId(mailbox), set_at: Moment::from_micros(set_at) })
}

/// Exchanges what the vendor sent back, and keeps the refresh token.
///
/// # Errors
/// [`Error::Missing`] when the mailbox was set otherwise meanwhile. A vendor that grants nothing is an inner [`Fault`].
pub async fn take(
    desk: &Desk,
    by: (&Admin, StaffId),
    errand: Errand,
    state: &str,
    code: &str,
) -> Result<std::result::Result<(), Fault>> {
    let look = desk.look();
    let fetching = Fetching::of(&look, errand.mailbox).await?.filter(|f| f.changed_at == errand.set_at);
    let fetching = fetching.ok_or(Error::Missing)?;
    let vendor = fetching.vendor.ok_or(Error::Missing)?;
    let app = App::at(&look, vendor).await?.ok_or(Error::Missing)?;
    let (verifier, way_back) = (verifier(desk.keys(), state), way_back(desk));
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", way_back.as_str()),
        ("code_verifier", verifier.as_str()),
    ];
    let granted = match asked(desk.keys(), &app, &fields).await? {
        Ok(granted) => granted,
        Err(fault) => return Ok(Err(fault)),
    };
    let Some(refresh) = granted.refresh_token else {
        return Ok(Err(without_words()));
    };
    let mut act = desk.act(Actor::Staff(by.1)).await?;
    fetching.consented(&mut act, by.0, &refresh).await?;
    act.commit().await?;
    Ok(Ok(()))
}

/// An access token, for which the vendor wants the refresh token. A new one is kept in its place.
///
/// # Errors
/// [`Error::Broken`] when a secret cannot be unsealed.
pub(crate) async fn access(
    desk: &Desk,
    fetching: &Fetching,
    vendor: Vendor,
    refresh: &str,
) -> Result<std::result::Result<String, Fault>> {
    let Some(app) = App::at(&desk.look(), vendor).await? else {
        return Ok(Err(without_words()));
    };
    if refresh.is_empty() {
        return Ok(Err(without_words()));
    }
    let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh), ("scope", vendor.scope())];
    let granted: Granted = match asked(desk.keys(), &app, &fields).await? {
        Ok(granted) => granted,
        Err(fault) => return Ok(Err(fault)),
    };
    if let Some(newer) = granted.refresh_token.filter(|newer| newer != refresh) {
        fetching.renewed(desk, &newer).await?;
    }
    Ok(Ok(granted.access_token))
}

/// Nobody there has said anything; what to do about it is advice enough.
fn without_words() -> Fault {
    Fault::silent(Kind::SignIn, "nobody has consented")
}

async fn asked(keys: &Keys, app: &App, fields: &[(&str, &str)]) -> Result<std::result::Result<Granted, Fault>> {
    let secret = app.secret(keys)?;
    let own = [("client_id", app.client_id.as_str()), ("client_secret", secret.as_str())];
    let all: Vec<_> = own.into_iter().chain(fields.iter().copied()).collect();
    Ok(oauth::token(&app.token_url, &all).await)
}

fn state(keys: &Keys, fetching: &Fetching, staff: StaffId, until: Moment) -> String {
    let said = format!("{}.{staff}.{}.{}", fetching.mailbox_id, until.seconds(), fetching.changed_at.micros());
    let code = keys.code(STATE, &said);
    format!("{said}.{code}")
}

fn verifier(keys: &Keys, state: &str) -> String {
    VERIFIER.map(|half| keys.code(half, state)).concat()
}
