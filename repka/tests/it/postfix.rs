//! Mails to and from customers by a real Postfix: in by LMTP, out by SMTP, and into Dovecot's mailboxes.

use crate::{
    closings::closes,
    fetching::dovecot,
    house::{House, Postfix, Ways, letter},
};
use channel::Mailbox;
use mail::smtp::Relay;
use people::{Admin, Department};
use ticket::Delivery;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
/// A mailbox of each of two desks.
const ONE: &str = "help@one.example";
const OTHER: &str = "help@other.example";

fn to_desk(domain: &str, house: &House) -> (String, String) {
    (domain.to_owned(), format!("inet:{}", house.lmtp()))
}

/// From now on what leaves by this mailbox goes to Postfix.
async fn sends_by(house: &House, mailbox: i64, postfix: &Postfix) {
    let port = postfix.address.port().to_string();
    let form = [("host", "127.0.0.1"), ("port", port.as_str()), ("security", "none")];
    let anna = house.agent("Anna").await;
    anna.sends(&format!("/settings/mailboxes/{mailbox}/relay"), &form).await.is(303);
}

async fn submits(postfix: &Postfix, from: &str, to: &str, raw: &str) {
    let relay = Relay::parse(&format!("smtp://{}?tls=none", postfix.address)).unwrap();
    relay.send(from, &[to.to_owned()], raw.as_bytes()).await.unwrap();
}

/// Waits until nothing moves any more, neither in Postfix nor at these desks.
async fn rests(postfix: &Postfix, houses: &[&House]) {
    for _ in 0..4 {
        postfix.is_done().await;
        for house in houses {
            house.settled().await;
        }
    }
}

story!(a_mail_comes_by_postfix_and_its_answer_lies_in_the_customer_s_mailbox(house) {
    let Some(dovecot) = dovecot() else { return };
    let iva = dovecot.account().unwrap();
    let ways = Ways { desks: vec![to_desk("desk.example", house)], people: vec![(IVA.into(), iva.maildir().into())], ..Ways::default() };
    let Some(postfix) = Postfix::start(&ways) else { return };
    sends_by(house, 1, &postfix).await;
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Лампа")], "Где она?\r\n.\r\n..");
    submits(&postfix, IVA, SUPPORT, &raw).await;
    rests(&postfix, &[house]).await;
    assert_eq!((house.ticket(1).await.subject.as_str(), house.words(1).await), ("Лампа", vec!["Где она?\n.\n..".to_owned()]));
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE via = 'lmtp'").await, 1);
    house.agent("Vasya").await.replies(1, "Уже в пути.").await.is(303);
    rests(&postfix, &[house]).await;
    assert_eq!(house.last(1).await.delivery, Some(Delivery::Sent), "{}", postfix.log());
    let came = iva.mails("");
    assert!(came.len() == 1 && came[0].0.contains("Return-Path: <"), "{came:?}");
    let ours = mail::Letter::read(came[0].0.as_bytes()).unwrap();
    assert!(ours.text.contains("Уже в пути."), "{}", ours.text);
    // She answers with her mail program, to the address we signed.
    let id = format!("<{}>", ours.message_id.unwrap());
    let to = &ours.reply_to[0].address;
    submits(&postfix, IVA, to, &letter(&[("From", IVA), ("To", to), ("Subject", "Re"), ("In-Reply-To", &id)], "Спасибо.")).await;
    rests(&postfix, &[house]).await;
    assert_eq!(house.words(1).await.last().unwrap(), "Спасибо.");
});

story!(what_postfix_cannot_deliver_marks_the_answer_that_did_not_arrive(house) {
    let folder = store::testing::Folder::new().unwrap();
    let ways = Ways { desks: vec![to_desk("desk.example", house)], people: vec![(IVA.into(), folder.path().into())], ..Ways::default() };
    let Some(postfix) = Postfix::start(&ways) else { return };
    sends_by(house, 1, &postfix).await;
    let gone = "gone@kovac.example";
    submits(&postfix, gone, SUPPORT, &letter(&[("From", gone), ("To", SUPPORT), ("Subject", "Lamp")], "Where is it?")).await;
    rests(&postfix, &[house]).await;
    house.agent("Vasya").await.replies(1, "On its way.").await.is(303);
    rests(&postfix, &[house]).await;
    let timeline = house.timeline(1).await;
    let answer = timeline.iter().find(|e| e.reply_text.contains("On its way.")).unwrap();
    assert_eq!(answer.delivery, Some(Delivery::Failed), "{}", postfix.log());
    let note = answer.delivery_note.as_deref().unwrap_or_default();
    assert!(note.starts_with("5.1.1 unknown user"), "{note}");
    let told = house.last(1).await;
    assert!(told.machine && told.text.contains("mx.example") && told.text.contains("unknown user"), "{}", told.text);
    assert!(house.ticket(1).await.waiting_since.is_some(), "she waits again");
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
});

/// Support gets another mailbox; its number.
async fn opens(house: &House, address: &str) -> i64 {
    let by = Admin::of_the_machine();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let support = Department::ensure(&mut act, &by, "Support").await.unwrap();
    let mailbox = Mailbox::open(&mut act, &by, address, "Help", support.id).await.unwrap().id;
    act.commit().await.unwrap();
    mailbox.0
}

/// Two desks that are closed and say so to whoever writes, and a mail of the one to the other.
async fn two_desks(house: &House, loses: Option<&'static str>) -> Option<(i64, i64)> {
    let other = House::open(house.desk().db().engine()).await?;
    let desks = vec![to_desk("one.example", house), to_desk("other.example", &other)];
    let postfix = Postfix::start(&Ways { desks, loses, ..Ways::default() })?;
    for (house, address) in [(house, ONE), (&other, OTHER)] {
        let mailbox = opens(house, address).await;
        closes(house, &[("words-en", "We are closed.")]).await;
        sends_by(house, mailbox, &postfix).await;
    }
    let header = [("From", ONE), ("To", OTHER), ("Subject", "Lamps")];
    submits(&postfix, ONE, OTHER, &letter(&header, "Have you any?")).await;
    rests(&postfix, &[house, &other]).await;
    let told = "SELECT count(*) FROM entry WHERE meaning = 'acknowledgement'";
    Some((house.count(told).await, other.count(told).await))
}

story!(two_desks_that_answer_by_themselves_soon_stop(house) {
    let Some(told) = two_desks(house, None).await else { return };
    assert_eq!(told, (0, 1), "what says that a machine wrote it is not answered by one");
});

story!(two_desks_stop_even_where_it_gets_lost_that_they_are_machines(house) {
    let Some((ours, theirs)) = two_desks(house, Some("Auto-Submitted|Precedence|X-.*")).await else { return };
    assert!((1..=3).contains(&theirs) && ours <= 3, "{ours} and {theirs} times told");
});
