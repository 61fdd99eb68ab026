//! What a mail proves about its sender, and what follows: forged addresses are marked, join nothing by themselves, and
//! never act as one of us.

use crate::{
    house::{House, PATIENCE, letter},
    notice_mail,
};
use base::TicketId;
use notify::{Kind, preference::When};
use std::time::{Duration, Instant};
use store::Query;
use ticket::LinkKind;
use trust::testing::Signer;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
const SAID: &str = "perhaps forged";

/// Everything this house asks of comes from the same machine: this domain sends from there, or from elsewhere.
fn sends_from(house: &House, domain: &str, ip: &str) {
    house.dns().txt(domain, &format!("v=spf1 ip4:{ip} -all"));
    house.dns().txt(&format!("_dmarc.{domain}"), "v=DMARC1; p=reject");
}

/// A mail that names Iva, and says that it belongs to her first one.
fn in_her_name(text: &str, id: &str) -> String {
    let header = [
        ("From", "Iva Kovač <iva@kovac.example>"),
        ("To", SUPPORT),
        ("Subject", "Re: The lamp"),
        ("Message-ID", id),
        ("References", "<first@kovac.example>"),
    ];
    letter(&header, text)
}

/// Iva has written, signed by her domain, which says that nobody else sends for it.
pub async fn written(house: &House) -> (i64, Signer) {
    sends_from(house, "kovac.example", "192.0.2.1");
    let signer = Signer::of(house.dns(), "kovac.example");
    let header = [("From", IVA), ("To", SUPPORT), ("Message-ID", "<first@kovac.example>"), ("Subject", "The lamp")];
    let raw = signer.sign(&letter(&header, "Where is my lamp?"));
    (house.customer(IVA).sends(&[SUPPORT], &raw).await, signer)
}

async fn problem(house: &House) -> Option<String> {
    Query::new("SELECT problem FROM arrival WHERE state = 'problem'")
        .opt(house.desk().db())
        .await
        .unwrap()
        .map(|(p,)| p)
}

story!(asking: a_signed_mail_joins_and_its_page_says_who_answers_for_it(house) {
    let (number, signer) = written(house).await;
    let raw = signer.sign(&in_her_name("I wait.", "<second@kovac.example>"));
    assert_eq!(house.customer(IVA).sends(&[SUPPORT], &raw).await, number);
    let entry = house.last(number).await;
    assert_eq!((entry.proof.as_deref(), entry.doubt), (Some("reference"), None));
    let vasya = house.agent("Vasya").await;
    assert!(!vasya.opens_ticket(number).await.text().contains(SAID));
    let original = vasya.opens(&format!("/entries/{}/original", entry.id)).await.is(200).text();
    assert!(original.contains("Sent by kovac.example, signed.") && original.contains("DMARC"), "{original}");
});

story!(asking: a_forged_customer_joins_nothing_by_the_address_alone_and_is_marked(house) {
    let (number, _) = written(house).await;
    let raw = in_her_name("Send the refund to this account instead.", "<forged@kovac.example>");
    let other = house.customer("crook@evil.example").sends(&[SUPPORT], &raw).await;
    assert_ne!(other, number);
    let look = house.desk().look();
    let links = house.ticket(other).await.links(&look, &ticket::Scope::of(&house.colleague("Vasya").await)).await.unwrap();
    assert!(links.iter().any(|link| link.other.id == TicketId(number) && link.kind == LinkKind::Related));
    assert_eq!(house.last(other).await.doubt.as_deref(), Some("dmarc"));
    let page = house.agent("Vasya").await.opens_ticket(other).await.text();
    assert!(page.contains(SAID) && page.contains("Ask the customer another way"), "{page}");
    let api = house.api("Vasya").await;
    let entry = house.last(other).await.id;
    assert_eq!(api.gets(&format!("/api/v1/entries/{entry}")).await.is(200).json()["doubt"], "dmarc");
    let original = house.agent("Vasya").await.opens(&format!("/entries/{entry}/original")).await.is(200).text();
    assert!(original.contains("kovac.example says how its mails are proven"), "{original}");
});

story!(asking: who_is_only_not_proven_is_no_forger_and_joins_nothing_by_the_address_alone(house) {
    let (number, _) = written(house).await;
    house.dns().forget("_dmarc.kovac.example");
    house.dns().txt("_dmarc.kovac.example", "v=DMARC1; p=none");
    let header = [
        ("From", "Iva Kovač <iva@kovac.example>"), ("To", SUPPORT), ("Reply-To", "crook@evil.example"),
        ("Subject", "Re: The lamp"), ("Message-ID", "<passed-on@kovac.example>"), ("References", "<first@kovac.example>"),
    ];
    let raw = letter(&header, "It has come, thank you.");
    let other = house.customer("list@forum.example").sends(&[SUPPORT], &raw).await;
    assert_ne!(other, number, "a link, and no silent join");
    let entry = house.last(other).await;
    assert_eq!(entry.doubt.as_deref(), Some("unproven"));
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(other).await.text();
    assert!(page.contains("not proven") && page.contains("ask the customer another way") && !page.contains(SAID), "{page}");
    let original = vasya.opens(&format!("/entries/{}/original", entry.id)).await.is(200).text();
    assert!(original.contains("Not proven: kovac.example"), "{original}");
    vasya.replies(other, "Good.").await.is(303);
    assert_eq!(house.mails(1).await[0].envelope.to, [IVA], "it does not say where the answer goes");
});

story!(asking: who_is_only_not_proven_does_nothing_as_one_of_us(house) {
    sends_from(house, "desk.example", "192.0.2.1");
    house.dns().forget("_dmarc.desk.example");
    house.dns().txt("_dmarc.desk.example", "v=DMARC1; p=none");
    let vasya = house.staff("Vasya").await.id;
    notice_mail::prefers(house, vasya, Kind::Answered, When::Now, |_| {}).await;
    let (number, signer) = written(house).await;
    house.agent("Olga").await.assigns(number, vasya).await.is(303);
    house.customer(IVA).sends(&[SUPPORT], &signer.sign(&in_her_name("Well?", "<second@kovac.example>"))).await;
    house.later(60).await;
    let notice = house.mails(1).await[0].clone();
    notice_mail::answers(house, "vasya@desk.example", &notice, &[], "/reply\nSend me your password.").await;
    assert_eq!(problem(house).await.as_deref(), Some("unproven"));
    let page = house.agent("Olga").await.opens("/intake-problems").await.is(200).text();
    assert!(page.contains("nothing proves its sender") && !page.contains("is forged"), "{page}");
});

story!(asking: what_we_signed_holds_whoever_the_sender_claims_to_be(house) {
    let (number, _) = written(house).await;
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    let ours = house.mails(1).await[0].clone();
    assert_eq!(house.customer(IVA).answers(&ours, "From a program that does not sign.").await, number);
    let entry = house.last(number).await;
    assert_eq!((entry.proof.as_deref(), entry.doubt.as_deref()), (Some("reply_address"), Some("dmarc")));
});

story!(asking: who_is_not_believed_does_not_say_where_the_answer_goes(house) {
    let (number, _) = written(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "On its way.").await.is(303);
    let to = mail::Letter::read(&house.mails(1).await[0].raw).unwrap().reply_to[0].address.clone();
    let header = [
        ("From", IVA),
        ("Reply-To", "crook@evil.example"),
        ("To", &to),
        ("Cc", "friend@evil.example"),
        ("Subject", "Re: The lamp"),
    ];
    let raw = letter(&header, "Send the invoice again.");
    assert_eq!(house.customer("crook@evil.example").sends(&[&to], &raw).await, number);
    assert_eq!(house.last(number).await.doubt.as_deref(), Some("dmarc"));
    vasya.replies(number, "Here it is.").await.is(303);
    assert_eq!(house.mails(2).await[1].envelope.to, [IVA]);
});

story!(asking: a_forged_colleague_does_nothing_here(house) {
    sends_from(house, "desk.example", "192.0.2.1");
    let vasya = house.staff("Vasya").await.id;
    notice_mail::prefers(house, vasya, Kind::Answered, When::Now, |_| {}).await;
    let (number, signer) = written(house).await;
    house.agent("Olga").await.assigns(number, vasya).await.is(303);
    let raw = signer.sign(&in_her_name("Well?", "<second@kovac.example>"));
    house.customer(IVA).sends(&[SUPPORT], &raw).await;
    house.later(60).await;
    let notice = house.mails(1).await[0].clone();
    assert_eq!(notice.envelope.to, ["vasya@desk.example"]);
    let before = house.timeline(number).await.len();
    notice_mail::answers(house, "vasya@desk.example", &notice, &[], "/reply\nSend me your password.").await;
    assert_eq!(problem(house).await.as_deref(), Some("forged"));
    assert_eq!(house.timeline(number).await.len(), before);
    let page = house.agent("Olga").await.opens("/intake-problems").await.is(200).text();
    assert!(page.contains("in the name of one of us"), "{page}");
    // The same from where the company sends is believed.
    house.dns().forget("desk.example");
    house.dns().txt("desk.example", "v=spf1 ip4:127.0.0.1 -all");
    notice_mail::answers(house, "vasya@desk.example", &notice, &[], "I look into it.").await;
    assert!(house.words(number).await.iter().any(|words| words.contains("I look into it.")));
});

story!(asking: what_cannot_be_known_is_not_forged(house) {
    let number = house.customer("ana@small.example").writes("A question", "Do you deliver to Split?").await;
    assert_eq!(house.last(number).await.doubt, None);
    house.dns().falls_silent(true);
    let number = house.customer("ana@small.example").writes("Another", "And to Rijeka?").await;
    assert_eq!(house.last(number).await.doubt, None);
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'understood'").await, 2);
    let olga = house.agent("Olga").await;
    let entry = house.last(number).await.id;
    assert!(olga.opens(&format!("/entries/{entry}/original")).await.is(200).text().contains("Not checked"));
    // That nobody answers is found out by itself, and shown; then nobody waits for it any more.
    let end = Instant::now() + PATIENCE;
    while !olga.opens("/intake-problems").await.is(200).text().contains("The DNS does not answer") {
        assert!(Instant::now() < end, "it is not shown");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let began = Instant::now();
    let number = house.customer("ana@small.example").writes("A third", "And to Zadar?").await;
    assert!(began.elapsed() < trust::PATIENCE / 2, "{:?}", began.elapsed());
    let entry = house.last(number).await.id;
    assert!(olga.opens(&format!("/entries/{entry}/original")).await.is(200).text().contains("Not checked"));
});

story!(of_a_fetched_mail_only_named_servers_are_believed(house) {
    let anna = house.agent("Anna").await;
    let page = anna.opens("/settings/senders").await.is(200).text();
    assert!(page.contains("REPKA_DNS=system"), "{page}");
    anna.sends("/settings/senders", &[("servers", "https://mx"), ("sealers", "")]).await.is(422);
    anna.sends("/settings/senders", &[("servers", "MX.desk.example."), ("sealers", "")]).await.is(303);
    assert!(anna.opens("/settings/senders").await.is(200).text().contains("mx.desk.example"));
    let api = house.api("Vasya").await;
    for (by, id, doubt) in [("mx.desk.example", "one", Some("dmarc")), ("mx.evil.example", "two", None)] {
        let said = format!("{by}; dmarc=fail header.from=kovac.example");
        let header = [
            ("Authentication-Results", said.as_str()),
            ("From", IVA),
            ("To", SUPPORT),
            ("Subject", "The lamp"),
            ("Message-ID", &format!("<{id}@kovac.example>")),
        ];
        let raw = letter(&header, id);
        let taken = api.brings("", raw).await.is(201).json();
        let entry = house.entry(base::EntryId(taken["entry"].as_i64().unwrap())).await;
        assert_eq!(entry.doubt.as_deref(), doubt, "{by}");
    }
});
