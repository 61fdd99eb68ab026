//! Back again: what others did meanwhile with what one was asked, and looking after it oneself again.

use crate::{Question, event::Taken, question::QUESTIONS};
use base::{Act, Error, Moment, Result, StaffId};
use people::Colleague;
use store::{On, Query, sql};

/// Questions listed at once.
const MOST: i64 = 50;

impl Question {
    /// What somebody was asked by name and others answered or declined within a time, and what was asked until its end
    /// and is open still: the open ones first, then the last ones.
    pub async fn of_absent(
        on: impl Into<On<'_>>,
        who: StaffId,
        (since, until): (Moment, Moment),
    ) -> Result<Vec<Question>> {
        let query = Query::new(QUESTIONS)
            .with(" AND q.staff_id = ", who)
            .with(" AND (q.state = 'open' AND q.asked_at < ", until);
        let query = query.with(" OR q.state IN ('answered', 'declined') AND q.ended_by <> ", who);
        let query = query.with(" AND q.ended_at >= ", since).with(" AND q.ended_at < ", until);
        let query = query.push(") ORDER BY q.ended_at IS NOT NULL, q.ended_at DESC, q.id DESC");
        Ok(query.with(" LIMIT ", MOST).all(on).await?)
    }

    /// Whoever was asked by name looks after it again, whoever had taken it for them.
    ///
    /// # Errors
    /// [`Error::Missing`] for everybody else; [`Error::Refused`] when it is not open any more.
    pub async fn take_back(&mut self, act: &mut Act, by: &Colleague) -> Result<()> {
        if self.staff_id != Some(by.id) {
            return Err(Error::Missing);
        }
        self.check_open()?;
        sql!("UPDATE question SET taken_by = $2 WHERE id = $1 AND state = 'open'")
            .bind(self.id)
            .bind(by.id)
            .run(&mut *act)
            .await?;
        self.taken_by = Some(by.id);
        act.tell(self.about(), &Taken { about: self.about(), by: by.id }).await?;
        self.refresh(act);
        Ok(())
    }
}
