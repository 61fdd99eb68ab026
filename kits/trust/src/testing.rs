//! A small DNS server on loopback, and signers whose keys it publishes.

use base64::{Engine, engine::general_purpose::STANDARD};
use mail_auth::{
    AuthenticatedMessage, AuthenticationResults, MessageAuthenticator,
    arc::ArcSealer,
    common::{crypto::Ed25519Key, headers::HeaderWriter},
    dkim::DkimSigner,
    hickory_resolver::config::{ResolverConfig, ResolverOpts},
};
use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};
use tokio::net::UdpSocket;

const A: u16 = 1;
const MX: u16 = 15;
const TXT: u16 = 16;

/// A DNS server that knows what a test tells it, and that nothing else is there.
#[derive(Clone)]
pub struct Dns {
    /// Where it listens.
    pub address: SocketAddr,
    inner: Arc<Inner>,
}

/// What is published under a name, by type.
type Records = HashMap<(String, u16), Vec<Vec<u8>>>;

#[derive(Default)]
struct Inner {
    records: Mutex<Records>,
    silent: AtomicBool,
    asked: AtomicUsize,
}

impl Dns {
    /// One that answers until the test ends.
    pub async fn start() -> Dns {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a free port");
        let address = socket.local_addr().expect("an address");
        let inner = Arc::<Inner>::default();
        let server = inner.clone();
        tokio::spawn(async move {
            let mut buffer = [0; 4096];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                server.asked.fetch_add(1, Ordering::Relaxed);
                if let Some(answer) = server.answer(&buffer[..length]) {
                    let _ = socket.send_to(&answer, from).await;
                }
            }
        });
        Dns { address, inner }
    }

    /// Publishes a text.
    pub fn txt(&self, name: &str, text: &str) {
        let strings = text.as_bytes().chunks(255).flat_map(|s| [&[s.len() as u8], s].concat()).collect();
        self.put(name, TXT, strings);
    }

    /// Publishes an address.
    pub fn a(&self, name: &str, ip: Ipv4Addr) {
        self.put(name, A, ip.octets().to_vec());
    }

    /// Publishes a mail server.
    pub fn mx(&self, name: &str, server: &str) {
        self.put(name, MX, [&[0, 10], &labels(server)[..]].concat());
    }

    /// Takes texts of a name back.
    pub fn forget(&self, name: &str) {
        self.inner.records.lock().expect("no panic").remove(&(name.to_lowercase(), TXT));
    }

    /// Whether it answers nobody from now on.
    pub fn falls_silent(&self, silent: bool) {
        self.inner.silent.store(silent, Ordering::Relaxed);
    }

    /// How many questions came.
    pub fn asked(&self) -> usize {
        self.inner.asked.load(Ordering::Relaxed)
    }

    fn put(&self, name: &str, kind: u16, data: Vec<u8>) {
        self.inner.records.lock().expect("no panic").entry((name.to_lowercase(), kind)).or_default().push(data);
    }
}

impl Inner {
    /// A message of RFC 1035, 4: the question again, and what is known.
    fn answer(&self, query: &[u8]) -> Option<Vec<u8>> {
        if self.silent.load(Ordering::Relaxed) {
            return None;
        }
        let (name, end) = name(query)?;
        let kind = u16::from_be_bytes([*query.get(end)?, *query.get(end + 1)?]);
        let records = self.records.lock().ok()?;
        let found = records.get(&(name.clone(), kind)).map_or(&[][..], Vec::as_slice);
        let exists = records.keys().any(|(known, _)| *known == name || known.ends_with(&format!(".{name}")));
        let mut out = query[..2].to_vec();
        out.extend([0x81, if exists { 0x80 } else { 0x83 }, 0, 1, 0, found.len() as u8, 0, 0, 0, 0]);
        out.extend(query.get(12..end + 4)?);
        for data in found {
            out.extend([0xc0, 12, 0, kind as u8, 0, 1, 0, 0, 0, 0]); // no time to live: a test changes its mind
            out.extend((data.len() as u16).to_be_bytes());
            out.extend(data);
        }
        Some(out)
    }
}

/// The name a query asks for, in lower case, and where it ends.
fn name(query: &[u8]) -> Option<(String, usize)> {
    let (mut at, mut labels) = (12, Vec::new());
    loop {
        let length = usize::from(*query.get(at)?);
        if length == 0 {
            return Some((labels.join("."), at + 1));
        }
        labels.push(String::from_utf8_lossy(query.get(at + 1..at + 1 + length)?).to_lowercase());
        at += 1 + length;
    }
}

fn labels(name: &str) -> Vec<u8> {
    let mut out: Vec<u8> = name.split('.').flat_map(|l| [&[l.len() as u8], l.as_bytes()].concat()).collect();
    out.push(0);
    out
}

/// Who signs for a domain.
pub struct Signer {
    domain: String,
    key: Vec<u8>,
}

const SELECTOR: &str = "test";
const SIGNED: [&str; 4] = ["From", "To", "Subject", "Message-ID"];

impl Signer {
    /// One whose key this server publishes.
    pub fn of(dns: &Dns, domain: &str) -> Signer {
        let signer = Signer { domain: domain.to_owned(), key: Ed25519Key::generate_pkcs8().expect("a key") };
        let public = STANDARD.encode(signer.key().public_key());
        dns.txt(&format!("{SELECTOR}._domainkey.{domain}"), &format!("v=DKIM1; k=ed25519; p={public}"));
        signer
    }

    fn key(&self) -> Ed25519Key {
        Ed25519Key::from_pkcs8_der(&self.key).expect("our own key")
    }

    /// The mail with a signature above it.
    pub fn sign(&self, raw: &str) -> String {
        let signer = DkimSigner::from_key(self.key()).domain(&self.domain).selector(SELECTOR).headers(SIGNED);
        let signature = signer.sign(raw.as_bytes()).expect("a mail");
        signature.to_header() + raw
    }

    /// The mail as one passes it on who had found that its sender is (or is not) proven.
    pub async fn seal(&self, raw: &str, from: &str, proven: bool) -> String {
        let nobody = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
        let dns = MessageAuthenticator::new(nobody, ResolverOpts::default()).expect("a resolver");
        let message = AuthenticatedMessage::parse(raw.as_bytes()).expect("a mail");
        let arc = dns.verify_arc(&message).await;
        let word = if proven { "pass" } else { "fail" };
        let host = format!("mx.{}; dmarc={word} header.from={from}", self.domain);
        let results = AuthenticationResults::new(&host);
        let sealer = ArcSealer::from_key(self.key()).domain(&self.domain).selector(SELECTOR).headers(SIGNED);
        let set = sealer.seal(&message, &results, &arc).expect("a chain");
        set.to_header() + raw
    }
}
