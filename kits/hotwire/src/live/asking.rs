//! What a socket would tell, for pages to which none gets through: some proxies do not pass them on.

use std::sync::Arc;

use axum::{
    Json,
    body::to_bytes,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{
    Hub, TopicKey,
    socket::{Gate, LONGEST, Live, Page, TOPICS},
};

/// The topics that changed since the page was made.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Changed {
    changed: Vec<String>,
}

/// `POST /live` with the socket's message as its body: 400 for what is none.
pub(super) async fn answer<G: Gate>(State(live): State<Arc<Live<G>>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let viewer = match live.admit(&parts).await {
        Ok(viewer) => viewer,
        Err(status) => return status.into_response(),
    };
    let body = to_bytes(body, LONGEST).await.unwrap_or_default();
    match serde_json::from_slice::<Page>(&body) {
        Ok(page) if page.topics.len() <= TOPICS => {
            Json(changed(&live.hub, &live.key, &viewer.session, page)).into_response()
        }
        _ => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// Of topics that are not signed for this session nothing is said.
fn changed(hub: &Hub, key: &TopicKey, session: &str, page: Page) -> Changed {
    let told = page.topics.into_iter().filter(|topic| {
        let shown = key.verify(session, &topic.name, &topic.signature).is_some();
        shown && topic.since().is_some_and(|since| hub.changed_since(&topic.name, since))
    });
    Changed { changed: told.map(|topic| topic.name).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_what_changed_since_it_was_made_and_only_of_its_own_topics() {
        let (hub, key) = (Hub::default(), TopicKey::new(&[1; 32]));
        hub.publish("ticket:1", None);
        hub.publish("ticket:2", None);
        let asked = |session: &str, since: i64| {
            let topics: Vec<_> = [("s1", "ticket:1"), ("s1", "list"), ("s2", "ticket:2")]
                .map(|(session, topic)| (topic, key.sign(session, topic, false).signature, since.to_string()))
                .into();
            let page = serde_json::from_value(serde_json::json!({ "topics": topics })).unwrap();
            changed(&hub, &key, session, page).changed
        };
        assert_eq!(asked("s1", 1), ["ticket:1", "list"], "before this process began anything may have changed");
        assert_eq!(asked("s2", 1), ["ticket:2"]);
        assert_eq!(asked("s1", i64::MAX), [""; 0]);
    }
}
