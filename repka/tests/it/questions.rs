//! Several departments settle one matter inside the ticket: asked in one act, each with a clock of their own.

use crate::house::{Answer, Browser, House};
use question::{Question, QuestionState};

const IVA: &str = "iva@kovac.example";

/// The ticket of a customer who paid too much, which Vasya has.
async fn rucksack(house: &House) -> (i64, Browser) {
    let number = house.customer(IVA).writes("Discount is 5%", "The banner said 10 %. The receipt says 5 %.").await;
    let vasya = house.agent("Vasya").await;
    vasya.takes(number).await.is(303);
    (number, vasya)
}

/// `d3`: a department as the form names it.
async fn department(house: &House, name: &str) -> String {
    format!("d{}", house.department(name).await)
}

async fn asks(who: &Browser, number: i64, text: &str, whom: &[&str], more: &[(&str, &str)]) -> Answer {
    let whom = whom.iter().map(|key| ("whom", *key));
    let fields: Vec<_> = [("text", text)].into_iter().chain(whom).chain(more.iter().copied()).collect();
    who.sends_parts(&format!("/tickets/{number}/questions"), &fields).await
}

async fn questions(house: &House, number: i64) -> Vec<Question> {
    Question::of_ticket(&house.desk().look(), base::TicketId(number)).await.unwrap()
}

story!(three_are_asked_in_one_act_and_the_ticket_waits_for_them(house) {
    let (number, vasya) = rucksack(house).await;
    let [support, accounting, development] =
        [department(house, "Support").await, department(house, "Accounting").await, department(house, "Development").await];
    let tab = vasya.opens(&format!("/tickets/{number}?compose=question")).await.is(200).text();
    assert!(tab.contains(&format!("name=\"whom\" value=\"{accounting}\"")) && tab.contains("The banner said"), "{tab}");
    let later = vasya.opens_ticket(number).await.text();
    assert!(later.contains(&format!("src=\"/tickets/{number}/questions/new\"")) && !later.contains("name=\"whom\""));
    let piece = vasya.opens(&format!("/tickets/{number}/questions/new")).await.is(200).text();
    assert!(piece.contains(&format!("<turbo-frame id=\"asking-{number}\">")) && piece.contains("Irina"), "{piece}");
    let words = format!("word-{accounting}");
    let whom = [&*support, &*accounting, &*development];
    asks(&vasya, number, "Where do the 5 % come from?", &whom, &[(&words, "Please look at rule 88.")]).await.is(303);
    let asked = questions(house, number).await;
    assert_eq!(asked.iter().map(|q| q.word.as_str()).collect::<Vec<_>>(), ["", "Please look at rule 88.", ""]);
    assert_eq!(house.ticket(number).await.holder, "departments");
    assert_eq!(house.words(number).await.last().unwrap(), "Where do the 5 % come from?");
    house.settled().await;
});

story!(what_cannot_be_asked_comes_back_with_its_words_and_choices(house) {
    let (number, vasya) = rucksack(house).await;
    let accounting = department(house, "Accounting").await;
    let nobody = asks(&vasya, number, "Who knows?", &[], &[]).await.is(422).text();
    assert!(nobody.contains("Choose whom to ask.") && nobody.contains("Who knows?"), "{nobody}");
    let unknown = asks(&vasya, number, "Who?", &[&accounting], &[("person", "Nikolay"), ("track", "source")]).await;
    let unknown = unknown.is(422).text();
    assert!(unknown.contains("Nobody here is called “Nikolay”"), "{unknown}");
    assert!(unknown.contains(&format!("value=\"{accounting}\" checked")) && unknown.contains("value=\"source\" checked"));
    let myself = format!("s{}", vasya.id);
    assert!(asks(&vasya, number, "Who?", &[&myself], &[]).await.is(422).text().contains("You cannot ask yourself."));
    let empty = asks(&vasya, number, " ", &[&accounting], &[]).await.is(422).text();
    assert!(empty.contains("Write what you want to know."));
    asks(&vasya, number, "Who?", &["d99999"], &[]).await.is(404);
    asks(&vasya, number, "Who?", &["x"], &[]).await.is(404);
    let elsewhere = house.customer("boris@kupac.example").writes("A secret", "Only for Boris.").await;
    let other = house.last(elsewhere).await.id.to_string();
    asks(&vasya, number, "Look at this", &[&accounting], &[("entry", &other)]).await.is(404);
    asks(&vasya, number, "Irina?", &[], &[("person", "irina")]).await.is(303);
    let asked = questions(house, number).await;
    assert_eq!((asked.len(), asked[0].state, asked[0].staff_id), (1, QuestionState::Open, Some(house.staff("Irina").await.id)));
    house.settled().await;
});

story!(several_outside_are_asked_in_one_act_and_each_by_a_time_of_its_own(house) {
    let (number, vasya) = rucksack(house).await;
    let accounting = department(house, "Accounting").await;
    let (due, at) = (format!("due-{accounting}"), format!("at-{accounting}"));
    let mut more = vec![(due.as_str(), "at"), (&at, "2099-01-02T09:30")];
    for address in ["mill@wool.example", "office@fast.example"] {
        more.extend([("partner_name", ""), ("partner_address", address), ("partner_due", "at")]);
        more.push(("partner_at", "2099-01-03T09:30"));
    }
    asks(&vasya, number, "Where is it?", &[&accounting], &more).await.is(303);
    let asked = questions(house, number).await;
    let addresses: Vec<_> = asked.iter().map(|q| q.partner_address.as_deref()).collect();
    assert_eq!(addresses, [None, Some("mill@wool.example"), Some("office@fast.example")]);
    assert!(asked[0].due_at < asked[1].due_at && asked[1].due_at == asked[2].due_at);
    let never = asks(&vasya, number, "When?", &[&accounting], &[(&due, "at"), (&at, "soon")]).await.is(422).text();
    assert!(never.contains("Choose a time that is still to come."), "{never}");
    house.mails(2).await;
});

story!(a_question_that_is_begun_is_a_draft_of_its_own(house) {
    let (number, vasya) = rucksack(house).await;
    let path = format!("/tickets/{number}/drafts/question");
    let saved = vasya.request(reqwest::Method::PUT, &path).header("content-type", "application/x-www-form-urlencoded");
    let saved = saved.body("generation=1&html=%3Cdiv%3EWhere+from%3F%3C%2Fdiv%3E").send().await.unwrap();
    assert_eq!(saved.status().as_u16(), 200);
    let drafts = vasya.opens("/drafts").await.is(200).text();
    assert!(drafts.contains("Where from?") && drafts.contains(&format!("/tickets/{number}?compose=question#composer")));
    asks(&vasya, number, "Where from?", &[&department(house, "Accounting").await], &[]).await.is(303);
    assert!(!vasya.opens("/drafts").await.is(200).text().contains("Where from?"), "it was asked");
    house.settled().await;
});

/// What is asked on the ticket and still open, by whom it was asked.
async fn open_to(house: &House, number: i64, key: &str) -> i64 {
    let asked = questions(house, number).await;
    let of = |q: &Question| q.department_id.map(|d| format!("d{d}")).or(q.staff_id.map(|s| format!("s{s}")));
    asked.iter().rfind(|q| q.is_open() && of(q).as_deref() == Some(key)).unwrap().id.0
}

async fn answers(who: &Browser, question: i64, text: &str) -> Answer {
    who.sends_parts(&format!("/questions/{question}/answers"), &[("text", text)]).await
}

async fn states(house: &House, number: i64) -> Vec<&'static str> {
    questions(house, number).await.into_iter().map(|q| q.state.as_str()).collect()
}

story!(whoever_is_asked_sees_the_ticket_and_two_of_three_have_answered(house) {
    let (number, vasya) = rucksack(house).await;
    let (irina, kolya) = (house.agent("Irina").await, house.agent("Kolya").await);
    let [support, accounting, development] =
        [department(house, "Support").await, department(house, "Accounting").await, department(house, "Development").await];
    kolya.opens(&format!("/tickets/{number}")).await.is(404);
    asks(&vasya, number, "Where do the 5 % come from?", &[&support, &accounting, &development], &[]).await.is(303);
    let (to_accounting, to_development) =
        (open_to(house, number, &accounting).await, open_to(house, number, &development).await);
    let page = kolya.opens_ticket(number).await.text();
    assert!(page.contains("The banner said 10 %") && page.contains(&format!("/questions/{to_development}/answers")), "{page}");
    assert!(!page.contains(&format!("/questions/{to_accounting}/answers")), "others answer for themselves");
    answers(&kolya, to_development, " ").await.is(422);
    answers(&kolya, to_development, "Rule 88 ended at noon.").await.is(303);
    answers(&irina, to_accounting, "Charged as rule 88 says.").await.is(303);
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("2 of 3 answered") && page.contains("answers Vasya: Where do the 5 % come from?"), "{page}");
    assert_eq!(states(house, number).await, ["open", "answered", "answered"]);
    assert_eq!(house.ticket(number).await.holder, "departments");
    answers(&house.agent("Petya").await, open_to(house, number, &support).await, "A refund is fine.").await.is(303);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.holder.as_str(), ticket.assignee_id), ("staff", Some(vasya.id)));
    crate::ledger::proves_right(house, number).await;
    house.settled().await;
});

story!(those_still_silent_share_the_time_and_all_shares_are_the_customer_s_wait(house) {
    let (number, vasya) = rucksack(house).await;
    let [support, accounting, development] =
        [department(house, "Support").await, department(house, "Accounting").await, department(house, "Development").await];
    house.later(100).await;
    asks(&vasya, number, "Why?", &[&support, &accounting, &development], &[]).await.is(303);
    house.later(300).await;
    answers(&house.agent("Kolya").await, open_to(house, number, &development).await, "Rule 88.").await.is(303);
    house.later(200).await;
    answers(&house.agent("Irina").await, open_to(house, number, &accounting).await, "As rule 88 says.").await.is(303);
    answers(&house.agent("Petya").await, open_to(house, number, &support).await, "Refund.").await.is(303);
    house.later(50).await;
    vasya.replies_and(number, "You get the rest back.", "wait").await.is(303);
    house.mails(6).await; // five colleagues of three departments are asked by mail, and the answer goes
    let ticket = house.ticket(number).await;
    let ledger = ticket.ledger(&house.desk().look()).await.unwrap();
    let shares = ticket::ledger::shares(&ledger, house.desk().now());
    let of = |key: &str| {
        let id = base::DepartmentId(key[1..].parse().unwrap());
        shares[&ticket::ledger::Whose::Party(ticket::Party::Department(id))] / 1_000_000
    };
    assert_eq!((of(&support), of(&accounting), of(&development)), (200, 200, 100));
    assert_eq!(shares[&ticket::ledger::Whose::Staff(vasya.id)], 150_000_000);
    assert_eq!(shares.values().sum::<i64>(), 650_000_000, "to the second, and beyond");
    crate::ledger::proves_right(house, number).await;
});

story!(one_who_is_late_is_reminded_its_lead_told_and_a_colleague_takes_over(house) {
    let (number, vasya) = rucksack(house).await;
    let support = department(house, "Support").await;
    let irina = house.agent("Irina").await;
    let due = house.desk().now().plus(std::time::Duration::from_secs(3600)).micros().to_string();
    asks(&irina, number, "Who promised it?", &[&support], &[(&format!("due-{support}"), &due)]).await.is(303);
    let id = open_to(house, number, &support).await;
    let (petya, olga) = (house.agent("Petya").await, house.agent("Olga").await);
    petya.sends(&format!("/questions/{id}/care"), &[]).await.is(303);
    assert!(vasya.opens_ticket(number).await.text().contains("Petya looks after it"));
    olga.sends(&format!("/questions/{id}/care"), &[]).await.is(403);
    let told = async |kind: &str| {
        let n: i64 = store::Query::new("SELECT count(*) FROM event WHERE kind = ").with("", kind).value(house.desk().db()).await.unwrap();
        n
    };
    house.later(2800).await;
    assert_eq!((told("question.near").await, told("question.late").await), (1, 0));
    house.later(900).await;
    assert_eq!((told("question.near").await, told("question.late").await), (1, 1));
    assert!(olga.opens_ticket(number).await.text().contains("Take it over"));
    olga.sends(&format!("/questions/{id}/care"), &[]).await.is(303);
    assert_eq!(questions(house, number).await[0].taken_by, Some(olga.id));
    answers(&olga, id, "Marketing did.").await.is(303);
    assert!(irina.opens_ticket(number).await.text().contains("Olga answered"));
    house.later(9000).await;
    assert_eq!(told("question.late").await, 1, "what is answered is minded no more");
});

story!(who_is_not_the_right_one_says_so_and_names_who_is(house) {
    let (number, vasya) = rucksack(house).await;
    let (accounting, development) = (department(house, "Accounting").await, department(house, "Development").await);
    asks(&vasya, number, "Why 5 %?", &[&accounting], &[]).await.is(303);
    let id = open_to(house, number, &accounting).await;
    let irina = house.agent("Irina").await;
    let path = format!("/questions/{id}/refusal");
    irina.sends(&path, &[("reason", " "), ("instead", &development)]).await.is(422);
    irina.sends(&path, &[("reason", "Prices are theirs."), ("instead", &development)]).await.is(303);
    assert_eq!(states(house, number).await, ["declined", "open"]);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.holder.as_str(), house.words(number).await.last().unwrap().as_str()), ("departments", "Prices are theirs."));
    house.agent("Kolya").await.opens_ticket(number).await;
    irina.sends(&path, &[("reason", "Again.")]).await.is(403);
    answers(&irina, id, "I looked it up all the same: rule 88.").await.is(303);
    assert_eq!(states(house, number).await, ["answered", "open"], "words of a colleague are never refused");
    let other = open_to(house, number, &development).await;
    house.agent("Kolya").await.sends(&format!("/questions/{other}/withdrawal"), &[]).await.is(404);
    vasya.sends(&format!("/questions/{other}/withdrawal"), &[]).await.is(303);
    assert_eq!((states(house, number).await, house.ticket(number).await.holder), (vec!["answered", "withdrawn"], "staff".into()));
    crate::ledger::proves_right(house, number).await;
    house.settled().await;
});

story!(what_is_answered_can_be_asked_further_answered_again_and_answered_after_the_end(house) {
    let (number, vasya) = rucksack(house).await;
    let (accounting, development) = (department(house, "Accounting").await, department(house, "Development").await);
    let irina = house.agent("Irina").await;
    asks(&vasya, number, "Why 5 %?", &[&accounting, &development], &[]).await.is(303);
    let (id, other) = (open_to(house, number, &accounting).await, open_to(house, number, &development).await);
    answers(&irina, id, "Rule 88.").await.is(303);
    answers(&irina, id, "And rule 89.").await.is(303);
    vasya.sends(&format!("/questions/{id}/further"), &[("text", "Since when?")]).await.is(303);
    assert_eq!(states(house, number).await, ["open", "open"]);
    let page = irina.opens_ticket(number).await.text();
    assert!(page.contains("to Accounting, after: Why 5 %?"), "{page}");
    answers(&irina, id, "Since Monday.").await.is(303);
    vasya.replies_and(number, "You get the rest back.", "solve").await.is(303);
    house.settled().await;
    assert_eq!(states(house, number).await, ["answered", "withdrawn"], "what the customer gets is settled");
    answers(&house.agent("Kolya").await, other, "It was the banner.").await.is(303);
    assert_eq!(states(house, number).await, ["answered", "answered"]);
    assert_eq!(house.words(number).await.last().unwrap(), "It was the banner.");
    crate::ledger::proves_right(house, number).await;
    house.settled().await;
});

story!(what_the_customer_gets_is_settled_while_where_it_came_from_stays_asked(house) {
    let (number, vasya) = rucksack(house).await;
    let accounting = department(house, "Accounting").await;
    asks(&vasya, number, "How did it come to that?", &[&accounting], &[("track", "source")]).await.is(303);
    assert_eq!(house.ticket(number).await.holder, "staff", "nobody waits for it but whoever asks");
    vasya.replies_and(number, "You get the rest back.", "solve").await.is(303);
    house.settled().await;
    assert_eq!(states(house, number).await, ["open"]);
    assert!(vasya.opens_ticket(number).await.text().contains("Where it came from"));
    crate::ledger::proves_right(house, number).await;
});

story!(the_customer_s_next_words_are_for_the_agent_though_departments_are_asked(house) {
    let (number, vasya) = rucksack(house).await;
    asks(&vasya, number, "Why 5 %?", &[&department(house, "Accounting").await], &[]).await.is(303);
    house.later(60).await;
    let to = house.post().minter().reply_address("support@desk.example", number);
    let raw = crate::house::letter(&[("From", IVA), ("To", &to), ("Subject", "Re: Hi")], "And now?");
    assert_eq!(house.customer(IVA).sends(&[&to], &raw).await, number);
    assert_eq!(house.ticket(number).await.holder, "staff");
    assert_eq!(states(house, number).await, ["open"]);
    crate::ledger::proves_right(house, number).await;
    house.settled().await;
});

story!(questions_go_where_their_entry_goes(house) {
    let (one, vasya) = rucksack(house).await;
    let two = house.customer(IVA).writes("My order", "And the other one?").await;
    asks(&vasya, one, "Why 5 %?", &[&department(house, "Accounting").await], &[]).await.is(303);
    house.later(60).await;
    let stays = two.to_string();
    vasya.sends(&format!("/tickets/{one}/merge"), &[("with", &stays), ("stays", &stays)]).await.is(303);
    assert_eq!((questions(house, one).await.len(), states(house, two).await), (0, vec!["open"]));
    assert!(vasya.opens_ticket(two).await.text().contains("0 of 1 answered"));
    house.later(60).await;
    for number in [one, two] {
        crate::ledger::proves_right(house, number).await;
    }
    vasya.sends(&format!("/tickets/{one}/merge"), &[("_method", "delete")]).await.is(303);
    assert_eq!((states(house, one).await, questions(house, two).await.len()), (vec!["open"], 0));
    answers(&house.agent("Irina").await, questions(house, one).await[0].id.0, "Rule 88.").await.is(303);
    for number in [one, two] {
        crate::ledger::proves_right(house, number).await;
    }
    house.settled().await;
});

story!(two_answers_that_contradict_each_other_are_asked_together_and_it_is_known_who_was_right(house) {
    let (number, vasya) = rucksack(house).await;
    let (accounting, development) = (department(house, "Accounting").await, department(house, "Development").await);
    asks(&vasya, number, "Which rule?", &[&accounting, &development], &[]).await.is(303);
    assert!(!vasya.opens_ticket(number).await.text().contains("/contradictions"), "there is nothing to compare yet");
    let (one, other) = (open_to(house, number, &accounting).await, open_to(house, number, &development).await);
    let (irina, kolya) = (house.agent("Irina").await, house.agent("Kolya").await);
    answers(&irina, one, "Rule 88.").await.is(303);
    answers(&kolya, other, "Rule 12.").await.is(303);
    let path = format!("/tickets/{number}/contradictions");
    let (one, other) = (one.to_string(), other.to_string());
    assert!(kolya.opens_ticket(number).await.text().contains(&path), "any reader marks them");
    kolya.sends(&path, &[("one", &one), ("other", &one), ("text", "Which?")]).await.is(422);
    kolya.sends(&path, &[("one", &one), ("other", &other), ("text", "Which one holds?")]).await.is(303);
    assert_eq!(states(house, number).await, ["answered", "answered", "open", "open"]);
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("Accounting and Development contradict each other") && page.contains("Who was right?"), "{page}");
    let id = house.count("SELECT max(id) FROM contradiction").await;
    vasya.sends(&format!("{path}/{id}"), &[("right", &one)]).await.is(303);
    assert!(vasya.opens_ticket(number).await.text().contains("Accounting was right"));
    house.settled().await;
});

story!(no_customer_sees_what_is_asked_or_answered(house) {
    let (number, vasya) = rucksack(house).await;
    let accounting = department(house, "Accounting").await;
    asks(&vasya, number, "SECRET-QUESTION", &[&accounting], &[(&format!("word-{accounting}"), "SECRET-WORD")]).await.is(303);
    let id = open_to(house, number, &accounting).await;
    answers(&house.agent("Irina").await, id, "SECRET-ANSWER").await.is(303);
    vasya.replies(number, "You get the rest back.").await.is(303);
    let raw = String::from_utf8_lossy(&house.mails(1).await[0].raw).into_owned();
    assert!(raw.contains("You get the rest back.") && !raw.contains("SECRET") && !raw.contains("Accounting"), "{raw}");
    let seen = house.ticket(number).await.public_timeline(&house.desk().look()).await.unwrap();
    assert!(!format!("{seen:?}").contains("SECRET"));
    house.settled().await;
});
