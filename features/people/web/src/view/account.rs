//! One's own account: name and language, password and second step, sessions, tokens.

use askama::Template;
use people::second_step::SecondStep;
use shell::{Choice, Face, Field, Frame};
use store::Moment;

/// `people/account.html`.
#[derive(Template)]
#[template(path = "people/account.html")]
pub struct AccountPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// One's name; sent with language and zone to `POST /settings/account`.
    pub name: Field,
    /// What one answers for, as the directory says it.
    pub answers_for: Field,
    /// The languages one speaks, likewise.
    pub speaks: Field,
    /// How one is reached beside the desk, likewise.
    pub reach: Field,
    /// One's mail address, to read.
    pub email: String,
    /// One's face, as colleagues see it.
    pub face: Face,
    /// What is wrong with the picture that was sent as `photo` to `POST /settings/account/photo`.
    pub photo: Field,
    /// The languages; one's own is chosen.
    pub languages: Vec<Choice>,
    /// The time zones; one's own is chosen.
    pub zones: Vec<Choice>,
}

/// `people/security.html`.
#[derive(Template)]
#[template(path = "people/security.html")]
pub struct SecurityPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// One's mail address, for password managers.
    pub email: String,
    /// The present password; sent as `current` with the new one to `POST /settings/account/password`.
    pub current: Field,
    /// The new password.
    pub password: Field,
    /// One's second step, if there is one.
    pub step: Option<SecondStep>,
    /// Whether the company wants everybody to have one.
    pub must: bool,
    /// The code by which one gives it up or gets new recovery codes.
    pub code: Field,
    /// What is wrong beyond the code.
    pub error: Option<String>,
    /// Recovery codes just made: shown this once, as the answer to their form, which Turbo leaves alone.
    pub codes: Vec<String>,
    /// Where one is signed in.
    pub sessions: Vec<SessionLine>,
}

/// `people/second-step.html`.
#[derive(Template)]
#[template(path = "people/second-step.html")]
pub struct SecondStepPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// Whether the company wants everybody to have one.
    pub must: bool,
    /// Whether its reader can do nothing else before.
    pub held: bool,
    /// The picture to scan, as SVG; none before one has begun.
    pub picture: Option<String>,
    /// The same to type.
    pub secret: String,
    /// The code that shows that the app has it; sent to `POST /settings/security/second-step/proof`.
    pub code: Field,
    /// What is wrong beyond the code.
    pub error: Option<String>,
}

/// `people/tokens.html`.
#[derive(Template)]
#[template(path = "people/tokens.html")]
pub struct TokensPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// One's API tokens.
    pub tokens: Vec<TokenLine>,
    /// The name of the token to be made; sent as `token-name` to `POST /settings/account/tokens`.
    pub token_name: Field,
    /// What it may do; sent as `rights`.
    pub rights: Vec<Choice>,
    /// After how many days it ends by itself; sent as `ends`.
    pub ends: Vec<Choice>,
    /// A token just made: shown this once, as the answer to its form, which Turbo leaves alone.
    pub fresh_token: Option<String>,
    /// Our own address, for trying it.
    pub url: String,
}

/// A place where one is signed in.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Its id; ended by `POST /settings/account/sessions/{id}` with `_method=delete`.
    pub id: i64,
    /// Browser and system: "Firefox, Linux".
    pub device: String,
    /// From which address.
    pub address: String,
    /// When it was last used.
    pub seen: Moment,
    /// Whether it is this very one.
    pub current: bool,
}

/// A token for programs.
#[derive(Clone, Debug)]
pub struct TokenLine {
    /// Its id; ended by `POST /settings/account/tokens/{id}` with `_method=delete`.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub made: Moment,
    /// When it was last used, if ever.
    pub used: Option<Moment>,
    /// What it may do, in words.
    pub rights: String,
    /// When it ends by itself, if it does.
    pub ends: Option<Moment>,
    /// Whether that is past.
    pub ended: bool,
}
