//! Questions at their edges: without a ticket, too long, taken back, moved elsewhere, by people who are away.

use crate::{
    answering_questions::{ask, person},
    house::{Answer, Browser},
};
use question::Question;

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
