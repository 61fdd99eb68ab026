//! The templates in the settings.

use super::{
    files,
    view::{Folder, Line, ListPage},
};
use crate::{Template, TemplateFile, template::Variant};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{DepartmentId, Result, StaffId};
use people::{Agent, Department, Supervisor};
use people_web::{As, Page, Web, draw};
use serde::Deserialize;
use shell::Frame;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    pub(super) archived: bool,
}

/// `GET /settings/templates`
pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = who.settings_frame(&web, &page, "template-templates").await?;
    let look = web.desk.look();
    let templates = Template::all(&look, &who.who, &asked.q, asked.archived).await?;
    let mut words = Template::variants_of(&look, templates.iter().map(|t| t.id)).await?;
    let mut files = TemplateFile::of_all(&look, templates.iter().map(|t| t.id)).await?;
    let departments = Department::ever(&look).await?;
    let mut folders: Vec<Folder> = Vec::new();
    for template in templates {
        let languages = words.remove(&template.id).unwrap_or_default();
        let files = files.remove(&template.id).unwrap_or_default();
        let line = line(&frame, &template, (&languages, &files), &departments);
        match folders.last_mut().filter(|folder| folder.name == template.folder) {
            Some(folder) => folder.lines.push(line),
            None => folders.push(Folder { name: template.folder, lines: vec![line] }),
        }
    }
    let exchanges = Supervisor::of(&who.who).is_ok();
    draw(&web, &frame, &ListPage { frame: &frame, query: asked.q, archived: asked.archived, folders, exchanges })
}

fn line(
    frame: &Frame,
    template: &Template,
    (words, files): (&[Variant], &[TemplateFile]),
    departments: &[Department],
) -> Line {
    Line {
        id: template.id.0,
        name: template.name.clone(),
        shortcut: template.shortcut.clone(),
        whose: whose_name(frame, template.owner_id, template.department_id, departments),
        own: template.owner_id.is_some(),
        languages: words.iter().map(|v| v.language.as_str()).collect::<Vec<_>>().join(" "),
        attached: files::attached(frame, files.len()),
        uses: frame.n("template-uses", template.uses),
    }
}

/// Whose something is, in the reader's language.
pub(super) fn whose_name(
    frame: &Frame,
    owner: Option<StaffId>,
    department: Option<DepartmentId>,
    departments: &[Department],
) -> String {
    if owner.is_some() {
        return frame.t("template-whose-own");
    }
    let department = departments.iter().find(|d| Some(d.id) == department).map(|d| d.name.clone());
    department.unwrap_or_else(|| frame.t("template-whose-company"))
}
