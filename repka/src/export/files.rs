//! The files of an export.

use super::row::AttachmentRow;
use crate::commands::Failure;
use base::{BlobId, Blobs, Error};
use serde::Serialize;
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};
use ticket::Attachment;

/// A file of JSON objects, one per line.
pub(super) struct Lines {
    out: BufWriter<File>,
    count: u64,
}

impl Lines {
    pub fn create(dir: &Path, name: &str) -> Result<Lines, Failure> {
        let out = BufWriter::new(File::create_new(dir.join(name))?);
        Ok(Lines { out, count: 0 })
    }

    pub fn add(&mut self, row: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.out, row).map_err(Error::from)?;
        self.out.write_all(b"\n")?;
        self.count += 1;
        Ok(())
    }

    /// Ends the file; answers with the number of its lines.
    pub fn finish(mut self) -> Result<u64, Failure> {
        self.out.flush()?;
        Ok(self.count)
    }
}

/// Rows as CSV (RFC 4180).
pub(super) fn csv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n";
    rows.iter().map(line).collect()
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// Writes a mail; `false` when its bytes are lost. A thousand to a folder, so that none grows huge.
pub(super) async fn mail(dir: &Path, blobs: &Blobs, id: i64, blob: &BlobId) -> Result<bool, Failure> {
    let path = format!("mails/{:06}/{id:09}.eml", id / 1000);
    write(dir, blobs, &path, blob).await
}

/// Writes a file that came with an entry.
pub(super) async fn attachment(
    dir: &Path,
    blobs: &Blobs,
    ticket: i64,
    file: &Attachment,
) -> Result<AttachmentRow, Failure> {
    let path = format!("attachments/{ticket}/{}-{}", file.id, harmless(&file.name));
    let written = write(dir, blobs, &path, &file.blob).await?;
    Ok(AttachmentRow {
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        sha256: file.blob.to_string(),
        path: written.then_some(path),
    })
}

async fn write(dir: &Path, blobs: &Blobs, path: &str, blob: &BlobId) -> Result<bool, Failure> {
    let bytes = match blobs.read(blob).await {
        Ok(bytes) => bytes,
        Err(Error::Missing) => return Ok(false),
        Err(e) => return Err(e.into()),
    };
    let path = dir.join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)?;
    Ok(true)
}

/// A name no file system minds, of at most 150 bytes.
fn harmless(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let c = match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '_', // they turn the reading direction
            c if c.is_control() => '_',
            c => c,
        };
        if out.len() + c.len_utf8() > 150 {
            break;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_when_they_must_be() {
        let rows = [vec!["a".to_owned(), "b,\"c\"".to_owned()]];
        assert_eq!(csv(&rows), "a,\"b,\"\"c\"\"\"\r\n");
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(harmless("../a\0b\u{202e}.pdf"), ".._a_b_.pdf");
        assert_eq!(harmless("сч/ёт.pdf"), "сч_ёт.pdf");
        assert!(harmless(&"ё".repeat(200)).len() <= 150);
    }
}
