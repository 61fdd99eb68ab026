//! A desk of two tickets in one file, to see the kit at work in a browser: `cargo run -p hotwire --example live`, then
//! open <http://localhost:8099/tickets/1> twice. Every browser is its own person; nothing is stored.

use std::{
    collections::BTreeMap,
    net::Ipv4Addr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, UNIX_EPOCH},
};

use axum::{
    Form, Router,
    extract::{Path, State},
    http::{HeaderMap, header, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use hotwire::{
    assets::{self, Asset, Assets},
    csp::{self, Csp, Nonce},
    forms::{Form422, Reply303, request_id},
    live::{self, Gate, Hub, Live, TopicKey, Viewer},
    origin::{self, Origin, OriginGuard, Origins},
};

const APP: Asset = Asset {
    name: "app.js",
    bytes: br##"
        import "csp-nonce"
        import "@hotwired/turbo"
        import "live-topic"
        import { Application, Controller } from "@hotwired/stimulus"

        const stimulus = Application.start()
        stimulus.register("editor", class extends Controller { connect() { import("trix") } })
        const state = (text) => document.documentElement.dataset.line = text
        document.addEventListener("live:open", () => state("open"))
        document.addEventListener("live:lost", () => state("lost"))
        document.addEventListener("live:present", ({ detail }) => {
          document.querySelector("#present").textContent = detail.people.map((who) => who.name).join(", ")
        })
    "##,
    brotli: b"",
    module: Some("app"),
};

#[derive(Clone)]
struct Desk {
    assets: Assets,
    hub: Hub,
    key: TopicKey,
    tickets: Arc<Mutex<BTreeMap<i64, Vec<String>>>>,
    people: Arc<AtomicI64>,
}

/// Whoever has the cookie is let in; its number is the person.
struct AnyCookie;

fn session(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::COOKIE)?.to_str().ok()?.split("; ").find_map(|cookie| cookie.strip_prefix("session="))
}

impl Gate for AnyCookie {
    async fn admit(&self, request: &Parts) -> Option<Viewer> {
        let session = session(&request.headers)?;
        let id = session.parse().ok()?;
        Some(Viewer { session: session.to_owned(), id, name: format!("Person {id}"), picture: None })
    }
}

impl Desk {
    fn entries(&self, ticket: i64) -> Vec<String> {
        let tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        tickets.get(&ticket).cloned().unwrap_or_default()
    }

    fn add(&self, ticket: i64, entry: String, by: Option<&str>) {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner).entry(ticket).or_default().push(entry);
        self.hub.publish(&format!("ticket:{ticket}"), by);
    }

    fn page(&self, ticket: i64, session: &str, nonce: &Nonce, wrong: &str) -> String {
        let since = UNIX_EPOCH.elapsed().unwrap_or_default().as_micros();
        let topic = self.key.sign(session, format!("ticket:{ticket}"), true);
        let entries: String =
            self.entries(ticket).iter().map(|entry| format!("<li>{}</li>", entry.replace('<', "&lt;"))).collect();
        let people: Vec<String> =
            self.hub.present(&format!("ticket:{ticket}")).into_iter().map(|who| who.name).collect();
        let people = people.join(", ");
        let (map, css, app) = (self.assets.import_map(), self.assets.url("trix.css"), self.assets.url("app.js"));
        format!(
            r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ticket {ticket}</title>
<meta name="csp-nonce" nonce="{nonce}">
<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{css}" data-turbo-track="reload">
<script type="importmap" nonce="{nonce}" data-turbo-track="reload">{map}</script>
<script type="module" nonce="{nonce}" src="{app}" data-turbo-track="reload"></script></head>
<body><live-topic {topic} since="{since}"></live-topic>
<h1>Ticket {ticket}</h1><p><a id="one" href="/tickets/1">one</a> <a id="two" href="/tickets/2">two</a> here: <span id="present">{people}</span></p>
<ol id="entries" style="color:green">{entries}</ol><p id="wrong">{wrong}</p>
<form id="reply" method="post"><input name="entry" id="entry"><button>Add</button></form>
<form id="draft-{ticket}" data-turbo-permanent data-controller="editor">
<input type="hidden" id="text-{ticket}" name="text"><trix-editor input="text-{ticket}"></trix-editor></form></body></html>"#
        )
    }
}

async fn show(State(desk): State<Desk>, Path(ticket): Path<i64>, nonce: Nonce, headers: HeaderMap) -> Response {
    let merged = desk.entries(ticket).iter().any(|entry| entry == "merge");
    if merged {
        return Reply303("/tickets/2".into()).into_response();
    }
    let known = session(&headers).map(str::to_owned);
    let session = known.clone().unwrap_or_else(|| desk.people.fetch_add(1, Ordering::Relaxed).to_string());
    let page = Html(desk.page(ticket, &session, &nonce, ""));
    match known {
        Some(_) => page.into_response(),
        None => {
            ([(header::SET_COOKIE, format!("session={session}; HttpOnly; SameSite=Lax; Path=/"))], page).into_response()
        }
    }
}

async fn add(
    State(desk): State<Desk>,
    Path(ticket): Path<i64>,
    nonce: Nonce,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let entry = form.get("entry").cloned().unwrap_or_default();
    if let Some(ms) = entry.strip_prefix("slow ").and_then(|ms| ms.parse().ok()) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
    if entry.is_empty() {
        return Form422(desk.page(ticket, session(&headers).unwrap_or_default(), &nonce, "Say something."))
            .into_response();
    }
    desk.add(ticket, entry, request_id(&headers));
    Reply303(format!("/tickets/{ticket}")).into_response()
}

async fn sign_out(State(desk): State<Desk>, Path(session): Path<String>) {
    desk.hub.close(&session);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let desk = Desk {
        assets: Assets::new([assets::assets().as_slice(), &[APP]])?,
        hub: Hub::default(),
        key: TopicKey::new(&[42; 32]),
        tickets: Arc::default(),
        people: Arc::new(1.into()),
    };
    let own = Origin::of("http://localhost:8099");
    let csp = Arc::new(Csp::new(own.as_ref()));
    let origins = Arc::new(Origins::new(own));
    let live = Live { hub: desk.hub.clone(), key: desk.key.clone(), origins: origins.clone(), gate: AnyCookie };
    let app = Router::new()
        .route("/tickets/{ticket}", get(show).post(add))
        .route("/sign-out/{session}", post(sign_out))
        .merge(live::router(live))
        .merge(desk.assets.router())
        .with_state(desk)
        .layer(from_fn(log))
        .layer(from_fn_with_state(OriginGuard::new(origins, |_| false), origin::guard))
        .layer(from_fn_with_state(csp, csp::guard));
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 8099)).await?;
    println!("http://localhost:8099/tickets/1");
    axum::serve(listener, app).await?;
    Ok(())
}

async fn log(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let line = format!("{} {}", request.method(), request.uri());
    let response = next.run(request).await;
    println!("{line} {}", response.status().as_u16());
    response
}
