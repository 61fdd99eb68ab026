//! Connections of SQLite.

use crate::Result;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// A few connections to one file, each lent for one statement or one transaction; the one used last is used next, so that
/// its pages are the warm ones.
///
/// They are no pool of sqlx's: that one asks a connection whether it is alive before each statement and after it, and each
/// time wakes the connection's thread, which costs more than most statements. Nothing comes between us and a file.
pub struct Connections {
    options: SqliteConnectOptions,
    patience: Duration,
    /// How many there may be.
    most: u32,
    places: Arc<Semaphore>,
    idle: Mutex<Vec<SqliteConnection>>,
}

/// One connection, which nobody else has meanwhile. Dropped instead of given back, what was begun on it never was.
pub struct Lent {
    /// Nothing once it was given back.
    connection: Option<SqliteConnection>,
    owner: Arc<Connections>,
    place: Option<OwnedSemaphorePermit>,
}

impl Connections {
    /// Opens the first of `most`; the others are opened when they are needed. Whoever waits for longer than `patience`
    /// gets none.
    pub(crate) async fn open(options: SqliteConnectOptions, most: u32, patience: Duration) -> Result<Arc<Connections>> {
        let most = most.max(1);
        let first = SqliteConnection::connect_with(&options).await?;
        let places = Arc::new(Semaphore::new(most as usize));
        Ok(Arc::new(Connections { options, patience, most, places, idle: Mutex::new(vec![first]) }))
    }

    /// A connection nobody else has.
    ///
    /// # Errors
    /// `PoolTimedOut` when all were busy for too long, `PoolClosed` after [`crate::Db::close`], and what opening one meets.
    pub async fn lend(self: &Arc<Self>) -> Result<Lent> {
        let place = timeout(self.patience, self.places.clone().acquire_owned()).await;
        let place = place.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => SqliteConnection::connect_with(&self.options).await?,
        };
        Ok(Lent { connection: Some(connection), owner: self.clone(), place: Some(place) })
    }

    /// Closes every connection, as soon as nobody has one any more.
    pub(crate) async fn close(&self) {
        let everybody = self.places.acquire_many(self.most).await;
        self.places.close();
        drop(everybody);
        let idle = mem::take(&mut *self.idle());
        for connection in idle {
            if let Err(error) = connection.close().await {
                tracing::debug!(%error, "a connection did not close in order");
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lent {
    /// To ask it.
    ///
    /// # Errors
    /// `PoolClosed` when it was given back: it is not.
    pub fn connection(&mut self) -> Result<&mut SqliteConnection> {
        self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)
    }

    /// Gives it back with what it answered: nothing is begun on it any more. One whose thread has ended answers nobody,
    /// and goes.
    pub fn done<T>(mut self, answer: Result<T>) -> Result<T> {
        let known = self.connection.take().filter(|_| !matches!(answer, Err(sqlx::Error::WorkerCrashed)));
        self.owner.idle().extend(known);
        answer
    }
}

impl Drop for Lent {
    /// Whoever asked has gone in the middle: the statement may go on for a while, and until it has ended and what was
    /// begun is undone, nobody else is let in.
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        let (owner, place) = (self.owner.clone(), self.place.take());
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                // Where nothing was begun, or SQLite has undone it (SQLITE_FULL), it says so, and lives.
                let undone = sqlx::query("ROLLBACK").execute(&mut connection).await;
                if !matches!(undone, Err(sqlx::Error::WorkerCrashed)) {
                    owner.idle().push(connection);
                }
                drop(place);
            });
        }
    }
}
