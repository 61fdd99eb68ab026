//! What was done with an improvement: its events, which nobody changes.

use crate::{Improvement, event};
use base::{Event, EventId, Moment, Result, StaffId};
use people::Contacts;
use serde_json::Value;
use sqlx::types::Json;
use store::{On, Query};

/// Steps that are shown, the newest.
const MOST: i64 = 200;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Step {
    /// Its row.
    pub id: EventId,
    /// When.
    pub at: Moment,
    /// What: `improvement.accepted`.
    pub kind: String,
    actor: String,
    actor_id: Option<i64>,
    data: Json<Value>,
}

impl Step {
    /// Who did it; nobody when the desk did.
    pub fn by(&self) -> Option<StaffId> {
        self.actor_id.filter(|id| self.actor == "staff" && *id != 0).map(StaffId)
    }

    /// What the event says under this key; nothing when it was struck or never said.
    pub fn said(&self, key: &str) -> Option<String> {
        match self.data.get(key)? {
            Value::String(text) if text.is_empty() => None,
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => Some(other.to_string()),
        }
    }

    /// The word for what was done: `accepted`; `dated`, when another day was said before.
    pub fn word(&self) -> &str {
        let again = self.kind == event::Accepted::KIND && self.data.get("again") == Some(&Value::Bool(true));
        if again { "dated" } else { self.kind.trim_start_matches("improvement.") }
    }
}

impl Improvement {
    /// What was done with it, the newest first.
    pub async fn steps(&self, on: impl Into<On<'_>>, contacts: Contacts) -> Result<Vec<Step>> {
        let query = Query::new("SELECT id, at, kind, actor, actor_id, data FROM event WHERE about = 'improvement'")
            .with(" AND about_id = ", self.id)
            .push(" ORDER BY id DESC");
        let steps: Vec<Step> = query.with(" LIMIT ", MOST).all(on).await?;
        Ok(steps.into_iter().map(|step| Step { data: Json(contacts.json(step.data.0)), ..step }).collect())
    }
}
