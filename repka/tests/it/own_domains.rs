//! What our domains publish about our mails, and signing them.

use crate::house::{Browser, House};
use channel::dkim::DkimKey;
use std::sync::Arc;
use trust::{Came, Checker, Outcome, Upstream};

const PATH: &str = "/settings/domains";

async fn key(house: &House) -> DkimKey {
    DkimKey::of(&house.desk().look(), "desk.example").await.unwrap().unwrap()
}

async fn does(anna: &Browser, what: &str) {
    anna.sends(PATH, &[("domain", "desk.example"), ("do", what)]).await.is(303);
}

/// What a receiver finds of the last mail that left: how many signatures, and whether they hold.
async fn received(house: &House, mails: usize) -> Vec<Outcome> {
    let raw = house.mails(mails).await[mails - 1].raw.clone();
    let checker = Checker::of_server(house.dns().address, Upstream::default()).unwrap();
    let checked = checker.check(Arc::new(raw), Came { ask: true, ..Came::default() }).await;
    checked.dkim.into_iter().map(|signed| signed.outcome).collect()
}

story!(asking: mails_are_signed_once_the_key_is_published(house) {
    let anna = house.agent("Anna").await;
    let page = anna.opens(PATH).await.is(200).text();
    assert!(page.contains("desk.example") && page.contains("_dmarc.desk.example") && !page.contains("_domainkey"));
    anna.sends(PATH, &[("domain", "other.example"), ("do", "make")]).await.is(404);
    does(&anna, "make").await;
    let made = key(house).await;
    let name = format!("{}._domainkey.desk.example", made.selector);
    let page = anna.opens(PATH).await.is(200).text();
    assert!(page.contains(&name) && page.contains("Our key is not published yet"), "{page}");
    does(&anna, "begin").await;
    assert!(!key(house).await.signs, "nobody could check it");
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    assert!(received(house, 1).await.is_empty());

    house.dns().txt(&name, &made.record());
    assert!(anna.opens(PATH).await.is(200).text().contains("Our key is published"));
    does(&anna, "begin").await;
    house.agent("Vasya").await.replies(number, "It leaves today.").await.is(303);
    assert_eq!(received(house, 2).await, [Outcome::Pass]);
    does(&anna, "end").await;
    house.agent("Vasya").await.replies(number, "It has left.").await.is(303);
    assert!(received(house, 3).await.is_empty());

    does(&anna, "make").await;
    assert_ne!(key(house).await.selector, made.selector);
    assert!(anna.opens("/settings/audit").await.is(200).text().contains("how mails are signed"));
});
