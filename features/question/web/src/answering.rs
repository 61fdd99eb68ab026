//! The doors of one question: answer it, ask further, decline, withdraw, look after it. The forms stand under
//! the question on its ticket, and on its card in the list.

use crate::{chosen::named, deed::Deed, list, panel::refused};
use axum::{
    Form,
    extract::{FromRequestParts, Multipart, Path},
    http::{HeaderMap, Uri, header, request},
    response::{IntoResponse, Response},
};
use base::{Error, Result};
use people::Colleague;
use people_web::{As, Page, Web, page::done};
use question::{Addressee, Question, QuestionId, Words};
use serde::Deserialize;
use ticket_web::{deeds::back, form::Parts};

/// Why, and whom to ask instead.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Why {
    /// A form that asks further can withdraw, too, and has one field for both.
    #[serde(alias = "text")]
    reason: String,
    /// `d3`, `s12`, or nobody.
    instead: String,
}

impl Why {
    /// Why.
    pub(crate) fn reason(&self) -> &str {
        &self.reason
    }

    /// That it is not theirs.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nobody is meant by what is asked instead.
    pub(crate) fn decline(&self) -> Result<Deed> {
        let nobody = |_| Error::invalid("whom", "question-error-nobody");
        let instead = match self.instead.as_str() {
            "" => None,
            key => Some(Addressee::of(named(key).map_err(nobody)?)),
        };
        Ok(Deed::Decline(self.reason.clone(), instead))
    }
}

/// What is asked further.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Further {
    text: String,
}

/// A request to do something with a question.
pub struct Ask {
    web: Web,
    page: Page,
    who: As<Colleague>,
    id: QuestionId,
    headers: HeaderMap,
}

impl FromRequestParts<Web> for Ask {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut request::Parts, web: &Web) -> Result<Self, Response> {
        let who = As::from_request_parts(parts, web).await.map_err(IntoResponse::into_response)?;
        let path = Path::<QuestionId>::from_request_parts(parts, web).await;
        let Path(id) = path.map_err(|_| Error::Missing.into_response())?;
        let Ok(page) = Page::from_request_parts(parts, web).await;
        Ok(Ask { web: web.clone(), page, who, id, headers: parts.headers.clone() })
    }
}

/// `POST /questions/{id}/answers`
pub async fn answer(ask: Ask, form: Multipart) -> Result<Response> {
    let parts = Parts::read(ask.web.desk.blobs(), form).await?;
    let (text, html) = parts.words();
    ask.to(Deed::Answer(Words { text, html, attachments: parts.files })).await
}

/// `POST /questions/{id}/further`
pub async fn further(ask: Ask, Form(form): Form<Further>) -> Result<Response> {
    ask.to(Deed::Further(Words::plain(form.text.trim()))).await
}

/// `POST /questions/{id}/refusal`
pub async fn decline(ask: Ask, Form(why): Form<Why>) -> Result<Response> {
    match why.decline() {
        Ok(deed) => ask.to(deed).await,
        Err(error) => ask.again(Deed::Decline(why.reason, None), error).await,
    }
}

/// `POST /questions/{id}/withdrawal`
pub async fn withdraw(ask: Ask, Form(why): Form<Why>) -> Result<Response> {
    ask.to(Deed::Withdraw(why.reason)).await
}

/// `POST /questions/{id}/care`: looks after it, or gives that back.
pub async fn take(ask: Ask) -> Result<Response> {
    ask.to(Deed::Take).await
}

impl Ask {
    async fn to(self, deed: Deed) -> Result<Response> {
        match deed.clone().perform(&self.web, &self.who, self.id).await {
            Ok(question) => Ok(self.onward(&question, &deed)),
            Err(error @ (Error::Refused(_) | Error::Invalid(_))) => self.again(deed, error).await,
            Err(error) => Err(error),
        }
    }

    /// Where the form stood: its ticket, or the list, where the next one is open when this one is done with.
    fn onward(&self, question: &Question, deed: &Deed) -> Response {
        match question.ticket_id {
            Some(number) if !self.is_from_list() => back(&self.web, &self.headers, number, deed.flash()),
            _ if deed.is_last() => done(&self.web, list::PATH, deed.flash()),
            _ => done(&self.web, format!("{}/{}", list::PATH, self.id), deed.flash()),
        }
    }

    /// The same page again, with why it was not done. On a ticket the form keeps what was written, by scripts; without
    /// them the question's card does.
    async fn again(self, deed: Deed, error: Error) -> Result<Response> {
        let question = Question::seen_by(&self.web.desk.look(), &self.who.who, self.id, self.web.desk.now()).await?;
        match question.ticket_id {
            Some(number) if !self.is_from_list() && self.keeps_forms() => {
                refused(&self.web, &self.page, &self.who, number, &self.headers, error).await
            }
            _ => list::again(&self.web, &self.page, &self.who, question, (deed, error)).await,
        }
    }

    /// Whether the page stays and is only changed: Turbo says so with every form it sends.
    fn keeps_forms(&self) -> bool {
        let accept = self.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        accept.is_some_and(|accept| accept.contains("vnd.turbo-stream"))
    }

    fn is_from_list(&self) -> bool {
        let referer = self.headers.get(header::REFERER).and_then(|v| v.to_str().ok()?.parse::<Uri>().ok());
        referer.is_none_or(|at| !at.path().starts_with("/tickets/"))
    }
}
