//! Reports of mail systems (RFC 3462, RFC 3464): which mail they are about and what became of it.

mod each;
mod plain;

use crate::address::Address;
use crate::letter;
use crate::mime::{Content, Part, Tree, field::Fields, parameter::Parameterised, transfer};
use crate::verdict::Why;
use each::Report;
use plain::{bounce_subject, bounce_text, permanence_said, recipient_in, smtp_code};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How much of a report's text is looked at.
const MOST_TEXT: usize = 20_000;
/// Recipients of one report that are looked at.
const MOST_RECIPIENTS: usize = 200;

/// What a mail system says about a mail. Of several whom it did not reach, the first one stands here itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounce {
    /// The id of the mail it is about, without angle brackets.
    pub original_message_id: Option<String>,
    /// True: the address does not take mail (status 5.x). False: not yet, or just delayed (4.x). None: it is not said.
    pub permanent: Option<bool>,
    /// Nobody tries any more: the mail system says that it failed (RFC 3464, 2.3.3), for whatever reason.
    #[serde(default)]
    pub given_up: bool,
    /// Whom it did not reach.
    pub recipient: Option<String>,
    /// The enhanced status code (RFC 3463), like `5.1.1`.
    pub status: Option<String>,
    /// What the other mail system answered, on one line.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whom else it did not reach.
    #[serde(default)]
    pub others: Vec<Failure>,
}

/// What became of a mail for one of those it was for; the fields are those of a [`Bounce`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Whom it did not reach.
    pub recipient: Option<String>,
    /// Whether the address takes no mail at all.
    pub permanent: Option<bool>,
    /// Nobody tries any more.
    pub given_up: bool,
    /// The enhanced status code.
    pub status: Option<String>,
    /// What the other mail system answered.
    pub reason: Option<String>,
}

impl Bounce {
    /// What became of it for each of those it did not reach; one at least, who may be unnamed.
    pub fn failures(&self) -> Vec<Failure> {
        let Bounce { permanent, given_up, recipient, status, reason, .. } = self.clone();
        let first = Failure { recipient, permanent, given_up, status, reason };
        std::iter::once(first).chain(self.others.iter().cloned()).collect()
    }

    fn of(failures: impl IntoIterator<Item = Failure>) -> Bounce {
        let mut failures = failures.into_iter().take(MOST_RECIPIENTS);
        let Failure { recipient, permanent, given_up, status, reason } = failures.next().unwrap_or_default();
        Bounce { original_message_id: None, permanent, given_up, recipient, status, reason, others: failures.collect() }
    }
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
    // Microsoft's junk mail reports have no structure but this field.
    if named == "feedback-report" || has("message/feedback-report") || tree.root.fields.has("x-hmxmroriginalrecipient")
    {
        return Some(Why::Complaint);
    }
    // RFC 8460, and DMARC reports of those who send them so.
    if matches!(named.as_str(), "tlsrpt" | "dmarc") {
        return Some(Why::Generated);
    }
    (kind.value == "multipart/report").then_some(Why::Generated)
}

/// The bounce in a mail, if it is one.
pub(crate) fn bounce(tree: &Tree<'_>, from: Option<&Address>, subject: &str, text: &str) -> Option<Bounce> {
    let root = &tree.root;
    if let Some(part) = find(root, "message/delivery-status").filter(|_| !is_passed_on(tree, from)) {
        let status = content(part);
        return Some(with_original(read_status(&status), tree, &String::from_utf8_lossy(&status)));
    }
    let failed: Vec<&str> = failed_recipients(&root.fields).collect();
    let said = text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or(text);
    if failed.is_empty() && !is_bounce(tree, from, subject, said) {
        return None;
    }
    let report = Report::read(said, &failed);
    let failures = match report.each.as_slice() {
        [] => vec![whole(subject, said, recipient_in(said))],
        [one] => vec![whole(subject, said, Some(one.address.clone()))],
        _ => report.failures(subject),
    };
    Some(with_original(Bounce::of(failures), tree, said))
}

/// What a report in words says, when it is about one recipient at most.
fn whole(subject: &str, text: &str, recipient: Option<String>) -> Failure {
    let status = status_in(text);
    let permanent =
        status.as_deref().and_then(permanence).or_else(|| smtp_code(text)).or_else(|| permanence_said(subject, text));
    let given_up = permanent == Some(true) || plain::is_over(subject, plain::own(text));
    Failure { permanent, given_up, recipient, reason: plain::reason_in(text), status }
}

/// Whether a person sends on what a mail system wrote: only mail systems say that the whole is a report.
fn is_passed_on(tree: &Tree<'_>, from: Option<&Address>) -> bool {
    let fields = &tree.root.fields;
    let machine = fields.get("auto-submitted").is_some_and(|value| !value.trim().eq_ignore_ascii_case("no"));
    let silent = is_silent(fields);
    let whole = matches!(tree.root.kind.value.as_str(), "multipart/report" | "message/delivery-status");
    !(whole || machine || silent) && from.is_some_and(|from| !is_mail_system(from))
}

/// Sent so that nobody answers it.
fn is_silent(fields: &Fields) -> bool {
    ["return-path", "x-envelope-from", "envelope-from"]
        .iter()
        .any(|name| fields.get(name).is_some_and(|path| path.trim() == "<>"))
}

/// Whether a mail without a delivery status is a mail system's about another mail.
fn is_bounce(tree: &Tree<'_>, from: Option<&Address>, subject: &str, text: &str) -> bool {
    let fields = &tree.root.fields;
    let declared = Parameterised::of(fields.get("content-type"), "text/plain");
    if declared.value == "multipart/report" && kind(tree) == Some(Why::Generated) {
        let named = declared.get("report-type").unwrap_or_default().to_ascii_lowercase();
        return !matches!(named.as_str(), "tlsrpt" | "dmarc");
    }
    if fields.has("x-ms-exchange-message-is-ndr") {
        return true;
    }
    match (from.filter(|from| is_mail_system(from)), is_silent(fields)) {
        (Some(_), true) => bounce_subject(subject) || bounce_text(text),
        (Some(from), false) => bounce_text(text) || bounce_subject(subject) && (!is_postmaster(from) || is_coded(text)),
        // A null sender writes absence notes, too.
        (None, true) => !crate::verdict::is_absence_subject(subject, true) && bounce_subject(subject),
        (None, false) => false,
    }
}

/// A person at times, who may write about a delivery, too.
pub(crate) fn is_postmaster(from: &Address) -> bool {
    from.local().eq_ignore_ascii_case("postmaster") && !is_named_system(from)
}

/// Whether some server's answer stands in the text.
fn is_coded(text: &str) -> bool {
    status_in(text).is_some() || smtp_code(text).is_some() || recipient_in(text).is_some()
}

/// An address or a name that mail systems write by; postmasters are people at times.
pub(crate) fn is_mail_system(from: &Address) -> bool {
    const EXCHANGE: &str = "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e";
    let local = from.local().to_ascii_lowercase();
    is_daemon(&local) || local == "postmaster" || local.starts_with(EXCHANGE) || is_named_system(from)
}

fn is_named_system(from: &Address) -> bool {
    let name = from.name.as_deref().unwrap_or_default().to_ascii_lowercase();
    ["mail delivery", "mail administrator", "mail system", "mailer-daemon", "mailer daemon", "internet mail delivery"]
        .iter()
        .any(|start| name.starts_with(start))
}

/// Local parts that no person has.
fn is_daemon(local: &str) -> bool {
    matches!(
        local,
        "mailer-daemon"
            | "mailerdaemon"
            | "mailer_daemon"
            | "mail-daemon"
            | "maildaemon"
            | "double-bounce"
            | "mdaemon"
            | "mail-system"
    )
}

/// Those whom Exim and Gmail name in a field of their own.
fn failed_recipients(fields: &Fields) -> impl Iterator<Item = &str> {
    let named = fields.get("x-failed-recipients").unwrap_or_default().split(',');
    named.map(str::trim).filter(|address| !address.is_empty())
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

/// A delivery status is groups of fields: one of the mail, then one of each recipient. The failed ones count; where
/// there is none, the first.
fn read_status(status: &[u8]) -> Bounce {
    let text = String::from_utf8_lossy(status).replace("\r\n", "\n");
    let groups = text.split("\n\n").map(|group| Fields::of(group.trim_start().as_bytes()));
    let is_of_one = |group: &Fields| group.has("action") || group.has("status") || group.has("final-recipient");
    let groups: Vec<Fields> = groups.filter(is_of_one).collect();
    let failed = groups.iter().filter(|group| action(group) == "failed");
    match failed.clone().next() {
        Some(_) => Bounce::of(failed.map(failure)),
        None => Bounce::of(groups.first().map(failure)),
    }
}

/// What became of it (RFC 3464, 2.3.3), in lower case.
fn action(group: &Fields) -> String {
    group.get("action").unwrap_or_default().trim().to_ascii_lowercase()
}

fn failure(group: &Fields) -> Failure {
    let status = group.get("status").and_then(status_in).or_else(|| group.get("diagnostic-code").and_then(status_in));
    let recipient =
        ["final-recipient", "original-recipient"].iter().find_map(|name| group.get(name)).map(address_of_type);
    let reason = group.get("diagnostic-code").map(plain::one_line).filter(|reason| !reason.is_empty());
    let said = || status.as_deref().and_then(permanence).or_else(|| reason.as_deref().and_then(smtp_code));
    let (permanent, given_up) = match action(group).as_str() {
        "delayed" | "relayed" | "delivered" | "expanded" => (Some(false), false),
        "failed" => (said(), true),
        _ => (said(), said() == Some(true)),
    };
    Failure { permanent, given_up, recipient: recipient.filter(|address| !address.is_empty()), status, reason }
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
    let recipient = bounce.recipient.or_else(|| failed_recipients(&tree.root.fields).next().map(str::to_owned));
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
