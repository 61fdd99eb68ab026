//! Fields as programs see them, whatever they are about.

use base::{Error, Result, words::fold};
use field::{About, Field, FieldId, Values};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use store::On;
use utoipa::ToSchema;

/// A field with what was filled in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Field)]
pub struct FieldBody {
    /// Its id.
    id: i64,
    /// What it is called.
    name: String,
    /// `text`, `long_text`, `number`, `date`, `yes_no`, `choice`, `choices`, `money` or `link`.
    kind: String,
    /// What was filled in: text, number, `true` or `false`, a list of choices, or minor units of money; `null` for nothing.
    value: Value,
    /// Of sums of money: ISO 4217.
    #[serde(skip_serializing_if = "String::is_empty")]
    currency: String,
}

impl FieldBody {
    /// These fields; `shown` says what the reader is shown of a value.
    pub fn of(fields: Vec<Field>, values: &Values, shown: impl Fn(Value) -> Value) -> Vec<FieldBody> {
        let body = |f: Field| FieldBody {
            value: shown(values.get(&f).cloned().unwrap_or_default()),
            id: f.id.0,
            name: f.name,
            kind: f.kind.to_string(),
            currency: f.currency,
        };
        fields.into_iter().map(body).collect()
    }
}

/// What is to be filled in.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Filling {
    /// By the field's id or name; `null` empties it, and fields not named stay as they are.
    fields: BTreeMap<String, Value>,
}

impl Filling {
    /// Which fields are meant, each with what somebody would type into it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no such field, or its value has not its shape.
    pub async fn typed(&self, on: impl Into<On<'_>>, about: About) -> Result<Vec<(FieldId, String)>> {
        let known = Field::all(on, about).await?;
        let typed = |(asked, value): (&String, &Value)| {
            let same = |f: &&Field| asked.parse() == Ok(f.id) || fold(&f.name) == fold(asked);
            let field = known.iter().find(same).ok_or_else(|| Error::invalid("fields", "field-error-unknown"))?;
            Ok((field.id, field.kind.typed(value, &field.currency)?))
        };
        self.fields.iter().map(typed).collect()
    }
}
