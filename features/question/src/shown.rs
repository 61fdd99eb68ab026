//! What whoever answers is shown beside the question.

use crate::{Asking, AskingId, Forward, Question, Said, SaidFile};
use base::{BlobId, EntryId, Moment, Result, StaffId, TicketId};
use store::{On, Query};
use ticket::{Attachment, EntryKind};

/// An entry beside a question: what of it is shown.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Beside {
    /// Which.
    pub id: EntryId,
    /// What it is.
    pub kind: EntryKind,
    /// Who wrote it, if one of us.
    pub staff_id: Option<StaffId>,
    /// Or a customer.
    pub identity_id: Option<base::IdentityId>,
    /// By name.
    pub author_name: String,
    /// And address.
    pub author_address: String,
    /// The words, without what they quote.
    pub reply_text: String,
    /// When.
    pub at: Moment,
}

const BESIDE: &str =
    "SELECT id, kind, staff_id, identity_id, author_name, author_address, reply_text, at FROM entry WHERE ticket_id = ";
const FILES: &str = "SELECT f.id, f.entry_id, f.name, f.media_type, f.size, f.blob, f.content_id, f.inline, f.danger
    FROM attachment f JOIN entry e ON e.id = f.entry_id WHERE e.struck_at IS NULL AND e.ticket_id = ";

/// What whoever answers is shown beside the question: this, and nothing else of the ticket.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The customer's last words, and what the asker pinned, oldest first.
    pub entries: Vec<Beside>,
    /// What came with these words and with the question, and the files the asker pinned; about no ticket, what was
    /// said with it.
    pub files: Vec<ShownFile>,
}

/// A file beside a question.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownFile {
    /// Its row: of an attachment on the ticket, or of a [`SaidFile`] while it is about none.
    pub id: i64,
    /// File name, made safe.
    pub name: String,
    /// As declared.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Where the bytes are.
    pub blob: BlobId,
}

impl From<Attachment> for ShownFile {
    fn from(file: Attachment) -> Self {
        let Attachment { name, media_type, size, blob, .. } = file;
        ShownFile { id: file.id.0, name, media_type, size, blob }
    }
}

impl From<SaidFile> for ShownFile {
    fn from(file: SaidFile) -> Self {
        let SaidFile { id, name, media_type, size, blob, .. } = file;
        ShownFile { id, name, media_type, size, blob }
    }
}

impl Question {
    /// What stands beside it; while it is about no ticket, the files that were said with it.
    pub async fn shown(&self, on: impl Into<On<'_>>) -> Result<Shown> {
        let mut on = on.into();
        let (Some(ticket), Some(own)) = (self.ticket_id, self.entry_id) else {
            let files = SaidFile::of(on, self.asking_id).await?;
            return Ok(Shown { entries: Vec::new(), files: files.into_iter().map(Into::into).collect() });
        };
        let context = Asking::find(on.again(), self.asking_id).await?.context.0;
        let last = Query::new(BESIDE).with("", ticket).push(" AND public AND direction = 'in' AND NOT machine");
        let last: Option<Beside> = last.push(" ORDER BY id DESC LIMIT 1").opt(on.again()).await?;
        let query = Query::new(BESIDE).with("", ticket);
        let mut entries: Vec<Beside> =
            query.with_in(" AND id", context.entries.iter().copied()).all(on.again()).await?;
        if let Some(last) = last.filter(|last| !entries.iter().any(|entry| entry.id == last.id)) {
            entries.push(last);
        }
        entries.sort_by_key(|entry| entry.id);
        let whole = entries.iter().filter(|entry| entry.kind == EntryKind::Message).map(|entry| entry.id).chain([own]);
        let query = Query::new(FILES).with("", ticket).with_in(" AND (f.entry_id", whole);
        let query = query.with_in(" OR f.id", context.attachments);
        let files: Vec<Attachment> = query.push(") ORDER BY f.id LIMIT 200").all(on).await?;
        Ok(Shown { entries, files: files.into_iter().map(Into::into).collect() })
    }
}

impl Question {
    /// The files that whoever asked chose to show with it, or put into it: what somebody outside may see.
    pub async fn chosen_files(&self, on: impl Into<On<'_>>) -> Result<Vec<Attachment>> {
        match (self.ticket_id, self.entry_id) {
            (Some(ticket), Some(own)) => chosen_files(on, self.asking_id, (ticket, own)).await,
            _ => Ok(Vec::new()),
        }
    }

    /// What was said in it, oldest first: the words for everybody, what this one was asked further, and its
    /// answers; of the others who were asked at once, nothing.
    pub async fn words(&self, on: impl Into<On<'_>>) -> Result<Vec<Said>> {
        let said = Said::all(on, [self.asking_id]).await?;
        Ok(said.into_iter().filter(|said| said.question_id.is_none_or(|id| id == self.id)).collect())
    }

    /// What others who were asked at once have answered.
    pub async fn answers_of_others(&self, on: impl Into<On<'_>>) -> Result<Vec<Said>> {
        let said = Said::all(on, [self.asking_id]).await?;
        let others = |said: &Said| said.kind == EntryKind::Answer && said.question_id != Some(self.id);
        Ok(said.into_iter().filter(others).collect())
    }
}

/// The files that were put into a question, or chosen to be shown with it.
pub(crate) async fn chosen_files(
    on: impl Into<On<'_>>,
    asking: AskingId,
    (ticket, own): (TicketId, EntryId),
) -> Result<Vec<Attachment>> {
    let mut on = on.into();
    let context = Asking::find(on.again(), asking).await?.context.0;
    // Pictures stand in the words that go along; one that may do harm goes only when it was chosen.
    let along = if context.forward == Forward::Nothing { Vec::new() } else { context.entries };
    let chosen = context.attachments;
    let query = Query::new(FILES).with("", ticket).with(" AND (f.entry_id = ", own);
    let query = query.with_in(" OR f.id", chosen.iter().copied()).with_in(" OR f.inline AND f.entry_id", along);
    let mut files: Vec<Attachment> = query.push(") ORDER BY f.id LIMIT 50").all(on).await?;
    files.retain(|file| file.entry_id == own || chosen.contains(&file.id.0) || file.danger().is_none());
    Ok(files)
}
