//! Values with parameters: `Content-Type`, `Content-Disposition` (RFC 2045, RFC 2231).

use super::{charset, word};

/// A lower-case value and its parameters, names lower-case, values decoded.
#[derive(Debug, Clone, Default)]
pub struct Parameterised {
    pub value: String,
    parameters: Vec<(String, String)>,
}

impl Parameterised {
    /// Reads a field; `default` when it is missing or has no type at all.
    pub fn of(field: Option<&str>, default: &str) -> Parameterised {
        let Some(field) = field else {
            return Parameterised { value: default.to_owned(), parameters: Vec::new() };
        };
        let mut pieces = pieces(field).into_iter();
        let first = pieces.next().unwrap_or_default();
        // `Content-Type: charset=utf-8` : a parameter where the type should be.
        let (value, misplaced) = if first.contains('=') { (String::new(), Some(first)) } else { (first, None) };
        let value: String = value.split_whitespace().collect::<String>().to_ascii_lowercase();
        let broken = default.contains('/') && !value.contains('/');
        let value = match value.as_str() {
            "" => default.to_owned(),
            "text" => "text/plain".to_owned(),
            _ if broken => default.to_owned(),
            _ => value,
        };
        let raw: Vec<(String, String)> =
            misplaced.into_iter().chain(pieces).filter_map(|piece| assignment(&piece)).collect();
        Parameterised { value, parameters: join(raw) }
    }

    /// The parameter of this lower-case name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Splits at semicolons outside quotes and encoded words, and drops comments.
fn pieces(field: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut piece = String::new();
    let (mut quoted, mut escaped, mut depth) = (false, false, 0_usize);
    for letter in field.chars() {
        if std::mem::take(&mut escaped) {
            piece.push(letter);
            continue;
        }
        match letter {
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted && (depth > 0 || !piece.contains('=')) => depth += 1,
            ')' if !quoted && depth > 0 => {
                depth -= 1;
                continue;
            }
            ';' if !quoted && depth == 0 => {
                out.push(std::mem::take(&mut piece));
                continue;
            }
            _ => escaped = letter == '\\' && quoted,
        }
        if depth == 0 {
            piece.push(letter);
        }
    }
    out.push(piece);
    out
}

fn assignment(piece: &str) -> Option<(String, String)> {
    let (name, value) = piece.split_once('=')?;
    let name = name.trim().to_ascii_lowercase();
    let value = value.trim();
    let value = match value.strip_prefix('"') {
        Some(inside) => unescape(inside.strip_suffix('"').unwrap_or(inside)),
        None => value.trim_matches('\'').to_owned(),
    };
    (!name.is_empty()).then_some((name, value))
}

/// Quoted pairs; a lone backslash is a Windows path's and stays.
fn unescape(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len());
    let mut letters = inside.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\\' && matches!(letters.peek(), Some('"' | '\\')) {
            out.extend(letters.next());
        } else {
            out.push(letter);
        }
    }
    out
}

/// One section of a continued parameter, `name*2*=value`.
struct Section {
    name: String,
    number: usize,
    encoded: bool,
    value: String,
}

/// Joins continued parameters (RFC 2231) and decodes both their kind of encoding and encoded words.
fn join(raw: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut plain = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    for (name, value) in raw {
        let Some((base, rest)) = name.split_once('*') else {
            plain.push((name, word::decode(&value)));
            continue;
        };
        let encoded = rest.is_empty() || rest.ends_with('*');
        let number = rest.trim_end_matches('*').parse().unwrap_or(0);
        sections.push(Section { name: base.to_owned(), number, encoded, value });
    }
    sections.sort_by(|a, b| (&a.name, a.number).cmp(&(&b.name, b.number)));
    let mut joined: Vec<(String, String)> = Vec::new();
    for run in sections.chunk_by(|a, b| a.name == b.name) {
        joined.push((run[0].name.clone(), join_sections(run)));
    }
    joined.extend(plain);
    joined
}

fn join_sections(run: &[Section]) -> String {
    let mut declared = None;
    let mut bytes = Vec::new();
    for (index, section) in run.iter().enumerate() {
        let mut value = section.value.as_str();
        if section.encoded && index == 0 {
            let mut quotes = value.splitn(3, '\'');
            if let (Some(charset), Some(_), Some(rest)) = (quotes.next(), quotes.next(), quotes.next()) {
                declared = Some(charset).filter(|charset| !charset.is_empty());
                value = rest;
            }
        }
        if section.encoded {
            bytes.extend(percent(value.as_bytes()));
        } else {
            bytes.extend_from_slice(value.as_bytes());
        }
    }
    word::decode(&charset::decode(&bytes, declared))
}

/// `%41` and the like; a lone percent sign stays.
pub fn percent(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    let mut at = 0;
    while at < value.len() {
        let pair = value.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| value[at] == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(value[at]);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn continued_and_encoded_parameters_become_one_name() {
        let field = "attachment; filename*0*=utf-8''%D1%81%D1%87; filename*1*=%D1%91%D1%82; filename*2=\".pdf\"";
        assert_eq!(Parameterised::of(Some(field), "attachment").get("filename"), Some("счёт.pdf"));
    }

    #[test]
    fn broken_fields_still_give_what_they_have() {
        let kind = Parameterised::of(Some("text/html   ; charset=\"us-ascii"), "text/plain");
        assert_eq!((kind.value.as_str(), kind.get("charset")), ("text/html", Some("us-ascii")));
        let kind = Parameterised::of(Some("multipart/mixed; boundary=----=_Next.EB75"), "text/plain");
        assert_eq!(kind.get("boundary"), Some("----=_Next.EB75"));
        assert_eq!(Parameterised::of(Some("; name=x"), "text/plain").value, "text/plain");
    }
}
