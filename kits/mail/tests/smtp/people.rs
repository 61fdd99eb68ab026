//! Who takes part in the tests: a running server, a client typing at it, a receiver with moods.

use mail::smtp::{Answer, Catcher, Envelope, Limits, Receiver, Server};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use std::{future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};

/// Longer than anything takes; a test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Running {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Running {
    pub async fn start(receiver: impl Receiver, limits: Limits) -> Self {
        Self::with_tls(receiver, limits, None).await
    }

    pub async fn with_tls(receiver: impl Receiver, limits: Limits, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let server = Server::new(receiver, limits, "desk.test", tls);
        let shutdown = async {
            let _ = stopped.await;
        };
        Self { address, stop: Some(stop), task: tokio::spawn(server.serve(listener, shutdown)) }
    }

    pub async fn client(&self) -> Client<TcpStream> {
        let mut client = Client::new(TcpStream::connect(self.address).await.unwrap());
        client.hears("220 desk.test").await;
        client
    }

    /// A client that has said EHLO.
    pub async fn greeted(&self) -> Client<TcpStream> {
        let mut client = self.client().await;
        client.ask("EHLO client.test", "250").await;
        client
    }

    pub fn tell_to_stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    pub async fn stopped(self) {
        timeout(PATIENCE, self.task).await.expect("the server stops").unwrap();
    }
}

pub struct Client<S> {
    pub stream: BufReader<S>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    pub fn new(stream: S) -> Self {
        Self { stream: BufReader::new(stream) }
    }

    pub async fn says(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.unwrap();
        self.stream.flush().await.unwrap();
    }

    /// The next reply, all its lines; empty when the connection is closed.
    pub async fn reply(&mut self) -> String {
        let mut reply = String::new();
        loop {
            let start = reply.len();
            let read = timeout(PATIENCE, self.stream.read_line(&mut reply)).await.expect("a reply comes");
            if read.unwrap() == 0 || reply.as_bytes().get(start + 3) == Some(&b' ') {
                return reply;
            }
        }
    }

    pub async fn hears(&mut self, start: &str) -> String {
        let reply = self.reply().await;
        assert!(reply.starts_with(start), "wanted {start:?}, heard {reply:?}");
        reply
    }

    pub async fn hears_nothing_more(&mut self) {
        assert_eq!(self.reply().await, "");
    }

    pub async fn ask(&mut self, command: &str, start: &str) -> String {
        self.says(format!("{command}\r\n")).await;
        self.hears(start).await
    }

    /// A mail from Ann, up to the server's word that the bytes may come.
    pub async fn begins_a_mail_to(&mut self, to: &str) {
        self.ask("MAIL FROM:<ann@shop.test>", "250 2.1.0").await;
        self.ask(&format!("RCPT TO:<{to}>"), "250 2.1.5").await;
        self.ask("DATA", "354").await;
    }
}

/// Answers by the recipient's name.
#[derive(Clone)]
pub struct Moody {
    pub kept: Catcher,
}

impl Moody {
    pub fn new() -> Self {
        Self { kept: Catcher::new(10) }
    }
}

impl Receiver for Moody {
    async fn recipient(&self, _: &Envelope, address: &str) -> Answer {
        match address.split('@').next() {
            Some("nobody") => Answer::Refuse("nobody\r\n250 here".into()),
            Some("later") => Answer::Later("not now".into()),
            Some("silent") => future::pending().await,
            _ => Answer::Accept(String::new()),
        }
    }

    async fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> Answer {
        match envelope.to[0].split('@').next() {
            Some("full") => return Answer::TooBig,
            Some("picky") => return Answer::Refuse("not this".into()),
            Some("busy") => return Answer::Later("disk full".into()),
            Some("stuck") => future::pending().await,
            Some("slow") => tokio::time::sleep(Duration::from_millis(300)).await,
            _ => {}
        }
        self.kept.deliver(envelope, raw).await
    }
}

pub fn in_millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// A certificate for `localhost`: the server's side, the client's, and the certificate as PEM.
pub fn certificate() -> (Arc<ServerConfig>, Arc<ClientConfig>, String) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
    let provider = Arc::new(ring::default_provider());
    let server = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).unwrap();
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    (Arc::new(server), Arc::new(client), cert.pem())
}
