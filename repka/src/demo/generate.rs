//! The demo: a company, its customers, and three months of their stories.

use std::iter::FusedIterator;
use std::sync::Arc;
use std::vec::IntoIter;

use super::cast::{COMPANY, Company, DEPARTMENTS, Department, MAILBOXES, Mailbox, Member, STAFF};
use super::chance::Chance;
use super::customers::{self, Customer};
use super::plot::{self, PRESENTS};
use super::rhythm::{HOUR, MINUTE, Rhythm};
use super::story::{Moment, Story};
use super::told;

/// Everything the demo shows.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The shop.
    pub company: Company,
    /// Its departments.
    pub departments: &'static [Department],
    /// Those who work there.
    pub staff: &'static [Member],
    /// Its addresses.
    pub mailboxes: &'static [Mailbox],
    /// Those who buy there.
    pub customers: Arc<[Customer]>,
    /// What happened, story by story, in the order in which they began.
    pub stories: Stories,
}

/// Streams of chance that are not those of a story of the past.
const PEOPLE: u64 = u64::MAX;
const AGES: u64 = u64::MAX - 1;
const OPEN: u64 = u64::MAX - 1_000;

/// A demo of `tickets` stories (at least those written by hand) that end at `now_micros`
/// (microseconds since 1970-01-01 UTC). The same arguments give the same demo.
pub fn generate(seed: u64, tickets: usize, now_micros: i64) -> Demo {
    let count = (tickets / 3).clamp(240, 900);
    let customers: Arc<[Customer]> = customers::customers(&mut Chance::of(seed, PEOPLE), count).into();
    let stories = Stories::new(seed, tickets, now_micros, Arc::clone(&customers));
    Demo { company: COMPANY, departments: &DEPARTMENTS, staff: &STAFF, mailboxes: &MAILBOXES, customers, stories }
}

/// The stories, told one by one as they are asked for.
#[derive(Clone, Debug)]
pub struct Stories {
    seed: u64,
    now: Moment,
    customers: Arc<[Customer]>,
    rhythm: Rhythm,
    /// How many stories are settled, and how many of them have been told.
    settled: usize,
    told: usize,
    /// The open ones, oldest first.
    open: std::iter::Peekable<IntoIter<Story>>,
}

impl Stories {
    fn new(seed: u64, tickets: usize, now: Moment, customers: Arc<[Customer]>) -> Self {
        let mut open = told::stories(now);
        let left = tickets.saturating_sub(open.len());
        let more = PRESENTS.len().min(left / 2);
        let mut ages = Chance::of(seed, AGES);
        for (index, (present, least, most)) in PRESENTS.into_iter().take(more).enumerate() {
            let age = ages.between(least * MINUTE, most * MINUTE);
            let chance = Chance::of(seed, OPEN + index as u64);
            open.push(plot::present(chance, &customers, now - age, now, present));
        }
        open.sort_by_key(Story::opened);
        Self {
            seed,
            now,
            customers,
            rhythm: Rhythm::until(now - HOUR),
            settled: left - more,
            told: 0,
            open: open.into_iter().peekable(),
        }
    }

    /// The next story of the past, if one is left and no open one began before it.
    fn past(&self) -> Option<Story> {
        if self.told == self.settled {
            return None;
        }
        let mut chance = Chance::of(self.seed, self.told as u64);
        let share = (self.told as f64 + chance.fraction()) / self.settled as f64;
        let at = self.rhythm.moment(share);
        let limit = self.now - 5 * MINUTE;
        Some(plot::past(chance, &self.customers, at, self.now, limit))
    }
}

impl Iterator for Stories {
    type Item = Story;

    fn next(&mut self) -> Option<Story> {
        let Some(past) = self.past() else {
            return self.open.next();
        };
        if let Some(open) = self.open.next_if(|open| open.opened() < past.opened()) {
            return Some(open);
        }
        self.told += 1;
        Some(past)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.settled - self.told + self.open.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Stories {}
impl FusedIterator for Stories {}

#[cfg(test)]
mod tests {
    use super::super::rhythm::{DAY, SECOND, SPAN, staffed};
    use super::super::story::{Channel, Deed, Language, Then};
    use super::super::talk::{self, Line};
    use super::*;
    use people::Role;
    use std::collections::HashSet;

    /// Saturday 2026-11-21, 20:00 UTC.
    const NOW: Moment = 1_795_291_200 * SECOND;

    fn demo() -> Demo {
        generate(42, 5_000, NOW)
    }

    /// What a deed says, and who does it.
    fn parts(deed: &Deed) -> (Option<&str>, Option<usize>) {
        match deed {
            Deed::Mail { text, .. } | Deed::Acknowledge { text } => (Some(text), None),
            Deed::Registered { text, by, .. }
            | Deed::Reply { by, text, .. }
            | Deed::Note { by, text }
            | Deed::Ask { by, text, .. }
            | Deed::Answer { by, text } => (Some(text), Some(*by)),
            Deed::Take { by }
            | Deed::Assign { by, .. }
            | Deed::Solve { by }
            | Deed::Reopen { by }
            | Deed::Snooze { by, .. }
            | Deed::Tag { by, .. }
            | Deed::Propose { by, .. }
            | Deed::Agree { by, .. }
            | Deed::CarryOut { by, .. }
            | Deed::Cause { by, .. }
            | Deed::Journey { by, .. }
            | Deed::Sign { by, .. }
            | Deed::Priority { by, .. } => (None, Some(*by)),
        }
    }

    fn is_entry(deed: &Deed) -> bool {
        parts(deed).0.is_some() && !matches!(deed, Deed::Acknowledge { .. })
    }

    #[test]
    fn no_gap_is_ever_shown() {
        for story in demo().stories {
            assert!(!story.subject.contains(['{', '}']), "{}", story.subject);
            for (_, deed) in &story.deeds {
                if let Deed::Mail { subject, .. } = deed {
                    assert!(!subject.contains(['{', '}']), "{subject}");
                }
                let text = parts(deed).0.unwrap_or("x");
                assert!(!text.contains(['{', '}']) && !text.trim().is_empty(), "{text}");
                assert!(!text.contains("  ") && text.trim() == text, "{text:?}");
            }
        }
    }

    #[test]
    fn the_same_seed_tells_the_same_and_another_does_not() {
        let stories = |seed| generate(seed, 500, NOW).stories.collect::<Vec<_>>();
        assert_eq!(stories(1), stories(1));
        assert_ne!(stories(1), stories(2));
        assert_eq!(generate(1, 500, NOW).customers, generate(1, 500, NOW).customers);
    }

    #[test]
    fn time_ascends_and_never_passes_now() {
        let mut before = NOW - SPAN - DAY;
        for story in demo().stories {
            assert!(story.opened() >= before, "{} began too early", story.subject);
            before = story.opened();
            assert!(story.deeds.windows(2).all(|pair| pair[0].0 < pair[1].0), "{story:?}");
            assert!(story.deeds.iter().all(|(at, _)| *at <= NOW), "{story:?}");
        }
    }

    #[test]
    fn everybody_does_only_what_the_role_allows() {
        for story in demo().stories {
            for (_, deed) in &story.deeds {
                let notes = matches!(deed, Deed::Note { .. } | Deed::Ask { .. } | Deed::Answer { .. });
                if let Some(by) = parts(deed).1 {
                    assert!(notes || STAFF[by].role != Role::Collaborator, "{deed:?}");
                }
                if let Deed::Assign { to, .. } = deed {
                    assert_ne!(STAFF[*to].role, Role::Collaborator);
                }
            }
        }
    }

    /// Every line a customer may write in a language.
    fn pool(language: Language) -> Vec<Line> {
        let phrases = talk::phrases(language);
        let mut lines: Vec<Line> =
            talk::plans().flat_map(|plan| talk::words(language, plan.topic).opens).copied().collect();
        for more in [phrases.chase, phrases.still, phrases.given, phrases.pictures, phrases.thanks] {
            lines.extend(more);
        }
        lines
    }

    #[test]
    fn customers_write_in_their_own_language() {
        let demo = demo();
        let by_hand: Vec<String> = told::stories(NOW).into_iter().map(|story| story.subject).collect();
        let pools = Language::ALL.map(pool);
        for story in demo.stories {
            let language = demo.customers[story.customer].language;
            for (_, deed) in &story.deeds {
                let Deed::Mail { text, .. } = deed else {
                    continue;
                };
                let cyrillic = text.chars().filter(|c| ('а'..='я').contains(c)).count();
                let latin = text.chars().filter(char::is_ascii_lowercase).count();
                assert_eq!(cyrillic > latin, language.cyrillic(), "{text}");
                if !by_hand.contains(&story.subject) {
                    assert!(pools[language as usize].iter().any(|line| line.could_be_in(text)), "{language:?}: {text}");
                }
            }
        }
    }

    /// Plays a story against the rules of the desk.
    fn legal(story: &Story) -> Result<(), String> {
        let (mut assigned, mut solved, mut asleep) = (false, false, None::<Moment>);
        for (index, (at, deed)) in story.deeds.iter().enumerate() {
            let begins = matches!(deed, Deed::Mail { .. } | Deed::Registered { .. });
            if (index == 0) != begins && !(index > 0 && matches!(deed, Deed::Mail { .. })) {
                return Err(format!("begins with {deed:?}"));
            }
            let marks = matches!(
                deed,
                Deed::Tag { .. }
                    | Deed::Priority { .. }
                    | Deed::Note { .. }
                    | Deed::Ask { .. }
                    | Deed::Answer { .. }
                    | Deed::Sign { .. }
            );
            match deed {
                Deed::Mail { .. } => (solved, asleep) = (false, None),
                Deed::Reopen { .. } if solved => solved = false,
                Deed::Reopen { .. } => return Err("reopens what is open".into()),
                _ if solved => return Err(format!("{deed:?} on a solved ticket")),
                _ if asleep.is_some_and(|until| *at < until) && !marks => {
                    return Err(format!("{deed:?} while asleep"));
                }
                Deed::Take { .. } if assigned => return Err("takes what is assigned".into()),
                Deed::Take { .. } | Deed::Assign { .. } => assigned = true,
                Deed::Reply { then: Then::Solve, .. } | Deed::Solve { .. } => solved = true,
                Deed::Snooze { until, .. } if until <= at => {
                    return Err("snoozes until before".into());
                }
                Deed::Snooze { until, .. } => asleep = Some(*until),
                Deed::Registered { channel, .. } if *channel == Channel::Mail => {
                    return Err("registers a mail".into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    #[test]
    fn the_desk_would_refuse_nothing_whatever_the_seed_and_the_hour() {
        for seed in 0..40 {
            let now = NOW + seed as i64 * 7 * HOUR;
            for story in generate(seed, 300, now).stories {
                assert_eq!(legal(&story), Ok(()), "{story:#?}");
                assert!(story.deeds.windows(2).all(|pair| pair[0].0 < pair[1].0), "{story:#?}");
                assert!(story.deeds.iter().all(|(at, _)| *at <= now), "{story:#?}");
            }
        }
    }

    #[test]
    fn most_is_settled_and_about_forty_are_open() {
        let stories: Vec<Story> = demo().stories.collect();
        assert_eq!(stories.len(), 5_000);
        let open: Vec<_> = stories.iter().filter(|story| !story.solved()).collect();
        assert!((36..=44).contains(&open.len()), "{}", open.len());
        assert!(open.iter().filter(|story| NOW - story.opened() < 20 * MINUTE).count() >= 5);
        assert!(open.iter().any(|story| NOW - story.opened() > 2 * DAY));
        for story in &stories {
            let entries = story.deeds.iter().filter(|(_, deed)| is_entry(deed)).count();
            assert!((1..=8).contains(&entries), "{entries}: {}", story.subject);
        }
    }

    #[test]
    fn every_situation_comes_up_in_every_language() {
        let demo = demo();
        let mut opened: [Vec<String>; 4] = Default::default();
        for story in demo.stories {
            let language = demo.customers[story.customer].language;
            if let Some((_, Deed::Mail { text, .. })) = story.deeds.first() {
                opened[language as usize].push(text.clone());
            }
        }
        for language in Language::ALL {
            let said = &opened[language as usize];
            assert!(said.len() > 400, "{language:?}: {}", said.len());
            for plan in talk::plans().filter(|plan| plan.topic != talk::Topic::Review) {
                let opens = talk::words(language, plan.topic).opens;
                assert!(said.iter().any(|text| opens.iter().any(|line| line.could_be_in(text))), "{:?}", plan.topic);
            }
        }
    }

    #[test]
    fn letters_are_of_many_kinds() {
        let first: Vec<String> = demo()
            .stories
            .filter_map(|story| match story.deeds.first() {
                Some((_, Deed::Mail { text, .. })) => Some(text.clone()),
                _ => None,
            })
            .collect();
        let distinct: HashSet<_> = first.iter().collect();
        assert!(distinct.len() * 100 > first.len() * 97, "{} of {}", distinct.len(), first.len());
        let mut lengths: Vec<usize> = first.iter().map(|text| text.chars().count()).collect();
        lengths.sort_unstable();
        let short = lengths.partition_point(|length| *length < 60);
        let long = lengths.len() - lengths.partition_point(|length| *length < 500);
        assert!(short > 40 && long > 40, "{short} short, {long} long");
    }

    #[test]
    fn replies_are_written_in_working_hours() {
        let (mut inside, mut all) = (0, 0);
        for story in demo().stories.filter(Story::solved) {
            for (at, deed) in &story.deeds {
                if matches!(deed, Deed::Reply { .. }) {
                    all += 1;
                    inside += usize::from(staffed(*at));
                }
            }
        }
        assert!(inside * 100 > all * 90, "{inside} of {all}");
    }

    #[test]
    fn small_demos_are_whole_and_huge_ones_are_lazy() {
        let by_hand = told::stories(NOW).len();
        for tickets in [0, 1, by_hand, 20, 60, 300] {
            let stories = generate(1, tickets, NOW).stories;
            let promised = stories.len();
            assert_eq!(stories.count(), promised);
            assert_eq!(promised, tickets.max(by_hand));
        }
        let mut huge = generate(1, 50_000_000, NOW).stories;
        assert!(huge.next().is_some_and(|story| story.solved()));
        assert_eq!(huge.len(), 49_999_999);
    }
}
