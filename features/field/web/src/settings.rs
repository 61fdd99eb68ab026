//! Which fields there are, for administrators.

use askama::Template;
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result};
use field::{About, Field as Asked, FieldId, Kind, NewField};
use people::{Admin, Department, Uses};
use people_web::{
    As, FormFailed, Page, Web,
    page::{done, draw_as},
};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

const HERE: &str = "/settings/fields";

#[derive(Template)]
#[template(path = "field/fields.html")]
struct FieldsPage<'a> {
    frame: &'a Frame,
    parts: Vec<Part>,
    about: Vec<Choice>,
    kinds: Vec<Choice>,
    departments: Vec<Choice>,
    name: Field,
    choices: Field,
    currency: Field,
    error: Option<String>,
}

/// Fields about one thing.
struct Part {
    title: String,
    about_tickets: bool,
    lines: Vec<Line>,
}

struct Line {
    id: i64,
    name: String,
    kind_name: String,
    chooses: bool,
    choices: String,
    department: Option<String>,
    departments: Vec<Choice>,
    required: bool,
    archived: bool,
    first: bool,
    last: bool,
}

/// A field as a form describes it, or what is to be done with one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "do")]
    deed: Option<String>,
    about: Option<About>,
    kind: Option<Kind>,
    name: String,
    choices: String,
    currency: String,
    department: String,
    required: Option<String>,
}

impl Wanted {
    fn field(&self) -> Result<NewField> {
        let department = match self.department.as_str() {
            "" => None,
            id => Some(id.parse().map(DepartmentId).map_err(|_| Error::invalid("department", "field-error-unknown"))?),
        };
        Ok(NewField {
            name: self.name.clone(),
            choices: self.choices.lines().map(str::to_owned).collect(),
            currency: self.currency.clone(),
            department,
            required: self.required.is_some(),
        })
    }
}

/// The page.
pub async fn list(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    show(&web, &page, &me, &Wanted::default(), FormFailed::default(), StatusCode::OK).await
}

/// Makes a field.
pub async fn create(State(web): State<Web>, page: Page, me: As<Admin>, Form(wanted): Form<Wanted>) -> Result<Response> {
    let made = async {
        let kind = wanted.kind.ok_or_else(|| Error::invalid("kind", "field-error-unknown"))?;
        let new = wanted.field()?;
        let mut act = me.visit.act(&web).await?;
        Asked::make(&mut act, &me.who, wanted.about.unwrap_or(About::Ticket), kind, new).await?;
        act.commit().await
    };
    answer(&web, &page, &me, &wanted, made.await).await
}

/// Changes a field, moves it, archives it, asks for it again.
pub async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(id): Path<FieldId>,
    Form(wanted): Form<Wanted>,
) -> Result<Response> {
    let changed = async {
        let new = wanted.field()?;
        let mut act = me.visit.act(&web).await?;
        match wanted.deed.as_deref() {
            Some("up") => Asked::shift(&mut act, &me.who, id, true).await?,
            Some("down") => Asked::shift(&mut act, &me.who, id, false).await?,
            Some("archive") => Asked::archive(&mut act, &me.who, id, true).await?,
            Some("restore") => Asked::archive(&mut act, &me.who, id, false).await?,
            _ => Asked::change(&mut act, &me.who, id, new).await?,
        }
        act.commit().await
    };
    let nothing = Wanted::default();
    answer(&web, &page, &me, &nothing, changed.await).await
}

async fn answer(web: &Web, page: &Page, me: &As<Admin>, wanted: &Wanted, done_: Result<()>) -> Result<Response> {
    match done_ {
        Ok(()) => Ok(done(web, HERE, Some("people-flash-saved"))),
        Err(error) => {
            let lang = me.settings_frame(web, page, "field-title").await?.lang;
            let failed = FormFailed::of(error, web, lang)?;
            show(web, page, me, wanted, failed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn show(
    web: &Web,
    page: &Page,
    me: &As<Admin>,
    wanted: &Wanted,
    failed: FormFailed,
    status: StatusCode,
) -> Result<Response> {
    let frame = me.settings_frame(web, page, "field-title").await?;
    let look = web.desk.look();
    let departments = Department::ever(&look).await?;
    let uses = me.who.uses();
    let mut parts = Vec::new();
    for about in About::ALL.iter().copied() {
        let fields = Asked::all(&look, about).await?;
        let title = frame.t(format!("field-about-{about}"));
        let lines = lines(&frame, &fields, &departments, uses);
        parts.push(Part { title, about_tickets: about == About::Ticket, lines });
    }
    let choice = |word: &str, key: String, chosen| Choice::new(word, frame.t(key), chosen);
    let about = |a: &About| choice(a.as_str(), format!("field-about-{a}"), wanted.about == Some(*a));
    let kind = |k: &Kind| choice(k.as_str(), format!("field-kind-{k}"), wanted.kind == Some(*k));
    let mut places = vec![Choice::new("", frame.t("field-everywhere"), wanted.department.is_empty())];
    places.extend(offered(&departments, uses, wanted.department.parse().ok()));
    let shown = FieldsPage {
        frame: &frame,
        parts,
        about: About::ALL.iter().map(about).collect(),
        kinds: Kind::ALL.iter().map(kind).collect(),
        departments: places,
        name: failed.field("name", wanted.name.clone()),
        choices: failed.field("choices", wanted.choices.clone()),
        currency: failed.field("currency", wanted.currency.clone()),
        error: failed.sentence(),
    };
    draw_as(web, &frame, status, &shown)
}

fn offered(departments: &[Department], uses: Uses, chosen: Option<DepartmentId>) -> impl Iterator<Item = Choice> {
    let offered = departments.iter().filter(move |d| d.is_offered(uses, chosen));
    offered.map(move |d| Choice::new(d.id, &*d.name, Some(d.id) == chosen))
}

fn lines(frame: &Frame, fields: &[Asked], departments: &[Department], uses: Uses) -> Vec<Line> {
    let asked = fields.iter().filter(|f| f.archived_at.is_none()).count();
    let line = |(at, f): (usize, &Asked)| Line {
        id: f.id.0,
        name: f.name.clone(),
        kind_name: match f.kind {
            Kind::Money => format!("{}, {}", frame.t(format!("field-kind-{}", f.kind)), f.currency),
            kind => frame.t(format!("field-kind-{kind}")),
        },
        chooses: f.kind.chooses(),
        choices: f.choices.0.join("\n"),
        department: departments.iter().find(|d| Some(d.id) == f.department_id).map(|d| d.name.clone()),
        departments: offered(departments, uses, f.department_id).collect(),
        required: f.required,
        archived: f.archived_at.is_some(),
        first: at == 0,
        last: at + 1 >= asked,
    };
    fields.iter().enumerate().map(line).collect()
}
