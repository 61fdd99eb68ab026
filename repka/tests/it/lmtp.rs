//! Mails that a mail server beside the desk hands over by LMTP.

use crate::house::{House, letter};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
};

/// A mail server that says what it is told to.
struct Mta(BufStream<TcpStream>);

impl Mta {
    async fn at(house: &House) -> Mta {
        let mut mta = Mta(BufStream::new(TcpStream::connect(house.lmtp()).await.unwrap()));
        assert!(mta.hears().await.starts_with("220"));
        assert!(mta.says("LHLO mx.example").await.starts_with("250"));
        mta
    }

    async fn says(&mut self, line: &str) -> String {
        self.0.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        self.hears().await
    }

    /// A whole mail: what is answered to each recipient, and after the dot once for each that was taken.
    async fn hands_over(&mut self, from: &str, to: &[&str], raw: &str) -> (Vec<String>, Vec<String>) {
        self.says(&format!("MAIL FROM:<{from}>")).await;
        let mut taken = Vec::new();
        for address in to {
            taken.push(self.says(&format!("RCPT TO:<{address}>")).await);
        }
        self.says("DATA").await;
        let mut kept = vec![self.says(&format!("{raw}.")).await];
        while kept.len() < taken.iter().filter(|reply| reply.starts_with("250")).count() {
            kept.push(self.hears().await);
        }
        (taken, kept)
    }

    async fn hears(&mut self) -> String {
        self.0.flush().await.unwrap();
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).await.unwrap() > 0, "hung up");
            if line.as_bytes()[3] == b' ' {
                return line;
            }
        }
    }
}

story!(a_mail_handed_over_is_kept_before_each_of_its_recipients_is_said_to_be_done(house) {
    let mut mta = Mta::at(house).await;
    let header = [("From", "iva@kovac.example"), ("To", "support@desk.example"), ("Subject", "The lamp")];
    let raw = letter(&header, "Where is it?");
    let to = ["support@desk.example", "nobody@desk.example", "billing@desk.example"];
    let (taken, kept) = mta.hands_over("iva@kovac.example", &to, &raw).await;
    assert!(taken[0].starts_with("250") && taken[1].starts_with("550 5.1.1") && taken[2].starts_with("250"), "{taken:?}");
    assert!(kept.len() == 2 && kept.iter().all(|reply| reply.starts_with("250 2.6.0")), "{kept:?}");
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE via = 'lmtp'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM arrival_mailbox").await, 2);
    house.settled().await;
    assert_eq!(house.ticket(1).await.subject, "The lamp");
    // It comes again, as after a crash, and by the other way with the traces of its journey.
    let (_, again) = mta.hands_over("iva@kovac.example", &to[..1], &raw).await;
    assert!(again[0].starts_with("250"), "{again:?}");
    let traced = format!("Return-Path: <iva@kovac.example>\r\nReceived: from a by b; Fri, 21 Nov 2025 10:00:00 +0100\r\n{raw}");
    house.customer("iva@kovac.example").hands_over(&to[..1], traced.as_bytes()).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM arrival").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
});

story!(a_bounce_handed_over_has_no_sender_and_nothing_is_relayed(house) {
    let mut mta = Mta::at(house).await;
    let (taken, _) = mta.hands_over("iva@kovac.example", &["iva@kovac.example"], "Subject: x\r\n\r\nhello\r\n").await;
    assert!(taken[0].starts_with("550 5.1.1"), "{taken:?}");
    let mut mta = Mta::at(house).await;
    let raw = letter(&[("From", "mailer-daemon@mx.example"), ("To", "support@desk.example"), ("Subject", "?")], "no");
    mta.hands_over("", &["support@desk.example"], &raw).await;
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE envelope_from IS NULL").await, 1);
});
