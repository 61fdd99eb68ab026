//! What the command line does. Each command uses the same verbs as the doors, also while the desk
//! is served.
//!
//! A command answers with what goes to standard output, ready to be printed; what a person should
//! know beside it goes to standard error at once.

mod failure;
mod import;
mod ingest;
mod mailbox;
mod migrate;
pub mod reindex;
mod staff;
#[cfg(test)]
mod tests;
mod token;

pub use failure::{Failure, Said};
pub use import::mail as import_mail;
pub use ingest::ingest;
pub use mailbox::add as mailbox_add;
pub use migrate::migrate;
pub use reindex::reindex;
pub use staff::add as staff_add;
pub use token::new as token_new;

use crate::config::Config;
use base::{Act, Blobs, Desk, DeskParts, Keys, Reactions, Time};
use people::{Admin, Department};
use sqlx::sqlite::SqliteConnectOptions;
use std::{str::FromStr, time::Duration};
use store::{Db, Moment, Tuning};

/// The API's description, as it is.
pub fn openapi(description: &serde_json::Value) -> Said {
    let text = serde_json::to_string_pretty(description).map_err(base::Error::from)?;
    Ok(text + "\n")
}

/// The department of this name; one that is new is made, and said so, since it may be a slip.
async fn department(act: &mut Act, by: &Admin, name: &str) -> base::Result<Department> {
    if let Some(known) = Department::named(&mut *act, name).await? {
        return Ok(known);
    }
    let made = Department::ensure(act, by, name).await?;
    eprintln!("department {:?} is new", made.name);
    Ok(made)
}

/// The database as it is, neither made nor migrated.
pub(crate) async fn open_existing(config: &Config) -> Result<Db, Failure> {
    let url = config.database_url();
    let options = SqliteConnectOptions::from_str(&url);
    if let Some(options) = options.ok().filter(|_| config.is_sqlite())
        && !options.get_filename().exists()
    {
        let file = options.get_filename().display();
        return Err(Failure::refused(format!("{file} is not there: there is no desk yet")));
    }
    let tuning = Tuning { patience: Duration::from_secs(5), ..Tuning::default() };
    Ok(Db::open(&url, tuning).await?)
}

/// A desk to which nothing reacts, for what happens outside history: restoring, indexing anew.
pub(crate) async fn bare_desk(config: &Config) -> Result<Desk, Failure> {
    bare_desk_at(config, Time::System).await
}

/// The same by another clock.
pub(crate) async fn bare_desk_at(config: &Config, time: Time) -> Result<Desk, Failure> {
    let secret = config.secret_bytes()?;
    let db = Db::open(&config.database_url(), Tuning::default()).await?;
    let keys = Keys::open(&db, &secret, Moment::now()).await?;
    Ok(Desk::new(DeskParts {
        db,
        blobs: Blobs::in_folder(&config.blobs_folder())?,
        keys,
        time,
        reactions: Reactions::new(),
        live: None,
        url: config.url.clone().unwrap_or_default(),
    }))
}
