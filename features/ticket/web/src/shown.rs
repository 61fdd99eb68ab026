//! A ticket as its page shows it, with what every part of the page needs: read once, handed to all of them.

use base::{EntryId, Error, Look, Result, StaffId};
use customer::{Customer, Identity};
use people::{Colleague, Staff};
use std::collections::HashMap;
use ticket::{Entry, Outline, Person, Ticket};

/// What the page of a ticket has read. Pieces of other features that stand on it ask it first.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The ticket, as its reader may see it.
    pub ticket: Ticket,
    /// What there is of it for its reader.
    pub outline: Outline,
    /// Whose matter it is.
    pub customer: Customer,
    /// How they are known.
    pub identities: Vec<Identity>,
    /// Where its reader's answer can go; nowhere, when they may not answer.
    pub to: Vec<Person>,
    /// The entry that its reader wants to forward to somebody outside.
    pub forward: Option<EntryId>,
    /// Everyone who works or has worked here, by name, those who have left last.
    pub staff: Vec<Staff>,
}

impl Shown {
    /// Reads the rest; `end` are the newest entries of its timeline, oldest first.
    pub(crate) async fn read(
        look: &Look,
        who: &Colleague,
        (ticket, outline): (Ticket, Outline),
        end: &[Entry],
    ) -> Result<Shown> {
        let known = async {
            let customer = Customer::behind(look, ticket.identity_id).await?;
            let identities = Identity::of(look, customer.id).await?;
            Ok::<_, Error>((customer, identities))
        };
        let ((customer, identities), staff) = tokio::try_join!(known, Staff::everyone(look))?;
        let to = match who.role.may_answer() {
            true => ticket.reachable_by(look, end, (&customer, &identities)).await?,
            false => Vec::new(),
        };
        Ok(Shown { ticket, outline, customer, identities, to, forward: None, staff })
    }

    /// Names of everyone who works or has worked here.
    pub fn names(&self) -> HashMap<StaffId, String> {
        self.staff.iter().map(|s| (s.id, s.name.clone())).collect()
    }
}
