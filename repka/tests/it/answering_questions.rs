//! Whoever is asked hears of it where they are, and answers from there: by mail, behind a link, at the desk.

use crate::house::{House, letter};
use base::{StaffId, TicketId};
use mail::{Letter, smtp::Caught};
use question::{Addressee, Asking, NewAsking, Question, QuestionId, QuestionState, Whom, Words};
use std::{sync::Arc, time::Duration};
use ticket::EntryKind;

const IVA: &str = "iva@kovac.example";
const KOLYA: &str = "kolya@desk.example";

/// Someone asks on a ticket; about none, for number 0.
pub async fn ask(house: &House, who: &str, number: i64, words: &str, to: Vec<Addressee>) -> Vec<Question> {
    let by = house.colleague(who).await;
    let mut act = house.desk().act(by.actor()).await.unwrap();
    let new = NewAsking { words: Words::plain(words), to, ..NewAsking::default() };
    let asking = match number {
        0 => Asking::alone(&mut act, &by, new).await.unwrap(),
        _ => {
            let mut ticket = ticket::Ticket::current(&mut act, TicketId(number)).await.unwrap();
            Asking::on_ticket(&mut act, &by, &mut ticket, new).await.unwrap()
        }
    };
    act.commit().await.unwrap();
    house.settled().await;
    Question::of_asking(&house.desk().look(), asking).await.unwrap()
}

pub async fn person(house: &House, name: &str) -> Addressee {
    Addressee::of(Whom::Staff(house.staff(name).await.id))
}

/// The department someone works in.
pub async fn department_of(house: &House, name: &str) -> Addressee {
    let staff = house.staff(name).await.id;
    let own = people::Staff::departments(&house.desk().look(), staff).await.unwrap();
    Addressee::of(Whom::Department(own[0].id))
}

pub async fn question(house: &House, id: QuestionId) -> Question {
    Question::find(&house.desk().look(), id).await.unwrap()
}

/// What is new behind someone's bell, newest first.
pub async fn bell(house: &House, name: &str) -> Vec<String> {
    house.settled().await;
    let id = house.staff(name).await.id;
    let wanted = notify::notice::Wanted { unread: true, ..Default::default() };
    let lines = notify::Notice::list(&house.desk().look(), id, wanted).await.unwrap();
    lines.into_iter().map(|line| line.kind.to_string()).collect()
}

/// The mail to someone that says this.
pub async fn mailed(house: &House, to: &str, words: &str, n: usize) -> Arc<Caught> {
    let mails = house.mails(n).await;
    let said = |mail: &&Arc<Caught>| mail.envelope.to == [to] && Letter::read(&mail.raw).unwrap().text.contains(words);
    mails.iter().find(said).unwrap().clone()
}

/// Someone answers a mail from an address.
pub async fn answers(house: &House, from: &str, caught: &Caught, text: &str) {
    let ours = Letter::read(&caught.raw).unwrap();
    let to = ours.reply_to[0].address.clone();
    let id = format!("<{}>", ours.message_id.unwrap());
    let head = [("From", from), ("To", to.as_str()), ("Subject", "Re: a question"), ("In-Reply-To", &id)];
    house.customer(from).hands_over(&[&to], letter(&head, text).as_bytes()).await.unwrap();
    house.settled().await;
}

story!(answering_the_mail_is_the_answer_and_then_it_is_news_no_more(house) {
    let number = house.customer(IVA).writes("The rucksack", "I was promised 10 %. Write to iva@kovac.example!").await;
    let asked = ask(house, "Vasya", number, "Why only 5 %?", vec![person(house, "Kolya").await]).await[0].clone();
    assert_eq!(bell(house, "Kolya").await, ["asked"]);
    house.later(60).await;
    let mail = mailed(house, KOLYA, "Why only 5 %?", 1).await;
    let said = Letter::read(&mail.raw).unwrap();
    assert_eq!(said.subject, format!("#{number} The rucksack: Vasya asks you"));
    assert!(said.text.contains("I was promised 10 %.") && said.text.contains("/q/"), "{}", said.text);
    assert!(said.html.unwrap().contains("Answer</a>"));
    answers(house, KOLYA, &mail, "The discounts were added up wrongly.\n\nOn Monday Vasya wrote:\n> Why only 5 %?").await;
    let now = question(house, asked.id).await;
    let kolya: StaffId = house.staff("Kolya").await.id;
    assert_eq!((now.state, now.ended_by), (QuestionState::Answered, Some(kolya)));
    let last = house.last(number).await;
    assert_eq!((last.kind, last.public, last.staff_id), (EntryKind::Answer, false, Some(kolya)));
    assert_eq!(last.reply_text.trim(), "The discounts were added up wrongly.");
    assert_eq!((bell(house, "Kolya").await, bell(house, "Vasya").await), (vec![], vec!["asked-answered".to_owned()]));
    answers(house, KOLYA, &mail, "And they still are.").await;
    assert_eq!(house.last(number).await.reply_text.trim(), "And they still are.", "words are never refused");
    house.mails(1).await;
});

story!(addresses_are_hidden_from_who_may_not_see_them_in_the_mail_too(house) {
    let admin = house.agent("Anna").await;
    let development = match department_of(house, "Kolya").await.whom { Whom::Department(id) => id, _ => unreachable!() };
    let number = house.customer(IVA).writes("The rucksack", "Write to iva@kovac.example!").await;
    let mut act = house.desk().act(base::Actor::Staff(admin.id)).await.unwrap();
    people::Department::show_contacts(&mut act, &people::Admin::of_the_machine(), development, people::Contacts::Named).await.unwrap();
    act.commit().await.unwrap();
    ask(house, "Vasya", number, "Does iva@kovac.example know?", vec![person(house, "Kolya").await]).await;
    house.later(60).await;
    let mail = Letter::read(&mailed(house, KOLYA, "Write to", 1).await.raw).unwrap();
    assert!(!mail.text.contains(IVA) && !mail.html.unwrap().contains(IVA), "{}", mail.text);
});

story!(an_answer_from_another_address_is_not_believed(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    house.later(60).await;
    let mail = mailed(house, KOLYA, "Why?", 1).await;
    answers(house, "stranger@elsewhere.example", &mail, "I am Kolya.").await;
    assert!(question(house, asked.id).await.is_open());
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'notice'").await, 1);
});

story!(a_department_is_told_those_who_are_here_and_whoever_leads_and_asks_when_it_is_late(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let support = department_of(house, "Petya").await;
    let asked = ask(house, "Irina", number, "Who promised it?", vec![support]).await[0].clone();
    for name in ["Vasya", "Petya", "Olga"] {
        assert_eq!(bell(house, name).await.iter().filter(|kind| *kind == "asked").count(), 1, "{name}");
    }
    assert!(!bell(house, "Irina").await.contains(&"asked".to_owned()));
    let left = Duration::from_micros(u64::try_from(asked.due_at.since(house.desk().now())).unwrap()).as_secs();
    house.later(left - 1800).await;
    assert!(bell(house, "Petya").await.contains(&"asked-soon".to_owned()));
    house.later(1801).await;
    assert!(bell(house, "Irina").await.contains(&"asked-late".to_owned()), "{:?}", bell(house, "Irina").await);
    assert!(bell(house, "Olga").await.contains(&"asked-late".to_owned()), "she leads it");
    assert!(!bell(house, "Petya").await.contains(&"asked-late".to_owned()));
});

story!(whoever_stands_in_is_asked_and_answers_by_mail(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let (kolya, irina) = (house.colleague("Kolya").await, house.staff("Irina").await.id);
    let mut act = house.desk().act(kolya.actor()).await.unwrap();
    let now = act.now();
    let new = people::NewAbsence {
        staff: kolya.id,
        since: now,
        until: None,
        substitute: Some(irina),
        by_duty: Vec::new(),
        reason: "mushrooms".into(),
    };
    people::Absence::plan(&mut act, &kolya, &new).await.unwrap();
    act.commit().await.unwrap();
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    assert!(bell(house, "Irina").await.contains(&"asked".to_owned()));
    assert_eq!(bell(house, "Kolya").await, [] as [String; 0]);
    house.later(60).await;
    let mail = mailed(house, "irina@desk.example", "Why?", 1).await;
    answers(house, "irina@desk.example", &mail, "An old price list.").await;
    assert_eq!(question(house, asked.id).await.ended_by, Some(irina));
});

story!(a_question_about_no_ticket_is_mailed_and_answered_too(house) {
    let asked = ask(house, "Vasya", 0, "Where are the keys?", vec![person(house, "Kolya").await]).await[0].clone();
    house.later(60).await;
    let mail = mailed(house, KOLYA, "Where are the keys?", 1).await;
    answers(house, KOLYA, &mail, "In the second drawer.").await;
    assert_eq!(question(house, asked.id).await.state, QuestionState::Answered);
    let said = asked.words(&house.desk().look()).await.unwrap();
    assert_eq!(said.last().unwrap().text, "In the second drawer.");
    assert_eq!(bell(house, "Vasya").await, ["asked-answered"]);
});

story!(whoever_declines_says_why_and_whoever_asked_is_told(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Kolya").await]).await[0].clone();
    let kolya = house.colleague("Kolya").await;
    let mut act = house.desk().act(kolya.actor()).await.unwrap();
    let mut asked = Question::current(&mut act, asked.id).await.unwrap();
    asked.decline(&mut act, &kolya, "Marketing sets the prices", None).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!((bell(house, "Kolya").await, bell(house, "Vasya").await), (vec![], vec!["asked-declined".to_owned()]));
    let list = house.agent("Vasya").await.opens("/notices").await.is(200).text();
    assert!(list.contains("Kolya cannot answer this") && list.contains("Marketing sets the prices"), "{list}");
});

story!(the_list_of_questions_opens_the_next_one_due_to_be_answered(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let kolya = house.agent("Kolya").await;
    assert!(kolya.opens("/questions").await.is(200).text().contains("Nobody waits for your answer"));
    let first = ask(house, "Vasya", number, "Why only 5?", vec![department_of(house, "Kolya").await]).await[0].clone();
    house.later(5).await;
    let second = ask(house, "Petya", 0, "Where are the keys?", vec![person(house, "Kolya").await]).await[0].clone();
    let list = kolya.opens("/questions").await.is(200).text();
    assert!(list.contains("Only 5 %?") && list.contains("Why only 5?") && list.contains("Where are the keys?"), "{list}");
    assert!(list.contains(&format!("action=\"/questions/{}/answers\"", first.id)) && list.contains("Development"), "{list}");
    let rail = kolya.opens("/notices").await.is(200).text();
    assert!(rail.contains("href=\"/questions\""), "the rail leads there");
    kolya.sends_parts(&format!("/questions/{}/answers", first.id), &[("text", "An old list.")]).await.is(303);
    assert_eq!(question(house, first.id).await.state, QuestionState::Answered);
    let list = kolya.opens("/questions").await.is(200).text();
    assert!(list.contains("You gave one answer") && list.contains("I answered"), "{list}");
    let other = kolya.opens(&format!("/questions/{}", second.id)).await.is(200).text();
    assert!(other.contains("Where are the keys?"));
    house.agent("Irina").await.opens(&format!("/questions/{}", second.id)).await.is(200);
    let asks = house.agent("Petya").await;
    let mine = asks.opens("/questions").await.is(200).text();
    assert!(mine.contains("I ask") && mine.contains("Where are the keys?"), "{mine}");
    asks.sends(&format!("/questions/{}/withdrawal", second.id), &[]).await.is(303);
    assert_eq!(question(house, second.id).await.state, QuestionState::Withdrawn);
});

story!(a_collaborator_sees_no_question_of_others(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let asked = ask(house, "Vasya", number, "Why?", vec![person(house, "Irina").await]).await[0].clone();
    let kolya = house.agent("Kolya").await;
    kolya.opens(&format!("/questions/{}", asked.id)).await.is(404);
    kolya.sends_parts(&format!("/questions/{}/answers", asked.id), &[("text", "I know!")]).await.is(404);
    assert!(question(house, asked.id).await.is_open());
});

/// Somebody outside.
pub fn partner(name: &str, address: &str) -> Addressee {
    let person = ticket::Person { name: name.to_owned(), address: address.to_owned() };
    Addressee { word: "Parcel 77.".to_owned(), ..Addressee::of(Whom::Partner(person)) }
}

story!(somebody_outside_is_asked_by_mail_and_their_answer_stays_inside(house) {
    let courier = "office@fast.example";
    let number = house.customer(IVA).writes("Iva’s rucksack", "It never came.").await;
    let asked = ask(house, "Vasya", number, "Where is it?", vec![partner("Fast", courier)]).await[0].clone();
    let mail = mailed(house, courier, "Where is it?", 1).await;
    let said = Letter::read(&mail.raw).unwrap();
    assert!(said.text.contains("Parcel 77.") && said.subject == "Tavan: Where is it?", "{}", said.subject);
    let raw = String::from_utf8_lossy(&mail.raw).into_owned();
    for secret in ["iva@kovac.example", "Iva", "rucksack", "It never came", "/q/"] {
        assert!(!raw.contains(secret), "{secret} in {raw}");
    }
    let holder = house.ticket(number).await.holder;
    assert_eq!(holder, "outside");
    answers(house, courier, &mail, "At the depot in Zagreb.\n\nOn Monday Vasya wrote:\n> Where is it?").await;
    let now = question(house, asked.id).await;
    assert_eq!((now.state, now.ended_by), (QuestionState::Answered, None));
    let last = house.last(number).await;
    assert_eq!((last.kind, last.public, last.reply_text.trim()), (EntryKind::Answer, false, "At the depot in Zagreb."));
    assert_eq!(last.author_address, courier);
    assert_eq!(bell(house, "Vasya").await, ["asked-answered"]);
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
    answers(house, "driver@fast.example", &mail, "It is in my car.").await;
    assert_eq!(house.last(number).await.author_address, "driver@fast.example", "whoever holds the address answers");
    house.mails(1).await;
});

story!(somebody_outside_is_reminded_once_before_their_time_and_not_after_an_answer(house) {
    let (courier, mill) = ("office@fast.example", "mill@wool.example");
    let number = house.customer(IVA).writes("Iva’s rucksack", "It never came.").await;
    let both = vec![partner("Fast", courier), partner("", mill)];
    let asked = ask(house, "Vasya", number, "Where is it?", both).await;
    let first = mailed(house, courier, "Where is it?", 2).await;
    let other = mailed(house, mill, "Where is it?", 2).await;
    answers(house, mill, &other, "Not here.").await;
    let left = Duration::from_micros(u64::try_from(asked[0].due_at.since(house.desk().now())).unwrap()).as_secs();
    let to = |address: &str| -> Vec<Arc<Caught>> {
        house.office.catcher.mails().into_iter().filter(|mail| mail.envelope.to == [address]).collect()
    };
    house.later(left - 600).await;
    assert_eq!((to(courier).len(), to(mill).len()), (2, 1), "who has answered is left in peace");
    let reminded = to(courier)[1].clone();
    let (first, said) = (Letter::read(&first.raw).unwrap(), Letter::read(&reminded.raw).unwrap());
    assert!(said.text.contains("still waits for your answer") && said.text.contains("Where is it?"), "{}", said.text);
    assert!(said.message_id != first.message_id && said.references.contains(&first.message_id.unwrap()));
    house.later(1200).await;
    assert_eq!(to(courier).len(), 2);
    answers(house, courier, &reminded, "At the depot.").await;
    assert_eq!(question(house, asked[0].id).await.state, QuestionState::Answered);
});

story!(what_cannot_be_sent_outside_is_told_to_whoever_asked(house) {
    let number = house.customer(IVA).writes("The rucksack", "It never came.").await;
    house.office.will_say(mail::smtp::Answer::Refuse("no such user".into()));
    let asked = ask(house, "Vasya", number, "Where is it?", vec![partner("", "nobody@fast.example")]).await[0].clone();
    assert_eq!(bell(house, "Vasya").await, ["asked-declined"]);
    let list = house.agent("Vasya").await.opens("/notices").await.is(200).text();
    assert!(list.contains("The question did not reach nobody@fast.example") && list.contains("no such user"), "{list}");
    assert!(question(house, asked.id).await.is_open());
    let page = house.agent("Vasya").await.opens_ticket(number).await.is(200).text();
    assert!(page.contains("not delivered: ") && page.contains("no such user"), "{page}");
    let shown = house.api("Vasya").await.gets(&format!("/api/v1/tickets/{number}/questions")).await.is(200).json();
    assert!(shown.to_string().contains("\"undelivered\":\"5.7.1 no such user\""), "{shown}");
});

story!(a_question_that_comes_back_says_why_until_it_goes_again(house) {
    let number = house.customer(IVA).writes("The rucksack", "It never came.").await;
    let asked = ask(house, "Vasya", number, "Where is it?", vec![partner("", "closed@fast.example")]).await[0].clone();
    let mail = Letter::read(&mailed(house, "closed@fast.example", "Where is it?", 1).await.raw).unwrap();
    let (to, id) = (mail.reply_to[0].address.clone(), mail.message_id.unwrap());
    let report = format!(
        "From: MAILER-DAEMON@fast.example\r\nTo: {to}\r\nSubject: failure notice\r\nMessage-ID: <back@fast.example>\r\n\r\n\
         Hi. This is the qmail-send program at fast.example.\r\n\r\n<closed@fast.example>:\r\n\
         We are closed for good. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <{id}>\r\n"
    );
    house.customer("").hands_over(&[&to], report.as_bytes()).await.unwrap();
    house.settled().await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("not delivered: ") && page.contains("We are closed for good."), "{page}");
    assert!(vasya.opens("/notices").await.is(200).text().contains("We are closed for good."));
    assert!(vasya.opens(&format!("/questions/{}", asked.id)).await.is(200).text().contains("We are closed for good."));
    // A reminder goes, and nothing says that it does not arrive.
    let left = Duration::from_micros(u64::try_from(asked.due_at.since(house.desk().now())).unwrap()).as_secs();
    house.later(left - 600).await;
    house.mails(2).await;
    let vasya = house.agent("Vasya").await;
    assert!(!vasya.opens_ticket(number).await.is(200).text().contains("not delivered"));
});

story!(what_is_asked_without_a_ticket_is_set_onto_one_later(house) {
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    assert!(vasya.opens("/questions/new").await.is(200).text().contains("Development"));
    let nobody = vasya.sends_parts("/questions", &[("text", "Why?")]).await.is(422).text();
    assert!(nobody.contains("Choose whom to ask.") && nobody.contains("Why?"), "{nobody}");
    let to = format!("s{}", kolya.id);
    vasya.sends_parts("/questions", &[("text", "Which price list holds?"), ("whom", &to)]).await.is(303);
    let id = house.count("SELECT max(id) FROM question").await;
    kolya.sends_parts(&format!("/questions/{id}/answers"), &[("text", "The one of May.")]).await.is(303);
    for wrong in ["x", "99999"] {
        vasya.sends(&format!("/questions/{id}/ticket"), &[("number", wrong)]).await.is(422);
    }
    vasya.sends(&format!("/questions/{id}/ticket"), &[("number", &format!("#{number}"))]).await.is(303);
    let words = house.words(number).await;
    assert_eq!(words, ["Only 5 %?", "Which price list holds?", "The one of May."]);
    kolya.opens_ticket(number).await.is(200);
});

story!(any_mix_is_asked_without_a_ticket_each_by_a_time_of_their_own(house) {
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    let accounting = match department_of(house, "Irina").await.whom { Whom::Department(id) => id, _ => unreachable!() };
    let page = vasya.opens(&format!("/questions/new?department={accounting}&person={}", kolya.id)).await.is(200).text();
    assert!(page.contains(&format!("value=\"d{accounting}\" checked")), "{page}");
    assert!(page.contains(&format!("value=\"s{}\" checked", kolya.id)), "{page}");
    let (one, other) = (format!("d{accounting}"), format!("s{}", kolya.id));
    let (due_one, at_one) = (format!("due-{one}"), format!("at-{one}"));
    let mut fields = vec![("text", "What of the mill?"), ("whom", &one), ("whom", &other), (&due_one, "at")];
    fields.extend([("partner_name", "Mill"), ("partner_address", "mill@wool.example"), ("partner_word", "")]);
    fields.extend([("partner_name", ""), ("partner_address", "office@fast.example"), ("partner_word", "Parcel 77.")]);
    let past = [fields.as_slice(), &[(at_one.as_str(), "2001-01-01T09:00")]].concat();
    let refused = vasya.sends_parts("/questions", &past).await.is(422).text();
    assert!(refused.contains("Choose a time that is still to come.") && refused.contains("mill@wool.example"), "{refused}");
    assert!(refused.contains("2001-01-01T09:00") && refused.contains("office@fast.example"), "{refused}");
    let right = [fields.as_slice(), &[(at_one.as_str(), "2099-01-02T09:30")]].concat();
    vasya.sends_parts("/questions", &right).await.is(303);
    let id = house.count("SELECT max(id) FROM asking").await;
    let all = Question::of_asking(&house.desk().look(), question::AskingId(id)).await.unwrap();
    let words: Vec<_> = all.iter().map(|q| (q.department_id, q.staff_id, q.word.as_str())).collect();
    assert_eq!(words, [(Some(accounting), None, ""), (None, Some(kolya.id), ""), (None, None, ""), (None, None, "Parcel 77.")]);
    assert!(all[0].due_at > all[1].due_at, "by the time that was written");
    let collaborator = kolya.opens("/questions/new").await.is(200).text();
    assert!(!collaborator.contains("partner_address"), "only those who answer customers ask outside");
    house.mails(2).await;
});

story!(what_a_department_owes_stands_apart_from_what_one_is_asked(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let owed = ask(house, "Vasya", number, "Why only 5?", vec![department_of(house, "Kolya").await]).await[0].clone();
    let kolya = house.agent("Kolya").await;
    let list = kolya.opens("/questions").await.is(200).text();
    assert!(list.contains("My department owes") && list.contains(&format!("id=\"owed-{}\"", owed.id)), "{list}");
    assert!(list.contains("Nobody asks you alone.") && !list.contains("Nobody waits for your answer"), "{list}");
    kolya.sends(&format!("/questions/{}/care", owed.id), &[]).await.is(303);
    let list = kolya.opens("/questions").await.is(200).text();
    assert!(list.contains(&format!("id=\"asked-{}\"", owed.id)) && !list.contains("My department owes"), "{list}");
});

story!(prepared_words_are_at_hand_for_questions_about_no_ticket_too(house) {
    let (olga, vasya, kolya) = (house.agent("Olga").await, house.agent("Vasya").await, house.agent("Kolya").await);
    let words = "Ask {{customer.name}} for the bill. {{agent.name}}, {{department}}";
    let fields = [("name", "The bill"), ("whose", "company"), ("purpose", "note"), ("text-en", words)];
    olga.sends("/settings/templates", &fields).await.is(303);
    let template = house.count("SELECT max(id) FROM template").await.to_string();
    let here = "data-templates-url-value=\"/templates\"";
    assert!(vasya.opens("/questions/new").await.is(200).text().contains(here), "where one asks");
    let to = format!("s{}", kolya.id);
    vasya.sends_parts("/questions", &[("text", "Which price list holds?"), ("whom", &to)]).await.is(303);
    let card = kolya.opens("/questions").await.is(200).text();
    assert!(card.contains(here), "where one answers: {card}");
    let offered = kolya.opens("/templates?piece=true&kind=note&q=bill").await.is(200).text();
    assert!(offered.contains("for the bill. Kolya, Development"), "{offered}");
    assert!(offered.contains("{{customer.name}}"), "what only a ticket tells stays open: {offered}");
    assert!(!kolya.opens("/templates?piece=true&kind=note&q=nothing").await.text().contains("The bill"));
    kolya.sends("/templates", &[("template", &template), ("plain", "true")]).await.is(204);
    assert_eq!(house.count("SELECT max(uses) FROM template_use").await, 1);
    let reply = [("name", "Dear"), ("whose", "company"), ("purpose", "reply"), ("text-en", "Dear customer")];
    olga.sends("/settings/templates", &reply).await.is(303);
    let reply = house.count("SELECT max(id) FROM template").await.to_string();
    assert!(!vasya.opens("/templates?q=dear").await.is(200).text().contains("Dear"), "words to customers are not for colleagues");
    kolya.sends("/templates", &[("template", &reply)]).await.is(404);
});
