//! What each of us wants to be told, by which way, and when not.

use crate::{Kind, quiet::Quiet};
use base::{Act, Result, StaffId};
use people::Role;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use std::collections::BTreeMap;
use store::{On, sql};

store::enumeration! {
    /// How soon a mail goes.
    pub enum When {
        /// As soon as it is clear that its reader has not seen it at the desk.
        Now = "now",
        /// With all others, at the times of the digest.
        Digest = "digest",
        /// Not at all.
        Never = "never",
    }
}

/// By which ways one is told about a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ways {
    /// On the bell.
    pub shown: bool,
    /// By mail.
    pub mail: When,
    /// On one's devices, where one has allowed it.
    pub push: bool,
}

/// What someone wants to be told, by which way, and when not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// What was chosen; a kind that is not there goes as its role does.
    pub ways: BTreeMap<Kind, Ways>,
    /// Minutes after midnight at which digests go.
    pub digest: Vec<u16>,
    /// When neither mails nor devices disturb.
    pub quiet: Quiet,
    /// Mails and devices only while one is not at the desk.
    pub only_away: bool,
    /// Whether a device may show who writes and what.
    pub push_words: bool,
    /// Whether the bell can be heard.
    pub sound: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            ways: BTreeMap::new(),
            digest: vec![9 * 60, 14 * 60],
            quiet: Quiet::default(),
            only_away: true,
            push_words: false,
            sound: false,
        }
    }
}

/// What a role is told unless someone chooses otherwise: whoever lives at the desk sees the bell, whoever
/// only helps now and then gets a mail, and so does everybody of whom somebody waits for an answer.
pub fn usual(kind: Kind, role: Role) -> Ways {
    let shown = kind != Kind::Opened;
    let asked = matches!(kind, Kind::Asked | Kind::QuestionNear | Kind::Approval);
    let mail = if asked || role == Role::Collaborator { When::Now } else { When::Never };
    let push = !matches!(kind, Kind::Opened | Kind::Unassigned | Kind::Problem | Kind::Untaken | Kind::Stale);
    Ways { shown, mail, push }
}

impl Preferences {
    /// By which ways someone of this role is told about a kind.
    pub fn of(&self, kind: Kind, role: Role) -> Ways {
        self.ways.get(&kind).copied().unwrap_or_else(|| usual(kind, role))
    }

    /// Someone's, or what is usual.
    pub async fn read(on: impl Into<On<'_>>, staff: StaffId) -> Result<Preferences> {
        let row: Option<(Json<Preferences>,)> =
            sql!("SELECT value FROM notice_preference WHERE staff_id = $1").bind(staff).opt(on).await?;
        Ok(row.map(|(value,)| value.0).unwrap_or_default())
    }

    /// Someone has chosen.
    pub async fn write(&self, act: &mut Act, staff: StaffId) -> Result<()> {
        sql!(
            "INSERT INTO notice_preference (staff_id, value) VALUES ($1, $2)
             ON CONFLICT (staff_id) DO UPDATE SET value = excluded.value"
        )
        .bind(staff)
        .bind(serde_json::to_value(self)?)
        .run(act)
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_chose_nothing_has_what_is_usual() {
        let none = Preferences::default();
        assert_eq!(none.of(Kind::Noted, Role::Agent), Ways { shown: true, mail: When::Never, push: true });
        assert_eq!(none.of(Kind::Noted, Role::Collaborator).mail, When::Now);
        assert!(!none.of(Kind::Opened, Role::Agent).shown);
    }

    #[test]
    fn what_was_chosen_survives_storing_and_what_was_not_stays_usual() {
        let mut chosen = Preferences::default();
        chosen.ways.insert(Kind::Noted, Ways { shown: false, mail: When::Digest, push: false });
        let text = serde_json::to_string(&chosen).unwrap();
        let back: Preferences = serde_json::from_str(&text).unwrap();
        assert_eq!(back, chosen);
        assert_eq!(back.of(Kind::Noted, Role::Agent).mail, When::Digest);
        assert_eq!(back.of(Kind::Answered, Role::Agent), usual(Kind::Answered, Role::Agent));
        assert_eq!(serde_json::from_str::<Preferences>("{}").unwrap(), Preferences::default());
    }
}
