//! The list of customers.

use crate::{
    OpenTickets,
    view::{ListPage, Row},
};
use axum::{
    Extension,
    extract::{Query, State},
    response::Response,
};
use base::{Look, Result};
use customer::{CustomerId, Identity, Line, Organisation, OrganisationId, Place, Wanted};
use people::Agent;
use people_web::{As, Page, Web, draw};
use serde::Deserialize;
use shell::Frame;
use std::collections::HashMap;

/// Rows on one page.
const PAGE: usize = 50;

/// Which page of which list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    vip: String,
    blocked: String,
    organisation: Option<OrganisationId>,
    cursor: Option<String>,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        Wanted {
            text: self.q.clone(),
            vip: !self.vip.is_empty(),
            blocked: !self.blocked.is_empty(),
            organisation: self.organisation,
        }
    }

    /// The same list at another place.
    fn link(&self, place: Place) -> String {
        let escaped: String = self.q.bytes().map(escape).collect();
        let mut link = format!("/customers?cursor={place}&q={escaped}");
        for (name, set) in [("vip", &self.vip), ("blocked", &self.blocked)] {
            if !set.is_empty() {
                link += &format!("&{name}=1");
            }
        }
        if let Some(id) = self.organisation {
            link += &format!("&organisation={id}");
        }
        link
    }
}

/// A byte of a query, as links carry it.
pub fn escape(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// `GET /customers`
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Extension(open): Extension<OpenTickets>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("customer-customers");
    let place: Option<Place> = asked.cursor.as_deref().map(str::parse).transpose()?;
    let found = asked.wanted().page(&look, place, PAGE).await?;
    let ids: Vec<CustomerId> = found.lines.iter().map(|line| line.id).collect();
    let open = open(&look, &who.who, &ids).await?;
    let organisation = match asked.organisation {
        Some(id) => Some(Organisation::find(&look, id).await?),
        None => None,
    };
    let shown = ListPage {
        frame: &frame,
        query: asked.q.clone(),
        vip: !asked.vip.is_empty(),
        blocked: !asked.blocked.is_empty(),
        organisation: organisation.map(|o| (o.id.0, o.name)),
        rows: rows(&look, &frame, found.lines, &open).await?,
        many: found.many,
        previous: found.previous.map(|place| asked.link(place)),
        next: found.next.map(|place| asked.link(place)),
    };
    draw(&web, &frame, &shown)
}

/// Rows as the list and an organisation's page show them.
pub async fn rows(look: &Look, frame: &Frame, lines: Vec<Line>, open: &HashMap<CustomerId, i64>) -> Result<Vec<Row>> {
    let mut addresses = Identity::first_of(look, lines.iter().map(|line| line.id)).await?;
    let row = |line: Line| Row {
        id: line.id.0,
        open: open.get(&line.id).copied().unwrap_or_default(),
        chips: crate::short::chips(frame, line.vip, line.blocked_at),
        language: line.language.as_deref().map(|code| shell::languages::name(code).to_owned()),
        address: addresses.remove(&line.id).filter(|address| *address != line.name),
        name: line.name,
        organisation: line.organisation.zip(line.organisation_id.map(|id| id.0)),
        contact_at: line.contact_at,
    };
    Ok(lines.into_iter().map(row).collect())
}
