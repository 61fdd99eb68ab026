//! Where customers' time went: roll-ups, report, the weakest link, and the tickets behind every figure.

mod written;

use crate::house::{Browser, House};
use base::{Actor, Setting, TicketId};
use insight::{Figure, Link, Report, Sees, Which, figure::Narrow, rolled};
use people::{Colleague, Company};
use question::{
    Asking, Question, Whom,
    asking::{Addressee, NewAsking},
    said::Words,
};
use ticket::{Scope, Ticket};

const IVA: &str = "iva@kovac.example";
const HOUR: u64 = 3600;

/// Asks these departments on a ticket.
async fn asks(house: &House, by: &str, number: i64, departments: &[&str]) {
    let mut to = Vec::new();
    for name in departments {
        to.push(Addressee::of(Whom::Department(house.department(name).await)));
    }
    let by = Colleague::of(house.staff(by).await).unwrap();
    let mut act = house.desk().act(by.actor()).await.unwrap();
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&by), TicketId(number)).await.unwrap();
    let words = Words { text: "Why only 5 %?".into(), ..Words::default() };
    Asking::on_ticket(&mut act, &by, &mut ticket, NewAsking { words, to, ..NewAsking::default() }).await.unwrap();
    act.commit().await.unwrap();
}

/// Everybody who is asked on a ticket answers.
async fn all_answer(house: &House, number: i64) {
    let irina = Colleague::of(house.staff("Irina").await).unwrap();
    for id in Question::of_ticket(&house.desk().look(), TicketId(number)).await.unwrap().into_iter().map(|q| q.id) {
        let mut act = house.desk().act(Actor::Staff(irina.id)).await.unwrap();
        let mut question = Question::locked_for(&mut act, &irina, id).await.unwrap();
        let words = Words { text: "Our mistake.".into(), ..Words::default() };
        question.answer(&mut act, &irina, &words).await.unwrap();
        act.commit().await.unwrap();
    }
}

/// A ticket that waited an hour for nobody, an hour for Vasya, four hours for Accounting and Development.
async fn matter(house: &House) -> i64 {
    let number = house.customer(IVA).writes("The discount", "You promised 10 %.").await;
    let vasya = house.agent("Vasya").await;
    house.later(HOUR).await;
    vasya.takes(number).await.is(303);
    house.later(HOUR).await;
    asks(house, "Vasya", number, &["Accounting", "Development"]).await;
    house.later(4 * HOUR).await;
    all_answer(house, number).await;
    vasya.replies_and(number, "You are right.", "solve").await.is(303);
    house.settled().await;
    number
}

/// Where the written days end is no part of what it says.
async fn report(house: &House) -> Report {
    let report = Report::of(&house.desk().look(), &Sees::All, &Which::all(30)).await.unwrap();
    Report { live: report.period.from, ..report }
}

async fn shown(by: &Browser) -> String {
    by.opens("/insight?days=7").await.is(200).text()
}

story!(the_report_says_whose_the_time_was_and_which_link_is_the_weakest(house) {
    let olga = house.agent("Olga").await;
    assert!(shown(&olga).await.contains("Nothing has happened"));
    matter(house).await;
    let page = shown(&olga).await;
    for part in ["Support: nobody had taken it", "Support: working on it", "Accounting: was asked", "Development: was asked"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("Accounting: was asked: 2 h of the 6 h in which customers waited for us, 33 %; once."), "{page}");
    assert!(page.contains("It was asked once, late: "));
    let narrow = olga.opens(&format!("/insight?days=7&department={}", house.department("Accounting").await)).await;
    assert!(narrow.is(200).text().contains("Nothing has happened"), "no ticket of theirs");
});

story!(days_that_are_over_are_written_once_and_say_the_same(house) {
    matter(house).await;
    house.later(30 * HOUR).await;
    let live = report(house).await;
    rolled::fill(house.desk()).await.unwrap();
    let rows = house.count("SELECT count(*) FROM ledger_day").await;
    assert!(rows > 0);
    assert_eq!(report(house).await, live, "written or not");
    rolled::fill(house.desk()).await.unwrap();
    assert_eq!(house.count("SELECT count(*) FROM ledger_day").await, rows);
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.later(30 * HOUR).await;
    let later = report(house).await;
    rolled::fill(house.desk()).await.unwrap();
    assert_eq!(report(house).await, later, "it goes on where it was");
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let company = Company { zone: "Asia/Tokyo".into(), ..Company::read(&mut act).await.unwrap() };
    company.write(&mut act).await.unwrap();
    act.commit().await.unwrap();
    let elsewhere = report(house).await;
    rolled::fill(house.desk()).await.unwrap();
    assert_eq!(report(house).await, elsewhere, "another zone has other days");
    let total = |report: &Report| report.rows.iter().map(|row| row.sum.micros).sum::<i64>();
    assert_eq!(total(&elsewhere), total(&later));
    house.agent("Vasya").await.solves(number).await.is(303);
});

story!(every_figure_opens_its_tickets_and_they_add_up(house) {
    let number = matter(house).await;
    house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.later(26 * HOUR).await;
    let (report, look) = (report(house).await, house.desk().look());
    let scope = Scope::of(&house.colleague("Olga").await);
    assert_eq!(report.rows.len(), 4);
    for row in &report.rows {
        let parts = Figure::Time(row.link).parts(&look, &scope, &report.period, Narrow::default()).await.unwrap();
        let sum: i64 = parts.parts.iter().filter_map(|part| part.micros).sum();
        assert_eq!(sum, row.sum.micros, "{:?}", row.link);
    }
    let accounting = house.department("Accounting").await;
    let olga = house.agent("Olga").await;
    let page = olga.opens(&format!("/insight/tickets?days=7&figure=asked-{accounting}")).await.is(200).text();
    assert!(page.contains(&format!("/tickets/{number}\"")) && page.contains("The discount"));
    for figure in ["questions", "answered"] {
        let page = olga.opens(&format!("/insight/tickets?days=7&figure={figure}-{accounting}")).await.is(200).text();
        assert!(page.contains("The discount"), "{figure}");
    }
    let none = olga.opens(&format!("/insight/tickets?days=7&figure=declined-{accounting}")).await.is(200).text();
    assert!(none.contains("No tickets"));
    olga.opens("/insight/tickets?figure=weather").await.is(404);
    olga.opens("/insight/tickets?figure=outside&after=9223372036854775807.1").await.is(200);
    let table = olga.opens("/insight.csv?days=7").await.is(200).text();
    assert!(table.contains("\"Accounting: was asked\",7200,"), "{table}");
});

story!(everybody_sees_their_own_departments_and_supervisors_all(house) {
    matter(house).await;
    let irina = shown(&house.agent("Irina").await).await;
    assert!(irina.contains("Accounting: was asked") && !irina.contains("Support") && !irina.contains("Development"));
    assert!(!irina.contains("weakest link"), "who sees a part of the chain cannot say so");
    let kolya = house.agent("Kolya").await;
    let page = shown(&kolya).await;
    assert!(page.contains("Development: was asked") && !page.contains("Accounting"));
    let development = house.department("Development").await;
    let accounting = house.department("Accounting").await;
    let list = async |figure: &str| kolya.opens(&format!("/insight/tickets?days=7&figure={figure}")).await.is(200).text();
    assert!(list(&format!("asked-{development}")).await.contains("The discount"), "he was asked, so he sees it");
    for figure in [format!("asked-{accounting}"), "customer".into(), format!("queue-{}", house.department("Support").await)] {
        assert!(!list(&figure).await.contains("The discount"), "{figure}");
    }
});

story!(what_went_wrong_is_counted_and_opens_its_tickets(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let anna = house.agent("Anna").await;
    anna.sends("/settings/causes", &[("whose", "outside"), ("party", "Swift Parcels"), ("name", "parcel lost")]).await.is(303);
    house.agent("Vasya").await.sends(&format!("/tickets/{number}/cause"), &[("cause", "1")]).await.is(303);
    house.later(60).await;
    assert!(shown(&anna).await.contains("Swift Parcels: parcel lost"));
    let page = anna.opens("/insight/tickets?days=7&figure=cause-1").await.is(200).text();
    assert!(page.contains("The lamp") && page.contains("Swift Parcels: parcel lost"));
    let irina = house.agent("Irina").await.opens("/insight/tickets?days=7&figure=cause-1").await.is(200).text();
    assert!(!irina.contains("The lamp"), "not of her department's tickets");
});

story!(a_ticket_shows_every_interval_of_its_life(house) {
    let number = matter(house).await;
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.text().contains(&format!("/tickets/{number}/ledger")));
    let page = vasya.opens(&format!("/tickets/{number}/ledger")).await.is(200).text();
    for part in ["nobody", "Vasya", "Accounting", "Development", "4 h"] {
        assert!(page.contains(part), "{part}");
    }
    let lasts = Link::Asked(house.department("Accounting").await);
    assert_eq!(report(house).await.rows.iter().find(|row| row.link == lasts).unwrap().sum.turns, 1);
});

story!(a_past_that_was_played_is_counted_by_journey_and_by_department(house) {
    let number = matter(house).await;
    let owner = house.department("Support").await;
    let vasya = people::Agent::of(&house.colleague("Vasya").await).unwrap();
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let id = journey::Journey::make(&mut act, &people::Admin::of_the_machine(), "Purchase", owner).await.unwrap();
    act.commit().await.unwrap();
    let mut act = house.desk().act(Actor::Machine).await.unwrap().as_history();
    let mut ticket = Ticket::locked(&mut act, TicketId(number)).await.unwrap();
    ticket.choose_journey(&mut act, &vasya, Some(id)).await.unwrap();
    store::Query::new("UPDATE holding SET department_id = NULL").run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    house.later(30 * HOUR).await;
    rolled::fill(house.desk()).await.unwrap();
    let (look, which) = (house.desk().look(), Which { journey: Some(id), ..Which::all(30) });
    let report = Report::of(&look, &Sees::All, &which).await.unwrap();
    assert_eq!(report.rows.len(), 4, "nothing told of it, and yet it is of this journey");
    let scope = Scope::of(&house.colleague("Olga").await);
    let narrow = || Narrow { department: Some(owner), ..Narrow::default() };
    for row in &report.rows {
        let parts = Figure::Time(row.link).parts(&look, &scope, &report.period, narrow()).await.unwrap();
        assert_eq!(parts.parts.iter().filter_map(|part| part.micros).sum::<i64>(), row.sum.micros, "{:?}", row.link);
    }
});
