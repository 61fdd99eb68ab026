//! Whom a question concerns: who is asked, who asks, and who leads those that are silent.

use super::{Finding, beginning};
use crate::{
    Kind,
    notice::{News, Said},
};
use base::{EntryId, Error, Event, Result, StaffId, TicketId, Told};
use channel::event::QuestionUndelivered;
use people::Staff;
use question::{
    AskedNow, Question, QuestionId, Whom,
    event::{Answered, Asked, Declined, Followed, GivenBack, Late, Near, Taken, Withdrawn},
    question::About,
};
use std::collections::BTreeSet;
use ticket::EntryKind;

/// Said of a question that is put to one person.
const YOU: &str = "you";

/// The question that waits for nobody by this event, or for one who knows.
pub(crate) fn answered_for(told: &Told) -> Result<Option<QuestionId>> {
    const OVER: [&str; 4] = [Answered::KIND, Declined::KIND, Withdrawn::KIND, Taken::KIND];
    if !OVER.contains(&told.kind.as_str()) {
        return Ok(None);
    }
    let about: About = serde_json::from_value(told.data.clone())?;
    Ok(Some(about.question))
}

impl Finding<'_> {
    pub(super) async fn of_question(&self) -> Result<Vec<News>> {
        let about: About = serde_json::from_value(self.told.data.clone())?;
        let question = match Question::find(self.look, about.question).await {
            Err(Error::Missing) => return Ok(Vec::new()),
            found => found?,
        };
        let asks = match self.told.kind.as_str() {
            Asked::KIND | GivenBack::KIND => true,
            Followed::KIND => self.event::<Followed>()?.asks,
            _ => false,
        };
        match self.told.kind.as_str() {
            Asked::KIND | GivenBack::KIND | Followed::KIND if asks => self.to_asked(&question, Kind::Asked).await,
            Near::KIND => self.to_asked(&question, Kind::QuestionNear).await,
            Late::KIND => self.late(&question).await,
            Answered::KIND | Followed::KIND => self.question_answered(&question).await,
            Declined::KIND => self.declined(&question).await,
            QuestionUndelivered::KIND => {
                let (who, what) = (question.whom().name(self.look).await?, "undelivered".to_owned());
                let words = beginning(question.undelivered.as_deref().unwrap_or_default());
                let said = Said { who, what, words, ..Said::default() };
                Ok(self.about(&question, [question.asked_by], Kind::QuestionDeclined, (question.entry_id, said)))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Those who have it to answer, with what is asked.
    pub(super) async fn to_asked(&self, question: &Question, kind: Kind) -> Result<Vec<News>> {
        if !question.is_open() {
            return Ok(Vec::new());
        }
        let asked = question.words(self.look).await?.into_iter().rfind(|said| said.kind == EntryKind::Question);
        let words = asked.as_ref().map(|said| beginning(&said.text)).unwrap_or_default();
        let whom = question.asked_now(self.look, self.told.at).await?;
        let what = match question.whom() {
            Whom::Staff(id) if whom.contains(&id) => YOU.to_owned(),
            whom => whom.name(self.look).await?,
        };
        let said = Said { who: Staff::find(self.look, question.asked_by).await?.name, words, what, ..Said::default() };
        let entry = asked.and_then(|said| said.entry_id);
        Ok(self.about(question, whom, kind, (entry, said)))
    }

    /// Whoever leads those who are silent, and whoever asks.
    async fn late(&self, question: &Question) -> Result<Vec<News>> {
        if !question.is_open() {
            return Ok(Vec::new());
        }
        let mut whom = BTreeSet::from([question.asked_by]);
        let owes = AskedNow::read(self.look, self.told.at).await?.department(question);
        if let Some(department) = owes {
            whom.extend(self.lead_of(department).await?);
        }
        let said = Said { who: question.whom().name(self.look).await?, ..Said::default() };
        Ok(self.about(question, whom, Kind::QuestionLate, (question.entry_id, said)))
    }

    /// Whoever asked, and whoever is responsible; not whoever answered.
    async fn question_answered(&self, question: &Question) -> Result<Vec<News>> {
        let answer = question.words(self.look).await?.into_iter().rfind(|said| said.kind == EntryKind::Answer);
        let Some(answer) = answer else { return Ok(Vec::new()) };
        let left = match self.told.read::<Answered>()? {
            Some(event) => event.left,
            None => 1,
        };
        let what = if left == 0 { "all" } else { "one" }.to_owned();
        let mut whom = vec![question.asked_by];
        if let Some(number) = question.ticket_id {
            whom.extend(self.matter(number).await?.assignee_id);
        }
        whom.retain(|id| answer.staff_id != Some(*id));
        let said = Said { words: beginning(&answer.text), who: answer.author, what, ..Said::default() };
        Ok(self.about(question, whom, Kind::QuestionAnswered, (answer.entry_id, said)))
    }

    /// Whoever asked, with why.
    async fn declined(&self, question: &Question) -> Result<Vec<News>> {
        let who = match question.ended_by {
            Some(id) => Staff::find(self.look, id).await?.name,
            None => question.whom().name(self.look).await?,
        };
        let said = Said { who, words: beginning(&question.reason), what: "declined".to_owned(), ..Said::default() };
        Ok(self.about(question, [question.asked_by], Kind::QuestionDeclined, (question.entry_id, said)))
    }

    fn about(
        &self,
        question: &Question,
        whom: impl IntoIterator<Item = StaffId>,
        kind: Kind,
        (entry, said): (Option<EntryId>, Said),
    ) -> Vec<News> {
        let number = question.ticket_id.unwrap_or(TicketId(0));
        let news = self.each(whom, kind, (number, entry), &said);
        news.into_iter().map(|news| News { question: Some(question.id), ..news }).collect()
    }
}
