//! Internal words.

use crate::{EntryId, EntryKind, NewAttachment, NewEntry, Person, Ticket, draft::check_length, event};
use base::{Act, Error, Result, StaffId};
use people::{Agent, Colleague};
use store::sql;

impl Ticket {
    /// Writes something only colleagues see. It changes nothing about who waits for whom.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it says nothing, or more than a letter holds; [`Error::Refused`] when the customer was struck.
    pub async fn note(
        &mut self,
        act: &mut Act,
        by: &Colleague,
        text: &str,
        html: Option<String>,
        attachments: Vec<NewAttachment>,
    ) -> Result<EntryId> {
        if text.trim().is_empty() && attachments.is_empty() {
            return Err(Error::invalid("text", "ticket-error-empty"));
        }
        check_length(html.as_deref().unwrap_or(text))?;
        self.check_not_erased(&mut *act).await?;
        let entry = NewEntry {
            staff: Some(by.id),
            author: Person { name: by.name.clone(), address: by.email.clone() },
            attachments,
            ..NewEntry::of(EntryKind::Note)
        }
        .saying(text, html);
        let id = self.write(act, &entry).await?;
        act.tell(self.id, &event::Noted { ticket: self.id, entry: id }).await?;
        self.mention(act, by, id, text).await?;
        self.settle(act).await?;
        Ok(id)
    }

    /// Asks a collaborator in: from now on they see this ticket.
    pub async fn invite(&mut self, act: &mut Act, _by: &Agent, whom: StaffId) -> Result<()> {
        if self.let_in(act, whom).await? { self.settle(act).await } else { Ok(()) }
    }

    /// Lets somebody who was asked see the ticket, without a word: what asked them says so. It does not settle.
    pub async fn admit(&self, act: &mut Act, whom: StaffId) -> Result<bool> {
        let new =
            sql!("INSERT INTO ticket_access (ticket_id, staff_id, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                .bind(self.id)
                .bind(whom)
                .bind(act.now())
                .run(act)
                .await?;
        Ok(new > 0)
    }

    /// Lets a collaborator in, and says whether that is new. It does not settle.
    pub(crate) async fn let_in(&mut self, act: &mut Act, whom: StaffId) -> Result<bool> {
        if !self.admit(act, whom).await? {
            return Ok(false);
        }
        let name = people::Staff::find(&mut *act, whom).await?.name;
        self.write_change(act, "ticket-change-invited", serde_json::json!({ "name": name })).await?;
        act.tell(self.id, &event::Invited { ticket: self.id, staff: whom }).await?;
        Ok(true)
    }

    /// Collaborators who were asked in.
    pub async fn invited(&self, on: impl Into<store::On<'_>>) -> Result<Vec<StaffId>> {
        let rows: Vec<(StaffId,)> = sql!("SELECT staff_id FROM ticket_access WHERE ticket_id = $1 ORDER BY made_at")
            .bind(self.id)
            .all(on)
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
