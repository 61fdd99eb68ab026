//! Sending through somebody's SMTP server.
//!
//! lettre carries the protocol, but only its connection is used. Its transport would not do: it does not say
//! whether a connection broke before or after the mail was sent, has no timeout once connected, and fails for a
//! mail that was taken when only the goodbye after it goes wrong; each of these sends a mail twice.

use super::{
    fault::{SendFault, Stage, Turned, fault},
    parcel::Parcel,
    target::{RelayError, Security, Target},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use lettre::transport::smtp::{
    authentication::{Credentials, DEFAULT_MECHANISMS, Mechanism},
    client::{AsyncSmtpConnection, Certificate, TlsParameters},
    commands::{Data, Mail, Rcpt},
    extension::ClientId,
    response::{Response, Severity},
};
use std::{
    fmt, iter,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// Connections kept for the next mail, and how long.
const IDLE: usize = 2;
const IDLE_LIFE: Duration = Duration::from_secs(30);
/// How long a relay may take for a word nobody depends on.
const COURTESY: Duration = Duration::from_secs(2);
/// Bytes of a mail written at once.
const PIECE: usize = 64 << 10;

/// A server that takes our mails and carries them on.
pub struct Relay {
    target: Target,
    tls: TlsParameters,
    hello: ClientId,
    /// User and access token, instead of a password.
    token: Option<(String, String)>,
    patience: Patience,
    idle: Mutex<Vec<(Instant, AsyncSmtpConnection)>>,
}

/// How long to wait for the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For connection, greeting, TLS and sign-in together.
    pub connect: Duration,
    /// For each command before the mail itself.
    pub command: Duration,
    /// For the mail itself, from its first byte to the relay's answer. RFC 5321, 4.5.3.2.6, asks for ten
    /// minutes: to give up sooner is to be [unsure](SendFault::Unsure) oftener.
    pub finish: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(30), command: Duration::from_secs(120), finish: Duration::from_secs(600) }
    }
}

/// A mail the relay has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What it said, code first; usually holds its own name for the mail.
    pub answer: String,
    /// For whom it did not take it. All others get it.
    pub turned: Vec<Turned>,
}

/// A relay that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Whether the way there is encrypted.
    pub encrypted: bool,
    /// Whether it knows us by user and password.
    pub signed_in: bool,
}

impl Relay {
    /// A relay by its address, `smtp://[user:password@]host[:port][?tls=…]` or `smtps://…`. Does not connect.
    ///
    /// `tls=none` never encrypts; `tls=opportunistic` does when the relay offers it and does not check its
    /// certificate; `tls=required` sends nothing without a good one. Unsaid, it is required with a password and
    /// opportunistic without. The port defaults to 465 for smtps, 587 with a password, else 25. In user and
    /// password `%` and, in a user, `:` are percent-encoded; other characters may be.
    pub fn parse(url: &str) -> Result<Self, RelayError> {
        let target = Target::parse(url)?;
        let tls = parameters(&target, None)?;
        let (hello, patience) = (ClientId::default(), Patience::default());
        Ok(Self { target, tls, hello, token: None, patience, idle: Mutex::default() })
    }

    /// Trusts these certificates (PEM) besides the public authorities, as for a company's own.
    pub fn trusting(mut self, pem: &[u8]) -> Result<Self, RelayError> {
        self.tls = parameters(&self.target, Some(pem))?;
        Ok(self)
    }

    /// Signs in by an access token (XOAUTH2) and not by a password:
    /// <https://developers.google.com/gmail/imap/xoauth2-protocol>
    pub fn signing_in(mut self, user: &str, token: &str) -> Self {
        self.token = Some((user.to_owned(), token.to_owned()));
        self
    }

    /// Waits for so long and no longer.
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Sends a mail. `from` is the return path, empty for none. Recipients the relay does not take are
    /// [turned away](Sent::turned), and the others get it; when it takes nobody, that is a fault.
    ///
    /// Lone CR and LF in `raw` become CRLF, since nothing else may travel (RFC 5321, 2.3.8).
    pub async fn send(&self, from: &str, to: &[String], raw: &[u8]) -> Result<Sent, SendFault> {
        let mut parcel = Parcel::pack(from, to, raw)?;
        let mut line = self.line().await?;
        let sent = self.offer(&mut line, &mut parcel).await;
        match &sent {
            Ok(_) => self.keep(line),
            // It answered, so it hears a goodbye. One that did not would take it for a part of the mail.
            Err(fault) if fault.code().is_some() => goodbye(line).await,
            Err(_) => {}
        }
        sent
    }

    /// Connects, encrypts and signs in as for a mail, and leaves.
    pub async fn probe(&self) -> Result<Reached, SendFault> {
        let mut line = self.connect().await?;
        let alive = timeout(self.patience.command, line.test_connected()).await;
        if !matches!(alive, Ok(true)) {
            return Err(SendFault::later("the relay greeted and then fell silent"));
        }
        let reached = Reached {
            encrypted: line.is_encrypted(),
            signed_in: self.token.is_some() || self.target.account.is_some(),
        };
        goodbye(line).await;
        Ok(reached)
    }

    /// A connection kept that still answers, or a new one.
    async fn line(&self) -> Result<AsyncSmtpConnection, SendFault> {
        while let Some(mut line) = self.kept() {
            if let Ok(true) = timeout(COURTESY, line.test_connected()).await {
                return Ok(line);
            }
        }
        self.connect().await
    }

    fn kept(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|(since, _)| since.elapsed() < IDLE_LIFE);
        idle.pop().map(|(_, line)| line)
    }

    fn keep(&self, line: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE {
            idle.push((Instant::now(), line));
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendFault> {
        let dialled = timeout(self.patience.connect, async {
            let mut line = self.dial().await.map_err(|error| fault(&error, Stage::Hello))?;
            if let Some((user, token)) = &self.token {
                sign_in(&mut line, user, token).await?;
            }
            Ok(line)
        });
        dialled.await.unwrap_or_else(|_| Err(SendFault::later("the relay does not answer")))
    }

    async fn dial(&self) -> Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        let Target { host, port, security, account } = &self.target;
        let wrapper = (*security == Security::Wrapped).then(|| self.tls.clone());
        let place = (host.as_str(), *port);
        let limit = Some(self.patience.connect);
        let mut line = AsyncSmtpConnection::connect_tokio1(place, limit, &self.hello, wrapper, None).await?;
        let upgrade = match security {
            Security::Plain | Security::Wrapped => false,
            Security::Opportunistic => line.can_starttls(),
            Security::Required => true,
        };
        if upgrade {
            line.starttls(self.tls.clone(), &self.hello).await?;
        }
        if let Some((user, password)) = account {
            let credentials = Credentials::new(user.clone(), password.clone());
            line.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(line)
    }

    async fn offer(&self, line: &mut AsyncSmtpConnection, parcel: &mut Parcel<'_>) -> Result<Sent, SendFault> {
        parcel.fit_for(line)?;
        let parameters = parcel.parameters(line)?;
        self.ask(line, Mail::new(parcel.from.clone(), parameters)).await?;
        let turned = self.name(line, parcel).await?;
        let ready = self.ask(line, Data).await?;
        if !ready.has_code(354) {
            return Err(SendFault::later("the relay would not hear the mail"));
        }
        match self.transmit(line, &parcel.bytes).await {
            Ok(answer) => Ok(Sent { answer, turned }),
            Err(SendFault::Unsure { text, .. }) => Err(SendFault::Unsure { text, turned }),
            Err(fault) => Err(fault),
        }
    }

    /// Names the recipients; answers with those who are turned away while others are taken.
    async fn name(&self, line: &mut AsyncSmtpConnection, parcel: &Parcel<'_>) -> Result<Vec<Turned>, SendFault> {
        let (mut turned, mut taken) = (parcel.turned.clone(), false);
        for recipient in &parcel.to {
            match self.ask(line, Rcpt::new(recipient.clone(), Vec::new())).await {
                Ok(_) => taken = true,
                Err(fault) => turned.push(Turned::of(recipient, fault)?),
            }
        }
        if taken { Ok(turned) } else { Err(Turned::all(turned)) }
    }

    async fn ask(&self, line: &mut AsyncSmtpConnection, command: impl fmt::Display) -> Result<Response, SendFault> {
        match timeout(self.patience.command, line.command(command)).await {
            Ok(answer) => answer.map_err(|error| fault(&error, Stage::Offer)),
            Err(_) => Err(SendFault::later("the relay fell silent")),
        }
    }

    async fn transmit(&self, line: &mut AsyncSmtpConnection, bytes: &[u8]) -> Result<String, SendFault> {
        // The connection asks for the next piece when the one before has left. Once it asks for the empty last
        // one, all that remains is the final dot; until then nobody can have taken the mail.
        let whole = AtomicBool::new(false);
        let last = iter::once_with(|| {
            whole.store(true, Ordering::Relaxed);
            &[][..]
        });
        let answer = timeout(self.patience.finish, line.message_iter(bytes.chunks(PIECE).chain(last))).await;
        let stage = if whole.load(Ordering::Relaxed) { Stage::Dot } else { Stage::Offer };
        match answer {
            Ok(Ok(answer)) if answer.code().severity == Severity::PositiveCompletion => {
                Ok(format!("{} {}", answer.code(), answer.message().collect::<Vec<_>>().join(" ")))
            }
            Ok(Ok(_)) => Err(SendFault::unsure("the relay's answer makes no sense")),
            Ok(Err(error)) => Err(fault(&error, stage)),
            Err(_) if stage == Stage::Dot => Err(SendFault::unsure("the relay never answered")),
            Err(_) => Err(SendFault::later("the relay is too slow for this mail")),
        }
    }
}

/// The address without the password.
impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.target.fmt(f)
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({}, {:?})", self.target, self.target.security)
    }
}

/// By XOAUTH2. A server that refuses says why in a challenge first, and says no once that is answered by an empty
/// line; lettre would hang up before.
async fn sign_in(line: &mut AsyncSmtpConnection, user: &str, token: &str) -> Result<(), SendFault> {
    if !line.server_info().supports_auth_mechanism(Mechanism::Xoauth2) {
        return Err(SendFault::later("the relay does not know XOAUTH2"));
    }
    let said = STANDARD.encode(format!("user={user}\x01auth=Bearer {token}\x01\x01"));
    let hello = |error| fault(&error, Stage::Hello);
    let mut answer = line.command(format!("AUTH XOAUTH2 {said}\r\n")).await.map_err(hello)?;
    if answer.has_code(334) {
        answer = line.command("\r\n").await.map_err(hello)?;
    }
    if answer.has_code(235) { Ok(()) } else { Err(SendFault::later("the relay's answer to the token makes no sense")) }
}

fn parameters(target: &Target, pem: Option<&[u8]>) -> Result<TlsParameters, RelayError> {
    let unreadable = |error: lettre::transport::smtp::Error| RelayError::Certificate(error.to_string());
    let careless = target.security == Security::Opportunistic;
    let mut builder = TlsParameters::builder(target.host.clone())
        .dangerous_accept_invalid_certs(careless)
        .dangerous_accept_invalid_hostnames(careless);
    if let Some(pem) = pem {
        builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(unreadable)?);
    }
    builder.build_rustls().map_err(unreadable)
}

async fn goodbye(mut line: AsyncSmtpConnection) {
    // Whether it waves back changes nothing.
    let _ = timeout(COURTESY, line.abort()).await;
}
