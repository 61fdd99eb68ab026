//! Consenting at a vendor: there and back by the browser, with a state nobody can forge and PKCE.

use crate::{
    MailboxId,
    fetching::Fetching,
    grant::{Account, Grant, Way},
    relay::OwnRelay,
    vendor::App,
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
use store::On;
use tokio::time::sleep;

/// So long a person may take to consent.
const LASTS: Duration = Duration::from_secs(20 * 60);
const STATE: &str = "mail consent";
/// Two codes make a verifier long enough (RFC 7636, 4.1).
const VERIFIER: [&str; 2] = ["mail consent verifier", "mail consent verifier's second half"];
/// Whoever asks for a token at the same moment has written it down after so long.
const MOMENT: Duration = Duration::from_secs(1);

/// Where vendors send people back to; it is registered there.
pub fn way_back(desk: &Desk) -> String {
    format!("{}/settings/mailboxes/consent", desk.url())
}

/// Where `staff` consents that the desk signs in as the user of a mailbox's way.
///
/// # Errors
/// [`Error::Refused`] when the company has no app there; [`Error::Missing`] when that way uses no vendor.
pub async fn page(desk: &Desk, (mailbox, way): (MailboxId, Way), staff: StaffId) -> Result<String> {
    let look = desk.look();
    let (account, set_at) = set(&look, mailbox, way).await?.ok_or(Error::Missing)?;
    let vendor = account.vendor;
    let app = App::at(&look, vendor).await?.ok_or_else(|| Error::refused("channel-vendor-none"))?;
    let state = state(desk.keys(), Errand { mailbox, way, set_at }, staff, look.now().plus(LASTS));
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
        ("login_hint", account.user.as_str()),
    ];
    fields.extend(vendor.further());
    Ok(oauth::page(&app.authorize_url, &fields))
}

/// As whom and where a way of a mailbox signs in by consent, and when that was set.
async fn set(on: impl Into<On<'_>>, mailbox: MailboxId, way: Way) -> Result<Option<(Account, Moment)>> {
    Ok(match way {
        Way::In => Fetching::of(on, mailbox).await?.and_then(|set| Some((set.consenting()?, set.changed_at))),
        Way::Out => OwnRelay::of(on, mailbox).await?.and_then(|set| Some((set.consenting()?, set.changed_at))),
    })
}

/// For what somebody was sent away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    /// For which mailbox.
    pub mailbox: MailboxId,
    /// For which of its ways.
    pub way: Way,
    /// When that was set as it was then.
    set_at: Moment,
}

/// For what this person was sent away; none when they were not, or too long ago.
pub fn returned(desk: &Desk, staff: StaffId, state: &str) -> Option<Errand> {
    let (said, code) = state.rsplit_once('.')?;
    let mut parts = said.split('.').map(str::parse::<i64>);
    let mut next = || parts.next()?.ok();
    let (mailbox, way, whose, until, set_at) = (next()?, next()?, next()?, next()?, next()?);
    let way = if way == 0 { Way::In } else { Way::Out };
    let good = desk.keys().proves(STATE, said, code) && whose == staff.0 && desk.now().seconds() < until;
    good.then_some(Errand { mailbox: MailboxId(mailbox), way, set_at: Moment::from_micros(set_at) })
}

/// Exchanges what the vendor sent back, and keeps what it grants for both ways.
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
    let account = still(set(&look, errand.mailbox, errand.way).await?, errand)?;
    let app = App::at(&look, account.vendor).await?.ok_or(Error::Missing)?;
    let (verifier, way_back) = (verifier(desk.keys(), state), way_back(desk));
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", way_back.as_str()),
        ("code_verifier", verifier.as_str()),
    ];
    let granted = match asked(desk.keys(), &app, &fields).await? {
        Ok(granted) if granted.refresh_token.is_some() => granted,
        Ok(_) => return Ok(Err(without_words())),
        Err(fault) => return Ok(Err(fault)),
    };
    let mut act = desk.act(Actor::Staff(by.1)).await?;
    let account = still(set(&mut act, errand.mailbox, errand.way).await?, errand)?;
    Grant::give(&mut act, by.0, &account, &granted).await?;
    act.commit().await?;
    Ok(Ok(()))
}

fn still(set: Option<(Account, Moment)>, errand: Errand) -> Result<Account> {
    set.filter(|(_, at)| *at == errand.set_at).map(|(account, _)| account).ok_or(Error::Missing)
}

/// An access token: the one there is, else a new one, for which the vendor wants the refresh token.
///
/// # Errors
/// [`Error::Broken`] when what is had cannot be kept. A vendor that gives no token is an inner [`Fault`].
pub(crate) async fn access(desk: &Desk, account: &Account) -> Result<std::result::Result<String, Fault>> {
    let mut refused: Option<(Grant, Fault)> = None;
    loop {
        let look = desk.look();
        let (grant, app) = (Grant::of(&look, account).await?, App::at(&look, account.vendor).await?);
        let Some((grant, app)) = grant.zip(app) else { return Ok(Err(without_words())) };
        if let Some(token) = grant.access(desk.keys(), look.now()) {
            return Ok(Ok(token));
        }
        if let Some((before, fault)) = refused.filter(|(before, _)| before.is_same(&grant)) {
            before.ended(desk, &fault.said).await?;
            return Ok(Err(fault));
        }
        let Some(refresh) = grant.refresh(desk.keys()) else { return Ok(Err(without_words())) };
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh.as_str()), ("scope", grant.scope())];
        match asked(desk.keys(), &app, &fields).await? {
            Ok(granted) => {
                grant.renewed(desk, &granted).await?;
                return Ok(Ok(granted.access_token));
            }
            // Where each refresh token is good once, the other way may just have used it.
            Err(fault) if fault.kind == Kind::SignIn => refused = Some((grant, fault)),
            Err(fault) => return Ok(Err(fault)),
        }
        sleep(MOMENT).await;
    }
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

fn state(keys: &Keys, errand: Errand, staff: StaffId, until: Moment) -> String {
    let way = i64::from(errand.way == Way::Out);
    let said = format!("{}.{way}.{staff}.{}.{}", errand.mailbox, until.seconds(), errand.set_at.micros());
    let code = keys.code(STATE, &said);
    format!("{said}.{code}")
}

fn verifier(keys: &Keys, state: &str) -> String {
    VERIFIER.map(|half| keys.code(half, state)).concat()
}
