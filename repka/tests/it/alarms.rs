//! Mailboxes into which no mail comes: told once, and taken back when it flows again.

use crate::{
    fetching::{PAGE, until},
    house::House,
};
use base::Actor;
use channel::{alarm, ledger};
use store::Query;

const UNREAD: &str = "SELECT count(*) FROM notice WHERE kind = 'mailbox' AND read_at IS NULL";
const WEEK: i64 = 7 * 96;

/// Mails that came for support in a quarter of an hour.
async fn came(house: &House, quarter: i64, n: u8) {
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    for i in 0..n {
        let key = format!("{quarter} {i}").into_bytes();
        let id: i64 = Query::new(
            "INSERT INTO arrival (arrival_key, blob, size, mailbox_id, via, envelope_to, kept_at, state)
             VALUES ($1, '', 1, 1, 'smtp', $2, $3, 'understood') RETURNING id",
        )
        .bind(key)
        .bind(serde_json::json!([]))
        .bind(ledger::begins(quarter))
        .value(&mut act)
        .await
        .unwrap();
        Query::new("INSERT INTO arrival_mailbox (arrival_id, mailbox_id, quarter) VALUES ($1, 1, $2)")
            .bind(id)
            .bind(quarter)
            .run(&mut act)
            .await
            .unwrap();
    }
    act.commit().await.unwrap();
}

async fn looks(house: &House) {
    alarm::look(house.desk()).await.unwrap();
    house.settled().await;
}

story!(a_mailbox_that_falls_silent_is_told_once_until_mail_flows_again(house) {
    let now = ledger::quarter(house.desk().now());
    for week in 1..=5 {
        came(house, now - week * WEEK - 10, 10).await;
    }
    came(house, now - 2, 1).await;
    looks(house).await;
    assert_eq!(house.count(UNREAD).await, 0, "half an hour is nothing");
    house.later(6 * 3600).await;
    let later = now + 6 * 4;
    for week in 1..=4 {
        came(house, later - week * WEEK - 10, 10).await;
    }
    looks(house).await;
    looks(house).await;
    assert_eq!(house.count(UNREAD).await, 2, "who leads the department, and the admin");
    assert_eq!(house.count("SELECT CAST(sum(times) AS BIGINT) FROM notice WHERE kind = 'mailbox'").await, 2);
    let olga = house.agent("Olga").await;
    let notices = olga.opens("/notices").await.is(200).text();
    assert!(notices.contains("No mail has come to support@desk.example"), "{notices}");
    for page in ["/intake/1", "/intake-problems"] {
        assert!(olga.opens(page).await.is(200).text().contains("No mail for unusually long"), "{page}");
    }
    house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    looks(house).await;
    assert_eq!(house.count(UNREAD).await, 0);
    assert_eq!(house.count("SELECT count(*) FROM mailbox_alarm").await, 0);
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'mailbox.flows'").await, 1);
});

story!(a_mailbox_that_is_new_is_not_judged(house) {
    let now = ledger::quarter(house.desk().now());
    for week in 1..=3 {
        came(house, now - week * WEEK - 10, 20).await;
    }
    came(house, now - 40, 1).await;
    looks(house).await;
    assert_eq!(house.count("SELECT count(*) FROM mailbox_alarm").await, 0);
});

story!(fetching_that_fails_for_half_an_hour_is_told(house) {
    let anna = house.agent("Anna").await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let form = [
        ("host", "127.0.0.1"), ("port", free.as_str()), ("security", "none"), ("user", "support"), ("password", "beet"),
        ("folder", "INBOX"), ("begin", "new"), ("afterwards", "leave"),
    ];
    anna.sends(PAGE, &form).await.is(303);
    until(house, "SELECT count(*) FROM fetched WHERE trouble = 'port'", 1).await;
    looks(house).await;
    assert_eq!(house.count(UNREAD).await, 0);
    house.later(1900).await;
    looks(house).await;
    assert_eq!(house.count(UNREAD).await, 2);
    assert!(anna.opens("/intake/1").await.is(200).text().contains("Fetching fails since"));
    anna.sends(PAGE, &[("_method", "delete")]).await.is(303);
    looks(house).await;
    assert_eq!(house.count(UNREAD).await, 0);
});

story!(a_mailbox_is_not_silent_while_the_company_is_closed(house) {
    let anna = house.agent("Anna").await;
    let now = ledger::quarter(house.desk().now());
    for week in 1..=5 {
        came(house, now - week * WEEK + 8, 10).await;
    }
    came(house, now - 2, 1).await;
    let days = [0, 1].map(|days| {
        let at = jiff::Timestamp::from_second(house.desk().now().seconds() + days * 86_400).unwrap();
        at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
    });
    let closed = [("first", days[0].as_str()), ("last", &days[1]), ("reason", "Stocktaking")];
    anna.sends("/settings/hours/closed", &closed).await.is(303);
    house.later(6 * 3600).await;
    looks(house).await;
    assert_eq!(house.count("SELECT count(*) FROM mailbox_alarm").await, 0, "nobody expects a mail");
    for day in &days {
        anna.sends("/settings/hours/closed", &[("first", day), ("_method", "delete")]).await.is(303);
    }
    looks(house).await;
    assert_eq!(house.count("SELECT count(*) FROM mailbox_alarm WHERE alarm = 'silent'").await, 1);
});
