//! How a department keeps its promise, on its page: what it was asked, in time or not, and what is open now.

use crate::{
    kept::address,
    rows::{self, Row},
};
use askama::Template;
use base::{DepartmentId, Future, Look, Moment, Result};
use jiff::{Timestamp, ToSpan, Zoned};
use people::Colleague;
use people_web::{Matter, Slot, Web, html_of};
use question::{
    Question,
    kept::{Figure, Kept, Owed},
};
use shell::{Arg, Frame};
use std::time::Duration;

/// On the department's page.
pub const PROMISE: Slot = Slot { place: "department", render: promise };

/// What is told in one line before the months.
const LATELY: Duration = Duration::from_secs(30 * 24 * 3600);
/// Months shown, the current one first.
const MONTHS: i32 = 6;
/// Open ones that are counted; more is `999+`.
const COUNTED: usize = 999;
/// Questions looked through for those the reader may see.
const READ: u32 = 200;
/// Questions shown of each kind.
const SHOWN: usize = 10;

/// What was kept in one period.
struct Line {
    period: String,
    /// `7`; `5000+` when there were more, of which the newest are told.
    asked: String,
    kept: Kept,
    /// Where the questions behind the figures stand.
    behind: [String; 3],
    /// Half were answered within this; nothing when none was.
    median: Option<String>,
}

#[derive(Template)]
#[template(path = "question/_promise.html")]
struct Piece<'a> {
    frame: &'a Frame,
    lines: Vec<Line>,
    /// How many are open, and late of them, in words.
    now: String,
    open: Vec<Row>,
    answered: Vec<Row>,
}

fn promise<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let (look, id) = (web.desk.look(), *about.get::<DepartmentId>()?);
        let owed = Owed::by(&look, id, frame.now, COUNTED + 1).await?;
        let args = [("open", Arg::from(so_many(owed.open, COUNTED))), ("late", Arg::from(so_many(owed.late, COUNTED)))];
        let open = Question::open_to(&look, (&[], &[id]), READ).await?;
        let answered = Question::ended_of(&look, id, READ).await?;
        let piece = Piece {
            frame,
            lines: lines(&look, frame, id).await?,
            now: frame.tr("question-promise-now", &args),
            open: shown(&look, who, open).await?,
            answered: shown(&look, who, answered).await?,
        };
        html_of(&piece).map(Some)
    })
}

/// The first of those the reader may see.
async fn shown(look: &Look, who: &Colleague, questions: Vec<Question>) -> Result<Vec<Row>> {
    let mut seen = Question::visible(look, who, questions).await?;
    seen.truncate(SHOWN);
    rows::rows(look, who, seen, None).await
}

/// `7`; `999+` for more than were counted.
fn so_many(n: usize, counted: usize) -> String {
    if n > counted { format!("{counted}+") } else { n.to_string() }
}

/// Thirty days, then the months in which anything was asked.
async fn lines(look: &Look, frame: &Frame, id: DepartmentId) -> Result<Vec<Line>> {
    let line = |name: String, period: (Moment, Option<Moment>), kept: Kept| {
        let asked = if kept.is_whole { kept.asked.to_string() } else { format!("{}+", kept.asked) };
        let behind = [Figure::Asked, Figure::InTime, Figure::Late].map(|figure| address(id, figure, period));
        Line { period: name, asked, median: kept.median.map(|half| frame.duration(half)), kept, behind }
    };
    let lately = (frame.now.minus(LATELY), None);
    let kept = Kept::between(look, id, lately, frame.now).await?;
    let mut lines = vec![line(frame.t("question-promise-lately"), lately, kept)];
    for (since, until, name) in months(frame) {
        let month = (since, Some(until));
        let kept = Kept::between(look, id, month, frame.now).await?;
        if kept.asked > 0 {
            lines.push(line(name, month, kept));
        }
    }
    Ok(lines)
}

/// The last months in the reader's zone, the current one first: from when until when, and `11.2026`.
fn months(frame: &Frame) -> Vec<(Moment, Moment, String)> {
    let now = Timestamp::from_microsecond(frame.now.micros()).unwrap_or_default().to_zoned(frame.zone.clone());
    let Ok(first) = now.first_of_month().and_then(|day| day.start_of_day()) else { return Vec::new() };
    let month = |n: i32| {
        let begins = first.checked_sub(n.months()).and_then(|day| day.start_of_day()).ok()?;
        let ends = begins.checked_add(1.month()).and_then(|day| day.start_of_day()).ok()?;
        let name = format!("{:02}.{}", begins.month(), begins.year());
        Some((moment(&begins), moment(&ends), name))
    };
    (0..MONTHS).filter_map(month).collect()
}

fn moment(at: &Zoned) -> Moment {
    Moment::from_micros(at.timestamp().as_microsecond())
}
