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
        if is_combining_mark(c) {
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

/// What `LIKE … ESCAPE '\'` finds words by that hold this one; folded as what it is compared with.
pub fn containing(word: &str) -> String {
    format!("%{}", beginning(word))
}

/// What `LIKE … ESCAPE '\'` finds words by that begin so.
pub fn beginning(word: &str) -> String {
    let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("{word}%")
}

/// The stems of a text, each once: what is put into the index.
///
/// Stemmed by script: Cyrillic as Russian, Latin as English (Snowball has neither Bulgarian nor
/// Croatian; the endings cut too little there, never too much of the beginning).
pub fn stems(text: &str) -> BTreeSet<String> {
    each(text).take(MAX_WORDS).map(|word| stem(&word)).collect()
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
const MAX_LENGTH: usize = 40;

fn each(text: &str) -> impl Iterator<Item = String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
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
    fn folding_forgives_case_accents_and_yo() {
        assert_eq!(fold("Ёжик ŠĐčć Straße"), "ежик sdcc straße");
        assert_eq!(fold("Йогурт Й"), "йогурт й");
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
