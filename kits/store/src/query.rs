use crate::{
    Db, Engine, Result, Tx, Value,
    db::Pools,
    tx::Inner,
    value::{for_postgres, for_sqlite},
};
use sqlx::{AssertSqlSafe, FromRow, postgres::PgRow, sqlite::SqliteRow};
use std::{borrow::Cow, pin::Pin};

/// Anything one row can become: a tuple, or a struct with `#[derive(FromRow)]`.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Where a statement reads: `&db` (a committed state) or `&mut tx` (and what it has done so far).
pub enum On<'a> {
    /// Outside any transaction, read only.
    Db(&'a Db),
    /// Inside one.
    Tx(&'a mut Tx),
}
impl<'a> From<&'a Db> for On<'a> {
    fn from(db: &'a Db) -> Self {
        On::Db(db)
    }
}
impl<'a> From<&'a mut Tx> for On<'a> {
    fn from(tx: &'a mut Tx) -> Self {
        On::Tx(tx)
    }
}
impl On<'_> {
    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self {
            On::Db(db) => db.engine(),
            On::Tx(tx) => tx.engine(),
        }
    }

    /// The same place again, for the next statement.
    pub fn again(&mut self) -> On<'_> {
        match self {
            On::Db(db) => On::Db(db),
            On::Tx(tx) => On::Tx(tx),
        }
    }
}

/// A registered statement, and where it is written. See [`statements`].
pub struct Statement {
    /// The text, the same for both engines.
    pub text: &'static str,
    /// Source file, for the message of the test that prepares them all.
    pub file: &'static str,
    /// Line in that file.
    pub line: u32,
    /// The engine it is for, when the two have nothing in common (search); both when `None`.
    pub engine: Option<Engine>,
}
inventory::collect!(Statement);

/// Every statement written with `sql!` in the crates linked into this program.
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Statement>.into_iter()
}

/// A constant statement. It is registered, so that one test can prepare all of them on both engines.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {{
        $crate::__inventory::submit! { $crate::Statement { text: $text, file: file!(), line: line!(), engine: None } }
        $crate::Query::new($text)
    }};
}

/// A constant statement of which each engine has its own: for search, which they do differently.
#[macro_export]
macro_rules! sql_each {
    ($engine:expr, sqlite: $sqlite:literal, postgres: $postgres:literal $(,)?) => {{
        $crate::__inventory::submit! { $crate::Statement {
        text: $sqlite, file: file!(), line: line!(), engine: Some($crate::Engine::Sqlite) } }
        $crate::__inventory::submit! { $crate::Statement {
        text: $postgres, file: file!(), line: line!(), engine: Some($crate::Engine::Postgres) } }
        match $engine {
            $crate::Engine::Sqlite => $crate::Query::new($sqlite),
            $crate::Engine::Postgres => $crate::Query::new($postgres),
        }
    }};
}

/// A statement and its values.
#[must_use = "a query does nothing until it is run"]
pub struct Query {
    text: Cow<'static, str>,
    values: Vec<Value>,
}

/// Rows as an engine gave them.
enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Rows {
    fn read<T: Row>(self) -> Result<Vec<T>> {
        match self {
            Rows::Sqlite(rows) => rows.iter().map(T::from_row).collect(),
            Rows::Postgres(rows) => rows.iter().map(T::from_row).collect(),
        }
    }
}

/// How many rows are wanted.
#[derive(Clone, Copy)]
enum Wanted {
    First,
    All,
}

macro_rules! fetch {
    ($text:expr, $values:expr, $wanted:expr, $from:expr, $rows:path) => {{
        let query = sqlx::query_with(AssertSqlSafe($text), $values?);
        match $wanted {
            Wanted::All => query.fetch_all($from).await.map($rows),
            Wanted::First => query.fetch_optional($from).await.map(|row| $rows(row.into_iter().collect())),
        }
    }};
}

impl Query {
    /// Begins a statement from constant text. Prefer `sql!`, which also registers it; this is
    /// for statements put together from parts.
    pub fn new(text: &'static str) -> Self {
        Query { text: Cow::Borrowed(text), values: Vec::new() }
    }

    /// The value of the next `$n`.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends constant text.
    pub fn push(mut self, text: &'static str) -> Self {
        self.text.to_mut().push_str(text);
        self
    }

    /// Appends constant text, then a placeholder for `value`.
    pub fn with(mut self, text: &'static str, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        let n = self.values.len();
        let all = self.text.to_mut();
        all.push_str(text);
        all.push('$');
        all.push_str(&n.to_string());
        self
    }

    /// [`Query::with`], when there is a value: the one line an optional filter needs.
    pub fn with_opt<V: Into<Value>>(self, text: &'static str, value: Option<V>) -> Self {
        match value {
            Some(value) => self.with(text, value),
            None => self,
        }
    }

    /// `text IN ($3, $4)`. An empty list gives `IN (NULL)`, which matches nothing.
    pub fn with_in<V: Into<Value>>(mut self, text: &'static str, values: impl IntoIterator<Item = V>) -> Self {
        self = self.push(text).push(" IN (");
        let mut separator = "";
        for value in values {
            self = self.with(separator, value);
            separator = ", ";
        }
        if separator.is_empty() {
            self = self.push("NULL");
        }
        self.push(")")
    }

    /// Locks the rows read until the transaction ends. SQLite has one writer, who needs no lock;
    /// this is the one clause in which the engines differ.
    pub fn for_update(self, engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => self,
            Engine::Postgres => self.push(" FOR UPDATE"),
        }
    }

    /// Every row.
    pub async fn all<'a, T: Row>(self, on: impl Into<On<'a>>) -> Result<Vec<T>> {
        self.rows(on.into(), Wanted::All).await?.read()
    }

    /// The first row, if there is one.
    pub async fn opt<'a, T: Row>(self, on: impl Into<On<'a>>) -> Result<Option<T>> {
        self.rows(on.into(), Wanted::First).await?.read().map(|mut rows| rows.pop())
    }

    /// The first row; `RowNotFound` when there is none.
    pub async fn one<'a, T: Row>(self, on: impl Into<On<'a>>) -> Result<T> {
        self.opt(on).await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// What the engine gives. Behind a box, so that it is compiled here, once, and not again for every kind of row
    /// in every crate that reads: that was half of the time the workspace took to build.
    fn rows<'a>(self, on: On<'a>, wanted: Wanted) -> Pin<Box<dyn Future<Output = Result<Rows>> + Send + 'a>> {
        Box::pin(async move {
            self.check()?;
            match on {
                On::Db(db) => match db.pools_to_read() {
                    Pools::Sqlite { read, .. } => {
                        let mut lent = read.lend().await?;
                        let rows = fetch!(self.text, for_sqlite(self.values), wanted, lent.connection()?, Rows::Sqlite);
                        lent.done(rows)
                    }
                    Pools::Postgres(pool) => {
                        fetch!(self.text, for_postgres(self.values), wanted, pool, Rows::Postgres)
                    }
                },
                On::Tx(tx) => {
                    let got = match tx.unharmed()? {
                        Inner::Sqlite(lent) => {
                            fetch!(self.text, for_sqlite(self.values), wanted, lent.connection()?, Rows::Sqlite)
                        }
                        Inner::Postgres(c) => {
                            fetch!(self.text, for_postgres(self.values), wanted, &mut **c, Rows::Postgres)
                        }
                    };
                    tx.failed |= got.is_err();
                    got
                }
            }
        })
    }

    /// The first column of the first row.
    pub async fn value<'a, T>(self, on: impl Into<On<'a>>) -> Result<T>
    where
        (T,): Row,
    {
        self.one::<(T,)>(on).await.map(|(v,)| v)
    }

    /// Writes; answers with the number of rows touched.
    pub async fn run(self, tx: &mut impl AsMut<Tx>) -> Result<u64> {
        self.execute(tx.as_mut()).await
    }

    /// Behind a box, as [`Query::rows`] is.
    fn execute(self, tx: &mut Tx) -> Pin<Box<dyn Future<Output = Result<u64>> + Send + '_>> {
        Box::pin(async move {
            self.check()?;
            let done = match tx.unharmed()? {
                Inner::Sqlite(lent) => sqlx::query_with(AssertSqlSafe(self.text), for_sqlite(self.values)?)
                    .execute(lent.connection()?)
                    .await
                    .map(|d| d.rows_affected()),
                Inner::Postgres(c) => sqlx::query_with(AssertSqlSafe(self.text), for_postgres(self.values)?)
                    .execute(&mut **c)
                    .await
                    .map(|d| d.rows_affected()),
            };
            tx.failed |= done.is_err();
            done
        })
    }

    /// SQLite takes a forgotten value for NULL, so the count is checked before the engine sees it.
    fn check(&self) -> Result<()> {
        let wanted = placeholders(&self.text);
        if wanted == self.values.len() {
            return Ok(());
        }
        Err(sqlx::Error::Protocol(format!("{wanted} values wanted, {} bound: {}", self.values.len(), self.text)))
    }
}

impl AsMut<Tx> for Tx {
    fn as_mut(&mut self) -> &mut Tx {
        self
    }
}

/// The highest `$n` in a text.
fn placeholders(text: &str) -> usize {
    text.split('$')
        .skip(1)
        .filter_map(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[..digits].parse().ok()
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_number_their_placeholders_by_themselves() {
        let q = Query::new("SELECT 1 WHERE a = $1")
            .bind(1i64)
            .with(" AND b = ", 2i64)
            .with_in(" AND c", [3i64, 4])
            .with_opt(" AND d = ", None::<i64>);
        assert_eq!(q.text, "SELECT 1 WHERE a = $1 AND b = $2 AND c IN ($3, $4)");
        assert!(q.check().is_ok());
    }

    #[test]
    fn a_forgotten_value_is_refused() {
        assert!(Query::new("SELECT $1, $2").bind(1i64).check().is_err());
        assert!(Query::new("SELECT 1").bind(1i64).check().is_err());
    }
}
