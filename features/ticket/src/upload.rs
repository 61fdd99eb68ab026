//! Files on their way into a draft.

use crate::{DraftKind, NewAttachment, Ticket, TicketId};
use base::{Act, BlobId, Error, Moment, Result, StaffId, Why, blob::hex, keys};
use std::time::Duration;
use store::{On, sql};

store::id! {
    /// One file on its way.
    UploadId
}

/// Bytes of all files of a message: what most mail servers still take.
pub const LARGEST: i64 = 25_000_000;
/// Files of a message.
pub const MOST: usize = 30;
/// Bytes of a piece.
pub const PIECE: usize = 1 << 20;
/// An upload nobody goes on with is forgotten after this.
pub const LASTS: Duration = Duration::from_secs(24 * 3600);

/// Whose draft on which ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftOf {
    /// On which ticket.
    pub ticket: TicketId,
    /// Whose.
    pub staff: StaffId,
    /// What it is for.
    pub kind: DraftKind,
}

/// A file as it is announced.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// A picture in the text.
    pub inline: bool,
}

/// A file on its way into a draft.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Upload {
    /// Its row.
    pub id: UploadId,
    /// On which ticket.
    pub ticket_id: TicketId,
    /// Whose.
    pub staff_id: StaffId,
    /// Of which draft.
    pub kind: DraftKind,
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes, as announced.
    pub size: i64,
    /// Bytes that are here.
    pub received: i64,
    /// Under which name they are kept until all are here.
    pub pieces: String,
    /// Where they are, once all are.
    pub blob: Option<BlobId>,
    /// A picture in the text.
    pub inline: bool,
}

/// Refuses what no message can carry: empty files, too many, too large together.
///
/// # Errors
/// [`Error::Invalid`] that names the file or the limit.
pub fn check<'a>(files: impl IntoIterator<Item = (&'a str, i64)>) -> Result<()> {
    let (mut count, mut total) = (0, 0_i64);
    for (name, size) in files {
        let wrong = |key| Err(Error::Invalid(vec![("files", Why::of(key).with("name", name))]));
        (count, total) = (count + 1, total.saturating_add(size));
        match size {
            ..=0 => return wrong("ticket-error-file-empty"),
            size if size > LARGEST => return wrong("ticket-error-file-large"),
            _ => {}
        }
    }
    if count > MOST {
        return Err(Error::invalid("files", "ticket-error-files-many"));
    }
    if total > LARGEST { Err(Error::invalid("files", "ticket-error-files-large")) } else { Ok(()) }
}

impl Upload {
    /// A file is announced; nothing of it is here yet.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what the message could not carry with the files it has; [`Error::Refused`] when the customer
    /// was struck.
    pub async fn begin(
        act: &mut Act,
        ticket: &Ticket,
        (staff, kind): (StaffId, DraftKind),
        new: NewUpload,
    ) -> Result<Upload> {
        ticket.check_not_erased(&mut *act).await?;
        let of = DraftOf { ticket: ticket.id, staff, kind };
        let all = Upload::of(&mut *act, of.ticket, of.staff).await?;
        let beside = all.iter().filter(|u| u.kind == of.kind).map(|u| (u.name.as_str(), u.size));
        check(beside.chain([(new.name.as_str(), new.size)]))?;
        Upload::insert(act, of, new, None).await
    }

    async fn insert(act: &mut Act, of: DraftOf, new: NewUpload, blob: Option<BlobId>) -> Result<Upload> {
        let pieces = hex(&keys::random::<16>()?);
        let received = if blob.is_some() { new.size } else { 0 };
        let id = sql!(
            "INSERT INTO upload (ticket_id, staff_id, kind, name, media_type, size, received, pieces, blob, inline, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id"
        )
        .bind(of.ticket)
        .bind(of.staff)
        .bind(of.kind)
        .bind(new.name.as_str())
        .bind(new.media_type.as_str())
        .bind(new.size)
        .bind(received)
        .bind(pieces.as_str())
        .bind(blob.as_ref())
        .bind(new.inline)
        .bind(act.now())
        .value(act)
        .await?;
        let NewUpload { name, media_type, size, inline } = new;
        let (ticket_id, staff_id, kind) = (of.ticket, of.staff, of.kind);
        Ok(Upload { id, ticket_id, staff_id, kind, name, media_type, size, received, pieces, blob, inline })
    }

    /// Everything on its way into someone's drafts on a ticket, in the order in which it was added.
    pub async fn of(on: impl Into<On<'_>>, ticket: TicketId, who: StaffId) -> Result<Vec<Upload>> {
        Ok(sql!(
            "SELECT id, ticket_id, staff_id, kind, name, media_type, size, received, pieces, blob, inline FROM upload
             WHERE staff_id = $1 AND ticket_id = $2 ORDER BY id LIMIT 200"
        )
        .bind(who)
        .bind(ticket)
        .all(on)
        .await?)
    }

    /// One of this person's uploads; somebody else's does not exist.
    pub async fn find(on: impl Into<On<'_>>, who: StaffId, id: UploadId) -> Result<Upload> {
        sql!(
            "SELECT id, ticket_id, staff_id, kind, name, media_type, size, received, pieces, blob, inline FROM upload
             WHERE id = $1 AND staff_id = $2"
        )
        .bind(id)
        .bind(who)
        .opt(on)
        .await?
        .ok_or(Error::Missing)
    }

    /// A file of an answer that this person was asked to read before it goes.
    pub async fn read_by(on: impl Into<On<'_>>, reader: StaffId, id: UploadId) -> Result<Upload> {
        sql!(
            "SELECT id, ticket_id, staff_id, kind, name, media_type, size, received, pieces, blob, inline FROM upload
             WHERE id = $1 AND kind = 'reply' AND EXISTS (SELECT 1 FROM review r WHERE r.ticket_id = upload.ticket_id
                 AND r.author_id = upload.staff_id AND r.reader_id = $2 AND r.state <> 'over')"
        )
        .bind(id)
        .bind(reader)
        .opt(on)
        .await?
        .ok_or(Error::Missing)
    }

    /// More of it is here: `received` bytes by now; all of them, when they are a blob.
    ///
    /// # Errors
    /// [`Error::Conflict`] with the true offset when another request was quicker.
    pub async fn advance(&self, act: &mut Act, received: i64, blob: Option<&BlobId>) -> Result<()> {
        let done = sql!("UPDATE upload SET received = $3, blob = $4 WHERE id = $1 AND received = $2 AND blob IS NULL")
            .bind(self.id)
            .bind(self.received)
            .bind(received)
            .bind(blob)
            .run(&mut *act)
            .await?;
        if done == 1 {
            return Ok(());
        }
        let now = Upload::find(act, self.staff_id, self.id).await?;
        Err(Error::Conflict(Why::of("ticket-error-upload-offset"), serde_json::json!(now.received)))
    }

    /// It is not wanted after all.
    pub async fn cancel(&self, act: &mut Act) -> Result<()> {
        sql!("DELETE FROM upload WHERE id = $1").bind(self.id).run(act).await?;
        Ok(())
    }

    /// The draft goes, and these of its files with it; the others are let go. Pictures go when `html`
    /// shows them.
    ///
    /// # Errors
    /// [`Error::Invalid`] when one of them is not all here, or not at all.
    pub async fn take(act: &mut Act, of: DraftOf, ids: &[UploadId], html: Option<&str>) -> Result<Vec<NewAttachment>> {
        let all = Upload::of(&mut *act, of.ticket, of.staff).await?;
        let mut mine: Vec<Upload> = all.into_iter().filter(|u| u.kind == of.kind).collect();
        if ids.iter().any(|id| !mine.iter().any(|u| u.id == *id)) {
            return Err(Error::invalid("files", "ticket-error-file-gone"));
        }
        let shown = |u: &Upload| html.is_some_and(|html| html.contains(&format!("\"{}\"", u.content_id())));
        mine.retain(|u| if u.inline { shown(u) } else { ids.contains(&u.id) });
        sql!("DELETE FROM upload WHERE staff_id = $1 AND ticket_id = $2 AND kind = $3 AND blob IS NOT NULL")
            .bind(of.staff)
            .bind(of.ticket)
            .bind(of.kind)
            .run(act)
            .await?;
        mine.into_iter().map(Upload::into_attachment).collect()
    }

    pub(crate) fn into_attachment(self) -> Result<NewAttachment> {
        let content_id = self.inline.then(|| self.content_id());
        let Upload { name, media_type, size, inline, .. } = self;
        match self.blob {
            Some(blob) => Ok(NewAttachment { name, media_type, size, blob, content_id, inline, danger: None }),
            None => Err(Error::Invalid(vec![("files", Why::of("ticket-error-file-unfinished").with("name", name))])),
        }
    }

    /// A file that is here already comes (back) into a draft.
    pub async fn put_back(act: &mut Act, of: DraftOf, file: NewAttachment) -> Result<Upload> {
        let NewAttachment { name, media_type, size, blob, inline, .. } = file;
        Upload::insert(act, of, NewUpload { name, media_type, size, inline }, Some(blob)).await
    }

    /// [`Upload::put_back`] of all files of a message; answers with its HTML, in which the pictures are called as they
    /// are from now on.
    pub async fn put_back_with(act: &mut Act, of: DraftOf, files: Vec<NewAttachment>, html: &str) -> Result<String> {
        let mut html = html.to_owned();
        for file in files {
            let cid = file.content_id.clone();
            let back = Upload::put_back(act, of, file).await?;
            if let Some(cid) = cid {
                html = html.replace(&format!("data-cid=\"{cid}\""), &format!("data-cid=\"{}\"", back.content_id()));
            }
        }
        Ok(html)
    }

    /// By which the draft's HTML names a picture; unique within a message, which is where it must be.
    pub fn content_id(&self) -> String {
        format!("{CONTENT_ID}{}@repka", self.id)
    }

    /// Forgets what nobody went on with since `before`. Their pieces go by
    /// [`base::Blobs::drop_pieces_before`].
    pub async fn forget_unfinished(act: &mut Act, before: Moment) -> Result<()> {
        sql!("DELETE FROM upload WHERE blob IS NULL AND made_at < $1").bind(before).run(act).await?;
        Ok(())
    }
}

/// How the content ids of uploads begin.
pub const CONTENT_ID: &str = "upload-";

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(files: &[(&str, i64)]) -> Option<&'static str> {
        match check(files.iter().copied()) {
            Err(Error::Invalid(wrong)) => Some(wrong[0].1.key),
            _ => None,
        }
    }

    #[test]
    fn a_message_carries_what_mail_servers_take_and_nothing_empty() {
        assert_eq!(wrong(&[]), None);
        assert_eq!(wrong(&[("a", 1), ("b", LARGEST - 1)]), None);
        assert_eq!(wrong(&[("a", 0)]), Some("ticket-error-file-empty"));
        assert_eq!(wrong(&[("a", -1)]), Some("ticket-error-file-empty"));
        assert_eq!(wrong(&[("a", LARGEST + 1)]), Some("ticket-error-file-large"));
        assert_eq!(wrong(&[("a", LARGEST), ("b", 1)]), Some("ticket-error-files-large"));
        assert_eq!(wrong(&[("a", 1); MOST]), None);
        assert_eq!(wrong(&[("a", 1); MOST + 1]), Some("ticket-error-files-many"));
        assert_eq!(wrong(&[("a", i64::MAX), ("b", i64::MAX)]), Some("ticket-error-file-large"));
    }
}
