//! Questions at their edges: without a ticket, too long, taken back, moved elsewhere, by people who are away.

use crate::{
    answering_questions::{answers, ask, bell, department_of, mailed, person, question},
    house::{Answer, Browser, House},
};
use question::{Question, QuestionState};
use std::time::Duration;

const IVA: &str = "iva@kovac.example";

/// Answers with a file.
async fn answers_with_file(who: &Browser, question: &Question, text: &str) -> Answer {
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"list.txt\"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--b--\r\n"
    );
    who.sends_body(&format!("/questions/{}/answers", question.id), "multipart/form-data; boundary=b", body).await
}

story!(a_file_without_a_ticket_to_keep_it_is_said_and_not_lost(house) {
    let asked = ask(house, "Vasya", 0, "Which list holds?", vec![person(house, "Kolya").await]).await[0].clone();
    let kolya = house.agent("Kolya").await;
    let page = kolya.opens(&format!("/questions/{}", asked.id)).await.is(200).text();
    assert!(!page.contains("name=\"files\""), "{page}");
    let refused = answers_with_file(&kolya, &asked, "The one of May.").await.is(422).text();
    assert!(refused.contains("Files need a ticket") && refused.contains("The one of May."), "{refused}");
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Which list holds?", vec![person(house, "Kolya").await]).await[0].clone();
    answers_with_file(&kolya, &asked, "This one.").await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM attachment").await, 1);
});

/// Somebody is away from now on, for so many seconds or for good; whoever is named answers their questions.
async fn goes_away(house: &House, name: &str, seconds: Option<u64>, instead: Option<&str>) {
    let who = house.colleague(name).await;
    let by_duty = match instead {
        Some(name) => vec![(people::Duty::Questions, house.staff(name).await.id)],
        None => Vec::new(),
    };
    let mut act = house.desk().act(who.actor()).await.unwrap();
    let since = act.now();
    let until = seconds.map(|seconds| since.plus(Duration::from_secs(seconds)));
    let reason = "mushrooms".to_owned();
    let new = people::NewAbsence { staff: who.id, since, until, substitute: None, by_duty, reason };
    people::Absence::plan(&mut act, &who, &new).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}

story!(who_stood_in_and_does_no_more_answers_by_mail_no_more(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    goes_away(house, "Irina", Some(3600), Some("Kolya")).await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Irina").await]).await[0].clone();
    house.later(60).await;
    let mail = mailed(house, "kolya@desk.example", "Why?", 1).await;
    house.later(3600).await;
    answers(house, "kolya@desk.example", &mail, "I think I know.").await;
    assert!(question(house, asked.id).await.is_open());
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'notice'").await, 1);
});

story!(who_was_asked_sees_the_ticket_to_which_the_question_went_and_still_the_one_it_left(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %? And the lamp is broken.").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    kolya.sends_parts(&format!("/questions/{}/answers", asked.id), &[("text", "Rule 88.")]).await.is(303);
    let entry = asked.entry_id.unwrap().to_string();
    let split = [("entry", entry.as_str()), ("subject", "The rule")];
    let location = vasya.sends(&format!("/tickets/{number}/splits"), &split).await.is(303).location().to_owned();
    let page = kolya.opens(&format!("/tickets/{number}")).await.is(200).text();
    assert!(page.contains("Rule 88."), "{page}");
    house.settled().await;
    kolya.opens(&location).await.is(200);
});
