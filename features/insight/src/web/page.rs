//! The report as a page and as a table.

use super::{
    Asked, Names, PERIODS,
    view::{AskedRow, CauseRow, Counted, LinkRow, ReportPage},
};
use crate::{
    Answers, Figure, Link, Report, Sees, Sum, Which,
    figure::Became,
    report::{self, Row},
    wrong,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Look, Result};
use journey::{Journey, JourneyId};
use people::{Colleague, Department};
use people_web::{As, Page, Web, csv, draw};
use shell::{Choice, Frame};
use ticket::Cause;

/// Where the reader's part of the time went.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("insight-title");
    let look = web.desk.look();
    let sees = Sees::of(&look, &who.who).await?;
    let departments = Department::all(&look).await?;
    let department = asked.department(&sees, &departments);
    let journeys = Journey::ever(&look).await?;
    let journey = asked.journey(&journeys);
    let asked = Asked {
        department: department.map_or(String::new(), |id| id.to_string()),
        journey: journey.map_or(String::new(), |id| id.to_string()),
        ..asked
    };
    let which = Which { days: asked.days(), department, journey };
    let report = Report::of(&look, &sees, &which).await?;
    let names = Names::read(&look).await?;
    let everything = sees == Sees::All && department.is_none();
    let shown = ReportPage {
        frame: &frame,
        days: PERIODS
            .iter()
            .map(|days| Choice::new(days, frame.n("insight-days", *days), *days == asked.days()))
            .collect(),
        departments: [Choice::new(
            "",
            frame.t(if sees == Sees::All { "insight-all" } else { "insight-own" }),
            department.is_none(),
        )]
        .into_iter()
        .chain(
            departments
                .iter()
                .filter(|d| sees.sees(d.id))
                .map(|d| Choice::new(d.id, &*d.name, department == Some(d.id))),
        )
        .collect(),
        journeys: offered(&frame, &journeys, journey),
        csv: asked.at("/insight.csv", None),
        // Whoever sees a part of the chain cannot say which link is the weakest.
        weakest: report.weakest().filter(|_| everything || department.is_some()).map(|row| {
            (weakest(&frame, &names, &report, row), asked.at("/insight/tickets", Some(Figure::Time(row.link))))
        }),
        waited: frame.duration(report.waited()),
        rows: report.rows.iter().map(|row| link_row(&frame, &names, &report, &asked, row)).collect(),
        asked: report.asked.iter().map(|row| asked_row(&frame, &names, &report, &asked, row)).collect(),
        causes: causes(&look, &sees, &report, (&asked, &which)).await?,
    };
    draw(&web, &frame, &shown)
}

/// Journeys to choose from; none, where there are none.
fn offered(frame: &Frame, journeys: &[Journey], chosen: Option<JourneyId>) -> Vec<Choice> {
    if journeys.is_empty() {
        return Vec::new();
    }
    let all = Choice::new("", frame.t("insight-journeys"), chosen.is_none());
    let one = |journey: &Journey| Choice::new(journey.id, &*journey.name, chosen == Some(journey.id));
    let (open, archived): (Vec<_>, Vec<_>) = journeys.iter().partition(|journey| journey.archived_at.is_none());
    [all].into_iter().chain(open.into_iter().chain(archived).map(one)).collect()
}

fn weakest(frame: &Frame, names: &Names, report: &Report, row: Row) -> String {
    let arithmetic = frame.tr(
        "insight-weakest",
        &[
            ("name", names.link(frame, row.link).into()),
            ("time", frame.duration(row.sum.micros).into()),
            ("all", frame.duration(report.waited()).into()),
            ("share", percent(report.share(row.sum)).into()),
            ("n", row.sum.turns.into()),
            ("each", frame.duration(row.sum.each().unwrap_or(row.sum.micros)).into()),
        ],
    );
    let asked = report.asked.iter().find(|asked| Link::Asked(asked.department) == row.link && asked.answers.asked > 0);
    match asked {
        Some(asked) => {
            let late = frame
                .tr("insight-weakest-late", &[("n", asked.answers.asked.into()), ("late", asked.answers.late.into())]);
            format!("{arithmetic} {late}")
        }
        None => arithmetic,
    }
}

/// Thousandths as per cent, as people say it.
fn percent(thousandths: i64) -> String {
    match thousandths {
        0 => "0".into(),
        1..10 => "<1".into(),
        _ => ((thousandths + 5) / 10).to_string(),
    }
}

fn share(frame: &Frame, report: &Report, sum: Sum) -> String {
    // What is something is never nothing.
    let thousandths = report.share(sum).max(i64::from(sum.micros > 0));
    frame.tr("insight-percent", &[("n", percent(thousandths).into())])
}

fn link_row(frame: &Frame, names: &Names, report: &Report, asked: &Asked, row: &Row) -> LinkRow {
    let holder = match row.link {
        Link::Queue(_) => "nobody",
        Link::Agents(_) => "staff",
        Link::Asked(_) => "department",
        Link::Outside => "outside",
        Link::Customer => "customer",
    };
    LinkRow {
        holder,
        name: names.link(frame, row.link),
        href: asked.at("/insight/tickets", Some(Figure::Time(row.link))),
        micros: row.sum.micros,
        share: if row.link.is_ours() { share(frame, report, row.sum) } else { String::new() },
        turns: row.sum.turns,
        each: row.sum.each(),
    }
}

fn asked_row(frame: &Frame, names: &Names, report: &Report, asked: &Asked, row: &report::Asked) -> AskedRow {
    let id = row.department;
    // What was asked of a department is counted for all who asked it.
    let everybody = Asked { department: String::new(), ..asked.clone() };
    let counted =
        |n, became| Counted { n, href: everybody.at("/insight/tickets", Some(Figure::Questions(id, became))) };
    AskedRow {
        name: names.department(id).to_owned(),
        asked: counted(row.answers.asked, Became::Asked),
        answered: counted(row.answers.answered, Became::Answered),
        declined: counted(row.answers.declined, Became::Declined),
        late: counted(row.answers.late, Became::Late),
        median: row.answers.median(),
        ninth: row.answers.ninth(),
        micros: row.sum.micros,
        href: asked.at("/insight/tickets", Some(Figure::Time(Link::Asked(id)))),
        share: share(frame, report, row.sum),
    }
}

async fn causes(look: &Look, sees: &Sees, report: &Report, (asked, which): (&Asked, &Which)) -> Result<Vec<CauseRow>> {
    let known = Cause::all(look).await?;
    let counted = wrong::causes(look, sees, which, (&report.period, report.live)).await?.into_iter();
    let row = |(id, n)| {
        let name = known.iter().find(|cause| cause.id == id).map(Cause::label).unwrap_or_default();
        CauseRow { name, n, href: asked.at("/insight/tickets", Some(Figure::Cause(id))) }
    };
    Ok(counted.map(row).collect())
}

/// The same as a table for other programs.
pub async fn download(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = who.frame(&web, &page, "").await?;
    let look = web.desk.look();
    let sees = Sees::of(&look, &who.who).await?;
    let department = asked.department(&sees, &Department::all(&look).await?);
    let journey = asked.journey(&Journey::ever(&look).await?);
    let report = Report::of(&look, &sees, &Which { days: asked.days(), department, journey }).await?;
    let names = Names::read(&look).await?;
    let mut text =
        String::from("who,seconds,percent,turns,asked,answered,declined,late,median_seconds,ninth_seconds\r\n");
    for row in &report.rows {
        let thousandths = if row.link.is_ours() { report.share(row.sum) } else { 0 };
        let answers =
            report.asked.iter().find(|asked| Link::Asked(asked.department) == row.link).map(|asked| &asked.answers);
        let seconds = |micros: Option<i64>| micros.map(|n| (n / 1_000_000).to_string()).unwrap_or_default();
        let count = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        let cells = [
            csv::cell(&names.link(&frame, row.link)),
            (row.sum.micros / 1_000_000).to_string(),
            format!("{}.{}", thousandths / 10, thousandths % 10),
            row.sum.turns.to_string(),
            count(answers.map(|a| a.asked)),
            count(answers.map(|a| a.answered)),
            count(answers.map(|a| a.declined)),
            count(answers.map(|a| a.late)),
            seconds(answers.and_then(Answers::median)),
            seconds(answers.and_then(Answers::ninth)),
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    Ok(csv::file("insight.csv", text))
}
