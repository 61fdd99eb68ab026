//! Mails that are kept but not understood: each has an owner, and can be read again.

use super::{Arrival, ArrivalState, Via};
use crate::event::{ArrivalDealtWith, ArrivalKept};
use ::mail::{Letter, Unreadable};
use base::{Act, Desk, Error, Look, Result};
use people::Supervisor;
use std::time::Duration;
use store::sql;

/// The topic open pages of problems listen to.
pub const TOPIC: &str = "intake-problems";

/// Our own mail came back.
pub const LOOP: &str = "loop";
/// There are no bytes.
pub const EMPTY: &str = "empty";
/// There is no field that mails have.
pub const NO_HEADER: &str = "no-header";
/// An answer to a notice that is not believed, or says nothing.
pub const NOTICE: &str = "notice";
/// An answer in the name of one of us whose sender is forged.
pub const FORGED: &str = "forged";
/// An answer in the name of one of us whose sender nothing proves, though their domain says how.
pub const UNPROVEN: &str = "unproven";
/// An answer from outside to a question, which says nothing or that the question did not arrive.
pub const QUESTION: &str = "question";
/// Larger than what is taken in: only its header was fetched. In the ledger it is refused; nobody told its sender, so
/// that somebody must look all the same.
pub const TOO_BIG: &str = "too-big";
/// Another server has it and cannot give it.
pub const UNFETCHED: &str = "unfetched";
/// A defect of ours.
pub const DEFECT: &str = "defect";

/// A mail kept for longer than this and still unread is a problem too: its job is buried, or nobody
/// works. Intake itself takes milliseconds.
const UNREAD: Duration = Duration::from_secs(15 * 60);

/// Why bytes are no mail, as it is stored.
pub(super) fn of(unreadable: Unreadable) -> &'static str {
    match unreadable {
        Unreadable::Empty => EMPTY,
        Unreadable::NoHeader => NO_HEADER,
    }
}

impl Arrival {
    /// What is not understood and not dealt with, oldest first, 500 at most. Whoever leads owns it.
    pub async fn problems(look: &Look, _by: &Supervisor) -> Result<Vec<Arrival>> {
        Ok(sql!(
            "SELECT id, blob, size, mailbox_id, via, envelope_from, envelope_to, kept_at, state, problem, verdict, entry_id
             FROM arrival WHERE state <> 'understood' AND state IN ('kept', 'problem') AND (state = 'problem' OR kept_at < $1)
               AND dealt_at IS NULL ORDER BY id LIMIT 500"
        )
        .bind(look.now().minus(UNREAD))
        .all(look)
        .await?)
    }

    /// What was not understood and needs nothing more, last dealt with first, 50 at most.
    pub async fn dealt_with(look: &Look, _by: &Supervisor) -> Result<Vec<Arrival>> {
        Ok(sql!(
            "SELECT id, blob, size, mailbox_id, via, envelope_from, envelope_to, kept_at, state, problem, verdict, entry_id, dealt_at, dealt_by
             FROM arrival WHERE dealt_at IS NOT NULL AND state = 'problem' ORDER BY dealt_at DESC, id DESC LIMIT 50"
        )
        .all(look)
        .await?)
    }

    /// How many are not understood and wait for somebody, counted to 100.
    pub async fn problem_count(look: &Look) -> Result<i64> {
        Ok(sql!(
            "SELECT count(*) FROM
             (SELECT 1 FROM arrival WHERE state <> 'understood' AND state IN ('kept', 'problem') AND (state = 'problem' OR kept_at < $1)
              AND dealt_at IS NULL LIMIT 100) counted"
        )
        .bind(look.now().minus(UNREAD))
        .value(look)
        .await?)
    }

    /// The message that says why it is not understood; one for what it does not know names the stored
    /// `$name`.
    pub fn problem_key(&self) -> &'static str {
        match self.problem.as_deref() {
            None => "channel-problem-unread",
            Some(LOOP) => "channel-problem-loop",
            Some(EMPTY) => "channel-problem-empty",
            Some(NO_HEADER) => "channel-problem-no-header",
            Some(NOTICE) => "channel-problem-notice",
            Some(FORGED) => "channel-problem-forged",
            Some(UNPROVEN) => "channel-problem-unproven",
            Some(QUESTION) => "channel-problem-question",
            Some(TOO_BIG) => "channel-problem-too-big",
            Some(UNFETCHED) => "channel-problem-unfetched",
            Some(DEFECT) => "channel-problem-defect",
            Some(_) => "channel-problem-other",
        }
    }

    /// Whether somebody must look, and not only wait for it to be read.
    pub fn is_problem(&self) -> bool {
        self.state == ArrivalState::Problem
    }

    /// Whether it can be read again here: what was brought along is no mail of today, and is brought along again; of
    /// what could not be had whole the words are not here.
    pub fn can_be_read(&self) -> bool {
        self.via != Via::Import && !self.is_partial()
    }

    /// Whether it is not here as a whole.
    fn is_partial(&self) -> bool {
        matches!(self.problem.as_deref(), Some(TOO_BIG | UNFETCHED))
    }

    /// Who wrote a mail that is too big, and about what: of other problems there is the mail itself.
    ///
    /// # Errors
    /// When its header cannot be read from the blobs.
    pub async fn header_of_too_big(&self, desk: &Desk) -> Result<Option<(String, String)>> {
        if self.problem.as_deref() != Some(TOO_BIG) || self.blob.as_str().is_empty() {
            return Ok(None);
        }
        let header = desk.blobs().read(&self.blob).await?;
        let letter = Letter::read(&header).ok();
        Ok(letter.map(|letter| (letter.from.map(|from| from.address).unwrap_or_default(), letter.subject)))
    }

    /// Takes it in again: the desk may understand it better now.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is understood by now, for what was brought along, and for what is not here.
    pub async fn read_again(&self, act: &mut Act, _by: &Supervisor) -> Result<()> {
        if matches!(self.state, ArrivalState::Understood | ArrivalState::Spam) {
            return Err(Error::refused("channel-error-no-problem"));
        }
        if self.is_partial() {
            return Err(Error::refused(self.problem_key()));
        }
        if !self.can_be_read() {
            return Err(Error::refused("channel-error-brought-along"));
        }
        sql!(
            "UPDATE arrival SET state = 'kept', problem = NULL, dealt_at = NULL, dealt_by = NULL
             WHERE id = $1 AND state IN ('kept', 'problem')"
        )
        .bind(self.id)
        .run(&mut *act)
        .await?;
        let sender = self.envelope_from.clone().unwrap_or_default();
        let event = ArrivalKept { arrival: self.id, sender };
        act.tell(base::About("arrival", self.id), &event).await?;
        act.refresh(TOPIC);
        Ok(())
    }

    /// It needs nothing more: it leaves the list, and stays what it is. Said twice, the first counts.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is no problem, or none any more.
    pub async fn deal_with(&self, act: &mut Act, by: &Supervisor) -> Result<()> {
        if !self.is_problem() {
            return Err(Error::refused("channel-error-no-problem"));
        }
        let now = act.now();
        let dealt = sql!(
            "UPDATE arrival SET dealt_at = $2, dealt_by = $3 WHERE id = $1 AND state = 'problem' AND dealt_at IS NULL"
        )
        .bind(self.id)
        .bind(now)
        .bind(by.id)
        .run(&mut *act)
        .await?;
        if dealt == 1 {
            act.tell(base::About("arrival", self.id), &ArrivalDealtWith { arrival: self.id }).await?;
            act.refresh(TOPIC);
        }
        Ok(())
    }
}
