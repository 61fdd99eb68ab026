//! Where time goes, over a million tickets and over the long life of one.
//!
//! The desk is a small demo. What the report reads of a million tickets is put into its tables by statements over
//! sets: a thousand days added up, what runs and what ended today, and a week that must be counted again.

use crate::{
    Asked, Result,
    figures::{Durations, verdict},
    house::House,
    pages,
};
use base::{Act, Actor, Setting, TicketId};
use insight::{Answers, Day, rolled::Filled};
use jiff::tz::TimeZone;
use people::{Admin, Colleague, Company, Department, Staff};
use std::time::Instant;
use store::{Engine, Moment, Query};
use ticket::{Scope, Ticket, ledger::shares};

/// Tickets of the demo beneath.
pub const PLAYED: u32 = 5_000;
/// Days that are added up, of a thousand tickets each.
const DAYS: i64 = 1_000;
/// Tickets that have not ended, as in a demo of a million.
const RUNNING: i64 = 13_000;
const DEPARTMENTS: usize = 12;
const CAUSES: i64 = 30;
/// Asked of each department on a day.
const QUESTIONS: i64 = 55;
/// Carried out in a year.
const REMEDIES: i64 = 20_000;
const ANSWERS: &str =
    "INSERT INTO answer_day (journey_id, day, department_id, asked, answered, in_time, declined, late, spread)
    SELECT j.id, $1, $2, $3, $3, $4, 0, $5, $6 FROM (SELECT 0 AS id UNION ALL SELECT id FROM journey) j";
/// All tickets together, and each journey of the demo.
const JOURNEYS: &str = "(SELECT 0 AS id UNION ALL SELECT id FROM journey)";
/// Intervals of the ticket with the long life.
const LIFE: i64 = 1_000;

/// ms to the last byte of a report.
const REPORT: f64 = 200.0;
/// ms in which a long life is added up.
const LEDGER: f64 = 1.0;

/// How long reports and ledgers take.
pub async fn measure(asked: &Asked) -> Result<()> {
    let house = House::small(asked, "report", PLAYED).await?;
    let desk = house.opened().await?.desk;
    let marta = Staff::by_email(&desk.look(), "marta@jasen.example").await?.ok_or("no Marta")?;
    let long = match long_life(&desk.look()).await? {
        Some(known) => known,
        None => {
            let mut act = desk.act(Actor::Machine).await?;
            let zone = Company::read(&mut act).await?.zone;
            let table = Table::of(&act, &zone);
            let long = table.fill(&mut act).await?;
            act.commit().await?;
            long
        }
    };
    println!("{DAYS} days of {DEPARTMENTS} departments, {RUNNING} tickets that run, on {}", asked.engine);
    added_up(&desk.look(), &Colleague::of(marta)?, long).await?;
    desk.db().close().await;
    served(asked, &house, long).await
}

async fn served(asked: &Asked, house: &House, long: TicketId) -> Result<()> {
    let alone = Asked { clients: 1, ..asked.clone() };
    let running = house.serve()?;
    for path in [
        "/insight?days=7",
        "/insight?days=30",
        "/insight?days=90",
        "/insight?days=365",
        "/insight?days=365&department=2",
        "/insight.csv?days=365",
        "/insight/remedies",
        "/insight/tickets?days=365&figure=asked-2",
        "/insight/tickets?days=365&figure=questions-2",
    ] {
        let p50 = pages::load(&alone, house, &running, path, vec![path.to_owned()]).await?;
        println!("  {}", verdict(p50, REPORT));
    }
    for path in [format!("/tickets/{long}/ledger"), format!("/tickets/{long}")] {
        pages::load(&alone, house, &running, &path, vec![path.clone()]).await?;
    }
    running.stop()
}

/// What a long life costs: read from the database, and added up.
async fn added_up(look: &base::Look, who: &Colleague, long: TicketId) -> Result<()> {
    let ticket = Ticket::seen_by(look, &Scope::of(who), long).await?;
    let (mut reading, mut adding) = (Durations::default(), Durations::default());
    for _ in 0..500 {
        let began = Instant::now();
        let ledger = ticket.ledger(look).await?;
        reading.add(began.elapsed());
        let began = Instant::now();
        std::hint::black_box(shares(std::hint::black_box(&ledger), look.now()));
        adding.add(began.elapsed());
    }
    println!("a ledger of {LIFE} intervals: read {}", reading.summary());
    println!(
        "added up: p50 {:.3} ms, p99 {:.3} ms; {}",
        adding.at(0.5),
        adding.at(0.99),
        verdict(adding.at(0.99), LEDGER)
    );
    Ok(())
}

const SUBJECT: &str = "A long life";

async fn long_life(look: &base::Look) -> Result<Option<TicketId>> {
    let known: Option<(TicketId,)> =
        Query::new("SELECT id FROM ticket WHERE subject = $1").bind(SUBJECT).opt(look).await?;
    Ok(known.map(|(id,)| id))
}

/// What is put into the tables, as seen now.
struct Table {
    engine: Engine,
    now: Moment,
    today: Day,
    zone: String,
}

impl Table {
    fn of(act: &Act, zone: &str) -> Table {
        let now = act.now();
        let today = Day::of(now, &TimeZone::get(zone).unwrap_or(TimeZone::UTC));
        Table { engine: act.engine(), now, today, zone: zone.to_owned() }
    }

    /// So many seconds ago, by an expression.
    fn ago(&self, seconds: &str) -> String {
        match self.engine {
            Engine::Sqlite => format!("({} - ({seconds}) * 1000000)", self.now.micros()),
            Engine::Postgres => {
                format!("(to_timestamp({}) - ({seconds}) * interval '1 second')", self.now.micros() / 1_000_000)
            }
        }
    }

    /// Runs a statement, in which `n` has every `i` up to this one.
    async fn put(&self, act: &mut Act, n: i64, insert: &str) -> Result<()> {
        let text = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {n}) {insert}");
        // A measurement ends soon, and its few statements with it.
        Query::new(text.leak()).run(act).await?;
        Ok(())
    }

    async fn fill(&self, act: &mut Act) -> Result<TicketId> {
        // Whose cookie the bench has sees all.
        self.put(act, 1, "UPDATE staff SET role = 'supervisor' WHERE id = 3").await?;
        for n in Department::all(&mut *act).await?.len()..DEPARTMENTS {
            Department::make(act, &Admin::of_the_machine(), &format!("Department {n}")).await?;
        }
        self.days(act).await?;
        self.answers(act).await?;
        self.tickets(act).await?;
        self.questions(act).await?;
        Filled { next: Some(self.today), zone: self.zone.clone() }.write(act).await?;
        self.life(act).await
    }

    async fn days(&self, act: &mut Act) -> Result<()> {
        for table in ["ledger_day", "answer_day", "cause_day", "stale_day"] {
            self.put(act, 1, &format!("DELETE FROM {table}")).await?;
        }
        let today = self.today.0;
        let ledger = "INSERT INTO ledger_day (journey_id, day, department_id, whose, party_id, micros, turns)";
        let asked = format!(
            "{ledger} SELECT j.id, {today} - i, d.id, 'department', p.id, 3600000000, 7 FROM n, {JOURNEYS} j, department d, department p"
        );
        self.put(act, DAYS, &asked).await?;
        for whose in ["nobody", "staff", "outside", "customer"] {
            let one = format!(
                "{ledger} SELECT j.id, {today} - i, d.id, '{whose}', 0, 7200000000, 90 FROM n, {JOURNEYS} j, department d"
            );
            self.put(act, DAYS, &one).await?;
        }
        let now = self.ago("0");
        let causes = format!(
            "INSERT INTO cause (name, department_id, party, made_at) SELECT 'Cause ' || i, 1 + i % 12, '', {now} FROM n"
        );
        self.put(act, CAUSES, &causes).await?;
        let causes = format!(
            "INSERT INTO cause_day (journey_id, day, department_id, cause_id, tickets)
             SELECT j.id, {today} - i, d.id, c.id, 1 + i % 9 FROM n, {JOURNEYS} j, department d, cause c WHERE (c.id + i) % 4 = 0"
        );
        self.put(act, DAYS, &causes).await?;
        for what in ["answers", "causes"] {
            self.put(act, 7, &format!("INSERT INTO stale_day (what, day) SELECT '{what}', {today} - i FROM n")).await?;
        }
        self.remedies(act, &now).await
    }

    /// A year of what was carried out.
    async fn remedies(&self, act: &mut Act, now: &str) -> Result<()> {
        let approval = "INSERT INTO approval (about, about_id, proposer_id, in_order, minutes, state, began_at)";
        self.put(act, 1, &format!("{approval} SELECT 'entry', 1, 3, FALSE, 60, 'approved', {now} FROM n")).await?;
        self.put(act, REMEDIES, &format!(
            "INSERT INTO remedy (entry_id, kind, cost, currency, state, reason, approval_id, proposed_by, proposed_at, month)
             SELECT (SELECT min(id) FROM entry), CASE i % 4 WHEN 0 THEN 'refund' WHEN 1 THEN 'gift' WHEN 2 THEN 'apology' ELSE 'other' END,
                 900, 'EUR', 'executed', 'free', (SELECT max(id) FROM approval), 3, {now},
                 CASE WHEN i % 12 < 9 THEN '2026-0' ELSE '2026-' END || (1 + i % 12) FROM n"
        )).await
    }

    /// Answers that took from minutes to days.
    async fn answers(&self, act: &mut Act) -> Result<()> {
        for day in 1..=DAYS {
            for department in 1..=DEPARTMENTS as i64 {
                let mut of_day =
                    Answers { asked: QUESTIONS, answered: QUESTIONS, in_time: 40, late: 15, ..Answers::default() };
                (0..QUESTIONS)
                    .for_each(|n| of_day.spread.add((60 + (n * n * 37 + day * 13 + department) % 90_000) * 1_000_000));
                Query::new(ANSWERS)
                    .bind(self.today.0 - day)
                    .bind(department)
                    .bind(of_day.asked)
                    .bind(of_day.in_time)
                    .bind(of_day.late)
                    .bind(of_day.spread.bytes())
                    .run(act)
                    .await?;
            }
        }
        Ok(())
    }

    async fn tickets(&self, act: &mut Act) -> Result<()> {
        let subject = "subject, state, priority, department_id, identity_id, channel, holder, waits_for_customer, urgent_at, opened_at, moved_at, last_words";
        self.put(act, RUNNING, &format!(
            "INSERT INTO ticket ({subject}) SELECT 'Runs', 'open', priority, 1 + i % 12, identity_id, channel, 'nobody', waits_for_customer,
                urgent_at, opened_at, moved_at, last_words FROM n, ticket WHERE ticket.id = 1"
        )).await?;
        let since = self.ago("(id % 400) * 3600");
        self.put(act, 1, &format!(
            "INSERT INTO holding (ticket_id, holder, department_id, since)
             SELECT id, CASE WHEN id % 3 = 0 THEN 'departments' ELSE 'nobody' END, department_id, {since} FROM ticket WHERE subject = 'Runs'"
        )).await?;
        let (since, until) = (self.ago("1000 + id % 60"), self.ago("id % 900"));
        self.put(
            act,
            1,
            &format!(
                "INSERT INTO holding (ticket_id, holder, department_id, since, until)
             SELECT id, 'nobody', department_id, {since}, {until} FROM ticket WHERE subject = 'Runs' AND id % 2 = 0"
            ),
        )
        .await?;
        self.put(
            act,
            1,
            "INSERT INTO holding_party (holding_id, department_id) SELECT h.id, 1 + h.id % 12 FROM holding h
             JOIN ticket t ON t.id = h.ticket_id WHERE t.subject = 'Runs' AND h.holder = 'departments'",
        )
        .await?;
        let named = self.ago("(id % 7) * 86400");
        self.put(act, 1, &format!(
            "INSERT INTO ticket_cause (ticket_id, cause_id, named_at) SELECT id, 1 + id % {CAUSES}, {named} FROM ticket WHERE subject = 'Runs'"
        )).await
    }

    async fn questions(&self, act: &mut Act) -> Result<()> {
        let now = self.ago("0");
        self.put(act, 1, &format!(
            "INSERT INTO asking (entry_id, staff_id, track, context, asked_at) SELECT min(id), 3, 'claim', '{{}}', {now} FROM entry"
        )).await?;
        let (asked, due) =
            (self.ago(&format!("i * {}", 86_400 / QUESTIONS)), format!("i * {} - 7200", 86_400 / QUESTIONS));
        let (due, ended) = (self.ago(&due), self.ago(&format!("i * {} - 60 * (i % 300)", 86_400 / QUESTIONS)));
        let question =
            "INSERT INTO question (asking_id, department_id, word, state, asked_at, due_at, ended_at, reason)";
        self.put(act, 90 * QUESTIONS, &format!(
            "{question} SELECT (SELECT max(id) FROM asking), d.id, '', 'answered', {asked}, {due}, {ended}, '' FROM n, department d"
        )).await?;
        self.put(act, 200, &format!(
            "{question} SELECT (SELECT max(id) FROM asking), d.id, '', 'open', {asked}, {due}, NULL, '' FROM n, department d"
        )).await
    }

    /// A ticket that went through many hands.
    async fn life(&self, act: &mut Act) -> Result<TicketId> {
        self.put(act, 1, &format!("UPDATE ticket SET subject = '{SUBJECT}' WHERE id = (SELECT max(id) FROM ticket)"))
            .await?;
        let long: TicketId = Query::new("SELECT max(id) FROM ticket").value(&mut *act).await?;
        let (since, until) =
            (self.ago(&format!("({LIFE} + 500 - i) * 3600")), self.ago(&format!("({LIFE} + 499 - i) * 3600")));
        self.put(act, LIFE, &format!(
            "INSERT INTO holding (ticket_id, holder, staff_id, department_id, since, until)
             SELECT {long}, CASE i % 3 WHEN 0 THEN 'nobody' WHEN 1 THEN 'staff' ELSE 'departments' END, CASE i % 3 WHEN 1 THEN 1 + i % 9 END, 1, {since}, {until} FROM n"
        )).await?;
        self.put(act, 3, &format!(
            "INSERT INTO holding_party (holding_id, department_id) SELECT h.id, 1 + (h.id + i) % 12 FROM n, holding h WHERE h.ticket_id = {long} AND h.holder = 'departments'"
        )).await?;
        Ok(long)
    }
}
