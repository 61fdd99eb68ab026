//! What somebody who writes to a mailbox about something new is told at once, if the company wants that.
//!
//! It says that their words have arrived, and when to expect an answer: as long as first answers really took lately.

use crate::{Mailbox, MailboxId, event::MailboxChanged};
use base::{Act, DepartmentId, Look, Moment, Result};
use clock::Calendar;
use people::Admin;
use sqlx::types::Json;
use std::{collections::BTreeMap, time::Duration};
use store::{On, sql};
use template::{Filled, Known, Values, Word, closing::in_order, fill_text, template::nearest};

/// What is known whoever writes, so that it needs no words for when it is not.
pub(crate) const ALWAYS: [Word; 4] = [Word::Company, Word::Department, Word::TicketNumber, Word::Today];

/// So far back it is looked how long first answers took.
const LATELY: Duration = Duration::from_secs(28 * 86_400);
/// Of fewer answers nothing can be said.
const FEWEST: usize = 10;

/// What is told at once; in the order of languages of the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Language and plain text, with words in braces.
    pub words: Vec<(String, String)>,
}

impl Acknowledgement {
    /// What is told to whoever writes to this mailbox; nothing unless somebody has decided so.
    pub async fn of(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<Option<Acknowledgement>> {
        let row: Option<(Json<BTreeMap<String, String>>,)> =
            sql!("SELECT words FROM acknowledgement WHERE mailbox_id = $1").bind(mailbox).opt(on).await?;
        Ok(row.map(|(words,)| Acknowledgement { words: in_order(words.0) }))
    }

    /// Says what is told from now on.
    ///
    /// # Errors
    /// [`base::Error::Invalid`] without any words, and for words in braces that nobody knows, or that may not be known and
    /// say nothing instead.
    pub async fn set(act: &mut Act, _by: &Admin, id: MailboxId, words: &BTreeMap<String, String>) -> Result<()> {
        Mailbox::find(&mut *act, id).await?;
        let words = template::closing::checked_words(words, &ALWAYS)?;
        let now = act.now();
        sql!(
            "INSERT INTO acknowledgement (mailbox_id, words, changed_at) VALUES ($1, $2, $3)
             ON CONFLICT (mailbox_id) DO UPDATE SET words = excluded.words, changed_at = excluded.changed_at"
        )
        .bind(id)
        .bind(serde_json::to_value(words)?)
        .bind(now)
        .run(&mut *act)
        .await?;
        MailboxChanged::tell(act, id, vec!["acknowledgement".into()]).await
    }

    /// Nobody is told anything at once any more.
    pub async fn unset(act: &mut Act, _by: &Admin, id: MailboxId) -> Result<()> {
        let gone = sql!("DELETE FROM acknowledgement WHERE mailbox_id = $1").bind(id).run(&mut *act).await?;
        if gone == 0 {
            return Ok(());
        }
        MailboxChanged::tell(act, id, vec!["acknowledgement".into()]).await
    }

    /// What it says to a customer of this language, else in the company's: language and text. Nothing when it names
    /// what is not known.
    pub(crate) fn reads(
        &self,
        known: &Known,
        language: Option<&str>,
        expecting: &Expecting<'_>,
    ) -> Option<(String, String)> {
        let (language, text) = nearest(&self.words, |(language, _)| language, language, &known.company_language)?;
        let mut values = known.values(language);
        values.set(Word::Expectation, expecting.sentence(&values, language));
        let Filled { text, missing } = fill_text(text, &values).ok()?;
        missing.is_empty().then(|| (language.clone(), without_gaps(&text)))
    }
}

/// What is said about the time an answer takes.
pub(crate) struct Expecting<'a> {
    pub pace: Option<Pace>,
    pub words: &'a crate::mail::notice::Words,
}

impl Expecting<'_> {
    /// How long it took lately, and when it opens if it is closed; nothing in languages of which we have no words,
    /// and nothing about what we do not know.
    fn sentence(&self, values: &Values, language: &str) -> String {
        if shell::Lang::parse(language).is_none() {
            return String::new();
        }
        let took = self.pace.map(|pace| {
            let (key, n) = pace.said();
            (self.words)(language, key, &[("n", &n.to_string())])
        });
        let closed =
            values.get(Word::Reopens).map(|at| (self.words)(language, "channel-expect-closed", &[("name", at)]));
        [took, closed].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// How long first answers took lately: half of them at most so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pace {
    /// Microseconds of working time.
    took: i64,
    /// Minutes of a working day.
    day: i64,
}

impl Pace {
    /// That of a department, over its newest tickets of four weeks. Whoever still waits for a first answer counts
    /// with as long as they wait. Nothing when too few were answered.
    pub async fn of(look: &Look, department: DepartmentId, calendar: &Calendar, now: Moment) -> Result<Option<Pace>> {
        let rows: Vec<(Moment, Option<Moment>)> = sql!(
            "SELECT opened_at, first_answer_at FROM
                 (SELECT id, department_id, channel, opened_at, first_answer_at, state, waiting_since FROM ticket
                  ORDER BY id DESC LIMIT 5000) t
             WHERE department_id = $1 AND opened_at > $2 AND channel = 'mail'
               AND (first_answer_at > opened_at OR first_answer_at IS NULL AND state = 'open' AND waiting_since IS NOT NULL)
             ORDER BY id DESC LIMIT 300"
        )
        .bind(department)
        .bind(now.minus(LATELY))
        .all(look)
        .await?;
        let answered = rows.iter().filter(|(_, answered)| answered.is_some()).count();
        let took = rows.iter().map(|(opened, answered)| calendar.working_between(*opened, answered.unwrap_or(now)));
        Ok(Pace::among(took.collect(), answered, day_of(calendar)))
    }

    fn among(mut took: Vec<i64>, answered: usize, day: i64) -> Option<Pace> {
        if answered < FEWEST {
            return None;
        }
        took.sort_unstable();
        let took = *took.get(took.len() / 2)?;
        Some(Pace { took, day })
    }

    /// As people say it, and never too little: a message key and its number.
    fn said(self) -> (&'static str, i64) {
        let minutes = up(self.took, 60_000_000).max(1);
        if minutes <= 45 {
            ("channel-expect-minutes", up(minutes, 15) * 15)
        } else if minutes <= self.day {
            ("channel-expect-hours", up(minutes, 60))
        } else {
            ("channel-expect-days", up(minutes, self.day))
        }
    }

    /// When a customer who writes at that moment has an answer if it takes as long: on the quarter of an hour.
    pub fn answered_by(self, calendar: &Calendar, now: Moment) -> Option<Moment> {
        const QUARTER: i64 = 15 * 60 * 1_000_000;
        let at = calendar.add_working(now, self.took)?;
        Some(Moment::from_micros(up(at.micros(), QUARTER) * QUARTER))
    }
}

fn up(n: i64, by: i64) -> i64 {
    n.div_euclid(by) + i64::from(n.rem_euclid(by) != 0)
}

/// Minutes of a usual working day.
fn day_of(calendar: &Calendar) -> i64 {
    if calendar.never_closes() {
        return 24 * 60;
    }
    let days = (1..=7).filter_map(|day| jiff::civil::Weekday::from_monday_one_offset(day).ok());
    let (mut open, mut minutes) = (0, 0);
    for day in days {
        let of_day = i64::from(calendar.week.on(day).minutes());
        open += i64::from(of_day > 0);
        minutes += of_day;
    }
    if open == 0 { 8 * 60 } else { (minutes / open).max(60) }
}

/// Where a word in braces says nothing, no gap stays.
fn without_gaps(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.dedup_by(|next, before| next.is_empty() && before.is_empty());
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::Week;

    const HOUR: i64 = 3_600_000_000;

    fn office() -> Calendar {
        Calendar { week: Week::weekdays("09:00-17:00".parse().unwrap()), ..Calendar::always() }
    }

    #[test]
    fn an_answer_is_said_to_take_as_long_as_half_of_them_did_and_no_less() {
        let said = |took| Pace { took, day: day_of(&office()) }.said();
        assert_eq!(said(0), ("channel-expect-minutes", 15));
        assert_eq!(said(HOUR / 3), ("channel-expect-minutes", 30));
        assert_eq!(said(HOUR + 1), ("channel-expect-hours", 2));
        assert_eq!(said(8 * HOUR), ("channel-expect-hours", 8));
        assert_eq!(said(17 * HOUR), ("channel-expect-days", 3));
        assert_eq!(Pace { took: 9 * HOUR, day: day_of(&Calendar::always()) }.said(), ("channel-expect-hours", 9));
    }

    #[test]
    fn of_few_answers_nothing_is_said_and_who_waits_counts() {
        assert_eq!(Pace::among(vec![HOUR; 9], 9, 480), None);
        let mut took = vec![HOUR; 10];
        assert_eq!(Pace::among(took.clone(), 10, 480).map(|p| p.took), Some(HOUR));
        took.extend([50 * HOUR; 11]);
        assert_eq!(Pace::among(took, 10, 480).map(|p| p.took), Some(50 * HOUR), "most still wait");
    }

    #[test]
    fn an_answer_comes_when_somebody_works() {
        let at = |text: &str| Moment::from_micros(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        let pace = Pace { took: 2 * HOUR, day: 480 };
        // 27 November 2026 is a Friday.
        let by = |text| pace.answered_by(&office(), at(text));
        assert_eq!(by("2026-11-27T10:01:00Z"), Some(at("2026-11-27T12:15:00Z")));
        assert_eq!(by("2026-11-27T16:00:00Z"), Some(at("2026-11-30T10:00:00Z")));
        assert_eq!(by("2026-11-28T12:00:00Z"), Some(at("2026-11-30T11:00:00Z")));
    }

    #[test]
    fn what_says_nothing_leaves_no_gap() {
        assert_eq!(without_gaps("Hello,\n\nwe have it.\n\n \n\nTavan\n"), "Hello,\n\nwe have it.\n\nTavan");
    }
}
