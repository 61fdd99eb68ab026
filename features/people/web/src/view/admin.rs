//! Company, staff and departments, for administrators.

use askama::Template;
use people::second_step::SecondStep;
use shell::{Choice, Face, Field, Frame};
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
    /// The lines of several newcomers, as they were sent to `POST /settings/staff/import`.
    pub lines: String,
    /// What is wrong with them.
    pub wrong: Vec<String>,
}

/// A member of staff.
#[derive(Clone, Debug)]
pub struct StaffLine {
    /// Their id; their page is `/settings/staff/{id}`.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their face.
    pub face: Face,
    /// Their mail address.
    pub email: String,
    /// Their role, in words.
    pub role: String,
    /// Their departments' names.
    pub departments: String,
    /// When they were last here, if ever.
    pub seen: Option<Moment>,
    /// Whether they may sign in.
    pub active: bool,
    /// Whether they have been invited and have not come yet.
    pub invited: bool,
    /// Whether they have a second step of signing in.
    pub second_step: bool,
    /// Whether it is the reader.
    pub me: bool,
}

/// `people/person.html`.
#[derive(Template)]
#[template(path = "people/person.html")]
pub struct PersonPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Their id.
    pub id: i64,
    /// Whether they may sign in.
    pub active: bool,
    /// Whether it is the reader.
    pub me: bool,
    /// Their picture, if they gave one.
    pub photo: Option<Face>,
    /// Their name; sent with the next three to `POST /settings/staff/{id}`.
    pub name: Field,
    /// Their mail address.
    pub email: Field,
    /// The roles, theirs chosen.
    pub roles: Vec<Choice>,
    /// The departments, with theirs marked.
    pub places: Vec<Place>,
    /// Their second step, if they have one.
    pub step: Option<SecondStep>,
    /// Whether they have been invited and have not come yet.
    pub invited: bool,
    /// The link of their invitation, while it works.
    pub link: Option<String>,
    /// That mails to them come back, and why.
    pub unreached: Option<String>,
    /// Who can take their open tickets over when they leave.
    pub heirs: Vec<Choice>,
    /// What is wrong.
    pub error: Option<String>,
}

/// A department of a person, or a person of a department; sent as `in-{id}` and `leads-{id}`.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its or their id.
    pub id: i64,
    /// The name.
    pub name: String,
    /// Whether they belong together.
    pub belongs: bool,
    /// Whether the person leads.
    pub leads: bool,
}

/// `people/department.html`.
#[derive(Template)]
#[template(path = "people/department.html")]
pub struct DepartmentPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Its id.
    pub id: i64,
    /// Its name; sent with the next two to `POST /settings/departments/{id}`.
    pub name: Field,
    /// How much its collaborators see of customers.
    pub contacts: Vec<Choice>,
    /// Who works here, with its own marked.
    pub places: Vec<Place>,
    /// Whether it takes no new work.
    pub archived: bool,
    /// Which departments can take its work over.
    pub heirs: Vec<Choice>,
    /// What is wrong.
    pub error: Option<String>,
}

/// `people/company.html`.
#[derive(Template)]
#[template(path = "people/company.html")]
pub struct CompanyPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Its name.
    pub name: Field,
    /// Language of the screens of those who have chosen none.
    pub languages: Vec<Choice>,
    /// Its time zone.
    pub zones: Vec<Choice>,
    /// Seconds in which a sent answer can be taken back.
    pub undo: Vec<Choice>,
    /// Who answers what comes by no mailbox.
    pub departments: Vec<Choice>,
    /// Days after which a solved ticket is closed.
    pub close: Vec<Choice>,
    /// Whether everybody must have a second step of signing in.
    pub second_step: bool,
    /// Whether also what is not used yet is shown.
    pub shows_all: bool,
    /// Whether numbers of payment cards are hidden.
    pub hides_cards: bool,
    /// What is wrong.
    pub error: Option<String>,
}

/// `people/languages.html`.
#[derive(Template)]
#[template(path = "people/languages.html")]
pub struct LanguagesPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The company's own language, by name.
    pub company: String,
    /// Its code: these screens are always offered.
    pub own: String,
    /// Languages of the screens.
    pub screens: Vec<Choice>,
    /// In which customers are answered.
    pub chosen: Vec<Choice>,
    /// In which they could be.
    pub rest: Vec<Choice>,
    /// Further ones, by their tags.
    pub other: Field,
    /// What is wrong.
    pub error: Option<String>,
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
    /// Its id; its page is `/settings/departments/{id}`.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// How many people it has.
    pub people: usize,
    /// The names of those who lead it.
    pub leads: String,
    /// What it lacks to be reached at all times, in words.
    pub lacks: Option<String>,
    /// Whether it takes no new work.
    pub archived: bool,
}
