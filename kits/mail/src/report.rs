//! Reports of mail systems (RFC 3462, RFC 3464): which mail they are about and what became of it.

use crate::address::Address;
use crate::letter;
use crate::mime::{Content, Part, Tree, field::Fields, parameter::Parameterised, transfer};
use crate::verdict::Why;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How much of a report's text is looked at.
const MOST_TEXT: usize = 20_000;

/// What a mail system says about a mail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounce {
    /// The id of the mail it is about, without angle brackets.
    pub original_message_id: Option<String>,
    /// True: the address does not take mail (status 5.x). False: not yet, or just delayed (4.x). None: it is not said.
    pub permanent: Option<bool>,
    /// Whom it did not reach.
    pub recipient: Option<String>,
    /// The enhanced status code (RFC 3463), like `5.1.1`.
    pub status: Option<String>,
}

/// The kind of report that is no bounce.
pub(crate) fn kind(tree: &Tree<'_>) -> Option<Why> {
    // As declared, since a report without its parts is read as text.
    let kind = Parameterised::of(tree.root.fields.get("content-type"), "text/plain");
    let named = kind.get("report-type").unwrap_or_default().to_ascii_lowercase();
    let has = |media_type: &str| find(&tree.root, media_type).is_some();
    if named == "disposition-notification" || has("message/disposition-notification") {
        return Some(Why::Receipt);
    }
    if named == "feedback-report" || has("message/feedback-report") {
        return Some(Why::Complaint);
    }
    (kind.value == "multipart/report").then_some(Why::Generated)
}

/// The bounce in a mail, if it is one.
pub(crate) fn bounce(tree: &Tree<'_>, from: Option<&Address>, subject: &str, text: &str) -> Option<Bounce> {
    let root = &tree.root;
    if let Some(part) = find(root, "message/delivery-status") {
        let status = content(part);
        return Some(with_original(read_status(&status), tree, &String::from_utf8_lossy(&status)));
    }
    let is_report = kind(tree) == Some(Why::Generated);
    let failed =
        root.fields.get("x-failed-recipients").map(|list| list.split(',').next().unwrap_or_default().trim().to_owned());
    let daemon = from.is_some_and(|from| {
        matches!(from.local().to_ascii_lowercase().as_str(), "mailer-daemon" | "postmaster" | "mailerdaemon")
    });
    let silent = ["return-path", "x-envelope-from"]
        .iter()
        .any(|name| root.fields.get(name).is_some_and(|path| path.trim() == "<>"));
    if !(is_report || failed.is_some() || (daemon || silent) && bounce_subject(subject)) {
        return None;
    }
    let text = text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or(text);
    let status = status_in(text);
    let bounce = Bounce {
        permanent: status.as_deref().and_then(permanence),
        recipient: failed,
        status,
        original_message_id: None,
    };
    Some(with_original(bounce, tree, text))
}

/// Subjects of mail systems that send no structured report.
pub(crate) fn bounce_subject(subject: &str) -> bool {
    const SIGNS: [&str; 22] = [
        "undeliver",
        "returned mail",
        "delivery status notification",
        "delivery failure",
        "delivery has failed",
        "failure notice",
        "mail delivery failed",
        "mail delivery failure",
        "message not delivered",
        "delivery notification",
        "delayed mail",
        "could not send message",
        "delivery delayed",
        "non remis",
        "unzustellbar",
        "nicht zugestellt",
        "mancata consegna",
        "no se puede entregar",
        "не доставлено",
        "недоставленное",
        "не удалось доставить",
        "nije isporučen",
    ];
    let subject = subject.to_lowercase();
    SIGNS.iter().any(|sign| subject.contains(sign))
}

/// The first part of this kind, deepest multiparts included.
fn find<'t, 'a>(part: &'t Part<'a>, media_type: &str) -> Option<&'t Part<'a>> {
    match &part.content {
        _ if part.kind.value == media_type => Some(part),
        Content::Multi(children) => children.iter().find_map(|child| find(child, media_type)),
        Content::Leaf(_) => None,
    }
}

fn content<'a>(part: &Part<'a>) -> Cow<'a, [u8]> {
    match &part.content {
        Content::Leaf(bytes) => transfer::decode(bytes, part.fields.get("content-transfer-encoding")),
        Content::Multi(_) => Cow::Borrowed(b""),
    }
}

/// A delivery status is groups of fields: one of the mail, then one of each recipient. The first failed one counts.
fn read_status(status: &[u8]) -> Bounce {
    let text = String::from_utf8_lossy(status).replace("\r\n", "\n");
    let groups: Vec<Fields> = text.split("\n\n").map(|group| Fields::of(group.trim_start().as_bytes())).collect();
    let recipients: Vec<&Fields> = groups
        .iter()
        .filter(|group| group.has("action") || group.has("status") || group.has("final-recipient"))
        .collect();
    let failed = recipients
        .iter()
        .find(|group| group.get("action").is_some_and(|action| action.trim().eq_ignore_ascii_case("failed")));
    let Some(group) = failed.or(recipients.first()) else {
        return Bounce::default();
    };
    let action = group.get("action").unwrap_or_default().trim().to_ascii_lowercase();
    let status = group.get("status").and_then(status_in).or_else(|| group.get("diagnostic-code").and_then(status_in));
    let recipient =
        ["final-recipient", "original-recipient"].iter().find_map(|name| group.get(name)).map(address_of_type);
    let permanent = match action.as_str() {
        "delayed" | "relayed" | "delivered" | "expanded" => Some(false),
        _ => status.as_deref().and_then(permanence),
    };
    Bounce { original_message_id: None, permanent, recipient: recipient.filter(|address| !address.is_empty()), status }
}

/// `rfc822; <someone@example.com>` is an address with its type.
fn address_of_type(value: &str) -> String {
    let address = value.split_once(';').map_or(value, |(_, address)| address);
    address.trim().trim_matches(['<', '>', '"']).to_owned()
}

fn permanence(status: &str) -> Option<bool> {
    match status.as_bytes().first() {
        Some(b'5') => Some(true),
        Some(b'4') => Some(false),
        _ => None,
    }
}

/// The first `x.y.z` of class 2, 4 or 5.
fn status_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.')).find(|word| is_status(word)).map(str::to_owned)
}

fn is_status(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 3
        && matches!(parts[0], "2" | "4" | "5")
        && parts[1..].iter().all(|part| !part.is_empty() && part.len() <= 3)
}

/// The original's id: from its copy or its header, else from anything in the text that says `Message-ID:`.
fn with_original(bounce: Bounce, tree: &Tree<'_>, text: &str) -> Bounce {
    let copies =
        ["message/rfc822", "text/rfc822-headers", "message/global", "message/rfc822-headers", "message/global-headers"];
    let copy = copies.iter().filter_map(|kind| find(&tree.root, kind)).find_map(|part| id_in(&content(part)));
    let id = copy.or_else(|| id_in_text(text)).or_else(|| id_in_leaves(&tree.root));
    let recipient =
        bounce.recipient.or_else(|| tree.root.fields.get("x-failed-recipients").map(|list| list.trim().to_owned()));
    Bounce { original_message_id: id, recipient, ..bounce }
}

fn id_in(copy: &[u8]) -> Option<String> {
    let fields = Fields::of(copy);
    fields.get("message-id").and_then(letter::one_id)
}

/// A copy of the original inside plain text, as qmail, Exim and Gmail send it.
fn id_in_text(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        let value = line.get(..11).filter(|name| name.eq_ignore_ascii_case("message-id:")).map(|_| &line[11..])?;
        letter::one_id(value)
    })
}

fn id_in_leaves(part: &Part<'_>) -> Option<String> {
    match &part.content {
        Content::Leaf(_) => {
            let bytes = content(part);
            let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_TEXT)]);
            let is_text = Parameterised::of(part.fields.get("content-type"), "text/plain").value.starts_with("text/");
            id_in_text(&text).filter(|_| is_text)
        }
        Content::Multi(children) => children.iter().find_map(id_in_leaves),
    }
}
