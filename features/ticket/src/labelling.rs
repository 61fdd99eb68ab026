//! Priority and tags.

use crate::{
    Priority, Tag, Ticket, TicketId, event,
    tag::{LONGEST, named},
};
use base::{Act, Error, Result, words::fold};
use people::Agent;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use store::{On, Query, sql};

/// The tags `t` that tickets bear: what became of one is `i`.
pub(crate) const OF_TICKETS: &str = " FROM ticket_tag tt JOIN tag t ON t.id = tt.tag_id LEFT JOIN tag i ON i.id = t.into_id \
     WHERE (t.leaves_at IS NULL OR t.into_id IS NOT NULL)";

impl Ticket {
    /// Judges anew how much is lost by waiting.
    pub async fn prioritise(&mut self, act: &mut Act, _by: &Agent, priority: Priority) -> Result<()> {
        if self.priority == priority {
            return Ok(());
        }
        self.judge(act, priority).await?;
        self.settle(act).await
    }

    pub(crate) async fn judge(&mut self, act: &mut Act, priority: Priority) -> Result<()> {
        self.priority = priority;
        self.write_change(act, "ticket-change-priority", json!({ "priority": priority })).await?;
        act.tell(self.id, &event::Prioritised { ticket: self.id, priority }).await?;
        Ok(())
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
        let wanted = by_key(names.iter().map(|n| named(n)).filter(|n| !n.is_empty()));
        if wanted.values().any(|n| n.chars().count() > LONGEST) {
            return Err(Error::invalid("tags", "ticket-error-tag-long"));
        }
        let had = Ticket::tags(&mut *act, self.id).await?;
        let had = by_key(had.into_iter());
        let added = beside(&wanted, &had);
        let removed = beside(&had, &wanted);
        if added.is_empty() && removed.is_empty() {
            return Ok(());
        }
        for name in &added {
            let tag = Tag::ensure(act, name).await?;
            sql!("INSERT INTO ticket_tag (ticket_id, tag_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(self.id)
                .bind(tag)
                .run(act)
                .await?;
        }
        for name in &removed {
            // Also where a tag is still to become this one.
            sql!(
                "DELETE FROM ticket_tag WHERE ticket_id = $1 AND tag_id IN
                 (SELECT t.id FROM tag t LEFT JOIN tag i ON i.id = t.into_id WHERE t.name_key = $2 OR i.name_key = $2)"
            )
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
        Ok(Ticket::tags_of(on, [number]).await?.remove(&number).unwrap_or_default())
    }

    /// Tags of these tickets, each by name. A tag that is being merged is the other one already, and one
    /// that is being deleted is no more.
    pub async fn tags_of(
        on: impl Into<On<'_>>,
        numbers: impl IntoIterator<Item = TicketId>,
    ) -> Result<HashMap<TicketId, Vec<String>>> {
        let rows: Vec<(TicketId, String)> =
            Query::new("SELECT DISTINCT tt.ticket_id, coalesce(i.name, t.name) AS name")
                .push(OF_TICKETS)
                .with_in(" AND tt.ticket_id", numbers)
                .push(" ORDER BY name")
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
fn by_key(names: impl Iterator<Item = String>) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    for name in names {
        tags.entry(fold(&name)).or_insert(name);
    }
    tags
}

/// Those of `these` that are not among `others`.
fn beside(these: &BTreeMap<String, String>, others: &BTreeMap<String, String>) -> Vec<String> {
    let alone = these.iter().filter(|(key, _)| !others.contains_key(*key));
    alone.map(|(_, name)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_typed_otherwise_is_the_same_tag() {
        let had = by_key(["vip", "счёт"].map(str::to_owned).into_iter());
        let wanted = by_key(["VIP", "Vip", "Счет", "new"].map(str::to_owned).into_iter());
        assert_eq!(beside(&wanted, &had), ["new"]);
        assert!(beside(&had, &wanted).is_empty());
    }
}
