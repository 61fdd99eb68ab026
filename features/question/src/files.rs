//! Files said with a question that is about no ticket. On a ticket the entries have them.

use crate::AskingId;
use base::{Act, BlobId, Result};
use mail::Danger;
use store::{On, Query, sql};
use ticket::NewAttachment;

/// A file that was said with something.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct SaidFile {
    /// Its row.
    pub id: i64,
    /// With what it was said.
    pub saying_id: i64,
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Where the bytes are.
    pub blob: BlobId,
    /// The word for what was dangerous about it when it came.
    pub danger: Option<String>,
}

impl SaidFile {
    /// Those of one act of asking, in the order in which they were said.
    pub async fn of(on: impl Into<On<'_>>, asking: AskingId) -> Result<Vec<SaidFile>> {
        Ok(sql!(
            "SELECT f.id, f.saying_id, f.name, f.media_type, f.size, f.blob, f.danger
             FROM saying s JOIN saying_file f ON f.saying_id = s.id WHERE s.asking_id = $1 ORDER BY f.id LIMIT 200"
        )
        .bind(asking)
        .all(on)
        .await?)
    }

    /// Keeps files with what was said by them; their bytes are kept already.
    pub(crate) async fn keep(act: &mut Act, saying: i64, files: &[NewAttachment]) -> Result<()> {
        for file in files {
            sql!(
                "INSERT INTO saying_file (saying_id, name, media_type, size, blob, danger) VALUES ($1, $2, $3, $4, $5, $6)"
            )
            .bind(saying)
            .bind(file.name.as_str())
            .bind(file.media_type.as_str())
            .bind(file.size)
            .bind(&file.blob)
            .bind(file.danger.map(Danger::name))
            .run(&mut *act)
            .await?;
        }
        Ok(())
    }

    /// Takes them from these words: an entry has them from now on, or nobody.
    pub(crate) async fn take(act: &mut Act, saying: i64) -> Result<Vec<SaidFile>> {
        let query = Query::new("DELETE FROM saying_file WHERE saying_id = ").with("", saying);
        let query = query.push(" RETURNING id, saying_id, name, media_type, size, blob, danger");
        let mut files: Vec<SaidFile> = query.all(act).await?;
        files.sort_by_key(|file| file.id);
        Ok(files)
    }
}

impl From<SaidFile> for NewAttachment {
    fn from(file: SaidFile) -> Self {
        NewAttachment {
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            blob: file.blob,
            content_id: None,
            inline: false,
            danger: file.danger.as_deref().and_then(Danger::named),
        }
    }
}
