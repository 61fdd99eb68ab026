//! Whatever becomes of a ticket, the same people see it: what state it is in opens no door, and closes none.

use super::{Door, For::*, Things, doors, knocks, meaning, outsider, things};
use crate::house::House;
use std::time::Duration;
use ticket::State;

/// How a ticket can stand, but for *open*: those doors are tried elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stands {
    Waiting,
    Snoozed,
    Solved,
    Closed,
    Merged,
}

impl Stands {
    async fn is(self, house: &House, number: i64) -> bool {
        let ticket = house.ticket(number).await;
        match self {
            Stands::Waiting => ticket.state == State::Open && ticket.waits_for_customer,
            Stands::Snoozed => ticket.state == State::Snoozed,
            Stands::Solved => ticket.state == State::Solved,
            Stands::Closed => ticket.state == State::Closed && ticket.merged_into.is_none(),
            Stands::Merged => ticket.merged_into.is_some(),
        }
    }
}

/// A ticket onto which Kolya was asked in, and how it came to stand so.
async fn stands(house: &House, stands: Stands, other: &Things) -> Things {
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let (vasya, kolya) = (house.agent("Vasya").await, house.staff("Kolya").await.id);
    vasya.sends(&format!("/tickets/{number}/access"), &[("assignee", &kolya.to_string())]).await.is(303);
    let entry = house.last(number).await.id.0;
    vasya.notes(number, "Ask her.").await.is(303);
    let note = house.last(number).await.id.0;
    vasya.replies_and(number, "It is on its way. Does it fit?", "wait").await.is(303);
    let answer = house.last(number).await.id.0;
    match stands {
        Stands::Waiting => {}
        Stands::Snoozed => {
            let until = house.desk().now().plus(Duration::from_secs(3600)).micros().to_string();
            vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", &until)]).await.is(303);
        }
        Stands::Solved => drop(vasya.solves(number).await.is(303)),
        Stands::Closed => {
            vasya.solves(number).await.is(303);
            let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
            let rested = act.now().plus(Duration::from_secs(1));
            ticket::Ticket::close_rested(&mut act, rested).await.unwrap();
            act.commit().await.unwrap();
        }
        Stands::Merged => {
            let into = other.number.to_string();
            let path = format!("/tickets/{number}/merge");
            vasya.sends(&path, &[("with", &into), ("stays", &into)]).await.is(303);
        }
    }
    assert!(stands.is(house, number).await, "{stands:?}");
    Things { number, entry, note, answer, ..*other }
}

/// The doors of a ticket, but for those about something of one's own.
fn of_tickets() -> impl Iterator<Item = &'static Door> {
    doors().filter(|(_, _, path, about)| path.contains("/tickets/{number}") && !about.starts_with("own "))
}

story!(in_whatever_state_a_ticket_is_the_same_people_get_through_its_doors(house) {
    let other = things(house).await;
    let people = [
        ("collaborator", outsider(house).await),
        ("asked in", house.agent("Kolya").await),
        ("agent", house.agent("Vasya").await),
    ];
    let mut wrong = Vec::new();
    for state in [Stands::Waiting, Stands::Snoozed, Stands::Solved, Stands::Closed, Stands::Merged] {
        let mut these = stands(house, state, &other).await;
        for (role, who) in &people {
            for door in of_tickets() {
                // What somebody did behind the last door may have ended it.
                if !state.is(house, these.number).await {
                    these = stands(house, state, &other).await;
                }
                // What was said on it stands on the other ticket, and is found there.
                if state == Stands::Merged && door.2.contains("{entry}") {
                    continue;
                }
                let expected = match (door.0, *role) {
                    (Seeing, "asked in") | (Seeing | Agents, "agent") => "open",
                    _ => "nothing here",
                };
                let answer = knocks(house, &these, who, door).await;
                if meaning(&answer) != expected {
                    wrong.push(format!("{} {} as {role}, {state:?}: {}, not {expected}", door.1, door.2, answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    house.settled().await;
});
