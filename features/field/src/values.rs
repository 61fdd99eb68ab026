//! What was filled in.

use crate::{About, Field, FieldId, field::WITH_VALUE};
use base::{Act, Error, Result};
use serde_json::Value as Json;
use std::collections::HashMap;
use store::{On, Query, sql};

/// What was filled in about one ticket or customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(HashMap<FieldId, Json>);

/// A field, and what was filled into it.
#[derive(sqlx::FromRow)]
struct Filling {
    #[sqlx(flatten)]
    field: Field,
    value: Option<sqlx::types::Json<Json>>,
}

/// A value that was changed, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The field's name.
    pub name: String,
    /// Before; empty for nothing.
    pub from: String,
    /// Now; empty for nothing.
    pub to: String,
}

/// The fields, and apart from them what was filled in.
fn parted(rows: Vec<Filling>) -> (Vec<Field>, Values) {
    let mut values = Values::default();
    let mut fields = Vec::with_capacity(rows.len());
    for Filling { field, value } in rows {
        values.0.extend(value.map(|value| (field.id, value.0)));
        fields.push(field);
    }
    (fields, values)
}

impl Values {
    /// What was filled in about this ticket or customer, archived fields included.
    pub async fn of(on: impl Into<On<'_>>, about: About, id: i64) -> Result<Values> {
        let all = Values::of_all(on, about, [id]).await?;
        Ok(all.into_values().next().unwrap_or_default())
    }

    /// Every field about tickets or customers as [`Field::all`] has them, with what was filled in about this one.
    pub async fn with_fields(on: impl Into<On<'_>>, about: About, id: i64) -> Result<(Vec<Field>, Values)> {
        let query = Query::new(WITH_VALUE).with(" AND v.about_id = ", id).with(" WHERE f.about = ", about);
        let rows: Vec<Filling> = query.push(" ORDER BY f.archived_at IS NOT NULL, f.place, f.id").all(on).await?;
        Ok(parted(rows))
    }

    /// [`Values::with_fields`] of two things that are not of one kind, in one statement: pages ask for both.
    pub async fn with_fields_of_both(
        on: impl Into<On<'_>>,
        one: (About, i64),
        other: (About, i64),
    ) -> Result<[(Vec<Field>, Values); 2]> {
        let query = Query::new(WITH_VALUE).with(" AND v.about_id = CASE WHEN f.about = ", one.0).with(" THEN ", one.1);
        let query = query.with(" ELSE ", other.1).push(" END WHERE").with_in(" f.about", [one.0, other.0]);
        let rows: Vec<Filling> = query.push(" ORDER BY f.archived_at IS NOT NULL, f.place, f.id").all(on).await?;
        let (of_one, of_other) = rows.into_iter().partition(|filling| filling.field.about == one.0);
        Ok([parted(of_one), parted(of_other)])
    }

    /// [`Values::with_fields`] without archived fields in which there is nothing.
    pub async fn with_asked(on: impl Into<On<'_>>, about: About, id: i64) -> Result<(Vec<Field>, Values)> {
        let (fields, values) = Values::with_fields(on, about, id).await?;
        Ok((values.asked(fields), values))
    }

    /// These fields without archived ones in which there is nothing.
    pub fn asked(&self, mut fields: Vec<Field>) -> Vec<Field> {
        fields.retain(|field| field.archived_at.is_none() || self.get(field).is_some());
        fields
    }

    /// What was filled in about these tickets or customers; who has nothing is not among them.
    pub async fn of_all(
        on: impl Into<On<'_>>,
        about: About,
        ids: impl IntoIterator<Item = i64>,
    ) -> Result<HashMap<i64, Values>> {
        let rows: Vec<(i64, FieldId, sqlx::types::Json<Json>)> = Query::new(
            "SELECT v.about_id, v.field_id, v.value FROM field_value v JOIN field f ON f.id = v.field_id WHERE TRUE",
        )
        .with(" AND f.about = ", about)
        .with_in(" AND v.about_id", ids)
        .all(on)
        .await?;
        let mut all: HashMap<i64, Values> = HashMap::new();
        for (id, field, value) in rows {
            all.entry(id).or_default().0.insert(field, value.0);
        }
        Ok(all)
    }

    /// The next tickets or customers about whom something was filled in, by their numbers.
    pub async fn filled_after(on: impl Into<On<'_>>, about: About, after: i64, most: i64) -> Result<Vec<i64>> {
        let rows: Vec<(i64,)> = sql!(
            "SELECT DISTINCT v.about_id FROM field_value v JOIN field f ON f.id = v.field_id
             WHERE f.about = $1 AND v.about_id > $2 ORDER BY v.about_id LIMIT $3"
        )
        .bind(about)
        .bind(after)
        .bind(most)
        .all(on)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// What was filled into a field, as it is kept.
    pub fn get(&self, field: &Field) -> Option<&Json> {
        self.0.get(&field.id)
    }

    /// What was filled in, as a form has it; empty for nothing.
    pub fn written(&self, field: &Field) -> String {
        self.get(field).map(|value| field.kind.written(value, &field.currency)).unwrap_or_default()
    }

    /// What was filled in, on one line; empty for nothing.
    pub fn in_short(&self, field: &Field) -> String {
        self.get(field).map(|value| field.kind.in_short(value, &field.currency)).unwrap_or_default()
    }

    /// Strikes what was filled in about a ticket or customer whose words must go.
    pub async fn strike(act: &mut Act, about: About, id: i64) -> Result<()> {
        sql!("DELETE FROM field_value WHERE about_id = $2 AND field_id IN (SELECT id FROM field WHERE about = $1)")
            .bind(about)
            .bind(id)
            .run(act)
            .await?;
        Ok(())
    }

    /// Fills in about one ticket or customer what was filled in about another, where there is nothing yet;
    /// answers with the fields.
    pub async fn copy(act: &mut Act, about: About, from: i64, to: i64) -> Result<Vec<FieldId>> {
        let rows: Vec<(FieldId,)> = sql!(
            "INSERT INTO field_value (field_id, about_id, value)
             SELECT v.field_id, $3, v.value FROM field_value v JOIN field f ON f.id = v.field_id
             WHERE f.about = $1 AND v.about_id = $2 AND NOT EXISTS
                 (SELECT 1 FROM field_value own WHERE own.about_id = $3 AND own.field_id = v.field_id)
             RETURNING field_id"
        )
        .bind(about)
        .bind(from)
        .bind(to)
        .all(act)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Undoes [`Values::copy`] for these fields, as far as what was copied was not changed since.
    pub async fn take_back(act: &mut Act, about: About, (from, to): (i64, i64), fields: &[FieldId]) -> Result<()> {
        let all = Values::of_all(&mut *act, about, [from, to]).await?;
        let value = |id: i64, field: &FieldId| all.get(&id).and_then(|values| values.0.get(field));
        let same = fields.iter().filter(|field| value(to, field) == value(from, field));
        let query = Query::new("DELETE FROM field_value WHERE about_id = ").with("", to);
        query.with_in(" AND field_id", same.copied()).run(act).await?;
        Ok(())
    }

    /// Fills a field in with what was typed; nothing empties it. Answers with what changed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is nothing of the field's kind; [`Error::Refused`] when the field is
    /// archived.
    pub async fn set(act: &mut Act, field: &Field, id: i64, typed: &str) -> Result<Option<Filled>> {
        if field.archived_at.is_some() {
            return Err(Error::refused("field-error-archived"));
        }
        let before = Values::of(&mut *act, field.about, id).await?;
        // What was chosen long ago may not be offered any more: leaving it alone is no mistake.
        if before.written(field) == typed.trim() {
            return Ok(None);
        }
        let value = field.kind.read(typed, &field.choices.0, &field.currency)?;
        if value.as_ref() == before.get(field) {
            return Ok(None);
        }
        let from = before.in_short(field);
        let to = value.as_ref().map(|v| field.kind.in_short(v, &field.currency)).unwrap_or_default();
        match value {
            None => {
                sql!("DELETE FROM field_value WHERE field_id = $1 AND about_id = $2")
                    .bind(field.id)
                    .bind(id)
                    .run(act)
                    .await?
            }
            Some(value) => {
                sql!(
                    "INSERT INTO field_value (field_id, about_id, value) VALUES ($1, $2, $3)
                     ON CONFLICT (about_id, field_id) DO UPDATE SET value = excluded.value"
                )
                .bind(field.id)
                .bind(id)
                .bind(value)
                .run(act)
                .await?
            }
        };
        Ok(Some(Filled { name: field.name.clone(), from, to }))
    }
}
