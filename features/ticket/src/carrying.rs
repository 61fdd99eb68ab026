//! Everything but words goes along with a ticket that is merged, and comes back with it.
//!
//! Rows are copied, and stay on the ticket that is merged as they were: undoing takes the copies away again,
//! unless somebody has made something of them since.

use crate::{
    CauseId, DraftKind, EntryId, Priority, ScheduledId, Ticket, TicketId, UploadId, carried::Carried, review::ReviewId,
};
use base::{Act, Result, StaffId};
use field::{About, FieldId, Values};
use journey::JourneyId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::{Query, sql};

/// Between what somebody had begun here and what they had begun on the ticket that came.
pub(crate) const BENEATH: &str = "<div><br></div>";

/// What a merge has given to the ticket that stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brought {
    /// Rows of the tags that it did not have.
    pub tags: Vec<i64>,
    /// Collaborators who did not see it.
    pub access: Vec<StaffId>,
    /// Fields that were not filled in.
    pub fields: Vec<FieldId>,
    /// What went wrong, which nobody had said.
    pub cause: Option<CauseId>,
    /// To which journey it belongs, which nobody had said.
    pub journey: Option<JourneyId>,
    /// Who did not follow it.
    pub followers: Vec<StaffId>,
    /// Others it had no link with.
    pub links: Vec<TicketId>,
    /// What colleagues had begun to write.
    pub drafts: Vec<BroughtDraft>,
    /// Files on their way into those.
    pub uploads: Vec<UploadId>,
    /// Those of these drafts that a colleague reads before they go.
    pub reviews: Vec<ReviewId>,
    /// How far people had read it, and have read the two together.
    pub readings: Vec<Reread>,
    /// Who became responsible.
    pub assignee: Option<StaffId>,
    /// Its own priority, and the higher one that came.
    pub priority: Option<(Priority, Priority)>,
    /// Who was in no conversation of its own, by their addresses.
    pub copies: Vec<String>,
    /// Answers that are to go later.
    pub scheduled: Vec<ScheduledId>,
}

/// A draft on the ticket that stays, with words that came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BroughtDraft {
    staff: StaffId,
    kind: DraftKind,
    /// Of the draft on the ticket that stays: when it is another, the words were sent.
    generation: i64,
}

/// How far someone has read the ticket that stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reread {
    staff: StaffId,
    before: Option<EntryId>,
    after: Option<EntryId>,
}

impl Ticket {
    /// Everything that goes along; `came` are the entries of this ticket, `own` those of the other.
    pub(crate) async fn carry(
        &self,
        act: &mut Act,
        to: &mut Ticket,
        plan: &Carried,
        (came, own): (&[EntryId], &[EntryId]),
    ) -> Result<Brought> {
        let brought = Brought {
            tags: self.hand_tags(act, to).await?,
            access: self.hand_access(act, to).await?,
            fields: Values::copy(act, About::Ticket, self.id.0, to.id.0).await?,
            cause: self.hand_cause(act, to).await?,
            journey: self.hand_journey(act, to).await?,
            followers: self.hand_followers(act, to).await?,
            links: self.hand_links(act, to).await?,
            drafts: self.hand_drafts(act, to, plan).await?,
            uploads: self.hand_uploads(act, to).await?,
            reviews: self.hand_reviews(act, to).await?,
            readings: self.join_readings(act, to, (came, own)).await?,
            assignee: plan.assignee,
            priority: plan.priority.map(|priority| (to.priority, priority)),
            copies: self.hand_copies(to),
            scheduled: self.hand_scheduled(act, to).await?,
        };
        if !brought.fields.is_empty() {
            to.index_fields(act).await?;
        }
        Ok(brought)
    }

    /// Who is responsible, and how urgent it is: each is a change on the timeline.
    pub(crate) async fn take_charge(&mut self, act: &mut Act, brought: &Brought) -> Result<()> {
        if let Some((_, higher)) = brought.priority {
            self.judge(act, higher).await?;
        }
        match brought.assignee {
            Some(assignee) => self.assign_to(act, Some(assignee)).await,
            None => Ok(()),
        }
    }

    /// Takes back what `to` had brought to this ticket, as far as nobody has made something of it since.
    pub(crate) async fn carry_back(&mut self, act: &mut Act, to: &Ticket, brought: &Brought) -> Result<()> {
        self.drop_tags(act, &brought.tags).await?;
        self.drop_access(act, &brought.access).await?;
        self.drop_followers(act, &brought.followers).await?;
        self.drop_cause(act, brought.cause).await?;
        self.drop_journey(act, brought.journey).await?;
        self.drop_links(act, &brought.links).await?;
        if !brought.fields.is_empty() {
            Values::take_back(act, About::Ticket, (to.id.0, self.id.0), &brought.fields).await?;
            self.index_fields(act).await?;
        }
        self.part_drafts(act, to, &brought.drafts).await?;
        self.part_readings(act, to, &brought.readings).await?;
        let uploads = Query::new("UPDATE upload SET ticket_id = ").with("", to.id).with(" WHERE ticket_id = ", self.id);
        uploads.with_in(" AND id", brought.uploads.iter().copied()).run(&mut *act).await?;
        let reviews = Query::new("UPDATE review SET ticket_id = ").with("", to.id).with(" WHERE ticket_id = ", self.id);
        let reviews = reviews.push(" AND state <> 'over'").with_in(" AND id", brought.reviews.iter().copied());
        reviews.run(&mut *act).await?;
        self.copies.0.retain(|p| !brought.copies.contains(&p.address));
        self.hand_scheduled_back(act, to, &brought.scheduled).await?;
        if brought.assignee.is_some() && self.assignee_id == brought.assignee {
            self.assign_to(act, None).await?;
        }
        match brought.priority {
            Some((own, higher)) if self.priority == higher => self.judge(act, own).await,
            _ => Ok(()),
        }
    }

    /// Copies tags the other has not; answers with their rows.
    async fn hand_tags(&self, act: &mut Act, to: &Ticket) -> Result<Vec<i64>> {
        let rows: Vec<(i64,)> = sql!(
            "INSERT INTO ticket_tag (ticket_id, tag_id)
             SELECT $2, tag_id FROM ticket_tag WHERE ticket_id = $1 ON CONFLICT DO NOTHING RETURNING tag_id"
        )
        .bind(self.id)
        .bind(to.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    async fn hand_access(&self, act: &mut Act, to: &Ticket) -> Result<Vec<StaffId>> {
        let now = act.now();
        let rows: Vec<(StaffId,)> = sql!(
            "INSERT INTO ticket_access (ticket_id, staff_id, made_at)
             SELECT $2, staff_id, $3 FROM ticket_access WHERE ticket_id = $1 ON CONFLICT DO NOTHING RETURNING staff_id"
        )
        .bind(self.id)
        .bind(to.id)
        .bind(now)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    async fn hand_followers(&self, act: &mut Act, to: &Ticket) -> Result<Vec<StaffId>> {
        let rows: Vec<(StaffId,)> = sql!(
            "INSERT INTO follow (ticket_id, staff_id, made_at)
             SELECT $2, staff_id, made_at FROM follow WHERE ticket_id = $1 ON CONFLICT DO NOTHING RETURNING staff_id"
        )
        .bind(self.id)
        .bind(to.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    async fn drop_tags(&self, act: &mut Act, tags: &[i64]) -> Result<()> {
        let query = Query::new("DELETE FROM ticket_tag WHERE ticket_id = ").with("", self.id);
        query.with_in(" AND tag_id", tags.iter().copied()).run(act).await?;
        Ok(())
    }

    async fn drop_access(&self, act: &mut Act, access: &[StaffId]) -> Result<()> {
        let query = Query::new("DELETE FROM ticket_access WHERE ticket_id = ").with("", self.id);
        query.with_in(" AND staff_id", access.iter().copied()).run(act).await?;
        Ok(())
    }

    async fn drop_followers(&self, act: &mut Act, followers: &[StaffId]) -> Result<()> {
        let query = Query::new("DELETE FROM follow WHERE ticket_id = ").with("", self.id);
        query.with_in(" AND staff_id", followers.iter().copied()).run(act).await?;
        Ok(())
    }

    /// Files on their way go with the drafts they belong to.
    async fn hand_uploads(&self, act: &mut Act, to: &Ticket) -> Result<Vec<UploadId>> {
        let rows: Vec<(UploadId,)> = sql!("UPDATE upload SET ticket_id = $2 WHERE ticket_id = $1 RETURNING id")
            .bind(self.id)
            .bind(to.id)
            .all(act)
            .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    async fn hand_reviews(&self, act: &mut Act, to: &Ticket) -> Result<Vec<ReviewId>> {
        let rows: Vec<(ReviewId,)> =
            sql!("UPDATE review SET ticket_id = $2 WHERE ticket_id = $1 AND state <> 'over' RETURNING id")
                .bind(self.id)
                .bind(to.id)
                .all(act)
                .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// What was begun on this ticket stands on the other from now on, beneath what was begun there.
    async fn hand_drafts(&self, act: &mut Act, to: &Ticket, plan: &Carried) -> Result<Vec<BroughtDraft>> {
        let mut brought = Vec::new();
        for draft in &plan.drafts {
            let (generation,): (i64,) = sql!(
                "INSERT INTO draft (ticket_id, staff_id, kind, generation, html, saved_at)
                 SELECT $2, staff_id, kind, 1, html, saved_at FROM draft
                 WHERE ticket_id = $1 AND staff_id = $3 AND kind = $4
                 ON CONFLICT (ticket_id, staff_id, kind) DO UPDATE SET
                     html = CASE WHEN draft.html = '' THEN '' ELSE draft.html || $5 END || excluded.html,
                     saved_at = excluded.saved_at, version = draft.version + 1, saved_in = ''
                 RETURNING generation"
            )
            .bind(self.id)
            .bind(to.id)
            .bind(draft.staff_id)
            .bind(draft.kind)
            .bind(BENEATH)
            .one(&mut *act)
            .await?;
            brought.push(BroughtDraft { staff: draft.staff_id, kind: draft.kind, generation });
        }
        Ok(brought)
    }

    /// Words that came go back while they stand here as they came. Words that were sent from here do not come
    /// back to be sent twice; words that were changed stay, and stand on the other as they once were.
    async fn part_drafts(&self, act: &mut Act, to: &Ticket, brought: &[BroughtDraft]) -> Result<()> {
        for BroughtDraft { staff, kind, generation } in brought {
            let here = draft_of(act, self.id, *staff, *kind).await?;
            let there = draft_of(act, to.id, *staff, *kind).await?;
            let (Some((now, html)), Some((_, came))) = (here, there) else { continue };
            match html.strip_suffix(came.as_str()) {
                Some(own) => keep_draft(act, self.id, *staff, *kind, own.strip_suffix(BENEATH).unwrap_or(own)).await?,
                None if now != *generation => keep_draft(act, to.id, *staff, *kind, "").await?,
                None => {}
            }
        }
        Ok(())
    }

    /// Who has read both so far has read the whole so far; what somebody has not read of either is new to
    /// them on the ticket that stays.
    async fn join_readings(
        &self,
        act: &mut Act,
        to: &Ticket,
        (came, own): (&[EntryId], &[EntryId]),
    ) -> Result<Vec<Reread>> {
        let there = readings(act, self.id).await?;
        let here = readings(act, to.id).await?;
        let people: BTreeSet<StaffId> = there.keys().chain(here.keys()).copied().collect();
        // Who never opened a ticket that has ended has missed nothing.
        let missed_nothing = |of: &Ticket, all: &[EntryId]| all.last().copied().filter(|_| of.state.is_ended());
        let (all_came, all_own) = (missed_nothing(self, came), missed_nothing(to, own));
        let mut changed = Vec::new();
        for staff in people {
            let before = here.get(&staff).copied();
            let read_came = there.get(&staff).copied().or(all_came);
            let after = read_of_both((own, before.or(all_own)), (came, read_came));
            if before != after {
                set_reading(act, to.id, staff, after).await?;
                changed.push(Reread { staff, before, after });
            }
        }
        Ok(changed)
    }

    /// Marks as they were; who has read on since has read both that far.
    async fn part_readings(&self, act: &mut Act, to: &Ticket, changed: &[Reread]) -> Result<()> {
        let here = readings(act, self.id).await?;
        let there = readings(act, to.id).await?;
        for Reread { staff, before, after } in changed {
            let now = here.get(staff).copied();
            if now != *after && now > there.get(staff).copied() {
                set_reading(act, to.id, *staff, now).await?;
            }
            let mark = if now == *after { *before } else { now.max(*before) };
            set_reading(act, self.id, *staff, mark).await?;
        }
        Ok(())
    }
}

/// The last entry before the first of either timeline that someone has not read.
fn read_of_both(
    (own, read_own): (&[EntryId], Option<EntryId>),
    (came, read_came): (&[EntryId], Option<EntryId>),
) -> Option<EntryId> {
    let new = |entries: &[EntryId], read: Option<EntryId>| entries.iter().copied().find(|id| Some(*id) > read);
    let first = new(own, read_own).into_iter().chain(new(came, read_came)).min();
    own.iter().chain(came).copied().filter(|id| first.is_none_or(|first| *id < first)).max()
}

async fn readings(act: &mut Act, ticket: TicketId) -> Result<BTreeMap<StaffId, EntryId>> {
    let rows: Vec<(StaffId, EntryId)> =
        sql!("SELECT staff_id, entry_id FROM reading WHERE ticket_id = $1").bind(ticket).all(act).await?;
    Ok(rows.into_iter().collect())
}

async fn set_reading(act: &mut Act, ticket: TicketId, staff: StaffId, read: Option<EntryId>) -> Result<()> {
    match read {
        Some(entry) => {
            sql!(
                "INSERT INTO reading (ticket_id, staff_id, entry_id) VALUES ($1, $2, $3)
                 ON CONFLICT (ticket_id, staff_id) DO UPDATE SET entry_id = excluded.entry_id"
            )
            .bind(ticket)
            .bind(staff)
            .bind(entry)
            .run(act)
            .await?
        }
        None => {
            sql!("DELETE FROM reading WHERE ticket_id = $1 AND staff_id = $2").bind(ticket).bind(staff).run(act).await?
        }
    };
    Ok(())
}

/// The generation and words of somebody's draft.
pub(crate) async fn draft_of(
    act: &mut Act,
    ticket: TicketId,
    staff: StaffId,
    kind: DraftKind,
) -> Result<Option<(i64, String)>> {
    Ok(sql!("SELECT generation, html FROM draft WHERE ticket_id = $1 AND staff_id = $2 AND kind = $3")
        .bind(ticket)
        .bind(staff)
        .bind(kind)
        .opt(act)
        .await?)
}

/// Writes other words into somebody's draft; an editor that has it open is told.
pub(crate) async fn keep_draft(
    act: &mut Act,
    ticket: TicketId,
    staff: StaffId,
    kind: DraftKind,
    html: &str,
) -> Result<()> {
    sql!(
        "UPDATE draft SET html = $4, version = version + 1, saved_in = '' WHERE ticket_id = $1 AND staff_id = $2 AND kind = $3"
    )
    .bind(ticket)
    .bind(staff)
    .bind(kind)
    .bind(html)
    .run(act)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(own: (&[i64], i64), came: (&[i64], i64)) -> Option<i64> {
        let ids = |ids: &[i64]| ids.iter().copied().map(EntryId).collect::<Vec<_>>();
        let mark = |mark: i64| (mark > 0).then_some(EntryId(mark));
        read_of_both((&ids(own.0), mark(own.1)), (&ids(came.0), mark(came.1))).map(|id| id.0)
    }

    #[test]
    fn what_was_not_read_of_either_is_new_and_what_was_read_of_both_is_not() {
        assert_eq!(read((&[1, 4], 4), (&[2, 3], 3)), Some(4), "both wholly read");
        assert_eq!(read((&[1, 4], 4), (&[2, 3], 2)), Some(2), "3 is new, though 4 was read");
        assert_eq!(read((&[1, 4], 1), (&[2, 3], 3)), Some(3), "4 is new, 3 is not");
        assert_eq!(read((&[1, 4], 4), (&[2, 3], 0)), Some(1), "the one that came was never opened");
        assert_eq!(read((&[2, 4], 4), (&[1, 3], 0)), None, "and begins the whole");
    }
}
