//! Which way words run.

/// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, and how they are written as single signs
/// (blocks 0590–08FF, FB1D–FDFF, FE70–FEFF, 10800–10FFF, 1E800–1EFFF of Unicode).
fn is_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether words run from right to left: as their first letter does (rules P2 and P3 of UAX #9). Mail programs do not
/// find out by themselves what browsers do.
pub fn runs_from_right(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_from_right)
}

#[cfg(test)]
mod tests {
    use super::runs_from_right;

    #[test]
    fn words_run_as_their_first_letter() {
        for text in ["שלום, Iva", "  4711 — ההזמנה", "مرحبا", "«ܫܠܡܐ»"] {
            assert!(runs_from_right(text), "{text}");
        }
        for text in ["Iva, שלום", "Здравейте", "4711", "", "王小明", "٪ 5"] {
            assert!(!runs_from_right(text), "{text}");
        }
    }
}
