//! Asked further, a question begins another round: what was answered before, and when, stays told.

use crate::{
    answering_questions::{ask, department_of, person, question},
    directory::answers,
    house::House,
};
use base::DepartmentId;
use question::{
    Learnt, Question, QuestionId, Whom, Words,
    kept::{Helped, Kept},
};
use std::time::Duration;

const IVA: &str = "iva@kovac.example";
const MONTH: Duration = Duration::from_secs(30 * 24 * 3600);

async fn asks_further(house: &House, who: &str, id: QuestionId, words: &str) {
    let by = house.colleague(who).await;
    let mut act = house.desk().act(by.actor()).await.unwrap();
    let mut question = Question::current(&mut act, id).await.unwrap();
    question.ask_further(&mut act, &by, &Words::plain(words)).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}

async fn kept(house: &House, of: DepartmentId) -> Kept {
    let (look, now) = (house.desk().look(), house.desk().now());
    Kept::between(&look, of, (now.minus(MONTH), None), now).await.unwrap()
}

async fn helped(house: &House, who: &str) -> Helped {
    let who = house.staff(who).await.id;
    Helped::since(&house.desk().look(), who, house.desk().now().minus(MONTH)).await.unwrap()
}

/// What accounting was asked on a ticket of its own, and which department that is.
async fn asked(house: &House) -> (Question, DepartmentId) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let whom = department_of(house, "Irina").await;
    let Whom::Department(accounting) = whom.whom else { unreachable!() };
    (ask(house, "Vasya", number, "Why only 5?", vec![whom]).await[0].clone(), accounting)
}

story!(a_first_answer_that_was_late_stays_late_whatever_is_asked_further(house) {
    let (first, of) = asked(house).await;
    let told = |kept: Kept| (kept.asked, kept.answered, kept.in_time, kept.late);
    let left = Duration::from_micros(u64::try_from(first.due_at.since(house.desk().now())).unwrap()).as_secs();
    house.later(left + 3600).await;
    answers(house, "Irina", &first).await;
    let before = kept(house, of).await;
    assert_eq!(told(before), (1, 1, 0, 1));
    house.later(60).await;
    asks_further(house, "Vasya", first.id, "Which one?").await;
    assert_eq!(told(kept(house, of).await), (2, 1, 0, 1), "it is open, and was answered late");
    assert_eq!(kept(house, of).await.median, before.median);
    house.later(60).await;
    answers(house, "Olga", &first).await;
    let now = question(house, first.id).await;
    assert_eq!(now.ended_at.unwrap().since(now.asked_at), 60_000_000, "the question tells its last round");
    assert_eq!(told(kept(house, of).await), (2, 2, 1, 1));
    assert_eq!(kept(house, of).await.median, Some(60_000_000));
});

story!(whoever_answered_first_has_helped_also_when_another_answers_further(house) {
    let (first, _) = asked(house).await;
    answers(house, "Irina", &first).await;
    let before = helped(house, "Irina").await;
    assert_eq!((before.answers, before.tickets), (1, 1));
    asks_further(house, "Vasya", first.id, "Which one?").await;
    assert_eq!(helped(house, "Irina").await, before);
    house.later(60).await;
    answers(house, "Olga", &first).await;
    assert_eq!(helped(house, "Irina").await, before);
    assert_eq!(helped(house, "Olga").await.answers, 1);
    let irina = house.staff("Irina").await.id;
    let answered = Question::answered_by(&house.desk().look(), irina, 10).await.unwrap();
    assert_eq!(answered.iter().map(|q| q.id).collect::<Vec<_>>(), [first.id], "it is among what she answered");
    let listed = house.agent("Irina").await.opens("/questions").await.is(200).text();
    assert!(listed.contains(&format!("id=\"answered-{}\"", first.id)), "{listed}");
});

story!(each_round_stays_however_often_it_is_asked(house) {
    let (first, accounting) = asked(house).await;
    for n in 1..4 {
        answers(house, "Irina", &first).await;
        asks_further(house, "Vasya", first.id, "And the next one?").await;
        assert_eq!(house.count("SELECT count(*) FROM past_round").await, n);
        assert_eq!(house.count("SELECT count(*) FROM question_round").await, n + 1);
    }
    asks_further(house, "Vasya", first.id, "A remark.").await;
    assert_eq!(house.count("SELECT count(*) FROM past_round").await, 3, "while it is open it is no other round");
    let kept = kept(house, accounting).await;
    assert_eq!((kept.asked, kept.answered), (4, 3));
    crate::ledger::proves_right(house, first.ticket_id.unwrap().0).await;
});

story!(what_somebody_answers_mostly_is_counted_by_tickets(house) {
    let vasya = house.agent("Vasya").await;
    for (tag, by) in [("zips", vec!["Irina", "Olga"]), ("buckles", vec!["Irina"])] {
        let (asked, _) = asked(house).await;
        let number = asked.ticket_id.unwrap();
        vasya.sends(&format!("/tickets/{number}/tags"), &[("name", tag)]).await.is(303);
        for who in by {
            answers(house, who, &asked).await;
            asks_further(house, "Vasya", asked.id, "And now?").await;
        }
    }
    let learnt = Learnt::until(&house.desk().look(), house.desk().now()).await.unwrap();
    let accounting = asked(house).await.1;
    assert_eq!(learnt.departments[&accounting], ["buckles", "zips"], "one ticket each, however many answered");
});

story!(the_figures_of_what_one_s_help_did_open_what_they_count(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let whom = vec![person(house, "Kolya").await];
    let asked = ask(house, "Vasya", number, "Why only 5?", whom).await[0].clone();
    house.later(60).await;
    answers(house, "Kolya", &asked).await;
    let kolya = house.agent("Kolya").await;
    let page = kolya.opens("/questions").await.is(200).text();
    let behind = |figure: &str, told: &str| {
        let link = page.split("href=\"").find(|rest| rest.starts_with(&format!("/questions/helped?figure={figure}&")));
        let (link, rest) = link.unwrap_or_else(|| panic!("{figure} opens nothing: {page}")).split_once("\">").unwrap();
        assert!(rest.split('<').next().unwrap().contains(told), "{figure}: {rest}");
        link.replace("&amp;", "&").replace("&#38;", "&")
    };
    let answered = kolya.opens(&behind("answers", "You gave one answer.")).await.is(200).text();
    assert!(answered.contains(&format!("id=\"figure-{}\"", asked.id)) && answered.contains("Why only 5?"), "{answered}");
    let waited = behind("tickets", "One customer waited");
    let tickets = kolya.opens(&waited).await.is(200).text();
    assert!(tickets.contains(&format!("href=\"/tickets/{number}\"")) && tickets.contains("The rucksack"), "{tickets}");
    let others = house.agent("Olga").await.opens(&waited).await.is(200).text();
    assert!(!others.contains("The rucksack") && others.contains("None"), "everybody reads of their own help: {others}");
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    store::Query::new("DELETE FROM ticket_access").run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    let hidden = kolya.opens(&waited).await.is(200).text();
    assert!(!hidden.contains("The rucksack") && hidden.contains("is on a ticket that is not shown to you"), "{hidden}");
});
