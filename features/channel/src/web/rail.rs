//! The channel's part of the rail and of the settings.

use crate::mail::Arrival;
use base::{Future, Result};
use people::{Admin, Agent, Colleague, Supervisor};
use people_web::{SettingsPage, Web};
use shell::{Count, Frame, NavItem, NavSection};

/// For whoever leads, the mails that are not understood; for agents the folder for spam, while something lies in it.
pub fn rail<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let mut items = Vec::new();
        if Supervisor::of(who).is_ok() {
            let count = hot(Arrival::problem_count(&web.desk.look()).await?);
            let problems = item(frame, path, "/intake-problems", "channel-problems");
            // The ledgers of mailboxes are behind it.
            let current = problems.current || path.starts_with("/intake/");
            items.push(NavItem { count, current, ..problems });
        }
        // Whether there is any was read with the session; whoever looks at the folder sees where they are.
        if Agent::of(who).is_ok() && (who.uses().spam || path.starts_with(super::spam::PATH)) {
            let current = path.starts_with(super::spam::PATH);
            items.push(NavItem { current, ..item(frame, path, super::spam::PATH, "channel-spam") });
        }
        let section = NavSection { title: frame.t("people-settings-company"), items };
        Ok(Some(section).filter(|s| !s.items.is_empty()).into_iter().collect())
    })
}

/// Settings of the channel.
pub const SETTINGS: &[SettingsPage] = &[
    SettingsPage {
        group: "channel-settings",
        href: "/settings/mailboxes",
        title: "channel-mailboxes",
        hint: "channel-mailboxes-hint",
        icon: "mail",
        words: &[
            "channel-mailbox-add",
            "channel-mailbox-address",
            "channel-mailbox-name",
            "channel-relay",
            "channel-relay-host",
            "channel-relay-security",
            "channel-in",
            "channel-fetch-set",
            "channel-ack",
        ],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "channel-settings",
        href: "/settings/mail-vendors",
        title: "channel-vendors",
        hint: "channel-vendors-hint",
        icon: "key",
        words: &["channel-vendor-id", "channel-vendor-secret"],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "channel-settings",
        href: "/settings/senders",
        title: "channel-senders",
        hint: "channel-senders-hint",
        icon: "eye",
        words: &["channel-senders-servers", "channel-senders-sealers"],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "channel-settings",
        href: "/settings/domains",
        title: "channel-domains",
        hint: "channel-domains-hint",
        icon: "check",
        words: &["channel-domain-make", "channel-domain-begin"],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "channel-settings",
        href: super::spam_rules::PATH,
        title: "channel-spam-settings",
        hint: "channel-spam-settings-hint",
        icon: "alert",
        words: &["channel-rules", "channel-blocked", "channel-wanted", "channel-keeping"],
        may: |who| Supervisor::of(who).is_ok(),
    },
];

fn item(frame: &Frame, path: &str, href: &str, key: &str) -> NavItem {
    NavItem { href: href.to_owned(), label: frame.t(key), current: path == href, ..NavItem::default() }
}

/// Nothing needs no number, and what was counted to 100 is more than 99.
fn hot(n: i64) -> Option<Count> {
    let text = if n > 99 { "99+".to_owned() } else { n.to_string() };
    (n > 0).then_some(Count { text, hot: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_waits_is_counted_and_not_beyond_99() {
        assert_eq!(hot(0), None);
        assert_eq!(hot(99).map(|c| c.text).as_deref(), Some("99"));
        assert_eq!(hot(100).map(|c| c.text).as_deref(), Some("99+"));
    }
}
