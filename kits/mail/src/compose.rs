//! A letter of ours to raw bytes, by lettre's builder.

use crate::address::Address;
use crate::attachment::{Attachment, safe_name};
use crate::html;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as File, Mailbox, Message, MessageBuilder, MultiPart, SinglePart};
use ring::digest::{SHA256, digest};
use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

/// Ids kept of `References`: the first, which opened the conversation, and the newest.
const MOST_REFERENCES: usize = 20;

/// A mail to be sent. Composing the same draft again gives the same bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Without angle brackets; ours to choose before the first attempt to send.
    pub message_id: String,
    /// Who writes.
    pub from: Address,
    /// Where answers go, if not to [`Draft::from`].
    pub reply_to: Option<Address>,
    /// Main recipients; at least one here or in [`Draft::cc`].
    pub to: Vec<Address>,
    /// Copies.
    pub cc: Vec<Address>,
    /// One line; line ends become spaces.
    pub subject: String,
    /// Plain text; made from [`Draft::html`] if blank.
    pub text: String,
    /// HTML text, sent beside the plain one.
    pub html: Option<String>,
    /// The id answered, without angle brackets.
    pub in_reply_to: Option<String>,
    /// The conversation's ids, oldest first, without angle brackets.
    pub references: Vec<String>,
    /// Seconds since 1970.
    pub date: i64,
    /// Files. Those `inline` with a content id are shown in the HTML text.
    pub attachments: Vec<Attachment>,
    /// Written by a machine: says so, so that other machines do not answer.
    pub automatic: bool,
    /// `X-Repka-Loop`: this desk's mark, by which it knows its own mail.
    pub loop_mark: Option<String>,
}

/// Why a draft cannot become a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComposeError {
    /// This is no mail address.
    Address(String),
    /// There is nobody to send it to.
    NoRecipient,
    /// The mail builder refused; its words.
    Builder(String),
}

impl fmt::Display for ComposeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ComposeError::Address(address) => write!(f, "{address:?} is not a mail address"),
            ComposeError::NoRecipient => f.write_str("there is no recipient"),
            ComposeError::Builder(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for ComposeError {}

impl Draft {
    /// The raw mail, with CRLF line ends.
    ///
    /// # Errors
    /// [`ComposeError`] for an address that is none, or when there is no recipient.
    pub fn compose(&self) -> Result<Vec<u8>, ComposeError> {
        if self.to.is_empty() && self.cc.is_empty() {
            return Err(ComposeError::NoRecipient);
        }
        let mut builder = self.head()?;
        for (name, value) in self.marks() {
            builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        }
        let files: Vec<&Attachment> = self.attachments.iter().filter(|file| !self.is_shown(file)).collect();
        let body = self.body();
        let message = match (body, files.is_empty()) {
            (Body::Single(part), true) => builder.singlepart(part),
            (Body::Multi(part), true) => builder.multipart(part),
            (body, false) => builder.multipart(self.with_files(body, &files)),
        };
        Ok(message.map_err(|error| ComposeError::Builder(error.to_string()))?.formatted())
    }

    fn head(&self) -> Result<MessageBuilder, ComposeError> {
        let moment = UNIX_EPOCH + Duration::from_secs(self.date.try_into().unwrap_or(0));
        let mut builder = Message::builder()
            .message_id(Some(bracketed(&self.message_id)))
            .date(moment)
            .subject(one_line(&self.subject))
            .from(mailbox(&self.from)?);
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(mailbox(reply_to)?);
        }
        for to in &self.to {
            builder = builder.to(mailbox(to)?);
        }
        for cc in &self.cc {
            builder = builder.cc(mailbox(cc)?);
        }
        if let Some(id) = &self.in_reply_to {
            builder = builder.in_reply_to(bracketed(id));
        }
        let references = self.kept_references();
        Ok(if references.is_empty() { builder } else { builder.references(references.join(" ")) })
    }

    fn kept_references(&self) -> Vec<String> {
        let all: Vec<String> = self.references.iter().map(|id| bracketed(id)).collect();
        match all.split_first() {
            Some((first, rest)) if all.len() > MOST_REFERENCES => {
                let newest = &rest[rest.len() + 1 - MOST_REFERENCES..];
                std::iter::once(first).chain(newest).cloned().collect()
            }
            _ => all,
        }
    }

    /// What other machines read.
    fn marks(&self) -> Vec<(&'static str, String)> {
        let mut marks = Vec::new();
        if self.automatic {
            // RFC 3834, section 5: what answers a mail, and what nobody asked for.
            let how = if self.in_reply_to.is_some() { "auto-replied" } else { "auto-generated" };
            marks.push(("Auto-Submitted", how.to_owned()));
            marks.push(("X-Auto-Response-Suppress", "All".to_owned()));
            marks.push(("Precedence", "bulk".to_owned()));
        }
        if let Some(mark) = &self.loop_mark {
            marks.push(("X-Repka-Loop", one_line(mark)));
        }
        marks
    }

    /// Whether a file appears in the HTML text instead of below the mail.
    fn is_shown(&self, file: &Attachment) -> bool {
        self.html.is_some() && file.inline && file.content_id.is_some()
    }

    fn body(&self) -> Body {
        let Some(html) = &self.html else {
            return Body::Single(SinglePart::plain(self.text.clone()));
        };
        let text = if self.text.trim().is_empty() { html::to_text(html) } else { self.text.clone() };
        let alternative =
            MultiPart::alternative().boundary(self.boundary("alternative")).singlepart(SinglePart::plain(text));
        let shown: Vec<&Attachment> = self.attachments.iter().filter(|file| self.is_shown(file)).collect();
        if shown.is_empty() {
            return Body::Multi(alternative.singlepart(SinglePart::html(html.clone())));
        }
        let related =
            MultiPart::related().boundary(self.boundary("related")).singlepart(SinglePart::html(html.clone()));
        Body::Multi(
            alternative.multipart(shown.into_iter().fold(related, |part, file| part.singlepart(part_of(file, true)))),
        )
    }

    fn with_files(&self, body: Body, files: &[&Attachment]) -> MultiPart {
        let mixed = MultiPart::mixed().boundary(self.boundary("mixed"));
        let mixed = match body {
            Body::Single(part) => mixed.singlepart(part),
            Body::Multi(part) => mixed.multipart(part),
        };
        files.iter().fold(mixed, |part, file| part.singlepart(part_of(file, false)))
    }

    /// Of the id, so that a draft composed twice is the same mail; nobody else can know it in advance
    /// of the mail, since the id carries a MAC.
    fn boundary(&self, part: &str) -> String {
        let hash = digest(&SHA256, format!("{part} {}", self.message_id).as_bytes());
        hash.as_ref()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

enum Body {
    Single(SinglePart),
    Multi(MultiPart),
}

fn part_of(file: &Attachment, shown: bool) -> SinglePart {
    let name = safe_name(&file.name);
    let octets = ContentType::parse("application/octet-stream");
    let media_type = ContentType::parse(&one_line(&file.media_type)).or(octets).unwrap_or(ContentType::TEXT_PLAIN);
    let part = match file.content_id.as_deref().filter(|_| shown) {
        Some(id) => File::new_inline_with_name(bare_id(id), name),
        None => File::new(name),
    };
    part.body(file.bytes.clone(), media_type)
}

fn mailbox(address: &Address) -> Result<Mailbox, ComposeError> {
    let parsed = address.built().ok_or_else(|| ComposeError::Address(address.address.clone()))?;
    Ok(Mailbox::new(address.name.as_deref().map(one_line).filter(|name| !name.is_empty()), parsed))
}

/// No line ends and no other control letters: nothing that could begin a field of its own.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn bare_id(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>')).collect()
}

fn bracketed(id: &str) -> String {
    format!("<{}>", bare_id(id))
}
