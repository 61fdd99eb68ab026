use crate::{Engine, Lent, Result};
use sqlx::{Executor, Postgres, Transaction};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

pub(crate) enum Inner {
    Sqlite(Lent),
    Postgres(Transaction<'static, Postgres>),
}

impl Inner {
    pub(crate) async fn begin_sqlite(mut lent: Lent) -> Result<Inner> {
        sqlx::query("BEGIN IMMEDIATE").execute(lent.connection()?).await?;
        Ok(Inner::Sqlite(lent))
    }
}

/// By `COMMIT` or `ROLLBACK`. What does not end so is dropped, and undone.
async fn end(mut lent: Lent, how: &'static str) -> Result<()> {
    sqlx::query(how).execute(lent.connection()?).await?;
    lent.done(Ok(()))
}

/// One transaction. Dropped without [`Tx::commit`], it never was.
///
/// It remembers a failed statement: PostgreSQL answers the COMMIT of an aborted transaction with
/// success and keeps nothing, so [`Tx::commit`] refuses, unless a [`Mark`] set before the failure
/// was returned to.
pub struct Tx {
    pub(crate) inner: Inner,
    pub(crate) failed: bool,
    marks: u32,
    /// Statements run in all transactions of its database.
    statements: Arc<AtomicU64>,
}

/// A place in a transaction that one can return to (a savepoint).
#[derive(Debug)]
#[must_use = "a mark is either kept or returned to"]
pub struct Mark(u32);

impl Tx {
    pub(crate) fn new(inner: Inner, statements: Arc<AtomicU64>) -> Self {
        Self { inner, failed: false, marks: 0, statements }
    }

    /// For one statement, which is counted.
    pub(crate) fn counted(&mut self) -> &mut Inner {
        self.statements.fetch_add(1, Relaxed);
        &mut self.inner
    }

    /// For one statement, after none has failed: SQLite may have undone everything by then, and what came after it would
    /// last by itself.
    pub(crate) fn unharmed(&mut self) -> Result<&mut Inner> {
        if self.failed {
            return Err(sqlx::Error::Protocol("a statement of this transaction failed: no other is run".into()));
        }
        Ok(self.counted())
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Makes everything since `begin` lasting.
    ///
    /// # Errors
    /// What the engine answers; and a protocol error when a statement failed and was not undone.
    pub async fn commit(self) -> Result<()> {
        if self.failed {
            return Err(sqlx::Error::Protocol("a statement of this transaction failed: nothing is committed".into()));
        }
        match self.inner {
            Inner::Sqlite(lent) => end(lent, "COMMIT").await,
            Inner::Postgres(tx) => tx.commit().await,
        }
    }

    /// Gives up at once, instead of when dropped.
    pub async fn rollback(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(lent) => end(lent, "ROLLBACK").await,
            Inner::Postgres(tx) => tx.rollback().await,
        }
    }

    /// Sets a mark, to return to if what follows fails.
    pub async fn mark(&mut self) -> Result<Mark> {
        self.marks += 1;
        let mark = Mark(self.marks);
        self.control(format!("SAVEPOINT m{}", mark.0)).await?;
        Ok(mark)
    }

    /// What was done since the mark stays part of the transaction.
    pub async fn keep(&mut self, mark: Mark) -> Result<()> {
        self.control(format!("RELEASE SAVEPOINT m{}", mark.0)).await
    }

    /// Undoes what was done since the mark, a failed statement included.
    pub async fn undo_to(&mut self, mark: Mark) -> Result<()> {
        self.control(format!("ROLLBACK TO SAVEPOINT m{}", mark.0)).await?;
        self.control(format!("RELEASE SAVEPOINT m{}", mark.0)).await?;
        self.failed = false;
        Ok(())
    }

    async fn control(&mut self, text: String) -> Result<()> {
        let text = sqlx::AssertSqlSafe(text);
        let done = match self.counted() {
            Inner::Sqlite(lent) => lent.connection()?.execute(sqlx::raw_sql(text)).await.map(drop),
            Inner::Postgres(tx) => (**tx).execute(sqlx::raw_sql(text)).await.map(drop),
        };
        self.failed |= done.is_err();
        done
    }
}
