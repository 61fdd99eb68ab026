//! Minding the time of a question: a reminder before it comes, and what follows when it has passed.

use crate::{
    AskedNow, Question, QuestionId, Whom,
    asking::hours_of,
    event::{Late, Near},
};
use base::{Act, Deed, Error, Future, Moment, Result};
use clock::Calendar;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ticket::Ticket;

/// The job that looks after a question: once shortly before its time, once when it has come.
pub const MIND: &str = "question.mind";

/// The reminder comes at most this long before, in microseconds.
const WARNING: i64 = 3_600_000_000;

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
    /// Plans the reminder, in the hours of whoever is asked, and the end of its time.
    pub(crate) async fn mind_at(
        act: &mut Act,
        (question, whom): (QuestionId, &Whom),
        now: Moment,
        due: Moment,
    ) -> Result<()> {
        let passed = due.plus(Duration::from_micros(1));
        let near = reminded_at(&hours_of(act, whom).await?, now, due);
        for (near, at) in [(true, near), (false, passed)] {
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

/// When those asked are reminded: while they work, a quarter of their time before, at most an hour. Of a time in which
/// nobody works that quarter is one by the clock.
fn reminded_at(hours: &Calendar, asked: Moment, due: Moment) -> Moment {
    let ahead = |time: i64| (time / 4).min(WARNING);
    let working = hours.working_between(asked, due);
    let reminded = hours.add_working(asked, working - ahead(working)).filter(|_| working > 0);
    reminded.unwrap_or_else(|| due.minus(Duration::from_micros(ahead(due.since(asked)).max(0).unsigned_abs())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::{Hours, Week};

    fn at(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }

    #[test]
    fn one_is_reminded_a_quarter_of_the_time_before_at_most_an_hour() {
        let reminded = |asked, due| reminded_at(&Calendar::always(), at(asked), at(due));
        assert_eq!(reminded(0, 1200), at(900));
        assert_eq!(reminded(0, 100_000), at(96_400));
        assert_eq!(reminded(50, 50), at(50));
    }

    #[test]
    fn one_is_reminded_while_one_works() {
        let day = "09:00-17:00".parse::<Hours>().unwrap();
        let hours = Calendar { week: Week::daily(day), ..Calendar::always() };
        let (nine, five) = (9 * 3600, 17 * 3600);
        let reminded = |asked, due| reminded_at(&hours, at(asked), at(due));
        // Asked at four, due at ten the next morning: half an hour of two before.
        assert_eq!(reminded(five - 3600, 86_400 + nine + 3600), at(86_400 + nine + 1800));
        // Due when the day begins: of the hour before, the last quarter.
        assert_eq!(reminded(five - 3600, 86_400 + nine), at(five - 900));
        assert_eq!(reminded(five, five + 1200), at(five + 900), "nobody works then");
    }
}
