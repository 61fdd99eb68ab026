//! The whole team pulls: one customer's matter, settled by five departments inside its ticket, from her mail to the
//! last second of its account.

use crate::house::{Browser, House, letter};
use base::{DepartmentId, TicketId};
use mail::{Letter, smtp::Caught};
use people::{Admin, Department, NewStaff, Role, Staff};
use question::{Question, QuestionId, QuestionState};
use remedy::{Remedy, RemedyState, Voucher};
use std::{collections::BTreeMap, sync::Arc};
use ticket::{Direction, EntryKind, Party, State, ledger::Whose};

const IVA: &str = "iva@kovac.example";
const KOLYA: &str = "kolya@desk.example";
const IRINA: &str = "irina@desk.example";

/// What only colleagues may read, of everything said here.
const INTERNAL: [&str; 6] = ["rule 88", "Charged as", "The banner was mine", "SEPA 4711", "two are too few", "Mila"];

/// Who joins the house for this: name, role, department, and whether they lead it.
const MORE: [(&str, Role, &str, bool); 3] = [
    ("Mila", Role::Collaborator, "Marketing", true),
    ("Petar", Role::Collaborator, "Marketing", false),
    ("Stana", Role::Agent, "Sales", true),
];

async fn more_people(house: &House) {
    let by = Admin::of_the_machine();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let mut members: BTreeMap<DepartmentId, Vec<_>> = BTreeMap::new();
    for (name, role, department, leads) in MORE {
        let department = Department::ensure(&mut act, &by, department).await.unwrap().id;
        let email = format!("{}@desk.example", name.to_lowercase());
        let new = NewStaff { email: &email, name, role, departments: &[department], password: None };
        let id = Staff::join(&mut act, &by, new).await.unwrap().id;
        members.entry(department).or_default().push((id, leads));
    }
    for (department, members) in members {
        Department::set_members(&mut act, &by, department, &members).await.unwrap();
    }
    act.commit().await.unwrap();
}

/// What the company has agreed on: who owns the journey, who must agree to what, and what may go wrong.
async fn regulation(house: &House) {
    let anna = house.agent("Anna").await;
    let (sales, accounting) = (house.department("Sales").await, house.department("Accounting").await);
    let journey = [("name", "Purchase"), ("department", &*sales.to_string())];
    anna.sends("/settings/journeys", &journey).await.is(303);
    let accounting = format!("d-{accounting}");
    let refunds = [("kind", "refund"), ("above", "3"), ("currency", "EUR"), ("asked", accounting.as_str())];
    anna.sends("/settings/approvals", &refunds).await.is(303);
    let discounts = [("kind", "discount_items"), ("currency", "EUR"), ("asked", "owner")];
    anna.sends("/settings/approvals", &discounts).await.is(303);
    let marketing = house.department("Marketing").await.to_string();
    anna.sends("/settings/causes", &[("whose", &*marketing), ("name", "promised too much")]).await.is(303);
}

/// The mail to someone that says this.
async fn mailed(house: &House, to: &str, words: &str) -> Arc<Caught> {
    house.settled().await;
    let said = |mail: &&Arc<Caught>| mail.envelope.to == [to] && Letter::read(&mail.raw).unwrap().text.contains(words);
    house.office.wait_for(1).await.iter().find(said).unwrap().clone()
}

async fn asked_of(house: &House, number: i64, name: &str) -> Question {
    let id = house.department(name).await;
    let asked = Question::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap();
    asked.into_iter().find(|question| question.department_id == Some(id)).unwrap()
}

async fn ended(house: &House, id: QuestionId) -> (QuestionState, base::StaffId) {
    let question = Question::find(&house.desk().look(), id).await.unwrap();
    (question.state, question.ended_by.unwrap())
}

/// Vasya wants to see the receipt: until she has sent it, the time is hers.
async fn she_is_asked_for_the_receipt(house: &House, vasya: &Browser, number: i64) {
    vasya.replies_and(number, "Could you tell us the number of the receipt?", "wait").await.is(303);
    house.settled().await;
    assert_eq!(house.ticket(number).await.holder, "customer");
    house.later(300).await;
    let asked = mailed(house, IVA, "the number of the receipt").await;
    assert_eq!(house.customer(IVA).answers(&asked, "The banner said 10 %. Receipt 4711.").await, number);
    assert_eq!(house.ticket(number).await.holder, "staff");
}

/// Vasya asks three departments in one act; Marketing has an hour.
async fn three_are_asked(house: &House, vasya: &Browser, number: i64) {
    let key = async |name| format!("d{}", house.department(name).await);
    let (development, accounting, marketing) =
        (key("Development").await, key("Accounting").await, key("Marketing").await);
    let word = (format!("word-{accounting}"), "May we give 4.75 back?");
    let due = (format!("due-{marketing}"), house.desk().now().plus(std::time::Duration::from_secs(3600)));
    let due = (due.0, due.1.micros().to_string());
    let fields = [
        ("text", "Where do the 5 % come from?"),
        ("whom", &*development),
        ("whom", &*accounting),
        ("whom", &*marketing),
        (&*word.0, word.1),
        (&*due.0, &*due.1),
    ];
    vasya.sends_parts(&format!("/tickets/{number}/questions"), &fields).await.is(303);
    assert_eq!(house.ticket(number).await.holder, "departments");
}

/// Kolya answers on his phone, by the link in his mail, without signing in.
async fn one_answers_by_link(house: &House, number: i64) {
    let mail = mailed(house, KOLYA, "Where do the 5 % come from?").await;
    let text = Letter::read(&mail.raw).unwrap().text;
    let (_, rest) = text.split_once("/q/").unwrap();
    let link = format!("/q/{}", rest.split_whitespace().next().unwrap());
    let phone = house.stranger();
    let page = phone.opens(&link).await.is(200).text();
    assert!(page.contains("The banner said 10 %"), "the customer's own words stand above the field: {page}");
    phone.sends_parts(&format!("{link}/answers"), &[("text", "It is rule 88, it went to 5 at noon.")]).await.is(303);
    let asked = asked_of(house, number, "Development").await;
    assert_eq!(ended(house, asked.id).await, (QuestionState::Answered, house.staff("Kolya").await.id));
}

/// Irina answers by answering the notice's mail.
async fn one_answers_by_mail(house: &House, number: i64) {
    let ours = Letter::read(&mailed(house, IRINA, "May we give 4.75 back?").await.raw).unwrap();
    let to = ours.reply_to[0].address.clone();
    let answers = format!("<{}>", ours.message_id.unwrap());
    let head = [("From", IRINA), ("To", &*to), ("Subject", "Re: a question"), ("In-Reply-To", &*answers)];
    let raw = letter(&head, "Charged as rule 88 says. A refund is fine.");
    house.customer(IRINA).hands_over(&[&to], raw.as_bytes()).await.unwrap();
    house.settled().await;
    let asked = asked_of(house, number, "Accounting").await;
    assert_eq!(ended(house, asked.id).await, (QuestionState::Answered, house.staff("Irina").await.id));
}

/// What is new behind someone's bell.
async fn is_told(house: &House, name: &str, kind: &str) -> bool {
    house.settled().await;
    let wanted = notify::notice::Wanted { unread: true, ..Default::default() };
    let lines = notify::Notice::list(&house.desk().look(), house.staff(name).await.id, wanted).await.unwrap();
    lines.iter().any(|line| line.kind.to_string() == kind)
}

/// Marketing is reminded, then late; its lead is told, and Petar, who is on duty, takes over.
async fn one_is_late_and_a_colleague_takes_over(house: &House, number: i64) {
    house.later(2400).await;
    assert!(is_told(house, "Petar", "asked-soon").await && !is_told(house, "Mila", "asked-late").await);
    house.later(1000).await;
    assert!(is_told(house, "Mila", "asked-late").await, "whoever leads it is told");
    let (petar, asked) = (house.agent("Petar").await, asked_of(house, number, "Marketing").await);
    petar.sends(&format!("/questions/{}/care", asked.id), &[]).await.is(303);
    let answer = [("text", "The banner was mine to take down. I am sorry.")];
    petar.sends_parts(&format!("/questions/{}/answers", asked.id), &answer).await.is(303);
    assert_eq!(ended(house, asked.id).await, (QuestionState::Answered, petar.id));
}

async fn remedies(house: &House, number: i64) -> Vec<Remedy> {
    Remedy::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap()
}

/// A discount on so many further items, as the form sends it.
fn discount<'a>(items: &'a str, reason: &'a str) -> [(&'a str, &'a str); 7] {
    let what = [("kind", "discount_items"), ("percent", "10"), ("items", items), ("cost", "9"), ("currency", "EUR")];
    let [kind, percent, items, cost, currency] = what;
    [kind, percent, items, cost, currency, ("journey", "1"), ("reason", reason)]
}

async fn decides(house: &House, who: &str, remedy: &Remedy, decision: &str, words: &str) {
    let step = approval::Step::of(&house.desk().look(), [remedy.approval_id]).await.unwrap().pop().unwrap();
    let fields = [("step", &*step.id.to_string()), ("decision", decision), ("words", words)];
    house.agent(who).await.sends("/approvals", &fields).await.is(303);
}

/// The difference back, and a discount: Accounting and Sales must agree; Sales wants the discount otherwise first.
async fn a_remedy_is_agreed_on(house: &House, vasya: &Browser, number: i64) {
    let path = format!("/tickets/{number}/remedies");
    let refund = [("kind", "refund"), ("amount", "4.75"), ("currency", "EUR"), ("reason", "10 % was promised")];
    vasya.sends(&path, &refund).await.is(303);
    vasya.sends(&path, &discount("1", "for her trouble")).await.is(303);
    assert_eq!(house.ticket(number).await.holder, "departments");
    house.later(200).await;
    let [refund, further] = remedies(house, number).await.try_into().unwrap();
    decides(house, "Stana", &further, "change", "One is mean; two are too few to hurt us.").await;
    house.later(50).await;
    let anew = discount("2", "for her trouble, as Sales says");
    let anew: Vec<_> = [("do", "revise")].into_iter().chain(anew).collect();
    vasya.sends(&format!("{path}/{}", further.id), &anew).await.is(303);
    house.later(80).await;
    decides(house, "Irina", &refund, "approve", "").await;
    decides(house, "Stana", &remedies(house, number).await[1], "approve", "").await;
    let states: Vec<_> = remedies(house, number).await.iter().map(|remedy| remedy.state).collect();
    assert_eq!(states, [RemedyState::Approved, RemedyState::Approved]);
    assert_eq!(house.ticket(number).await.holder, "staff");
}

/// The money goes, a code is made, the customer is told everything in one message, and the ticket closes with its
/// cause.
async fn the_customer_is_told(house: &House, vasya: &Browser, number: i64) {
    let [refund, further] = remedies(house, number).await.try_into().unwrap();
    let path = |remedy: &Remedy| format!("/tickets/{number}/remedies/{}", remedy.id);
    vasya.sends(&path(&refund), &[("do", "done"), ("words", "SEPA 4711")]).await.is(303);
    vasya.sends(&path(&further), &[("do", "voucher"), ("until", "2099-12-31")]).await.is(303);
    let code = Voucher::of(&house.desk().look(), [further.id]).await.unwrap().remove(0).code;
    vasya.sends(&format!("/tickets/{number}/remedies/message"), &[]).await.is(303);
    let draft = vasya.opens_ticket(number).await.text();
    assert!(draft.contains("We refund €4.75 to you.") && draft.contains(&code), "{draft}");
    assert!(draft.contains("promised too much"), "what went wrong is one click away");
    let cause = house.count("SELECT max(id) FROM cause").await.to_string();
    vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause)]).await.is(303);
    let words = format!("We refund €4.75 to you. 10 % off 2 further items: {code}");
    vasya.replies_and(number, &words, "solve").await.is(303);
    house.settled().await;
    let says = |m: &&Arc<Caught>| m.envelope.to == [IVA] && Letter::read(&m.raw).unwrap().text.contains("We refund");
    let told: Vec<_> = house.office.wait_for(1).await.iter().filter(says).cloned().collect();
    assert_eq!(told.len(), 1, "one message");
    let mail = Letter::read(&told[0].raw).unwrap();
    assert!(mail.text.contains(&code));
    let leaked =
        INTERNAL.iter().find(|words| mail.text.contains(*words) || mail.html.iter().any(|h| h.contains(*words)));
    assert_eq!(leaked, None, "internal words reached the customer");
}

/// So long with nobody, with the agent, with each department: the customer's wait to the microsecond. And so long with
/// herself, which is none of it.
async fn its_time_is_accounted_for(house: &House, vasya: &Browser, number: i64) {
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.waiting_since), (State::Solved, None));
    let cause = ticket.cause(&house.desk().look()).await.unwrap().map(|cause| cause.label());
    assert_eq!(cause.as_deref(), Some("Marketing: promised too much"));
    let ledger = ticket.ledger(&house.desk().look()).await.unwrap();
    let shares = ticket::ledger::shares(&ledger, house.desk().now());
    let mut due = BTreeMap::from([(Whose::Nobody, 120_000_000), (Whose::Staff(vasya.id), 190_000_000)]);
    due.insert(Whose::Customer, 300_000_000);
    for (name, seconds) in [("Development", 20), ("Accounting", 480), ("Marketing", 3690), ("Sales", 140)] {
        let party = Party::Department(house.department(name).await);
        due.insert(Whose::Party(party), seconds * 1_000_000);
    }
    assert_eq!(shares, due);
    assert_eq!(shares.values().sum::<i64>(), 4_940_000_000);
    let waited = ticket::ledger::waited(&house.desk().look(), &[ticket.id], house.desk().now()).await.unwrap();
    assert_eq!(waited[&ticket.id], 4_640_000_000, "what she waited for us");
    crate::ledger::proves_right(house, number).await;
    let page = vasya.opens(&format!("/tickets/{number}/ledger")).await.is(200).text();
    assert!(
        ["nobody", "Vasya", "Development", "Accounting", "Marketing", "Sales"].iter().all(|who| page.contains(who))
    );
}

story!(a_promised_discount_is_put_right_by_the_whole_company(house) {
    more_people(house).await;
    regulation(house).await;
    let number = house.customer(IVA).writes("Discount is 5 %", "The banner said 10 %. The receipt says 5 %.").await;
    let vasya = house.agent("Vasya").await;
    house.later(120).await;
    vasya.takes(number).await.is(303);
    house.later(30).await;
    she_is_asked_for_the_receipt(house, &vasya, number).await;
    house.later(30).await;
    three_are_asked(house, &vasya, number).await;
    house.later(60).await;
    one_answers_by_link(house, number).await;
    house.later(540).await;
    one_answers_by_mail(house, number).await;
    assert!(vasya.opens_ticket(number).await.text().contains("2 of 3 answered"));
    one_is_late_and_a_colleague_takes_over(house, number).await;
    house.later(100).await;
    a_remedy_is_agreed_on(house, &vasya, number).await;
    house.later(30).await;
    the_customer_is_told(house, &vasya, number).await;
    its_time_is_accounted_for(house, &vasya, number).await;
    let public: Vec<_> = house.timeline(number).await.into_iter().filter(|entry| entry.public).collect();
    assert!(public.iter().all(|entry| entry.kind == EntryKind::Message), "answers and decisions stay inside");
    assert_eq!(public.iter().filter(|entry| entry.direction == Some(Direction::Out)).count(), 2);
});
