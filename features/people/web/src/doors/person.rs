//! One colleague, for administrators: who they are, where they work, how they get in and how they leave.

use super::{
    Connections, Fields, Method, face, framed,
    staff::{choose, role, roles},
};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw, draw_as},
    view::{PersonPage, Place},
};
use axum::{
    extract::{Form, Path, State},
    http::StatusCode,
    response::Response,
};
use base::{DepartmentId, Error, Result, StaffId};
use people::{Admin, Department, Role, Staff, reset, second_step, unreached::MailRefused};
use serde::Deserialize;
use shell::{Choice, Field, Frame};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Access {
    #[serde(rename = "_method")]
    method: String,
    /// Who takes the open tickets over; empty for the queue.
    heir: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
) -> Result<Response> {
    let person = Staff::find(&web.desk.look(), who).await?;
    let frame = titled(&web, &page, &me, &person).await?;
    draw(&web, &frame, &person_page(&web, &me, &frame, &person).await?)
}

pub(super) async fn update(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let form = Fields(form);
    let changed = change(&web, &me, who, &form).await;
    answer(&web, &page, &me, who, changed, Some(&form)).await
}

/// What the form does not name stays as it is.
async fn change(web: &Web, me: &As<Admin>, who: StaffId, form: &Fields) -> Result<()> {
    let new_role = form.get("role").map(role).transpose()?;
    let mut act = me.visit.act(web).await?;
    let person = Staff::find(&mut act, who).await?;
    let (name, email) = (form.get("name").unwrap_or(&person.name), form.get("email").unwrap_or(&person.email));
    Staff::change(&mut act, &me.who, who, name, email).await?;
    if form.get("departments").is_some() {
        let places: Vec<(DepartmentId, bool)> = form.marked().map(|(id, leads)| (DepartmentId(id), leads)).collect();
        Staff::work_in(&mut act, &me.who, who, &places).await?;
    }
    if let Some(role) = new_role {
        Staff::change_role(&mut act, &me.who, who, role).await?;
    }
    act.commit().await
}

/// Ends someone's access, or gives it again.
pub(super) async fn access(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Access>,
) -> Result<Response> {
    let changed =
        if form.method == "delete" { leave(&web, &me, who, &form.heir).await } else { come_back(&web, &me, who).await };
    answer(&web, &page, &me, who, changed, None).await
}

async fn leave(web: &Web, me: &As<Admin>, who: StaffId, heir: &str) -> Result<()> {
    let heir = match heir {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::invalid("heir", "people-heir-wrong"))?),
    };
    let connections = Connections::of(web, who).await?;
    let mut act = me.visit.act(web).await?;
    Staff::leave(&mut act, &me.who, who, heir).await?;
    act.commit().await?;
    connections.close(web);
    Ok(())
}

async fn come_back(web: &Web, me: &As<Admin>, who: StaffId) -> Result<()> {
    let mut act = me.visit.act(web).await?;
    Staff::come_back(&mut act, &me.who, who).await?;
    act.commit().await
}

/// Helps whoever has lost phone and recovery codes: from now on the password is enough, until they set a
/// second step up again.
pub(super) async fn second_step(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
    Form(form): Form<Method>,
) -> Result<Response> {
    form.must_delete()?;
    let connections = Connections::of(&web, who).await?;
    let mut act = me.visit.act(&web).await?;
    second_step::take_away(&mut act, &me.who, who).await?;
    act.commit().await?;
    connections.close(&web);
    answer(&web, &page, &me, who, Ok(()), None).await
}

/// Invites once more, by mail and by a link to hand over.
pub(super) async fn invite(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Path(who): Path<StaffId>,
) -> Result<Response> {
    let mut act = me.visit.act(&web).await?;
    let invited = match reset::invite(&mut act, &me.who, who).await {
        Ok(_) => act.commit().await,
        Err(error) => Err(error),
    };
    answer(&web, &page, &me, who, invited, None).await
}

/// Ends a form of the page. Whoever took the right away from themselves cannot see it any more.
async fn answer(
    web: &Web,
    page: &Page,
    me: &As<Admin>,
    who: StaffId,
    changed: Result<()>,
    form: Option<&Fields>,
) -> Result<Response> {
    let Err(error) = changed else {
        let still = Staff::find(&web.desk.look(), me.who.id).await?.role == Role::Admin;
        let path = if still { format!("/settings/staff/{who}") } else { "/".to_owned() };
        return Ok(done(web, path, Some("people-flash-saved")));
    };
    let person = Staff::find(&web.desk.look(), who).await?;
    let frame = titled(web, page, me, &person).await?;
    let failed = FormFailed::of(error, web, frame.lang)?;
    let mut shown = person_page(web, me, &frame, &person).await?;
    if let Some(form) = form {
        shown.name = failed.field("name", form.get("name").unwrap_or(&person.name));
        shown.email = failed.field("email", form.get("email").unwrap_or(&person.email));
        if let Some(role) = form.get("role") {
            choose(&mut shown.roles, role);
        }
        if form.get("departments").is_some() {
            form.mark(&mut shown.places);
        }
    }
    shown.error = failed.sentence();
    draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn titled(web: &Web, page: &Page, me: &As<Admin>, person: &Staff) -> Result<Frame> {
    let mut frame = framed(web, page, me, "people-staff").await?;
    frame.title = person.name.clone();
    Ok(frame)
}

async fn person_page<'a>(web: &Web, me: &As<Admin>, frame: &'a Frame, person: &Staff) -> Result<PersonPage<'a>> {
    let look = web.desk.look();
    let places = Department::memberships(&look).await?;
    let place = |d: &Department| places.iter().find(|p| p.department_id == d.id && p.staff_id == person.id).copied();
    let departments = Department::all(&look).await?;
    let colleagues = Staff::all(&look).await?.into_iter().filter(|s| s.id != person.id && s.role.may_answer());
    let link = reset::invitation(&look, web.desk.keys(), person.id, look.now()).await?;
    let queue = Choice::new("", frame.t("people-heir-queue"), true);
    Ok(PersonPage {
        frame,
        id: person.id.0,
        active: person.left_at.is_none(),
        me: person.id == me.who.id,
        photo: person.photo.is_some().then(|| face(person)),
        name: Field::of(&person.name),
        email: Field::of(&person.email),
        roles: roles(frame, person.role),
        places: departments
            .iter()
            .map(|d| Place {
                id: d.id.0,
                name: d.name.clone(),
                belongs: place(d).is_some(),
                leads: place(d).is_some_and(|p| p.leads),
            })
            .collect(),
        step: second_step::of(&look, person.id).await?,
        invited: !web.demo && Staff::invited(&look).await?.contains_key(&person.id),
        link: link.map(|code| format!("{}/reset/{code}", web.desk.url())),
        unreached: MailRefused::of(&look, person.id).await?.map(|refused| {
            frame.tr("people-unreached", &[("at", frame.exact(refused.at).into()), ("why", refused.said.into())])
        }),
        heirs: [queue].into_iter().chain(colleagues.map(|s| Choice::new(s.id, s.name, false))).collect(),
        error: None,
    })
}
