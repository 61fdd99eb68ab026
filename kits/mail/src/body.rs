//! A mail's parts put together: one readable text, one HTML text, the files.

use crate::attachment::{self, Attachment};
use crate::html;
use crate::mime::{Content, Part, Tree, charset, parameter::Parameterised, transfer, uuencode, word};
use crate::pack::{pkcs7, tnef::Pack};
use std::borrow::Cow;

/// Signed mails inside signed mails; deeper ones stay files.
const MOST_SIGNED: usize = 3;

/// Files of one mail, of all its parts, packs and signatures; more are counted, not kept.
const MOST_FILES: usize = 1_000;

/// What a mail says and brings.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Of the text parts; none when there are only HTML parts.
    pub plain: Option<String>,
    /// As sent, unsafe.
    pub html: Option<String>,
    pub attachments: Vec<Attachment>,
    /// Files beyond the limit, and parts in signatures beyond their tree's.
    pub unread_parts: usize,
}

impl Body {
    pub fn of(root: &Part<'_>) -> Body {
        let mut found = Found::default();
        let mut piece = collect(root, Place { is_root: true, signed: 0 }, &mut found);
        let mut attachments = found.attachments;
        if !piece.says() {
            piece = found.packed;
        }
        if let Some(html) = &piece.html {
            for attachment in &mut attachments {
                attachment.inline = attachment.content_id.as_ref().is_some_and(|id| shows(html, id));
            }
        }
        Body { plain: piece.plain, html: piece.html, attachments, unread_parts: found.unread_parts }
    }
}

fn shows(html: &str, content_id: &str) -> bool {
    !content_id.is_empty() && html.match_indices("cid:").any(|(at, _)| html[at + 4..].starts_with(content_id))
}

/// The readable content of a part.
#[derive(Debug, Default)]
struct Piece {
    plain: Option<String>,
    html: Option<String>,
}

impl Piece {
    /// Whether there is a word in it.
    fn says(&self) -> bool {
        [&self.plain, &self.html].into_iter().flatten().any(|text| !text.trim().is_empty())
    }
}

/// What stands beside the text.
#[derive(Debug, Default)]
struct Found {
    attachments: Vec<Attachment>,
    /// The text of a pack; said again in the mail's own, if that has any.
    packed: Piece,
    unread_parts: usize,
}

impl Found {
    fn keep(&mut self, file: Attachment) {
        if self.attachments.len() < MOST_FILES {
            self.attachments.push(file);
        } else {
            self.unread_parts += 1;
        }
    }
}

/// Where a part stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    is_root: bool,
    /// In how many opaque signatures.
    signed: usize,
}

/// Depth is bounded by the tree's own limit.
fn collect(part: &Part<'_>, place: Place, found: &mut Found) -> Piece {
    match &part.content {
        Content::Leaf(bytes) => leaf(part, bytes, place, found),
        Content::Multi(children) => {
            let place = Place { is_root: false, ..place };
            let pieces: Vec<Piece> = children.iter().map(|child| collect(child, place, found)).collect();
            if part.kind.value == "multipart/alternative" { alternative(pieces) } else { joined(pieces) }
        }
    }
}

fn leaf(part: &Part<'_>, bytes: &[u8], place: Place, found: &mut Found) -> Piece {
    let decoded = transfer::decode(bytes, part.fields.get("content-transfer-encoding"));
    let disposition = Parameterised::of(part.fields.get("content-disposition"), "");
    if !is_body(part, &disposition, place.is_root) {
        let file = attached(part, &disposition, decoded);
        let piece = unpacked(&file, place, found);
        found.keep(file);
        return piece;
    }
    let (decoded, files) = match uuencode::take_out(&decoded) {
        Some((rest, files)) if part.kind.value == "text/plain" => (Cow::Owned(rest), files),
        _ => (decoded, Vec::new()),
    };
    files.into_iter().for_each(|(name, bytes)| found.keep(loose(Some(name), None, None, bytes)));
    let own = if part.kind.value == "text/html" { charset::in_html(&decoded) } else { None };
    let text = charset::decode(&decoded, part.kind.get("charset").or(own.as_deref()));
    match part.kind.value.as_str() {
        "text/html" => Piece { plain: None, html: Some(text) },
        "text/enriched" | "text/richtext" => Piece { plain: Some(html::to_text(&text)), html: None },
        _ => Piece { plain: Some(readable(&text, &part.kind)), html: None },
    }
}

/// What is in a file that is a mail, or half a mail, itself. The file stays beside it.
fn unpacked(file: &Attachment, place: Place, found: &mut Found) -> Piece {
    let is_pack = file.name.eq_ignore_ascii_case("winmail.dat");
    match file.media_type.as_str() {
        "application/pkcs7-mime" | "application/x-pkcs7-mime" if place.signed < MOST_SIGNED => {
            let Some(content) = pkcs7::content(&file.bytes) else {
                return Piece::default();
            };
            let place = Place { is_root: false, signed: place.signed + 1 };
            let tree = Tree::read(&content);
            found.unread_parts += tree.unread_parts;
            return collect(&tree.root, place, found);
        }
        "application/ms-tnef" | "application/vnd.ms-tnef" => {}
        "application/octet-stream" if is_pack => {}
        _ => return Piece::default(),
    }
    if let Some(pack) = Pack::open(&file.bytes) {
        let files = pack.files.into_iter().map(|file| loose(file.name, file.media_type, file.content_id, file.bytes));
        files.for_each(|file| found.keep(file));
        found.packed = Piece { plain: pack.plain, html: pack.html };
    }
    Piece::default()
}

/// A file without a part of its own.
fn loose(name: Option<String>, media_type: Option<String>, content_id: Option<String>, bytes: Vec<u8>) -> Attachment {
    let media_type = media_type.map_or("application/octet-stream".to_owned(), |it| it.to_ascii_lowercase());
    Attachment {
        name: attachment::name_of(name.map(|name| word::decode(&name)), &media_type, &bytes),
        media_type,
        content_id,
        inline: false,
        bytes,
    }
}

/// Text without a file name is the letter; everything else is a file.
fn is_body(part: &Part<'_>, disposition: &Parameterised, is_root: bool) -> bool {
    let body_kind = match part.kind.value.as_str() {
        "text/plain" | "text/html" | "text/enriched" | "text/richtext" => true,
        "message/delivery-status" | "message/partial" => is_root,
        "text/calendar"
        | "text/vcard"
        | "text/x-vcard"
        | "text/directory"
        | "text/csv"
        | "text/xml"
        | "text/rfc822-headers" => false,
        other => other.starts_with("text/"),
    };
    let named = attachment::declared_name(part, disposition).is_some();
    body_kind && disposition.value != "attachment" && (!named || is_root && disposition.value.is_empty())
}

fn attached(part: &Part<'_>, disposition: &Parameterised, bytes: Cow<'_, [u8]>) -> Attachment {
    let declared = attachment::declared_name(part, disposition);
    let content_id = part.fields.get("content-id").map(|id| id.trim().trim_matches(['<', '>']).to_owned());
    Attachment {
        name: attachment::name_of(declared, &part.kind.value, &bytes),
        media_type: part.kind.value.clone(),
        content_id: content_id.filter(|id| !id.is_empty()),
        inline: false,
        bytes: bytes.into_owned(),
    }
}

/// One line ending, no NUL, and flowed lines (RFC 3676) made whole.
fn readable(text: &str, kind: &Parameterised) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    let flowed = kind.get("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    let delete_space = kind.get("delsp").is_some_and(|answer| answer.eq_ignore_ascii_case("yes"));
    if flowed { unflow(&text, delete_space) } else { text }
}

/// A line that ends in a space goes on in the next one of the same quote depth.
fn unflow(text: &str, delete_space: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let depth = line.bytes().take_while(|&byte| byte == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        let flows = content.ends_with(' ') && !is_signature;
        let kept = if flows && delete_space { &content[..content.len() - 1] } else { content };
        match lines.last_mut().filter(|_| open == Some(depth) && !is_signature) {
            Some(last) => last.push_str(kept),
            None if depth == 0 => lines.push(kept.to_owned()),
            None => lines.push(format!("{} {kept}", &line[..depth])),
        }
        open = flows.then_some(depth);
    }
    lines.join("\n")
}

/// The first plain text that says something, the last HTML; plain texts that differ are all kept.
fn alternative(pieces: Vec<Piece>) -> Piece {
    let mut chosen = Piece::default();
    for piece in pieces {
        let says = piece.plain.as_ref().is_some_and(|text| !text.trim().is_empty());
        if says && chosen.plain.is_none() || chosen.plain.is_none() && piece.html.is_none() {
            chosen.plain = piece.plain.filter(|_| says);
        }
        chosen.html = piece.html.filter(|html| !html.trim().is_empty()).or(chosen.html);
    }
    chosen
}

/// One after the other. HTML appears only if some part has it; plain parts are then shown in it too.
fn joined(pieces: Vec<Piece>) -> Piece {
    let any_plain = pieces.iter().any(|piece| piece.plain.is_some());
    let any_html = pieces.iter().any(|piece| piece.html.is_some());
    let mut plain = Vec::new();
    let mut html = Vec::new();
    for piece in pieces {
        if any_html {
            html.extend(piece.html.clone().or_else(|| piece.plain.as_deref().map(html::from_text)));
        }
        if any_plain {
            plain.extend(piece.plain.or_else(|| piece.html.as_deref().map(html::to_text)));
        }
    }
    Piece { plain: any_plain.then(|| join_texts(plain)), html: any_html.then(|| html.join("\n")) }
}

fn join_texts(texts: Vec<String>) -> String {
    let said: Vec<&str> = texts.iter().map(|text| text.trim_end()).filter(|text| !text.is_empty()).collect();
    said.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::unflow;

    #[test]
    fn flowed_lines_become_whole_and_quotes_keep_their_depth() {
        let text = "one \ntwo\n\n> quoted \n> on\n>> deep\nend \n-- \nme";
        assert_eq!(unflow(text, false), "one two\n\n> quoted on\n>> deep\nend \n-- \nme");
        assert_eq!(unflow("日本 \n語", true), "日本語");
    }
}
