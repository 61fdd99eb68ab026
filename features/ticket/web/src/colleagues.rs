//! Whom a note can call: everyone who works here, and the departments, for the list that opens at `@`.

use axum::{Json, extract::State};
use base::Result;
use people::{Colleague, Department, Staff};
use people_web::{As, Web};
use serde::Serialize;
use shell::Lang;

/// A name, and what kind it is when that is not plain.
#[derive(Debug, Serialize)]
pub struct Named {
    name: String,
    kind: String,
}

/// Everyone but whoever asks.
pub async fn show(State(web): State<Web>, who: As<Colleague>) -> Result<Json<Vec<Named>>> {
    let look = web.desk.look();
    let lang = Lang::parse(&who.who.language).unwrap_or_default();
    let department = web.messages.text(lang, "ticket-department");
    let people = Staff::all(&look).await?.into_iter().filter(|s| s.id != who.who.id);
    let mut all: Vec<Named> = people.map(|s| Named { name: s.name, kind: String::new() }).collect();
    let departments = Department::all(&look).await?.into_iter();
    all.extend(departments.map(|d| Named { name: d.name, kind: department.clone() }));
    Ok(Json(all))
}
