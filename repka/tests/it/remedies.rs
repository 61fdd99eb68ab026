//! What is proposed to customers to make good, who must agree, and what they are told.

use crate::house::{Answer, Browser, House};
use approval::{Decision, Step, StepState};
use base::TicketId;
use people::{Duty, NewAbsence};
use remedy::{Decided, NewRemedy, Remedy, RemedyKind, RemedyState, Voucher, Way};
use std::time::Duration;
use store::Query;
use ticket::EntryKind;

const IVA: &str = "iva@kovac.example";

pub async fn matter(house: &House) -> i64 {
    house.customer(IVA).writes("The rucksack", "I was promised ten per cent and got five.").await
}

pub async fn department(house: &House, name: &str) -> String {
    format!("d-{}", house.department(name).await)
}

/// Anna writes a rule.
pub async fn rule(house: &House, fields: &[(&str, &str)]) {
    let fields: Vec<_> = [("currency", "EUR")].iter().chain(fields).copied().collect();
    house.agent("Anna").await.sends("/settings/approvals", &fields).await.is(303);
}

/// A refund of so many euros.
pub async fn refund(who: &Browser, number: i64, euros: &str) -> Answer {
    let fields = [("kind", "refund"), ("amount", euros), ("currency", "EUR"), ("reason", "5 % instead of 10 %")];
    who.sends(&format!("/tickets/{number}/remedies"), &fields).await
}

pub async fn newest(house: &House, number: i64) -> Remedy {
    Remedy::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap().pop().unwrap()
}

pub async fn steps(house: &House, remedy: &Remedy) -> Vec<Step> {
    Step::of(&house.desk().look(), [remedy.approval_id]).await.unwrap()
}

pub async fn decides(who: &Browser, step: &Step, decision: &str, words: &str) -> Answer {
    who.sends("/approvals", &[("step", &step.id.to_string()), ("decision", decision), ("words", words)]).await
}

/// A code for a gift that Olga agreed to.
pub async fn voucher(house: &House, number: i64) -> String {
    let (vasya, olga) = (house.colleague("Vasya").await, house.colleague("Olga").await);
    let agent = people::Agent::of(&vasya).unwrap();
    let mut act = house.desk().act(agent.actor()).await.unwrap();
    let mut ticket = ticket::Ticket::current(&mut act, TicketId(number)).await.unwrap();
    let new = NewRemedy {
        kind: RemedyKind::Gift,
        amount: None,
        percent: None,
        items: None,
        cost: Some(300),
        currency: "EUR".into(),
        journey: None,
        reason: "late".into(),
    };
    let id = Remedy::propose(&mut act, &agent, &mut ticket, &new).await.unwrap();
    let remedy = Remedy::find(&mut act, id).await.unwrap();
    let steps = Step::of(&mut act, [remedy.approval_id]).await.unwrap().into_iter().map(|step| step.id);
    let decided = Decided { steps: steps.collect(), decision: Decision::Approve, words: String::new() };
    if !decided.steps.is_empty() {
        decided.take(&mut act, &olga).await.unwrap();
    }
    let mut ticket = ticket::Ticket::current(&mut act, TicketId(number)).await.unwrap();
    let mut remedy = Remedy::find(&mut act, id).await.unwrap();
    remedy.carry_out(&mut act, &agent, &mut ticket, &Way::Voucher(None)).await.unwrap();
    act.commit().await.unwrap();
    Voucher::of(&house.desk().look(), [id]).await.unwrap().remove(0).code
}

story!(what_no_rule_names_is_approved_by_policy_and_says_so(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "4,00").await.is(303);
    let remedy = newest(house, number).await;
    assert_eq!((remedy.state, remedy.amount, remedy.reason.as_str()), (RemedyState::Approved, Some(400), "free"));
    assert_eq!(house.ticket(number).await.holder, "staff", "nobody is asked");
    assert_eq!(house.last(number).await.kind, EntryKind::Remedy);
    assert!(vasya.opens_ticket(number).await.text().contains("Approved by policy: no rule names it"));
});

story!(while_others_must_agree_the_ticket_and_its_time_are_theirs(house) {
    let number = matter(house).await;
    rule(house, &[("kind", "refund"), ("above", "50"), ("asked", &department(house, "Accounting").await)]).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    refund(&vasya, number, "50.01").await.is(303);
    let remedy = newest(house, number).await;
    assert_eq!((remedy.state, house.ticket(number).await.holder.as_str()), (RemedyState::Proposed, "departments"));
    house.later(600).await;
    assert!(irina.opens("/approvals").await.is(200).text().contains("€50.01"));
    let step = steps(house, &remedy).await.remove(0);
    decides(&house.agent("Petya").await, &step, "approve", "").await.is(404);
    decides(&irina, &step, "approve", "").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Approved);
    assert_eq!(house.ticket(number).await.holder, "staff");
    decides(&irina, &step, "approve", "").await.is(403);
    let page = vasya.opens_ticket(number).await.text().to_owned();
    assert!(page.contains("Agrees to"), "the timeline says it");
    assert!(!page.contains("<div></div>"), "without words there is no empty box");
    let theirs = "SELECT count(*) FROM holding_party p JOIN department d ON d.id = p.department_id WHERE d.name = 'Accounting'";
    assert_eq!(house.count(theirs).await, 1, "and the ledger counts it as theirs");
});

story!(several_decide_in_their_order(house) {
    let number = matter(house).await;
    let (accounting, petya) = (department(house, "Accounting").await, format!("s-{}", house.staff("Petya").await.id));
    rule(house, &[("asked", &accounting), ("asked", &petya), ("in_order", "yes")]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let remedy = newest(house, number).await;
    let both = steps(house, &remedy).await;
    assert_eq!([both[0].state, both[1].state], [StepState::Open, StepState::Waiting]);
    let petya = house.agent("Petya").await;
    decides(&petya, &both[1], "approve", "").await.is(403);
    decides(&house.agent("Irina").await, &both[0], "approve", "").await.is(303);
    assert_eq!(house.ticket(number).await.holder, "departments");
    let wrong = decides(&petya, &both[1], "decline", "").await.is(422).text().to_owned();
    assert!(wrong.contains("Say why") && wrong.contains(" checked"), "it is still chosen: {wrong}");
    decides(&petya, &both[1], "decline", "She had a voucher already.").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Declined);
    assert_eq!(house.last(number).await.text, "She had a voucher already.");
});

story!(within_ones_own_limit_nobody_is_asked(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let limit = [("whose", "agent"), ("amount", "20"), ("currency", "EUR")];
    house.agent("Anna").await.sends("/settings/approvals/limits", &limit).await.is(303);
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "20").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Approved);
    assert!(vasya.opens_ticket(number).await.text().contains("within your own limit"));
    refund(&vasya, number, "20.01").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Proposed);
});

story!(nobody_approves_what_they_proposed(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let irina = house.agent("Irina").await;
    refund(&irina, number, "4").await.is(303);
    let step = steps(house, &newest(house, number).await).await.remove(0);
    decides(&irina, &step, "approve", "").await.is(403);
    assert!(!irina.opens("/approvals").await.is(200).text().contains("€4.00"));
    decides(&house.agent("Olga").await, &step, "approve", "").await.is(303);
});

story!(whoever_stands_in_decides(house) {
    let number = matter(house).await;
    let irina = house.colleague("Irina").await;
    rule(house, &[("asked", &format!("s-{}", irina.id))]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let now = house.desk().now();
    let away = NewAbsence {
        staff: irina.id,
        since: now.plus(Duration::from_secs(60)),
        until: None,
        substitute: None,
        by_duty: vec![(Duty::Approvals, house.staff("Petya").await.id)],
        reason: String::new(),
    };
    let mut act = house.desk().act(irina.actor()).await.unwrap();
    people::Absence::plan(&mut act, &irina, &away).await.unwrap();
    act.commit().await.unwrap();
    let step = steps(house, &newest(house, number).await).await.remove(0);
    let petya = house.agent("Petya").await;
    decides(&petya, &step, "approve", "").await.is(404);
    house.later(60).await;
    decides(&petya, &step, "approve", "").await.is(303);
});

story!(what_somebody_wants_changed_is_asked_anew_of_everybody_and_then_both_agree(house) {
    let number = matter(house).await;
    let petya = format!("s-{}", house.staff("Petya").await.id);
    rule(house, &[("asked", &department(house, "Accounting").await), ("asked", &petya)]).await;
    let (vasya, irina, petya) = (house.agent("Vasya").await, house.agent("Irina").await, house.agent("Petya").await);
    refund(&vasya, number, "8").await.is(303);
    let first = steps(house, &newest(house, number).await).await;
    decides(&irina, &first[0], "approve", "").await.is(303);
    decides(&petya, &first[1], "change", "Four are enough.").await.is(303);
    let remedy = newest(house, number).await;
    assert_eq!((remedy.state, house.ticket(number).await.holder.as_str()), (RemedyState::Changes, "staff"));
    let path = format!("/tickets/{number}/remedies/{}", remedy.id);
    assert!(vasya.opens(&path).await.is(200).text().contains("5 % instead of 10 %"));
    let anew =
        [("do", "revise"), ("kind", "refund"), ("amount", "4"), ("currency", "EUR"), ("reason", "Four, as you say.")];
    vasya.sends(&path, &anew).await.is(303);
    assert_eq!(house.ticket(number).await.holder, "departments");
    decides(&petya, &first[1], "approve", "").await.is(403);
    let second = steps(house, &newest(house, number).await).await;
    for (who, step) in [(&irina, &second[0]), (&petya, &second[1])] {
        decides(who, step, "approve", "").await.is(303);
    }
    let remedy = newest(house, number).await;
    assert_eq!((remedy.state, remedy.amount), (RemedyState::Approved, Some(400)));
    let page = vasya.opens_ticket(number).await.text().to_owned();
    assert!(page.contains("€8.00") && page.contains("€4.00"), "who agreed to eight did not agree to four");
    let past = irina.opens("/approvals").await.is(200).text().to_owned();
    assert!(past.contains("€8.00") && past.contains("€4.00"), "each as it was decided: {past}");
});

story!(several_are_decided_in_one_act_all_or_none(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    for euros in ["1", "2"] {
        refund(&vasya, number, euros).await.is(303);
    }
    let all = Remedy::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap();
    let open = Step::of(&house.desk().look(), all.iter().map(|one| one.approval_id)).await.unwrap();
    let ids: Vec<String> = open.iter().map(|step| step.id.to_string()).collect();
    refund(&irina, number, "3").await.is(303);
    let own = steps(house, &newest(house, number).await).await.remove(0).id.to_string();
    let wrong = [("step", ids[0].as_str()), ("step", own.as_str()), ("decision", "approve")];
    irina.sends("/approvals", &wrong).await.is(403);
    let first = Remedy::find(&house.desk().look(), all[0].id).await.unwrap();
    assert_eq!(first.state, RemedyState::Proposed, "it came first, and was taken back with what she may not decide");
    let both = [("step", ids[0].as_str()), ("step", ids[1].as_str()), ("decision", "approve"), ("ticket", "1")];
    irina.sends("/approvals", &both).await.is(303);
    let all = Remedy::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap();
    assert!(all[..2].iter().all(|one| one.state == RemedyState::Approved));
});

story!(what_is_withdrawn_need_not_be_decided(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let vasya = house.agent("Vasya").await;
    refund(&vasya, number, "4").await.is(303);
    let remedy = newest(house, number).await;
    let path = format!("/tickets/{number}/remedies/{}", remedy.id);
    vasya.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(403);
    vasya.sends(&path, &[("do", "withdraw"), ("words", "She found the voucher.")]).await.is(303);
    assert_eq!((newest(house, number).await.state, house.ticket(number).await.holder.as_str()), (RemedyState::Withdrawn, "staff"));
    assert!(!house.agent("Irina").await.opens("/approvals").await.is(200).text().contains("€4.00"));
    vasya.sends(&path, &[("do", "withdraw")]).await.is(403);
});

story!(a_collaborator_who_is_asked_decides_and_reaches_no_customer(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &format!("s-{}", house.staff("Kolya").await.id))]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let step = steps(house, &newest(house, number).await).await.remove(0);
    let kolya = house.agent("Kolya").await;
    assert!(kolya.opens_ticket(number).await.text().contains("€4.00"), "who is asked sees what about");
    assert!(kolya.opens("/approvals").await.is(200).text().contains("€4.00"));
    refund(&kolya, number, "4").await.is(404);
    decides(&kolya, &step, "approve", "").await.is(303);
    kolya.sends(&format!("/tickets/{number}/remedies/message"), &[]).await.is(404);
});

story!(what_remedies_cost_is_told_by_cause(house) {
    let (anna, vasya, olga) = (house.agent("Anna").await, house.agent("Vasya").await, house.agent("Olga").await);
    let support = house.department("Support").await.to_string();
    anna.sends("/settings/causes", &[("whose", &support), ("name", "wrong price")]).await.is(303);
    let cause = house.count("SELECT max(id) FROM cause").await.to_string();
    let numbers = [matter(house).await, house.customer(IVA).writes("The lamp", "It is late.").await];
    for (number, euros) in numbers.into_iter().zip(["4", "7"]) {
        refund(&vasya, number, euros).await.is(303);
        let path = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
        vasya.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    }
    vasya.sends(&format!("/tickets/{}/cause", numbers[0]), &[("cause", &cause)]).await.is(303);
    let page = olga.opens("/insight/remedies").await.is(200).text();
    assert!(page.contains("By cause") && page.contains("Support: wrong price") && page.contains("Nobody has said"), "{page}");
    let all = page.split("All remedies").nth(1).unwrap().split("</tr>").next().unwrap();
    assert!(all.contains(">2<") && all.contains("€11.00"), "{all}");
    let behind = all.replace("&#38;", "&").split("href=\"").nth(1).unwrap().split('#').next().unwrap().to_owned();
    let behind = olga.opens(&behind).await.is(200).text();
    assert!(numbers.iter().all(|number| behind.contains(&format!("/tickets/{number}#remedies"))), "{behind}");
    let cases = async |cause: &str| olga.opens(&format!("/insight/remedies?cause={cause}")).await.is(200).text();
    let tickets = numbers.map(|number| format!("/tickets/{number}#remedies"));
    let (named, unsaid) = (cases(&cause).await, cases("0").await);
    assert!(named.contains(&tickets[0]) && !named.contains(&tickets[1]) && named.contains("€4.00"), "{named}");
    assert!(unsaid.contains(&tickets[1]) && !unsaid.contains(&tickets[0]) && unsaid.contains("€7.00"), "{unsaid}");
    let csv = olga.opens("/insight/remedies.csv").await.is(200).text();
    assert!(csv.contains("refund,\"Support: wrong price\",\"Support\",1,4.00,EUR"), "{csv}");
});

story!(the_settings_say_rules_in_words_and_try_them(house) {
    let accounting = department(house, "Accounting").await;
    rule(house, &[("kind", "refund"), ("above", "50"), ("asked", &accounting), ("asked", "leads"), ("in_order", "yes")]).await;
    let anna = house.agent("Anna").await;
    let page = anna.opens("/settings/approvals").await.is(200).text().to_owned();
    assert!(page.contains("Refund, above €50.00") && page.contains("Accounting, then whoever leads the department"));
    let vasya = house.staff("Vasya").await.id;
    let tried = async |euros: &str| {
        let path = format!("/settings/approvals?staff={vasya}&kind=refund&amount={euros}&currency=EUR&journey=");
        anna.opens(&path).await.is(200).text().to_owned()
    };
    assert!(tried("51").await.contains("Asked: Accounting, then"));
    assert!(tried("50").await.contains("no rule names it"));
    anna.sends("/settings/approvals", &[("currency", "EUR"), ("above", "5"), ("up_to", "4")]).await.is(422);
    anna.sends("/settings/approvals/1", &[("do", "remove")]).await.is(303);
    assert!(!anna.opens("/settings/approvals").await.text().contains("above €50.00"));
    anna.sends("/settings/approvals/1", &[("do", "remove")]).await.is(404);
    let limit = |amount: &'static str| [("whose", "agent"), ("amount", amount), ("currency", "EUR")];
    for amount in ["20", "30"] {
        anna.sends("/settings/approvals/limits", &limit(amount)).await.is(303);
    }
    let told: Vec<(String,)> = Query::new("SELECT CAST(data AS TEXT) FROM event WHERE kind = 'approval.policy_changed' ORDER BY id")
        .all(house.desk().db())
        .await
        .unwrap();
    let told: Vec<serde_json::Value> = told.iter().map(|(data,)| serde_json::from_str(data).unwrap()).collect();
    assert_eq!((&told[0]["after"], &told[0]["before"]), (&told[1]["before"], &serde_json::Value::Null), "the rule as it was");
    assert_eq!(told[0]["after"]["above"], 5000);
    let most = |at: usize, when: &str| told[at][when]["most"]["minor"].as_i64();
    assert_eq!([most(2, "before"), most(2, "after"), most(3, "before"), most(3, "after")], [None, Some(2000), Some(2000), Some(3000)]);
});

story!(what_similar_cases_got_is_shown_the_most_alike_first(house) {
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let (support, billing) = (house.department("Support").await, house.department("Accounting").await.to_string());
    anna.sends("/settings/journeys", &[("name", "Return"), ("department", &*billing)]).await.is(303);
    anna.sends("/settings/causes", &[("whose", &*support.to_string()), ("name", "promised too much")]).await.is(303);
    let journey = house.count("SELECT max(id) FROM journey").await.to_string();
    let cause = house.count("SELECT max(id) FROM cause").await.to_string();
    let goes_through = async |number: i64| {
        vasya.sends(&format!("/tickets/{number}/journey"), &[("journey", &journey)]).await.is(303);
    };
    let went_wrong = async |number: i64| {
        vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause)]).await.is(303);
    };
    // Of the same cause in another department; of the same journey; of the same department alone.
    let (one, two, three, own) = (matter(house).await, matter(house).await, matter(house).await, matter(house).await);
    for (number, euros) in [(one, "11"), (two, "12"), (three, "13")] {
        refund(&vasya, number, euros).await.is(303);
    }
    vasya.sends(&format!("/tickets/{one}/department"), &[("department", &billing)]).await.is(303);
    let shown = async || {
        let page = vasya.opens(&format!("/tickets/{own}/remedies/new")).await.is(200).text().to_owned();
        let mut places: Vec<_> =
            [one, two, three].iter().filter_map(|n| Some((page.find(&format!("href=\"/tickets/{n}\""))?, *n))).collect();
        places.sort_unstable();
        places.into_iter().map(|(_, number)| number).collect::<Vec<_>>()
    };
    assert_eq!(shown().await, [three, two], "the newest of the department");
    goes_through(two).await;
    goes_through(own).await;
    assert_eq!(shown().await, [two, three]);
    went_wrong(one).await;
    went_wrong(own).await;
    assert_eq!(shown().await, [one, two, three], "a cause says most, in whatever department");
});

story!(a_remedy_is_changed_beside_the_list_one_works_through(house) {
    let (vasya, number) = (house.agent("Vasya").await, matter(house).await);
    refund(&vasya, number, "5").await.is(303);
    let page = format!("/tickets/{number}?view=open");
    let at = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
    let answer = vasya.at(&page).sends(&at, &[("do", "withdraw"), ("words", "A mistake")]).await.is(303);
    assert_eq!(answer.location(), page);
});
