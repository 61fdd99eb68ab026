//! The folder on another server compared with what is here: against a real Dovecot.

use crate::{
    fetching::{TICKETS, Wire, dovecot, mail, sets, until},
    house::{Browser, House},
};
use std::time::{Duration, SystemTime};
use store::Query;

const SEEN: &str = "SELECT coalesce(max(uid_seen), 0) FROM fetched";
const ARRIVALS: &str = "SELECT count(*) FROM arrival";

/// Somebody asks for it, and it comes to its end: what was looked at, missing, fetched, given up.
async fn compares(house: &House, who: &Browser, n: i64) -> (i64, i64, i64, i64) {
    who.sends("/intake/1/comparison", &[]).await.is(303);
    until(house, "SELECT count(*) FROM comparison WHERE ended_at IS NOT NULL", n).await;
    Query::new("SELECT looked, missing, fetched, given_up FROM comparison ORDER BY id DESC LIMIT 1")
        .one(house.desk().db())
        .await
        .unwrap()
}

async fn runs(house: &House, text: &'static str) {
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Query::new(text).run(&mut act).await.unwrap();
    act.commit().await.unwrap();
}

story!(what_is_missing_is_named_and_fetched_and_nothing_is_doubled(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account) = (house.agent("Anna").await, dovecot.account().unwrap());
    let olga = house.agent("Olga").await;
    olga.sends("/intake/1/comparison", &[]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM comparison").await, 0, "nothing is fetched yet");
    account.had(&mail("Of before"), SystemTime::now() - Duration::from_secs(3 * 86_400)).unwrap();
    sets(house, &anna, &account, dovecot.port, &[]).await;
    for n in 1..=5 {
        account.gets(&mail(&format!("Number {n}"))).unwrap();
    }
    until(house, SEEN, 6).await;
    until(house, TICKETS, 5).await;
    assert_eq!(compares(house, &olga, 1).await, (5, 0, 0, 0), "what was not to be fetched is not missing");

    // Two rows go astray, as after a backup that is a day old; a third mail was passed over.
    runs(house, "DELETE FROM fetched_mail WHERE uid IN (3, 5)").await;
    runs(house, "DELETE FROM arrival_mailbox WHERE arrival_id NOT IN (SELECT arrival_id FROM fetched_mail)").await;
    runs(house, "DELETE FROM arrival WHERE id NOT IN (SELECT arrival_id FROM fetched_mail)").await;
    runs(house, "UPDATE fetched SET uid_seen = 7").await;
    sets(house, &anna, &account, dovecot.port, &[("password", "")]).await;
    until(house, "SELECT count(*) FROM fetched WHERE looked_at > (SELECT changed_at FROM fetching) OR looked_at = (SELECT changed_at FROM fetching)", 1).await;
    account.gets(&mail("Passed over")).unwrap();
    account.gets(&mail("Number 7")).unwrap();
    until(house, SEEN, 8).await;
    assert_eq!((house.count(TICKETS).await, house.count(ARRIVALS).await), (6, 4));
    assert_eq!(compares(house, &olga, 2).await, (7, 3, 3, 0));
    house.settled().await;
    assert_eq!((house.count(TICKETS).await, house.count(ARRIVALS).await), (7, 7), "two of three had their tickets");
    let page = olga.opens("/intake/1").await.is(200).text();
    assert!(page.contains("Missing: 3. Fetched: 3.") && page.contains("Passed over"), "{page}");
    assert_eq!(compares(house, &olga, 3).await, (7, 0, 0, 0));
});

story!(a_folder_that_is_numbered_anew_is_not_downloaded_anew(house) {
    let Some(dovecot) = dovecot() else { return };
    let (anna, account, wire) = (house.agent("Anna").await, dovecot.account().unwrap(), Wire::to(dovecot.port).await);
    sets(house, &anna, &account, wire.port, &[]).await;
    let twice = mail("Twice the same");
    for raw in [mail("One"), twice.clone(), twice, mail("Two")] {
        account.gets(&raw).unwrap();
    }
    until(house, SEEN, 4).await;
    until(house, TICKETS, 3).await;
    let again = house.count("SELECT count(*) FROM arrival_again").await;
    wire.is_cut(true);
    until(house, "SELECT count(*) FROM fetched WHERE failing_since IS NOT NULL", 1).await;
    account.had(&mail("Meanwhile"), SystemTime::now()).unwrap();
    account.renumbers().unwrap();
    wire.is_cut(false);
    until(house, TICKETS, 4).await;
    until(house, SEEN, 5).await;
    until(house, "SELECT count(*) FROM fetched_mail m JOIN fetched f ON f.uid_validity = m.uid_validity", 5).await;
    assert_eq!(house.count("SELECT count(*) FROM arrival_again").await, again, "nothing was downloaded once more");
    assert_eq!(house.count("SELECT count(*) FROM fetched_mail").await, 5);
});
