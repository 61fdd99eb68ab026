//! The tickets behind a figure.

use super::{
    Asked, HERE, Names,
    view::{PartRow, TicketsPage},
};
use crate::{
    Figure, Part, Sees,
    figure::{Became, Narrow},
    report,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Look, Moment, Result};
use journey::Journey;
use people::{Colleague, Department};
use people_web::{As, Page, Web, draw};
use shell::Frame;
use ticket::{Cause, Scope};

/// The year 10000, in microseconds: no database keeps what comes after.
const LAST: i64 = 253_402_300_800_000_000;

/// The tickets behind a figure, the newest first.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let figure: Figure = asked.figure.parse()?;
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("insight-tickets");
    let look = web.desk.look();
    let sees = Sees::of(&look, &who.who).await?;
    let department = asked.department(&sees, &Department::all(&look).await?);
    let journey = asked.journey(&Journey::ever(&look).await?);
    let narrow = Narrow { department, journey, own: figure.own(&sees), after: place(&asked.after) };
    let period = report::period(&look, asked.days()).await?;
    let parts = figure.parts(&look, &Scope::of(&who.who), &period, narrow).await?;
    let on = asked.at("/insight/tickets", Some(figure));
    let shown = TicketsPage {
        frame: &frame,
        back: asked.at(HERE, None),
        heading: heading(&look, &frame, figure).await?,
        period: frame.n("insight-days", asked.days()),
        lines: parts.parts.into_iter().map(|part| line(&frame, figure, part)).collect(),
        next: parts.next.map(|(at, id)| format!("{on}&after={}.{id}", at.micros())),
    };
    draw(&web, &frame, &shown)
}

/// A place in the list, as [`show`] wrote it.
fn place(text: &str) -> Option<(Moment, i64)> {
    let (at, id) = text.split_once('.')?;
    let at: i64 = at.parse().ok().filter(|at| (0..LAST).contains(at))?;
    Some((Moment::from_micros(at), id.parse().ok()?))
}

async fn heading(look: &Look, frame: &Frame, figure: Figure) -> Result<String> {
    let names = Names::read(look).await?;
    Ok(match figure {
        Figure::Time(link) => names.link(frame, link),
        Figure::Questions(id, became) => {
            let key = match became {
                Became::Asked => "insight-list-asked",
                Became::Answered => "insight-list-answered",
                Became::Declined => "insight-list-declined",
                Became::Late => "insight-list-late",
            };
            frame.about(key, names.department(id))
        }
        Figure::Cause(id) => Cause::find(look, id).await?.label(),
    })
}

fn line(frame: &Frame, figure: Figure, part: Part) -> PartRow {
    let when = match (figure, part.until) {
        (Figure::Cause(_), _) => frame.exact(part.since),
        (_, Some(until)) => frame.span(part.since, until),
        (_, None) => frame.tr("insight-since", &[("time", frame.exact(part.since).into())]),
    };
    PartRow { number: part.ticket.0, subject: part.subject, when, micros: part.micros }
}
