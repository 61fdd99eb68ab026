//! What a new desk needs of the channel, and what one can do with it.

use crate::Mailbox;
use base::{Future, Result, TicketId};
use people::{Admin, Agent, Supervisor, audit};
use people_web::{Ability, GuideStep, Standing, Web};
use store::sql;
use ticket::ticket::LISTS;

/// What one can do with the channel.
pub const ABILITIES: &[Ability] = &[
    Ability { title: "channel-may-problems", roles: Supervisor::ROLES, door: ("GET", "/intake-problems") },
    Ability { title: "channel-may-spam", roles: Agent::ROLES, door: ("POST", "/spam") },
    Ability { title: "channel-may-rules", roles: Supervisor::ROLES, door: ("POST", "/settings/spam/rules") },
    Ability { title: "channel-may-mailboxes", roles: Admin::ROLES, door: ("POST", "/settings/mailboxes") },
];

/// First steps of the channel.
pub const STEPS: &[GuideStep] = &[
    GuideStep {
        title: "channel-guide-mailbox",
        why: "channel-guide-mailbox-why",
        href: "/settings/mailboxes",
        needed: true,
        topic: None,
        fact: mailbox,
    },
    GuideStep {
        title: "channel-guide-test",
        why: "channel-guide-test-why",
        href: "/settings/mailboxes",
        needed: true,
        topic: None,
        fact: tested,
    },
    GuideStep {
        title: "channel-guide-ticket",
        why: "channel-guide-ticket-why",
        href: "/settings/mailboxes",
        needed: true,
        topic: Some(LISTS),
        fact: ticket,
    },
];

fn mailbox(web: &Web) -> Future<'_, Result<Standing>> {
    Box::pin(async { Ok(Standing::of(!Mailbox::all(&web.desk.look()).await?.is_empty())) })
}

/// A server took a test mail, or an answer.
fn tested(web: &Web) -> Future<'_, Result<Standing>> {
    Box::pin(async { Ok(Standing::of(audit::ever(&web.desk.look(), "mailbox.tested").await?)) })
}

/// The first ticket that came by mail, among the oldest.
fn ticket(web: &Web) -> Future<'_, Result<Standing>> {
    Box::pin(async {
        let look = web.desk.look();
        let first: Option<(TicketId,)> = sql!(
            "SELECT id FROM (SELECT id, channel FROM ticket ORDER BY id LIMIT 1000) oldest
             WHERE channel = 'mail' ORDER BY id LIMIT 1"
        )
        .opt(&look)
        .await?;
        Ok(Standing {
            done: first.is_some(),
            needs: Mailbox::all(&look).await?.into_iter().next().map(|mailbox| mailbox.address),
            opens: first.map(|(number,)| format!("/tickets/{number}?view=open")),
        })
    })
}
