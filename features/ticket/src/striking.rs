//! Words on timelines that must go. The entry stays: that it was, when, by which way, and who struck it.

use crate::{
    Addressed, Delivery, Entry, EntryId, Missed, Person, Review, Scheduled, Scope, State, Ticket, TicketId,
    entry::ENTRIES, event::Struck, filling::FIELDS,
};
use base::{Act, BlobId, Error, Future, Result};
use customer::{
    Customer,
    striking::{Strikers, Striking},
};
use field::{About, Values};
use people::Supervisor;
use serde_json::{Value, json};
use sqlx::types::Json;
use store::{On, Query, sql};

/// Letters of a reason at most.
const LONGEST_WHY: usize = 500;
/// Entries struck by one statement.
const BATCH: usize = 200;

/// Changes whose arguments name colleagues, departments, causes, numbers and tags, and no customer.
const HARMLESS: &[&str] = &[
    "ticket-change-assigned",
    "ticket-change-away",
    "ticket-change-away-open",
    "ticket-change-called-for",
    "ticket-change-called-for-open",
    "ticket-change-cause",
    "ticket-change-department",
    "ticket-change-draft-shared",
    "ticket-change-invited",
    "ticket-change-journey",
    "ticket-change-linked",
    "ticket-change-linked-caused",
    "ticket-change-linked-causing",
    "ticket-change-linked-duplicate",
    "ticket-change-linked-duplicated",
    "ticket-change-linked-follow-up",
    "ticket-change-linked-followed",
    "ticket-change-merged",
    "ticket-change-merged-here",
    "ticket-change-priority",
    "ticket-change-snoozed",
    "ticket-change-review-agreed",
    "ticket-change-review-asked",
    "ticket-change-review-author",
    "ticket-change-review-away",
    "ticket-change-review-dropped",
    "ticket-change-review-passed",
    "ticket-change-review-sent",
    "ticket-change-review-suggested",
    "ticket-change-split-both",
    "ticket-change-split-from",
    "ticket-change-split-off",
    "ticket-change-stands-in",
    "ticket-change-stands-in-open",
    "ticket-change-struck",
    "ticket-change-tagged",
    "ticket-change-unlinked",
    "ticket-change-unmerged",
    "ticket-change-unmerged-here",
    "ticket-change-untagged",
];

impl Ticket {
    /// Strikes the words of one entry, with its files, its raw mail and what finds it.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a reason; [`Error::Refused`] when it is on its way out, or struck already.
    pub async fn strike_entry(
        &mut self,
        act: &mut Act,
        by: &Supervisor,
        id: EntryId,
        why: &str,
        strikers: Strikers,
    ) -> Result<()> {
        let why = why.trim();
        if why.is_empty() || why.chars().count() > LONGEST_WHY {
            return Err(Error::invalid("why", "ticket-error-struck-why"));
        }
        let entry = Entry::seen_by(&mut *act, &Scope::everything(), id).await?;
        if entry.ticket_id != self.id || entry.change.is_some() {
            return Err(Error::Missing);
        }
        if entry.struck_at.is_some() || matches!(entry.delivery, Some(Delivery::Waiting | Delivery::Sending)) {
            return Err(Error::refused("ticket-error-struck-not-now"));
        }
        let mut striking = Striking { entries: vec![id], why: why.to_owned(), ..Striking::default() };
        strikers.strike(act, &mut striking).await?;
        self.read_end(act).await?;
        self.write_change(act, "ticket-change-struck", json!({ "name": by.name })).await?;
        act.tell(self.id, &Struck { ticket: self.id, entry: Some(id) }).await?;
        self.settle(act).await
    }

    /// Whether words may stand here: a form that was open when its customer was struck brings nothing back.
    ///
    /// # Errors
    /// [`Error::Refused`] when its customer was struck.
    pub async fn check_not_erased(&self, on: impl Into<On<'_>>) -> Result<()> {
        let ended = self.state == State::Closed;
        match ended && Customer::behind(on, self.identity_id).await?.erased_at.is_some() {
            true => Err(Error::refused("ticket-error-erased")),
            false => Ok(()),
        }
    }

    /// Everything on a ticket of a person who is struck: it ends, and keeps its numbers.
    async fn strike_whole(&mut self, act: &mut Act, striking: &mut Striking) -> Result<()> {
        let uploads: Vec<(BlobId,)> = sql!("SELECT blob FROM upload WHERE ticket_id = $1 AND blob IS NOT NULL")
            .bind(self.id)
            .all(&mut *act)
            .await?;
        striking.blobs.extend(uploads.into_iter().map(|(blob,)| blob));
        sql!("DELETE FROM upload WHERE ticket_id = $1").bind(self.id).run(act).await?;
        sql!("UPDATE entry SET delivery = 'withdrawn' WHERE ticket_id = $1 AND delivery IN ('waiting', 'stopped')")
            .bind(self.id)
            .run(act)
            .await?;
        sql!("UPDATE draft SET html = '', addressed = '{}' WHERE ticket_id = $1").bind(self.id).run(act).await?;
        sql!("UPDATE promise SET words = '' WHERE ticket_id = $1").bind(self.id).run(act).await?;
        Review::strike(act, self.id).await?;
        Values::strike(act, About::Ticket, self.id.0).await?;
        act.unindex(FIELDS, self.id.0).await?;
        self.strike_name_where_merged(act).await?;
        (self.subject, self.last_words) = (String::new(), String::new());
        self.copies.0.clear();
        striking.blobs.extend(Scheduled::strike(act, self.id).await?);
        if !self.state.is_ended() {
            self.end(act).await?;
        }
        self.state = State::Closed;
        act.tell(self.id, &Struck { ticket: self.id, entry: None }).await?;
        self.settle(act).await
    }

    /// The lines on other tickets that call it by its subject: those of its merges.
    async fn strike_name_where_merged(&self, act: &mut Act) -> Result<()> {
        let merged: Vec<(Json<Value>,)> =
            sql!("SELECT args FROM entry WHERE ticket_id = $1 AND change = 'ticket-change-merged'")
                .bind(self.id)
                .all(&mut *act)
                .await?;
        let into = merged.iter().filter_map(|(args,)| args["number"].as_i64()).map(TicketId);
        let lines: Vec<(EntryId, Json<Value>)> =
            Query::new("SELECT id, args FROM entry WHERE change = 'ticket-change-merged-here'")
                .with_in(" AND ticket_id", into)
                .all(&mut *act)
                .await?;
        for (id, mut args) in lines.into_iter().filter(|(_, args)| args["number"] == json!(self.id)) {
            args["name"] = json!("");
            sql!("UPDATE entry SET args = $2 WHERE id = $1").bind(id).bind(args.0).run(act).await?;
        }
        Ok(())
    }
}

/// Strikes what tickets know: of a person, all their tickets, and their words and addresses on those of
/// others; of entries, these.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let mut others = match striking.identities.is_empty() {
            true => Vec::new(),
            false => of_person(act, striking).await?,
        };
        others.extend(take_copies_along(act, &mut striking.entries).await?);
        let entries = striking.entries.clone();
        for some in entries.chunks(BATCH) {
            let blobs: Vec<(BlobId,)> = Query::new("SELECT blob FROM attachment WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .all(&mut *act)
                .await?;
            striking.blobs.extend(blobs.into_iter().map(|(blob,)| blob));
            Query::new("DELETE FROM attachment WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .run(act)
                .await?;
            blank(act, some, &striking.why).await?;
            Query::new("DELETE FROM entry_before WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .run(&mut *act)
                .await?;
            Query::new("UPDATE promise SET words = '' WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .run(act)
                .await?;
            for entry in some {
                act.unindex(ENTRIES, entry.0).await?;
            }
        }
        refresh(act, &others, &striking.words).await
    })
}

/// Finds what is theirs, ends their tickets, and answers with the tickets of others they wrote on.
async fn of_person(act: &mut Act, striking: &mut Striking) -> Result<Vec<TicketId>> {
    let tickets: Vec<(TicketId,)> = Query::new("SELECT id FROM ticket WHERE TRUE")
        .with_in(" AND identity_id", striking.identities.iter().copied())
        .push(" ORDER BY id")
        .all(&mut *act)
        .await?;
    for (number,) in &tickets {
        let mut ticket = Ticket::locked(act, *number).await?;
        ticket.strike_whole(act, striking).await?;
        let entries: Vec<(EntryId,)> =
            sql!("SELECT id FROM entry WHERE ticket_id = $1 ORDER BY id").bind(*number).all(&mut *act).await?;
        striking.entries.extend(entries.into_iter().map(|(id,)| id));
    }
    let elsewhere: Vec<(EntryId, TicketId)> = Query::new("SELECT id, ticket_id FROM entry WHERE TRUE")
        .with_in(" AND identity_id", striking.identities.iter().copied())
        .push(" ORDER BY id")
        .all(&mut *act)
        .await?;
    let mut others: Vec<TicketId> = Vec::new();
    for (entry, ticket) in elsewhere {
        if !tickets.contains(&(ticket,)) {
            striking.entries.push(entry);
            others.push(ticket);
        }
    }
    others.sort();
    others.dedup();
    for number in &others {
        forget_addresses(act, *number, &striking.words).await?;
    }
    Scheduled::forget(act, |person| is_theirs(&striking.words, person)).await?;
    Addressed::forget(act, striking).await?;
    Ok(others)
}

/// Words that stand on two tickets are struck on both: answers with the others.
async fn take_copies_along(act: &mut Act, entries: &mut Vec<EntryId>) -> Result<Vec<TicketId>> {
    let (chosen, mut others) = (entries.clone(), Vec::new());
    for some in chosen.chunks(BATCH) {
        let came: Vec<(EntryId,)> = Query::new("SELECT COALESCE(copy_of, id) FROM entry WHERE kind <> 'change'")
            .with_in(" AND id", some.iter().copied())
            .all(&mut *act)
            .await?;
        let came = || came.iter().map(|(id,)| *id);
        let same: Vec<(EntryId, TicketId)> = Query::new("SELECT id, ticket_id FROM entry WHERE FALSE")
            .with_in(" OR id", came())
            .with_in(" OR copy_of", came())
            .all(&mut *act)
            .await?;
        for (entry, ticket) in same.into_iter().filter(|(entry, _)| !chosen.contains(entry)) {
            entries.push(entry);
            others.push(ticket);
        }
    }
    others.sort();
    others.dedup();
    Ok(others)
}

/// What lists show of tickets where some words are gone.
async fn refresh(act: &mut Act, tickets: &[TicketId], words: &[String]) -> Result<()> {
    for number in tickets {
        let mut ticket = Ticket::locked(act, *number).await?;
        ticket.copies.0.retain(|person| !is_theirs(words, person));
        ticket.read_end(act).await?;
        ticket.settle(act).await?;
    }
    Ok(())
}

type Line = (EntryId, Json<Vec<Person>>, Json<Vec<Person>>, Json<Vec<Person>>, Json<Vec<Person>>, Json<Vec<Missed>>);

/// Takes the person off the lines of who else got a message.
async fn forget_addresses(act: &mut Act, number: TicketId, words: &[String]) -> Result<()> {
    let lines: Vec<Line> = sql!(
        "SELECT id, recipients, copies, reply_to, blind, missed FROM entry WHERE ticket_id = $1 AND kind <> 'change'"
    )
    .bind(number)
    .all(&mut *act)
    .await?;
    let theirs = |p: &Person| is_theirs(words, p);
    for (id, to, cc, reply_to, bcc, missed) in lines {
        let lists = [to.0, cc.0, reply_to.0, bcc.0];
        if !lists.iter().flatten().any(theirs) {
            continue;
        }
        let [to, cc, reply_to, bcc] = lists.map(|list| list.into_iter().filter(|p| !theirs(p)).collect::<Vec<_>>());
        let missed: Vec<Missed> = missed.0.into_iter().filter(|one| !theirs(&one.whom)).collect();
        sql!("UPDATE entry SET recipients = $2, copies = $3, reply_to = $4, blind = $5, missed = $6 WHERE id = $1")
            .bind(id)
            .bind(serde_json::to_value(to)?)
            .bind(serde_json::to_value(cc)?)
            .bind(serde_json::to_value(reply_to)?)
            .bind(serde_json::to_value(bcc)?)
            .bind(serde_json::to_value(missed)?)
            .run(act)
            .await?;
    }
    Ok(())
}

fn is_theirs(words: &[String], person: &Person) -> bool {
    words.iter().any(|word| person.is_at(word))
}

/// Takes the words off entries. A colleague's name stays where a colleague wrote.
async fn blank(act: &mut Act, entries: &[EntryId], why: &str) -> Result<()> {
    let (now, staff) = (act.now(), act.actor().staff().filter(|id| id.0 != 0));
    Query::new("UPDATE entry SET struck_at = ")
        .with("", now)
        .with(", struck_by = ", staff)
        .with(", struck_why = ", why)
        .with(", recipients = ", json!([]))
        .with(", copies = ", json!([]))
        .with(", reply_to = ", json!([]))
        .with(", blind = ", json!([]))
        .with(", missed = ", json!([]))
        .push(
            ", subject = '', text = '', html = NULL, signature = NULL, reply_text = '', remote = FALSE, delivery_note = NULL,
               author_name = CASE WHEN staff_id IS NULL OR identity_id IS NOT NULL THEN '' ELSE author_name END,
               author_address = CASE WHEN staff_id IS NULL OR identity_id IS NOT NULL THEN '' ELSE author_address END
             WHERE struck_at IS NULL AND kind <> 'change'",
        )
        .with_in(" AND id", entries.iter().copied())
        .run(act)
        .await?;
    Query::new("UPDATE entry SET struck_at = ")
        .with("", now)
        .with(", struck_by = ", staff)
        .with(", args = ", json!({}))
        .push(" WHERE kind = 'change' AND CAST(args AS TEXT) <> '{}' AND NOT (TRUE")
        .with_in(" AND change", HARMLESS.iter().copied())
        .push(")")
        .with_in(" AND id", entries.iter().copied())
        .run(act)
        .await?;
    Ok(())
}
