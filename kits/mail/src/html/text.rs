//! HTML to text, in one pass without a tree, so that no mail can exhaust it.

use super::tag::{Token, Tokens, attributes};
use mail_parser::decoders::html::add_html_token;

/// Stands alone on a line of marked text where a mail program says "what follows is history".
/// A private-use letter; it is taken out of foreign text first.
pub(crate) const HISTORY: char = '\u{e000}';

/// The deepest quoting shown.
const DEEPEST_QUOTE: usize = 20;

/// The readable text: one line per block, quotes with `>`, list items with `-`.
pub fn to_text(html: &str) -> String {
    Writer::write(html, false)
}

/// Like [`to_text`], with [`HISTORY`] where known mail programs put their mark.
pub(crate) fn to_marked_text(html: &str) -> String {
    Writer::write(html, true)
}

struct Writer {
    out: String,
    line: String,
    quotes: usize,
    preformatted: usize,
    hidden: usize,
    /// Blank lines asked for before the next text.
    gap: usize,
    space: bool,
    marked: bool,
}

impl Writer {
    fn write(html: &str, marked: bool) -> String {
        let mut writer = Writer {
            out: String::with_capacity(html.len() / 2),
            line: String::new(),
            quotes: 0,
            preformatted: 0,
            hidden: 0,
            gap: 0,
            space: false,
            marked,
        };
        for token in Tokens::of(html) {
            match token {
                Token::Text(text) => writer.text(text),
                Token::Open { name, raw } => writer.open(&name, raw),
                Token::Close { name } => writer.close(&name),
            }
        }
        writer.end_line();
        writer.out.trim_matches('\n').trim_end().to_owned()
    }

    fn open(&mut self, name: &str, raw: &str) {
        if self.marked && starts_history(name, raw) {
            self.block(0);
            self.line.push(HISTORY);
            self.end_line();
        }
        match name {
            "br" => self.break_line(),
            "blockquote" => {
                self.block(0);
                self.quotes += 1;
            }
            "pre" => {
                self.block(1);
                self.preformatted += 1;
            }
            "head" | "template" | "object" => self.hidden += 1,
            "body" => self.hidden = 0,
            "li" => {
                self.block(0);
                self.line.push_str("- ");
            }
            "hr" => {
                self.block(0);
                self.line.push_str("---");
                self.block(0);
            }
            "td" | "th" if !self.line.is_empty() => self.space = true,
            _ => self.edge(name),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "blockquote" => {
                self.block(0);
                self.quotes = self.quotes.saturating_sub(1);
            }
            "pre" => {
                self.block(1);
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "head" | "template" | "object" => self.hidden = self.hidden.saturating_sub(1),
            _ => self.edge(name),
        }
    }

    /// The edge of a block, opening or closing.
    fn edge(&mut self, name: &str) {
        match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "table" => self.block(1),
            "div" | "tr" | "section" | "article" | "header" | "footer" | "center" | "address" | "dt" | "dd" | "li"
            | "form" | "fieldset" | "caption" => self.block(0),
            _ => {}
        }
    }

    fn block(&mut self, gap: usize) {
        if !self.line.trim().is_empty() {
            self.end_line();
        }
        self.line.clear();
        self.space = false;
        self.gap = self.gap.max(gap);
    }

    fn break_line(&mut self) {
        if self.line.trim().is_empty() {
            self.gap = (self.gap + 1).min(2);
            self.line.clear();
        } else {
            self.end_line();
        }
        self.space = false;
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let text = decoded(text);
        if self.preformatted > 0 {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.break_line();
                }
                self.line.push_str(line.trim_end_matches('\r'));
            }
            return;
        }
        for letter in text.chars() {
            match letter {
                ' ' | '\n' | '\r' | '\t' | '\u{c}' => self.space = true,
                HISTORY | '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => {}
                _ => {
                    if std::mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with(' ') {
                        self.line.push(' ');
                    }
                    self.line.push(if letter == '\u{a0}' { ' ' } else { letter });
                }
            }
        }
    }

    fn end_line(&mut self) {
        let prefix =
            if self.quotes > 0 { format!("{} ", ">".repeat(self.quotes.min(DEEPEST_QUOTE))) } else { String::new() };
        for _ in 0..std::mem::take(&mut self.gap) {
            if !self.out.is_empty() {
                self.out.push_str(prefix.trim_end());
                self.out.push('\n');
            }
        }
        self.out.push_str(&prefix);
        self.out.push_str(self.line.trim_end());
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
        self.line.clear();
        self.space = false;
    }
}

/// Character references resolved; what is none stays.
fn decoded(text: &str) -> String {
    const LONGEST: usize = 32;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let candidate = &rest[at..];
        let end = candidate.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.filter(|&end| {
            end > 1 && candidate[1..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
        }) {
            Some(end) => {
                add_html_token(&mut out, &candidate.as_bytes()[..=end], false);
                rest = &candidate[end + 1..];
            }
            None => {
                out.push('&');
                rest = &candidate[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether a mail program puts this element before what was written earlier.
fn starts_history(name: &str, raw: &str) -> bool {
    if !matches!(name, "div" | "blockquote" | "hr" | "span" | "table" | "td" | "p") || raw.len() < 8 {
        return false;
    }
    attributes(raw).iter().any(|(attribute, value)| match attribute.as_str() {
        // Outlook on the web and on phones, Outlook for Mac.
        "id" => [
            "divRplyFwdMsg",
            "ms-outlook-mobile-reference-message",
            "OLK_SRC_BODY_SECTION",
            "mail-editor-reference-message-container",
            "reply-intro",
        ]
        .iter()
        .any(|id| value.trim_start_matches("x_").eq_ignore_ascii_case(id)),
        // Yahoo, Proton, Zoho, Tutanota, forwarding in Gmail is told by its own line.
        "class" => value.split_whitespace().any(|class| {
            [
                "yahoo_quoted",
                "protonmail_quote",
                "zmail_extra",
                "tutanota_quote",
                "ydp-quoted",
                "OutlookMessageHeader",
                "replyHeader",
            ]
            .iter()
            .any(|known| class.trim_start_matches("x_").eq_ignore_ascii_case(known))
        }),
        // GMX and web.de.
        "name" => name == "div" && value.eq_ignore_ascii_case("quote"),
        // Outlook for Windows: a thin line over the header of the answered mail.
        "style" => name == "div" && outlook_rule(value),
        _ => false,
    })
}

fn outlook_rule(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let rule = style.contains("border-top:solid#e1e1e1") || style.contains("border-top:solid#b5c4df");
    rule && style.contains("padding:3.0pt0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_quotes_are_marked() {
        let html = "<html><head><title>t</title><style>p{}</style></head><body><p>One&nbsp;&amp; two</p><div>three<br>four</div>\
            <blockquote type=\"cite\"><div>old</div><blockquote>older</blockquote></blockquote><ul><li>a<li>b</ul></body>";
        assert_eq!(to_text(html), "One & two\n\nthree\nfour\n> old\n>> older\n\n- a\n- b");
    }

    #[test]
    fn layout_spaces_do_not_matter_but_in_pre() {
        assert_eq!(to_text("a\n   b <b>c</b>\n<pre>x\n  y</pre>"), "a b c\n\nx\n  y");
        assert_eq!(to_text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a b\nc");
    }

    #[test]
    fn foreign_marks_are_taken_out() {
        assert_eq!(to_marked_text("a\u{e000}b"), "ab");
        assert_eq!(to_marked_text("a<div id=\"x_divRplyFwdMsg\">b</div>"), "a\n\u{e000}\nb");
    }
}
