//! Tables and columns, and how a row becomes a JSON array that either engine can read.
//!
//! The database itself writes and reads the arrays, so that a row is one text on its way. Moments
//! are microseconds since 1970, truth is 0 or 1, bytes are hexadecimal, JSON is its text in quotes.

use super::line::Line;
use crate::migrations;
use store::{Engine, Migration, Result, Text};

/// Tables that belong to running processes.
const NOT_KEPT: &[&str] = &["node"];

/// The tables of these migrations, oldest first, so that each refers only to earlier ones. The
/// search index is not among them: it is made anew.
pub(crate) fn tables(known: &[Migration]) -> Vec<&'static str> {
    let texts = known.iter().filter_map(|m| match m.text {
        Text::Both(text) => Some(text),
        Text::Each { .. } => None,
    });
    let mut tables = Vec::new();
    for line in texts.flat_map(str::lines) {
        // Taken away and made anew, a table is one all the same: written twice, it could not be read back.
        if let Some(gone) = named(line, "DROP TABLE ") {
            tables.retain(|table| *table != gone);
        } else if let Some(made) = named(line, "CREATE TABLE ") {
            tables.push(made);
        }
    }
    tables.retain(|table| !NOT_KEPT.contains(table));
    tables
}

/// The table that a statement beginning so is about.
fn named<'a>(line: &'a str, beginning: &str) -> Option<&'a str> {
    line.strip_prefix(beginning)?.split([' ', '(', ';']).next()
}

/// The migrations up to this number.
pub(super) fn up_to(number: i64) -> Vec<Migration> {
    let all = migrations::ALL.iter().copied();
    all.filter(|m| m.number <= number).collect()
}

/// What kind of thing a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Text,
    Number,
    Truth,
    Moment,
    Json,
    Bytes,
}

/// A column of a table.
pub(crate) struct Column {
    pub name: String,
    kind: Kind,
}

impl Column {
    /// The columns of a table, in order; none when there is no such table.
    pub async fn all(line: &mut Line, table: &str) -> Result<Vec<Column>> {
        let asked = match line.engine() {
            Engine::Sqlite => format!("SELECT name || ' ' || type FROM pragma_table_info('{table}') ORDER BY cid"),
            Engine::Postgres => format!(
                "SELECT column_name || ' ' || data_type FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
            ),
        };
        let rows = line.texts(asked).await?;
        let columns = rows.iter().filter_map(|row| row.split_once(' '));
        let columns = columns.map(|(name, declared)| Column { name: name.to_owned(), kind: kind(declared) });
        Ok(columns.collect())
    }

    fn written(&self, engine: Engine) -> String {
        let name = &self.name;
        match (engine, self.kind) {
            (Engine::Sqlite, Kind::Bytes) => format!("iif({name} IS NULL, NULL, lower(hex({name})))"),
            (Engine::Postgres, Kind::Bytes) => format!("encode({name}, 'hex')"),
            (Engine::Postgres, Kind::Truth) => format!("{name}::int"),
            (Engine::Postgres, Kind::Json) => format!("{name}::text"),
            (Engine::Postgres, Kind::Moment) => {
                format!("(extract(epoch FROM {name}) * 1000000)::bigint")
            }
            _ => name.clone(),
        }
    }

    fn read(&self, engine: Engine, place: usize) -> String {
        let text = format!("value ->> {place}");
        match (engine, self.kind) {
            (Engine::Sqlite, Kind::Bytes) => format!("unhex({text})"),
            (Engine::Sqlite, _) | (_, Kind::Text | Kind::Plain) => text,
            (_, Kind::Bytes) => format!("decode({text}, 'hex')"),
            (_, Kind::Number) => format!("({text})::bigint"),
            (_, Kind::Truth) => format!("({text})::boolean"),
            (_, Kind::Json) => format!("({text})::jsonb"),
            (_, Kind::Moment) => {
                format!("'epoch'::timestamptz + ({text})::bigint * interval '1 microsecond'")
            }
        }
    }
}

fn kind(declared: &str) -> Kind {
    match declared {
        "BLOB" | "bytea" => Kind::Bytes,
        "bigint" => Kind::Number,
        "boolean" => Kind::Truth,
        "timestamp with time zone" => Kind::Moment,
        "jsonb" => Kind::Json,
        "text" => Kind::Text,
        // SQLite takes and gives everything else as it is.
        _ => Kind::Plain,
    }
}

/// `SELECT` of a table's rows as JSON arrays, oldest first where there is an order.
pub(crate) fn select(engine: Engine, table: &str, columns: &[Column]) -> String {
    let written: Vec<String> = columns.iter().map(|c| c.written(engine)).collect();
    let order = match columns.iter().any(|c| c.name == "id") {
        true => " ORDER BY id",
        false => "",
    };
    match engine {
        Engine::Sqlite => format!("SELECT json_array({}) FROM {table}{order}", written.join(", ")),
        Engine::Postgres => format!("SELECT json_build_array({})::text FROM {table}{order}", written.join(", ")),
    }
}

/// `INSERT` of many rows, given as one JSON array of arrays in `$1`. `names` says what stands where.
pub(super) fn insert(engine: Engine, table: &str, names: &[String], columns: &[Column]) -> Option<String> {
    let mut read = Vec::with_capacity(names.len());
    for (place, name) in names.iter().enumerate() {
        let column = columns.iter().find(|c| c.name == *name)?;
        read.push(column.read(engine, place));
    }
    let rows = match engine {
        Engine::Sqlite => "json_each($1)",
        Engine::Postgres => "jsonb_array_elements($1::jsonb) AS row(value)",
    };
    let (names, read) = (names.join(", "), read.join(", "));
    Some(format!("INSERT INTO {table} ({names}) SELECT {read} FROM {rows}"))
}

/// The last id given by a table, also when its row is gone again.
pub(super) async fn last_id(line: &mut Line, table: &str) -> Result<i64> {
    let given = match line.engine() {
        Engine::Sqlite => format!("SELECT CAST(seq AS TEXT) FROM sqlite_sequence WHERE name = '{table}'"),
        Engine::Postgres => format!("SELECT last_value::text FROM {table}_id_seq WHERE is_called"),
    };
    let used = format!("SELECT CAST(max(id) AS TEXT) FROM {table} HAVING max(id) IS NOT NULL");
    let mut rows = line.texts(given).await?;
    rows.extend(line.texts(used).await?);
    Ok(rows.iter().filter_map(|n| n.parse().ok()).max().unwrap_or(0))
}

/// The next id will be higher than this.
pub(super) async fn set_last_id(line: &mut Line, table: &str, last: i64) -> Result<()> {
    if last < 1 {
        return Ok(());
    }
    line.run(match line.engine() {
        Engine::Sqlite => format!(
            "DELETE FROM sqlite_sequence WHERE name = '{table}'; INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {last})"
        ),
        Engine::Postgres => format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})"),
    })
    .await
}
