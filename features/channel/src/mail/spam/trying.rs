//! What a rule would have done, before it is kept.

use super::{
    Rule, RuleKind, judging,
    rule::{Looked, folded},
};
use crate::mail::source;
use base::{BlobId, Desk, Moment, Result, TicketId};
use people::Supervisor;
use store::sql;

/// Mails that are looked through.
pub const LAST: i64 = 200;
/// Bytes of a mail in which its header stands.
const HEADER: u64 = 128 * 1024;

/// A mail that a rule would have put aside.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Taken {
    /// Where it is.
    pub ticket_id: TicketId,
    /// Who wrote it.
    pub author_name: String,
    /// Their address.
    pub author_address: String,
    /// About what.
    pub subject: String,
    /// When.
    pub at: Moment,
    text: String,
    blob: BlobId,
    size: i64,
}

impl Rule {
    /// Which of the last [`LAST`] mails on tickets it would have put aside, newest first. Proofs, wanted senders and
    /// open tickets are not asked: they might have let one or the other through.
    pub async fn tried(&self, desk: &Desk, _by: &Supervisor) -> Result<Vec<Taken>> {
        let mails: Vec<Taken> = sql!(
            "SELECT e.ticket_id, e.author_name, e.author_address, e.subject, e.at, e.text, a.blob, a.size
             FROM (SELECT id, entry_id, blob, size FROM arrival WHERE entry_id IS NOT NULL AND blob <> ''
                   ORDER BY id DESC LIMIT $1) a
             JOIN entry e ON e.id = a.entry_id
             WHERE e.direction = 'in' AND e.struck_at IS NULL ORDER BY a.id DESC"
        )
        .bind(LAST)
        .all(&desk.look())
        .await?;
        let mut taken = Vec::new();
        for mail in mails {
            let fields = match self.kind {
                RuleKind::Header => {
                    let end = HEADER.min(u64::try_from(mail.size).unwrap_or(0));
                    source::fields(judging::header(&desk.blobs().read_part(&mail.blob, 0..end).await?))
                }
                _ => Vec::new(),
            };
            let words = match self.kind {
                RuleKind::Words => folded(&mail.subject, &mail.text),
                _ => String::new(),
            };
            if self.takes(&Looked { address: &mail.author_address, words, fields: &fields }) {
                taken.push(mail);
            }
        }
        Ok(taken)
    }
}
