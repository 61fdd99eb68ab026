//! A server, and signing in there.

use crate::{
    Fault, Kind, Session,
    stream::{Bounded, Wire},
};
use async_imap::{Authenticator, Client};
use rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

/// How long a server may take for one step of connecting.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a server may say before one is signed in, in bytes.
const GREETING: u64 = 64 * 1024;

/// How the way to a server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314), usually on port 993.
    Wrapped,
    /// STARTTLS with a good certificate, usually on port 143.
    Required,
    /// Not at all: for a server on this machine or in this house.
    None,
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// Whose certificates are good.
    pub trust: Arc<RootCertStore>,
}

/// The certificate authorities browsers trust, as Mozilla lists them.
pub fn public_roots() -> Arc<RootCertStore> {
    Arc::new(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.into() })
}

/// As whom one signs in.
#[derive(Clone)]
pub enum Account {
    /// User and password.
    Password(String, String),
    /// User and an OAuth access token, by XOAUTH2 as Google and Microsoft document it.
    Token(String, String),
}

impl Server {
    /// Connects and signs in.
    ///
    /// # Errors
    /// A [`Fault`] that names the step that failed.
    pub async fn sign_in(&self, account: &Account) -> Result<Session, Fault> {
        let client = self.greeted().await?;
        let slow = || Fault::silent(Kind::Port, "the server does not answer");
        let signed = match account {
            // A quoted string holds ASCII alone; whatever else a password holds goes by SASL.
            Account::Password(user, password) if user.is_ascii() && password.is_ascii() => {
                timeout(PATIENCE, client.login(user, password)).await
            }
            Account::Password(user, password) => {
                timeout(PATIENCE, client.authenticate("PLAIN", Once(format!("\0{user}\0{password}")))).await
            }
            Account::Token(user, token) => {
                let said = Once(format!("user={user}\x01auth=Bearer {token}\x01\x01"));
                timeout(PATIENCE, client.authenticate("XOAUTH2", said)).await
            }
        };
        let signed = signed.map_err(|_| slow())?;
        Session::begin(signed.map_err(|(e, _)| Fault::from(e).at(Kind::SignIn))?).await
    }

    async fn greeted(&self) -> Result<Client<Bounded>, Fault> {
        let tcp = self.connect().await?;
        match self.security {
            Security::None => hear(Box::new(tcp)).await,
            Security::Wrapped => hear(self.wrap(tcp).await?).await,
            Security::Required => {
                let mut client = hear(Box::new(tcp)).await?;
                let begun = within(client.run_command_and_check_ok("STARTTLS", None));
                begun.await?.map_err(|e| Fault::new(Kind::Tls, Fault::from(e).said))?;
                // What was sent before the encryption began is forgotten with the old client.
                let wire = self.wrap(client.into_inner().into_wire()).await?;
                Ok(Client::new(Bounded::new(wire, GREETING)))
            }
        }
    }

    async fn connect(&self) -> Result<TcpStream, Fault> {
        let host = self.host.trim_matches(['[', ']']);
        let found = within(lookup_host((host, self.port))).await?.map_err(|e| Fault::new(Kind::Host, e))?;
        let addresses: Vec<_> = found.collect();
        let tcp = within(TcpStream::connect(&addresses[..])).await?.map_err(|e| Fault::new(Kind::Port, e))?;
        let _ = tcp.set_nodelay(true); // only slower without
        Ok(tcp)
    }

    async fn wrap(&self, wire: impl Wire + 'static) -> Result<Box<dyn Wire>, Fault> {
        let broken = |e: &dyn std::fmt::Display| Fault::new(Kind::Tls, e);
        let host = self.host.trim_matches(['[', ']']).to_owned();
        let name = ServerName::try_from(host).map_err(|e| broken(&e))?;
        let config = tls(self.trust.clone())?;
        let tls = within(TlsConnector::from(Arc::new(config)).connect(name, wire)).await?;
        Ok(Box::new(tls.map_err(|e| broken(&e))?))
    }
}

/// TLS that believes these authorities.
pub(crate) fn tls(trust: Arc<RootCertStore>) -> Result<ClientConfig, Fault> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().map_err(|e| Fault::new(Kind::Tls, e))?;
    Ok(builder.with_root_certificates(trust).with_no_client_auth())
}

/// Waits for the greeting.
async fn hear(wire: Box<dyn Wire>) -> Result<Client<Bounded>, Fault> {
    let mut client = Client::new(Bounded::new(wire, GREETING));
    let silent = || Fault::silent(Kind::Port, "what answers there is no IMAP server");
    match timeout(PATIENCE, client.read_response()).await {
        Ok(Ok(Some(_))) => Ok(client),
        _ => Err(silent()),
    }
}

async fn within<F: Future>(step: F) -> Result<F::Output, Fault> {
    timeout(PATIENCE, step).await.map_err(|_| Fault::silent(Kind::Port, "the server does not answer"))
}

/// Says one thing; a further challenge is a refusal with details, to be answered with nothing.
struct Once(String);
impl Authenticator for Once {
    type Response = String;
    fn process(&mut self, _challenge: &[u8]) -> String {
        std::mem::take(&mut self.0)
    }
}
