//! A ticket as its page shows it, with what every part of the page needs: read once, handed to all of them.

use base::{EntryId, Error, Look, Result, StaffId};
use customer::{Customer, Identity};
use field::{Field, Values};
use people::{Colleague, Department, Everybody, Staff};
use people_web::face_of;
use shell::Face;
use std::collections::HashMap;
use ticket::{Entry, EntryKind, Outline, Person, Stretch, Ticket};

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
    /// Every department there ever was, oldest first.
    pub departments: Vec<Department>,
    /// What the company wants to know of the ticket, and what was filled in.
    pub fields: (Vec<Field>, Values),
    /// The same of its customer.
    pub of_customer: (Vec<Field>, Values),
    /// Of which kinds its entries are; nothing when not all of them were read.
    kinds: Option<Vec<EntryKind>>,
}

/// Whom a ticket has to do with, and what the company wants to know of it and of them.
pub(crate) struct People {
    customer: Customer,
    identities: Vec<Identity>,
    fields: [(Vec<Field>, Values); 2],
    all: Everybody,
}

impl People {
    /// Reads what needs nothing but the ticket.
    pub(crate) async fn read(look: &Look, ticket: &Ticket) -> Result<People> {
        let known = async {
            let (customer, identities) = Identity::of_same(look, ticket.identity_id).await?;
            let fields = ticket.fields_and_customers(look, customer.id).await?;
            Ok::<_, Error>((customer, identities, fields))
        };
        let ((customer, identities, fields), all) = tokio::try_join!(known, Everybody::read(look))?;
        Ok(People { customer, identities, fields, all })
    }
}

impl Shown {
    /// All of it; `window` is the part of its timeline that is shown.
    pub(crate) async fn of(
        look: &Look,
        who: &Colleague,
        (ticket, outline, people): (Ticket, Outline, People),
        window: &[Stretch],
    ) -> Result<Shown> {
        let People { customer, identities, fields: [fields, of_customer], all: Everybody { staff, departments } } =
            people;
        let end = window.last().map_or(&[][..], |stretch| &stretch.entries);
        let to = match who.role.may_answer() {
            true => ticket.reachable_by(look, end, (&customer, &identities)).await?,
            false => Vec::new(),
        };
        let (kinds, forward) = (kinds(window), None);
        Ok(Shown { ticket, outline, customer, identities, to, forward, staff, departments, fields, of_customer, kinds })
    }

    /// Names of everyone who works or has worked here.
    pub fn names(&self) -> HashMap<StaffId, String> {
        self.staff.iter().map(|s| (s.id, s.name.clone())).collect()
    }

    /// How a colleague is called, and what stands beside their words.
    pub fn colleague(&self, id: StaffId) -> (String, Face) {
        let one = self.staff.iter().find(|s| s.id == id);
        let name = one.map(|s| s.name.clone()).unwrap_or_default();
        let face = face_of(&name, one);
        (name, face)
    }

    /// Whether an entry can be of this kind: as far as it was read, or one is.
    pub fn may_have(&self, kind: EntryKind) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }
}

/// Of which kinds these entries are; nothing when some are left out between them.
fn kinds(window: &[Stretch]) -> Option<Vec<EntryKind>> {
    let [Stretch { gap: None, entries }] = window else { return None };
    let kind = |entries: &[Entry]| entries.iter().map(|entry| entry.kind).collect();
    Some(kind(entries))
}
