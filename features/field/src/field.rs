//! What is asked.

use crate::{
    Kind,
    event::{FieldArchived, FieldChanged, FieldMade, FieldRestored},
};
use base::{
    About as AboutEvent, Act, DepartmentId, Error, Moment, Result,
    words::{fold, line},
};
use people::Admin;
use sqlx::types::Json;
use store::{On, Query, money::is_currency, sql};

store::id! {
    /// A field.
    FieldId
}

store::enumeration! {
    /// What a field is about.
    pub enum About {
        /// Tickets.
        Ticket = "ticket",
        /// Customers.
        Customer = "customer",
        /// Organisations customers belong to.
        Organisation = "organisation",
    }
}

/// Fields about one thing; a form with more is filled in by nobody.
const MOST: i64 = 60;
const LONGEST_NAME: usize = 80;
const MOST_CHOICES: usize = 200;

/// Something a company wants to know.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Field {
    /// Its row.
    pub id: FieldId,
    /// Of what.
    pub about: About,
    /// What it is called, in the company's language.
    pub name: String,
    /// What can be filled in.
    pub kind: Kind,
    /// What can be chosen, in order.
    pub choices: Json<Vec<String>>,
    /// Of sums (ISO 4217); else empty.
    pub currency: String,
    /// Only on tickets of this department.
    pub department_id: Option<DepartmentId>,
    /// A ticket is not solved without.
    pub required: bool,
    /// When it ceased to be asked for.
    pub archived_at: Option<Moment>,
}

/// A field as it is to be; its kind, and what it is about, never change.
#[derive(Clone, Debug, Default)]
pub struct NewField {
    /// What it is called.
    pub name: String,
    /// What can be chosen.
    pub choices: Vec<String>,
    /// Of sums: three capital letters.
    pub currency: String,
    /// Only on tickets of this department.
    pub department: Option<DepartmentId>,
    /// A ticket is not solved without.
    pub required: bool,
}

const COLUMNS: &str =
    "SELECT id, about, name, kind, choices, currency, department_id, required, archived_at FROM field WHERE TRUE";

/// The same, each with the value somebody has for it; `about_id` of the values is to follow.
pub(crate) const WITH_VALUE: &str =
    "SELECT f.id, f.about, f.name, f.kind, f.choices, f.currency, f.department_id, f.required, f.archived_at, v.value
     FROM field f LEFT JOIN field_value v ON v.field_id = f.id";

impl Field {
    /// Every field about one of them, in order, those archived last.
    pub async fn all(on: impl Into<On<'_>>, about: About) -> Result<Vec<Field>> {
        let query = Query::new(COLUMNS).with(" AND about = ", about);
        let mut all: Vec<Field> = query.push(" ORDER BY place, id").all(on).await?;
        all.sort_by_key(|field| field.archived_at.is_some());
        Ok(all)
    }

    /// What is asked for now: of tickets, what this department wants to know.
    pub async fn asked(on: impl Into<On<'_>>, about: About, department: Option<DepartmentId>) -> Result<Vec<Field>> {
        let query = Query::new(COLUMNS).with(" AND about = ", about).push(" AND archived_at IS NULL");
        let query = query.with(" AND (department_id IS NULL OR department_id = ", department).push(")");
        Ok(query.push(" ORDER BY place, id").all(on).await?)
    }

    /// The field of this id.
    pub async fn find(on: impl Into<On<'_>>, id: FieldId) -> Result<Field> {
        Query::new(COLUMNS).with(" AND id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The field of this id, when it is about that.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none, or it is about something else.
    pub async fn of(on: impl Into<On<'_>>, about: About, id: FieldId) -> Result<Field> {
        let field = Field::find(on, id).await?;
        if field.about == about { Ok(field) } else { Err(Error::Missing) }
    }

    /// Asks for something new, after all others.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name that is empty, long or taken, for nothing to choose, or a currency
    /// that is none.
    pub async fn make(act: &mut Act, by: &Admin, about: About, kind: Kind, new: NewField) -> Result<Field> {
        let new = new.checked(act, by, about, kind, None).await?;
        let (count, last): (i64, i64) = sql!("SELECT count(*), COALESCE(max(place), 0) FROM field WHERE about = $1")
            .bind(about)
            .one(&mut *act)
            .await?;
        if count >= MOST {
            return Err(Error::invalid("name", "field-error-many"));
        }
        let id: FieldId = sql!(
            "INSERT INTO field (about, name, kind, choices, currency, department_id, required, place, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id"
        )
        .bind(about)
        .bind(new.name.as_str())
        .bind(kind)
        .bind(serde_json::to_value(&new.choices)?)
        .bind(new.currency.as_str())
        .bind(new.department)
        .bind(new.required)
        .bind(last + 1)
        .bind(act.now())
        .value(&mut *act)
        .await?;
        act.tell(AboutEvent("field", id.0), &FieldMade { field: id }).await?;
        Field::find(act, id).await
    }

    /// Asks for it otherwise. What was chosen before and cannot be chosen now stays what it is.
    ///
    /// # Errors
    /// As [`Field::make`].
    pub async fn change(act: &mut Act, by: &Admin, id: FieldId, new: NewField) -> Result<()> {
        let field = Field::find(&mut *act, id).await?;
        let new = new.checked(act, by, field.about, field.kind, Some(id)).await?;
        sql!(
            "UPDATE field SET name = $2, choices = $3, currency = $4, department_id = $5, required = $6 WHERE id = $1"
        )
        .bind(id)
        .bind(new.name.as_str())
        .bind(serde_json::to_value(&new.choices)?)
        .bind(if field.kind == Kind::Money { field.currency.as_str() } else { "" })
        .bind(new.department)
        .bind(new.required)
        .run(act)
        .await?;
        act.tell(AboutEvent("field", id.0), &FieldChanged { field: id }).await?;
        Ok(())
    }

    /// Ceases to ask for it; what was filled in stays readable. Or asks for it again.
    pub async fn archive(act: &mut Act, _by: &Admin, id: FieldId, archived: bool) -> Result<()> {
        let field = Field::find(&mut *act, id).await?;
        if field.archived_at.is_some() == archived {
            return Ok(());
        }
        sql!("UPDATE field SET archived_at = $2 WHERE id = $1")
            .bind(id)
            .bind(archived.then_some(act.now()))
            .run(act)
            .await?;
        let about = AboutEvent("field", id.0);
        match archived {
            true => act.tell(about, &FieldArchived { field: id }).await?,
            false => act.tell(about, &FieldRestored { field: id }).await?,
        };
        Ok(())
    }

    /// Moves it one place up or down among those that are asked for.
    pub async fn shift(act: &mut Act, _by: &Admin, id: FieldId, up: bool) -> Result<()> {
        let field = Field::find(&mut *act, id).await?;
        let mut order: Vec<FieldId> = Field::all(&mut *act, field.about).await?.into_iter().map(|f| f.id).collect();
        let Some(at) = order.iter().position(|other| *other == id) else { return Ok(()) };
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
        let Some(to) = to else { return Ok(()) };
        order.swap(at, to);
        for (place, id) in (1_i64..).zip(order) {
            sql!("UPDATE field SET place = $2 WHERE id = $1").bind(id).bind(place).run(act).await?;
        }
        Ok(())
    }
}

impl NewField {
    async fn checked(
        self,
        act: &mut Act,
        _by: &Admin,
        about: About,
        kind: Kind,
        own: Option<FieldId>,
    ) -> Result<NewField> {
        let name = line(&self.name);
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(Error::invalid("name", "field-error-name"));
        }
        let others = Field::all(act, about).await?;
        let same = |f: &Field| Some(f.id) != own && fold(&f.name) == fold(&name);
        if others.iter().any(same) {
            return Err(Error::invalid("name", "field-error-taken"));
        }
        let choices = if kind.chooses() { distinct(self.choices) } else { Vec::new() };
        if kind.chooses() && (choices.is_empty() || choices.len() > MOST_CHOICES) {
            return Err(Error::invalid("choices", "field-error-choices"));
        }
        let currency = if kind == Kind::Money { self.currency.trim().to_uppercase() } else { String::new() };
        if kind == Kind::Money && own.is_none() && !is_currency(&currency) {
            return Err(Error::invalid("currency", "field-error-currency"));
        }
        let department = self.department.filter(|_| about == About::Ticket);
        let required = self.required && about == About::Ticket;
        Ok(NewField { name, choices, currency, department, required })
    }
}

/// Choices as they are shown, each once and on one line.
fn distinct(choices: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for choice in choices {
        let line: String = line(&choice).chars().take(LONGEST_NAME).collect();
        if !line.is_empty() && !kept.contains(&line) {
            kept.push(line);
        }
    }
    kept
}
