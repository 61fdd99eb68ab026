//! Large things, named by their content.

use crate::{Moment, Result};
use futures_util::StreamExt;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, local::LocalFileSystem, path::Path as Key};
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path, sync::Arc};

/// A blob's name: the SHA-256 of its bytes, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct BlobId(String);

impl BlobId {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> BlobId {
        let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
        BlobId(hex(digest.as_ref()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn key(&self) -> Key {
        let folder = self.0.get(..2).unwrap_or("__");
        Key::from(format!("{folder}/{}", self.0))
    }
}
impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl store::Bind for &BlobId {
    fn value(this: Option<Self>) -> store::Value {
        this.map(|id| id.0.as_str()).into()
    }
}

/// Bytes in hexadecimal, lower case.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Bytes that are read at once, opening and reading in one; the whole of most mails.
const SMALL: u64 = 16 * 1024;

/// Where pieces are kept: no blob's name begins with this.
const PIECES: &str = "pieces";

fn piece(of: &str, offset: u64) -> Key {
    Key::from(format!("{PIECES}/{of}/{offset:012}"))
}

/// Attachments, raw mails, recordings: named by their content, so the same bytes are kept once.
///
/// Order of writing: blob, then row. A crash between the two leaves a blob nobody names, never a
/// row without its blob.
#[derive(Clone)]
pub struct Blobs(Arc<dyn ObjectStore>);

impl Blobs {
    /// Blobs in a folder, made if missing. Files and folders are synced to disk before `keep`
    /// answers.
    pub fn in_folder(folder: &Path) -> Result<Blobs> {
        std::fs::create_dir_all(folder)?;
        Ok(Blobs(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))))
    }

    /// Blobs in a folder that may be lost with the power: for demos, which are made again.
    pub fn unsynced(folder: &Path) -> Result<Blobs> {
        std::fs::create_dir_all(folder)?;
        Ok(Blobs(Arc::new(LocalFileSystem::new_with_prefix(folder)?)))
    }

    /// Keeps the bytes; keeping them twice is keeping them once.
    pub async fn keep(&self, bytes: Vec<u8>) -> Result<BlobId> {
        let id = BlobId::of(&bytes);
        let once = PutOptions::from(PutMode::Create);
        match self.0.put_opts(&id.key(), bytes.into(), once).await {
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(id),
            Err(e) => Err(e.into()),
        }
    }

    /// Whether something can be kept now: keeps 64 KiB and lets go of them.
    pub async fn can_keep(&self) -> Result<()> {
        let probe = Key::from("probe");
        self.0.put(&probe, vec![0; 1 << 16].into()).await?;
        // Another process may have been quicker to let go.
        let _ = self.0.delete(&probe).await;
        Ok(())
    }

    /// Keeps a piece of what arrives in pieces under a name of its own; the same piece again replaces it.
    pub async fn keep_piece(&self, of: &str, offset: u64, bytes: Vec<u8>) -> Result<()> {
        self.0.put(&piece(of, offset), bytes.into()).await?;
        Ok(())
    }

    /// What the pieces make together, as long as no one is missing between them.
    pub async fn join_pieces(&self, of: &str, size: usize) -> Result<Vec<u8>> {
        let mut whole = Vec::with_capacity(size);
        while whole.len() < size {
            let next = self.0.get(&piece(of, whole.len() as u64)).await?.bytes().await?;
            if next.is_empty() {
                break;
            }
            whole.extend_from_slice(&next);
        }
        Ok(whole)
    }

    /// Lets go of the pieces: they are one blob now, or nobody wants them.
    pub async fn drop_pieces(&self, of: &str) -> Result<()> {
        self.drop_listed(Key::from(format!("{PIECES}/{of}")), None).await
    }

    /// Lets go of all pieces kept before this moment: nobody went on with them.
    pub async fn drop_pieces_before(&self, moment: Moment) -> Result<()> {
        self.drop_listed(Key::from(PIECES), Some(moment)).await
    }

    async fn drop_listed(&self, under: Key, before: Option<Moment>) -> Result<()> {
        let mut listed = self.0.list(Some(&under));
        while let Some(found) = listed.next().await {
            let found = found?;
            let kept = Moment::from_seconds(found.last_modified.timestamp());
            if before.is_none_or(|moment| kept < moment) {
                // Another process may have been quicker to let go.
                let _ = self.0.delete(&found.location).await;
            }
        }
        Ok(())
    }

    /// A part of the bytes; [`crate::Error::Missing`] when there are none of this name.
    pub async fn read_part(&self, id: &BlobId, part: std::ops::Range<u64>) -> Result<Vec<u8>> {
        Ok(self.0.get_range(&id.key(), part).await?.into())
    }

    /// Lets go of the bytes; whoever asks has made sure that no row names them.
    pub async fn forget(&self, id: &BlobId) -> Result<()> {
        match self.0.delete(&id.key()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(e.into()),
        }
    }

    /// The bytes; [`crate::Error::Missing`] when there are none of this name.
    pub async fn read(&self, id: &BlobId) -> Result<Vec<u8>> {
        let key = id.key();
        let beginning = 0..SMALL;
        let mut beginning = self.0.get_ranges(&key, std::slice::from_ref(&beginning)).await.unwrap_or_default();
        match beginning.pop() {
            Some(bytes) if (bytes.len() as u64) < SMALL => Ok(bytes.into()),
            // Longer ones; and those without a beginning, because there is none or no byte in it.
            _ => Ok(self.0.get(&key).await?.bytes().await?.into()),
        }
    }
}
