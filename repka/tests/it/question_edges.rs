//! Questions at their edges: without a ticket, too long, taken back, moved elsewhere, by people who are away.

use crate::{
    answering_questions::{answers, ask, bell, department_of, mailed, partner, person, question},
    house::House,
};
use base::TicketId;
use mail::Letter;
use question::{Addressee, Asking, Context, NewAsking, Question, QuestionState, Words};
use serde_json::json;
use std::{collections::BTreeSet, time::Duration};
use ticket::Ticket;

const IVA: &str = "iva@kovac.example";

story!(what_is_solved_and_taken_back_stays_asked(house) {
    house.undo_seconds(30).await;
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let vasya = house.agent("Vasya").await;
    vasya.takes(number).await.is(303);
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    vasya.replies_and(number, "You get the rest back.", "solve").await.is(303);
    house.settled().await;
    assert!(question(house, asked.id).await.is_open());
    vasya.takes_back(number, house.last(number).await.id).await.is(303);
    house.later(60).await;
    assert!(question(house, asked.id).await.is_open(), "it was taken back");
    vasya.replies_and(number, "You get all of it back.", "solve").await.is(303);
    house.later(60).await;
    assert_eq!(question(house, asked.id).await.state, QuestionState::Withdrawn);
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
    let mail = mailed(house, "kolya@desk.example", "Why?", 2).await;
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

async fn waits(house: &House, name: &str) -> Vec<i64> {
    let listed = house.api(name).await.gets("/api/v1/questions").await.is(200).json();
    listed.as_array().unwrap().iter().map(|question| question["id"].as_i64().unwrap()).collect()
}

story!(what_a_department_is_asked_while_all_are_away_waits_for_who_stands_in(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let development = department_of(house, "Kolya").await;
    goes_away(house, "Kolya", None, Some("Irina")).await;
    let asked = ask(house, "Vasya", number, "Why?", vec![development]).await[0].clone();
    assert!(bell(house, "Irina").await.contains(&"asked".to_owned()));
    assert!(!bell(house, "Kolya").await.contains(&"asked".to_owned()));
    assert_eq!((waits(house, "Irina").await, waits(house, "Kolya").await), (vec![asked.id.0], vec![]));
    let irina = house.agent("Irina").await;
    assert!(irina.opens("/questions").await.is(200).text().contains("Only 5 %?"), "it is open to be answered");
    irina.sends_parts(&format!("/questions/{}/answers", asked.id), &[("text", "Rule 88.")]).await.is(303);
    assert_eq!(waits(house, "Irina").await, [] as [i64; 0]);
});

story!(what_somebody_took_who_is_away_now_waits_for_the_others(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Irina", number, "Who promised it?", vec![department_of(house, "Petya").await]).await[0].clone();
    house.agent("Petya").await.sends(&format!("/questions/{}/care", asked.id), &[]).await.is(303);
    assert_eq!((waits(house, "Petya").await, waits(house, "Olga").await), (vec![asked.id.0], vec![]));
    let own = house.api("Petya").await.gets("/api/v1/questions?to=me").await.is(200).json();
    assert_eq!(own.as_array().unwrap().len(), 1, "what one has taken is one's own");
    goes_away(house, "Petya", None, None).await;
    assert_eq!((waits(house, "Petya").await, waits(house, "Olga").await), (vec![], vec![asked.id.0]));
});

/// Collaborators of a department of their own; the first leads it.
async fn marketing(house: &House) {
    let by = people::Admin::of_the_machine();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let department = people::Department::ensure(&mut act, &by, "Marketing").await.unwrap().id;
    let mut members = Vec::new();
    for (name, leads) in [("Mila", true), ("Petar", false)] {
        let (email, role) = (format!("{}@desk.example", name.to_lowercase()), people::Role::Collaborator);
        let new = people::NewStaff { email: &email, name, role, departments: &[department], password: None };
        members.push((people::Staff::join(&mut act, &by, new).await.unwrap().id, leads));
    }
    people::Department::set_members(&mut act, &by, department, &members).await.unwrap();
    act.commit().await.unwrap();
}

story!(a_collaborator_who_leads_whoever_is_late_is_told_and_sees_why(house) {
    marketing(house).await;
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Whose banner?", vec![person(house, "Petar").await]).await[0].clone();
    let mila = house.agent("Mila").await;
    mila.opens(&format!("/tickets/{number}")).await.is(404);
    let left = Duration::from_micros(u64::try_from(asked.due_at.since(house.desk().now())).unwrap()).as_secs();
    house.later(left + 1).await;
    assert!(bell(house, "Mila").await.contains(&"asked-late".to_owned()));
    mila.opens(&format!("/tickets/{number}")).await.is(200);
    assert!(mila.opens(&format!("/questions/{}", asked.id)).await.is(200).text().contains("Whose banner?"));
    house.agent("Kolya").await.opens(&format!("/questions/{}", asked.id)).await.is(404);
});

/// A ticket of a customer who sent a file.
async fn with_file(house: &House) -> i64 {
    let raw = "From: Iva <iva@kovac.example>\r\nTo: support@desk.example\r\nSubject: The rucksack\r\nMessage-ID: <1@kovac.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\n\r\nIt never came.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=receipt.txt\r\n\r\nabc\r\n--b--\r\n";
    house.customer(IVA).sends(&["support@desk.example"], raw).await
}

/// Vasya asks on a ticket and shows all files there are.
async fn ask_showing(house: &House, number: i64, text: &str, to: Vec<Addressee>) -> base::Result<Vec<Question>> {
    let (vasya, file) = (house.colleague("Vasya").await, house.count("SELECT max(id) FROM attachment").await);
    let context = Context { attachments: vec![file], ..Context::default() };
    let mut act = house.desk().act(vasya.actor()).await?;
    let mut ticket = Ticket::current(&mut act, TicketId(number)).await?;
    let new = NewAsking { words: Words::plain(text), to, context, ..NewAsking::default() };
    let asking = Asking::on_ticket(&mut act, &vasya, &mut ticket, new).await?;
    act.commit().await?;
    Question::of_asking(&house.desk().look(), asking).await
}

story!(each_thing_asked_of_somebody_outside_is_a_mail_of_its_own(house) {
    let number = with_file(house).await;
    let to = vec![partner("Fast", "office@fast.example")];
    let asked = ask_showing(house, number, "Where is it?", to).await.unwrap()[0].clone();
    let vasya = house.colleague("Vasya").await;
    for words in ["It is green.", "And heavy."] {
        let mut act = house.desk().act(vasya.actor()).await.unwrap();
        let mut question = Question::current(&mut act, asked.id).await.unwrap();
        question.ask_further(&mut act, &vasya, &Words::plain(words)).await.unwrap();
        act.commit().await.unwrap();
    }
    let mails: Vec<Letter> = house.mails(3).await.iter().map(|mail| Letter::read(&mail.raw).unwrap()).collect();
    let ids: BTreeSet<_> = mails.iter().map(|mail| mail.message_id.clone()).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    for (words, whole) in [("Where is it?", true), ("It is green.", false), ("And heavy.", false)] {
        let said: Vec<_> = mails.iter().filter(|mail| mail.text.contains(words)).collect();
        assert_eq!(said.len(), 1, "{words}");
        let (word, files) = (said[0].text.contains("Parcel 77."), said[0].attachments.len());
        assert_eq!((word, files), (whole, usize::from(whole)), "{words}");
    }
});

story!(who_is_outside_has_a_name_of_one_line_and_gets_no_more_than_a_mail_carries(house) {
    let number = with_file(house).await;
    let named = partner(&format!("Fast\r\nBcc: x@y.example {}", "x".repeat(300)), "office@fast.example");
    let asked = ask_showing(house, number, "Where is it?", vec![named]).await.unwrap();
    let name = asked[0].partner_name.clone().unwrap();
    assert!(name.starts_with("Fast Bcc: x@y.example x") && name.chars().count() == 200, "{name}");
    house.mails(1).await;
    let mut tx = house.desk().db().begin().await.unwrap();
    store::Query::new("UPDATE attachment SET size = 30000000").run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let to = vec![partner("Slow", "office@slow.example")];
    assert!(matches!(ask_showing(house, number, "And where now?", to).await, Err(base::Error::Invalid(_))));
    let to = vec![person(house, "Irina").await];
    ask_showing(house, number, "Do you know?", to).await.unwrap();
    house.settled().await;
});

story!(what_one_looked_after_and_gives_back_is_news_again_for_the_others(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Irina", number, "Who promised it?", vec![department_of(house, "Petya").await]).await[0].clone();
    let (petya, path) = (house.agent("Petya").await, format!("/questions/{}/care", asked.id));
    let is_asked = async |name: &str| bell(house, name).await.contains(&"asked".to_owned());
    assert!(is_asked("Olga").await);
    petya.sends(&path, &[]).await.is(303);
    assert!(!is_asked("Olga").await, "somebody looks after it");
    petya.sends(&path, &[]).await.is(303);
    assert!(is_asked("Olga").await && !is_asked("Petya").await);
});

story!(whoever_asked_about_no_ticket_sees_the_one_it_comes_onto_and_it_comes_onto_one(house) {
    let asked = ask(house, "Kolya", 0, "Which list holds?", vec![person(house, "Irina").await]).await[0].clone();
    let numbers = [house.customer(IVA).writes("One", "Only 5 %?").await, house.customer(IVA).writes("Two", "And now?").await];
    let (vasya, irina, path) =
        (house.agent("Vasya").await, house.agent("Irina").await, format!("/questions/{}/ticket", asked.id));
    let onto = numbers.map(|number| number.to_string());
    let (one, two) = ([("number", onto[0].as_str())], [("number", onto[1].as_str())]);
    let (one, two) = tokio::join!(vasya.sends(&path, &one), irina.sends(&path, &two));
    let mut answers = [one.status, two.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 403]);
    let number = question(house, asked.id).await.ticket_id.unwrap().0;
    house.agent("Kolya").await.opens_ticket(number).await;
    assert_eq!(house.words(number).await.last().unwrap(), "Which list holds?");
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'question.attached'").await, 1);
    house.settled().await;
});

story!(in_the_list_one_gives_back_only_what_one_looks_after(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Irina", number, "Who promised it?", vec![department_of(house, "Petya").await]).await[0].clone();
    let (petya, olga) = (house.agent("Petya").await, house.agent("Olga").await);
    let page = format!("/questions/{}", asked.id);
    let entry = asked.entry_id.unwrap();
    let text = petya.opens(&page).await.is(200).text();
    assert!(text.contains("<button class=\"button primary push\" data-send>"), "Ctrl and Enter answer: {text}");
    assert!(text.contains("I look after it") && text.contains(&format!("?from={entry}#entry-{entry}")), "{text}");
    petya.sends(&format!("{page}/care"), &[]).await.is(303);
    assert!(petya.opens(&page).await.is(200).text().contains("Give it back"));
    let text = olga.opens(&page).await.is(200).text();
    assert!(!text.contains("Give it back") && !text.contains(&format!("{page}/care")), "{text}");
    let left = Duration::from_micros(u64::try_from(asked.due_at.since(house.desk().now())).unwrap()).as_secs();
    house.later(left + 1).await;
    assert!(olga.opens(&page).await.is(200).text().contains("Take it over"));
});

story!(what_was_written_is_still_there_when_it_is_refused(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    let (kolya, path) = (house.agent("Kolya").await, format!("/questions/{}", asked.id));
    let vasya = format!("s{}", house.staff("Vasya").await.id);
    let why = [("reason", "He knows best."), ("instead", vasya.as_str())];
    let refused = kolya.sends(&format!("{path}/refusal"), &why).await.is(422).text();
    assert!(refused.contains("He knows best.") && refused.contains(&format!("value=\"{vasya}\" selected")), "{refused}");
    let refused = kolya.sends(&format!("{path}/refusal"), &[("reason", "Theirs."), ("instead", "x")]).await.is(422).text();
    assert!(refused.contains("Theirs.") && refused.contains("Choose whom to ask."), "{refused}");
    let on_ticket = kolya.at(&format!("/tickets/{number}"));
    let refused = on_ticket.sends(&format!("{path}/refusal"), &why).await.is(422).text();
    assert!(refused.contains("He knows best."), "without scripts the card keeps it: {refused}");
    let empty = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHere it is.\r\n\
                 --b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n\r\n--b--\r\n";
    let path = format!("{path}/answers");
    let refused = kolya.sends_body(&path, "multipart/form-data; boundary=b", empty.to_owned()).await.is(422).text();
    assert!(refused.contains("Here it is.") && refused.contains("a.txt"), "{refused}");
    assert!(question(house, asked.id).await.is_open());
});

story!(what_nobody_minded_in_time_is_told_late_once(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Irina").await]).await[0].clone();
    let left = Duration::from_micros(u64::try_from(asked.due_at.since(house.desk().now())).unwrap()).as_secs();
    house.later(left + 1).await;
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'question.late'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'question.near'").await, 0);
});

story!(an_agent_who_is_away_asks_and_takes_nothing(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    goes_away(house, "Vasya", None, None).await;
    ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await;
    assert_eq!(house.ticket(number).await.assignee_id, None);
    ask(house, "Petya", number, "And why?", vec![person(house, "Irina").await]).await;
    assert_eq!(house.ticket(number).await.assignee_id, Some(house.staff("Petya").await.id));
});

story!(who_answered_for_somebody_else_is_named(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    goes_away(house, "Irina", None, Some("Petya")).await;
    let to = vec![person(house, "Irina").await, person(house, "Kolya").await];
    let asked = ask(house, "Vasya", number, "Why?", to).await;
    for (who, question) in [("Petya", &asked[0]), ("Kolya", &asked[1])] {
        let path = format!("/questions/{}/answers", question.id);
        house.agent(who).await.sends_parts(&path, &[("text", "Rule 88.")]).await.is(303);
    }
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert!(page.contains("Petya answered") && !page.contains("Kolya answered"), "{page}");
});

story!(programs_ask_about_no_ticket_read_what_was_said_and_set_it_onto_one(house) {
    let (vasya, kolya) = (house.api("Vasya").await, house.api("Kolya").await);
    let to = house.staff("Kolya").await.id.0;
    let new = json!({ "text": "Which list holds?", "to": [{ "staff": to }] });
    let asked = vasya.posts("/api/v1/questions", new).await.is(201).json();
    let path = format!("/api/v1/questions/{}", asked[0]["id"]);
    assert_eq!((&asked[0]["ticket"], &asked[0]["staff"]), (&json!(null), &json!(to)));
    kolya.posts(&format!("{path}/answers"), json!({ "text": "The one of May." })).await.is(200);
    let said = kolya.gets(&format!("{path}/words")).await.is(200).json();
    let said: Vec<_> = said.as_array().unwrap().iter().map(|said| (&said["kind"], &said["text"], &said["entry"])).collect();
    let (asks, answers) = (json!("question"), json!("answer"));
    assert_eq!(said, [(&asks, &json!("Which list holds?"), &json!(null)), (&answers, &json!("The one of May."), &json!(null))]);
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    kolya.puts(&format!("{path}/ticket"), json!({ "ticket": number })).await.is(422);
    vasya.puts(&format!("{path}/ticket"), json!({ "ticket": 99_999 })).await.is(422);
    assert_eq!(vasya.puts(&format!("{path}/ticket"), json!({ "ticket": number })).await.is(200).json()["ticket"], number);
    assert_eq!(house.words(number).await, ["Only 5 %?", "Which list holds?", "The one of May."]);
    house.settled().await;
});
