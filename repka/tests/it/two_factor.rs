//! The second step of signing in: set up, asked for, given up, wanted of everybody.

use crate::house::{Answer, Browser, House};
use base::{Actor, Setting};
use people::{Admin, Company, totp};
use reqwest::Method;
use store::Query;

const SECRET: &str = "a long enough sentence";
const STEP: &str = "/settings/security/second-step";

/// Gives someone a password, so that they can sign in by it.
async fn with_password(house: &House, name: &str) -> String {
    let staff = house.staff(name).await;
    let hash = people::password::hash(SECRET.into()).await.unwrap();
    let update = Query::new("UPDATE staff SET password = ").with("", hash).with(" WHERE id = ", staff.id);
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    update.run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    staff.email
}

async fn password(house: &House, email: &str) -> Answer {
    house.stranger().sends("/session", &[("email", email), ("password", SECRET)]).await
}

/// The code form, with the proof that the password was right.
async fn code(browser: &Browser, half: &str, code: &str) -> Answer {
    let request = browser.request(Method::POST, "/session/step").header("cookie", format!("repka_half={half}"));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    Answer::to(request.body(format!("code={code}"))).await
}

fn half(answer: &Answer) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
    let half = cookies.filter_map(|c| c.strip_prefix("repka_half=")).find_map(|c| c.split(';').next());
    half.expect("a code is asked for").to_owned()
}

fn has_session(answer: &Answer) -> bool {
    answer.headers.get_all("set-cookie").iter().any(|c| c.to_str().is_ok_and(|c| c.starts_with("repka_session=")))
}

/// The recovery codes on a page.
fn codes(page: &str) -> Vec<String> {
    let shown = page.split("data-copy-target=\"source\">").nth(1).unwrap().split("</pre>").next().unwrap();
    shown.lines().map(str::to_owned).collect()
}

/// Sets the second step up by the screens; answers with the app's secret and the recovery codes.
async fn sets_up(house: &House, who: &Browser) -> (Vec<u8>, Vec<String>) {
    assert_eq!(who.sends(STEP, &[]).await.is(303).location(), STEP);
    let page = who.opens(STEP).await.is(200).text();
    let secret = people::second_step::begun(&house.desk().look(), house.desk().keys(), who.id).await.unwrap().unwrap();
    assert!(page.contains("<svg class=\"qr\"") && page.contains(&totp::base32(&secret)[..4]), "{page}");
    who.sends(&format!("{STEP}/proof"), &[("code", "000000")]).await.is(422);
    let done = who.sends(&format!("{STEP}/proof"), &[("code", &house.code(&secret))]).await.is(200).text();
    (secret, codes(&done))
}

story!(a_password_alone_does_not_let_in_whoever_has_a_second_step(house) {
    let email = with_password(house, "Vasya").await;
    let vasya = house.agent("Vasya").await;
    let (secret, recovery) = sets_up(house, &vasya).await;
    assert_eq!(recovery.len(), 10);
    assert!(!vasya.opens("/settings/security").await.text().contains(&recovery[0]), "shown once");
    let kept: Vec<u8> = Query::new("SELECT sealed FROM second_step").value(house.desk().db()).await.unwrap();
    assert!(!kept.windows(8).any(|w| w == &secret[..8]), "sealed");

    let asked = password(house, &email).await.is(303);
    assert_eq!(asked.location(), "/session/step");
    assert!(!has_session(&asked));
    let (half, stranger) = (half(&asked), house.stranger());
    code(&stranger, &half, &house.code(&secret)).await.is(422);
    house.later(60).await;
    let inside = code(&stranger, &half, &house.code(&secret)).await.is(303);
    stranger.with(inside.session()).opens("/settings/account").await.is(200);
    code(&stranger, &half, &house.code(&secret)).await.is(422);

    let typed = recovery[3].to_uppercase().replace('-', "%20");
    assert!(has_session(&code(&stranger, &half, &typed).await.is(303)));
    code(&stranger, &half, &recovery[3]).await.is(422);
    house.later(601).await;
    assert_eq!(code(&stranger, &half, &recovery[4]).await.is(303).location(), "/session/new", "too late");
});

story!(codes_cannot_be_guessed_and_a_reset_link_is_no_way_round(house) {
    let email = with_password(house, "Vasya").await;
    let who = house.staff("Vasya").await.id;
    let secret = house.sets_up_second_step(who).await;
    house.later(60).await;
    let (asked, stranger) = (half(&password(house, &email).await), house.stranger());
    for _ in 0..5 {
        code(&stranger, &asked, "000000").await.is(422);
    }
    assert!(!has_session(&code(&stranger, &asked, &house.code(&secret)).await.is(422)), "told to wait");
    stranger.sends("/password/forgotten", &[("email", &email)]).await.is(303);
    let id = house.count("SELECT max(id) FROM password_reset").await;
    let token = people::reset::code(house.desk().keys(), id);
    let reset = stranger.sends("/password/reset", &[("token", &token), ("password", "another long sentence")]).await;
    assert!(!has_session(&reset) && reset.is(303).location() == "/session/step");
    assert_eq!(code(&stranger, &asked, "1").await.is(303).location(), "/session/new", "the old password's half is void");
    house.mails(1).await;
});

story!(a_second_step_is_given_up_by_its_owner_or_taken_by_an_admin(house) {
    let (vasya, anna) = (house.agent("Vasya").await, house.agent("Anna").await);
    let (secret, old) = sets_up(house, &vasya).await;
    house.later(60).await;
    vasya.sends(STEP, &[("_method", "delete"), ("code", "123")]).await.is(422);
    let fresh = vasya.sends(&format!("{STEP}/codes"), &[("code", &house.code(&secret))]).await.is(200).text();
    assert!(codes(&fresh).len() == 10 && !codes(&fresh).contains(&old[0]));
    vasya.sends(STEP, &[("_method", "delete"), ("code", &old[0])]).await.is(422);
    vasya.sends(STEP, &[("_method", "delete"), ("code", &codes(&fresh)[0])]).await.is(303);
    assert!(people::second_step::of(&house.desk().look(), vasya.id).await.unwrap().is_none());

    house.sets_up_second_step(vasya.id).await;
    let path = format!("/settings/staff/{}/second-step", vasya.id);
    house.agent("Olga").await.sends(&path, &[("_method", "delete")]).await.is(404);
    anna.sends(&path, &[("_method", "delete")]).await.is(303);
    assert!(people::second_step::of(&house.desk().look(), vasya.id).await.unwrap().is_none());
    assert_eq!(vasya.opens("/settings/account").await.is(303).location(), "/session/new?next=/settings/account");
    let told = "SELECT count(*) FROM event WHERE kind = 'staff.second_step_off' AND actor_id <> about_id";
    assert_eq!(house.count(told).await, 1);
});

story!(when_everybody_must_those_without_are_led_to_set_it_up(house) {
    let email = with_password(house, "Vasya").await;
    let by = Admin::of(&house.colleague("Anna").await).unwrap();
    let wants = async |second_step| {
        let mut act = house.desk().act(Actor::Machine).await.unwrap();
        let company = Company::read(&mut act).await.unwrap();
        Company { second_step, ..company }.change(&mut act, &by).await.unwrap();
        act.commit().await.unwrap();
    };
    wants(true).await;
    let stranger = house.stranger();
    let signed = password(house, &email).await.is(303).session();
    let mut held = stranger.with(signed);
    held.id = house.staff("Vasya").await.id;
    for path in ["/", "/settings/account", "/tickets/new"] {
        assert_eq!(held.opens(path).await.is(303).location(), STEP, "{path}");
    }
    sets_up(house, &held).await;
    held.opens("/settings/account").await.is(200);
    held.sends(STEP, &[("_method", "delete"), ("code", "1")]).await.is(422);

    let petya = with_password(house, "Petya").await;
    let waiting = stranger.with(password(house, &petya).await.session());
    waiting.opens("/settings/account").await.is(303);
    wants(false).await;
    waiting.opens("/settings/account").await.is(200);
});

story!(a_token_reads_only_or_ends_by_itself(house) {
    let vasya = house.agent("Vasya").await;
    let form = [("token-name", "Numbers"), ("rights", "read"), ("ends", "30")];
    let page = vasya.sends("/settings/account/tokens", &form).await.is(200).text();
    let at = page.find("repka_").unwrap();
    let token: String = page[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let asks = async |method: Method, path: &str| {
        let request = house.unknown_program().request(method, path);
        Answer::to(request.header("authorization", format!("Bearer {token}"))).await
    };
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    asks(Method::GET, "/api/v1/tickets").await.is(200);
    let refused = asks(Method::PUT, &format!("/api/v1/tickets/{number}/closure")).await.is(403);
    assert_eq!(refused.json()["detail"], "This token may only read.");
    house.later(30 * 24 * 3600 + 1).await;
    asks(Method::GET, "/api/v1/tickets").await.is(401);
});
