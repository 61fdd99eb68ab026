//! Writing a backup.

use super::{
    Manifest, TableOf,
    archive::{Writer, sum},
    line::Line,
    schema::{Column, last_id, select, tables, up_to},
};
use base::{BlobId, Blobs, Error, Result};
use futures_util::TryStreamExt;
use std::path::Path;
use store::{Engine, Moment};

/// A member of a table's rows is about this big; a row is never divided.
const PIECE: usize = 4 << 20;

/// Writes everything the database holds at this moment, then the blobs it names, into `file`.
/// A blob is written before the row that names it, so none can be missing that is copied after.
pub(super) async fn dump(
    url: &str,
    blobs: &Blobs,
    secret: Option<String>,
    file: &Path,
    now: Moment,
) -> Result<Manifest> {
    let mut line = Line::snapshot(url).await?;
    let mut manifest = Manifest::of(line.engine(), newest_migration(&mut line).await?, now);
    let mut writer = Writer::begin(file, now.seconds())?;
    for table in tables(&up_to(manifest.migration)) {
        let columns = Column::all(&mut line, table).await?;
        rows(&mut line, table, &columns, &mut writer, &mut manifest).await?;
        if columns.iter().any(|c| c.name == "id") {
            let last = last_id(&mut line, table).await?;
            manifest.last_ids.insert(table.to_owned(), last);
        }
    }
    if let Some(secret) = secret {
        member(&mut writer, &mut manifest, "secret".into(), secret.into_bytes()).await?;
    }
    for blob in named_blobs(&mut line, &manifest).await? {
        copy(blobs, &blob, &mut writer, &mut manifest).await?;
    }
    line.close().await?;
    let text = serde_json::to_vec_pretty(&manifest)?;
    writer.add(super::MANIFEST.into(), text).await?;
    writer.finish(file).await?;
    Ok(manifest)
}

async fn newest_migration(line: &mut Line) -> Result<i64> {
    let text = "SELECT CAST(max(number) AS TEXT) FROM migration HAVING max(number) IS NOT NULL";
    let found = line.texts(text.into()).await.unwrap_or_default();
    let number = found.first().and_then(|n| n.parse().ok());
    number.ok_or_else(|| Error::Broken("the database holds no desk: run `repka migrate` first".into()))
}

async fn rows(
    line: &mut Line,
    table: &'static str,
    columns: &[Column],
    writer: &mut Writer,
    manifest: &mut Manifest,
) -> Result<()> {
    let text = select(line.engine(), table, columns);
    let mut stream = line.stream(text);
    let (mut piece, mut pieces, mut count) = (Vec::new(), 0, 0);
    loop {
        let row = stream.try_next().await?;
        if let Some(row) = &row {
            count += 1;
            piece.extend_from_slice(row.as_bytes());
            piece.push(b'\n');
        }
        if piece.len() >= PIECE || (row.is_none() && !piece.is_empty()) {
            pieces += 1;
            let name = format!("{}{table}/{pieces:06}.jsonl", super::TABLES);
            member(writer, manifest, name, std::mem::take(&mut piece)).await?;
        }
        if row.is_none() {
            break;
        }
    }
    let columns = columns.iter().map(|c| c.name.clone()).collect();
    let name = table.to_owned();
    manifest.tables.push(TableOf { name, columns, rows: count });
    Ok(())
}

async fn member(writer: &mut Writer, manifest: &mut Manifest, name: String, bytes: Vec<u8>) -> Result<()> {
    manifest.sha256.insert(name.clone(), sum(&bytes));
    writer.add(name, bytes).await
}

/// Every blob that a row names: whatever table has a column `blob`, which is empty where words were struck.
async fn named_blobs(line: &mut Line, manifest: &Manifest) -> Result<Vec<String>> {
    let naming = manifest.tables.iter().filter(|t| t.columns.iter().any(|c| c == "blob"));
    let each: Vec<String> = naming.map(|t| format!("SELECT blob FROM {} WHERE blob <> ''", t.name)).collect();
    if each.is_empty() {
        return Ok(Vec::new());
    }
    if line.engine() == Engine::Sqlite {
        line.run("PRAGMA temp_store = file".into()).await?;
    }
    Ok(line.texts(each.join(" UNION ")).await?)
}

async fn copy(blobs: &Blobs, name: &str, writer: &mut Writer, manifest: &mut Manifest) -> Result<()> {
    let id: BlobId = serde_json::from_value(name.into())?;
    match blobs.read(&id).await {
        Ok(bytes) => {
            manifest.blobs += 1;
            manifest.blob_bytes += bytes.len() as u64;
            let folder = name.get(..2).unwrap_or("__");
            writer.add(format!("{}{folder}/{name}", super::BLOBS), bytes).await
        }
        // One lost file must not cost the backup of all others; it is named for whoever asks.
        Err(Error::Missing) => {
            manifest.missing_blobs.push(name.to_owned());
            Ok(())
        }
        Err(e) => Err(e),
    }
}
