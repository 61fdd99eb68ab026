//! What is lost by waiting.
//!
//! Oldroyd's *Lead Response Management* study (2007, 15,000 leads) found the odds of reaching a
//! person to fall a hundredfold between five and thirty minutes; Oldroyd, McElheran and Elkington,
//! *The Short Life of Online Sales Leads* (Harvard Business Review, March 2011, 2,241 companies),
//! found those who answer within the hour seven times likelier to have a real conversation than
//! those who answer an hour later. So a wait is fresh for five minutes, and spent after sixty.
use std::time::Duration;
use store::Moment;

/// How long a waiting customer stays fresh: five minutes, in microseconds.
pub const FRESH: i64 = 5 * 60_000_000;

/// After how long nothing is left to lose: sixty minutes, in microseconds.
pub const SPENT: i64 = 60 * 60_000_000;

/// What the ring shows of a wait: 1 for the first five minutes, then evenly down to 0 at sixty.
pub fn left(since: Moment, now: Moment) -> f64 {
    let waited = now.since(since).clamp(FRESH, SPENT);
    (SPENT - waited) as f64 / (SPENT - FRESH) as f64
}

/// The moment by which lists are sorted: the earliest running deadline, else since when the
/// customer waits, less the head start that priority and value give.
pub fn urgent_at(earliest: Option<Moment>, waiting_since: Moment, head_start: Duration) -> Moment {
    earliest.unwrap_or(waiting_since).minus(head_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_full_for_five_minutes_and_empty_after_sixty() {
        let since = Moment::from_seconds(1_000);
        let after = |minutes: f64| left(since, Moment::from_seconds(1_000 + (minutes * 60.0) as i64));
        assert_eq!([after(-1.0), after(0.0), after(5.0)], [1.0; 3]);
        assert_eq!(after(32.5), 0.5);
        assert_eq!([after(60.0), after(6000.0)], [0.0; 2]);
    }

    #[test]
    fn a_deadline_comes_before_the_wait_and_both_get_the_head_start() {
        let [since, due] = [100, 900].map(Moment::from_seconds);
        let head_start = Duration::from_secs(60);
        assert_eq!(urgent_at(Some(due), since, head_start), Moment::from_seconds(840));
        assert_eq!(urgent_at(None, since, head_start), Moment::from_seconds(40));
    }
}
