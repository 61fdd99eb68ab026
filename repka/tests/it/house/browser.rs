//! Someone's browser, without scripts: it opens pages and sends their forms.

use super::Answer;
use base::StaffId;
use reqwest::{Client, Method, RequestBuilder};

const BOUNDARY: &str = "a-boundary-of-our-own";

/// Someone's browser.
#[derive(Clone)]
pub struct Browser {
    url: String,
    /// The session's secret; none when nobody is signed in.
    pub session: Option<String>,
    /// Whose it is.
    pub id: StaffId,
    /// The page that is open, when it matters from where a form is sent.
    page: Option<String>,
    http: Client,
}

impl Browser {
    pub(super) fn new(url: String, session: Option<String>, id: StaffId) -> Browser {
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Browser { url, session, id, page: None, http }
    }

    /// The same browser with another session.
    pub fn with(&self, session: String) -> Browser {
        Browser { session: Some(session), ..self.clone() }
    }

    /// The whole address of a page.
    pub fn url_of(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// The same browser with this page open.
    pub fn at(&self, path: &str) -> Browser {
        Browser { page: Some(path.to_owned()), ..self.clone() }
    }

    /// A request with the session's cookie, to be completed.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.url));
        if let Some(page) = &self.page {
            request = request.header("referer", format!("{}{page}", self.url));
        }
        match &self.session {
            Some(secret) => request.header("cookie", format!("repka_session={secret}")),
            None => request,
        }
    }

    /// Opens a page.
    pub async fn opens(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::GET, path)).await
    }

    /// Opens a ticket that is there.
    pub async fn opens_ticket(&self, number: i64) -> Answer {
        self.opens(&format!("/tickets/{number}")).await.is(200)
    }

    /// Sends a form.
    pub async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, path).header("origin", &self.url);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        Answer::to(request.body(form(fields))).await
    }

    /// Sends a form that may carry files.
    pub async fn sends_parts(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, path).header("origin", &self.url);
        let request = request.header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
        Answer::to(request.body(parts(fields))).await
    }

    /// Sends a body as it is, said to be of this type; of none when that is empty.
    pub async fn sends_body(&self, path: &str, media_type: &str, body: String) -> Answer {
        let request = self.request(Method::POST, path).header("origin", &self.url).body(body);
        Answer::to(if media_type.is_empty() { request } else { request.header("content-type", media_type) }).await
    }

    /// Answers the customer, having seen the page as it is now.
    pub async fn replies(&self, number: i64, text: &str) -> Answer {
        self.replies_and(number, text, "").await
    }

    /// Answers, and says what becomes of the ticket: `wait` or `solve`.
    pub async fn replies_and(&self, number: i64, text: &str, then: &str) -> Answer {
        let seen = self.opens_ticket(number).await.field("seen");
        self.replies_having_seen(number, &seen, text, then).await
    }

    /// Answers, having seen the page as it was.
    pub async fn replies_having_seen(&self, number: i64, seen: &str, text: &str, then: &str) -> Answer {
        let fields = [("text", text), ("seen", seen), ("then", then)];
        self.sends_parts(&format!("/tickets/{number}/replies"), &fields).await
    }

    /// Writes a note.
    pub async fn notes(&self, number: i64, text: &str) -> Answer {
        self.sends_parts(&format!("/tickets/{number}/notes"), &[("text", text)]).await
    }

    /// Takes a ticket.
    pub async fn takes(&self, number: i64) -> Answer {
        self.assigns(number, self.id).await
    }

    /// Makes someone responsible.
    pub async fn assigns(&self, number: i64, to: StaffId) -> Answer {
        self.sends(&format!("/tickets/{number}/assignment"), &[("assignee", &to.to_string())]).await
    }

    /// Gives a ticket back.
    pub async fn gives_back(&self, number: i64) -> Answer {
        self.sends(&format!("/tickets/{number}/assignment"), &[("_method", "delete")]).await
    }

    /// Solves a ticket.
    pub async fn solves(&self, number: i64) -> Answer {
        self.sends(&format!("/tickets/{number}/closure"), &[]).await
    }

    /// Opens a ticket again.
    pub async fn reopens(&self, number: i64) -> Answer {
        self.sends(&format!("/tickets/{number}/closure"), &[("_method", "delete")]).await
    }

    /// Takes a reply back.
    pub async fn takes_back(&self, number: i64, entry: base::EntryId) -> Answer {
        self.sends(&format!("/tickets/{number}/replies/{entry}"), &[("_method", "delete")]).await
    }

    /// Sends a reply once more.
    pub async fn sends_again(&self, number: i64, entry: base::EntryId) -> Answer {
        self.sends(&format!("/tickets/{number}/replies/{entry}/delivery"), &[]).await
    }
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", escaped(name), escaped(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn parts(fields: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    fields.iter().map(part).chain([format!("--{BOUNDARY}--\r\n")]).collect()
}
