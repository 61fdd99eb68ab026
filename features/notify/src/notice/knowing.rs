//! What of somebody's lines becomes known: they read it, or it is true no more.

use super::{Notice, NoticeId, Over};
use base::{Act, Moment, Result, StaffId, TicketId};
use people::Staff;
use question::QuestionId;
use store::{Query, sql};

impl Notice {
    /// Someone knows one line.
    pub async fn read(act: &mut Act, whose: StaffId, id: NoticeId) -> Result<()> {
        let known = sql!("UPDATE notice SET read_at = $3 WHERE staff_id = $1 AND id = $2 AND read_at IS NULL")
            .bind(whose)
            .bind(id)
            .bind(act.now())
            .run(act)
            .await?;
        known_now(act, whose, known);
        Ok(())
    }

    /// Someone knows all about a ticket, because they have it before their eyes.
    pub async fn read_about(act: &mut Act, whose: StaffId, about: i64) -> Result<()> {
        let known = sql!("UPDATE notice SET read_at = $3 WHERE staff_id = $1 AND about = $2 AND read_at IS NULL")
            .bind(whose)
            .bind(about)
            .bind(act.now())
            .run(act)
            .await?;
        known_now(act, whose, known);
        Ok(())
    }

    /// That a ticket waits for somebody is no news any more, for nobody: since then somebody cares for it.
    pub(crate) async fn read_waiting(act: &mut Act, about: TicketId, since: Moment) -> Result<()> {
        let rows: Vec<(StaffId,)> = sql!(
            "UPDATE notice SET read_at = $3
             WHERE about = $1 AND at <= $2 AND kind IN ('opened', 'unassigned', 'untaken', 'stale') AND read_at IS NULL
             RETURNING staff_id"
        )
        .bind(about)
        .bind(since)
        .bind(act.now())
        .all(&mut *act)
        .await?;
        known_by(act, rows);
        Ok(())
    }

    /// That a question waits is no news any more, for nobody: since then it is answered, or somebody looks
    /// after it.
    pub(crate) async fn read_asked(act: &mut Act, question: QuestionId, since: Moment) -> Result<()> {
        let rows: Vec<(StaffId,)> = sql!(
            "UPDATE notice SET read_at = $3
             WHERE question_id = $1 AND question_id > 0 AND at <= $2 AND kind IN ('asked', 'asked-soon', 'asked-late') AND read_at IS NULL
             RETURNING staff_id"
        )
        .bind(question)
        .bind(since)
        .bind(act.now())
        .all(&mut *act)
        .await?;
        known_by(act, rows);
        Ok(())
    }

    /// That a remedy waits for consent is no news any more for those who cannot give it, or need not.
    pub(crate) async fn read_decided(act: &mut Act, over: &Over) -> Result<()> {
        let deciders = over.still.iter().copied().chain([StaffId(0)]);
        let rows: Vec<(StaffId,)> = Query::new("UPDATE notice SET read_at = ")
            .with("", act.now())
            .with(" WHERE remedy_id = ", over.remedy)
            .with(" AND at <= ", over.since)
            .push(" AND kind IN ('decide', 'decide-late') AND read_at IS NULL")
            .with_in(" AND staff_id NOT", deciders)
            .push(" RETURNING staff_id")
            .all(&mut *act)
            .await?;
        known_by(act, rows);
        Ok(())
    }

    /// That no mail comes is no news any more, for nobody: since then it flows again.
    pub(crate) async fn read_mailboxes(act: &mut Act, since: Moment) -> Result<()> {
        let rows: Vec<(StaffId,)> = sql!(
            "UPDATE notice SET read_at = $2 WHERE kind = 'mailbox' AND at <= $1 AND read_at IS NULL RETURNING staff_id"
        )
        .bind(since)
        .bind(act.now())
        .all(&mut *act)
        .await?;
        known_by(act, rows);
        Ok(())
    }

    /// Someone wants no line to be new any more.
    pub async fn read_all(act: &mut Act, whose: StaffId) -> Result<()> {
        let known = sql!("UPDATE notice SET read_at = $2 WHERE staff_id = $1 AND read_at IS NULL")
            .bind(whose)
            .bind(act.now())
            .run(act)
            .await?;
        known_now(act, whose, known);
        Ok(())
    }
}

fn known_now(act: &mut Act, whose: StaffId, lines: u64) {
    if lines > 0 {
        act.refresh(Staff::topic(whose));
    }
}

/// Whose lines became known by themselves.
fn known_by(act: &mut Act, rows: Vec<(StaffId,)>) {
    for (whose,) in rows {
        known_now(act, whose, 1);
    }
}
