//! Whom one asks.

use base::{Act, DepartmentId, Error, Result, StaffId, Why};
use customer::{Customer, Forgotten, Identity, IdentityKind};
use people::{Department, Staff};
use serde::{Deserialize, Serialize};
use store::{On, sql};
use ticket::{Party, Person, Ticket, WaitFor};

/// Colleagues of a department who are let into a ticket at once.
const MEMBERS: i64 = 200;

/// Whom one asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// A department: whoever of it is there.
    Department(DepartmentId),
    /// A colleague.
    Staff(StaffId),
    /// Somebody who does not work here, by mail.
    Partner(Person),
}

impl Whom {
    /// What the ticket waits for meanwhile, and of whom: a colleague's time is their department's.
    pub(crate) async fn party(&self, act: &mut Act) -> Result<(WaitFor, Party)> {
        Ok(match self {
            Whom::Department(id) => (WaitFor::Answer, Party::Department(*id)),
            Whom::Staff(id) => {
                let own = Department::of(act, *id).await?;
                (WaitFor::Answer, own.first().map_or(Party::Staff(*id), |first| Party::Department(*first)))
            }
            Whom::Partner(_) => (WaitFor::Outside, Party::Outside),
        })
    }

    /// The colleagues who are asked by this.
    pub async fn people(&self, on: impl Into<On<'_>>) -> Result<Vec<StaffId>> {
        match self {
            Whom::Department(id) => {
                let rows: Vec<(StaffId,)> = sql!(
                    "SELECT s.id FROM staff s JOIN staff_department d ON d.staff_id = s.id
                     WHERE d.department_id = $1 AND s.left_at IS NULL ORDER BY s.id LIMIT $2"
                )
                .bind(*id)
                .bind(MEMBERS)
                .all(on)
                .await?;
                Ok(rows.into_iter().map(|(id,)| id).collect())
            }
            Whom::Staff(id) => Ok(vec![*id]),
            Whom::Partner(_) => Ok(Vec::new()),
        }
    }

    /// Lets the colleagues who are asked by this onto a ticket.
    pub(crate) async fn let_in(&self, act: &mut Act, ticket: &Ticket) -> Result<()> {
        for member in self.people(&mut *act).await? {
            ticket.admit(act, member).await?;
        }
        Ok(())
    }

    /// How they are called.
    pub async fn name(&self, on: impl Into<On<'_>>) -> Result<String> {
        Ok(match self {
            Whom::Department(id) => Department::find(on, *id).await?.name,
            Whom::Staff(id) => Staff::find(on, *id).await?.name,
            Whom::Partner(person) if person.name.is_empty() => person.address.clone(),
            Whom::Partner(person) => person.name.clone(),
        })
    }

    /// What is asked of somebody outside, and what goes along, is not for the customer: they would read as a question
    /// what colleagues said among themselves.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an address of whose matter the ticket is.
    pub(crate) async fn check_on(&self, act: &mut Act, ticket: &Ticket) -> Result<()> {
        let Whom::Partner(person) = self else { return Ok(()) };
        let customer = Customer::behind(&mut *act, ticket.identity_id).await?;
        let known = Identity::of(act, customer.id).await?;
        match known.iter().any(|i| i.kind == IdentityKind::Mail && person.is_at(&i.value)) {
            true => Err(Error::Invalid(vec![(
                "whom",
                Why::of("question-error-customer").with("name", person.address.clone()),
            )])),
            false => Ok(()),
        }
    }

    /// # Errors
    /// [`Error::Invalid`] for who has left, for a department that takes no work or has nobody, for oneself,
    /// for what is no mail address, and for a colleague's.
    pub(crate) async fn check(&self, act: &mut Act, by: StaffId) -> Result<()> {
        let wrong =
            |key: &'static str, name: String| Err(Error::Invalid(vec![("whom", Why::of(key).with("name", name))]));
        match self {
            Whom::Department(id) => {
                let department = Department::find(&mut *act, *id).await?;
                if department.archived_at.is_some() {
                    return wrong("question-error-archived", department.name);
                }
                if self.people(act).await?.is_empty() {
                    return wrong("question-error-nobody-there", department.name);
                }
            }
            Whom::Staff(id) if *id == by => return wrong("question-error-yourself", String::new()),
            Whom::Staff(id) => {
                let staff = Staff::find(act, *id).await?;
                if staff.left_at.is_some() {
                    return wrong("question-error-left", staff.name);
                }
            }
            Whom::Partner(person) if !is_address(&person.address) => {
                return wrong("question-error-address", person.address.clone());
            }
            Whom::Partner(person) => {
                Forgotten::check(&mut *act, "whom", &[person.address.as_str()]).await?;
                let all = Staff::all(act).await?;
                if let Some(colleague) = all.into_iter().find(|staff| person.is_at(&staff.email)) {
                    return wrong("question-error-colleague", colleague.name);
                }
            }
        }
        Ok(())
    }
}

/// One address, on one line.
fn is_address(text: &str) -> bool {
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'));
    plain
        && text.len() <= 254
        && matches!(text.split_once('@'), Some((local, domain)) if !local.is_empty() && domain.contains('.') && !domain.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_and_on_one_line() {
        assert!(is_address("courier@fast.example"));
        for wrong in ["", "courier", "a@b", "@fast.example", "a@b.c\r\nBcc: x@y.z", "a b@c.d", "a@b@c.d", "a@b.c,d@e.f"]
        {
            assert!(!is_address(wrong), "{wrong:?}");
        }
    }
}
