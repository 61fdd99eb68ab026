//! One deed with many tickets, and its undoing.

use crate::{
    deeds::Deed,
    lists::Asked,
    narrowing::TAGS,
    snoozes::{self, parse_local},
    view::{BatchMenus, BatchMenusPage, BatchPage, BatchTold, Told},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, Uri, header},
    response::Response,
};
use base::{Act, Error, Look, Moment, Result, TicketId, Why};
use journey::{Journey, JourneyId};
use people::{Agent, Colleague, Department, Staff, Uses};
use people_web::{As, Page, Web, draw, page::done};
use shell::{Arg, Choice, Frame, Lang, Messages};
use ticket::{
    Batch, BatchId, Priority, Scope, Tag, Ticket,
    batch::{AT_ONCE, MOST, Outcome, Part, Reason, UNDO_WITHIN},
    standing::Facts,
};

/// Refused tickets that are named one by one.
const NAMED: usize = 5;

/// What was sent: `numbers` again and again, or `all` of a `list`; the `deed`; what it needs.
#[derive(Debug, Default)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim())?;
        (!value.is_empty()).then_some(value)
    }

    fn numbers(&self) -> Vec<TicketId> {
        let named = self.0.iter().filter(|(name, _)| name == "numbers");
        ordered(named.filter_map(|(_, value)| value.parse().ok()))
    }

    /// `assign-7`, `solve`, `snooze-…`: the word of a button, and what it names.
    fn deed(&self, who: &Colleague) -> Result<Option<Deed>> {
        let Some(written) = self.get("deed") else { return Ok(None) };
        let (word, about) = written.split_once('-').unwrap_or((written, ""));
        let unknown = || Error::invalid("deed", "ticket-error-value");
        let deed = match word {
            "take" => Deed::Take,
            "assign" => Deed::Assign(Some(about.parse().map_err(|_| unknown())?)),
            "release" => Deed::Assign(None),
            "solve" => Deed::Solve,
            "reopen" => Deed::Reopen,
            "wake" => Deed::Wake,
            "priority" => Deed::Prioritise(about.parse().map_err(|_| unknown())?),
            "department" => Deed::HandTo(about.parse().map_err(|_| unknown())?),
            "journey" if about.is_empty() => Deed::ChooseJourney(None),
            "journey" => Deed::ChooseJourney(Some(about.parse().map(JourneyId).map_err(|_| unknown())?)),
            "tag" | "untag" => {
                let name = self.get("tag").ok_or_else(|| Error::invalid("tag", "ticket-error-tag-empty"))?.to_owned();
                if word == "tag" { Deed::Tag(name) } else { Deed::Untag(name) }
            }
            "snooze" => Deed::Snooze(self.until(who, about)?),
            _ => return Err(unknown()),
        };
        Ok(Some(deed))
    }

    fn until(&self, who: &Colleague, about: &str) -> Result<Moment> {
        let zone = who.time_zone();
        let chosen = about.parse().ok().map(Moment::from_micros);
        let until = chosen.or_else(|| parse_local(&zone, self.get("at")?));
        until.ok_or_else(|| Error::invalid("until", "ticket-error-past"))
    }
}

/// Each once, and in one order everywhere: two batches that meet do not wait for each other for ever.
pub(crate) fn ordered(numbers: impl Iterator<Item = TicketId>) -> Vec<TicketId> {
    let mut numbers: Vec<TicketId> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Does one deed with many tickets; without a deed, asks which.
pub async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let sent = Sent(fields);
    let look = web.desk.look();
    let mut numbers = sent.numbers();
    if let Some(list) = sent.get("list").filter(|_| sent.get("all").is_some()) {
        numbers = Asked::at(list)?.numbers(&look, &who.who, MOST).await?;
    }
    numbers.truncate(MOST);
    if numbers.is_empty() {
        return Err(Error::invalid("numbers", "ticket-error-none-chosen"));
    }
    let Some(deed) = sent.deed(&who.who)? else {
        let frame = who.frame(&web, &page, "").await?;
        return choose(&web, frame, (&look, who.who.uses()), numbers, sent.get("list").unwrap_or("/")).await;
    };
    let batch = perform(&web, &who, numbers, &deed).await?;
    Ok(done(&web, back(&headers, sent.get("list"), batch.id), None))
}

/// One deed with these tickets, chunk by chunk, so that nobody else waits long to write.
pub(crate) async fn perform(web: &Web, who: &As<Agent>, numbers: Vec<TicketId>, deed: &Deed) -> Result<Batch> {
    let mut batch: Option<Batch> = None;
    for chunk in numbers.chunks(AT_ONCE) {
        batch = Some(do_with(web, who, batch, chunk, deed).await?);
    }
    batch.ok_or(Error::Missing)
}

/// One chunk, in one act. When another transaction is in the way of the whole, each ticket goes alone.
async fn do_with(web: &Web, who: &As<Agent>, batch: Option<Batch>, numbers: &[TicketId], deed: &Deed) -> Result<Batch> {
    match together(web, who, batch.clone(), numbers, deed).await {
        Err(e) if e.again() && numbers.len() > 1 => {
            let mut batch = batch;
            for number in numbers {
                batch = Some(together(web, who, batch, &[*number], deed).await?);
            }
            batch.ok_or(Error::Missing)
        }
        done => done,
    }
}

async fn together(
    web: &Web,
    who: &As<Agent>,
    batch: Option<Batch>,
    numbers: &[TicketId],
    deed: &Deed,
) -> Result<Batch> {
    let mut act = who.visit.act(web).await?;
    let batch = match batch {
        Some(batch) => batch,
        None => Batch::begin(&mut act, &who.who).await?,
    };
    for number in numbers {
        one(&mut act, &who.who, &batch, *number, deed.clone()).await?;
    }
    act.commit().await?;
    Ok(batch)
}

/// One ticket: the deed is done with it whole, or not at all.
async fn one(act: &mut Act, by: &Agent, batch: &Batch, number: TicketId, deed: Deed) -> Result<()> {
    let place = act.mark().await?;
    match attempt(act, by, batch, number, deed).await {
        Ok(()) => act.keep(place).await,
        Err(e) => {
            let why = why(e)?;
            act.undo_to(place).await?;
            batch.refused(act, number, &why).await
        }
    }
}

async fn attempt(act: &mut Act, by: &Agent, batch: &Batch, number: TicketId, deed: Deed) -> Result<()> {
    let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(by), number).await?;
    let before = Facts::of(act, &ticket).await?;
    deed.perform(act, &mut ticket, by).await?;
    batch.did(act, before, &ticket).await
}

/// What a person can be told; anything else stops the batch.
fn why(e: Error) -> Result<Why> {
    match e {
        Error::Refused(why) | Error::Conflict(why, _) => Ok(why),
        Error::Invalid(fields) => {
            Ok(fields.into_iter().next().map_or_else(|| Why::of("ticket-error-value"), |(_, why)| why))
        }
        Error::Missing => Ok(Why::of("ticket-error-not-there")),
        e => Err(e),
    }
}

/// Puts a batch's tickets back to what they were.
pub async fn undo(
    State(web): State<Web>,
    who: As<Agent>,
    headers: HeaderMap,
    Path(id): Path<BatchId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let sent = Sent(fields);
    if sent.get("_method") != Some("delete") {
        return Err(Error::invalid("_method", "ticket-error-value"));
    }
    take_back(&web, &who, id).await?;
    Ok(done(&web, back(&headers, sent.get("list"), id), None))
}

/// Undoes one's own batch.
pub(crate) async fn take_back(web: &Web, who: &As<Agent>, id: BatchId) -> Result<()> {
    let look = web.desk.look();
    let batch = Batch::of(&look, &who.who, id).await?;
    let parts = batch.parts(&look).await?;
    let parts: Vec<&Part> = parts.iter().filter(|part| part.outcome == Outcome::Done).collect();
    let mut act = who.visit.act(web).await?;
    batch.begin_undo(&mut act).await?;
    for (i, part) in parts.iter().enumerate() {
        if i > 0 && i % AT_ONCE == 0 {
            act.commit().await?;
            act = who.visit.act(web).await?;
        }
        put_back(&mut act, &who.who, &batch, part).await?;
    }
    act.commit().await?;
    Ok(())
}

async fn put_back(act: &mut Act, by: &Agent, batch: &Batch, part: &Part) -> Result<()> {
    let place = act.mark().await?;
    match batch.put_back(act, by, part).await {
        Ok(_) => act.keep(place).await,
        Err(e) => {
            why(e)?;
            act.undo_to(place).await?;
            batch.keep_outcome(act, part.ticket_id, Outcome::Changed).await
        }
    }
}

/// The page from which it was asked, which now tells what became of it.
fn back(headers: &HeaderMap, list: Option<&str>, batch: BatchId) -> String {
    let referer = headers.get(header::REFERER).and_then(|v| v.to_str().ok()).and_then(|r| r.parse::<Uri>().ok());
    let own = |path: &str| {
        path.starts_with("/views/")
            || path.starts_with("/search")
            || path.starts_with("/tickets/") && path != "/tickets/batch"
    };
    let from = referer.as_ref().and_then(|uri| uri.path_and_query()).map(|p| p.as_str()).filter(|p| own(p));
    let from = from.or(list.filter(|list| own(list))).unwrap_or("/views/open");
    let (path, query) = from.split_once('?').unwrap_or((from, ""));
    let kept = query.split('&').filter(|p| !p.is_empty() && !p.starts_with("batch="));
    let query: Vec<String> = kept.map(str::to_owned).chain([format!("batch={id}", id = batch)]).collect();
    format!("{path}?{}", query.join("&"))
}

/// What a list says about a batch just done; nothing about one that is long over.
pub async fn told(look: &Look, frame: &Frame, who: &Colleague, id: Option<&str>) -> Result<Option<BatchTold>> {
    let (Some(id), Ok(by)) = (id.and_then(|id| id.parse().ok()), Agent::of(who)) else { return Ok(None) };
    let batch = match Batch::of(look, &by, id).await {
        Err(Error::Missing) => return Ok(None),
        batch => batch?,
    };
    let over = i64::try_from(UNDO_WITHIN.as_micros()).unwrap_or(i64::MAX);
    if frame.now.since(batch.undone_at.unwrap_or(batch.made_at)) > over {
        return Ok(None);
    }
    let parts = batch.parts(look).await?;
    let of = |outcome| parts.iter().filter(move |part| part.outcome == outcome);
    let (good, bad) =
        if batch.undone_at.is_some() { (Outcome::Undone, Outcome::Changed) } else { (Outcome::Done, Outcome::Refused) };
    let (n, failed) = (of(good).count(), of(bad).count());
    let sentence = |key: &str, n: usize| frame.n(key, i64::try_from(n).unwrap_or(i64::MAX));
    let (well, ill) = match batch.undone_at {
        Some(_) => ("ticket-batch-undone", "ticket-batch-changed"),
        None => ("ticket-batch-done", "ticket-batch-refused"),
    };
    Ok(Some(BatchTold {
        done: sentence(well, n),
        failed: (failed > 0).then(|| sentence(ill, failed)),
        named: of(bad).take(NAMED).map(|part| refusal(frame, part)).collect(),
        more: (failed > NAMED).then(|| sentence("ticket-batch-more", failed - NAMED)),
        undo: (n > 0 && batch.can_be_undone(frame.now)).then(|| format!("/batches/{}", batch.id)),
    }))
}

fn refusal(frame: &Frame, part: &Part) -> Told {
    let words = part.why.as_ref().map(|why| reason(&frame.messages, frame.lang, why));
    Told { number: part.ticket_id.0, words }
}

/// Why something was not done, in words.
pub(crate) fn reason(messages: &Messages, lang: Lang, why: &Reason) -> String {
    let arg = |value: &String| value.parse::<i64>().map_or_else(|_| Arg::from(value.as_str()), Into::into);
    let args: Vec<(&str, Arg)> = why.args.iter().map(|(name, value)| (name.as_str(), arg(value))).collect();
    messages.text_with(lang, &why.key, &args)
}

/// The choices that need looking up, fetched when the first ticket is chosen.
pub async fn menus(State(web): State<Web>, page: Page, who: As<Agent>) -> Result<Response> {
    let look = web.desk.look();
    let frame = page.frame_of_part(&web, &who.visit);
    let menus = choices(&look, &frame, who.who.uses()).await?;
    draw(&web, &frame, &BatchMenusPage { frame: &frame, menus })
}

async fn choose(
    web: &Web,
    mut frame: Frame,
    (look, uses): (&Look, Uses),
    numbers: Vec<TicketId>,
    list: &str,
) -> Result<Response> {
    frame.title = frame.n("ticket-batch-chosen", i64::try_from(numbers.len()).unwrap_or(i64::MAX));
    let menus = choices(look, &frame, uses).await?;
    let numbers = numbers.into_iter().map(|n| n.0).collect();
    draw(web, &frame, &BatchPage { frame: &frame, numbers, list: list.to_owned(), menus })
}

async fn choices(look: &Look, frame: &Frame, uses: Uses) -> Result<BatchMenus> {
    let staff = Staff::all(look).await?.into_iter().filter(|s| uses.colleagues && s.role.may_answer());
    let (departments, gone): (Vec<_>, Vec<_>) =
        Department::ever(look).await?.into_iter().partition(|d| d.archived_at.is_none());
    // What is in a department that is no more goes to the one that is.
    let several = uses.departments || !gone.is_empty();
    Ok(BatchMenus {
        staff: staff.map(|s| Choice::new(s.id, s.name, false)).collect(),
        departments: departments.into_iter().filter(|_| several).map(|d| Choice::new(d.id, d.name, false)).collect(),
        priorities: Priority::ALL
            .iter()
            .map(|p| Choice::new(p, frame.t(format!("ticket-priority-{p}")), false))
            .collect(),
        journeys: Journey::all(look).await?.into_iter().map(|one| Choice::new(one.id, one.name, false)).collect(),
        snoozes: snoozes::choices(frame),
        tags: Tag::offered(look, "", None, TAGS).await?,
    })
}
