//! Which files are shown where one reads, and how they are handed out so that none can run among our pages.

use ticket::Attachment;

/// Bytes of a picture that is drawn small beside the words; larger ones are opened first.
const SMALL: i64 = 8_000_000;

/// How a file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preview {
    /// A picture.
    Picture,
    /// Pages, by the browser's own reader.
    Pages,
    /// Plain text.
    Text,
    /// Something to hear.
    Sound,
    /// Something to watch.
    Film,
}

impl Preview {
    /// The word in pages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Preview::Picture => "picture",
            Preview::Pages => "pages",
            Preview::Text => "text",
            Preview::Sound => "sound",
            Preview::Film => "film",
        }
    }

    /// The policy of such a file's answer. A sandbox keeps it from doing anything; browsers refuse to open their
    /// reader of PDF in one, and that reader is a sandbox of its own.
    pub const fn policy(self) -> &'static str {
        match self {
            Preview::Pages => {
                "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
            }
            _ => "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
        }
    }
}

/// Media types that are shown, by what follows in the name of the file when the sender did not know better.
const SHOWN: [(&str, &str, Preview); 27] = [
    ("image/png", ".png", Preview::Picture),
    ("image/jpeg", ".jpg", Preview::Picture),
    ("image/jpeg", ".jpeg", Preview::Picture),
    ("image/gif", ".gif", Preview::Picture),
    ("image/webp", ".webp", Preview::Picture),
    ("image/avif", ".avif", Preview::Picture),
    ("application/pdf", ".pdf", Preview::Pages),
    ("text/plain", ".txt", Preview::Text),
    ("text/plain", ".log", Preview::Text),
    ("text/csv", ".csv", Preview::Text),
    ("application/json", ".json", Preview::Text),
    ("audio/mpeg", ".mp3", Preview::Sound),
    ("audio/mp4", ".m4a", Preview::Sound),
    ("audio/x-m4a", ".m4a", Preview::Sound),
    ("audio/aac", ".aac", Preview::Sound),
    ("audio/ogg", ".ogg", Preview::Sound),
    ("audio/ogg", ".oga", Preview::Sound),
    ("audio/opus", ".opus", Preview::Sound),
    ("audio/wav", ".wav", Preview::Sound),
    ("audio/x-wav", ".wav", Preview::Sound),
    ("audio/webm", ".weba", Preview::Sound),
    ("audio/amr", ".amr", Preview::Sound),
    ("video/mp4", ".mp4", Preview::Film),
    ("video/webm", ".webm", Preview::Film),
    ("video/ogg", ".ogv", Preview::Film),
    ("video/quicktime", ".mov", Preview::Film),
    ("video/3gpp", ".3gp", Preview::Film),
];

/// How a file is shown, and the media type it is handed out by; `None` for what is only downloaded, which is all
/// that could run: HTML, SVG, XML, scripts, and whatever we do not know.
pub fn preview(declared: &str, name: &str) -> Option<(Preview, &'static str)> {
    let bare = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let name = name.to_ascii_lowercase();
    let unknown = ["", "application/octet-stream", "binary/octet-stream"].contains(&bare.as_str());
    let known = |(media, end, _): &&(&'static str, &str, Preview)| {
        if unknown { name.ends_with(end) } else { *media == bare }
    };
    let (media, _, preview) = SHOWN.iter().find(known)?;
    Some((*preview, if *preview == Preview::Text { "text/plain" } else { media }))
}

/// Whether a file is drawn small beside the words.
pub fn is_small_picture(file: &Attachment) -> bool {
    let picture = preview(&file.media_type, &file.name).is_some_and(|(preview, _)| preview == Preview::Picture);
    picture && file.size <= SMALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_only_downloaded() {
        for risky in [
            "text/html",
            "image/svg+xml",
            "application/xhtml+xml",
            "text/xml",
            "application/xml",
            "text/javascript",
            "application/javascript",
            "application/x-shockwave-flash",
            "multipart/related",
            "message/rfc822",
            "text/calendar",
        ] {
            assert_eq!(preview(risky, "harmless.png"), None, "{risky}");
        }
        for name in ["x.html", "x.svg", "x.png.svg", "x", ".xhtml", "x.pdf.js"] {
            assert_eq!(preview("application/octet-stream", name), None, "{name}");
        }
    }

    #[test]
    fn text_of_any_kind_is_plain_text() {
        assert_eq!(preview("TEXT/CSV; charset=utf-8", "x"), Some((Preview::Text, "text/plain")));
        assert_eq!(preview("application/json", "x"), Some((Preview::Text, "text/plain")));
    }

    #[test]
    fn a_sender_who_does_not_know_the_type_is_helped_by_the_name() {
        assert_eq!(preview("application/octet-stream", "Scan.PDF"), Some((Preview::Pages, "application/pdf")));
        assert_eq!(preview("", "voice.ogg"), Some((Preview::Sound, "audio/ogg")));
        assert_eq!(preview("application/zip", "photo.png"), None, "who names a type is believed");
    }
}
