//! Against a real server.
#![allow(clippy::unwrap_used)]

use imap::{
    Account, Kind, Security, Server, Session,
    testing::{self, Dovecot, PASSWORD},
};
use rustls::RootCertStore;
use rustls_pki_types::CertificateDer;
use std::{
    sync::{Arc, LazyLock},
    time::{Duration, SystemTime},
};

struct House {
    dovecot: Dovecot,
    trust: Arc<RootCertStore>,
}

static HOUSE: LazyLock<Option<House>> = LazyLock::new(|| {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "127.0.0.2".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).unwrap();
    let tls = (made.cert.pem(), made.signing_key.serialize_pem());
    let Some(dovecot) = Dovecot::start(Some((&tls.0, &tls.1)), None).unwrap() else {
        eprintln!("SKIPPED: Dovecot is not installed");
        assert!(std::env::var_os("REPKA_TEST_ALL").is_none(), "REPKA_TEST_ALL is set, but Dovecot is not installed");
        return None;
    };
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(made.cert.der().to_vec())).unwrap();
    Some(House { dovecot, trust: Arc::new(roots) })
});

impl House {
    fn server(&self, security: Security) -> Server {
        let port = if security == Security::Wrapped { self.dovecot.tls_port } else { self.dovecot.port };
        Server { host: "127.0.0.1".into(), port, security, trust: self.trust.clone() }
    }

    async fn open(&self, account: &testing::Account) -> Session {
        let mut session = self.server(Security::Wrapped).sign_in(&password(account)).await.unwrap();
        session.open("INBOX").await.unwrap();
        session
    }
}

fn password(account: &testing::Account) -> Account {
    Account::Password(account.user.clone(), PASSWORD.into())
}

fn mail(n: u32) -> String {
    format!("Subject: {n}\n\nhello {n}\n")
}

#[tokio::test]
async fn every_way_of_encryption_leads_in_and_a_stranger_s_certificate_does_not() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    for security in [Security::Wrapped, Security::Required, Security::None] {
        house.server(security).sign_in(&password(&account)).await.unwrap().leave().await;
    }
    for security in [Security::Wrapped, Security::Required] {
        let server = Server { trust: imap::public_roots(), ..house.server(security) };
        assert_eq!(server.sign_in(&password(&account)).await.err().unwrap().kind, Kind::Tls);
    }
}

#[tokio::test]
async fn each_step_that_fails_is_named() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    let server = house.server(Security::None);
    for wrong in ["beet", "репа"] {
        let fault = server.sign_in(&Account::Password(account.user.clone(), wrong.into())).await.err().unwrap();
        assert_eq!(fault.kind, Kind::SignIn, "{fault}");
        assert!(fault.said.contains("Authentication failed"), "{fault}");
    }
    let nobody = Server { port: 1, ..server.clone() };
    assert_eq!(nobody.sign_in(&password(&account)).await.err().unwrap().kind, Kind::Port);
    let nowhere = Server { host: "imap.nowhere.invalid".into(), ..server.clone() };
    assert_eq!(nowhere.sign_in(&password(&account)).await.err().unwrap().kind, Kind::Host);
    let mut session = server.sign_in(&password(&account)).await.unwrap();
    assert_eq!(session.open("Nowhere").await.unwrap_err().kind, Kind::Folder);
    session.open("INBOX").await.unwrap();
}

#[tokio::test]
async fn mails_are_listed_by_number_and_fetched_without_being_read() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    let day = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    account.had(&mail(1), day).unwrap();
    let mut session = house.open(&account).await;
    account.gets(&mail(2)).unwrap();
    let opened = session.open("INBOX").await.unwrap();
    assert_eq!((opened.exists, opened.uid_next), (2, Some(3)));
    let all = session.list(0, None).await.unwrap();
    assert_eq!(all.iter().map(|m| m.uid).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(all[0].came, Some(1_000_000_000));
    assert!(session.list(2, None).await.unwrap().is_empty(), "an asterisk is no new mail");
    assert_eq!(session.list(0, Some(1)).await.unwrap().len(), 1);
    assert_eq!(session.raw(2, 1000).await.unwrap().unwrap(), b"Subject: 2\r\n\r\nhello 2\r\n");
    assert_eq!(session.header(2, 1000).await.unwrap().unwrap(), b"Subject: 2\r\n\r\n");
    assert_eq!(session.raw(77, 1000).await.unwrap(), None);
    assert!(account.mails("").iter().any(|(raw, flags)| raw.contains("hello 2") && flags.is_empty()));
}

#[tokio::test]
async fn a_mail_larger_than_said_fills_no_memory() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    account.gets(&format!("Subject: big\n\n{}", "x".repeat(70).repeat(20_000))).unwrap();
    let mut session = house.open(&account).await;
    let fault = session.raw(1, 1000).await.unwrap_err();
    assert!(fault.kind == Kind::Lost && fault.said.contains("more than was asked for"), "{fault}");
}

#[tokio::test]
async fn whoever_waits_hears_of_a_mail() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    let mut session = house.open(&account).await;
    let never = Duration::from_secs(600);
    for n in 1..=3 {
        let waiting = tokio::spawn(session.wait(never, std::future::pending()));
        tokio::time::sleep(Duration::from_millis(100)).await;
        account.gets(&mail(n)).unwrap();
        session = tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap().unwrap().unwrap();
        assert_eq!(session.list(n - 1, None).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn whoever_waits_can_be_called_for_something_else() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    account.gets(&mail(1)).unwrap();
    for host in ["127.0.0.1", "127.0.0.2"] {
        let server = Server { host: host.into(), ..house.server(Security::Wrapped) };
        let mut session = server.sign_in(&password(&account)).await.unwrap();
        session.open("INBOX").await.unwrap();
        let soon = tokio::time::sleep(Duration::from_millis(100));
        let waited = tokio::time::timeout(Duration::from_secs(20), session.wait(Duration::from_secs(600), soon));
        let mut session = waited.await.expect(host).unwrap();
        assert_eq!(session.list(0, None).await.unwrap().len(), 1, "{host}");
    }
}

#[tokio::test]
async fn what_is_kept_is_moved_or_deleted_also_where_a_server_is_old() {
    let Some(house) = HOUSE.as_ref() else { return };
    for host in ["127.0.0.1", "127.0.0.2"] {
        let account = house.dovecot.account().unwrap();
        (1..=3).for_each(|n| account.gets(&mail(n)).unwrap());
        let server = Server { host: host.into(), ..house.server(Security::Wrapped) };
        let mut session = server.sign_in(&password(&account)).await.unwrap();
        session.open("INBOX").await.unwrap();
        session.move_to(&[1, 2], "Обработени").await.unwrap();
        session.move_to(&[], "Nowhere").await.unwrap();
        session.delete(&[3]).await.unwrap();
        assert!(account.mails("").is_empty(), "{host}");
        assert_eq!(account.mails("&BB4EMQRABDAEMQQ+BEIENQQ9BDg-").len(), 2, "{host}");
    }
}

#[tokio::test]
async fn mails_are_found_by_day_and_by_what_they_call_themselves() {
    let Some(house) = HOUSE.as_ref() else { return };
    let account = house.dovecot.account().unwrap();
    let days = |n: u64| SystemTime::now() - Duration::from_secs(n * 86_400);
    account.had("Subject: old\nMessage-ID: <old@a.example>\n\nx\n", days(30)).unwrap();
    account.had("Subject: new\nMessage-ID:\n <new@a.example>\n\nx\n", days(2)).unwrap();
    account.gets(&mail(3)).unwrap();
    let mut session = house.open(&account).await;
    let week = days(7).duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let found = session.since(i64::try_from(week).unwrap()).await.unwrap();
    assert_eq!(found.len(), 2);
    let all: Vec<u32> = session.list(0, None).await.unwrap().iter().map(|mail| mail.uid).collect();
    assert_eq!(all.len(), 3);
    assert_eq!(session.listed(&[all[0], 999]).await.unwrap().len(), 1);
    let names = session.names(&all).await.unwrap();
    let named = |uid: u32| String::from_utf8_lossy(&names[&uid]).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut told: Vec<String> = all.iter().map(|uid| named(*uid)).collect();
    told.sort();
    assert_eq!(told, ["", "Message-ID: <new@a.example>", "Message-ID: <old@a.example>"]);
}
