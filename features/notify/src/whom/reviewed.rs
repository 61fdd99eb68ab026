//! Answers that somebody else reads before they go.

use super::{Finding, WORDS};
use crate::{
    Kind,
    notice::{News, Said},
};
use base::Result;
use people::Staff;
use ticket::{
    Review,
    event::{ReviewAsked, ReviewDropped, ReviewGiven, ReviewSent},
};

impl Finding<'_> {
    /// Whoever is to read an answer, with what its author wants to know.
    pub(super) async fn asked_to_read(&self) -> Result<Vec<News>> {
        let event: ReviewAsked = self.event()?;
        // Its author, also when it passed on by itself.
        let author = Review::known(self.look, event.review).await?.author_id;
        let who = Staff::find(self.look, author).await?.name;
        let said = Said { who, words: event.question.chars().take(WORDS).collect(), ..Said::default() };
        Ok(self.each([event.reader], Kind::Review, (event.ticket, None), &said))
    }

    /// Whoever wrote it, when its reader went away and nobody reads it instead.
    pub(super) async fn not_read(&self) -> Result<Vec<News>> {
        let event: ReviewDropped = self.event()?;
        let author = Review::known(self.look, event.review).await?.author_id;
        let who = Staff::find(self.look, event.reader).await?.name;
        let said = Said { who, what: "away".to_owned(), ..Said::default() };
        Ok(self.each([author], Kind::Reviewed, (event.ticket, None), &said))
    }

    /// Whoever wrote it, when it was read.
    pub(super) async fn read(&self) -> Result<Vec<News>> {
        let event: ReviewGiven = self.event()?;
        // Its reader, also when it passes on by itself to whoever goes on with it.
        let reader = Review::known(self.look, event.review).await?.reader_id;
        let who = Staff::find(self.look, reader).await?.name;
        let said = Said { who, what: event.verdict.to_string(), ..Said::default() };
        Ok(self.each([event.author], Kind::Reviewed, (event.ticket, None), &said))
    }

    /// Whoever wrote it, when its reader sent it.
    pub(super) async fn sent_for(&self) -> Result<Vec<News>> {
        let event: ReviewSent = self.event()?;
        let said = Said { what: "send".to_owned(), ..self.doer().await? };
        Ok(self.each([event.author], Kind::Reviewed, (event.ticket, Some(event.entry)), &said))
    }
}
