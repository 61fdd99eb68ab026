//! The part of the rail that leads to the settings, and what of them belongs to people.

use crate::{SettingsPage, Web};
use base::{Future, Result};
use people::{Admin, Colleague};
use shell::{Frame, NavItem, NavSection};

/// Everybody has settings: at least their own.
///
/// While the desk is new, its administrators find the first steps here too.
pub fn rail<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let item = |href: &str, label: &str, current| NavItem {
            href: href.into(),
            label: frame.t(label),
            current,
            ..NavItem::default()
        };
        let mut items = Vec::new();
        if Admin::of(who).is_ok() && web.begins().await? {
            items.push(item("/welcome", "people-welcome", path == "/welcome"));
        }
        items.push(item("/settings", "people-settings", path.starts_with("/settings")));
        Ok(vec![NavSection { title: frame.t("people-settings-company"), items }])
    })
}

/// Settings of people.
pub const SETTINGS: &[SettingsPage] = &[
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/account",
        title: "people-me",
        hint: "people-account-hint",
        icon: "person",
        words: &[
            "people-language",
            "people-zone",
            "people-photo",
            "people-answers-for",
            "people-speaks",
            "people-reach",
        ],
        may: |_| true,
    },
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/absence",
        title: "people-absence",
        hint: "people-absence-hint",
        icon: "moon",
        words: &["people-absence-new", "people-absence-substitute", "people-absence-stands-in"],
        // Who is alone has nobody to stand in.
        may: |who| who.uses().colleagues,
    },
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/security",
        title: "people-security",
        hint: "people-security-hint",
        icon: "key",
        words: &["people-step", "people-password-new", "people-sessions"],
        may: |_| true,
    },
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/tokens",
        title: "people-tokens",
        hint: "people-tokens-hint",
        icon: "api",
        words: &["people-token-new", "people-token-rights", "people-token-ends"],
        may: |_| true,
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/company",
        title: "people-company",
        hint: "people-company-hint",
        icon: "gear",
        words: &[
            "people-company-language",
            "people-zone",
            "people-company-department",
            "people-company-undo",
            "people-company-close",
            "people-company-second-step",
            "people-company-shows-all",
        ],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/languages",
        title: "people-languages",
        hint: "people-languages-hint",
        icon: "comment",
        words: &["people-languages-customers", "people-languages-staff"],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/staff",
        title: "people-staff",
        hint: "people-staff-hint",
        icon: "people",
        words: &[
            "people-staff-add",
            "people-role",
            "people-invited",
            "people-access",
            "people-heir",
            "people-import-lines",
        ],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/roles",
        title: "people-roles",
        hint: "people-roles-hint",
        icon: "check",
        words: &["people-role-admin", "people-role-supervisor", "people-role-agent", "people-role-collaborator"],
        may: |who| Admin::of(who).is_ok() && who.uses().colleagues,
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/departments",
        title: "people-departments",
        hint: "people-departments-hint",
        icon: "department",
        words: &[
            "people-department-add",
            "people-department-contacts",
            "people-department-archive",
            "people-department-heir",
        ],
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/audit",
        title: "people-audit",
        hint: "people-audit-hint",
        icon: "eye",
        words: &["people-audit-who", "people-audit-what", "people-audit-ticket"],
        may: |who| Admin::of(who).is_ok(),
    },
];
