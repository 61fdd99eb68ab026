//! Priority and tags.

use crate::{Priority, Ticket, TicketId, event};
use base::{Act, Error, Result, words::fold};
use people::Agent;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use store::{On, Query, sql};

const LONGEST_TAG: usize = 60;

impl Ticket {
    /// Judges anew how much is lost by waiting.
    pub async fn prioritise(&mut self, act: &mut Act, _by: &Agent, priority: Priority) -> Result<()> {
        if self.priority == priority {
            return Ok(());
        }
        self.priority = priority;
        self.write_change(act, "ticket-change-priority", json!({ "priority": priority })).await?;
        act.tell(self.id, &event::Prioritised { ticket: self.id, priority }).await?;
        self.settle(act).await
    }

    /// Sets the tags to exactly these.
    pub async fn tag(&mut self, act: &mut Act, _by: &Agent, names: &[String]) -> Result<()> {
        self.set_tags(act, names).await
    }

    /// Puts a tag of the desk's own on.
    pub async fn tag_by_machine(&mut self, act: &mut Act, name: &str) -> Result<()> {
        let mut names = Ticket::tags(&mut *act, self.id).await?;
        names.push(name.to_owned());
        self.set_tags(act, &names).await
    }

    async fn set_tags(&mut self, act: &mut Act, names: &[String]) -> Result<()> {
        let wanted = by_key(names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()));
        if wanted.values().any(|n| n.chars().count() > LONGEST_TAG) {
            return Err(Error::invalid("tags", "ticket-error-tag-long"));
        }
        let had = Ticket::tags(&mut *act, self.id).await?;
        let had = by_key(had.iter().map(String::as_str));
        let added = beside(&wanted, &had);
        let removed = beside(&had, &wanted);
        if added.is_empty() && removed.is_empty() {
            return Ok(());
        }
        for name in &added {
            let tag = ensure_tag(act, name).await?;
            sql!("INSERT INTO ticket_tag (ticket_id, tag_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(self.id)
                .bind(tag)
                .run(act)
                .await?;
        }
        for name in &removed {
            sql!("DELETE FROM ticket_tag WHERE ticket_id = $1 AND tag_id IN (SELECT id FROM tag WHERE name_key = $2)")
                .bind(self.id)
                .bind(fold(name))
                .run(act)
                .await?;
        }
        for (key, names) in [("ticket-change-tagged", &added), ("ticket-change-untagged", &removed)] {
            if !names.is_empty() {
                self.write_change(act, key, json!({ "name": names.join(", ") })).await?;
            }
        }
        act.tell(self.id, &event::Tagged { ticket: self.id, added, removed }).await?;
        self.settle(act).await
    }

    /// A ticket's tags, by name.
    pub async fn tags(on: impl Into<On<'_>>, number: TicketId) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = sql!(
            "SELECT t.name FROM tag t JOIN ticket_tag tt ON tt.tag_id = t.id WHERE tt.ticket_id = $1 ORDER BY t.name"
        )
        .bind(number)
        .all(on)
        .await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// So many of the tags there are, by name.
    pub async fn known_tags(on: impl Into<On<'_>>, most: u32) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = sql!("SELECT name FROM tag ORDER BY name LIMIT $1").bind(most).all(on).await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// Tags of these tickets, for lists.
    pub async fn tags_of(
        on: impl Into<On<'_>>,
        numbers: impl IntoIterator<Item = TicketId>,
    ) -> Result<HashMap<TicketId, Vec<String>>> {
        let rows: Vec<(TicketId, String)> =
            Query::new("SELECT tt.ticket_id, t.name FROM ticket_tag tt JOIN tag t ON t.id = tt.tag_id WHERE TRUE")
                .with_in(" AND tt.ticket_id", numbers)
                .push(" ORDER BY t.name")
                .all(on)
                .await?;
        let mut tags: HashMap<TicketId, Vec<String>> = HashMap::new();
        for (number, name) in rows {
            tags.entry(number).or_default().push(name);
        }
        Ok(tags)
    }
}

/// Tags by the form in which they are compared: *VIP* and *vip* are one tag.
fn by_key<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    for name in names {
        tags.entry(fold(name)).or_insert_with(|| name.to_owned());
    }
    tags
}

/// Those of `these` that are not among `others`.
fn beside(these: &BTreeMap<String, String>, others: &BTreeMap<String, String>) -> Vec<String> {
    let alone = these.iter().filter(|(key, _)| !others.contains_key(*key));
    alone.map(|(_, name)| name.clone()).collect()
}

async fn ensure_tag(act: &mut Act, name: &str) -> Result<i64> {
    sql!("INSERT INTO tag (name, name_key) VALUES ($1, $2) ON CONFLICT (name_key) DO NOTHING")
        .bind(name)
        .bind(fold(name))
        .run(act)
        .await?;
    Ok(sql!("SELECT id FROM tag WHERE name_key = $1").bind(fold(name)).value(act).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_typed_otherwise_is_the_same_tag() {
        let had = by_key(["vip", "счёт"].into_iter());
        let wanted = by_key(["VIP", "Vip", "Счет", "new"].into_iter());
        assert_eq!(beside(&wanted, &had), ["new"]);
        assert!(beside(&had, &wanted).is_empty());
    }
}
