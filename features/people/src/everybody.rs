//! Everybody and every department there ever was: for naming whatever happened, and for choosing among those who are here.

use crate::{Contacts, Department, Role, Staff};
use base::{DepartmentId, Moment, Result, StaffId};
use store::{On, sql};

/// Who works and has worked here, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everybody {
    /// By name, those who have left last: as [`Staff::everyone`] has them.
    pub staff: Vec<Staff>,
    /// Oldest first, archived ones too: as [`Department::ever`] has them.
    pub departments: Vec<Department>,
}

/// Somebody, who has a role; or a department, whose collaborators see something of customers.
#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    name: String,
    ended_at: Option<Moment>,
    role: Option<Role>,
    sees: Option<Contacts>,
    email: String,
    language: String,
    zone: String,
    photo: Option<String>,
}

impl Everybody {
    /// All of them, in one statement: pages ask for both.
    pub async fn read(on: impl Into<On<'_>>) -> Result<Everybody> {
        let rows: Vec<Row> = sql!(
            "SELECT id, name, left_at AS ended_at, role, CAST(NULL AS TEXT) AS sees, email, language, zone, photo,
                 left_at IS NOT NULL AS has_left, name AS by_name FROM staff
             UNION ALL SELECT id, name, archived_at, NULL, sees, '', '', '', NULL, FALSE, '' FROM department
             ORDER BY has_left, by_name, id"
        )
        .all(on)
        .await?;
        let mut all = Everybody::default();
        for Row { id, name, ended_at, role, sees, email, language, zone, photo } in rows {
            if let Some(role) = role {
                all.staff.push(Staff { id: StaffId(id), email, name, role, language, zone, left_at: ended_at, photo });
            } else if let Some(sees) = sees {
                all.departments.push(Department { id: DepartmentId(id), name, sees, archived_at: ended_at });
            }
        }
        Ok(all)
    }
}
