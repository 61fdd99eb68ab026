//! Connections of SQLite that only read.

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

/// A few connections to one file, each of which serves one statement at a time; the one used last is used next, so that
/// its pages are the warm ones.
///
/// They are no pool of sqlx's: that one asks a connection whether it is alive before each statement and after it, and each
/// time wakes the connection's thread, which costs more than most statements. Nothing comes between us and a file.
pub(crate) struct Readers {
    options: SqliteConnectOptions,
    patience: Duration,
    /// How many there may be.
    most: u32,
    places: Arc<Semaphore>,
    idle: Mutex<Vec<SqliteConnection>>,
}

/// One connection, for one statement.
pub(crate) struct Reader {
    /// Nothing once it was given back.
    connection: Option<SqliteConnection>,
    readers: Arc<Readers>,
    place: Option<OwnedSemaphorePermit>,
}

impl Readers {
    /// Opens the first of `most`; the others are opened when they are needed. Whoever waits for longer than `patience`
    /// gets none.
    pub(crate) async fn open(options: SqliteConnectOptions, most: u32, patience: Duration) -> Result<Arc<Readers>> {
        let most = most.max(1);
        let first = SqliteConnection::connect_with(&options).await?;
        let places = Arc::new(Semaphore::new(most as usize));
        Ok(Arc::new(Readers { options, patience, most, places, idle: Mutex::new(vec![first]) }))
    }

    /// A connection nobody else has.
    ///
    /// # Errors
    /// `PoolTimedOut` when all were busy for too long, `PoolClosed` after [`Readers::close`], and what opening one meets.
    pub(crate) async fn reader(self: &Arc<Self>) -> Result<Reader> {
        let place = timeout(self.patience, self.places.clone().acquire_owned()).await;
        let place = place.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => SqliteConnection::connect_with(&self.options).await?,
        };
        Ok(Reader { connection: Some(connection), readers: self.clone(), place: Some(place) })
    }

    /// Closes every connection, as soon as nobody reads any more.
    pub(crate) async fn close(&self) {
        let everybody = self.places.acquire_many(self.most).await;
        self.places.close();
        drop(everybody);
        let idle = mem::take(&mut *self.idle());
        for connection in idle {
            if let Err(error) = connection.close().await {
                tracing::debug!(%error, "a connection that read did not close in order");
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    /// To ask it.
    ///
    /// # Errors
    /// `PoolClosed` when it was given back: it is not.
    pub(crate) fn connection(&mut self) -> Result<&mut SqliteConnection> {
        self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)
    }

    /// Gives it back with what it answered. One whose thread has ended answers nobody any more, and goes.
    pub(crate) fn done<T>(mut self, answer: Result<T>) -> Result<T> {
        let known = self.connection.take().filter(|_| !matches!(answer, Err(sqlx::Error::WorkerCrashed)));
        self.readers.idle().extend(known);
        answer
    }
}

impl Drop for Reader {
    /// Whoever asked has gone in the middle: the statement may go on for a while, and until it ends nobody else is let in.
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        let (readers, place) = (self.readers.clone(), self.place.take());
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                if connection.ping().await.is_ok() {
                    readers.idle().push(connection);
                }
                drop(place);
            });
        }
    }
}
