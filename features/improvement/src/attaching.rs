//! The tickets an improvement is about.

use crate::{
    Improvement, ImprovementId,
    event::{Attached, Detached},
    recording::check_entry,
};
use base::{Act, EntryId, Moment, Result, StaffId, TicketId};
use people::Colleague;
use store::{On, Query, sql};
use ticket::{Scope, Ticket};

/// A ticket an improvement is about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Case {
    /// Which.
    pub ticket_id: TicketId,
    /// What it is about.
    pub subject: String,
    /// When it began.
    pub opened_at: Moment,
    /// When it was attached.
    pub attached_at: Moment,
    /// The words that attached it.
    pub entry_id: EntryId,
}

impl Improvement {
    /// One more ticket is about it, because of these words on it; answers whether that was not known yet. `by` is
    /// nobody when the desk noticed by itself.
    ///
    /// # Errors
    /// [`base::Error::Missing`] for an improvement that is none, or words that do not stand on this ticket.
    pub async fn attach(
        act: &mut Act,
        by: Option<&Colleague>,
        id: ImprovementId,
        (ticket, entry): (&Ticket, EntryId),
    ) -> Result<bool> {
        let improvement = Improvement::locked(act, id).await?;
        check_entry(act, ticket, entry).await?;
        if improvement.is_about(act, ticket.id).await? {
            return Ok(false);
        }
        Improvement::link(act, id, by.map(|by| by.id), entry).await?;
        act.tell(id, &Attached { improvement: id, ticket: ticket.id, entry }).await?;
        act.refresh(Ticket::topic(ticket.id));
        Improvement::refresh(act, id);
        Ok(true)
    }

    async fn is_about(&self, act: &mut Act, ticket: TicketId) -> Result<bool> {
        let attached: i64 = sql!(
            "SELECT count(*) FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id
             WHERE a.improvement_id = $1 AND e.ticket_id = $2 AND a.detached_at IS NULL"
        )
        .bind(self.id)
        .bind(ticket)
        .value(act)
        .await?;
        Ok(attached > 0)
    }

    /// A ticket is not about it after all.
    ///
    /// # Errors
    /// [`base::Error::Missing`] when it was not attached.
    pub async fn detach(act: &mut Act, _by: &Colleague, id: ImprovementId, ticket: &Ticket) -> Result<()> {
        Improvement::locked(act, id).await?;
        let gone = sql!(
            "UPDATE improvement_ticket SET detached_at = $3 WHERE improvement_id = $1 AND detached_at IS NULL
                 AND entry_id IN (SELECT id FROM entry WHERE ticket_id = $2)"
        )
        .bind(id)
        .bind(ticket.id)
        .bind(act.now())
        .run(&mut *act)
        .await?;
        if gone == 0 {
            return Err(base::Error::Missing);
        }
        act.tell(id, &Detached { improvement: id, ticket: ticket.id }).await?;
        act.refresh(Ticket::topic(ticket.id));
        Improvement::refresh(act, id);
        Ok(())
    }

    /// Words that attach again were said when they were said: what was known before it was done did not come back.
    pub(crate) async fn link(act: &mut Act, id: ImprovementId, by: Option<StaffId>, entry: EntryId) -> Result<()> {
        let now = act.now();
        sql!(
            "INSERT INTO improvement_ticket (improvement_id, entry_id, attached_by, attached_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (improvement_id, entry_id) DO UPDATE SET attached_by = excluded.attached_by, detached_at = NULL"
        )
        .bind(id)
        .bind(entry)
        .bind(by)
        .bind(now)
        .run(act)
        .await?;
        Ok(())
    }

    /// Its tickets as far as these are seen, the newest first: those before `before`, at most so many.
    pub async fn cases(
        &self,
        on: impl Into<On<'_>>,
        scope: &Scope,
        (before, most): (Option<TicketId>, u32),
    ) -> Result<Vec<Case>> {
        let query = Query::new(
            "SELECT ticket.id AS ticket_id, ticket.subject, ticket.opened_at, MIN(a.attached_at) AS attached_at, MIN(e.id) AS entry_id
             FROM improvement_ticket a JOIN entry e ON e.id = a.entry_id JOIN ticket ON ticket.id = e.ticket_id
             WHERE a.detached_at IS NULL AND a.improvement_id = ",
        );
        let query = scope.restrict(query.with("", self.id)).with_opt(" AND ticket.id < ", before);
        let query = query.push(" GROUP BY ticket.id, ticket.subject, ticket.opened_at ORDER BY ticket.id DESC");
        let cases: Vec<Case> = query.with(" LIMIT ", i64::from(most)).all(on).await?;
        let shown = |case: Case| Case { subject: scope.contacts().words(case.subject), ..case };
        Ok(cases.into_iter().map(shown).collect())
    }
}
