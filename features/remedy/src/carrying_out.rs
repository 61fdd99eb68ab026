//! Carrying out what was agreed on: by hand with proof, or by a code of our own.

use crate::{DeedWord, Remedy, RemedyState, Voucher, event::Executed, proposing::write, rolled};
use base::{Act, DepartmentId, Error, Moment, Result, Setting};
use jiff::tz::TimeZone;
use people::{Agent, Company};
use store::sql;
use ticket::Ticket;

/// How a remedy is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By hand: what proves it, such as the number of the transfer.
    Proof(String),
    /// By a code, good until then.
    Voucher(Option<Moment>),
}

impl Remedy {
    /// Carries it out.
    ///
    /// # Errors
    /// [`Error::Refused`] while not everybody has agreed; [`Error::Invalid`] without proof, for a code that
    /// would have ended, and for what no code can be.
    pub async fn carry_out(&mut self, act: &mut Act, by: &Agent, ticket: &mut Ticket, way: &Way) -> Result<()> {
        if self.state != RemedyState::Approved {
            return Err(Error::refused("remedy-error-unapproved"));
        }
        let words = match way {
            Way::Proof(proof) if proof.trim().is_empty() => return Err(Error::invalid("proof", "remedy-error-proof")),
            Way::Proof(proof) => proof.clone(),
            Way::Voucher(_) if !self.kind.has_voucher() => return Err(Error::invalid("way", "remedy-error-voucher")),
            Way::Voucher(until) if until.is_some_and(|until| until <= act.now()) => {
                return Err(Error::invalid("until", "remedy-error-until"));
            }
            Way::Voucher(until) => Voucher::make(act, self.id, *until).await?.code,
        };
        let entry = write(act, by, ticket, &words).await?;
        self.note(act, entry, DeedWord::Executed, None).await?;
        self.become_(act, RemedyState::Executed).await?;
        self.count(act, ticket.department_id).await?;
        let voucher = matches!(way, Way::Voucher(_));
        act.tell(self.id, &Executed { remedy: self.id, ticket: ticket.id, voucher }).await?;
        act.refresh(Ticket::topic(ticket.id));
        ticket.settle(act).await
    }

    /// It counts from now on: for this month, and for the department whose ticket it is.
    async fn count(&self, act: &mut Act, department: DepartmentId) -> Result<()> {
        let zone = Company::read(&mut *act).await?.time_zone();
        let month = month(act.now(), &zone);
        sql!("UPDATE remedy SET month = $2, department_id = $3 WHERE id = $1")
            .bind(self.id)
            .bind(month.as_str())
            .bind(department)
            .run(&mut *act)
            .await?;
        rolled::mark(act, &month).await
    }
}

/// The month of a moment: `2026-11`.
pub(crate) fn month(at: Moment, zone: &TimeZone) -> String {
    let at = at.there(zone);
    format!("{:04}-{:02}", at.year(), at.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_where_the_company_is() {
        let last = Moment::from_seconds(1_764_545_400); // 2025-11-30 23:30 UTC
        assert_eq!(month(last, &TimeZone::UTC), "2025-11");
        assert_eq!(month(last, &people::time_zone("Europe/Sofia")), "2025-12");
    }
}
