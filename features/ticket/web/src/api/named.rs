//! Who and what tickets name, fetched for all of them at once.

use base::{DepartmentId, IdentityId, Look, Result, StaffId, TicketId};
use customer::{CustomerId, IdentityKind};
use people::Department;
use serde::Serialize;
use std::collections::HashMap;
use store::Query;
use ticket::Ticket;
use utoipa::ToSchema;

/// A department.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedDepartment {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// Someone who works here.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedStaff {
    /// Their id.
    pub id: i64,
    /// As customers and colleagues see it.
    pub name: String,
    /// By which they sign in.
    pub email: String,
}

/// Someone who is served.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedCustomer {
    /// Their id.
    pub id: i64,
    /// Their name; `•••` when the token's owner is not shown it.
    pub name: String,
    /// The mail address or number by which this matter came; `null` when only a name is known, or the token's owner
    /// is not shown addresses.
    #[schema(required)]
    pub address: Option<String>,
}

/// What some tickets name.
pub struct Named {
    departments: HashMap<DepartmentId, NamedDepartment>,
    staff: HashMap<StaffId, NamedStaff>,
    customers: HashMap<IdentityId, NamedCustomer>,
    tags: HashMap<TicketId, Vec<String>>,
}

impl Named {
    /// What these tickets name.
    pub async fn of(look: &Look, tickets: &[Ticket]) -> Result<Named> {
        Ok(Named {
            departments: departments(look).await?,
            staff: staff(look, tickets.iter().filter_map(|t| t.assignee_id)).await?,
            customers: customers(look, tickets.iter().map(|t| t.identity_id)).await?,
            tags: Ticket::tags_of(look, tickets.iter().map(|t| t.id)).await?,
        })
    }

    /// The ticket's department.
    pub fn department(&self, ticket: &Ticket) -> Option<NamedDepartment> {
        self.departments.get(&ticket.department_id).cloned()
    }

    /// Who is responsible for the ticket.
    pub fn assignee(&self, ticket: &Ticket) -> Option<NamedStaff> {
        self.staff.get(&ticket.assignee_id?).cloned()
    }

    /// Whose matter the ticket is.
    pub fn customer(&self, ticket: &Ticket) -> Option<NamedCustomer> {
        let NamedCustomer { id, name, address } = self.customers.get(&ticket.identity_id).cloned()?;
        let contacts = ticket.contacts;
        Some(NamedCustomer { id, name: contacts.name(name), address: address.filter(|_| contacts.are_shown()) })
    }

    /// The ticket's tags, by name.
    pub fn tags(&self, ticket: &Ticket) -> Vec<String> {
        self.tags.get(&ticket.id).cloned().unwrap_or_default()
    }
}

async fn departments(look: &Look) -> Result<HashMap<DepartmentId, NamedDepartment>> {
    let all = Department::ever(look).await?;
    Ok(all.into_iter().map(|d| (d.id, NamedDepartment { id: d.id.0, name: d.name })).collect())
}

async fn staff(look: &Look, ids: impl Iterator<Item = StaffId>) -> Result<HashMap<StaffId, NamedStaff>> {
    let rows: Vec<(StaffId, String, String)> =
        Query::new("SELECT id, name, email FROM staff WHERE TRUE").with_in(" AND id", ids).all(look).await?;
    Ok(rows.into_iter().map(|(id, name, email)| (id, NamedStaff { id: id.0, name, email })).collect())
}

async fn customers(look: &Look, ids: impl Iterator<Item = IdentityId>) -> Result<HashMap<IdentityId, NamedCustomer>> {
    let rows: Vec<(IdentityId, IdentityKind, String, CustomerId, String)> = Query::new(
        "SELECT i.id, i.kind, i.value, c.id, c.name FROM identity i JOIN customer c ON c.id = i.customer_id WHERE TRUE",
    )
    .with_in(" AND i.id", ids)
    .all(look)
    .await?;
    let named = |(identity, kind, value, id, name): (IdentityId, IdentityKind, String, CustomerId, String)| {
        let address = (kind != IdentityKind::Name).then_some(value);
        (identity, NamedCustomer { id: id.0, name, address })
    };
    Ok(rows.into_iter().map(named).collect())
}
