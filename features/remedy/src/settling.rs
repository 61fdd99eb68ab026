//! What becomes of remedies when their ticket is solved: nobody need agree to what is not asked for any more, and what
//! was agreed on is not forgotten.

use crate::{
    DeedWord, Remedy, RemedyState,
    event::{Left, Withdrawn},
};
use approval::{Approval, Outcome};
use base::{Act, Deed, EntryId, Future, Moment, Result, Setting, TicketId};
use people::Company;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ticket::{EntryKind, NewEntry, Ticket};

/// The job that plans [`SETTLED`].
pub const SOLVED: &str = "remedy.solved";
/// The job that withdraws what need not be decided any more.
pub const SETTLED: &str = "remedy.settled";

/// This ticket is solved. Whoever solved it may take that back as long as an answer can be.
pub struct Solved(pub TicketId);

impl Deed for Solved {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            if Remedy::of_ticket(&mut *act, self.0).await?.is_empty() {
                return Ok(());
            }
            let undo = Duration::from_secs(Company::read(&mut *act).await?.undo_seconds.into());
            let at = act.now().plus(undo);
            let solved_at = Ticket::solved_at(&mut *act, self.0).await?;
            act.enqueue(SETTLED, serde_json::to_value(Settled { ticket: self.0, solved_at })?, at, None).await
        })
    }
}

/// This ticket is settled, if it still is what it was: opened and solved again meanwhile, it is settled later.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Settled {
    ticket: TicketId,
    /// When it was solved, as far as that is known.
    #[serde(default)]
    solved_at: Option<Moment>,
}

impl Deed for Settled {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(settle(act, self))
    }
}

async fn settle(act: &mut Act, settled: &Settled) -> Result<()> {
    let mut ticket = Ticket::current(&mut *act, settled.ticket).await?;
    if !ticket.state.is_ended() || !Ticket::was_solved_at(&mut *act, settled.ticket, settled.solved_at).await? {
        return Ok(());
    }
    for mut remedy in Remedy::of_ticket(&mut *act, ticket.id).await? {
        match remedy.state {
            RemedyState::Proposed | RemedyState::Changes => {
                let words = NewEntry { machine: true, ..NewEntry::of(EntryKind::Remedy) };
                let entry = ticket.write(act, &words).await?;
                remedy.withdrawn(act, &mut ticket, entry).await?;
            }
            RemedyState::Approved => {
                act.tell(remedy.id, &Left { remedy: remedy.id, ticket: ticket.id }).await?;
            }
            RemedyState::Declined | RemedyState::Executed | RemedyState::Withdrawn => {}
        }
    }
    act.refresh(Ticket::topic(ticket.id));
    Ok(())
}

impl Remedy {
    /// It is proposed no more, whoever says so in this entry: nobody need decide.
    pub(crate) async fn withdrawn(&mut self, act: &mut Act, ticket: &mut Ticket, entry: EntryId) -> Result<()> {
        self.note(act, entry, DeedWord::Withdrawn, None).await?;
        let mut approval = Approval::find(&mut *act, self.approval_id).await?;
        let closed = approval.withdraw(act).await?;
        self.become_(act, RemedyState::Withdrawn).await?;
        act.tell(self.id, &Withdrawn { remedy: self.id, ticket: ticket.id }).await?;
        self.follow(act, ticket, Outcome { opened: Vec::new(), closed }).await
    }
}
