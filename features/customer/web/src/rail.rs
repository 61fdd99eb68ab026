//! The part of the rail that leads to customers.

use base::{Future, Result};
use people::{Agent, Colleague};
use people_web::Web;
use shell::{Frame, NavItem, NavSection};

/// Whoever serves customers may look them up.
pub fn rail<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    let item = |href: &str, label: &str| NavItem {
        href: href.into(),
        label: frame.t(label),
        current: path == href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')),
        ..NavItem::default()
    };
    let items = match Agent::of(who) {
        Ok(_) => vec![item("/customers", "customer-customers"), item("/organisations", "customer-organisations")],
        Err(_) => Vec::new(),
    };
    let section = NavSection { title: frame.t("people-settings-company"), items };
    let sections = if section.items.is_empty() { Vec::new() } else { vec![section] };
    Box::pin(std::future::ready(Ok(sections)))
}
