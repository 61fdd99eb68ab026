//! How well mails find their conversations, measured against what their own headers say.

use mail::{Conversation, Letter, Trace, nearest};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A run of words that stands in more conversations than this says nothing: a footer, a licence.
const COMMON: usize = 20;
/// Runs that a quote must share with a conversation to have it looked at; the kit asks for as many.
const SHARED: usize = 4;

/// A mail as far as threading is concerned.
pub struct Mail {
    id: Option<String>,
    references: Vec<String>,
    people: HashSet<String>,
    trace: Trace,
}

impl Mail {
    /// Of its raw bytes; none when they are no mail, or of no date.
    pub fn read(raw: &[u8]) -> Option<Mail> {
        let letter = Letter::read(raw).ok()?;
        let at = letter.date?;
        let people = letter.from.iter().chain(&letter.to).chain(&letter.cc).chain(&letter.reply_to);
        let mut people: HashSet<String> = people.map(|person| person.address.to_lowercase()).collect();
        if letter.to.is_empty() && letter.cc.is_empty() {
            people.insert(String::new()); // some archives cut recipients: all of it went to the list
        }
        let mut trace = Trace::of(&letter, at);
        trace.refers = false; // as if its header had been cut
        let references = letter.references.into_iter().chain(letter.in_reply_to).collect();
        Some(Mail { id: letter.message_id, references, people, trace })
    }
}

/// Splits an mbox file: a line with `From ` and a time after an empty one begins a mail (RFC 4155).
pub fn of_mbox(bytes: &[u8]) -> Vec<Vec<u8>> {
    let (mut mails, mut blank): (Vec<Vec<u8>>, bool) = (Vec::new(), true);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let timed = line.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit());
        if blank && line.starts_with(b"From ") && timed {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            mail.extend_from_slice(line);
        }
        blank = line.trim_ascii().is_empty();
    }
    mails
}

/// The oldest first, as they come to a desk.
pub fn sort(mails: &mut [Mail]) {
    mails.sort_by_key(|mail| mail.trace.at);
}

/// Of each mail the number of its thread, by `References` and `In-Reply-To`: also mails that refer to the same
/// one that nobody has are of one thread.
pub fn by_header(mails: &[Mail]) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..mails.len()).collect();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, mail) in mails.iter().enumerate() {
        for id in mail.id.iter().chain(&mail.references) {
            let other = *known.entry(id).or_insert(at);
            let (one, two) = (root(&mut parents, at), root(&mut parents, other));
            parents[one.max(two)] = one.min(two);
        }
    }
    (0..mails.len()).map(|at| root(&mut parents, at)).collect()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// Of the pairs of a mail and the newest one before it that shares a reference: how many are in one thread, and
/// how many there are. This is what intake asks its table.
pub fn by_reference(mails: &[Mail], threads: &[usize]) -> (usize, usize) {
    let mut newest: HashMap<&str, usize> = HashMap::new();
    let (mut same, mut pairs) = (0, 0);
    for (at, mail) in mails.iter().enumerate() {
        if let Some(other) = mail.references.iter().filter_map(|id| newest.get(id.as_str())).max() {
            pairs += 1;
            same += usize::from(threads[*other] == threads[at]);
        }
        for id in mail.id.iter().chain(&mail.references) {
            newest.insert(id, at);
        }
    }
    (same, pairs)
}

/// Of each mail the number of the conversation it finds without any header that says so.
pub fn by_words(mails: &[Mail]) -> Vec<usize> {
    let mut found = Found::default();
    mails.iter().map(|mail| found.take_in(mail)).collect()
}

#[derive(Default)]
struct Found {
    conversations: Vec<(Conversation, HashSet<String>)>,
    of_subject: HashMap<String, Vec<usize>>,
    of_run: HashMap<u64, Vec<usize>>,
}

impl Found {
    fn take_in(&mut self, mail: &Mail) -> usize {
        let candidates = self.candidates(mail);
        let conversations: Vec<&Conversation> = candidates.iter().map(|&at| &self.conversations[at].0).collect();
        let place = match nearest(&mail.trace, &conversations) {
            Some((at, _)) => candidates[at],
            None => {
                self.conversations.push(Default::default());
                self.conversations.len() - 1
            }
        };
        let (conversation, people) = &mut self.conversations[place];
        conversation.add(&mail.trace);
        people.extend(mail.people.iter().cloned());
        note(self.of_subject.entry(mail.trace.subject.key.clone()).or_default(), place);
        for run in mail.trace.said() {
            note(self.of_run.entry(*run).or_default(), place);
        }
        place
    }

    /// Conversations of the same people that have its subject, or words it quotes.
    fn candidates(&self, mail: &Mail) -> Vec<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in mail.trace.quoted() {
            let places = self.of_run.get(run).filter(|places| places.len() <= COMMON);
            places.into_iter().flatten().for_each(|place| *shared.entry(*place).or_default() += 1);
        }
        let subject = &mail.trace.subject;
        let called = [Some(&subject.key), subject.was.as_ref()].into_iter().flatten();
        let called: HashSet<usize> = called.filter_map(|key| self.of_subject.get(key)).flatten().copied().collect();
        let quoted = shared.into_iter().filter(|(_, count)| *count >= SHARED).map(|(place, _)| place);
        let all: HashSet<usize> = quoted.chain(called).collect();
        let mut all: Vec<usize> =
            all.into_iter().filter(|&at| !self.conversations[at].1.is_disjoint(&mail.people)).collect();
        all.sort_unstable();
        all
    }
}

fn note(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) && !places.contains(&place) {
        places.push(place);
    }
}

/// How far two ways of grouping agree: B-cubed precision, recall and their harmonic mean (Bagga and Baldwin, 1998).
pub fn b_cubed(found: &[usize], right: &[usize]) -> (f64, f64, f64) {
    let mut both: HashMap<(usize, usize), usize> = HashMap::new();
    let (mut of_found, mut of_right): (HashMap<usize, usize>, HashMap<usize, usize>) = Default::default();
    for (&found, &right) in found.iter().zip(right) {
        *both.entry((found, right)).or_default() += 1;
        *of_found.entry(found).or_default() += 1;
        *of_right.entry(right).or_default() += 1;
    }
    let part = |whole: &dyn Fn(usize, usize) -> usize| {
        let sum: f64 = both.iter().map(|(&(f, r), &n)| (n * n) as f64 / whole(f, r) as f64).sum();
        sum / found.len().max(1) as f64
    };
    let (precision, recall) = (part(&|f, _| of_found[&f]), part(&|_, r| of_right[&r]));
    (precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE))
}

/// Mails whose thread was not found, or that were put to strangers: their subjects, to be looked at.
pub fn strays(mails: &[Mail], found: &[usize], right: &[usize]) -> Vec<String> {
    let mut first: HashMap<usize, usize> = HashMap::new();
    let mut begun: HashMap<usize, usize> = HashMap::new();
    let mut strays = Vec::new();
    for (at, mail) in mails.iter().enumerate() {
        let (thread, place) =
            (*first.entry(right[at]).or_insert(found[at]), *begun.entry(found[at]).or_insert(right[at]));
        let why = match (thread == found[at], place == right[at]) {
            (true, true) => continue,
            (false, true) => "apart",
            (_, false) => "among others",
        };
        strays.push(format!("{why}: {:?} {}", mail.trace.subject, mail.id.as_deref().unwrap_or_default()));
    }
    strays
}
