//! Words that run from right to left: each stands in its own direction, and turns nothing beside it.

use crate::house::{Browser, letter};

const SUBJECT: &str = "מה עם ההזמנה שלי?";
const WORDS: &str = "שלום, ההזמנה 4711 לא הגיעה.";
const NAME: &str = "דנה לוי";

/// As the editor sends it.
async fn answers(by: &Browser, number: i64, words: &str) {
    let seen = by.opens_ticket(number).await.field("seen");
    let html = format!("<div>{words}</div>");
    let form = [("html", html.as_str()), ("seen", seen.as_str())];
    by.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
}

story!(a_mail_from_right_to_left_is_read_and_answered_as_it_runs(house) {
    let from = format!("{NAME} <dana@levi.example>");
    let head = [("From", from.as_str()), ("To", "support@desk.example"), ("Subject", SUBJECT)];
    let number = house.customer("dana@levi.example").sends(&["support@desk.example"], &letter(&head, WORDS)).await;
    let html = format!(
        "From: {from}\r\nTo: support@desk.example\r\nSubject: {SUBJECT} 2\r\nMessage-ID: <2@levi.example>\r\n\
         Content-Type: text/html; charset=utf-8\r\n\r\n<div dir=\"rtl\" style=\"text-align: right\"><b>{WORDS}</b></div>\r\n"
    );
    let second = house.customer("dana@levi.example").sends(&["support@desk.example"], &html).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.text();
    let list = vasya.opens("/views/unassigned").await.text();
    for words in [SUBJECT, NAME] {
        let directed = format!("dir=\"auto\">{words}");
        assert!(page.contains(&directed) && list.contains(&directed), "{words}");
    }
    assert!(page.contains("class=\"mail\" dir=\"auto\""), "each body has its own direction");
    let page = vasya.opens_ticket(second).await.text();
    assert!(page.contains(&format!("<b>{WORDS}</b>")) && page.contains("dir=\"rtl\""), "its author's direction is lost");
    answers(&vasya, number, "ההזמנה יצאה אתמול.").await;
    let mail = house.mail(1).await;
    assert!(mail.text.contains("ההזמנה יצאה אתמול.") && mail.subject.contains(SUBJECT), "{mail:?}");
    assert!(mail.html.unwrap().contains("<div dir=\"rtl\">"), "who reads the answer reads it from left to right");
    answers(&vasya, second, "It left yesterday.").await;
    let mail = house.mail(2).await;
    assert!(mail.text.contains("It left yesterday.") && !mail.html.unwrap().contains("rtl"));
});
