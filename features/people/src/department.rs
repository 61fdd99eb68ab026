//! Departments.

use crate::{Admin, event::DepartmentMade};
use base::{About, Act, DepartmentId, Error, Result, words::fold};
use store::{On, sql};

/// Staff who answer for something: Support, Sales, Accounting …
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Department {
    /// Its row.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
}

impl Department {
    /// All of them, oldest first.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Department>> {
        Ok(sql!("SELECT id, name FROM department ORDER BY id")
            .all(on)
            .await?)
    }

    /// The department of this name, however it is typed.
    pub async fn named(on: impl Into<On<'_>>, name: &str) -> Result<Option<Department>> {
        Ok(sql!("SELECT id, name FROM department WHERE name_key = $1")
            .bind(fold(name.trim()))
            .opt(on)
            .await?)
    }

    /// The department of this id.
    pub async fn find(on: impl Into<On<'_>>, id: DepartmentId) -> Result<Department> {
        sql!("SELECT id, name FROM department WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The department of this name, made if there is none.
    pub async fn ensure(act: &mut Act, _by: &Admin, name: &str) -> Result<Department> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::invalid("name", "people-name-wrong"));
        }
        if let Some(found) = Department::named(&mut *act, name).await? {
            return Ok(found);
        }
        let id: DepartmentId = sql!(
            "INSERT INTO department (name, name_key, made_at) VALUES ($1, $2, $3) RETURNING id"
        )
        .bind(name)
        .bind(fold(name))
        .bind(act.now())
        .value(&mut *act)
        .await?;
        act.tell(
            About("department", id.0),
            &DepartmentMade { department: id },
        )
        .await?;
        Ok(Department {
            id,
            name: name.to_owned(),
        })
    }
}
