use crate::people::{Client, Running, certificate};
use mail::smtp::{Catcher, Limits};
use tokio_rustls::TlsConnector;

#[tokio::test]
async fn starttls_encrypts_and_forgets_all_that_came_before() {
    let (server_side, client_side, _) = certificate();
    let catcher = Catcher::new(10);
    let server = Running::with_tls(catcher.clone(), Limits::default(), Some(server_side)).await;
    let mut plain = server.client().await;
    let offers = plain.ask("EHLO plain.test", "250-").await;
    assert!(offers.contains("STARTTLS"), "{offers}");
    plain.ask("MAIL FROM:<before@shop.test>", "250").await;
    // Whoever sits on the way may add commands before encryption begins (CVE-2011-0411).
    plain.says("STARTTLS\r\nEHLO injected.test\r\nNOOP\r\n").await;
    plain.hears("220 2.0.0").await;

    let stream = plain.stream.into_inner();
    let connector = TlsConnector::from(client_side);
    let stream = connector.connect("localhost".try_into().unwrap(), stream).await.unwrap();
    let mut client = Client::new(stream);
    client.ask("RCPT TO:<help@desk.test>", "503 5.5.1 MAIL").await;
    client.ask("MAIL FROM:<ann@shop.test>", "503 5.5.1 EHLO").await;
    let offers = client.ask("EHLO secret.test", "250-").await;
    assert!(!offers.contains("STARTTLS"), "{offers}");
    client.ask("STARTTLS", "503").await;
    client.begins_a_mail_to("help@desk.test").await;
    client.says("hello\r\n.\r\n").await;
    client.hears("250").await;
    client.ask("QUIT", "221").await;
    client.hears_nothing_more().await;

    let envelope = &catcher.mails()[0].envelope;
    assert!(envelope.tls);
    assert_eq!(envelope.helo, "secret.test");
    assert_eq!(envelope.from.as_deref(), Some("ann@shop.test"));
}

#[tokio::test]
async fn a_handshake_that_fails_ends_the_connection_alone() {
    let (server_side, _, _) = certificate();
    let server = Running::with_tls(Catcher::new(1), Limits::default(), Some(server_side)).await;
    let mut client = server.greeted().await;
    client.ask("STARTTLS", "220").await;
    client.says("EHLO this is no handshake\r\n").await;
    let mut rest = Vec::new();
    let _ = tokio::io::AsyncReadExt::read_to_end(&mut client.stream, &mut rest).await;
    assert!(!rest.starts_with(b"250"));
    server.greeted().await;
}
