//! One desk from its first start on, by its doors, on both engines.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    middleware::from_fn_with_state,
};
use base::{Blobs, Desk, DeskParts, Keys, Reactions, Time};
use hotwire::{
    live::{Hub, TopicKey, Viewer},
    origin::Origins,
};
use people_web::{Web, WebParts};
use shell::{Links, Messages};
use std::sync::Arc;
use store::{
    Engine, Migration, Moment, Text, sql,
    testing::{Temporary, fresh},
};

macro_rules! migration {
    ($number:literal, $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            text: Text::Both(include_str!(concat!(
                "../../../../migrations/",
                $name,
                ".sql"
            ))),
        }
    };
}
const MIGRATIONS: &[Migration] = &[
    migration!(1, "0001_work"),
    migration!(2, "0002_base"),
    migration!(4, "0004_people"),
];

struct House {
    router: Router,
    web: Web,
    kept: Temporary,
}

/// What came back.
struct Answer {
    status: StatusCode,
    location: String,
    cookies: Vec<String>,
    text: String,
}

impl Answer {
    /// The session's cookie, as the browser sends it back.
    fn session(&self) -> &str {
        let set = self
            .cookies
            .iter()
            .find(|cookie| cookie.starts_with("repka_session="));
        set.and_then(|cookie| cookie.split(';').next())
            .expect("a session was begun")
    }
}

impl House {
    async fn on(engine: Engine, demo: bool) -> Option<House> {
        let kept = fresh(engine, MIGRATIONS).await.expect("a database")?;
        let desk = Desk::new(DeskParts {
            db: kept.db.clone(),
            blobs: Blobs::in_folder(kept.folder.path()).expect("a folder"),
            keys: Keys::open(&kept.db, b"test", Moment::now())
                .await
                .expect("keys"),
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
        });
        let (api, _) = people_web::api().split_for_parts();
        let router = people_web::routes()
            .merge(api)
            .layer(from_fn_with_state(web.clone(), people_web::errors::drawn));
        Some(House {
            router: router.with_state(web.clone()),
            web,
            kept,
        })
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = tower::ServiceExt::oneshot(self.router.clone(), request)
            .await
            .expect("infallible");
        let headers = response.headers();
        let all = |name| {
            headers
                .get_all(name)
                .iter()
                .filter_map(|v| v.to_str().ok())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (status, location, cookies) = (
            response.status(),
            all(header::LOCATION).concat(),
            all(header::SET_COOKIE),
        );
        let bytes = to_bytes(response.into_body(), 1 << 20)
            .await
            .expect("a body");
        Answer {
            status,
            location,
            cookies,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    async fn get(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path)
            .header(header::COOKIE, cookie)
            .body(Body::empty());
        self.ask(request.expect("a request")).await
    }

    async fn post(&self, cookie: &str, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(
            request
                .body(Body::from(form.to_owned()))
                .expect("a request"),
        )
        .await
    }

    /// The first admin sets the desk up; answers with their cookie.
    async fn set_up(&self) -> String {
        let link = people_web::set_up_link(&self.web.desk);
        let code = link
            .strip_prefix("https://desk.example/set-up/")
            .expect("a link of ours");
        let form = format!(
            "token={code}&company=Tavan&name=Ana+Kralj&email=Ana@Tavan.example&password=a+short+sentence&lang=hr&zone=Europe/Zagreb"
        );
        let answer = self.post("", "/set-up", &form).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/"),
            "{}",
            answer.text
        );
        answer.session().to_owned()
    }

    /// The code of the newest link to set a password.
    async fn newest_reset(&self) -> String {
        let id: i64 = sql!("SELECT max(id) FROM password_reset")
            .value(&self.kept.db)
            .await
            .expect("a link was made");
        people::reset::code(self.web.desk.keys(), id)
    }
}

/// Tells a story on each engine that is there.
macro_rules! story {
    ($name:ident, $demo:expr, $story:expr) => {
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            for engine in [Engine::Sqlite, Engine::Postgres] {
                if let Some(house) = House::on(engine, $demo).await {
                    let story: fn(House) -> base::Future<'static, ()> = $story;
                    story(house).await;
                }
            }
        }
    };
}

story!(
    the_first_admin_sets_the_desk_up_and_nobody_after_them,
    false,
    |house| Box::pin(async move {
        let door = house.get("", "/session/new").await;
        assert!(door.text.contains("Nobody works here yet"), "{}", door.text);
        let link = people_web::set_up_link(&house.web.desk);
        let path = link
            .strip_prefix("https://desk.example")
            .expect("a link of ours")
            .to_owned();
        assert_eq!(house.get("", &path).await.status, StatusCode::OK);
        assert_eq!(
            house.get("", "/set-up/0123").await.status,
            StatusCode::NOT_FOUND
        );
        let token = path.trim_start_matches("/set-up/");
        let refused = house
            .post(
                "",
                "/set-up",
                &format!("token={token}&email=ana&password=short&lang=en&zone=UTC"),
            )
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            refused.text.matches("aria-invalid").count(),
            4,
            "{}",
            refused.text
        );

        let ana = house.set_up().await;
        let departments = house.get(&ana, "/departments").await;
        assert!(
            departments.text.contains("Podrška")
                && departments.text.contains(r#"aria-current="page""#),
            "{}",
            departments.text
        );
        let late = house.get("", &path).await;
        assert_eq!(
            (late.status, late.location.as_str()),
            (StatusCode::SEE_OTHER, "/session/new")
        );
        assert_eq!(house.post("", "/set-up", &format!("token={token}&company=X&name=X&email=x@x&password=a+short+sentence&lang=en&zone=UTC")).await.location, "/session/new");
    })
);

story!(
    one_signs_in_goes_where_one_wanted_and_signs_out,
    false,
    |house| Box::pin(async move {
        house.set_up().await;
        assert_eq!(
            house.get("", "/staff").await.location,
            "/session/new?next=/staff"
        );
        let wrong = house
            .post("", "/session", "email=ana@tavan.example&password=no")
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("wrong"), "{}", wrong.text);
        let form = "email=ana@tavan.example&password=a+short+sentence&next=";
        assert_eq!(
            house
                .post("", "/session", &format!("{form}//evil.example"))
                .await
                .location,
            "/"
        );
        let answer = house.post("", "/session", &format!("{form}/staff")).await;
        assert_eq!(answer.location, "/staff");
        let cookie = answer.session().to_owned();
        assert_eq!(house.get(&cookie, "/staff").await.status, StatusCode::OK);
        let viewer = Viewer {
            session: "2".into(),
            id: 1,
            name: "Ana".into(),
        };
        let mut live = house.web.hub.subscribe(viewer);
        let out = house.post(&cookie, "/session", "_method=delete").await;
        assert!(live.next().await.is_none(), "what was open is closed");
        assert_eq!(
            (out.location.as_str(), out.session()),
            ("/session/new", "repka_session=")
        );
        assert_eq!(
            house.get(&cookie, "/staff").await.status,
            StatusCode::SEE_OTHER
        );
        let door = house
            .get("repka_flash=people-flash-signed-out", "/session/new")
            .await;
        assert!(door.text.contains("You are signed out"));
        assert!(
            !house
                .get("repka_flash=evil", "/session/new")
                .await
                .text
                .contains("evil")
        );
    })
);

story!(
    a_colleague_is_invited_works_leaves_and_comes_back,
    false,
    |house| Box::pin(async move {
        let ana = house.set_up().await;
        let invited = house
            .post(
                &ana,
                "/staff",
                "name=Vasya&email=vasya@tavan.example&role=agent&department=1",
            )
            .await;
        assert_eq!(invited.location, "/staff", "{}", invited.text);
        let again = house
            .post(
                &ana,
                "/staff",
                "name=Other&email=vasya@tavan.example&role=supervisor&department=1",
            )
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            again.text.contains("aria-invalid") && again.text.contains(r#"value="Other""#),
            "{}",
            again.text
        );

        let code = house.newest_reset().await;
        assert_eq!(
            house.get("", &format!("/reset/{code}")).await.status,
            StatusCode::OK
        );
        assert_eq!(
            house.get("", &format!("/reset/{code}0")).await.status,
            StatusCode::NOT_FOUND
        );
        let form = format!("token={code}&password=another+sentence");
        let vasya = house.post("", "/password/reset", &form).await;
        assert_eq!(vasya.location, "/");
        assert_eq!(
            house.post("", "/password/reset", &form).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a link works once"
        );
        let vasya = vasya.session().to_owned();
        assert_eq!(house.get(&vasya, "/account").await.status, StatusCode::OK);
        assert_eq!(
            house.get(&vasya, "/staff").await.status,
            StatusCode::NOT_FOUND,
            "agents are not told"
        );

        assert_eq!(
            house
                .post(&ana, "/staff/2/access", "_method=delete")
                .await
                .location,
            "/staff"
        );
        assert_eq!(
            house.get(&vasya, "/account").await.location,
            "/session/new?next=/account"
        );
        let list = house.get(&ana, "/staff").await;
        assert_eq!(list.text.matches(r#"action="/staff/2/access""#).count(), 1);
        assert_eq!(
            house.post(&ana, "/staff/2/access", "").await.location,
            "/staff"
        );
        assert_eq!(
            house
                .post(
                    "",
                    "/session",
                    "email=vasya@tavan.example&password=another+sentence"
                )
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            house
                .post(&ana, "/staff/1/access", "_method=delete")
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "the last admin stays"
        );
        assert_eq!(
            house.post(&ana, "/staff/9", "role=agent").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            house.post(&ana, "/staff/2", "role=admin").await.location,
            "/staff"
        );
        assert_eq!(
            house.post(&ana, "/staff/1", "role=agent").await.location,
            "/"
        );
    })
);

story!(
    a_department_is_named_and_renamed_but_not_twice_the_same,
    false,
    |house| Box::pin(async move {
        let ana = house.set_up().await;
        assert_eq!(
            house
                .post(&ana, "/departments", "department-name=Sales")
                .await
                .location,
            "/departments"
        );
        let taken = house
            .post(&ana, "/departments", "department-name=SALES")
            .await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.text.contains(r#"value="SALES""#));
        assert_eq!(
            house
                .post(&ana, "/departments/2", "name=podrska")
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            house
                .post(&ana, "/departments/2", "name=SALES")
                .await
                .location,
            "/departments"
        );
        assert_eq!(
            house.post(&ana, "/departments/9", "name=None").await.status,
            StatusCode::NOT_FOUND
        );
    })
);

story!(an_account_is_its_owners, false, |house| Box::pin(
    async move {
        let ana = house.set_up().await;
        assert_eq!(
            house
                .post(&ana, "/account", "name=Ana&lang=ru&zone=Europe/Sofia")
                .await
                .location,
            "/account"
        );
        let account = house.get(&ana, "/account").await;
        assert!(
            account.text.contains(r#"<option value="ru" selected>"#)
                && account
                    .text
                    .contains(r#"<option value="Europe/Sofia" selected>"#)
        );
        assert_eq!(
            house
                .post(&ana, "/account", "name=+&lang=en&zone=UTC")
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            house
                .post(&ana, "/account", "name=Ana&lang=en&zone=Moon/Base")
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );

        let made = house
            .post(&ana, "/account/tokens", "token-name=Scanner")
            .await;
        let token = made
            .text
            .split("repka_")
            .nth(1)
            .and_then(|rest| rest.split('<').next())
            .expect("the token is shown");
        assert!(
            !house.get(&ana, "/account").await.text.contains(token),
            "the token is shown once"
        );
        let bearer = |path: &str| {
            Request::get(path)
                .header(header::AUTHORIZATION, format!("Bearer repka_{token}"))
                .body(Body::empty())
                .expect("a request")
        };
        assert!(
            house
                .ask(bearer("/api/v1/me"))
                .await
                .text
                .contains(r#""role":"admin""#)
        );
        assert!(
            house
                .ask(bearer("/api/v1/staff"))
                .await
                .text
                .contains(r#""staff":[{"id":1,"#)
        );
        assert!(
            house
                .ask(bearer("/api/v1/departments"))
                .await
                .text
                .contains("Podrška")
        );
        assert_eq!(
            house.post(&ana, "/account/tokens/1", "").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            house
                .post(&ana, "/account/tokens/1", "_method=delete")
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        let refused = house.ask(bearer("/api/v1/me")).await;
        assert!(
            refused.status == StatusCode::UNAUTHORIZED && refused.text.contains(r#""status":401"#)
        );

        let other = house
            .post(
                "",
                "/session",
                "email=ana@tavan.example&password=a+short+sentence",
            )
            .await
            .session()
            .to_owned();
        assert_eq!(
            house
                .post(
                    &ana,
                    "/account/password",
                    "current=no&password=quite+another+one"
                )
                .await
                .status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let changed = house
            .post(
                &ana,
                "/account/password",
                "current=a+short+sentence&password=quite+another+one",
            )
            .await;
        let ana = changed.session().to_owned();
        assert_eq!(
            house.get(&other, "/account").await.status,
            StatusCode::SEE_OTHER,
            "other sessions have ended"
        );
        assert_eq!(house.get(&ana, "/account").await.status, StatusCode::OK);
        assert_eq!(
            house
                .post(&ana, "/account/sessions/3", "_method=delete")
                .await
                .location,
            "/session/new"
        );
        assert_eq!(
            house.get(&ana, "/account").await.status,
            StatusCode::SEE_OTHER
        );
    }
));

story!(
    a_forgotten_password_gets_one_answer_and_few_links,
    false,
    |house| Box::pin(async move {
        house.set_up().await;
        for email in [
            "nobody@tavan.example",
            "ana@tavan.example",
            "ana@tavan.example",
            "ana@tavan.example",
            "ana@tavan.example",
        ] {
            let answer = house
                .post("", "/password/forgotten", &format!("email={email}"))
                .await;
            assert_eq!(answer.location, "/password/forgotten?sent=yes");
        }
        let links: i64 = sql!("SELECT count(*) FROM password_reset")
            .value(&house.kept.db)
            .await
            .expect("a count");
        assert_eq!(links, 3);
        assert!(
            house
                .get("", "/password/forgotten?sent=yes")
                .await
                .text
                .contains("on its way")
        );
    })
);

story!(in_the_demonstration_anyone_becomes_anyone, true, |house| {
    Box::pin(async move {
        house.set_up().await;
        let door = house.get("", "/session/new").await;
        assert!(
            door.text.contains(r#"name="staff" value="1""#),
            "{}",
            door.text
        );
        let played = house.post("", "/demo/sign-in", "staff=1").await;
        assert_eq!(
            house.get(played.session(), "/account").await.status,
            StatusCode::OK
        );
    })
});

story!(outside_the_demonstration_nobody_does, false, |house| {
    Box::pin(async move {
        house.set_up().await;
        assert_eq!(
            house.post("", "/demo/sign-in", "staff=1").await.status,
            StatusCode::NOT_FOUND
        );
    })
});
