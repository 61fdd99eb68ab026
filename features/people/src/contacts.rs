//! What someone sees of customers, and what they see instead.

use base::{Error, Result};

/// What stands where an address or a number stood.
pub const HIDDEN: &str = "•••";

store::enumeration! {
    /// How much someone sees of a customer: who sees most comes first.
    ///
    /// It belongs to the reader ([`crate::Colleague::contacts`]) and travels with what is read for them, so
    /// that what they are shown passes through here. Files that customers send are handed out as they are.
    #[derive(Default)]
    pub enum Contacts {
        /// They see everything.
        #[default]
        Shown = "contacts",
        /// They see names; no address and no number, not even one that stands in a text.
        Named = "name",
        /// They do not see who it is either, as far as that does not stand in a text.
        Nothing = "nothing",
    }
}

impl Contacts {
    /// Whether nothing is hidden.
    pub fn are_shown(self) -> bool {
        self == Contacts::Shown
    }

    /// Lets on only who sees everything: what cannot be shown in part.
    ///
    /// # Errors
    /// [`Error::Refused`] for everybody else.
    pub fn check(self) -> Result<()> {
        if self.are_shown() { Ok(()) } else { Err(Error::refused("people-contacts-hidden")) }
    }

    /// A customer's name; of one who is known by an address or number alone, nothing is left.
    pub fn name(self, name: String) -> String {
        match self {
            Contacts::Nothing if !name.is_empty() => HIDDEN.to_owned(),
            Contacts::Named if is_number_alone(&name) => HIDDEN.to_owned(),
            _ => self.words(name),
        }
    }

    /// The name of whoever wrote something: a customer, or one of those who see to them.
    pub fn author(self, name: String, is_customer: bool) -> String {
        if is_customer { self.name(name) } else { self.words(name) }
    }

    /// Text, or HTML, without the addresses and numbers in it.
    pub fn words(self, text: String) -> String {
        match self {
            Contacts::Shown => text,
            Contacts::Named | Contacts::Nothing => without_numbers(&without_addresses(text)),
        }
    }

    /// An address or number by itself.
    pub fn address(self, address: String) -> String {
        match self {
            Contacts::Shown => address,
            Contacts::Named | Contacts::Nothing => String::new(),
        }
    }

    /// JSON without the addresses and numbers in its texts.
    pub fn json(self, value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::String(text) => Value::String(self.words(text)),
            Value::Array(values) => values.into_iter().map(|value| self.json(value)).collect(),
            Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, self.json(value))).collect(),
            value => value,
        }
    }
}

/// How the sign between a mail address's two halves is written, in text and in links.
const AT: [&str; 4] = ["@", "%40", "&#64;", "＠"];

fn without_addresses(text: String) -> String {
    AT.iter().fold(text, |text, sign| if text.contains(sign) { without_signed(&text, sign) } else { text })
}

fn without_signed(text: &str, sign: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once(sign) {
        let local = before.trim_end_matches(is_local);
        let domain = domain(after);
        let is_address = (local.len() < before.len() || before.ends_with('"')) && !domain.is_empty();
        match is_address {
            true => out.extend([local, HIDDEN]),
            false => out.extend([before, sign, domain]),
        }
        rest = &after[domain.len()..];
    }
    out + rest
}

/// What may stand before the sign (RFC 5321 allows a little more, which nobody has and HTML would be hurt by).
fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "._%+-!#$*?^{|}~".contains(c)
}

/// The name of a host with a dot in it, with which a text begins; empty when it begins otherwise.
fn domain(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(text.len());
    let name = text[..end].trim_end_matches(['.', '-']);
    let dotted = name.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
    if dotted { name } else { "" }
}

fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut before) = (text, None);
    while let Some(c) = rest.chars().next() {
        let begins = (c == '+' || c == '(' || c.is_ascii_digit()) && !before.is_some_and(goes_on);
        let number = if begins { phone(run(rest)) } else { "" };
        let taken = if number.is_empty() { &rest[..c.len_utf8()] } else { number };
        out.push_str(if number.is_empty() { taken } else { HIDDEN });
        before = taken.chars().next_back();
        rest = &rest[taken.len()..];
    }
    out
}

/// Before a number, it says that this is part of something longer: a word, an order, an address, a price.
fn goes_on(c: char) -> bool {
    c.is_alphanumeric() || "#-./_=&+,".contains(c)
}

const SPACE: &str = "&nbsp;";

/// The digits with which a text begins, and what may stand between those of a telephone number.
fn run(text: &str) -> &str {
    let (mut at, mut end) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let long = match c {
            _ if text[at..].starts_with(SPACE) => SPACE.len(),
            '+' if at == 0 => 1,
            '0'..='9' | ' ' | '-' | '(' | ')' | '/' | '.' | '\u{a0}' | '\u{2011}' | '\u{2013}' => c.len_utf8(),
            _ => break,
        };
        at += long;
        if c.is_ascii_digit() {
            end = at;
        }
        // Longer than any number, and no two of them in one.
        if at > 60 {
            break;
        }
    }
    &text[..end]
}

/// The longest telephone number with which a run begins; empty when there is none.
fn phone(run: &str) -> &str {
    let is_end = |at: &usize| {
        run[..*at].ends_with(|c: char| c.is_ascii_digit()) && !run[*at..].starts_with(|c: char| c.is_ascii_digit())
    };
    let ends = run.char_indices().map(|(at, c)| at + c.len_utf8()).filter(is_end);
    ends.rev().map(|end| &run[..end]).find(|number| is_phone(number)).unwrap_or("")
}

/// Whether digits are a telephone number: an international one, or one as it is dialled in Croatia, Bulgaria, Russia
/// and their neighbours. Dates, sums and the numbers of orders are none.
fn is_phone(run: &str) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    if run.starts_with('+') {
        return (8..=15).contains(&digits.len());
    }
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    if run.contains('.') || is_date(&groups) {
        return false;
    }
    let abroad = digits.strip_prefix("00").is_some_and(|rest| !rest.starts_with('0'));
    let trunk = digits.strip_prefix('0').is_some_and(|rest| !rest.starts_with('0'));
    let eight = digits.starts_with("89") || (digits.starts_with('8') && groups.len() > 2);
    match digits.len() {
        n if abroad => (11..=16).contains(&n),
        n if trunk => (9..=11).contains(&n),
        n if eight => n == 11,
        n => n == 10 && run.starts_with('('),
    }
}

/// Day, month and year, and whatever follows.
fn is_date(groups: &[&str]) -> bool {
    let [day, month, year, ..] = groups else { return false };
    day.len() <= 2 && month.len() <= 2 && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
}

/// Whether someone's name is how they are dialled.
fn is_number_alone(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    digits >= 5 && name.chars().all(|c| c.is_ascii_digit() || "+-()/. \u{a0}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> String {
        Contacts::Named.words(text.to_owned())
    }

    #[test]
    fn addresses_go_and_what_stands_round_them_stays() {
        assert_eq!(hidden("Iva <iva.k+shop@mail.kovac.example>, hello"), "Iva <•••>, hello");
        assert_eq!(hidden("&lt;iva@kovac.example&gt; wrote:"), "&lt;•••&gt; wrote:");
        assert_eq!(
            hidden("<a href=\"mailto:iva@kovac.example\">iva@kovac.example.</a>"),
            "<a href=\"mailto:•••\">•••.</a>"
        );
        assert_eq!(hidden("https://shop.example/?m=iva%40kovac.example&x=1"), "https://shop.example/?m=•••&x=1");
        assert_eq!(hidden("Пишите: иван@почта.рф!"), "Пишите: •••!");
    }

    #[test]
    fn who_is_named_and_what_is_priced_stays() {
        for text in
            ["@Vasya.Pupkin look", "12 pcs @ 5.00", "a@b", "@", "", "meet @ 10.30", "x@.", "https://a.example/@name"]
        {
            assert_eq!(hidden(text), text);
        }
    }

    #[test]
    fn numbers_go() {
        for number in [
            "+385 91 234 5678",
            "+385912345678",
            "00385 91 234 5678",
            "091 234 5678",
            "0912345678",
            "091/234-5678",
            "(091) 234-5678",
            "+359&nbsp;88&nbsp;123&nbsp;4567",
            "8 (912) 345-67-89",
            "89123456789",
            "+7 912 345-67-89",
            "06 12 34 56 78",
        ] {
            assert_eq!(hidden(&format!("Call {number}, now")), "Call •••, now", "{number}");
            assert_eq!(hidden(number), HIDDEN);
            assert!(!hidden(&format!("2 {number} 2026-11-22")).contains(number), "{number}");
        }
    }

    #[test]
    fn dates_sums_and_orders_stay() {
        for text in [
            "Order 1000123456 of 09-11-2026 02:39",
            "09.11.2026 02:39",
            "2026-11-22 02:39",
            "HR-0912345678",
            "#0912345678",
            "1.234.567,00 €",
            "12 345 678 kn",
            "0,50 kg, 0.75 l, 007",
            "ISBN 978-3-16-148410-0",
            "style=\"margin:0 0 0 40px\"",
            "10:15–10:45",
            "(2 of 3)",
        ] {
            assert_eq!(hidden(text), text);
        }
    }

    #[test]
    fn a_name_that_is_a_number_or_an_address_is_none() {
        let name = |name: &str| Contacts::Named.name(name.to_owned());
        assert_eq!((name("iva@kovac.example").as_str(), name("555 12 34").as_str()), (HIDDEN, HIDDEN));
        assert_eq!(name("Iva Kovač"), "Iva Kovač");
        assert_eq!(Contacts::Shown.name("555 12 34".into()), "555 12 34");
    }

    #[test]
    fn to_whom_nothing_is_shown_customers_have_no_names_and_colleagues_do() {
        let (hers, ours) = (Contacts::Nothing.name("Iva Kovač".into()), "Vasya".to_owned());
        assert_eq!((hers.as_str(), Contacts::Nothing.author(ours, false).as_str()), (HIDDEN, "Vasya"));
        assert_eq!(Contacts::Nothing.words("Iva <iva@kovac.example>".into()), "Iva <•••>");
        assert!(
            Contacts::Nothing.check().is_err() && Contacts::Named.check().is_err() && Contacts::Shown.check().is_ok()
        );
        let most = [Contacts::Nothing, Contacts::Shown, Contacts::Named].into_iter().min();
        assert_eq!(most, Some(Contacts::Shown), "who belongs to two departments sees what either shows");
    }

    #[test]
    fn foreign_text_of_any_kind_passes() {
        for text in ["+", "(((((", "é@ü.ß", "\"@a.b", "%40%40", "+\u{a0}1", "8&nbsp;&nbsp;&nbs"] {
            hidden(text);
        }
        assert_eq!(hidden(&"1 ".repeat(50_000)).len(), 100_000);
        assert_eq!(hidden(&"@".repeat(50_000)).len(), 50_000);
    }
}
