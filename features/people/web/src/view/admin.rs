//! Staff and departments, for administrators.

use askama::Template;
use shell::{Choice, Field, Frame};
use store::Moment;

/// `people/staff.html`.
#[derive(Template)]
#[template(path = "people/staff.html")]
pub struct StaffPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Everybody, by name, those who have left last.
    pub staff: Vec<StaffLine>,
    /// The name of a new colleague; sent with the next three to `POST /settings/staff`.
    pub name: Field,
    /// Their mail address; they get a link to choose a password.
    pub email: Field,
    /// The roles.
    pub roles: Vec<Choice>,
    /// The departments.
    pub departments: Vec<Choice>,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

/// A member of staff.
#[derive(Clone, Debug)]
pub struct StaffLine {
    /// Their id.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// The roles, theirs chosen; sent as `role` to `POST /settings/staff/{id}`.
    pub roles: Vec<Choice>,
    /// Their departments' names.
    pub departments: String,
    /// When they were last here, if ever.
    pub seen: Option<Moment>,
    /// Whether they may sign in; ended and begun again at `POST /settings/staff/{id}/access`.
    pub active: bool,
    /// Whether they have a second step of signing in; taken away at `POST /settings/staff/{id}/second-step`.
    pub second_step: bool,
    /// Whether it is the reader.
    pub me: bool,
}

/// `people/departments.html`.
#[derive(Template)]
#[template(path = "people/departments.html")]
pub struct DepartmentsPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Every department, oldest first.
    pub departments: Vec<DepartmentLine>,
    /// The name of a new one; sent to `POST /settings/departments`.
    pub name: Field,
    /// What is wrong beyond the field of the new one.
    pub error: Option<String>,
}

/// A department.
#[derive(Clone, Debug)]
pub struct DepartmentLine {
    /// Its id; its name is sent to `POST /settings/departments/{id}`.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// How many people it has.
    pub people: usize,
}
