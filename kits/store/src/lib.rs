//! One query text on SQLite and PostgreSQL.
//!
//! A statement is written once, with `$1` placeholders, and runs on either engine from one typed
//! call site:
//!
//! ```ignore
//! let id: i64 = sql!("INSERT INTO customer (name, made_at) VALUES ($1, $2) RETURNING id")
//!     .bind(name).bind(now).value(&mut tx).await?;
//! let page: Vec<Row> = Query::new("SELECT … FROM ticket WHERE NOT spam")
//!     .with_in(" AND state", states).with_opt(" AND assignee_id = ", who)
//!     .push(" ORDER BY urgent_at, id").with(" LIMIT ", 50i64).all(&db).await?;
//! ```
//!
//! Constant text comes in as `&'static str` and everything else as a bound value, so what a user
//! types cannot become SQL. Reading takes `&Db` or `&mut Tx`, writing only `&mut Tx`.

mod connections;
mod db;
mod enumeration;
mod fault;
mod id;
mod migrate;
mod moment;
pub mod money;
mod query;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;

pub use connections::{Connections, Lent};
pub use db::{Db, Engine, Tuning};
pub use fault::{Fault, fault};
pub use migrate::{Migration, Text, migrate, pending};
pub use moment::Moment;
pub use money::Money;
pub use query::{On, Query, Row, Statement, statements};
pub use tx::{Mark, Tx};
pub use value::{Bind, Value};

/// What a statement answers with. [`fault`] tells what an error means.
pub type Result<T, E = sqlx::Error> = std::result::Result<T, E>;

#[doc(hidden)]
pub use inventory as __inventory;
#[doc(hidden)]
pub use sqlx as __sqlx;
