//! *Questions*: made for people who open the desk twice a day. What they are asked, the next one due first and open
//! to be answered at once; what they asked; what they answered, and what their help did.

use crate::{
    card::Card,
    chosen::key,
    deed::Deed,
    helped,
    kept::address,
    rows::{self, Row},
    under::instead,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Error, Future, Look, Moment, Result, StaffId};
use people::Colleague;
use people_web::{
    As, FormFailed, Page, Web, draw,
    page::{draw_as, listen},
};
use question::{
    Question, QuestionId,
    kept::{Figure, Help, Helped, Kept},
    question::TOPIC,
};
use shell::{Choice, Count, Frame, NavItem, NavSection};
use std::time::Duration;
use ticket::{Scope, Ticket, View};
use ticket_web::attachments::serve;

/// Where it is.
pub(crate) const PATH: &str = "/questions";
/// What was answered lately, shown.
const ANSWERED: u32 = 10;
/// Cases one follows, shown.
const FOLLOWED: u32 = 10;
/// What a week is.
const WEEK: Duration = Duration::from_secs(7 * 24 * 3600);
/// What waits for somebody, shown.
pub(crate) const LISTED: u32 = 200;
/// Counted at most; more is `99+`.
const COUNTED: u32 = 100;

/// `question/list.html`.
#[derive(Template)]
#[template(path = "question/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    card: Option<Card>,
    /// Whether its reader is asked by it: else it is only read.
    mine: bool,
    /// Whether its reader asks it: they may ask further, withdraw it, and set it onto a ticket.
    asks: bool,
    /// Whether its reader looks after it.
    takes_care: bool,
    text: String,
    reason: String,
    error: Option<String>,
    /// Whom they could ask instead.
    instead: Vec<Choice>,
    /// Asked of the reader, or taken by them.
    asked: Vec<Row>,
    /// Asked of their departments, and in nobody's hands.
    owed: Vec<Row>,
    asking: Vec<Row>,
    answered: Vec<Row>,
    /// Cases its reader follows, when they have no other lists of tickets to look into daily.
    cases: Vec<Case>,
    week: Week,
}

/// A ticket in a line.
pub(crate) struct Case {
    pub number: i64,
    pub subject: String,
    /// When something happened last.
    pub at: Moment,
}

impl Case {
    pub(crate) fn of(ticket: Ticket) -> Case {
        Case { number: ticket.id.0, at: ticket.moved_at, subject: ticket.subject }
    }

    /// Those a collaborator follows, the last moved first.
    async fn followed(look: &Look, who: &Colleague) -> Result<Vec<Case>> {
        if who.role.may_answer() {
            return Ok(Vec::new());
        }
        let view = View { followed_by: Some(who.id), ..View::default() };
        let tickets = view.page(look, &Scope::of(who), None, FOLLOWED).await?.rows.into_iter();
        Ok(tickets.map(Case::of).collect())
    }
}

/// What became of questions in a week.
struct Week {
    helped: Helped,
    /// Where the answers stand, and the tickets.
    behind: (String, String),
    median: Option<String>,
    saved: String,
    /// Of each department: its name, what it kept, in how much time half was answered, and where the questions stand.
    kept: Vec<(String, Kept, Option<String>, String)>,
}

impl Week {
    async fn of(look: &Look, frame: &Frame, who: StaffId) -> Result<Week> {
        let since = look.now().minus(WEEK);
        let mut kept = Vec::new();
        for own in people::Staff::departments(look, who).await? {
            let promise = Kept::between(look, own.id, (since, None), look.now()).await?;
            if promise.asked > 0 {
                let behind = address(own.id, Figure::Asked, (since, None));
                kept.push((own.name, promise, promise.median.map(|median| frame.duration(median)), behind));
            }
        }
        let helped = Helped::since(look, who, since).await?;
        let (median, saved) = (helped.median.map(|median| frame.duration(median)), frame.duration(helped.saved));
        let behind = (helped::address(Help::Answers, since), helped::address(Help::Tickets, since));
        Ok(Week { helped, behind, median, saved, kept })
    }
}

/// `GET /questions`: the next one due is open.
pub async fn index(State(web): State<Web>, page: Page, who: As<Colleague>) -> Result<Response> {
    let drawn = Drawing { web: &web, page: &page, who: &who, open: None };
    let frame = drawn.frame().await?;
    draw(&web, &frame, &drawn.page(&frame).await?)
}

/// `GET /questions/{id}`: this one is.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(id): Path<QuestionId>,
) -> Result<Response> {
    let open = Question::seen_by(&web.desk.look(), &who.who, id, web.desk.now()).await?;
    let drawn = Drawing { web: &web, page: &page, who: &who, open: Some(open) };
    let frame = drawn.frame().await?;
    draw(&web, &frame, &drawn.page(&frame).await?)
}

/// The same question again, with why something was not done with it; what was written stands where it stood.
pub(crate) async fn again(
    web: &Web,
    page: &Page,
    who: &As<Colleague>,
    open: Question,
    (deed, error): (Deed, Error),
) -> Result<Response> {
    let drawn = Drawing { web, page, who, open: Some(open) };
    let frame = drawn.frame().await?;
    let status = error.status();
    let error = FormFailed::of(error, web, frame.lang)?.sentence();
    let (text, reason, named) = match deed {
        Deed::Answer(words) | Deed::Further(words) => (words.text, String::new(), None),
        Deed::Decline(reason, instead) => (String::new(), reason, instead.as_ref().and_then(|to| key(&to.whom))),
        Deed::Withdraw(reason) => (reason, String::new(), None),
        Deed::Take => Default::default(),
    };
    let mut refused = ListPage { error, text, reason, ..drawn.page(&frame).await? };
    for choice in &mut refused.instead {
        choice.chosen = named.as_ref() == Some(&choice.value);
    }
    draw_as(web, &frame, status, &refused)
}

/// `GET /questions/{id}/files/{file}`: what stands beside it, for those who need not see the ticket.
pub async fn file(
    State(web): State<Web>,
    who: As<Colleague>,
    Path((id, file)): Path<(QuestionId, i64)>,
) -> Result<Response> {
    let look = web.desk.look();
    let shown = Question::seen_by(&look, &who.who, id, look.now()).await?.shown(&look).await?;
    let file = shown.files.into_iter().find(|known| known.id == file).ok_or(Error::Missing)?;
    let bytes = web.desk.blobs().read(&file.blob).await?;
    Ok(serve(&file.name, &file.media_type, &file.blob, bytes))
}

/// The page, as it is drawn for one reader.
struct Drawing<'a> {
    web: &'a Web,
    page: &'a Page,
    who: &'a As<Colleague>,
    open: Option<Question>,
}

impl Drawing<'_> {
    async fn frame(&self) -> Result<Frame> {
        let mut frame = self.who.frame(self.web, self.page, "").await?;
        frame.title = frame.t("question-my-list");
        listen(&mut frame, self.web, &self.who.visit, TOPIC, false);
        Ok(frame)
    }

    async fn page<'a>(&self, frame: &'a Frame) -> Result<ListPage<'a>> {
        let (look, me) = (self.web.desk.look(), &self.who.who);
        let asked = Question::waiting_for(&look, me.id, look.now(), LISTED).await?;
        let open = self.open.clone().or_else(|| asked.first().cloned());
        let mine = match &open {
            Some(open) => open.is_asked(&look, me.id, look.now()).await?,
            None => false,
        };
        // Whoever answers customers and is asked has the answer to write; their own question they can withdraw, too.
        let asks = open.as_ref().is_some_and(|q| q.asked_by == me.id || !mine && q.is_asked_by(me));
        let instead = match &open {
            Some(open) if mine && open.is_open() => instead(&look, me).await?,
            _ => Vec::new(),
        };
        let takes_care = open.as_ref().is_some_and(|q| q.taken_by == Some(me.id));
        let shown = open.as_ref().map(|open| open.id);
        let card = match open {
            Some(open) => {
                let files = format!("{PATH}/{}/files", open.id);
                Some(Card::of(&look, open, me.contacts(), &files).await?)
            }
            None => None,
        };
        let (owed, asked) = asked.into_iter().partition(|q| q.department_id.is_some() && q.taken_by.is_none());
        let asking = Question::open_of(&look, me.id).await?;
        let answered = Question::answered_by(&look, me.id, ANSWERED).await?;
        Ok(ListPage {
            frame,
            card,
            mine,
            asks,
            takes_care,
            text: String::new(),
            reason: String::new(),
            error: None,
            instead,
            asked: rows::rows(&look, me, asked, shown).await?,
            owed: rows::rows(&look, me, owed, shown).await?,
            asking: rows::rows(&look, me, asking, shown).await?,
            answered: rows::rows(&look, me, answered, shown).await?,
            cases: Case::followed(&look, me).await?,
            week: Week::of(&look, frame, me.id).await?,
        })
    }
}

/// The rail's own part: for everybody, since everybody can be asked.
pub fn rail<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let n = Question::waiting_for(&look, who.id, look.now(), COUNTED).await?.len().try_into().unwrap_or(COUNTED);
        let text = if n < COUNTED { n.to_string() } else { format!("{}+", COUNTED - 1) };
        let current = path == PATH || path.starts_with("/questions/");
        if n == 0 && !current && !who.uses().colleagues {
            return Ok(Vec::new());
        }
        let item = NavItem {
            href: PATH.to_owned(),
            label: frame.t("question-my-list"),
            count: (n > 0).then_some(Count { text, hot: true }),
            current,
            key: Some("o"),
            ..NavItem::default()
        };
        Ok(vec![NavSection { title: frame.t("ticket-nav-mine"), items: vec![item] }])
    })
}
