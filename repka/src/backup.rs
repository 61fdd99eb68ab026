//! Backups: everything in one file, made while the desk runs, read into either engine.
//!
//! A file is a tar compressed by zstd. Rows are JSON arrays, written by the database itself in one
//! snapshot; both engines write and read the same ones, so that a desk on SQLite moves to PostgreSQL
//! by backup and restore. A copy of the SQLite file would be made faster, but would be read by one
//! engine only, and its search index (half of its size) is made of the rows anyway. Reading and
//! writing go row by row: memory does not grow with the desk.
//!
//! ```text
//! table/ticket/000001.jsonl   one array per row; manifest.json says what stands where
//! secret                      what wraps the keys, unless it is a setting (REPKA_SECRET)
//! blobs/ab/ab12…              attachments and raw mails, named by their SHA-256
//! manifest.json               last, so that a file without it is not whole
//! ```

mod archive;
mod dump;
pub(crate) mod line;
mod restore;
pub(crate) mod schema;
#[cfg(test)]
pub(crate) mod tests;

use crate::{
    commands::{Failure, Said, bare_desk, open_existing, reindex},
    config::Config,
    lock::Lock,
    migrations,
};
use base::{Blobs, Desk, Result};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use store::{Db, Engine, Moment, Tuning};

const MANIFEST: &str = "manifest.json";
const TABLES: &str = "table/";
const BLOBS: &str = "blobs/";
/// Raised when the shape of the file changes.
const FORMAT: u32 = 1;

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The shape of the file.
    pub format: u32,
    /// The program that made it.
    pub version: String,
    /// The database it was made of: sqlite or postgres.
    pub engine: String,
    /// When; RFC 3339.
    pub made_at: String,
    /// The newest migration of that database.
    pub migration: i64,
    /// Tables, in the order in which they are filled.
    pub tables: Vec<TableOf>,
    /// The last id each table has given.
    pub last_ids: BTreeMap<String, i64>,
    /// How many blobs.
    pub blobs: u64,
    /// Their bytes.
    pub blob_bytes: u64,
    /// Blobs that rows name and that were not there.
    pub missing_blobs: Vec<String>,
    /// Every member but the blobs, which are named by theirs.
    pub sha256: BTreeMap<String, String>,
}

/// A table of a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableOf {
    /// Its name.
    pub name: String,
    /// What stands where in a row.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
}

impl Manifest {
    fn of(engine: Engine, migration: i64, now: Moment) -> Manifest {
        let engine = match engine {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        };
        Manifest {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            engine: engine.into(),
            made_at: now.to_string(),
            migration,
            tables: Vec::new(),
            last_ids: BTreeMap::new(),
            blobs: 0,
            blob_bytes: 0,
            missing_blobs: Vec::new(),
            sha256: BTreeMap::new(),
        }
    }

    /// For people.
    fn summary(&self) -> String {
        let rows: u64 = self.tables.iter().map(|t| t.rows).sum();
        let mib = self.blob_bytes >> 20;
        let mut text = format!("{rows} rows and {} blobs ({mib} MiB)", self.blobs);
        if !self.missing_blobs.is_empty() {
            let n = self.missing_blobs.len();
            text += &format!("; {n} blobs are missing in the desk itself, see manifest.json");
        }
        text
    }
}

/// `repka backup FILE`: everything as it is now; nobody is kept from working meanwhile.
///
/// # Errors
/// Refused when the file exists. What is half written is removed.
pub async fn backup_to(config: &Config, file: &Path) -> Said {
    if file.exists() {
        return Err(Failure::refused(format!("{} exists already", file.display())));
    }
    open_existing(config).await?.close().await;
    let manifest = write(config, file).await?;
    eprintln!("{}: {}", file.display(), manifest.summary());
    Ok(String::new())
}

async fn write(config: &Config, file: &Path) -> Result<Manifest> {
    let secret = match config.secret {
        Some(_) => None,
        None => fs::read_to_string(config.secret_file()).ok(),
    };
    let blobs = Blobs::in_folder(&config.blobs_folder())?;
    dump::dump(&config.database_url(), &blobs, secret, file, Moment::now()).await
}

/// `repka restore FILE`: reads a backup into an empty data folder or database, brings it up to date
/// and makes the search index.
///
/// # Errors
/// Refused, with nothing changed, when the file is damaged or newer than this program, or when the
/// database holds anything. Whatever else fails leaves the database empty.
pub async fn restore_from(config: &Config, file: &Path) -> Said {
    let manifest = restore::verified(file.to_owned()).await?;
    restore::has_secret(config, &manifest)?;
    let _lock = match config.is_sqlite() {
        true => Some(Lock::take(&config.data)?),
        false => None,
    };
    let url = config.database_url();
    restore::empty_schema(&url, &manifest).await?;
    restore::fill(config, &manifest, file.to_owned()).await?;
    let db = Db::open(&url, Tuning::default()).await?;
    store::migrate(&db, migrations::ALL, Moment::now()).await?;
    db.close().await;
    eprintln!("restored {}; making the search index", manifest.summary());
    let desk = bare_desk(config).await?;
    reindex::anew(&desk).await?;
    desk.db().close().await;
    Ok(String::new())
}

/// The nightly backup: `repka-YYYY-MM-DD.tar.zst` in the folder `backups`, of which the newest are
/// kept. Where `backups_kept` is 0, nobody calls it.
///
/// # Errors
/// As [`backup_to`]; older ones are removed only after a new one is whole.
pub async fn nightly(desk: &Desk, config: &Config) -> Result<PathBuf> {
    let folder = config.backups_folder();
    fs::create_dir_all(&folder)?;
    let now = desk.now().to_string();
    let file = folder.join(format!("repka-{}.tar.zst", now.get(..10).unwrap_or("today")));
    let manifest = write(config, &file).await?;
    tracing::info!(holds = manifest.summary(), "nightly backup");
    let kept = config.backups_kept.max(1) as usize;
    for old in by_age(&folder).into_iter().rev().skip(kept) {
        fs::remove_file(old)?;
    }
    Ok(file)
}

/// The newest nightly backup, and how old it is.
pub fn newest(config: &Config) -> Option<(PathBuf, Duration)> {
    let file = by_age(&config.backups_folder()).pop()?;
    let made = fs::metadata(&file).and_then(|m| m.modified()).ok()?;
    Some((file, made.elapsed().unwrap_or_default()))
}

/// Nightly backups, oldest first: their names are dates.
fn by_age(folder: &Path) -> Vec<PathBuf> {
    let nightly = |path: &PathBuf| {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        name.starts_with("repka-") && name.ends_with(".tar.zst")
    };
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|f| f.path()).filter(nightly).collect();
    files.sort();
    files
}
