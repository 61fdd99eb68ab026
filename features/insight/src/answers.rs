//! How departments answered: of days that are over by what is written of them, of the rest by the questions themselves.

use crate::{
    Day, Period, Spread, Which,
    journeys::{column, counted_for},
    rolled,
    stale::{self, What},
};
use base::{Act, DepartmentId, Look, Moment, Result};
use journey::JourneyId;
use question::QuestionState;
use std::collections::BTreeMap;
use store::{On, Query, sql};

/// Questions read at once.
const AT_ONCE: i64 = 5000;

/// Open questions looked through.
const MOST_OPEN: i64 = 100_000;

/// What a department was asked, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Questions.
    pub asked: i64,
    /// Of these, answered.
    pub answered: i64,
    /// Of these, in time.
    pub in_time: i64,
    /// Declined.
    pub declined: i64,
    /// Not answered by their time, answered later or not.
    pub late: i64,
    /// How long answers took.
    pub spread: Spread,
}

/// By who was asked.
pub type ByDepartment = BTreeMap<DepartmentId, Answers>;
/// By the journey of the ticket, and by who was asked; without a journey, all.
pub type ByJourney = BTreeMap<(Option<JourneyId>, DepartmentId), Answers>;

/// A round of a question that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Ended {
    id: i64,
    department_id: DepartmentId,
    journey_id: Option<JourneyId>,
    state: QuestionState,
    asked_at: Moment,
    due_at: Moment,
    ended_at: Moment,
}

impl Answers {
    /// One more that is over.
    pub fn add(&mut self, question: &Ended) {
        let in_time = question.ended_at <= question.due_at;
        self.asked += 1;
        self.late += i64::from(!in_time && question.state != QuestionState::Withdrawn);
        match question.state {
            QuestionState::Answered => {
                self.answered += 1;
                self.in_time += i64::from(in_time);
                self.spread.add(question.ended_at.since(question.asked_at));
            }
            QuestionState::Declined => self.declined += 1,
            QuestionState::Open | QuestionState::Withdrawn => {}
        }
    }

    /// Those of other days, too.
    pub fn join(&mut self, other: &Answers) {
        self.asked += other.asked;
        self.answered += other.answered;
        self.in_time += other.in_time;
        self.declined += other.declined;
        self.late += other.late;
        self.spread.join(&other.spread);
    }

    /// Half of the answers took at most so many microseconds; see [`Spread`] for how exact that is.
    pub fn median(&self) -> Option<i64> {
        self.spread.percentile(50)
    }

    /// Nine of ten did.
    pub fn ninth(&self) -> Option<i64> {
        self.spread.percentile(90)
    }
}

/// What was asked in these days, and what became of it; `live` is the first day that is not written.
pub(crate) async fn of(
    look: &Look,
    which: &Which,
    (period, live): (&Period, Day),
    now: Moment,
) -> Result<ByDepartment> {
    let stale = stale::days(look, What::Answers, period.from, live).await?;
    let mut all = written(look, which.journey, (period.from, live), &stale).await?;
    for part in stale::unwritten(period, live, &stale) {
        let counted = counted(look, &part).await?.into_iter();
        for ((_, department), answers) in counted.filter(|((journey, _), _)| *journey == which.journey) {
            all.entry(department).or_default().join(&answers);
        }
    }
    for (department, open, late) in open(look, which.journey, period, now).await? {
        let answers = all.entry(department).or_default();
        (answers.asked, answers.late) = (answers.asked + open, answers.late + late);
    }
    Ok(all)
}

type Line = (i64, DepartmentId, i64, i64, i64, i64, i64, Vec<u8>);

async fn written(
    look: &Look,
    journey: Option<JourneyId>,
    (from, until): (Day, Day),
    stale: &[Day],
) -> Result<ByDepartment> {
    let rows: Vec<Line> = sql!(
        "SELECT day, department_id, asked, answered, in_time, declined, late, spread FROM answer_day
         WHERE journey_id = $1 AND day >= $2 AND day < $3"
    )
    .bind(column(journey))
    .bind(from.0)
    .bind(until.0)
    .all(look)
    .await?;
    let mut all = ByDepartment::new();
    for (day, department, asked, answered, in_time, declined, late, spread) in rows {
        if stale.binary_search(&Day(day)).is_err() {
            let spread = Spread::of_bytes(&spread);
            let answers = Answers { asked, answered, in_time, declined, late, spread };
            all.entry(department).or_default().join(&answers);
        }
    }
    Ok(all)
}

/// By the questions themselves: their rounds begun in these days that are over.
pub async fn counted(on: impl Into<On<'_>>, period: &Period) -> Result<ByJourney> {
    let mut on = on.into();
    let mut all = ByJourney::new();
    let (mut after, mut id) = (period.begins(), 0_i64);
    loop {
        let rows: Vec<Ended> = sql!(
            "SELECT q.question_id AS id, q.department_id, j.journey_id, q.state, q.asked_at, q.due_at, q.ended_at
             FROM question_round q JOIN asking a ON a.id = q.asking_id LEFT JOIN entry e ON e.id = a.entry_id
                 LEFT JOIN journey_ticket j ON j.ticket_id = e.ticket_id
             WHERE q.asked_at >= $1 AND (q.asked_at > $1 OR q.question_id > $2) AND q.asked_at < $3
                 AND q.department_id IS NOT NULL AND q.ended_at IS NOT NULL
             ORDER BY q.asked_at, q.question_id LIMIT $4"
        )
        .bind(after)
        .bind(id)
        .bind(period.ends())
        .bind(AT_ONCE)
        .all(on.again())
        .await?;
        for question in &rows {
            for journey in counted_for(question.journey_id) {
                all.entry((journey, question.department_id)).or_default().add(question);
            }
        }
        match rows.last() {
            Some(last) if rolled::is_full(&rows, AT_ONCE) => (after, id) = (last.asked_at, last.id),
            _ => return Ok(all),
        }
    }
}

/// Those asked in these days that nobody has answered yet, and how many of them are late. What is open is looked
/// through first, because it is little.
async fn open(
    look: &Look,
    journey: Option<JourneyId>,
    period: &Period,
    now: Moment,
) -> Result<Vec<(DepartmentId, i64, i64)>> {
    let query = Query::new("SELECT department_id, count(*), count(CASE WHEN due_at < ").with("", now);
    let query = query.push(
        " THEN 1 END) FROM (SELECT q.department_id, q.asked_at, q.due_at FROM question q WHERE q.state = 'open' AND q.department_id IS NOT NULL",
    );
    let query = match journey {
        None => query,
        Some(journey) => query
            .with(
                " AND q.asking_id IN (SELECT a.id FROM journey_ticket j JOIN entry e ON e.ticket_id = j.ticket_id JOIN asking a ON a.entry_id = e.id WHERE j.journey_id = ",
                journey,
            )
            .push(")"),
    };
    let query = query.with(" ORDER BY q.department_id, q.due_at LIMIT ", MOST_OPEN);
    let query = query.with(") waiting WHERE asked_at >= ", period.begins()).with(" AND asked_at < ", period.ends());
    Ok(query.push(" GROUP BY department_id").all(look).await?)
}

/// Writes a day anew.
pub(crate) async fn write(act: &mut Act, day: Day, period: &Period) -> Result<()> {
    sql!("DELETE FROM answer_day WHERE day = $1 AND journey_id IN (SELECT 0 UNION ALL SELECT id FROM journey)")
        .bind(day.0)
        .run(&mut *act)
        .await?;
    for ((journey, department), answers) in counted(&mut *act, period).await? {
        sql!(
            "INSERT INTO answer_day (journey_id, day, department_id, asked, answered, in_time, declined, late, spread)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        )
        .bind(column(journey))
        .bind(day.0)
        .bind(department)
        .bind(answers.asked)
        .bind(answers.answered)
        .bind(answers.in_time)
        .bind(answers.declined)
        .bind(answers.late)
        .bind(answers.spread.bytes())
        .run(&mut *act)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use QuestionState::{Answered, Declined, Withdrawn};
    use proptest::prelude::*;

    fn ended(state: QuestionState, due: i64, ended: i64) -> Ended {
        let at = Moment::from_seconds;
        Ended {
            id: 1,
            department_id: DepartmentId(1),
            journey_id: None,
            state,
            asked_at: at(0),
            due_at: at(due),
            ended_at: at(ended),
        }
    }

    #[test]
    fn what_was_late_is_late_unless_nobody_waited_for_it_any_more() {
        let mut answers = Answers::default();
        for question in [
            ended(Answered, 100, 60),
            ended(Answered, 100, 100),
            ended(Answered, 100, 160),
            ended(Declined, 100, 110),
            ended(Withdrawn, 100, 500),
        ] {
            answers.add(&question);
        }
        let Answers { asked, answered, in_time, declined, late, .. } = answers;
        assert_eq!((asked, answered, in_time, declined, late), (5, 3, 2, 1, 2));
        assert_eq!((answers.median(), answers.ninth()), (Some(100_000_000), Some(160_000_000)));
    }

    proptest! {
        #[test]
        fn days_added_up_are_the_whole(
            days in prop::collection::vec(prop::collection::vec((0_usize..3, 0_i64..90_000, 0_i64..90_000), 0..20), 0..6),
        ) {
            let question = |(state, due, end): &(usize, i64, i64)| ended([Answered, Declined, Withdrawn][*state], *due, *end);
            let (mut sum, mut whole) = (Answers::default(), Answers::default());
            for day in &days {
                let mut own = Answers::default();
                day.iter().for_each(|one| own.add(&question(one)));
                day.iter().for_each(|one| whole.add(&question(one)));
                sum.join(&own);
            }
            prop_assert_eq!(sum, whole);
        }
    }
}
