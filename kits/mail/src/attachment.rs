//! Files that came with a mail.

use crate::mime::{Part, field::Fields, parameter, word};
use unicode_normalization::UnicodeNormalization;

/// The longest file name kept, in letters; file systems end at 255 bytes.
const LONGEST_NAME: usize = 120;

/// One attached file, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// A file name that is safe on every system.
    pub name: String,
    /// Lower-case, without parameters. As the sender said, so nothing to rely on.
    pub media_type: String,
    /// Without angle brackets.
    pub content_id: Option<String>,
    /// Shown inside the HTML text, by its content id.
    pub inline: bool,
    /// The file itself.
    pub bytes: Vec<u8>,
}

/// The name a sender gave, if any, by `Content-Disposition` before `Content-Type`.
pub(crate) fn declared_name(part: &Part<'_>, disposition: &parameter::Parameterised) -> Option<String> {
    disposition
        .get("filename")
        .or_else(|| part.kind.get("name"))
        .map(str::to_owned)
        .filter(|name| !name.trim().is_empty())
}

/// The name to show and store: the declared one, else one made of what the part is.
pub(crate) fn name_of(declared: Option<String>, media_type: &str, bytes: &[u8]) -> String {
    match (declared, media_type) {
        (Some(name), _) => safe_name(&name),
        (None, "message/rfc822" | "message/global") => {
            let subject = Fields::of(bytes).get("subject").map(word::decode).unwrap_or_default();
            let subject = if subject.trim().is_empty() { "message".to_owned() } else { subject };
            safe_name(&format!("{}.eml", subject.chars().take(LONGEST_NAME - 4).collect::<String>()))
        }
        (None, _) => safe_name(&format!("{}{}", stem(media_type), extension(media_type))),
    }
}

fn stem(media_type: &str) -> &str {
    match media_type.split_once('/') {
        Some(("image" | "audio" | "video", _)) => media_type.split('/').next().unwrap_or("attachment"),
        Some((_, "calendar" | "ics")) => "invitation",
        Some((_, "delivery-status" | "disposition-notification" | "feedback-report")) => "report",
        Some((_, "rfc822-headers")) => "headers",
        Some((_, "vcard" | "x-vcard" | "directory")) => "contact",
        _ => "attachment",
    }
}

fn extension(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" | "image/jpg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "image/svg+xml" => ".svg",
        "image/heic" => ".heic",
        "application/pdf" => ".pdf",
        "application/zip" => ".zip",
        "application/json" => ".json",
        "application/xml" | "text/xml" => ".xml",
        "application/msword" => ".doc",
        "application/ms-tnef" => ".dat",
        "application/pgp-signature" => ".asc",
        "application/pkcs7-signature" | "application/x-pkcs7-signature" => ".p7s",
        "audio/mpeg" => ".mp3",
        "audio/wav" | "audio/x-wav" => ".wav",
        "video/mp4" => ".mp4",
        "text/calendar" | "application/ics" => ".ics",
        "text/vcard" | "text/x-vcard" | "text/directory" => ".vcf",
        "text/html" => ".html",
        "text/csv" => ".csv",
        "text/plain"
        | "text/rfc822-headers"
        | "message/delivery-status"
        | "message/disposition-notification"
        | "message/feedback-report" => ".txt",
        _ => ".bin",
    }
}

/// Makes a name safe: `_` for `/ \ : * ? " < > |` and control letters, no direction
/// overrides, composed letters (Apple sends them apart), no dots or spaces at the end, a bounded length.
pub fn safe_name(name: &str) -> String {
    let name: String = name
        .nfc()
        .filter(|c| !hidden(*c))
        .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c })
        .collect();
    let name = name.trim().trim_end_matches(['.', ' ']);
    match name.chars().count() {
        0 => "attachment".to_owned(),
        length if length > LONGEST_NAME => shortened(name),
        _ => name.to_owned(),
    }
}

/// Letters that turn or hide what follows, so that `exe.jpg` is not `gpj.exe`.
fn hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn shortened(name: &str) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let kept = LONGEST_NAME - ending.chars().count();
    stem.chars().take(kept).collect::<String>() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_keep_their_ending() {
        assert_eq!(safe_name("../../etc/passwd"), ".._.._etc_passwd");
        assert_eq!(safe_name("a\\b:c*d?.pdf"), "a_b_c_d_.pdf");
        assert_eq!(safe_name("invoice\u{202e}gpj.exe"), "invoicegpj.exe");
        assert_eq!(safe_name("cie\u{308}le.txt"), "ciële.txt");
        assert_eq!(safe_name(" . "), "attachment");
        let long = safe_name(&format!("{}.pdf", "я".repeat(500)));
        assert!(long.ends_with(".pdf") && long.chars().count() == LONGEST_NAME);
    }

    #[test]
    fn an_attached_mail_is_named_by_its_subject() {
        assert_eq!(name_of(None, "message/rfc822", b"Subject: =?utf-8?Q?Re:_a?=\n\nx"), "Re_ a.eml");
        assert_eq!(name_of(None, "text/calendar", b""), "invitation.ics");
    }
}
