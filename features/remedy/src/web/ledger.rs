//! What remedies cost, for whoever leads: by kind, cause, department and month. Each figure opens its cases.

use super::naming::{Names, kind_name, state_chip, what};
use crate::{
    Remedy, RemedyKind,
    carrying_out::month,
    ledger::{Cost, Which},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{DepartmentId, Future, Result, Setting};
use jiff::civil::Date;
use people::{Colleague, Company, Supervisor};
use people_web::{
    As, Page, Web,
    csv::{cell, file},
    draw,
};
use serde::Deserialize;
use shell::{Chip, Frame, NavItem, NavSection};
use std::{collections::BTreeMap, time::Duration};
use store::{Moment, Money};
use ticket::{Cause, CauseId};

const HERE: &str = "/insight/remedies";
/// Months shown when none are named: a year.
const A_YEAR: Duration = Duration::from_secs(334 * 24 * 3600);
/// Months that are added up at once: five years.
const MOST_MONTHS: i64 = 60;
/// Cases of a figure on one page.
const CASES: usize = 100;

/// The link to it for whoever leads, where one reads figures: behind theirs.
pub fn costs_rail<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        if Supervisor::of(who).is_err() || !path.starts_with("/insight") {
            return Ok(Vec::new());
        }
        let costs = NavItem {
            href: HERE.into(),
            label: frame.t("remedy-ledger"),
            current: path.starts_with(HERE),
            ..NavItem::default()
        };
        Ok(vec![NavSection { title: frame.t("ticket-nav-company"), items: vec![costs] }])
    })
}

/// What the page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    to: String,
    kind: String,
    cause: String,
    department: String,
    currency: String,
    /// Cases before this remedy.
    before: String,
}

struct Figure {
    name: String,
    count: i64,
    cost: String,
    href: String,
}

struct Part {
    title: String,
    figures: Vec<Figure>,
}

struct Case {
    ticket: i64,
    what: String,
    chip: Chip,
    at: Option<Moment>,
    cost: String,
}

#[derive(Template)]
#[template(path = "remedy/ledger.html")]
struct LedgerPage<'a> {
    frame: &'a Frame,
    from: String,
    to: String,
    parts: Vec<Part>,
    chosen: bool,
    cases: Vec<Case>,
    /// The page of older cases, when there are more.
    older: Option<String>,
    csv: String,
}

/// `2026-11`, as a month field sends it; anything else is not taken.
fn is_month(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 7 && bytes[4] == b'-' && bytes.iter().enumerate().all(|(at, b)| at == 4 || b.is_ascii_digit())
}

/// The month so many months before one: `2026-11`, 12 → `2025-11`.
fn months_before(month: &str, n: i64) -> String {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok()).unwrap_or(1);
    let months = number(month.get(..4)) * 12 + number(month.get(5..)) - 1 - n;
    format!("{:04}-{:02}", months.div_euclid(12).max(0), months.rem_euclid(12) + 1)
}

async fn which(web: &Web, asked: &Asked) -> Result<Which> {
    let look = web.desk.look();
    let zone = Company::read(&look).await?.time_zone();
    let or = |typed: &str, other: Moment| if is_month(typed) { typed.to_owned() } else { month(other, &zone) };
    // Nothing is carried out in times to come; months are compared as texts.
    let to = or(&asked.to, look.now()).min(month(look.now(), &zone));
    Ok(Which {
        from: or(&asked.from, look.now().minus(A_YEAR)).max(months_before(&to, MOST_MONTHS - 1)),
        to,
        kind: asked.kind.parse().ok(),
        cause: asked.cause.parse().ok().map(CauseId),
        department: asked.department.parse().ok().map(DepartmentId),
        currency: Some(asked.currency.clone()).filter(|currency| !currency.is_empty()),
    })
}

/// The page.
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Supervisor>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("remedy-ledger");
    let look = web.desk.look();
    let which = which(&web, &asked).await?;
    let names = Named::read(&web, &frame).await?;
    let costs = Cost::of(&look, &which).await?;
    let narrowed = which.kind.is_some() || which.cause.is_some() || which.department.is_some();
    let chosen = narrowed || which.currency.is_some() || which.from == which.to;
    let before = asked.before.parse().ok();
    let mut cases = if chosen { Remedy::behind(&look, &which, (before, CASES + 1)).await? } else { Vec::new() };
    let is_more = cases.len() > CASES;
    cases.truncate(CASES);
    let last = cases.last().filter(|_| is_more).map(|one| one.id);
    let older = last.map(|last| format!("{}&before={last}#cases", query(&which, HERE)));
    let case = |one: Remedy| Case {
        ticket: one.ticket_id.0,
        what: what(&frame, &one),
        chip: state_chip(&frame, one.state),
        at: one.ended_at,
        cost: frame.money(one.cost, &one.currency),
    };
    let csv = query(&which, "/insight/remedies.csv");
    let cases = cases.into_iter().map(case).collect();
    let parts = parts(&frame, &names, &which, &costs);
    let shown = LedgerPage { frame: &frame, from: which.from, to: which.to, parts, chosen, cases, older, csv };
    draw(&web, &frame, &shown)
}

fn query(which: &Which, path: &str) -> String {
    let kind = which.kind.map(RemedyKind::as_str).unwrap_or_default();
    let department = which.department.map(|id| id.to_string()).unwrap_or_default();
    let cause = which.cause.map(|id| id.to_string()).unwrap_or_default();
    let currency = which.currency.as_deref().filter(|code| code.bytes().all(|b| b.is_ascii_alphabetic()));
    let (from, to, currency) = (&which.from, &which.to, currency.unwrap_or_default());
    format!("{path}?from={from}&to={to}&kind={kind}&cause={cause}&department={department}&currency={currency}")
}

/// How departments and causes are called.
struct Named {
    names: Names,
    causes: Vec<Cause>,
    /// Where nobody has said what went wrong.
    unsaid: String,
}

impl Named {
    async fn read(web: &Web, frame: &Frame) -> Result<Named> {
        let (names, causes) = (Names::read(web).await?, Cause::all(&web.desk.look()).await?);
        Ok(Named { names, causes, unsaid: frame.t("remedy-ledger-no-cause") })
    }

    fn cause(&self, id: CauseId) -> String {
        self.causes.iter().find(|cause| cause.id == id).map_or_else(|| self.unsaid.clone(), Cause::label)
    }
}

/// All together, then the same sums by kind, by cause, by department, by month; each currency for itself.
fn parts(frame: &Frame, named: &Named, which: &Which, costs: &[Cost]) -> Vec<Part> {
    let all = |_: &Cost| (String::new(), frame.t("remedy-ledger-together"));
    let kind = |cost: &Cost| (cost.kind.to_string(), kind_name(frame, cost.kind));
    let department = |cost: &Cost| (cost.department_id.to_string(), named.names.department(cost.department_id));
    let cause = |cost: &Cost| (cost.cause_id.to_string(), named.cause(cost.cause_id));
    let month = |cost: &Cost| (cost.month.clone(), month_name(frame, &cost.month));
    let narrowed = |by: &str, word: &str, currency: &str| {
        let mut which = Which { currency: Some(currency.to_owned()), ..which.clone() };
        match by {
            "kind" => which.kind = word.parse().ok(),
            "cause" => which.cause = word.parse().ok().map(CauseId),
            "department" => which.department = word.parse().ok().map(DepartmentId),
            "month" => (which.from, which.to) = (word.to_owned(), word.to_owned()),
            _ => {}
        }
        query(&which, "/insight/remedies")
    };
    let part = |by: &str, of: &dyn Fn(&Cost) -> (String, String)| {
        let mut sums: BTreeMap<(String, String), (String, i64, i64)> = BTreeMap::new();
        for cost in costs {
            let (word, name) = of(cost);
            let sum = sums.entry((word, cost.currency.clone())).or_insert((name, 0, 0));
            (sum.1, sum.2) = (sum.1 + cost.count, sum.2 + cost.cost);
        }
        let figure = |((word, currency), (name, count, cost)): ((String, String), (String, i64, i64))| Figure {
            name,
            count,
            cost: frame.money(cost, &currency),
            href: narrowed(by, &word, &currency),
        };
        Part { title: frame.t(format!("remedy-ledger-by-{by}")), figures: sums.into_iter().map(figure).collect() }
    };
    let months = part("month", &month);
    vec![part("all", &all), part("kind", &kind), part("cause", &cause), part("department", &department), months]
}

/// `Nov 2026`.
fn month_name(frame: &Frame, month: &str) -> String {
    let first = format!("{month}-01").parse::<Date>();
    first.map_or_else(|_| month.to_owned(), |first| format!("{} {}", frame.month(first), first.year()))
}

/// The same as a file: a line for each month, kind, cause, department and currency.
pub(super) async fn csv(
    State(web): State<Web>,
    page: Page,
    who: As<Supervisor>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let which = which(&web, &asked).await?;
    let named = Named::read(&web, &page.frame_of_part(&web, &who.visit)).await?;
    let mut text = "month,kind,cause,department,count,cost,currency\r\n".to_owned();
    for cost in Cost::of(&web.desk.look(), &which).await? {
        let sum = Money::new(cost.cost, cost.currency.as_str()).to_string();
        let sum = sum.split(' ').next().unwrap_or_default();
        let department = cell(&named.names.department(cost.department_id));
        let cause = cell(&if cost.cause_id.0 == 0 { String::new() } else { named.cause(cost.cause_id) });
        let (month, kind, count, currency) = (&cost.month, cost.kind, cost.count, &cost.currency);
        text.push_str(&format!("{month},{kind},{cause},{department},{count},{sum},{currency}\r\n"));
    }
    Ok(file("remedies.csv", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_reckoned_over_years() {
        assert_eq!(months_before("2026-11", 0), "2026-11");
        assert_eq!(months_before("2026-11", 11), "2025-12");
        assert_eq!(months_before("2026-01", 59), "2021-02");
    }

    #[test]
    fn a_month_is_a_month() {
        assert!(is_month("2026-11"));
        assert!(!is_month("2026-1") && !is_month("202611x") && !is_month("é26-11x"));
    }
}
