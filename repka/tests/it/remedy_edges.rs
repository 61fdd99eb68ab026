//! What remedies become where things cross: a ticket solved twice, a department that is gone, words that were struck.

use crate::{
    answering_questions::{ask, bell, department_of, question},
    house::{Answer, House, letter},
    remedies::{decides, department, matter, newest, refund, rule, steps},
};
use approval::StepState;
use customer::{Identity, IdentityKind};
use people::{Admin, Department};
use question::QuestionState;
use remedy::{
    DeedWord, Remedy, RemedyState,
    ledger::{Cost, Which},
};
use std::collections::BTreeSet;
use store::Query;
use ticket::EntryKind;

const IVA: &str = "iva@kovac.example";

async fn notices(house: &House, name: &str) -> String {
    house.settled().await;
    house.agent(name).await.opens("/notices").await.is(200).text()
}

async fn executed(house: &House, who: &str, number: i64, euros: &str) -> Answer {
    let who = house.agent(who).await;
    refund(&who, number, euros).await.is(303);
    let path = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
    who.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(303)
}

story!(what_happened_stays_true_when_words_are_struck(house) {
    let raw = letter(&[("From", "Iva Kovač <iva@kovac.example>"), ("To", "support@desk.example")], "Where is it?");
    let number = house.customer(IVA).sends(&["support@desk.example"], &raw).await;
    let other = house.customer("marko@juric.example").writes("My chair", "A chair.").await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    refund(&vasya, number, "4").await.is(303);
    let step = steps(house, &newest(house, number).await).await.remove(0);
    decides(&house.agent("Irina").await, &step, "approve", "She is right.").await.is(303);
    let path = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
    vasya.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    let entry = house.last(other).await.id.to_string();
    let improvement = [("entry", &*entry), ("title", "Chairs come late"), ("department", "1")];
    vasya.sends("/improvements", &improvement).await.is(303);
    assert!(notices(house, "Vasya").await.contains("Irina agrees, nobody else is asked: Refund · €4.00"));
    let known = Identity::known(&house.desk().look(), IdentityKind::Mail, IVA).await.unwrap().unwrap();
    let path = format!("/customers/{}/erasure", known.customer_id);
    house.agent("Anna").await.sends(&path, &[("name", "Iva Kovač"), ("why", "asked")]).await.is(303);
    let page = notices(house, "Vasya").await;
    assert!(page.contains("Somebody agrees, nobody else is asked: Refund · €4.00"), "{page}");
    assert!(!page.contains("She is right."));
    let told = house.agent("Petya").await.opens("/notices").await.is(200).text();
    assert!(told.contains("Vasya proposes") && told.contains("Chairs come late"), "another's matter: {told}");
    // Once its own words go, so does what quotes them.
    let path = format!("/tickets/{other}/entries/{entry}/striking");
    house.agent("Olga").await.sends(&path, &[("why", "A card number")]).await.is(303);
    house.settled().await;
    let told = petya.opens("/notices").await.is(200).text();
    assert!(told.contains("Somebody proposes") && !told.contains("Chairs come late"), "{told}");
});

story!(who_solves_again_settles_once_and_later_and_the_proposer_hears_of_it(house) {
    house.undo_seconds(10).await;
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    refund(&vasya, number, "4").await.is(303);
    let asked = ask(house, "Vasya", number, "Why five?", vec![department_of(house, "Irina").await]).await[0].id;
    petya.solves(number).await.is(303);
    house.later(6).await;
    petya.reopens(number).await.is(303);
    petya.solves(number).await.is(303);
    house.later(6).await;
    assert_eq!(newest(house, number).await.state, RemedyState::Proposed, "it can still be taken back");
    assert_eq!(question(house, asked).await.state, QuestionState::Open);
    house.later(6).await;
    let remedy = newest(house, number).await;
    assert_eq!((remedy.state, question(house, asked).await.state), (RemedyState::Withdrawn, QuestionState::Withdrawn));
    let entry = house.timeline(number).await.into_iter().rfind(|entry| entry.kind == EntryKind::Remedy).unwrap();
    let did = remedy::Deed::of_entries(&house.desk().look(), [entry.id]).await.unwrap().remove(0);
    assert_eq!((did.what, did.remedy_id, entry.machine, entry.staff_id), (DeedWord::Withdrawn, remedy.id, true, None));
    assert_eq!(bell(house, "Vasya").await, ["decided"]);
    let page = notices(house, "Vasya").await;
    assert!(page.contains("The ticket is solved, so nobody is asked any more: Refund · €4.00"), "{page}");
    assert!(petya.opens_ticket(number).await.is(200).text().contains("Withdraws"), "it stands on the timeline");
});

story!(who_proposed_hears_that_a_colleague_withdrew_it(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    let path = format!("/tickets/{number}/remedies/{}", newest(house, number).await.id);
    house.agent("Petya").await.sends(&path, &[("do", "withdraw"), ("words", "She found it.")]).await.is(303);
    let page = notices(house, "Vasya").await;
    assert!(page.contains("Petya withdrew it: Refund · €4.00") && page.contains("She found it."), "{page}");
});

/// What Vasya may grant alone.
async fn limit(house: &House, euros: &str) {
    let limit = [("whose", "agent"), ("amount", euros), ("currency", "EUR")];
    house.agent("Anna").await.sends("/settings/approvals/limits", &limit).await.is(303);
}

story!(several_small_ones_on_one_ticket_are_weighed_as_one(house) {
    let (number, other) = (matter(house).await, house.customer(IVA).writes("The chair", "Late.").await);
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    limit(house, "20").await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    let state = async |number: i64| newest(house, number).await.state;
    executed(house, "Vasya", number, "10").await;
    refund(&vasya, number, "10").await.is(303);
    assert_eq!(state(number).await, RemedyState::Approved, "twenty together");
    let within = newest(house, number).await;
    refund(&vasya, number, "25").await.is(303);
    assert_eq!(state(number).await, RemedyState::Proposed);
    assert!(vasya.opens_ticket(number).await.text().contains("€20.00 was granted on this ticket before, €45.00 in all"));
    assert!(irina.opens("/approvals").await.text().contains("€20.00 was granted on this ticket before, €45.00 in all"));
    let step = steps(house, &newest(house, number).await).await.remove(0);
    decides(&irina, &step, "decline", "Twenty are enough.").await.is(303);
    refund(&vasya, number, "0.01").await.is(303);
    assert_eq!(state(number).await, RemedyState::Proposed, "however little is added");
    let at = |remedy: &Remedy| format!("/tickets/{number}/remedies/{}", remedy.id);
    for remedy in [newest(house, number).await, within] {
        vasya.sends(&at(&remedy), &[("do", "withdraw")]).await.is(303);
    }
    refund(&vasya, number, "10").await.is(303);
    assert_eq!(state(number).await, RemedyState::Approved, "what is withdrawn or declined counts no more");
    refund(&vasya, other, "20").await.is(303);
    assert_eq!(state(other).await, RemedyState::Approved, "another ticket is another matter");
    let sorry = [("kind", "apology"), ("currency", "EUR"), ("reason", "It took long.")];
    vasya.sends(&format!("/tickets/{number}/remedies"), &sorry).await.is(303);
    assert_eq!(state(number).await, RemedyState::Approved, "words cost nothing");
});

story!(a_rule_above_a_sum_counts_all_of_the_ticket_also_when_it_is_proposed_anew(house) {
    let number = matter(house).await;
    rule(house, &[("above", "50"), ("asked", &department(house, "Accounting").await)]).await;
    let (vasya, irina) = (house.agent("Vasya").await, house.agent("Irina").await);
    refund(&vasya, number, "30").await.is(303);
    let gift = [("kind", "gift"), ("cost", "20.01"), ("currency", "EUR"), ("reason", "It took long.")];
    vasya.sends(&format!("/tickets/{number}/remedies"), &gift).await.is(303);
    let asked = newest(house, number).await;
    assert_eq!((asked.state, asked.granted_before), (RemedyState::Proposed, 30_00));
    let step = steps(house, &asked).await.remove(0);
    decides(&irina, &step, "change", "Twenty.").await.is(303);
    let at = format!("/tickets/{number}/remedies/{}", asked.id);
    let anew = |cost: &'static str| {
        [("do", "revise"), ("kind", "gift"), ("cost", cost), ("currency", "EUR"), ("reason", "Twenty.")]
    };
    vasya.sends(&at, &anew("20")).await.is(303);
    let revised = newest(house, number).await;
    assert_eq!((revised.state, revised.granted_before), (RemedyState::Approved, 30_00), "it is not added to itself");
    refund(&vasya, number, "0.01").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Proposed);
});

/// Accounting is closed, and Support inherits.
async fn archives_accounting(house: &House) {
    let (accounting, support) = (house.department("Accounting").await, house.department("Support").await);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Department::archive(&mut act, &Admin::of_the_machine(), accounting, support).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}

async fn both(house: &House, in_order: bool) {
    let (accounting, support) = (department(house, "Accounting").await, department(house, "Support").await);
    let mut fields = vec![("asked", accounting.as_str()), ("asked", &support)];
    fields.extend(in_order.then_some(("in_order", "yes")));
    rule(house, &fields).await;
}

story!(an_heir_who_is_asked_already_is_asked_once(house) {
    let (number, other) = (matter(house).await, house.customer(IVA).writes("The chair", "Late.").await);
    both(house, false).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    refund(&vasya, number, "4").await.is(303);
    refund(&vasya, other, "5").await.is(303);
    let (asked, agreed) = (newest(house, number).await, newest(house, other).await);
    decides(&petya, &steps(house, &agreed).await[1], "approve", "").await.is(303);
    archives_accounting(house).await;
    let states: Vec<StepState> = steps(house, &asked).await.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Open, StepState::Void]);
    assert_eq!(house.count("SELECT count(*) FROM wait WHERE what = 'approval' AND ended_at IS NULL").await, 1);
    assert_eq!(newest(house, other).await.state, RemedyState::Approved, "who inherited had agreed");
    let page = notices(house, "Vasya").await;
    assert!(page.contains("Petya agrees, nobody else is asked: Refund · €5.00"), "{page}");
    decides(&petya, &steps(house, &asked).await[0], "approve", "").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Approved);
    assert_eq!(house.count("SELECT count(*) FROM approval_asked WHERE department_id IS NOT NULL").await, 1);
});

story!(in_order_too_an_heir_is_asked_once(house) {
    let number = matter(house).await;
    both(house, true).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    archives_accounting(house).await;
    let asked = newest(house, number).await;
    let states: Vec<StepState> = steps(house, &asked).await.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Open, StepState::Void]);
    decides(&house.agent("Petya").await, &steps(house, &asked).await[0], "approve", "").await.is(303);
    assert_eq!(newest(house, number).await.state, RemedyState::Approved);
});

story!(who_comes_to_decide_hears_of_what_waits_and_nobody_hears_twice(house) {
    let number = matter(house).await;
    rule(house, &[("asked", &department(house, "Accounting").await)]).await;
    refund(&house.agent("Vasya").await, number, "4").await.is(303);
    assert_eq!((bell(house, "Irina").await, bell(house, "Petya").await), (vec!["decide".to_owned()], vec![]));
    let accounting = house.department("Accounting").await;
    let (irina, petya) = (house.staff("Irina").await.id, house.staff("Petya").await.id);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let members = [(irina, false), (petya, false)];
    Department::set_members(&mut act, &Admin::of_the_machine(), accounting, &members).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!((bell(house, "Irina").await, bell(house, "Petya").await), (vec!["decide".to_owned()], vec!["decide".to_owned()]));
    assert_eq!(house.count("SELECT max(times) FROM notice WHERE kind = 'decide'").await, 1);
});

story!(when_nobody_is_left_to_decide_the_proposer_hears_of_it(house) {
    let number = matter(house).await;
    let olga = house.staff("Olga").await.id;
    rule(house, &[("asked", &format!("s-{olga}"))]).await;
    refund(&house.agent("Anna").await, number, "4").await.is(303);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &Admin::of_the_machine(), olga, None).await.unwrap();
    act.commit().await.unwrap();
    let page = notices(house, "Anna").await;
    assert!(page.contains("Nobody can decide this now: Refund · €4.00"), "{page}");
});

/// What was carried out, added up from the remedies themselves.
async fn plainly(house: &House) -> Vec<Cost> {
    Query::new(
        "SELECT r.month, r.kind, COALESCE(c.cause_id, 0) AS cause_id, r.department_id, r.currency, count(*) AS count,
             CAST(sum(r.cost) AS BIGINT) AS cost
         FROM remedy r JOIN entry e ON e.id = r.entry_id LEFT JOIN ticket_cause c ON c.ticket_id = e.ticket_id
         WHERE r.state = 'executed' GROUP BY r.month, r.kind, COALESCE(c.cause_id, 0), r.department_id, r.currency
         ORDER BY 1, 2, 3, 4, 5",
    )
    .all(&house.desk().look())
    .await
    .unwrap()
}

async fn ledger(house: &House, which: Which) -> Vec<Cost> {
    let which = Which { from: "2000-01".into(), to: "2099-12".into(), ..which };
    Cost::of(&house.desk().look(), &which).await.unwrap()
}

/// The ledger says what the remedies say, before its months are added up again and after.
async fn adds_up(house: &House) -> Vec<Cost> {
    house.settled().await;
    let plain = plainly(house).await;
    assert_eq!(ledger(house, Which::default()).await, plain, "as it stands");
    remedy::rolled::fill(house.desk()).await.unwrap();
    assert_eq!(house.count("SELECT count(*) FROM remedy_stale_month").await, 0);
    assert_eq!(ledger(house, Which::default()).await, plain, "added up again");
    plain
}

story!(what_remedies_cost_is_the_same_added_up_and_counted_one_by_one(house) {
    let number = matter(house).await;
    let other = house.customer(IVA).writes("The chair", "It came late.").await;
    assert_eq!(adds_up(house).await, []);
    executed(house, "Vasya", number, "4").await;
    assert_eq!(adds_up(house).await.iter().map(|one| (one.count, one.cost)).collect::<Vec<_>>(), [(1, 400)]);
    executed(house, "Petya", number, "5").await;
    house.later(40 * 86_400).await;
    executed(house, "Vasya", other, "7").await;
    let sums = adds_up(house).await;
    assert_eq!(sums.iter().map(|one| (one.count, one.cost)).collect::<Vec<_>>(), [(2, 900), (1, 700)], "two months");
    // What went wrong is named later, and counts for the month in which it was paid for.
    let vasya = house.agent("Vasya").await;
    let word = [("whose", "outside"), ("name", "parcel lost"), ("party", "Swift Parcels")];
    house.agent("Anna").await.sends("/settings/causes", &word).await.is(303);
    let cause = house.count("SELECT max(id) FROM cause").await;
    vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause.to_string())]).await.is(303);
    let named = adds_up(house).await;
    assert_eq!(named.iter().map(|one| one.cause_id.0).collect::<Vec<_>>(), [cause, 0]);
    let only = Which { cause: Some(named[0].cause_id), ..Which::default() };
    assert_eq!(ledger(house, only.clone()).await, named[..1]);
    // The other's remedies come along, and so do they when it goes its own way again.
    let path = format!("/tickets/{other}/merge");
    vasya.sends(&path, &[("with", &number.to_string()), ("stays", &number.to_string())]).await.is(303);
    assert_eq!(adds_up(house).await.iter().map(|one| one.cause_id.0).collect::<Vec<_>>(), [cause, cause]);
    vasya.sends(&path, &[("_method", "delete")]).await.is(303);
    assert_eq!(adds_up(house).await, named);
    // A ticket that goes elsewhere leaves what it cost with the department whose it was.
    let accounting = house.department("Accounting").await;
    vasya.sends(&format!("/tickets/{number}/department"), &[("department", &accounting.to_string())]).await.is(303);
    assert_eq!(adds_up(house).await, named);
    let figures: BTreeSet<i64> = ledger(house, Which { department: Some(named[0].department_id), ..Which::default() })
        .await.iter().map(|one| one.cost).collect();
    assert_eq!(figures, BTreeSet::from([700, 900]));
    let which = Which { from: "2000-01".into(), to: "2099-12".into(), ..only };
    let behind = Remedy::behind(&house.desk().look(), &which, (None, 10)).await.unwrap();
    assert_eq!(behind.iter().map(|one| one.cost).collect::<Vec<_>>(), [500, 400], "each figure opens its cases");
});

story!(the_form_says_what_was_granted_before_and_what_one_s_own_limit_leaves(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    let form = async || vasya.opens(&format!("/tickets/{number}/remedies/new")).await.is(200).text();
    let none = form().await;
    assert!(!none.contains("so far") && !none.contains("Your own limit"), "without a limit, nothing: {none}");
    limit(house, "20").await;
    refund(&vasya, number, "15").await.is(303);
    let some = form().await;
    assert!(some.contains("On this ticket so far: €15.00"), "{some}");
    assert!(some.contains("Your own limit is €20.00 on one ticket; €5.00 of it is left."), "{some}");
    refund(&vasya, number, "6").await.is(303);
    let spent = form().await;
    assert!(spent.contains("so far: €21.00") && spent.contains("€20.00 on one ticket is used up"), "{spent}");
    let page = vasya.opens_ticket(number).await.text();
    assert!(!page.contains("of it is left") && !page.contains("is used up"), "the ticket's page does not");
});
