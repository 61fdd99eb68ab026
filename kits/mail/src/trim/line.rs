//! What one line looks like.

/// Quoted by `>`, as mail programs do; `>:` is the rest of a wrapped `<ann@example.com>:`.
pub fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('>') && line != ">:"
}

/// A line drawn with letters: `_____`, `-----`, `====`.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3 && line.chars().all(|c| "_-=*─—–".contains(c))
}

/// Whether the text carries a mail address.
pub fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether the text carries a day or a time: a year, `12.05.23`, `12/05/23`, `14:30`, `5:08 p.m.`.
pub fn has_date(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == ',').any(|word| {
        let word = word.trim_matches(['(', ')', '[', ']', '"']);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
        let separated =
            word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([':', '.', '/', '-']) && digits >= 3;
        year || separated
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_addresses_are_recognised() {
        for text in ["On Aug 22, 2011, at", "13.12.2017 21:11", "le 29 à 11:11,", "2016-12-01"] {
            assert!(has_date(text), "{text}");
        }
        assert!(!has_date("I had 3 of them"));
        assert!(has_address("defunkt<reply@x.y>") && !has_address("CEO @ Acme"));
    }
}
