//! Entries as a reader sees them.

use crate::view::{self, Body, Change, Kind, Proof};
use base::{EntryId, Look, Result, StaffId};
use shell::{Arg, Frame};
use std::collections::HashMap;
use store::Moment;
use ticket::{Attachment, Delivery, Direction, Entry, EntryKind};

/// What a reader has asked to see.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// The entry whose remote images are to be shown.
    pub images: Option<EntryId>,
}

/// The timeline as `reader` sees it.
pub async fn entries(
    look: &Look,
    frame: &Frame,
    reader: StaffId,
    entries: Vec<Entry>,
    asked: Asked,
) -> Result<Vec<view::Entry>> {
    let mut files: HashMap<EntryId, Vec<Attachment>> = HashMap::new();
    for file in Attachment::of_all(look, entries.iter().map(|e| e.id)).await? {
        files.entry(file.entry_id).or_default().push(file);
    }
    Ok(entries.into_iter().map(|e| entry(frame, reader, &e, &files.remove(&e.id).unwrap_or_default(), asked)).collect())
}

fn entry(frame: &Frame, reader: StaffId, e: &Entry, files: &[Attachment], asked: Asked) -> view::Entry {
    let kind = match (e.kind, e.direction) {
        (EntryKind::Change, _) => Kind::Change(change(frame, e)),
        (EntryKind::Note, _) => Kind::Note(body(e, files, asked)),
        (EntryKind::Call, _) => Kind::Call { channel: e.channel, body: body(e, files, asked) },
        (EntryKind::Message, Some(Direction::Out)) => Kind::Out {
            channel: e.channel,
            to: e
                .recipients
                .0
                .iter()
                .map(|p| if p.name.is_empty() { p.address.clone() } else { p.name.clone() })
                .collect::<Vec<_>>()
                .join(", "),
            body: body(e, files, asked),
            delivery: delivery(e),
            machine: e.machine,
        },
        (EntryKind::Message, _) => {
            Kind::In { channel: e.channel, body: body(e, files, asked), proof: proof(frame, e), machine: e.machine }
        }
    };
    let who = [&e.author_name, &e.author_address].into_iter().find(|s| !s.is_empty()).cloned();
    view::Entry {
        id: e.id.0,
        kind,
        who: who.unwrap_or_else(|| "Repka".to_owned()),
        at: e.at,
        mine: e.staff_id == Some(reader),
        unread: false,
    }
}

/// What was written now stands open, history and signature are folded, the whole is one click away.
fn body(e: &Entry, files: &[Attachment], asked: Asked) -> Body {
    let trimmed = e.reply_text.trim() != e.text.trim() && !e.reply_text.trim().is_empty();
    let whole = e.html.as_ref().map(|html| place_images(html, files));
    let reveal = asked.images == Some(e.id);
    let whole = whole.map(|html| if reveal { mail::reveal(&html) } else { html });
    let from_mail = e.direction == Some(Direction::In) && e.channel == ticket::Channel::Mail;
    Body {
        html: match &whole {
            Some(html) if !trimmed || reveal => html.clone(),
            _ => mail::text_to_html(if trimmed { &e.reply_text } else { &e.text }),
        },
        quoted: (trimmed && !reveal).then(|| whole.clone().unwrap_or_else(|| mail::text_to_html(&e.text))),
        original: from_mail.then(|| format!("/entries/{}/original", e.id)),
        images: (e.remote && !reveal).then(|| format!("?images={}", e.id)),
        attachments: files.iter().filter(|f| !f.inline).map(file).collect(),
    }
}

fn place_images(html: &str, files: &[Attachment]) -> String {
    mail::place_inline(html, |cid| {
        let file = files.iter().find(|f| f.content_id.as_deref() == Some(cid))?;
        Some(format!("/attachments/{}", file.id))
    })
}

fn file(f: &Attachment) -> view::Attachment {
    view::Attachment { name: f.name.clone(), href: format!("/attachments/{}", f.id), size: f.size }
}

fn delivery(e: &Entry) -> view::Delivery {
    match e.delivery {
        Some(Delivery::Waiting) => view::Delivery::Waiting { until: e.deliver_at.unwrap_or(e.at) },
        Some(Delivery::Sending) => view::Delivery::Sending,
        Some(Delivery::Sent) | None => view::Delivery::Sent,
        Some(Delivery::Failed) => view::Delivery::Failed { why: e.delivery_note.clone().unwrap_or_default() },
        Some(Delivery::Unsure) => view::Delivery::Unsure,
        Some(Delivery::Stopped) => view::Delivery::Stopped,
        Some(Delivery::Withdrawn) => view::Delivery::Withdrawn,
    }
}

/// The proofs are named by whoever threads; what is shown is worded by what they prove.
fn proof(frame: &Frame, e: &Entry) -> Option<Proof> {
    let key = match e.proof.as_deref()? {
        "reply_address" => "ticket-proof-token",
        _ => "ticket-proof-reference",
    };
    Some(Proof { short: frame.t(key), full: frame.t(format!("{key}-more")) })
}

fn change(frame: &Frame, e: &Entry) -> Change {
    let key = e.change.as_deref().unwrap_or_default();
    let mut args: Vec<(&str, Arg)> = vec![("who", e.author_name.as_str().into())];
    for (name, value) in e.args.iter().flat_map(|json| json.0.iter()) {
        args.push(match (name.as_str(), value) {
            ("until", value) => ("until", frame.exact(Moment::from_micros(value.as_i64().unwrap_or_default())).into()),
            ("priority", value) => {
                ("name", frame.t(format!("ticket-priority-{}", value.as_str().unwrap_or_default())).into())
            }
            (name, serde_json::Value::Number(n)) => (name, n.as_i64().unwrap_or_default().into()),
            (name, value) => (name, value.as_str().unwrap_or_default().into()),
        });
    }
    Change { icon: icon(key), text: frame.tr(key, &args) }
}

fn icon(key: &str) -> &'static str {
    match key.strip_prefix("ticket-change-").unwrap_or_default() {
        "solved" => "check",
        "reopened" | "came-back" => "again",
        "snoozed" => "moon",
        "promised" | "promise-broken" | "promise-dropped" => "clock",
        "woke" => "clock",
        "priority" => "flag",
        "department" => "department",
        "tagged" | "untagged" => "tag",
        "linked" => "link",
        "invited" => "people",
        "renamed" => "note",
        _ => "person",
    }
}
