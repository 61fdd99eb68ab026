//! The part of the rail that leads to the company's settings.

use crate::Web;
use base::{Future, Result};
use people::{Admin, Colleague};
use shell::{Frame, NavItem, NavSection};

/// *Company settings* for administrators; nobody else has that part.
pub fn rail<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    let sections = Admin::of(who).ok().map(|_| settings(frame, path));
    Box::pin(std::future::ready(Ok(sections.into_iter().collect())))
}

fn settings(frame: &Frame, path: &str) -> NavSection {
    let item = |href: &str, key: &str| NavItem {
        href: href.to_owned(),
        label: frame.t(key),
        current: path == href,
        ..NavItem::default()
    };
    NavSection {
        title: frame.t("people-settings"),
        items: vec![item("/staff", "people-staff"), item("/departments", "people-departments")],
    }
}
