//! One's own account: password, language, sessions, tokens.

use askama::Template;
use shell::{Choice, Field, Frame};
use store::Moment;

/// `people/account.html`.
#[derive(Template)]
#[template(path = "people/account.html")]
pub struct AccountPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// One's name; sent with language and zone to `POST /settings/account`.
    pub name: Field,
    /// One's mail address, to read.
    pub email: String,
    /// The languages; one's own is chosen.
    pub languages: Vec<Choice>,
    /// The time zones; one's own is chosen.
    pub zones: Vec<Choice>,
    /// The present password; sent as `current` with the new one to `POST /settings/account/password`.
    pub current: Field,
    /// The new password.
    pub password: Field,
    /// Where one is signed in.
    pub sessions: Vec<SessionLine>,
    /// One's API tokens.
    pub tokens: Vec<TokenLine>,
    /// The name of the token to be made; sent as `token-name` to `POST /settings/account/tokens`.
    pub token_name: Field,
    /// A token just made: shown this once, as the answer to its form, which Turbo leaves alone.
    pub fresh_token: Option<String>,
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
}
