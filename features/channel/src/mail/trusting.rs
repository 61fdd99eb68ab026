//! What is known of a mail's sender, and whom the company believes about it.

use super::{Arrival, Post, Via};
use crate::event::MailTrustChanged;
use base::{About, Act, Desk, Error, Result, Setting};
use people::Admin;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use std::{net::IpAddr, sync::Arc};
use store::{On, sql};
use trust::{Came, Checked, Peer};

/// Names of one kind at most.
const MOST: usize = 50;

/// Whom the company believes about who wrote a mail that did not come from its writer's own server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Believed {
    /// Mail servers, by the name in their `Authentication-Results` (RFC 8601, authserv-id).
    pub servers: Vec<String>,
    /// Domains that pass mails on, by the name in their ARC seals (RFC 8617).
    pub sealers: Vec<String>,
}

impl Setting for Believed {
    const NAME: &'static str = "mail_trust";
}

impl Believed {
    /// Whom to believe from now on. Names are separated by blanks, commas or lines.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `servers` or `sealers`.
    pub async fn decide(act: &mut Act, _by: &Admin, servers: &str, sealers: &str) -> Result<()> {
        let new = Believed { servers: names("servers", servers)?, sealers: names("sealers", sealers)? };
        if new == Believed::read(&mut *act).await? {
            return Ok(());
        }
        new.write(act).await?;
        act.tell(About("company", 0), &MailTrustChanged {}).await?;
        Ok(())
    }
}

fn names(field: &'static str, text: &str) -> Result<Vec<String>> {
    let wrong = || Error::invalid(field, "channel-trust-name-wrong");
    let mut names: Vec<String> = Vec::new();
    for name in text.split([',', ';']).flat_map(str::split_whitespace) {
        let name = name.trim_end_matches('.').to_lowercase();
        let good = name.len() <= 253 && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
        if !good || name.is_empty() || names.len() == MOST {
            return Err(wrong());
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// What a mail proves about its sender. Asks others: nothing for the inside of an act. Of a mail that lay in the folder
/// it is what was found when it came: its domain may have other keys and servers by now.
pub(super) async fn check(desk: &Desk, post: &Post, arrival: &Arrival, raw: Arc<Vec<u8>>) -> Result<Checked> {
    let look = desk.look();
    if arrival.cleared_at.is_some() {
        return Ok(arrival.checked(&look).await?.unwrap_or_default());
    }
    let believed = Believed::read(&look).await?;
    let came = Came {
        peer: match arrival.via {
            Via::Smtp => peer(arrival),
            _ => None,
        },
        servers: believed.servers,
        sealers: believed.sealers,
        // What is handed in may be years old, and says nothing about today's keys.
        ask: matches!(arrival.via, Via::Smtp | Via::Lmtp | Via::Imap),
    };
    Ok(post.checker().check(raw, came).await)
}

/// Who brought it to our listener, as far as that was kept.
fn peer(arrival: &Arrival) -> Option<Peer> {
    let ip: IpAddr = arrival.client_ip.as_deref()?.parse().ok()?;
    let (helo, from) = (arrival.helo.clone(), arrival.envelope_from.clone());
    Some(Peer { ip, helo: helo.unwrap_or_default(), from: from.unwrap_or_default() })
}

/// What was found, as it is kept; nothing when nobody could say anything.
pub(super) fn found(checked: &Checked) -> Result<Option<Value>> {
    match checked.way == trust::Way::Unknown && !checked.several && !checked.unasked {
        true => Ok(None),
        false => Ok(Some(serde_json::to_value(checked)?)),
    }
}

/// Keeps what was [`found`].
pub(super) async fn keep(act: &mut Act, arrival: i64, found: Option<Value>) -> Result<()> {
    let Some(found) = found else { return Ok(()) };
    sql!("UPDATE arrival SET trust = $2 WHERE id = $1").bind(arrival).bind(found).run(act).await?;
    Ok(())
}

impl Arrival {
    /// What is known of its sender.
    pub async fn checked(&self, on: impl Into<On<'_>>) -> Result<Option<Checked>> {
        let row: Option<(Option<Json<Checked>>,)> =
            sql!("SELECT trust FROM arrival WHERE id = $1").bind(self.id).opt(on).await?;
        Ok(row.and_then(|(checked,)| checked).map(|json| json.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_people_list_them() {
        let listed = names("servers", " MX.google.com., mx2.desk.example\nmx.google.com ").unwrap();
        assert_eq!(listed, ["mx.google.com", "mx2.desk.example"]);
        assert!(names("servers", "").unwrap().is_empty());
        for wrong in ["a@b.example", "http://mx", "mx/1"] {
            assert!(names("servers", wrong).is_err(), "{wrong}");
        }
        assert!(names("servers", &"x ".repeat(51)).is_ok());
        let many: String = (0..51).map(|n| format!("mx{n} ")).collect();
        assert!(names("servers", &many).is_err());
    }
}
