//! Files said with a question that is about no ticket: kept with it, seen by whoever sees it, and taken along.

use crate::{
    answering_questions::question,
    house::{Answer, Browser, House},
};
use question::{QuestionId, SaidFile};
use ticket::Attachment;

const IVA: &str = "iva@kovac.example";

/// A form with words, and a file of this name and content.
async fn sends(who: &Browser, path: &str, fields: &[(&str, &str)], (name, content): (&str, &str)) -> Answer {
    let field = |(name, value): &(&str, &str)| {
        format!("--parts\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(field).collect();
    let file = format!(
        "--parts\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
         Content-Type: text/plain\r\n\r\n{content}\r\n--parts--\r\n"
    );
    who.sends_body(path, "multipart/form-data; boundary=parts", format!("{fields}{file}")).await
}

/// Vasya asks Kolya about no ticket, with a file.
async fn asked(house: &House, words: &str) -> QuestionId {
    let to = format!("s{}", house.staff("Kolya").await.id);
    let fields = [("text", words), ("whom", &*to)];
    sends(&house.agent("Vasya").await, "/questions", &fields, ("prices.txt", "May: 10")).await.is(303);
    QuestionId(house.count("SELECT max(id) FROM question").await)
}

/// Where a page says that a file of this name is.
fn place(page: &str, name: &str) -> String {
    let file = page.split("class=\"file\" href=\"").find(|rest| rest.contains(&format!(">{name}<")));
    file.unwrap_or_else(|| panic!("no {name}: {page}")).split('"').next().unwrap().to_owned()
}

story!(files_stand_with_a_question_about_no_ticket_and_go_onto_its_ticket(house) {
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    assert!(vasya.opens("/questions/new").await.is(200).text().contains("name=\"files\""));
    let id = asked(house, "Which price list holds?").await;
    let card = kolya.opens("/questions").await.is(200).text();
    let file = place(&card, "prices.txt");
    assert_eq!(kolya.opens(&file).await.is(200).text(), "May: 10");
    house.agent("Irina").await.opens(&file).await.is(200);
    house.stranger().opens(&file).await.is(303);
    let path = format!("/questions/{id}/answers");
    sends(&kolya, &path, &[("text", "This one.")], ("new.txt", "June: 12")).await.is(303);
    let card = vasya.opens(&format!("/questions/{id}")).await.is(200).text();
    assert_eq!(vasya.opens(&place(&card, "new.txt")).await.is(200).text(), "June: 12");
    sends(&kolya, &path, &[("text", "")], ("bill.txt", "1")).await.is(303);
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    vasya.sends(&format!("/questions/{id}/ticket"), &[("number", &number.to_string())]).await.is(303);
    let look = house.desk().look();
    let mut names = Vec::new();
    for entry in house.timeline(number).await {
        names.extend(Attachment::of(&look, entry.id).await.unwrap().into_iter().map(|file| file.name));
    }
    assert_eq!(names, ["prices.txt", "new.txt", "bill.txt"]);
    assert_eq!(SaidFile::of(&look, question(house, id).await.asking_id).await.unwrap(), [], "they are kept once");
    let card = kolya.opens(&format!("/questions/{id}")).await.is(200).text();
    assert_eq!(kolya.opens(&place(&card, "prices.txt")).await.is(200).text(), "May: 10");
});

story!(somebody_outside_gets_the_files_and_theirs_are_kept(house) {
    let vasya = house.agent("Vasya").await;
    let fields = [("text", "Where is it?"), ("partner_name", "Fast"), ("partner_address", "info@fast.example"), ("partner_word", ""), ("partner_due", ""), ("partner_at", "")];
    sends(&vasya, "/questions", &fields, ("parcel.txt", "R-17")).await.is(303);
    let mail = house.mail(1).await;
    assert_eq!(mail.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["parcel.txt"]);
    let caught = house.mails(1).await[0].clone();
    let to = mail::Letter::read(&caught.raw).unwrap().reply_to[0].address.clone();
    let raw = format!(
        "From: info@fast.example\r\nTo: {to}\r\nSubject: Re: it\r\nMessage-ID: <1@fast.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIn Zagreb.\r\n\
         --b\r\nContent-Type: text/plain; name=scan.txt\r\nContent-Disposition: attachment; filename=scan.txt\r\n\r\n\
         here\r\n--b--\r\n"
    );
    house.customer("info@fast.example").hands_over(&[&to], raw.as_bytes()).await.unwrap();
    house.settled().await;
    let id = house.count("SELECT max(id) FROM question").await;
    let card = vasya.opens(&format!("/questions/{id}")).await.is(200).text();
    assert!(card.contains("In Zagreb."), "{card}");
    assert_eq!(vasya.opens(&place(&card, "scan.txt")).await.is(200).text().trim(), "here");
});
