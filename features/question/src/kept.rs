//! How a department kept what it promises the others, and what somebody's answers did for customers.

use crate::{Question, QuestionId};
use base::{DepartmentId, Moment, Result, StaffId, TicketId};
use std::collections::BTreeSet;
use store::{On, Query};

/// Questions that are counted, the newest ones.
const COUNTED: i64 = 5000;

/// How questions were answered in a period. Asked further, a question counts once more, and what was answered stays
/// answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Asked in it.
    pub asked: usize,
    /// Of these, answered.
    pub answered: usize,
    /// Of these, in time.
    pub in_time: usize,
    /// Open, or answered, after its time.
    pub late: usize,
    /// Half were answered within so many microseconds.
    pub median: Option<i64>,
    /// Whether these are all: of very many, only the newest are counted.
    pub is_whole: bool,
}

store::enumeration! {
    /// A figure of [`Kept`], by which the questions behind it are found.
    pub enum Figure {
        /// [`Kept::asked`].
        Asked = "asked",
        /// [`Kept::in_time`].
        InTime = "in-time",
        /// [`Kept::late`].
        Late = "late",
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    question_id: QuestionId,
    state: crate::QuestionState,
    asked_at: Moment,
    due_at: Moment,
    ended_at: Option<Moment>,
}

impl Row {
    fn counts_as(&self, figure: Figure, now: Moment) -> bool {
        use crate::QuestionState::{Answered, Withdrawn};
        match figure {
            Figure::Asked => true,
            Figure::InTime => self.state == Answered && self.ended_at.is_some_and(|at| at <= self.due_at),
            Figure::Late => self.state != Withdrawn && self.ended_at.unwrap_or(now) > self.due_at,
        }
    }
}

/// What a department was asked from one moment until another, if there is one, the newest first, and one more than is
/// counted.
async fn rounds(on: impl Into<On<'_>>, of: DepartmentId, (since, until): (Moment, Option<Moment>)) -> Result<Vec<Row>> {
    let query =
        Query::new("SELECT question_id, state, asked_at, due_at, ended_at FROM question_round WHERE asked_at >= ")
            .with("", since)
            .with_opt(" AND asked_at < ", until)
            .with(" AND department_id = ", of);
    Ok(query.push(" ORDER BY asked_at DESC").with(" LIMIT ", COUNTED + 1).all(on).await?)
}

impl Kept {
    /// What a department was asked as such from one moment until another, if there is one; of very many, the newest.
    pub async fn between(
        on: impl Into<On<'_>>,
        of: DepartmentId,
        period: (Moment, Option<Moment>),
        now: Moment,
    ) -> Result<Kept> {
        let rows = rounds(on, of, period).await?;
        let most = usize::try_from(COUNTED).unwrap_or(usize::MAX);
        let counted = &rows[..rows.len().min(most)];
        Ok(Kept { is_whole: counted.len() == rows.len(), ..Kept::count(counted, now) })
    }

    /// The questions behind one figure of such a period, the newest first, at most `most` and only of what is counted. One
    /// that was asked further counts more than once and is told once.
    pub async fn behind(
        on: impl Into<On<'_>>,
        (of, figure): (DepartmentId, Figure),
        period: (Moment, Option<Moment>),
        (now, most): (Moment, usize),
    ) -> Result<Vec<Question>> {
        let mut on = on.into();
        let rows =
            rounds(on.again(), of, period).await?.into_iter().take(usize::try_from(COUNTED).unwrap_or(usize::MAX));
        let ids: BTreeSet<QuestionId> =
            rows.filter(|row| row.counts_as(figure, now)).map(|row| row.question_id).collect();
        let newest: Vec<QuestionId> = ids.into_iter().rev().take(most).collect();
        let mut questions = Question::all(on, newest).await?;
        questions.reverse();
        Ok(questions)
    }

    fn count(rows: &[Row], now: Moment) -> Kept {
        let number = |figure| rows.iter().filter(|row| row.counts_as(figure, now)).count();
        let answered = rows.iter().filter(|row| row.state == crate::QuestionState::Answered);
        let took: Vec<i64> = answered.filter_map(|row| Some(row.ended_at?.since(row.asked_at))).collect();
        Kept {
            asked: number(Figure::Asked),
            answered: took.len(),
            in_time: number(Figure::InTime),
            late: number(Figure::Late),
            median: median(took),
            is_whole: false,
        }
    }
}

/// What a department has to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Questions that are open.
    pub open: usize,
    /// Of these, those whose time has passed.
    pub late: usize,
}

impl Owed {
    /// What this department was asked as such; so many are counted at most, the latest first.
    pub async fn by(on: impl Into<On<'_>>, department: DepartmentId, now: Moment, most: usize) -> Result<Owed> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let query = Query::new("SELECT due_at FROM question WHERE state = 'open' AND department_id = ");
        let query = query.with("", department).with(" ORDER BY due_at LIMIT ", most);
        let due: Vec<(Moment,)> = query.all(on).await?;
        Ok(Owed { open: due.len(), late: due.iter().filter(|(due,)| *due < now).count() })
    }
}

/// What somebody's answers did for customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Helped {
    /// Answers.
    pub answers: usize,
    /// Tickets whose customers waited for one of them.
    pub tickets: usize,
    /// Half of the answers came within so many microseconds.
    pub median: Option<i64>,
    /// Microseconds by which they came before their time, all told: so much less those customers waited than they
    /// could have had to.
    pub saved: i64,
}

store::enumeration! {
    /// A figure of [`Helped`], by which what stands behind it is found.
    pub enum Help {
        /// [`Helped::answers`]: the questions.
        Answers = "answers",
        /// [`Helped::tickets`].
        Tickets = "tickets",
    }
}

#[derive(sqlx::FromRow)]
struct Answer {
    question_id: QuestionId,
    ticket_id: Option<TicketId>,
    asked_at: Moment,
    due_at: Moment,
    ended_at: Moment,
}

impl Helped {
    /// What somebody answered since a moment, of what customers waited for; of very much, the newest.
    pub async fn since(on: impl Into<On<'_>>, who: StaffId, since: Moment) -> Result<Helped> {
        Ok(Helped::count(&answers(on, who, since).await?))
    }

    /// The questions behind [`Helped::answers`], the newest first, each once.
    pub async fn questions(on: impl Into<On<'_>>, who: StaffId, since: Moment) -> Result<Vec<Question>> {
        let mut on = on.into();
        let answers = answers(on.again(), who, since).await?;
        let ids: BTreeSet<QuestionId> = answers.iter().map(|answer| answer.question_id).collect();
        let mut questions = Question::all(on, ids).await?;
        questions.reverse();
        Ok(questions)
    }

    /// The tickets behind [`Helped::tickets`].
    pub async fn tickets(on: impl Into<On<'_>>, who: StaffId, since: Moment) -> Result<BTreeSet<TicketId>> {
        Ok(tickets(&answers(on, who, since).await?))
    }

    fn count(answers: &[Answer]) -> Helped {
        let took = answers.iter().map(|answer| answer.ended_at.since(answer.asked_at)).collect();
        let early = |answer: &Answer| answer.due_at.since(answer.ended_at).max(0);
        let saved = answers.iter().filter(|answer| answer.ticket_id.is_some()).map(early).sum();
        Helped { answers: answers.len(), tickets: tickets(answers).len(), median: median(took), saved }
    }
}

/// What somebody answered since a moment, of what customers waited for; of very much, the newest.
async fn answers(on: impl Into<On<'_>>, who: StaffId, since: Moment) -> Result<Vec<Answer>> {
    let query = Query::new(
        "SELECT q.question_id, e.ticket_id, q.asked_at, q.due_at, q.ended_at
         FROM question_round q JOIN asking a ON a.id = q.asking_id LEFT JOIN entry e ON e.id = a.entry_id
         WHERE q.state = 'answered' AND a.track = 'claim' AND q.ended_by = ",
    );
    let query = query.with("", who).with(" AND q.ended_at >= ", since).push(" ORDER BY q.ended_at DESC");
    Ok(query.with(" LIMIT ", COUNTED).all(on).await?)
}

fn tickets(answers: &[Answer]) -> BTreeSet<TicketId> {
    answers.iter().filter_map(|answer| answer.ticket_id).collect()
}

/// The smallest value that half of them do not exceed (nearest rank).
fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::QuestionState::{self, Answered, Declined, Open};

    fn row(state: QuestionState, asked: i64, due: i64, ended: Option<i64>) -> Row {
        let at = Moment::from_seconds;
        Row { question_id: QuestionId(1), state, asked_at: at(asked), due_at: at(due), ended_at: ended.map(at) }
    }

    #[test]
    fn what_was_late_is_late_whether_it_was_answered_or_not() {
        let rows = [
            row(Answered, 0, 100, Some(60)),
            row(Answered, 0, 100, Some(160)),
            row(Open, 0, 100, None),
            row(Open, 0, 1000, None),
            row(Declined, 0, 100, Some(10)),
        ];
        let kept = Kept::count(&rows, Moment::from_seconds(500));
        assert_eq!((kept.asked, kept.answered, kept.in_time, kept.late), (5, 2, 1, 2));
        assert_eq!(kept.median, Some(60_000_000));
    }

    #[test]
    fn what_came_early_is_time_that_a_customer_did_not_wait() {
        let at = Moment::from_seconds;
        let answer = |ticket: i64, ended: i64| Answer {
            question_id: QuestionId(ended),
            ticket_id: Some(ticket).filter(|id| *id > 0).map(TicketId),
            asked_at: at(0),
            due_at: at(100),
            ended_at: at(ended),
        };
        let helped = Helped::count(&[answer(1, 40), answer(1, 160), answer(0, 10)]);
        assert_eq!((helped.answers, helped.tickets, helped.saved), (3, 1, 60_000_000));
        assert_eq!(helped.median, Some(40_000_000));
    }

    #[test]
    fn the_median_of_nothing_is_nothing() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![7]), Some(7));
        assert_eq!(median(vec![3, 1, 4, 2]), Some(2));
        assert_eq!(median(vec![3, 1, 2]), Some(2));
    }
}
