//! The short card of a customer, as a ticket shows it beside its timeline.

use crate::view::ShortCard;
use base::{Look, Moment, Result};
use customer::{Customer, Organisation, Remark};
use field::{Field, Values};
use field_web::panel::in_words;
use jiff::tz::TimeZone;
use people::{Contacts, Staff};
use people_web::html_of;
use shell::{Chip, Frame, Tone};

/// What a ticket's page has read of whose matter it is.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Whose.
    pub customer: &'a Customer,
    /// What the company wants to know of them, and what was filled in.
    pub fields: &'a (Vec<Field>, Values),
    /// Something to be seen on each of their tickets was remarked.
    pub is_remarked: bool,
    /// Its reader may open their card.
    pub links: bool,
    /// What of it its reader sees.
    pub contacts: Contacts,
}

/// What everybody who looks at a ticket should know about whose matter it is: drawn below their name.
pub async fn draw(look: &Look, frame: &Frame, card: Card<'_>) -> Result<String> {
    let Card { customer, fields: (fields, values), is_remarked, links, contacts } = card;
    let organisation = match customer.organisation_id {
        Some(id) => Some(Organisation::find(look, id).await?),
        None => None,
    };
    let pinned = if is_remarked { Remark::pinned(look, customer.id).await? } else { Vec::new() };
    let remarks: Vec<Remark> = pinned.into_iter().map(|r| Remark { text: contacts.words(r.text), ..r }).collect();
    let names = Staff::names(look, remarks.iter().filter_map(|r| r.staff_id)).await?;
    let fields = fields.iter().map(|f| (f.name.clone(), contacts.words(in_words(frame, f, values))));
    let card = ShortCard {
        frame,
        chips: chips(frame, customer.vip, customer.blocked_at),
        organisation: organisation.map(|o| (o.id.0, o.name)),
        links,
        language: customer.language.as_deref().map(|code| shell::languages::name(code).to_owned()),
        clock: customer.zone.as_deref().and_then(|zone| clock(frame.now, zone)),
        fields: fields.filter(|(_, value)| !value.is_empty()).collect(),
        remarks: crate::view::remarks(remarks, &names),
    };
    html_of(&card)
}

/// What is to be known at first sight.
pub fn chips(frame: &Frame, vip: bool, blocked_at: Option<Moment>) -> Vec<Chip> {
    let vip = vip.then(|| Chip::new(Tone::Gold, frame.t("customer-vip")).with_icon("flag"));
    let blocked = blocked_at.map(|_| Chip::new(Tone::Beet, frame.t("customer-blocked")).with_icon("alert"));
    vip.into_iter().chain(blocked).collect()
}

/// What the clock on the customer's wall says: `14:02`.
pub fn clock(now: Moment, zone: &str) -> Option<String> {
    let there = now.there(&TimeZone::get(zone).ok()?);
    Some(format!("{:02}:{:02}", there.hour(), there.minute()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_on_the_wall_knows_its_summer() {
        let noon = Moment::from_seconds(1_751_371_200); // 2025-07-01 12:00 UTC
        assert_eq!(clock(noon, "Europe/Zagreb").as_deref(), Some("14:00"));
        assert_eq!(clock(noon, "Asia/Kolkata").as_deref(), Some("17:30"));
        assert_eq!(clock(noon, "Europe/Atlantis"), None);
    }
}
