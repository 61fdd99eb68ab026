//! A program.

use super::Answer;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value as Json;

/// A program that acts as whoever its token belongs to.
#[derive(Clone)]
pub struct Api {
    url: String,
    token: Option<String>,
    http: Client,
}

impl Api {
    pub(super) fn new(url: String, token: Option<String>) -> Api {
        Api { url, token, http: Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap() }
    }

    /// A request with its token, to be completed.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        match &self.token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        }
    }

    /// Sends JSON, or nothing.
    pub async fn asks(&self, method: Method, path: &str, body: Option<Json>) -> Answer {
        let request = self.request(method, path);
        Answer::to(match body {
            Some(body) => request.header("content-type", "application/json").body(body.to_string()),
            None => request,
        })
        .await
    }

    /// Reads.
    pub async fn gets(&self, path: &str) -> Answer {
        self.asks(Method::GET, path, None).await
    }

    /// Begins something.
    pub async fn posts(&self, path: &str, body: Json) -> Answer {
        self.asks(Method::POST, path, Some(body)).await
    }

    /// Sets something.
    pub async fn puts(&self, path: &str, body: Json) -> Answer {
        self.asks(Method::PUT, path, Some(body)).await
    }

    /// Takes something away.
    pub async fn deletes(&self, path: &str) -> Answer {
        self.asks(Method::DELETE, path, None).await
    }

    /// Brings a raw mail.
    pub async fn brings(&self, query: &str, raw: impl Into<Vec<u8>>) -> Answer {
        let request = self.request(Method::POST, &format!("/api/v1/inbound/mail{query}"));
        Answer::to(request.header("content-type", "message/rfc822").body(raw.into())).await
    }
}
