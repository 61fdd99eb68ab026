//! LMTP (RFC 2033), over a port and over a socket in the file system.

use crate::people::{Client, Moody};
use mail::smtp::{Catcher, Limits, Receiver, Server};
use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};

async fn client(receiver: impl Receiver, limits: Limits) -> Client<TcpStream> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(Server::lmtp(receiver, limits, "desk.test").serve(listener, std::future::pending()));
    let mut client = Client::new(TcpStream::connect(address).await.unwrap());
    client.hears("220 desk.test LMTP").await;
    client
}

async fn greeted(receiver: impl Receiver, limits: Limits) -> Client<TcpStream> {
    let mut client = client(receiver, limits).await;
    client.ask("LHLO client.test", "250-desk.test").await;
    client
}

#[tokio::test]
async fn only_lhlo_greets() {
    let mut client = client(Moody::new(), Limits::default()).await;
    client.ask("EHLO client.test", "500 5.5.1").await;
    client.ask("HELO client.test", "500 5.5.1").await;
    client.ask("MAIL FROM:<ann@shop.test>", "503 5.5.1 LHLO first").await;
    let offers = client.ask("LHLO client.test", "250-desk.test").await;
    for offer in ["PIPELINING", "SIZE 52428800", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"] {
        assert!(offers.contains(offer), "{offers}");
    }
    client.ask("MAIL FROM:<ann@shop.test>", "250").await;
    client.ask("DATA", "503 5.5.1").await;
}

#[tokio::test]
async fn each_recipient_taken_has_a_reply_of_its_own_and_the_mail_comes_once() {
    let moody = Moody::new();
    let mut client = greeted(moody.clone(), Limits::default()).await;
    for n in 1..=2 {
        client.ask("MAIL FROM:<>", "250").await;
        client.ask("RCPT TO:<help@desk.test>", "250").await;
        client.ask("RCPT TO:<nobody@desk.test>", "550 5.1.1").await;
        client.ask("RCPT TO:<sales@desk.test>", "250").await;
        client.ask("RCPT TO:<help@desk.test>", "250").await;
        client.ask("DATA", "354").await;
        client.says("Subject: x\r\n\r\nhello\r\n.\r\n").await;
        for _ in 0..3 {
            client.hears("250 2.6.0").await;
        }
        client.ask("NOOP", "250 2.0.0").await;
        let mails = moody.kept.mails();
        assert_eq!(mails.len(), n);
        assert_eq!(mails[n - 1].envelope.to, ["help@desk.test", "sales@desk.test"]);
    }
}

#[tokio::test]
async fn a_mail_that_is_not_taken_is_not_taken_for_each_of_them() {
    let limits = Limits { max_size: 100, ..Limits::default() };
    let mut client = greeted(Moody::new(), limits).await;
    let large = "x".repeat(200);
    for (first, text, code) in [
        ("busy", "hello", "451 4.3.0"),
        ("picky", "hello", "550 5.7.1"),
        ("full", "hello", "552 5.3.4"),
        ("help", large.as_str(), "552 5.3.4"),
    ] {
        client.begins_a_mail_to(&format!("{first}@desk.test")).await;
        client.says(format!("{text}\r\n.\r\n")).await;
        client.hears(code).await;
        client.ask("MAIL FROM:<ann@shop.test>", "250").await;
        client.ask(&format!("RCPT TO:<{first}@desk.test>"), "250").await;
        client.ask("RCPT TO:<sales@desk.test>", "250").await;
        client.ask("DATA", "354").await;
        client.says(format!("{text}\r\n.\r\n")).await;
        client.hears(code).await;
        client.hears(code).await;
        client.ask("NOOP", "250 2.0.0").await;
    }
}

#[tokio::test]
async fn one_address_named_without_end_has_no_replies_without_end() {
    let limits = Limits { recipients: 3, ..Limits::default() };
    let mut client = greeted(Moody::new(), limits).await;
    client.ask("MAIL FROM:<ann@shop.test>", "250").await;
    for _ in 0..3 {
        client.ask("RCPT TO:<help@desk.test>", "250").await;
    }
    client.ask("RCPT TO:<help@desk.test>", "452 4.5.3").await;
}

#[tokio::test]
async fn mails_come_over_a_socket_in_the_file_system() {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("repka-lmtp-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let path: PathBuf = std::env::temp_dir().join(name);
    let catcher = Catcher::new(10);
    let listener = UnixListener::bind(&path).unwrap();
    let limits = Limits { max_connections: 1, ..Limits::default() };
    tokio::spawn(Server::lmtp(catcher.clone(), limits, "desk.test").serve(listener, std::future::pending()));
    let mut client = Client::new(UnixStream::connect(&path).await.unwrap());
    client.hears("220 desk.test LMTP").await;
    client.ask("LHLO client.test", "250").await;
    client.begins_a_mail_to("help@desk.test").await;
    client.says("hello\r\n.\r\n").await;
    client.hears("250 2.6.0").await;
    let mut second = Client::new(UnixStream::connect(&path).await.unwrap());
    second.hears("421").await;
    assert_eq!(catcher.mails().len(), 1);
    assert!(catcher.mails()[0].envelope.peer.ip().is_loopback());
    std::fs::remove_file(path).unwrap();
}
