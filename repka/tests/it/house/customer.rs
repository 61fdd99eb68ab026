//! Someone who is served, by mail.

use super::House;
use mail::{
    Letter,
    smtp::{Caught, Relay, SendFault},
};
use std::sync::atomic::{AtomicU32, Ordering};
use store::Query;

/// Someone who is served.
pub struct Customer<'h> {
    house: &'h House,
    address: String,
    relay: Relay,
}

/// A mail of this header, with a Message-ID of its own unless the header has one.
pub fn letter(header: &[(&str, &str)], text: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let mut all: String = header.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    if !all.to_ascii_lowercase().contains("message-id:") {
        all += &format!("Message-ID: <{}@customer.example>\r\n", COUNT.fetch_add(1, Ordering::Relaxed));
    }
    format!("{all}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n")
}

impl<'h> Customer<'h> {
    pub(super) fn new(house: &'h House, address: &str) -> Customer<'h> {
        let relay = Relay::parse(&format!("smtp://{}?tls=none", house.smtp())).unwrap();
        Customer { house, address: address.to_owned(), relay }
    }

    /// Hands a raw mail to the desk's listener, and does not wait for what becomes of it.
    pub async fn hands_over(&self, to: &[&str], raw: &[u8]) -> Result<(), SendFault> {
        let to: Vec<String> = to.iter().map(|a| (*a).to_owned()).collect();
        self.relay.send(&self.address, &to, raw).await.map(drop)
    }

    /// Sends a raw mail; answers with the number of the ticket it came to.
    pub async fn sends(&self, to: &[&str], raw: &str) -> i64 {
        self.hands_over(to, raw.as_bytes()).await.unwrap();
        self.house.settled().await;
        let id = Letter::read(raw.as_bytes()).unwrap().message_id.unwrap();
        let query =
            Query::new("SELECT e.ticket_id FROM mail m JOIN entry e ON e.id = m.entry_id WHERE m.message_id = $1");
        query.bind(id).push(" ORDER BY e.id DESC LIMIT 1").value(self.house.desk().db()).await.unwrap()
    }

    /// Writes to support.
    pub async fn writes(&self, subject: &str, text: &str) -> i64 {
        let raw = letter(&[("From", &self.address), ("To", "support@desk.example"), ("Subject", subject)], text);
        self.sends(&["support@desk.example"], &raw).await
    }

    /// Presses *reply* in a mail program, under a mail that came from the desk.
    pub async fn answers(&self, caught: &Caught, text: &str) -> i64 {
        let ours = Letter::read(&caught.raw).unwrap();
        let to = ours.reply_to.first().or(ours.from.as_ref()).unwrap().address.clone();
        let id = format!("<{}>", ours.message_id.unwrap());
        let subject = format!("Re: {}", ours.subject);
        let header = [
            ("From", self.address.as_str()),
            ("To", &to),
            ("Subject", &subject),
            ("In-Reply-To", &id),
            ("References", &id),
        ];
        self.sends(&[&to], &letter(&header, text)).await
    }
}
