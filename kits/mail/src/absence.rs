//! Until when somebody is away, as an absence note says it in the languages of Europe.

use crate::date::{days_from_civil, year_of};
use crate::phrases::{MACHINES, Phrases};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How much of a note is read, in bytes.
const MOST_TEXT: usize = 3_000;
/// An absence ends within a good year.
const LONGEST: i64 = 400;
const DAY: i64 = 86_400;

static MONTHS: LazyLock<HashMap<&'static str, i64>> = LazyLock::new(|| {
    let mut phrases = Phrases::read(MACHINES);
    (1..=12)
        .flat_map(|month| phrases.take(&format!("month-{month}")).into_iter().map(move |name| (name, month)))
        .collect()
});

static SAID: LazyLock<Vec<&'static str>> = LazyLock::new(|| Phrases::read(MACHINES).take("absence-said"));

/// Whether the text says that somebody is away. Of a mail that is known to be a machine's answer.
pub(crate) fn is_said(text: &str) -> bool {
    const BEGINNING: usize = 800;
    let beginning = text[..text.floor_char_boundary(BEGINNING)].to_lowercase();
    SAID.iter().any(|words| beginning.contains(words))
}

/// The last day named in the note that lies after it was sent, as seconds since 1970.
pub(crate) fn until(subject: &str, text: &str, sent: i64) -> Option<i64> {
    let sent = sent.div_euclid(DAY);
    let text = &text[..text.floor_char_boundary(MOST_TEXT)];
    let ahead = |day: &i64| (sent..=sent.saturating_add(LONGEST)).contains(day);
    [subject, text].into_iter().flat_map(|text| days(text, sent)).filter(ahead).max().map(|day| day * DAY)
}

/// All days a text names, as days since 1970.
fn days(text: &str, sent: i64) -> Vec<i64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ",;()[]\"!?".contains(c))
        .map(|word| end_of_range(word.trim_matches([':', '*', '_', '\'', '-', '–', '—'])))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).filter_map(|at| numeric(words[at], sent).or_else(|| named(&words, at, sent))).collect()
}

/// Of `3.-10.` and `03.03.–10.03.2025` the end; `2025-03-10` and `10-го` are no ranges.
fn end_of_range(word: &str) -> &str {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let parts = word.trim_end_matches('.').split(DASHES);
    if parts.clone().count() == 3 && parts.clone().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return word;
    }
    match word.rsplit_once(DASHES) {
        Some((start, end)) if [start, end].iter().all(|side| side.starts_with(|c: char| c.is_ascii_digit())) => end,
        _ => word,
    }
}

/// `10.03.2025`, `10.03.`, `10/3/25`, `2025-03-10`.
fn numeric(word: &str, sent: i64) -> Option<i64> {
    let mark = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '/' | '-'))?;
    let bare = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<i64> =
        bare.split(mark).map(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect::<Option<_>>()?;
    match parts[..] {
        [year, month, day] if year > 999 => day_of(Some(year), month, day, sent),
        // Americans put the month first; whichever comes sooner is meant.
        [first, second, year] if mark == '/' => {
            let either = [day_of(Some(year), second, first, sent), day_of(Some(year), first, second, sent)];
            either.into_iter().flatten().filter(|day| *day >= sent).min()
        }
        [day, month, year] => day_of(Some(year), month, day, sent),
        // `10.03.` is a day, `10.03` may be a time or a price.
        [day, month] if mark == '/' || mark == '.' && word.ends_with('.') => day_of(None, month, day, sent),
        _ => None,
    }
}

/// `10 March 2025`, `March 10th`, `10 de marzo de 2025`, `2025. március 10.`
fn named(words: &[&str], at: usize, sent: i64) -> Option<i64> {
    let name = words[at].trim_end_matches('.');
    let month = *MONTHS.get(name)?;
    let near = |at: Option<usize>| at.and_then(|at| words.get(at)).copied();
    // `10 de marzo`, `10th of March`, `2025 m. kovo 10 d.`
    let skip = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() <= 2 || *word == "m.";
    let before = near(at.checked_sub(1)).filter(|word| !skip(word)).or_else(|| near(at.checked_sub(2)));
    let (after, behind) = match near(Some(at + 1)) {
        Some(word) if skip(&word) => (near(Some(at + 2)), near(Some(at + 3))),
        word => (word, near(Some(at + 2))),
    };
    let year = [after, behind, before].into_iter().flatten().find_map(year_in);
    let day = before.and_then(ordinal).or_else(|| after.and_then(ordinal))?;
    day_of(year, month, day, sent)
}

fn year_in(word: &str) -> Option<i64> {
    let word = word.trim_end_matches('.');
    word.parse().ok().filter(|year| word.len() == 4 && (1990..2100).contains(year))
}

/// `10`, `10.`, `10th`, `1er`, `10-го`.
fn ordinal(word: &str) -> Option<i64> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = &word[digits.len()..];
    let plain = rest.chars().count() <= 3 && !rest.contains(|c: char| c.is_ascii_digit() || c == ':');
    digits.parse().ok().filter(|day| digits.len() <= 2 && plain && (1..=31).contains(day))
}

/// A day since 1970; without a year the one that is not long past.
fn day_of(year: Option<i64>, month: i64, day: i64, sent: i64) -> Option<i64> {
    const LONG_PAST: i64 = 180;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    match year {
        Some(year @ 0..=99) => Some(days_from_civil(2000 + year, month, day)),
        Some(year) => (1990..2100).contains(&year).then(|| days_from_civil(year, month, day)),
        None => {
            let this = days_from_civil(year_of(sent), month, day);
            Some(if this < sent - LONG_PAST { days_from_civil(year_of(sent) + 1, month, day) } else { this })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday, 3 March 2025.
    const SENT: i64 = 1_740_990_000;

    fn day(text: &str) -> Option<i64> {
        until("", text, SENT).map(|at| (at - SENT.div_euclid(DAY) * DAY) / DAY)
    }

    #[test]
    fn the_last_day_named_counts_in_every_language() {
        for text in [
            "I am away from 3 March until 10 March 2025.",
            "I will be back on Monday, March 10th.",
            "Ich bin bis einschließlich 10.03.2025 nicht im Büro.",
            "Ab dem 10. März bin ich wieder erreichbar.",
            "Je suis absent jusqu'au 10 mars 2025 inclus.",
            "Estoy de vacaciones hasta el 10 de marzo de 2025.",
            "Sono in ferie fino al 10 marzo.",
            "Я в отпуске до 10 марта.",
            "Нахожусь в отпуске с 03.03.2025 по 10.03.2025.",
            "В отпуск съм до 10 март 2025 г.",
            "Na godišnjem sam do 10. ožujka 2025.",
            "Jestem na urlopie do 10 marca.",
            "2025. március 10-ig szabadságon vagyok.",
            "Atostogauju iki 2025 m. kovo 10 d.",
            "Out of office until 2025-03-10.",
            "Back 3/10/2025.",
            "Ich bin vom 03.-10.03.2025 im Urlaub.",
            "Urlaub 3.–10. März.",
            "I am away March 3-10.",
            "I am on leave 3 – 10 March 2025.",
            "Отпуск 03.03.2025-10.03.2025.",
            "В отпуск съм 03.03-10.03.2025 г.",
            "Ik ben terug op 10-03-2025.",
            "Вернусь 10-го марта.",
            "Palaan 10.3.2025.",
        ] {
            assert_eq!(day(text), Some(7), "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_may_lie_in_the_next() {
        let sent = SENT + 295 * DAY;
        assert_eq!(until("", "Back on 7 January", sent).map(|at| (at - sent) / DAY), Some(14));
    }

    #[test]
    fn other_numbers_are_no_days() {
        for text in [
            "Call 10.30 to 18.45",
            "Order 4711/2 of 2024",
            "I may come 3 times",
            "The price is 10.03",
            "back soon",
            "until 2 March",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
