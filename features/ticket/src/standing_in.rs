//! Whoever is away holds nothing: their tickets pass to whoever stands in, else back to the queue.

use crate::{
    Draft, DraftKind, DraftOf, EntryId, Review, Scope, State, Ticket, TicketId, Upload, event,
    handing_over::{go_on, held_by},
    ticket::COLUMNS,
};
use base::{Act, Deed, Desk, Error, Future, Result, StaffId};
use people::{Absence, AbsenceId, Absences, Agent, Colleague, Duty, Staff, event::AbsenceBegan, stand_in};
use serde_json::json;
use store::{On, Query, sql};

/// The job that passes on what somebody has when they go.
pub const OF_ABSENT: &str = "ticket.absent_hands_over";
/// Tickets listed to somebody who is back.
const MOST: i64 = 300;

struct Gone(AbsenceBegan);

/// Makes ready to pass on what somebody has who is away from now on. Nothing is slow here.
pub async fn of_absent(_desk: Desk, event: AbsenceBegan) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Gone(event)))
}

impl Deed for Gone {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let now = act.now();
            if !Absence::find(&mut *act, self.0.absence).await?.covers(now) {
                return Ok(());
            }
            let tickets = held_by(act, self.0.staff).await?;
            for number in &tickets {
                // Settling a ticket takes it from whoever is away.
                Ticket::locked(act, *number).await?.settle(act).await?;
            }
            let read = Review::leave(act, self.0.staff).await?;
            go_on(act, tickets.len().max(read), OF_ABSENT, &self.0).await
        })
    }
}

impl Ticket {
    /// Takes an open ticket from whoever is away; part of every settling, so that however somebody came to
    /// have it, nobody has it who is not here.
    pub(crate) async fn leave_those_away(&mut self, act: &mut Act) -> Result<()> {
        if self.state.is_ended() {
            return Ok(());
        }
        let was_somebodys = self.snoozed_by.or(self.assignee_id).is_some();
        if let Some(from) = self.snoozed_by
            && let Some(to) = present(act, from).await?
        {
            self.snoozed_by = to;
            act.tell(self.id, &event::AsidePassed { ticket: self.id, from, to }).await?;
        }
        let now = act.now();
        if let Some(who) = self.assignee_id
            && let Some(absence) = Absence::of(&mut *act, who, now).await?
        {
            let heir = stand_in(&mut *act, who, Duty::Tickets, now).await?;
            self.pass_on(act, &absence, heir).await?;
        }
        let is_nobodys = self.snoozed_by.or(self.assignee_id).is_none();
        // It would sleep where nobody looks.
        if self.state == State::Snoozed && was_somebodys && is_nobodys { self.wake(act).await } else { Ok(()) }
    }

    async fn pass_on(&mut self, act: &mut Act, absence: &Absence, heir: Option<StaffId>) -> Result<()> {
        self.assignee_id = heir;
        let entry = match heir {
            Some(heir) => {
                let name = Staff::find(&mut *act, heir).await?.name;
                let key = ["ticket-change-stands-in", "ticket-change-stands-in-open"];
                self.say_away(act, absence, key, Some(&name)).await?
            }
            None => self.say_away(act, absence, ["ticket-change-away", "ticket-change-away-open"], None).await?,
        };
        sql!("INSERT INTO passed_on (absence_id, entry_id, staff_id) VALUES ($1, $2, $3)")
            .bind(absence.id)
            .bind(entry)
            .bind(heir)
            .run(&mut *act)
            .await?;
        let from = Some(absence.staff_id);
        act.tell(self.id, &event::Assigned { ticket: self.id, from, to: heir }).await?;
        match heir {
            Some(heir) => self.share_draft(act, absence.staff_id, heir).await,
            None => Ok(()),
        }
    }

    /// A change that names who is away, and until when as far as that is known: the second key is for when it
    /// is not.
    async fn say_away(
        &mut self,
        act: &mut Act,
        absence: &Absence,
        [key, open]: [&'static str; 2],
        name: Option<&str>,
    ) -> Result<EntryId> {
        let away = Staff::find(&mut *act, absence.staff_id).await?.name;
        let mut args = json!({ "for": away });
        if let Some(name) = name {
            args["name"] = json!(name);
        }
        if let Some(until) = absence.until {
            args["until"] = json!(until.micros());
        }
        self.changed(act, if absence.until.is_some() { key } else { open }, args).await
    }

    /// An answer that was begun can be gone on with, its files, too; its author keeps theirs.
    pub(crate) async fn share_draft(&mut self, act: &mut Act, from: StaffId, to: StaffId) -> Result<()> {
        let theirs = Draft::one(&mut *act, self, from, DraftKind::Reply).await?;
        let own = Draft::one(&mut *act, self, to, DraftKind::Reply).await?;
        if theirs.html.is_empty() || !own.html.is_empty() {
            return Ok(());
        }
        let mut files = Upload::of(&mut *act, self.id, from).await?;
        files.retain(|file| file.kind == DraftKind::Reply && file.blob.is_some());
        let files = files.into_iter().map(Upload::into_attachment).collect::<Result<_>>()?;
        let of = DraftOf { ticket: self.id, staff: to, kind: DraftKind::Reply };
        let html = Upload::put_back_with(act, of, files, &theirs.html).await?;
        Draft::restore(act, self.id, to, DraftKind::Reply, &html).await?;
        let (from, to) = (Staff::find(&mut *act, from).await?.name, Staff::find(&mut *act, to).await?.name);
        self.write_change(act, "ticket-change-draft-shared", json!({ "for": from, "name": to })).await
    }

    /// Those who stand in for colleagues who are called and away, each with the absence. Whoever calls, and
    /// who is called anyway, stands in for nobody here.
    pub(crate) async fn called_instead(
        &self,
        act: &mut Act,
        by: StaffId,
        called: &[StaffId],
    ) -> Result<Vec<(Absence, StaffId)>> {
        let now = act.now();
        let chart = Absences::read(&mut *act, now).await?;
        let away = called.iter().filter_map(|who| chart.away(*who, now));
        let instead = away.filter_map(|absence| {
            let heir = chart.standing_in(absence.staff_id, Duty::Tickets, now)?;
            (heir != by && !called.contains(&heir)).then(|| (absence.clone(), heir))
        });
        Ok(instead.collect())
    }

    /// Says that somebody was called for a colleague who is away.
    pub(crate) async fn say_called(&mut self, act: &mut Act, absence: &Absence, heir: StaffId) -> Result<()> {
        let name = Staff::find(&mut *act, heir).await?.name;
        let key = ["ticket-change-called-for", "ticket-change-called-for-open"];
        self.say_away(act, absence, key, Some(&name)).await.map(drop)
    }

    /// Takes back what was passed on while one was away, as far as it is open still; answers how many.
    ///
    /// # Errors
    /// [`Error::Missing`] when the absence is somebody else's; [`Error::Refused`] while one is away.
    pub async fn take_back(act: &mut Act, by: &Agent, absence: AbsenceId, wanted: &[TicketId]) -> Result<usize> {
        if Absence::find(&mut *act, absence).await?.staff_id != by.id {
            return Err(Error::Missing);
        }
        check_here(act, by).await?;
        let scope = Scope::of(by);
        let mut numbers: Vec<TicketId> =
            passed_on(&mut *act, &scope, absence).await?.into_iter().map(|ticket| ticket.id).collect();
        numbers.retain(|number| wanted.is_empty() || wanted.contains(number));
        let mut taken = 0;
        for number in numbers {
            let mut ticket = Ticket::seen_by(&mut *act, &scope, number).await?;
            if !ticket.state.is_ended() && ticket.assignee_id != Some(by.id) {
                ticket.assign(act, by, Some(by.id)).await?;
                taken += 1;
            }
        }
        Ok(taken)
    }
}

/// What was passed on during an absence, where it stands now.
pub async fn passed_on(on: impl Into<On<'_>>, scope: &Scope, absence: AbsenceId) -> Result<Vec<Ticket>> {
    let query = Query::new(COLUMNS).with(
        " AND id IN (SELECT COALESCE(t.merged_into, t.id) FROM passed_on p JOIN entry e ON e.id = p.entry_id
             JOIN ticket t ON t.id = e.ticket_id WHERE p.absence_id = ",
        absence,
    );
    let tickets = scope.restrict(query.push(")")).with(" ORDER BY id LIMIT ", MOST).all(on).await?;
    Ok(scope.shown(tickets))
}

/// # Errors
/// [`Error::Refused`] when they are away: what they took would not stay with them.
pub(crate) async fn check_here(act: &mut Act, who: &Colleague) -> Result<()> {
    let now = act.now();
    match Absence::of(&mut *act, who.id, now).await? {
        Some(_) => Err(Error::refused("ticket-error-away")),
        None => Ok(()),
    }
}

/// Who stands in for somebody who is away; nothing when they are here.
async fn present(act: &mut Act, who: StaffId) -> Result<Option<Option<StaffId>>> {
    let now = act.now();
    if Absence::of(&mut *act, who, now).await?.is_none() {
        return Ok(None);
    }
    Ok(Some(stand_in(&mut *act, who, Duty::Tickets, now).await?))
}
