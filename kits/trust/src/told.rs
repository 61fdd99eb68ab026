//! What a mail server one believes wrote down: `Authentication-Results` (RFC 8601).

use crate::{Checked, Mark, Outcome, Signed, Way};

/// Letters of a field that are read.
const LONGEST: usize = 16 * 1024;
/// Results of one field that are read.
const MOST: usize = 50;

/// What the topmost fields under a name one believes say. Everybody can write such a field: those are believed that
/// stand above what the server before it wrote, which is the next `Received` below the first (RFC 8601, 5).
pub(crate) fn told<'a>(fields: impl Iterator<Item = (&'a [u8], &'a [u8])>, names: &[String]) -> Option<Checked> {
    let mut found: Option<(String, Checked)> = None;
    for (name, value) in fields {
        if name.eq_ignore_ascii_case(b"Received") && found.is_some() {
            break;
        }
        if !name.eq_ignore_ascii_case(b"Authentication-Results") {
            continue;
        }
        let Some((by, results)) = read(value) else { continue };
        match &mut found {
            Some((first, checked)) if *first == by => checked.fill(results),
            Some(_) => {}
            None if names.iter().any(|name| name.eq_ignore_ascii_case(&by)) => {
                let mut checked = Checked { way: Way::Told(by.clone()), ..Checked::default() };
                checked.fill(results);
                found = Some((by, checked));
            }
            None => {}
        }
    }
    found.map(|(_, checked)| checked)
}

/// What one field says, sealed by a domain one believes.
pub(crate) fn sealed(value: &[u8], by: &str) -> Option<Checked> {
    // An ARC field begins with its number (RFC 8617, 4.1.1).
    let at = value.iter().position(|byte| *byte == b';')?;
    let mut checked = Checked { way: Way::Sealed(by.to_owned()), ..Checked::default() };
    checked.fill(read(&value[at + 1..])?.1);
    Some(checked)
}

/// One result of a field.
struct Result<'a> {
    method: String,
    outcome: Outcome,
    properties: Vec<(String, &'a str)>,
}

impl Result<'_> {
    fn property(&self, names: &[&str]) -> String {
        let found = names.iter().find_map(|name| self.properties.iter().find(|(key, _)| key == name));
        domain(found.map_or("", |(_, value)| value))
    }
}

/// The domain of an address, or what stands there.
fn domain(text: &str) -> String {
    let text = text.trim_matches(|c: char| matches!(c, '"' | '<' | '>') || c.is_whitespace());
    text.rsplit_once('@').map_or(text, |(_, domain)| domain).trim_end_matches('.').to_ascii_lowercase()
}

impl Checked {
    /// What stands above wins.
    fn fill(&mut self, results: Vec<Results>) {
        for result in results {
            match result {
                Results::Spf(mark) => _ = self.spf.get_or_insert(mark),
                Results::Dmarc(mark, lenient) if self.dmarc.is_none() => {
                    self.lenient = lenient && mark.outcome == Outcome::Fail;
                    self.dmarc = Some(mark);
                }
                Results::Dmarc(..) => {}
                Results::Arc(mark) => _ = self.arc.get_or_insert(mark),
                Results::Dkim(signed) => self.dkim.push(signed),
            }
        }
    }
}

/// A result that is understood.
enum Results {
    Spf(Mark),
    Dkim(Signed),
    /// With whether the domain asks nobody to mind.
    Dmarc(Mark, bool),
    Arc(Mark),
}

/// Who wrote a field, in lower case, and what they found.
fn read(value: &[u8]) -> Option<(String, Vec<Results>)> {
    let text = without_comments(&String::from_utf8_lossy(&value[..value.len().min(LONGEST)]));
    let mut parts = text.split(';');
    let by = parts.next()?.split_whitespace().next()?.to_ascii_lowercase();
    // Some leave their name out and begin at once (Microsoft 365): such a field is nobody's.
    if by.contains('=') {
        return None;
    }
    Some((by, parts.take(MOST).filter_map(result).filter_map(understood).collect()))
}

fn result(part: &str) -> Option<Result<'_>> {
    let mut words = part.split_whitespace();
    let (method, outcome) = words.next()?.split_once('=')?;
    let method = method.split('/').next()?.to_ascii_lowercase();
    let properties = words.filter_map(|word| word.split_once('=')).map(|(k, v)| (k.to_ascii_lowercase(), v)).collect();
    Some(Result { method, outcome: outcome.parse().ok()?, properties })
}

fn understood(result: Result<'_>) -> Option<Results> {
    let outcome = result.outcome;
    let mark = |names: &[&str]| Mark { outcome, domain: result.property(names) };
    Some(match result.method.as_str() {
        "spf" => Results::Spf(mark(&["smtp.mailfrom", "smtp.mail", "smtp.helo"])),
        // RFC 8601 has a property for it; Microsoft 365 writes `action`.
        "dmarc" => Results::Dmarc(mark(&["header.from"]), result.property(&["policy.dmarc", "action"]) == "none"),
        "arc" => Results::Arc(mark(&["header.oldest-pass", "smtp.remote-ip"])),
        "dkim" => Results::Dkim(Signed {
            outcome,
            domain: result.property(&["header.d", "header.i"]),
            selector: result.property(&["header.s"]),
        }),
        _ => return None,
    })
}

/// Comments may stand anywhere and within each other (RFC 5322, 3.2.2). Of what they say only a policy stays, as the
/// property it should be.
fn without_comments(text: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::with_capacity(text.len()), 0_u32, false, false);
    let mut comment = String::new();
    for c in text.chars() {
        match c {
            _ if escaped => {
                escaped = false;
                if depth == 0 {
                    out.push(c);
                }
            }
            '\\' => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => {
                depth -= 1;
                out.push_str(if depth == 0 && asks_nothing(&comment) { " policy.dmarc=none " } else { " " });
                if depth == 0 {
                    comment.clear();
                }
            }
            // What is quoted is one word and ends no result.
            ';' if quoted => {}
            c if depth == 0 => out.push(c),
            c => comment.push(c),
        }
    }
    out
}

/// Most servers tell a domain's policy in a comment only: `p=NONE sp=NONE dis=NONE` (Google, OpenDMARC), `policy=none`
/// (Rspamd). Which of `p` and `sp` was meant they do not say, so that both must ask for nothing.
fn asks_nothing(comment: &str) -> bool {
    let words = comment.split_whitespace().filter_map(|word| word.split_once('='));
    let mut policies = words.filter(|(name, _)| ["p", "sp", "policy"].iter().any(|p| name.eq_ignore_ascii_case(p)));
    let none = |(_, policy): (&str, &str)| policy.eq_ignore_ascii_case("none");
    policies.next().is_some_and(none) && policies.all(none)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_by(names: &[&str], header: &str) -> Option<Checked> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let fields = header.split('\n').filter_map(|line| line.split_once(':'));
        told(fields.map(|(name, value)| (name.as_bytes(), value.as_bytes())), &names)
    }

    #[test]
    fn what_a_known_server_wrote_is_read_as_providers_write_it() {
        let header = "Received: by mx\n\
            Authentication-Results: mx.google.com; dkim=pass header.i=@shop.example header.s=s1 header.b=Ab; \
            spf=pass (google.com: domain of b@shop.example designates 192.0.2.1 as permitted; sender) smtp.mailfrom=b@shop.example; \
            dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=Shop.example\n\
            Received: from elsewhere";
        let checked = told_by(&["mx.google.com"], header).unwrap();
        assert_eq!(checked.way, Way::Told("mx.google.com".into()));
        assert_eq!(checked.spf, Some(Mark { outcome: Outcome::Pass, domain: "shop.example".into() }));
        assert_eq!(checked.dmarc, Some(Mark { outcome: Outcome::Pass, domain: "shop.example".into() }));
        assert_eq!((checked.dkim[0].domain.as_str(), checked.dkim[0].selector.as_str()), ("shop.example", "s1"));
    }

    #[test]
    fn nobody_else_and_nothing_below_is_believed() {
        let header = "Authentication-Results: evil.example; dmarc=pass header.from=bank.example\n\
            Authentication-Results: mx.desk.example; spf=fail smtp.mailfrom=bank.example\n\
            Authentication-Results: mx.desk.example 1; dmarc=fail header.from=bank.example\n\
            Received: from evil.example\n\
            Authentication-Results: mx.desk.example; dmarc=pass header.from=bank.example";
        let checked = told_by(&["MX.desk.example"], header).unwrap();
        assert_eq!(checked.dmarc.unwrap().outcome, Outcome::Fail);
        assert_eq!(checked.spf.unwrap().outcome, Outcome::Fail);
        assert_eq!(told_by(&["other.example"], header), None);
        assert_eq!(told_by(&[], header), None);
    }

    #[test]
    fn the_uppermost_word_counts() {
        let header = "Authentication-Results: mx; dmarc=fail header.from=a.example\n\
            Authentication-Results: mx; dmarc=pass header.from=a.example";
        assert_eq!(told_by(&["mx"], header).unwrap().dmarc.unwrap().outcome, Outcome::Fail);
    }

    #[test]
    fn a_policy_that_asks_for_nothing_is_read_as_servers_write_it() {
        let lenient = |dmarc: &str| {
            let header = format!("Authentication-Results: mx; spf=fail (p=none) smtp.mailfrom=a.example; {dmarc}");
            told_by(&["mx"], &header).unwrap().lenient
        };
        for said in [
            "dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=a.example",
            "dmarc=fail reason=\"no SPF\" header.from=a.example (policy=none)",
            "dmarc=fail action=none header.from=a.example",
            "dmarc=fail header.from=a.example policy.dmarc=none",
        ] {
            assert!(lenient(said), "{said}");
        }
        for said in [
            "dmarc=fail header.from=a.example",
            "dmarc=fail (p=REJECT sp=NONE dis=NONE) header.from=a.example",
            "dmarc=fail (p=NONE sp=REJECT dis=NONE) header.from=a.example",
            "dmarc=fail action=oreject header.from=a.example",
            "dmarc=pass (p=NONE sp=NONE) header.from=a.example",
        ] {
            assert!(!lenient(said), "{said}");
        }
    }

    #[test]
    fn comments_and_quotes_end_no_result_and_names_left_out_are_nobody_s() {
        assert_eq!(without_comments(r#"a (b (c; d) \) e) f; "g; h" i"#).split(';').count(), 2);
        assert!(told_by(&["spf=pass"], "Authentication-Results: spf=pass (x) smtp.mailfrom=a.example").is_none());
        let none = told_by(&["mx"], "Authentication-Results: mx; none").unwrap();
        assert_eq!((none.spf, none.dmarc, none.dkim.len()), (None, None, 0));
    }

    #[test]
    fn what_was_sealed_is_read_behind_its_number() {
        let checked = sealed(b" i=1; mx.forum.example; dmarc=pass header.from=shop.example", "forum.example").unwrap();
        assert_eq!(checked.way, Way::Sealed("forum.example".into()));
        assert_eq!(checked.dmarc.unwrap().domain, "shop.example");
        assert_eq!(sealed(b"i=1", "forum.example"), None);
    }
}
