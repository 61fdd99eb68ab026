//! A link that opens one question for one colleague, without signing in, and nothing else.

use crate::{Question, QuestionId};
use base::{Error, Keys, Look, Moment, Result, StaffId};
use people::{Colleague, Staff};
use std::time::Duration;

const PURPOSE: &str = "question link";
/// So long a link works.
pub const LASTS: Duration = Duration::from_secs(14 * 24 * 3600);

/// What names a question in a link: the question, the colleague, until when, and the desk's code over that.
pub fn token(keys: &Keys, question: QuestionId, whom: StaffId, until: Moment) -> String {
    let said = format!("{question}.{whom}.{}", until.micros() / 1_000_000);
    format!("{said}.{}", keys.code(PURPOSE, &said))
}

/// A colleague who came by a link. They can see and answer this question; no other door takes them.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The question.
    pub question: Question,
    /// Who it was sent to.
    pub who: Colleague,
}

impl Guest {
    /// Whoever holds this token.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not ours, its time is over, or the colleague has left or is not asked any
    /// more.
    pub async fn by(look: &Look, keys: &Keys, token: &str) -> Result<Guest> {
        let (question, whom) = read(keys, token, look.now()).ok_or(Error::Missing)?;
        let question = Question::find(look, question).await?;
        let who = Colleague::known(look, Staff::find(look, whom).await?).await?;
        let asked = question.is_asked(look, who.id, look.now()).await?;
        if asked { Ok(Guest { question, who }) } else { Err(Error::Missing) }
    }
}

fn read(keys: &Keys, token: &str, now: Moment) -> Option<(QuestionId, StaffId)> {
    let (said, code) = token.rsplit_once('.')?;
    if !keys.proves(PURPOSE, said, code) {
        return None;
    }
    let mut parts = said.split('.').map(|part| part.parse::<i64>().ok());
    let (question, whom, until) = (parts.next()??, parts.next()??, parts.next()??);
    (now < Moment::from_seconds(until)).then_some((QuestionId(question), StaffId(whom)))
}
