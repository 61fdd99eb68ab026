//! Choosing a list's filters, and keeping them as a view.

use crate::{
    filters::{Filters, HOLDERS},
    lists::{Asked, Name},
    view::{FilterBar, NarrowingPage, SavedForm},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use base::{DepartmentId, Error, Look, Result};
use journey::Journey;
use people::{Agent, Department, Role, Staff, Uses};
use people_web::{As, Page, Web, draw, page::done};
use serde::Deserialize;
use shell::{Choice, Frame};
use std::hash::{DefaultHasher, Hash, Hasher};
use ticket::{
    Cause, Channel, Priority, SavedView, SavedViewId, Shared, Sort, State as TicketState, Tag, saved_view::Sharing,
};

/// How long a customer may have been waiting, in hours.
const WAITS: [i64; 6] = [1, 4, 8, 24, 72, 168];
/// Tags that are offered.
pub(crate) const TAGS: u32 = 200;

/// The filters of a list as chips, and where they are changed.
pub async fn bar(look: &Look, frame: &Frame, asked: &Asked) -> Result<FilterBar> {
    let mut chips = Vec::new();
    for name in asked.filters.names() {
        let without = asked.with(&asked.filters.query_without(Some(name)));
        chips.push((asked.filters.words(look, frame, name).await?, without));
    }
    let list = form_urlencoded::Serializer::new(String::new()).append_pair("list", &asked.href()).finish();
    Ok(FilterBar { chips, id: id(asked), href: format!("/filters?{list}") })
}

/// One id for each list, so that a part of the page that stays is never another list's.
fn id(asked: &Asked) -> String {
    let mut hasher = DefaultHasher::new();
    asked.href().hash(&mut hasher);
    format!("filters-{:x}", hasher.finish())
}

/// Whose filters.
#[derive(Debug, Deserialize)]
pub struct Whose {
    list: String,
}

/// The filters of a list, to be chosen.
pub async fn show(State(web): State<Web>, page: Page, who: As<Agent>, Query(whose): Query<Whose>) -> Result<Response> {
    let look = web.desk.look();
    let asked = Asked::at(&whose.list)?.looked_up(&look, &who.who).await?;
    let frame = who.frame(&web, &page, "").await?;
    let frame = Frame { title: frame.t("ticket-filters"), ..frame };
    let filters = asked.all_filters();
    let value = |name: &str| filters.get(name).unwrap_or_default().to_owned();
    let day = |name: &'static str, key: &str| (name, frame.t(key), value(name));
    let shown = NarrowingPage {
        frame: &frame,
        id: id(&asked),
        action: asked.name.href(),
        selects: selects(&look, &frame, who.who.uses(), &filters).await?,
        tag: value("tag"),
        tags: Tag::offered(&look, "", None, TAGS).await?,
        days: vec![
            day("opened-from", "ticket-filters-opened-from"),
            day("opened-to", "ticket-filters-opened-to"),
            day("moved-from", "ticket-filters-moved-from"),
            day("moved-to", "ticket-filters-moved-to"),
        ],
        followed: filters.get("followed").is_some(),
        moves: asked.saved.as_ref().map(|saved| saved.id.0),
        save: saving(&look, &frame, &who.who, &asked, &filters).await?,
    };
    draw(&web, &frame, &shown)
}

type Select = (&'static str, String, Vec<Choice>);

async fn selects(look: &Look, frame: &Frame, uses: Uses, filters: &Filters) -> Result<Vec<Select>> {
    let select = |name: &'static str, title: &str, choices: Vec<(String, String)>| {
        let chosen = filters.get(name);
        let none = if name == "sort" { "ticket-filter-sort-own" } else { "ticket-filter-any" };
        let any = Choice::new("", frame.t(none), chosen.is_none());
        let choices = choices.into_iter().map(|(value, label)| Choice::new(&value, label, chosen == Some(&value)));
        (name, frame.t(title), [any].into_iter().chain(choices).collect())
    };
    let mut staff =
        vec![("me".to_owned(), frame.t("ticket-filter-me")), ("nobody".into(), frame.t("ticket-unassigned"))];
    staff.extend(
        Staff::all(look).await?.into_iter().filter(|s| s.role.may_answer()).map(|s| (s.id.to_string(), s.name)),
    );
    let departments = Department::all(look).await?.into_iter().map(|d| (d.id.to_string(), d.name)).collect();
    let mut states = worded(TicketState::ALL, |word| frame.t(format!("ticket-filter-state-{word}")));
    states.push(("any".into(), frame.t("ticket-filter-state-any")));
    let priorities = worded(Priority::ALL, |word| frame.t(format!("ticket-priority-{word}")));
    let spoken: Vec<Channel> = Channel::ALL.iter().copied().filter(|c| spoken(*c)).collect();
    let channels = worded(&spoken, |word| frame.t(format!("ticket-channel-{word}")));
    let holders = worded(&HOLDERS, |word| frame.t(format!("ticket-filter-holder-{word}")));
    let orders = worded(Sort::ALL, |word| frame.t(format!("ticket-order-{word}")));
    // What is archived narrows on: it stands after what can be chosen for a ticket.
    let (open, archived): (Vec<_>, Vec<_>) =
        Journey::ever(look).await?.into_iter().partition(|one| one.archived_at.is_none());
    let journeys: Vec<_> = open.into_iter().chain(archived).map(|one| (one.id.to_string(), one.name)).collect();
    let causes: Vec<_> = Cause::all(look).await?.into_iter().map(|c| (c.id.to_string(), c.label())).collect();
    let waits = WAITS.iter().map(|hours| (hours.to_string(), frame.duration(hours * 3_600_000_000))).collect();
    let selects = [
        Some(select("state", "ticket-filters-state", states)),
        Some(select("assignee", "ticket-filters-assignee", staff)),
        Some(select("department", "ticket-department", departments)),
        // Where there are none, there is nothing to choose.
        (!causes.is_empty()).then(|| select("cause", "ticket-cause", causes)),
        Some(select("priority", "ticket-priority", priorities)),
        Some(select("channel", "ticket-filters-channel", channels)),
        (!journeys.is_empty()).then(|| select("journey", "ticket-journey", journeys)),
        Some(select("holder", "ticket-filters-holder", holders)),
        Some(select("waits", "ticket-filters-waits", waits)),
        Some(select("sort", "ticket-filters-sort", orders)),
    ];
    let shown = |name: &str| match name {
        "assignee" => uses.colleagues || filters.get(name).is_some(),
        "department" => uses.departments || filters.get(name).is_some(),
        _ => true,
    };
    Ok(selects.into_iter().flatten().filter(|(name, ..)| shown(name)).collect())
}

fn worded<T: std::fmt::Display>(all: &[T], say: impl Fn(&str) -> String) -> Vec<(String, String)> {
    all.iter().map(ToString::to_string).map(|word| (word.clone(), say(&word))).collect()
}

/// Whether matters begin by it today.
fn spoken(channel: Channel) -> bool {
    !matches!(channel, Channel::Desk | Channel::Messenger)
}

async fn saving(
    look: &Look,
    frame: &Frame,
    who: &Agent,
    asked: &Asked,
    filters: &Filters,
) -> Result<Option<SavedForm>> {
    let change = asked.saved.as_ref().filter(|saved| saved.may_change(who));
    // Who was called is one's own: another reader of the view would have another list.
    if asked.name == Name::Mentions || (filters.is_empty() && change.is_none()) {
        return Ok(None);
    }
    let shared = change.map(|saved| sharing_word(saved.shared, saved.department_id));
    let mut choices = vec![("own".to_owned(), frame.t("ticket-share-own"))];
    for department in Staff::departments(look, who.id).await? {
        choices
            .push((format!("department-{}", department.id), frame.about("ticket-share-department", department.name)));
    }
    if matches!(who.role, Role::Admin | Role::Supervisor) {
        choices.push(("everybody".into(), frame.t("ticket-share-everybody")));
    }
    let name = change.map(|saved| saved.name.clone()).unwrap_or_default();
    let base = match asked.name {
        Name::All | Name::Saved(_) => filters.clone(),
        _ => filters.over(&Filters::of(&base_query(asked))),
    };
    Ok(Some(SavedForm {
        query: base.query_without(None),
        change: change.map(|saved| saved.id.0),
        name,
        sharing: choices
            .into_iter()
            .map(|(value, label)| Choice::new(&value, label, shared.as_deref() == Some(value.as_str())))
            .collect(),
    }))
}

/// What a list of ours is, said as filters: a saved view has no other list beneath it.
fn base_query(asked: &Asked) -> String {
    match asked.name {
        Name::Mine => "state=open&assignee=me".into(),
        Name::Unassigned => "state=open&assignee=nobody".into(),
        Name::Open => "state=open".into(),
        Name::Customer => "state=open&holder=customer".into(),
        Name::Snoozed => "state=snoozed".into(),
        Name::Solved => "state=solved".into(),
        Name::Followed => "followed=yes".into(),
        Name::Department(id) => format!("state=open&department={id}"),
        Name::All | Name::Mentions | Name::Saved(_) | Name::Found => String::new(),
    }
}

fn sharing_word(shared: Shared, department: Option<DepartmentId>) -> String {
    match (shared, department) {
        (Shared::Department, Some(id)) => format!("department-{id}"),
        (Shared::Everybody, _) => "everybody".into(),
        _ => "own".into(),
    }
}

/// A view to be kept, changed, moved or removed.
#[derive(Debug, Deserialize)]
pub struct Kept {
    #[serde(rename = "_method")]
    method: Option<String>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    query: String,
    #[serde(default)]
    share: String,
    up: Option<String>,
}

impl Kept {
    fn sharing(&self) -> Result<Sharing> {
        match self.share.as_str() {
            "" | "own" => Ok(Sharing::Own),
            "everybody" => Ok(Sharing::Everybody),
            other => {
                let id = other.strip_prefix("department-").and_then(|id| id.parse().ok());
                id.map(|id| Sharing::Department(DepartmentId(id)))
                    .ok_or_else(|| Error::invalid("share", "ticket-error-value"))
            }
        }
    }

    /// The filters, checked and in their order.
    fn query(&self, who: &Agent, web: &Web) -> Result<String> {
        let filters = Filters::of(&self.query);
        filters.narrow(ticket::View::default(), who, web.desk.now())?;
        Ok(filters.query_without(None))
    }
}

/// Keeps a list as a view.
pub async fn create(State(web): State<Web>, who: As<Agent>, Form(kept): Form<Kept>) -> Result<Response> {
    let (query, sharing) = (kept.query(&who.who, &web)?, kept.sharing()?);
    let mut act = who.visit.act(&web).await?;
    let id = SavedView::make(&mut act, &who.who, &kept.name, &query, sharing).await?;
    act.commit().await?;
    Ok(done(&web, Name::Saved(id).href(), Some("ticket-flash-view-saved")))
}

/// Changes a view, moves it up, or removes it.
pub async fn change(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<SavedViewId>,
    Form(kept): Form<Kept>,
) -> Result<Response> {
    let saved = SavedView::seen_by(&web.desk.look(), &who.who, id).await?;
    let mut act = who.visit.act(&web).await?;
    let (path, flash) = if kept.method.as_deref() == Some("delete") {
        saved.delete(&mut act, &who.who).await?;
        (Name::Open.href(), "ticket-flash-view-removed")
    } else if kept.up.is_some() {
        saved.move_up(&mut act, &who.who).await?;
        (Name::Saved(id).href(), "ticket-flash-view-saved")
    } else {
        let (query, sharing) = (kept.query(&who.who, &web)?, kept.sharing()?);
        saved.change(&mut act, &who.who, &kept.name, &query, sharing).await?;
        (Name::Saved(id).href(), "ticket-flash-view-saved")
    };
    act.commit().await?;
    Ok(done(&web, path, Some(flash)))
}
