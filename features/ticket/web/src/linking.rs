//! Addresses that somebody typed become links when the words are sent.

/// Makes links of `http://` and `https://` addresses in the text of sanitised HTML; what is a link already, or
/// code, stays as it is.
pub fn linked(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let (mut rest, mut inside) = (html, 0_usize);
    while !rest.is_empty() {
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |at| at + 1);
            let tag = &rest[..end];
            if ["<a ", "<a>", "<pre", "<code"].iter().any(|open| tag.starts_with(open)) {
                inside += 1;
            } else if ["</a>", "</pre>", "</code>"].contains(&tag) {
                inside = inside.saturating_sub(1);
            }
            out.push_str(tag);
            rest = &rest[end..];
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = &rest[..end];
            if inside == 0 {
                link_words(text, &mut out)
            } else {
                out.push_str(text)
            }
            rest = &rest[end..];
        }
    }
    out
}

fn link_words(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = next_address(rest) {
        let (before, address) = rest.split_at(at);
        let end = address.find(|c: char| c.is_whitespace() || "\"'“”«»\u{a0}".contains(c)).unwrap_or(address.len());
        let end = address[..end]
            .find("&nbsp;")
            .or(address[..end].find("&lt;"))
            .or(address[..end].find("&gt;"))
            .unwrap_or(end);
        let address = trimmed(&address[..end]);
        out.push_str(before);
        if address.len() > address.find("//").map_or(0, |at| at + 2) {
            out.push_str(&format!(
                "<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">{address}</a>"
            ));
        } else {
            out.push_str(address);
        }
        rest = &rest[at + address.len()..];
    }
    out.push_str(rest);
}

/// Where an address begins that is no part of a word.
fn next_address(text: &str) -> Option<usize> {
    let starts = text.match_indices("http").filter(|(at, _)| {
        let rest = &text[*at..];
        (rest.starts_with("http://") || rest.starts_with("https://"))
            && !text[..*at].chars().next_back().is_some_and(char::is_alphanumeric)
    });
    starts.map(|(at, _)| at).next()
}

/// Without the signs that end a sentence, and without a bracket that was opened before the address.
fn trimmed(address: &str) -> &str {
    let mut end = address;
    loop {
        let cut = end.trim_end_matches(['.', ',', ':', ';', '!', '?', '…', '*']);
        let cut = match cut.strip_suffix(')') {
            Some(shorter) if !shorter.contains('(') => shorter,
            _ => cut,
        };
        if cut.len() == end.len() {
            return cut;
        }
        end = cut;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hrefs(html: &str) -> Vec<String> {
        linked(html)
            .split("href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn typed_addresses_become_links_without_the_signs_after_them() {
        assert_eq!(hrefs("<div>See https://shop.example/a?b=1&amp;c=2.</div>"), ["https://shop.example/a?b=1&amp;c=2"]);
        assert_eq!(
            hrefs("(http://a.example), https://b.example/x_(y)!"),
            ["http://a.example", "https://b.example/x_(y)"]
        );
        assert_eq!(hrefs("«https://пример.example/путь»"), ["https://пример.example/путь"]);
        assert_eq!(hrefs("https://a.example&nbsp;and"), ["https://a.example"]);
    }

    #[test]
    fn links_code_and_mere_beginnings_stay() {
        for html in [
            "<a href=\"https://a.example\">https://a.example</a>",
            "<pre>curl https://a.example</pre>",
            "xhttps://a.example",
            "https:// and http",
            "<img src=\"https://a.example\">",
            "",
            "<",
        ] {
            assert_eq!(linked(html), html);
        }
    }
}
