//! Sums of money, exactly.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in a currency's minor units (cents), so that sums are exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: 450 is 4.50 for a currency with two decimals.
    pub minor: i64,
    /// ISO 4217 code: `EUR`.
    pub currency: String,
}

impl Money {
    /// `minor` units of `currency`.
    pub fn new(minor: i64, currency: impl Into<String>) -> Self {
        Self { minor, currency: currency.into() }
    }

    /// How many decimals its currency has: [`decimals`].
    pub fn decimals(&self) -> u32 {
        decimals(&self.currency)
    }
}

/// How many decimals a currency has (ISO 4217): 0 for JPY, 3 for KWD, otherwise 2.
pub fn decimals(currency: &str) -> u32 {
    match currency {
        "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "XAF" | "XOF" => 0,
        "KWD" | "BHD" | "OMR" | "JOD" | "TND" | "LYD" | "IQD" => 3,
        _ => 2,
    }
}

/// Whether this is written like a code of ISO 4217: `EUR`.
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// `-4.50 EUR`: for logs and exports; screens write money by locale.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(self.decimals());
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, rest) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        match self.decimals() {
            0 => write!(f, "{sign}{whole} {}", self.currency),
            d => write!(f, "{sign}{whole}.{rest:0width$} {}", self.currency, width = d as usize),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, is_currency};

    #[test]
    fn a_currency_is_three_capitals() {
        assert!(is_currency("EUR"));
        assert!(!is_currency("eur") && !is_currency("EURO") && !is_currency("ЕUR"));
    }

    #[test]
    fn money_is_written_with_its_currency_s_decimals() {
        assert_eq!(Money::new(-450, "EUR").to_string(), "-4.50 EUR");
        assert_eq!(Money::new(1200, "JPY").to_string(), "1200 JPY");
        assert_eq!(Money::new(5, "KWD").to_string(), "0.005 KWD");
    }
}
