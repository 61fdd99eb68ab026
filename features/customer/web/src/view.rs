//! What the screens of customers show.

use askama::Template;
use base::{Moment, StaffId};
use customer::Remark;
use shell::{Chip, Choice, Field, Frame};
use std::collections::HashMap;

/// `customer/list.html`.
#[derive(Template)]
#[template(path = "customer/list.html")]
pub struct ListPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// What is looked for.
    pub query: String,
    /// Only those who matter.
    pub vip: bool,
    /// Only those who are blocked.
    pub blocked: bool,
    /// Only of this organisation: its id and name.
    pub organisation: Option<(i64, String)>,
    /// The customers.
    pub rows: Vec<Row>,
    /// More were found than are looked at.
    pub many: bool,
    /// The page before.
    pub previous: Option<String>,
    /// The next page.
    pub next: Option<String>,
}

impl ListPage<'_> {
    fn is_narrowed(&self) -> bool {
        !self.query.is_empty() || self.vip || self.blocked || self.organisation.is_some()
    }
}

/// A customer in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Their id.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// How they are reached first, unless the name says it.
    pub address: Option<String>,
    /// What is to be known at first sight.
    pub chips: Vec<Chip>,
    /// Name and id of where they belong.
    pub organisation: Option<(String, i64)>,
    /// The language's name.
    pub language: Option<String>,
    /// When words last went either way.
    pub contact_at: Moment,
    /// Their open tickets.
    pub open: i64,
}

/// `customer/new.html`.
#[derive(Template)]
#[template(path = "customer/new.html")]
pub struct OpeningPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Their name.
    pub name: Field,
    /// Their address.
    pub mail: Field,
    /// Their number.
    pub phone: Field,
    /// Where they belong.
    pub organisation: Field,
    /// In which to write to them.
    pub languages: Vec<Choice>,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

/// `customer/card.html`.
#[derive(Template)]
#[template(path = "customer/card.html")]
pub struct CardPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Whose.
    pub id: i64,
    /// What is to be known at first sight.
    pub chips: Vec<Chip>,
    /// What the clock on their wall says.
    pub clock: Option<String>,
    /// Since when they are known.
    pub since: Moment,
    /// When they were struck.
    pub erased_at: Option<Moment>,
    /// By whom, and why.
    pub erasure: Option<String>,
    /// Whether the reader may strike them.
    pub may_erase: bool,
    /// Cards merged into this one: id and name.
    pub merged: Vec<(i64, String)>,
    /// Where they belong: id and name.
    pub organisation: Option<(i64, String)>,
    /// In which to write to them.
    pub languages: Vec<Choice>,
    /// Where their clock is.
    pub zones: Vec<Choice>,
    /// The facts.
    pub facts: Facts,
    /// By what they are known.
    pub identities: Vec<IdentityLine>,
    /// What is remarked.
    pub remarks: Vec<RemarkLine>,
    /// An address that was refused.
    pub typed_identity: String,
    /// A remark that was refused.
    pub typed_remark: String,
    /// What is wrong.
    pub error: Option<String>,
    /// What was said, drawn by whoever knows tickets.
    pub story: Vec<String>,
    /// What the company wants to know, to be filled in.
    pub fields: String,
    /// What other features know about them.
    pub panels: Vec<String>,
}

/// What stands in the form of the facts.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The name.
    pub name: String,
    /// The organisation's name.
    pub organisation: String,
    /// Whether they matter.
    pub vip: bool,
    /// Whether they are blocked.
    pub blocked: bool,
}

/// One thing a customer is known by.
#[derive(Clone, Debug)]
pub struct IdentityLine {
    /// Its id.
    pub id: i64,
    /// The icon's name.
    pub icon: &'static str,
    /// The address or number.
    pub value: String,
    /// What a click does.
    pub href: Option<String>,
    /// Of several, the one to write to.
    pub main: bool,
    /// Whether it may become that.
    pub may_be_main: bool,
    /// Since when we know that it is theirs.
    pub proven_at: Option<Moment>,
    /// Who made sure.
    pub proven_by: String,
}

/// One remark.
#[derive(Clone, Debug)]
pub struct RemarkLine {
    /// Its id.
    pub id: i64,
    /// The words.
    pub text: String,
    /// Who wrote it; empty when nobody remembers.
    pub who: String,
    /// When.
    pub at: Moment,
    /// Shown on every ticket.
    pub pinned: bool,
}

/// Remarks with the names of who wrote them.
pub fn remarks(remarks: Vec<Remark>, names: &HashMap<StaffId, String>) -> Vec<RemarkLine> {
    let line = |r: Remark| RemarkLine {
        id: r.id.0,
        text: r.text,
        who: r.staff_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        at: r.made_at,
        pinned: r.pinned,
    };
    remarks.into_iter().map(line).collect()
}

/// `customer/_short.html`: beside a ticket.
#[derive(Template)]
#[template(path = "customer/_short.html")]
pub struct ShortCard<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// What is to be known at first sight.
    pub chips: Vec<Chip>,
    /// Where they belong: id and name.
    pub organisation: Option<(i64, String)>,
    /// Whether the reader may follow links to cards.
    pub links: bool,
    /// The language's name.
    pub language: Option<String>,
    /// What the clock on their wall says.
    pub clock: Option<String>,
    /// What the company wanted to know, and what was filled in.
    pub fields: Vec<(String, String)>,
    /// What everybody should know.
    pub remarks: Vec<RemarkLine>,
}

/// `customer/merge.html`: two cards side by side, or the choice of the other.
#[derive(Template)]
#[template(path = "customer/merge.html")]
pub struct MergePage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The one it began with.
    pub id: i64,
    /// What is looked for.
    pub query: String,
    /// Whether anything is looked for; else those alike are offered.
    pub searched: bool,
    /// Cards to choose from.
    pub rows: Vec<Row>,
    /// Two, once the other is chosen.
    pub sides: Vec<Side>,
    /// What is wrong.
    pub error: Option<String>,
}

/// A card, to be compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// Whose.
    pub id: i64,
    /// The name.
    pub name: String,
    /// What is to be known at first sight.
    pub chips: Vec<Chip>,
    /// Where they belong.
    pub organisation: Option<String>,
    /// The language's name.
    pub language: Option<String>,
    /// Since when they are known.
    pub since: Moment,
    /// By what they are known.
    pub identities: Vec<String>,
    /// What is remarked.
    pub remarks: Vec<String>,
    /// Their open tickets.
    pub open: i64,
}

/// `customer/organisations.html`.
#[derive(Template)]
#[template(path = "customer/organisations.html")]
pub struct OrganisationsPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// What is looked for.
    pub query: String,
    /// The organisations.
    pub rows: Vec<OrganisationRow>,
    /// The next page.
    pub next: Option<String>,
    /// A new one's name.
    pub name: Field,
    /// A new one's domain.
    pub domain: Field,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

/// An organisation in the list.
#[derive(Clone, Debug)]
pub struct OrganisationRow {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// How many people; a hundred means more.
    pub people: i64,
}

/// `customer/organisation.html`.
#[derive(Template)]
#[template(path = "customer/organisation.html")]
pub struct OrganisationPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Which.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What everybody should know.
    pub remark: String,
    /// Mail from there belongs to it.
    pub domains: Vec<String>,
    /// What the company wants to know of it, to be filled in; empty for nothing.
    pub fields: String,
    /// What was merged into it and can be taken out again.
    pub merged: Vec<(i64, String)>,
    /// Its people.
    pub rows: Vec<Row>,
    /// The page of people before.
    pub previous: Option<String>,
    /// The next page of people.
    pub next: Option<String>,
    /// Its tickets, drawn by whoever knows tickets.
    pub story: Vec<String>,
    /// What is wrong.
    pub error: Option<String>,
}

/// `customer/erasure.html`: what goes and what stays.
#[derive(Template)]
#[template(path = "customer/erasure.html")]
pub struct ErasurePage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Whose.
    pub id: i64,
    /// The name.
    pub name: String,
    /// By what they are known.
    pub identities: Vec<String>,
    /// How many remarks.
    pub remarks: usize,
    /// What other features strike, drawn by them.
    pub goes: Vec<String>,
    /// The reason.
    pub why: Field,
    /// The name, typed again.
    pub typed: Field,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}
