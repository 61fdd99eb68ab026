//! The first page, and the roles.

use askama::Template;
use shell::Frame;

/// `people/guide.html`: what a new desk still needs.
#[derive(Template)]
#[template(path = "people/guide.html")]
pub struct GuidePage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The steps, in their order.
    pub lines: Vec<GuideLine>,
    /// The first real ticket, once it is there.
    pub first: Option<String>,
    /// How many needed steps are left.
    pub left: String,
    /// Whether none is.
    pub begun: bool,
    /// Whether the rail shows it no more.
    pub dismissed: bool,
}

/// A first step.
#[derive(Clone, Debug)]
pub struct GuideLine {
    /// What is to be done.
    pub title: String,
    /// Why.
    pub why: String,
    /// Where.
    pub href: &'static str,
    /// Whether a desk cannot work without it.
    pub needed: bool,
    /// Whether it is done.
    pub done: bool,
    /// What one needs for it.
    pub needs: Option<String>,
    /// What came of it.
    pub opens: Option<String>,
}

/// `people/welcome.html`: for a colleague who has just come.
#[derive(Template)]
#[template(path = "people/welcome.html")]
pub struct WelcomePage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The company's name.
    pub company: String,
    /// Their departments.
    pub places: String,
}

/// `people/roles.html`: who may do what.
#[derive(Template)]
#[template(path = "people/roles.html")]
pub struct RolesPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The roles, whoever may least first.
    pub roles: Vec<RoleColumn>,
    /// What one can do, what everybody may first.
    pub lines: Vec<RoleLine>,
    /// Departments: id, name, how much their collaborators see of customers.
    pub departments: Vec<(i64, String, String)>,
}

/// A role.
#[derive(Clone, Debug)]
pub struct RoleColumn {
    /// Its name.
    pub name: String,
    /// Who has it.
    pub people: Vec<String>,
}

/// Something one can do.
#[derive(Clone, Debug)]
pub struct RoleLine {
    /// What.
    pub title: String,
    /// Which roles may, in their order.
    pub may: Vec<bool>,
}
