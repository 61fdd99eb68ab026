//! Accounts, colleagues and departments.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

story!(a_colleague_is_invited_works_leaves_and_comes_back, false, |house| Box::pin(async move {
    let ana = house.set_up().await;
    let invited =
        house.post(&ana, "/settings/staff", "name=Vasya&email=vasya@tavan.example&role=agent&department=1").await;
    assert_eq!(invited.location, "/settings/staff/2", "{}", invited.text);
    let again =
        house.post(&ana, "/settings/staff", "name=Other&email=vasya@tavan.example&role=supervisor&department=1").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("aria-invalid") && again.text.contains(r#"value="Other""#), "{}", again.text);

    let code = house.newest_reset().await;
    assert_eq!(house.get("", &format!("/reset/{code}")).await.status, StatusCode::OK);
    assert_eq!(house.get("", &format!("/reset/{code}0")).await.status, StatusCode::NOT_FOUND);
    let form = format!("token={code}&password=another+sentence");
    let vasya = house.post("", "/password/reset", &form).await;
    assert_eq!(vasya.location, "/welcome");
    assert_eq!(
        house.post("", "/password/reset", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a link works once"
    );
    let vasya = vasya.session().to_owned();
    assert_eq!(house.get(&vasya, "/settings/account").await.status, StatusCode::OK);
    assert_eq!(house.get(&vasya, "/settings/staff").await.status, StatusCode::NOT_FOUND, "agents are not told");

    assert_eq!(house.post(&ana, "/settings/staff/2/access", "_method=delete").await.location, "/settings/staff/2");
    assert_eq!(house.get(&vasya, "/settings/account").await.location, "/session/new?next=/settings/account");
    let list = house.get(&ana, "/settings/staff/2").await;
    assert_eq!(list.text.matches(r#"action="/settings/staff/2/access""#).count(), 1);
    assert_eq!(house.post(&ana, "/settings/staff/2/access", "").await.location, "/settings/staff/2");
    assert_eq!(
        house.post("", "/session", "email=vasya@tavan.example&password=another+sentence").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        house.post(&ana, "/settings/staff/1/access", "_method=delete").await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the last admin stays"
    );
    assert_eq!(house.post(&ana, "/settings/staff/9", "role=agent").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post(&ana, "/settings/staff/2", "role=admin").await.location, "/settings/staff/2");
    assert_eq!(house.post(&ana, "/settings/staff/1", "role=agent").await.location, "/");
}));

story!(a_department_is_named_and_renamed_but_not_twice_the_same, false, |house| Box::pin(async move {
    let ana = house.set_up().await;
    assert_eq!(
        house.post(&ana, "/settings/departments", "department-name=Sales").await.location,
        "/settings/departments"
    );
    let taken = house.post(&ana, "/settings/departments", "department-name=SALES").await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains(r#"value="SALES""#));
    assert_eq!(
        house.post(&ana, "/settings/departments/2", "name=podrska").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(house.post(&ana, "/settings/departments/2", "name=SALES").await.location, "/settings/departments/2");
    assert_eq!(house.post(&ana, "/settings/departments/9", "name=None").await.status, StatusCode::NOT_FOUND);
}));

story!(an_account_is_its_owners, false, |house| Box::pin(async move {
    let ana = house.set_up().await;
    assert_eq!(
        house.post(&ana, "/settings/account", "name=Ana&lang=ru&zone=Europe/Sofia").await.location,
        "/settings/account"
    );
    let account = house.get(&ana, "/settings/account").await;
    assert!(
        account.text.contains(r#"<option value="ru" selected>"#)
            && account.text.contains(r#"<option value="Europe/Sofia" selected>"#)
    );
    assert_eq!(
        house.post(&ana, "/settings/account", "name=+&lang=en&zone=UTC").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        house.post(&ana, "/settings/account", "name=Ana&lang=en&zone=Moon/Base").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let made = house.post(&ana, "/settings/account/tokens", "token-name=Scanner").await;
    let token = made.text.split("repka_").nth(1).and_then(|rest| rest.split('<').next()).expect("the token is shown");
    assert!(!house.get(&ana, "/settings/tokens").await.text.contains(token), "the token is shown once");
    let bearer = |path: &str| {
        Request::get(path)
            .header(header::AUTHORIZATION, format!("Bearer repka_{token}"))
            .body(Body::empty())
            .expect("a request")
    };
    assert!(house.ask(bearer("/api/v1/me")).await.text.contains(r#""role":"admin""#));
    assert!(house.ask(bearer("/api/v1/staff")).await.text.contains(r#""staff":[{"id":1,"#));
    assert!(house.ask(bearer("/api/v1/departments")).await.text.contains("Podrška"));
    assert_eq!(house.post(&ana, "/settings/account/tokens/1", "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post(&ana, "/settings/account/tokens/1", "_method=delete").await.status, StatusCode::SEE_OTHER);
    let refused = house.ask(bearer("/api/v1/me")).await;
    assert!(refused.status == StatusCode::UNAUTHORIZED && refused.text.contains(r#""status":401"#));

    let other =
        house.post("", "/session", "email=ana@tavan.example&password=a+short+sentence").await.session().to_owned();
    assert_eq!(
        house.post(&ana, "/settings/account/password", "current=no&password=quite+another+one").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let changed =
        house.post(&ana, "/settings/account/password", "current=a+short+sentence&password=quite+another+one").await;
    let ana = changed.session().to_owned();
    assert_eq!(house.get(&other, "/settings/account").await.status, StatusCode::SEE_OTHER, "other sessions have ended");
    assert_eq!(house.get(&ana, "/settings/account").await.status, StatusCode::OK);
    assert_eq!(house.post(&ana, "/settings/account/sessions/3", "_method=delete").await.location, "/session/new");
    assert_eq!(house.get(&ana, "/settings/account").await.status, StatusCode::SEE_OTHER);
}));
