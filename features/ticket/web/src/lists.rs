//! The lists: which tickets each shows, and what the rail says about them.

pub use crate::named::Name;
use crate::{
    batches, drafts,
    filters::Filters,
    finding, promises, rows,
    view::{Empty, List, ListPage, Picking},
};
use axum::{
    extract::{Path, RawQuery, State},
    response::{IntoResponse, Response},
};
use base::{Error, Future, Look, Moment, Result, TicketId};
use hotwire::forms::Reply303;
use people::{Agent, Colleague};
use people_web::{As, Page, Web, draw, page::listen};
use shell::{Count, Frame, NavItem, NavSection};
use ticket::{
    Counted, Cursor, Page as Rows, SavedView, Scope, Sort, State as TicketState, Ticket, View, Waiting, inbox::READ,
    ticket::LISTS,
};

/// Rows on one page.
const PAGE: u32 = 50;
/// Rows beside a ticket that no list has led to: what it stands among, and no more to carry.
const FEW: u32 = 5;
/// Pages in one, when one is read on and on.
const PAGES: u32 = 5;
/// Counts are counted no further.
const COUNTED: u32 = 100;
/// Keys of the first lists in the rail.
const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
/// Saved views in the rail at most.
const SHOWN_VIEWS: usize = 20;

/// Where one begins: agents with their own, collaborators with what they were asked into.
pub async fn home(who: As<Colleague>) -> Reply303 {
    let name = if who.who.role.may_answer() { Name::Mine } else { Name::Open };
    Reply303(name.href())
}

/// `GET /tickets`, which nobody links to and many type: every open ticket that its reader sees.
pub async fn all(_who: As<Colleague>) -> Reply303 {
    Reply303(Name::Open.href())
}

/// A list as links ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub name: Name,
    /// What narrows it; nothing narrows what a search found.
    pub filters: Filters,
    /// What was searched for, when it is what a search found.
    pub words: String,
    /// From where.
    pub cursor: Option<String>,
    /// How many pages from there.
    pub pages: u32,
    /// Rows on one of them.
    pub limit: u32,
    /// The batch that was just done from here.
    pub batch: Option<String>,
    /// The view it names, once it is looked up.
    pub saved: Option<SavedView>,
}

impl Asked {
    /// The list of this name with what a query says about it.
    pub fn of(name: &str, query: &str) -> Result<Asked> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let get = |name: &str| pairs.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.clone());
        let pages = get("pages").and_then(|pages| pages.parse().ok()).unwrap_or(1).clamp(1, PAGES);
        let (name, batch) = (Name::parse(name)?, get("batch"));
        if name == Name::Found {
            let words = get("q").unwrap_or_default().trim().chars().take(finding::LONGEST).collect();
            return Ok(Asked { words, pages, batch, ..Asked::whole(name) });
        }
        Ok(Asked { filters: Filters::of(query), cursor: get("cursor"), pages, batch, ..Asked::whole(name) })
    }

    /// The list at this address of ours.
    pub fn at(href: &str) -> Result<Asked> {
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        Asked::of(path.strip_prefix("/views/").ok_or(Error::Missing)?, query)
    }

    /// The list beside a ticket, as the ticket's link says; when it says none, a few rows of one that holds it, from
    /// the ticket on.
    pub fn beside(who: &Colleague, query: &str, ticket: &Ticket, now: Moment) -> Result<Asked> {
        if let Some(named) = Asked::named(query) {
            return Ok(named);
        }
        let whole = Asked::whole(Name::holding(who, ticket));
        let from = whole.view(who, now)?.from(ticket);
        Ok(Asked { limit: FEW, ..whole.from(from) })
    }

    /// The list one works through, as a ticket's link says; one's own when it says none.
    pub fn worked(who: &Colleague, query: &str) -> Asked {
        let usual = if who.role.may_answer() { Name::Mine } else { Name::Open };
        Asked::named(query).unwrap_or_else(|| Asked::whole(usual))
    }

    /// The list that a ticket's link names.
    fn named(query: &str) -> Option<Asked> {
        let (_, name) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "view")?;
        Asked::of(&name, query).ok()
    }

    /// The list of this name from its beginning.
    fn whole(name: Name) -> Asked {
        let (filters, words) = (Filters::default(), String::new());
        Asked { name, filters, words, cursor: None, pages: 1, limit: PAGE, batch: None, saved: None }
    }

    /// The same list from another place on.
    pub fn from(&self, cursor: Cursor) -> Asked {
        Asked { cursor: Some(cursor.to_string()), pages: 1, ..self.clone() }
    }

    /// The same, knowing what it needs to know: the view it names.
    pub async fn looked_up(mut self, look: &Look, who: &Colleague) -> Result<Asked> {
        if let Name::Saved(id) = self.name {
            self.saved = Some(SavedView::seen_by(look, &Agent::of(who)?, id).await?);
        }
        Ok(self)
    }

    /// Everything that narrows it.
    pub fn all_filters(&self) -> Filters {
        match &self.saved {
            Some(saved) => self.filters.over(&Filters::of(&saved.query)),
            None => self.filters.clone(),
        }
    }

    /// Which tickets.
    ///
    /// # Errors
    /// [`Error::Missing`] for what a search found, [`Error::Invalid`] for a filter that is none.
    pub fn view(&self, who: &Colleague, now: Moment) -> Result<View> {
        self.all_filters().narrow(self.name.view(who)?, who, now)
    }

    /// Where its first page is.
    pub fn href(&self) -> String {
        self.with(&self.query())
    }

    /// Where it is with these filters instead.
    pub fn with(&self, query: &str) -> String {
        let own = self.name.href();
        if query.is_empty() { own } else { format!("{own}?{query}") }
    }

    /// In links of tickets: which list, and which page of it, stays beside them.
    pub fn in_links(&self) -> String {
        let query = self.query();
        let filters = if query.is_empty() { query } else { format!("&{query}") };
        format!("view={}{filters}{}", self.name.as_text(), self.stretch_in_links())
    }

    /// Where it is, with the stretch of it that is shown.
    pub fn place(&self) -> String {
        let (here, stretch) = (self.href(), self.stretch_in_links());
        if here.contains('?') { format!("{here}{stretch}") } else { format!("{here}{}", stretch.replacen('&', "?", 1)) }
    }

    /// What makes it this list, beside its name.
    fn query(&self) -> String {
        match self.words.as_str() {
            "" => self.filters.query_without(None),
            words => form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish(),
        }
    }

    fn stretch_in_links(&self) -> String {
        let cursor = self.cursor.as_ref().map_or_else(String::new, |c| format!("&cursor={c}"));
        let pages = if self.pages > 1 { format!("&pages={}", self.pages) } else { String::new() };
        format!("{cursor}{pages}")
    }

    /// The rows that are asked for: so many pages, one after the other.
    pub async fn stretch(&self, look: &Look, who: &Colleague) -> Result<Rows> {
        if self.name == Name::Found {
            return Ok(Rows { rows: finding::hits(look, who, self).await?.rows, ..Rows::default() });
        }
        let (view, scope) = (self.view(who, look.now())?, Scope::of(who));
        let cursor: Option<Cursor> = self.cursor.as_deref().map(str::parse).transpose()?;
        let mut shown = view.page(look, &scope, cursor, self.limit).await?;
        for _ in 1..self.pages {
            let Some(next) = shown.next else { break };
            let more = view.page(look, &scope, Some(next), self.limit).await?;
            shown.rows.extend(more.rows);
            (shown.next, shown.looked_to) = (more.next, more.looked_to);
        }
        Ok(shown)
    }

    /// The first so many tickets of it, by number.
    pub async fn numbers(&self, look: &Look, who: &Colleague, most: usize) -> Result<Vec<TicketId>> {
        let (view, scope) = (self.clone().looked_up(look, who).await?.view(who, look.now())?, Scope::of(who));
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
    let query = query.unwrap_or_default();
    let look = web.desk.look();
    let asked = Asked::of(&name, &query)?.looked_up(&look, &who.who).await?;
    // A form sends its empty fields too; the address says only what narrows. A search has an address of its own.
    if query.split('&').any(|pair| pair.ends_with('=')) || asked.name == Name::Found {
        return Ok(Reply303(asked.href()).into_response());
    }
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
    if asked.name == Name::Found {
        return finding::list(look, frame, who, asked, current).await;
    }
    let view = asked.view(who, frame.now)?;
    let page = asked.stretch(look, who).await?;
    let link = |c: Cursor| asked.from(c).place();
    let (previous, next) = (page.previous.map(link), page.next.map(link));
    Ok(List {
        title: match &asked.saved {
            Some(saved) => saved.name.clone(),
            None => asked.name.title(look, frame).await?,
        },
        order: Some(frame.t(format!("ticket-order-{}", view.sorted()))),
        filters: match who.role.may_answer() {
            true => Some(crate::narrowing::bar(look, frame, asked).await?),
            false => None,
        },
        looked_to: page.looked_to.map(|to| looked_to(frame, &view, to)),
        rows: rows::rows(look, frame, page.rows, (&asked.in_links(), Some(&view)), current).await?,
        batch: who.role.may_answer().then(|| Picking {
            here: asked.href(),
            is_ended: matches!(view.state, Some(TicketState::Solved | TicketState::Closed)),
            has_more: previous.is_some() || next.is_some(),
        }),
        told: batches::told(look, frame, who, asked.batch.as_deref()).await?,
        here: asked.href(),
        stays: asked.limit < PAGE,
        previous,
        next,
        empty: if asked.filters.is_empty() { asked.name.empty() } else { Empty::Filtered },
        ..List::default()
    })
}

/// How far a list that must be sifted was looked through.
fn looked_to(frame: &Frame, view: &View, to: Moment) -> String {
    match view.sorted() {
        Sort::Loss => frame.n("ticket-list-looked", READ),
        Sort::Newest => frame.tr("ticket-list-looked-back", &[("when", frame.exact(to).into())]),
        Sort::Oldest => frame.tr("ticket-list-looked-on", &[("when", frame.exact(to).into())]),
    }
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
        let labelled = |name: Name| (name.label(frame), Asked::whole(name));
        let sections: Vec<(&str, Vec<(String, Asked)>)> = match Agent::of(who) {
            Ok(agent) => {
                let mut mine = vec![labelled(Name::Mine)];
                let (departments, saved) = SavedView::with_departments(&look, &agent).await?;
                if who.uses().departments {
                    mine.extend(departments.into_iter().map(|(id, name)| (name, Asked::whole(Name::Department(id)))));
                }
                if who.uses().colleagues {
                    mine.extend([Name::Mentions, Name::Followed].map(labelled));
                }
                let company = [Name::Unassigned, Name::Open, Name::Customer, Name::Snoozed, Name::Solved, Name::All];
                let saved = saved.into_iter().take(SHOWN_VIEWS);
                let saved = saved
                    .map(|v| (v.name.clone(), Asked { saved: Some(v.clone()), ..Asked::whole(Name::Saved(v.id)) }));
                vec![
                    ("ticket-nav-mine", mine),
                    ("ticket-nav-views", saved.collect()),
                    ("ticket-nav-company", company.map(labelled).into()),
                ]
            }
            Err(_) => vec![(
                "ticket-nav-mine",
                [Name::Open, Name::Solved, Name::Mentions, Name::Followed].map(labelled).into(),
            )],
        };
        let (counts, waiting) =
            counts(&look, who, sections.iter().flat_map(|(_, items)| items).map(|(_, asked)| asked)).await?;
        let item = |(label, asked): (String, Asked)| NavItem {
            label,
            count: counts
                .iter()
                .find(|(counted, _)| *counted == asked.name)
                .and_then(|(_, counted)| shown(&asked.name, *counted)),
            current: path == asked.name.href(),
            href: asked.name.href(),
            ..NavItem::default()
        };
        let section = |(title, items): (&str, Vec<_>)| NavSection {
            title: frame.t(title),
            items: items.into_iter().map(item).collect(),
        };
        let mut sections: Vec<_> = sections.into_iter().filter(|(_, items)| !items.is_empty()).map(section).collect();
        for (item, key) in sections.iter_mut().flat_map(|section| &mut section.items).zip(KEYS) {
            item.key = Some(key);
        }
        if let Some(mine) = sections.first_mut() {
            mine.items.push(drafts::link(frame, path, written(waiting.drafts)));
            mine.items.extend(promises::link(frame, who, path, (written(waiting.promises), waiting.due_soon)));
        }
        Ok(sections)
    })
}

/// How many wait in each, and everything else, counted at once; of calls, those not read. Lists of what is done need no
/// count.
async fn counts(
    look: &Look,
    who: &Colleague,
    lists: impl Iterator<Item = &Asked>,
) -> Result<(Vec<(Name, Counted)>, Waiting)> {
    let uncounted = |name: &Name| matches!(name, Name::Solved | Name::All | Name::Followed | Name::Mentions);
    let counted = lists.filter(|asked| !uncounted(&asked.name));
    // A saved view that no longer makes sense is not counted; opened, it says what is wrong.
    let views: Vec<(Name, View)> =
        counted.filter_map(|asked| Some((asked.name.clone(), asked.view(who, look.now()).ok()?))).collect();
    let (names, views): (Vec<Name>, Vec<View>) = views.into_iter().unzip();
    let most = (COUNTED, promises::soon(look.now()));
    let waiting = Waiting::of(look, &Scope::of(who), who.id, &views, most).await?;
    let called = (Name::Mentions, waiting.called);
    Ok((names.into_iter().zip(waiting.lists.iter().copied()).chain([called]).collect(), waiting))
}

fn shown(name: &Name, counted: Counted) -> Option<Count> {
    let text = written(counted)?;
    Some(Count { text, hot: matches!(name, Name::Unassigned | Name::Mentions) })
}

/// `7`, `99+`; nothing for none.
fn written(Counted { n, at_least }: Counted) -> Option<String> {
    let more = if at_least { "+" } else { "" };
    (n > 0).then(|| format!("{}{more}", n.min(COUNTED - 1)))
}
