//! Departments.

use crate::{
    Admin,
    event::{DepartmentMade, DepartmentRenamed},
};
use base::{About, Act, DepartmentId, Error, Result, StaffId, words::fold};
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
        Ok(sql!("SELECT id, name FROM department ORDER BY id").all(on).await?)
    }

    /// The department of this name, however it is typed.
    pub async fn named(on: impl Into<On<'_>>, name: &str) -> Result<Option<Department>> {
        Ok(sql!("SELECT id, name FROM department WHERE name_key = $1").bind(fold(name.trim())).opt(on).await?)
    }

    /// The department of this id.
    pub async fn find(on: impl Into<On<'_>>, id: DepartmentId) -> Result<Department> {
        sql!("SELECT id, name FROM department WHERE id = $1").bind(id).opt(on).await?.ok_or(Error::Missing)
    }

    /// Who belongs to which department, those who have left included; departments oldest first.
    pub async fn members(on: impl Into<On<'_>>) -> Result<Vec<(DepartmentId, StaffId)>> {
        Ok(sql!("SELECT department_id, staff_id FROM staff_department ORDER BY department_id, staff_id")
            .all(on)
            .await?)
    }

    /// The department of this name, made if there is none.
    pub async fn ensure(act: &mut Act, by: &Admin, name: &str) -> Result<Department> {
        match Department::named(&mut *act, name).await? {
            Some(found) => Ok(found),
            None => Department::make(act, by, name).await,
        }
    }

    /// Makes a department.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or taken.
    pub async fn make(act: &mut Act, _by: &Admin, name: &str) -> Result<Department> {
        let name = free_name(act, name, None).await?;
        let id: DepartmentId =
            sql!("INSERT INTO department (name, name_key, made_at) VALUES ($1, $2, $3) RETURNING id")
                .bind(name)
                .bind(fold(name))
                .bind(act.now())
                .value(&mut *act)
                .await?;
        act.tell(About("department", id.0), &DepartmentMade { department: id }).await?;
        Ok(Department { id, name: name.to_owned() })
    }

    /// Gives a department another name.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or another department's, [`Error::Missing`]
    /// when there is no such department.
    pub async fn rename(act: &mut Act, _by: &Admin, id: DepartmentId, name: &str) -> Result<()> {
        let name = free_name(act, name, Some(id)).await?;
        let renamed = sql!("UPDATE department SET name = $2, name_key = $3 WHERE id = $1")
            .bind(id)
            .bind(name)
            .bind(fold(name))
            .run(act)
            .await?;
        if renamed == 0 {
            return Err(Error::Missing);
        }
        let event = DepartmentRenamed { department: id, name: name.to_owned() };
        act.tell(About("department", id.0), &event).await?;
        Ok(())
    }
}

/// The name without spaces around it, when nobody but `own` has it.
async fn free_name<'n>(act: &mut Act, name: &'n str, own: Option<DepartmentId>) -> Result<&'n str> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "people-name-wrong"));
    }
    match Department::named(act, name).await? {
        Some(other) if Some(other.id) != own => Err(Error::invalid("name", "people-name-taken")),
        _ => Ok(name),
    }
}
