//! Macros in the settings: listed, with what each does.

use super::{
    list::{Asked, whose_name},
    macro_form::templates,
    view::{MacroLine, MacrosPage},
};
use crate::{
    Macro, Template,
    macros::{Assignee, Step, Words},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::Result;
use people::{Agent, Department, Staff};
use people_web::{As, Page, Web, draw};
use shell::Frame;

/// For how long a ticket may be snoozed, in minutes, with the message that says so.
pub(super) const SNOOZES: [(u32, &str); 5] = [
    (60, "template-snooze-hour"),
    (24 * 60, "template-snooze-day"),
    (3 * 24 * 60, "template-snooze-days"),
    (7 * 24 * 60, "template-snooze-week"),
    (14 * 24 * 60, "template-snooze-weeks"),
];

/// Letters of a macro's own words that are shown.
const WORDS: usize = 60;

/// `GET /settings/macros`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = who.settings_frame(&web, &page, "template-macros").await?;
    let look = web.desk.look();
    let macros = Macro::all(&look, &who.who, asked.archived).await?;
    let named = Named {
        frame: &frame,
        templates: templates(&look, &who, &said(&macros)).await?,
        departments: Department::ever(&look).await?,
        staff: Staff::everyone(&look).await?,
    };
    let line = |m: Macro| MacroLine {
        id: m.id.0,
        steps: m.steps.iter().map(|step| named.step(step)).collect::<Vec<_>>().join(" · "),
        whose: whose_name(&frame, m.owner_id, m.department_id, &named.departments),
        own: m.owner_id.is_some(),
        uses: frame.n("template-uses", m.uses),
        name: m.name,
    };
    let lines = macros.into_iter().map(line).collect();
    draw(&web, &frame, &MacrosPage { frame: &frame, archived: asked.archived, lines })
}

/// The templates that macros say.
fn said(macros: &[Macro]) -> Vec<String> {
    let words = macros.iter().flat_map(|m| m.steps.iter()).filter_map(|step| match step {
        Step::Reply { words: Words::Template(id), .. } | Step::Note { words: Words::Template(id) } => {
            Some(id.to_string())
        }
        _ => None,
    });
    words.collect()
}

/// Names of what steps are about.
struct Named<'a> {
    frame: &'a Frame,
    templates: Vec<Template>,
    departments: Vec<Department>,
    staff: Vec<Staff>,
}

impl Named<'_> {
    /// What a step does: *Assign to: me*.
    fn step(&self, step: &Step) -> String {
        let (key, about) = match step {
            Step::Reply { send: true, words } => ("template-step-sends", self.words(words)),
            Step::Reply { words, .. } => ("template-step-reply", self.words(words)),
            Step::Note { words } => ("template-step-note", self.words(words)),
            Step::Department { department } => {
                let found = self.departments.iter().find(|known| known.id == *department);
                ("template-step-department", found.map(|known| known.name.clone()))
            }
            Step::Assign { to } => ("template-step-assign", self.assignee(*to)),
            Step::Priority { level } => {
                ("template-step-priority", Some(self.frame.t(format!("ticket-priority-{level}"))))
            }
            Step::Tag { names } => ("template-step-tags", Some(names.join(", "))),
            Step::Untag { names } => ("template-step-untags", Some(names.join(", "))),
            Step::Snooze { minutes } => {
                let known = SNOOZES.iter().find(|(known, _)| known == minutes).map(|(_, key)| self.frame.t(key));
                let micros = i64::from(*minutes) * 60_000_000;
                ("template-step-snooze", Some(known.unwrap_or_else(|| self.frame.duration(micros))))
            }
            Step::Solve => ("template-step-solve", None),
        };
        let does = self.frame.t(key);
        about.map_or_else(|| does.clone(), |about| format!("{does}: {about}"))
    }

    fn words(&self, words: &Words) -> Option<String> {
        match words {
            Words::Template(id) => self.templates.iter().find(|known| known.id == *id).map(|known| known.name.clone()),
            Words::Html(html) => Some(mail::html_to_text(html).chars().take(WORDS).collect()),
        }
    }

    fn assignee(&self, to: Assignee) -> Option<String> {
        match to {
            Assignee::Me => Some(self.frame.t("template-assign-me")),
            Assignee::Nobody => Some(self.frame.t("template-nobody")),
            Assignee::Person(id) => self.staff.iter().find(|known| known.id == id).map(|known| known.name.clone()),
        }
    }
}
