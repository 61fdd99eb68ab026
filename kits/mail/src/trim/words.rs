//! The words mail programs put around history, in the languages of Europe and some beyond.

use super::line::{DIRECTIONS, FIRM_SPACES};
use crate::phrases::{Phrases, TRIM};
use std::collections::HashMap;
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(Phrases::read(TRIM)));

struct Words {
    wrote: Vec<&'static str>,
    quoting: Vec<&'static str>,
    starts: Vec<&'static str>,
    me: Vec<&'static str>,
    you: Vec<&'static str>,
    labels: HashMap<&'static str, Label>,
    dividers: Vec<&'static str>,
    forwards: Vec<&'static str>,
    forward_subjects: Vec<&'static str>,
    answer_here: Vec<&'static str>,
    inline: Vec<&'static str>,
    sent_from: Vec<&'static str>,
    sent_whole: Vec<&'static str>,
    sent_app: Vec<&'static str>,
    devices: Vec<&'static str>,
    mine: Vec<&'static str>,
    excuses: Vec<&'static str>,
    /// By their first words.
    farewells: HashMap<&'static str, Vec<&'static str>>,
    from_place: Vec<&'static str>,
    legal: Vec<&'static str>,
    environment: Vec<&'static str>,
    list_footer: Vec<&'static str>,
}

impl Words {
    fn of(mut phrases: Phrases) -> Words {
        let mut labels = HashMap::new();
        for (section, label) in LABELS {
            // A word of two meanings, like `data`, keeps the first.
            phrases.take(section).into_iter().for_each(|name| _ = labels.entry(name).or_insert(label));
        }
        let mut farewells: HashMap<&str, Vec<&str>> = HashMap::new();
        for words in phrases.take("farewell") {
            farewells.entry(first_word(words)).or_default().push(words);
        }
        Words {
            wrote: phrases.take("wrote"),
            quoting: phrases.take("quoting"),
            starts: phrases.take("start"),
            me: phrases.take("me"),
            you: phrases.take("you"),
            labels,
            dividers: phrases.take("divider"),
            forwards: phrases.take("forward"),
            forward_subjects: phrases.take("forward-subject"),
            answer_here: phrases.take("answer-here"),
            inline: phrases.take("inline"),
            sent_from: phrases.take("sent-from"),
            sent_whole: phrases.take("sent-whole"),
            sent_app: phrases.take("sent-app"),
            devices: phrases.take("device"),
            mine: phrases.take("mine"),
            excuses: phrases.take("excuse"),
            farewells,
            from_place: phrases.take("from-place"),
            legal: phrases.take("legal"),
            environment: phrases.take("environment"),
            list_footer: phrases.take("list-footer"),
        }
    }
}

/// A field of an earlier mail's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    From,
    Date,
    To,
    Subject,
    Copy,
}

const LABELS: [(&str, Label); 5] = [
    ("from", Label::From),
    ("date", Label::Date),
    ("to", Label::To),
    ("subject", Label::Subject),
    ("copy", Label::Copy),
];

/// What stands around a label or a divider: quotes, marks of bold text, table lines.
fn framing(letter: char) -> bool {
    matches!(letter, '>' | ' ' | '*' | '|' | '\t') || FIRM_SPACES.contains(&letter) || DIRECTIONS.contains(&letter)
}

/// Bytes of a label; longer words are none.
const LONGEST_LABEL: usize = 50;

/// The label of a line like `*From:* someone`, and what follows it.
pub fn label(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_start_matches(framing);
    let (name, rest) = line.split_once([':', '：'])?;
    if name.len() > LONGEST_LABEL {
        return None;
    }
    Some((named(name)?, rest.trim_matches(['*', ' '])))
}

/// Whether a line looks like a field of a header that is none of those known: `Sensitivity: Private`.
pub fn is_field(line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    line.trim_start_matches(framing).split_once([':', '：']).is_some_and(|(name, rest)| {
        let name = name.trim_matches(framing);
        let words = name.len() <= LONGEST_LABEL && (1..=MOST_WORDS).contains(&name.split_whitespace().count());
        words && name.chars().all(|c| c.is_alphabetic() || " -.".contains(c)) && !rest.trim().is_empty()
    })
}

/// Labels further on in a line: `To: someone Subject: something`. Before a colon no more is looked at
/// than the longest label: the time stays linear, however many colons there are.
pub fn further_labels(rest: &str) -> impl Iterator<Item = Label> {
    rest.match_indices([':', '：']).filter_map(|(colon, _)| {
        let before = rest[..colon].trim_end_matches([' ', '*', '\u{a0}']);
        let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_LABEL))..];
        let (space, _) = near.rmatch_indices([' ', '*', '\u{a0}', '\t']).next()?;
        named(&near[space..])
    })
}

fn named(name: &str) -> Option<Label> {
    WORDS.labels.get(small(name.trim_matches(framing)).as_str()).copied()
}

/// In small letters; of the Turkish `İ` an `i`, without the dot that it otherwise keeps.
fn small(text: &str) -> String {
    let small = text.to_lowercase();
    if small.contains('\u{307}') { small.replace("i\u{307}", "i") } else { small }
}

/// What a line with dashes around it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divider {
    /// Below stands the mail that was answered.
    Answered,
    /// Below stands a mail that was passed on.
    Forwarded,
}

/// `-----Original Message-----` and its sisters.
pub fn divider(line: &str) -> Option<Divider> {
    const LONGEST: usize = 200;
    let line = line.trim();
    if line.len() > LONGEST || line.len() < 5 {
        return None;
    }
    let lower = small(line);
    let inner = lower.trim_matches(['-', '_', '=', ' ', '*', '–', '—', '#', '+', '~', '\u{a0}']);
    let framed = inner.len() < lower.trim().len();
    let dashed = is_dashed(&lower);
    if framed && WORDS.answer_here.iter().any(|words| inner.starts_with(words)) || WORDS.answer_here.contains(&inner) {
        return Some(Divider::Answered);
    }
    let says = |words: &[&str]| words.iter().any(|word| inner.starts_with(word) && inner.len() <= word.len() + 30);
    // Apple writes `Begin forwarded message:` without dashes.
    let alone = inner.strip_suffix(':').map(str::trim_end).is_some_and(|inner| WORDS.forwards.contains(&inner));
    if alone || dashed && says(&WORDS.forwards) {
        return Some(Divider::Forwarded);
    }
    (dashed && says(&WORDS.dividers)).then_some(Divider::Answered)
}

/// Dashes on both sides or at least three before it: a list's item has one.
fn is_dashed(line: &str) -> bool {
    const MARKS: [char; 7] = ['-', '_', '=', '–', '—', '+', '~'];
    let line = line.trim_matches(['*', ' ']);
    let before = line.chars().take_while(|c| MARKS.contains(c)).take(3).count();
    before == 3 || before > 0 && line.ends_with(MARKS)
}

/// A divider's words where its dashes are lost, or any words between long dashes. Directly over an
/// earlier mail's header they are its own.
pub fn is_heading(line: &str) -> bool {
    const LONG: &str = "-----";
    let line = line.trim();
    line.len() <= 200
        && (line.starts_with(LONG) && line.ends_with(LONG) || WORDS.dividers.contains(&line.to_lowercase().as_str()))
}

/// `FW:`, `WG:`, `Пересл:` before a subject, also behind a gateway's `[EXTERNAL]`. What forwards in
/// Denmark answers in Finland: there the text tells.
pub fn is_forward_subject(subject: &str, text: &str) -> bool {
    const BEGINNING: usize = 4_000;
    let Some((prefix, _)) = subject.split_once([':', '：']) else {
        return false;
    };
    let prefix = prefix.rsplit(']').next().unwrap_or_default().trim();
    let prefix = small(prefix);
    if prefix == "vs" {
        let beginning = text[..text.floor_char_boundary(BEGINNING)].to_lowercase();
        return !["lähettäjä", "kirjoitti", "saatja:", "kirjutas"].iter().any(|word| beginning.contains(word));
    }
    WORDS.forward_subjects.contains(&prefix.as_str())
}

/// Whether the words say that answers stand between the lines of history.
pub fn says_inline(text: &str) -> bool {
    const LONGEST: usize = 2_000;
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let lower = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    WORDS.inline.iter().any(|words| lower.contains(words))
}

/// Whether a verb of writing stands in the text as a whole word.
pub fn says_wrote(text: &str) -> bool {
    let lower = text.to_lowercase();
    WORDS.wrote.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = lower[at + verb.len()..].chars().next();
            let apart = before.is_none_or(|c| !c.is_alphanumeric() && !"-/_.".contains(c));
            (apart || verb.starts_with(is_wide)) && after.is_none_or(|c| !c.is_alphanumeric() && !"-/_(".contains(c))
        })
    })
}

/// Whether a verb of writing ends the text, before its colon.
pub fn ends_with_wrote(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '：', ' ', '\u{a0}', '\u{202f}', '-', '*']);
    let tail = &bare[bare.ceil_char_boundary(bare.len().saturating_sub(60))..];
    let lower = tail.to_lowercase();
    WORDS.wrote.iter().any(|verb| {
        lower.strip_suffix(verb).is_some_and(|before| {
            let apart = before.is_empty() || before.ends_with([' ', '>', ')', ']', ',', '"', '\u{a0}']);
            apart || verb.starts_with(is_wide)
        })
    })
}

/// Whether somebody speaks of himself in the text, which no program's line over a quote does.
pub fn says_me(text: &str) -> bool {
    says_any(text, &WORDS.me)
}

/// Whether somebody speaks to the other, or of what is his own.
pub fn says_you(text: &str) -> bool {
    says_any(text, &WORDS.you)
}

fn says_any(text: &str, known: &[&str]) -> bool {
    // A small `i` is an `and` of Poles and Croats.
    let words = text.split_whitespace().map(|word| word.trim_matches(',')).filter(|word| *word != "i");
    words.map(str::to_lowercase).any(|word| known.contains(&word.as_str()))
}

/// Letters of scripts that put no space between words.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// `Quoting Ann <ann@example.com>:` and its sisters.
pub fn is_quoting(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower.len() < 200 && lower.ends_with(':') && WORDS.quoting.iter().any(|word| begins(&lower, word))
}

/// Whether a word begins lines with an author and a date.
pub fn starts_attribution(word: &str) -> bool {
    WORDS.starts.contains(&word)
}

/// `Sent from my iPhone` and its sisters, but no sentence that merely begins so.
pub fn is_sent_from(line: &str) -> bool {
    const LONGEST: usize = 200;
    let line = line.trim().trim_start_matches(['-', '–', '—', '*', '_', ' ']).trim_end_matches(['*', '_']);
    if line.len() > LONGEST {
        return false;
    }
    let lower = small(line).replace(['\u{2011}', '\u{a0}', '\u{202f}'], " ");
    if WORDS.sent_app.iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    let shown = lower.split(['<', '[', '(']).next().unwrap_or_default().trim();
    let linked = shown.len() < lower.trim_end().len() && lower.contains("http");
    // Outlook on phones, in whatever language.
    if linked && lower.contains("aka.ms/") && shown.contains("outlook") && shown.split_whitespace().count() <= 7 {
        return true;
    }
    if WORDS.sent_whole.iter().any(|end| shown.ends_with(end)) && names_device(shown) {
        return shown.split_whitespace().count() <= 7;
    }
    let Some(start) = WORDS.sent_from.iter().filter(|start| begins(&lower, start)).max_by_key(|start| start.len())
    else {
        return false;
    };
    let device = shown.get(start.len()..).unwrap_or_default().trim();
    // `Sent from my iPhone. Please excuse my brevity.`: the device first, the rest is no matter.
    let end = [". ", ", ", "; ", " – ", " - ", " | "]
        .iter()
        .filter_map(|mark| device.find(mark))
        .min()
        .unwrap_or(device.len());
    let (device, more) = device.split_at(end);
    let (device, more) = (device.trim_end_matches('.'), more.trim_start_matches(['.', ',', ';', ' ', '–', '-', '|']));
    let named = names_device(device);
    let words = device.split_whitespace().count();
    let signs = match more {
        "" => !shown.contains(['!', '?']),
        more => named && words <= 7 && (excuses(more) || is_link(more)),
    };
    if !signs {
        return false;
    }
    named && words <= 7 && !has_sentence(device) || is_mine(start) && words <= 4 || linked && words <= 4
}

/// A verb shows that a device is spoken of, not signed with.
fn has_sentence(device: &str) -> bool {
    ["app to", " to ", " and ", " i ", " will ", " is ", " was ", " but "].iter().any(|word| device.contains(word))
}

fn excuses(text: &str) -> bool {
    WORDS.excuses.iter().any(|word| text.contains(word))
}

fn is_link(text: &str) -> bool {
    !text.contains(' ') && ["www.", "http"].iter().any(|start| text.starts_with(start))
}

fn is_mine(start: &str) -> bool {
    let last = start.rsplit(' ').next().unwrap_or_default();
    WORDS.mine.contains(&last)
}

fn names_device(text: &str) -> bool {
    WORDS.devices.iter().any(|known| text.match_indices(known).any(|(at, _)| is_word(text, at, known.len())))
}

/// Whether no letter stands directly before or after.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    !before.is_some_and(char::is_alphabetic) && !after.is_some_and(|c| c.is_alphabetic() && !is_wide(c))
}

/// Whether a text begins with these whole words.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || words.ends_with(is_wide))
}

/// A farewell, in lower case and without the marks after it; also in two languages, or from a place.
pub fn is_farewell(words: &str) -> bool {
    const LONGEST_PLACE: usize = 4;
    if farewells_like(words).contains(&words) {
        return true;
    }
    let mut languages = words.split(['/', '|']).map(|words| words.trim_matches(|c: char| !c.is_alphabetic()));
    if words.contains(['/', '|']) && languages.all(|words| farewells_like(words).contains(&words)) {
        return true;
    }
    farewell_in(words).is_some_and(|farewell| {
        let mut place = words[farewell.len()..].split_whitespace();
        let from = place.next().is_some_and(|word| WORDS.from_place.contains(&word));
        from && (1..LONGEST_PLACE).contains(&place.count())
    })
}

/// Those that begin with the same word.
fn farewells_like(text: &str) -> &'static [&'static str] {
    WORDS.farewells.get(first_word(text)).map_or(&[], Vec::as_slice)
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// The longest farewell that a text in lower case begins with; those of a single short word are none.
pub fn farewell_in(text: &str) -> Option<&'static str> {
    let farewells = farewells_like(text).iter().filter(|words| begins(text, words));
    farewells.copied().max_by_key(|words| words.len()).filter(|words| words.len() > 6 || words.contains(' '))
}

/// Whether a paragraph is a notice of a legal department, or asks not to print.
pub fn is_legal(paragraph: &str) -> bool {
    const LONG: usize = 120;
    const ENOUGH: usize = 3;
    let lower = paragraph.to_lowercase();
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    if WORDS.environment.iter().any(|words| begins(start, words)) {
        return true;
    }
    let says = |word: &&&str| lower.match_indices(**word).any(|(at, _)| !lower[..at].ends_with(char::is_alphabetic));
    lower.len() >= LONG && WORDS.legal.iter().filter(says).take(ENOUGH).count() == ENOUGH
}

/// Whether a line is of a footer that a mailing list puts below.
pub fn is_list_footer(line: &str) -> bool {
    let lower = line.to_lowercase();
    WORDS.list_footer.iter().any(|words| lower.contains(words))
}
