//! What comes with an entry.

use crate::{EntryId, Scope};
use base::{Act, BlobId, Error, Result};
use mail::Danger;
use store::{On, Query, sql};

store::id! {
    /// One attachment.
    AttachmentId
}

/// A file that came with an entry.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Attachment {
    /// Its row.
    pub id: AttachmentId,
    /// With which entry.
    pub entry_id: EntryId,
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Where the bytes are.
    pub blob: BlobId,
    /// By which the HTML names it.
    pub content_id: Option<String>,
    /// Shown in the text.
    pub inline: bool,
    /// The word for what was dangerous about it when it came.
    pub danger: Option<String>,
}

/// A file to be written with an entry; its bytes are kept already.
#[derive(Clone, Debug)]
pub struct NewAttachment {
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Where the bytes are.
    pub blob: BlobId,
    /// By which the HTML names it.
    pub content_id: Option<String>,
    /// Shown in the text.
    pub inline: bool,
    /// What is dangerous about it, where somebody has looked.
    pub danger: Option<Danger>,
}

impl From<Attachment> for NewAttachment {
    fn from(file: Attachment) -> Self {
        let danger = file.danger();
        let Attachment { name, media_type, size, blob, content_id, inline, .. } = file;
        NewAttachment { name, media_type, size, blob, content_id, inline, danger }
    }
}

impl NewAttachment {
    pub(crate) async fn write(&self, act: &mut Act, entry: EntryId) -> Result<()> {
        sql!(
            "INSERT INTO attachment (entry_id, name, media_type, size, blob, content_id, inline, danger) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        )
        .bind(entry)
        .bind(self.name.as_str())
        .bind(self.media_type.as_str())
        .bind(self.size)
        .bind(&self.blob)
        .bind(self.content_id.clone())
        .bind(self.inline)
        .bind(self.danger.map(Danger::name))
        .run(act)
        .await?;
        Ok(())
    }
}

impl Attachment {
    /// Why opening it may do harm: as seen when it came, else as its name says.
    pub fn danger(&self) -> Option<Danger> {
        self.danger.as_deref().and_then(Danger::named).or_else(|| Danger::of_name(&self.name))
    }

    /// What comes with an entry.
    pub async fn of(on: impl Into<On<'_>>, entry: EntryId) -> Result<Vec<Attachment>> {
        Ok(sql!("SELECT * FROM attachment WHERE entry_id = $1 ORDER BY id").bind(entry).all(on).await?)
    }

    /// What comes with these entries.
    pub async fn of_all(on: impl Into<On<'_>>, entries: impl IntoIterator<Item = EntryId>) -> Result<Vec<Attachment>> {
        Ok(Query::new("SELECT * FROM attachment WHERE TRUE")
            .with_in(" AND entry_id", entries)
            .push(" ORDER BY id")
            .all(on)
            .await?)
    }

    /// The attachment of this id, if its ticket is seen.
    pub async fn seen_by(on: impl Into<On<'_>>, scope: &Scope, id: AttachmentId) -> Result<Attachment> {
        let mut on = on.into();
        let found: Option<Attachment> = sql!("SELECT * FROM attachment WHERE id = $1").bind(id).opt(on.again()).await?;
        let found = found.ok_or(Error::Missing)?;
        crate::Entry::seen_by(on, scope, found.entry_id).await?;
        Ok(found)
    }
}
