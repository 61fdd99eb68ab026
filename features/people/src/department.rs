//! Departments.

use crate::{
    Admin, Company, Contacts, Role, Staff, Uses,
    event::{DepartmentArchived, DepartmentChanged, DepartmentMade, DepartmentRenamed, DepartmentRestored},
    naming,
};
use base::{
    About, Act, DepartmentId, Error, Moment, Result, Setting, StaffId,
    words::{fold, line},
};
use store::{On, sql};

/// Staff who answer for something: Support, Sales, Accounting …
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Department {
    /// Its row.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// How much its collaborators see of customers.
    pub sees: Contacts,
    /// Since when it takes no new work.
    pub archived_at: Option<Moment>,
}

/// Someone's place in a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Membership {
    /// Where.
    pub department_id: DepartmentId,
    /// Who; they may have left.
    pub staff_id: StaffId,
    /// Whether they answer for its work.
    pub leads: bool,
}

impl Department {
    /// Those that take work, oldest first.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Department>> {
        Ok(sql!("SELECT id, name, sees, archived_at FROM department WHERE archived_at IS NULL ORDER BY id")
            .all(on)
            .await?)
    }

    /// All there ever were, oldest first: for naming what happened.
    pub async fn ever(on: impl Into<On<'_>>) -> Result<Vec<Department>> {
        Ok(sql!("SELECT id, name, sees, archived_at FROM department ORDER BY id").all(on).await?)
    }

    /// What a form offers, oldest first, see [`Department::is_offered`].
    pub async fn offered(on: impl Into<On<'_>>, uses: Uses, chosen: Option<DepartmentId>) -> Result<Vec<Department>> {
        let mut all = Department::ever(on).await?;
        all.retain(|department| department.is_offered(uses, chosen));
        Ok(all)
    }

    /// Whether a form offers it: it takes work, and the company has several; or it is chosen, whatever became of it, so
    /// that whoever saves the form does not lose it.
    pub fn is_offered(&self, uses: Uses, chosen: Option<DepartmentId>) -> bool {
        chosen == Some(self.id) || uses.departments && self.archived_at.is_none()
    }

    /// The department of this name, however it is typed.
    pub async fn named(on: impl Into<On<'_>>, name: &str) -> Result<Option<Department>> {
        Ok(sql!("SELECT id, name, sees, archived_at FROM department WHERE name_key = $1")
            .bind(fold(&line(name)))
            .opt(on)
            .await?)
    }

    /// The department of this id.
    pub async fn find(on: impl Into<On<'_>>, id: DepartmentId) -> Result<Department> {
        sql!("SELECT id, name, sees, archived_at FROM department WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The department of this id, when it takes work; nothing when it is archived, or there is none.
    pub async fn open(on: impl Into<On<'_>>, id: DepartmentId) -> Result<Option<Department>> {
        let found = match Department::find(on, id).await {
            Err(Error::Missing) => None,
            found => Some(found?),
        };
        Ok(found.filter(|department| department.archived_at.is_none()))
    }

    /// Who belongs to which department, those who have left included; departments oldest first, and those that take no
    /// work any more behind all others.
    pub async fn memberships(on: impl Into<On<'_>>) -> Result<Vec<Membership>> {
        Ok(sql!(
            "SELECT p.department_id, p.staff_id, p.leads FROM staff_department p JOIN department d ON d.id = p.department_id
             ORDER BY d.archived_at IS NOT NULL, p.department_id, p.staff_id"
        )
        .all(on)
        .await?)
    }

    /// Where someone works, or worked until they left, in the order of [`Department::memberships`]: the first answers
    /// for what they are asked.
    pub async fn of(on: impl Into<On<'_>>, who: StaffId) -> Result<Vec<DepartmentId>> {
        let rows: Vec<(DepartmentId,)> = sql!(
            "SELECT p.department_id FROM staff_department p JOIN department d ON d.id = p.department_id WHERE p.staff_id = $1
             ORDER BY d.archived_at IS NOT NULL, p.department_id"
        )
        .bind(who)
        .all(on)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// [`Department::memberships`] without who leads.
    pub async fn members(on: impl Into<On<'_>>) -> Result<Vec<(DepartmentId, StaffId)>> {
        let all = Department::memberships(on).await?.into_iter();
        Ok(all.map(|place| (place.department_id, place.staff_id)).collect())
    }

    /// How much this collaborator sees of customers: what that of their departments shows which shows most, and
    /// everything when they belong to none. Everybody else sees everything.
    pub async fn shows_to(on: impl Into<On<'_>>, who: StaffId, role: Role) -> Result<Contacts> {
        if role.may_answer() {
            return Ok(Contacts::Shown);
        }
        let theirs: Vec<(Contacts,)> = sql!(
            "SELECT d.sees FROM department d JOIN staff_department s ON s.department_id = d.id WHERE s.staff_id = $1"
        )
        .bind(who)
        .all(on)
        .await?;
        Ok(theirs.into_iter().map(|(sees,)| sees).min().unwrap_or_default())
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
        let key = fold(&name);
        let id: DepartmentId =
            sql!("INSERT INTO department (name, name_key, made_at) VALUES ($1, $2, $3) RETURNING id")
                .bind(name)
                .bind(key)
                .bind(act.now())
                .value(&mut *act)
                .await?;
        act.tell(About("department", id.0), &DepartmentMade { department: id }).await?;
        Department::find(act, id).await
    }

    /// Gives a department another name.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or another department's, [`Error::Missing`]
    /// when there is no such department.
    pub async fn rename(act: &mut Act, _by: &Admin, id: DepartmentId, name: &str) -> Result<()> {
        if Department::find(&mut *act, id).await?.name == line(name) {
            return Ok(());
        }
        let name = free_name(act, name, Some(id)).await?;
        sql!("UPDATE department SET name = $2, name_key = $3 WHERE id = $1")
            .bind(id)
            .bind(name.as_str())
            .bind(fold(&name))
            .run(act)
            .await?;
        let event = DepartmentRenamed { department: id, name };
        act.tell(About("department", id.0), &event).await?;
        Ok(())
    }

    /// Says how much its collaborators see of customers.
    pub async fn show_contacts(act: &mut Act, _by: &Admin, id: DepartmentId, sees: Contacts) -> Result<()> {
        if Department::find(&mut *act, id).await?.sees == sees {
            return Ok(());
        }
        sql!("UPDATE department SET sees = $2 WHERE id = $1").bind(id).bind(sees).run(act).await?;
        changed(act, id, "contacts", Some(sees)).await
    }

    /// Says who belongs to it and who of them leads; whoever has left keeps their place.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such department or person.
    pub async fn set_members(act: &mut Act, _by: &Admin, id: DepartmentId, members: &[(StaffId, bool)]) -> Result<()> {
        Department::find(&mut *act, id).await?;
        let before: Vec<(StaffId, bool)> = sql!(
            "SELECT d.staff_id, d.leads FROM staff_department d JOIN staff s ON s.id = d.staff_id
             WHERE d.department_id = $1 AND s.left_at IS NULL ORDER BY d.staff_id"
        )
        .bind(id)
        .all(&mut *act)
        .await?;
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup_by_key(|(who, _)| *who);
        if before == members {
            return Ok(());
        }
        sql!(
            "DELETE FROM staff_department WHERE department_id = $1
             AND staff_id IN (SELECT id FROM staff WHERE left_at IS NULL)"
        )
        .bind(id)
        .run(act)
        .await?;
        for (who, leads) in members {
            Staff::find(&mut *act, who).await?;
            join(act, who, id, leads).await?;
        }
        changed(act, id, "members", None).await
    }

    /// Closes a department for new work. Its open tickets and its mailboxes pass to `heir`, by whoever
    /// reacts to [`DepartmentArchived`].
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `heir` when that is no other open department.
    pub async fn archive(act: &mut Act, by: &Admin, id: DepartmentId, heir: DepartmentId) -> Result<()> {
        let open = Department::all(&mut *act).await?;
        let is_open = |wanted| open.iter().any(|d| d.id == wanted);
        if !is_open(id) {
            return Err(Error::Missing);
        }
        if heir == id || !is_open(heir) {
            return Err(Error::invalid("heir", "people-heir-wrong"));
        }
        let now = act.now();
        sql!("UPDATE department SET archived_at = $2 WHERE id = $1").bind(id).bind(now).run(act).await?;
        let company = Company::read(&mut *act).await?;
        if company.department == Some(id) {
            Company { department: Some(heir), ..company }.change(act, by).await?;
        }
        act.tell(About("department", id.0), &DepartmentArchived { department: id, heir }).await?;
        Ok(())
    }

    /// Opens an archived department again.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not archived.
    pub async fn restore(act: &mut Act, _by: &Admin, id: DepartmentId) -> Result<()> {
        let restored = sql!("UPDATE department SET archived_at = NULL WHERE id = $1 AND archived_at IS NOT NULL")
            .bind(id)
            .run(act)
            .await?;
        if restored == 0 {
            return Err(Error::Missing);
        }
        act.tell(About("department", id.0), &DepartmentRestored { department: id }).await?;
        Ok(())
    }
}

async fn changed(act: &mut Act, id: DepartmentId, what: &str, sees: Option<Contacts>) -> Result<()> {
    let event = DepartmentChanged { department: id, changed: vec![what.to_owned()], sees };
    act.tell(About("department", id.0), &event).await?;
    Ok(())
}

/// Gives someone a place.
pub(crate) async fn join(act: &mut Act, who: StaffId, id: DepartmentId, leads: bool) -> Result<()> {
    sql!("INSERT INTO staff_department (staff_id, department_id, leads) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(who)
        .bind(id)
        .bind(leads)
        .run(act)
        .await?;
    Ok(())
}

/// The name without spaces around it, when nobody but `own` has it.
async fn free_name(act: &mut Act, name: &str, own: Option<DepartmentId>) -> Result<String> {
    let name = naming::named(name)?;
    match Department::named(act, &name).await? {
        Some(other) if Some(other.id) != own => Err(Error::invalid("name", "people-name-taken")),
        _ => Ok(name),
    }
}
