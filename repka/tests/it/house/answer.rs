//! What a door answered.

use serde_json::Value as Json;

/// What a door answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Its header.
    pub headers: reqwest::header::HeaderMap,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Sends a request that a server in this process must answer.
    pub async fn to(request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    /// The same answer, if this is its status.
    #[track_caller]
    pub fn is(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// As text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// As JSON.
    #[track_caller]
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// Where it sends one.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// What a form on the page holds in its hidden field.
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let text = self.text();
        let start = format!("name=\"{name}\" value=\"");
        let at = text.find(&start).unwrap_or_else(|| panic!("no field {name}: {text}")) + start.len();
        text[at..].split('"').next().unwrap().to_owned()
    }

    /// The secret of the session that was begun.
    #[track_caller]
    pub fn session(&self) -> String {
        let cookies = self.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
        let begun = cookies.filter_map(|c| c.strip_prefix("repka_session=")).find_map(|c| c.split(';').next());
        begun.filter(|secret| !secret.is_empty()).expect("a session was begun").to_owned()
    }
}
