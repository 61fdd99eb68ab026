use crate::{Connections, Result, Tx, tx::Inner};
use sqlx::{
    ConnectOptions, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite { read: Arc<Connections>, write: Arc<Connections> },
    Postgres(PgPool),
}

/// Which database stands behind a [`Db`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file, one writer.
    Sqlite,
    /// A server, many writers.
    Postgres,
}

/// How many connections to keep.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    /// Readers on SQLite.
    pub readers: u32,
    /// Connections on PostgreSQL.
    pub connections: u32,
    /// How long to wait for a connection before answering [`crate::Fault::Unavailable`].
    pub patience: Duration,
}
impl Default for Tuning {
    fn default() -> Self {
        Self { readers: 4, connections: 12, patience: Duration::from_secs(10) }
    }
}

/// A database, ready for use; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    /// Statements run outside of transactions.
    pub(crate) read: Arc<AtomicU64>,
    /// Those run within.
    written: Arc<AtomicU64>,
}

impl Db {
    /// Opens `sqlite:FILE` (made if missing) or `postgres://…`.
    ///
    /// SQLite runs in WAL with `synchronous=FULL`: what is committed survives a power cut.
    pub async fn open(url: &str, tuning: Tuning) -> Result<Db> {
        let pools = if url.starts_with("sqlite:") {
            open_sqlite(url, tuning).await?
        } else {
            Pools::Postgres(open_postgres(url, tuning).await?)
        };
        Ok(Db { pools, read: Arc::default(), written: Arc::default() })
    }

    /// How many statements were run outside of transactions so far: what pages and programs have read.
    pub fn statements(&self) -> u64 {
        self.read.load(Relaxed)
    }

    /// How many statements were run within transactions so far, their beginnings and ends not counted: what deeds cost
    /// whoever waits to write.
    pub fn statements_of_deeds(&self) -> u64 {
        self.written.load(Relaxed)
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// For one statement, which is counted.
    pub(crate) fn pools_to_read(&self) -> &Pools {
        self.read.fetch_add(1, Relaxed);
        &self.pools
    }

    /// Begins a transaction that may write. On SQLite it takes the write lock at once
    /// (`BEGIN IMMEDIATE`), so that no transaction fails half-way because another was faster.
    pub async fn begin(&self) -> Result<Tx> {
        let inner = match &self.pools {
            Pools::Sqlite { write, .. } => Inner::begin_sqlite(write.lend().await?).await?,
            Pools::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        };
        Ok(Tx::new(inner, self.written.clone()))
    }

    /// The PostgreSQL pool, for LISTEN; nothing on SQLite.
    pub fn postgres(&self) -> Option<&PgPool> {
        match &self.pools {
            Pools::Postgres(pool) => Some(pool),
            Pools::Sqlite { .. } => None,
        }
    }

    /// The one connection that writes to SQLite, for its PRAGMAs; nothing on PostgreSQL.
    pub fn sqlite(&self) -> Option<&Arc<Connections>> {
        match &self.pools {
            Pools::Sqlite { write, .. } => Some(write),
            Pools::Postgres(_) => None,
        }
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(url: &str, tuning: Tuning) -> Result<Pools> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(tuning.patience)
        .statement_cache_capacity(400)
        // 4 MB for each connection: the system's own file cache holds the rest once for all.
        .pragma("cache_size", "-4000")
        .pragma("temp_store", "memory")
        .disable_statement_logging();
    let write = Connections::open(options.clone(), 1, tuning.patience).await?;
    let read = Connections::open(options.pragma("query_only", "on"), tuning.readers, tuning.patience).await?;
    Ok(Pools::Sqlite { read, write })
}

async fn open_postgres(url: &str, tuning: Tuning) -> Result<PgPool> {
    let options = PgConnectOptions::from_str(url)?
        .application_name("repka")
        .options([("timezone", "UTC"), ("default_transaction_isolation", "read committed")])
        .statement_cache_capacity(400)
        .disable_statement_logging();
    PgPoolOptions::new()
        .max_connections(tuning.connections)
        .acquire_timeout(tuning.patience)
        .connect_with(options)
        .await
}
