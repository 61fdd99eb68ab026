//! 7. An absent person holds nothing.

use base::{Act, Actor, StaffId, TicketId};
use people::{Absence, Absences, Agent, Colleague, Duty, NewAbsence, Staff};
use std::time::Duration;
use store::Query;
use ticket::{Scope, Ticket};

const IVA: &str = "iva@kovac.example";
const PEOPLE: [&str; 5] = ["Anna", "Olga", "Vasya", "Petya", "Irina"];

/// The same chances on every run: a story that fails can be told again.
struct Chance(u64);

impl Chance {
    fn of(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % many
    }
}

/// Somebody does something; what is refused was nothing.
async fn deed(act: &mut Act, who: &Colleague, chance: &mut Chance, tickets: &[i64], staff: &[Staff]) {
    let now = act.now();
    let agent = Agent::of(who).unwrap();
    let other = staff[chance.of(staff.len())].id;
    let number = TicketId(tickets[chance.of(tickets.len())]);
    let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(who), number).await.unwrap();
    let hours = |many: usize| Duration::from_secs(3600 * u64::try_from(many).unwrap());
    let done = match chance.of(8) {
        0 => ticket.take(act, &agent).await,
        1 => ticket.assign(act, &agent, Some(other)).await,
        2 => ticket.snooze(act, &agent, now.plus(hours(1 + chance.of(30)))).await,
        3 => ticket.solve(act, &agent).await,
        4 => ticket.reopen(act, &agent).await,
        5 => ticket.unsnooze(act, &agent).await,
        _ => {
            let since = now.plus(hours(chance.of(5)));
            let until = Some(since.plus(hours(1 + chance.of(20)))).filter(|_| chance.of(4) > 0);
            let substitute = Some(other).filter(|_| chance.of(5) > 0);
            let new =
                NewAbsence { staff: who.id, since, until, substitute, by_duty: Vec::new(), reason: String::new() };
            Absence::plan(act, who, &new).await.map(drop)
        }
    };
    drop(done);
}

story!(an_absent_person_holds_nothing(house) {
    let mut tickets = Vec::new();
    for subject in ["lamp", "vase", "rug", "chair"] {
        tickets.push(house.customer(IVA).writes(subject, "Hello?").await);
    }
    let mut chance = Chance(42);
    let mut people = Vec::new();
    for name in PEOPLE {
        people.push(house.colleague(name).await);
    }
    let staff: Vec<Staff> = people.iter().map(|who| Staff::clone(who)).collect();
    let mut away = 0;
    for _ in 0..120 {
        let who = &people[chance.of(people.len())];
        let mut act = house.desk().act(Actor::Staff(who.id)).await.unwrap();
        let place = act.mark().await.unwrap();
        deed(&mut act, who, &mut chance, &tickets, &staff).await;
        act.keep(place).await.unwrap();
        act.commit().await.unwrap();
        house.later(u64::try_from(chance.of(3 * 3600)).unwrap()).await;
        let (look, now) = (house.desk().look(), house.desk().now());
        let chart = Absences::read(&look, now).await.unwrap();
        away += people.iter().filter(|who| chart.away(who.id, now).is_some()).count();
        let held: Vec<(TicketId, Option<StaffId>, Option<StaffId>)> = Query::new(
            "SELECT id, assignee_id, snoozed_by FROM ticket WHERE state IN ('open', 'snoozed')",
        )
        .all(house.desk().db())
        .await
        .unwrap();
        for (number, assignee, snoozed_by) in held {
            for holder in [assignee, snoozed_by].into_iter().flatten() {
                let instead = chart.standing_in(holder, Duty::Tickets, now);
                assert!(chart.is_here(holder, now), "{number} lies with {holder}, who is away; {instead:?} stands in");
            }
        }
    }
    assert!(away > 50, "somebody was away while it was looked at: {away}");
});
