//! The mails of a day as programs write them.

use super::{super::place::MAILBOX, mails::Matter};
use base64::{Engine, engine::general_purpose::STANDARD};

/// What a mail says, and how it is packed.
pub enum Body {
    /// Words.
    Text(&'static str),
    /// Words that answer the customer's own mail of this number.
    After(usize, &'static str),
    /// Somebody is away, says a machine.
    Away,
    /// A list that thousands get.
    Newsletter,
    /// A mail server did not deliver something of long ago.
    Bounce,
    /// With a picture among the words.
    Picture,
    /// With a PDF.
    Pdf,
    /// As Outlook writes HTML.
    Outlook,
    /// Four hundred lines.
    Long,
    /// Words, and the same as a file of rich text.
    Rtf,
}

/// A picture of one point.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const OUTLOOK: &str = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p.MsoNormal{margin:0cm}</style></head>\
    <body lang=DE link=\"#0563C1\"><div class=WordSection1><p class=MsoNormal>Dear all,<o:p></o:p></p><p class=MsoNormal>does \
    <b>Monday</b> suit you?<o:p>&nbsp;</o:p></p><table class=MsoTableGrid><tr><td>10:00</td><td>Room 3</td></tr></table></div></body></html>";

/// Its Message-ID, without brackets.
pub fn id(number: usize) -> String {
    format!("m{number}@day.example")
}

/// The whole mail of this number, counted from one.
pub fn mail(number: usize, matter: &Matter) -> String {
    format!(
        "From: {}\r\nTo: {MAILBOX}\r\nSubject: {}\r\nMessage-ID: <{}>\r\nDate: Mon, 02 Nov 2026 09:00:{number:02} +0000\r\nMIME-Version: 1.0\r\n{}\r\n",
        encoded(matter.from),
        words(matter.subject),
        id(number),
        content(&matter.body)
    )
}

/// A name that is not ASCII, before the address.
fn encoded(from: &str) -> String {
    let (name, address) = from.rsplit_once(' ').unwrap();
    format!("{} {address}", words(name))
}

fn words(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { format!("=?utf-8?B?{}?=", STANDARD.encode(text)) }
}

fn content(body: &Body) -> String {
    match body {
        Body::Text(text) => plain("", text),
        Body::After(other, text) => {
            let before = id(*other);
            plain(&format!("In-Reply-To: <{before}>\r\nReferences: <{before}>\r\n"), text)
        }
        Body::Away => plain("Auto-Submitted: auto-replied\r\nX-Autoreply: yes\r\n", "I am away until Monday."),
        Body::Newsletter => plain(
            "List-Id: <news.list.example>\r\nList-Unsubscribe: <mailto:off@list.example>\r\nPrecedence: bulk\r\n",
            "Everything must go.",
        ),
        Body::Bounce => bounce(),
        Body::Picture => {
            let file = part("image/png", "inline; filename=\"scratch.png\"", PNG);
            mixed("Look at this scratch.", &file)
        }
        Body::Pdf => {
            let file =
                part("application/pdf", "attachment; filename=\"plan.pdf\"", &STANDARD.encode("%PDF-1.4\n%%EOF\n"));
            mixed("The signed plan is here.", &file)
        }
        Body::Outlook => {
            format!("X-Mailer: Microsoft Outlook 16.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{OUTLOOK}")
        }
        Body::Long => {
            plain("", &(1..=400).map(|n| format!("Line {n}: and then this happened.\r\n")).collect::<String>())
        }
        Body::Rtf => {
            let file = part(
                "application/rtf",
                "attachment; filename=\"letter.rtf\"",
                &STANDARD.encode(r"{\rtf1\ansi Dear shop}"),
            );
            mixed("My letter is in the file.", &file)
        }
    }
}

fn plain(header: &str, text: &str) -> String {
    format!("{header}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}")
}

fn part(kind: &str, how: &str, base64: &str) -> String {
    format!("Content-Type: {kind}\r\nContent-Disposition: {how}\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64}")
}

fn mixed(text: &str, file: &str) -> String {
    let text = plain("", text);
    format!("Content-Type: multipart/mixed; boundary=day\r\n\r\n--day\r\n{text}\r\n--day\r\n{file}\r\n--day--")
}

fn bounce() -> String {
    let report = "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; gone@mx.example\r\nAction: failed\r\nStatus: 5.1.1";
    format!(
        "Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=day\r\n\r\n\
         --day\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n\
         --day\r\nContent-Type: message/delivery-status\r\n\r\n{report}\r\n\
         --day\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <long-ago@elsewhere.example>\r\nSubject: Hello\r\n\r\n--day--"
    )
}
