//! The handlers behind the screens of people: each parses, calls a verb, then draws or goes on.

mod absence;
mod absence_api;
mod account;
mod api;
mod audit;
mod company;
mod demo;
mod department;
mod departments;
mod import;
mod installed;
mod keys;
mod languages;
mod password;
mod person;
mod photo;
mod rail;
mod roles;
mod second_step;
mod security;
mod session;
mod set_up;
mod settings;
mod staff;
mod tokens;
mod welcome;

pub use api::{DepartmentItem, DepartmentList, Person, PersonList, api};
pub use audit::TOLD;
pub use photo::{face, face_of, picture};
pub use rail::{SETTINGS, rail};
pub use roles::ABILITIES;
pub use set_up::set_up_link;
pub use welcome::STEPS;

use crate::{
    As, Page, Web, cookie,
    errors::encode,
    page::done,
    palette,
    view::Place,
    visit::{Address, agent},
    zones,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequestParts},
    http::{HeaderValue, header, request::Parts},
    response::Response,
    routing::{get, post},
};
use base::{Actor, Error, Result, StaffId};
use people::{Session, session::LASTS, signing_in::Entered};
use serde::Deserialize;
use shell::{Choice, Frame, Lang};

/// Every screen of people.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/session/new", get(session::new))
        .route("/session", post(session::change))
        .route("/session/step", get(session::step).post(session::finish))
        .route("/demo/sign-in", post(demo::sign_in))
        .route("/demo/tour", post(demo::go))
        .route("/set-up/{code}", get(set_up::new))
        .route("/set-up", post(set_up::create))
        .route("/password/forgotten", get(password::forgotten).post(password::ask))
        .route("/reset/{code}", get(password::edit))
        .route("/password/reset", post(password::update))
        .route("/manifest.webmanifest", get(installed::manifest))
        .route("/offline", get(installed::offline))
        .route("/keys", get(keys::show))
        .route("/palette", get(palette::show))
        .route("/welcome", get(welcome::show).post(welcome::change))
        .route("/settings", get(settings::show))
        .route("/settings/roles", get(roles::show))
        .route("/settings/account", get(account::show).post(account::update))
        .route("/settings/account/photo", post(photo::change).layer(DefaultBodyLimit::max(photo::LARGEST_FORM)))
        .route("/photos/{id}/{key}", get(photo::show))
        .route("/settings/absence", get(absence::show).post(absence::create))
        .route("/settings/absence/{id}", post(absence::update))
        .route("/settings/account/password", post(security::change_password))
        .route("/settings/account/sessions/{id}", post(security::end_session))
        .route("/settings/security", get(security::show))
        .route("/settings/security/second-step", get(second_step::show).post(second_step::change))
        .route("/settings/security/second-step/proof", post(second_step::confirm))
        .route("/settings/security/second-step/codes", post(second_step::renew))
        .route("/settings/tokens", get(tokens::list))
        .route("/settings/account/tokens", post(tokens::create))
        .route("/settings/account/tokens/{id}", post(tokens::end))
        .route("/settings/audit", get(audit::show))
        .route("/settings/audit.csv", get(audit::download))
        .route("/settings/company", get(company::show).post(company::update))
        .route("/settings/languages", get(languages::show).post(languages::update))
        .route("/settings/staff", get(staff::list).post(staff::create))
        .route("/settings/staff/import", post(import::create))
        .route("/settings/staff/{id}", get(person::show).post(person::update))
        .route("/settings/staff/{id}/access", post(person::access))
        .route("/settings/staff/{id}/invitation", post(person::invite))
        .route("/settings/staff/{id}/photo", post(photo::take))
        .route("/settings/staff/{id}/second-step", post(person::second_step))
        .route("/settings/departments", get(departments::list).post(departments::create))
        .route("/settings/departments/{id}", get(department::show).post(department::update))
        .route("/settings/departments/{id}/archive", post(department::archive))
}

/// What a form without fields says: browsers send no DELETE, so `_method` may ask for one.
#[derive(Deserialize)]
struct Method {
    #[serde(rename = "_method", default)]
    method: String,
}

impl Method {
    fn deletes(&self) -> bool {
        self.method == "delete"
    }

    /// For resources that can only be deleted.
    fn must_delete(&self) -> Result<()> {
        if self.deletes() { Ok(()) } else { Err(Error::Missing) }
    }
}

/// A form whose fields are not known beforehand.
struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field's value, if the form has it.
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What was marked as `in-{id}`, each with whether `leads-{id}` was marked too.
    fn marked(&self) -> impl Iterator<Item = (i64, bool)> {
        let ids = self.0.iter().filter_map(|(name, _)| name.strip_prefix("in-")?.parse::<i64>().ok());
        ids.map(|id| (id, self.get(&format!("leads-{id}")).is_some()))
    }

    /// Places marked as the form had them.
    fn mark(&self, places: &mut [Place]) {
        for place in places {
            let marked = self.marked().find(|(id, _)| *id == place.id);
            (place.belongs, place.leads) = (marked.is_some(), marked.is_some_and(|(_, leads)| leads));
        }
    }
}

/// The browser someone comes with, as its session is described to them later.
struct Visitor {
    address: String,
    agent: String,
}

impl FromRequestParts<Web> for Visitor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self> {
        let Address(address) = Address::from_request_parts(parts, web).await?;
        Ok(Visitor { address, agent: agent(&parts.headers).to_owned() })
    }
}

/// Begins a session; answers with what its cookie carries.
async fn begin_session(web: &Web, who: StaffId, visitor: &Visitor) -> Result<String> {
    let mut act = web.desk.act(Actor::Staff(who)).await?;
    let secret = Session::begin(&mut act, who, &visitor.address, &visitor.agent).await?;
    act.commit().await?;
    Ok(secret)
}

/// Lets someone in, or sends them on to the second step; afterwards to `path`, where one sentence is said.
fn entered(web: &Web, entered: &Entered, path: &str, flash: Option<&str>) -> Response {
    match entered {
        Entered::In(secret) => signed_in(web, secret, path, flash),
        Entered::Half(proof) => {
            let door =
                if path == "/" { "/session/step".into() } else { format!("/session/step?next={}", encode(path)) };
            with_cookie(done(web, door, flash), cookie::set(web, cookie::HALF, proof, HALF_SECONDS))
        }
    }
}

/// As long as the proof itself, which is what counts.
const HALF_SECONDS: u64 = 600;

/// Gives the browser the cookie of its new session and sends it on.
fn signed_in(web: &Web, secret: &str, path: &str, flash: Option<&str>) -> Response {
    with_cookie(done(web, path, flash), cookie::set(web, cookie::SESSION, secret, LASTS.as_secs()))
}

/// Takes the cookie away and leads back to the door.
fn signed_out(web: &Web) -> Response {
    let door = done(web, "/session/new", Some("people-flash-signed-out"));
    with_cookie(door, cookie::set(web, cookie::SESSION, "", 0))
}

fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Someone's live connections, to be closed once a deed has ended their sessions.
struct Connections(Vec<Session>);

impl Connections {
    /// Read before the deed, which deletes the sessions.
    async fn of(web: &Web, who: StaffId) -> Result<Connections> {
        Session::all(&web.desk.look(), who).await.map(Connections)
    }

    fn close(self, web: &Web) {
        for session in self.0 {
            web.hub.close(&session.id.to_string());
        }
    }
}

/// The frame of a page of the settings, titled by a message.
async fn framed<R>(web: &Web, page: &Page, me: &As<R>, title: &str) -> Result<Frame> {
    me.settings_frame(web, page, title).await
}

/// The languages of the screens.
fn screens(chosen: &str) -> Vec<Choice> {
    Lang::ALL.map(|lang| Choice::new(lang.code(), lang.name(), lang.code() == chosen)).to_vec()
}

/// Language and time zone as a form sent them.
///
/// # Errors
/// [`Error::Invalid`] for what was not offered.
fn language_and_zone<'z>(lang: &str, zone: &'z str) -> Result<(&'static str, &'z str)> {
    let lang = Lang::ALL.map(Lang::code).into_iter().find(|code| *code == lang);
    let lang = lang.ok_or_else(|| Error::invalid("lang", "people-choice-wrong"))?;
    if !zones::is_known(zone) {
        return Err(Error::invalid("zone", "people-choice-wrong"));
    }
    Ok((lang, zone))
}
