//! What goes wrong, in the words of whose thing it is: each department's own vocabulary, and that of parties
//! outside.

pub mod event;

use base::{
    Act, DepartmentId, Error, Moment, Result,
    words::{fold, line},
};
use event::{CauseArchived, CauseMade, CauseRenamed, CauseRequired, CauseRestored};
use people::{Colleague, Department, Role};
use store::{On, Query, sql};

/// Characters of a name at most.
pub const LONGEST: usize = 80;
/// Causes of all vocabularies there ever are, at most: as many as are read at once.
pub const MOST: usize = 1000;

store::id! {
    /// A cause.
    CauseId
}

/// Something that goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Cause {
    /// Its row.
    pub id: CauseId,
    /// What it is called.
    pub name: String,
    /// Whose thing it is, when it is a department's.
    pub department_id: Option<DepartmentId>,
    /// Whose thing it is: the department's name, or who it is outside.
    pub whose: String,
    /// Since when it is chosen no more.
    pub archived_at: Option<Moment>,
}

/// Whose vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A department's.
    Department(DepartmentId),
    /// Somebody's outside, by name.
    Outside(String),
}

/// Whoever may change a vocabulary: administrators every one, those who lead a department its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeper {
    all: bool,
    leads: Vec<DepartmentId>,
}

impl Keeper {
    /// What this colleague may change; perhaps nothing.
    pub async fn of(on: impl Into<On<'_>>, who: &Colleague) -> Result<Keeper> {
        let places = Department::memberships(on).await?.into_iter();
        let leads = places.filter(|place| place.leads && place.staff_id == who.id).map(|place| place.department_id);
        Ok(Keeper { all: who.role == Role::Admin, leads: leads.collect() })
    }

    /// Whether they may change this department's; without one, those outside.
    pub fn may(&self, department: Option<DepartmentId>) -> bool {
        self.all || department.is_some_and(|id| self.leads.contains(&id))
    }

    fn check(&self, department: Option<DepartmentId>) -> Result<()> {
        if self.may(department) { Ok(()) } else { Err(Error::refused("ticket-error-cause-others")) }
    }
}

pub(crate) const COLUMNS: &str = "SELECT c.id, c.name, c.department_id, COALESCE(d.name, c.party) AS whose, c.archived_at FROM cause c LEFT JOIN department d ON d.id = c.department_id WHERE TRUE";

impl Cause {
    /// Every cause, departments first, those archived last.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Cause>> {
        let query = Query::new(COLUMNS).push(" ORDER BY CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END, c.id");
        let mut all: Vec<Cause> = query.with(" LIMIT ", i64::try_from(MOST).unwrap_or(i64::MAX)).all(on).await?;
        all.sort_by_cached_key(|cause| {
            let (outside, archived) = (cause.department_id.is_none(), cause.archived_at.is_some());
            (archived, outside, fold(&cause.whose), fold(&cause.name))
        });
        Ok(all)
    }

    /// The cause of this id.
    pub async fn find(on: impl Into<On<'_>>, id: CauseId) -> Result<Cause> {
        Query::new(COLUMNS).with(" AND c.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// Whether it is of this vocabulary, however a party's name is typed.
    fn is_of(&self, department: Option<DepartmentId>, party: &str) -> bool {
        self.department_id == department && (department.is_some() || fold(&self.whose) == fold(party))
    }

    /// In one line: whose thing, and what.
    pub fn label(&self) -> String {
        format!("{}: {}", self.whose, self.name)
    }

    /// A new word in a vocabulary.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that is empty, long or taken, and for nobody outside; [`Error::Refused`]
    /// when it is others' vocabulary.
    pub async fn make(act: &mut Act, by: &Keeper, whose: Whose, name: &str) -> Result<Cause> {
        let (department, party) = match whose {
            Whose::Department(id) => (Some(Department::find(&mut *act, id).await?.id), String::new()),
            Whose::Outside(party) => (None, line(&party)),
        };
        by.check(department)?;
        if department.is_none() && (party.is_empty() || party.chars().count() > LONGEST) {
            return Err(Error::invalid("party", "ticket-error-cause-party"));
        }
        let others = Cause::all(&mut *act).await?;
        if others.len() >= MOST {
            return Err(Error::invalid("name", "ticket-error-causes-many"));
        }
        let name = free(name, others.iter().filter(|c| c.is_of(department, &party)))?;
        // One party, one spelling: else it has two vocabularies.
        let known = others.iter().find(|c| c.department_id.is_none() && c.is_of(department, &party));
        let party = known.map_or(party, |known| known.whose.clone());
        let now = act.now();
        let id: CauseId =
            sql!("INSERT INTO cause (name, department_id, party, made_at) VALUES ($1, $2, $3, $4) RETURNING id")
                .bind(name)
                .bind(department)
                .bind(party)
                .bind(now)
                .value(&mut *act)
                .await?;
        act.tell(id, &CauseMade { cause: id }).await?;
        Cause::find(act, id).await
    }

    /// Calls it otherwise, on every ticket.
    ///
    /// # Errors
    /// As [`Cause::make`].
    pub async fn rename(act: &mut Act, by: &Keeper, id: CauseId, name: &str) -> Result<()> {
        let cause = Cause::find(&mut *act, id).await?;
        by.check(cause.department_id)?;
        let others = Cause::all(&mut *act).await?;
        let theirs = |c: &&Cause| c.id != id && c.is_of(cause.department_id, &cause.whose);
        let name = free(name, others.iter().filter(theirs))?;
        if name == cause.name {
            return Ok(());
        }
        sql!("UPDATE cause SET name = $2 WHERE id = $1").bind(id).bind(name.as_str()).run(&mut *act).await?;
        act.tell(id, &CauseRenamed { cause: id, from: cause.name, name }).await?;
        Ok(())
    }

    /// Chosen no more; tickets keep it. Or chosen again.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is others' vocabulary.
    pub async fn archive(act: &mut Act, by: &Keeper, id: CauseId, archived: bool) -> Result<()> {
        let cause = Cause::find(&mut *act, id).await?;
        by.check(cause.department_id)?;
        if cause.archived_at.is_some() == archived {
            return Ok(());
        }
        let at = archived.then_some(act.now());
        sql!("UPDATE cause SET archived_at = $2 WHERE id = $1").bind(id).bind(at).run(&mut *act).await?;
        match archived {
            true => act.tell(id, &CauseArchived { cause: id }).await?,
            false => act.tell(id, &CauseRestored { cause: id }).await?,
        };
        Ok(())
    }

    /// Departments whose tickets are not solved without.
    pub async fn required_in(on: impl Into<On<'_>>) -> Result<Vec<DepartmentId>> {
        let rows: Vec<(DepartmentId,)> =
            sql!("SELECT department_id FROM cause_required ORDER BY department_id").all(on).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Says whether this department's tickets may be solved without.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is others' department.
    pub async fn require(act: &mut Act, by: &Keeper, department: DepartmentId, required: bool) -> Result<()> {
        by.check(Some(Department::find(&mut *act, department).await?.id))?;
        let changed = match required {
            true => sql!("INSERT INTO cause_required (department_id) VALUES ($1) ON CONFLICT DO NOTHING"),
            false => sql!("DELETE FROM cause_required WHERE department_id = $1"),
        };
        if changed.bind(department).run(&mut *act).await? > 0 {
            act.tell(base::About("department", department.0), &CauseRequired { department, required }).await?;
        }
        Ok(())
    }
}

/// A name as it is kept, when none of these has it.
fn free<'a>(typed: &str, mut others: impl Iterator<Item = &'a Cause>) -> Result<String> {
    let name = line(typed);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Error::invalid("name", "ticket-error-cause-name"));
    }
    if others.any(|other| fold(&other.name) == fold(&name)) {
        return Err(Error::invalid("name", "ticket-error-cause-taken"));
    }
    Ok(name)
}
