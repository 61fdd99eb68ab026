//! Who asks, and with what right.

use crate::{Web, cookie, errors::SignInFirst};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use base::{Act, Actor, Error, Result};
use people::{Admin, Agent, ApiToken, Colleague, Session, Supervisor, TokenRights, Uses};
use std::net::{IpAddr, SocketAddr};

/// By what someone is known.
#[derive(Clone, Debug)]
enum Means {
    Session(Session),
    Token(ApiToken),
}

/// One request of someone who works here.
#[derive(Clone, Debug)]
pub struct Visit {
    colleague: Colleague,
    means: Means,
    request: Option<String>,
}

impl Visit {
    /// Who asks.
    pub fn colleague(&self) -> &Colleague {
        &self.colleague
    }

    /// The session, as topics are signed for it; a program has none.
    pub fn session(&self) -> Option<&Session> {
        match &self.means {
            Means::Session(session) => Some(session),
            Means::Token(_) => None,
        }
    }

    /// Whose idempotency keys these are.
    pub fn key_scope(&self) -> String {
        match &self.means {
            Means::Session(session) => format!("session:{}", session.id),
            Means::Token(token) => format!("token:{}", token.id),
        }
    }

    /// Begins a deed of whoever asks. Stands in the handler after everything slow is done.
    pub async fn act(&self, web: &Web) -> Result<Act> {
        Ok(web.desk.act(self.colleague.actor()).await?.for_request(self.request.clone()))
    }
}

/// A right, as a handler names it.
pub trait Right: Sized + Send {
    /// The right, if this colleague has it.
    fn of(colleague: &Colleague) -> Result<Self>;
}
impl Right for Colleague {
    fn of(colleague: &Colleague) -> Result<Self> {
        Ok(colleague.clone())
    }
}
macro_rules! rights {
    ($($right:ident),+) => { $(
        impl Right for $right {
            fn of(colleague: &Colleague) -> Result<Self> { $right::of(colleague) }
        }
    )+ }
}
rights!(Agent, Supervisor, Admin);

/// Someone who has the right `R`. Whoever is not signed in is sent to sign in; whoever lacks the
/// right is told that there is nothing here.
#[derive(Clone, Debug)]
pub struct As<R> {
    /// The right.
    pub who: R,
    /// The request.
    pub visit: Visit,
}

/// Whoever asks, for pages that everybody may see; an error when nobody is signed in.
pub type Anybody = Result<As<Colleague>, SignInFirst>;

impl<R: Right> FromRequestParts<Web> for As<R> {
    type Rejection = SignInFirst;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, SignInFirst> {
        let visit = match parts.extensions.get::<Visit>() {
            Some(visit) => visit.clone(),
            None => identify(parts, web).await?,
        };
        let who = R::of(&visit.colleague).map_err(SignInFirst::Failed)?;
        parts.extensions.insert(visit.clone());
        Ok(As { who, visit })
    }
}

async fn identify(parts: &Parts, web: &Web) -> Result<Visit, SignInFirst> {
    let look = web.desk.look();
    let known = match bearer(&parts.headers) {
        Some(token) => ApiToken::of(&look, token, look.now())
            .await
            .map(|found| found.map(|(token, staff)| (Means::Token(token), staff, Uses::EVERYTHING))),
        None => match cookie::read(&parts.headers, cookie::SESSION) {
            Some(secret) => Session::of(&look, secret, look.now())
                .await
                .map(|found| found.map(|(session, staff, uses)| (Means::Session(session), staff, uses))),
            None => Ok(None),
        },
    };
    let (means, staff, uses) = known.map_err(SignInFirst::Failed)?.ok_or_else(|| SignInFirst::unknown(parts))?;
    let colleague = Colleague::known(&look, staff).await.map_err(SignInFirst::Failed)?.using(uses);
    may_come(&means, parts)?;
    note_use(web, &means);
    let request = hotwire::forms::request_id(&parts.headers).map(str::to_owned);
    Ok(Visit { colleague, means, request })
}

/// Where a held session's owner sets up the second step.
const SECOND_STEP: &str = "/settings/security/second-step";

/// Holds back what this session or token may not do at all.
fn may_come(means: &Means, parts: &Parts) -> Result<(), SignInFirst> {
    let path = parts.uri.path();
    match means {
        Means::Session(session) if session.held && path != "/session" && !path.starts_with(SECOND_STEP) => {
            Err(SignInFirst::SetUp(SECOND_STEP))
        }
        Means::Token(token) if token.rights == TokenRights::Read && !parts.method.is_safe() => {
            Err(SignInFirst::Failed(Error::refused("people-token-reads")))
        }
        _ => Ok(()),
    }
}

/// Notes now and then that session or token is used; nobody waits for it.
fn note_use(web: &Web, means: &Means) {
    let now = web.desk.now();
    let stale = match means {
        Means::Session(session) => session.is_stale(now),
        Means::Token(token) => token.is_stale(now),
    };
    if !stale {
        return;
    }
    let (desk, means) = (web.desk.clone(), means.clone());
    tokio::spawn(async move {
        let noted = async {
            let mut act = desk.act(Actor::Machine).await?;
            match &means {
                Means::Session(session) => session.touch(&mut act).await?,
                Means::Token(token) => token.touch(&mut act).await?,
            }
            act.commit().await
        };
        if let Err(e) = noted.await {
            tracing::debug!(error = %e, "the last use of a session was not noted");
        }
    });
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The visitor's address: what the socket says, or what a trusted proxy says.
pub struct Address(pub String);

impl FromRequestParts<Web> for Address {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        let trusted = peer.is_some_and(|ip| web.trusted_proxies.contains(&ip));
        let told = || -> Option<IpAddr> {
            let list = parts.headers.get("x-forwarded-for")?.to_str().ok()?;
            list.rsplit(',').filter_map(|a| a.trim().parse().ok()).find(|ip| !web.trusted_proxies.contains(ip))
        };
        let address = if trusted { told().or(peer) } else { peer };
        Ok(Address(address.map_or_else(|| "unknown".to_owned(), |ip| ip.to_string())))
    }
}

/// What the browser calls itself.
pub fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default()
}
