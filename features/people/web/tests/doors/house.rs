//! A desk behind its doors, and what they answer.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    middleware::from_fn_with_state,
};
use base::{Blobs, Desk, DeskParts, Keys, Reactions, Time};
use hotwire::{
    live::{Hub, TopicKey},
    origin::Origins,
};
use people_web::{Web, WebParts};
use shell::{Links, Messages};
use std::{
    path::PathBuf,
    sync::{Arc, LazyLock},
};
use store::{
    Engine, Migration, Moment, Text, sql,
    testing::{Temporary, fresh},
};

/// The steps that make the tables of people, and those beneath, whatever their numbers.
static MIGRATIONS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    [
        "work",
        "base",
        "people",
        "second_step",
        "organisation",
        "absence",
        "directory",
        "sees",
        "no_calls",
        "reach",
        "photo",
        "unreached",
    ]
    .map(migration)
    .into()
});

fn migration(name: &'static str) -> Migration {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../migrations");
    let files = std::fs::read_dir(folder).expect("migrations").map(|file| file.expect("a file").path());
    let named = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem.to_string_lossy()[5..] == *name);
    let path = files.into_iter().find(named).unwrap_or_else(|| panic!("no migration is called {name}"));
    let number = path.file_name().expect("a name").to_string_lossy()[..4].parse().expect("a number");
    let text = std::fs::read_to_string(path).expect("a text").leak();
    Migration { number, name, text: Text::Both(text) }
}

/// A desk with nobody in it yet, behind its doors.
pub struct House {
    pub router: Router,
    pub web: Web,
    pub kept: Temporary,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookies: Vec<String>,
    pub text: String,
}

impl Answer {
    /// The session's cookie, as the browser sends it back.
    pub fn session(&self) -> &str {
        let set = self.cookies.iter().find(|cookie| cookie.starts_with("repka_session="));
        set.and_then(|cookie| cookie.split(';').next()).expect("a session was begun")
    }
}

impl House {
    pub async fn on(engine: Engine, demo: bool) -> Option<House> {
        let kept = fresh(engine, &MIGRATIONS).await.expect("a database")?;
        let desk = Desk::new(DeskParts {
            db: kept.db.clone(),
            blobs: Blobs::in_folder(kept.folder.path()).expect("a folder"),
            keys: Keys::open(&kept.db, b"test", Moment::now()).await.expect("keys"),
            time: Time::System,
            reactions: Reactions::new(),
            live: None,
            url: "https://desk.example".into(),
        });
        let messages = Messages::new(&[&shell::MESSAGES, &people_web::MESSAGES]).expect("messages");
        let web = Web::new(WebParts {
            desk,
            messages: Arc::new(messages),
            links: Arc::new(Links::default()),
            hub: Hub::default(),
            topics: TopicKey::new(&[7; 32]),
            origins: Arc::new(Origins::default()),
            secure: true,
            demo,
            trusted_proxies: Vec::new(),
            rail: vec![people_web::rail],
            slots: Vec::new(),
            under: Vec::new(),
            learners: Vec::new(),
            finders: vec![people_web::palette::finder],
            settings: people_web::SETTINGS.to_vec(),
            abilities: Vec::new(),
            steps: Vec::new(),
            begun: Default::default(),
            told: people_web::TOLD.to_vec(),
            places: Vec::new(),
            said: Vec::new(),
        });
        let (api, _) = people_web::api().split_for_parts();
        let router = people_web::routes().merge(api).layer(from_fn_with_state(web.clone(), people_web::errors::drawn));
        Some(House { router: router.with_state(web.clone()), web, kept })
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = tower::ServiceExt::oneshot(self.router.clone(), request).await.expect("infallible");
        let headers = response.headers();
        let all =
            |name| headers.get_all(name).iter().filter_map(|v| v.to_str().ok()).map(str::to_owned).collect::<Vec<_>>();
        let (status, location, cookies) = (response.status(), all(header::LOCATION).concat(), all(header::SET_COOKIE));
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        Answer { status, location, cookies, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.ask(request.expect("a request")).await
    }

    pub async fn post(&self, cookie: &str, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form.to_owned())).expect("a request")).await
    }

    /// The first admin sets the desk up; answers with their cookie.
    pub async fn set_up(&self) -> String {
        let link = people_web::set_up_link(&self.web.desk);
        let code = link.strip_prefix("https://desk.example/set-up/").expect("a link of ours");
        let form = format!(
            "token={code}&company=Tavan&name=Ana+Kralj&email=Ana@Tavan.example&password=a+short+sentence&lang=hr&zone=Europe/Zagreb"
        );
        let answer = self.post("", "/set-up", &form).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/welcome"), "{}", answer.text);
        answer.session().to_owned()
    }

    /// The code of the newest link to set a password.
    pub async fn newest_reset(&self) -> String {
        let id: i64 = sql!("SELECT max(id) FROM password_reset").value(&self.kept.db).await.expect("a link was made");
        people::reset::code(self.web.desk.keys(), id)
    }
}
