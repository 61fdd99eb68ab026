//! What went wrong with a ticket.

use crate::{
    Ticket, WaitFor,
    cause::{COLUMNS, Cause, CauseId},
    event::CauseNamed,
};
use base::{
    Act, DepartmentId, Error, Moment, Result,
    words::{fold, stems},
};
use people::Agent;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use store::{On, Query, sql};

/// So many tickets with a cause, the newest, say what such tickets had.
const LATELY: i64 = 200;
/// So many answers on a ticket, the newest, are looked at.
const ANSWERS: i64 = 20;
/// Shorter stems say nothing.
const SHORTEST: usize = 3;

impl Ticket {
    /// What went wrong, as far as somebody has said.
    pub async fn cause(&self, on: impl Into<On<'_>>) -> Result<Option<Cause>> {
        let query =
            Query::new(COLUMNS).with(" AND c.id = (SELECT cause_id FROM ticket_cause WHERE ticket_id = ", self.id);
        Ok(query.push(")").opt(on).await?)
    }

    /// Says what went wrong; nothing takes it back.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such cause; [`Error::Refused`] when it is chosen no more, or the
    /// ticket was merged.
    pub async fn name_cause(&mut self, act: &mut Act, _by: &Agent, cause: Option<CauseId>) -> Result<()> {
        self.check_not_merged()?;
        let before = self.cause(&mut *act).await?;
        if before.as_ref().map(|cause| cause.id) == cause {
            return Ok(());
        }
        let now = match cause {
            Some(id) => Some(Cause::find(&mut *act, id).await?),
            None => None,
        };
        if now.as_ref().is_some_and(|cause| cause.archived_at.is_some()) {
            return Err(Error::refused("ticket-error-cause-archived"));
        }
        let before_at: Option<(Moment,)> =
            sql!("SELECT named_at FROM ticket_cause WHERE ticket_id = $1").bind(self.id).opt(&mut *act).await?;
        self.keep_cause(act, cause).await?;
        let word = |cause: &Option<Cause>| cause.as_ref().map_or("—".to_owned(), Cause::label);
        self.write_change(act, "ticket-change-cause", json!({ "from": word(&before), "to": word(&now) })).await?;
        let before_at = before_at.map(|(at,)| at);
        let event = CauseNamed { ticket: self.id, from: before.map(|cause| cause.id), to: cause, before_at };
        act.tell(self.id, &event).await?;
        self.settle(act).await
    }

    async fn keep_cause(&self, act: &mut Act, cause: Option<CauseId>) -> Result<()> {
        let now = act.now();
        match cause {
            Some(cause) => {
                sql!(
                    "INSERT INTO ticket_cause (ticket_id, cause_id, named_at) VALUES ($1, $2, $3)
                     ON CONFLICT (ticket_id) DO UPDATE SET cause_id = excluded.cause_id, named_at = excluded.named_at"
                )
                .bind(self.id)
                .bind(cause)
                .bind(now)
                .run(act)
                .await?
            }
            None => sql!("DELETE FROM ticket_cause WHERE ticket_id = $1").bind(self.id).run(act).await?,
        };
        Ok(())
    }

    /// What can have gone wrong, the likeliest first: what answers say here in its words, what is of those who were
    /// asked, then what tickets of this department, or with one of its tags, had of late. The number says how many of
    /// the first are more than a guess.
    pub async fn likely_causes(&self, on: impl Into<On<'_>>) -> Result<(Vec<Cause>, usize)> {
        let mut on = on.into();
        let causes = Cause::all(on.again()).await?;
        self.likely_among(on, causes).await
    }

    /// [`Ticket::likely_causes`] among all that there are.
    pub async fn likely_among(&self, on: impl Into<On<'_>>, mut causes: Vec<Cause>) -> Result<(Vec<Cause>, usize)> {
        causes.retain(|cause| cause.archived_at.is_none());
        if causes.is_empty() {
            return Ok((causes, 0));
        }
        type Hint = (Option<DepartmentId>, Option<WaitFor>, String, Option<CauseId>, i64);
        let hints: Vec<Hint> = sql!(
            "SELECT DISTINCT department_id, what, '' AS words, CAST(NULL AS BIGINT) AS cause_id, CAST(0 AS BIGINT) AS times
             FROM wait WHERE ticket_id = $1
             UNION ALL SELECT NULL, NULL, a.words, NULL, 0 FROM (SELECT substr(reply_text, 1, 2000) AS words
                 FROM entry WHERE ticket_id = $1 AND kind = 'answer' AND struck_at IS NULL ORDER BY id DESC LIMIT $3) a
             UNION ALL SELECT NULL, NULL, '', lately.cause_id, count(*) FROM
                 (SELECT ticket_id, cause_id FROM ticket_cause WHERE ticket_id <> $1 ORDER BY ticket_id DESC LIMIT $4) lately
             JOIN ticket t ON t.id = lately.ticket_id
             WHERE t.merged_into IS NULL AND (t.department_id = $2 OR EXISTS
                 (SELECT 1 FROM ticket_tag own JOIN ticket_tag its ON its.tag_id = own.tag_id
                  WHERE own.ticket_id = $1 AND its.ticket_id = lately.ticket_id))
             GROUP BY lately.cause_id"
        )
        .bind(self.id)
        .bind(self.department_id)
        .bind(ANSWERS)
        .bind(LATELY)
        .all(on)
        .await?;
        let departments = hints.iter().filter_map(|(department, ..)| *department).collect::<Vec<_>>();
        let outside = hints.iter().any(|(_, what, ..)| *what == Some(WaitFor::Outside));
        let answers = hints.iter().flat_map(|(_, _, words, ..)| stems(words)).collect();
        let similar = hints.iter().filter_map(|(.., cause, times)| cause.map(|cause| (cause, *times))).collect();
        Ok(ranked(causes, (&departments, outside), &similar, &answers))
    }

    /// A ticket of such a department or journey is not solved before somebody says what went wrong. The past is not asked,
    /// nor is a department that has no words for it.
    pub(crate) async fn check_cause(&self, act: &mut Act) -> Result<()> {
        if !self.lacks_cause(&mut *act).await? {
            return Ok(());
        }
        let words: i64 = sql!("SELECT count(*) FROM cause WHERE archived_at IS NULL").value(act).await?;
        if words == 0 { Ok(()) } else { Err(Error::refused("ticket-error-cause-lacking")) }
    }

    /// Whether it must be named before the ticket is solved, and is not.
    pub async fn lacks_cause(&self, on: impl Into<On<'_>>) -> Result<bool> {
        let lacking: i64 = sql!(
            "SELECT count(*) FROM ticket t WHERE t.id = $1
             AND (EXISTS (SELECT 1 FROM cause_required r WHERE r.department_id = $2)
                 OR EXISTS (SELECT 1 FROM ticket_journey c JOIN journey j ON j.id = c.journey_id
                     WHERE c.ticket_id = $1 AND j.cause_required))
             AND NOT EXISTS (SELECT 1 FROM ticket_cause n WHERE n.ticket_id = $1)"
        )
        .bind(self.id)
        .bind(self.department_id)
        .value(on)
        .await?;
        Ok(lacking > 0)
    }

    /// Names on another ticket, where nothing is named, what is named here; answers with it. It stays named here,
    /// for the day on which the two are parted: whoever counts leaves merged tickets out.
    pub(crate) async fn hand_cause(&self, act: &mut Act, to: &Ticket) -> Result<Option<CauseId>> {
        let rows: Vec<(CauseId,)> = sql!(
            "INSERT INTO ticket_cause (ticket_id, cause_id, named_at)
             SELECT $2, cause_id, named_at FROM ticket_cause WHERE ticket_id = $1 ON CONFLICT DO NOTHING RETURNING cause_id"
        )
        .bind(self.id)
        .bind(to.id)
        .all(act)
        .await?;
        Ok(rows.into_iter().next().map(|(id,)| id))
    }

    /// Undoes [`Ticket::hand_cause`], unless somebody has said otherwise since.
    pub(crate) async fn drop_cause(&self, act: &mut Act, brought: Option<CauseId>) -> Result<()> {
        let query = sql!("DELETE FROM ticket_cause WHERE ticket_id = $1 AND cause_id = $2");
        query.bind(self.id).bind(brought).run(act).await?;
        Ok(())
    }
}

/// The likeliest first, and how many of them there is a reason for.
fn ranked(
    mut causes: Vec<Cause>,
    (departments, outside): (&[DepartmentId], bool),
    similar: &HashMap<CauseId, i64>,
    answers: &BTreeSet<String>,
) -> (Vec<Cause>, usize) {
    let asked = |cause: &Cause| cause.department_id.map_or(outside, |id| departments.contains(&id));
    let had = |cause: &Cause| similar.get(&cause.id).copied().unwrap_or_default();
    let said = |cause: &Cause| is_said(&cause.name, answers);
    let key = |cause: &Cause| (!said(cause), !asked(cause), -had(cause), fold(&cause.whose), fold(&cause.name));
    causes.sort_by_cached_key(key);
    let guesses = causes.iter().filter(|cause| said(cause) || asked(cause) || had(cause) > 0).count();
    (causes, guesses)
}

/// Whether most of a cause's words stand in the answers.
fn is_said(name: &str, answers: &BTreeSet<String>) -> bool {
    let telling: Vec<String> = stems(name).into_iter().filter(|stem| stem.chars().count() >= SHORTEST).collect();
    2 * telling.iter().filter(|stem| answers.contains(*stem)).count() > telling.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(id: i64, department: Option<i64>) -> Cause {
        let department_id = department.map(DepartmentId);
        Cause { id: CauseId(id), name: id.to_string(), department_id, whose: String::new(), archived_at: None }
    }

    #[test]
    fn who_was_asked_comes_first_then_what_such_tickets_had() {
        let causes = vec![cause(1, Some(1)), cause(2, Some(2)), cause(3, None), cause(4, Some(2)), cause(5, Some(1))];
        let similar = HashMap::from([(CauseId(4), 2), (CauseId(5), 9)]);
        let order = |asked: (&[DepartmentId], bool)| {
            let (ranked, guesses) = ranked(causes.clone(), asked, &similar, &BTreeSet::new());
            (ranked.iter().map(|cause| cause.id.0).collect::<Vec<_>>(), guesses)
        };
        assert_eq!(order((&[DepartmentId(2)], false)), (vec![4, 2, 5, 1, 3], 3));
        assert_eq!(order((&[], true)), (vec![3, 5, 4, 1, 2], 3));
        assert_eq!(order((&[], false)), (vec![5, 4, 1, 2, 3], 2));
    }

    #[test]
    fn what_is_said_comes_before_who_was_asked() {
        let named = |id, name: &str, department| Cause { name: name.into(), ..cause(id, Some(department)) };
        let causes = vec![named(1, "Booked wrongly", 1), named(2, "Promised too much", 2)];
        let answers = stems("The banner promised far too much. I am sorry.");
        let (first, guesses) = ranked(causes, (&[DepartmentId(1)], false), &HashMap::new(), &answers);
        assert_eq!((first[0].id, guesses), (CauseId(2), 2));
        assert!(!is_said("Promised nothing ever", &answers), "most of its words");
        assert!(!is_said("", &answers) && !is_said("x", &answers));
    }
}
