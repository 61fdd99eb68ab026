//! What becomes of remedies when their ticket is solved: nobody need agree to what is not asked for any more, and what
//! was agreed on is not forgotten.

use crate::{
    Remedy, RemedyState,
    event::{Left, Withdrawn},
};
use approval::{Approval, Outcome};
use base::{Act, Deed, Future, Result, Setting, TicketId};
use people::Company;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ticket::Ticket;

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
            act.enqueue(SETTLED, serde_json::to_value(Settled { ticket: self.0 })?, at, None).await
        })
    }
}

/// This ticket is settled, if it still is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Settled {
    ticket: TicketId,
}

impl Deed for Settled {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(settle(act, self.ticket))
    }
}

async fn settle(act: &mut Act, ticket: TicketId) -> Result<()> {
    let mut ticket = Ticket::current(&mut *act, ticket).await?;
    if !ticket.state.is_ended() {
        return Ok(());
    }
    for mut remedy in Remedy::of_ticket(&mut *act, ticket.id).await? {
        match remedy.state {
            RemedyState::Proposed | RemedyState::Changes => remedy.withdrawn(act, &mut ticket).await?,
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
    /// It is proposed no more, whoever says so: nobody need decide.
    pub(crate) async fn withdrawn(&mut self, act: &mut Act, ticket: &mut Ticket) -> Result<()> {
        let mut approval = Approval::find(&mut *act, self.approval_id).await?;
        let closed = approval.withdraw(act).await?;
        self.become_(act, RemedyState::Withdrawn).await?;
        act.tell(self.id, &Withdrawn { remedy: self.id, ticket: ticket.id }).await?;
        self.follow(act, ticket, Outcome { opened: Vec::new(), closed }).await
    }
}
