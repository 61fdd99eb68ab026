use crate::people::{Moody, Running};
use mail::smtp::{Catcher, Limits};

#[tokio::test]
async fn a_mail_arrives_as_it_was_sent() {
    let catcher = Catcher::new(10);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let mut client = server.client().await;
    let offers = client.ask("EHLO client.test", "250-desk.test").await;
    for offer in ["PIPELINING", "SIZE 52428800", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"] {
        assert!(offers.contains(offer), "{offers}");
    }
    assert!(!offers.contains("STARTTLS"), "{offers}");
    client.ask("MAIL FROM:<Ann+x@shop.test> SIZE=30 BODY=8BITMIME", "250 2.1.0").await;
    client.ask("RCPT TO:<help@desk.test>", "250 2.1.5").await;
    client.ask("RCPT TO:<sales@desk.test>", "250 2.1.5").await;
    client.ask("RCPT TO:<help@desk.test>", "250 2.1.5").await;
    client.ask("DATA", "354").await;
    let bytes = b"Subject: x\r\n\r\n\xff\0 lone \n and \r stay\r\n";
    client.says(bytes).await;
    client.says(".\r\n").await;
    client.hears("250 2.6.0").await;
    client.ask("QUIT", "221 2.0.0").await;
    client.hears_nothing_more().await;

    let mails = catcher.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].raw, bytes);
    let envelope = &mails[0].envelope;
    assert_eq!(envelope.from.as_deref(), Some("Ann+x@shop.test"));
    assert_eq!(envelope.to, ["help@desk.test", "sales@desk.test"]);
    assert_eq!(envelope.helo, "client.test");
    assert_eq!(envelope.declared_size, Some(30));
    assert!(envelope.peer.ip().is_loopback() && !envelope.tls && !envelope.utf8);
}

#[tokio::test]
async fn commands_sent_together_are_answered_in_order() {
    let catcher = Catcher::new(10);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let mut client = server.greeted().await;
    // More than RFC 2920 allows: even the mail comes along, and a second one after it.
    let mail = "MAIL FROM:<>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\nhello\r\n.\r\n";
    client.says(format!("RSET\r\n{mail}NOPE\r\n{mail}QUIT\r\n")).await;
    for start in ["250 2.0.0", "250 2.1.0", "250 2.1.5", "354", "250 2.6.0", "500"] {
        client.hears(start).await;
    }
    for start in ["250 2.1.0", "250 2.1.5", "354", "250 2.6.0", "221"] {
        client.hears(start).await;
    }
    client.hears_nothing_more().await;
    let mails = catcher.mails();
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| mail.raw == b"hello\r\n" && mail.envelope.from.is_none()));
}

#[tokio::test]
async fn stuffed_dots_are_removed() {
    let catcher = Catcher::new(10);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let mut client = server.greeted().await;
    client.begins_a_mail_to("help@desk.test").await;
    client.says("..\r\n...\r\n..a\r\nb.\r\n.\r\n").await;
    client.hears("250").await;
    client.begins_a_mail_to("help@desk.test").await;
    client.says(".\r\n").await;
    client.hears("250").await;
    let mails = catcher.mails();
    assert_eq!(mails[0].raw, b".\r\n..\r\n.a\r\nb.\r\n");
    assert_eq!(mails[1].raw, b"");
}

#[tokio::test]
async fn addresses_beyond_ascii_need_smtputf8() {
    let catcher = Catcher::new(10);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let mut client = server.greeted().await;
    client.ask("MAIL FROM:<аня@магазин.рф>", "553 5.6.7").await;
    client.ask("MAIL FROM:<ann@shop.test>", "250").await;
    client.ask("RCPT TO:<помощь@desk.test>", "553 5.6.7").await;
    client.ask("RSET", "250").await;
    client.ask("MAIL FROM:<аня@магазин.рф> SMTPUTF8", "250").await;
    client.ask("RCPT TO:<помощь@desk.test>", "250").await;
    client.ask("DATA", "354").await;
    client.says("Тема\r\n.\r\n").await;
    client.hears("250").await;
    let envelope = &catcher.mails()[0].envelope;
    assert!(envelope.utf8);
    assert_eq!(envelope.from.as_deref(), Some("аня@магазин.рф"));
    assert_eq!(envelope.to, ["помощь@desk.test"]);
}

#[tokio::test]
async fn a_receiver_decides_about_each_recipient() {
    let receiver = Moody::new();
    let server = Running::start(receiver.clone(), Limits::default()).await;
    let mut client = server.greeted().await;
    client.ask("MAIL FROM:<ann@shop.test>", "250").await;
    client.ask("RCPT TO:<nobody@desk.test>", "550 5.1.1 nobody  250 here\r\n").await;
    client.ask("RCPT TO:<later@desk.test>", "451 4.3.0 not now").await;
    client.ask("DATA", "554 5.5.1").await;
    client.ask("RCPT TO:<help@desk.test>", "250").await;
    client.ask("DATA", "354").await;
    client.says("hello\r\n.\r\n").await;
    client.hears("250").await;
    assert_eq!(receiver.kept.mails()[0].envelope.to, ["help@desk.test"]);
}

#[tokio::test]
async fn only_an_accepted_mail_is_acknowledged() {
    let receiver = Moody::new();
    let server = Running::start(receiver.clone(), Limits::default()).await;
    let mut client = server.greeted().await;
    for (to, code) in [("full", "552 5.3.4"), ("picky", "550 5.7.1 not this"), ("busy", "451 4.3.0 disk full")] {
        client.begins_a_mail_to(&format!("{to}@desk.test")).await;
        client.says("hello\r\n.\r\n").await;
        client.hears(code).await;
    }
    assert_eq!(receiver.kept.count(), 0);
}

#[tokio::test]
async fn commands_out_of_order_change_nothing() {
    let server = Running::start(Moody::new(), Limits::default()).await;
    let mut client = server.client().await;
    for command in ["MAIL FROM:<a@b>", "RCPT TO:<a@b>", "DATA"] {
        client.ask(command, "503 5.5.1").await;
    }
    client.ask("EHLO", "501").await;
    client.ask("HELO client.test", "250 desk.test\r\n").await;
    client.ask("RCPT TO:<a@b>", "503").await;
    client.ask("MAIL FROM:<a@b>", "250").await;
    client.ask("MAIL FROM:<c@d>", "503").await;
    client.ask("EHLO again.test", "250-").await;
    client.ask("RCPT TO:<a@b>", "503").await;
    client.ask("MAIL FROM:<a@b>", "250").await;
    client.ask("RSET", "250").await;
    client.ask("DATA", "503").await;
    client.ask("STARTTLS", "502").await;
}

#[tokio::test]
async fn small_talk_is_answered() {
    let server = Running::start(Moody::new(), Limits::default()).await;
    let mut client = server.greeted().await;
    client.ask("noop whatever", "250 2.0.0").await;
    client.ask("VRFY ann", "252").await;
    client.ask("HELP", "214").await;
    client.ask("EXPN list", "502").await;
    client.ask("XYZZY", "500 5.5.1").await;
    client.ask("", "500").await;
    client.ask("NOOP \u{1}", "501").await;
    client.says("NOOP\n").await;
    client.hears("250").await;
    client.ask("GET / HTTP/1.1", "421").await;
    client.hears_nothing_more().await;
}

#[tokio::test]
async fn no_bytes_confuse_the_server() {
    const SCRAPS: [&[u8]; 24] = [
        b"EHLO x\r\n",
        b"MAIL FROM:<a@b>\r\n",
        b"RCPT TO:<c@d>\r\n",
        b"RCPT TO:<nobody@d>\r\n",
        b"DATA\r\n",
        b".\r\n",
        b"RSET\r\n",
        b"STARTTLS\r\n",
        b"MAIL FROM:",
        b"RCPT TO:",
        b" SIZE=99999999999999999999",
        b" SMTPUTF8",
        b"\r\n",
        b"\n",
        b"\r",
        b"\0",
        b"\xff",
        b"<",
        b">",
        b"@",
        b":",
        b"\"",
        b"\\",
        b".",
    ];
    let limits = Limits { errors: usize::MAX, chatter: usize::MAX, ..Limits::default() };
    let server = Running::start(Moody::new(), limits).await;
    let mut seed = 7_u64;
    for round in 0..100 {
        let mut client = server.client().await;
        let noise = (0..1000).flat_map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            SCRAPS[usize::try_from(seed >> 33).unwrap() % SCRAPS.len()]
        });
        client.says(noise.copied().collect::<Vec<u8>>()).await;
        // Ends whatever was begun: a mail, a line.
        client.says("\r\n.\r\nQUIT\r\n").await;
        let (mut last, mut reply) = (String::new(), client.reply().await);
        while !reply.is_empty() {
            last = std::mem::replace(&mut reply, client.reply().await);
        }
        assert!(last.starts_with("221 "), "round {round} ended with {last:?}");
    }
}
