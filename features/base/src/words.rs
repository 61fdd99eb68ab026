//! Words for finding things: the same function for what is indexed and what is asked.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Text made comparable: lower case, without diacritics (ё is е, č is c), compatibility forms
/// resolved. й stays й: it is a letter, not an accent.
///
/// Done here and not in the database, because SQLite folds ASCII only.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut base = ' ';
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if is_accent(c) {
            if base == 'и' && c == '\u{306}' {
                folded.pop();
                folded.push('й');
            }
            continue;
        }
        base = c;
        folded.push(match c {
            'đ' => 'd',
            'ł' => 'l',
            'ø' => 'o',
            c => c,
        });
    }
    folded
}

/// Marks that people leave out: accents, points over Arabic and Hebrew letters, variants of a sign. What carries
/// sound in Indic, Thai and Japanese writing is no such mark: की is not का.
fn is_accent(c: char) -> bool {
    is_combining_mark(c)
        && matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}')
}

/// Whether a letter belongs to a word of any script; many have vowels that are marks.
pub fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// A name, a subject, whatever stands on one line and beside other words: composed letters with one space between
/// words, without control letters and without what nobody sees. Letters that turn the direction of reading go,
/// because they turn what stands beside them, too; joiners stay, emoji and Persian need them. Empty when nothing is
/// left that can be seen.
pub fn line(typed: &str) -> String {
    let seen = typed.chars().filter(|c| !is_unseen(*c)).map(|c| if c.is_control() { ' ' } else { c });
    let line = spaced(&seen.nfc().collect::<String>());
    let shows = |c: char| !c.is_whitespace() && !is_combining_mark(c) && !JOINERS.contains(&c);
    if line.chars().any(shows) { line } else { String::new() }
}

/// A text on one line, with one space between words: as it is compared with what breaks its lines elsewhere.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text on one line, of so many letters at most; `…` ends it when there was more.
pub fn short(text: &str, most: usize) -> String {
    let line = spaced(text);
    match line.chars().nth(most) {
        None => line,
        Some(_) => line.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}

const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Spaces without width, fillers, and what turns the direction of reading (UAX #9).
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}')
}

/// What `LIKE … ESCAPE '\'` finds words by that hold this one; folded as what it is compared with.
pub fn containing(word: &str) -> String {
    format!("%{}", beginning(word))
}

/// What `LIKE … ESCAPE '\'` finds words by that begin so.
pub fn beginning(word: &str) -> String {
    let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("{word}%")
}

/// Whether a text holds a word as a whole, and not as a part of another: `Iva` does not stand in `activate`. Both are
/// folded already.
pub fn holds_word(text: &str, word: &str) -> bool {
    let whole = |(at, found): (usize, &str)| {
        !text[..at].ends_with(is_of_word) && !text[at + found.len()..].starts_with(is_of_word)
    };
    !word.is_empty() && text.match_indices(word).any(whole)
}

/// The stems of a text, each once: what is put into the index.
///
/// Stemmed by script: Cyrillic as Russian, Latin as English (Snowball has neither Bulgarian nor
/// Croatian; the endings cut too little there, never too much of the beginning).
pub fn stems(text: &str) -> BTreeSet<String> {
    let mut left = MAX_BYTES;
    let fits = |stem: &String| {
        left = left.saturating_sub(stem.len());
        left > 0
    };
    each(text).take(MAX_WORDS).map(|word| stem(&word)).take_while(fits).collect()
}

/// What to look for: the stems of all words, and the last one as typed so far, since it may be
/// unfinished; without that when a space follows it. `None` when the query has no words.
pub fn query(text: &str) -> Option<(Vec<String>, Option<String>)> {
    let words: Vec<String> = each(text).take(12).collect();
    let last = words.last()?.clone();
    let finished = text.ends_with(char::is_whitespace);
    Some((words.iter().map(|w| stem(w)).collect(), (!finished).then_some(last)))
}

/// A mail of megabytes is found by its first words; an index is no archive.
const MAX_WORDS: usize = 20_000;
/// PostgreSQL takes a mebibyte with all that it adds to each word (its documentation, 12.11).
const MAX_BYTES: usize = 600_000;
const MAX_LENGTH: usize = 40;

fn each(text: &str) -> impl Iterator<Item = String> {
    fold(text)
        .split(|c: char| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(MAX_LENGTH).collect())
        .collect::<Vec<String>>()
        .into_iter()
}

fn stem(word: &str) -> String {
    thread_local! {
        static RUSSIAN: Stemmer = Stemmer::create(Algorithm::Russian);
        static ENGLISH: Stemmer = Stemmer::create(Algorithm::English);
    }
    let first = word.chars().next().unwrap_or(' ');
    match first {
        'а'..='я' => RUSSIAN.with(|s| s.stem(word).into_owned()),
        'a'..='z' => ENGLISH.with(|s| s.stem(word).into_owned()),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_on_one_line_and_no_longer_than_it_may_be() {
        assert_eq!(short(" one\n two ", 7), "one two");
        assert_eq!(short("one two three", 7), "one tw…");
        assert_eq!(short("шесть", 3), "ше…");
    }

    #[test]
    fn the_words_of_a_text_fit_an_index_whatever_their_letters() {
        let words: Vec<String> = (0..20_000).map(|n| format!("{}{n:06}", "щ".repeat(34))).collect();
        let stems = stems(&words.join(" "));
        let bytes: usize = stems.iter().map(|stem| stem.len() + 8).sum();
        assert!(stems.len() > 5_000 && bytes < 1_048_575, "{} words, {bytes} bytes", stems.len());
    }

    #[test]
    fn a_word_is_no_part_of_another() {
        assert!(holds_word("what ann wrote", "ann") && holds_word("(ann@desk.example)", "ann@desk.example"));
        assert!(!holds_word("the annual report", "ann") && !holds_word("joann", "ann") && !holds_word("ann", ""));
        assert!(!holds_word("का की", "क"), "what carries sound belongs to its word");
    }

    #[test]
    fn folding_forgives_case_accents_and_yo() {
        assert_eq!(fold("Ёжик ŠĐčć Straße"), "ежик sdcc straße");
        assert_eq!(fold("Йогурт Й"), "йогурт й");
    }

    #[test]
    fn what_carries_sound_is_kept() {
        assert_ne!(fold("की"), fold("का"));
        assert_ne!(fold("กิน"), fold("กัน"));
        assert_ne!(fold("かき"), fold("がき"));
        assert_eq!(fold("مُحَمَّد"), fold("محمد"));
        assert_eq!(fold("❤\u{fe0f}"), "❤");
        assert_eq!(query("กิ่ง แก้ว ").unwrap().0.len(), 2, "a word ends where its writer ended it");
    }

    #[test]
    fn a_line_holds_what_is_seen() {
        for (typed, kept) in [
            ("  Iva \t Kovač\r\n", "Iva Kovač"),
            ("Iva\u{202e}\0Kova\u{30c}", "Iva Kovǎ"),
            ("\u{200b}\u{202e} \u{3164}\u{feff}", ""),
            ("\u{301}\u{200d}", ""),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("محمد الأمين", "محمد الأمين"),
        ] {
            assert_eq!(line(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn inflected_words_meet_in_their_stem() {
        let index = stems("Не пришли заказанные рюкзаки. The refunds were promised for the order. iva@kovac.example");
        for asked in ["рюкзак", "refund ", "orders", "kovac "] {
            let (stems, _) = query(asked).unwrap();
            assert!(index.contains(&stems[0]), "{asked} → {stems:?} in {index:?}");
        }
    }

    #[test]
    fn an_unfinished_word_is_kept_as_typed() {
        assert_eq!(query("discounts bann"), Some((vec!["discount".into(), "bann".into()], Some("bann".into()))));
        assert_eq!(query("discounts "), Some((vec!["discount".into()], None)));
        assert_eq!(query(" ?! "), None);
    }
}
