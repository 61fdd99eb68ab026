//! The page behind the link in a mailed notice: one question, for one colleague, without signing in. The link opens
//! nothing else, begins no session, and stops working by itself.

use crate::{answering::Why, card::Card, deed::Deed};
use askama::Template;
use axum::{
    Form,
    extract::{FromRequestParts, Multipart, Path, Query, State},
    http::{HeaderName, HeaderValue, StatusCode, header, request},
    response::{IntoResponse, Response},
};
use base::{Error, Result};
use hotwire::csp::Nonce;
use people::Department;
use people_web::{
    FormFailed, Page, Web, draw,
    page::{done, draw_as},
};
use question::{Question, Words, link::Guest};
use serde::Deserialize;
use shell::{Choice, Frame, Lang};
use std::collections::HashMap;
use ticket_web::{attachments::serve, form::Parts};

/// Bytes of words that are shown again to whoever sent them by a link that is closed.
const WRITTEN: usize = 200_000;

/// `question/guest.html`.
#[derive(Template)]
#[template(path = "question/guest.html")]
struct GuestPage<'a> {
    frame: &'a Frame,
    code: &'a str,
    card: Card,
    /// Whether they have just answered or declined.
    said: bool,
    text: String,
    reason: String,
    /// Whom they could name instead.
    instead: Vec<Choice>,
    error: Option<String>,
}

/// `question/gone.html`.
#[derive(Template)]
#[template(path = "question/gone.html")]
struct GonePage<'a> {
    frame: &'a Frame,
    /// What came too late: shown, so that it can be copied.
    words: &'a str,
}

/// Whoever came by a link, with what it says: the right to this one question.
pub struct ByLink {
    guest: Guest,
    code: String,
}

impl FromRequestParts<Web> for ByLink {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut request::Parts, web: &Web) -> Result<ByLink, Response> {
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, web).await;
        let code = path.ok().and_then(|mut path| path.0.remove("code")).unwrap_or_default();
        match Guest::by(&web.desk.look(), web.desk.keys(), &code).await {
            Ok(guest) => Ok(ByLink { guest, code }),
            Err(Error::Missing) => {
                let page = Page::of(&parts.headers, parts.extensions.get::<Nonce>(), parts.uri.path(), web.desk.now());
                Err(gone(web, &page, ""))
            }
            Err(error) => Err(error.into_response()),
        }
    }
}

/// What the page knows of itself.
#[derive(Debug, Default, Deserialize)]
pub struct SaidSo {
    said: Option<String>,
}

/// `GET /q/{code}`: mail programs look at links before people do, so it changes nothing.
pub async fn show(State(web): State<Web>, page: Page, by: ByLink, Query(so): Query<SaidSo>) -> Result<Response> {
    let frame = frame(&web, &page, &by);
    let drawn = GuestPage { said: so.said.is_some(), ..by.page(&web, &frame).await? };
    draw(&web, &frame, &drawn).map(quiet)
}

/// `POST /q/{code}/answers`: their answer, or more to it, with files.
pub async fn answer(
    State(web): State<Web>,
    page: Page,
    by: Result<ByLink, Response>,
    form: Multipart,
) -> Result<Response> {
    let by = match by {
        Ok(by) => by,
        Err(closed) => return Ok(kept(&web, &page, closed, &written(form).await)),
    };
    let parts = Parts::read(web.desk.blobs(), form).await?;
    let sound = parts.check_files(&[]);
    let words = Words { attachments: parts.files.clone(), ..Words::plain(parts.get("text").trim()) };
    by.perform(&web, &page, Deed::Answer(words), sound).await
}

/// `POST /q/{code}/refusal`: it is not theirs, and whom to ask instead.
pub async fn decline(
    State(web): State<Web>,
    page: Page,
    by: Result<ByLink, Response>,
    Form(why): Form<Why>,
) -> Result<Response> {
    match by {
        Ok(by) => {
            let (deed, sound) = match why.decline() {
                Ok(deed) => (deed, Ok(())),
                Err(error) => (Deed::Decline(why.reason().to_owned(), None), Err(error)),
            };
            by.perform(&web, &page, deed, sound).await
        }
        Err(closed) => Ok(kept(&web, &page, closed, why.reason())),
    }
}

/// `GET /q/{code}/files/{id}`: what stands beside this question, and no other file.
pub async fn file(State(web): State<Web>, by: ByLink, Path((_, id)): Path<(String, i64)>) -> Result<Response> {
    let shown = by.guest.question.shown(&web.desk.look()).await?;
    let file = shown.files.into_iter().find(|file| file.id == id).ok_or(Error::Missing)?;
    let bytes = web.desk.blobs().read(&file.blob).await?;
    Ok(quiet(serve(&file.name, &file.media_type, &file.blob, bytes)))
}

impl ByLink {
    /// Does what is `sound`; else, and when it cannot be done, the page says why and keeps what was written.
    async fn perform(self, web: &Web, page: &Page, deed: Deed, sound: Result<()>) -> Result<Response> {
        let done_so = match sound {
            Ok(()) => self.run(web, deed.clone()).await,
            refused => refused,
        };
        let Err(error) = done_so else {
            return Ok(quiet(done(web, format!("/q/{}?said=1", self.code), None)));
        };
        let frame = frame(web, page, &self);
        let error = FormFailed::of(error, web, frame.lang)?.sentence();
        let (text, reason) = match deed {
            Deed::Decline(reason, _) => (String::new(), reason),
            Deed::Answer(words) => (words.text, String::new()),
            Deed::Further(_) | Deed::Withdraw(_) | Deed::Take => Default::default(),
        };
        let drawn = GuestPage { error, text, reason, ..self.page(web, &frame).await? };
        draw_as(web, &frame, StatusCode::UNPROCESSABLE_ENTITY, &drawn).map(quiet)
    }

    async fn run(&self, web: &Web, deed: Deed) -> Result<()> {
        let who = &self.guest.who;
        let mut act = web.desk.act(who.actor()).await?;
        let mut question = Question::current(&mut act, self.guest.question.id).await?;
        deed.run(&mut act, who, &mut question).await?;
        act.commit().await
    }

    async fn page<'a>(&'a self, web: &Web, frame: &'a Frame) -> Result<GuestPage<'a>> {
        let (look, files) = (web.desk.look(), format!("/q/{}/files", self.code));
        let card = Card::of(&look, self.guest.question.clone(), self.guest.who.contacts(), &files).await?;
        let card = card.without_pictures();
        let choice = |d: Department| Choice::new(format!("d{}", d.id), d.name, false);
        let instead = Department::all(&look).await?.into_iter().map(choice).collect();
        let (text, reason) = Default::default();
        Ok(GuestPage { frame, code: &self.code, card, said: false, text, reason, instead, error: None })
    }
}

/// The words of a form, as many as an answer may have; its files are nobody's to keep.
async fn written(mut form: Multipart) -> String {
    let mut kept = Vec::new();
    while let Ok(Some(mut field)) = form.next_field().await {
        if field.name() != Some("text") {
            continue;
        }
        while let Ok(Some(chunk)) = field.chunk().await {
            kept.extend_from_slice(&chunk);
            if kept.len() > WRITTEN {
                break;
            }
        }
        break;
    }
    String::from_utf8_lossy(&kept).chars().take(WRITTEN).collect()
}

/// A link that opens nothing shows the words that were sent by it, to be copied.
fn kept(web: &Web, page: &Page, closed: Response, words: &str) -> Response {
    match closed.status() {
        StatusCode::NOT_FOUND => gone(web, page, words.trim()),
        _ => closed,
    }
}

/// The link is closed; what was written meanwhile is not lost.
fn gone(web: &Web, page: &Page, words: &str) -> Response {
    let frame = page.frame(web, "question-my-gone");
    let drawn = draw_as(web, &frame, StatusCode::NOT_FOUND, &GonePage { frame: &frame, words });
    quiet(drawn.unwrap_or_else(IntoResponse::into_response))
}

/// In the colleague's language and zone, titled by who asks.
fn frame(web: &Web, page: &Page, by: &ByLink) -> Frame {
    let mut frame = page.frame(web, "question-my-guest");
    frame.lang = Lang::parse(&by.guest.who.language).unwrap_or(frame.lang);
    frame.zone = by.guest.who.time_zone();
    frame.title = frame.t("question-my-guest");
    frame
}

/// The address is the key: nobody else learns it from here, and no search engine keeps it.
fn quiet(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
