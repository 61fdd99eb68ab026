//! Reading tags without building a tree: linear, without recursion, for any bytes.

/// A piece of an HTML text.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Text(&'a str),
    /// A start tag; `raw` is what stands between the brackets.
    Open {
        name: String,
        raw: &'a str,
    },
    Close {
        name: String,
    },
}

/// Elements whose content is no text to be read.
const RAW: [&str; 6] = ["script", "style", "title", "textarea", "xmp", "noframes"];

/// Splits HTML into texts and tags. Comments, declarations and the content of scripts and styles are left out.
pub struct Tokens<'a> {
    rest: &'a str,
    /// Look into comments, scripts and styles as well.
    all: bool,
    /// Bytes that may still be searched for the end of quotes that nobody closes.
    patience: usize,
}

/// Times the text's length that is searched so; then every tag ends at its first `>`.
const PATIENCE: usize = 8;

impl<'a> Tokens<'a> {
    pub fn of(html: &'a str) -> Tokens<'a> {
        Tokens { rest: html, all: false, patience: html.len().saturating_mul(PATIENCE) }
    }

    /// Every tag wherever it stands: parsers disagree about where comments and scripts end.
    pub fn everywhere(html: &'a str) -> Tokens<'a> {
        Tokens { all: true, ..Tokens::of(html) }
    }

    fn text(&mut self, length: usize) -> Token<'a> {
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        Token::Text(text)
    }

    /// Skips to behind `end`; without it, to the end of all.
    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
    }

    /// Where the `>` of a tag stands, minding quotes; an unclosed quote ends at the first `>`.
    fn end_of_tag(&mut self, body: &str) -> usize {
        if self.patience > 0 {
            match quoted_end(body) {
                Some(end) => return end,
                None => self.patience = self.patience.saturating_sub(body.len()),
            }
        }
        body.find('>').unwrap_or(body.len())
    }

    fn open(&mut self, name: String, raw: &'a str) -> Token<'a> {
        if !self.all && RAW.contains(&name.as_str()) && !raw.ends_with('/') {
            self.rest = after_closing(self.rest, &name);
        }
        Token::Open { name, raw }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(after) = self.rest.strip_prefix('<') else {
                let length = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(self.text(length));
            };
            if self.all && after.starts_with(['!', '?']) {
                return Some(self.text(1));
            }
            if let Some(comment) = after.strip_prefix("!--") {
                self.rest = comment;
                // `<!-->` is a whole comment.
                match comment.strip_prefix('>') {
                    Some(rest) => self.rest = rest,
                    None => self.skip_past("-->"),
                }
                continue;
            }
            if after.starts_with(['!', '?']) {
                self.skip_past(">");
                continue;
            }
            let closing = after.starts_with('/');
            let body = after.strip_prefix('/').unwrap_or(after);
            if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(self.text(1));
            }
            let end = self.end_of_tag(body);
            let raw = &body[..end];
            self.rest = body[end..].strip_prefix('>').unwrap_or("");
            let name: String = raw
                .chars()
                .take_while(|c| !c.is_whitespace() && *c != '/')
                .take(32)
                .collect::<String>()
                .to_ascii_lowercase();
            return Some(if closing { Token::Close { name } } else { self.open(name, raw) });
        }
    }
}

/// Where the `>` outside of quotes stands, or all ends; none if a quote is open at the end.
fn quoted_end(body: &str) -> Option<usize> {
    let mut quote = None;
    let mut assigned = false;
    for (at, byte) in body.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if assigned => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        assigned = byte == b'=' || assigned && byte.is_ascii_whitespace();
    }
    quote.is_none().then_some(body.len())
}

/// The text behind `</name…>`; nothing if it is never closed.
fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    for (at, _) in text.match_indices("</") {
        let candidate = &text.as_bytes()[at + 2..];
        if candidate.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes())) {
            return text[at..].find('>').map_or("", |end| &text[at + end + 1..]);
        }
    }
    ""
}

/// The attributes of a start tag: lower-case name, raw value (entities not resolved).
pub fn attributes(raw: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let start = raw.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(raw.len());
    let mut rest = &raw[start..];
    while found.len() < 64 {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        if end == 0 {
            match rest.strip_prefix('=') {
                Some(after) => rest = after,
                None => break,
            }
            continue;
        }
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            found.push((name, ""));
            continue;
        };
        let (value, after) = value(after.trim_start());
        found.push((name, value));
        rest = after;
    }
    found
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_comments_and_declarations_are_skipped() {
        let names: Vec<String> = Tokens::of("<!DOCTYPE html><!-- a <b> --><p a='>'>x<script>if (a<b) {}</script>y</p>")
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Open { name, .. } => format!("+{name}"),
                Token::Close { name } => format!("-{name}"),
            })
            .collect();
        assert_eq!(names, ["+p", "x", "+script", "y", "-p"]);
    }

    #[test]
    fn attributes_are_read_quoted_or_not() {
        assert_eq!(
            attributes("a href=x TITLE='y z' b c = \"d\"/"),
            [("href".into(), "x"), ("title".into(), "y z"), ("b".into(), ""), ("c".into(), "d")]
        );
    }

    #[test]
    fn quotes_that_nobody_closes_cost_little() {
        let html = format!("{}=\"", "<br b=\">=\"".repeat(15_000));
        let begun = std::time::Instant::now();
        assert!(Tokens::of(&html).count() > 15_000 && Tokens::everywhere(&html).count() > 15_000);
        assert!(begun.elapsed().as_secs() < 5, "took {:?}", begun.elapsed());
    }
}
