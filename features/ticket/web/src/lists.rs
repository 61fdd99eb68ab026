//! The lists: which tickets each shows, and what the rail says about them.

use crate::{
    batches, rows,
    view::{Empty, List, ListPage, Picking},
};
use axum::{
    extract::{Path, RawQuery, State},
    response::Response,
};
use base::{DepartmentId, Error, Future, Look, Result, TicketId};
use hotwire::forms::Reply303;
use people::{Colleague, Department, Staff};
use people_web::{As, Page, Web, draw, page::listen};
use shell::{Count, Frame, NavItem, NavSection};
use store::On;
use ticket::{Cursor, Scope, State as TicketState, View, ticket::LISTS};

/// Rows on one page.
const PAGE: u32 = 50;
/// Counts are counted no further.
const COUNTED: u32 = 100;

/// A list by its name in links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// One's own.
    Mine,
    /// Nobody's.
    Unassigned,
    /// Everybody's open ones.
    Open,
    /// Where we wait for the customer.
    Customer,
    /// Put aside.
    Snoozed,
    /// Done.
    Solved,
    /// All of them.
    All,
    /// Of one department.
    Department(DepartmentId),
}

impl Name {
    /// The list of this name; whoever asks for an unknown one is told that it does not exist.
    pub fn parse(text: &str) -> Result<Name> {
        Ok(match text {
            "mine" => Name::Mine,
            "unassigned" => Name::Unassigned,
            "open" => Name::Open,
            "customer" => Name::Customer,
            "snoozed" => Name::Snoozed,
            "solved" => Name::Solved,
            "all" => Name::All,
            other => {
                let id = other.strip_prefix("department-").and_then(|id| id.parse().ok());
                Name::Department(id.ok_or(Error::Missing)?)
            }
        })
    }

    /// As in links.
    pub fn as_text(&self) -> String {
        match self {
            Name::Mine => "mine".into(),
            Name::Unassigned => "unassigned".into(),
            Name::Open => "open".into(),
            Name::Customer => "customer".into(),
            Name::Snoozed => "snoozed".into(),
            Name::Solved => "solved".into(),
            Name::All => "all".into(),
            Name::Department(id) => format!("department-{id}"),
        }
    }

    /// Where it is.
    pub fn href(&self) -> String {
        format!("/views/{}", self.as_text())
    }

    /// Which tickets.
    pub fn view(&self, who: &Colleague) -> View {
        match self {
            Name::Mine => View { assignee: Some(Some(who.id)), ..View::open() },
            Name::Unassigned => View { assignee: Some(None), ..View::open() },
            Name::Open => View::open(),
            Name::Customer => View { holder: Some("customer"), ..View::open() },
            Name::Snoozed => View { state: Some(TicketState::Snoozed), ..View::default() },
            Name::Solved => View { state: Some(TicketState::Solved), ..View::default() },
            Name::All => View::default(),
            Name::Department(id) => View { department: Some(*id), ..View::open() },
        }
    }

    async fn title(&self, on: impl Into<On<'_>>, frame: &Frame) -> Result<String> {
        match self {
            Name::Department(id) => Ok(Department::find(on, *id).await?.name),
            _ => Ok(frame.t(format!("ticket-view-{}", self.as_text()))),
        }
    }

    fn empty(&self) -> Empty {
        if *self == Name::Unassigned { Empty::Queue } else { Empty::Done }
    }
}

/// Where one begins: agents with their own, collaborators with what they were asked into.
pub async fn home(who: As<Colleague>) -> Reply303 {
    let name = if who.who.role.may_answer() { Name::Mine } else { Name::Open };
    Reply303(name.href())
}

/// A list as links ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub name: Name,
    /// From where.
    pub cursor: Option<String>,
    /// The batch that was just done from here.
    pub batch: Option<String>,
}

impl Asked {
    /// The list of this name with what a query says about it.
    pub fn of(name: &str, query: &str) -> Result<Asked> {
        let mut asked = Asked { name: Name::parse(name)?, cursor: None, batch: None };
        for (name, value) in form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.is_empty()) {
            match &*name {
                "cursor" => asked.cursor = Some(value.into_owned()),
                "batch" => asked.batch = Some(value.into_owned()),
                _ => {}
            }
        }
        Ok(asked)
    }

    /// The list at this address of ours.
    pub fn at(href: &str) -> Result<Asked> {
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        Asked::of(path.strip_prefix("/views/").ok_or(Error::Missing)?, query)
    }

    /// The list beside a ticket, as the ticket's link says; one's own when it says none.
    pub fn beside(who: &Colleague, query: &str) -> Asked {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let name = pairs.iter().find(|(name, _)| name == "view").map(|(_, value)| value.as_str());
        let asked = name.and_then(|name| Asked::of(name, query).ok());
        let usual = if who.role.may_answer() { Name::Mine } else { Name::Open };
        asked.unwrap_or(Asked { name: usual, cursor: None, batch: None })
    }

    /// Which tickets.
    pub fn view(&self, who: &Colleague) -> View {
        self.name.view(who)
    }

    /// Where its first page is.
    pub fn href(&self) -> String {
        self.name.href()
    }

    /// In links of tickets: which list, and which page of it, stays beside them.
    pub fn in_links(&self) -> String {
        let cursor = self.cursor.as_ref().map_or_else(String::new, |c| format!("&cursor={c}"));
        format!("view={}{cursor}", self.name.as_text())
    }

    /// The first so many tickets of it, by number.
    pub async fn numbers(&self, look: &Look, who: &Colleague, most: usize) -> Result<Vec<TicketId>> {
        let (view, scope) = (self.view(who), Scope::of(who));
        let (mut numbers, mut at) = (Vec::new(), None);
        loop {
            let page = view.page(look, &scope, at, 200).await?;
            numbers.extend(page.rows.iter().map(|row| row.id));
            at = page.next;
            if at.is_none() || numbers.len() >= most {
                break;
            }
        }
        numbers.truncate(most);
        numbers.sort_unstable();
        Ok(numbers)
    }
}

/// A list without a ticket beside it.
pub async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let asked = Asked::of(&name, query.as_deref().unwrap_or_default())?;
    let look = web.desk.look();
    let mut frame = who.frame(&web, &page, "").await?;
    let list = list(&look, &frame, &who.who, &asked, None).await?;
    frame.title.clone_from(&list.title);
    listen(&mut frame, &web, &who.visit, LISTS, false);
    draw(&web, &frame, &ListPage { frame: &frame, list })
}

/// The list column.
pub async fn list(
    look: &Look,
    frame: &Frame,
    who: &Colleague,
    asked: &Asked,
    current: Option<TicketId>,
) -> Result<List> {
    let view = asked.view(who);
    let cursor: Option<Cursor> = asked.cursor.as_deref().map(str::parse).transpose()?;
    let page = view.page(look, &Scope::of(who), cursor, PAGE).await?;
    let link = |c: Cursor| format!("{}?cursor={c}", asked.href());
    let (previous, next) = (page.previous.map(link), page.next.map(link));
    Ok(List {
        title: asked.name.title(look, frame).await?,
        order: Some(frame.t(if view.by_urgency() { "ticket-order-loss" } else { "ticket-order-newest" })),
        rows: rows::rows(look, frame, page.rows, &asked.in_links(), current).await?,
        batch: who.role.may_answer().then(|| Picking {
            here: asked.href(),
            is_ended: matches!(view.state, Some(TicketState::Solved | TicketState::Closed)),
            has_more: previous.is_some() || next.is_some(),
        }),
        told: batches::told(look, frame, who, asked.batch.as_deref()).await?,
        previous,
        next,
        empty: asked.name.empty(),
        ..List::default()
    })
}

/// The rail's own part.
pub fn rail<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let labelled = |name: Name| (frame.t(format!("ticket-view-{}", name.as_text())), name);
        let sections: Vec<(&str, Vec<(String, Name)>)> = if who.role.may_answer() {
            let mut mine = vec![labelled(Name::Mine)];
            mine.extend(Staff::departments(&look, who.id).await?.into_iter().map(|d| (d.name, Name::Department(d.id))));
            let company = [Name::Unassigned, Name::Open, Name::Customer, Name::Snoozed, Name::Solved, Name::All];
            vec![("ticket-nav-mine", mine), ("ticket-nav-company", company.map(labelled).into())]
        } else {
            vec![("ticket-nav-mine", [Name::Open, Name::Solved].map(labelled).into())]
        };
        let counts = counts(&look, who, sections.iter().flat_map(|(_, items)| items).map(|(_, name)| name)).await?;
        let item = |(label, name): (String, Name)| NavItem {
            label,
            count: counts.iter().find(|(counted, _)| *counted == name).and_then(|(_, n)| shown(&name, *n)),
            current: path == name.href(),
            href: name.href(),
            key: None,
        };
        let section = |(title, items): (&str, Vec<_>)| NavSection {
            title: frame.t(title),
            items: items.into_iter().map(item).collect(),
        };
        Ok(sections.into_iter().map(section).collect())
    })
}

/// How many wait in each, counted at once. Lists of what is done need no count.
async fn counts(look: &Look, who: &Colleague, names: impl Iterator<Item = &Name>) -> Result<Vec<(Name, u32)>> {
    let names: Vec<Name> = names.filter(|name| !matches!(name, Name::Solved | Name::All)).cloned().collect();
    let views: Vec<View> = names.iter().map(|name| name.view(who)).collect();
    let counts = View::counts(look, &Scope::of(who), &views, COUNTED).await?;
    Ok(names.into_iter().zip(counts).collect())
}

fn shown(name: &Name, n: u32) -> Option<Count> {
    let text = if n >= COUNTED { "99+".to_owned() } else { n.to_string() };
    (n > 0).then_some(Count { text, hot: *name == Name::Unassigned })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_s_name_survives_its_link() {
        let all = [Name::Mine, Name::Unassigned, Name::Open, Name::Customer, Name::Snoozed, Name::Solved, Name::All];
        for name in all.into_iter().chain([Name::Department(DepartmentId(7))]) {
            assert_eq!(Name::parse(&name.as_text()).ok(), Some(name));
        }
        assert!(Name::parse("department-x").is_err() && Name::parse("").is_err());
    }
}
