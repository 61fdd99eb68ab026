//! Where every mail is: for each mailbox and day what was seen, and the mails behind each figure.

use super::compared::{self, Compared};
use crate::{
    Mailbox, MailboxId,
    alarm::{Alarm, Raised},
    ledger::{self, Kept, Line, Place, Refused, quarters, refusing::Reason},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use base::{Error, Look, Result, Setting};
use jiff::{civil::Date, tz::TimeZone};
use people::{Company, Supervisor};
use people_web::{As, Page, Web, draw, page::listen};
use serde::Deserialize;
use shell::Frame;

/// Days that are shown.
const DAYS: i64 = 30;
/// Behind which figure are mails that came again; and those that were not taken.
const AGAIN: &str = "again";
const REFUSED: &str = "refused";

/// A figure of a sum, and where the mails behind it are.
pub(super) struct Figure {
    pub text: String,
    pub href: String,
}

/// A day of a mailbox: what was seen, and what it is made of.
pub(super) struct Sum {
    pub day: Date,
    pub seen: String,
    pub figures: Vec<Figure>,
    pub holds: bool,
    pub empty: bool,
}

/// A mailbox on the page of intake: its last days in short.
pub(super) struct Account {
    pub id: i64,
    pub name: String,
    pub today: Sum,
    /// What is the matter with it.
    pub alarm: Option<String>,
    /// The first day whose sum does not hold.
    pub broken: Option<Date>,
}

/// `channel/ledger.html`.
#[derive(Template)]
#[template(path = "channel/ledger.html")]
struct LedgerPage<'a> {
    frame: &'a Frame,
    id: i64,
    /// What is the matter with it.
    alarm: Option<String>,
    days: Vec<Sum>,
    /// The last comparisons, where mails are fetched.
    compared: Option<Vec<Compared>>,
}

/// `channel/behind.html`.
#[derive(Template)]
#[template(path = "channel/behind.html")]
struct BehindPage<'a> {
    frame: &'a Frame,
    mailbox: i64,
    day: Date,
    kept: Vec<Kept>,
    /// Why the mails of which something is kept were not taken, when that is asked.
    why_kept: Option<String>,
    refused: Vec<Refused>,
    most: i64,
}

impl BehindPage<'_> {
    fn why(&self, mail: &Refused) -> String {
        self.frame.n(reason_key(&mail.reason), 1_i64)
    }
}

/// Which figure.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    day: String,
    #[serde(rename = "in")]
    place: String,
}

/// `GET /intake/{id}`; mailbox 0 is what came for none of ours.
pub async fn show(State(web): State<Web>, who: As<Supervisor>, page: Page, Path(id): Path<i64>) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = name_of(&look, &frame, id).await?;
    listen(&mut frame, &web, &who.visit, crate::mail::problem::TOPIC, false);
    let alarm = alarm_of(&frame, &Raised::all(&look).await?, id);
    let compared = compared::last(&look, &frame, &who.who, MailboxId(id)).await?;
    let zone = Company::read(&look).await?.time_zone();
    let mut days = ledger::days(&look, id, &zone, DAYS).await?;
    let first = days.iter().rposition(|(_, line)| !line.is_empty()).map_or(0, |last| last + 1);
    days.truncate(first);
    let days = days.into_iter().map(|(day, line)| Sum::of(&frame, id, day, &line)).collect();
    draw(&web, &frame, &LedgerPage { frame: &frame, id, alarm, days, compared })
}

/// `GET /intake/{id}/mails?day=…&in=…`: the mails behind a figure; without a day, of today.
pub async fn behind(
    State(web): State<Web>,
    who: As<Supervisor>,
    page: Page,
    Path(id): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    let name = name_of(&look, &frame, id).await?;
    let zone = Company::read(&look).await?.time_zone();
    let day = match asked.day.as_str() {
        "" => look.now().there(&zone).date(),
        day => day.parse().map_err(|_| Error::Missing)?,
    };
    frame.title = format!("{name}, {}", frame.day(day));
    let within = quarters(day, &zone);
    let (mut refused, mut why_kept) = (Vec::new(), None);
    let kept = match asked.place.as_str() {
        REFUSED => {
            refused = Refused::behind(&look, &who.who, id, &within).await?;
            why_kept = Some(frame.n(reason_key(Place::TOO_BIG), 1_i64));
            Kept::behind(&look, &who.who, id, &within, Place::TOO_BIG).await?
        }
        AGAIN => Kept::again(&look, &who.who, id, &within).await?,
        place => Kept::behind(&look, &who.who, id, &within, place).await?,
    };
    draw(&web, &frame, &BehindPage { frame: &frame, mailbox: id, day, kept, why_kept, refused, most: ledger::MOST })
}

/// Each mailbox with its last days in short, and what came for none of ours where anything did.
pub(super) async fn accounts(look: &Look, frame: &Frame) -> Result<Vec<Account>> {
    let zone = Company::read(look).await?.time_zone();
    let (mut accounts, raised) = (Vec::new(), Raised::all(look).await?);
    for mailbox in Mailbox::all(look).await? {
        accounts.extend(account(look, frame, (mailbox.id.0, mailbox.address), &zone).await?);
    }
    let none = account(look, frame, (0, frame.t("channel-ledger-none-of-ours")), &zone).await?;
    accounts.extend(none.filter(|none| !none.today.empty || none.broken.is_some()));
    for account in &mut accounts {
        account.alarm = alarm_of(frame, &raised, account.id);
    }
    Ok(accounts)
}

async fn account(look: &Look, frame: &Frame, (id, name): (i64, String), zone: &TimeZone) -> Result<Option<Account>> {
    let days = ledger::days(look, id, zone, 1).await?;
    let broken = ledger::broken(look, id, zone, DAYS).await?;
    let today = days.first().map(|(day, line)| Sum::of(frame, id, *day, line));
    Ok(today.map(|today| Account { id, name, today, alarm: None, broken }))
}

fn alarm_of(frame: &Frame, raised: &[Raised], id: i64) -> Option<String> {
    let raised = raised.iter().find(|raised| raised.mailbox_id.0 == id)?;
    let key = match raised.alarm {
        Alarm::Silent => "channel-alarm-silent",
        Alarm::Failing => "channel-alarm-failing",
        Alarm::Refusing => "channel-alarm-refusing",
    };
    Some(frame.about(key, frame.exact(raised.since)))
}

async fn name_of(look: &Look, frame: &Frame, id: i64) -> Result<String> {
    match id {
        0 => Ok(frame.t("channel-ledger-none-of-ours")),
        id => Ok(Mailbox::find(look, MailboxId(id)).await?.address),
    }
}

impl Sum {
    fn of(frame: &Frame, mailbox: i64, day: Date, line: &Line) -> Sum {
        let figure = |place: &str, text| Figure { text, href: format!("/intake/{mailbox}/mails?day={day}&in={place}") };
        let kept = line.kept.iter().map(|(place, n)| figure(&place.0, said(frame, place, *n)));
        let again = (line.again > 0).then(|| figure(AGAIN, frame.n("channel-ledger-again", line.again)));
        let refused = line.refused.iter().map(|(reason, n)| figure(REFUSED, frame.n(reason_key(reason), *n)));
        Sum {
            day,
            seen: frame.n("channel-ledger-seen", line.seen),
            figures: kept.chain(again).chain(refused).collect(),
            holds: line.holds(),
            empty: line.is_empty(),
        }
    }
}

fn said(frame: &Frame, place: &Place, n: i64) -> String {
    let key = match place.0.as_str() {
        Place::TICKET => "channel-ledger-ticket",
        Place::JOINED => "channel-ledger-joined",
        Place::AUTOMATIC => "channel-ledger-automatic",
        Place::COPY => "channel-ledger-copy",
        Place::DONE => "channel-ledger-done",
        Place::ELSEWHERE => "channel-ledger-elsewhere",
        Place::WAITING => "channel-ledger-waiting",
        Place::PROBLEM => "channel-ledger-problem",
        Place::LOST => "channel-ledger-lost",
        "spam" => "channel-ledger-spam",
        other => return frame.tr("channel-ledger-other", &[("n", n.into()), ("name", other.into())]),
    };
    frame.n(key, n)
}

fn reason_key(reason: &str) -> &'static str {
    match reason.parse::<Reason>() {
        Ok(Reason::Unknown) | Err(_) => "channel-ledger-refused-unknown",
        Ok(Reason::TooBig) => "channel-ledger-refused-too-big",
        Ok(Reason::Empty) => "channel-ledger-refused-empty",
        Ok(Reason::NoRoom) => "channel-ledger-refused-no-room",
        Ok(Reason::Later) => "channel-ledger-refused-later",
    }
}

impl BehindPage<'_> {
    fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.refused.is_empty()
    }

    fn is_full(&self) -> bool {
        let shown = self.kept.len().max(self.refused.len());
        i64::try_from(shown).is_ok_and(|shown| shown >= self.most)
    }
}
