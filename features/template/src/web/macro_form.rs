//! Macros in the settings: made, changed, archived.

use super::{
    form::whose,
    macro_list::SNOOZES,
    view::{MacroPage, There},
};
use crate::{
    Macro, MacroId, Template, TemplateId, Whose,
    macros::{Assignee, NewMacro, Step, Words},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Look, Result, StaffId};
use people::{Agent, Department, Staff, Supervisor};
use people_web::{
    As, FormFailed, Page, Web, draw,
    page::{done, draw_as},
};
use shell::{Choice, Frame};
use std::collections::HashMap;
use ticket::Priority;

const PATH: &str = "/settings/macros";

type Fields = HashMap<String, String>;

/// `GET /settings/macros/new`
pub(super) async fn new(State(web): State<Web>, page: Page, who: As<Agent>) -> Result<Response> {
    let frame = who.settings_frame(&web, &page, "template-macro-new").await?;
    let shared = Supervisor::of(&who.who).is_ok();
    let typed = Fields::from([("whose".into(), if shared { "company" } else { "own" }.into())]);
    let drawn = drawn(&web, &frame, &who, None, &typed, &FormFailed::default()).await?;
    draw(&web, &frame, &drawn)
}

/// `GET /settings/macros/{id}`
pub(super) async fn edit(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<MacroId>,
) -> Result<Response> {
    let prepared = Macro::seen_by(&web.desk.look(), &who.who, id).await?;
    let mut frame = who.settings_frame(&web, &page, "template-macros").await?;
    frame.title.clone_from(&prepared.name);
    let typed = fields(&prepared);
    let drawn = drawn(&web, &frame, &who, Some(&prepared), &typed, &FormFailed::default()).await?;
    draw(&web, &frame, &drawn)
}

/// `POST /settings/macros`
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    save(&web, &page, &who, None, &fields).await
}

/// `POST /settings/macros/{id}`: changes it, or with `_method` archives it or takes it out again.
pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Path(id): Path<MacroId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let archived = match fields.get("_method").map(String::as_str) {
        Some("delete") => true,
        Some("restore") => false,
        _ => return save(&web, &page, &who, Some(id), &fields).await,
    };
    let mut act = who.visit.act(&web).await?;
    Macro::archive(&mut act, &who.who, id, archived).await?;
    act.commit().await?;
    Ok(done(&web, PATH, Some(if archived { "template-flash-macro-archived" } else { "template-flash-macro-restored" })))
}

async fn save(web: &Web, page: &Page, who: &As<Agent>, id: Option<MacroId>, fields: &Fields) -> Result<Response> {
    let Err(error) = write(web, who, id, fields).await else {
        return Ok(done(web, PATH, Some("template-flash-macro-saved")));
    };
    let prepared = match id {
        Some(id) => Some(Macro::seen_by(&web.desk.look(), &who.who, id).await?),
        None => None,
    };
    let title = if id.is_some() { "template-macros" } else { "template-macro-new" };
    let frame = who.settings_frame(web, page, title).await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let drawn = drawn(web, &frame, who, prepared.as_ref(), fields, &failed).await?;
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &drawn)
}

async fn write(web: &Web, who: &As<Agent>, id: Option<MacroId>, fields: &Fields) -> Result<()> {
    let text = |name: &str| fields.get(name).map(|v| v.trim()).unwrap_or_default();
    let new = NewMacro { name: text("name").to_owned(), whose: Whose::parse(text("whose"))?, steps: steps(fields) };
    let mut act = who.visit.act(web).await?;
    Macro::save(&mut act, &who.who, id, new).await?;
    act.commit().await
}

/// The steps a form says: each kind at most once, in the order of the form.
fn steps(fields: &Fields) -> Vec<Step> {
    let text = |name: &str| fields.get(name).map(|v| v.trim()).filter(|v| !v.is_empty());
    let template = |name: &str| text(name).and_then(|id| id.parse::<TemplateId>().ok()).map(Words::Template);
    let written = text("note-text").map(|t| Words::Html(mail::sanitise(&mail::text_to_html(t)).html));
    let tags = |name: &str| text(name).map(names).filter(|names| !names.is_empty());
    let assignee = text("assignee").and_then(|to| match to {
        "me" => Some(Assignee::Me),
        "nobody" => Some(Assignee::Nobody),
        id => id.parse::<StaffId>().ok().map(Assignee::Person),
    });
    let department = text("department").and_then(|id| id.parse::<DepartmentId>().ok());
    let level = text("priority").and_then(|level| level.parse::<Priority>().ok());
    let minutes = text("snooze").and_then(|minutes| minutes.parse::<u32>().ok());
    let all = [
        template("reply").map(|words| Step::Reply { words, send: fields.contains_key("send") }),
        template("note").or(written).map(|words| Step::Note { words }),
        department.map(|department| Step::Department { department }),
        assignee.map(|to| Step::Assign { to }),
        level.map(|level| Step::Priority { level }),
        tags("tags").map(|names| Step::Tag { names }),
        tags("untags").map(|names| Step::Untag { names }),
        minutes.map(|minutes| Step::Snooze { minutes }),
        fields.contains_key("solve").then_some(Step::Solve),
    ];
    all.into_iter().flatten().collect()
}

fn names(list: &str) -> Vec<String> {
    list.split(',')
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|n| !n.is_empty())
        .collect()
}

/// A macro as its form would send it.
fn fields(prepared: &Macro) -> Fields {
    let whose = prepared.department_id.map_or_else(|| "company".to_owned(), |id| id.to_string());
    let whose = if prepared.owner_id.is_some() { "own".to_owned() } else { whose };
    let mut fields = Fields::from([("name".into(), prepared.name.clone()), ("whose".into(), whose)]);
    for step in prepared.steps.iter() {
        let (name, value) = match step {
            Step::Reply { words: Words::Template(id), send } => {
                if *send {
                    fields.insert("send".into(), "yes".into());
                }
                ("reply", id.to_string())
            }
            Step::Reply { words: Words::Html(_), .. } => continue,
            Step::Note { words: Words::Template(id) } => ("note", id.to_string()),
            Step::Note { words: Words::Html(html) } => ("note-text", mail::html_to_text(html)),
            Step::Department { department } => ("department", department.to_string()),
            Step::Assign { to: Assignee::Me } => ("assignee", "me".into()),
            Step::Assign { to: Assignee::Nobody } => ("assignee", "nobody".into()),
            Step::Assign { to: Assignee::Person(id) } => ("assignee", id.to_string()),
            Step::Priority { level } => ("priority", level.to_string()),
            Step::Tag { names } => ("tags", names.join(", ")),
            Step::Untag { names } => ("untags", names.join(", ")),
            Step::Snooze { minutes } => ("snooze", minutes.to_string()),
            Step::Solve => ("solve", "yes".into()),
        };
        fields.insert(name.into(), value);
    }
    fields
}

async fn drawn<'a>(
    web: &Web,
    frame: &'a Frame,
    who: &As<Agent>,
    prepared: Option<&Macro>,
    typed: &Fields,
    failed: &FormFailed,
) -> Result<MacroPage<'a>> {
    let look = web.desk.look();
    let text = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let templates = templates(&look, who, &[text("reply"), text("note")]).await?;
    let chosen = |name: &'static str| {
        let now = text(name);
        let each = templates.iter().map(move |t| Choice::new(t.id, &*t.name, t.id.to_string() == now));
        std::iter::once(Choice::new("", "—", false)).chain(each).collect::<Vec<_>>()
    };
    let of = |name: &str, choices: Vec<(String, String)>| {
        let now = text(name);
        let each = choices.into_iter().map(|(value, label)| Choice { chosen: value == now, value, label });
        std::iter::once(Choice::new("", "—", false)).chain(each).collect::<Vec<_>>()
    };
    let departments = Department::offered(&look, who.who.uses(), text("department").parse().ok()).await?;
    let departments = departments.into_iter().map(|d| (d.id.to_string(), d.name));
    let levels = Priority::ALL.iter().map(|p| (p.to_string(), frame.t(format!("ticket-priority-{p}"))));
    let snoozes = SNOOZES.iter().map(|(minutes, key)| (minutes.to_string(), frame.t(key)));
    Ok(MacroPage {
        frame,
        action: prepared.map_or_else(|| PATH.to_owned(), |m| format!("{PATH}/{}", m.id)),
        there: prepared.map(|m| There { uses: frame.n("template-uses", m.uses), archived: m.archived_at.is_some() }),
        may_change: prepared.is_none_or(|m| m.may_change(&who.who)),
        name: failed.field("name", text("name")),
        whose: whose(&look, frame, who, &text("whose")).await?,
        error: ["steps", "whose", "reply"].iter().find_map(|f| failed.field(f, "").error).or(failed.error.clone()),
        reply: chosen("reply"),
        send: typed.contains_key("send"),
        note: chosen("note"),
        note_text: text("note-text"),
        departments: of("department", departments.collect()),
        assignees: of("assignee", assignees(&look, frame, &text("assignee")).await?),
        priorities: of("priority", levels.collect()),
        tags: text("tags"),
        untags: text("untags"),
        snoozes: of("snooze", snoozes.collect()),
        solve: typed.contains_key("solve"),
    })
}

/// Templates a macro may say, and those it says whatever became of them: whoever saves it does not lose them.
pub(super) async fn templates(look: &Look, who: &As<Agent>, said: &[String]) -> Result<Vec<Template>> {
    let mut all = Template::all(look, &who.who, "", false).await?;
    for id in said.iter().filter_map(|id| id.parse::<TemplateId>().ok()) {
        if all.iter().any(|known| known.id == id) {
            continue;
        }
        match Template::seen_by(look, &who.who, id).await {
            Err(Error::Missing) => {}
            found => all.push(found?),
        }
    }
    Ok(all)
}

/// To whom a macro may give tickets, and to whom it does, though they have left.
async fn assignees(look: &Look, frame: &Frame, chosen: &str) -> Result<Vec<(String, String)>> {
    let fixed =
        [("me", "template-assign-me"), ("nobody", "template-nobody")].map(|(v, key)| (v.to_owned(), frame.t(key)));
    let staff = Staff::everyone(look).await?.into_iter().map(|s| (s.id.to_string(), s));
    let staff = staff.filter(|(id, s)| id == chosen || s.left_at.is_none() && s.role.may_answer());
    Ok(fixed.into_iter().chain(staff.map(|(id, s)| (id, s.name))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_a_macro_does_and_the_macro_says_the_form() {
        let pairs = [
            ("name", "Lost"),
            ("whose", "company"),
            ("reply", "3"),
            ("send", "yes"),
            ("note-text", "Claim it"),
            ("assignee", "me"),
            ("priority", "high"),
            ("tags", " lost,  very  late ,"),
            ("solve", "yes"),
        ];
        let typed: Fields = pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        let steps = steps(&typed);
        assert_eq!(steps.len(), 6);
        assert_eq!(steps[4], Step::Tag { names: vec!["lost".into(), "very late".into()] });
        let prepared = Macro {
            id: MacroId(1),
            name: "Lost".into(),
            owner_id: None,
            department_id: None,
            steps: sqlx::types::Json(steps.clone()),
            archived_at: None,
            uses: 0,
        };
        assert_eq!(super::steps(&fields(&prepared)), steps);
        assert!(super::steps(&Fields::new()).is_empty());
    }
}
