//! Minding the time of a question: a reminder before it comes, and what follows when it has passed.

use crate::{
    AskedNow, Question, QuestionId,
    event::{Late, Near},
};
use base::{Act, Deed, Error, Future, Moment, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ticket::Ticket;

/// The job that looks after a question: once shortly before its time, once when it has come.
pub const MIND: &str = "question.mind";

/// The reminder comes at most this long before.
const WARNING: Duration = Duration::from_secs(3600);

/// What [`MIND`] is about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Mind {
    /// Which question.
    pub question: QuestionId,
    /// The time it minds: a question asked further has another.
    pub due: Moment,
    /// Whether it reminds of that time; else that has passed.
    #[serde(default)]
    pub near: bool,
}

impl Deed for Mind {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(Question::mind(act, *self))
    }
}

impl Question {
    /// Plans the reminder and the end of its time.
    pub(crate) async fn mind_at(act: &mut Act, question: QuestionId, now: Moment, due: Moment) -> Result<()> {
        let passed = due.plus(Duration::from_micros(1));
        for (near, at) in [(true, reminded_at(now, due)), (false, passed)] {
            act.enqueue(MIND, serde_json::to_value(Mind { question, due, near })?, at, None).await?;
        }
        Ok(())
    }

    /// Its time comes soon, or has passed.
    async fn mind(act: &mut Act, mind: Mind) -> Result<()> {
        let question = match Question::find(&mut *act, mind.question).await {
            Err(Error::Missing) => return Ok(()),
            found => found?,
        };
        if !question.is_open() || question.due_at != mind.due {
            return Ok(());
        }
        let about = question.about();
        match (mind.near, question.is_late(act.now())) {
            (true, false) => act.tell(about, &Near { about }).await?,
            (false, true) => {
                question.let_lead_in(act).await?;
                act.tell(about, &Late { about }).await?
            }
            // Nobody did it in time: a reminder of what has passed is none.
            _ => return Ok(()),
        };
        question.refresh(act);
        Ok(())
    }
}

impl Question {
    /// Whoever leads those who are silent sees why.
    async fn let_lead_in(&self, act: &mut Act) -> Result<()> {
        let now = act.now();
        let lead = AskedNow::read(&mut *act, now).await?.lead(self);
        if let (Some(lead), Some(number)) = (lead, self.ticket_id) {
            Ticket::current(act, number).await?.admit(act, lead).await?;
        }
        Ok(())
    }
}

/// When those asked are reminded: a quarter of the time before, at most an hour.
fn reminded_at(asked: Moment, due: Moment) -> Moment {
    let quarter = Duration::from_micros(u64::try_from(due.since(asked) / 4).unwrap_or(0));
    due.minus(quarter.min(WARNING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_reminded_a_quarter_of_the_time_before_at_most_an_hour() {
        let at = Moment::from_seconds;
        assert_eq!(reminded_at(at(0), at(1200)), at(900));
        assert_eq!(reminded_at(at(0), at(100_000)), at(96_400));
        assert_eq!(reminded_at(at(50), at(50)), at(50));
    }
}
