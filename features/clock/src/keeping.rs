//! Calendars, kept.

use crate::{Calendar, Layer};
use base::{About, Act, DepartmentId, Error, Event, Result, Setting, StaffId};
use jiff::tz::TimeZone;
use people::{Admin, Company};
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

/// Says when somebody works.
///
/// # Errors
/// [`Error::Invalid`] when it would never be open again: no deadline could ever fall due.
pub async fn keep(act: &mut Act, _by: &Admin, whose: Whose, layer: &Layer) -> Result<()> {
    if layer.under(&Calendar::always()).next_open(act.now()).is_none() {
        return Err(Error::invalid("week", "clock-never-open"));
    }
    let (word, id) = whose.row();
    sql!(
        "INSERT INTO calendar (whose, whose_id, layer) VALUES ($1, $2, $3)
         ON CONFLICT (whose, whose_id) DO UPDATE SET layer = excluded.layer"
    )
    .bind(word)
    .bind(id)
    .bind(serde_json::to_value(layer)?)
    .run(act)
    .await?;
    act.tell(About("calendar", id), &HoursChanged { whose: word.to_owned(), id }).await?;
    Ok(())
}
