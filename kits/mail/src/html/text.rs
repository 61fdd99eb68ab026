//! HTML to text, in one pass without a tree, so that no mail can exhaust it.

use super::mark::{Mark, is_indented, mark_of};
use super::tag::{Token, Tokens};
use mail_parser::decoders::html::add_html_token;

/// The deepest quoting shown.
const DEEPEST_QUOTE: usize = 20;

/// The readable text: one line per block, quotes with `>`, list items with `-`.
pub fn to_text(html: &str) -> String {
    Writer::write(html, false)
}

/// Like [`to_text`]; lines that a mail program marks for what they are begin with [`Mark`]'s letter.
pub(crate) fn to_marked_text(html: &str) -> String {
    Writer::write(html, true)
}

/// Blocks with a blank line around them.
const BLOCKS_APART: [&str; 11] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table"];
/// Blocks on lines of their own.
const BLOCKS: [&str; 14] = [
    "div", "tr", "section", "article", "header", "footer", "center", "address", "dt", "dd", "li", "form", "fieldset",
    "caption",
];
/// Blocks that are written otherwise, or leave no trace in text.
const OTHER_BLOCKS: [&str; 7] = ["blockquote", "pre", "hr", "td", "th", "main", "body"];

struct Writer {
    out: String,
    line: String,
    quotes: usize,
    /// Of the quotes that are open, whether they are the writer's own indented text.
    indented: Vec<bool>,
    preformatted: usize,
    hidden: usize,
    /// Blank lines asked for before the next text.
    gap: usize,
    space: bool,
    marked: bool,
    /// The open element whose lines are marked: its mark, name, and elements of the same name in it.
    within: Option<(Mark, String, usize)>,
}

impl Writer {
    fn write(html: &str, marked: bool) -> String {
        let mut writer = Writer {
            out: String::with_capacity(html.len() / 2),
            line: String::new(),
            quotes: 0,
            indented: Vec::new(),
            preformatted: 0,
            hidden: 0,
            gap: 0,
            space: false,
            marked,
            within: None,
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
        if self.marked {
            self.open_marked(name, raw);
        }
        match name {
            "br" => self.break_line(),
            "blockquote" => {
                self.block(0);
                let indented = is_indented(raw);
                self.quotes += usize::from(!indented);
                self.indented.push(indented);
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

    /// History begins here, or lines of a kind do.
    fn open_marked(&mut self, name: &str, raw: &str) {
        self.end_paragraph(name);
        if let Some((_, _, depth)) = self.within.as_mut().filter(|(_, open, _)| open == name) {
            *depth += 1;
            return;
        }
        match mark_of(name, raw) {
            // Inside a quote all is history already.
            Some(Mark::History) if self.quotes == 0 && !self.is_within(Mark::Quoted) => {
                self.block(0);
                self.out.push(Mark::History.letter());
                self.out.push('\n');
            }
            // A line has nothing in it, and no end.
            Some(mark @ (Mark::Attribution | Mark::Signature)) if self.within.is_none() && name != "hr" => {
                self.block(0);
                self.within = Some((mark, name.to_owned(), 1));
            }
            // A quote is marked by its own sign; whatever else holds the earlier mail is more than what it holds.
            Some(Mark::Quoted) if !matches!(name, "hr" | "blockquote") && !self.is_within(Mark::Quoted) => {
                self.block(0);
                self.within = Some((Mark::Quoted, name.to_owned(), 1));
            }
            _ => {}
        }
    }

    fn is_within(&self, mark: Mark) -> bool {
        self.within.as_ref().is_some_and(|(within, _, _)| *within == mark)
    }

    /// A paragraph has no other block in it: the next one ends it, also where nobody closed it.
    fn end_paragraph(&mut self, name: &str) {
        let open = self.within.as_ref().is_some_and(|(_, open, _)| open == "p");
        if open && (BLOCKS_APART.contains(&name) || BLOCKS.contains(&name) || OTHER_BLOCKS.contains(&name)) {
            self.block(0);
            self.within = None;
        }
    }

    fn close_marked(&mut self, name: &str) {
        self.end_paragraph(name);
        let Some((_, _, depth)) = self.within.as_mut().filter(|(_, open, _)| open == name) else {
            return;
        };
        *depth -= 1;
        if *depth == 0 {
            self.block(0);
            self.within = None;
        }
    }

    fn close(&mut self, name: &str) {
        self.close_marked(name);
        match name {
            "blockquote" => {
                self.block(0);
                if self.indented.pop() == Some(false) {
                    self.quotes -= 1;
                }
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
        if BLOCKS_APART.contains(&name) {
            self.block(1);
        } else if BLOCKS.contains(&name) {
            self.block(0);
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
                self.line.extend(line.trim_end_matches('\r').chars().filter(|letter| Mark::of(*letter).is_none()));
            }
            return;
        }
        for letter in text.chars() {
            match letter {
                ' ' | '\n' | '\r' | '\t' | '\u{c}' => self.space = true,
                letter if Mark::of(letter).is_some() => {}
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => {}
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
        self.out.extend(self.within.as_ref().map(|(mark, _, _)| mark.letter()));
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
        assert_eq!(to_marked_text("<pre>\u{e000}a\n&#xe002;b</pre>"), "a\nb");
        assert_eq!(to_marked_text("a<div id=\"x_divRplyFwdMsg\">b</div>"), "a\n\u{e000}\nb");
        let gmail = "a<div class=\"gmail_attr\">On<div>Monday</div></div>b<div class=gmail_signature>Ann</div>";
        assert_eq!(to_marked_text(gmail), "a\n\u{e001}On\n\u{e001}Monday\nb\n\u{e002}Ann");
    }
    #[test]
    fn a_marked_line_or_open_paragraph_takes_nothing_of_what_follows() {
        assert_eq!(to_marked_text("Hi<hr id=\"Signature\"><div>My order is late.</div>"), "Hi\n---\nMy order is late.");
        for next in ["<p>Late.", "<p>Late.</p><p></p>", "<div>Late.</div>", "</div><blockquote></blockquote>Late."] {
            let text = to_marked_text(&format!("<p>Hi<div><p class=\"moz-signature\">Ann<br>Shop{next}"));
            let (signed, after) = text.split_once("Shop\n").expect(next);
            assert_eq!((signed, after.trim()), ("Hi\n\n\u{e002}Ann\n\u{e002}", "Late."), "{next}");
        }
    }
}
