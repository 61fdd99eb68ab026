//! Mail addresses as fields carry them (RFC 5322, section 3.4), forgiving.

use crate::mime::word;
use serde::{Deserialize, Serialize};

/// Addresses read from one field; more are left out.
const MOST: usize = 1_000;
/// Bytes of an address at most: more than a line holds (RFC 5322, 2.1.1) is none, and no index of a database takes it.
const LONGEST: usize = 998;
/// Letters of a name at most.
const LONGEST_NAME: usize = 500;
/// Bytes of a local part at most; RFC 5321 allows 64 (4.5.3.1.1).
const LONGEST_LOCAL: usize = 200;

/// A person's or machine's address, with the name they gave.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// As written by the sender, decoded; none when empty or the address again.
    pub name: Option<String>,
    /// `local@domain`, the domain in lower case.
    pub address: String,
}

impl Address {
    /// An address with an optional name, trimmed, its domain in lower case.
    pub fn new(name: Option<&str>, address: &str) -> Address {
        let address = normal(address);
        let name = name.map(tidy).filter(|name| !name.is_empty() && *name != address);
        Address { name, address }
    }

    /// All addresses of one field's undecoded value; groups give their members.
    pub fn list(field: &str) -> Vec<Address> {
        let mut scan = Scan::default();
        scan.run(field);
        scan.found
    }

    /// Whether a mail can be composed to it: one address, of letters a mail carries (RFC 5321, section 4.1.2), or one
    /// of those that are in daily use all the same.
    pub fn is_deliverable(&self) -> bool {
        self.built().is_some()
    }

    /// As the mail builder takes it. It is stricter than the world's mailboxes: telephones in Japan have dots in a row
    /// and before the `@`, and answers to shops and other desks go to local parts of more than 64 letters.
    pub(crate) fn built(&self) -> Option<lettre::Address> {
        let (local, domain) = self.address.rsplit_once('@')?;
        self.address.parse().ok().or_else(|| {
            let usual = plain(local) && local.contains(|c| c != '.') && local.len() <= LONGEST_LOCAL;
            let reached = || format!("x@{domain}").parse::<lettre::Address>().is_ok();
            (usual && reached()).then(|| lettre::Address::new_dangerous(local, domain))
        })
    }

    /// The part before the last `@`.
    pub fn local(&self) -> &str {
        self.address.rsplit_once('@').map_or(self.address.as_str(), |(local, _)| local)
    }

    /// The part after the last `@`, empty if there is none.
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// Lower-cases the domain and takes away space, `mailto:` and a final dot.
fn normal(address: &str) -> String {
    let address: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let address = address.trim_start_matches("mailto:").trim_matches(['<', '>', ',', ';', '"', '\'']);
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            let local = local
                .strip_prefix('"')
                .and_then(|local| local.strip_suffix('"'))
                .filter(|local| plain(local))
                .unwrap_or(local);
            format!("{local}@{}", domain.trim_end_matches('.').to_lowercase())
        }
        None => address.to_owned(),
    }
}

fn plain(local: &str) -> bool {
    !local.is_empty() && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
}

fn tidy(name: &str) -> String {
    name.chars()
        .filter(|c| !turns(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(LONGEST_NAME)
        .collect()
}

/// Letters that turn the direction of reading (UAX #9), also of what stands beside them: a sender's name could look
/// like another's.
pub(crate) fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The state between two commas.
#[derive(Default)]
struct Scan {
    found: Vec<Address>,
    phrase: String,
    quoted_name: bool,
    angle: Option<String>,
    comment: String,
}

impl Scan {
    fn run(&mut self, field: &str) {
        let mut rest = field;
        while let Some(letter) = rest.chars().next() {
            if self.found.len() >= MOST {
                return;
            }
            // An encoded word is one thing, though a careless sender left a comma in it.
            if let Some(length) = word::length_at(rest) {
                self.phrase.push_str(&rest[..length]);
                rest = &rest[length..];
                continue;
            }
            let after = &rest[letter.len_utf8()..];
            rest = match letter {
                '"' => self.quoted(after),
                '(' => self.comment(after),
                '<' => self.angle(after),
                // A group's name ends here; an address with a route or a port does not look like this.
                ':' if !self.phrase.contains('@') => {
                    self.phrase.clear();
                    after
                }
                ',' | ';' => {
                    self.end();
                    after
                }
                _ => {
                    self.phrase.push(letter);
                    after
                }
            };
        }
        self.end();
    }

    /// Takes a quoted string up to its closing quote; without one the quote was a letter.
    fn quoted<'a>(&mut self, rest: &'a str) -> &'a str {
        let mut inside = String::new();
        let mut escaped = false;
        for (at, letter) in rest.char_indices() {
            match letter {
                _ if escaped => {
                    inside.push(letter);
                    escaped = false;
                }
                '\\' => escaped = true,
                '"' => {
                    self.quoted_name = true;
                    let after = &rest[at + 1..];
                    if after.starts_with('@') {
                        self.phrase.push_str(&format!("\"{inside}\""));
                    } else {
                        self.phrase.push_str(&inside);
                    }
                    return after;
                }
                _ => inside.push(letter),
            }
        }
        self.phrase.push('"');
        rest
    }

    /// Takes a comment up to its end; without one the parenthesis was a letter.
    fn comment<'a>(&mut self, rest: &'a str) -> &'a str {
        match end_of_comment(rest) {
            Some(end) => {
                self.comment.push_str(&rest[..end]);
                &rest[end + 1..]
            }
            None => {
                self.phrase.push('(');
                rest
            }
        }
    }

    fn angle<'a>(&mut self, rest: &'a str) -> &'a str {
        let (inside, after) = match rest.find(['>', ',', '<']) {
            // `<@relay,@relay:user@host>` : an old route before the address.
            _ if rest.starts_with('@') => match rest.find('>') {
                Some(at) => (&rest[..at], &rest[at + 1..]),
                None => (rest, ""),
            },
            Some(at) if rest.as_bytes()[at] == b'>' => (&rest[..at], &rest[at + 1..]),
            Some(at) if rest.as_bytes()[at] == b'<' => (&rest[..at], &rest[at..]),
            Some(at) => (&rest[..at], &rest[at..]),
            None => (rest, ""),
        };
        let inside = match inside.rsplit_once(':') {
            Some((_, address)) if inside.starts_with('@') => address,
            _ => inside,
        };
        let inside = without_comments(inside);
        if !inside.trim().is_empty() {
            self.angle = Some(inside);
        }
        after
    }

    fn end(&mut self) {
        let phrase = std::mem::take(&mut self.phrase);
        let comment = std::mem::take(&mut self.comment);
        let quoted = std::mem::take(&mut self.quoted_name);
        let found = match self.angle.take() {
            Some(address) => {
                let name = if phrase.trim().is_empty() { comment } else { phrase };
                let name = word::decode(&name);
                vec![Address::new(Some(&name), &word::decode(&address))]
            }
            None => bare(&word::decode(&phrase), &word::decode(&comment), quoted),
        };
        let real = found.into_iter().filter(|one| !one.address.is_empty() && one.address.len() <= LONGEST);
        self.found.extend(real);
    }
}

/// Where the parenthesis that closes a comment stands.
fn end_of_comment(rest: &str) -> Option<usize> {
    let (mut depth, mut escaped) = (1_usize, false);
    for (at, letter) in rest.char_indices() {
        match letter {
            _ if std::mem::take(&mut escaped) => {}
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        match end_of_comment(after) {
            Some(end) => rest = &after[end + 1..],
            None => return out + "(" + after,
        }
    }
    out + rest
}

/// Addresses without angle brackets: the words with an `@`; the words before the only one are a name.
fn bare(phrase: &str, comment: &str, quoted: bool) -> Vec<Address> {
    let phrase = phrase.trim();
    let addressed: Vec<&str> = phrase.split_whitespace().filter(|word| word.contains('@')).collect();
    match addressed.as_slice() {
        [] => {
            let lonely = !phrase.is_empty() && !quoted && !phrase.contains(char::is_whitespace);
            Vec::from_iter(lonely.then(|| Address::new(Some(comment), phrase)))
        }
        [word] => {
            let before = phrase.split(word).next().unwrap_or_default();
            let name = if before.trim().is_empty() { comment } else { before };
            vec![Address::new(Some(name), word)]
        }
        words => words.iter().map(|word| Address::new(None, word)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: &str) -> Vec<(Option<String>, String)> {
        Address::list(field).into_iter().map(|one| (one.name, one.address)).collect()
    }

    fn one(name: Option<&str>, address: &str) -> (Option<String>, String) {
        (name.map(str::to_owned), address.to_owned())
    }

    #[test]
    fn names_comments_groups_and_routes_are_read() {
        assert_eq!(read("\"Foo, Bar\" <foo.bar@Example.COM>"), [one(Some("Foo, Bar"), "foo.bar@example.com")]);
        assert_eq!(read("MAILER-DAEMON@a.b (Mail Delivery)"), [one(Some("Mail Delivery"), "MAILER-DAEMON@a.b")]);
        assert_eq!(read("Team: a@b.c, Joe <d@e.f>;"), [one(None, "a@b.c"), one(Some("Joe"), "d@e.f")]);
        assert_eq!(read("Pete <@relay.x,@y.z:pete@silly.test>").last(), Some(&one(Some("Pete"), "pete@silly.test")));
        assert_eq!(read("=?utf-8?Q?Foo,_B=C3=A4r?= <a@b.c>"), [one(Some("Foo, Bär"), "a@b.c")]);
    }

    #[test]
    fn addresses_in_daily_use_can_be_written_to() {
        let long = format!("reply+{}@other.example", "a1".repeat(60));
        for address in ["iva@kovac.example", "a..b@docomo.example", "a.@docomo.example", ".a@x.example", &long] {
            let address = Address::new(None, address);
            assert_eq!(address.built().map(|built| built.to_string()), Some(address.address));
        }
        for address in ["iva", "iva@", "@x.example", "..@x.example", "a..b@x y", "a..(b)@x.example", "a..,b@x.example"]
        {
            let address = Address { name: None, address: address.to_owned() };
            assert!(!address.is_deliverable(), "{address:?}");
        }
        let endless = Address::new(None, &format!("{}@x.example", "a".repeat(400)));
        assert!(!endless.is_deliverable());
    }

    #[test]
    fn broken_fields_give_what_they_have() {
        assert_eq!(read("undisclosed-recipients:;"), []);
        assert_eq!(read("Ann <ann@x.y"), [one(Some("Ann"), "ann@x.y")]);
        assert_eq!(read("Ann ann@x.y"), [one(Some("Ann"), "ann@x.y")]);
        assert_eq!(read("<>"), []);
        assert_eq!(read("\"a@b.c\" <a@b.c>"), [one(None, "a@b.c")]);
    }
}
