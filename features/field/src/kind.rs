//! What can be filled into a field, and how it is written.

use base::{
    Error, Result,
    words::{line, short},
};
use serde_json::{Value as Json, json};
use store::money::decimals;

store::enumeration! {
    /// What can be filled into a field.
    pub enum Kind {
        /// A line of text.
        Text = "text",
        /// Some lines of text.
        LongText = "long_text",
        /// A number, with a point or a comma.
        Number = "number",
        /// A day.
        Date = "date",
        /// Yes or no.
        YesNo = "yes_no",
        /// One of several.
        Choice = "choice",
        /// Some of several.
        Choices = "choices",
        /// A sum of money.
        Money = "money",
        /// The address of a page.
        Link = "link",
    }
}

/// Characters of a line.
const LINE: usize = 500;
/// Characters of a long text.
const LONG: usize = 10_000;
/// Characters of what stands in history.
const SHORT: usize = 120;
/// Beyond it, a number is not exact any more.
const LARGEST: f64 = 9_007_199_254_740_991.0;

impl Kind {
    /// Whether something is chosen.
    pub fn chooses(self) -> bool {
        matches!(self, Kind::Choice | Kind::Choices)
    }

    /// What was typed into a form, as it is kept: `None` for nothing. Of [`Kind::Choices`], every line is
    /// one choice. `currency` matters to sums alone: it says how many digits stand behind the point.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `value` when it is nothing of this kind.
    pub fn read(self, typed: &str, choices: &[String], currency: &str) -> Result<Option<Json>> {
        let typed = match self {
            Kind::Text => line(typed),
            _ => typed.trim().to_owned(),
        };
        let typed = typed.as_str();
        if typed.is_empty() {
            return Ok(None);
        }
        let wrong = |key| Err(Error::invalid("value", key));
        let known = |choice: &str| choices.iter().any(|known| known == choice);
        Ok(Some(match self {
            Kind::Text if typed.chars().count() > LINE => return wrong("field-error-long"),
            Kind::LongText if typed.chars().count() > LONG => return wrong("field-error-long"),
            Kind::Text | Kind::LongText => json!(typed),
            Kind::Number => match number(typed) {
                Some(number) => json!(number),
                None => return wrong("field-error-number"),
            },
            Kind::Date => match typed.parse::<jiff::civil::Date>() {
                Ok(date) => json!(date.to_string()),
                Err(_) => return wrong("field-error-date"),
            },
            Kind::YesNo => match typed {
                "yes" => json!(true),
                "no" => json!(false),
                _ => return wrong("field-error-yes-no"),
            },
            Kind::Choice if known(typed) => json!(typed),
            Kind::Choices if typed.lines().all(|line| known(line.trim())) => {
                let chosen = |choice: &&String| typed.lines().any(|line| line.trim() == choice.as_str());
                json!(choices.iter().filter(chosen).collect::<Vec<_>>())
            }
            Kind::Choice | Kind::Choices => return wrong("field-error-choice"),
            Kind::Money => match minor(typed, decimals(currency)) {
                Some(minor) => json!(minor),
                None => return wrong("field-error-money"),
            },
            Kind::Link if is_link(typed) => json!(typed),
            Kind::Link => return wrong("field-error-link"),
        }))
    }

    /// What a program gave, in the words of a form.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `value` when its shape is not this kind's.
    pub fn typed(self, given: &Json, currency: &str) -> Result<String> {
        Ok(match (self, given) {
            (_, Json::Null) => String::new(),
            (Kind::YesNo, Json::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            (Kind::Number, Json::Number(n)) => n.to_string(),
            (Kind::Money, Json::Number(n)) if n.is_i64() => amount(n.as_i64().unwrap_or_default(), decimals(currency)),
            (Kind::Choices, Json::Array(all)) if all.iter().all(Json::is_string) => {
                all.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n")
            }
            (Kind::Number | Kind::Money | Kind::YesNo | Kind::Choices, _) => {
                return Err(Error::invalid("value", "field-error-shape"));
            }
            (_, Json::String(text)) => text.clone(),
            _ => return Err(Error::invalid("value", "field-error-shape")),
        })
    }

    /// What is kept, as a form has it: [`Kind::read`] makes the same of it again.
    pub fn written(self, kept: &Json, currency: &str) -> String {
        match (self, kept) {
            (Kind::YesNo, Json::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            (Kind::Money, Json::Number(n)) => amount(n.as_i64().unwrap_or_default(), decimals(currency)),
            (_, Json::Number(n)) => n.as_f64().map_or_else(|| n.to_string(), |n| n.to_string()),
            (_, Json::Array(all)) => all.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n"),
            (_, Json::String(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// What is kept, on one line and without words of any language: for history and search.
    pub fn in_short(self, kept: &Json, currency: &str) -> String {
        let written = self.written(kept, currency);
        match self {
            Kind::YesNo => if written == "yes" { "✓" } else { "✗" }.to_owned(),
            Kind::Money => format!("{written} {currency}"),
            Kind::Choices => written.lines().collect::<Vec<_>>().join(", "),
            _ => short(&line(&written), SHORT),
        }
    }
}

/// A number as people write it: `1 234,5`, `-3.25`.
fn number(typed: &str) -> Option<f64> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    let written = plain.chars().all(|c| c.is_ascii_digit() || ".-+".contains(c));
    plain.parse().ok().filter(|n: &f64| written && n.is_finite() && n.abs() <= LARGEST)
}

/// A sum in minor units, exactly: never by way of a float.
fn minor(typed: &str, digits: u32) -> Option<i64> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    let (sign, plain) = plain.strip_prefix(['-', '−']).map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, rest) = plain.split_once('.').unwrap_or((plain, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 13 || rest.len() > digits as usize || !all_digits(whole) || !all_digits(rest) {
        return None;
    }
    let padded = format!("{whole}{rest:0<width$}", width = digits as usize);
    padded.parse::<i64>().ok().map(|minor| sign * minor)
}

fn amount(minor: i64, digits: u32) -> String {
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let sign = if minor < 0 { "-" } else { "" };
    if digits == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}", width = digits as usize)
    }
}

/// Only what a browser may follow safely.
fn is_link(typed: &str) -> bool {
    let lower = typed.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or(lower.strip_prefix("http://"));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"".contains(c);
    typed.len() <= 2_000 && rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Vec<String> {
        ["red", "green", "blue"].map(str::to_owned).to_vec()
    }

    #[test]
    fn what_is_typed_is_kept_as_its_kind_and_can_be_typed_again() {
        for (kind, typed, kept, again) in [
            (Kind::Text, "  4711 \n a ", json!("4711 a"), "4711 a"),
            (Kind::Text, "4711\u{202e}a\u{200b}", json!("4711a"), "4711a"),
            (Kind::LongText, "one\ntwo", json!("one\ntwo"), "one\ntwo"),
            (Kind::Number, "1 234,5", json!(1234.5), "1234.5"),
            (Kind::Date, "2026-02-28", json!("2026-02-28"), "2026-02-28"),
            (Kind::YesNo, "no", json!(false), "no"),
            (Kind::Choice, "red", json!("red"), "red"),
            (Kind::Choices, "blue\nred", json!(["red", "blue"]), "red\nblue"),
            (Kind::Money, "1 234,5", json!(123_450), "1234.50"),
            (Kind::Money, "-0.05", json!(-5), "-0.05"),
            (
                Kind::Link,
                "https://shop.example/4711?a=b",
                json!("https://shop.example/4711?a=b"),
                "https://shop.example/4711?a=b",
            ),
        ] {
            assert_eq!(kind.read(typed, &choices(), "EUR").unwrap(), Some(kept.clone()), "{kind} {typed}");
            assert_eq!(kind.written(&kept, "EUR"), again);
            assert_eq!(kind.read(again, &choices(), "EUR").unwrap(), Some(kept.clone()), "{again}");
            assert_eq!(kind.typed(&kept, "EUR").and_then(|t| kind.read(&t, &choices(), "EUR")).unwrap(), Some(kept));
        }
    }

    #[test]
    fn nothing_typed_is_nothing_and_what_is_wrong_is_refused() {
        for kind in Kind::ALL {
            assert_eq!(kind.read("  ", &choices(), "EUR").unwrap(), None);
        }
        for (kind, typed) in [
            (Kind::Number, "ten"),
            (Kind::Number, "NaN"),
            (Kind::Number, "1e400"),
            (Kind::Date, "2026-02-30"),
            (Kind::YesNo, "perhaps"),
            (Kind::Choice, "yellow"),
            (Kind::Choices, "red\nyellow"),
            (Kind::Money, "1.234"),
            (Kind::Money, "EUR"),
            (Kind::Link, "javascript:alert(1)"),
            (Kind::Link, "https://"),
            (Kind::Link, "https://a b"),
        ] {
            assert!(kind.read(typed, &choices(), "EUR").is_err(), "{kind} {typed}");
        }
        assert_eq!(Kind::Money.read("500", &[], "JPY").unwrap(), Some(json!(500)));
        assert!(Kind::Text.read(&"x".repeat(501), &[], "").is_err());
        assert!(Kind::Choices.typed(&json!("red"), "").is_err());
    }
}
