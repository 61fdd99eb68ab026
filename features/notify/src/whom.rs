//! Whom an event concerns. Nobody is told what they did themselves.

mod absent;
mod asked;
mod improved;
mod mailbox;
mod promised;
mod proposed;
mod reviewed;
mod unsent;

use crate::{
    Kind,
    notice::{News, Said},
    reader::{leads, servers},
};
use base::{DepartmentId, EntryId, Event, Look, Result, StaffId, TicketId, Told};
use channel::{
    Mailbox,
    event::{AnswerHeld, ArrivalNotUnderstood, ConsentEnded, MailboxAlarmed, MailboxFlows, QuestionUndelivered},
};
use people::{
    Absences, Role, Staff,
    event::{AbsenceBegan, AbsenceEnded},
};
use question::event::{Answered, Asked, Declined, Followed, GivenBack, Late, Near, Taken, Withdrawn};
use std::collections::BTreeSet;
use store::sql;
use ticket::{
    Entry,
    event::{
        Assigned, Delivered, Invited, Mentioned, Merged, Missed, Moved, Noted, Opened, PromiseDecided, PromiseNear,
        Received, ReviewAsked, ReviewDropped, ReviewGiven, ReviewSent, ScheduledHeld, Snoozed, Solved, Woken,
    },
};

/// The events that concern somebody, or make true no more what somebody was told.
pub const KINDS: &[&str] = &[
    AbsenceBegan::KIND,
    AbsenceEnded::KIND,
    people::event::Left::KIND,
    Assigned::KIND,
    Moved::KIND,
    Solved::KIND,
    Merged::KIND,
    Opened::KIND,
    Received::KIND,
    Noted::KIND,
    Mentioned::KIND,
    Invited::KIND,
    ReviewAsked::KIND,
    ReviewDropped::KIND,
    ReviewGiven::KIND,
    ReviewSent::KIND,
    Woken::KIND,
    PromiseNear::KIND,
    PromiseDecided::KIND,
    Delivered::KIND,
    Missed::KIND,
    ScheduledHeld::KIND,
    AnswerHeld::KIND,
    ArrivalNotUnderstood::KIND,
    ConsentEnded::KIND,
    MailboxAlarmed::KIND,
    MailboxFlows::KIND,
    Asked::KIND,
    Answered::KIND,
    Followed::KIND,
    Declined::KIND,
    QuestionUndelivered::KIND,
    Withdrawn::KIND,
    Taken::KIND,
    GivenBack::KIND,
    Near::KIND,
    Late::KIND,
    remedy::event::Asked::KIND,
    remedy::event::Passed::KIND,
    remedy::event::Decided::KIND,
    remedy::event::Withdrawn::KIND,
    remedy::event::Left::KIND,
    approval::event::Late::KIND,
    improved::RECORDED,
    improved::GIVEN,
    improved::ATTACHED,
    improved::ACCEPTED,
    improved::DECLINED,
    improved::DONE,
];

/// Letters of what was said that are repeated.
const WORDS: usize = 160;

/// What of a ticket decides whom it concerns.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Matter {
    pub(crate) assignee_id: Option<StaffId>,
    pub(crate) department_id: DepartmentId,
}

pub(crate) async fn matter(look: &Look, number: TicketId) -> Result<Matter> {
    let found = sql!("SELECT assignee_id, department_id FROM ticket WHERE id = $1").bind(number).opt(look).await?;
    found.ok_or(base::Error::Missing)
}

/// Whom this concerns, each once.
pub async fn news(look: &Look, told: &Told) -> Result<Vec<News>> {
    let found = Finding { look, told };
    let news = match told.kind.as_str() {
        AbsenceBegan::KIND => found.away().await?,
        AbsenceEnded::KIND => found.back()?,
        people::event::Left::KIND => found.gone().await?,
        Assigned::KIND => found.assigned().await?,
        Moved::KIND => found.moved().await?,
        Opened::KIND => found.opened().await?,
        Received::KIND => found.received().await?,
        Noted::KIND => found.noted().await?,
        Mentioned::KIND => found.mentioned().await?,
        Invited::KIND => found.invited().await?,
        ReviewAsked::KIND => found.asked_to_read().await?,
        ReviewDropped::KIND => found.not_read().await?,
        ReviewGiven::KIND => found.read().await?,
        ReviewSent::KIND => found.sent_for().await?,
        Woken::KIND => found.woken().await?,
        PromiseNear::KIND => found.promise_near().await?,
        PromiseDecided::KIND => found.promise_decided().await?,
        Delivered::KIND => found.delivered().await?,
        Missed::KIND => found.missed().await?,
        ScheduledHeld::KIND => found.did_not_go().await?,
        AnswerHeld::KIND => found.held()?,
        ArrivalNotUnderstood::KIND => found.not_understood().await?,
        ConsentEnded::KIND => found.let_in_no_more().await?,
        MailboxAlarmed::KIND => found.alarmed().await?,
        kind if kind.starts_with("question.") => found.of_question().await?,
        approval::event::Late::KIND => found.overdue().await?,
        kind if kind.starts_with("remedy.") => found.of_remedy().await?,
        kind if kind.starts_with("improvement.") => found.of_improvement().await?,
        _ => Vec::new(),
    };
    Ok(news)
}

/// The ticket that somebody cares for by this event: that nobody has it, or that nothing moves, is true no more.
pub(crate) fn cared_for(told: &Told) -> Result<Option<TicketId>> {
    Ok(match told.kind.as_str() {
        Assigned::KIND => told.read::<Assigned>()?.filter(|event| event.to.is_some()).map(|event| event.ticket),
        Solved::KIND => told.read::<Solved>()?.map(|event| event.ticket),
        Merged::KIND => told.read::<Merged>()?.map(|event| event.ticket),
        _ => None,
    })
}

pub(crate) use asked::answered_for;
pub(crate) use mailbox::flows_again;
pub(crate) use proposed::decided_about;

struct Finding<'a> {
    look: &'a Look,
    told: &'a Told,
}

impl Finding<'_> {
    /// The event; [`news`] has looked at its kind.
    fn event<E: Event>(&self) -> Result<E> {
        self.told.read()?.ok_or_else(|| base::Error::Broken(format!("{} is no {}", self.told.kind, E::KIND)))
    }

    async fn matter(&self, number: TicketId) -> Result<Matter> {
        matter(self.look, number).await
    }

    /// Who did it, by name.
    async fn doer(&self) -> Result<Said> {
        let who = match self.told.by.staff().filter(|id| id.0 != 0) {
            Some(id) => Staff::find(self.look, id).await?.name,
            None => String::new(),
        };
        Ok(Said { who, ..Said::default() })
    }

    /// Who answers for a department now: a lead who is here or whoever stands in, else those who lead the house.
    async fn lead_of(&self, department: DepartmentId) -> Result<Vec<StaffId>> {
        match Absences::read(self.look, self.told.at).await?.lead(department, self.told.at) {
            Some(lead) => Ok(vec![lead]),
            None => leads(self.look, Some(department)).await,
        }
    }

    /// One line each for these people, but not for who did it.
    fn each(
        &self,
        to: impl IntoIterator<Item = StaffId>,
        kind: Kind,
        (ticket, entry): (TicketId, Option<EntryId>),
        said: &Said,
    ) -> Vec<News> {
        let whom: BTreeSet<StaffId> = to.into_iter().filter(|id| self.told.by.staff() != Some(*id)).collect();
        whom.into_iter()
            .map(|to| News { to, kind, about: ticket.0, entry, question: None, remedy: None, said: said.clone() })
            .collect()
    }

    async fn assigned(&self) -> Result<Vec<News>> {
        let event: Assigned = self.event()?;
        let about = (event.ticket, None);
        match event.to {
            // Of what passed on at once, only who has it now is told.
            Some(whom) if self.matter(event.ticket).await?.assignee_id != Some(whom) => Ok(Vec::new()),
            Some(whom) => Ok(self.each([whom], Kind::Assigned, about, &self.doer().await?)),
            None => self.unassigned(event.ticket).await,
        }
    }

    fn back(&self) -> Result<Vec<News>> {
        let event: AbsenceEnded = self.event()?;
        Ok(self.each([event.staff], Kind::Back, (TicketId(0), None), &Said::default()))
    }

    async fn moved(&self) -> Result<Vec<News>> {
        let event: Moved = self.event()?;
        self.unassigned(event.ticket).await
    }

    /// The department learns that a ticket of theirs has nobody, unless somebody has it by now.
    async fn unassigned(&self, number: TicketId) -> Result<Vec<News>> {
        let matter = self.matter(number).await?;
        if matter.assignee_id.is_some() {
            return Ok(Vec::new());
        }
        let whom = servers(self.look, matter.department_id).await?;
        Ok(self.each(whom, Kind::Unassigned, (number, None), &self.doer().await?))
    }

    async fn opened(&self) -> Result<Vec<News>> {
        let event: Opened = self.event()?;
        let matter = self.matter(event.ticket).await?;
        let entry = Entry::find(self.look, event.entry).await?;
        if matter.assignee_id.is_some() || entry.machine || entry.silent {
            return Ok(Vec::new());
        }
        let whom = servers(self.look, matter.department_id).await?;
        Ok(self.each(whom, Kind::Opened, (event.ticket, Some(entry.id)), &said(&entry)))
    }

    async fn received(&self) -> Result<Vec<News>> {
        let event: Received = self.event()?;
        let entry = Entry::find(self.look, event.entry).await?;
        if entry.machine || entry.silent {
            return Ok(Vec::new());
        }
        let mut whom = self.followers(event.ticket).await?;
        whom.extend(self.matter(event.ticket).await?.assignee_id);
        Ok(self.each(whom, Kind::Answered, (event.ticket, Some(entry.id)), &said(&entry)))
    }

    async fn followers(&self, number: TicketId) -> Result<BTreeSet<StaffId>> {
        let rows: Vec<(StaffId,)> =
            sql!("SELECT staff_id FROM follow WHERE ticket_id = $1").bind(number).all(self.look).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whoever is named, unless they named themselves.
    async fn mentioned(&self) -> Result<Vec<News>> {
        let event: Mentioned = self.event()?;
        let entry = Entry::find(self.look, event.entry).await?;
        let whom = self.named(entry.id).await?.into_iter().filter(|id| entry.staff_id != Some(*id));
        Ok(self.each(whom, Kind::Mentioned, (event.ticket, Some(entry.id)), &said(&entry)))
    }

    async fn named(&self, entry: EntryId) -> Result<Vec<StaffId>> {
        let rows: Vec<(StaffId,)> =
            sql!("SELECT staff_id FROM mention WHERE entry_id = $1 LIMIT 200").bind(entry).all(self.look).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whoever is responsible, follows, was asked in, or has written a note there before. Who is named in it
    /// is told that instead.
    async fn noted(&self) -> Result<Vec<News>> {
        let event: Noted = self.event()?;
        let entry = Entry::find(self.look, event.entry).await?;
        let mut whom = self.followers(event.ticket).await?;
        whom.extend(self.matter(event.ticket).await?.assignee_id);
        let concerned: Vec<(StaffId,)> = sql!(
            "SELECT staff_id FROM ticket_access WHERE ticket_id = $1
             UNION SELECT staff_id FROM entry WHERE ticket_id = $1 AND kind = 'note' AND staff_id IS NOT NULL"
        )
        .bind(event.ticket)
        .all(self.look)
        .await?;
        whom.extend(concerned.into_iter().map(|(id,)| id));
        let named = self.named(entry.id).await?;
        whom.retain(|id| entry.staff_id != Some(*id) && !named.contains(id));
        Ok(self.each(whom, Kind::Noted, (event.ticket, Some(entry.id)), &said(&entry)))
    }

    /// Whoever was asked in. Whom a note asked in is told of the note instead.
    async fn invited(&self) -> Result<Vec<News>> {
        let event: Invited = self.event()?;
        let by_note: Option<(EntryId,)> = sql!(
            "SELECT e.id FROM entry e JOIN mention m ON m.entry_id = e.id
             WHERE e.ticket_id = $1 AND m.staff_id = $2 AND e.at = $3 LIMIT 1"
        )
        .bind(event.ticket)
        .bind(event.staff)
        .bind(self.told.at)
        .opt(self.look)
        .await?;
        if by_note.is_some() {
            return Ok(Vec::new());
        }
        Ok(self.each([event.staff], Kind::Invited, (event.ticket, None), &self.doer().await?))
    }

    /// For whom it lay aside, when its time has come; else whoever is responsible. If the customer woke it, they are
    /// told that instead.
    async fn woken(&self) -> Result<Vec<News>> {
        let event: Woken = self.event()?;
        let row: Option<(sqlx::types::Json<Snoozed>,)> = sql!(
            "SELECT data FROM event WHERE about = 'ticket' AND about_id = $1 AND kind = 'ticket.snoozed' AND id < $2
             ORDER BY id DESC LIMIT 1"
        )
        .bind(event.ticket)
        .bind(self.told.id)
        .opt(self.look)
        .await?;
        if row.is_none_or(|(snoozed,)| snoozed.until > self.told.at) {
            return Ok(Vec::new());
        }
        let whom = match event.whose {
            Some(whose) => Some(whose),
            None => self.matter(event.ticket).await?.assignee_id,
        };
        Ok(self.each(whom, Kind::Woken, (event.ticket, None), &Said::default()))
    }

    /// Its author did it, and does not know.
    fn held(&self) -> Result<Vec<News>> {
        let event: AnswerHeld = self.event()?;
        let held = News {
            to: event.staff,
            kind: Kind::Held,
            about: event.ticket.0,
            entry: Some(event.entry),
            question: None,
            remedy: None,
            said: Said::default(),
        };
        Ok(vec![held])
    }

    async fn not_understood(&self) -> Result<Vec<News>> {
        let whom = leads(self.look, None).await?;
        Ok(self.each(whom, Kind::Problem, (TicketId(0), None), &Said::default()))
    }

    /// Admins: nobody else can consent. Somebody may have done so by now.
    async fn let_in_no_more(&self) -> Result<Vec<News>> {
        let event: ConsentEnded = self.event()?;
        let mailbox = Mailbox::find(self.look, event.mailbox).await?;
        let admins = Staff::all(self.look).await?.into_iter().filter(|one| one.role == Role::Admin);
        let said = Said { who: mailbox.address, ..Said::default() };
        Ok(self.each(admins.map(|one| one.id), Kind::Consent, (TicketId(0), None), &said))
    }
}

/// Who wrote an entry, and its beginning on one line.
fn said(entry: &Entry) -> Said {
    let who = [&entry.author_name, &entry.author_address].into_iter().find(|name| !name.is_empty());
    Said { who: who.cloned().unwrap_or_default(), words: beginning(&entry.reply_text), ..Said::default() }
}

/// The beginning of what was said, on one line.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
    line.chars().take(WORDS).collect()
}
