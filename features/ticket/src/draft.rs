//! What someone is writing.

use crate::{
    Addressed, Review, Scope, Ticket, TicketId,
    carrying::{BENEATH, draft_of, keep_draft},
};
use base::{Act, Error, Moment, Result, StaffId, Why};
use sqlx::types::Json;
use store::{On, Query, sql};

store::enumeration! {
    /// What a draft is for.
    pub enum DraftKind {
        /// An answer to the customer.
        Reply = "reply",
        /// A note to colleagues.
        Note = "note",
        /// What departments, colleagues and partners are asked.
        Question = "question",
    }
}

/// What someone is writing, kept on the server.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// What it is for.
    pub kind: DraftKind,
    /// Raised by sending, so that a late save cannot revive what was sent.
    pub generation: i64,
    /// The words so far.
    pub html: String,
    /// Raised by every save: whoever saves says which one they know. 0 when nothing was saved yet.
    pub version: i64,
    /// To whom it is to go.
    pub addressed: Json<Addressed>,
}

/// What an editor saves.
#[derive(Clone, Debug)]
pub struct Save<'a> {
    /// What it is for.
    pub kind: DraftKind,
    /// The generation it belongs to.
    pub generation: i64,
    /// The words so far.
    pub html: &'a str,
    /// To whom it is to go; `None` when the editor does not say.
    pub addressed: Option<Addressed>,
    /// The version the editor began from; `None` saves over whatever is there.
    pub known: Option<i64>,
    /// A window's own mark: it never stands in its own way.
    pub window: &'a str,
}

/// A draft in a list of them.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Begun {
    /// On which ticket.
    pub ticket_id: TicketId,
    /// What that is about.
    pub subject: String,
    /// What it is for.
    pub kind: DraftKind,
    /// Its beginning.
    pub html: String,
    /// When it was last saved.
    pub saved_at: Moment,
}

/// Bytes of a message, and of its draft: beyond, it is a file and no letter.
const LONGEST: usize = 2_000_000;

/// Whether words are still a letter, and no file.
///
/// # Errors
/// [`Error::Invalid`] for words that are no letter any more.
pub fn check_length(words: &str) -> Result<()> {
    match is_letter(words) {
        true => Ok(()),
        false => Err(Error::invalid("html", "ticket-error-draft-long")),
    }
}

/// Whether words are still a letter.
pub(crate) fn is_letter(words: &str) -> bool {
    words.len() <= LONGEST
}

impl Draft {
    /// Someone's drafts on a ticket; a kind never written is there too, empty.
    pub async fn of(on: impl Into<On<'_>>, ticket: &Ticket, who: StaffId) -> Result<[Draft; 3]> {
        let rows: Vec<Draft> =
            sql!("SELECT kind, generation, html, version, addressed FROM draft WHERE ticket_id = $1 AND staff_id = $2")
                .bind(ticket.id)
                .bind(who)
                .all(on)
                .await?;
        let of = |kind| rows.iter().find(|d| d.kind == kind).cloned().unwrap_or_else(|| Draft::empty(kind));
        Ok([of(DraftKind::Reply), of(DraftKind::Note), of(DraftKind::Question)])
    }

    /// Those of who has not begun any: empty.
    pub fn none() -> [Draft; 3] {
        [DraftKind::Reply, DraftKind::Note, DraftKind::Question].map(Draft::empty)
    }

    /// One of them.
    pub async fn one(on: impl Into<On<'_>>, ticket: &Ticket, who: StaffId, kind: DraftKind) -> Result<Draft> {
        Ok(Draft::kept(on, ticket.id, who, kind).await?.unwrap_or_else(|| Draft::empty(kind)))
    }

    async fn kept(on: impl Into<On<'_>>, ticket: TicketId, who: StaffId, kind: DraftKind) -> Result<Option<Draft>> {
        Ok(sql!(
            "SELECT kind, generation, html, version, addressed FROM draft WHERE ticket_id = $1 AND staff_id = $2 AND kind = $3"
        )
        .bind(ticket)
        .bind(who)
        .bind(kind)
        .opt(on)
        .await?)
    }

    fn empty(kind: DraftKind) -> Draft {
        Draft { kind, generation: 1, html: String::new(), version: 0, addressed: Json::default() }
    }

    /// Keeps what was written so far; answers with its version.
    ///
    /// # Errors
    /// [`Error::Conflict`] when this generation was sent meanwhile, or the ticket was merged ([`Draft::carry_on`]); or,
    /// with what is kept (`version`, `html`), when another window has changed it since. [`Error::Refused`] when the
    /// customer was struck. Who else was struck lately is not kept among those it goes to.
    pub async fn save(act: &mut Act, ticket: &Ticket, who: StaffId, new: &Save<'_>) -> Result<i64> {
        if ticket.merged_into.is_some() {
            return Err(Error::Conflict(Why::of("ticket-error-draft-sent"), serde_json::Value::Null));
        }
        ticket.check_not_erased(&mut *act).await?;
        let ticket = ticket.id;
        check_length(new.html)?;
        new.addressed.as_ref().map_or(Ok(()), Addressed::check)?;
        let addressed = match &new.addressed {
            Some(addressed) => Some(addressed.without_forgotten(act).await?),
            None => None,
        };
        let kept: Option<(i64,)> = sql!(
            "INSERT INTO draft (ticket_id, staff_id, kind, generation, html, saved_at, version, saved_in, addressed)
             VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $10)
             ON CONFLICT (ticket_id, staff_id, kind) DO UPDATE SET html = excluded.html, saved_at = excluded.saved_at,
                 version = draft.version + 1, saved_in = excluded.saved_in,
                 addressed = CASE WHEN $11 THEN excluded.addressed ELSE draft.addressed END
             WHERE draft.generation = excluded.generation
                 AND (draft.version = $8 OR draft.saved_in = excluded.saved_in OR $9)
             RETURNING version"
        )
        .bind(ticket)
        .bind(who)
        .bind(new.kind)
        .bind(new.generation)
        .bind(new.html)
        .bind(act.now())
        .bind(new.window)
        .bind(new.known.unwrap_or_default())
        .bind(new.known.is_none())
        .bind(serde_json::to_value(addressed.clone().unwrap_or_default())?)
        .bind(addressed.is_some())
        .opt(&mut *act)
        .await?;
        match kept {
            Some((version,)) => Ok(version),
            None => Err(Draft::conflict(act, ticket, who, new).await?),
        }
    }

    /// An editor that was open when the ticket was merged goes on saving: its words stand on the ticket that stays, in
    /// place of those that went along, and beneath what was begun there. Answers whether they do; they do not when
    /// what went along was sent or changed there since, when nothing was begun on either, or when that ticket was
    /// itself merged. Both tickets are locked.
    pub async fn carry_on(act: &mut Act, (from, to): (&Ticket, &Ticket), who: StaffId, new: &Save<'_>) -> Result<bool> {
        let (came, there) = (draft_of(act, from.id, who, new.kind).await?, draft_of(act, to.id, who, new.kind).await?);
        let (Some((generation, came)), Some((_, there))) = (came, there) else { return Ok(false) };
        let whole = beneath(&there, &came, new.html).filter(|whole| is_letter(whole));
        let Some(whole) = whole.filter(|_| generation == new.generation && to.merged_into.is_none()) else {
            return Ok(false);
        };
        // What would go back if the two were parted again; another window's words are not written over.
        let taken = sql!(
            "UPDATE draft SET html = $5, version = version + 1, saved_in = $6
             WHERE ticket_id = $1 AND staff_id = $2 AND kind = $3 AND generation = $4
                 AND (version = $7 OR saved_in = $6 OR $8)"
        )
        .bind(from.id)
        .bind(who)
        .bind(new.kind)
        .bind(new.generation)
        .bind(new.html)
        .bind(new.window)
        .bind(new.known.unwrap_or_default())
        .bind(new.known.is_none())
        .run(&mut *act)
        .await?;
        if taken == 0 {
            return Ok(false);
        }
        keep_draft(act, to.id, who, new.kind, &whole).await?;
        Ok(true)
    }

    async fn conflict(act: &mut Act, ticket: TicketId, who: StaffId, new: &Save<'_>) -> Result<Error> {
        Ok(match Draft::kept(act, ticket, who, new.kind).await? {
            Some(kept) if kept.generation == new.generation => Error::Conflict(
                Why::of("ticket-error-draft-changed"),
                serde_json::json!({ "version": kept.version, "html": kept.html }),
            ),
            _ => Error::Conflict(Why::of("ticket-error-draft-sent"), serde_json::Value::Null),
        })
    }

    /// What somebody has begun to write and not sent, the newest first, with the beginning of each.
    pub async fn all_of(on: impl Into<On<'_>>, scope: &Scope, who: StaffId) -> Result<Vec<Begun>> {
        let query = Query::new(
            "SELECT draft.ticket_id, ticket.subject, draft.kind, substr(draft.html, 1, 2000) AS html, draft.saved_at
             FROM draft JOIN ticket ON ticket.id = draft.ticket_id
             WHERE draft.html <> '' AND ticket.merged_into IS NULL AND draft.staff_id = ",
        );
        let query = scope.restrict(query.with("", who));
        let begun: Vec<Begun> = query.push(" ORDER BY draft.saved_at DESC LIMIT 100").all(on).await?;
        let shown = |begun: Begun| Begun { subject: scope.contacts().words(begun.subject), ..begun };
        Ok(begun.into_iter().map(shown).collect())
    }

    /// Adds how many those are, counted no further than `most`.
    pub(crate) fn probe(query: Query, who: StaffId, most: u32) -> Query {
        let query = query.push("count(*) FROM (SELECT 1 FROM draft JOIN ticket ON ticket.id = draft.ticket_id");
        let query = query.with(" WHERE staff_id = ", who).push(" AND html <> '' AND merged_into IS NULL");
        query.with(" LIMIT ", most).push(") counted")
    }

    /// It was sent: the next one has another generation and is empty, and nobody need read it any more.
    pub async fn sent(act: &mut Act, ticket: TicketId, who: StaffId, kind: DraftKind) -> Result<()> {
        if kind == DraftKind::Reply {
            Review::end_all(act, ticket, who).await?;
        }
        Draft::begin_next(act, ticket, who, kind, "").await
    }

    /// Words come back to be written anew.
    pub async fn restore(act: &mut Act, ticket: TicketId, who: StaffId, kind: DraftKind, html: &str) -> Result<()> {
        Draft::begin_next(act, ticket, who, kind, html).await
    }

    /// It is to go to these, where its author has not said otherwise since.
    pub async fn address(act: &mut Act, ticket: TicketId, who: StaffId, to: Addressed) -> Result<()> {
        sql!("UPDATE draft SET addressed = $3 WHERE ticket_id = $1 AND staff_id = $2 AND kind = 'reply'")
            .bind(ticket)
            .bind(who)
            .bind(serde_json::to_value(to)?)
            .run(act)
            .await?;
        Ok(())
    }

    async fn begin_next(act: &mut Act, ticket: TicketId, who: StaffId, kind: DraftKind, html: &str) -> Result<()> {
        sql!(
            "INSERT INTO draft (ticket_id, staff_id, kind, generation, html, saved_at) VALUES ($1, $2, $3, 2, $4, $5)
             ON CONFLICT (ticket_id, staff_id, kind)
             DO UPDATE SET generation = draft.generation + 1, html = excluded.html, saved_at = excluded.saved_at,
                 addressed = CASE WHEN excluded.html = '' THEN excluded.addressed ELSE draft.addressed END"
        )
        .bind(ticket)
        .bind(who)
        .bind(kind)
        .bind(html)
        .bind(act.now())
        .run(act)
        .await?;
        Ok(())
    }
}

/// What was begun there, and beneath it `new` in the place of what came; nothing when that does not stand there any
/// more.
fn beneath(there: &str, came: &str, new: &str) -> Option<String> {
    let above = there.strip_suffix(came)?;
    let above = above.strip_suffix(BENEATH).unwrap_or(above);
    let between = if above.is_empty() || new.is_empty() { "" } else { BENEATH };
    Some([above, between, new].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_after_a_merge_stands_in_the_place_of_what_came() {
        let there = format!("His{BENEATH}Hers");
        let more = beneath(&there, "Hers", "Hers, and more").unwrap();
        assert_eq!(more, format!("His{BENEATH}Hers, and more"));
        assert_eq!(beneath("Hers", "Hers", "Hers, and more").unwrap(), "Hers, and more");
        assert_eq!(beneath("Sent since", "Hers", "Hers, and more"), None);
    }

    #[test]
    fn an_editor_that_was_emptied_carries_on() {
        let emptied = beneath(&format!("His{BENEATH}Hers"), "Hers", "").unwrap();
        assert_eq!(emptied, "His");
        assert_eq!(beneath(&emptied, "", "Anew").unwrap(), format!("His{BENEATH}Anew"));
        assert_eq!(beneath("", "", "Anew").unwrap(), "Anew");
    }
}
