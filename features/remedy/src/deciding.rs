//! What those asked decide.

use crate::{DeedWord, Remedy, RemedyState, event::Decided as Told, proposing::write};
use approval::{Approval, ApprovalState, Decision, Step, StepId};
use base::{Act, Error, Result};
use people::Colleague;
use ticket::Ticket;

/// One decision, as it is to be taken.
#[derive(Clone, Debug)]
pub struct Decided {
    /// About which steps.
    pub steps: Vec<StepId>,
    /// What.
    pub decision: Decision,
    /// Why; a yes needs no words.
    pub words: String,
}

/// Decided at once, at most.
const MOST: usize = 100;

impl Decided {
    /// Takes the decision: in one act, all of them or none.
    ///
    /// # Errors
    /// [`Error::Invalid`] without steps, or without words for anything but a yes; [`Error::Missing`] for whom
    /// something of it is not to decide; [`Error::Refused`] for one's own proposal, and for what is decided;
    /// [`Error::Busy`] for what goes to another ticket at this moment.
    pub async fn take(&self, act: &mut Act, by: &Colleague) -> Result<()> {
        if self.steps.is_empty() || self.steps.len() > MOST {
            return Err(Error::invalid("steps", "remedy-error-steps"));
        }
        if self.decision != Decision::Approve && self.words.trim().is_empty() {
            return Err(Error::invalid("words", "remedy-error-words"));
        }
        let mut found = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let step = Step::find(&mut *act, *step).await?;
            let remedy = Remedy::of_approvals(&mut *act, [step.approval_id]).await?.into_iter().next();
            // Proposed anew meanwhile: what was asked before is asked no more.
            found.push((remedy.ok_or_else(|| Error::refused("approval-error-decided"))?, step.id));
        }
        // Tickets are locked in one order, whoever decides.
        found.sort_unstable_by_key(|(remedy, step)| (remedy.ticket_id, *step));
        for (remedy, step) in found {
            let mut ticket = Ticket::current(act, remedy.ticket_id).await?;
            let mut remedy = remedy.still_on(&mut *act, &ticket).await?;
            remedy.decide(act, by, &mut ticket, (step, self)).await?;
        }
        Ok(())
    }
}

impl Remedy {
    async fn decide(
        &mut self,
        act: &mut Act,
        by: &Colleague,
        ticket: &mut Ticket,
        (step, decided): (StepId, &Decided),
    ) -> Result<()> {
        let mut approval = Approval::find(&mut *act, self.approval_id).await?;
        let outcome = approval.decide(act, by, step, decided.decision).await?;
        let entry = write(act, by, ticket, &decided.words).await?;
        let what = match decided.decision {
            Decision::Approve => DeedWord::Approve,
            Decision::Decline => DeedWord::Decline,
            Decision::Change => DeedWord::Change,
        };
        self.note(act, entry, what, Some(step)).await?;
        let state = match approval.state {
            ApprovalState::Approved => RemedyState::Approved,
            ApprovalState::Declined => RemedyState::Declined,
            ApprovalState::Changes => RemedyState::Changes,
            ApprovalState::Open | ApprovalState::Withdrawn => self.state,
        };
        if state != self.state {
            self.become_(act, state).await?;
        }
        let event = Told { remedy: self.id, ticket: ticket.id, step, decision: decided.decision, state };
        act.tell(self.id, &event).await?;
        self.follow(act, ticket, outcome).await
    }
}
