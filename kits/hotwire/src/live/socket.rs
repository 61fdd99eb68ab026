//! The door: `GET /live`, a WebSocket per tab.
//!
//! The browser sends its page's topics, `{"topics":[["ticket:42","signature","since"],…]}`, again whenever they change;
//! it is sent [`Hint`]s, and `{}` every 25 seconds so that it can tell a silent line from a dead one.

use std::{future::Future, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{
        FromRequestParts, Request, State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code},
    },
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
    routing::get,
};
use futures_util::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use serde::Deserialize;
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::{Hint, Hub, Subscription, TopicKey, asking};
use crate::origin::Origins;

/// How often a connection is asked for a sign of life; one without is closed at the next.
const BEAT: Duration = Duration::from_secs(25);
/// So long may a browser take to accept what it is sent.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes; what a browser may send at once.
pub(super) const LONGEST: usize = 64 * 1024;
/// Topics a page may have.
pub(super) const TOPICS: usize = 50;
/// Close code: the session has ended, do not come back.
const SIGNED_OUT: u16 = 4401;

/// Who opens a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Names the session; topics are signed for it, and [`Hub::close`] ends it.
    pub session: String,
    /// The viewer's id, one per person rather than session.
    pub id: i64,
    /// The name others see.
    pub name: String,
    /// The address of the picture others see, if there is one.
    pub picture: Option<String>,
}

/// Says who may open a socket; the roof implements it.
pub trait Gate: Send + Sync + 'static {
    /// The viewer whose session the request's cookie names, or nobody.
    fn admit(&self, request: &Parts) -> impl Future<Output = Option<Viewer>> + Send;
}

/// What the door needs.
pub struct Live<G> {
    /// Where changes are told.
    pub hub: Hub,
    /// The key pages sign topics with.
    pub key: TopicKey,
    /// Whose pages may open a socket.
    pub origins: Arc<Origins>,
    /// Who may.
    pub gate: G,
}

impl<G: Gate> Live<G> {
    /// Who asks, from a page of ours. Browsers always say where a socket or a POST comes from, and cookies travel with
    /// a socket whatever their SameSite.
    pub(super) async fn admit(&self, parts: &Parts) -> Result<Viewer, StatusCode> {
        if self.origins.own(&parts.headers) != Some(true) {
            return Err(StatusCode::FORBIDDEN);
        }
        self.gate.admit(parts).await.ok_or(StatusCode::UNAUTHORIZED)
    }
}

/// `GET /live`, a socket, and `POST /live`, for pages that no socket gets through to: 403 for another site's page, 401
/// without a session.
pub fn router<S: Clone + Send + Sync + 'static, G: Gate>(live: Live<G>) -> Router<S> {
    Router::new().route("/live", get(open::<G>).post(asking::answer::<G>)).with_state(Arc::new(live))
}

async fn open<G: Gate>(State(live): State<Arc<Live<G>>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let viewer = match live.admit(&parts).await {
        Ok(viewer) => viewer,
        Err(status) => return status.into_response(),
    };
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade
            .max_message_size(LONGEST)
            .on_upgrade(async move |socket| Line::new(&live, viewer, socket).hold().await),
        Err(why) => why.into_response(),
    }
}

/// An open socket.
struct Line {
    key: TopicKey,
    session: String,
    subscription: Subscription,
    to: SplitSink<WebSocket, Message>,
    from: SplitStream<WebSocket>,
}

/// Why a socket ends, if not by the browser's will.
struct End(Option<CloseFrame>);

impl End {
    fn because(code: u16, reason: &'static str) -> Self {
        Self(Some(CloseFrame { code, reason: reason.into() }))
    }
}

impl Line {
    fn new<G>(live: &Live<G>, viewer: Viewer, socket: WebSocket) -> Self {
        let (to, from) = socket.split();
        Self {
            key: live.key.clone(),
            session: viewer.session.clone(),
            subscription: live.hub.subscribe(viewer),
            to,
            from,
        }
    }

    async fn hold(mut self) {
        let End(frame) = self.talk().await;
        if let Some(frame) = frame {
            let _ = timeout(PATIENCE, self.to.send(Message::Close(Some(frame)))).await;
        }
    }

    /// Talks until one side ends it.
    async fn talk(&mut self) -> End {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut alive = true;
        loop {
            let done = tokio::select! {
                hints = self.subscription.next() => match hints {
                    Some(hints) => self.send(messages(&hints)).await,
                    None => Err(End::because(SIGNED_OUT, "signed out")),
                },
                message = self.from.next() => {
                    alive = true;
                    self.hear(message)
                }
                _ = beat.tick() => match std::mem::replace(&mut alive, false) {
                    true => self.send(vec![Message::from("{}"), Message::Ping(Default::default())]).await,
                    false => Err(End(None)),
                },
            };
            if let Err(end) = done {
                return end;
            }
        }
    }

    async fn send(&mut self, messages: Vec<Message>) -> Result<(), End> {
        for message in messages {
            let sent = timeout(PATIENCE, self.to.send(message)).await;
            sent.ok().and_then(Result::ok).ok_or(End(None))?;
        }
        Ok(())
    }

    fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        match message {
            Some(Ok(Message::Text(text))) => self.watch(&text),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
            Some(Ok(Message::Binary(_))) => Err(End::because(close_code::UNSUPPORTED, "text only")),
            Some(Ok(Message::Close(_)) | Err(_)) | None => Err(End(None)),
        }
    }

    fn watch(&mut self, text: &str) -> Result<(), End> {
        let page: Page = serde_json::from_str(text).map_err(|_| End::because(close_code::POLICY, "not understood"))?;
        if page.topics.len() > TOPICS {
            return Err(End::because(close_code::POLICY, "too many topics"));
        }
        let watches =
            page.topics.iter().filter_map(|topic| self.key.verify(&self.session, &topic.name, &topic.signature));
        self.subscription.watch(watches);
        for topic in &page.topics {
            if let Some(since) = topic.since() {
                self.subscription.catch_up(&topic.name, since);
            }
        }
        Ok(())
    }
}

fn messages(hints: &[Hint]) -> Vec<Message> {
    hints.iter().filter_map(|hint| serde_json::to_string(hint).ok()).map(Message::from).collect()
}

/// The browser's message.
#[derive(Deserialize)]
pub(super) struct Page {
    pub topics: Vec<Topic>,
}

/// What a `<live-topic>` has as attributes, in this order, as an array; `since` may be missing.
#[derive(Deserialize)]
pub(super) struct Topic {
    pub name: String,
    pub signature: String,
    #[serde(default)]
    since: Option<String>,
}

impl Topic {
    /// When the page was made, in µs since the epoch.
    pub fn since(&self) -> Option<i64> {
        self.since.as_deref()?.parse().ok()
    }
}

#[cfg(test)]
#[path = "socket_tests.rs"]
mod tests;
