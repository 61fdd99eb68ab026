//! The link in a mailed question opens that one question, without signing in, and nothing else.

use crate::{
    answering_questions::{ask, department_of, mailed, person, question},
    house::House,
};
use mail::{Letter, smtp::Caught};
use question::{Question, QuestionState, Whom};
use std::time::Duration;
use ticket::EntryKind;

const IVA: &str = "iva@kovac.example";
const KOLYA: &str = "kolya@desk.example";

/// Where the link in a mail leads: the path.
pub fn link(caught: &Caught) -> String {
    let text = Letter::read(&caught.raw).unwrap().text;
    let (_, rest) = text.split_once("/q/").unwrap();
    format!("/q/{}", rest.split_whitespace().next().unwrap())
}

/// A ticket with a file, and a question about it to Kolya, mailed: the number, the question, and the link.
async fn linked(house: &House) -> (i64, Question, String) {
    let raw = "From: Iva <iva@kovac.example>\r\nTo: support@desk.example\r\nSubject: The rucksack\r\nMessage-ID: <1@kovac.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\n\r\nOnly 5 %?\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=receipt.txt\r\n\r\nabc\r\n--b--\r\n";
    let number = house.customer(IVA).sends(&["support@desk.example"], raw).await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    house.later(60).await;
    let caught = mailed(house, KOLYA, "Why?", 1).await;
    (number, asked, link(&caught))
}

story!(a_link_opens_one_question_and_nothing_else(house) {
    let (number, asked, link) = linked(house).await;
    let anybody = house.stranger();
    let page = anybody.opens(&link).await.is(200);
    assert!(page.header("referrer-policy") == "no-referrer" && page.header("x-robots-tag").contains("noindex"));
    assert_eq!(page.header("set-cookie"), "", "it begins no session");
    let text = page.text();
    assert!(text.contains("Only 5 %?") && text.contains("Why?") && text.contains("receipt.txt"), "{text}");
    let file = house.count("SELECT id FROM attachment").await;
    assert_eq!(anybody.opens(&format!("{link}/files/{file}")).await.is(200).text(), "abc");
    let secret = "Subject: Other\r\nFrom: iva@kovac.example\r\nTo: support@desk.example\r\nMessage-ID: <2@kovac.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\n\r\nOther.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=b.txt\r\n\r\nxyz\r\n--b--\r\n";
    house.customer(IVA).sends(&["support@desk.example"], secret).await;
    let other = house.count("SELECT max(id) FROM attachment").await;
    anybody.opens(&format!("{link}/files/{other}")).await.is(404);
    for path in [format!("/tickets/{number}"), format!("/questions/{}", asked.id), "/questions".to_owned()] {
        assert!(anybody.opens(&path).await.is(303).location().starts_with("/session/new"), "{path}");
    }
    assert_eq!(anybody.sends_parts(&format!("{link}/answers"), &[("text", " ")]).await.is(422).status, 422);
    anybody.sends_parts(&format!("{link}/answers"), &[("text", "An old price list.")]).await.is(303);
    let now = question(house, asked.id).await;
    assert_eq!((now.state, now.ended_by), (QuestionState::Answered, Some(house.staff("Kolya").await.id)));
    let last = house.last(number).await;
    assert_eq!((last.kind, last.public, last.reply_text.as_str()), (EntryKind::Answer, false, "An old price list."));
    assert!(anybody.opens(&format!("{link}?said=1")).await.is(200).text().contains("Vasya can read it now"));
});

story!(whoever_has_a_link_says_that_it_is_not_theirs_with_a_reason(house) {
    let (_, asked, link) = linked(house).await;
    let anybody = house.stranger();
    let refusal = format!("{link}/refusal");
    anybody.sends(&refusal, &[("reason", "")]).await.is(422);
    anybody.sends(&refusal, &[("reason", "Marketing knows")]).await.is(303);
    assert_eq!(question(house, asked.id).await.state, QuestionState::Declined);
    let again = anybody.sends(&refusal, &[("reason", "Marketing knows")]).await.is(422).text();
    assert!(again.contains("This question is over"), "{again}");
    assert!(anybody.opens(&link).await.is(200).text().contains("Marketing knows"));
});

story!(whoever_has_a_link_answers_with_a_file_and_names_whom_to_ask_instead(house) {
    let (number, asked, link) = linked(house).await;
    let anybody = house.stranger();
    let accounting = match department_of(house, "Irina").await.whom { Whom::Department(id) => id, _ => unreachable!() };
    let page = anybody.opens(&link).await.is(200).text();
    assert!(page.contains("type=\"file\"") && page.contains(&format!("value=\"d{accounting}\"")), "{page}");
    let file = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHere it is.\r\n\
         --b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"list.txt\"\r\nContent-Type: text/plain\r\n\r\n5 %\r\n--b--\r\n";
    let sent = anybody.sends_body(&format!("{link}/answers"), "multipart/form-data; boundary=b", file.into()).await;
    sent.is(303);
    let last = house.last(number).await;
    assert_eq!((last.kind, last.public, last.reply_text.as_str()), (EntryKind::Answer, false, "Here it is."));
    let files = house.count("SELECT count(*) FROM attachment WHERE name = 'list.txt'").await;
    assert_eq!((files, question(house, asked.id).await.state), (1, QuestionState::Answered));
    let again = ask(house, "Vasya", number, "And now?", vec![person(house, "Kolya").await]).await[0].clone();
    house.later(60).await;
    let other = format!("/q/{}", question::link::token(house.desk().keys(), again.id, house.staff("Kolya").await.id,
        house.desk().now().plus(Duration::from_secs(600))));
    let instead = format!("d{accounting}");
    anybody.sends(&format!("{other}/refusal"), &[("reason", "Irina has the books"), ("instead", &instead)]).await.is(303);
    let all = Question::of_asking(&house.desk().look(), again.asking_id).await.unwrap();
    let states: Vec<_> = all.iter().map(|q| (q.state, q.department_id)).collect();
    assert_eq!(states, [(QuestionState::Declined, None), (QuestionState::Open, Some(accounting))]);
    house.settled().await;
});

story!(a_file_without_a_ticket_is_answered_by_the_link_and_opens_by_it_alone(house) {
    let asked = ask(house, "Vasya", 0, "Which list?", vec![person(house, "Kolya").await]).await[0].clone();
    let (kolya, anybody) = (house.colleague("Kolya").await, house.stranger());
    let until = house.desk().now().plus(Duration::from_secs(600));
    let link = format!("/q/{}", question::link::token(house.desk().keys(), asked.id, kolya.id, until));
    assert!(anybody.opens(&link).await.is(200).text().contains("type=\"file\""));
    let file = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nThis one.\r\n\
         --b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"list.txt\"\r\nContent-Type: text/plain\r\n\r\n5 %\r\n--b--\r\n";
    anybody.sends_body(&format!("{link}/answers"), "multipart/form-data; boundary=b", file.into()).await.is(303);
    assert!(anybody.opens(&link).await.is(200).text().contains("list.txt"));
    let id = house.count("SELECT max(id) FROM saying_file").await;
    assert_eq!(anybody.opens(&format!("{link}/files/{id}")).await.is(200).text(), "5 %");
    let other = ask(house, "Vasya", 0, "And which day?", vec![person(house, "Kolya").await]).await[0].clone();
    let other = format!("/q/{}", question::link::token(house.desk().keys(), other.id, kolya.id, until));
    anybody.opens(&format!("{other}/files/{id}")).await.is(404);
});

story!(a_link_ends_by_itself_and_when_it_is_nobody_s_any_more(house) {
    let (_, asked, link) = linked(house).await;
    let anybody = house.stranger();
    let last = if link.ends_with('0') { '1' } else { '0' };
    let forged = format!("{}{last}", &link[..link.len() - 1]);
    for wrong in [forged.as_str(), "/q/x", "/q/1.2.3.4"] {
        let gone = anybody.opens(wrong).await.is(404).text();
        assert!(gone.contains("This link is closed") && gone.contains("href=\"/questions\""), "{gone}");
    }
    let kolya = house.colleague("Kolya").await;
    let until = house.desk().now().plus(Duration::from_secs(60));
    let brief = question::link::token(house.desk().keys(), asked.id, kolya.id, until);
    anybody.opens(&format!("/q/{brief}")).await.is(200);
    let other = question::link::token(house.desk().keys(), asked.id, house.staff("Petya").await.id, until);
    anybody.opens(&format!("/q/{other}")).await.is(404);
    house.later(61).await;
    anybody.opens(&format!("/q/{brief}")).await.is(404);
    let late = anybody.sends_parts(&format!("/q/{brief}/answers"), &[("text", "Late <words>")]).await.is(404).text();
    assert!(late.contains("This link is closed") && late.contains("Late &#60;words&#62;"), "they can be copied: {late}");
    let vasya = house.colleague("Vasya").await;
    let mut act = house.desk().act(vasya.actor()).await.unwrap();
    Question::current(&mut act, asked.id).await.unwrap().withdraw(&mut act, &vasya, "She found it").await.unwrap();
    act.commit().await.unwrap();
    let page = anybody.opens(&link).await.is(200).text();
    assert!(page.contains("It need not be answered any more") && page.contains("She found it"), "{page}");
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &people::Admin::of_the_machine(), kolya.id, None).await.unwrap();
    act.commit().await.unwrap();
    anybody.opens(&link).await.is(404);
});
