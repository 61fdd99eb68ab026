//! Who works here, who answers for what, and who is on duty now: for everybody.

use askama::Template;
use axum::{extract::State, response::Response};
use base::{DepartmentId, Future, Moment, Result, StaffId};
use clock::keeping::Layers;
use jiff::tz::TimeZone;
use people::{Absences, Colleague, Department, Duty, Membership, OwnWords, Regulation, Staff};
use people_web::{As, Page, Web, draw, face, learnt::Answerer};
use shell::{Chip, Face, Frame, Lang, NavItem, NavSection, Tone};
use std::collections::{HashMap, HashSet};

/// In the rail, once there is somebody or something to look up.
pub fn rail<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    path: &'a str,
) -> Future<'a, Result<Vec<NavSection>>> {
    let item = NavItem {
        href: "/people".into(),
        label: frame.t("clock-people"),
        current: path == "/people" || path.starts_with("/departments/"),
        ..NavItem::default()
    };
    let uses = who.uses();
    let shown = uses.colleagues || uses.departments || item.current;
    let section = NavSection { title: frame.t("people-settings-company"), items: vec![item] };
    Box::pin(std::future::ready(Ok(shown.then_some(section).into_iter().collect())))
}

#[derive(Template)]
#[template(path = "clock/people.html")]
struct PeoplePage<'a> {
    frame: &'a Frame,
    units: Vec<Unit>,
    /// The reader.
    me: i64,
}

/// A department with its people; the last one may have no page, for those who belong to none.
struct Unit {
    id: Option<i64>,
    name: String,
    answers_for: String,
    /// What it answers in truth, in a few words; empty when nothing is known.
    learnt: String,
    /// Whether it works at this moment.
    duty: Option<Chip>,
    /// By what one reaches it.
    ask: Vec<String>,
    people: Vec<Person>,
}

struct Person {
    id: i64,
    /// Whether links to them lead here: where they stand first.
    anchor: bool,
    name: String,
    face: Face,
    leads: bool,
    answers_for: String,
    /// What they answer in truth, in a few words; empty when nothing is known.
    learnt: String,
    email: String,
    duty: Chip,
    /// Who stands in, while they are away.
    stands_in: Option<String>,
    /// The time where they are, when that is not the reader's.
    local: Option<String>,
    /// The languages they speak, or that of their screens, as long as they have not said it.
    language: String,
    /// How they are reached beside the desk, in their own words.
    reach: String,
    /// By what one reaches them.
    ask: Vec<String>,
}

/// What the directory is made of, read once.
struct Book {
    staff: Vec<Staff>,
    /// In departments that take work.
    places: Vec<Membership>,
    own: HashMap<StaffId, OwnWords>,
    learnt: HashMap<Answerer, Vec<String>>,
    chart: Absences,
    layers: Layers,
    now: Moment,
}

pub(crate) async fn show(State(web): State<Web>, page: Page, who: As<Colleague>) -> Result<Response> {
    let frame = who.frame(&web, &page, "").await?;
    let frame = Frame { title: frame.t("clock-people"), ..frame };
    let look = web.desk.look();
    let departments = Department::all(&look).await?;
    let mut places = Department::memberships(&look).await?;
    places.retain(|place| departments.iter().any(|department| department.id == place.department_id));
    let book = Book {
        staff: Staff::all(&look).await?,
        places,
        own: OwnWords::all(&look).await?,
        learnt: web.learnt().await?,
        chart: Absences::read(&look, frame.now).await?,
        layers: Layers::read(&look).await?,
        now: frame.now,
    };
    let rules: HashMap<DepartmentId, Regulation> =
        Regulation::all(&look).await?.into_iter().map(|rule| (rule.department_id, rule)).collect();
    let mut units = Vec::new();
    for department in departments {
        let people = book.people(&web, &who.who, &frame, Some(department.id)).await?;
        let open = book.layers.calendar(Some(department.id), None).next_open(book.now);
        units.push(Unit {
            id: Some(department.id.0),
            answers_for: rules.get(&department.id).map(|rule| rule.answers_for.clone()).unwrap_or_default(),
            learnt: book.learnt(&frame, Answerer::Department(department.id)),
            duty: open.map(|open| on_duty(&frame, open, book.now)),
            ask: web.pieces("department-ask", &who.who, &frame, &department).await?,
            name: department.name,
            people,
        });
    }
    let others = book.people(&web, &who.who, &frame, None).await?;
    if !others.is_empty() {
        units.push(Unit {
            id: None,
            name: frame.t("clock-people-others"),
            answers_for: String::new(),
            learnt: String::new(),
            duty: None,
            ask: Vec::new(),
            people: others,
        });
    }
    let mut met = HashSet::new();
    units.iter_mut().flat_map(|unit| &mut unit.people).for_each(|person| person.anchor = met.insert(person.id));
    draw(&web, &frame, &PeoplePage { frame: &frame, units, me: who.who.id.0 })
}

impl Book {
    /// Who belongs to a department, its leads first; or to none.
    async fn people(
        &self,
        web: &Web,
        reader: &Colleague,
        frame: &Frame,
        of: Option<DepartmentId>,
    ) -> Result<Vec<Person>> {
        let mut found = Vec::new();
        for person in &self.staff {
            let place =
                self.places.iter().find(|p| p.staff_id == person.id && of.is_none_or(|of| p.department_id == of));
            if place.is_some() != of.is_some() {
                continue;
            }
            let ask = web.pieces("directory-ask", reader, frame, person).await?;
            found.push(Person { leads: place.is_some_and(|place| place.leads), ask, ..self.person(frame, person, of) });
        }
        found.sort_by_key(|person| !person.leads);
        Ok(found)
    }

    fn learnt(&self, frame: &Frame, of: Answerer) -> String {
        let words = self.learnt.get(&of).filter(|words| !words.is_empty());
        words.map(|words| frame.about("clock-people-learnt", words.join(", "))).unwrap_or_default()
    }

    fn person(&self, frame: &Frame, person: &Staff, of: Option<DepartmentId>) -> Person {
        let away = self.chart.away(person.id, self.now);
        let heir = away.and_then(|_| self.chart.standing_in(person.id, Duty::Questions, self.now));
        let heir = heir.and_then(|heir| self.staff.iter().find(|s| s.id == heir)).map(|heir| heir.name.clone());
        let duty = match away.map(|absence| absence.until) {
            Some(Some(until)) => {
                let until = frame.time(until);
                Chip::new(Tone::Plum, frame.tr("clock-people-away-until", &[("until", until.into())]))
            }
            Some(None) => Chip::new(Tone::Plum, frame.t("clock-people-away")),
            None => match self.layers.calendar(of, Some(person.id)).next_open(self.now) {
                Some(open) => on_duty(frame, open, self.now),
                None => Chip::new(Tone::Plain, frame.t("clock-people-off")),
            },
        };
        let local = clock_face(&person.time_zone(), self.now);
        let there = local != clock_face(&frame.zone, self.now);
        let own = self.own.get(&person.id).cloned().unwrap_or_default();
        let screen = || Lang::parse(&person.language).map(|lang| lang.name().to_owned()).unwrap_or_default();
        Person {
            id: person.id.0,
            anchor: false,
            name: person.name.clone(),
            face: face(person),
            leads: false,
            answers_for: own.answers_for,
            reach: own.reach,
            learnt: self.learnt(frame, Answerer::Staff(person.id)),
            email: person.email.clone(),
            duty,
            stands_in: heir.map(|name| frame.about("clock-people-stands-in", name)),
            local: there.then(|| frame.tr("clock-people-local", &[("at", local.into())])),
            language: Some(own.speaks).filter(|speaks| !speaks.is_empty()).unwrap_or_else(screen),
            ask: Vec::new(),
        }
    }
}

/// At work now, or when next.
fn on_duty(frame: &Frame, open: Moment, now: Moment) -> Chip {
    if open <= now {
        Chip::new(Tone::Leaf, frame.t("clock-people-on-duty"))
    } else {
        Chip::new(Tone::Plain, frame.tr("clock-people-from", &[("from", frame.exact(open).into())]))
    }
}

fn clock_face(zone: &TimeZone, at: Moment) -> String {
    at.there(zone).strftime("%H:%M").to_string()
}
