//! Lists people have made by filters and kept.

use base::{Act, DepartmentId, Error, Moment, Result, StaffId, words::line};
use people::{Agent, Role};
use store::{On, sql};

/// Characters of a name at most.
const LONGEST_NAME: usize = 60;
/// Views one person keeps at most.
const MOST: i64 = 50;
/// Bytes of filters at most.
const LONGEST_QUERY: usize = 2_000;

store::id! {
    /// A saved view.
    SavedViewId
}

store::enumeration! {
    /// Who has a view in the rail.
    pub enum Shared {
        /// Whoever made it.
        Own = "own",
        /// A department.
        Department = "department",
        /// Everybody who serves customers.
        Everybody = "everybody",
    }
}

/// A list someone has made by filters.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedView {
    /// Its row.
    pub id: SavedViewId,
    /// Who made it.
    pub owner_id: StaffId,
    /// What it is called.
    pub name: String,
    /// The filters, as in the list's address.
    pub query: String,
    /// Who has it.
    pub shared: Shared,
    /// Whose it is, when a department's.
    pub department_id: Option<DepartmentId>,
    /// The smaller, the higher in the rail of whoever asked.
    pub place: i64,
    /// When it was made.
    pub made_at: Moment,
}

/// A line of somebody's rail: a view, or a department of theirs, of which only id and name are.
#[derive(sqlx::FromRow)]
struct InRail {
    is_view: bool,
    #[sqlx(flatten)]
    view: SavedView,
}

impl SavedView {
    /// What this person has in the rail, in its order.
    pub async fn of(on: impl Into<On<'_>>, who: &Agent) -> Result<Vec<SavedView>> {
        Ok(SavedView::with_departments(on, who).await?.1)
    }

    /// The departments in which this person works, by name, as [`people::Staff::departments`] has them; and what else they
    /// have in the rail, in its order. In one statement, because every page asks for both.
    pub async fn with_departments(
        on: impl Into<On<'_>>,
        who: &Agent,
    ) -> Result<(Vec<(DepartmentId, String)>, Vec<SavedView>)> {
        let lines: Vec<InRail> = sql!(
            "SELECT FALSE AS is_view, d.id, s.staff_id AS owner_id, d.name, '' AS query, 'own' AS shared, d.id AS department_id,
                 CAST(0 AS BIGINT) AS place, d.made_at
             FROM department d JOIN staff_department s ON s.department_id = d.id WHERE s.staff_id = $1 AND d.archived_at IS NULL
             UNION ALL SELECT TRUE, v.id, v.owner_id, v.name, v.query, v.shared, v.department_id, COALESCE(p.place, v.place), v.made_at
             FROM saved_view v LEFT JOIN view_place p ON p.view_id = v.id AND p.staff_id = $1
             WHERE v.owner_id = $1 OR v.shared = 'everybody' OR (v.shared = 'department'
                 AND v.department_id IN (SELECT department_id FROM staff_department WHERE staff_id = $1))
             ORDER BY is_view, place, id LIMIT 300"
        )
        .bind(who.id)
        .all(on)
        .await?;
        let (views, departments): (Vec<InRail>, Vec<InRail>) = lines.into_iter().partition(|line| line.is_view);
        let department = |line: InRail| (DepartmentId(line.view.id.0), line.view.name);
        Ok((departments.into_iter().map(department).collect(), views.into_iter().map(|line| line.view).collect()))
    }

    /// One that this person has.
    pub async fn seen_by(on: impl Into<On<'_>>, who: &Agent, id: SavedViewId) -> Result<SavedView> {
        let views = SavedView::of(on, who).await?;
        views.into_iter().find(|view| view.id == id).ok_or(Error::Missing)
    }

    /// Whether this person may change it: one's own, and what is shared, those who arrange others' work.
    pub fn may_change(&self, who: &Agent) -> bool {
        self.owner_id == who.id || (self.shared != Shared::Own && arranges(who))
    }

    /// Keeps a view.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that is empty or too long; [`Error::Refused`] when this person may
    /// not share it so, or keeps too many.
    pub async fn make(act: &mut Act, who: &Agent, name: &str, query: &str, with: Sharing) -> Result<SavedViewId> {
        let name = named(name)?;
        with.allowed(act, who).await?;
        if query.len() > LONGEST_QUERY {
            return Err(Error::invalid("query", "ticket-error-value"));
        }
        let has: i64 =
            sql!("SELECT count(*) FROM saved_view WHERE owner_id = $1").bind(who.id).value(&mut *act).await?;
        if has >= MOST {
            return Err(Error::refused("ticket-error-view-many"));
        }
        Ok(sql!(
            "INSERT INTO saved_view (owner_id, name, query, shared, department_id, place, made_at)
             VALUES ($1, $2, $3, $4, $5, (SELECT coalesce(max(place), 0) + 1 FROM saved_view), $6) RETURNING id"
        )
        .bind(who.id)
        .bind(name)
        .bind(query)
        .bind(with.shared())
        .bind(with.department())
        .bind(act.now())
        .value(act)
        .await?)
    }

    /// Gives it another name, other filters, or to others.
    pub async fn change(&self, act: &mut Act, who: &Agent, name: &str, query: &str, with: Sharing) -> Result<()> {
        let name = named(name)?;
        self.changeable(who)?;
        with.allowed(act, who).await?;
        sql!("UPDATE saved_view SET name = $2, query = $3, shared = $4, department_id = $5 WHERE id = $1")
            .bind(self.id)
            .bind(name)
            .bind(query)
            .bind(with.shared())
            .bind(with.department())
            .run(act)
            .await?;
        Ok(())
    }

    /// Moves it before the one above it in this person's rail; others' rails stay as they are.
    pub async fn move_up(&self, act: &mut Act, who: &Agent) -> Result<()> {
        let views = SavedView::of(&mut *act, who).await?;
        let above = views.iter().take_while(|view| view.id != self.id).last();
        let Some(above) = above else { return Ok(()) };
        for (id, place) in [(self.id, above.place), (above.id, self.place.max(above.place + 1))] {
            sql!(
                "INSERT INTO view_place (staff_id, view_id, place) VALUES ($1, $2, $3)
                 ON CONFLICT (staff_id, view_id) DO UPDATE SET place = excluded.place"
            )
            .bind(who.id)
            .bind(id)
            .bind(place)
            .run(&mut *act)
            .await?;
        }
        Ok(())
    }

    /// Removes it. The tickets stay where they are.
    pub async fn delete(&self, act: &mut Act, who: &Agent) -> Result<()> {
        self.changeable(who)?;
        sql!("DELETE FROM view_place WHERE view_id = $1").bind(self.id).run(&mut *act).await?;
        sql!("DELETE FROM saved_view WHERE id = $1").bind(self.id).run(act).await?;
        Ok(())
    }

    fn changeable(&self, who: &Agent) -> Result<()> {
        if self.may_change(who) { Ok(()) } else { Err(Error::refused("ticket-error-view-others")) }
    }
}

/// With whom a view is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// With nobody.
    Own,
    /// With a department.
    Department(DepartmentId),
    /// With everybody.
    Everybody,
}

impl Sharing {
    fn shared(self) -> Shared {
        match self {
            Sharing::Own => Shared::Own,
            Sharing::Department(_) => Shared::Department,
            Sharing::Everybody => Shared::Everybody,
        }
    }

    fn department(self) -> Option<DepartmentId> {
        match self {
            Sharing::Department(id) => Some(id),
            _ => None,
        }
    }

    /// A department's own people share with it; with everybody, those who arrange others' work.
    async fn allowed(self, act: &mut Act, who: &Agent) -> Result<()> {
        let may = match self {
            Sharing::Own => true,
            Sharing::Everybody => arranges(who),
            Sharing::Department(id) => {
                let theirs = people::Staff::departments(act, who.id).await?;
                arranges(who) || theirs.iter().any(|department| department.id == id)
            }
        };
        if may { Ok(()) } else { Err(Error::refused("ticket-error-view-share")) }
    }
}

fn arranges(who: &Agent) -> bool {
    matches!(who.role, Role::Admin | Role::Supervisor)
}

fn named(name: &str) -> Result<String> {
    let name = line(name);
    match name.chars().count() {
        0 => Err(Error::invalid("name", "ticket-error-view-name")),
        n if n > LONGEST_NAME => Err(Error::invalid("name", "ticket-error-view-name")),
        _ => Ok(name),
    }
}
