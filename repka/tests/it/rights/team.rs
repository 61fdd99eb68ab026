//! Questions and remedies in whatever state they are: what comes of each door for each who knocks, written down once.

use super::outsider;
use crate::{
    house::{Answer, Browser, House},
    remedies::{decides, newest, refund, rule, steps},
};
use base::{Actor, TicketId};
use question::{Addressee, Asking, NewAsking, Question, QuestionState, Track, Whom, Words, link};
use remedy::{Remedy, RemedyState};
use std::time::Duration;
use ticket::Ticket;

const IVA: &str = "iva@kovac.example";

/// Who knocks: an agent who asks or proposes, the collaborator whom that is asked of, one who only reads along on the
/// ticket, one who was asked in on nothing, and another agent.
const PEOPLE: [&str; 5] = ["Petya", "Kolya", "Mila", "Outsider", "Vasya"];

/// A deed, the form it is sent, and what comes of it in each of three states.
type OfQuestion = (&'static str, &'static [(&'static str, &'static str)], [&'static str; 3]);

/// The doors of a question, each with what it is sent, and what comes of it while the question is open on a ticket,
/// once it is over, and while it is about no ticket. A letter for each of [`PEOPLE`]: it is done, or refused with a
/// reason, or what was typed does not do, or nothing is here.
const OF_QUESTIONS: &[OfQuestion] = &[
    ("", &[], ["ddd-d", "ddd-d", "dd--d"]),
    // Words of a colleague are never refused.
    ("answers", &[("text", "x")], ["ddd-d", "ddd-d", "dd--d"]),
    ("further", &[("text", "x")], ["d---d", "d---d", "d---d"]),
    ("refusal", &[("reason", "x")], ["dd--d", "rr--r", "dd--d"]),
    ("withdrawal", &[], ["d---d", "r---r", "d---d"]),
    ("care", &[], ["dd--d", "rr--r", "dd--d"]),
    ("return", &[], ["-d---", "-r---", "-d---"]),
    // A question comes onto one ticket, and nobody is told of tickets they do not see.
    ("ticket", &[("number", "")], ["r--wr", "r--wr", "d--wd"]),
];

/// Likewise of remedies: proposed, to be changed, approved, declined, carried out, withdrawn.
const OF_REMEDIES: &[(&str, [&str; 6])] = &[
    ("approve", ["rd---", "rr---", "rr---", "rr---", "rr---", "rr---"]),
    ("done", ["r---r", "r---r", "d---d", "r---r", "r---r", "r---r"]),
    ("withdraw", ["d---d", "d---d", "d---d", "r---r", "r---r", "r---r"]),
    ("revise", ["w---w", "d---d", "w---w", "w---w", "w---w", "w---w"]),
];

fn outcome(answer: &Answer) -> char {
    match answer.status {
        303 if answer.location().starts_with("/session/new") => '?',
        200 | 303 => 'd',
        403 => 'r',
        422 => 'w',
        404 => '-',
        _ => '?',
    }
}

/// How a question, and its ticket, can stand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stands {
    Open,
    OnSolved,
    OnMerged,
    Answered,
    Declined,
    Withdrawn,
    Alone,
}

impl Stands {
    const ALL: [Stands; 7] = [
        Stands::Open,
        Stands::OnSolved,
        Stands::OnMerged,
        Stands::Answered,
        Stands::Declined,
        Stands::Withdrawn,
        Stands::Alone,
    ];

    /// Which column of the table it is.
    fn column(self) -> usize {
        match self {
            Stands::Open | Stands::OnSolved | Stands::OnMerged => 0,
            Stands::Answered | Stands::Declined | Stands::Withdrawn => 1,
            Stands::Alone => 2,
        }
    }
}

async fn crowd(house: &House) -> Vec<Browser> {
    outsider(house).await;
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let new = people::NewStaff {
        email: "mila@desk.example",
        name: "Mila",
        role: people::Role::Collaborator,
        departments: &[],
        password: None,
    };
    people::Staff::join(&mut act, &people::Admin::of_the_machine(), new).await.unwrap();
    act.commit().await.unwrap();
    let mut crowd = Vec::new();
    for name in PEOPLE {
        crowd.push(house.agent(name).await);
    }
    crowd
}

/// A ticket on which Mila reads along.
async fn matter(house: &House) -> i64 {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let mila = house.staff("Mila").await.id.to_string();
    house.agent("Vasya").await.sends(&format!("/tickets/{number}/access"), &[("assignee", &mila)]).await.is(303);
    number
}

/// Petya asks Kolya where it came from: that stays asked, whatever becomes of the ticket.
async fn asks(house: &House, number: Option<i64>) -> Question {
    let (petya, kolya) = (house.colleague("Petya").await, house.staff("Kolya").await.id);
    let mut act = house.desk().act(petya.actor()).await.unwrap();
    let to = vec![Addressee::of(Whom::Staff(kolya))];
    let new = NewAsking { words: Words::plain("Why?"), to, track: Track::Source, ..NewAsking::default() };
    let asking = match number {
        Some(number) => {
            let mut ticket = Ticket::current(&mut act, TicketId(number)).await.unwrap();
            Asking::on_ticket(&mut act, &petya, &mut ticket, new).await.unwrap()
        }
        None => Asking::alone(&mut act, &petya, new).await.unwrap(),
    };
    let question = Question::of_asking(&mut act, asking).await.unwrap().remove(0);
    act.commit().await.unwrap();
    question
}

/// A question that stands so; `elsewhere` is another ticket.
async fn question(house: &House, stands: Stands, elsewhere: i64) -> Question {
    let number = if stands == Stands::Alone { None } else { Some(matter(house).await) };
    let asked = asks(house, number).await;
    let (vasya, path) = (house.agent("Vasya").await, format!("/questions/{}", asked.id));
    let (petya, kolya) = (house.agent("Petya").await, house.agent("Kolya").await);
    match stands {
        Stands::Open | Stands::Alone => {}
        Stands::OnSolved => drop(vasya.solves(number.unwrap()).await.is(303)),
        Stands::OnMerged => {
            let into = elsewhere.to_string();
            let path = format!("/tickets/{}/merge", number.unwrap());
            vasya.sends(&path, &[("with", &into), ("stays", &into)]).await.is(303);
        }
        Stands::Answered => drop(kolya.sends_parts(&format!("{path}/answers"), &[("text", "x")]).await.is(303)),
        Stands::Declined => drop(kolya.sends(&format!("{path}/refusal"), &[("reason", "x")]).await.is(303)),
        Stands::Withdrawn => drop(petya.sends(&format!("{path}/withdrawal"), &[]).await.is(303)),
    }
    house.settled().await;
    let now = Question::find(&house.desk().look(), asked.id).await.unwrap();
    let state = match stands {
        Stands::Answered => QuestionState::Answered,
        Stands::Declined => QuestionState::Declined,
        Stands::Withdrawn => QuestionState::Withdrawn,
        _ => QuestionState::Open,
    };
    assert_eq!(now.state, state, "{stands:?}");
    if let Some(number) = now.ticket_id {
        assert_eq!(house.ticket(number.0).await.state.is_ended(), stands == Stands::OnSolved, "{stands:?}");
    }
    now
}

async fn knocks(who: &Browser, question: &Question, door: &str, form: &[(&str, &str)]) -> Answer {
    let path = format!("/questions/{}/{door}", question.id);
    match door {
        "" => who.opens(path.trim_end_matches('/')).await,
        "answers" => who.sends_parts(&path, form).await,
        _ => who.sends(&path, form).await,
    }
}

story!(what_becomes_of_a_question_decides_what_each_can_do_with_it(house) {
    let crowd = crowd(house).await;
    let elsewhere = matter(house).await;
    asks(house, Some(elsewhere)).await; // Kolya sees that ticket
    let number = elsewhere.to_string();
    let mut wrong = Vec::new();
    for stands in Stands::ALL {
        let mut asked = question(house, stands, elsewhere).await;
        for (door, form, outcomes) in OF_QUESTIONS {
            let form: Vec<_> = form.iter().map(|(k, v)| (*k, if *k == "number" { &*number } else { *v })).collect();
            for ((who, name), expected) in crowd.iter().zip(PEOPLE).zip(outcomes[stands.column()].chars()) {
                let came = outcome(&knocks(who, &asked, door, &form).await);
                if came != expected {
                    wrong.push(format!("{name} at {door:?}, {stands:?}: {came}, not {expected}"));
                }
                if came == 'd' && !door.is_empty() {
                    asked = question(house, stands, elsewhere).await;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    house.settled().await;
});

story!(a_link_does_as_much_as_whoever_it_was_sent_to(house) {
    crowd(house).await;
    let elsewhere = matter(house).await;
    let until = house.desk().now().plus(Duration::from_secs(3600));
    let kolya = house.staff("Kolya").await.id;
    let anybody = house.stranger();
    for stands in Stands::ALL {
        for (door, form, outcomes) in OF_QUESTIONS.iter().filter(|(door, ..)| ["", "answers", "refusal"].contains(door)) {
            let asked = question(house, stands, elsewhere).await;
            let code = link::token(house.desk().keys(), asked.id, kolya, until);
            let answer = match *door {
                "" => anybody.opens(&format!("/q/{code}")).await,
                "answers" => anybody.sends_parts(&format!("/q/{code}/answers"), form).await,
                _ => anybody.sends(&format!("/q/{code}/{door}"), form).await,
            };
            // The page says why, and keeps what was written.
            let expected = outcomes[stands.column()].replace('r', "w").chars().nth(1).unwrap();
            assert_eq!(outcome(&answer), expected, "{door:?}, {stands:?}");
            let others = link::token(house.desk().keys(), asked.id, house.staff("Mila").await.id, until);
            assert_eq!(outcome(&anybody.opens(&format!("/q/{others}")).await), '-', "a link is for who is asked");
        }
    }
    house.settled().await;
});

/// A refund that stands so: proposed by Petya, for Kolya to decide.
async fn remedy(house: &House, state: RemedyState) -> Remedy {
    let number = matter(house).await;
    let (petya, kolya) = (house.agent("Petya").await, house.agent("Kolya").await);
    refund(&petya, number, "4").await.is(303);
    let proposed = newest(house, number).await;
    let step = steps(house, &proposed).await.remove(0);
    let path = format!("/tickets/{number}/remedies/{}", proposed.id);
    match state {
        RemedyState::Proposed => {}
        RemedyState::Changes => drop(decides(&kolya, &step, "change", "Less.").await.is(303)),
        RemedyState::Declined => drop(decides(&kolya, &step, "decline", "No.").await.is(303)),
        RemedyState::Withdrawn => drop(petya.sends(&path, &[("do", "withdraw"), ("words", "")]).await.is(303)),
        RemedyState::Approved | RemedyState::Executed => drop(decides(&kolya, &step, "approve", "").await.is(303)),
    }
    if state == RemedyState::Executed {
        petya.sends(&path, &[("do", "done"), ("words", "SEPA 17")]).await.is(303);
    }
    let now = newest(house, number).await;
    assert_eq!(now.state, state);
    now
}

async fn deals(house: &House, who: &Browser, remedy: &Remedy, deed: &str) -> Answer {
    let path = format!("/tickets/{}/remedies/{}", remedy.ticket_id, remedy.id);
    match deed {
        "approve" => decides(who, &steps(house, remedy).await.remove(0), "approve", "").await,
        "revise" => {
            let anew =
                [("do", "revise"), ("kind", "refund"), ("amount", "3"), ("currency", "EUR"), ("reason", "Less.")];
            who.sends(&path, &anew).await
        }
        deed => who.sends(&path, &[("do", deed), ("words", "SEPA 18")]).await,
    }
}

story!(what_becomes_of_a_remedy_decides_what_each_can_do_with_it(house) {
    let crowd = crowd(house).await;
    rule(house, &[("asked", &format!("s-{}", house.staff("Kolya").await.id))]).await;
    let states = [
        RemedyState::Proposed,
        RemedyState::Changes,
        RemedyState::Approved,
        RemedyState::Declined,
        RemedyState::Executed,
        RemedyState::Withdrawn,
    ];
    let mut wrong = Vec::new();
    for (column, state) in states.into_iter().enumerate() {
        let mut made = remedy(house, state).await;
        for (deed, outcomes) in OF_REMEDIES {
            for ((who, name), expected) in crowd.iter().zip(PEOPLE).zip(outcomes[column].chars()) {
                let came = outcome(&deals(house, who, &made, deed).await);
                if came != expected {
                    wrong.push(format!("{name} at {deed}, {state}: {came}, not {expected}"));
                }
                if came == 'd' {
                    made = remedy(house, state).await;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    house.settled().await;
});
