//! What mail programs say with classes and ids: here begins history, this is who wrote it, this is a signature.

use super::tag::attributes;

/// What a line of marked text is. Each mark is a private-use letter at its line's start; those
/// letters are taken out of foreign text first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Alone on its line: what follows was written earlier.
    History,
    /// The line over a quote.
    Attribution,
    /// Below the own words.
    Signature,
    /// Of an element that holds the earlier mail; what stands below it may be own again.
    Quoted,
}

impl Mark {
    pub fn letter(self) -> char {
        match self {
            Mark::History => '\u{e000}',
            Mark::Attribution => '\u{e001}',
            Mark::Signature => '\u{e002}',
            Mark::Quoted => '\u{e003}',
        }
    }

    pub fn of(letter: char) -> Option<Mark> {
        [Mark::History, Mark::Attribution, Mark::Signature, Mark::Quoted]
            .into_iter()
            .find(|mark| mark.letter() == letter)
    }
}

/// A line without its mark, and the mark.
pub(crate) fn marked(line: &str) -> (&str, Option<Mark>) {
    let mark = line.chars().next().and_then(Mark::of);
    (mark.map_or(line, |mark| &line[mark.letter().len_utf8()..]), mark)
}

/// Outlook on the web and on phones, Outlook for Mac, and what Exchange makes of them.
const HISTORY_IDS: [&str; 4] = [
    "divRplyFwdMsg",
    "ms-outlook-mobile-reference-message",
    "OLK_SRC_BODY_SECTION",
    "mail-editor-reference-message-container",
];
const HISTORY_CLASSES: [&str; 4] =
    ["OutlookMessageHeader", "replyHeader", "zmail_extra_hr", "ms-outlook-mobile-reference-message"];
/// Yahoo, Proton, Zoho, Tutanota; forwarding in Gmail is told by its own line.
const QUOTED_CLASSES: [&str; 5] = ["yahoo_quoted", "protonmail_quote", "zmail_extra", "tutanota_quote", "ydp-quoted"];
/// Gmail, Thunderbird.
const ATTRIBUTION_CLASSES: [&str; 2] = ["gmail_attr", "moz-cite-prefix"];
/// Roundcube.
const ATTRIBUTION_IDS: [&str; 1] = ["reply-intro"];
/// Outlook on the web and on phones, Apple Mail, Roundcube.
const SIGNATURE_IDS: [&str; 4] = ["Signature", "ms-outlook-mobile-signature", "AppleMailSignature", "_rc_sig"];
/// Gmail, Thunderbird, Proton, K-9, Outlook for Windows.
const SIGNATURE_CLASSES: [&str; 7] = [
    "k9mail-signature",
    "MsoAutoSig",
    "gmail_signature",
    "gmail_signature_prefix",
    "moz-signature",
    "protonmail_signature_block",
    "protonmail_signature_block-user",
];

/// What a mail program says with an element.
pub(crate) fn mark_of(name: &str, raw: &str) -> Option<Mark> {
    if !matches!(name, "div" | "blockquote" | "hr" | "span" | "table" | "td" | "p" | "pre") || raw.len() < 8 {
        return None;
    }
    attributes(raw).iter().find_map(|(attribute, value)| match attribute.as_str() {
        "id" if is_any(value, &HISTORY_IDS) => Some(Mark::History),
        "id" if is_any(value, &SIGNATURE_IDS) => Some(Mark::Signature),
        "id" if is_any(value, &ATTRIBUTION_IDS) => Some(Mark::Attribution),
        "class" => value.split_whitespace().find_map(of_class),
        "fairemail" if value.eq_ignore_ascii_case("signature") => Some(Mark::Signature),
        // GMX and web.de; Spark.
        "name" if name == "div" && value.eq_ignore_ascii_case("quote") => Some(Mark::Quoted),
        "name" if value.eq_ignore_ascii_case("messageSignatureSection") => Some(Mark::Signature),
        "name" if value.eq_ignore_ascii_case("messageReplySection") => Some(Mark::Quoted),
        // Zimbra.
        "data-marker" if value.eq_ignore_ascii_case("__QUOTED_TEXT__") => Some(Mark::History),
        "data-marker" if value.starts_with("__SIG_") => Some(Mark::Signature),
        // Outlook for Windows: a thin line over the header of the answered mail.
        "style" if name == "div" && is_outlook_rule(value) => Some(Mark::History),
        _ => None,
    })
}

fn of_class(class: &str) -> Option<Mark> {
    match class {
        _ if is_any(class, &HISTORY_CLASSES) => Some(Mark::History),
        _ if is_any(class, &QUOTED_CLASSES) || is_prefixed_yahoo(class) => Some(Mark::Quoted),
        _ if is_any(class, &ATTRIBUTION_CLASSES) => Some(Mark::Attribution),
        _ if is_any(class, &SIGNATURE_CLASSES) => Some(Mark::Signature),
        _ => None,
    }
}

/// Yahoo puts `ydp` and eight letters before the names of what it quotes again.
fn is_prefixed_yahoo(class: &str) -> bool {
    class.starts_with("ydp") && class.ends_with("yahoo_quoted")
}

/// Whether a quote is the writer's own indented text: Gmail, Yahoo and Apple Mail have no other
/// element for that, and give it a margin and no line beside it.
pub(crate) fn is_indented(raw: &str) -> bool {
    const MARGIN: &str = "margin:00040px";
    raw.contains("40px")
        && attributes(raw).iter().any(|(name, value)| {
            let value: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            name == "style" && value.contains(MARGIN) && value.contains("border:none")
        })
        && !attributes(raw).iter().any(|(name, _)| name == "type" || name == "cite" || name == "class")
}

/// Exchange puts `x_` before the names it finds.
fn is_any(name: &str, known: &[&str]) -> bool {
    known.iter().any(|known| name.trim_start_matches("x_").eq_ignore_ascii_case(known))
}

fn is_outlook_rule(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let rule = style.contains("border-top:solid#e1e1e1") || style.contains("border-top:solid#b5c4df");
    rule && style.contains("padding:3.0pt0")
}
