//! Fetching from a vendor at whom one consents: a vendor of the story's own, which follows the documents of
//! Google and Microsoft, and a Dovecot that believes its tokens.

use crate::fetching::{PAGE, TICKETS, mail, sets, until};
use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::StatusCode,
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use imap::testing::Dovecot;
use ring::digest::{SHA256, digest};
use serde_json::{Value as Json_, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use tokio::net::TcpListener;

type Fields = HashMap<String, String>;

/// What the vendor knows.
#[derive(Default)]
pub struct Known {
    /// Whose mailbox it is about.
    pub user: String,
    /// What was asked for in the browser.
    asked: Fields,
    /// How many refresh tokens were given; only the last is good.
    pub given: u32,
    /// The user has withdrawn the consent: no token of it is good any more.
    pub withdrawn: bool,
}

#[derive(Clone, Default)]
pub struct Vendor(pub Arc<Mutex<Known>>);

pub const BACK: &str = "/settings/mailboxes/consent";
const CONSENTED: &str = "SELECT count(*) FROM mail_grant";

impl Vendor {
    pub async fn open(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let doors = Router::new().route("/token", post(token)).route("/whose", get(whose)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, doors).await });
        url
    }

    /// What somebody's browser is sent there with.
    pub fn is_asked(&self, location: &str) -> Fields {
        let (page, query) = location.split_once('?').unwrap();
        assert!(page.ends_with("/consent-page"), "{location}");
        let asked: Fields =
            reqwest::Url::parse(&format!("http://x/?{query}")).unwrap().query_pairs().into_owned().collect();
        self.0.lock().unwrap().asked = asked.clone();
        asked
    }
}

/// The token endpoint: RFC 6749, 4.1.3 and 6, with PKCE.
async fn token(State(vendor): State<Vendor>, Form(sent): Form<Fields>) -> (StatusCode, Json<Json_>) {
    let mut known = vendor.0.lock().unwrap();
    let is = |name: &str, value: &str| sent.get(name).is_some_and(|sent| sent == value);
    let challenge = sent.get("code_verifier").map(|v| URL_SAFE_NO_PAD.encode(digest(&SHA256, v.as_bytes())));
    let good = match sent["grant_type"].as_str() {
        "authorization_code" => {
            is("code", "the code")
                && is("redirect_uri", &known.asked["redirect_uri"])
                && challenge.as_ref() == known.asked.get("code_challenge")
        }
        "refresh_token" => is("refresh_token", &format!("refresh {}", known.given)),
        _ => false,
    };
    if !good || known.withdrawn || !is("client_id", "desk") || !is("client_secret", "beet & turnip") {
        let denied = json!({"error": "invalid_grant", "error_description": "Token has been expired or revoked."});
        return (StatusCode::BAD_REQUEST, Json(denied));
    }
    known.given += 1;
    let refresh = format!("refresh {}", known.given);
    let access = format!("access-{}", known.given);
    (
        StatusCode::OK,
        Json(json!({"access_token": access, "refresh_token": refresh, "expires_in": 3599, "token_type": "Bearer"})),
    )
}

/// Whose a token is, as Dovecot asks.
async fn whose(State(vendor): State<Vendor>, Query(asked): Query<Fields>) -> Json<Json_> {
    let known = vendor.0.lock().unwrap();
    let good = asked["token"] == format!("access-{}", known.given) && !known.withdrawn;
    Json(json!({"email": known.user, "active": if good { "yes" } else { "no" }}))
}

story!(an_account_at_a_vendor_is_read_by_consent_as_long_as_that_lasts(house) {
    let vendor = Vendor::default();
    let url = vendor.open().await;
    let Some(dovecot) = Dovecot::start(None, Some(&format!("{url}/whose?token="))).unwrap() else {
        return store::testing::skipped("Dovecot is not installed");
    };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    vendor.0.lock().unwrap().user = account.user.clone();
    let by_vendor = [("sign_in", "google"), ("password", "")];
    sets(house, &anna, &account, dovecot.port, &by_vendor).await;
    let (page, tokens) = (format!("{url}/consent-page"), format!("{url}/token"));
    let app = [("client_id", "desk"), ("authorize_url", page.as_str()), ("token_url", tokens.as_str())];
    anna.sends("/settings/mail-vendors/google", &app).await.is(422);
    anna.sends("/settings/mail-vendors/google", &[&app[..], &[("secret", "beet & turnip")]].concat()).await.is(303);
    assert!(!anna.opens("/settings/mail-vendors").await.is(200).text().contains("beet"));
    until(house, "SELECT count(*) FROM fetched WHERE trouble = 'consent'", 1).await;
    // There, and back with what the vendor says.
    let asked = vendor.is_asked(anna.opens("/settings/mailboxes/1/consent").await.is(303).location());
    assert_eq!((asked["scope"].as_str(), asked["access_type"].as_str()), ("https://mail.google.com/", "offline"));
    let state = asked["state"].as_str();
    for (state, code) in [("1.1.9999999999.00", "the code"), (&state[..state.len() - 1], "the code")] {
        let back = anna.opens(&format!("{BACK}?state={state}&code={}", code.replace(' ', "%20"))).await.is(303);
        assert_eq!(back.location(), "/settings/mailboxes");
    }
    let wrong = anna.opens(&format!("{BACK}?state={state}&code=another")).await.is(200).text();
    assert!(wrong.contains("invalid_grant"), "{wrong}");
    house.later(1).await;
    anna.opens(&format!("{BACK}?state={state}&code=the%20code")).await.is(303);
    account.gets(&mail("The lamp")).unwrap();
    until(house, TICKETS, 1).await;
    // The vendor gives another refresh token every time: the newest is the one that is kept.
    for n in 2..=3 {
        house.later(3600).await;
        sets(house, &anna, &account, dovecot.port, &by_vendor).await;
        account.gets(&mail("Another")).unwrap();
        until(house, TICKETS, n).await;
    }
    assert_eq!(vendor.0.lock().unwrap().given, 3, "a token is asked for when the last one ends");
    vendor.0.lock().unwrap().withdrawn = true;
    sets(house, &anna, &account, dovecot.port, &by_vendor).await;
    until(house, "SELECT count(*) FROM fetched WHERE trouble = 'consent'", 1).await;
    let page = anna.opens(PAGE).await.is(200).text();
    assert!(page.contains("does not let the desk in") && page.contains("expired or revoked"), "{page}");
});

story!(a_consent_is_for_what_was_set_and_for_the_app_that_asked(house) {
    let (vendor, anna) = (Vendor::default(), house.agent("Anna").await);
    let url = vendor.open().await;
    let (consents, tokens) = (format!("{url}/consent-page"), format!("{url}/token"));
    let (secret, other_tokens) = (("secret", "beet & turnip"), format!("{url}/other"));
    let app = [("client_id", "desk"), ("authorize_url", consents.as_str()), ("token_url", tokens.as_str()), secret];
    anna.sends("/settings/mail-vendors/google", &app).await.is(303);
    let form = |host, security, user| {
        [
            ("host", host), ("port", "1"), ("security", security), ("user", user), ("sign_in", "google"),
            ("password", ""), ("folder", "INBOX"), ("begin", "new"), ("afterwards", "leave"),
        ]
    };
    let open = anna.sends(PAGE, &form("imap.example.org", "none", "support")).await.is(422).text();
    assert!(open.contains("choose TLS or STARTTLS"), "{open}");
    anna.sends(PAGE, &form("", "wrapped", "support")).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM fetching WHERE host = 'imap.gmail.com'").await, 1);
    // Another user is set while one is away.
    house.later(1).await;
    anna.sends(PAGE, &form("127.0.0.1", "none", "support")).await.is(303);
    let asked = vendor.is_asked(anna.opens("/settings/mailboxes/1/consent").await.is(303).location());
    house.later(1).await;
    anna.sends(PAGE, &form("127.0.0.1", "none", "billing")).await.is(303);
    let back = |state: &str| format!("{BACK}?state={state}&code=the%20code");
    assert_eq!(anna.opens(&back(&asked["state"])).await.is(303).location(), PAGE);
    let given = vendor.0.lock().unwrap().given;
    assert_eq!((given, house.count(CONSENTED).await), (0, 0));
    let asked = vendor.is_asked(anna.opens("/settings/mailboxes/1/consent").await.is(303).location());
    anna.opens(&back(&asked["state"])).await.is(303);
    assert_eq!(house.count(CONSENTED).await, 1);
    // Another address for tokens gets none of the old ones.
    house.later(1).await;
    let app = [("client_id", "desk"), ("authorize_url", consents.as_str()), ("token_url", other_tokens.as_str()), secret];
    anna.sends("/settings/mail-vendors/google", &app).await.is(303);
    assert_eq!(house.count(CONSENTED).await, 0);
});
