//! The pages before one is in: sign-in, first start, a forgotten password, the demonstration.

use askama::Template;
use shell::{Choice, Field, Frame};

/// `people/sign-in.html`; sent to `POST /session`.
#[derive(Template)]
#[template(path = "people/sign-in.html")]
pub struct SignInPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The mail address.
    pub email: Field,
    /// Where to go afterwards: a path of ours.
    pub next: String,
    /// Why it was refused, or that the desk is not set up yet.
    pub error: Option<String>,
}

/// `people/step.html`: the second step; sent to `POST /session/step`.
#[derive(Template)]
#[template(path = "people/step.html")]
pub struct StepPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The code; its value is never sent back.
    pub code: Field,
    /// Where to go afterwards: a path of ours.
    pub next: String,
    /// Why it was refused, beyond the code.
    pub error: Option<String>,
}

/// `people/set-up.html`: the first start; sent to `POST /set-up`.
#[derive(Template)]
#[template(path = "people/set-up.html")]
pub struct SetUpPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The secret of the set-up link.
    pub token: String,
    /// The company's name.
    pub company: Field,
    /// The first administrator's name.
    pub name: Field,
    /// Their mail address.
    pub email: Field,
    /// Their password; its value is never sent back.
    pub password: Field,
    /// The languages of the screens, sent as `lang`.
    pub languages: Vec<Choice>,
    /// The time zones, sent as `zone`.
    pub zones: Vec<Choice>,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

/// `people/forgot.html`; sent to `POST /password/forgotten`.
#[derive(Template)]
#[template(path = "people/forgot.html")]
pub struct ForgotPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The mail address.
    pub email: Field,
    /// Whether the form was sent: the answer is the same whether the address is known or not.
    pub sent: bool,
}

/// `people/reset.html`; sent to `POST /password/reset`.
#[derive(Template)]
#[template(path = "people/reset.html")]
pub struct ResetPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The secret of the mailed link.
    pub token: String,
    /// The new password; its value is never sent back.
    pub password: Field,
    /// Why it was refused: the link is old or used.
    pub error: Option<String>,
}

/// `people/demo.html`: the demonstration's people, one click each; sent to `POST /demo/sign-in`.
#[derive(Template)]
#[template(path = "people/demo.html")]
pub struct DemoPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The company's name.
    pub company: String,
    /// The tours.
    pub tours: Vec<DemoTour>,
    /// Who can be played.
    pub staff: Vec<DemoStaff>,
}

/// Somebody's day, told in steps.
#[derive(Clone, Debug)]
pub struct DemoTour {
    /// Whose: sent as `staff`.
    pub staff: i64,
    /// Its first step, sent as `step`.
    pub step: String,
    /// What it is called.
    pub title: String,
    /// The name of whoever it is about.
    pub who: String,
    /// What they do here.
    pub hint: String,
}

/// Somebody to play in the demonstration.
#[derive(Clone, Debug)]
pub struct DemoStaff {
    /// Their id, sent as `staff`.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their role, in the reader's language.
    pub role: String,
    /// Their department.
    pub department: String,
    /// One sentence on what is worth seeing as them.
    pub hint: Option<String>,
}
