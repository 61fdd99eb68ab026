//! How what happens to tickets is called in the audit log.

use people_web::Says;

/// What their fields say there whose name alone does not tell.
pub const SAID: &[(&str, &str, Says)] = &[
    ("ticket.assigned", "to", Says::Staff),
    ("ticket.moved", "to", Says::Department),
    ("ticket.prioritised", "priority", Says::Word("ticket-priority")),
];

/// Where what these events are about is shown, before its number: the audit log leads there.
pub const PLACES: &[(&str, &str)] = &[("ticket", "/tickets/")];

/// How the events of this crate are called, for the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[
    ("ticket.opened", "ticket-told-opened"),
    ("ticket.filled", "ticket-told-filled"),
    ("ticket.struck", "ticket-told-struck"),
    ("ticket.received", "ticket-told-received"),
    ("ticket.replied", "ticket-told-replied"),
    ("ticket.withdrawn", "ticket-told-withdrawn"),
    ("ticket.scheduled", "ticket-told-scheduled"),
    ("ticket.scheduled_held", "ticket-told-scheduled-held"),
    ("ticket.unscheduled", "ticket-told-unscheduled"),
    ("ticket.noted", "ticket-told-noted"),
    ("ticket.mended", "ticket-told-mended"),
    ("ticket.pinned", "ticket-told-pinned"),
    ("ticket.unpinned", "ticket-told-unpinned"),
    ("ticket.assigned", "ticket-told-assigned"),
    ("ticket.moved", "ticket-told-moved"),
    ("ticket.wait_began", "ticket-told-wait-began"),
    ("ticket.wait_ended", "ticket-told-wait-ended"),
    ("ticket.solved", "ticket-told-solved"),
    ("ticket.closed", "ticket-told-closed"),
    ("ticket.discarded", "ticket-told-discarded"),
    ("ticket.undiscarded", "ticket-told-undiscarded"),
    ("ticket.reopened", "ticket-told-reopened"),
    ("ticket.snoozed", "ticket-told-snoozed"),
    ("ticket.woken", "ticket-told-woken"),
    ("ticket.aside_passed", "ticket-told-aside-passed"),
    ("ticket.prioritised", "ticket-told-prioritised"),
    ("ticket.tagged", "ticket-told-tagged"),
    ("ticket.invited", "ticket-told-invited"),
    ("ticket.exchanged", "ticket-told-exchanged"),
    ("ticket.mentioned", "ticket-told-mentioned"),
    ("ticket.merged", "ticket-told-merged"),
    ("ticket.unmerged", "ticket-told-unmerged"),
    ("ticket.split", "ticket-told-split"),
    ("message.delivered", "ticket-told-delivered"),
    ("message.missed", "ticket-told-missed"),
    ("promise.given", "ticket-told-promised"),
    ("promise.near", "ticket-told-promise-near"),
    ("promise.decided", "ticket-told-promise-decided"),
    ("tag.renamed", "ticket-told-tag-renamed"),
    ("tag.merged", "ticket-told-tag-merged"),
    ("tag.deleted", "ticket-told-tag-deleted"),
    ("ticket.cause_named", "ticket-told-cause-named"),
    ("ticket.journey_chosen", "ticket-told-journey-chosen"),
    ("cause.made", "ticket-told-cause-made"),
    ("cause.renamed", "ticket-told-cause-renamed"),
    ("cause.archived", "ticket-told-cause-archived"),
    ("cause.restored", "ticket-told-cause-restored"),
    ("cause.required", "ticket-told-cause-required"),
    ("review.asked", "ticket-told-review-asked"),
    ("review.dropped", "ticket-told-review-dropped"),
    ("review.given", "ticket-told-review-given"),
    ("review.sent", "ticket-told-review-sent"),
];
