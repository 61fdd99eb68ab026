//! How a customer learns of a remedy, and what becomes of its code and of its words.

use crate::{
    house::{House, letter},
    remedies::{decides, department, matter, newest, refund, rule, steps, voucher},
};
use customer::{Identity, IdentityKind};
use remedy::{Remedy, RemedyState, Voucher};

const IVA: &str = "iva@kovac.example";

story!(the_customer_is_told_in_one_answer_and_nothing_before_it_goes(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "4").await.is(303);
    let refund = newest(house, number).await;
    let discount = [
        ("kind", "discount_items"),
        ("percent", "10"),
        ("items", "2"),
        ("cost", "9"),
        ("currency", "EUR"),
        ("reason", "for the trouble"),
    ];
    vasya.sends(&format!("/tickets/{number}/remedies"), &discount).await.is(303);
    let discount = newest(house, number).await;
    let path = |remedy: &Remedy| format!("/tickets/{number}/remedies/{}", remedy.id);
    vasya.sends(&path(&refund), &[("do", "voucher")]).await.is(422);
    vasya.sends(&path(&refund), &[("do", "done"), ("words", "")]).await.is(422);
    vasya.sends(&path(&refund), &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    vasya.sends(&path(&discount), &[("do", "voucher"), ("until", "2099-12-31")]).await.is(303);
    let voucher = Voucher::of(&house.desk().look(), [discount.id]).await.unwrap().remove(0);
    vasya.sends(&format!("/tickets/{number}/remedies/message"), &[]).await.is(303);
    let page = vasya.opens_ticket(number).await.text().to_owned();
    assert!(page.contains("We refund €4.00 to you.") && page.contains("off 2 further items"), "it stands in the draft");
    assert!(page.contains("It is good until 31 December 2099."), "the last day, and no hour");
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE public AND direction = 'out' AND NOT machine").await, 0);
    assert_eq!(times_told(house).await, 0, "a draft tells nobody");
    vasya.sends(&format!("/tickets/{number}/remedies/message"), &[]).await.is(303);
    let times = |page: &str| page.matches("We refund €4.00 to you.").count();
    assert_eq!(times(&vasya.opens_ticket(number).await.text()), times(&page), "it is not said twice");
    vasya.replies(number, &format!("We refund €4.00 to you. Your code: {}", voucher.code)).await.is(303);
    house.settled().await;
    assert_eq!(times_told(house).await, 2);
    vasya.sends(&format!("/tickets/{number}/remedies/message"), &[]).await.is(403);
    let mail = house.mail(1).await;
    assert!(mail.text.contains(&voucher.code) && !mail.text.contains("SEPA 17") && !mail.text.contains("for the trouble"));

    let olga = house.agent("Olga").await;
    let ledger = olga.opens("/insight/remedies").await.is(200).text().to_owned();
    assert!(ledger.contains("€4.00") && ledger.contains("€9.00") && ledger.contains("€13.00"), "{ledger}");
    let cases = olga.opens("/insight/remedies?kind=refund&from=2000-01&to=2099-01").await.is(200).text().to_owned();
    assert!(cases.contains(&format!("/tickets/{number}#remedies")));
    assert!(ledger.contains("href=\"/insight/remedies\" aria-current") && !ledger.contains("href=\"/insight\" aria-current"));
    let csv = olga.opens("/insight/remedies.csv").await.is(200).text().to_owned();
    assert!(csv.contains("refund,\"\",\"Support\",1,4.00,EUR"), "{csv}");
    vasya.opens("/insight/remedies").await.is(404);
});

/// Remedies of which customers were told.
async fn times_told(house: &House) -> i64 {
    house.count("SELECT count(*) FROM remedy WHERE told_at IS NOT NULL AND told_in IS NOT NULL").await
}

story!(whoever_is_not_told_after_all_is_still_to_be_told(house) {
    let number = matter(house).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let message = format!("/tickets/{number}/remedies/message");
    refund(&vasya, number, "4").await.is(303);
    let path = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
    vasya.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    vasya.sends(&message, &[]).await.is(303);
    petya.replies(number, "I look into it.").await.is(303);
    house.settled().await;
    assert_eq!(times_told(house).await, 0, "they stand in another one's draft");
    vasya.replies(number, "I look into it, too.").await.is(303);
    house.settled().await;
    assert_eq!(times_told(house).await, 0, "they were taken out of it");
    assert_eq!(house.count("SELECT count(*) FROM remedy_words").await, 0);
    vasya.sends(&message, &[]).await.is(303);
    house.undo_seconds(10).await;
    let words = "Dear Iva,\n\nwe refund €4.00 to you.";
    vasya.replies(number, words).await.is(303);
    house.settled().await;
    assert_eq!(times_told(house).await, 1);
    let answer = house.last(number).await.id;
    vasya.takes_back(number, answer).await.is(303);
    house.settled().await;
    assert_eq!(times_told(house).await, 0, "it did not go");
    assert!(vasya.opens_ticket(number).await.text().contains(&message), "one can put them in again");
    vasya.sends(&message, &[]).await.is(303);
    vasya.replies(number, words).await.is(303);
    house.settled().await;
    assert_eq!(times_told(house).await, 1, "what came back is sent again");
});

story!(a_code_is_taken_once(house) {
    let number = matter(house).await;
    let code = voucher(house, number).await;
    let agent = people::Agent::of(&house.colleague("Vasya").await).unwrap();
    for first in [true, false] {
        let mut act = house.desk().act(agent.actor()).await.unwrap();
        let taken = Voucher::spend(&mut act, &agent, &code.to_lowercase().replace('-', " "), "4711").await;
        assert_eq!(taken.is_ok(), first);
        act.commit().await.unwrap();
    }
});

story!(what_a_code_was_used_for_goes_with_the_words_of_its_ticket(house) {
    let raw = letter(&[("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example")], "Where is it?");
    let number = house.customer(IVA).sends(&["support@desk.example"], &raw).await;
    let other = house.customer("marko@juric.example").writes("My chair", "A chair.").await;
    let agent = people::Agent::of(&house.colleague("Vasya").await).unwrap();
    for ticket in [number, other] {
        let code = voucher(house, ticket).await;
        let mut act = house.desk().act(agent.actor()).await.unwrap();
        Voucher::spend(&mut act, &agent, &code, "order 4711 of Iva Kovač's").await.unwrap();
        act.commit().await.unwrap();
    }
    let known = Identity::known(&house.desk().look(), IdentityKind::Mail, IVA).await.unwrap().unwrap();
    let struck = [("name", "Iva Kovač"), ("why", "asked")];
    let path = format!("/customers/{}/erasure", known.customer_id);
    house.agent("Anna").await.sends(&path, &struck).await.is(303);
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM voucher WHERE used_for = ''").await, 1, "hers alone");
    assert_eq!(house.count("SELECT count(*) FROM voucher WHERE used_at IS NOT NULL").await, 2);
});

story!(a_remedy_goes_where_its_ticket_goes(house) {
    let (stays, gone) = (matter(house).await, house.customer(IVA).writes("The same", "Ten per cent.").await);
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, gone, "4").await.is(303);
    let remedy = newest(house, gone).await;
    let stays_ = stays.to_string();
    vasya.sends(&format!("/tickets/{gone}/merge"), &[("with", &stays_), ("stays", &stays_)]).await.is(303);
    assert_eq!((newest(house, stays).await.id, house.ticket(stays).await.holder.as_str()), (remedy.id, "departments"));
    let step = steps(house, &remedy).await.remove(0);
    decides(&house.agent("Irina").await, &step, "decline", "Not again.").await.is(303);
    assert_eq!((newest(house, stays).await.state, house.ticket(stays).await.holder.as_str()), (RemedyState::Declined, "staff"));
    assert_eq!(house.last(stays).await.text, "Not again.");
});
