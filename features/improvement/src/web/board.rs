//! The board: what is proposed, what will be done and by when, what is done, what will not be.

use super::naming::{Names, chips, cost, shown, title};
use crate::{Figures, Improvement, ImprovementId, ImprovementState, Place, Wanted, improvement::TOPIC};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{DepartmentId, Future, Look, Moment, Result};
use people::{Colleague, Supervisor};
use people_web::{
    As, Page, Web, draw,
    page::listen,
    palette::{Find, MOST},
};
use serde::Deserialize;
use shell::{Chip, Choice, Count, Frame, NavItem, NavSection, Tone};
use std::collections::HashMap;
use store::sql;
use ticket::Scope;

/// Where the board is.
pub(super) const HERE: &str = "/improvements";
/// Cards of a column beside others, and of one that is shown alone.
const BESIDE: u32 = 12;
const ALONE: u32 = 50;
/// Counted at most; more is `99+`.
const COUNTED: i64 = 100;

/// How the board is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    department: String,
    /// One column alone.
    state: String,
    /// The last card of the page before.
    after: String,
}

impl Asked {
    fn department(&self) -> Option<DepartmentId> {
        self.department.parse().ok().map(DepartmentId)
    }

    fn state(&self) -> Option<ImprovementState> {
        self.state.parse().ok()
    }

    fn after(&self) -> Option<Place> {
        self.after.parse().ok()
    }

    /// The address of a column alone, from a card on.
    fn at(&self, state: ImprovementState, after: Option<&Place>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("state", state.as_str());
        if let Some(id) = self.department() {
            query.append_pair("department", &id.to_string());
        }
        if let Some(after) = after {
            query.append_pair("after", &after.to_string());
        }
        format!("{HERE}?{}", query.finish())
    }
}

struct Card {
    id: i64,
    title: String,
    department: String,
    cost: String,
    chips: Vec<Chip>,
    reason: String,
    at: Moment,
}

struct Column {
    state: ImprovementState,
    title: String,
    cards: Vec<Card>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "improvement/board.html")]
struct BoardPage<'a> {
    frame: &'a Frame,
    departments: Vec<Choice>,
    columns: Vec<Column>,
    alone: bool,
    state: String,
    back: String,
    is_empty: bool,
}

/// `GET /improvements`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut frame = who.frame(&web, &page, "").await?;
    frame.title = frame.t("improvement-title");
    listen(&mut frame, &web, &who.visit, TOPIC, false);
    let look = web.desk.look();
    let names = Names::read(&look).await?;
    let alone = asked.state();
    let mut read = Vec::new();
    for state in ImprovementState::ALL.iter().copied().filter(|state| alone.is_none_or(|one| one == *state)) {
        read.push(Read::of(&look, &who.who, &asked, state).await?);
    }
    let all: Vec<Improvement> = read.iter().flat_map(|column| column.found.iter().cloned()).collect();
    let figures = Figures::of(&look, &all, look.now()).await?;
    let perhaps = Improvement::perhaps_counted(&look, &Scope::of(&who.who), all.iter().map(|one| one.id)).await?;
    let counted = (&figures, &perhaps);
    let columns: Vec<Column> = read.into_iter().map(|read| column((&frame, &names), &asked, read, counted)).collect();
    let mut departments = vec![Choice::new("", frame.t("improvement-all-departments"), asked.department().is_none())];
    departments.extend(names.choices(asked.department()));
    let drawn = BoardPage {
        is_empty: alone.is_none() && asked.department().is_none() && columns.iter().all(|one| one.cards.is_empty()),
        departments,
        columns,
        alone: alone.is_some(),
        state: alone.map(|state| state.to_string()).unwrap_or_default(),
        back: asked.department().map_or_else(|| HERE.to_owned(), |id| format!("{HERE}?department={id}")),
        frame: &frame,
    };
    draw(&web, &frame, &drawn)
}

/// What a column shows, before it is put into words.
struct Read {
    state: ImprovementState,
    found: Vec<Improvement>,
    /// Where it ends, when there is more.
    end: Option<Place>,
}

impl Read {
    async fn of(look: &Look, who: &Colleague, asked: &Asked, state: ImprovementState) -> Result<Read> {
        let (most, after) = match asked.state() {
            Some(_) => (ALONE, asked.after()),
            None => (BESIDE, None),
        };
        let wanted = Wanted { state, department: asked.department(), after };
        let mut found = shown(Improvement::column(look, wanted, most + 1).await?, who);
        let more = found.len() > most as usize;
        found.truncate(most as usize);
        let end = found.last().map(Improvement::place).filter(|_| more);
        Ok(Read { state, found, end })
    }
}

fn column(
    (frame, names): (&Frame, &Names),
    asked: &Asked,
    Read { state, found, end }: Read,
    (figures, perhaps): (&HashMap<ImprovementId, Figures>, &HashMap<ImprovementId, i64>),
) -> Column {
    let none = Figures::default();
    // What nobody attached: which those are, its page says.
    let more = |one: &Improvement| {
        let count = perhaps.get(&one.id)?;
        Some(Chip::new(Tone::Plain, frame.n("improvement-perhaps-more", *count)))
    };
    let card = |one: &Improvement| {
        let figures = figures.get(&one.id).unwrap_or(&none);
        Card {
            id: one.id.0,
            title: title(frame, one),
            department: names.department(one.department_id),
            cost: cost(frame, figures),
            chips: chips(frame, names, one, figures).into_iter().chain(more(one)).collect(),
            reason: one.reason.clone(),
            at: one.state_at,
        }
    };
    Column {
        state,
        title: frame.t(format!("improvement-state-{state}")),
        cards: found.iter().map(card).collect(),
        // Beside others the whole column is behind the link, from its beginning.
        more: end.map(|end| asked.at(state, asked.state().map(|_| &end))),
    }
}

/// What stands in the rail: whether there is anything, and how many proposals wait for this colleague's department.
async fn standing(look: &Look, who: &Colleague) -> Result<(bool, i64)> {
    Ok(sql!(
        "SELECT EXISTS (SELECT 1 FROM improvement) AS known,
             (SELECT count(*) FROM (SELECT 1 FROM improvement i
                 JOIN staff_department s ON s.department_id = i.department_id AND s.staff_id = $1
                 WHERE i.state = 'proposed' LIMIT $2) waiting) AS mine"
    )
    .bind(who.id)
    .bind(COUNTED)
    .one(look)
    .await?)
}

/// The link to it, once there is something on it, and always for whoever may lead owners.
pub fn rail<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let (any, mine) = standing(&web.desk.look(), who).await?;
        let current = path.starts_with(HERE);
        if !any && !current && (Supervisor::of(who).is_err() || !who.uses().colleagues) {
            return Ok(Vec::new());
        }
        let text = if mine < COUNTED { mine.to_string() } else { format!("{}+", COUNTED - 1) };
        let item = NavItem {
            href: HERE.into(),
            label: frame.t("improvement-title"),
            count: (mine > 0).then_some(Count { text, hot: false }),
            current,
            ..NavItem::default()
        };
        Ok(vec![NavSection { title: frame.t("people-settings-company"), items: vec![item] }])
    })
}

/// For `Ctrl K`: the board by its name, and improvements by the words of their titles.
pub fn finder<'a>(web: &'a Web, who: &'a Colleague, frame: &'a Frame, q: &'a str) -> Future<'a, Result<Vec<Find>>> {
    Box::pin(async move {
        let group = frame.t("improvement-title");
        let look = web.desk.look();
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        let found = shown(Improvement::search(&look, q, most).await?, who);
        let find = |one: Improvement| Find {
            group: group.clone(),
            hint: frame.t(format!("improvement-state-{}", one.state)),
            href: format!("{HERE}/{}", one.id),
            text: one.title,
        };
        Ok(Find::page(&group, HERE, q).into_iter().chain(found.into_iter().map(find)).collect())
    })
}
