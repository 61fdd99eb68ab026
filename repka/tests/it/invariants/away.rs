//! 7. An absent person holds nothing.

use crate::house::House;
use approval::{Deciders, Step};
use base::{Act, Actor, EntryId, Error, StaffId, TicketId};
use people::{Absence, Absences, Agent, Colleague, Department, Duty, NewAbsence};
use question::{Addressee, Asking, Context, NewAsking, Question, QuestionId, Track, Whom, Words};
use remedy::{NewRemedy, Remedy, RemedyKind};
use std::{collections::BTreeSet, time::Duration};
use store::Query;
use ticket::{ReviewId, Scope, Ticket};

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

/// What a story is about, and who is in it.
struct Crowd {
    tickets: Vec<i64>,
    people: Vec<Colleague>,
    departments: Vec<Department>,
}

impl Crowd {
    async fn of(house: &House) -> Crowd {
        let mut tickets = Vec::new();
        for subject in ["lamp", "vase", "rug", "chair"] {
            tickets.push(house.customer(IVA).writes(subject, "Hello?").await);
        }
        let mut people = Vec::new();
        for name in PEOPLE {
            people.push(house.colleague(name).await);
        }
        Crowd { tickets, people, departments: Department::all(&house.desk().look()).await.unwrap() }
    }

    /// Somebody does something; what is refused was nothing.
    async fn deed(&self, house: &House, chance: &mut Chance) {
        let who = &self.people[chance.of(self.people.len())];
        let mut act = house.desk().act(Actor::Staff(who.id)).await.unwrap();
        let place = act.mark().await.unwrap();
        match self.tries(&mut act, who, chance).await {
            Ok(()) => act.keep(place).await.unwrap(),
            Err(Error::Broken(why)) => panic!("{why}"),
            Err(_) => act.undo_to(place).await.unwrap(),
        }
        act.commit().await.unwrap();
    }

    async fn tries(&self, act: &mut Act, who: &Colleague, chance: &mut Chance) -> Result<(), Error> {
        let now = act.now();
        let agent = Agent::of(who).unwrap();
        let other = &self.people[chance.of(self.people.len())];
        let number = TicketId(self.tickets[chance.of(self.tickets.len())]);
        let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(who), number).await.unwrap();
        let hours = |many: usize| Duration::from_secs(3600 * u64::try_from(many).unwrap());
        match chance.of(15) {
            0 => ticket.take(act, &agent).await,
            1 => ticket.assign(act, &agent, Some(other.id)).await,
            2 => ticket.snooze(act, &agent, now.plus(hours(1 + chance.of(30)))).await,
            3 => ticket.solve(act, &agent).await,
            4 => ticket.reopen(act, &agent).await,
            5 => ticket.unsnooze(act, &agent).await,
            6 => asks(act, who, &mut ticket, Whom::Staff(other.id)).await,
            7 => {
                let department = self.departments[chance.of(self.departments.len())].id;
                asks(act, who, &mut ticket, Whom::Department(department)).await
            }
            8 => {
                let own: Vec<_> = self.departments.iter().map(|d| d.id).collect();
                let open = Question::open_to(&mut *act, (&[], &own), 1).await?;
                match open.into_iter().next() {
                    Some(mut question) => question.take(act, who).await,
                    None => Ok(()),
                }
            }
            9 => proposes(act, &agent, &mut ticket).await,
            10 => ticket.ask_to_read(act, &agent, other.id, ("<p>It is on its way.</p>", "Is it?")).await.map(drop),
            11 => {
                let entry = ticket.note(act, who, &format!("@{}, do you know?", other.name), None, Vec::new()).await?;
                is_called(act, who, other, entry).await
            }
            12 => reads(act, who).await,
            _ => {
                let since = now.plus(hours(chance.of(5)));
                let until = Some(since.plus(hours(1 + chance.of(20)))).filter(|_| chance.of(4) > 0);
                let substitute = Some(other.id).filter(|_| chance.of(5) > 0);
                let new =
                    NewAbsence { staff: who.id, since, until, substitute, by_duty: Vec::new(), reason: String::new() };
                Absence::plan(act, who, &new).await.map(drop)
            }
        }
    }
}

/// Reads what somebody asked them to read.
async fn reads(act: &mut Act, who: &Colleague) -> Result<(), Error> {
    let query = Query::new("SELECT ticket_id, id FROM review WHERE state = 'open' AND reader_id = ").with("", who.id);
    let asked: Vec<(TicketId, ReviewId)> = query.push(" ORDER BY id").all(&mut *act).await?;
    for (number, id) in asked {
        let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(who), number).await?;
        ticket.give_review(act, who, id, ("Good", None)).await?;
    }
    Ok(())
}

async fn asks(act: &mut Act, who: &Colleague, ticket: &mut Ticket, whom: Whom) -> Result<(), Error> {
    let (words, to) = (Words::plain("Where is it?"), vec![Addressee::of(whom)]);
    let new = NewAsking { words, to, track: Track::Claim, context: Context::default() };
    Asking::on_ticket(act, who, ticket, new).await.map(drop)
}

async fn proposes(act: &mut Act, agent: &Agent, ticket: &mut Ticket) -> Result<(), Error> {
    let new = NewRemedy {
        kind: RemedyKind::Refund,
        amount: Some(400),
        percent: None,
        items: None,
        cost: None,
        currency: "EUR".into(),
        journey: None,
        reason: "5 % instead of 10 %".into(),
    };
    Remedy::propose(act, agent, ticket, &new).await.map(drop)
}

/// Whoever is called and away is called with who stands in, unless that is who calls.
async fn is_called(act: &mut Act, by: &Colleague, whom: &Colleague, entry: EntryId) -> Result<(), Error> {
    let now = act.now();
    let chart = Absences::read(&mut *act, now).await?;
    let heir = chart.standing_in(whom.id, Duty::Tickets, now).filter(|heir| *heir != by.id);
    let called: Vec<(StaffId,)> =
        Query::new("SELECT staff_id FROM mention WHERE entry_id = ").with("", entry).all(&mut *act).await?;
    let is_called = |who: StaffId| called.iter().any(|(id,)| *id == who);
    assert!(whom.id == by.id || heir.is_none_or(is_called), "{} is called alone, and away", whom.name);
    Ok(())
}

/// What waits, and for whom: each of them is here, unless everybody who could do it is away.
async fn check(house: &House) {
    let (look, now) = (house.desk().look(), house.desk().now());
    let chart = Absences::read(&look, now).await.unwrap();
    let held: Vec<(TicketId, Option<StaffId>, Option<StaffId>)> =
        Query::new("SELECT id, assignee_id, snoozed_by FROM ticket WHERE state IN ('open', 'snoozed')")
            .all(house.desk().db())
            .await
            .unwrap();
    for (number, assignee, snoozed_by) in held {
        for holder in [assignee, snoozed_by].into_iter().flatten() {
            let instead = chart.standing_in(holder, Duty::Tickets, now);
            assert!(chart.is_here(holder, now), "{number} lies with {holder}, who is away; {instead:?} stands in");
        }
    }
    let heads: BTreeSet<StaffId> = [house.staff("Anna").await.id, house.staff("Olga").await.id].into();
    let present: BTreeSet<StaffId> = heads.into_iter().filter(|head| chart.is_here(*head, now)).collect();
    let questions: Vec<(QuestionId,)> =
        Query::new("SELECT id FROM question WHERE state = 'open'").all(house.desk().db()).await.unwrap();
    for (id,) in questions {
        let question = Question::find(&look, id).await.unwrap();
        let asked = question.asked_now(&look, now).await.unwrap();
        let here = asked.iter().all(|who| chart.is_here(*who, now));
        assert!(
            !asked.is_empty() && (here || present.is_empty()),
            "{id} waits for {asked:?}, and {present:?} are here"
        );
    }
    let deciders = Deciders::read(&look, now).await.unwrap();
    for step in Step::open_after(&look, approval::StepId(0)).await.unwrap() {
        let asked = deciders.of(&step);
        assert!(asked.iter().all(|who| chart.is_here(*who, now)), "{} waits for {asked:?}", step.id);
        let nobody = present.iter().all(|head| *head == step.proposer_id);
        assert!(!asked.is_empty() || nobody, "{} waits for nobody, and {present:?} are here", step.id);
    }
    let read: Vec<(i64, StaffId)> =
        Query::new("SELECT id, reader_id FROM review WHERE state = 'open'").all(house.desk().db()).await.unwrap();
    for (id, reader) in read {
        assert!(chart.is_here(reader, now), "draft {id} waits for {reader}, who is away");
    }
    let written: Vec<(i64, StaffId, StaffId)> =
        Query::new("SELECT id, author_id, reader_id FROM review WHERE state <> 'over'")
            .all(house.desk().db())
            .await
            .unwrap();
    for (id, author, reader) in written {
        let instead = chart.standing_in(author, Duty::Tickets, now);
        let heard = chart.is_here(author, now) || instead.is_none_or(|heir| heir == reader);
        assert!(heard, "what is said to draft {id} waits for {author}, who is away, while {instead:?} stands in");
    }
}

story!(an_absent_person_holds_nothing(house) {
    let crowd = Crowd::of(house).await;
    let accounting = crowd.departments.iter().find(|d| d.name == "Accounting").unwrap();
    let asked = format!("d-{}", accounting.id);
    let rule = [("currency", "EUR"), ("asked", asked.as_str())];
    house.agent("Anna").await.sends("/settings/approvals", &rule).await.is(303);
    let mut chance = Chance(42);
    let mut away = 0;
    for _ in 0..160 {
        crowd.deed(house, &mut chance).await;
        house.later(u64::try_from(chance.of(3 * 3600)).unwrap()).await;
        let (look, now) = (house.desk().look(), house.desk().now());
        let chart = Absences::read(&look, now).await.unwrap();
        away += crowd.people.iter().filter(|who| chart.away(who.id, now).is_some()).count();
        check(house).await;
    }
    assert!(away > 50, "somebody was away while it was looked at: {away}");
    for what in [
        "SELECT count(*) FROM question",
        "SELECT count(*) FROM remedy",
        "SELECT count(*) FROM review",
        "SELECT count(*) FROM event WHERE kind = 'review.given'",
        "SELECT count(*) FROM mention",
    ] {
        assert!(house.count(what).await > 0, "nothing of it happened: {what}");
    }
});
