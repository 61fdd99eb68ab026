//! What one does with a question, by whatever door.

use base::{Act, Result};
use people::Colleague;
use people_web::{As, Web};
use question::{Addressee, Question, QuestionId, Words};
use ticket::upload;

/// One deed with one question.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// Its answer, or more to it.
    Answer(Words),
    /// Whoever answered has to answer again.
    Further(Words),
    /// It is not for whoever was asked: why, and whom to ask instead.
    Decline(String, Option<Addressee>),
    /// It need not be answered any more.
    Withdraw(String),
    /// One looks after it, or gives that back.
    Take,
}

impl Deed {
    /// What the next page says about it.
    pub(crate) fn flash(&self) -> Option<&'static str> {
        match self {
            Deed::Answer(_) => Some("question-flash-answered"),
            Deed::Further(_) => Some("question-flash-asked"),
            Deed::Decline(..) => Some("question-flash-declined"),
            Deed::Withdraw(_) => Some("question-flash-withdrawn"),
            Deed::Take => None,
        }
    }

    /// Whether its doer is done with the question by it.
    pub(crate) fn is_last(&self) -> bool {
        matches!(self, Deed::Answer(_) | Deed::Decline(..) | Deed::Withdraw(_))
    }

    /// Does it.
    pub(crate) async fn run(self, act: &mut Act, who: &Colleague, question: &mut Question) -> Result<()> {
        match self {
            Deed::Answer(words) => {
                upload::check(words.attachments.iter().map(|file| (file.name.as_str(), file.size)))?;
                question.answer(act, who, &words).await.map(drop)
            }
            Deed::Further(words) => question.ask_further(act, who, &words).await.map(drop),
            Deed::Decline(why, instead) => question.decline(act, who, &why, instead).await.map(drop),
            Deed::Withdraw(why) => question.withdraw(act, who, &why).await,
            Deed::Take => question.take(act, who).await,
        }
    }

    /// Does it with the question of this number, for whoever it exists.
    pub(crate) async fn perform(self, web: &Web, who: &As<Colleague>, id: QuestionId) -> Result<Question> {
        let mut act = who.visit.act(web).await?;
        let mut question = Question::locked_for(&mut act, &who.who, id).await?;
        self.run(&mut act, &who.who, &mut question).await?;
        act.commit().await?;
        Ok(question)
    }
}
