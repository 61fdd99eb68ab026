//! Who is responsible.

use crate::{Ticket, event, standing_in::check_here};
use base::{Act, DepartmentId, Error, Result, StaffId, Why};
use people::{Agent, Department, Duty, Staff, stand_in};
use serde_json::json;

impl Ticket {
    /// Takes a ticket nobody has. Two who take it at the same moment: one has it, the other is
    /// told who.
    ///
    /// # Errors
    /// [`Error::Conflict`] when someone else has it; [`Error::Refused`] when they are away.
    pub async fn take(&mut self, act: &mut Act, by: &Agent) -> Result<()> {
        match self.assignee_id {
            Some(id) if id == by.id => Ok(()),
            Some(id) => {
                let name = Staff::find(&mut *act, id).await?.name;
                Err(Error::Conflict(Why::of("ticket-error-taken").with("name", name), json!({ "assignee": id })))
            }
            None => {
                check_here(act, by).await?;
                self.assign_to(act, Some(by.id)).await?;
                self.settle(act).await
            }
        }
    }

    /// Makes someone responsible, or nobody; for someone who is away, whoever stands in.
    ///
    /// # Errors
    /// [`Error::Invalid`] when that person may not answer customers or has left; [`Error::Refused`] when they
    /// want it themselves and are away.
    pub async fn assign(&mut self, act: &mut Act, by: &Agent, to: Option<StaffId>) -> Result<()> {
        if let Some(id) = to {
            let staff = Staff::find(&mut *act, id).await?;
            if !staff.role.may_answer() || staff.left_at.is_some() {
                return Err(Error::invalid("assignee", "ticket-error-cannot-answer"));
            }
        }
        if self.assignee_id == to {
            return Ok(());
        }
        if to == Some(by.id) {
            check_here(act, by).await?;
        }
        self.assign_to(act, to).await?;
        self.settle(act).await
    }

    /// Whoever does something about a ticket nobody has, has it from then on; of somebody who is away whoever stands in
    /// has it, and nobody when nobody does. Part of a verb, which settles it.
    pub async fn take_up(&mut self, act: &mut Act, by: &Agent) -> Result<()> {
        let now = act.now();
        if self.assignee_id.is_some() || stand_in(&mut *act, by.id, Duty::Tickets, now).await?.is_none() {
            return Ok(());
        }
        self.assign_to(act, Some(by.id)).await
    }

    /// Hands the matter to another department; its assignee stays only if they work there too.
    pub async fn hand_to(&mut self, act: &mut Act, _by: &Agent, department: DepartmentId) -> Result<()> {
        if self.department_id == department {
            return Ok(());
        }
        self.change_department(act, department).await?;
        self.settle(act).await
    }

    pub(crate) async fn change_department(&mut self, act: &mut Act, department: DepartmentId) -> Result<()> {
        let from = std::mem::replace(&mut self.department_id, department);
        let name = Department::find(&mut *act, department).await?.name;
        self.write_change(act, "ticket-change-department", json!({ "name": name })).await?;
        act.tell(self.id, &event::Moved { ticket: self.id, from, to: department }).await?;
        if let Some(assignee) = self.assignee_id {
            let theirs = Staff::departments(&mut *act, assignee).await?;
            if !theirs.iter().any(|d| d.id == department) {
                self.assign_to(act, None).await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn assign_to(&mut self, act: &mut Act, to: Option<StaffId>) -> Result<()> {
        let from = std::mem::replace(&mut self.assignee_id, to);
        match to {
            Some(id) if act.actor().staff() == Some(id) => {
                self.write_change(act, "ticket-change-taken", json!({})).await?
            }
            Some(id) => {
                let name = Staff::find(&mut *act, id).await?.name;
                self.write_change(act, "ticket-change-assigned", json!({ "name": name })).await?;
            }
            None => self.write_change(act, "ticket-change-given-back", json!({})).await?,
        }
        act.tell(self.id, &event::Assigned { ticket: self.id, from, to }).await?;
        Ok(())
    }
}
