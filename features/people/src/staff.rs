//! Staff.

use crate::{Admin, Company, Department, Role, department, event, naming};
use base::{Act, DepartmentId, Error, Moment, Result, Setting, StaffId, Why, words::line};
use std::collections::{BTreeSet, HashMap};
use store::{On, Query, sql};

/// Someone who works here.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Staff {
    /// Their row.
    pub id: StaffId,
    /// By which they sign in; lower case.
    pub email: String,
    /// As customers and colleagues see it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Of their screens: en, ru, bg, hr.
    pub language: String,
    /// IANA time zone of their screens.
    pub zone: String,
    /// When they stopped working here.
    pub left_at: Option<Moment>,
    /// The key of their picture, for [`Staff::photo`], if they gave one.
    pub photo: Option<String>,
}

/// Someone who begins to work here.
#[derive(Clone, Debug)]
pub struct NewStaff<'a> {
    /// By which they sign in.
    pub email: &'a str,
    /// As customers and colleagues see it.
    pub name: &'a str,
    /// What they may do.
    pub role: Role,
    /// Where they work.
    pub departments: &'a [DepartmentId],
    /// Hash by [`crate::password::hash`]; without one, they set a password by a mailed link.
    pub password: Option<String>,
}

impl Staff {
    /// Who stands for the administrator of the machine.
    pub(crate) fn machine() -> Staff {
        Staff {
            id: StaffId(0),
            email: String::new(),
            name: "Repka".into(),
            role: Role::Admin,
            language: "en".into(),
            zone: "UTC".into(),
            left_at: None,
            photo: None,
        }
    }

    /// The topic of what concerns one person alone: their pages listen to it, and whoever does is here.
    pub fn topic(id: StaffId) -> String {
        format!("staff:{id}")
    }

    /// Everyone who works here, by name.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Staff>> {
        Ok(sql!(
            "SELECT id, email, name, role, language, zone, left_at, photo FROM staff WHERE left_at IS NULL ORDER BY name, id"
        )
        .all(on)
        .await?)
    }

    /// Everyone who works or has worked here, by name, those who have left last.
    pub async fn everyone(on: impl Into<On<'_>>) -> Result<Vec<Staff>> {
        Ok(sql!(
            "SELECT id, email, name, role, language, zone, left_at, photo FROM staff ORDER BY left_at IS NOT NULL, name, id"
        )
        .all(on)
        .await?)
    }

    /// When each was last here, to the minute; who never was is not among them.
    pub async fn last_seen(on: impl Into<On<'_>>) -> Result<HashMap<StaffId, Moment>> {
        let rows: Vec<(StaffId, Moment)> = sql!(
            "SELECT staff_id, max(at) FROM (
                 SELECT staff_id, seen_at AS at FROM session
                 UNION ALL SELECT about_id, at FROM event WHERE kind = 'staff.signed_in'
             ) AS used GROUP BY staff_id"
        )
        .all(on)
        .await?;
        Ok(rows.into_iter().collect())
    }

    /// The person of this id, gone or not.
    pub async fn find(on: impl Into<On<'_>>, id: StaffId) -> Result<Staff> {
        sql!("SELECT id, email, name, role, language, zone, left_at, photo FROM staff WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The person with this e-mail, if they still work here.
    pub async fn by_email(on: impl Into<On<'_>>, email: &str) -> Result<Option<Staff>> {
        Ok(sql!(
            "SELECT id, email, name, role, language, zone, left_at, photo FROM staff WHERE email = $1 AND left_at IS NULL"
        )
        .bind(email.trim().to_lowercase())
        .opt(on)
        .await?)
    }

    /// Whether the desk has an admin yet: until then, the set-up link works.
    pub async fn any_admin(on: impl Into<On<'_>>) -> Result<bool> {
        let one: Option<(StaffId,)> =
            sql!("SELECT id FROM staff WHERE role = 'admin' AND left_at IS NULL LIMIT 1").opt(on).await?;
        Ok(one.is_some())
    }

    /// These people, gone or not.
    pub async fn among(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = StaffId>,
    ) -> Result<HashMap<StaffId, Staff>> {
        let ids: BTreeSet<StaffId> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let query = Query::new("SELECT id, email, name, role, language, zone, left_at, photo FROM staff WHERE TRUE");
        let rows: Vec<Staff> = query.with_in(" AND id", ids).all(on).await?;
        Ok(rows.into_iter().map(|one| (one.id, one)).collect())
    }

    /// Names of these people, for lists.
    pub async fn names(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = StaffId>,
    ) -> Result<HashMap<StaffId, String>> {
        Ok(Staff::among(on, ids).await?.into_iter().map(|(id, one)| (id, one.name)).collect())
    }

    /// Where they work.
    pub async fn departments(on: impl Into<On<'_>>, id: StaffId) -> Result<Vec<Department>> {
        Ok(sql!(
            "SELECT d.id, d.name, d.sees, d.archived_at FROM department d
             JOIN staff_department s ON s.department_id = d.id
             WHERE s.staff_id = $1 AND d.archived_at IS NULL ORDER BY d.id"
        )
        .bind(id)
        .all(on)
        .await?)
    }

    /// Takes someone on.
    pub async fn join(act: &mut Act, _by: &Admin, new: NewStaff<'_>) -> Result<Staff> {
        let email = new.email.trim().to_lowercase();
        let wrong = wrong(&email, new.name);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        free_email(act, &email).await?;
        let company = Company::read(&mut *act).await?;
        let id: StaffId = sql!(
            "INSERT INTO staff (email, name, role, language, zone, password, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id"
        )
        .bind(email.as_str())
        .bind(line(new.name))
        .bind(new.role)
        .bind(company.language.as_str())
        .bind(company.zone.as_str())
        .bind(new.password)
        .bind(act.now())
        .value(&mut *act)
        .await?;
        for department in new.departments {
            department::join(act, id, *department, false).await?;
        }
        act.tell(id, &event::Joined { staff: id, role: new.role }).await?;
        Staff::find(act, id).await
    }

    /// Those who have never been in and have no password: since when their newest invitation runs, if
    /// there is one.
    pub async fn invited(on: impl Into<On<'_>>) -> Result<HashMap<StaffId, Option<Moment>>> {
        let rows: Vec<(StaffId, Option<Moment>)> = sql!(
            "SELECT s.id, (SELECT max(r.made_at) FROM password_reset r WHERE r.staff_id = s.id AND r.used_at IS NULL)
             FROM staff s WHERE s.password IS NULL AND s.left_at IS NULL"
        )
        .all(on)
        .await?;
        Ok(rows.into_iter().collect())
    }

    /// Corrects a colleague's name and mail address.
    ///
    /// # Errors
    /// [`Error::Invalid`] when one does not do; [`Error::Missing`] when there is nobody of this id.
    pub async fn change(act: &mut Act, _by: &Admin, who: StaffId, name: &str, email: &str) -> Result<()> {
        let before = Staff::find(&mut *act, who).await?;
        let (name, email) = (line(name), email.trim().to_lowercase());
        let wrong = wrong(&email, &name);
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let mut changed = Vec::new();
        if before.name != name {
            changed.push("name".to_owned());
        }
        if before.email != email {
            free_email(act, &email).await?;
            changed.push("email".to_owned());
            Staff::mail_taken(act, who).await?;
        }
        if changed.is_empty() {
            return Ok(());
        }
        sql!("UPDATE staff SET name = $2, email = $3 WHERE id = $1").bind(who).bind(name).bind(email).run(act).await?;
        act.tell(who, &event::StaffChanged { staff: who, changed }).await?;
        Ok(())
    }

    /// Says where a colleague works and where they lead. Archived departments keep them.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such department or person.
    pub async fn work_in(act: &mut Act, _by: &Admin, who: StaffId, places: &[(DepartmentId, bool)]) -> Result<()> {
        Staff::find(&mut *act, who).await?;
        let before: Vec<(DepartmentId, bool)> = sql!(
            "SELECT s.department_id, s.leads FROM staff_department s JOIN department d ON d.id = s.department_id
             WHERE s.staff_id = $1 AND d.archived_at IS NULL ORDER BY s.department_id"
        )
        .bind(who)
        .all(&mut *act)
        .await?;
        let mut places = places.to_vec();
        places.sort_unstable();
        places.dedup_by_key(|(id, _)| *id);
        if before == places {
            return Ok(());
        }
        sql!(
            "DELETE FROM staff_department WHERE staff_id = $1
             AND department_id IN (SELECT id FROM department WHERE archived_at IS NULL)"
        )
        .bind(who)
        .run(act)
        .await?;
        for (id, leads) in places {
            Department::find(&mut *act, id).await?;
            department::join(act, who, id, leads).await?;
        }
        act.tell(who, &event::StaffChanged { staff: who, changed: vec!["departments".into()] }).await?;
        Ok(())
    }

    /// Changes one's own name.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is empty.
    pub async fn rename(act: &mut Act, who: StaffId, name: &str) -> Result<()> {
        let name = naming::named(name)?;
        sql!("UPDATE staff SET name = $2 WHERE id = $1").bind(who).bind(name).run(act).await?;
        Ok(())
    }

    /// Chooses language and time zone of one's own screens.
    pub async fn prefer(act: &mut Act, who: StaffId, language: &str, zone: &str) -> Result<()> {
        sql!("UPDATE staff SET language = $2, zone = $3 WHERE id = $1")
            .bind(who)
            .bind(language)
            .bind(zone)
            .run(act)
            .await?;
        Ok(())
    }

    /// Gives someone another role.
    ///
    /// # Errors
    /// [`Error::Refused`] when no admin would be left.
    pub async fn change_role(act: &mut Act, _by: &Admin, who: StaffId, role: Role) -> Result<()> {
        if Staff::find(&mut *act, who).await?.role == role {
            return Ok(());
        }
        Staff::keep_one_admin(act, who, role == Role::Admin).await?;
        let changed = sql!("UPDATE staff SET role = $2 WHERE id = $1").bind(who).bind(role).run(act).await?;
        if changed == 0 {
            return Err(Error::Missing);
        }
        act.tell(who, &event::RoleChanged { staff: who, role }).await?;
        Ok(())
    }

    /// Someone works here no more: their sessions and tokens end, their picture goes, what they did stays theirs. Their open
    /// tickets pass to `heir` or back to the queue, by whoever reacts to [`event::Left`].
    ///
    /// # Errors
    /// [`Error::Refused`] when no admin would be left, [`Error::Missing`] when they do not work here,
    /// [`Error::Invalid`] naming `heir` when that one answers no customers.
    pub async fn leave(act: &mut Act, _by: &Admin, who: StaffId, heir: Option<StaffId>) -> Result<()> {
        Staff::keep_one_admin(act, who, false).await?;
        if let Some(heir) = heir {
            let heir = Staff::find(&mut *act, heir).await?;
            if heir.id == who || heir.left_at.is_some() || !heir.role.may_answer() {
                return Err(Error::invalid("heir", "people-heir-wrong"));
            }
        }
        let now = act.now();
        let left =
            sql!("UPDATE staff SET left_at = $2, photo = NULL, photo_bytes = NULL WHERE id = $1 AND left_at IS NULL")
                .bind(who)
                .bind(now)
                .run(act)
                .await?;
        if left == 0 {
            return Err(Error::Missing);
        }
        sql!("DELETE FROM session WHERE staff_id = $1").bind(who).run(act).await?;
        sql!("UPDATE api_token SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL")
            .bind(who)
            .bind(now)
            .run(act)
            .await?;
        sql!("UPDATE absence SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL")
            .bind(who)
            .bind(now)
            .run(act)
            .await?;
        act.tell(who, &event::Left { staff: who, heir }).await?;
        Ok(())
    }

    /// Someone who had left works here again, by the password and in the role they had.
    ///
    /// # Errors
    /// [`Error::Missing`] when nobody of this id has left.
    pub async fn come_back(act: &mut Act, _by: &Admin, who: StaffId) -> Result<()> {
        let back =
            sql!("UPDATE staff SET left_at = NULL WHERE id = $1 AND left_at IS NOT NULL").bind(who).run(act).await?;
        if back == 0 {
            return Err(Error::Missing);
        }
        act.tell(who, &event::CameBack { staff: who }).await?;
        Ok(())
    }

    async fn keep_one_admin(act: &mut Act, who: StaffId, stays: bool) -> Result<()> {
        let other: Option<(StaffId,)> =
            sql!("SELECT id FROM staff WHERE role = 'admin' AND left_at IS NULL AND id <> $1 LIMIT 1")
                .bind(who)
                .opt(act)
                .await?;
        if stays || other.is_some() { Ok(()) } else { Err(Error::refused("people-last-admin")) }
    }
}

async fn free_email(act: &mut Act, email: &str) -> Result<()> {
    let taken: Option<(StaffId,)> = sql!("SELECT id FROM staff WHERE email = $1").bind(email).opt(act).await?;
    if taken.is_some() { Err(Error::invalid("email", "people-email-taken")) } else { Ok(()) }
}

/// What is wrong with an address and a name, by field.
pub(crate) fn wrong(email: &str, name: &str) -> Vec<(&'static str, Why)> {
    let mut wrong = Vec::new();
    let parts = email.split_once('@');
    if !parts
        .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && !email.contains(char::is_whitespace))
    {
        wrong.push(("email", Why::of("people-email-wrong")));
    }
    wrong.extend(naming::wrong(name).map(|why| ("name", why)));
    wrong
}
