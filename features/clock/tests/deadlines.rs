//! Deadlines are pure functions of events, calendar and policy.
#![allow(clippy::unwrap_used)]
use What::*;
use clock::{
    Calendar, ClockKind, Count, Deadline, Fact, Policy, Reason, Target, Week, What, deadlines, earliest, pauses, runs,
    timings,
};
use jiff::tz::TimeZone;
use proptest::{collection::vec, prelude::*, sample::select};
use store::Moment;

const MINUTE: i64 = 60_000_000;

/// Monday, 23 November 2026, 09:00 in Zagreb, plus minutes.
fn minute(minutes: i64) -> Moment {
    Moment::from_micros(1_795_420_800_000_000 + minutes * MINUTE)
}

fn facts(of: &[(i64, What)]) -> Vec<Fact> {
    of.iter().map(|(minutes, what)| Fact { at: minute(*minutes), what: *what }).collect()
}

fn policy(minutes: i64, count: Count) -> Policy {
    let target = Some(Target { micros: minutes * MINUTE, count });
    Policy { first_answer: target, next_answer: target, wait: target, solution: target }
}

fn office() -> Calendar {
    let week = Week::weekdays("09:00-17:00".parse().unwrap());
    Calendar { zone: TimeZone::get("Europe/Zagreb").unwrap(), week, ..Calendar::always() }
}

/// Due, met, paused and left of the deadlines of one kind, in minutes.
fn of(kind: ClockKind, minutes: i64, what: &[(i64, What)], now: i64) -> Vec<(i64, Option<i64>, bool, i64)> {
    let all = deadlines(&facts(what), &Calendar::always(), &policy(minutes, Count::Elapsed), minute(now));
    let since = |m: Moment| m.since(minute(0)) / MINUTE;
    let shown = |d: &Deadline| (since(d.due), d.met.map(since), d.paused, d.left / MINUTE);
    all.iter().filter(|d| d.kind == kind).map(shown).collect()
}

#[test]
fn the_first_answer_is_a_meaningful_one() {
    let told = [(0, CustomerWrote), (1, Acknowledged), (20, CustomerWrote)];
    assert_eq!(of(ClockKind::FirstAnswer, 60, &told, 30), [(60, None, false, 30)]);
    let answered = [&told[..], &[(75, Answered)]].concat();
    assert_eq!(of(ClockKind::FirstAnswer, 60, &answered, 90), [(60, Some(75), false, -15)]);
}

#[test]
fn the_next_answer_counts_from_the_oldest_unanswered_message() {
    let written = [(0, CustomerWrote), (5, Answered), (100, CustomerWrote), (130, CustomerWrote)];
    assert_eq!(of(ClockKind::NextAnswer, 60, &written, 140), [(160, None, false, 20)]);
    let answered = [&written[..], &[(150, Answered), (200, CustomerWrote)]].concat();
    assert_eq!(of(ClockKind::NextAnswer, 60, &answered, 210), [(160, Some(150), false, 10), (260, None, false, 50)]);
    assert_eq!(of(ClockKind::FirstAnswer, 60, &answered, 210), [(60, Some(5), false, 55)]);
}

#[test]
fn the_customer_waits_while_outsiders_do_but_the_solution_pauses() {
    let outside = [(0, CustomerWrote), (10, Answered), (20, Paused(Reason::Outside))];
    assert_eq!(of(ClockKind::Wait, 60, &outside, 50), [(60, None, false, 10)]);
    assert_eq!(of(ClockKind::Solution, 60, &outside, 50), [(90, None, true, 40)]);
    assert_eq!(of(ClockKind::Solution, 20, &outside, 50), [(20, None, true, 0)], "used up just before");
    let back = [&outside[..], &[(50, Resumed)]].concat();
    assert_eq!(of(ClockKind::Solution, 60, &back, 70), [(90, None, false, 20)]);
}

#[test]
fn waiting_for_the_customer_ends_when_the_customer_writes() {
    let waiting = [(0, CustomerWrote), (10, Answered), (10, Paused(Reason::Customer))];
    assert_eq!(of(ClockKind::Wait, 60, &waiting, 500), [(550, None, true, 50)]);
    let written = [&waiting[..], &[(500, CustomerWrote)]].concat();
    assert_eq!(of(ClockKind::Wait, 60, &written, 520), [(550, None, false, 30)]);
    assert_eq!(of(ClockKind::NextAnswer, 60, &written, 520), [(560, None, false, 40)]);
    let agreed = [(0, CustomerWrote), (10, Answered), (10, Paused(Reason::Agreed)), (500, CustomerWrote)];
    assert_eq!(of(ClockKind::Wait, 60, &agreed, 520), [(570, None, true, 50)]);
}

#[test]
fn overlapping_pauses_are_not_subtracted_twice() {
    let paused = [
        (0, CustomerWrote),
        (10, Paused(Reason::Outside)),
        (20, Paused(Reason::Customer)),
        (30, Paused(Reason::Customer)),
        (40, CustomerWrote),
        (50, Resumed),
    ];
    assert_eq!(of(ClockKind::Solution, 60, &paused, 60), [(100, None, false, 40)]);
    assert_eq!(of(ClockKind::Wait, 60, &paused, 60), [(80, None, false, 20)]);
}

#[test]
fn a_reopened_ticket_goes_on_where_it_was() {
    let solved = [(0, CustomerWrote), (20, Answered), (20, Solved)];
    assert_eq!(of(ClockKind::Solution, 60, &solved, 500), [(60, Some(20), false, 40)]);
    let again = [&solved[..], &[(300, CustomerWrote), (300, Reopened)]].concat();
    assert_eq!(of(ClockKind::Solution, 60, &again, 310), [(340, None, false, 30)]);
    assert_eq!(of(ClockKind::Wait, 60, &again, 310), [(340, None, false, 30)]);
    assert_eq!(of(ClockKind::NextAnswer, 60, &again, 310), [(360, None, false, 50)]);
}

#[test]
fn solving_ends_an_unanswered_clock_without_calling_it_an_answer() {
    let solved = [(0, CustomerWrote), (30, Solved)];
    assert_eq!(of(ClockKind::FirstAnswer, 60, &solved, 500), [(60, Some(30), false, 30)]);
    let measured = timings(&facts(&solved), &office(), minute(500));
    assert_eq!((measured.first_answer, measured.solution.map(|t| t.elapsed)), (None, Some(30 * MINUTE)));
}

#[test]
fn a_message_after_the_end_still_wants_an_answer() {
    let written = [(0, CustomerWrote), (5, Answered), (10, Solved), (50, CustomerWrote)];
    assert_eq!(of(ClockKind::NextAnswer, 60, &written, 60), [(110, None, false, 50)]);
}

#[test]
fn a_ticket_we_opened_has_a_solution_clock_and_nobody_waiting() {
    let ours = [(0, Answered)];
    assert_eq!(of(ClockKind::Solution, 60, &ours, 10), [(60, None, false, 50)]);
    assert!(of(ClockKind::Wait, 60, &ours, 10).is_empty());
    let replied = [(0, Answered), (30, CustomerWrote)];
    assert!(of(ClockKind::FirstAnswer, 60, &replied, 40).is_empty());
    assert_eq!(of(ClockKind::NextAnswer, 60, &replied, 40), [(90, None, false, 50)]);
}

#[test]
fn working_targets_pass_over_the_night() {
    let written = facts(&[(7 * 60, CustomerWrote), (7 * 60 + 30, Paused(Reason::Outside)), (25 * 60, Resumed)]);
    let promised = Policy {
        first_answer: Some(Target::working_minutes(120)),
        solution: Some(Target::working_minutes(120)),
        ..Policy::default()
    };
    let all = deadlines(&written, &office(), &promised, minute(25 * 60));
    let due: Vec<_> = all.iter().map(|d| (d.kind, d.due, d.left / MINUTE)).collect();
    assert_eq!(due, [(ClockKind::FirstAnswer, minute(25 * 60), 0), (ClockKind::Solution, minute(26 * 60 + 30), 90)]);
    assert_eq!(earliest(&all), Some(minute(25 * 60)));
}

#[test]
fn every_duration_is_measured_in_both_times() {
    let told = [
        (7 * 60, CustomerWrote),
        (24 * 60 + 30, Answered),
        (24 * 60 + 30, Paused(Reason::Customer)),
        (26 * 60, CustomerWrote),
        (26 * 60 + 10, Answered),
        (27 * 60, Solved),
    ];
    let measured = timings(&facts(&told), &office(), minute(9_999));
    let shown = |took: clock::Took| (took.elapsed / MINUTE, took.working / MINUTE);
    assert_eq!(measured.first_answer.map(shown), Some((17 * 60 + 30, 90)));
    assert_eq!(measured.next_answers.into_iter().map(shown).collect::<Vec<_>>(), [(10, 10)]);
    assert_eq!(measured.wait.map(shown), Some((18 * 60 + 30, 150)));
    assert_eq!(measured.solution.map(shown), Some((18 * 60 + 30, 150)));
}

#[test]
fn nothing_promised_is_nothing_due() {
    let written = facts(&[(0, CustomerWrote)]);
    assert!(deadlines(&written, &office(), &Policy::default(), minute(1)).is_empty());
    assert!(deadlines(&[], &office(), &policy(60, Count::Working), minute(1)).is_empty());
}

fn anything() -> impl Strategy<Value = Vec<Fact>> {
    let what = select(vec![
        Reopened,
        CustomerWrote,
        Acknowledged,
        Answered,
        Resumed,
        Paused(Reason::Customer),
        Paused(Reason::Agreed),
        Paused(Reason::Outside),
        Solved,
    ]);
    let fact = (0i64..20_000, what).prop_map(|(at, what)| Fact { at: minute(at), what });
    vec(fact, 0..25)
}

proptest! {
    #[test]
    fn neither_order_nor_repetition_of_facts_matters(facts in anything(), again in vec(any::<prop::sample::Index>(), 0..9), now in 0i64..30_000) {
        let mut told: Vec<Fact> = facts.iter().rev().copied().collect();
        if !facts.is_empty() {
            told.extend(again.iter().map(|i| facts[i.index(facts.len())]));
        }
        let policy = policy(600, Count::Working);
        let [one, other] = [&facts, &told].map(|f| deadlines(f, &office(), &policy, minute(now)));
        prop_assert_eq!(one, other);
        prop_assert_eq!(timings(&facts, &office(), minute(now)), timings(&told, &office(), minute(now)));
    }

    #[test]
    fn another_policy_changes_no_pause(facts in anything(), short in 1i64..5_000, more in 0i64..5_000) {
        let now = minute(20_000);
        let before = pauses(&facts);
        let [short_due, long_due] = [(short, Count::Elapsed), (short + more, Count::Elapsed)]
            .map(|(minutes, count)| deadlines(&facts, &office(), &policy(minutes, count), now));
        let frame = |d: &Deadline| (d.kind, d.started, d.met, d.paused);
        prop_assert!(short_due.iter().map(frame).eq(long_due.iter().map(frame)));
        for (one, other) in short_due.iter().zip(&long_due) {
            prop_assert_eq!(other.left - one.left, more * MINUTE);
            prop_assert!(other.due.since(one.due) >= more * MINUTE, "pauses lengthen it, nothing shortens it");
        }
        let working = deadlines(&facts, &office(), &policy(short, Count::Working), now);
        prop_assert!(working.iter().map(frame).eq(short_due.iter().map(frame)));
        prop_assert_eq!(pauses(&facts), before);
    }

    #[test]
    fn late_is_whatever_ended_after_its_due_moment(facts in anything(), minutes in 1i64..3_000) {
        let now = minute(20_000);
        for count in [Count::Working, Count::Elapsed] {
            for d in deadlines(&facts, &office(), &policy(minutes, count), now) {
                let end = d.met.unwrap_or(now);
                prop_assert!(!d.is_late() || d.due < end, "{:?}", d);
                prop_assert!(d.is_late() || d.left == 0 || d.due > end, "{:?}", d);
            }
        }
    }

    #[test]
    fn stops_are_in_order_apart_and_within_their_run(facts in anything()) {
        for run in runs(&facts) {
            let mut last = run.started;
            for (n, (from, until)) in run.stops.iter().enumerate() {
                prop_assert!(*from >= last && (n == 0 || *from > last), "{:?}", run);
                prop_assert!(run.ended.is_none_or(|end| *from < end), "{:?}", run);
                prop_assert!(until.is_some() || n + 1 == run.stops.len(), "{:?}", run);
                last = until.unwrap_or(*from);
            }
        }
    }
}
