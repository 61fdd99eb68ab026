use crate::people::{Moody, Running, in_millis};
use mail::smtp::Limits;
use std::time::{Duration, Instant};
use tokio::{io::AsyncWriteExt, time::sleep};

#[tokio::test]
async fn a_mail_too_big_is_refused_by_word_and_by_weight() {
    let receiver = Moody::new();
    let server = Running::start(receiver.clone(), Limits { max_size: 1000, ..Limits::default() }).await;
    let mut client = server.greeted().await;
    client.ask("MAIL FROM:<a@b> SIZE=1001", "552 5.3.4").await;
    client.begins_a_mail_to("help@desk.test").await;
    client.says("123456789\r\n".repeat(10_000)).await;
    client.says(".\r\n").await;
    client.hears("552 5.3.4").await;
    assert_eq!(receiver.kept.count(), 0);

    client.begins_a_mail_to("help@desk.test").await;
    client.says("x".repeat(998)).await;
    client.says("\r\n.\r\n").await;
    client.hears("250").await;
    assert_eq!(receiver.kept.mails()[0].raw.len(), 1000);
}

#[tokio::test]
async fn mails_beyond_the_memory_are_put_off() {
    let receiver = Moody::new();
    let server = Running::start(receiver.clone(), Limits { memory: 10_000, ..Limits::default() }).await;
    let (mut one, mut other) = (server.greeted().await, server.greeted().await);
    one.begins_a_mail_to("help@desk.test").await;
    one.says("x".repeat(8000)).await;
    sleep(in_millis(100)).await;
    other.begins_a_mail_to("help@desk.test").await;
    other.says(format!("{}\r\n.\r\n", "x".repeat(8000))).await;
    other.hears("452 4.3.1").await;
    one.says("\r\n.\r\n").await;
    one.hears("250").await;
    other.begins_a_mail_to("help@desk.test").await;
    other.says(format!("{}\r\n.\r\n", "x".repeat(8000))).await;
    other.hears("250").await;
}

#[tokio::test]
async fn a_receiver_that_hangs_is_given_up() {
    let receiver = Moody::new();
    let server = Running::start(receiver.clone(), Limits { receiver: in_millis(100), ..Limits::default() }).await;
    let mut client = server.greeted().await;
    client.ask("MAIL FROM:<a@b>", "250").await;
    client.ask("RCPT TO:<silent@desk.test>", "451 4.3.0").await;
    client.ask("RSET", "250").await;
    client.begins_a_mail_to("stuck@desk.test").await;
    client.says("hello\r\n.\r\n").await;
    client.hears("451 4.3.0").await;
    client.begins_a_mail_to("help@desk.test").await;
}

#[tokio::test]
async fn further_recipients_wait_for_another_mail() {
    let server = Running::start(Moody::new(), Limits { recipients: 2, ..Limits::default() }).await;
    let mut client = server.greeted().await;
    client.ask("MAIL FROM:<a@b>", "250").await;
    for (to, code) in [("one", "250"), ("two", "250"), ("three", "452 4.5.3"), ("one", "250")] {
        client.ask(&format!("RCPT TO:<{to}@desk.test>"), code).await;
    }
}

#[tokio::test]
async fn who_errs_or_chatters_too_much_is_sent_away() {
    let server = Running::start(Moody::new(), Limits { errors: 3, chatter: 5, ..Limits::default() }).await;
    let mut client = server.greeted().await;
    for _ in 0..3 {
        client.ask("XYZZY", "500").await;
    }
    client.hears("421 4.7.0").await;
    client.hears_nothing_more().await;

    let mut client = server.greeted().await;
    client.ask("XYZZY", "500").await;
    client.ask("XYZZY", "500").await;
    client.begins_a_mail_to("help@desk.test").await;
    client.says("a mail wipes the slate\r\n.\r\n").await;
    client.hears("250").await;
    client.ask("XYZZY", "500").await;
    for _ in 0..5 {
        client.ask("NOOP", "250").await;
    }
    client.hears("421 4.7.0").await;
    client.hears_nothing_more().await;
}

#[tokio::test]
async fn the_last_word_is_heard_by_who_talks_on() {
    let limits = Limits { errors: 1, ..Limits::default() };
    let server = Running::start(Moody::new(), limits).await;
    let mut client = server.greeted().await;
    client.says("XYZZY\r\n".repeat(1_000_000)).await;
    client.hears("500").await;
    client.hears("421 4.7.0").await;
    client.hears_nothing_more().await;
}

#[tokio::test]
async fn one_connection_too_many_is_turned_away() {
    let server = Running::start(Moody::new(), Limits { max_connections: 1, ..Limits::default() }).await;
    let mut first = server.greeted().await;
    let stream = tokio::net::TcpStream::connect(server.address).await.unwrap();
    let mut second = crate::people::Client::new(stream);
    second.hears("421 4.3.2").await;
    second.hears_nothing_more().await;
    first.ask("QUIT", "221").await;
    drop(first);
    sleep(in_millis(200)).await;
    server.greeted().await;
}

#[tokio::test]
async fn a_line_without_end_fills_nothing() {
    let server = Running::start(Moody::new(), Limits::default()).await;
    let mut client = server.greeted().await;
    client.says("x".repeat(1 << 20)).await;
    client.says("\r\n").await;
    client.hears("500 5.5.2").await;
    client.ask("NOOP", "250").await;
}

#[tokio::test]
async fn who_drips_bytes_is_hung_up_on() {
    let limits = Limits { idle: in_millis(300), data: in_millis(600), ..Limits::default() };
    let server = Running::start(Moody::new(), limits).await;

    let mut silent = server.greeted().await;
    silent.hears("421 4.4.2").await;
    silent.hears_nothing_more().await;

    let mut dripping = server.greeted().await;
    drip(&mut dripping.stream).await;
    dripping.hears("421 4.4.2").await;

    let mut dripping = server.greeted().await;
    dripping.begins_a_mail_to("help@desk.test").await;
    let start = Instant::now();
    drip(&mut dripping.stream).await;
    dripping.hears("421 4.4.2").await;
    assert!(start.elapsed() >= in_millis(600), "cut off for dripping, not for being idle");

    let mut stalled = server.greeted().await;
    stalled.begins_a_mail_to("help@desk.test").await;
    let start = Instant::now();
    stalled.hears("421 4.4.2").await;
    assert!(start.elapsed() < in_millis(590), "cut off for being idle");
}

/// A byte every 50 ms for a second.
async fn drip(stream: &mut (impl AsyncWriteExt + Unpin)) {
    for _ in 0..20 {
        // It may be closed half way: the point of the test.
        let _ = stream.write_all(b"N").await;
        let _ = stream.flush().await;
        sleep(Duration::from_millis(50)).await;
    }
}
