//! Who had a ticket, and for how long: the stored intervals are what the events say, to the microsecond.

use crate::house::{Browser, House, letter};
use base::{EntryId, Moment, StaffId};
use mail::smtp::Answer;
use proptest::{
    collection::vec,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use store::Query;
use ticket::{
    Delivery, Direction, Entry, EntryKind, Holder, Meaning, State, WaitFor,
    holder::{Standing, holder},
    ledger::Holding,
    settling::{Answered, Fact},
};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// A ticket as its events tell it, and nothing else.
struct Told<'e> {
    entries: &'e [Entry],
    delivery: BTreeMap<EntryId, Delivery>,
    written: Vec<EntryId>,
    promises: BTreeSet<i64>,
    waits: BTreeMap<i64, WaitFor>,
    asked_at: Option<Moment>,
    standing: Standing,
}

impl Told<'_> {
    fn entry(&self, id: EntryId) -> &Entry {
        self.entries.iter().find(|e| e.id == id).unwrap()
    }

    fn fact(&self, id: EntryId) -> Fact {
        let e = self.entry(id);
        let delivery = self.delivery.get(&id).copied();
        Fact { direction: e.direction, channel: e.channel, machine: e.machine, meaning: e.meaning, delivery, at: e.at }
    }

    fn count_again(&mut self) {
        let facts: Vec<Fact> = self.written.iter().map(|id| self.fact(*id)).collect();
        self.standing.waiting_since = Answered::from_facts(&facts).waiting_since;
        if self.standing.waiting_since.is_some() {
            self.standing.waits_for_customer = false;
        }
        let spoken =
            facts.iter().filter(|fact| fact.direction == Some(Direction::In) && !fact.machine).map(|fact| fact.at);
        self.standing.unheard = self.standing.waiting_since.is_some() && spoken.max() > self.asked_at;
    }

    fn awaits_again(&mut self) {
        self.standing.awaits = WaitFor::foremost(self.waits.values().copied());
    }

    /// Entries came from another ticket, and went there; the event says how this one stands since.
    fn exchange(&mut self, data: &Json, came: &Json, went: &Json) {
        let ids = |list: &Json| list.as_array().into_iter().flatten().filter_map(Json::as_i64).map(EntryId).collect();
        let (came, went): (Vec<EntryId>, Vec<EntryId>) = (ids(came), ids(went));
        let public = came.into_iter().filter(|id| self.entry(*id).public).collect::<Vec<_>>();
        self.written.extend(public);
        self.written.retain(|id| !went.contains(id));
        self.written.sort_unstable();
        self.standing = serde_json::from_value(data["standing"].clone()).unwrap();
    }

    /// What became of a message is told of the ticket on which it stood then.
    fn deliver(&mut self, kind: &str, data: &Json) {
        let delivery = match kind {
            "ticket.replied" => Delivery::Waiting,
            "ticket.withdrawn" => Delivery::Withdrawn,
            "message.delivered" => data["outcome"].as_str().unwrap().parse().unwrap(),
            _ => return,
        };
        self.delivery.insert(EntryId(data["entry"].as_i64().unwrap()), delivery);
    }

    fn hear(&mut self, kind: &str, at: Moment, actor: Option<StaffId>, data: &Json) {
        let id = data["entry"].as_i64().map(EntryId);
        match (kind, id) {
            ("ticket.opened", Some(id)) => {
                self.written.push(id);
                let (direction, machine) = (self.entry(id).direction, self.entry(id).machine);
                match direction {
                    Some(Direction::In) if machine => self.standing.state = State::Solved,
                    Some(Direction::In) => (self.standing.waiting_since, self.standing.unheard) = (Some(at), true),
                    _ => self.standing.assignee = actor,
                }
            }
            ("ticket.received", Some(id)) => {
                self.written.push(id);
                if !self.entry(id).machine {
                    self.standing.waiting_since = self.standing.waiting_since.or(Some(at));
                    self.standing.waits_for_customer = false;
                    self.standing.unheard = true;
                }
            }
            ("ticket.wait_began", _) => {
                self.waits.insert(data["wait"].as_i64().unwrap(), data["what"].as_str().unwrap().parse().unwrap());
                (self.asked_at, self.standing.unheard) = (Some(at), false);
                self.awaits_again();
            }
            ("ticket.wait_ended", _) => {
                self.waits.remove(&data["wait"].as_i64().unwrap());
                self.awaits_again();
            }
            ("ticket.replied", Some(id)) => {
                if self.written.contains(&id) {
                    return self.count_again();
                }
                self.written.push(id);
                if self.entry(id).meaning == Some(Meaning::Answer) {
                    (self.standing.waiting_since, self.standing.unheard) = (None, false);
                    self.standing.waits_for_customer = data["waits"] == true;
                }
            }
            ("ticket.withdrawn", _) => self.count_again(),
            ("message.delivered", Some(id)) => {
                if matches!(self.delivery[&id], Delivery::Failed | Delivery::Stopped) {
                    self.count_again();
                }
            }
            ("promise.given", _) => {
                self.promises.insert(data["promise"].as_i64().unwrap());
                self.standing.promised = true;
            }
            ("promise.decided", _) => {
                let promise = data["promise"].as_i64().unwrap();
                if data["state"] == "open" {
                    self.promises.insert(promise)
                } else {
                    self.promises.remove(&promise)
                };
                self.standing.promised = !self.promises.is_empty();
            }
            ("ticket.assigned", _) => self.standing.assignee = data["to"].as_i64().map(StaffId),
            ("ticket.solved", _) => {
                self.standing = Standing {
                    state: State::Solved,
                    snoozed_by: None,
                    waiting_since: None,
                    unheard: false,
                    ..self.standing
                };
            }
            ("ticket.reopened", _) => self.standing.state = State::Open,
            ("ticket.snoozed", _) => (self.standing.state, self.standing.snoozed_by) = (State::Snoozed, actor),
            ("ticket.merged", _) => self.exchange(data, &Json::Null, &data["entries"]),
            ("ticket.unmerged" | "ticket.split", _) => self.exchange(data, &data["entries"], &Json::Null),
            ("ticket.exchanged", _) => self.exchange(data, &data["came"], &data["went"]),
            ("ticket.woken", _) => (self.standing.state, self.standing.snoozed_by) = (State::Open, None),
            _ => {}
        }
    }
}

/// The intervals, computed again from the events alone.
async fn told(house: &House, number: i64) -> Vec<Holding> {
    type Line = (Moment, String, String, Option<i64>, Json, i64);
    let events: Vec<Line> =
        Query::new("SELECT at, kind, actor, actor_id, data, about_id FROM event WHERE about = 'ticket' ORDER BY id")
            .all(house.desk().db())
            .await
            .unwrap();
    let entries: Vec<Entry> = Query::new("SELECT * FROM entry").all(house.desk().db()).await.unwrap();
    let standing = Standing {
        state: State::Open,
        snoozed_by: None,
        assignee: None,
        waiting_since: None,
        waits_for_customer: false,
        promised: false,
        awaits: None,
        unheard: false,
    };
    let mut told = Told {
        entries: &entries,
        delivery: BTreeMap::new(),
        written: Vec::new(),
        promises: BTreeSet::new(),
        waits: BTreeMap::new(),
        asked_at: None,
        standing,
    };
    let mut intervals: Vec<Holding> = Vec::new();
    for (n, (at, kind, actor, id, data, about)) in events.iter().enumerate() {
        told.deliver(kind, data);
        if *about != number {
            continue;
        }
        told.hear(kind, *at, id.filter(|_| actor == "staff").map(StaffId), data);
        // A deed happens at one moment: what holds is what holds at its end.
        if events[n + 1..].iter().find(|next| next.5 == number).is_none_or(|next| next.0 != *at) {
            hand_over(&mut intervals, holder(&told.standing), *at);
        }
    }
    intervals
}

fn hand_over(intervals: &mut Vec<Holding>, now: Option<Holder>, at: Moment) {
    let running = intervals.last_mut().filter(|i| i.until.is_none());
    if running.as_ref().map(|i| i.holder) == now {
        return;
    }
    if let Some(running) = running {
        running.until = Some(at);
    }
    intervals.extend(now.map(|holder| Holding { holder, parties: Vec::new(), since: at, until: None }));
}

/// The intervals as they are stored, without those that lasted no time: several deeds at one moment.
async fn stored(house: &House, number: i64) -> Vec<Holding> {
    let all = house.ticket(number).await.ledger(&house.desk().look()).await.unwrap();
    let mut joined: Vec<Holding> = Vec::new();
    for holding in all.into_iter().filter(|h| h.until != Some(h.since)) {
        // Among whom an interval is shared is told elsewhere; here, who holds.
        let holding = Holding { parties: Vec::new(), ..holding };
        match joined.last_mut() {
            Some(before) if before.holder == holding.holder && before.until == Some(holding.since) => {
                before.until = holding.until
            }
            _ => joined.push(holding),
        }
    }
    joined
}

pub async fn proves_right(house: &House, number: i64) {
    let (told, stored) = (told(house, number).await, stored(house, number).await);
    assert_eq!(stored, told, "ticket {number}");
    for pair in stored.windows(2) {
        assert!(pair[0].until.unwrap() <= pair[1].since, "they never overlap: {pair:?}");
    }
    let running = stored.iter().filter(|h| h.until.is_none()).count();
    assert_eq!(running, usize::from(!house.ticket(number).await.state.is_ended()));
}

/// Microseconds in which anyone held it.
fn held(intervals: &[Holding], now: Moment) -> i64 {
    intervals.iter().map(|h| h.until.unwrap_or(now).since(h.since)).sum()
}

story!(the_ledger_of_an_ordinary_day_adds_up(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    house.later(100).await;
    vasya.takes(number).await.is(303);
    house.later(50).await;
    vasya.replies_and(number, "Which one?", "wait").await.is(303);
    let caught = house.mails(1).await[0].clone();
    house.later(1000).await;
    house.customer(IVA).answers(&caught, "The blue one.").await;
    house.later(30).await;
    vasya.replies_and(number, "Sent.", "solve").await.is(303);
    house.settled().await;
    house.later(5000).await; // nobody holds what is solved
    vasya.reopens(number).await.is(303);
    house.later(7).await;
    let ledger = house.ticket(number).await.ledger(&house.desk().look()).await.unwrap();
    let seconds: Vec<_> = ledger
        .iter()
        .map(|h| (h.holder.as_str(), h.until.unwrap_or(house.desk().now()).since(h.since) / 1_000_000))
        .collect();
    assert_eq!(seconds, [("nobody", 100), ("staff", 50), ("customer", 1000), ("staff", 30), ("staff", 7)]);
    assert_eq!(held(&ledger, house.desk().now()), 1_187_000_000);
    proves_right(house, number).await;
});

/// Something that may happen to a ticket; what cannot be done now is refused, and that is right too.
async fn happens(house: &House, people: &[Browser], number: i64, what: u32, who: usize) {
    let one = &people[who];
    match what {
        0 => drop(one.takes(number).await),
        1 => drop(one.assigns(number, people[(who + 1) % people.len()].id).await),
        2 => drop(one.gives_back(number).await),
        3 => drop(one.replies_and(number, "A good answer.", "wait").await),
        4 => drop(one.replies_and(number, "A good answer.", "solve").await),
        5 => drop(one.replies(number, "A good answer.").await),
        12 => drop(one.replies_and(number, "We will call you within 1 minute.", "wait").await),
        6 => drop(one.solves(number).await),
        7 => drop(one.reopens(number).await),
        8 => {
            let until = house.desk().now().plus(std::time::Duration::from_secs(90)).micros().to_string();
            drop(one.sends(&format!("/tickets/{number}/snooze"), &[("until", &until)]).await);
        }
        9 => {
            let out = house.timeline(number).await.into_iter().rfind(|e| e.direction == Some(Direction::Out));
            if let Some(entry) = out {
                drop(one.takes_back(number, entry.id).await);
            }
        }
        10 => {
            let lost = house.timeline(number).await.into_iter().rfind(|e| {
                e.kind == EntryKind::Message && matches!(e.delivery, Some(Delivery::Failed | Delivery::Stopped))
            });
            if let Some(entry) = lost {
                drop(one.sends_again(number, entry.id).await);
            }
        }
        11 => {
            house.office.will_say(Answer::Refuse("no".into()));
            drop(one.replies_and(number, "An answer that is lost.", "wait").await);
        }
        14 => {
            let fields = [("text", "Why?"), ("whom", "d2")];
            drop(one.sends_parts(&format!("/tickets/{number}/questions"), &fields).await);
        }
        15 => {
            let asked = question::Question::of_ticket(&house.desk().look(), base::TicketId(number)).await.unwrap();
            if let Some(open) = asked.iter().find(|question| question.is_open()) {
                drop(one.sends_parts(&format!("/questions/{}/answers", open.id), &[("text", "Because.")]).await);
            }
        }
        _ => {
            let to = house.post().minter().reply_address(SUPPORT, number);
            let raw = letter(&[("From", IVA), ("To", &to), ("Subject", "Re: Hi")], "And now?");
            assert_eq!(house.customer(IVA).sends(&[&to], &raw).await, number);
        }
    }
    house.settled().await;
}

story!(the_ledger_is_what_the_events_say_whatever_happens(house) {
    house.undo_seconds(10).await;
    let people = [house.agent("Vasya").await, house.agent("Petya").await, house.agent("Olga").await];
    let steps = vec((1_u64..20, 0_u32..16, 0_usize..3), 16);
    let mut runner = TestRunner::deterministic();
    for _ in 0..4 {
        let number = house.customer(IVA).writes("Hi", "Hello?").await;
        for (seconds, what, who) in steps.new_tree(&mut runner).unwrap().current() {
            house.later(seconds).await;
            happens(house, &people, number, what, who).await;
            proves_right(house, number).await;
        }
        house.later(1000).await;
        proves_right(house, number).await;
    }
});
