//! Rows as they are exported.

use base::Moment;
use serde::{Serialize, Serializer};
use serde_json::Value;

fn moment<S: Serializer>(at: &Moment, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(at)
}

fn maybe<S: Serializer>(at: &Option<Moment>, s: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => s.collect_str(at),
        None => s.serialize_none(),
    }
}

#[derive(Serialize, sqlx::FromRow)]
pub(super) struct TicketRow {
    pub number: i64,
    subject: String,
    state: String,
    priority: String,
    department: String,
    assignee: Option<String>,
    channel: String,
    holder: String,
    customer: i64,
    identity_kind: String,
    identity: String,
    #[serde(serialize_with = "moment")]
    opened_at: Moment,
    #[serde(serialize_with = "maybe")]
    first_answer_at: Option<Moment>,
    #[serde(serialize_with = "maybe")]
    solved_at: Option<Moment>,
    #[serde(serialize_with = "maybe")]
    snoozed_until: Option<Moment>,
    journey: Option<String>,
    cause: Option<String>,
    #[sqlx(skip)]
    pub tags: Vec<String>,
    #[sqlx(skip)]
    pub entries: Vec<EntryRow>,
}

/// What was proposed to a customer to make good.
#[derive(Serialize, sqlx::FromRow)]
pub(super) struct RemedyRow {
    pub id: i64,
    ticket: i64,
    kind: String,
    amount: Option<i64>,
    percent: Option<i64>,
    items: Option<i64>,
    cost: i64,
    currency: String,
    journey: Option<String>,
    state: String,
    policy: String,
    proposed_by: String,
    #[serde(serialize_with = "moment")]
    proposed_at: Moment,
    #[serde(serialize_with = "maybe")]
    ended_at: Option<Moment>,
    #[serde(serialize_with = "maybe")]
    told_at: Option<Moment>,
    code: Option<String>,
    #[serde(serialize_with = "maybe")]
    until: Option<Moment>,
    #[serde(serialize_with = "maybe")]
    used_at: Option<Moment>,
    used_for: Option<String>,
    #[sqlx(skip)]
    pub deeds: Vec<DeedRow>,
}

/// What was done about it, by whom, and what was proposed then.
#[derive(Clone, Serialize, sqlx::FromRow)]
pub(super) struct DeedRow {
    #[serde(skip)]
    pub remedy_id: i64,
    entry: i64,
    what: String,
    #[serde(rename = "by")]
    by_staff: Option<String>,
    #[serde(serialize_with = "moment")]
    at: Moment,
    offer: Option<Value>,
    cost: Option<i64>,
}

#[derive(Serialize, sqlx::FromRow)]
pub(super) struct EntryRow {
    pub id: i64,
    #[serde(skip)]
    pub ticket_id: i64,
    kind: String,
    public: bool,
    direction: Option<String>,
    channel: String,
    machine: bool,
    meaning: Option<String>,
    staff: Option<String>,
    author_name: String,
    author_address: String,
    recipients: Value,
    copies: Value,
    blind: Value,
    subject: String,
    text: String,
    html: Option<String>,
    reply_text: String,
    #[serde(serialize_with = "moment")]
    at: Moment,
    change: Option<String>,
    args: Option<Value>,
    delivery: Option<String>,
    delivery_note: Option<String>,
    missed: Value,
    #[sqlx(skip)]
    pub attachments: Vec<AttachmentRow>,
}

#[derive(Serialize)]
pub(super) struct AttachmentRow {
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    /// In the export's folder; none when the file is lost.
    pub path: Option<String>,
}

#[derive(Serialize, sqlx::FromRow)]
pub(super) struct CustomerRow {
    pub id: i64,
    name: String,
    organisation: Option<String>,
    language: Option<String>,
    zone: Option<String>,
    vip: bool,
    #[serde(serialize_with = "maybe")]
    blocked_at: Option<Moment>,
    #[sqlx(skip)]
    pub remarks: Vec<String>,
    #[serde(serialize_with = "moment")]
    made_at: Moment,
    #[sqlx(skip)]
    pub identities: Vec<IdentityOf>,
}

#[derive(Serialize)]
pub(super) struct IdentityOf {
    pub kind: String,
    pub value: String,
}

#[derive(Serialize, sqlx::FromRow)]
pub(super) struct EventRow {
    pub id: i64,
    #[serde(serialize_with = "moment")]
    at: Moment,
    kind: String,
    version: i64,
    actor: String,
    actor_id: Option<i64>,
    about: String,
    about_id: i64,
    data: Value,
}

#[derive(sqlx::FromRow)]
pub(super) struct StaffRow {
    pub id: i64,
    email: String,
    name: String,
    role: String,
    language: String,
    zone: String,
    made_at: Moment,
    left_at: Option<Moment>,
}

fn shown(at: Option<Moment>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

impl StaffRow {
    pub const HEAD: [&str; 9] = ["id", "email", "name", "role", "departments", "language", "zone", "joined", "left"];

    pub fn cells(self, departments: &str) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.email,
            self.name,
            self.role,
            departments.to_owned(),
            self.language,
            self.zone,
            self.made_at.to_string(),
            shown(self.left_at),
        ]
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct MailboxRow {
    address: String,
    name: String,
    department: String,
    made_at: Moment,
    closed_at: Option<Moment>,
}

impl MailboxRow {
    pub const HEAD: [&str; 5] = ["address", "name", "department", "opened", "closed"];

    pub fn cells(&self) -> Vec<String> {
        vec![
            self.address.clone(),
            self.name.clone(),
            self.department.clone(),
            self.made_at.to_string(),
            shown(self.closed_at),
        ]
    }
}
