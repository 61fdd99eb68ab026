//! What one line looks like.

/// Spaces at which no line breaks, before a colon in French.
pub const FIRM_SPACES: [char; 2] = ['\u{a0}', '\u{202f}'];

/// Letters that only turn the direction of what follows: Hebrew and Arabic programs put them anywhere.
pub const DIRECTIONS: [char; 7] = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{2068}', '\u{2069}'];

/// Quoted by `>`, as mail programs do; `>:` is the rest of a wrapped `<ann@example.com>:`. The Bat
/// puts the author's initials before it: `AS> text`.
pub fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('>') && line != ">:" || has_initials(line)
}

/// GroupWise: `>>> Ann <ann@example.com> 03.03.2025 10:00 >>>` over a text that is not quoted.
pub fn is_groupwise(line: &str) -> bool {
    const MARK: &str = ">>>";
    let line = line.trim();
    line.len() < 200 && line.starts_with(MARK) && line.ends_with(MARK) && has_day(line) && has_clock(line)
}

fn has_initials(line: &str) -> bool {
    let Some((initials, rest)) = line.split_once('>') else {
        return false;
    };
    let rest = rest.trim_start_matches('>');
    (2..=3).contains(&initials.chars().count())
        && initials.chars().all(char::is_uppercase)
        && (rest.is_empty() || rest.starts_with(' '))
}

/// A line drawn with letters: `_____`, `-----`, `====`.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3 && line.chars().all(|c| "_-=*─—–~ ".contains(c))
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
    words(text).any(is_dated)
}

/// Whether the text carries a day; a time of day alone is none.
pub fn has_day(text: &str) -> bool {
    words(text).any(|word| is_dated(word) && !is_clock(word))
}

fn is_dated(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    // A year, also with what Chinese and Japanese write after it.
    let year = digits >= 4
        && (word.starts_with("19") || word.starts_with("20"))
        && !word.as_bytes()[4..].first().is_some_and(u8::is_ascii_digit);
    let separated =
        word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([':', '.', '/', '-']) && digits >= 3;
    year && word.len() <= 40 || separated
}

/// Whether the text carries a time of day: `14:30`, `14.30`, `14h30`, `2:30pm`.
pub fn has_clock(text: &str) -> bool {
    words(text).any(is_clock)
}

/// Hebrew and Chinese write it in one word with others: `ב-10:00`, `周一10:00写道`.
fn is_clock(word: &str) -> bool {
    word.split(|c: char| !c.is_ascii()).any(|word| is_bare_clock(word.trim_start_matches('-')))
}

fn is_bare_clock(word: &str) -> bool {
    let Some((hour, rest)) = word.split_once([':', '.', 'h']) else {
        return false;
    };
    let minute: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let dated = rest[minute.len()..].starts_with(['.', '/', '-']);
    matches!(hour.parse::<u8>(), Ok(0..=24)) && minute.len() == 2 && minute.as_str() < "60" && !dated
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_matches(['(', ')', '[', ']', '"']).trim_start_matches(|c: char| !c.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_addresses_are_recognised() {
        for text in ["On Aug 22, 2011, at", "13.12.2017 21:11", "le 29 à 11:11,", "2016-12-01", "2025年3月3日"] {
            assert!(has_date(text), "{text}");
        }
        assert!(!has_date("I had 3 of them") && !has_date("order 20251234567"));
        assert!(has_address("defunkt<reply@x.y>") && !has_address("CEO @ Acme"));
    }

    #[test]
    fn times_of_day_are_no_days() {
        assert!(has_clock("um 10:00 Uhr") && has_clock("kl. 10.05") && has_clock("à 9h30,"));
        assert!(has_clock("ב-10:00 מאת") && has_date("于2025年3月3日周一10:00写道"));
        assert!(!has_clock("am 10.03.2025") && !has_clock("in 2025"));
        assert!(has_day("On 3/3/25 10:00") && has_day("3. März 2025") && !has_day("At 10:30 she"));
    }

    #[test]
    fn initials_quote_and_angle_brackets_do_not() {
        assert!(is_quoted("AS> Where is it?") && is_quoted("AS>> deeper") && is_quoted("> x"));
        assert!(!is_quoted("A>B") && !is_quoted("5 > 3") && !is_quoted("USD>3"));
    }
}
