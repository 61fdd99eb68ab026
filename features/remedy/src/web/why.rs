//! Why remedies are proposed, as far as whoever looks sees their tickets.

use crate::{Remedy, RemedyId};
use base::{Look, Result};
use people::Colleague;
use std::collections::HashMap;
use store::Query;
use ticket::Scope;

/// What is told of a remedy beside what it gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Why {
    /// What its ticket is about.
    pub subject: String,
    /// Why it was proposed, the last time.
    pub words: String,
}

/// Why each of these is proposed, read at once. Of tickets that this colleague does not see there is nothing.
pub(super) async fn why(
    look: &Look,
    who: &Colleague,
    remedies: impl IntoIterator<Item = &Remedy>,
) -> Result<HashMap<RemedyId, Why>> {
    let scope = Scope::of(who);
    let query = Query::new(
        "SELECT r.id, ticket.subject, e.text FROM remedy r
         JOIN entry e ON e.id = COALESCE((SELECT max(d.entry_id) FROM remedy_deed d
             WHERE d.remedy_id = r.id AND d.what IN ('proposed', 'revised')), r.entry_id)
         JOIN ticket ON ticket.id = e.ticket_id WHERE TRUE",
    );
    let query = query.with_in(" AND r.id", remedies.into_iter().map(|one| one.id));
    let found: Vec<(RemedyId, String, String)> = scope.restrict(query).all(look).await?;
    let contacts = scope.contacts();
    let shown = |subject, words| Why { subject: contacts.words(subject), words: contacts.words(words) };
    Ok(found.into_iter().map(|(id, subject, words)| (id, shown(subject, words))).collect())
}
