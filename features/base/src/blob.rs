//! Large things, named by their content.

use crate::Result;
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

    /// The bytes; [`crate::Error::Missing`] when there are none of this name.
    pub async fn read(&self, id: &BlobId) -> Result<Vec<u8>> {
        Ok(self.0.get(&id.key()).await?.bytes().await?.to_vec())
    }
}
