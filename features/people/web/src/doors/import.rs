//! Several colleagues at once, one to a line.

use super::{framed, staff::staff_page};
use crate::{
    As, FormFailed, Page, Web,
    page::{done, draw_as, role_key},
};
use axum::{
    extract::{Form, State},
    http::StatusCode,
    response::Response,
};
use base::{Error, Result, words::fold};
use people::{Admin, Department, NewStaff, Role, Staff, reset};
use serde::Deserialize;
use shell::Lang;

/// Lines at most: whoever has more staff has a directory, and a program for it.
const LINES: usize = 200;

#[derive(Deserialize)]
pub(super) struct Import {
    #[serde(default)]
    lines: String,
}

/// All or nobody: a list that was half taken in is hard to mend.
pub(super) async fn create(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Form(form): Form<Import>,
) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-staff").await?;
    let lines: Vec<&str> = form.lines.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut wrong = Vec::new();
    if lines.is_empty() || lines.len() > LINES {
        wrong.push(frame.n("people-import-size", LINES));
    } else {
        let mut act = me.visit.act(&web).await?;
        for line in &lines {
            let place = act.mark().await?;
            match one(&web, &mut act, &me.who, line).await {
                Ok(()) => act.keep(place).await?,
                Err(error) => {
                    act.undo_to(place).await?;
                    let why = FormFailed::of(error, &web, frame.lang)?.sentence().unwrap_or_default();
                    wrong.push(format!("{line}: {why}"));
                }
            }
        }
        if wrong.is_empty() {
            act.commit().await?;
            return Ok(done(&web, "/settings/staff", Some("people-flash-invited")));
        }
    }
    let mut shown = staff_page(&web, &me, &frame).await?;
    (shown.lines, shown.wrong) = (form.lines, wrong);
    draw_as(&web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

async fn one(web: &Web, act: &mut base::Act, by: &Admin, line: &str) -> Result<()> {
    let line = Line::read(line);
    let role = match line.role {
        "" => Role::Agent,
        word => role_named(web, word).ok_or_else(|| Error::invalid("role", "people-import-role"))?,
    };
    let departments = match line.department {
        "" => Vec::new(),
        name => {
            let found = Department::named(&mut *act, name).await?.filter(|d| d.archived_at.is_none());
            vec![found.ok_or_else(|| Error::invalid("department", "people-import-department"))?.id]
        }
    };
    let new = NewStaff { email: line.email, name: line.name, role, departments: &departments, password: None };
    let staff = Staff::join(act, by, new).await?;
    reset::invite(act, by, staff.id).await?;
    Ok(())
}

/// A role by its word in the code or in any language of the screens.
fn role_named(web: &Web, word: &str) -> Option<Role> {
    let word = fold(word);
    let called = |role: &Role| Lang::ALL.iter().any(|lang| fold(&web.messages.text(*lang, role_key(*role))) == word);
    Role::ALL.iter().copied().find(|role| role.to_string() == word || called(role))
}

/// `Iva Kovač, iva@tavan.example, agent, Support`: the last two may be missing, and tabs and semicolons do
/// as well, since tables are pasted.
#[derive(Debug, PartialEq, Eq)]
struct Line<'a> {
    name: &'a str,
    email: &'a str,
    role: &'a str,
    department: &'a str,
}

impl Line<'_> {
    fn read(line: &str) -> Line<'_> {
        let mut parts = line.split(['\t', ';', ',']).map(str::trim);
        let mut next = || parts.next().unwrap_or_default();
        Line { name: next(), email: next(), role: next(), department: next() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_tables_are_pasted() {
        let full = Line { name: "Iva Kovač", email: "iva@x.example", role: "agent", department: "Support" };
        assert_eq!(Line::read("Iva Kovač, iva@x.example, agent, Support"), full);
        assert_eq!(Line::read(" Iva Kovač\tiva@x.example\tagent\tSupport"), full);
        assert_eq!(Line::read("Iva Kovač;iva@x.example"), Line { role: "", department: "", ..full });
    }
}
