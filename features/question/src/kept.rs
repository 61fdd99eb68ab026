//! How a department kept what it promises the others, and what somebody's answers did for customers.

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

#[derive(sqlx::FromRow)]
struct Row {
    state: crate::QuestionState,
    asked_at: Moment,
    due_at: Moment,
    ended_at: Option<Moment>,
}

impl Kept {
    /// What a department was asked as such since a moment; of very many, the newest.
    pub async fn since(on: impl Into<On<'_>>, of: DepartmentId, since: Moment, now: Moment) -> Result<Kept> {
        Kept::between(on, of, (since, None), now).await
    }

    /// What it was asked from one moment until another, if there is one; of very many, the newest.
    pub async fn between(
        on: impl Into<On<'_>>,
        of: DepartmentId,
        (since, until): (Moment, Option<Moment>),
        now: Moment,
    ) -> Result<Kept> {
        let query = Query::new("SELECT state, asked_at, due_at, ended_at FROM question_round WHERE asked_at >= ")
            .with("", since)
            .with_opt(" AND asked_at < ", until)
            .with(" AND department_id = ", of);
        let rows: Vec<Row> = query.push(" ORDER BY asked_at DESC").with(" LIMIT ", COUNTED + 1).all(on).await?;
        let most = usize::try_from(COUNTED).unwrap_or(usize::MAX);
        let counted = &rows[..rows.len().min(most)];
        Ok(Kept { is_whole: counted.len() == rows.len(), ..Kept::count(counted, now) })
    }

    fn count(rows: &[Row], now: Moment) -> Kept {
        use crate::QuestionState::{Answered, Withdrawn};
        let mut took = Vec::new();
        let mut kept = Kept { asked: rows.len(), ..Kept::default() };
        for row in rows {
            if let (Answered, Some(at)) = (row.state, row.ended_at) {
                kept.answered += 1;
                kept.in_time += usize::from(at <= row.due_at);
                took.push(at.since(row.asked_at));
            }
            kept.late += usize::from(row.state != Withdrawn && row.ended_at.unwrap_or(now) > row.due_at);
        }
        kept.median = median(took);
        kept
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

#[derive(sqlx::FromRow)]
struct Answer {
    ticket_id: Option<TicketId>,
    asked_at: Moment,
    due_at: Moment,
    ended_at: Moment,
}

impl Helped {
    /// What somebody answered since a moment, of what customers waited for; of very much, the newest.
    pub async fn since(on: impl Into<On<'_>>, who: StaffId, since: Moment) -> Result<Helped> {
        let query = Query::new(
            "SELECT e.ticket_id, q.asked_at, q.due_at, q.ended_at
             FROM question_round q JOIN asking a ON a.id = q.asking_id LEFT JOIN entry e ON e.id = a.entry_id
             WHERE q.state = 'answered' AND a.track = 'claim' AND q.ended_by = ",
        );
        let query = query.with("", who).with(" AND q.ended_at >= ", since).push(" ORDER BY q.ended_at DESC");
        Ok(Helped::count(&query.with(" LIMIT ", COUNTED).all::<Answer>(on).await?))
    }

    fn count(answers: &[Answer]) -> Helped {
        let took = answers.iter().map(|answer| answer.ended_at.since(answer.asked_at)).collect();
        let tickets: BTreeSet<TicketId> = answers.iter().filter_map(|answer| answer.ticket_id).collect();
        let early = |answer: &Answer| answer.due_at.since(answer.ended_at).max(0);
        let saved = answers.iter().filter(|answer| answer.ticket_id.is_some()).map(early).sum();
        Helped { answers: answers.len(), tickets: tickets.len(), median: median(took), saved }
    }
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
        Row { state, asked_at: at(asked), due_at: at(due), ended_at: ended.map(at) }
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
