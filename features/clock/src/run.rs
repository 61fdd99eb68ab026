use serde::{Deserialize, Serialize};
use store::Moment;

/// What a clock measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// From the customer's first message to our first meaningful answer.
    FirstAnswer,
    /// From the customer's oldest unanswered message to our answer, each time after the first.
    NextAnswer,
    /// All the time in which the customer waits for us, whoever of us holds the ticket.
    Wait,
    /// From the ticket's beginning to its solution, less the time in which we could do nothing.
    Solution,
}

/// Why clocks stand still. A snooze or a question to a department is no reason: the customer waits on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The customer has to say or do something; it ends when the customer writes. All clocks stop.
    Customer,
    /// The customer agreed to hear from us later. All clocks stop.
    Agreed,
    /// An outside party (a carrier, a bank) has to act: only the solution stops, because the
    /// customer still waits for us.
    Outside,
}

impl Reason {
    /// Whether this reason stops that clock.
    pub fn stops(self, kind: ClockKind) -> bool {
        self != Reason::Outside || kind == ClockKind::Solution
    }
}

/// What happened. Things of the same moment count in the order given here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A solved ticket was opened again.
    Reopened,
    /// A public message came from the customer.
    CustomerWrote,
    /// We told the customer only that the message came in; that is no answer.
    Acknowledged,
    /// We answered, meaningfully and publicly.
    Answered,
    /// Whatever we waited for has come: all pauses end.
    Resumed,
    /// We wait for somebody else.
    Paused(Reason),
    /// The matter was solved, or ended otherwise.
    Solved,
}

/// One thing that happened to a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fact {
    /// When.
    pub at: Moment,
    /// What.
    pub what: What,
}

/// A stretch of time with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pause {
    /// Its first moment.
    pub from: Moment,
    /// Its end; none while it lasts.
    pub until: Option<Moment>,
    /// Why.
    pub reason: Reason,
}

/// One run of a clock. It knows no policy, so that no policy can change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it measures.
    pub kind: ClockKind,
    /// When it began.
    pub started: Moment,
    /// When it ended; none while it runs or stands still.
    pub ended: Option<Moment>,
    /// Whether it ended as hoped. An answer clock can also end because the ticket was solved.
    pub met: bool,
    /// The stretches in which it stood still, in order and apart; the last may have no end.
    pub stops: Vec<(Moment, Option<Moment>)>,
}

impl Run {
    /// The stretches in which it ran; only the last may have no end. It ignores that the run ended.
    pub(crate) fn running(&self) -> impl Iterator<Item = (Moment, Option<Moment>)> {
        let starts = std::iter::once(Some(self.started)).chain(self.stops.iter().map(|stop| stop.1));
        let ends = self.stops.iter().map(|stop| Some(stop.0)).chain([None]);
        starts.zip(ends).filter_map(|(start, end)| Some((start?, end)))
    }

    /// Since when it stands still at its end, or now when it has not ended.
    pub(crate) fn stopped(&self) -> Option<Moment> {
        let last = self.stops.last().filter(|(_, until)| until.is_none());
        last.map(|(from, _)| *from)
    }
}

/// All runs of all clocks, by kind and beginning. Neither the order of the facts nor their
/// repetition matters.
pub fn runs(facts: &[Fact]) -> Vec<Run> {
    let facts = in_order(facts);
    let pauses = pauses_in(&facts);
    let solved = solved(&facts);
    let mut runs = answers(&facts);
    let last_solved = solved.last().filter(|(_, until)| until.is_none()).map(|(from, _)| *from);
    for (kind, started) in
        [(ClockKind::Wait, facts.iter().find(|f| f.what == What::CustomerWrote)), (ClockKind::Solution, facts.first())]
    {
        // A message after the end is an answer clock's matter until the ticket is opened again.
        let ended = last_solved.filter(|end| started.is_some_and(|s| s.at <= *end));
        let met = ended.is_some();
        runs.extend(started.map(|s| Run { kind, started: s.at, ended, met, stops: vec![] }));
    }
    for run in &mut runs {
        let by_reason = pauses.iter().filter(|p| p.reason.stops(run.kind)).map(|p| (p.from, p.until));
        let over = matches!(run.kind, ClockKind::Wait | ClockKind::Solution);
        let while_solved = solved.iter().filter(|(_, until)| over && until.is_some()).copied();
        run.stops = within(run.started, run.ended, by_reason.chain(while_solved).collect());
    }
    runs.sort_by_key(|run| (run.kind, run.started));
    runs
}

/// The pauses, in order of their beginning.
pub fn pauses(facts: &[Fact]) -> Vec<Pause> {
    pauses_in(&in_order(facts))
}

fn in_order(facts: &[Fact]) -> Vec<Fact> {
    let mut facts = facts.to_vec();
    facts.sort_unstable();
    facts
}

fn pauses_in(facts: &[Fact]) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    for Fact { at, what } in facts {
        let mut open = pauses.iter_mut().filter(|pause| pause.until.is_none());
        match what {
            What::Paused(reason) => {
                if open.all(|pause| pause.reason != *reason) {
                    pauses.push(Pause { from: *at, until: None, reason: *reason });
                }
            }
            What::CustomerWrote => {
                open.filter(|pause| pause.reason == Reason::Customer).for_each(|p| p.until = Some(*at));
            }
            What::Resumed | What::Solved => open.for_each(|pause| pause.until = Some(*at)),
            What::Answered | What::Acknowledged | What::Reopened => {}
        }
    }
    pauses.retain(|pause| pause.until != Some(pause.from));
    pauses
}

/// The stretches in which the ticket was solved.
fn solved(facts: &[Fact]) -> Vec<(Moment, Option<Moment>)> {
    let mut solved: Vec<(Moment, Option<Moment>)> = Vec::new();
    for Fact { at, what } in facts {
        let open = solved.last_mut().filter(|(_, until)| until.is_none());
        match (what, open) {
            (What::Solved, None) => solved.push((*at, None)),
            (What::Reopened, Some(open)) => open.1 = Some(*at),
            _ => {}
        }
    }
    solved
}

fn answers(facts: &[Fact]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut answered = false;
    for Fact { at, what } in facts {
        let open = runs.last_mut().filter(|run| run.ended.is_none());
        match (what, open) {
            (What::CustomerWrote, None) => {
                let first = runs.is_empty() && !answered;
                let kind = if first { ClockKind::FirstAnswer } else { ClockKind::NextAnswer };
                runs.push(Run { kind, started: *at, ended: None, met: false, stops: vec![] });
            }
            (What::Answered | What::Solved, Some(run)) => {
                run.ended = Some(*at);
                run.met = *what == What::Answered;
            }
            _ => {}
        }
        answered |= *what == What::Answered;
    }
    runs
}

/// Stops cut to the run, joined where they overlap.
fn within(
    started: Moment,
    ended: Option<Moment>,
    mut stops: Vec<(Moment, Option<Moment>)>,
) -> Vec<(Moment, Option<Moment>)> {
    stops.sort_unstable();
    let mut cut: Vec<(Moment, Option<Moment>)> = Vec::new();
    for (from, until) in stops {
        let from = from.max(started);
        // What began before the end but lasted beyond it stands still at the end.
        let until = until.filter(|until| ended.is_none_or(|end| *until < end));
        if ended.is_some_and(|end| from >= end) || until.is_some_and(|until| until <= from) {
            continue;
        }
        match cut.last_mut() {
            Some(last) if last.1.is_none_or(|end| from <= end) => {
                last.1 = last.1.zip(until).map(|(a, b)| a.max(b));
            }
            _ => cut.push((from, until)),
        }
    }
    cut
}
