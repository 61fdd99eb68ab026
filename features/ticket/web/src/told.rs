//! How what happens to tickets is called in the audit log.

/// How the events of this crate are called, for the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[
    ("ticket.opened", "ticket-told-opened"),
    ("ticket.received", "ticket-told-received"),
    ("ticket.replied", "ticket-told-replied"),
    ("ticket.withdrawn", "ticket-told-withdrawn"),
    ("ticket.noted", "ticket-told-noted"),
    ("ticket.assigned", "ticket-told-assigned"),
    ("ticket.moved", "ticket-told-moved"),
    ("ticket.solved", "ticket-told-solved"),
    ("ticket.closed", "ticket-told-closed"),
    ("ticket.reopened", "ticket-told-reopened"),
    ("ticket.snoozed", "ticket-told-snoozed"),
    ("ticket.woken", "ticket-told-woken"),
    ("ticket.prioritised", "ticket-told-prioritised"),
    ("ticket.tagged", "ticket-told-tagged"),
    ("ticket.invited", "ticket-told-invited"),
    ("ticket.exchanged", "ticket-told-exchanged"),
    ("ticket.mentioned", "ticket-told-mentioned"),
    ("ticket.merged", "ticket-told-merged"),
    ("ticket.unmerged", "ticket-told-unmerged"),
    ("ticket.split", "ticket-told-split"),
    ("message.delivered", "ticket-told-delivered"),
    ("promise.given", "ticket-told-promised"),
    ("promise.near", "ticket-told-promise-near"),
    ("promise.decided", "ticket-told-promise-decided"),
];
