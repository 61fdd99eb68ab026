//! Entries as a reader sees them.

use crate::{
    preview::{is_small_picture, preview},
    remote,
    ticket_page::AskedFor,
    view::{self, Body, Change, Item, Kind, Proof, Unbelieved},
    warnings,
};
use base::{EntryId, Keys, Look, Result, StaffId};
use people_web::page::called;
use shell::{Arg, Chip, Face, Frame, Tone};
use std::collections::HashMap;
use store::Moment;
use ticket::{Attachment, Delivery, Direction, Entry, EntryKind, Missed, Person, Scope, Stretch, windowing::WORDS};

/// Bytes of quoted history sent along, folded.
const QUOTED: usize = 20_000;
/// Lines of a body that stands open; a few more are not worth folding.
const LINES: usize = 30;
/// Letters on a line, more or less.
const LINE: usize = 90;

/// Who reads, and what they asked to see.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Who.
    pub reader: StaffId,
    /// The newest entry they have seen; 0 when they never opened the ticket, to whom nothing is newer than the rest.
    pub read: EntryId,
    /// How the page was asked for.
    pub asked: &'a AskedFor,
    /// Some of the entries have files.
    pub files: bool,
    /// They may strike words.
    pub strikes: bool,
    /// What they may see.
    pub scope: &'a Scope,
    /// What shows that a page of ours names a picture from elsewhere.
    pub keys: &'a Keys,
}

impl Reading<'_> {
    fn wants(&self, entry: EntryId, asked: Option<i64>) -> bool {
        asked == Some(entry.0)
    }
}

/// The timeline as it is read.
pub async fn items(look: &Look, frame: &Frame, stretches: Vec<Stretch>, reading: Reading<'_>) -> Result<Vec<Item>> {
    let mut files: HashMap<EntryId, Vec<Attachment>> = HashMap::new();
    if reading.files {
        let ids = stretches.iter().flat_map(|s| &s.entries).filter(|e| e.kind != EntryKind::Change).map(|e| e.id);
        for file in Attachment::of_all(look, ids).await? {
            files.entry(file.entry_id).or_default().push(file);
        }
    }
    let mut drawn = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let before = stretch.entries.first().map_or(0, |e| e.id.0);
        let gap = stretch.gap.map(|gap| view::Gap {
            count: gap.count.into(),
            href: format!("{}#entry-{before}", reading.asked.with("from", gap.from.0)),
            before,
        });
        let mut entries = Vec::with_capacity(stretch.entries.len());
        for mut e in stretch.entries {
            if reading.wants(e.id, reading.asked.whole) {
                e = Entry::seen_by(look, reading.scope, e.id).await?;
            }
            let mut drawn = entry(frame, reading, &e, &files.remove(&e.id).unwrap_or_default());
            crate::marks::of_note(&mut drawn, &e, reading.reader, look.now());
            entries.push(drawn);
        }
        drawn.push(view::Stretch { gap, entries });
    }
    Ok(view::items(drawn))
}

fn entry(frame: &Frame, reading: Reading<'_>, e: &Entry, files: &[Attachment]) -> view::Entry {
    let kind = match (e.kind, e.direction) {
        (EntryKind::Change, _) => Kind::Change(change(frame, e)),
        (EntryKind::Note, _) => Kind::Note(body(e, files, reading)),
        (EntryKind::Question, _) => Kind::Question(body(e, files, reading)),
        (EntryKind::Answer, _) => Kind::Answer(body(e, files, reading)),
        (EntryKind::Remedy, _) => Kind::Remedy(body(e, files, reading)),
        (EntryKind::Call, _) => Kind::Call { channel: e.channel, body: body(e, files, reading) },
        (EntryKind::Message, Some(Direction::Out)) => Kind::Out {
            channel: e.channel,
            to: names(frame, &e.recipients.0),
            blind: names(frame, &e.blind.0),
            body: body(e, files, reading),
            delivery: delivery(e),
            missed: missed(frame, e),
            again: e.delivery == Some(Delivery::Sent) && e.missed.0.iter().any(Missed::is_over),
            machine: e.machine,
        },
        (EntryKind::Message, _) => Kind::In {
            channel: e.channel,
            body: body(e, files, reading),
            proof: proof(frame, e),
            unbelieved: unbelieved(frame, e),
            apart: e.apart,
            machine: e.machine,
        },
    };
    let who = [&e.author_name, &e.author_address].into_iter().find(|s| !s.is_empty()).cloned();
    let who = who.map_or_else(|| "Repka".to_owned(), |who| called(frame, who));
    view::Entry {
        id: e.id.0,
        kind,
        staff: e.staff_id.map(|id| id.0),
        face: Face::of(&who, None),
        who,
        at: e.at,
        mine: e.staff_id == Some(reading.reader),
        unread: is_unread(e, reading),
        machine: e.machine,
        link: format!("/tickets/{}?from={}#entry-{}", e.ticket_id, e.id, e.id),
        under: Vec::new(),
        of_colleague: e.is_of_colleague(),
        menu: Vec::new(),
        signs: view::Under::default(),
        mended: false,
        mends: false,
        splits: false,
        cards_hidden: e.cards_hidden,
        strays: e.strays.then(|| mail::Subject::of(&e.subject).title),
        copies: names(frame, &e.copies.0),
        struck: struck(frame, e),
        strike: (reading.strikes && e.struck_at.is_none() && e.kind != EntryKind::Change)
            .then(|| format!("/tickets/{}/entries/{}/striking", e.ticket_id, e.id)),
    }
}

fn name(frame: &Frame, person: &Person) -> String {
    if person.name.is_empty() { person.address.clone() } else { called(frame, person.name.clone()) }
}

fn names(frame: &Frame, people: &[Person]) -> String {
    people.iter().map(|person| name(frame, person)).collect::<Vec<_>>().join(", ")
}

/// Who of several does not have it, and why. Of one alone, how far it is says it.
fn missed(frame: &Frame, e: &Entry) -> Vec<view::Missed> {
    let said = |one: &Missed| {
        let key = match one.state {
            Delivery::Waiting => "ticket-missed-waiting",
            Delivery::Unsure => "ticket-missed-unsure",
            Delivery::Sending => "ticket-missed-sending",
            _ => "ticket-missed-failed",
        };
        let at = one.next.map(|next| frame.exact(next)).unwrap_or_default();
        let args = [("name", name(frame, &one.whom).into()), ("at", at.into()), ("why", one.note.as_str().into())];
        view::Missed { is_over: one.is_over(), words: frame.tr(key, &args) }
    };
    match e.everybody().nth(1) {
        Some(_) => e.missed.0.iter().map(said).collect(),
        None => Vec::new(),
    }
}

fn is_unread(e: &Entry, reading: Reading<'_>) -> bool {
    reading.read.0 > 0 && e.id > reading.read && e.kind != EntryKind::Change && e.staff_id != Some(reading.reader)
}

/// What was written now stands open, history and signature are folded, the whole is one click away.
fn body(e: &Entry, files: &[Attachment], reading: Reading<'_>) -> Body {
    let trimmed = e.reply_text.trim() != e.text.trim() && !e.reply_text.trim().is_empty();
    let reveal = reading.wants(e.id, reading.asked.images);
    let most = if reading.wants(e.id, reading.asked.whole) { usize::MAX } else { WORDS };
    let whole = match &e.html {
        Some(html) => placed(html, files, reveal.then_some(reading.keys)),
        None if e.text.trim().is_empty() => String::new(),
        None => mail::text_to_html(&e.text),
    };
    let now = match trimmed && !reveal {
        true => mail::beginning(&whole, &e.reply_text).unwrap_or_else(|| mail::text_to_html(&e.reply_text)),
        false => whole.clone(),
    };
    let quoted = (trimmed && !reveal).then_some(whole);
    let (html, is_cut) = shortened(now, most);
    let (quoted, quoted_is_cut) = quoted.map_or((None, false), |quoted| {
        let (html, cut) = shortened(quoted, most.min(if most == WORDS { QUOTED } else { most }));
        (Some(html), cut)
    });
    let from_mail = e.direction == Some(Direction::In) && e.channel == ticket::Channel::Mail;
    let from_mail = from_mail && reading.scope.contacts().are_shown();
    Body {
        long: is_long(if trimmed { &e.reply_text } else { &e.text }),
        rest: (is_cut || quoted_is_cut).then(|| format!("{}#entry-{}", reading.asked.with("whole", e.id.0), e.id)),
        html,
        quoted,
        original: from_mail.then(|| format!("/entries/{}/original", e.id)),
        signature: e.signature.clone(),
        images: (e.remote && !reveal).then(|| reading.asked.with("images", e.id.0)),
        attachments: files.iter().filter(|f| !f.inline).map(file).collect(),
    }
}

/// What is said where words stood.
fn struck(frame: &Frame, e: &Entry) -> Option<String> {
    let at = frame.exact(e.struck_at?);
    Some(match &e.struck_why {
        Some(why) => frame.tr("ticket-struck", &[("at", at.into()), ("why", why.as_str().into())]),
        None => frame.tr("ticket-struck-change", &[("at", at.into())]),
    })
}

/// Its beginning, and whether there is more.
fn shortened(html: String, most: usize) -> (String, bool) {
    match mail::shorten(&html, most) {
        Some(short) => (short, true),
        None => (html, false),
    }
}

fn is_long(text: &str) -> bool {
    let lines = text.lines().map(|line| 1 + line.chars().count() / LINE);
    lines
        .scan(0, |sum, lines| {
            *sum += lines;
            Some(*sum)
        })
        .any(|sum| sum > LINES)
}

/// With its pictures; those from elsewhere are fetched by the desk, for whoever asked to see them.
fn placed(html: &str, files: &[Attachment], revealed_by: Option<&Keys>) -> String {
    let html = place_images(html, files);
    match revealed_by {
        Some(keys) => mail::reveal(&html, |url| remote::address(keys, url)),
        None => html,
    }
}

fn place_images(html: &str, files: &[Attachment]) -> String {
    mail::place_inline(html, |cid| {
        let file = files.iter().find(|f| f.content_id.as_deref() == Some(cid) && f.danger().is_none())?;
        Some(format!("/attachments/{}", file.id))
    })
}

fn file(f: &Attachment) -> view::Attachment {
    let danger = f.danger();
    view::Attachment {
        name: f.name.clone(),
        href: danger.map_or_else(|| format!("/attachments/{}", f.id), |_| warnings::path(f.id)),
        size: f.size,
        preview: preview(&f.media_type, &f.name).map(|(preview, _)| preview).filter(|_| danger.is_none()),
        small: is_small_picture(f) && danger.is_none(),
        danger: danger.map(warnings::short_key),
    }
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

/// The proofs are named by whoever threads, for each there are words.
fn proof(frame: &Frame, e: &Entry) -> Option<Proof> {
    let key = match e.proof.as_deref()? {
        "reply_address" => "ticket-proof-token",
        "message_id" => "ticket-proof-message",
        "mark" => "ticket-proof-mark",
        "quote" => "ticket-proof-quote",
        "subject" => "ticket-proof-subject",
        "copy" => "ticket-proof-copy",
        _ => "ticket-proof-reference",
    };
    Some(Proof { short: frame.t(key), full: frame.t(format!("{key}-more")) })
}

/// The words a doubt is kept by are those of whoever checks senders; one that is not known is told as the first. Who is
/// only not proven is not called forged.
fn unbelieved(frame: &Frame, e: &Entry) -> Option<Unbelieved> {
    let (chip, full) = match e.doubt.as_deref()? {
        "unproven" => (Chip::new(Tone::Plain, frame.t("ticket-unproven")), "ticket-unproven-more"),
        word => {
            let full = match word {
                "server" => "ticket-doubt-server",
                "several" => "ticket-doubt-several",
                _ => "ticket-doubt-dmarc",
            };
            (Chip::new(Tone::Beet, frame.t("ticket-doubt")).with_icon("alert"), full)
        }
    };
    Some(Unbelieved { chip, full: frame.t(full) })
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
    let text = struck(frame, e).unwrap_or_else(|| frame.tr(key, &args));
    Change { icon: icon(key), text, counts: key == ticket::merging::MERGED_HERE }
}

fn icon(key: &str) -> &'static str {
    match key.strip_prefix("ticket-change-").unwrap_or_default() {
        "solved" => "check",
        "reopened" | "came-back" | "undelivered" => "again",
        "snoozed" => "moon",
        "promised" | "promise-broken" | "promise-dropped" => "clock",
        "woke" => "clock",
        "priority" => "flag",
        "department" => "department",
        "tagged" | "untagged" => "tag",
        "merged" | "merged-here" | "unmerged" | "unmerged-here" | "split-off" | "split-both" | "split-from" => "merge",
        "field" => "form",
        key if key.starts_with("linked") || key == "unlinked" => "link",
        "invited" => "people",
        "discarded" => "alert",
        "undiscarded" => "undo",
        key if key.starts_with("review-") => "eye",
        "renamed" => "note",
        _ => "person",
    }
}
