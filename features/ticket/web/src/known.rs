//! Who is known already, for whoever begins a ticket: found by name, address or number while one types.

use axum::{
    Json,
    extract::{Query, State},
};
use base::Result;
use customer::{Identity, IdentityKind, Wanted};
use people::Agent;
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket::Channel;

/// People offered at once.
const OFFERED: usize = 6;
/// Letters looked for.
const LONGEST: usize = 100;

/// What was typed so far, and by which way one will speak.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    q: String,
    channel: Option<Channel>,
}

/// Somebody who is known.
#[derive(Debug, Serialize)]
pub struct Known {
    name: String,
    /// By which the ticket finds them: a number for a call, a mail address for a mail, as far as there is one.
    address: String,
    /// What tells them from their namesakes.
    more: String,
}

/// `GET /tickets/new/customers`
pub async fn show(State(web): State<Web>, _who: As<Agent>, Query(typed): Query<Typed>) -> Result<Json<Vec<Known>>> {
    let look = web.desk.look();
    let text: String = typed.q.chars().take(LONGEST).collect();
    if text.trim().is_empty() {
        return Ok(Json(Vec::new()));
    }
    let found = Wanted { text, ..Wanted::default() }.page(&look, None, OFFERED).await?;
    let mut known = Vec::new();
    for line in found.lines {
        let identities = Identity::of(&look, line.id).await?;
        let wanted = if typed.channel == Some(Channel::Mail) { IdentityKind::Mail } else { IdentityKind::Phone };
        let best = identities.iter().find(|i| i.kind == wanted).or(identities.first());
        let shown = |i: &Identity| (i.kind != IdentityKind::Name).then(|| i.value.clone());
        let more: Vec<String> = identities.iter().filter_map(shown).take(3).chain(line.organisation).collect();
        known.push(Known {
            address: best.map(|i| i.value.clone()).unwrap_or_default(),
            name: line.name,
            more: more.join(" · "),
        });
    }
    Ok(Json(known))
}
