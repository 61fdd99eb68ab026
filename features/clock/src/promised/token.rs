//! A text as sentences of words, numbers, times and dates.

use base::words::fold;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Folded.
    Word(String),
    /// `3`; of `2-3` the greater.
    Number(u32),
    /// `15:00`.
    Clock(i8, i8),
    /// `25.11.` or `2026-11-25`.
    Date { day: i8, month: i8, year: Option<i16> },
}

impl Token {
    /// The word, if it is one.
    pub fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// One sentence.
pub(super) struct Sentence<'a> {
    /// As written, without what surrounds it.
    pub text: &'a str,
    /// Its pieces.
    pub tokens: Vec<Token>,
    /// Whether it is a question.
    pub asks: bool,
}

/// The sentences of a text. A line is at least one: people write lists.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    text.lines().flat_map(of_line).collect()
}

fn of_line(line: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    let (mut begin, mut tokens) = (0, Vec::new());
    for (from, to) in chunks(line) {
        let chunk = &line[from..to];
        let understood = read(chunk);
        let numeric = matches!(understood.last(), Some(Token::Number(_) | Token::Date { .. }));
        tokens.extend(understood);
        let end = chunk.trim_end_matches(['"', '\'', ')', '»', '”', '’']).chars().last();
        let ends = matches!(end, Some('!' | '?' | '…' | ';')) || end == Some('.') && !numeric && !is_short(chunk);
        if ends {
            sentences.push(Sentence {
                text: line[begin..to].trim(),
                tokens: std::mem::take(&mut tokens),
                asks: end == Some('?'),
            });
            begin = to;
        }
    }
    if !tokens.is_empty() {
        sentences.push(Sentence { text: line[begin..].trim(), tokens, asks: false });
    }
    sentences
}

/// Where the pieces between spaces stand.
fn chunks(line: &str) -> impl Iterator<Item = (usize, usize)> {
    line.split_whitespace().map(move |chunk| {
        let from = chunk.as_ptr() as usize - line.as_ptr() as usize;
        (from, from + chunk.len())
    })
}

/// Abbreviations keep their sentence going: *3 p.m.*, *15 ч.*
fn is_short(chunk: &str) -> bool {
    let letters = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(fold(letters).as_str(), "p.m" | "a.m" | "ч" | "г" | "h" | "min" | "мин" | "sat" | "dr" | "mr" | "mrs")
}

fn read(chunk: &str) -> Vec<Token> {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return Vec::new();
    }
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        // A dash between words parts them: *today—or tomorrow*.
        let words = fold(bare).replace(['’', 'ʼ'], "'");
        return words.split(['—', '–', '/', ',']).filter(|w| !w.is_empty()).map(|w| Token::Word(w.into())).collect();
    }
    date_or_clock(bare, chunk.trim_end_matches([',', ')', '!', '?', ';']).ends_with('.'))
        .map(|token| vec![token])
        .unwrap_or_else(|| number(bare))
}

/// `15:00`, `15.30`, `25.11.`, `25.11.2026`, `2026-11-25`.
fn date_or_clock(bare: &str, dotted: bool) -> Option<Token> {
    if let Some((hour, rest)) = bare.split_once(':') {
        let digits = rest.len().min(rest.bytes().take_while(u8::is_ascii_digit).count());
        return clock(hour.parse().ok()?, rest[..digits].parse().ok()?, &rest[digits..]);
    }
    let iso: Vec<&str> = bare.split('-').collect();
    if let [year, month, day] = iso[..] {
        return date(day.parse().ok()?, month.parse().ok()?, Some(year.parse().ok()?));
    }
    let parts: Vec<&str> = bare.split('.').collect();
    match parts[..] {
        [day, month, year] => date(day.parse().ok()?, month.parse().ok()?, year.parse().ok().filter(|y| *y > 1900)),
        [first, second] if second.len() == 2 || dotted => {
            let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
            if dotted || (1..=12).contains(&second) { date(first, second, None) } else { clock(first, second, "") }
        }
        _ => None,
    }
}

fn clock(hour: i8, minute: i8, suffix: &str) -> Option<Token> {
    let hour = match fold(suffix).as_str() {
        "pm" if hour < 12 => hour + 12,
        "am" if hour == 12 => 0,
        _ => hour,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(Token::Clock(hour, minute))
}

fn date(day: i8, month: i8, year: Option<i16>) -> Option<Token> {
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(Token::Date { day, month, year })
}

/// `3`, `2-3`, `3pm`, `15ч`, `25th`.
fn number(bare: &str) -> Vec<Token> {
    let last = bare.split(['-', '–']).rfind(|part| part.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(bare);
    let digits = last.bytes().take_while(u8::is_ascii_digit).count();
    let Ok(n) = last[..digits].parse() else { return Vec::new() };
    let suffix = fold(last[digits..].trim_matches(|c: char| !c.is_alphabetic()));
    let ordinal = matches!(suffix.as_str(), "" | "st" | "nd" | "rd" | "th" | "го" | "ти" | "и");
    let mut tokens = vec![Token::Number(n)];
    tokens.extend((!ordinal).then_some(Token::Word(suffix)));
    tokens
}
