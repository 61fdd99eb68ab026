//! For each mailbox and day: what was seen is what is kept, what came again and what was refused.

use crate::{
    fetching::until,
    house::{House, letter},
};
use store::Query;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
const BILLING: &str = "billing@desk.example";

/// The equation as anybody can ask for it, for a mailbox and all days.
const SEEN: &str = "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM intake_seen WHERE mailbox_id = ";
const KEPT: &str = "SELECT count(*) FROM arrival_mailbox WHERE quarter IS NOT NULL AND mailbox_id = ";
const AGAIN: &str = "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM arrival_again WHERE mailbox_id = ";
const REFUSED: &str = "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM intake_refusal WHERE mailbox_id = ";

async fn counts(house: &House, mailbox: i64) -> [i64; 4] {
    let mut found = [0; 4];
    for (place, text) in found.iter_mut().zip([SEEN, KEPT, AGAIN, REFUSED]) {
        *place = Query::new(text).with("", mailbox).value(house.desk().db()).await.unwrap();
    }
    found
}

/// The text of a page without its marks.
fn plain(page: &str) -> String {
    let mut inside = false;
    let kept = page.chars().filter(|c| {
        inside = (inside || *c == '<') && *c != '>';
        !inside && *c != '>'
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

story!(every_mail_that_was_seen_is_somewhere(house) {
    let iva = house.customer(IVA);
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "The lamp")], "Where is it?");
    let number = iva.sends(&[SUPPORT], &raw).await;
    assert_eq!(iva.sends(&[SUPPORT], &raw).await, number, "it comes again");
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    let ours = house.mails(1).await[0].clone();
    iva.answers(&ours, "Thank you.").await;
    let both = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Both")], "Both.");
    iva.sends(&[SUPPORT, BILLING, "support+x@desk.example"], &both).await;
    let news = letter(&[("From", "news@shop.example"), ("Subject", "Sale"), ("Auto-Submitted", "auto-generated")], "Buy");
    iva.sends(&[SUPPORT], &news).await;
    iva.hands_over(&[SUPPORT], b"no mail at all").await.unwrap();
    assert!(iva.hands_over(&["nobody@desk.example"], raw.as_bytes()).await.is_err());
    until(house, "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM intake_refusal WHERE mailbox_id = 0 AND reason = 'unknown'", 1).await;

    assert_eq!(counts(house, 1).await, [6, 5, 1, 0]);
    assert_eq!(counts(house, 2).await, [1, 1, 0, 0]);
    assert_eq!(counts(house, 0).await, [1, 0, 0, 1]);
    let olga = house.agent("Olga").await;
    let page = plain(&olga.opens("/intake/1").await.is(200).text());
    for figure in ["6 mails", "2 new tickets", "1 on known tickets", "1 automatic", "1 problem", "1 that had come before", "nothing missing"] {
        assert!(page.contains(figure), "{figure}: {page}");
    }
    let all = plain(&olga.opens("/intake-problems").await.is(200).text());
    assert!(all.contains("1 counted at another mailbox") && all.contains("1 refused: no such address"), "{all}");
    for (place, words) in [("ticket", "The lamp"), ("again", "The lamp"), ("joined", IVA), ("problem", IVA)] {
        let mails = olga.opens(&format!("/intake/1/mails?in={place}")).await.is(200).text();
        assert!(mails.contains(words), "{place}: {mails}");
    }
    let refused = olga.opens("/intake/0/mails?in=refused").await.is(200).text();
    assert!(refused.contains("nobody@desk.example") && refused.contains(IVA), "{refused}");
    olga.opens("/intake/1/mails?day=yesterday").await.is(404);
    house.agent("Vasya").await.opens("/intake/1").await.is(404);
});

story!(a_row_that_goes_astray_shows(house) {
    house.customer(IVA).writes("The lamp", "Where is it?").await;
    let olga = house.agent("Olga").await;
    assert!(plain(&olga.opens("/intake/1").await.text()).contains("nothing missing"));
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Query::new("DELETE FROM arrival_mailbox").run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    let page = plain(&olga.opens("/intake/1").await.text());
    assert!(page.contains("does not add up") && !page.contains("nothing missing"), "{page}");
    assert!(plain(&olga.opens("/intake-problems").await.text()).contains("does not add up on"));
});

story!(what_is_refused_by_the_api_is_counted_as_at_every_door(house) {
    let vasya = house.api("Vasya").await;
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Message-ID", "<api@kovac.example>"), ("Subject", "The lamp")], "?");
    vasya.brings("?mailbox=nobody@desk.example", raw.clone()).await.is(422);
    vasya.brings("?mailbox=billing@desk.example", " \r\n").await.is(422);
    vasya.brings("", raw).await.is(201);
    until(house, "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM intake_refusal", 2).await;
    assert_eq!(counts(house, 1).await, [1, 1, 0, 0]);
    assert_eq!(counts(house, 2).await, [1, 0, 0, 1]);
    assert_eq!(counts(house, 0).await, [1, 0, 0, 1]);
    let olga = house.agent("Olga").await;
    let page = plain(&olga.opens("/intake-problems").await.is(200).text());
    assert!(page.contains("1 refused: no such address") && page.contains("1 refused: nothing in it"), "{page}");
    let refused = olga.opens("/intake/0/mails?in=refused").await.is(200).text();
    assert!(refused.contains("nobody@desk.example") && refused.contains("api@kovac.example"), "{refused}");
});

story!(what_is_too_large_is_counted_too(house) {
    let body = format!("{}\r\n", "x".repeat(75)).repeat(51 * 1024 * 1024 / 77);
    let big = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Photos")], &body);
    let twice = [SUPPORT, "support+x@desk.example"]; // both lead to one mailbox
    assert!(house.customer(IVA).hands_over(&twice, big.as_bytes()).await.is_err());
    until(house, "SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM intake_refusal WHERE reason = 'too-big'", 1).await;
    assert_eq!(house.count("SELECT count(*) FROM intake_refused WHERE envelope_from = 'iva@kovac.example'").await, 1);
});
