//! The part of the rail that leads to the settings, and what of them belongs to people.

use crate::{SettingsPage, Web};
use base::{Future, Result};
use people::{Admin, Colleague};
use shell::{Frame, NavItem, NavSection};

/// Everybody has settings: at least their own.
pub fn rail<'a>(_: &'a Web, _: &'a Colleague, frame: &'a Frame, path: &'a str) -> Future<'a, Result<Vec<NavSection>>> {
    let current = path.starts_with("/settings");
    let item = NavItem { href: "/settings".into(), label: frame.t("people-settings"), current, ..NavItem::default() };
    let section = NavSection { title: frame.t("people-settings-company"), items: vec![item] };
    Box::pin(std::future::ready(Ok(vec![section])))
}

/// Settings of people.
pub const SETTINGS: &[SettingsPage] = &[
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/account",
        title: "people-me",
        hint: "people-account-hint",
        icon: "person",
        may: |_| true,
    },
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/security",
        title: "people-security",
        hint: "people-security-hint",
        icon: "key",
        may: |_| true,
    },
    SettingsPage {
        group: "people-settings-own",
        href: "/settings/tokens",
        title: "people-tokens",
        hint: "people-tokens-hint",
        icon: "api",
        may: |_| true,
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/company",
        title: "people-company",
        hint: "people-company-hint",
        icon: "gear",
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/staff",
        title: "people-staff",
        hint: "people-staff-hint",
        icon: "people",
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/departments",
        title: "people-departments",
        hint: "people-departments-hint",
        icon: "department",
        may: |who| Admin::of(who).is_ok(),
    },
    SettingsPage {
        group: "people-settings-company",
        href: "/settings/audit",
        title: "people-audit",
        hint: "people-audit-hint",
        icon: "eye",
        may: |who| Admin::of(who).is_ok(),
    },
];
