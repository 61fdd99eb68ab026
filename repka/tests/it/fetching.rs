//! Mails that are fetched from another server: a real Dovecot, whose connections the story may cut.

use crate::house::{Browser, House, PATIENCE, letter};
use channel::mail::{Keeper, fetch::Fetcher};
use imap::testing::{Account, Dovecot, PASSWORD};
use std::{
    sync::LazyLock,
    time::{Duration, Instant, SystemTime},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    time::sleep,
};

pub const PAGE: &str = "/settings/mailboxes/1/fetching";
pub const TICKETS: &str = "SELECT count(*) FROM ticket";
const SEEN: &str = "SELECT coalesce(max(uid_seen), 0) FROM fetched";

/// The server of these stories, started once.
pub fn dovecot() -> Option<&'static Dovecot> {
    static DOVECOT: LazyLock<Option<Dovecot>> = LazyLock::new(|| Dovecot::start(None, None).unwrap());
    if DOVECOT.is_none() {
        store::testing::skipped("Dovecot is not installed");
    }
    DOVECOT.as_ref()
}

/// A mail to support.
pub fn mail(subject: &str) -> String {
    letter(&[("From", "iva@kovac.example"), ("To", "support@desk.example"), ("Subject", subject)], "Where is it?")
}

/// An admin says from which account of the real server support's mails are fetched.
pub async fn sets(house: &House, anna: &Browser, account: &Account, port: u16, more: &[(&str, &str)]) {
    house.later(1).await; // what is set later is another setting
    let usual = [("user", account.user.as_str()), ("password", PASSWORD), ("begin", "new"), ("afterwards", "leave")];
    fills_in(anna, port, &usual, more).await;
}

/// Support's mails are fetched from a server of the story's own, all of them, and then this is done with them there.
pub async fn fetches_from(anna: &Browser, port: u16, afterwards: &[(&str, &str)]) {
    fills_in(anna, port, &[("user", "support"), ("password", "beet"), ("begin", "all")], afterwards).await;
}

async fn fills_in(anna: &Browser, port: u16, usual: &[(&str, &str)], more: &[(&str, &str)]) {
    let port = port.to_string();
    let server = [("host", "127.0.0.1"), ("port", port.as_str()), ("security", "none"), ("folder", "INBOX")];
    let usual = server.iter().chain(usual).filter(|(name, _)| !more.iter().any(|(own, _)| own == name));
    anna.sends(PAGE, &usual.chain(more).copied().collect::<Vec<_>>()).await.is(303);
}

/// Waits until a query counts `n`, and until what comes of it is done.
pub async fn until(house: &House, query: &'static str, n: i64) {
    let end = Instant::now() + PATIENCE;
    while house.count(query).await != n {
        assert!(Instant::now() < end, "{query} is {}, not {n}", house.count(query).await);
        sleep(Duration::from_millis(20)).await;
    }
    house.settled().await;
}

/// A wire between desk and server, which can be cut.
pub struct Wire {
    pub port: u16,
    cut: watch::Sender<bool>,
}

impl Wire {
    pub async fn to(port: u16) -> Wire {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let wire = Wire { port: listener.local_addr().unwrap().port(), cut: watch::Sender::new(false) };
        let cut = wire.cut.subscribe();
        tokio::spawn(async move {
            while let Ok((mut near, _)) = listener.accept().await {
                let mut cut = cut.clone();
                tokio::spawn(async move {
                    if *cut.borrow_and_update() {
                        return;
                    }
                    let mut far = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                    tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => {}
                        _ = cut.wait_for(|cut| *cut) => {}
                    }
                });
            }
        });
        wire
    }

    pub fn is_cut(&self, cut: bool) {
        self.cut.send_replace(cut);
    }
}

story!(a_mail_in_a_mailbox_elsewhere_becomes_a_ticket_read_or_not(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    account.had(&mail("Of last week"), SystemTime::now() - Duration::from_secs(7 * 86_400)).unwrap();
    sets(house, &anna, &account, dovecot.port, &[]).await;
    account.had(&mail("Read in between"), SystemTime::now()).unwrap();
    account.gets(&mail("The lamp")).unwrap();
    until(house, TICKETS, 2).await;
    account.gets(&letter(&[("From", "iva@kovac.example"), ("To", "billing@desk.example"), ("Subject", "Twice?")], "?")).unwrap();
    until(house, TICKETS, 3).await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE via = 'imap' AND state = 'understood'").await, 3);
    let accounting = people::Department::named(&house.desk().look(), "Accounting").await.unwrap().unwrap();
    assert_eq!(house.ticket(3).await.department_id, accounting.id);
    let there = account.mails("");
    assert!(there.len() == 4 && there.iter().any(|(raw, flags)| raw.contains("The lamp") && flags.is_empty()));
    until(house, "SELECT count(*) FROM fetched WHERE looked_at IS NOT NULL", 1).await;
    let page = anna.opens("/settings/mailboxes/1").await.is(200).text();
    assert!(page.contains("Mails are fetched from 127.0.0.1") && page.contains("last fetched"), "{page}");
    assert!(!page.contains(PASSWORD) && !anna.opens(PAGE).await.is(200).text().contains(PASSWORD));
});

story!(a_whole_folder_comes_once_however_often_it_is_begun(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    for n in 1..=30 {
        account.had(&mail(&format!("Old {n}")), SystemTime::now() - Duration::from_secs(n * 86_400)).unwrap();
    }
    sets(house, &anna, &account, dovecot.port, &[("begin", "all")]).await;
    until(house, SEEN, 30).await;
    // Saved again, it connects anew; another process on the same database fetches beside.
    sets(house, &anna, &account, dovecot.port, &[("begin", "all"), ("password", "")]).await;
    let keeper = Keeper::start(house.desk().clone());
    let other = Fetcher::new(house.desk().clone(), house.post(), keeper, 50 * 1024 * 1024).unwrap();
    let other = tokio::spawn(other.run());
    account.gets(&mail("New")).unwrap();
    until(house, SEEN, 31).await;
    other.abort();
    assert_eq!((house.count(TICKETS).await, house.count("SELECT count(*) FROM arrival").await), (31, 31));
    // Begun again from nothing, as after a backup was restored.
    anna.sends(PAGE, &[("_method", "delete")]).await.is(303);
    sets(house, &anna, &account, dovecot.port, &[("begin", "all")]).await;
    until(house, SEEN, 31).await;
    assert_eq!(house.count(TICKETS).await, 31);
});

story!(a_connection_that_breaks_is_made_again(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account, wire) = (house.agent("Anna").await, dovecot.account().unwrap(), Wire::to(dovecot.port).await);
    sets(house, &anna, &account, wire.port, &[]).await;
    account.gets(&mail("Before")).unwrap();
    until(house, TICKETS, 1).await;
    wire.is_cut(true);
    account.gets(&mail("Meanwhile")).unwrap();
    until(house, "SELECT count(*) FROM fetched WHERE failing_since IS NOT NULL", 1).await;
    assert!(anna.opens("/settings/mailboxes/1").await.text().contains("Fetching fails since"));
    wire.is_cut(false);
    until(house, TICKETS, 2).await;
    account.gets(&mail("After")).unwrap();
    until(house, TICKETS, 3).await;
    until(house, "SELECT count(*) FROM fetched WHERE failing_since IS NULL AND trouble IS NULL", 1).await;
});

story!(a_server_that_is_restarted_while_mails_come_loses_none_and_doubles_none(house) {
    // One of its own: others go on meanwhile.
    let Some(dovecot) = Dovecot::start(None, None).unwrap() else {
        return store::testing::skipped("Dovecot is not installed");
    };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    sets(house, &anna, &account, dovecot.port, &[("afterwards", "move"), ("move_to", "Kept")]).await;
    for n in 1..=40 {
        account.gets(&mail(&format!("Number {n}"))).unwrap();
        match n {
            10 => until(house, TICKETS, 10).await,
            15 | 30 => dovecot.stops().unwrap(),
            20 | 35 => dovecot.starts_again().unwrap(),
            _ => sleep(Duration::from_millis(5)).await,
        }
    }
    until(house, TICKETS, 40).await;
    assert_eq!(house.count("SELECT count(*) FROM arrival").await, 40);
    until(house, "SELECT count(*) FROM fetched WHERE trouble IS NULL", 1).await;
    let end = Instant::now() + PATIENCE;
    while account.mails("Kept").len() < 40 || !account.mails("").is_empty() {
        assert!(Instant::now() < end, "{} are moved, {} are left", account.mails("Kept").len(), account.mails("").len());
        sleep(Duration::from_millis(20)).await;
    }
});

story!(numbers_that_mean_something_else_lose_nothing_and_double_nothing(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account, wire) = (house.agent("Anna").await, dovecot.account().unwrap(), Wire::to(dovecot.port).await);
    sets(house, &anna, &account, wire.port, &[]).await;
    for n in 1..=3 {
        account.gets(&mail(&format!("Number {n}"))).unwrap();
    }
    until(house, SEEN, 3).await;
    wire.is_cut(true);
    until(house, "SELECT count(*) FROM fetched WHERE failing_since IS NOT NULL", 1).await;
    account.had(&mail("While it was renumbered"), SystemTime::now()).unwrap();
    account.renumbers().unwrap();
    let before = house.count("SELECT uid_validity FROM fetched").await;
    wire.is_cut(false);
    until(house, TICKETS, 4).await;
    until(house, SEEN, 4).await;
    assert_ne!(house.count("SELECT uid_validity FROM fetched").await, before);
    assert_eq!(house.count("SELECT count(*) FROM arrival").await, 4);
});

/// Waits until so many mails are in the two folders.
async fn lie(account: &Account, inbox: usize, kept: usize) {
    let end = Instant::now() + PATIENCE;
    while (account.mails("").len(), account.mails("Kept").len()) != (inbox, kept) {
        let (there, moved) = (account.mails("").len(), account.mails("Kept").len());
        assert!(Instant::now() < end, "{there} and {moved}, not {inbox} and {kept}");
        sleep(Duration::from_millis(20)).await;
    }
}

story!(numbers_that_mean_something_else_move_and_delete_only_what_is_kept(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account, wire) = (house.agent("Anna").await, dovecot.account().unwrap(), Wire::to(dovecot.port).await);
    let mut tickets = 0;
    for (way, first, then) in [("move", (0, 2), (0, 4)), ("delete", (0, 4), (0, 4))] {
        sets(house, &anna, &account, wire.port, &[("afterwards", way), ("move_to", "Kept")]).await;
        for n in 1..=2 {
            account.gets(&mail(&format!("To {way}, {n}"))).unwrap();
        }
        tickets += 2;
        until(house, TICKETS, tickets).await;
        lie(&account, first.0, first.1).await;
        wire.is_cut(true);
        until(house, "SELECT count(*) FROM fetched WHERE failing_since IS NOT NULL", 1).await;
        for n in 3..=4 {
            account.had(&mail(&format!("To {way}, {n}")), SystemTime::now()).unwrap();
        }
        account.renumbers().unwrap();
        wire.is_cut(false);
        tickets += 2;
        until(house, TICKETS, tickets).await;
        lie(&account, then.0, then.1).await;
        assert_eq!(house.count("SELECT count(*) FROM arrival").await, tickets);
        until(house, "SELECT count(*) FROM fetched WHERE failing_since IS NULL AND trouble IS NULL", 1).await;
    }
});

story!(what_is_kept_moves_or_goes_as_it_was_wanted(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    anna.sends(PAGE, &[("host", "x"), ("port", "993"), ("afterwards", "move")]).await.is(422);
    sets(house, &anna, &account, dovecot.port, &[("afterwards", "move"), ("move_to", "In the desk")]).await;
    account.gets(&mail("To be moved")).unwrap();
    until(house, SEEN, 1).await;
    assert_eq!((account.mails("").len(), account.mails("In the desk").len()), (0, 1));
    sets(house, &anna, &account, dovecot.port, &[("afterwards", "delete")]).await;
    account.gets(&mail("To be deleted")).unwrap();
    until(house, SEEN, 2).await;
    assert_eq!((account.mails("").len(), account.mails("In the desk").len(), house.count(TICKETS).await), (0, 1, 2));
});

story!(a_wrong_password_says_so_and_a_right_one_mends_it(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    sets(house, &anna, &account, dovecot.port, &[("password", "beet")]).await;
    until(house, "SELECT count(*) FROM fetched WHERE trouble = 'sign-in'", 1).await;
    let trial = format!("{PAGE}/trial");
    for page in [anna.opens("/settings/mailboxes/1").await, anna.sends(&trial, &[]).await] {
        let page = page.is(200).text();
        assert!(page.contains("does not accept user and password") && page.contains("Authentication failed"), "{page}");
    }
    sets(house, &anna, &account, dovecot.port, &[]).await;
    account.gets(&mail("The lamp")).unwrap();
    until(house, TICKETS, 1).await;
    let tried = anna.sends(&trial, &[]).await.is(200).text();
    assert!(tried.contains("It works: INBOX is open, with 1 mail in it."), "{tried}");
    until(house, "SELECT count(*) FROM fetched WHERE trouble IS NULL", 1).await;
    // The password is kept for its server alone.
    let other = [("host", "127.0.0.2"), ("port", "143"), ("security", "none"), ("user", account.user.as_str())];
    anna.sends(PAGE, &other).await.is(422);
});

story!(a_mail_too_large_is_refused_with_its_name_and_keeps_no_other_from_coming(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    sets(house, &anna, &account, dovecot.port, &[("afterwards", "delete")]).await;
    let body = format!("{}\n", "x".repeat(75)).repeat(51 * 1024 * 1024 / 76);
    let big = letter(&[("From", "iva@kovac.example"), ("Subject", "All my photos")], &body);
    account.gets(&big).unwrap();
    account.gets(&mail("The lamp")).unwrap();
    until(house, TICKETS, 1).await;
    until(house, SEEN, 2).await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'too-big'").await, 1);
    assert_eq!(account.mails("").len(), 1, "what is not kept whole is not deleted");
    let page = anna.opens("/intake-problems").await.is(200).text();
    for told in ["iva@kovac.example", "All my photos", "larger than what is taken in", " MB"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE size > 50000000").await, 1);
    assert!(!page.contains("/reading"), "its words are not here to be read");
    let ledger = anna.opens("/intake/1").await.is(200).text();
    assert!(ledger.contains("1 refused: too large") && ledger.contains("nothing missing"), "{ledger}");
    assert!(!ledger.contains("1 problem"), "{ledger}");
    let behind = anna.opens("/intake/1/mails?in=refused").await.is(200).text();
    assert!(behind.contains("1 refused: too large") && behind.contains("#arrival-"), "{behind}");
    // It is told once, however often one looks there.
    sets(house, &anna, &account, dovecot.port, &[("afterwards", "delete"), ("password", "")]).await;
    account.gets(&mail("The vase")).unwrap();
    until(house, TICKETS, 2).await;
    for n in [1, 2] {
        anna.sends("/intake/1/comparison", &[]).await.is(303);
        until(house, "SELECT count(*) FROM comparison WHERE ended_at IS NOT NULL AND missing = 0", n).await;
    }
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem'").await, 1);
    assert_eq!(house.count("SELECT CAST(sum(n) AS BIGINT) FROM intake_seen").await, 3, "and seen once");
});
