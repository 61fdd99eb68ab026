//! Getting in and out.

use axum::http::StatusCode;
use hotwire::live::Viewer;
use std::time::Duration;
use store::sql;

story!(the_first_admin_sets_the_desk_up_and_nobody_after_them, false, |house| Box::pin(async move {
    let door = house.get("", "/session/new").await;
    assert!(door.text.contains("Nobody works here yet"), "{}", door.text);
    let link = people_web::set_up_link(&house.web.desk);
    let path = link.strip_prefix("https://desk.example").expect("a link of ours").to_owned();
    assert_eq!(house.get("", &path).await.status, StatusCode::OK);
    assert_eq!(house.get("", "/set-up/0123").await.status, StatusCode::NOT_FOUND);
    let token = path.trim_start_matches("/set-up/");
    let refused = house.post("", "/set-up", &format!("token={token}&email=ana&password=short&lang=en&zone=UTC")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.text.matches("aria-invalid").count(), 4, "{}", refused.text);

    let ana = house.set_up().await;
    let departments = house.get(&ana, "/settings/departments").await;
    assert!(
        departments.text.contains("Podrška") && departments.text.contains(r#"aria-current="page""#),
        "{}",
        departments.text
    );
    let late = house.get("", &path).await;
    assert_eq!((late.status, late.location.as_str()), (StatusCode::SEE_OTHER, "/session/new"));
    assert_eq!(
        house
            .post(
                "",
                "/set-up",
                &format!("token={token}&company=X&name=X&email=x@x&password=a+short+sentence&lang=en&zone=UTC")
            )
            .await
            .location,
        "/session/new"
    );
}));

story!(one_signs_in_goes_where_one_wanted_and_signs_out, false, |house| Box::pin(async move {
    house.set_up().await;
    assert_eq!(house.get("", "/settings/staff").await.location, "/session/new?next=/settings/staff");
    let wrong = house.post("", "/session", "email=ana@tavan.example&password=no").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("wrong"), "{}", wrong.text);
    let form = "email=ana@tavan.example&password=a+short+sentence&next=";
    assert_eq!(house.post("", "/session", &format!("{form}//evil.example")).await.location, "/");
    let answer = house.post("", "/session", &format!("{form}/settings/staff")).await;
    assert_eq!(answer.location, "/settings/staff");
    let cookie = answer.session().to_owned();
    assert_eq!(house.get(&cookie, "/settings/staff").await.status, StatusCode::OK);
    let viewer = Viewer { session: "3".into(), id: 1, name: "Ana".into(), picture: None };
    let mut live = house.web.hub.subscribe(viewer);
    let out = house.post(&cookie, "/session", "_method=delete").await;
    assert!(
        matches!(tokio::time::timeout(Duration::from_secs(5), live.next()).await, Ok(None)),
        "what was open is closed"
    );
    assert_eq!((out.location.as_str(), out.session()), ("/session/new", "repka_session="));
    assert_eq!(house.get(&cookie, "/settings/staff").await.status, StatusCode::SEE_OTHER);
    let door = house.get("repka_flash=people-flash-signed-out", "/session/new").await;
    assert!(door.text.contains("You are signed out"));
    assert!(!house.get("repka_flash=evil", "/session/new").await.text.contains("evil"));
}));

story!(a_forgotten_password_gets_one_answer_and_few_links, false, |house| Box::pin(async move {
    house.set_up().await;
    for email in
        ["nobody@tavan.example", "ana@tavan.example", "ana@tavan.example", "ana@tavan.example", "ana@tavan.example"]
    {
        let answer = house.post("", "/password/forgotten", &format!("email={email}")).await;
        assert_eq!(answer.location, "/password/forgotten?sent=yes");
    }
    let links: i64 = sql!("SELECT count(*) FROM password_reset").value(&house.kept.db).await.expect("a count");
    assert_eq!(links, 3);
    assert!(house.get("", "/password/forgotten?sent=yes").await.text.contains("on its way"));
}));

story!(in_the_demonstration_anyone_becomes_anyone, true, |house| {
    Box::pin(async move {
        house.set_up().await;
        let door = house.get("", "/session/new").await;
        assert!(door.text.contains(r#"name="staff" value="1""#), "{}", door.text);
        let played = house.post("", "/demo/sign-in", "staff=1").await;
        assert_eq!(house.get(played.session(), "/settings/account").await.status, StatusCode::OK);
    })
});

story!(outside_the_demonstration_nobody_does, false, |house| {
    Box::pin(async move {
        house.set_up().await;
        assert_eq!(house.post("", "/demo/sign-in", "staff=1").await.status, StatusCode::NOT_FOUND);
    })
});

story!(in_the_demonstration_one_is_shown_round, true, |house| {
    Box::pin(async move {
        house.set_up().await;
        let going = house.post("", "/demo/tour", "step=supervisor.2").await;
        assert_eq!(going.location, "/views/open");
        let session = house.post("", "/demo/sign-in", "staff=1").await.session().to_owned();
        let there = house.get(&format!("{session}; repka_tour=supervisor.2"), "/settings").await;
        assert!(there.text.contains(r#"value="supervisor.1""#) && there.text.contains(r#"value="supervisor.3""#));
        assert_eq!(house.post("", "/demo/tour", "step=").await.location, "/");
        assert_eq!(house.post("", "/demo/tour", "step=supervisor.9").await.status, StatusCode::NOT_FOUND);
        let strange = house.get(&format!("{session}; repka_tour=nobody.2"), "/settings").await;
        assert!(strange.status == StatusCode::OK && !strange.text.contains("id=\"tour\""));
    })
});
