//! One page for one reader.

use crate::{Anybody, As, Visit, Web, cookie, doors::face, slot::settings_nav, tour::Step};
use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use base::{Error, Moment, Result};
use futures_util::future::try_join_all;
use hotwire::csp::Nonce;
use people::{Colleague, Role, Session, Staff, contacts::HIDDEN};
use shell::{Frame, Lang, NavSection, Topic, Viewer};
use std::{collections::HashSet, convert::Infallible, str::FromStr};

/// In which header a browser says what of a list it shows.
const HAS: &str = "repka-has";
/// So many rows of it are looked at: no list shows more.
const MOST_ROWS: usize = 250;

/// What a page needs to know of its request, before anything is read: the moment is taken here, so
/// that what changes while the page is made is fetched again.
#[derive(Clone, Debug)]
pub struct Page {
    /// When the request came.
    pub now: Moment,
    nonce: String,
    accepted: Lang,
    flash: Option<String>,
    path: String,
    tour: Option<Step>,
    /// What of lists the browser shows already.
    has: HashSet<u64>,
}

impl FromRequestParts<Web> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Page::of(&parts.headers, parts.extensions.get::<Nonce>(), parts.uri.path(), web.desk.now()))
    }
}

impl Page {
    /// A page for a request, for whoever is no extractor.
    pub fn of(headers: &HeaderMap, nonce: Option<&Nonce>, path: &str, now: Moment) -> Page {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        Page {
            now,
            nonce: nonce.map(|n| n.as_str().to_owned()).unwrap_or_default(),
            accepted: Lang::negotiate(accepted),
            flash: cookie::read(headers, cookie::FLASH).map(str::to_owned),
            path: path.to_owned(),
            tour: cookie::read(headers, cookie::TOUR).and_then(|step| step.parse().ok()),
            has: has(headers),
        }
    }

    /// From here on in the language of whoever this session belongs to; without one that is known, or while
    /// the database does not answer, in the browser's.
    pub(crate) async fn speak_to(&mut self, web: &Web, session: Option<&str>) {
        let Some(secret) = session else { return };
        let look = web.desk.look();
        if let Ok(Some((_, staff, _))) = Session::of(&look, secret, look.now()).await {
            self.accepted = Lang::parse(&staff.language).unwrap_or(self.accepted);
        }
    }

    /// The frame for someone who is not signed in, in the browser's language.
    pub fn frame(&self, web: &Web, title_key: &str) -> Frame {
        let mut frame = self.bare(web, self.accepted, jiff::tz::TimeZone::UTC);
        frame.title = frame.t(title_key);
        frame
    }

    /// The frame of a page that stands alone, in a colleague's language.
    pub fn frame_for_one<R>(&self, web: &Web, who: &As<R>, title_key: &str) -> Frame {
        let mut frame = self.plain_frame(web, &who.visit);
        frame.title = frame.t(title_key);
        frame
    }

    /// The frame for a colleague, in their language and zone, with the rail, whose parts are asked all at once.
    pub async fn frame_for(&self, web: &Web, visit: &Visit, title: impl Into<String>) -> Result<Frame> {
        let who = visit.colleague();
        let mut frame = self.signed_in(web, visit);
        frame.title = title.into();
        let parts = try_join_all(web.rail.iter().map(|part| part(web, who, &frame, &self.path)));
        let (parts, tools) = tokio::try_join!(parts, web.pieces("rail", who, &frame, &()))?;
        parts.into_iter().flatten().for_each(|section| add(&mut frame.nav, section));
        frame.tools = tools;
        frame.tour = self.tour.filter(|_| web.demo).map(|step| step.card(&frame));
        listen(&mut frame, web, visit, &Staff::topic(who.id), true);
        Ok(frame)
    }

    /// The frame of a part of a page, in a colleague's language and zone: without rail, and without the
    /// sentence of the last deed, which is for the page.
    pub fn frame_of_part(&self, web: &Web, visit: &Visit) -> Frame {
        Frame { flash: None, ..self.signed_in(web, visit) }
    }

    fn signed_in(&self, web: &Web, visit: &Visit) -> Frame {
        let who = visit.colleague();
        let mut frame = self.plain_frame(web, visit);
        frame.viewer = Some(viewer(who, &frame));
        frame
    }

    /// [`Page::frame_for`] a page of the settings, titled by a message: with the links to the others.
    pub async fn settings_frame(&self, web: &Web, visit: &Visit, title: &str) -> Result<Frame> {
        let mut frame = self.frame_for(web, visit, "").await?;
        frame.title = frame.t(title);
        frame.settings = settings_nav(web, visit.colleague(), &frame, &self.path);
        Ok(frame)
    }

    /// Words and times as a colleague reads them, for answers without rail and title.
    pub(crate) fn plain_frame(&self, web: &Web, visit: &Visit) -> Frame {
        let who = visit.colleague();
        let zone = who.time_zone();
        self.bare(web, Lang::parse(&who.language).unwrap_or(self.accepted), zone)
    }

    /// The frame of a page that everybody may see: with the rail for whoever is signed in.
    pub async fn frame_for_anybody(&self, web: &Web, who: &Anybody, title_key: &str) -> Result<Frame> {
        let Ok(who) = who else {
            return Ok(self.frame(web, title_key));
        };
        let mut frame = self.frame_for(web, &who.visit, "").await?;
        frame.title = frame.t(title_key);
        Ok(frame)
    }

    fn bare(&self, web: &Web, lang: Lang, zone: jiff::tz::TimeZone) -> Frame {
        // A cookie can say anything; only what we could have said is repeated.
        let (key, back) = self.flash.as_deref().map_or((None, None), said);
        let flash =
            key.filter(|key| web.messages.keys(Lang::En).contains(*key)).map(|key| web.messages.text(lang, key));
        Frame {
            messages: web.messages.clone(),
            links: web.links.clone(),
            lang,
            zone,
            now: self.now,
            nonce: self.nonce.clone(),
            title: String::new(),
            viewer: None,
            nav: Vec::new(),
            tools: Vec::new(),
            settings: Vec::new(),
            topics: Vec::new(),
            back: back.filter(|_| flash.is_some()).map(str::to_owned),
            flash,
            demo: web.demo,
            tour: None,
            has: self.has.clone(),
        }
    }
}

/// The rows that a browser says it shows, as the script `list.js` tells: their [`Frame::is`], divided by spaces.
fn has(headers: &HeaderMap) -> HashSet<u64> {
    let told = headers.get(HAS).and_then(|told| told.to_str().ok()).unwrap_or_default();
    told.split(' ').take(MOST_ROWS).filter_map(|row| u64::from_str_radix(row, 16).ok()).collect()
}

/// The key of what the cookie says, and the page of ours to which there is a way back.
fn said(cookie: &str) -> (Option<&str>, Option<&str>) {
    let (key, back) = cookie.split_once('|').map_or((cookie, None), |(key, back)| (key, Some(back)));
    (Some(key), back.filter(|path| is_own(path)))
}

/// Whether an address is a short one of this desk, which a cookie can hold.
fn is_own(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/?&=%+.-_*".contains(&b);
    path.starts_with('/') && !path.starts_with("//") && path.len() < 1000 && path.bytes().all(plain)
}

/// Sections of the same title are one: features add their links to it.
fn add(nav: &mut Vec<NavSection>, section: NavSection) {
    match nav.iter_mut().find(|known| known.title == section.title) {
        Some(known) => known.items.extend(section.items),
        None => nav.push(section),
    }
}

fn viewer(who: &Colleague, frame: &Frame) -> Viewer {
    Viewer {
        id: who.id.0,
        name: who.name.clone(),
        face: face(who),
        role: frame.t(role_key(who.role)),
        writes: who.role.may_answer(),
        together: who.uses().colleagues,
    }
}

/// How a customer is called to this reader: in general, when their name is not shown.
pub fn called(frame: &Frame, name: String) -> String {
    if name == HIDDEN { frame.t("people-customer") } else { name }
}

/// The message that names a role.
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Admin => "people-role-admin",
        Role::Supervisor => "people-role-supervisor",
        Role::Agent => "people-role-agent",
        Role::Collaborator => "people-role-collaborator",
    }
}

/// Signs what this page listens to; with `present`, others see that its reader is there.
pub fn listen(frame: &mut Frame, web: &Web, visit: &Visit, topic: &str, present: bool) {
    if let Some(session) = visit.session() {
        let signed = web.topics.sign(&session.id.to_string(), topic, present);
        frame.topics.push(Topic { topic: signed.topic, signature: signed.signature });
    }
}

/// A piece of a page, as HTML.
pub fn html_of(piece: &impl Template) -> Result<String> {
    piece.render().map_err(|e| Error::Broken(format!("a piece of a page cannot be drawn: {e}")))
}

/// What was chosen in a list that offers nothing, too.
///
/// # Errors
/// [`Error::Missing`] for what no list offers.
pub fn choice_of<T: FromStr>(typed: &str) -> Result<Option<T>> {
    match typed {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|_| Error::Missing),
    }
}

/// Draws a page. The sentence of the last deed has been said; its cookie goes.
pub fn draw(web: &Web, frame: &Frame, page: &impl Template) -> Result<Response> {
    draw_as(web, frame, StatusCode::OK, page)
}

/// [`draw`] with another status: 422 shows a refused form again.
pub fn draw_as(web: &Web, frame: &Frame, status: StatusCode, page: &impl Template) -> Result<Response> {
    let html = html_of(page)?;
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    if frame.flash.is_some() {
        headers.append(header::SET_COOKIE, cookie::set(web, cookie::FLASH, "", 0));
    }
    Ok(response)
}

/// Ends a form: the browser fetches `path`, where a sentence says what was done.
pub fn done(web: &Web, path: impl Into<String>, flash: Option<&str>) -> Response {
    let mut response = hotwire::forms::Reply303(path.into()).into_response();
    if let Some(key) = flash {
        response.headers_mut().append(header::SET_COOKIE, cookie::set(web, cookie::FLASH, key, 30));
    }
    response
}

/// [`done`], when the browser goes on to another page than the form's: beside the sentence stands the way
/// `back` to it.
pub fn gone_on(web: &Web, path: impl Into<String>, flash: &str, back: &str) -> Response {
    let back = if is_own(back) { format!("|{back}") } else { String::new() };
    done(web, path, Some(&format!("{flash}{back}")))
}

impl<R> As<R> {
    /// [`Page::settings_frame`] for whoever asks.
    pub async fn settings_frame(&self, web: &Web, page: &Page, title: &str) -> Result<Frame> {
        page.settings_frame(web, &self.visit, title).await
    }

    /// [`Page::frame_for`] whoever asks.
    pub async fn frame(&self, web: &Web, page: &Page, title: impl Into<String>) -> Result<Frame> {
        page.frame_for(web, &self.visit, title).await
    }
}
