//! Checks against a real DNS server on loopback, with real signatures.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::{net::Ipv4Addr, sync::Arc, time::Instant};
use trust::{
    Came, Checked, Checker, Doubt, NewKey, Outcome, Peer, Reach, Standing, State, Upstream, Way,
    testing::{Dns, Signer},
};

const MAIL: &str = "From: Iva <iva@kovac.example>\r\nTo: support@desk.example\r\nSubject: The lamp\r\n\
    Message-ID: <1@kovac.example>\r\n\r\nWhere is my lamp?\r\n";

fn by(ip: &str, from: &str) -> Came {
    let peer = Peer { ip: ip.parse().unwrap(), helo: "mx.kovac.example".into(), from: from.into() };
    Came { peer: Some(peer), ask: true, ..Came::default() }
}

fn checker(dns: &Dns) -> Checker {
    Checker::of_server(dns.address, Upstream::default()).unwrap()
}

async fn check(dns: &Dns, raw: &str, came: Came) -> Checked {
    checker(dns).check(Arc::new(raw.as_bytes().to_vec()), came).await
}

/// A domain that sends from one address, signs, and says so.
async fn careful() -> (Dns, Signer) {
    let dns = Dns::start().await;
    dns.txt("kovac.example", "v=spf1 ip4:192.0.2.1 -all");
    dns.txt("_dmarc.kovac.example", "v=DMARC1; p=reject");
    let signer = Signer::of(&dns, "kovac.example");
    (dns, signer)
}

fn outcome(mark: &Option<trust::Mark>) -> Option<Outcome> {
    mark.as_ref().map(|mark| mark.outcome)
}

#[tokio::test]
async fn a_signed_mail_is_proven_whoever_brings_it() {
    let (dns, signer) = careful().await;
    let checked = check(&dns, &signer.sign(MAIL), by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!((outcome(&checked.spf), outcome(&checked.dmarc)), (Some(Outcome::Fail), Some(Outcome::Pass)));
    assert_eq!(checked.standing(), Standing::Proven { domain: "kovac.example".into(), signed: true });
    let fetched = check(&dns, &signer.sign(MAIL), Came { ask: true, ..Came::default() }).await;
    assert!(matches!(fetched.standing(), Standing::Proven { signed: true, .. }) && fetched.spf.is_none());
}

#[tokio::test]
async fn an_unsigned_mail_is_proven_by_its_server_alone() {
    let (dns, _) = careful().await;
    let checked = check(&dns, MAIL, by("192.0.2.1", "iva@kovac.example")).await;
    assert_eq!(checked.standing(), Standing::Proven { domain: "kovac.example".into(), signed: false });
    let forged = check(&dns, MAIL, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(forged.standing(), Standing::Forged(Doubt::Dmarc));
    let other_envelope = check(&dns, MAIL, by("198.51.100.9", "crook@evil.example")).await;
    assert_eq!(other_envelope.standing(), Standing::Forged(Doubt::Dmarc));
}

#[tokio::test]
async fn a_domain_that_only_watches_calls_nobody_forged() {
    let (dns, signer) = careful().await;
    dns.forget("_dmarc.kovac.example");
    dns.txt("_dmarc.kovac.example", "v=DMARC1; p=none; sp=reject");
    let passed_on = check(&dns, MAIL, by("198.51.100.9", "list@forum.example")).await;
    assert_eq!((outcome(&passed_on.dmarc), passed_on.standing()), (Some(Outcome::Fail), Standing::Unproven));
    let forwarded = check(&dns, MAIL, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(forwarded.standing(), Standing::Unproven, "also when SPF denies it");
    let signed = check(&dns, &signer.sign(MAIL), by("198.51.100.9", "iva@kovac.example")).await;
    assert!(matches!(signed.standing(), Standing::Proven { .. }) && !signed.lenient);
    let below = MAIL.replace("iva@kovac.example", "iva@shop.kovac.example");
    dns.a("shop.kovac.example", Ipv4Addr::new(192, 0, 2, 1));
    let below = check(&dns, &below, by("198.51.100.9", "list@forum.example")).await;
    assert_eq!(below.standing(), Standing::Forged(Doubt::Dmarc), "what stands below minds");
}

#[tokio::test]
async fn words_changed_after_signing_prove_nothing() {
    let (dns, signer) = careful().await;
    let changed = signer.sign(MAIL).replace("Where is my lamp", "Send me the password");
    let checked = check(&dns, &changed, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(checked.dkim[0].outcome, Outcome::Fail);
    assert_eq!(checked.standing(), Standing::Forged(Doubt::Dmarc));
}

#[tokio::test]
async fn a_domain_that_says_nothing_is_unknown_and_one_that_denies_is_forged() {
    let dns = Dns::start().await;
    assert_eq!(check(&dns, MAIL, by("198.51.100.9", "iva@kovac.example")).await.standing(), Standing::Unknown);
    dns.txt("kovac.example", "v=spf1 ip4:192.0.2.1 ~all");
    assert_eq!(check(&dns, MAIL, by("198.51.100.9", "iva@kovac.example")).await.standing(), Standing::Unknown);
    dns.forget("kovac.example");
    dns.txt("kovac.example", "v=spf1 ip4:192.0.2.1 -all");
    let denied = check(&dns, MAIL, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(denied.standing(), Standing::Forged(Doubt::Server));
}

#[tokio::test]
async fn a_silent_dns_holds_no_mail_for_long_and_is_soon_not_asked_any_more() {
    let (dns, _) = careful().await;
    dns.falls_silent(true);
    let checker = checker(&dns);
    let raw = Arc::new(MAIL.as_bytes().to_vec());
    let begun = Instant::now();
    let checked = checker.check(raw.clone(), by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!((checked.standing(), checked.unasked), (Standing::Unknown, true), "{checked:?}");
    assert!(begun.elapsed() < 2 * trust::UNSURE, "{:?}", begun.elapsed());
    while checker.reach() != Reach::Silent {
        assert!(begun.elapsed() < 2 * trust::PATIENCE, "it is not noticed");
        tokio::time::sleep(trust::UNSURE / 20).await;
    }
    let asked = dns.asked();
    let begun = Instant::now();
    let checked = checker.check(raw.clone(), by("198.51.100.9", "iva@kovac.example")).await;
    assert!(checked.unasked && begun.elapsed() < trust::UNSURE / 2 && dns.asked() == asked, "nobody waits for it now");
    dns.falls_silent(false);
    assert_eq!(checker.find_out().await, Reach::Answers);
    let checked = checker.check(raw, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!((checked.standing(), checked.unasked), (Standing::Forged(Doubt::Dmarc), false));
}

#[tokio::test]
async fn a_server_of_ones_own_is_not_asked_about_and_its_word_is_taken() {
    let (dns, _) = careful().await;
    let checker = Checker::of_server(dns.address, "192.0.2.77".parse().unwrap()).unwrap();
    let came = Came { servers: vec!["mx.desk.example".into()], ..by("192.0.2.77", "iva@kovac.example") };
    let unsaid = checker.check(Arc::new(MAIL.as_bytes().to_vec()), came.clone()).await;
    assert_eq!((unsaid.standing(), dns.asked()), (Standing::Unknown, 0));
    let told = format!("Authentication-Results: mx.desk.example; dmarc=fail header.from=kovac.example\r\n{MAIL}");
    let checked = checker.check(Arc::new(told.clone().into_bytes()), came).await;
    assert_eq!(checked.way, Way::Told("mx.desk.example".into()));
    assert_eq!(checked.standing(), Standing::Forged(Doubt::Dmarc));
    // Whoever is asked about directly cannot vouch for themselves.
    let own_word = told.replace("fail", "pass");
    let came = Came { servers: vec!["mx.desk.example".into()], ..by("198.51.100.9", "iva@kovac.example") };
    let checked = checker.check(Arc::new(own_word.into_bytes()), came).await;
    assert_eq!(checked.standing(), Standing::Forged(Doubt::Dmarc));
}

#[tokio::test]
async fn a_seal_counts_when_its_sealer_is_believed() {
    let (dns, _) = careful().await;
    let forum = Signer::of(&dns, "forum.example");
    let sealed = forum.seal(MAIL, "kovac.example", true).await;
    let unbelieved = check(&dns, &sealed, by("198.51.100.9", "list@forum.example")).await;
    assert_eq!(outcome(&unbelieved.arc), Some(Outcome::Pass), "{unbelieved:?}");
    assert_eq!(unbelieved.standing(), Standing::Forged(Doubt::Dmarc));
    let came = Came { sealers: vec!["forum.example".into()], ..by("198.51.100.9", "list@forum.example") };
    let believed = check(&dns, &sealed, came.clone()).await;
    assert_eq!(believed.way, Way::Sealed("forum.example".into()));
    assert!(matches!(believed.standing(), Standing::Proven { .. }), "{believed:?}");
    let broken = check(&dns, &sealed.replace("Where is", "Give me"), came).await;
    assert_eq!(broken.standing(), Standing::Forged(Doubt::Dmarc));
}

#[tokio::test]
async fn a_from_of_two_domains_is_neither() {
    let (dns, signer) = careful().await;
    let two = MAIL.replace("From: Iva <iva@kovac.example>", "From: iva@kovac.example, boss@bank.example");
    let checked = check(&dns, &signer.sign(&two), by("192.0.2.1", "iva@kovac.example")).await;
    assert_eq!(checked.standing(), Standing::Forged(Doubt::Several));
}

#[tokio::test]
async fn what_is_kept_is_read_again() {
    let (dns, signer) = careful().await;
    dns.a("mx.kovac.example", Ipv4Addr::new(192, 0, 2, 1));
    dns.mx("kovac.example", "mx.kovac.example");
    let checked = check(&dns, &signer.sign(MAIL), by("192.0.2.1", "")).await;
    let kept = serde_json::to_string(&checked).unwrap();
    assert_eq!(serde_json::from_str::<Checked>(&kept).unwrap(), checked);
    assert_eq!(serde_json::from_str::<Checked>("{}").unwrap(), Checked::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn foreign_bytes_never_panic(head in "(DKIM-Signature|ARC-Seal|Authentication-Results|From|Received): [ -~\r\n\t]{0,300}", body in any::<Vec<u8>>()) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let raw = [head.as_bytes(), b"\r\n", MAIL.as_bytes(), &body].concat();
        let came = Came { servers: vec!["mx".into()], ..Came::default() };
        runtime.block_on(Checker::unasking(Upstream::default()).check(Arc::new(raw), came));
    }
}

#[tokio::test]
async fn what_we_sign_is_proven_once_its_key_is_published() {
    let dns = Dns::start().await;
    let key = NewKey::make().unwrap();
    let raw = trust::sign(MAIL.as_bytes(), "kovac.example", "repka1", &key.private).unwrap();
    let raw = String::from_utf8(raw).unwrap();
    let before = check(&dns, &raw, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(before.standing(), Standing::Unknown);
    dns.txt("repka1._domainkey.kovac.example", &trust::key_record(&key.public));
    let checked = check(&dns, &raw, by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(checked.dkim[0].outcome, Outcome::Pass, "{checked:?}");
    let broken = check(&dns, &raw.replace("The lamp", "The bill"), by("198.51.100.9", "iva@kovac.example")).await;
    assert_eq!(broken.dkim[0].outcome, Outcome::Fail);
    assert!(trust::sign(MAIL.as_bytes(), "kovac.example", "repka1", b"no key").is_err());
}

#[tokio::test]
async fn what_a_domain_publishes_is_judged() {
    let dns = Dns::start().await;
    let key = ("repka1", "MIIB");
    let states = async |dns: &Dns| {
        let published = checker(dns).published("kovac.example", Some(key)).await;
        (published.spf.state, published.dkim.unwrap().state, published.dmarc.state)
    };
    assert_eq!(states(&dns).await, (State::Missing, State::Missing, State::Missing));
    dns.txt("kovac.example", "google-site-verification=x");
    dns.txt("kovac.example", "v=spf1 include:_spf.provider.example ?all");
    dns.txt("repka1._domainkey.kovac.example", "v=DKIM1; k=rsa; p=AAAA");
    dns.txt("_dmarc.kovac.example", "v=DMARC1; p=none");
    assert_eq!(states(&dns).await, (State::Weak, State::Wrong, State::Weak));
    for name in ["kovac.example", "repka1._domainkey.kovac.example", "_dmarc.kovac.example"] {
        dns.forget(name);
    }
    dns.txt("kovac.example", "v=spf1 mx -all");
    dns.txt("repka1._domainkey.kovac.example", "v=DKIM1; k=rsa; p=MI IB");
    dns.txt("_dmarc.kovac.example", "v=DMARC1; p=reject");
    assert_eq!(states(&dns).await, (State::Good, State::Good, State::Good));
    dns.txt("kovac.example", "v=spf1 +all");
    assert_eq!(states(&dns).await.0, State::Wrong, "two of them");
    let nobody = Checker::unasking(Upstream::default()).published("kovac.example", None).await;
    assert_eq!((nobody.spf.state, nobody.dkim), (State::Unknown, None));
}
