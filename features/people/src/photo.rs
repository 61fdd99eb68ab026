//! What people look like: a small picture of each who gave one, for colleagues.

use crate::{Admin, Staff, event};
use base::{Act, Error, Result, StaffId};
use ring::digest::{SHA256, digest};
use store::{On, sql};

/// Bytes of a picture at most; it is made small before it is kept.
pub const LARGEST: usize = 64 * 1024;

/// Letters of its digest that tell one picture of a person from the next.
const KEY: usize = 16;

impl Staff {
    /// Gives one's name a face, instead of the one before.
    ///
    /// # Errors
    /// [`Error::Broken`] when the picture was not made small.
    pub async fn show_as(act: &mut Act, who: StaffId, jpeg: Vec<u8>) -> Result<()> {
        if jpeg.len() > LARGEST {
            return Err(Error::Broken(format!("a photo of {} bytes was to be kept", jpeg.len())));
        }
        let key: String = base::blob::hex(digest(&SHA256, &jpeg).as_ref()).chars().take(KEY).collect();
        sql!("UPDATE staff SET photo = $2, photo_bytes = $3 WHERE id = $1")
            .bind(who)
            .bind(key)
            .bind(jpeg)
            .run(act)
            .await?;
        tell(act, who).await
    }

    /// Takes one's own face away again, if there is one.
    pub async fn show_initials(act: &mut Act, who: StaffId) -> Result<()> {
        let gone = sql!("UPDATE staff SET photo = NULL, photo_bytes = NULL WHERE id = $1 AND photo IS NOT NULL")
            .bind(who)
            .run(act)
            .await?;
        if gone == 0 { Ok(()) } else { tell(act, who).await }
    }

    /// [`Staff::show_initials`] of a colleague, whose picture does not do.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is nobody of this id.
    pub async fn take_photo(act: &mut Act, _by: &Admin, who: StaffId) -> Result<()> {
        Staff::find(&mut *act, who).await?;
        Staff::show_initials(act, who).await
    }

    /// A person's picture, a JPEG, as long as it is the one with this key.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not, or no longer.
    pub async fn photo(on: impl Into<On<'_>>, who: StaffId, key: &str) -> Result<Vec<u8>> {
        let found: Option<(Vec<u8>,)> =
            sql!("SELECT photo_bytes FROM staff WHERE id = $1 AND photo = $2").bind(who).bind(key).opt(on).await?;
        found.map(|(bytes,)| bytes).ok_or(Error::Missing)
    }
}

async fn tell(act: &mut Act, who: StaffId) -> Result<()> {
    act.tell(who, &event::StaffChanged { staff: who, changed: vec!["photo".into()] }).await?;
    Ok(())
}
