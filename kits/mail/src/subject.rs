//! What a subject is about, without what mail programs and lists put around it.

use crate::phrases::{MACHINES, Phrases, TRIM};
use std::sync::LazyLock;

/// Letters looked at; longer subjects are compared by their beginning.
const LONGEST: usize = 300;
/// Marks taken from the beginning of one subject.
const MOST_MARKS: usize = 12;
/// Letters of a `[list]` tag.
const LONGEST_TAG: usize = 40;
/// Letters a key needs to say what it is about.
const TELLING: usize = 6;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (mut trim, mut machines) = (Phrases::read(TRIM), Phrases::read(MACHINES));
    Words {
        answers: [trim.take("answer-subject"), machines.take("absent")].concat(),
        forwards: trim.take("forward-subject"),
        marks: trim.take("subject-mark"),
        was: trim.take("subject-was"),
        generic: trim.take("generic-subject"),
    }
});

struct Words {
    answers: Vec<&'static str>,
    forwards: Vec<&'static str>,
    marks: Vec<&'static str>,
    was: Vec<&'static str>,
    generic: Vec<&'static str>,
}

/// A subject, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// What it is about, to be compared: lower case, words only. Empty when nothing is said.
    pub key: String,
    /// The same as it was written, for people.
    pub title: String,
    /// It says of itself that it answers: `Re:`, `AW:`, `Отг:`; also an absence note's beginning.
    pub answers: bool,
    /// It says of itself that it passes something on: `Fwd:`, `WG:`.
    pub forwards: bool,
    /// What it was about before, as in `Lamps (was: Bulbs)`; compared like [`Subject::key`].
    pub was: Option<String>,
}

impl Subject {
    /// Takes a subject apart: prefixes of answers and forwards in every language we know, tags of lists and of
    /// gateways, in any order and number.
    pub fn of(subject: &str) -> Subject {
        let short = &subject[..subject.floor_char_boundary(LONGEST)];
        let mut read = Subject::default();
        let mut rest = short.trim();
        for _ in 0..MOST_MARKS {
            let Some(next) = read.unmarked(rest) else { break };
            rest = next;
        }
        let (now, before) = split_was(rest);
        read.was = before.map(|before| Subject::of(before).key).filter(|key| !key.is_empty());
        read.key = key(now);
        read.title = now.trim().to_owned();
        read
    }

    /// Whether it says so little that others write the same about other things: `Question`, `Order`, `Hi`.
    pub fn is_generic(&self) -> bool {
        let letters = self.key.chars().filter(|c| !c.is_whitespace()).count();
        let wide = self.key.chars().any(is_wide);
        letters < if wide { TELLING / 2 } else { TELLING } || WORDS.generic.contains(&self.key.as_str())
    }

    /// Whether this one is about something else than a conversation under the other: neither is a part of
    /// the other, as a gateway's addition or a shortened line would be.
    pub fn strays_from(&self, other: &str) -> bool {
        if self.key.is_empty() || other.is_empty() || self.was.as_deref() == Some(other) && self.key == other {
            return false;
        }
        let (one, two) = (format!(" {} ", self.key), format!(" {other} "));
        !one.contains(&two) && !two.contains(&one)
    }

    /// What follows the first mark, which is noted; none if there is no mark, or a tag is all there is.
    fn unmarked<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let text = text.trim_start();
        if let Some(rest) = self.without_prefix(text) {
            return Some(rest);
        }
        let rest = match text.strip_prefix('[') {
            Some(tagged) => {
                let (tag, rest) = tagged.split_once(']')?;
                (tag.chars().count() <= LONGEST_TAG).then_some(rest.trim_start_matches([':', ' ']))?
            }
            None => without_stars(text)?,
        };
        (!key(rest).is_empty()).then_some(rest)
    }

    fn without_prefix<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (prefix, rest) = text.split_once([':', '：'])?;
        if prefix.chars().count() > LONGEST_TAG {
            return None;
        }
        // `Re[2]:`, `Re(3):` and `Re^2:` count how often.
        let prefix = prefix.split(['[', '(', '^']).next().unwrap_or_default().trim().to_lowercase();
        let prefix = prefix.trim_end_matches('.');
        let (answers, forwards) = (WORDS.answers.contains(&prefix), WORDS.forwards.contains(&prefix));
        self.answers |= answers;
        self.forwards |= forwards && !answers;
        (answers || forwards || WORDS.marks.contains(&prefix)).then_some(rest)
    }
}

/// `*****SPAM*****` and its sisters.
fn without_stars(text: &str) -> Option<&str> {
    let inner = text.trim_start_matches(['*', '{', '#']);
    let word: usize = inner.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let (word, rest) = inner.split_at(word);
    let after = rest.trim_start_matches(['*', '}', '#', '?', ' ']);
    let framed = inner.len() < text.len() && after.len() < rest.len();
    (framed && WORDS.marks.contains(&word.to_lowercase().as_str())).then_some(after)
}

/// What it is about, and what it says to have been about before.
fn split_was(text: &str) -> (&str, Option<&str>) {
    let before = |open: usize| {
        let (word, before) = text[open + 1..].split_once([':', ' '])?;
        let said = open > 0 && WORDS.was.contains(&word.trim().to_lowercase().as_str());
        said.then_some((&text[..open], before.trim_start_matches([':', ' '])))
    };
    match text.match_indices(['(', '[']).find_map(|(open, _)| before(open)) {
        Some((now, before)) => (now, Some(before)),
        None => (text, None),
    }
}

/// Lower case, words with one space between them.
fn key(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Letters of scripts that put no space between words.
pub(crate) fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_and_lists_put_before_a_subject_is_not_what_it_is_about() {
        for subject in [
            "Re: Where is my lamp?",
            "RE : RE: where is my lamp",
            "AW: WG: Where is my lamp?",
            "Отг: Re[2]: Where is my lamp",
            "[users] Re: Where is my lamp?",
            "Re: [users] [EXTERNAL] Where is my lamp?",
            "回复：Where is my lamp?",
            "Ynt: EXT: Where is my lamp?",
            "Re: *****SPAM***** Where is my lamp?",
            "Automatic reply: Where is my lamp?",
            "Odg.: Where is my lamp?",
        ] {
            let read = Subject::of(subject);
            assert_eq!((read.key.as_str(), read.answers), ("where is my lamp", true), "{subject}");
        }
        let passed_on = Subject::of("Пересл: Где моя лампа?");
        assert_eq!((passed_on.key.as_str(), passed_on.answers, passed_on.forwards), ("где моя лампа", false, true));
    }

    #[test]
    fn a_colon_of_the_writer_s_own_stays() {
        for subject in ["Order 17: the lamp", "Lamp: broken", "[urgent]", "C++: templates"] {
            assert!(!Subject::of(subject).answers, "{subject}");
        }
        assert_eq!(Subject::of("Order 17: the lamp").key, "order 17 the lamp");
        assert_eq!(Subject::of("[urgent]").key, "urgent");
    }

    #[test]
    fn what_it_was_about_before_is_told_apart() {
        let read = Subject::of("Re: Bulbs (was: Re: [shop] Lamps)");
        assert_eq!((read.key.as_str(), read.was.as_deref()), ("bulbs", Some("lamps")));
        assert_eq!(Subject::of("Lamp (was broken)").key, "lamp");
        assert_eq!(Subject::of("Lamp (wash me)").key, "lamp wash me");
    }

    #[test]
    fn some_subjects_say_nothing() {
        for subject in ["Re: Question", "Вопрос", "Hi", "Order", "Upit", "", "Re: ?"] {
            assert!(Subject::of(subject).is_generic(), "{subject}");
        }
        assert!(!Subject::of("The lamp I ordered").is_generic() && !Subject::of("Order 20417").is_generic());
    }

    #[test]
    fn another_subject_is_another_only_when_neither_holds_the_other() {
        let key = Subject::of("Where is my lamp").key;
        for same in ["Re: Where is my lamp?", "Re: [SEC] Where is my lamp [17]", "Re: Where is my", "Re:", ""] {
            assert!(!Subject::of(same).strays_from(&key), "{same}");
        }
        assert!(Subject::of("A refund for order 17").strays_from(&key));
        assert!(Subject::of("A refund (was: Where is my lamp)").strays_from(&key));
    }

    #[test]
    fn odd_subjects_end() {
        for subject in ["[".repeat(500), "Re:".repeat(500), "(was: ".repeat(80), "：".repeat(400), "*".repeat(400)] {
            Subject::of(&subject);
        }
    }
}
