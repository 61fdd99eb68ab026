//! What is written day by day says the same as everything counted from the beginning, whatever happens meanwhile.

use super::{HOUR, IVA, asks, matter, report};
use crate::house::{Browser, House};
use base::{Actor, TicketId};
use insight::{Report, Sees, Which, rolled, wrong};
use journey::JourneyId;
use question::{Question, Words};
use store::Query;
use ticket::{CauseId, Scope, Ticket};

type Said = (Report, Vec<(CauseId, i64)>);

/// All tickets, and those of either journey. Where the written days end is no part of what they say.
async fn said(house: &House) -> Vec<Said> {
    let look = house.desk().look();
    let mut said = Vec::new();
    for journey in [None, Some(JourneyId(1)), Some(JourneyId(2))] {
        let which = Which { journey, ..Which::all(30) };
        let report = Report::of(&look, &Sees::All, &which).await.unwrap();
        let causes = wrong::causes(&look, &Sees::All, &which, (&report.period, report.live)).await.unwrap();
        said.push((Report { live: report.period.from, ..report }, causes));
    }
    said
}

/// Nothing is written any more.
async fn forget(house: &House) {
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    Query::new("DELETE FROM setting WHERE name = 'insight'").run(&mut act).await.unwrap();
    act.commit().await.unwrap();
}

/// As it stands, as counted from the beginning, and as written from the beginning: all the same. What is of a journey
/// is so after the schedule's next turn, everything else at once.
async fn proves_right(house: &House, when: &str) {
    house.settled().await;
    let at_once = said(house).await.remove(0);
    rolled::fill(house.desk()).await.unwrap();
    let kept = said(house).await;
    assert_eq!(at_once, kept[0], "{when}: at once");
    forget(house).await;
    assert_eq!(kept, said(house).await, "{when}: counted from the beginning");
    rolled::fill(house.desk()).await.unwrap();
    assert_eq!(kept, said(house).await, "{when}: written from the beginning");
    assert_eq!(house.count("SELECT count(*) FROM stale_day").await, 0, "{when}");
}

/// Chance without luck: the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// One of those asked does something with a question of a ticket, or whoever asked does.
async fn goes_on(house: &House, dice: &mut Dice, number: i64) {
    let irina = house.colleague("Irina").await;
    let look = house.desk().look();
    let questions = Question::of_ticket(&look, TicketId(number)).await.unwrap();
    if questions.is_empty() {
        return;
    }
    let id = questions[dice.below(questions.len())].id;
    let mut act = house.desk().act(Actor::Staff(irina.id)).await.unwrap();
    let mut question = Question::locked_for(&mut act, &irina, id).await.unwrap();
    let words = Words::plain("Because of a rule.");
    match dice.below(5) {
        0 if question.is_open() => drop(question.decline(&mut act, &irina, "Not ours.", None).await.unwrap()),
        1 if question.is_open() => {
            let asker = people::Colleague::of(people::Staff::find(&mut act, question.asked_by).await.unwrap()).unwrap();
            question.withdraw(&mut act, &asker, "").await.unwrap();
        }
        2 => drop(question.ask_further(&mut act, &irina, &words).await.unwrap()),
        _ => drop(question.answer(&mut act, &irina, &words).await.unwrap()),
    }
    act.commit().await.unwrap();
}

async fn happens(house: &House, dice: &mut Dice, (vasya, anna): (&Browser, &Browser), numbers: &mut Vec<i64>) {
    let what = dice.below(13);
    if what == 0 || numbers.is_empty() {
        numbers.push(house.customer(IVA).writes("The lamp", "Where is it?").await);
        return;
    }
    let number = numbers[dice.below(numbers.len())];
    let merged = house.ticket(number).await.merged_into.is_some();
    match what {
        1 | 2 if !merged => asks(house, "Vasya", number, &[["Accounting", "Development"][dice.below(2)]]).await,
        3..=5 => goes_on(house, dice, number).await,
        6 | 7 => {
            let cause = (1 + dice.below(2)).to_string();
            drop(vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause)]).await);
        }
        8 => {
            let to = house.department(["Support", "Accounting"][dice.below(2)]).await.to_string();
            drop(vasya.sends(&format!("/tickets/{number}/department"), &[("department", &to)]).await);
        }
        9 if merged => drop(vasya.sends(&format!("/tickets/{number}/merge"), &[("_method", "delete")]).await),
        9 => {
            let other = numbers[dice.below(numbers.len())].to_string();
            drop(vasya.sends(&format!("/tickets/{number}/merge"), &[("with", &other), ("stays", &other)]).await);
        }
        10 => drop(anna.takes(number).await),
        11 if !merged => {
            let journey = (1 + dice.below(2)).to_string();
            drop(vasya.sends(&format!("/tickets/{number}/journey"), &[("journey", &journey)]).await);
        }
        _ => house.later(HOUR * (1 + dice.below(30) as u64)).await,
    }
}

story!(what_is_written_is_what_would_be_counted_whatever_happens(house) {
    let (vasya, anna) = (house.agent("Vasya").await, house.agent("Anna").await);
    for name in ["parcel lost", "parcel broken"] {
        let new = [("whose", "outside"), ("party", "Swift Parcels"), ("name", name)];
        anna.sends("/settings/causes", &new).await.is(303);
    }
    let support = house.department("Support").await.to_string();
    for name in ["purchase", "delivery"] {
        anna.sends("/settings/journeys", &[("name", name), ("department", &support)]).await.is(303);
    }
    let (mut dice, mut numbers) = (Dice(7), Vec::new());
    for step in 0..90 {
        happens(house, &mut dice, (&vasya, &anna), &mut numbers).await;
        if step % 6 == 5 {
            house.settled().await;
            rolled::fill(house.desk()).await.unwrap();
        }
        if step % 15 == 14 {
            proves_right(house, &format!("step {step}")).await;
        }
    }
    let said = said(house).await;
    let answered: i64 = said[0].0.asked.iter().map(|row| row.answers.answered).sum();
    let journeys = said[1..].iter().filter(|(report, _)| !report.rows.is_empty()).count();
    assert!(answered > 2 && !said[0].1.is_empty() && journeys > 0, "the dice told too little: {said:?}");
    let shown = house.agent("Olga").await.opens("/insight?days=30&journey=1").await.is(200).text();
    assert!(shown.contains("<option value=\"1\" selected>purchase</option>"), "{shown}");
    assert!(house.count("SELECT count(*) FROM answer_day").await > 0);
});

story!(time_stays_with_the_department_whose_ticket_it_was(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.later(26 * HOUR).await;
    rolled::fill(house.desk()).await.unwrap();
    let (support, accounting) = (house.department("Support").await, house.department("Accounting").await);
    let vasya = house.agent("Vasya").await;
    let to = accounting.to_string();
    vasya.sends(&format!("/tickets/{number}/department"), &[("department", &to)]).await.is(303);
    house.later(2 * HOUR).await;
    let had = |report: &Report| report.rows.iter().map(|row| (row.link, row.sum.micros)).collect::<Vec<_>>();
    let hours = |n: i64| n * 3_600_000_000;
    let expected = [(insight::Link::Queue(support), hours(26)), (insight::Link::Queue(accounting), hours(2))];
    assert_eq!(had(&report(house).await), expected);
    proves_right(house, "moved").await;
    let look = house.desk().look();
    let scope = Scope::of(&house.colleague("Olga").await);
    let report = report(house).await;
    for row in &report.rows {
        let parts = insight::Figure::Time(row.link).parts(&look, &scope, &report.period, Default::default()).await;
        let sum: i64 = parts.unwrap().parts.iter().filter_map(|part| part.micros).sum();
        assert_eq!(sum, row.sum.micros, "{:?}", row.link);
    }
    let ledger = Ticket::seen_by(&look, &scope, TicketId(number)).await.unwrap().ledger(&look).await.unwrap();
    assert_eq!(ledger.len(), 1, "it was nobody's all the while");
});

story!(an_answer_counts_for_the_day_of_its_question_at_once(house) {
    let number = matter(house).await;
    house.later(48 * HOUR).await;
    rolled::fill(house.desk()).await.unwrap();
    let accounting = house.department("Accounting").await;
    let of = async || {
        let report = report(house).await;
        report.asked.into_iter().find(|row| row.department == accounting).unwrap().answers
    };
    let before = of().await;
    assert_eq!((before.asked, before.answered, before.median()), (1, 1, Some(4 * 3_600_000_000)));
    let irina = house.colleague("Irina").await;
    let question = Question::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap();
    let question = question.into_iter().find(|q| q.department_id == Some(accounting)).unwrap();
    let mut act = house.desk().act(Actor::Staff(irina.id)).await.unwrap();
    let mut question = Question::locked_for(&mut act, &irina, question.id).await.unwrap();
    question.ask_further(&mut act, &irina, &Words::plain("And the others?")).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    assert_eq!((of().await.asked, of().await.answered), (2, 1), "it is open again, and was answered");
    rolled::fill(house.desk()).await.unwrap();
    assert_eq!((of().await.asked, of().await.answered, of().await.median()), (2, 1, before.median()));
    proves_right(house, "asked further").await;
});
