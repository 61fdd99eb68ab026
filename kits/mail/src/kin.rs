//! To which earlier conversation a mail belongs when nothing in its header says so: by what it quotes, else by
//! its subject, its people and its time. The weakest of proofs, and pure, so that it can be measured.

use crate::letter::Letter;
use crate::subject::{Subject, is_wide};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that stand together are compared, so that it does not matter where a program breaks lines.
const TOGETHER: usize = 5;
/// Bytes of a mail's text that are looked through for quotes.
const LONGEST: usize = 200_000;
/// Words of a mail, and of what it quotes, that are looked at.
const MOST_WORDS: usize = 1_500;
/// Runs of words that must be found again: eight words in a row.
const ENOUGH: usize = 4;
/// Runs of words from which on a quote is one that ought to be found in what it answers.
const MUCH: usize = 16;

/// Under another subject one run in so many of those quoted must be found.
const OTHERWISE: usize = 3;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// A subject alone is believed that long after a conversation's last mail.
const SUBJECT_DAYS: i64 = 45;
/// And that long when the mail quotes words that nobody said in it.
const DOUBTED_DAYS: i64 = 10;
/// A quote is believed that long.
const QUOTE_DAYS: i64 = 730;
/// Clocks may differ by so much.
const SKEW_DAYS: i64 = 2;

/// What of a mail tells where it belongs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trace {
    /// Its subject, taken apart.
    pub subject: Subject,
    /// When it was written, in seconds since 1970.
    pub at: i64,
    /// It names mails that it answers: then its subject alone proves nothing, those mails would.
    pub refers: bool,
    quoted: Vec<u64>,
    said: Vec<u64>,
}

impl Trace {
    /// Of a letter that came at this moment, in seconds since 1970.
    pub fn of(letter: &Letter, at: i64) -> Trace {
        let refers = !letter.in_reply_to.is_empty() || !letter.references.is_empty();
        Trace { refers, ..Trace::of_words(&letter.subject, &letter.text, &letter.reply_text, at) }
    }

    /// Of a mail's subject, its whole text and what was written now.
    pub fn of_words(subject: &str, text: &str, reply_text: &str, at: i64) -> Trace {
        let history = crate::trim::history(&text[..text.floor_char_boundary(LONGEST)]);
        let quoted = runs(history.lines().map(bare));
        let said = runs(reply_text.lines().filter(|line| !line.trim_start().starts_with('>')).map(bare));
        Trace { subject: Subject::of(subject), at, refers: false, quoted, said }
    }

    /// The runs of words it quotes, hashed: equal runs have equal numbers within one process.
    pub fn quoted(&self) -> &[u64] {
        &self.quoted
    }

    /// The runs of words that were written now, likewise.
    pub fn said(&self) -> &[u64] {
        &self.said
    }
}

/// A conversation a mail may belong to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conversation {
    subjects: HashSet<String>,
    said: HashSet<u64>,
    last: i64,
}

impl Conversation {
    /// Takes a mail of it in.
    pub fn add(&mut self, mail: &Trace) {
        self.subjects.insert(mail.subject.key.clone());
        self.said.extend(&mail.said);
        self.last = self.last.max(mail.at);
    }

    /// Takes in how it is called beside its mails.
    pub fn call(&mut self, subject: &str) {
        self.subjects.insert(Subject::of(subject).key);
    }

    /// Whether a mail under this subject is about something else than all that was said in it.
    pub fn is_left_by(&self, subject: &Subject) -> bool {
        let known = self.subjects.iter().filter(|known| !known.is_empty());
        !subject.is_generic() && !self.subjects.is_empty() && known.clone().all(|known| subject.strays_from(known))
    }
}

/// Why a mail belongs to a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kin {
    /// It answers by its subject, in time.
    Subject,
    /// It quotes what was said there.
    Quote,
}

/// How near a mail is to a conversation: better ones are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Nearness {
    same_subject: bool,
    kin: Kin,
    found: usize,
    last: i64,
}

/// The conversation a mail belongs to, among those in which its writer takes part; none when none is near
/// enough. What says nothing, like `Question`, is believed only with a quote; so is a subject without `Re:`.
pub fn nearest(mail: &Trace, conversations: &[&Conversation]) -> Option<(usize, Kin)> {
    let near = |(at, conversation)| nearness(mail, conversation).map(|near| (near, at));
    let (near, at) = conversations.iter().copied().enumerate().filter_map(near).max()?;
    Some((at, near.kin))
}

fn nearness(mail: &Trace, conversation: &Conversation) -> Option<Nearness> {
    let silent = mail.at - conversation.last;
    let within = |days: i64| (-SKEW_DAYS * DAY..=days * DAY).contains(&silent);
    let subject = &mail.subject;
    let called = |key: &str| !key.is_empty() && conversation.subjects.contains(key);
    let before = subject.was.as_deref().is_some_and(called);
    let same_subject = called(&subject.key) || before;
    let found = mail.quoted.iter().filter(|run| conversation.said.contains(run)).count();
    // Under another subject a part of what is quoted is not enough: people quote from elsewhere, too.
    let told = same_subject || found * OTHERWISE >= mail.quoted.len() && !is_digest(subject);
    let kin = if found >= ENOUGH && told && within(QUOTE_DAYS) {
        Kin::Quote
    } else {
        let days = if mail.quoted.len() >= MUCH && found == 0 { DOUBTED_DAYS } else { SUBJECT_DAYS };
        let says_so = subject.answers || before;
        let told =
            same_subject && says_so && !mail.refers && (!subject.is_generic() || before && !subject.key.is_empty());
        (told && within(days)).then_some(Kin::Subject)?
    };
    Some(Nearness { same_subject, kin, found, last: conversation.last })
}

/// An answer to a digest quotes several conversations and belongs to none.
fn is_digest(subject: &Subject) -> bool {
    let words: Vec<&str> = subject.key.split(' ').collect();
    words.windows(2).any(|pair| pair[0] == "digest" && matches!(pair[1], "vol" | "volume" | "issue" | "number"))
}

/// A line without quote marks and outer spaces.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', '|', ' ', '\t', '\u{a0}']).trim_end()
}

/// Hashes of the runs of [`TOGETHER`] words.
fn runs<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let words: Vec<u64> = lines.flat_map(words).take(MOST_WORDS).collect();
    let mut runs: Vec<u64> = words.windows(TOGETHER).map(|run| hash(&run)).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn words(line: &str) -> Vec<u64> {
    let mut words = Vec::new();
    for word in line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.contains(is_wide) {
            words.extend(word.chars().map(|letter| hash(&letter)));
        } else {
            words.push(hash(&word.to_lowercase()));
        }
    }
    words
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "I ordered the tall lamp with the green shade two weeks ago and it has not come yet.";

    fn asked() -> Conversation {
        let mut conversation = Conversation::default();
        conversation.add(&Trace::of_words("The tall lamp", ASKED, ASKED, 0));
        conversation
    }

    fn kin(subject: &str, text: &str, reply: &str, days: i64) -> Option<Kin> {
        nearest(&Trace::of_words(subject, text, reply, days * DAY), &[&asked()]).map(|(_, kin)| kin)
    }

    #[test]
    fn a_quote_is_known_again_however_its_lines_are_broken() {
        let text =
            "Any news?\n\nIva wrote:\n> I ordered the tall lamp\n> with the green shade two weeks ago\n> and it has";
        assert_eq!(kin("Something else", text, "Any news?", 200), Some(Kin::Quote));
        let inline = "> I ordered the tall lamp with the green shade two weeks\nWhich shade?";
        assert_eq!(kin("Re: ?", inline, inline, 3), Some(Kin::Quote));
        assert_eq!(kin("Something else", "Any news?\n> I ordered the tall", "Any news?", 3), None);
        assert_eq!(kin("Something else", text, "Any news?", 800), None);
    }

    #[test]
    fn a_subject_is_believed_for_a_while_and_only_of_an_answer() {
        assert_eq!(kin("Re: The tall lamp", "Any news?", "Any news?", 30), Some(Kin::Subject));
        assert_eq!(kin("Re: The tall lamp", "Any news?", "Any news?", 60), None);
        assert_eq!(kin("The tall lamp", "Any news?", "Any news?", 1), None);
        assert_eq!(kin("The small lamp (was: The tall lamp)", "Any news?", "Any news?", 1), Some(Kin::Subject));
        let other = "Yes.\nAna wrote:\n> We have moved the warehouse to another street, and the keys are with the neighbour \
                     who lives on the second floor of the house on the corner.";
        assert_eq!(kin("Re: The tall lamp", other, "Yes.", 5), Some(Kin::Subject));
        assert_eq!(kin("Re: The tall lamp", other, "Yes.", 20), None);
    }

    #[test]
    fn what_says_nothing_needs_a_quote() {
        let mut conversation = Conversation::default();
        conversation.add(&Trace::of_words("Question", ASKED, ASKED, 0));
        let bare = Trace::of_words("Re: Question", "Thanks", "Thanks", DAY);
        assert_eq!(nearest(&bare, &[&conversation]), None);
        let quoting = Trace::of_words("Re: Question", &format!("Thanks\n> {ASKED}"), "Thanks", DAY);
        assert_eq!(nearest(&quoting, &[&conversation]), Some((0, Kin::Quote)));
    }

    #[test]
    fn of_two_under_one_subject_the_quoted_one_is_meant_and_else_the_later() {
        let mut later = Conversation::default();
        later.add(&Trace::of_words("The tall lamp", "Another one.", "Another one.", 20 * DAY));
        let both = [&asked(), &later];
        let quoting = Trace::of_words("Re: The tall lamp", &format!("Thanks\n> {ASKED}"), "Thanks", 21 * DAY);
        assert_eq!(nearest(&quoting, &both), Some((0, Kin::Quote)));
        let bare = Trace::of_words("Re: The tall lamp", "Thanks", "Thanks", 21 * DAY);
        assert_eq!(nearest(&bare, &both), Some((1, Kin::Subject)));
    }

    #[test]
    fn who_names_mails_that_are_not_known_is_not_believed_by_subject() {
        let mail = Trace { refers: true, ..Trace::of_words("Re: The tall lamp", "x", "x", DAY) };
        assert_eq!(nearest(&mail, &[&asked()]), None);
    }

    #[test]
    fn an_answer_to_a_digest_belongs_to_none_of_what_it_quotes() {
        let text = format!("I agree.\n> {ASKED}");
        assert_eq!(kin("Re: Lamps Digest, Vol 7, Issue 3", &text, "I agree.", 1), None);
    }

    #[test]
    fn a_conversation_is_left_by_another_subject() {
        let conversation = asked();
        assert!(conversation.is_left_by(&Subject::of("A refund for the chair")));
        for same in ["Re: The tall lamp", "Fwd: The tall lamp (2)", "Re:", "Question"] {
            assert!(!conversation.is_left_by(&Subject::of(same)), "{same}");
        }
    }
}
