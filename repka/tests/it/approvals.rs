//! Whoever must agree hears of it where they are; nothing waits for somebody who is away.

use crate::{
    answering_questions::{bell, mailed},
    house::House,
    notice_mail::{answers, prefers},
    remedies::{decides, department, matter, newest, refund, rule, steps},
};
use base::StaffId;
use mail::Letter;
use notify::{Kind, When};
use people::{Absence, AbsenceId, Admin, Department, NewAbsence};
use remedy::RemedyState;
use std::time::Duration;
use ticket::EntryKind;

const KOLYA: &str = "kolya@desk.example";
const HOUR: u64 = 3600;

/// A rule that asks these people.
async fn asks(house: &House, names: &[&str]) {
    let mut asked = Vec::new();
    for name in names {
        asked.push(format!("s-{}", house.staff(name).await.id));
    }
    let fields: Vec<_> = asked.iter().map(|one| ("asked", one.as_str())).collect();
    rule(house, &fields).await;
}

/// Someone is away from an hour from now on, for two.
async fn goes(house: &House, who: &str, substitute: Option<&str>) -> AbsenceId {
    let person = house.colleague(who).await;
    let since = house.desk().now().plus(Duration::from_secs(HOUR));
    let until = Some(since.plus(Duration::from_secs(2 * HOUR)));
    let substitute = match substitute {
        Some(name) => Some(house.staff(name).await.id),
        None => None,
    };
    let new = NewAbsence { staff: person.id, since, until, substitute, by_duty: Vec::new(), reason: String::new() };
    let mut act = house.desk().act(person.actor()).await.unwrap();
    let id = Absence::plan(&mut act, &person, &new).await.unwrap();
    act.commit().await.unwrap();
    id
}

/// What tells of approvals behind someone's bell.
async fn hears(house: &House, name: &str) -> Vec<String> {
    let ours = |kind: &String| kind.starts_with("decide");
    bell(house, name).await.into_iter().filter(ours).collect()
}

async fn knows_all(house: &House, who: StaffId) {
    let mut act = house.desk().act(base::Actor::Staff(who)).await.unwrap();
    notify::Notice::read_all(&mut act, who).await.unwrap();
    act.commit().await.unwrap();
}

story!(whoever_must_agree_is_told_and_who_proposed_hears_of_each_decision(house) {
    let number = matter(house).await;
    asks(house, &["Irina", "Kolya"]).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "50.01").await.is(303);
    for name in ["Irina", "Kolya"] {
        assert_eq!(hears(house, name).await, ["decide"], "{name}");
    }
    assert_eq!(hears(house, "Vasya").await, [""; 0], "nobody is told what they did");
    house.later(60).await;
    let mail = mailed(house, KOLYA, "5 % instead of 10 %", 2).await;
    let letter = Letter::read(&mail.raw).unwrap();
    assert_eq!(letter.subject, format!("#{number} The rucksack: Vasya asks for your consent: Refund · €50.01"));
    assert!(letter.text.contains("decides nothing") && letter.text.contains("/notices/"), "{}", letter.text);
    assert!(!letter.text.contains("/reply"));
    answers(house, KOLYA, &mail, &[], "Approve").await;
    assert_eq!((house.last(number).await.kind, newest(house, number).await.state), (EntryKind::Note, RemedyState::Proposed));

    let both = steps(house, &newest(house, number).await).await;
    let (irina, kolya) = (house.agent("Irina").await, house.agent("Kolya").await);
    let list = irina.opens("/notices").await.is(200).text();
    assert!(list.contains("Vasya asks for your consent: Refund · €50.01") && list.contains("5 % instead"), "{list}");
    let notice = house.count("SELECT id FROM notice WHERE kind = 'decide' ORDER BY id LIMIT 1").await;
    let path = format!("/approvals?remedy={}", newest(house, number).await.id);
    assert_eq!(irina.opens(&format!("/notices/{notice}")).await.is(303).location(), path);
    assert!(irina.opens(&path).await.is(200).text().contains(" checked"), "it is chosen already");
    decides(&irina, &both[0], "approve", "").await.is(303);
    assert_eq!((hears(house, "Vasya").await, hears(house, "Kolya").await), (vec!["decided".into()], vec!["decide".into()]));
    assert_eq!(irina.opens(&path).await.is(303).location(), format!("/tickets/{number}#remedies"), "it is decided");
    knows_all(house, vasya.id).await;
    decides(&kolya, &both[1], "change", "Four are enough.").await.is(303);
    assert_eq!(hears(house, "Kolya").await, [""; 0], "what is decided waits for nobody");
    let list = vasya.opens("/notices").await.is(200).text();
    assert!(list.contains("Kolya asks for a change: Refund · €50.01") && list.contains("Four are enough."), "{list}");
});

story!(a_mail_about_decisions_says_what_the_last_one_said(house) {
    let number = matter(house).await;
    asks(house, &["Irina", "Kolya"]).await;
    prefers(house, house.staff("Vasya").await.id, Kind::Decided, When::Now, |_| {}).await;
    refund(&house.agent("Vasya").await, number, "50.01").await.is(303);
    let both = steps(house, &newest(house, number).await).await;
    decides(&house.agent("Irina").await, &both[0], "approve", "Fine with me.").await.is(303);
    decides(&house.agent("Kolya").await, &both[1], "change", "Four are enough.").await.is(303);
    house.later(60).await;
    let mail = mailed(house, "vasya@desk.example", "Kolya asks for a change", 1).await;
    let letter = Letter::read(&mail.raw).unwrap();
    assert!(letter.text.contains("Four are enough.") && !letter.text.contains("Fine with me."), "{}", letter.text);
});

story!(two_remedies_on_a_ticket_are_two_notices_and_one_withdrawn_waits_for_nobody(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let vasya = house.agent("Vasya").await;
    for euros in ["1", "2"] {
        refund(&vasya, number, euros).await.is(303);
    }
    assert_eq!(hears(house, "Irina").await, ["decide", "decide"]);
    let path = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
    vasya.sends(&path, &[("do", "withdraw")]).await.is(303);
    assert_eq!(hears(house, "Irina").await, ["decide"]);
});

story!(when_the_ticket_is_solved_nobody_need_decide_and_what_was_left_is_told(house) {
    house.undo_seconds(10).await;
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "3").await.is(303);
    let agreed = newest(house, number).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    refund(&vasya, number, "4").await.is(303);
    assert_eq!(hears(house, "Irina").await, ["decide"]);
    vasya.solves(number).await.is(303);
    house.settled().await;
    assert_eq!(newest(house, number).await.state, RemedyState::Proposed, "that can still be taken back");
    house.later(HOUR).await;
    let asked = newest(house, number).await;
    assert_eq!((asked.state, asked.ended_by), (RemedyState::Withdrawn, None));
    assert_eq!(hears(house, "Irina").await, [""; 0], "nothing waits for her");
    assert_eq!(hears(house, "Vasya").await, ["decided", "decided"]);
    let list = vasya.opens("/notices").await.is(200).text();
    assert!(list.contains("but this was not carried out: Refund · €3.00"), "{list}");
    assert_eq!(remedy::Remedy::find(&house.desk().look(), agreed.id).await.unwrap().state, RemedyState::Approved);
});

story!(those_in_order_are_told_one_after_the_other(house) {
    let number = matter(house).await;
    let (irina, petya) = (house.staff("Irina").await.id, house.staff("Petya").await.id);
    rule(house, &[("asked", &format!("s-{irina}")), ("asked", &format!("s-{petya}")), ("in_order", "yes")]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    assert_eq!((hears(house, "Irina").await.len(), hears(house, "Petya").await.len()), (1, 0));
    let first = steps(house, &newest(house, number).await).await.remove(0);
    decides(&house.agent("Irina").await, &first, "approve", "").await.is(303);
    assert_eq!((hears(house, "Irina").await.len(), hears(house, "Petya").await.len()), (0, 1));
});

story!(in_order_too_nothing_is_asked_that_nobody_could_end(house) {
    let number = matter(house).await;
    let (olga, anna) = (house.staff("Olga").await.id, house.staff("Anna").await.id);
    let accounting = department(house, "Accounting").await;
    rule(house, &[("asked", &accounting), ("asked", &format!("s-{anna}")), ("in_order", "yes")]).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &Admin::of_the_machine(), olga, None).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    // The last step would be her own, and nobody else leads the house: she hears of it now, not after Accounting.
    refund(&house.agent("Anna").await, number, "4").await.is(422);
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
});

story!(what_is_late_is_told_to_who_decides_who_proposed_and_who_leads(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    house.later(60 * 24 * HOUR).await;
    assert_eq!(hears(house, "Irina").await, ["decide-late", "decide"]);
    for name in ["Vasya", "Olga"] {
        assert_eq!(hears(house, name).await, ["decide-late"], "{name}");
    }
    let says = async |name: &str| house.agent(name).await.opens("/notices").await.is(200).text();
    assert!(says("Irina").await.contains("Vasya still waits for your consent: Refund · €4.00"));
    assert!(says("Olga").await.contains("Accounting has not decided in time: Refund · €4.00"));
    let step = steps(house, &newest(house, number).await).await.remove(0);
    decides(&house.agent("Irina").await, &step, "decline", "Too late.").await.is(303);
    assert_eq!((hears(house, "Irina").await, hears(house, "Olga").await), (vec![], vec![]));
    assert_eq!(hears(house, "Vasya").await, ["decided"]);
});

story!(what_waits_for_somebody_who_goes_passes_to_who_stands_in_and_comes_back(house) {
    let number = matter(house).await;
    asks(house, &["Irina"]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let step = steps(house, &newest(house, number).await).await.remove(0);
    goes(house, "Irina", Some("Petya")).await;
    let petya = house.agent("Petya").await;
    assert!(!petya.opens("/approvals").await.text().contains("€4.00"));
    house.later(HOUR).await;
    assert!(petya.opens("/approvals").await.is(200).text().contains("€4.00"));
    assert_eq!((hears(house, "Petya").await, hears(house, "Irina").await), (vec!["decide".into()], vec![]));
    assert_eq!(house.ticket(number).await.holder, "departments", "it is still Accounting's");
    house.later(2 * HOUR).await;
    assert_eq!((hears(house, "Petya").await, hears(house, "Irina").await), (vec![], vec!["decide".into()]));
    decides(&petya, &step, "approve", "").await.is(404);

    goes(house, "Irina", Some("Petya")).await;
    house.later(HOUR).await;
    decides(&petya, &step, "approve", "").await.is(303);
    assert_eq!((newest(house, number).await.state, house.ticket(number).await.holder.as_str()), (RemedyState::Approved, "staff"));
});

story!(what_is_proposed_while_somebody_is_away_is_asked_of_who_stands_in_at_once(house) {
    let number = matter(house).await;
    asks(house, &["Petya"]).await;
    goes(house, "Petya", Some("Irina")).await;
    house.later(HOUR).await;
    goes(house, "Irina", Some("Olga")).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    assert_eq!((hears(house, "Petya").await.len(), hears(house, "Irina").await.len()), (0, 1));
    house.later(HOUR).await;
    assert_eq!((hears(house, "Irina").await.len(), hears(house, "Olga").await.len()), (0, 1), "who stands in goes too");
});

story!(what_an_archived_department_was_to_decide_its_heir_decides(house) {
    let number = matter(house).await;
    let (accounting, support) = (house.department("Accounting").await, house.department("Support").await);
    rule(house, &[("asked", &format!("d-{accounting}"))]).await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let owned = [("name", "Invoice"), ("department", &accounting.to_string())];
    anna.sends("/settings/journeys", &owned).await.is(303);
    refund(&vasya, number, "4").await.is(303);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Department::archive(&mut act, &Admin::of_the_machine(), accounting, support).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    let step = steps(house, &newest(house, number).await).await.remove(0);
    assert_eq!(step.department_id, Some(support));
    assert_eq!(house.count("SELECT count(*) FROM wait WHERE what = 'approval' AND ended_at IS NULL").await, 1);
    let heirs = house.count("SELECT department_id FROM wait WHERE what = 'approval' AND ended_at IS NULL").await;
    assert_eq!(heirs, support.0, "the time is the heir's, too");
    assert_eq!(house.count("SELECT department_id FROM journey").await, support.0);
    decides(&house.agent("Irina").await, &step, "approve", "").await.is(404);
    decides(&house.agent("Petya").await, &step, "approve", "").await.is(303);
    refund(&vasya, number, "5").await.is(303);
    let next = steps(house, &newest(house, number).await).await.remove(0);
    assert_eq!(next.department_id, Some(support), "and of the rule");
});

story!(a_way_that_ends_nowhere_ends_at_the_lead_of_the_department(house) {
    let number = matter(house).await;
    let (irina, petya, kolya) =
        (house.staff("Irina").await.id, house.staff("Petya").await.id, house.staff("Kolya").await.id);
    let accounting = house.department("Accounting").await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let members = [(irina, false), (kolya, true)];
    Department::set_members(&mut act, &Admin::of_the_machine(), accounting, &members).await.unwrap();
    act.commit().await.unwrap();
    asks(house, &["Irina"]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let step = steps(house, &newest(house, number).await).await.remove(0);
    let lead = house.agent("Kolya").await;
    lead.opens(&format!("/tickets/{number}")).await.is(404);
    goes(house, "Irina", Some("Petya")).await;
    goes(house, "Petya", None).await;
    house.later(HOUR).await;
    assert_eq!(hears(house, "Kolya").await, ["decide"], "he leads Accounting");
    lead.opens(&format!("/tickets/{number}")).await.is(200);
    decides(&house.agent("Olga").await, &step, "approve", "").await.is(404);
    // Whoever stands in for her leaves for good.
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &Admin::of_the_machine(), petya, None).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    decides(&lead, &step, "approve", "").await.is(303);
});
