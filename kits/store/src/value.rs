use crate::{Moment, Result};
use serde_json::Value as Json;
use sqlx::{Arguments, postgres::PgArguments, sqlite::SqliteArguments};

/// One bound value. A missing value keeps its type, because PostgreSQL wants its NULLs typed.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Value {
    Bool(Option<bool>),
    Int(Option<i64>),
    Real(Option<f64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Moment(Option<Moment>),
    Json(Option<Json>),
}

/// What can be bound to a placeholder. Ids declared with [`crate::id`] can; so can an `Option`.
pub trait Bind: Sized {
    /// The value, or a NULL of its type.
    fn value(this: Option<Self>) -> Value;
}

impl<T: Bind> From<T> for Value {
    fn from(this: T) -> Value {
        T::value(Some(this))
    }
}
impl<T: Bind> From<Option<T>> for Value {
    fn from(this: Option<T>) -> Value {
        T::value(this)
    }
}

macro_rules! bind {
    ($($type:ty => $variant:ident($convert:expr);)*) => { $(
        impl Bind for $type {
            fn value(this: Option<Self>) -> Value { Value::$variant(this.map($convert)) }
        }
    )* }
}
bind! {
    bool => Bool(|v| v);
    i64 => Int(|v| v);
    i32 => Int(i64::from);
    u32 => Int(i64::from);
    f64 => Real(|v| v);
    String => Text(|v| v);
    &str => Text(str::to_owned);
    &String => Text(String::clone);
    Vec<u8> => Bytes(|v| v);
    &[u8] => Bytes(<[u8]>::to_vec);
    Moment => Moment(|v| v);
    Json => Json(|v| v);
}

/// The values in SQLite's shapes: a moment is an INTEGER, JSON is TEXT.
pub(crate) fn for_sqlite(values: Vec<Value>) -> Result<SqliteArguments> {
    let mut args = SqliteArguments::default();
    for value in values {
        match value {
            Value::Bool(v) => args.add(v),
            Value::Int(v) => args.add(v),
            Value::Real(v) => args.add(v),
            Value::Text(v) => args.add(v),
            Value::Bytes(v) => args.add(v),
            Value::Moment(v) => args.add(v),
            Value::Json(v) => args.add(v.map(|j| j.to_string())),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(args)
}

/// The values in PostgreSQL's shapes. It keeps no NUL in text, so those become U+FFFD.
pub(crate) fn for_postgres(values: Vec<Value>) -> Result<PgArguments> {
    let mut args = PgArguments::default();
    for value in values {
        match value {
            Value::Bool(v) => args.add(v),
            Value::Int(v) => args.add(v),
            Value::Real(v) => args.add(v),
            Value::Text(v) => args.add(v.map(without_nul)),
            Value::Bytes(v) => args.add(v),
            Value::Moment(v) => args.add(v),
            Value::Json(v) => args.add(v.map(json_without_nul)),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(args)
}

fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

fn json_without_nul(json: Json) -> Json {
    match json {
        Json::String(s) => Json::String(without_nul(s)),
        Json::Array(a) => Json::Array(a.into_iter().map(json_without_nul).collect()),
        Json::Object(o) => o.into_iter().map(|(k, v)| (without_nul(k), json_without_nul(v))).collect(),
        other => other,
    }
}
