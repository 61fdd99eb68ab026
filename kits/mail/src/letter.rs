//! Raw bytes to a letter.

use crate::address::{Address, turns};
use crate::arrival::digest;
use crate::attachment::Attachment;
use crate::body::Body;
use crate::mime::{Tree, field, word};
use crate::passed::Passed;
use crate::verdict::{Verdict, Why};
use crate::{absence, date, html, picture, trim};
use ring::digest::{Context, SHA256};
use std::fmt;

/// Ids kept of `References` and `In-Reply-To`; the newest stand last.
const MOST_IDS: usize = 200;
/// Bytes of an id at most: it stands on one line, which has no more (RFC 5322, 2.1.1). What is longer names nothing.
const LONGEST_ID: usize = 998;

/// A mail as people understand it.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Without angle brackets, like every id here.
    pub message_id: Option<String>,
    /// Ids of the mails answered.
    pub in_reply_to: Vec<String>,
    /// Ids of the conversation, oldest first.
    pub references: Vec<String>,
    /// When the sender says it was written, in seconds since 1970.
    pub date: Option<i64>,
    /// Decoded, on one line; empty if there is none.
    pub subject: String,
    /// Who says to have written it; the first if several.
    pub from: Option<Address>,
    /// Who sent it for them.
    pub sender: Option<Address>,
    /// Where answers should go.
    pub reply_to: Vec<Address>,
    /// Main recipients.
    pub to: Vec<Address>,
    /// Copies.
    pub cc: Vec<Address>,
    /// Hidden copies, seldom seen.
    pub bcc: Vec<Address>,
    /// `Delivered-To`, `X-Original-To`, `Envelope-To`, in this order: the addresses it really came to.
    pub delivered_to: Vec<String>,
    /// The whole readable text, from HTML if there is no other.
    pub text: String,
    /// The HTML text, sanitised, remote images held back.
    pub html: Option<String>,
    /// Whether [`Letter::html`] holds remote images back.
    pub remote_images: bool,
    /// What was written now: without quoted history and signature.
    pub reply_text: String,
    /// All files, inline images included.
    pub attachments: Vec<Attachment>,
    /// Parts beyond the limits, to be found in the raw mail only.
    pub unread_parts: usize,
    /// The value of `X-Repka-Loop`: the desk that sent it.
    pub loop_mark: Option<String>,
    /// A person, a machine, a mail system, a list, a desk.
    pub verdict: Verdict,
    /// What it was before a group or list passed it on.
    pub passed: Option<Passed>,
    /// The last day an absence note names, in seconds since 1970 at its beginning in UTC.
    pub absent_until: Option<i64>,
}

/// Bytes that cannot be a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// No bytes, or only blank ones.
    Empty,
    /// No field that mails have.
    NoHeader,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unreadable::Empty => "there are no bytes",
            Unreadable::NoHeader => "there is no mail header",
        })
    }
}

impl std::error::Error for Unreadable {}

impl Letter {
    /// Reads a raw mail. What is broken is read as far as it goes; time is linear in the size.
    ///
    /// # Errors
    /// [`Unreadable`] for what cannot be a mail at all.
    pub fn read(raw: &[u8]) -> Result<Letter, Unreadable> {
        if raw.trim_ascii().is_empty() {
            return Err(Unreadable::Empty);
        }
        let unified = unify_line_endings(raw);
        let tree = Tree::read(unified.as_deref().unwrap_or(raw));
        if !tree.root.fields.names().any(field::usual) {
            return Err(Unreadable::NoHeader);
        }
        Ok(Letter::of(&tree))
    }

    fn of(tree: &Tree<'_>) -> Letter {
        let fields = &tree.root.fields;
        let list = |name: &str| -> Vec<Address> { fields.all(name).flat_map(Address::list).collect() };
        let ids = |name: &str| -> Vec<String> { fields.all(name).flat_map(ids).collect() };
        let body = Body::of(&tree.root);
        let text = body.plain.clone().or_else(|| body.html.as_deref().map(html::to_text)).unwrap_or_default();
        let subject = fields.get("subject").map(one_line).unwrap_or_default();
        let from = list("from").into_iter().next();
        let verdict = Verdict::of(tree, from.as_ref(), &subject, &text);
        let passed = (verdict == Verdict::List)
            .then(|| Verdict::behind_list(tree, from.as_ref(), &subject, &text))
            .and_then(|behind| Passed::of(fields, from.as_ref(), behind));
        let date = fields.get("date").and_then(date::unix_seconds);
        let reply_text = trim::reply(body.plain.as_deref(), body.html.as_deref(), &subject);
        let absent = verdict == Verdict::Auto(Why::OutOfOffice);
        let absent_until = date.filter(|_| absent).and_then(|sent| absence::until(&subject, &reply_text, sent));
        let sanitised = body.html.as_deref().map(html::sanitise);
        Letter {
            message_id: fields.all("message-id").find_map(one_id),
            in_reply_to: newest(ids("in-reply-to")),
            references: newest(ids("references")),
            date,
            subject,
            from,
            sender: list("sender").into_iter().next(),
            reply_to: list("reply-to"),
            to: list("to"),
            cc: list("cc"),
            bcc: list("bcc"),
            delivered_to: ["delivered-to", "x-original-to", "envelope-to"]
                .iter()
                .flat_map(|name| list(name))
                .map(|one| one.address)
                .collect(),
            text: text.trim_matches('\n').trim_end().to_owned(),
            remote_images: sanitised.as_ref().is_some_and(|sanitised| sanitised.remote),
            html: sanitised.map(|sanitised| with_room(&sanitised.html, &body.attachments)),
            reply_text,
            attachments: body.attachments,
            unread_parts: tree.unread_parts + body.unread_parts,
            loop_mark: fields.get("x-repka-loop").map(|mark| mark.trim().to_owned()),
            verdict,
            passed,
            absent_until,
        }
    }

    /// Takes it for what it was before a group passed it on: for a group that only carries mail to us.
    pub fn as_written(&mut self) {
        if let Some(passed) = self.passed.take() {
            self.verdict = passed.verdict;
            self.from = passed.from.or_else(|| self.from.take());
        }
    }

    /// SHA-256 of what the letter says: subject, sender, text, HTML and files. Copies that came by
    /// different ways have the same, other mails with the same Message-ID do not.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Context::new(&SHA256);
        let mut add = |bytes: &[u8]| {
            hash.update(&(bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        add(self.subject.as_bytes());
        add(self.from.as_ref().map_or("", |from| &from.address).as_bytes());
        add(self.text.as_bytes());
        add(self.html.as_deref().unwrap_or_default().as_bytes());
        for attachment in &self.attachments {
            add(attachment.name.as_bytes());
            add(&attachment.bytes);
        }
        digest(hash)
    }
}

/// The embedded pictures have a size in the HTML, so that nothing moves when they come.
fn with_room(html: &str, files: &[Attachment]) -> String {
    html::keep_room(html, |content_id| {
        let file = files.iter().find(|file| file.content_id.as_deref() == Some(content_id))?;
        picture::size(&file.bytes)
    })
}

/// Old Macs end lines with a carriage return alone.
fn unify_line_endings(raw: &[u8]) -> Option<Vec<u8>> {
    let lonely = !raw.contains(&b'\n') && raw.contains(&b'\r');
    lonely.then(|| raw.iter().map(|&byte| if byte == b'\r' { b'\n' } else { byte }).collect())
}

fn one_line(field: &str) -> String {
    let text: String =
        word::decode(field).chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn newest(mut ids: Vec<String>) -> Vec<String> {
    ids.drain(..ids.len().saturating_sub(MOST_IDS));
    ids
}

/// The one id of a field.
pub(crate) fn one_id(field: &str) -> Option<String> {
    ids(field).into_iter().next().or_else(|| {
        let bare: String = field.chars().filter(|c| !c.is_whitespace() && !matches!(c, '<' | '>')).collect();
        (!bare.is_empty() && bare.len() <= LONGEST_ID).then_some(bare)
    })
}

/// What stands in angle brackets; without any, the words with an `@`.
fn ids(field: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = field;
    while let Some((_, after)) = rest.split_once('<') {
        let end = after.find(['>', '<']).unwrap_or(after.len());
        let id: String = after[..end].chars().filter(|c| !c.is_whitespace()).collect();
        if !id.is_empty() {
            found.push(id);
        }
        rest = &after[end..];
    }
    if found.is_empty() {
        found.extend(
            field
                .split_whitespace()
                .filter(|word| word.contains('@'))
                .map(|word| word.trim_matches(['>', ',', ';', '"']).to_owned()),
        );
    }
    found.retain(|id| id.len() <= LONGEST_ID);
    found
}
