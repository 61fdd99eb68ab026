//! Sending by consent: a relay that takes the tokens of the story's own vendor, as Google and Microsoft document it.

use crate::{
    consent::{BACK, Vendor},
    house::{Browser, House},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines, ReadHalf, WriteHalf},
    net::{TcpListener, TcpStream},
};

const USER: &str = "support@desk.example";
const PAGE: &str = "/settings/mailboxes/1";
const WAITING: &str = "SELECT count(*) FROM entry WHERE delivery = 'waiting'";

/// A relay that lets in whoever has the vendor's newest token, and what it has taken.
#[derive(Clone)]
struct Relay {
    vendor: Vendor,
    taken: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Relay {
    async fn open(vendor: &Vendor) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let relay = Relay { vendor: vendor.clone(), taken: Arc::default(), port };
        let host = relay.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (host, (read, write)) = (host.clone(), tokio::io::split(stream));
                tokio::spawn(async move { host.serves(BufReader::new(read).lines(), write).await });
            }
        });
        relay
    }

    async fn serves(
        self,
        mut heard: Lines<BufReader<ReadHalf<TcpStream>>>,
        mut says: WriteHalf<TcpStream>,
    ) -> Option<()> {
        let mut answer = "220 relay".to_owned();
        loop {
            says.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
            let line = heard.next_line().await.ok()??;
            answer = match line.split(' ').next().unwrap_or_default() {
                "EHLO" => "250-relay\r\n250-AUTH LOGIN XOAUTH2\r\n250 8BITMIME".to_owned(),
                "AUTH" if self.lets_in(&line) => "235 2.7.0 Accepted".to_owned(),
                "AUTH" => "334 eyJzdGF0dXMiOiI0MDEifQ==".to_owned(),
                "" => "535 5.7.8 Username and Password not accepted".to_owned(),
                "DATA" => {
                    says.write_all(b"354 go on\r\n").await.ok()?;
                    let mut raw = String::new();
                    loop {
                        let line = heard.next_line().await.ok()??;
                        if line == "." {
                            break;
                        }
                        raw += &line;
                        raw.push('\n');
                    }
                    self.taken.lock().unwrap().push(raw);
                    "250 2.0.0 taken".to_owned()
                }
                _ => "250 ok".to_owned(),
            };
        }
    }

    /// `user=` and `auth=Bearer`, with ^A after each and one more.
    fn lets_in(&self, line: &str) -> bool {
        let known = self.vendor.0.lock().unwrap();
        let good = format!("user={USER}\x01auth=Bearer access-{}\x01\x01", known.given);
        line == format!("AUTH XOAUTH2 {}", STANDARD.encode(good)) && !known.withdrawn
    }

    /// Mails to the customer; the desk's own people are written to, too.
    fn count(&self) -> usize {
        let to_her = |raw: &&String| raw.lines().any(|line| line.starts_with("To:") && line.contains("iva@kovac"));
        self.taken.lock().unwrap().iter().filter(to_her).count()
    }
}

/// The company's app at the vendor, and a mailbox that sends by it.
async fn sets(anna: &Browser, url: &str, port: u16) {
    let (page, tokens, port) = (format!("{url}/consent-page"), format!("{url}/token"), port.to_string());
    let app =
        [("client_id", "desk"), ("secret", "beet & turnip"), ("authorize_url", page.as_str()), ("token_url", &tokens)];
    anna.sends("/settings/mail-vendors/google", &app).await.is(303);
    let by_token = [("host", "127.0.0.1"), ("port", port.as_str()), ("security", "none"), ("sign_in", "google")];
    anna.sends("/settings/mailboxes/1/relay", &by_token).await.is(422);
    anna.sends("/settings/mailboxes/1/relay", &[&by_token[..], &[("user", USER)]].concat()).await.is(303);
}

/// Anna goes to the vendor, and comes back with what it says.
async fn consents(house: &House, anna: &Browser, vendor: &Vendor) {
    house.later(1).await;
    let asked = vendor.is_asked(anna.opens("/settings/mailboxes/1/relay/consent").await.is(303).location());
    let back = anna.opens(&format!("{BACK}?state={}&code=the%20code", asked["state"])).await.is(303);
    assert_eq!(back.location(), PAGE);
    house.settled().await;
}

story!(mails_leave_by_consent_and_wait_while_there_is_none(house) {
    let vendor = Vendor::default();
    let (url, relay) = (vendor.open().await, Relay::open(&vendor).await);
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    sets(&anna, &url, relay.port).await;
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    vasya.replies(number, "Hello.").await.is(303);
    house.settled().await;
    assert_eq!((house.count(WAITING).await, relay.count()), (1, 0));
    let tried = anna.sends("/settings/mailboxes/1/test", &[]).await.is(200).text();
    assert!(tried.contains("does not let the desk in"), "{tried}");
    consents(house, &anna, &vendor).await;
    assert_eq!((house.count(WAITING).await, relay.count()), (0, 1), "what waited goes by itself");
    assert!(anna.sends("/settings/mailboxes/1/test", &[]).await.is(200).text().contains("2.0.0 taken"));
    assert_eq!(vendor.0.lock().unwrap().given, 1, "one token for as long as it is good");
    // The same account is fetched from by the same consent; another is not.
    let form = |user| {
        [
            ("host", "127.0.0.1"), ("port", "1"), ("security", "none"), ("user", user), ("sign_in", "google"),
            ("password", ""), ("folder", "INBOX"), ("begin", "new"), ("afterwards", "leave"),
        ]
    };
    let fetching = format!("{PAGE}/fetching");
    let given = async || anna.opens(&fetching).await.is(200).text().contains("</b> <svg");
    anna.sends(&fetching, &form("Support@Desk.example")).await.is(303);
    assert!(given().await);
    anna.sends(&fetching, &form("billing@desk.example")).await.is(303);
    assert!(!given().await);
    anna.sends(&fetching, &[("_method", "delete")]).await.is(303);
    // The token ends, and another is had.
    house.later(3600).await;
    vasya.replies(number, "And more.").await.is(303);
    house.settled().await;
    assert_eq!((relay.count(), vendor.0.lock().unwrap().given), (2, 2));
});

story!(a_withdrawn_consent_is_told_once_and_what_waits_goes_after_a_new_one(house) {
    let vendor = Vendor::default();
    let (url, relay) = (vendor.open().await, Relay::open(&vendor).await);
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    sets(&anna, &url, relay.port).await;
    consents(house, &anna, &vendor).await;
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    vendor.0.lock().unwrap().withdrawn = true;
    // The token there is was withdrawn, too: the next one is asked for, in vain.
    vasya.replies(number, "Hello.").await.is(303);
    house.settled().await;
    house.later(60).await;
    vasya.replies(number, "Are you there?").await.is(303);
    house.settled().await;
    house.later(6 * 3600).await;
    house.settled().await;
    assert_eq!((house.count(WAITING).await, relay.count()), (2, 0), "waits, and does not fail");
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'mailbox.consent_ended'").await, 1);
    let admins = house.count("SELECT count(*) FROM staff WHERE role = 'admin' AND left_at IS NULL").await;
    assert_eq!(house.count("SELECT count(*) FROM notice WHERE kind = 'consent'").await, admins);
    let bell = anna.opens("/notices").await.is(200).text();
    assert!(bell.contains("Mails of support@desk.example wait"), "{bell}");
    let page = anna.opens(PAGE).await.is(200).text();
    assert!(page.contains("expired or revoked"), "{page}");
    vendor.0.lock().unwrap().withdrawn = false;
    consents(house, &anna, &vendor).await;
    assert_eq!((house.count(WAITING).await, relay.count()), (0, 2));
    assert!(!anna.opens(PAGE).await.is(200).text().contains("expired or revoked"));
});

story!(a_token_is_shown_to_no_server_that_was_not_set_when_consent_was_given(house) {
    let vendor = Vendor::default();
    let (url, relay) = (vendor.open().await, Relay::open(&vendor).await);
    let anna = house.agent("Anna").await;
    sets(&anna, &url, relay.port).await;
    consents(house, &anna, &vendor).await;
    house.later(1).await;
    let elsewhere = |host, security| [("host", host), ("port", "1"), ("security", security), ("user", USER), ("sign_in", "google")];
    anna.sends("/settings/mailboxes/1/relay", &elsewhere("smtp.evil.example", "none")).await.is(422);
    anna.sends("/settings/mailboxes/1/relay", &elsewhere("smtp.evil.example", "required")).await.is(303);
    let tried = anna.sends("/settings/mailboxes/1/test", &[]).await.is(200).text();
    assert!(tried.contains("does not let the desk in"), "{tried}");
    // The vendor's own is always one of them.
    anna.sends("/settings/mailboxes/1/relay", &elsewhere("", "required")).await.is(303);
    let page = anna.opens(PAGE).await.is(200).text();
    assert!(page.contains("smtp.gmail.com") && page.contains("</b> <svg"), "{page}");
    // Where nobody signs in as it any more, nothing is kept.
    anna.sends("/settings/mailboxes/1/relay", &[("_method", "delete")]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM mail_grant").await, 0);
});
