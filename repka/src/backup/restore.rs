//! Reading a backup into an empty database.

use super::{
    BLOBS, MANIFEST, Manifest, TABLES,
    archive::{Member, Members, each, sum},
    line::Line,
    schema::{Column, insert, set_last_id, tables, up_to},
};
use crate::{
    commands::Failure,
    config::{Config, write_secret},
    migrations,
};
use base::{BlobId, Blobs, Error, Moment};
use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
};
use store::{Db, Engine, Tuning, migrate};

/// About so many bytes of rows are given to the database at once.
const BATCH: usize = 256 << 10;

/// Reads the whole file once and compares every checksum, before anything is written.
pub(super) async fn verified(file: PathBuf) -> Result<Manifest, Failure> {
    let checked = tokio::task::spawn_blocking(move || verify(&file)).await;
    let checked = checked.map_err(|e| Error::Broken(e.to_string()))?;
    let manifest = checked.map_err(|e| Failure::refused(format!("the backup cannot be used: {e}")))?;
    let newest = migrations::ALL.last().map_or(0, |m| m.number);
    if manifest.format != super::FORMAT || manifest.migration > newest {
        return Err(Failure::refused(format!(
            "the backup was made by repka {}, which is newer than this one: use that one",
            manifest.version
        )));
    }
    Ok(manifest)
}

/// A backup of a desk whose secret was a setting needs the same setting.
pub(super) fn has_secret(config: &Config, manifest: &Manifest) -> Result<(), Failure> {
    let inside = manifest.sha256.contains_key("secret");
    let sealed = manifest.tables.iter().any(|t| t.name == "mac_key" && t.rows > 0);
    if inside || !sealed || config.secret.is_some() || config.secret_file().exists() {
        return Ok(());
    }
    Err(Failure::refused("the backup holds no secret: its desk had REPKA_SECRET set; set the same one here"))
}

fn verify(file: &Path) -> io::Result<Manifest> {
    let mut sums = HashMap::new();
    let (mut blobs, mut manifest) = (0, None);
    each(file, |Member { name, bytes }| {
        if name == MANIFEST {
            manifest = Some(serde_json::from_slice::<Manifest>(&bytes)?);
        } else if name.starts_with(BLOBS) {
            blobs += 1;
            if !name.ends_with(&sum(&bytes)) {
                return Err(damaged(&name));
            }
        } else {
            sums.insert(name, sum(&bytes));
        }
        Ok(())
    })?;
    let manifest = manifest.ok_or_else(|| io::Error::other("it is not whole, or no backup of repka"))?;
    for (name, sum) in &manifest.sha256 {
        if sums.remove(name).as_ref() != Some(sum) {
            return Err(damaged(name));
        }
    }
    if let Some(name) = sums.keys().next() {
        return Err(damaged(name));
    }
    if blobs != manifest.blobs {
        return Err(damaged(BLOBS));
    }
    Ok(manifest)
}

fn damaged(name: &str) -> io::Error {
    io::Error::other(format!("{name} is damaged"))
}

/// Makes the schema as it was, and nothing else.
///
/// # Errors
/// Refused when any table holds anything.
pub(super) async fn empty_schema(url: &str, manifest: &Manifest) -> Result<(), Failure> {
    let db = Db::open(url, Tuning::default()).await?;
    let made = migrate(&db, &up_to(manifest.migration), Moment::now()).await;
    db.close().await;
    made?;
    let mut line = Line::snapshot(url).await?;
    for table in tables(migrations::ALL) {
        if Column::all(&mut line, table).await?.is_empty() {
            continue;
        }
        let any = line.texts(format!("SELECT 'one' FROM {table} LIMIT 1")).await?;
        if !any.is_empty() {
            return Err(Failure::refused(format!(
                "the database is not empty ({table}); restore into a new data folder (--data) or a new database (--database)"
            )));
        }
    }
    Ok(line.close().await?)
}

/// Fills the empty schema in one transaction, and keeps the blobs.
pub(super) async fn fill(config: &Config, manifest: &Manifest, file: PathBuf) -> Result<(), Failure> {
    let blobs = Blobs::in_folder(&config.blobs_folder())?;
    let mut line = Line::filling(&config.database_url()).await?;
    let mut members = Members::of(file);
    let mut into: Option<(String, String)> = None;
    while let Some(Member { name, bytes }) = members.next().await? {
        if let Some(rest) = name.strip_prefix(TABLES) {
            let table = rest.split('/').next().unwrap_or_default();
            if into.as_ref().is_none_or(|(known, _)| known != table) {
                let text = inserting(&mut line, manifest, table).await?;
                into = Some((table.to_owned(), text));
            }
            if let Some((_, text)) = &into {
                rows(&mut line, text, bytes).await?;
            }
        } else if name.starts_with(BLOBS) {
            let id: BlobId = blobs.keep(bytes).await?;
            debug_assert!(name.ends_with(id.as_str()));
        } else if name == "secret" {
            keep_secret(config, &bytes)?;
        }
    }
    for (table, last) in &manifest.last_ids {
        set_last_id(&mut line, table, *last).await?;
    }
    not_sent_twice(&mut line, manifest).await?;
    held_back(&mut line, manifest, Moment::now()).await?;
    Ok(line.commit().await?)
}

async fn inserting(line: &mut Line, manifest: &Manifest, table: &str) -> Result<String, Failure> {
    let columns = Column::all(line, table).await?;
    let known = manifest.tables.iter().find(|t| t.name == table && !columns.is_empty());
    let text = known.and_then(|t| insert(line.engine(), table, &t.columns, &columns));
    text.ok_or_else(|| Failure::refused(format!("the backup holds a table {table} this schema does not know")))
}

async fn rows(line: &mut Line, text: &str, bytes: Vec<u8>) -> Result<(), Failure> {
    let lines = String::from_utf8(bytes).map_err(|_| Failure::refused("rows that are no text"))?;
    let mut batch = String::from("[");
    for row in lines.lines() {
        if batch.len() > 1 {
            batch.push(',');
        }
        match line.engine() {
            Engine::Postgres => batch.push_str(&without_nul(row)),
            Engine::Sqlite => batch.push_str(row),
        }
        if batch.len() >= BATCH {
            batch.push(']');
            line.put(text, std::mem::replace(&mut batch, "[".into())).await?;
        }
    }
    if batch.len() > 1 {
        batch.push(']');
        line.put(text, batch).await?;
    }
    Ok(())
}

/// PostgreSQL keeps no NUL in text; there it becomes U+FFFD, as everywhere in the store. An escape
/// counts only when its backslash is not itself escaped.
fn without_nul(row: &str) -> std::borrow::Cow<'_, str> {
    const NUL: &str = "\\u0000";
    if !row.contains(NUL) {
        return row.into();
    }
    let mut out = String::with_capacity(row.len());
    let mut rest = row;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with(NUL) { NUL.len() } else { 2 };
        out.push_str(match length {
            2 => rest.get(..2).unwrap_or(rest),
            _ => "\\ufffd",
        });
        rest = rest.get(length..).unwrap_or_default();
    }
    (out + rest).into()
}

/// The secret may be there already, as file or setting, when it is the same.
fn keep_secret(config: &Config, bytes: &[u8]) -> Result<(), Failure> {
    let text = String::from_utf8_lossy(bytes);
    let file = config.secret_file();
    let kept = config.secret.clone();
    match kept.or_else(|| std::fs::read_to_string(&file).ok()) {
        Some(kept) if kept.trim() == text.trim() => Ok(()),
        Some(_) => Err(Failure::refused(format!(
            "the backup holds another secret than REPKA_SECRET or {}; unset the one and restore into a new data folder",
            file.display()
        ))),
        None => Ok(write_secret(&file, text.trim())?),
    }
}

/// What was on its way out when the backup was made may have been sent since: a person decides.
async fn not_sent_twice(line: &mut Line, manifest: &Manifest) -> Result<(), Failure> {
    let note = format!("restored from a backup of {}: it may have been sent since", manifest.made_at);
    let text = "UPDATE entry SET delivery = 'unsure', delivery_note = $1, deliver_at = NULL
                WHERE delivery IN ('waiting', 'sending')";
    let held = line.put(text, note).await?;
    if held > 0 {
        eprintln!(
            "{held} answers were on their way when the backup was made; whether they were sent is for a person to say"
        );
    }
    Ok(())
}

/// What was to go later may have gone since, when its time has come since; and who of several did not have a mail may
/// have it by now.
async fn held_back(line: &mut Line, manifest: &Manifest, now: Moment) -> Result<(), Failure> {
    let since = |name: &str| migrations::ALL.iter().any(|m| m.name == name && m.number <= manifest.migration);
    if since("scheduled") {
        let now = match line.engine() {
            Engine::Sqlite => now.micros().to_string(),
            Engine::Postgres => format!("to_timestamp({} / 1000000.0)", now.micros()),
        };
        let text = "UPDATE scheduled SET state = 'held', why = 'restored' WHERE state = 'waiting' AND due_at <= ";
        line.run(format!("{text}{now}")).await?;
    }
    if since("missed") {
        let (mut missed, json) = match line.engine() {
            Engine::Sqlite => ("missed".to_owned(), ""),
            Engine::Postgres => ("CAST(missed AS TEXT)".to_owned(), "::jsonb"),
        };
        // Within a text of JSON its quotation marks are escaped, so that only the states read like this.
        for state in [r#""state":"waiting""#, r#""state": "waiting""#, r#""state":"sending""#, r#""state": "sending""#]
        {
            missed = format!(r#"replace({missed}, '{state}', '"state":"unsure"')"#);
        }
        line.run(format!("UPDATE entry SET missed = ({missed}){json} WHERE CAST(missed AS TEXT) <> '[]'")).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_nul_becomes_a_mark() {
        let row = r#"["a\u0000b","\\u0000","\\\u0000","\"é"]"#;
        assert_eq!(without_nul(row), r#"["a\ufffdb","\\u0000","\\\ufffd","\"é"]"#);
    }
}
