//! Answering, and asking further.

use crate::{
    Asking, Question, QuestionId, QuestionState, Track, Whom, Words,
    asking::due,
    event::{Answered, Followed},
    question::TOPIC,
    said::{Author, say},
};
use base::{Act, EntryId, Error, Result};
use people::Colleague;
use store::sql;
use ticket::{EntryKind, Person, Ticket};

impl Question {
    /// Answers. A second answer, one to a question that was declined or withdrawn, and one on a ticket that has
    /// ended are kept and told like any other: words of a colleague are never refused.
    ///
    /// # Errors
    /// [`Error::Invalid`] without words, and with more of them than a letter holds.
    pub async fn answer(&mut self, act: &mut Act, by: &Colleague, words: &Words) -> Result<Option<EntryId>> {
        self.take_answer(act, Author::colleague(by, words)).await
    }

    /// The answer of somebody outside came by mail.
    ///
    /// # Errors
    /// As [`Question::answer`].
    pub async fn answer_outside(&mut self, act: &mut Act, from: Person, words: &Words) -> Result<Option<EntryId>> {
        self.take_answer(act, Author { staff: None, person: from, words }).await
    }

    async fn take_answer(&mut self, act: &mut Act, author: Author<'_>) -> Result<Option<EntryId>> {
        author.words.check()?;
        let mut ticket = self.ticket(act).await?;
        let staff = author.staff;
        let said = say(act, (self.asking_id, Some(self.id)), EntryKind::Answer, ticket.as_mut(), author).await?;
        if self.state == QuestionState::Answered {
            let followed = Followed { about: self.about(), asks: false, saying: said.saying };
            act.tell(self.about(), &followed).await?;
            act.refresh(TOPIC);
        } else {
            self.end(act, ticket.as_mut(), QuestionState::Answered, (staff, "")).await?;
            let left = Question::of_asking(&mut *act, self.asking_id).await?;
            let left = left.iter().filter(|question| question.is_open()).count();
            act.tell(self.about(), &Answered { about: self.about(), left }).await?;
        }
        settle(act, ticket).await?;
        Ok(said.entry)
    }

    /// Asks further in the same thread: whoever answered has to answer again, by a time of its own. While the first
    /// answer is still awaited it is a remark, and the clock goes on as it went.
    ///
    /// # Errors
    /// [`Error::Missing`] for collaborators who did not ask it; [`Error::Refused`] for those who answer no customers,
    /// when somebody outside is asked; [`Error::Invalid`] without words.
    pub async fn ask_further(&mut self, act: &mut Act, by: &Colleague, words: &Words) -> Result<Option<EntryId>> {
        self.check_asks(by)?;
        if matches!(self.whom(), Whom::Partner(_)) && !by.role.may_answer() {
            return Err(Error::refused("question-error-outside"));
        }
        words.check()?;
        let mut ticket = self.ticket(act).await?;
        let author = Author::colleague(by, words);
        let said = say(act, (self.asking_id, Some(self.id)), EntryKind::Question, ticket.as_mut(), author).await?;
        if !self.is_open() {
            self.open_again(act, ticket.as_mut(), said.entry).await?;
        }
        let followed = Followed { about: self.about(), asks: true, saying: said.saying };
        act.tell(self.about(), &followed).await?;
        act.refresh(TOPIC);
        settle(act, ticket).await?;
        Ok(said.entry)
    }

    async fn open_again(&mut self, act: &mut Act, ticket: Option<&mut Ticket>, entry: Option<EntryId>) -> Result<()> {
        let now = act.now();
        let due_at = due(act, &self.whom(), now).await?;
        let wait = match (ticket, entry, self.track) {
            (Some(ticket), Some(entry), Track::Claim) => {
                let (what, of) = self.whom().party(act).await?;
                Some(ticket.wait_for(act, entry, what, of).await?)
            }
            _ => None,
        };
        self.keep_round(act).await?;
        sql!(
            "UPDATE question SET state = 'open', asked_at = $2, due_at = $3, wait_id = $4, ended_at = NULL, ended_by = NULL, reason = ''
             WHERE id = $1"
        )
        .bind(self.id)
        .bind(now)
        .bind(due_at)
        .bind(wait)
        .run(&mut *act)
        .await?;
        (self.state, self.asked_at, self.due_at, self.wait_id) = (QuestionState::Open, now, due_at, wait);
        (self.ended_at, self.ended_by) = (None, None);
        Question::mind_at(act, (self.id, &self.whom()), now, due_at).await
    }
}

impl Question {
    /// The round that is over stays as it was, whatever is asked further: when it was asked, and who ended it how.
    async fn keep_round(&self, act: &mut Act) -> Result<()> {
        sql!(
            "INSERT INTO past_round (question_id, department_id, state, asked_at, due_at, ended_at, ended_by)
             SELECT id, department_id, state, asked_at, due_at, ended_at, ended_by FROM question WHERE id = $1 AND ended_at IS NOT NULL"
        )
        .bind(self.id)
        .run(act)
        .await?;
        Ok(())
    }
}

/// The ticket, when there is one, is settled.
pub(crate) async fn settle(act: &mut Act, ticket: Option<Ticket>) -> Result<()> {
    match ticket {
        Some(mut ticket) => ticket.settle(act).await,
        None => Ok(()),
    }
}

impl Question {
    /// By number, locked and as it stands after the lock: for doors.
    ///
    /// # Errors
    /// [`Error::Missing`] for whom it does not exist.
    pub async fn locked_for(act: &mut Act, who: &Colleague, id: QuestionId) -> Result<Question> {
        let now = act.now();
        let seen = Question::seen_by(&mut *act, who, id, now).await?;
        Question::locked(act, &seen).await
    }

    /// As it stands once its ticket is locked; about no ticket, once the act that asked it is.
    pub(crate) async fn locked(act: &mut Act, seen: &Question) -> Result<Question> {
        if seen.ticket(act).await?.is_some() {
            return Question::find(act, seen.id).await;
        }
        Asking::locked(act, seen.asking_id).await?;
        let now = Question::find(&mut *act, seen.id).await?;
        now.ticket(act).await?; // while we waited, it may have come onto one
        Ok(now)
    }

    /// Locked, for those who proved otherwise than by a door that it is theirs to answer: by a link or a mail.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none.
    pub async fn current(act: &mut Act, id: QuestionId) -> Result<Question> {
        let seen = Question::find(&mut *act, id).await?;
        Question::locked(act, &seen).await
    }
}
