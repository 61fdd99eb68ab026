//! A macro is done: everything it says, or nothing.

use super::{Assignee, Change, Macro, Plan, Said, Step, Surroundings};
use crate::{Template, TemplateFile, event::MacroApplied};
use base::{Act, EntryId, Error, Result, Setting};
use people::{Agent, Company};
use std::time::Duration;
use store::sql;
use ticket::{Draft, DraftKind, DraftOf, NewAttachment, Reply, Then, Ticket};

impl Macro {
    /// Does its steps to a locked ticket, as one deed. Words that are not sent go behind the draft of
    /// whoever does it. `seen` is the last entry they saw, for a reply that is sent; `None` sends
    /// whatever is new.
    ///
    /// # Errors
    /// [`Error::Invalid`], naming every step that cannot be done, and the errors of the verbs. The act
    /// must then not be committed (or undone to a mark before).
    pub async fn apply(&self, act: &mut Act, ticket: &mut Ticket, by: &Agent, seen: Option<EntryId>) -> Result<Plan> {
        if self.archived_at.is_some() {
            return Err(Error::Missing);
        }
        let now = act.now();
        let here = Surroundings::of(&mut *act, ticket, by, now, std::slice::from_ref(self)).await?;
        let mut plan = self.plan(ticket, &here);
        if !plan.trouble.is_empty() {
            return Err(Error::Invalid(plan.trouble.into_iter().map(|why| ("macro", why)).collect()));
        }
        // First, since a note is something new that the reply's author would have to have seen.
        plan.sent = self.reply(act, ticket, by, &plan, seen).await?;
        if let Some(note) = &plan.note {
            let text = mail::html_to_text(&note.html);
            ticket.note(act, by, &text, Some(note.html.clone()), files(note)).await?;
        }
        for change in &plan.changes {
            make(act, ticket, by, change).await?;
        }
        for template in [&plan.reply, &plan.note].into_iter().flatten().filter_map(|said| said.template) {
            Template::used(act, by.id, template).await?;
        }
        self.used(act, by).await?;
        act.tell(ticket.id, &MacroApplied { prepared: self.id, name: self.name.clone() }).await?;
        Ok(plan)
    }

    async fn reply(
        &self,
        act: &mut Act,
        ticket: &mut Ticket,
        by: &Agent,
        plan: &Plan,
        seen: Option<EntryId>,
    ) -> Result<Option<EntryId>> {
        let Some(said) = &plan.reply else { return Ok(None) };
        if !plan.sends {
            let draft = Draft::one(&mut *act, ticket, by.id, DraftKind::Reply).await?;
            let of = DraftOf { ticket: ticket.id, staff: by.id, kind: DraftKind::Reply };
            TemplateFile::attach(act, of, &said.files).await?;
            Draft::restore(act, ticket.id, by.id, DraftKind::Reply, &(draft.html + &said.html)).await?;
            return Ok(None);
        }
        let undo = Duration::from_secs(u64::from(Company::read(&mut *act).await?.undo_seconds));
        let to = ticket.answer_to(&mut *act).await?;
        // Said with the reply, so that what is solved already is not opened by it.
        let then = if self.steps.contains(&Step::Solve) { Then::Solve } else { Then::Stay };
        let text = mail::html_to_text(&said.html);
        let html = Some(said.html.clone());
        let reply = Reply { text, html, attachments: files(said), seen, then, ..Reply::default() };
        let sent = ticket.reply(act, by, to, reply, undo).await?;
        if self.steps.contains(&Step::Assign { to: Assignee::Nobody }) {
            ticket.assign(act, by, None).await?;
        }
        Ok(Some(sent))
    }

    async fn used(&self, act: &mut Act, by: &Agent) -> Result<()> {
        sql!(
            "INSERT INTO macro_use (macro_id, staff_id, uses, used_at) VALUES ($1, $2, 1, $3)
             ON CONFLICT (macro_id, staff_id) DO UPDATE SET uses = macro_use.uses + 1, used_at = excluded.used_at"
        )
        .bind(self.id)
        .bind(by.id)
        .bind(act.now())
        .run(act)
        .await?;
        Ok(())
    }
}

fn files(said: &Said) -> Vec<NewAttachment> {
    said.files.iter().cloned().map(Into::into).collect()
}

async fn make(act: &mut Act, ticket: &mut Ticket, by: &Agent, change: &Change) -> Result<()> {
    match change {
        Change::Department(_, to, _) => ticket.hand_to(act, by, *to).await,
        Change::Assign(_, to, _) => ticket.assign(act, by, *to).await,
        Change::Priority(_, level) => ticket.prioritise(act, by, *level).await,
        Change::Tag(names) => {
            let mut tags = Ticket::tags(&mut *act, ticket.id).await?;
            tags.extend(names.iter().cloned());
            ticket.tag(act, by, &tags).await
        }
        Change::Untag(names) => {
            let mut tags = Ticket::tags(&mut *act, ticket.id).await?;
            tags.retain(|tag| !names.contains(tag));
            ticket.tag(act, by, &tags).await
        }
        Change::Snooze(until) => ticket.snooze(act, by, *until).await,
        Change::Solve => ticket.solve(act, by).await,
        Change::Reopen => ticket.reopen(act, by).await,
    }
}
