//! Who of several does not have a message that others got: an address that is refused, or not taken for now, keeps
//! it from nobody else.
//!
//! Such a message is sent; what is still to be done is kept by address. Who was refused for now is tried again alone,
//! who was refused for good is shown with the reason, and a person can have it tried again. Nobody who has it gets it
//! twice. When nobody it is addressed to has it, it is not delivered, whoever got a copy.

use crate::{Delivery, Entry, EntryId, Person, Ticket, delivery::advance, event};
use base::{Act, Error, Moment, Result};
use people::Contacts;
use serde::{Deserialize, Serialize};
use store::sql;

/// Letters of what the other side said that are kept.
const LONGEST: usize = 500;

/// Somebody who does not have a message that others got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// Who.
    #[serde(flatten)]
    pub whom: Person,
    /// Where the message is on its way to them: waiting, sending, failed or unsure.
    pub state: Delivery,
    /// What the other side said.
    pub note: String,
    /// While it waits or is sent: which attempt that is, by its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Moment>,
}

impl Missed {
    /// Refused for good, or in a way that leaves nothing to wait for.
    pub fn refused(address: &str, note: &str) -> Missed {
        let note = note.chars().take(LONGEST).collect();
        let whom = Person { name: String::new(), address: address.to_owned() };
        Missed { whom, state: Delivery::Failed, note, next: None }
    }

    /// Not taken for now: tried again at this time.
    pub fn later(address: &str, note: &str, next: Moment) -> Missed {
        Missed { state: Delivery::Waiting, next: Some(next), ..Missed::refused(address, note) }
    }

    /// Perhaps taken, perhaps not.
    pub fn unsure(address: &str, note: &str) -> Missed {
        Missed { state: Delivery::Unsure, ..Missed::refused(address, note) }
    }

    /// Whether nothing more happens unless a person says so.
    pub fn is_over(&self) -> bool {
        matches!(self.state, Delivery::Failed | Delivery::Unsure)
    }

    fn is_of(&self, person: &Person) -> bool {
        person.is_at(&self.whom.address)
    }

    /// As a reader sees it.
    pub(crate) fn shown_to(self, contacts: Contacts) -> Missed {
        Missed { whom: self.whom.shown_to(contacts), note: contacts.words(self.note), ..self }
    }
}

impl Entry {
    /// Everybody it goes to.
    pub fn everybody(&self) -> impl Iterator<Item = &Person> {
        self.recipients.0.iter().chain(&self.copies.0).chain(&self.blind.0)
    }

    /// Whether somebody has it and somebody has not: it cannot go again as a whole.
    pub fn is_with_some(&self) -> bool {
        !self.missed.0.is_empty() && self.everybody().count() > self.missed.0.len()
    }

    /// Whether nobody it is addressed to gets it unless a person does something.
    fn is_lost(&self) -> bool {
        let lost = |person: &Person| self.missed.0.iter().any(|m| m.state == Delivery::Failed && m.is_of(person));
        !self.recipients.0.is_empty() && self.recipients.0.iter().all(lost)
    }
}

impl Ticket {
    /// The other side has taken a message, or perhaps (`outcome`: sent or unsure), but not for these; `false` when it
    /// is not being sent.
    pub async fn handed_over(
        &mut self,
        act: &mut Act,
        id: EntryId,
        (outcome, note): (Delivery, &str),
        missed: Vec<Missed>,
    ) -> Result<bool> {
        if !advance(act, id, Delivery::Sending, outcome, Some(note), None).await? {
            return Ok(false);
        }
        let gone = outcome == Delivery::Sent && missed.iter().any(Missed::is_over);
        // A mail system may have said what it could not deliver before we knew that it was taken.
        keep(act, id, |all| add(all, missed)).await?;
        if !self.weigh(act, id).await? {
            self.delivered(act, id, outcome).await?;
            self.tell_missed(act, id, gone).await?;
        }
        Ok(true)
    }

    /// Takes in hand whom this attempt is for; nobody, when it was in hand when we stopped (they are unsure), or is
    /// planned for another time.
    pub async fn take_rest(&mut self, act: &mut Act, id: EntryId, attempt: Moment) -> Result<Vec<String>> {
        let (mut taken, mut doubtful) = (Vec::new(), false);
        keep(act, id, |all| {
            for one in all.iter_mut().filter(|one| one.next == Some(attempt)) {
                match one.state {
                    Delivery::Waiting => {
                        one.state = Delivery::Sending;
                        taken.push(one.whom.address.clone());
                    }
                    Delivery::Sending => {
                        let note = "the desk stopped while it was handed over".to_owned();
                        (one.state, one.note, one.next) = (Delivery::Unsure, note, None);
                        doubtful = true;
                    }
                    _ => {}
                }
            }
        })
        .await?;
        self.tell_missed(act, id, doubtful).await?;
        Ok(taken)
    }

    /// What became of an attempt: whoever it was for has it, but for these.
    pub async fn rest_done(&mut self, act: &mut Act, id: EntryId, attempt: Moment, missed: Vec<Missed>) -> Result<()> {
        let gone = missed.iter().any(Missed::is_over);
        keep(act, id, |all| {
            all.retain(|one| !(one.next == Some(attempt) && one.state == Delivery::Sending));
            add(all, missed);
        })
        .await?;
        act.refresh(Ticket::topic(self.id));
        match self.weigh(act, id).await? {
            true => Ok(()),
            false => self.tell_missed(act, id, gone).await,
        }
    }

    /// A mail system could not deliver a message to these, each with why. Where it says to whom, the others have
    /// theirs; where it does not say, or names nobody we know (mail that was passed on is refused elsewhere), nobody
    /// has it.
    pub async fn came_back(&mut self, act: &mut Act, id: EntryId, whom: &[(Option<&str>, String)]) -> Result<()> {
        let entry = match Entry::find(&mut *act, id).await {
            Err(Error::Missing) => return Ok(()), // it went before the backup that is here was made
            found => found?,
        };
        if whom.is_empty() || !entry.delivery.is_some_and(Delivery::has_left) {
            return Ok(());
        }
        let all: Vec<&Person> = entry.everybody().collect();
        let mut missed = Vec::with_capacity(whom.len());
        for (whom, note) in whom {
            let named = whom.and_then(|whom| all.iter().find(|person| person.is_at(whom)));
            let Some(person) = named.or(all.first().filter(|_| all.len() == 1)) else {
                return self.lose(act, id, note).await;
            };
            add(&mut missed, vec![Missed::refused(&person.address, note)]);
        }
        let is_known =
            |new: &Missed| entry.missed.0.iter().any(|one| one.state == Delivery::Failed && one.is_of(&new.whom));
        let new = !missed.iter().all(is_known);
        keep(act, id, |all| add(all, missed)).await?;
        act.refresh(Ticket::topic(self.id));
        match self.weigh(act, id).await? {
            true => Ok(()),
            false => self.tell_missed(act, id, new).await,
        }
    }

    /// Who does not have it and is not tried any more is tried again now; `false` when there is nobody, or when it has
    /// to go as a whole.
    pub(crate) async fn send_rest_again(&mut self, act: &mut Act, entry: &Entry) -> Result<bool> {
        let open = matches!(entry.delivery, Some(Delivery::Sent | Delivery::Failed));
        if !open || !entry.is_with_some() || !entry.missed.0.iter().any(Missed::is_over) {
            return Ok(false);
        }
        let now = act.now();
        keep(act, entry.id, |all| {
            for one in all.iter_mut().filter(|one| one.is_over()) {
                (one.state, one.next) = (Delivery::Waiting, Some(now));
            }
        })
        .await?;
        // When it went again stands there for whoever sends it.
        let note = entry.delivery_note.as_deref();
        for from in [Delivery::Failed, Delivery::Sent] {
            if advance(act, entry.id, from, Delivery::Sent, note, Some(now)).await? {
                break;
            }
        }
        Ok(true)
    }

    /// Nobody it is addressed to has it: then it is not delivered.
    async fn weigh(&mut self, act: &mut Act, id: EntryId) -> Result<bool> {
        let entry = Entry::find(&mut *act, id).await?;
        if !entry.is_lost() {
            return Ok(false);
        }
        let why = entry.missed.0.iter().find(|one| entry.recipients.0.iter().any(|person| one.is_of(person)));
        self.lose(act, id, why.map_or("", |one| one.note.as_str())).await?;
        Ok(true)
    }

    async fn lose(&mut self, act: &mut Act, id: EntryId, note: &str) -> Result<()> {
        for from in [Delivery::Sent, Delivery::Unsure] {
            if advance(act, id, from, Delivery::Failed, Some(note), None).await? {
                self.delivered(act, id, Delivery::Failed).await?;
            }
        }
        Ok(())
    }

    async fn tell_missed(&mut self, act: &mut Act, entry: EntryId, gone: bool) -> Result<()> {
        if gone {
            act.tell(self.id, &event::Missed { ticket: self.id, entry }).await?;
        }
        Ok(())
    }
}

/// Each once: what is said last counts.
fn add(all: &mut Vec<Missed>, newer: Vec<Missed>) {
    all.retain(|one| !newer.iter().any(|new| one.is_of(&new.whom)));
    all.extend(newer);
}

/// Changes who does not have it; they are called as the message calls them.
async fn keep(act: &mut Act, id: EntryId, change: impl FnOnce(&mut Vec<Missed>)) -> Result<()> {
    let mut entry = Entry::find(&mut *act, id).await?;
    let mut all = std::mem::take(&mut entry.missed.0);
    change(&mut all);
    for one in &mut all {
        if let Some(known) = entry.everybody().find(|person| one.is_of(person)) {
            one.whom = known.clone();
        }
    }
    write(act, id, &all).await
}

/// Nobody has missed anything: it goes to everybody again.
pub(crate) async fn begin_anew(act: &mut Act, id: EntryId) -> Result<()> {
    write(act, id, &[]).await
}

async fn write(act: &mut Act, id: EntryId, missed: &[Missed]) -> Result<()> {
    sql!("UPDATE entry SET missed = $2 WHERE id = $1").bind(id).bind(serde_json::to_value(missed)?).run(act).await?;
    Ok(())
}
