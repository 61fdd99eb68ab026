//! Answers that contradict each other: marked by any reader, asked together, and who was right is known then.

use crate::{
    Addressee, Asking, AskingId, NewAsking, Question, QuestionId, QuestionState, Words, asking::Context,
    event::Contradicted,
};
use base::{Act, Error, Moment, Result, StaffId, TicketId};
use people::Colleague;
use store::{On, Query, sql};
use ticket::Ticket;

store::id! {
    /// Two answers that contradict each other.
    ContradictionId
}

/// Two answers that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contradiction {
    /// Its row.
    pub id: ContradictionId,
    /// One question that was answered.
    pub one_id: QuestionId,
    /// The other.
    pub other_id: QuestionId,
    /// The act that asks both together.
    pub asking_id: AskingId,
    /// Who noticed.
    pub marked_by: StaffId,
    /// When.
    pub marked_at: Moment,
    /// Whose answer was right; nobody's while it is not settled, or when neither was.
    pub right_id: Option<QuestionId>,
    /// Who settled it.
    pub settled_by: Option<StaffId>,
    /// When.
    pub settled_at: Option<Moment>,
}

impl Contradiction {
    /// Those of a ticket, oldest first.
    pub async fn of_ticket(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<Contradiction>> {
        Ok(sql!(
            "SELECT c.id, c.one_id, c.other_id, c.asking_id, c.marked_by, c.marked_at, c.right_id, c.settled_by, c.settled_at
             FROM contradiction c JOIN asking a ON a.id = c.asking_id JOIN entry e ON e.id = a.entry_id
             WHERE e.ticket_id = $1 ORDER BY c.id LIMIT 50"
        )
        .bind(ticket)
        .all(on)
        .await?)
    }

    /// Marks two answers of a ticket as contradicting each other, and asks both together which holds.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they are not two answers on this ticket, or without words;
    /// [`Error::Refused`] when they are marked already.
    pub async fn mark(
        act: &mut Act,
        by: &Colleague,
        ticket: &mut Ticket,
        (one, other): (QuestionId, QuestionId),
        words: Words,
    ) -> Result<ContradictionId> {
        let answered = Question::of_ticket(&mut *act, ticket.id).await?;
        let find = |id| answered.iter().find(|q| q.id == id && q.state == QuestionState::Answered);
        let (Some(first), Some(second)) = (find(one.min(other)), find(one.max(other))) else {
            return Err(Error::invalid("other", "question-error-contradiction"));
        };
        if first.id == second.id || first.whom() == second.whom() {
            return Err(Error::invalid("other", "question-error-contradiction"));
        }
        let known = Contradiction::of_ticket(&mut *act, ticket.id).await?;
        if known.iter().any(|c| (c.one_id, c.other_id) == (first.id, second.id)) {
            return Err(Error::refused("question-error-marked"));
        }
        let to = [first, second].into_iter().filter(|question| question.staff_id != Some(by.id));
        let to = to.map(|question| Addressee::of(question.whom())).collect();
        let entries = answers_of(act, ticket, [first.id, second.id]).await?;
        let new = NewAsking { words, to, track: first.track, context: Context { entries, ..Context::default() } };
        let asking = Asking::on_ticket(act, by, ticket, new).await?;
        let now = act.now();
        let id: ContradictionId = sql!(
            "INSERT INTO contradiction (one_id, other_id, asking_id, marked_by, marked_at) VALUES ($1, $2, $3, $4, $5) RETURNING id"
        )
        .bind(first.id)
        .bind(second.id)
        .bind(asking)
        .bind(by.id)
        .bind(now)
        .value(&mut *act)
        .await?;
        act.tell(ticket.id, &Contradicted { contradiction: id, ticket: Some(ticket.id), settled: false }).await?;
        Ok(id)
    }

    /// Records whose answer was right; nobody's, when neither was.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is none of this ticket's; [`Error::Invalid`] when the answer is none of the two.
    pub async fn settle(
        act: &mut Act,
        by: &Colleague,
        ticket: &mut Ticket,
        id: ContradictionId,
        right: Option<QuestionId>,
    ) -> Result<()> {
        let known = Contradiction::of_ticket(&mut *act, ticket.id).await?;
        let known = known.into_iter().find(|contradiction| contradiction.id == id).ok_or(Error::Missing)?;
        if right.is_some_and(|right| right != known.one_id && right != known.other_id) {
            return Err(Error::invalid("right", "question-error-contradiction"));
        }
        let now = act.now();
        sql!("UPDATE contradiction SET right_id = $2, settled_by = $3, settled_at = $4 WHERE id = $1")
            .bind(id)
            .bind(right)
            .bind(by.id)
            .bind(now)
            .run(&mut *act)
            .await?;
        act.tell(ticket.id, &Contradicted { contradiction: id, ticket: Some(ticket.id), settled: true }).await?;
        ticket.settle(act).await
    }
}

/// The entries of a ticket that answered these.
async fn answers_of(act: &mut Act, ticket: &Ticket, questions: [QuestionId; 2]) -> Result<Vec<base::EntryId>> {
    let query = Query::new(
        "SELECT e.id FROM saying s JOIN entry e ON e.id = s.entry_id WHERE s.kind = 'answer' AND e.ticket_id = ",
    );
    let query = query.with("", ticket.id).with_in(" AND s.question_id", questions);
    let rows: Vec<(base::EntryId,)> = query.push(" ORDER BY e.id LIMIT 40").all(act).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
