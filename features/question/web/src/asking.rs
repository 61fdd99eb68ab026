//! Asking on a ticket: a tab of the composer, beside answering the customer and noting for colleagues.

use crate::chosen::{Chosen, OWN_TIME, Own};
use askama::Template;
use axum::{
    extract::{Multipart, Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{Future, Look, Result, StaffId, TicketId};
use people::{Agent, Colleague, Department, Staff};
use people_web::{As, FormFailed, Matter, Page, Slot, Web, draw, html_of};
use question::{Asking, Forward, NewAsking, Track, Words, context::Offers};
use shell::{Choice, Frame, Lang};
use ticket::{Draft, DraftKind, Scope, Ticket};
use ticket_web::{
    composing::Refused,
    deeds::back,
    form::Parts,
    replies::files,
    snoozes,
    ticket_page::{self, AskedFor},
    view::Panel,
    warnings::short_key,
};

/// Whom to ask, fetched when the tab is opened: a page that is only read does not carry it. Without colleagues there
/// is no tab, though its address still opens one for partners outside.
pub const LATER: Slot = Slot { place: "asking", render: later };
/// Whom to ask, on a page that begins with the tab open.
pub const OPEN: Slot = Slot { place: "asking-open", render: open };

/// One who can be asked.
struct Addressed {
    /// `d3`, `s12`; `person` for the name that is typed.
    key: String,
    name: String,
    chosen: bool,
    own: Own,
    due: Vec<Choice>,
}

/// Somebody outside, or room for one.
struct Outside {
    name: String,
    address: String,
    own: Own,
    due: Vec<Choice>,
}

/// Something that can be shown beside the question.
struct Shown {
    id: i64,
    who: String,
    words: String,
    at: String,
    chosen: bool,
    /// Of a file that may do harm: a message key.
    danger: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "question/_asking.html")]
struct Piece<'a> {
    frame: &'a Frame,
    chosen: &'a Chosen,
    departments: Vec<Addressed>,
    people: Vec<Addressed>,
    typed: Addressed,
    everybody: Vec<(i64, String)>,
    entries: Vec<Shown>,
    files: Vec<Shown>,
    /// What those outside get of the entries.
    forwards: Vec<Choice>,
    /// Nobody, when the reader may not ask outside.
    partners: Vec<Outside>,
}

#[derive(Template)]
#[template(path = "question/_later.html")]
struct Later<'a> {
    frame: &'a Frame,
    number: i64,
    piece: Option<String>,
}

fn later<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    if !who.uses().colleagues {
        return Box::pin(std::future::ready(Ok(None)));
    }
    let number = about.get::<ticket_web::Shown>().map(|shown| shown.ticket.id.0);
    let drawn = number.and_then(|number| html_of(&Later { frame, number, piece: None }));
    Box::pin(std::future::ready(drawn.map(Some)))
}

fn open<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let shown = about.get::<ticket_web::Shown>()?;
        let chosen = shown.forward.map_or_else(Chosen::default, Chosen::forwarding);
        Ok(Some(piece(&look, frame, who, Some(&shown.ticket), &chosen).await?))
    })
}

/// `GET /tickets/{number}/questions/new`: whom to ask, for the tab that was opened.
pub async fn new(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
) -> Result<Response> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let frame = page.frame_of_part(&web, &who.visit);
    let piece = Some(piece(&look, &frame, &who.who, Some(&ticket), &Chosen::default()).await?);
    draw(&web, &frame, &Later { frame: &frame, number: number.0, piece })
}

/// Whom to ask, as it was chosen; what a ticket has to show, when there is one.
pub(crate) async fn piece(
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    ticket: Option<&Ticket>,
    chosen: &Chosen,
) -> Result<String> {
    let addressed = |key: String, name: String| Addressed {
        chosen: chosen.whom.contains(&key),
        due: due(frame, &chosen.own(&key)),
        own: chosen.own(&key),
        key,
        name,
    };
    let departments =
        Department::all(look).await?.into_iter().map(|d| addressed(format!("d{}", d.id), d.name)).collect();
    let colleagues = others(look, who.id).await?;
    let known = |(id, name): &(StaffId, String)| (format!("s{id}"), name.clone());
    let people: Vec<_> = colleagues.iter().map(known).filter(|(key, _)| chosen.whom.contains(key)).collect();
    let offers = match ticket {
        Some(ticket) => Offers::of(look, ticket).await?.with(look, ticket, &chosen.entries).await?,
        None => Offers::default(),
    };
    let file = |file: ticket::Attachment| {
        let danger = file.danger();
        // What may do harm is passed on by nobody's oversight.
        let begun = chosen.begun == Some(file.entry_id) && danger.is_none();
        Shown {
            id: file.id.0,
            who: String::new(),
            at: String::new(),
            chosen: begun || chosen.files.contains(&file.id.0),
            danger: danger.map(short_key),
            words: file.name,
        }
    };
    let entry = |entry: question::context::Offered| Shown {
        id: entry.id.0,
        who: entry.author_name,
        words: entry.words,
        at: frame.time(entry.at),
        chosen: chosen.entries.contains(&entry.id),
        danger: None,
    };
    let piece = Piece {
        frame,
        chosen,
        departments,
        people: people.into_iter().map(|(key, name)| addressed(key, name)).collect(),
        typed: addressed("person".into(), frame.t("question-person")),
        everybody: colleagues.into_iter().map(|(id, name)| (id.0, name)).collect(),
        entries: offers.entries.into_iter().map(entry).collect(),
        files: offers.files.into_iter().map(file).collect(),
        forwards: Forward::ALL
            .iter()
            .map(|how| Choice::new(how, frame.t(format!("question-forward-{how}")), *how == chosen.forward))
            .collect(),
        partners: if Agent::of(who).is_ok() { outside(frame, chosen) } else { Vec::new() },
    };
    html_of(&piece)
}

/// Everybody else by a name of their own: two who share one are told apart by their addresses.
pub(crate) async fn others(look: &Look, me: StaffId) -> Result<Vec<(StaffId, String)>> {
    let staff: Vec<Staff> = Staff::all(look).await?.into_iter().filter(|s| s.id != me).collect();
    let alone = |name: &str| staff.iter().filter(|s| s.name == name).count() == 1;
    let called = |s: &Staff| if alone(&s.name) { s.name.clone() } else { format!("{} ({})", s.name, s.email) };
    Ok(staff.iter().map(|s| (s.id, called(s))).collect())
}

/// Those outside who were chosen, and room for one more.
fn outside(frame: &Frame, chosen: &Chosen) -> Vec<Outside> {
    let room = (ticket::Person::default(), Own::default());
    let rows = chosen.partners.iter().cloned().chain([room]);
    let row = |(person, own): (ticket::Person, Own)| Outside {
        name: person.name,
        address: person.address,
        due: due(frame, &own),
        own,
    };
    rows.map(row).collect()
}

/// Their own time, some natural ones, and one that is written beside it.
fn due(frame: &Frame, own: &Own) -> Vec<Choice> {
    let mut choices = snoozes::choices(frame);
    choices.insert(0, Choice::new("", frame.t("question-due-theirs"), false));
    choices.push(Choice::new(OWN_TIME, frame.t("question-due-at"), false));
    for choice in &mut choices {
        choice.chosen = choice.value == own.due;
    }
    choices
}

/// `POST /tickets/{number}/questions`: asks; what cannot be asked comes back as it was written.
pub async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(number): Path<TicketId>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response> {
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let chosen = Chosen::read(&parts);
    match ask(&web, &who, number, &parts, &chosen).await {
        Ok(()) => {
            web.hub.doing(&Ticket::topic(number), who.who.id.0, None);
            Ok(back(&web, &headers, number, Some("question-flash-asked")))
        }
        Err(error) => {
            let look = web.desk.look();
            let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
            let frame = page.frame_of_part(&web, &who.visit);
            let lang = Lang::parse(&who.who.language).unwrap_or_default();
            let refused = Refused {
                html: parts.draft(),
                panel: Panel::Question,
                error: FormFailed::of(error, &web, lang)?.sentence(),
                asking: Some(piece(&look, &frame, &who.who, Some(&ticket), &chosen).await?),
                ..Refused::default()
            };
            ticket_page::answer(&web, &page, &who, number, &AskedFor::before(&headers), Some(refused)).await
        }
    }
}

async fn ask(web: &Web, who: &As<Colleague>, number: TicketId, parts: &Parts, chosen: &Chosen) -> Result<()> {
    let (text, html) = parts.words();
    let to = chosen.addressees(&others(&web.desk.look(), who.who.id).await?, &who.who.time_zone())?;
    let mut act = who.visit.act(web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let attachments = files(&mut act, who.who.id, number, DraftKind::Question, parts, html.as_deref()).await?;
    let words = Words { text, html, attachments };
    let new = NewAsking { words, to, track: chosen.track, context: chosen.context() };
    Asking::on_ticket(&mut act, &who.who, &mut ticket, new).await?;
    Draft::sent(&mut act, number, who.who.id, DraftKind::Question).await?;
    act.commit().await
}
