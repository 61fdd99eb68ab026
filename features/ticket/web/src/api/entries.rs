//! `/api/v1/entries` and the timeline of a ticket

use super::{
    problems::{Changing, Reading},
    words::{ChannelWord, DeliveryWord, DirectionWord, KindWord, MeaningWord},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderName, StatusCode, header},
};
use base::{EntryId, Error, Result, TicketId};
use people::{Agent, Colleague};
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ticket::{Attachment, Channel, Delivery, Direction, Entry, EntryKind, Meaning, Missed, Person, Scope, Ticket};
use utoipa::ToSchema;

/// A name and an address, as written.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = NameAndAddress)]
pub struct PersonBody {
    /// As written; empty when there was none.
    #[serde(default)]
    pub name: String,
    /// As written; empty when there was none.
    pub address: String,
}

impl From<Person> for PersonBody {
    fn from(person: Person) -> PersonBody {
        PersonBody { name: person.name, address: person.address }
    }
}

/// A file that came with an entry.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Attachment)]
pub struct AttachmentBody {
    /// File name, made safe.
    name: String,
    /// As declared.
    media_type: String,
    /// Bytes.
    size: i64,
    /// Of the bytes, in hexadecimal.
    sha256: String,
    /// Where the bytes are; asked for with a token too.
    #[schema(format = "uri")]
    url: String,
}

impl AttachmentBody {
    fn new(web: &Web, file: Attachment) -> AttachmentBody {
        AttachmentBody {
            url: format!("{}/api/v1/attachments/{}", web.desk.url(), file.id),
            sha256: file.blob.to_string(),
            name: file.name,
            media_type: file.media_type,
            size: file.size,
        }
    }
}

/// How far an outgoing message is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OnItsWay {
    /// Where it is.
    #[schema(value_type = DeliveryWord)]
    state: Delivery,
    /// Why it failed, or what the other side said.
    #[schema(required)]
    note: Option<String>,
    /// While it waits: until then it can be taken back, or the next attempt.
    #[schema(format = DateTime, required)]
    at: Option<String>,
    /// Who does not have it, of several to whom it went.
    missed: Vec<MissedBody>,
}

/// Somebody who does not have a message that others got.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Missed)]
pub struct MissedBody {
    /// Who.
    whom: PersonBody,
    /// Where it is on its way to them: `waiting`, `sending`, `failed` or `unsure`.
    #[schema(value_type = DeliveryWord)]
    state: Delivery,
    /// What the other side said.
    note: String,
    /// While it waits: the next attempt.
    #[schema(format = DateTime, required)]
    at: Option<String>,
}

impl From<Missed> for MissedBody {
    fn from(missed: Missed) -> MissedBody {
        let at = missed.next.map(store::Moment::iso);
        MissedBody { whom: missed.whom.into(), state: missed.state, note: missed.note, at }
    }
}

/// What changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WhatChanged {
    /// Names the change.
    #[schema(example = "ticket-change-assigned")]
    key: String,
    /// What the change names.
    args: serde_json::Map<String, serde_json::Value>,
}

/// One thing on a timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Entry)]
pub struct EntryBody {
    /// Its id; within a ticket they ascend.
    id: i64,
    /// Number of the ticket on whose timeline it stands.
    ticket: i64,
    /// What it is.
    #[schema(value_type = KindWord)]
    kind: EntryKind,
    /// Whether the customer may see it.
    public: bool,
    /// Which way it went; `null` for what is internal.
    #[schema(value_type = Option<DirectionWord>, required)]
    direction: Option<Direction>,
    /// Of a mail; else empty.
    subject: String,
    /// Who wrote or did it.
    from: PersonBody,
    /// To whom.
    to: Vec<PersonBody>,
    /// To whom else.
    cc: Vec<PersonBody>,
    /// To whom else, unseen by everybody who got it.
    bcc: Vec<PersonBody>,
    /// The whole, readable.
    text: String,
    /// The same with form, made safe: remote images stand in `data-remote-src`, embedded ones in `data-cid`.
    #[schema(required)]
    html: Option<String>,
    /// What was written now, without quoted history and signature.
    reply_text: String,
    /// Files that came with it.
    attachments: Vec<AttachmentBody>,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// By which it truly came or went.
    #[schema(value_type = ChannelWord)]
    channel: Channel,
    /// Whether a machine wrote it.
    machine: bool,
    /// What it does for the customer, when it is ours.
    #[schema(value_type = Option<MeaningWord>, required)]
    meaning: Option<Meaning>,
    /// Why it stands on this ticket, when it was recognised.
    #[schema(required)]
    proof: Option<String>,
    /// Why the address of its author is not believed (`dmarc`, `server`, `several`: perhaps forged; `unproven`: not
    /// proven); `null` when nothing speaks against it.
    #[schema(required)]
    doubt: Option<String>,
    /// How far it is; `null` for what does not go out.
    #[schema(required)]
    delivery: Option<OnItsWay>,
    /// Of kind `change`: what changed.
    #[schema(required)]
    change: Option<WhatChanged>,
}

impl EntryBody {
    /// These entries.
    pub async fn of_all(web: &Web, entries: Vec<Entry>) -> Result<Vec<EntryBody>> {
        let mut files: HashMap<EntryId, Vec<AttachmentBody>> = HashMap::new();
        for file in Attachment::of_all(&web.desk.look(), entries.iter().map(|e| e.id)).await? {
            files.entry(file.entry_id).or_default().push(AttachmentBody::new(web, file));
        }
        let body = |entry: Entry| {
            let files = files.remove(&entry.id).unwrap_or_default();
            EntryBody::new(entry, files)
        };
        Ok(entries.into_iter().map(body).collect())
    }

    /// This entry.
    pub async fn of(web: &Web, entry: Entry) -> Result<EntryBody> {
        let files = entry.attachments(&web.desk.look()).await?;
        let files = files.into_iter().map(|file| AttachmentBody::new(web, file)).collect();
        Ok(EntryBody::new(entry, files))
    }

    fn new(entry: Entry, attachments: Vec<AttachmentBody>) -> EntryBody {
        let people = |list: Vec<Person>| list.into_iter().map(PersonBody::from).collect();
        let waits = entry.deliver_at.filter(|_| entry.delivery == Some(Delivery::Waiting));
        let (note, at) = (entry.delivery_note, waits.map(store::Moment::iso));
        let missed = entry.missed.0.into_iter().map(MissedBody::from).collect();
        let args = entry.args.map(|args| args.0).unwrap_or_default();
        EntryBody {
            id: entry.id.0,
            ticket: entry.ticket_id.0,
            kind: entry.kind,
            public: entry.public,
            direction: entry.direction,
            subject: entry.subject,
            from: PersonBody { name: entry.author_name, address: entry.author_address },
            to: people(entry.recipients.0),
            cc: people(entry.copies.0),
            bcc: people(entry.blind.0),
            text: entry.text,
            html: entry.html,
            reply_text: entry.reply_text,
            attachments,
            at: entry.at.iso(),
            channel: entry.channel,
            machine: entry.machine,
            meaning: entry.meaning,
            proof: entry.proof,
            doubt: entry.doubt,
            delivery: entry.delivery.map(|state| OnItsWay { state, note, at, missed }),
            change: entry.change.map(|key| WhatChanged { key, args }),
        }
    }
}

/// A timeline.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Timeline {
    /// Oldest first.
    entries: Vec<EntryBody>,
}

/// How a new entry is answered.
pub type Made = (StatusCode, [(HeaderName, String); 1], Json<EntryBody>);

/// The entry just written by whoever asks.
pub async fn made(web: &Web, scope: &Scope, id: EntryId) -> Result<Made> {
    let entry = Entry::seen_by(&web.desk.look(), scope, id).await?;
    let location = format!("/api/v1/entries/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(EntryBody::of(web, entry).await?)))
}

/// The timeline of a ticket.
#[utoipa::path(get, path = "/api/v1/tickets/{number}/entries", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    security(("bearer" = [])), responses((status = 200, description = "All of it, oldest first.", body = Timeline), Reading))]
pub async fn list_entries(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<Json<Timeline>> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let entries = EntryBody::of_all(&web, ticket.timeline(&look).await?).await?;
    Ok(Json(Timeline { entries }))
}

/// One entry.
#[utoipa::path(get, path = "/api/v1/entries/{id}", tag = "tickets", params(("id" = i64, Path, description = "The entry's id.")),
    security(("bearer" = [])), responses((status = 200, description = "The entry.", body = EntryBody), Reading))]
pub async fn show_entry(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(id): Path<EntryId>,
) -> Result<Json<EntryBody>> {
    let entry = Entry::seen_by(&web.desk.look(), &Scope::of(&who.who), id).await?;
    EntryBody::of(&web, entry).await.map(Json)
}

/// Takes a reply back that has not gone.
///
/// It stays on the timeline, its delivery is `withdrawn`; 403 when it has gone already.
#[utoipa::path(delete, path = "/api/v1/entries/{id}/delivery", tag = "tickets", params(("id" = i64, Path, description = "The entry's id.")),
    security(("bearer" = [])), responses((status = 200, description = "The entry.", body = EntryBody), Changing))]
pub async fn withdraw_reply(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<EntryId>,
) -> Result<Json<EntryBody>> {
    let scope = Scope::of(&who.who);
    let mut act = who.visit.act(&web).await?;
    let entry = Entry::seen_by(&mut act, &scope, id).await?;
    match entry.delivery {
        None => return Err(Error::Missing),
        Some(Delivery::Withdrawn) => {}
        Some(_) => Ticket::seen_by(&mut act, &scope, entry.ticket_id).await?.withdraw(&mut act, id).await?,
    }
    act.commit().await?;
    let entry = Entry::seen_by(&web.desk.look(), &scope, id).await?;
    EntryBody::of(&web, entry).await.map(Json)
}
