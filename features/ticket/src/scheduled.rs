//! An answer that is written and goes later.

use crate::{EntryId, NewAttachment, Person, Then, Ticket, TicketId};
use base::{Act, BlobId, Error, Moment, Result, StaffId};
use sqlx::types::Json;
use store::{On, Query, sql};

store::id! {
    /// An answer that goes later.
    ScheduledId
}

store::enumeration! {
    /// Where an answer is that goes later.
    pub enum ScheduledState {
        /// Its time has not come.
        Waiting = "waiting",
        /// It waits for a person: [`Scheduled::why`].
        Held = "held",
        /// It has gone, and is an entry.
        Sent = "sent",
        /// Its words are back in a draft.
        Withdrawn = "withdrawn",
    }
}

store::enumeration! {
    /// Why an answer was held and did not go.
    pub enum Hold {
        /// Something was said since its author looked.
        News = "news",
        /// Who wrote it does not answer customers any more.
        Author = "author",
        /// It could not be sent as it is: its ticket was solved, or must have something filled in first.
        Refused = "refused",
        /// The desk was restored from a backup made before its time came: it may have gone since.
        Restored = "restored",
    }
}

/// An answer that goes later.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Scheduled {
    /// Its row.
    pub id: ScheduledId,
    /// On which ticket.
    pub ticket_id: TicketId,
    /// Who wrote it, and in whose name it goes.
    pub staff_id: StaffId,
    /// The words.
    pub text: String,
    /// The same with form, sanitised.
    pub html: Option<String>,
    /// To whom.
    pub recipients: Json<Vec<Person>>,
    /// To whom else.
    pub copies: Json<Vec<Person>>,
    /// To whom else, unseen by everybody who gets it.
    pub blind: Json<Vec<Person>>,
    /// What becomes of the ticket when it has gone.
    pub then_do: Then,
    /// The newest entry that was known to whoever decided on the time.
    pub seen: Option<EntryId>,
    /// When it was written.
    pub made_at: Moment,
    /// When it goes.
    pub due_at: Moment,
    /// Where it is.
    pub state: ScheduledState,
    /// Why it was held.
    pub why: Option<Hold>,
    /// What it became.
    pub entry_id: Option<EntryId>,
}

const COLUMNS: &str = "SELECT id, ticket_id, staff_id, text, html, recipients, copies, blind, then_do, seen, made_at, due_at, state, \
     why, entry_id FROM scheduled WHERE TRUE";

/// Answers of one ticket that are shown.
const MOST: i64 = 20;

impl Scheduled {
    /// Those of a ticket that have not gone, the next one first, as whoever the ticket was read for sees them.
    pub async fn of(on: impl Into<On<'_>>, ticket: &Ticket) -> Result<Vec<Scheduled>> {
        let query = Query::new(COLUMNS).with(" AND ticket_id = ", ticket.id).push(" AND state IN ('waiting', 'held')");
        let all: Vec<Scheduled> = query.push(" ORDER BY due_at, id").with(" LIMIT ", MOST).all(on).await?;
        Ok(all)
    }

    /// One of a ticket that has not gone.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is none of this ticket's, or is over.
    pub async fn on_ticket(on: impl Into<On<'_>>, ticket: &Ticket, id: ScheduledId) -> Result<Scheduled> {
        let query = Query::new(COLUMNS).with(" AND id = ", id).with(" AND ticket_id = ", ticket.id);
        query.push(" AND state IN ('waiting', 'held')").opt(on).await?.ok_or(Error::Missing)
    }

    /// The answer, wherever it is: for the desk's own deeds.
    pub async fn known(on: impl Into<On<'_>>, id: ScheduledId) -> Result<Scheduled> {
        Query::new(COLUMNS).with(" AND id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// Its files.
    pub async fn files(&self, on: impl Into<On<'_>>) -> Result<Vec<NewAttachment>> {
        type Row = (String, String, i64, BlobId, Option<String>, bool);
        let rows: Vec<Row> = sql!(
            "SELECT name, media_type, size, blob, content_id, inline FROM scheduled_file WHERE scheduled_id = $1 ORDER BY id"
        )
        .bind(self.id)
        .all(on)
        .await?;
        let file = |(name, media_type, size, blob, content_id, inline): Row| NewAttachment {
            danger: None,
            name,
            media_type,
            size,
            blob,
            content_id,
            inline,
        };
        Ok(rows.into_iter().map(file).collect())
    }

    pub(crate) async fn keep_file(act: &mut Act, id: ScheduledId, file: &NewAttachment) -> Result<()> {
        sql!(
            "INSERT INTO scheduled_file (scheduled_id, name, media_type, size, blob, content_id, inline)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        )
        .bind(id)
        .bind(file.name.as_str())
        .bind(file.media_type.as_str())
        .bind(file.size)
        .bind(&file.blob)
        .bind(file.content_id.clone())
        .bind(file.inline)
        .run(act)
        .await?;
        Ok(())
    }

    /// It goes no more by itself: it has gone, or its words are in a draft. What it said is an entry or a draft now,
    /// and is kept once.
    pub(crate) async fn over(&self, act: &mut Act, state: ScheduledState, entry: Option<EntryId>) -> Result<()> {
        sql!("UPDATE scheduled SET state = $2, entry_id = $3, text = '', html = NULL, blind = $4 WHERE id = $1")
            .bind(self.id)
            .bind(state)
            .bind(entry)
            .bind(serde_json::json!([]))
            .run(&mut *act)
            .await?;
        sql!("DELETE FROM scheduled_file WHERE scheduled_id = $1").bind(self.id).run(act).await?;
        Ok(())
    }

    /// Takes these people off the lines of what is to go later, on whosever ticket.
    pub(crate) async fn forget(act: &mut Act, theirs: impl Fn(&Person) -> bool) -> Result<()> {
        let query = Query::new(COLUMNS).push(" AND state IN ('waiting', 'held') ORDER BY id");
        let all: Vec<Scheduled> = query.all(&mut *act).await?;
        for one in all {
            let lists = [one.recipients.0, one.copies.0, one.blind.0];
            if !lists.iter().flatten().any(&theirs) {
                continue;
            }
            let [to, cc, bcc] = lists.map(|list| list.into_iter().filter(|p| !theirs(p)).collect::<Vec<_>>());
            sql!("UPDATE scheduled SET recipients = $2, copies = $3, blind = $4 WHERE id = $1")
                .bind(one.id)
                .bind(serde_json::to_value(to)?)
                .bind(serde_json::to_value(cc)?)
                .bind(serde_json::to_value(bcc)?)
                .run(&mut *act)
                .await?;
        }
        Ok(())
    }

    /// Everything of a person who is struck, on a ticket of theirs: it never goes, and its words and files are gone;
    /// answers with the files.
    pub(crate) async fn strike(act: &mut Act, ticket: TicketId) -> Result<Vec<BlobId>> {
        let blobs: Vec<(BlobId,)> = sql!(
            "SELECT blob FROM scheduled_file WHERE scheduled_id IN (SELECT id FROM scheduled WHERE ticket_id = $1)"
        )
        .bind(ticket)
        .all(&mut *act)
        .await?;
        sql!("DELETE FROM scheduled_file WHERE scheduled_id IN (SELECT id FROM scheduled WHERE ticket_id = $1)")
            .bind(ticket)
            .run(&mut *act)
            .await?;
        sql!(
            "UPDATE scheduled SET text = '', html = NULL, recipients = $2, copies = $2, blind = $2,
                 state = CASE WHEN state IN ('waiting', 'held') THEN 'withdrawn' ELSE state END WHERE ticket_id = $1"
        )
        .bind(ticket)
        .bind(serde_json::json!([]))
        .run(act)
        .await?;
        Ok(blobs.into_iter().map(|(blob,)| blob).collect())
    }
}
