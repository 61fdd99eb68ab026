//! One raw connection, for what has no constant text: statements put together from the catalog.
//! Every statement here is made of names the schema knows; what a person wrote is only ever bound.

use futures_util::{TryStreamExt, stream::BoxStream};
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};
use store::{Engine, Result};

/// One connection with a transaction begun.
pub(crate) enum Line {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// How long to wait for a lock.
const PATIENCE: Duration = Duration::from_secs(30);

impl Line {
    /// Reads the database as it is at one moment, without keeping anybody from writing.
    pub async fn snapshot(url: &str) -> Result<Line> {
        let mut line = match SqliteConnectOptions::from_str(url) {
            Ok(options) if url.starts_with("sqlite:") => {
                let options = options.read_only(true).busy_timeout(PATIENCE);
                Line::Sqlite(SqliteConnection::connect_with(&options).await?)
            }
            _ => Line::Postgres(PgConnection::connect(url).await?),
        };
        match &line {
            // The first reading fixes what is seen.
            Line::Sqlite(_) => line.run("BEGIN; SELECT 1 FROM sqlite_master".into()).await?,
            Line::Postgres(_) => {
                line.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".into()).await?;
            }
        }
        Ok(line)
    }

    /// Fills an empty database. On SQLite with a rollback journal, which holds nothing for pages
    /// that are new, where the usual log would hold everything twice.
    pub async fn filling(url: &str) -> Result<Line> {
        let mut line = match SqliteConnectOptions::from_str(url) {
            Ok(options) if url.starts_with("sqlite:") => {
                let options = options
                    .busy_timeout(PATIENCE)
                    .journal_mode(SqliteJournalMode::Delete)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .pragma("cache_size", "-64000");
                Line::Sqlite(SqliteConnection::connect_with(&options).await?)
            }
            _ => Line::Postgres(PgConnection::connect(url).await?),
        };
        line.run("BEGIN".into()).await?;
        Ok(line)
    }

    pub fn engine(&self) -> Engine {
        match self {
            Line::Sqlite(_) => Engine::Sqlite,
            Line::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs statements without values.
    pub async fn run(&mut self, text: String) -> Result<()> {
        let text = sqlx::raw_sql(AssertSqlSafe(text));
        match self {
            Line::Sqlite(c) => c.execute(text).await.map(drop),
            Line::Postgres(c) => c.execute(text).await.map(drop),
        }
    }

    /// Runs a statement with one text as `$1`; answers with the rows touched.
    pub async fn put(&mut self, text: &str, value: String) -> Result<u64> {
        let text = AssertSqlSafe(text.to_owned());
        match self {
            Line::Sqlite(c) => sqlx::query(text).bind(value).execute(c).await.map(|d| d.rows_affected()),
            Line::Postgres(c) => sqlx::query(text).bind(value).execute(c).await.map(|d| d.rows_affected()),
        }
    }

    /// The single text column of a query, row by row.
    pub fn stream(&mut self, text: String) -> BoxStream<'_, Result<String>> {
        let text = AssertSqlSafe(text);
        match self {
            Line::Sqlite(c) => sqlx::query_scalar(text).fetch(c),
            Line::Postgres(c) => sqlx::query_scalar(text).fetch(c),
        }
    }

    /// The single text column of a query, at once.
    pub async fn texts(&mut self, text: String) -> Result<Vec<String>> {
        self.stream(text).try_collect().await
    }

    /// Makes lasting what was filled in.
    pub async fn commit(mut self) -> Result<()> {
        self.run("COMMIT".into()).await?;
        self.close().await
    }

    /// Ends the connection, and whatever was not committed with it.
    pub async fn close(self) -> Result<()> {
        match self {
            Line::Sqlite(c) => c.close().await,
            Line::Postgres(c) => c.close().await,
        }
    }
}
