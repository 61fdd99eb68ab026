use crate::people::{Client, Moody, Running, certificate, in_millis};
use mail::smtp::{Catcher, Limits, Patience, Reached, Relay, SendFault, Turned};
use std::net::SocketAddr;
use tokio::net::TcpListener;

fn relay(address: SocketAddr) -> Relay {
    Relay::parse(&format!("smtp://{address}?tls=none")).unwrap()
}

async fn send(relay: &Relay, to: &str) -> Result<String, SendFault> {
    let sent = relay.send("desk@desk.test", &[to.to_owned()], b"Subject: x\r\n\r\nhello\r\n").await;
    sent.map(|sent| sent.answer)
}

#[tokio::test]
async fn what_is_sent_is_what_arrives() {
    let catcher = Catcher::new(10);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let relay = relay(server.address);
    let raw = "Subject: x\r\n\r\nЗдравствуйте!\r\n.\r\n..\r\n.точка\r\n";
    let to = ["помощь@магазин.рф".to_owned(), "ann@shop.test".to_owned()];
    let sent = relay.send("desk@desk.test", &to, raw.as_bytes()).await.unwrap();
    assert!(sent.answer.starts_with("250 2.6.0"), "{}", sent.answer);
    relay.send("", &to[1..], b"no end").await.unwrap();

    let mails = catcher.wait_for(2).await;
    assert_eq!(String::from_utf8_lossy(&mails[0].raw), raw);
    assert_eq!(mails[0].envelope.to, to);
    assert_eq!(mails[0].envelope.from.as_deref(), Some("desk@desk.test"));
    assert!(mails[0].envelope.utf8);
    assert_eq!(mails[1].raw, b"no end\r\n");
    assert_eq!(mails[1].envelope.from, None);
    assert_eq!(mails[0].envelope.peer, mails[1].envelope.peer, "the connection was kept");
}

#[tokio::test]
async fn nothing_is_smuggled_out() {
    let catcher = Catcher::new(10);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let raw = b"Subject: x\n\na\n.\nMAIL FROM:<boss@desk.test>\r.\r\n.\r\nb";
    relay(server.address).send("desk@desk.test", &["ann@shop.test".into()], raw).await.unwrap();
    let mails = catcher.wait_for(1).await;
    assert_eq!(mails.len(), 1);
    let expected = "Subject: x\r\n\r\na\r\n.\r\nMAIL FROM:<boss@desk.test>\r\n.\r\n.\r\nb\r\n";
    assert_eq!(String::from_utf8_lossy(&mails[0].raw), expected);
}

#[tokio::test]
async fn an_answer_tells_later_from_never() {
    let server = Running::start(Moody::new(), Limits::default()).await;
    let relay = relay(server.address);
    let refused = SendFault::Refused { code: Some(550), text: "<nobody@x.test>: 5.1.1 nobody  250 here".into() };
    assert_eq!(send(&relay, "nobody@x.test").await, Err(refused));
    let later = SendFault::Later { code: Some(451), text: "<later@x.test>: 4.3.0 not now".into() };
    assert_eq!(send(&relay, "later@x.test").await, Err(later));
    let picky = SendFault::Refused { code: Some(550), text: "5.7.1 not this".into() };
    assert_eq!(send(&relay, "picky@x.test").await, Err(picky));
    let busy = SendFault::Later { code: Some(451), text: "4.3.0 disk full".into() };
    assert_eq!(send(&relay, "busy@x.test").await, Err(busy));
    assert!(matches!(send(&relay, "no address").await, Err(SendFault::Refused { code: None, .. })));
    assert!(matches!(send(&relay, "a@b>\r\nDATA").await, Err(SendFault::Refused { code: None, .. })));
    assert!(send(&relay, "help@x.test").await.is_ok());
}

fn all(addresses: &[&str]) -> Vec<String> {
    addresses.iter().map(|address| (*address).to_owned()).collect()
}

#[tokio::test]
async fn who_is_refused_keeps_the_mail_from_nobody_else() {
    let moody = Moody::new();
    let server = Running::start(moody.clone(), Limits::default()).await;
    let to = all(&["nobody@x.test", "ann@x.test", "a@b> SIZE=1", "later@x.test", "bob@x.test"]);
    let sent = relay(server.address).send("desk@desk.test", &to, b"Subject: x\r\n\r\nhello\r\n").await.unwrap();
    let turned = |one: &Turned| (one.address.clone(), one.permanent, one.said());
    let turned: Vec<_> = sent.turned.iter().map(turned).collect();
    assert_eq!(
        turned,
        [
            ("a@b> SIZE=1".to_owned(), true, "not an address".to_owned()),
            ("nobody@x.test".to_owned(), true, "550 5.1.1 nobody  250 here".to_owned()),
            ("later@x.test".to_owned(), false, "451 4.3.0 not now".to_owned()),
        ]
    );
    let mails = moody.kept.wait_for(1).await;
    assert_eq!((mails.len(), mails[0].envelope.to.clone()), (1, all(&["ann@x.test", "bob@x.test"])));
}

#[tokio::test]
async fn a_mail_nobody_gets_is_tried_again_while_that_is_of_use_for_one() {
    let server = Running::start(Moody::new(), Limits::default()).await;
    let relay = relay(server.address);
    let both = relay.send("desk@desk.test", &all(&["nobody@x.test", "later@x.test"]), b"x").await;
    let later = SendFault::Later { code: Some(451), text: "<later@x.test>: 4.3.0 not now".into() };
    assert_eq!(both.unwrap_err(), later);
    let gone = relay.send("desk@desk.test", &all(&["nobody@x.test", "nobody@y.test"]), b"x").await;
    assert!(matches!(gone, Err(SendFault::Refused { code: Some(550), .. })), "{gone:?}");
}

#[tokio::test]
async fn a_relay_that_closes_between_recipients_has_taken_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let relay = relay(listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut relay = Client::new(listener.accept().await.unwrap().0);
        for said in ["220 relay\r\n", "250 relay\r\n", "250 ok\r\n", "250 ok\r\n", "421 4.7.0 too many\r\n"] {
            relay.says(said).await;
            relay.heard().await;
        }
    });
    let fault = relay.send("desk@desk.test", &all(&["ann@x.test", "bob@x.test"]), b"x").await;
    let text = "<bob@x.test>: 4.7.0 too many".into();
    assert_eq!(fault, Err(SendFault::Later { code: Some(421), text }));
}

#[tokio::test]
async fn an_encrypted_way_is_used_when_the_certificate_is_good() {
    let (server_side, _, pem) = certificate();
    let catcher = Catcher::new(10);
    let server = Running::with_tls(catcher.clone(), Limits::default(), Some(server_side)).await;
    let url = |tls: &str| format!("smtp://localhost:{}?tls={tls}", server.address.port());

    let unknown = send(&Relay::parse(&url("required")).unwrap(), "a@b.test").await;
    assert!(
        matches!(&unknown, Err(SendFault::Later { code: None, text }) if text.contains("certificate")),
        "{unknown:?}"
    );
    let trusted = Relay::parse(&url("required")).unwrap().trusting(pem.as_bytes()).unwrap();
    send(&trusted, "a@b.test").await.unwrap();
    send(&Relay::parse(&url("opportunistic")).unwrap(), "a@b.test").await.unwrap();
    send(&Relay::parse(&url("none")).unwrap(), "a@b.test").await.unwrap();
    let encrypted: Vec<_> = catcher.wait_for(3).await.iter().map(|mail| mail.envelope.tls).collect();
    assert_eq!(encrypted, [true, true, false]);
    assert_eq!(trusted.probe().await, Ok(Reached { encrypted: true, signed_in: false }));

    let plain = Running::start(Catcher::new(1), Limits::default()).await;
    let url = format!("smtp://localhost:{}?tls=required", plain.address.port());
    assert!(matches!(send(&Relay::parse(&url).unwrap(), "a@b.test").await, Err(SendFault::Later { .. })));
}

#[tokio::test]
async fn a_relay_out_of_reach_is_tried_later() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = relay(listener.local_addr().unwrap())
        .with_patience(Patience { connect: in_millis(100), ..Patience::default() });
    assert!(matches!(send(&silent, "a@b.test").await, Err(SendFault::Later { code: None, .. })));
    assert!(matches!(silent.probe().await, Err(SendFault::Later { code: None, .. })));
    drop(listener);
    assert!(matches!(send(&silent, "a@b.test").await, Err(SendFault::Later { code: None, .. })));
}

/// How a relay misbehaves once it has said 354.
#[derive(Clone, Copy)]
enum Then {
    HangsUpAtOnce,
    HangsUpAfterTheDot,
    FallsSilent,
    Babbles,
    TakesItAndHangsUp,
}

/// A relay that takes sender and recipient, and then does as told.
async fn unreliable(then: Then) -> Relay {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let mut relay = Client::new(listener.accept().await.unwrap().0);
            relay.says("220 relay\r\n").await;
            while relay.heard().await != "DATA\r\n" {
                relay.says("250 ok\r\n").await;
            }
            relay.says("354 go\r\n").await;
            if matches!(then, Then::HangsUpAtOnce) {
                continue;
            }
            while relay.heard().await != ".\r\n" {}
            match then {
                Then::FallsSilent => std::future::pending().await,
                Then::Babbles => relay.says("what?\r\n").await,
                Then::TakesItAndHangsUp => relay.says("250 taken\r\n").await,
                Then::HangsUpAtOnce | Then::HangsUpAfterTheDot => {}
            }
        }
    });
    relay(address).with_patience(Patience { finish: in_millis(2000), ..Patience::default() })
}

impl Client<tokio::net::TcpStream> {
    async fn heard(&mut self) -> String {
        let mut line = String::new();
        tokio::io::AsyncBufReadExt::read_line(&mut self.stream, &mut line).await.unwrap();
        line
    }
}

#[tokio::test]
async fn a_connection_lost_after_the_final_dot_leaves_us_unsure() {
    for then in [Then::HangsUpAfterTheDot, Then::FallsSilent, Then::Babbles] {
        let fault = send(&unreliable(then).await, "a@b.test").await;
        assert!(matches!(fault, Err(SendFault::Unsure { .. })), "{fault:?}");
    }
}

#[tokio::test]
async fn a_connection_lost_before_the_final_dot_is_no_doubt() {
    // More than the buffers on the way hold, so that the dot cannot have left.
    let raw = "x".repeat(32 << 20);
    let relay = unreliable(Then::HangsUpAtOnce).await;
    let fault = relay.send("", &["a@b.test".into()], raw.as_bytes()).await;
    assert!(matches!(fault, Err(SendFault::Later { code: None, .. })), "{fault:?}");
}

#[tokio::test]
async fn a_mail_taken_is_sent_however_the_parting_goes() {
    let relay = unreliable(Then::TakesItAndHangsUp).await;
    assert_eq!(send(&relay, "a@b.test").await, Ok("250 taken".into()));
    // The connection kept is dead by now, which the next mail does not feel.
    assert_eq!(send(&relay, "a@b.test").await, Ok("250 taken".into()));
}

#[tokio::test]
async fn a_wrong_password_is_the_accounts_fault_and_shown_nowhere() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://me@desk.test:s3cret@{}?tls=none", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut relay = Client::new(listener.accept().await.unwrap().0);
        relay.says("220 relay\r\n").await;
        relay.heard().await;
        relay.says("250-relay\r\n250 AUTH PLAIN\r\n").await;
        assert!(relay.heard().await.starts_with("AUTH PLAIN"));
        relay.says("535 5.7.8 wrong password\r\n").await;
        relay.heard().await;
    });
    let relay = Relay::parse(&url).unwrap();
    let fault = send(&relay, "a@b.test").await.unwrap_err();
    assert_eq!(fault, SendFault::Later { code: Some(535), text: "5.7.8 wrong password".into() });
    for shown in [format!("{relay} {relay:?}"), format!("{fault} {fault:?}")] {
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let error = Relay::parse("smtp://me:s3cret%@relay").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cret"));
}

/// A relay that takes tokens: hears the first word of one that signs in, and says this; then the next, and says that.
async fn with_tokens(offers: &'static str, says: [&'static str; 2]) -> (Relay, tokio::task::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let relay = relay(listener.local_addr().unwrap()).signing_in("me@desk.test", "t0ken");
    let heard = tokio::spawn(async move {
        let mut relay = Client::new(listener.accept().await.unwrap().0);
        relay.says("220 relay\r\n").await;
        relay.heard().await;
        relay.says(offers).await;
        let mut heard = Vec::new();
        for said in says {
            heard.push(relay.heard().await);
            relay.says(said).await;
        }
        heard
    });
    (relay, heard)
}

#[tokio::test]
async fn an_access_token_signs_in_and_one_that_is_refused_is_the_accounts_fault() {
    let offers = "250-relay\r\n250 AUTH LOGIN XOAUTH2\r\n";
    let (relay, heard) = with_tokens(offers, ["235 2.7.0 Accepted\r\n", "250 ok\r\n"]).await;
    assert_eq!(relay.probe().await, Ok(Reached { encrypted: false, signed_in: true }));
    // user=me@desk.test^Aauth=Bearer t0ken^A^A
    let first = "AUTH XOAUTH2 dXNlcj1tZUBkZXNrLnRlc3QBYXV0aD1CZWFyZXIgdDBrZW4BAQ==";
    assert_eq!(heard.await.unwrap()[0].trim_end(), first);

    let refused = "535 5.7.8 Username and Password not accepted\r\n";
    let (relay, heard) = with_tokens(offers, ["334 eyJzdGF0dXMiOiI0MDEifQ==\r\n", refused]).await;
    let fault = send(&relay, "a@b.test").await.unwrap_err();
    let text = "5.7.8 Username and Password not accepted".into();
    assert_eq!(fault, SendFault::Later { code: Some(535), text });
    assert_eq!(heard.await.unwrap()[1].trim_end(), "", "the challenge is answered by nothing");
    assert!(!format!("{relay} {relay:?}").contains("t0ken"));

    let (relay, _) = with_tokens("250-relay\r\n250 AUTH PLAIN\r\n", ["", ""]).await;
    assert!(matches!(send(&relay, "a@b.test").await, Err(SendFault::Later { code: None, .. })));
}

#[tokio::test]
async fn a_relay_that_wants_us_known_first_is_tried_later() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let relay = relay(listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut relay = Client::new(listener.accept().await.unwrap().0);
        relay.says("220 relay\r\n").await;
        relay.heard().await;
        relay.says("250 relay\r\n").await;
        relay.heard().await;
        relay.says("530 5.7.0 sign in first\r\n").await;
        relay.heard().await;
    });
    let fault = send(&relay, "a@b.test").await;
    let text = "5.7.0 sign in first".into();
    assert_eq!(fault, Err(SendFault::Later { code: Some(530), text }));
}
