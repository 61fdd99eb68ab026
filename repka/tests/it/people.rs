//! Getting in and out, sessions, tokens and passwords.

use crate::house::{Answer, Browser, House};
use mail::Letter;
use reqwest::Method;
use store::Query;

const SECRET: &str = "a long enough sentence";

pub(crate) async fn set_up(house: &House, browser: &Browser) -> Answer {
    let link = people_web::set_up_link(house.desk());
    let token = link.rsplit('/').next().unwrap();
    let fields = [
        ("token", token),
        ("company", "Tavan"),
        ("name", "Ana Kralj"),
        ("email", "Ana@tavan.example"),
        ("password", SECRET),
        ("lang", "hr"),
        ("zone", "Europe/Zagreb"),
    ];
    browser.sends("/set-up", &fields).await
}

async fn signs_in(browser: &Browser, email: &str, password: &str) -> Answer {
    browser.sends("/session", &[("email", email), ("password", password)]).await
}

/// What an alert on a page says.
fn alert(answer: &Answer) -> String {
    let text = answer.text();
    let at = text.find("role=\"alert\"").unwrap_or_else(|| panic!("no alert: {text}"));
    text[at..].split("</p>").next().unwrap().to_owned()
}

story!(empty: the_set_up_link_makes_the_first_admin_and_nobody_after(house) {
    let stranger = house.stranger();
    let link = people_web::set_up_link(house.desk());
    let path = link.strip_prefix(&house.url("")).unwrap();
    stranger.opens("/set-up/0000").await.is(404);
    stranger.opens(path).await.is(200);
    let (one, two) = tokio::join!(set_up(house, &stranger), set_up(house, &stranger));
    let first = if one.headers.get_all("set-cookie").iter().any(|c| c.to_str().unwrap().starts_with("repka_session=")) {
        one
    } else {
        two
    };
    let ana = stranger.with(first.is(303).session());
    ana.opens("/settings/staff").await.is(200);
    assert_eq!(house.count("SELECT count(*) FROM staff").await, 1, "of two who set up at once, one is first");
    assert!(stranger.opens(path).await.is(303).location().starts_with("/session/new"), "the link is used up");
    assert!(set_up(house, &stranger).await.is(303).location().starts_with("/session/new"));
});

story!(empty: a_password_opens_the_door_and_a_wrong_one_tells_nothing(house) {
    let stranger = house.stranger();
    set_up(house, &stranger).await.is(303);
    let inside = stranger.with(signs_in(&stranger, " ANA@tavan.example", SECRET).await.is(303).session());
    inside.opens("/views/mine").await.is(200);
    let wrong = signs_in(&stranger, "ana@tavan.example", "something else").await.is(422);
    let unknown = signs_in(&stranger, "nobody@tavan.example", "something else").await.is(422);
    assert_eq!(alert(&wrong), alert(&unknown));
    inside.sends("/session", &[("_method", "delete")]).await.is(303);
    assert!(inside.opens("/views/mine").await.is(303).location().starts_with("/session/new?next=/views/mine"));
    let form = inside.request(Method::POST, "/tickets/1/notes").header("referer", inside.url_of("/tickets/1"));
    assert_eq!(Answer::to(form).await.is(303).location(), "/session/new?next=/tickets/1", "not to where nothing is shown");
});

story!(empty: guessing_is_slow_and_ends_after_a_while(house) {
    let stranger = house.stranger();
    set_up(house, &stranger).await.is(303);
    let mut last = String::new();
    for n in 0..11 {
        let told = alert(&signs_in(&stranger, "ana@tavan.example", "a guess").await.is(422));
        assert!(n == 0 || n == 10 || told == last, "{n}");
        assert!(n != 10 || told != last, "the eleventh is told to wait");
        last = told;
    }
    signs_in(&stranger, "ana@tavan.example", SECRET).await.is(422);
    house.later(16 * 60).await;
    signs_in(&stranger, "ana@tavan.example", SECRET).await.is(303);
});

story!(one_lists_one_s_sessions_and_ends_them(house) {
    let (here, lost) = (house.agent("Vasya").await, house.agent("Vasya").await);
    let ids: Vec<(i64,)> = Query::new("SELECT id FROM session ORDER BY id").all(house.desk().db()).await.unwrap();
    let page = here.opens("/settings/security").await.is(200).text();
    assert!(
        ids.iter().all(|(id,)| page.contains(&format!("/settings/account/sessions/{id}")) || page.contains("this")),
        "{page}"
    );
    let path = format!("/settings/account/sessions/{}", ids[1].0);
    house.agent("Petya").await.sends(&path, &[("_method", "delete")]).await.is(404);
    here.sends(&path, &[("_method", "delete")]).await.is(303);
    assert!(lost.opens("/settings/account").await.is(303).location().starts_with("/session/new"));
    here.opens("/settings/account").await.is(200);
    house.later(31 * 24 * 3600).await;
    here.opens("/settings/account").await.is(303);
});

story!(a_token_is_shown_once_kept_as_a_digest_and_ended(house) {
    let vasya = house.agent("Vasya").await;
    let page = vasya.sends("/settings/account/tokens", &[("token-name", "The shop")]).await.is(200).text();
    let at = page.find("repka_").unwrap();
    let token: String = page[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let asks = async || {
        let request = house
            .unknown_program()
            .request(Method::GET, "/api/v1/me")
            .header("authorization", format!("Bearer {token}"));
        Answer::to(request).await
    };
    assert_eq!(asks().await.is(200).json()["name"], "Vasya");
    let account = vasya.opens("/settings/tokens").await.is(200).text();
    assert!(account.contains("The shop") && !account.contains(&token));
    let kept: Vec<u8> = Query::new("SELECT secret FROM api_token").value(house.desk().db()).await.unwrap();
    assert!(kept.len() == 32 && !kept.windows(6).any(|w| w == b"repka_"));
    let id = house.count("SELECT id FROM api_token").await;
    vasya.sends(&format!("/settings/account/tokens/{id}"), &[("_method", "delete")]).await.is(303);
    asks().await.is(401);
});

story!(a_forgotten_password_is_set_by_the_mailed_link_once(house) {
    let stranger = house.stranger();
    let old = house.agent("Vasya").await;
    stranger.sends("/password/forgotten", &[("email", "nobody@desk.example")]).await.is(303);
    let known = stranger.sends("/password/forgotten", &[("email", "vasya@desk.example")]).await.is(303);
    assert_eq!(known.location(), "/password/forgotten?sent=yes", "the same answer to everybody");
    let caught = house.mails(1).await[0].clone();
    assert_eq!(caught.envelope.to, ["vasya@desk.example"]);
    let text = Letter::read(&caught.raw).unwrap().text;
    let at = text.find("/reset/").unwrap();
    let path: String = text[at..].chars().take_while(|c| !c.is_whitespace()).collect();
    let token = path.strip_prefix("/reset/").unwrap();
    stranger.opens(&path).await.is(200);
    stranger.sends("/password/reset", &[("token", token), ("password", "short")]).await.is(422);
    let inside = stranger.sends("/password/reset", &[("token", token), ("password", SECRET)]).await.is(303).session();
    stranger.with(inside).opens("/settings/account").await.is(200);
    old.opens("/settings/account").await.is(303);
    signs_in(&stranger, "vasya@desk.example", SECRET).await.is(303);
    stranger.sends("/password/reset", &[("token", token), ("password", "another long sentence")]).await.is(422);
    assert!(stranger.opens(&path).await.status >= 400);
    stranger.opens("/reset/1-00000000000000000000000000000000").await.is(404);
});

story!(links_are_mailed_at_most_three_times_an_hour_and_live_a_day(house) {
    let stranger = house.stranger();
    for _ in 0..5 {
        stranger.sends("/password/forgotten", &[("email", "vasya@desk.example")]).await.is(303);
    }
    house.mails(3).await;
    let id = house.count("SELECT max(id) FROM password_reset").await;
    let path = format!("/reset/{}", people::reset::code(house.desk().keys(), id));
    stranger.opens(&path).await.is(200);
    house.later(24 * 3600 + 1).await;
    assert!(stranger.opens(&path).await.status >= 400);
});

story!(another_site_s_page_cannot_write_here(house) {
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    let vasya = house.agent("Vasya").await;
    let path = format!("/tickets/{number}/closure");
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let request = vasya.request(Method::POST, &path).header(name, value);
        Answer::to(request.header("content-type", "application/x-www-form-urlencoded").body("")).await.is(403);
    }
    assert!(house.ticket(number).await.waiting_since.is_some());
    let cookie = house.stranger().sends("/session", &[("email", "a@b"), ("password", "x")]).await;
    assert!(!cookie.header("content-security-policy").is_empty());
});

story!(what_comes_back_to_somebody_who_has_left_comes_to_the_department(house) {
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let petya = house.agent("Petya").await;
    petya.takes(number).await.is(303);
    petya.solves(number).await.is(303);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &people::Admin::of_the_machine(), petya.id, None).await.unwrap();
    act.commit().await.unwrap();
    let to = house.post().minter().reply_address("support@desk.example", number);
    let again = crate::house::letter(&[("From", "iva@kovac.example"), ("To", &to), ("Subject", "The lamp")], "Not yet!");
    assert_eq!(house.customer("iva@kovac.example").sends(&[&to], &again).await, number);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.holder.as_str(), ticket.assignee_id), (ticket::State::Open, "nobody", None));
});
