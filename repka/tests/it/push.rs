//! Notices reach devices through a push service, which cannot read them.

use crate::{
    house::{Browser, House},
    remedies::{department, matter, refund, rule},
};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey as Verifier},
};
use std::sync::{Arc, Mutex};

/// What came: how it was sent, and the sealed bytes.
type Came = Vec<(HeaderMap, Vec<u8>)>;

/// A push service that keeps what it is given, and says what it is told to.
#[derive(Clone, Default)]
struct Service {
    came: Arc<Mutex<Came>>,
    says: Arc<Mutex<Option<StatusCode>>>,
}

impl Service {
    async fn open() -> (Service, String) {
        let service = Service::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().route("/{device}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (service, origin)
    }

    fn came(&self) -> Vec<(HeaderMap, Vec<u8>)> {
        self.came.lock().unwrap().clone()
    }
}

async fn take(State(service): State<Service>, headers: HeaderMap, body: Bytes) -> StatusCode {
    service.came.lock().unwrap().push((headers, body.to_vec()));
    service.says.lock().unwrap().unwrap_or(StatusCode::CREATED)
}

/// A browser on a device: it alone can read what is pushed to it, and once.
struct Device {
    private: EphemeralPrivateKey,
    public: Vec<u8>,
    auth: [u8; 16],
}

impl Device {
    async fn of(browser: &Browser, origin: &str) -> Device {
        let private = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public = private.compute_public_key().unwrap().as_ref().to_vec();
        let device = Device { private, public, auth: [7; 16] };
        let (key, auth) = (BASE64.encode(&device.public), BASE64.encode(device.auth));
        let fields = [("endpoint", &*format!("{origin}/{}", browser.id)), ("browser", &key), ("auth", &auth)];
        browser.sends("/settings/notices/devices", &fields).await.is(303);
        device
    }

    /// What a browser does with a push (RFC 8291, section 4).
    fn reads(self, body: &[u8]) -> serde_json::Value {
        let (salt, length) = (&body[..16], usize::from(body[20]));
        let (theirs, sealed) = body[21..].split_at(length);
        let peer = UnparsedPublicKey::new(&ECDH_P256, theirs);
        let info = [b"WebPush: info\0", &self.public[..], theirs].concat();
        let input: [u8; 32] = agree_ephemeral(self.private, &peer, |shared| {
            expand(&Salt::new(HKDF_SHA256, &self.auth).extract(shared), &info)
        })
        .unwrap();
        let prk = Salt::new(HKDF_SHA256, salt).extract(&input);
        let key: [u8; 16] = expand(&prk, b"Content-Encoding: aes128gcm\0");
        let nonce: [u8; 12] = expand(&prk, b"Content-Encoding: nonce\0");
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(nonce);
        let plain = key.open_in_place(nonce, Aad::empty(), &mut sealed).unwrap();
        serde_json::from_slice(plain.strip_suffix(&[2]).unwrap()).unwrap()
    }
}

struct Length(usize);
impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(key: &Prk, info: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    key.expand(&[info], Length(N)).unwrap().fill(&mut out).unwrap();
    out
}

/// The claims of the token, if the key beside it signed them.
fn claims(headers: &HeaderMap) -> serde_json::Value {
    let text = headers["authorization"].to_str().unwrap().strip_prefix("vapid t=").unwrap();
    let (token, key) = text.split_once(", k=").unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let key = Verifier::new(&ECDSA_P256_SHA256_FIXED, BASE64.decode(key).unwrap());
    key.verify(signed.as_bytes(), &BASE64.decode(signature).unwrap()).unwrap();
    serde_json::from_slice(&BASE64.decode(signed.split_once('.').unwrap().1).unwrap()).unwrap()
}

/// Petya is given a ticket, and has left the desk.
async fn given(house: &House, number: i64) {
    let petya = house.staff("Petya").await.id;
    let vasya = house.agent("Vasya").await;
    vasya.assigns(number, petya).await.is(303);
    house.settled().await;
    house.later(400).await;
}

story!(a_device_is_told_once_its_owner_is_away_and_alone_can_read_it(house) {
    let (service, origin) = Service::open().await;
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let petya = house.agent("Petya").await;
    let device = Device::of(&petya, &origin).await;
    let page = petya.opens("/settings/notices").await.is(200).text();
    assert!(page.contains("data-push-key-value=\"B"), "the key to subscribe with is there");
    given(house, number).await;
    let came = service.came();
    assert_eq!(came.len(), 1, "nothing came while Petya was at the desk, then one thing");
    let (headers, body) = &came[0];
    assert_eq!(claims(headers)["aud"], *origin);
    assert_eq!((headers["content-encoding"].to_str().unwrap(), headers.contains_key("ttl")), ("aes128gcm", true));
    let told = device.reads(body);
    assert_eq!((told["title"].as_str(), told["body"].as_str()), (Some(&*format!("#{number}")), Some("Assigned to me")));
    assert!(told["url"].as_str().is_some_and(|url| url.starts_with("/notices/")) && told["count"] == 1, "{told}");
});

story!(a_device_shows_words_only_when_its_owner_wants_them(house) {
    let (service, origin) = Service::open().await;
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let petya = house.agent("Petya").await;
    let device = Device::of(&petya, &origin).await;
    let fields = [("shown-noted", "on"), ("push-noted", "on"), ("push-words", "on"), ("digest", "9")];
    petya.sends("/settings/notices", &fields).await.is(303);
    let vasya = house.agent("Vasya").await;
    vasya.assigns(number, petya.id).await.is(303);
    vasya.notes(number, "Call her.").await.is(303);
    house.settled().await;
    house.later(8).await;
    let came = service.came();
    assert_eq!(came.len(), 1, "assignments were not wanted");
    let told = device.reads(&came[0].1);
    assert!(told["title"].as_str().unwrap().contains("The lamp") && told["body"].as_str().unwrap().contains("Call her."), "{told}");
});

story!(two_remedies_of_a_ticket_stand_beside_each_other_on_a_device(house) {
    let (service, origin) = Service::open().await;
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    let mut tags = Vec::new();
    for (n, euros) in ["1", "2"].into_iter().enumerate() {
        let device = Device::of(&irina, &origin).await;
        refund(&vasya, number, euros).await.is(303);
        house.later(400).await;
        let came = service.came();
        assert_eq!(came.len(), n + 1);
        tags.push(device.reads(&came[n].1)["tag"].to_string());
    }
    assert_ne!(tags[0], tags[1], "the second does not replace the first");
});

story!(a_device_is_tried_at_once_and_one_is_told_what_came_of_it(house) {
    let (service, origin) = Service::open().await;
    let (petya, vasya) = (house.agent("Petya").await, house.agent("Vasya").await);
    let device = Device::of(&petya, &origin).await;
    let path = format!("/settings/notices/devices/{}/trial", house.count("SELECT id FROM push_subscription").await);
    assert!(petya.opens("/settings/notices").await.is(200).text().contains(&path));
    vasya.sends(&path, &[]).await.is(404);
    petya.sends(&path, &[]).await.is(303);
    let came = service.came();
    assert_eq!(came.len(), 1, "nobody waits until Petya is away");
    assert_eq!(device.reads(&came[0].1)["title"], "Repka can reach you here");
    *service.says.lock().unwrap() = Some(StatusCode::TOO_MANY_REQUESTS);
    petya.sends(&path, &[]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM push_subscription").await, 1, "it may be taken later");
    *service.says.lock().unwrap() = Some(StatusCode::GONE);
    petya.sends(&path, &[]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM push_subscription").await, 0);
});

story!(a_device_that_has_unsubscribed_is_forgotten(house) {
    let (service, origin) = Service::open().await;
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let petya = house.agent("Petya").await;
    let _device = Device::of(&petya, &origin).await;
    *service.says.lock().unwrap() = Some(StatusCode::GONE);
    given(house, number).await;
    assert_eq!(service.came().len(), 1);
    assert_eq!(house.count("SELECT count(*) FROM push_subscription").await, 0);
    petya.sends("/settings/notices/devices", &[("endpoint", "javascript:x")]).await.is(422);
    let worker = house.stranger().opens("/sw.js").await.is(200);
    assert!(worker.header("content-type").starts_with("text/javascript"));
});

story!(whoever_leads_is_told_once_what_nobody_moves(house) {
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let olga = house.staff("Olga").await.id;
    let told = async || {
        notify::stale::tell_leads(house.desk()).await.unwrap();
        let wanted = notify::notice::Wanted { unread: true, ..Default::default() };
        let lines = notify::Notice::list(&house.desk().look(), olga, wanted).await.unwrap();
        lines.into_iter().map(|line| (line.kind.to_string(), line.about, line.times)).collect::<Vec<_>>()
    };
    house.later(3_600).await;
    assert_eq!(told().await, []);
    house.later(2 * 3_600).await;
    assert_eq!(told().await, [("untaken".to_owned(), number, 1)]);
    house.later(3_600).await;
    assert_eq!(told().await, [("untaken".to_owned(), number, 1)], "not every hour");
    house.agent("Vasya").await.takes(number).await.is(303);
    house.later(73 * 3_600).await;
    assert_eq!(told().await, [("stale".to_owned(), number, 1)], "somebody has taken it");
    assert_eq!(told().await.len(), 1);
    let anna = house.agent("Anna").await;
    anna.sends("/settings/notices/patience", &[("untaken_minutes", "0"), ("stale_days", "99999")]).await.is(303);
    assert!(anna.opens("/settings/notices").await.is(200).text().contains("value=\"366\""));
});
