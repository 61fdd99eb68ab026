//! Calendars, kept.

use crate::{Calendar, Layer};
use base::{About, Act, DepartmentId, Error, Event, Moment, Result, Setting, StaffId};
use jiff::tz::TimeZone;
use people::{Admin, Colleague, Company, Regulation};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use std::collections::HashMap;
use store::{On, sql};

/// Whose calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    Company,
    /// A department's, over the company's.
    Department(DepartmentId),
    /// A person's, over their department's.
    Staff(StaffId),
}

impl Whose {
    fn row(self) -> (&'static str, i64) {
        match self {
            Whose::Company => ("company", 0),
            Whose::Department(id) => ("department", id.0),
            Whose::Staff(id) => ("staff", id.0),
        }
    }
}

/// Somebody works at other hours than before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HoursChanged {
    /// company, department or staff.
    pub whose: String,
    /// Which; 0 for the company.
    pub id: i64,
    /// What it says of itself since; of earlier changes that is not known.
    #[serde(default)]
    pub layer: Option<Layer>,
}
impl Event for HoursChanged {
    const KIND: &'static str = "calendar.changed";
}

/// What differs from the layers above; nothing, when nothing was said.
pub async fn layer(on: impl Into<On<'_>>, whose: Whose) -> Result<Layer> {
    let (word, id) = whose.row();
    let row: Option<(Json<Layer>,)> =
        sql!("SELECT layer FROM calendar WHERE whose = $1 AND whose_id = $2").bind(word).bind(id).opt(on).await?;
    Ok(row.map(|(layer,)| layer.0).unwrap_or_default())
}

/// The hours of a department, or of a person who works there, with everything above them.
pub async fn calendar(
    on: impl Into<On<'_>>,
    department: Option<DepartmentId>,
    staff: Option<StaffId>,
) -> Result<Calendar> {
    let mut on = on.into();
    let zone = Company::read(on.again()).await?.time_zone();
    let mut calendar = Calendar { zone, ..Calendar::always() };
    let layers = [Some(Whose::Company), department.map(Whose::Department), staff.map(Whose::Staff)];
    for whose in layers.into_iter().flatten() {
        calendar = layer(on.again(), whose).await?.under(&calendar);
    }
    Ok(calendar)
}

/// Every calendar there is, read at once: for pages about many.
#[derive(Clone, Debug)]
pub struct Layers {
    zone: TimeZone,
    layers: HashMap<(String, i64), Layer>,
}

impl Layers {
    /// All of them.
    pub async fn read(on: impl Into<On<'_>>) -> Result<Layers> {
        let mut on = on.into();
        let zone = Company::read(on.again()).await?.time_zone();
        let rows: Vec<(String, i64, Json<Layer>)> =
            sql!("SELECT whose, whose_id, layer FROM calendar ORDER BY whose, whose_id").all(on).await?;
        let layers = rows.into_iter().map(|(whose, id, layer)| ((whose, id), layer.0)).collect();
        Ok(Layers { zone, layers })
    }

    /// As [`calendar`].
    pub fn calendar(&self, department: Option<DepartmentId>, staff: Option<StaffId>) -> Calendar {
        let company = Calendar { zone: self.zone.clone(), ..Calendar::always() };
        let layers = [Some(Whose::Company), department.map(Whose::Department), staff.map(Whose::Staff)];
        layers.into_iter().flatten().fold(company, |above, whose| {
            let (word, id) = whose.row();
            self.layers.get(&(word.to_owned(), id)).map(|layer| layer.under(&above)).unwrap_or(above)
        })
    }
}

/// The right to say when somebody works: administrators may for everybody, whoever leads a department for it.
#[derive(Clone, Copy, Debug)]
pub struct Keeper(Whose);

impl Keeper {
    /// The right, if they have it.
    ///
    /// # Errors
    /// [`Error::Missing`] for everybody else.
    pub async fn of(on: impl Into<On<'_>>, who: &Colleague, whose: Whose) -> Result<Keeper> {
        let may = match whose {
            Whose::Department(id) => Regulation::may_change(on, who, id).await?,
            Whose::Company | Whose::Staff(_) => Admin::of(who).is_ok(),
        };
        if may { Ok(Keeper(whose)) } else { Err(Error::Missing) }
    }
}

/// Says when somebody works.
///
/// # Errors
/// [`Error::Invalid`] when it would never be open again: no deadline could ever fall due.
pub async fn keep(act: &mut Act, by: &Keeper, new: &Layer) -> Result<()> {
    if new.under(&Calendar::always()).next_open(act.now()).is_none() {
        return Err(Error::invalid("week", "clock-never-open"));
    }
    if layer(&mut *act, by.0).await? == *new {
        return Ok(());
    }
    let (word, id) = by.0.row();
    sql!(
        "INSERT INTO calendar (whose, whose_id, layer) VALUES ($1, $2, $3)
         ON CONFLICT (whose, whose_id) DO UPDATE SET layer = excluded.layer"
    )
    .bind(word)
    .bind(id)
    .bind(serde_json::to_value(new)?)
    .run(act)
    .await?;
    let event = HoursChanged { whose: word.to_owned(), id, layer: Some(new.clone()) };
    act.tell(About("calendar", id), &event).await?;
    Ok(())
}

/// A change of somebody's hours.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Change {
    /// When.
    pub at: Moment,
    /// Who changed them; nobody when it was the command line.
    pub actor_id: Option<StaffId>,
    /// What they are since.
    pub data: Json<HoursChanged>,
}

/// How the hours of somebody were changed lately, the newest first.
pub async fn changes(on: impl Into<On<'_>>, whose: Whose) -> Result<Vec<Change>> {
    let (word, id) = whose.row();
    let mut changes: Vec<Change> = sql!(
        "SELECT at, CASE WHEN actor = 'staff' THEN actor_id END AS actor_id, data FROM event
         WHERE about = 'calendar' AND about_id = $1 AND kind = 'calendar.changed' ORDER BY id DESC LIMIT 60"
    )
    .bind(id)
    .all(on)
    .await?;
    // Departments and people have the same numbers.
    changes.retain(|change| change.data.0.whose == word);
    Ok(changes)
}
