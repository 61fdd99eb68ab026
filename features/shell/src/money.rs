//! Sums of money as each language writes them.

use crate::Lang;
use store::money::decimals;

fn symbol(currency: &str) -> &str {
    match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "RUB" => "₽",
        "BGN" => "лв.",
        "JPY" => "¥",
        other => other,
    }
}

/// `minor` units of `currency` (ISO 4217 code): `€4.50` in English, `4,50 €` in the other languages.
pub fn money(lang: Lang, minor: i64, currency: &str) -> String {
    let sign = if minor < 0 { "−" } else { "" };
    let unit = 10_u64.pow(decimals(currency));
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let (point, group) = if lang == Lang::En { ('.', ',') } else { (',', '\u{a0}') };
    let mut sum = grouped(whole, group);
    if unit > 1 {
        let width = decimals(currency) as usize;
        sum.push_str(&format!("{point}{rest:0width$}"));
    }
    match (lang, symbol(currency)) {
        (Lang::En, symbol) if symbol.chars().count() == 1 => format!("{sign}{symbol}{sum}"),
        (Lang::En, symbol) => format!("{sign}{symbol}\u{a0}{sum}"),
        (_, symbol) => format!("{sign}{sum}\u{a0}{symbol}"),
    }
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_money_its_own_way() {
        assert_eq!(money(Lang::En, -450, "EUR"), "−€4.50");
        assert_eq!(money(Lang::En, 123_456_789, "USD"), "$1,234,567.89");
        assert_eq!(money(Lang::Hr, 8_550, "EUR"), "85,50\u{a0}€");
        assert_eq!(money(Lang::Ru, 100_000, "RUB"), "1\u{a0}000,00\u{a0}₽");
        assert_eq!(money(Lang::En, 5, "CHF"), "CHF\u{a0}0.05");
    }

    #[test]
    fn a_currency_without_cents_shows_none() {
        assert_eq!(money(Lang::En, 1500, "JPY"), "¥1,500");
        assert_eq!(money(Lang::En, 1500, "XAF"), "XAF\u{a0}1,500");
        assert_eq!(money(Lang::En, 1500, "IQD"), "IQD\u{a0}1.500");
    }
}
