//! `repka migrate`.

use super::Said;
use crate::{config::Config, migrations};
use store::{Db, Moment, Tuning};

/// Brings the database up to date; answers with a line per step done.
pub async fn migrate(config: &Config) -> Said {
    if config.is_sqlite() {
        std::fs::create_dir_all(&config.data)?;
    }
    let db = Db::open(&config.database_url(), Tuning::default()).await?;
    let done = store::migrate(&db, migrations::ALL, Moment::now()).await;
    db.close().await;
    let done = done?;
    if done.is_empty() {
        eprintln!("the database is up to date");
    }
    let lines = done.iter().map(|m| format!("{:04} {}\n", m.number, m.name));
    Ok(lines.collect())
}
