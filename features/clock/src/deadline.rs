use crate::{Calendar, ClockKind, Fact, Run, runs};
use serde::{Deserialize, Serialize};
use store::Moment;

/// Which time a target counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Working time of the calendar.
    #[default]
    Working,
    /// All time.
    Elapsed,
}

/// How long a clock may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Target {
    /// Microseconds.
    pub micros: i64,
    /// Of which time.
    #[serde(default)]
    pub count: Count,
}

impl Target {
    /// So many minutes of working time.
    pub const fn working_minutes(minutes: i64) -> Self {
        Self { micros: minutes.saturating_mul(60_000_000), count: Count::Working }
    }

    /// So many minutes, night and day.
    pub const fn elapsed_minutes(minutes: i64) -> Self {
        Self { micros: minutes.saturating_mul(60_000_000), count: Count::Elapsed }
    }
}

/// What is promised; a clock without a target has no deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Until the first meaningful answer.
    pub first_answer: Option<Target>,
    /// Until each later answer.
    pub next_answer: Option<Target>,
    /// For the customer's waiting, all together.
    pub wait: Option<Target>,
    /// Until the solution.
    pub solution: Option<Target>,
}

impl Policy {
    /// The target of one clock.
    pub const fn target(&self, kind: ClockKind) -> Option<Target> {
        match kind {
            ClockKind::FirstAnswer => self.first_answer,
            ClockKind::NextAnswer => self.next_answer,
            ClockKind::Wait => self.wait,
            ClockKind::Solution => self.solution,
        }
    }
}

/// One promise and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Which clock.
    pub kind: ClockKind,
    /// When the clock began.
    pub started: Moment,
    /// When the time is or was used up. While the clock stands still with time left: when it would
    /// be, if it went on now.
    pub due: Moment,
    /// When the clock ended: answered, or solved, which ends an answer clock too.
    pub met: Option<Moment>,
    /// Whether the clock stands still now.
    pub paused: bool,
    /// Microseconds left of the target, counted as the target counts, now or at the clock's end;
    /// negative when late.
    pub left: i64,
}

impl Deadline {
    /// Whether time is running towards it, or beyond it.
    pub const fn is_running(&self) -> bool {
        self.met.is_none() && !self.paused
    }

    /// Whether more time was used than promised.
    pub const fn is_late(&self) -> bool {
        self.left < 0
    }
}

/// Every deadline that the policy sets, met ones included, by kind and beginning.
///
/// A pure function of what is given; `now` only says how much is left and where a paused one
/// stands. A target in a calendar that never opens for so long has no deadline.
pub fn deadlines(facts: &[Fact], calendar: &Calendar, policy: &Policy, now: Moment) -> Vec<Deadline> {
    let runs = runs(facts);
    runs.iter().filter_map(|run| deadline(run, calendar, policy.target(run.kind)?, now)).collect()
}

/// The moment of the earliest running deadline.
pub fn earliest(deadlines: &[Deadline]) -> Option<Moment> {
    deadlines.iter().filter(|d| d.is_running()).map(|d| d.due).min()
}

fn deadline(run: &Run, calendar: &Calendar, target: Target, now: Moment) -> Option<Deadline> {
    let until = run.ended.unwrap_or(now);
    Some(Deadline {
        kind: run.kind,
        started: run.started,
        due: due(run, calendar, target, until)?,
        met: run.ended,
        paused: run.ended.is_none() && run.stopped().is_some(),
        left: target.micros.saturating_sub(used(run, calendar, target.count, until)),
    })
}

fn due(run: &Run, calendar: &Calendar, target: Target, until: Moment) -> Option<Moment> {
    let mut left = target.micros;
    let again = run.stopped().map(|stop| (until.max(stop), None));
    for (start, end) in run.running().chain(again) {
        let length = end.map(|end| between(calendar, target.count, start, end));
        match length {
            Some(length) if length < left => left -= length,
            _ => return after(calendar, target.count, start, left),
        }
    }
    None
}

fn used(run: &Run, calendar: &Calendar, count: Count, until: Moment) -> i64 {
    let stretches = run.running().map(|(start, end)| (start, end.unwrap_or(until).min(until)));
    stretches.map(|(start, end)| between(calendar, count, start, end)).sum()
}

fn between(calendar: &Calendar, count: Count, from: Moment, to: Moment) -> i64 {
    match count {
        Count::Working => calendar.working_between(from, to),
        Count::Elapsed => to.since(from).max(0),
    }
}

fn after(calendar: &Calendar, count: Count, from: Moment, micros: i64) -> Option<Moment> {
    match count {
        Count::Working => calendar.add_working(from, micros),
        Count::Elapsed => from.micros().checked_add(micros.max(0)).map(Moment::from_micros),
    }
}

/// How long a clock ran, without its pauses, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Took {
    /// Of all time.
    pub elapsed: i64,
    /// Of working time.
    pub working: i64,
}

/// The measured durations of a ticket; each needs no policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timings {
    /// To the first answer; none before it, or when the ticket was solved without one.
    pub first_answer: Option<Took>,
    /// To each later answer, in order.
    pub next_answers: Vec<Took>,
    /// The customer's waiting so far; none when the customer never wrote.
    pub wait: Option<Took>,
    /// To the solution; none while unsolved.
    pub solution: Option<Took>,
}

/// Measures what happened.
pub fn timings(facts: &[Fact], calendar: &Calendar, now: Moment) -> Timings {
    let mut timings = Timings::default();
    for run in runs(facts) {
        let count = |count| used(&run, calendar, count, run.ended.unwrap_or(now));
        let took = || Took { elapsed: count(Count::Elapsed), working: count(Count::Working) };
        match run.kind {
            ClockKind::FirstAnswer => timings.first_answer = run.met.then(took),
            ClockKind::NextAnswer => timings.next_answers.extend(run.met.then(took)),
            ClockKind::Wait => timings.wait = Some(took()),
            ClockKind::Solution => timings.solution = run.met.then(took),
        }
    }
    timings
}
