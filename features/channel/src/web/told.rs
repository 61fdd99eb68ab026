//! How what happens at the doors is called in the audit log.

/// Where what these events are about is shown, before its number: the audit log leads there.
pub const PLACES: &[(&str, &str)] = &[("mailbox", "/settings/mailboxes/")];

/// How the events of this crate are called, for the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[
    ("arrival.kept", "channel-told-kept"),
    ("arrival.not_understood", "channel-told-not-understood"),
    ("arrival.dealt_with", "channel-told-dealt"),
    ("arrival.put_aside", "channel-told-put-aside"),
    ("arrival.freed", "channel-told-freed"),
    ("arrival.deleted", "channel-told-deleted"),
    ("spam.sender_listed", "channel-told-sender-listed"),
    ("spam.sender_unlisted", "channel-told-sender-unlisted"),
    ("spam.rules_changed", "channel-told-rules-changed"),
    ("spam.keeping_changed", "channel-told-keeping-changed"),
    ("mailbox.made", "channel-told-mailbox-made"),
    ("mailbox.changed", "channel-told-mailbox-changed"),
    ("mailbox.tested", "channel-told-mailbox-tested"),
    ("mailbox.comparison_asked", "channel-told-comparison-asked"),
    ("mailbox.compared", "channel-told-compared"),
    ("mailbox.alarmed", "channel-told-alarmed"),
    ("mailbox.flows", "channel-told-flows"),
    ("mailbox.closed", "channel-told-mailbox-closed"),
    ("mail_vendor.changed", "channel-told-vendor-changed"),
    ("mail_trust.changed", "channel-told-trust-changed"),
    ("dkim.changed", "channel-told-dkim-changed"),
    ("answer.held", "channel-told-answer-held"),
    ("mailbox.consent_ended", "channel-told-consent-ended"),
    ("question.undelivered", "channel-told-question-undelivered"),
];
