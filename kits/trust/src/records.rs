//! What a domain publishes about its own mails, and what it should.

use crate::{Checker, PATIENCE, key_record};
use mail_auth::hickory_resolver::{
    TokioResolver,
    net::{DnsError, NetError},
    proto::rr::RData,
};
use tokio::time::timeout;

/// How something published stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Good,
    /// It is there, and asks for little.
    Weak,
    /// There is none.
    Missing,
    /// Something else is there, or more than one.
    Wrong,
    /// The DNS could not be asked.
    Unknown,
}

impl State {
    /// A word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Good => "good",
            State::Weak => "weak",
            State::Missing => "missing",
            State::Wrong => "wrong",
            State::Unknown => "unknown",
        }
    }
}

/// Something published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// How it stands.
    pub state: State,
    /// What is there.
    pub found: Vec<String>,
    /// Where it stands in the DNS.
    pub name: String,
}

/// What a domain publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Who sends for it (RFC 7208).
    pub spf: Published,
    /// The public half of our key; none when there is no key.
    pub dkim: Option<Published>,
    /// What receivers do with what is not proven (RFC 9989).
    pub dmarc: Published,
}

/// Texts of one name that are looked at.
const MOST: usize = 20;

impl Checker {
    /// What a domain publishes now. `key` is the selector and the public half of ours.
    pub async fn published(&self, domain: &str, key: Option<(&str, &str)>) -> Domain {
        let dkim_name = key.map(|(selector, _)| format!("{selector}._domainkey.{domain}"));
        let dmarc_name = format!("_dmarc.{domain}");
        let dkim = async {
            match &dkim_name {
                Some(name) => Some(self.texts(name).await),
                None => None,
            }
        };
        let (spf, dmarc, dkim) = tokio::join!(self.texts(domain), self.texts(&dmarc_name), dkim);
        Domain {
            spf: published(domain.to_owned(), spf, "v=spf1", |text| match spf_ends(text) {
                Some("-all" | "~all" | "redirect") => State::Good,
                Some("?all") | None => State::Weak,
                _ => State::Wrong,
            }),
            dmarc: published(dmarc_name, dmarc, "v=dmarc1", |text| match tag(text, "p").as_deref() {
                Some("reject" | "quarantine") => State::Good,
                Some("none") => State::Weak,
                _ => State::Wrong,
            }),
            dkim: dkim_name.zip(dkim).zip(key).map(|((name, texts), (_, public))| {
                published(name, texts, "", |text| {
                    let same = tag(text, "p") == tag(&key_record(public), "p");
                    if same { State::Good } else { State::Wrong }
                })
            }),
        }
    }

    /// The texts of a name; none when nobody can be asked.
    async fn texts(&self, name: &str) -> Option<Vec<String>> {
        timeout(PATIENCE, texts(self.resolver()?, name)).await.ok()?
    }
}

async fn texts(resolver: &TokioResolver, name: &str) -> Option<Vec<String>> {
    let answer = match resolver.txt_lookup(format!("{name}.")).await {
        Ok(answer) => answer,
        Err(NetError::Dns(DnsError::NoRecordsFound(_))) => return Some(Vec::new()),
        Err(_) => return None,
    };
    let text = |data: &RData| match data {
        RData::TXT(txt) => Some(txt.txt_data.iter().map(|part| String::from_utf8_lossy(part)).collect()),
        _ => None,
    };
    Some(answer.answers().iter().filter_map(|record| text(&record.data)).take(MOST).collect())
}

/// Of all texts those that begin so; there must be one.
fn published(name: String, texts: Option<Vec<String>>, begins: &str, judge: impl Fn(&str) -> State) -> Published {
    let Some(texts) = texts else { return Published { state: State::Unknown, found: Vec::new(), name } };
    let found: Vec<String> = texts.into_iter().filter(|text| text.to_lowercase().starts_with(begins)).collect();
    let state = match found.as_slice() {
        [] => State::Missing,
        [one] => judge(one),
        _ => State::Wrong,
    };
    Published { state, found, name }
}

/// What an SPF record says of everybody else.
fn spf_ends(text: &str) -> Option<&str> {
    text.split_whitespace().rev().find_map(|word| match word.to_ascii_lowercase().as_str() {
        "-all" => Some("-all"),
        "~all" => Some("~all"),
        "?all" => Some("?all"),
        "+all" | "all" => Some("+all"),
        word if word.starts_with("redirect=") => Some("redirect"),
        _ => None,
    })
}

/// A tag of a list of them (RFC 6376, 3.2), without blanks.
fn tag(text: &str, name: &str) -> Option<String> {
    let mut tags = text.split(';').filter_map(|tag| tag.split_once('='));
    let value = tags.find(|(key, _)| key.trim().eq_ignore_ascii_case(name))?.1;
    Some(value.split_whitespace().collect())
}
