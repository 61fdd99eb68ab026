//! The report, and the tickets behind its figures.

mod list;
mod page;
mod view;

use axum::{Router, routing::get};
use base::{DepartmentId, Future, Look, Result};
use journey::{Journey, JourneyId};
use people::{Colleague, Department};
use people_web::Web;
use serde::Deserialize;
use shell::{Frame, NavItem, NavSection};

use crate::{Figure, Link, Sees};

/// Where the report is.
const HERE: &str = "/insight";
/// Periods to choose from, in days.
const PERIODS: [i64; 4] = [7, 30, 90, 365];

/// The doors.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/insight", get(page::show))
        .route("/insight.csv", get(page::download))
        .route("/insight/tickets", get(list::show))
}

/// Everybody finds the figures of their own departments.
pub fn rail<'a>(_: &'a Web, _: &'a Colleague, frame: &'a Frame, path: &'a str) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let item = NavItem {
            href: HERE.into(),
            label: frame.t("insight-title"),
            // What remedies cost has a link of its own.
            current: path.starts_with(HERE) && !path.starts_with("/insight/remedies"),
            ..NavItem::default()
        };
        Ok(vec![NavSection { title: frame.t("people-settings-company"), items: vec![item] }])
    })
}

/// Which days, and whose tickets.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    days: String,
    department: String,
    journey: String,
    figure: String,
    after: String,
}

impl Asked {
    /// So many days, one of those that are offered.
    fn days(&self) -> i64 {
        self.days.parse().ok().filter(|days| PERIODS.contains(days)).unwrap_or(30)
    }

    /// One department's tickets, if the reader sees them.
    fn department(&self, sees: &Sees, departments: &[Department]) -> Option<DepartmentId> {
        let id = self.department.parse().ok().map(DepartmentId)?;
        departments.iter().map(|d| d.id).find(|known| *known == id && sees.sees(id))
    }

    /// One journey's tickets, if there is one of this number.
    fn journey(&self, journeys: &[Journey]) -> Option<JourneyId> {
        let id = self.journey.parse().ok().map(JourneyId)?;
        journeys.iter().map(|journey| journey.id).find(|known| *known == id)
    }

    /// The address of what was asked for, elsewhere.
    fn at(&self, path: &str, figure: Option<Figure>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("days", &self.days().to_string());
        if !self.department.is_empty() {
            query.append_pair("department", &self.department);
        }
        if !self.journey.is_empty() {
            query.append_pair("journey", &self.journey);
        }
        if let Some(figure) = figure {
            query.append_pair("figure", &figure.to_string());
        }
        format!("{path}?{}", query.finish())
    }
}

/// How links are called.
struct Names(Vec<Department>);

impl Names {
    async fn read(look: &Look) -> Result<Names> {
        Ok(Names(Department::ever(look).await?))
    }

    fn department(&self, id: DepartmentId) -> &str {
        self.0.iter().find(|d| d.id == id).map_or("", |d| &d.name)
    }

    fn link(&self, frame: &Frame, link: Link) -> String {
        match link {
            Link::Queue(id) => frame.about("insight-link-queue", self.department(id)),
            Link::Agents(id) => frame.about("insight-link-agents", self.department(id)),
            Link::Asked(id) => frame.about("insight-link-asked", self.department(id)),
            Link::Outside => frame.t("insight-link-outside"),
            Link::Customer => frame.t("insight-link-customer"),
        }
    }
}
