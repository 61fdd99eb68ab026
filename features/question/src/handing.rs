//! Giving a ticket to a colleague who answers no customers: they are asked, and answering gives it back.

use crate::{Addressee, Asking, AskingId, NewAsking, Question, Whom, Words};
use base::{Act, Error, Result, StaffId, Why};
use people::{Agent, Staff};
use ticket::Ticket;

impl Asking {
    /// Gives a ticket to a collaborator: it waits for them, and the time is their department's. Whoever is
    /// responsible stays so and hears what the customer writes meanwhile; nobody's ticket is the giver's.
    ///
    /// # Errors
    /// [`Error::Invalid`] for somebody who answers customers, whom the ticket is assigned to instead, for who has it
    /// already, and as [`Asking::on_ticket`].
    pub async fn give(act: &mut Act, by: &Agent, ticket: &mut Ticket, to: StaffId, words: Words) -> Result<AskingId> {
        let staff = Staff::find(&mut *act, to).await?;
        if staff.role.may_answer() {
            return Err(Error::Invalid(vec![("staff", Why::of("question-error-answers").with("name", staff.name))]));
        }
        if Question::has(&mut *act, ticket, to).await? {
            return Err(Error::invalid("staff", "question-error-asked-already"));
        }
        let new = NewAsking { words, to: vec![Addressee::of(Whom::Staff(to))], ..NewAsking::default() };
        Asking::on_ticket(act, by, ticket, new).await
    }
}

impl Question {
    async fn has(act: &mut Act, ticket: &Ticket, who: StaffId) -> Result<bool> {
        let known = Question::of_ticket(act, ticket.id).await?;
        Ok(known.iter().any(|question| question.is_open() && question.staff_id == Some(who)))
    }
}
