//! What customers are told, once, when they write while the company or their department is closed for days. Whom the
//! channel knows.
//!
//! It acknowledges and answers nothing: no clock stops, nobody's turn changes. A department's words come before
//! the company's. Where nothing is written, nothing is said.

use crate::{Known, Unknown, Word, event::ClosingKept, filling, filling::Values, template::nearest};
use base::{About, Act, DepartmentId, Error, Moment, Result, Why};
use clock::{Calendar, keeping};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use people::{Admin, Department, languages};
use sqlx::types::Json;
use std::collections::BTreeMap;
use store::{On, sql};

store::id! {
    /// What customers are told on some days.
    ClosingId
}

/// Letters of one language's words at most.
const LONGEST: usize = 4_000;
/// Days of one closing at most, as one form closes them.
const MOST_DAYS: i32 = 92;
/// Closings of the company or of one department that are not over, at most: as many as are read at once.
const MOST: i64 = 50;

/// What is known of every ticket, so that it needs no words for when it is not.
pub(crate) const ALWAYS: [Word; 5] = [Word::Reopens, Word::Today, Word::Company, Word::Department, Word::TicketNumber];

/// Days on which the company or a department is closed, with what customers are told meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Its row.
    pub id: ClosingId,
    /// Whose; the company's when no department's.
    pub department: Option<DepartmentId>,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Language and plain text, with words in braces; those of the screens before all others.
    pub words: Vec<(String, String)>,
}

/// What is written down for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClosing {
    /// Whose; the company's when no department's.
    pub department: Option<DepartmentId>,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// By language.
    pub words: BTreeMap<String, String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ClosingId,
    department_id: Option<DepartmentId>,
    first_day: String,
    last_day: String,
    words: Json<BTreeMap<String, String>>,
}

impl TryFrom<Row> for Closing {
    type Error = Error;

    fn try_from(row: Row) -> Result<Closing> {
        let day = |text: &str| text.parse().map_err(|_| Error::Broken(format!("a closing on {text}")));
        let words = in_order(row.words.0);
        Ok(Closing {
            id: row.id,
            department: row.department_id,
            first: day(&row.first_day)?,
            last: day(&row.last_day)?,
            words,
        })
    }
}

impl Closing {
    /// Those of the company or of one department that are not over on that day, the next one first.
    pub async fn ahead(on: impl Into<On<'_>>, department: Option<DepartmentId>, today: Date) -> Result<Vec<Closing>> {
        let rows: Vec<Row> = sql!(
            "SELECT id, department_id, first_day, last_day, words FROM closing
             WHERE removed_at IS NULL AND last_day >= $1 AND COALESCE(department_id, 0) = $2 ORDER BY first_day, id LIMIT $3"
        )
        .bind(today.to_string())
        .bind(department.map_or(0, |id| id.0))
        .bind(MOST)
        .all(on)
        .await?;
        rows.into_iter().map(Closing::try_from).collect()
    }

    /// The closing of this id.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none, or it was taken away.
    pub async fn find(on: impl Into<On<'_>>, id: ClosingId) -> Result<Closing> {
        let row: Option<Row> = sql!(
            "SELECT id, department_id, first_day, last_day, words FROM closing WHERE id = $1 AND removed_at IS NULL"
        )
        .bind(id)
        .opt(on)
        .await?;
        row.ok_or(Error::Missing)?.try_into()
    }

    /// Writes down what is told on some days, anew or instead of what was.
    ///
    /// # Errors
    /// [`Error::Invalid`] for days that are none, without any words, and for words in braces that nobody knows, or
    /// that may not be known and say nothing instead; and when as many are ahead already as are ever read.
    pub async fn keep(act: &mut Act, _by: &Admin, id: Option<ClosingId>, new: &NewClosing) -> Result<ClosingId> {
        let words = checked(new)?;
        if let Some(id) = new.department {
            Department::find(&mut *act, id).await?;
        }
        check_room(act, id, new).await?;
        let words = serde_json::to_value(words)?;
        let id = match id {
            Some(id) => change(act, id, new, words).await?,
            None => insert(act, new, words).await?,
        };
        act.tell(About("closing", id.0), &ClosingKept { closing: id, says: true }).await?;
        Ok(id)
    }

    /// Nothing is said any more on these days. Closed they stay.
    pub async fn remove(act: &mut Act, _by: &Admin, id: ClosingId) -> Result<()> {
        let removed = sql!("UPDATE closing SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL")
            .bind(id)
            .bind(act.now())
            .run(&mut *act)
            .await?;
        if removed == 0 {
            return Err(Error::Missing);
        }
        act.tell(About("closing", id.0), &ClosingKept { closing: id, says: false }).await?;
        Ok(())
    }

    /// The closing because of which a department is closed at that moment: its own before the company's.
    pub async fn now(act: &mut Act, department: DepartmentId, now: Moment) -> Result<Option<Closing>> {
        let rows: Vec<Row> = sql!(
            "SELECT id, department_id, first_day, last_day, words FROM closing
             WHERE removed_at IS NULL AND last_day >= $1 AND (department_id IS NULL OR department_id = $2)
             ORDER BY department_id IS NULL, first_day, id LIMIT $3"
        )
        .bind(over(now))
        .bind(department)
        .bind(2 * MOST)
        .all(&mut *act)
        .await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let calendar = keeping::calendar(act, Some(department), None).await?;
        for row in rows {
            let closing = Closing::try_from(row)?;
            if closing.holds(&calendar, now) {
                return Ok(Some(closing));
            }
        }
        Ok(None)
    }

    /// Whether somebody who writes at that moment waits because of it: it is closed, and before it opens again
    /// lies one of its days that is not like its weekday.
    pub fn holds(&self, calendar: &Calendar, at: Moment) -> bool {
        let Some(opens) = calendar.next_open(at).filter(|opens| *opens > at) else { return false };
        let (from, to) = (local(calendar, at).date(), local(calendar, opens).date());
        let days = std::iter::successors(Some(from.max(self.first)), |day| day.checked_add(1.day()).ok());
        let mut days = days.take_while(|day| *day < to && *day <= self.last);
        days.any(|day| calendar.closed.contains_key(&day) || calendar.holiday(day).is_some())
    }

    /// What it says to a customer of this language, else in the company's: language and text. Nothing when it
    /// names what is not known.
    pub fn reads(&self, known: &Known, language: Option<&str>) -> Option<(String, String)> {
        let (language, text) = nearest(&self.words, |(language, _)| language, language, &known.company_language)?;
        let filled = filling::fill_text(text, &known.values(language)).ok()?;
        filled.missing.is_empty().then(|| (language.clone(), filled.text))
    }
}

async fn check_room(act: &mut Act, id: Option<ClosingId>, new: &NewClosing) -> Result<()> {
    let over = over(act.now());
    if new.last.to_string() < over {
        return Ok(());
    }
    let ahead: i64 = sql!(
        "SELECT count(*) FROM closing
         WHERE removed_at IS NULL AND last_day >= $1 AND COALESCE(department_id, 0) = $2 AND id <> $3"
    )
    .bind(over)
    .bind(new.department.map_or(0, |id| id.0))
    .bind(id.map_or(0, |id| id.0))
    .value(act)
    .await?;
    if ahead < MOST { Ok(()) } else { Err(Error::invalid("first", "template-closing-many")) }
}

async fn insert(act: &mut Act, new: &NewClosing, words: serde_json::Value) -> Result<ClosingId> {
    Ok(sql!(
        "INSERT INTO closing (department_id, first_day, last_day, words, changed_at) VALUES ($1, $2, $3, $4, $5) RETURNING id"
    )
    .bind(new.department)
    .bind(new.first.to_string())
    .bind(new.last.to_string())
    .bind(words)
    .bind(act.now())
    .value(act)
    .await?)
}

async fn change(act: &mut Act, id: ClosingId, new: &NewClosing, words: serde_json::Value) -> Result<ClosingId> {
    let changed = sql!(
        "UPDATE closing SET first_day = $2, last_day = $3, words = $4, changed_at = $5 WHERE id = $1 AND removed_at IS NULL"
    )
    .bind(id)
    .bind(new.first.to_string())
    .bind(new.last.to_string())
    .bind(words)
    .bind(act.now())
    .run(act)
    .await?;
    if changed == 0 { Err(Error::Missing) } else { Ok(id) }
}

/// Whether anything is ever said: asked of every mail, before anything else is read.
pub async fn is_any_ahead(act: &mut Act) -> Result<bool> {
    let over = over(act.now());
    let any: Option<(ClosingId,)> =
        sql!("SELECT id FROM closing WHERE removed_at IS NULL AND last_day >= $1 LIMIT 1").bind(over).opt(act).await?;
    Ok(any.is_some())
}

fn checked(new: &NewClosing) -> Result<BTreeMap<String, String>> {
    let days = new.first.until(new.last).map_or(-1, |span| span.get_days());
    if !(0..MOST_DAYS).contains(&days) {
        return Err(Error::invalid("first", "template-closing-days-wrong"));
    }
    checked_words(&new.words, &ALWAYS)
}

/// Words in languages, those of the screens before all others.
pub fn in_order(words: BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut words: Vec<(String, String)> = words.into_iter().collect();
    words.sort_by_key(|(language, _)| {
        languages::SCREENS.iter().position(|code| code == language).unwrap_or(languages::SCREENS.len())
    });
    words
}

/// What the desk says by itself, as somebody wrote it in some languages; `always` is what is known whoever it goes to.
///
/// # Errors
/// [`Error::Invalid`] naming `words`: without any, too long, or with words in braces that nobody knows, or that may
/// not be known and say nothing instead.
pub fn checked_words(words: &BTreeMap<String, String>, always: &[Word]) -> Result<BTreeMap<String, String>> {
    let words = words.iter().map(|(language, text)| (language.clone(), text.trim().replace("\r\n", "\n")));
    let words: BTreeMap<String, String> = words.filter(|(_, text)| !text.is_empty()).collect();
    if words.is_empty() {
        return Err(Error::invalid("words", "template-error-empty"));
    }
    if words.len() > languages::MOST * 2 {
        return Err(Error::invalid("words", "template-error-language"));
    }
    for (language, text) in &words {
        if languages::tag(language).as_ref() != Some(language) || text.chars().count() > LONGEST {
            return Err(Error::invalid("words", "template-closing-long"));
        }
        check(text, always)?;
    }
    Ok(words)
}

/// Every word in braces is known of every ticket, or says something else where it is not.
fn check(text: &str, always: &[Word]) -> Result<()> {
    let wrong = |key, word: String| Err(Error::Invalid(vec![("words", Why::of(key).with("word", word))]));
    let mut values = Values::default();
    always.iter().for_each(|word| values.set(*word, word.as_str()));
    match filling::fill_text(text, &values) {
        Err(Unknown(word)) => wrong("template-error-word", word),
        Ok(filled) => match filled.missing.into_iter().next() {
            Some(word) => wrong("template-closing-word", word),
            None => Ok(()),
        },
    }
}

fn local(calendar: &Calendar, at: Moment) -> DateTime {
    at.there(&calendar.zone).datetime()
}

/// A last day before this one is over in every zone.
fn over(now: Moment) -> String {
    let today = now.there(&TimeZone::UTC).date();
    today.checked_sub(1.day()).unwrap_or(today).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::{Layer, Week};
    use jiff::civil::date;

    fn closing() -> Closing {
        let (first, last) = (date(2026, 12, 24), date(2026, 12, 27));
        Closing { id: ClosingId(1), department: None, first, last, words: Vec::new() }
    }

    fn calendar(closed: bool) -> Calendar {
        let mut layer = Layer { week: Some(Week::weekdays("09:00-17:00".parse().unwrap())), ..Layer::default() };
        if closed {
            layer.close(date(2026, 12, 24), date(2026, 12, 27), "holidays");
        }
        layer.under(&Calendar::always())
    }

    #[test]
    fn who_writes_while_it_is_closed_for_days_is_told_and_nobody_else() {
        let holds = |at: &str| {
            let at = Moment::from_micros(at.parse::<jiff::Timestamp>().unwrap().as_microsecond());
            (closing().holds(&calendar(true), at), closing().holds(&calendar(false), at))
        };
        assert_eq!(holds("2026-12-23T16:00:00Z"), (false, false), "open");
        assert_eq!(holds("2026-12-23T17:30:00Z"), (true, false), "it opens after the days only");
        assert_eq!(holds("2026-12-25T12:00:00Z"), (true, false));
        assert_eq!(holds("2026-12-27T23:00:00Z"), (true, false), "the last day");
        assert_eq!(holds("2026-12-28T08:00:00Z"), (false, false), "it opens within the hour");
    }

    #[test]
    fn what_may_not_be_known_needs_words_for_when_it_is_not() {
        assert!(check("Back on {{reopens}}. {{company}}", &ALWAYS).is_ok());
        assert!(check("Dear {{customer.first_name|customer}}", &ALWAYS).is_ok());
        for wrong in ["Dear {{customer.first_name}}", "{{agent.name}}", "{{reopen}}"] {
            assert!(check(wrong, &ALWAYS).is_err(), "{wrong}");
        }
    }
}
