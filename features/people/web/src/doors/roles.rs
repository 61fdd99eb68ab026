//! Which roles there are, what each may do, and who has it: from the rights themselves.

use super::framed;
use crate::{
    Ability, As, Page, Web, draw,
    page::role_key,
    view::{RoleColumn, RoleLine, RolesPage},
};
use axum::{extract::State, response::Response};
use base::Result;
use people::{Admin, Department, Role, Staff};

/// What one can do with people and the company.
pub const ABILITIES: &[Ability] = &[
    Ability { title: "people-may-staff", roles: Admin::ROLES, door: ("POST", "/settings/staff") },
    Ability { title: "people-may-company", roles: Admin::ROLES, door: ("POST", "/settings/company") },
    Ability { title: "people-may-audit", roles: Admin::ROLES, door: ("GET", "/settings/audit") },
];

/// The page.
pub(super) async fn show(State(web): State<Web>, page: Page, me: As<Admin>) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-roles").await?;
    let look = web.desk.look();
    let staff = Staff::all(&look).await?;
    let column = |role: &Role| RoleColumn {
        name: frame.t(role_key(*role)),
        people: staff.iter().filter(|person| person.role == *role).map(|person| person.name.clone()).collect(),
    };
    // Who may more stands further right.
    let roles: Vec<Role> = Role::ALL.iter().rev().copied().collect();
    let mut abilities: Vec<&Ability> = web.abilities.iter().collect();
    abilities.sort_by_key(|ability| std::cmp::Reverse(ability.roles.len()));
    let line = |ability: &Ability| RoleLine {
        title: frame.t(ability.title),
        may: roles.iter().map(|role| ability.roles.contains(role)).collect(),
    };
    let departments = Department::all(&look).await?;
    let shown = RolesPage {
        frame: &frame,
        roles: roles.iter().map(column).collect(),
        lines: abilities.into_iter().map(line).collect(),
        departments: departments
            .into_iter()
            .map(|d| (d.id.0, d.name, frame.t(format!("people-sees-{}", d.sees))))
            .collect(),
    };
    draw(&web, &frame, &shown)
}
