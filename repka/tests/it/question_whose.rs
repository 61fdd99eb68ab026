//! Whose a question is when people leave, are away, or work in departments that are no more.

use crate::{
    absences::DAY,
    answering_questions::{ask, bell, department_of, person, question},
    house::House,
};
use base::DepartmentId;
use people::{Absence, Admin, Duty, NewAbsence, Staff};
use question::{AskedNow, Question, Whom};

const IVA: &str = "iva@kovac.example";

async fn works_in(house: &House, who: &str, places: &[(DepartmentId, bool)]) {
    let who = house.staff(who).await.id;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Staff::work_in(&mut act, &Admin::of_the_machine(), who, places).await.unwrap();
    act.commit().await.unwrap();
}

async fn leaves(house: &House, who: &str) {
    let who = house.staff(who).await.id;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Staff::leave(&mut act, &Admin::of_the_machine(), who, None).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}

/// Somebody will be away from now on, for a day.
async fn goes(house: &House, who: &str, (substitute, for_questions): (Option<&str>, Option<&str>)) {
    let person = house.colleague(who).await;
    let since = house.desk().now();
    let mut by_duty = Vec::new();
    if let Some(name) = for_questions {
        by_duty.push((Duty::Questions, house.staff(name).await.id));
    }
    let substitute = match substitute {
        Some(name) => Some(house.staff(name).await.id),
        None => None,
    };
    let until = Some(since.plus(std::time::Duration::from_secs(DAY)));
    let new = NewAbsence { staff: person.id, since, until, substitute, by_duty, reason: String::new() };
    let mut act = house.desk().act(person.actor()).await.unwrap();
    Absence::plan(&mut act, &person, &new).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}

story!(what_is_asked_of_somebody_who_leaves_and_belongs_nowhere_is_for_who_leads_everybody(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    works_in(house, "Kolya", &[]).await;
    let asked = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    let olga = house.agent("Olga").await;
    assert!(!olga.opens("/questions").await.is(200).text().contains("Is it the fuse?"));
    leaves(house, "Kolya").await;
    assert_eq!(asked.asked_now(&house.desk().look(), house.desk().now()).await.unwrap(), [olga.id]);
    assert!(olga.opens("/questions").await.is(200).text().contains("Is it the fuse?"));
    assert!(bell(house, "Olga").await.contains(&"asked".to_owned()), "and she is told");
    // While everybody who leads is away, it is still somebody's who comes back.
    for who in ["Olga", "Anna"] {
        goes(house, who, (None, None)).await;
    }
    let now = asked.asked_now(&house.desk().look(), house.desk().now()).await.unwrap();
    assert_eq!(now.len(), 1);
    let left = house.desk().look();
    assert!(Staff::find(&left, now[0]).await.unwrap().left_at.is_none(), "{now:?}");
});

story!(what_is_asked_of_somebody_who_leaves_is_for_who_leads_their_department(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    works_in(house, "Petya", &[(house.department("Development").await, true)]).await;
    let asked = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    leaves(house, "Kolya").await;
    let petya = house.agent("Petya").await;
    assert_eq!(asked.asked_now(&house.desk().look(), house.desk().now()).await.unwrap(), [petya.id]);
    assert!(bell(house, "Petya").await.contains(&"asked".to_owned()));
    assert!(petya.opens("/questions").await.is(200).text().contains("Is it the fuse?"));
});

story!(a_department_that_is_no_more_owes_no_answer_while_another_does(house) {
    let (accounting, development) = (house.department("Accounting").await, house.department("Development").await);
    let (earlier, later) = (accounting.min(development), accounting.max(development));
    works_in(house, "Kolya", &[(earlier, false), (later, false)]).await;
    let anna = house.agent("Anna").await;
    let heir = house.department("Support").await.to_string();
    anna.sends(&format!("/settings/departments/{earlier}/archive"), &[("heir", &heir)]).await.is(303);
    house.settled().await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let asked = ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await[0].clone();
    let now = AskedNow::read(&house.desk().look(), house.desk().now()).await.unwrap();
    assert_eq!(now.department(&asked), Some(later));
    let waits = house.count("SELECT max(department_id) FROM holding_party").await;
    assert_eq!(waits, later.0, "the time is theirs, too");
});

story!(whoever_looks_after_a_question_comes_onto_the_ticket_with_it(house) {
    let asked = ask(house, "Vasya", 0, "Which list holds?", vec![person(house, "Irina").await]).await[0].clone();
    goes(house, "Irina", (None, Some("Kolya"))).await;
    let kolya = house.agent("Kolya").await;
    kolya.sends(&format!("/questions/{}/care", asked.id), &[]).await.is(303);
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    kolya.opens(&format!("/tickets/{number}")).await.is(404);
    let onto = [("number", &*number.to_string())];
    house.agent("Vasya").await.sends(&format!("/questions/{}/ticket", asked.id), &onto).await.is(303);
    assert_eq!(question(house, asked.id).await.taken_by, Some(kolya.id));
    kolya.opens(&format!("/tickets/{number}")).await.is(200);
});

story!(what_is_asked_after_an_absence_is_none_of_what_happened_in_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    ask(house, "Vasya", number, "Is it the fuse?", vec![person(house, "Kolya").await]).await;
    goes(house, "Kolya", (None, None)).await;
    house.later(DAY + 60).await;
    ask(house, "Vasya", number, "Is it the bulb?", vec![person(house, "Kolya").await]).await;
    let back = house.agent("Kolya").await.opens("/settings/absence").await.is(200).text();
    assert!(back.contains("Is it the fuse?") && !back.contains("Is it the bulb?"), "{back}");
});

story!(a_department_s_page_shows_the_first_of_those_its_reader_may_see(house) {
    let mut last = 0;
    let accounting = department_of(house, "Irina").await;
    for n in 0..12 {
        last = house.customer(IVA).writes(&format!("Matter {n}"), "Only 5 %?").await;
        ask(house, "Vasya", last, &format!("Who promised {n}?"), vec![accounting.clone()]).await;
        house.later(60).await;
    }
    ask(house, "Vasya", last, "Do you know?", vec![person(house, "Kolya").await]).await;
    let Whom::Department(id) = accounting.whom else { unreachable!() };
    let page = house.agent("Kolya").await.opens(&format!("/departments/{id}")).await.is(200).text();
    assert!(page.contains("Now 12 open, 0 late"), "{page}");
    assert!(page.contains("Who promised 11?") && !page.contains("Who promised 10?"), "{page}");
    assert_eq!(Question::open_to(&house.desk().look(), (&[], &[id]), 200).await.unwrap().len(), 12);
});
