//! The freshness ring: how much of the good hour is left for whoever waits.
//!
//! Oldroyd, McElheran and Elkington, *The Short Life of Online Sales Leads* (Harvard Business Review,
//! March 2011): five minutes are short, and after an hour the effect of a quick answer is gone.

use crate::{Frame, date};
use askama::filters::Safe;
use store::Moment;

/// Full until here: an answer within five minutes is short.
const FRESH: i64 = 5 * 60 * 1_000_000;
/// Empty from here: after sixty minutes the effect of a quick answer is gone.
const GONE: i64 = 60 * 60 * 1_000_000;

/// What the ring beside a ticket tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Somebody waits for us: the ring drains from five to sixty minutes and turns red at the deadline.
    Waiting {
        /// Since when they wait.
        since: Moment,
        /// When the running deadline ends, if one runs.
        due: Option<Moment>,
    },
    /// Answered: the customer has the next word.
    Customer,
    /// Asleep until a moment.
    Snoozed,
    /// Solved or closed.
    Done,
}

impl Ring {
    /// What of the ring is still gold, from 1 to 0.
    pub fn left(self, now: Moment) -> f64 {
        match self {
            Ring::Waiting { since, .. } => {
                let waited = now.since(since).clamp(FRESH, GONE);
                (GONE - waited) as f64 / (GONE - FRESH) as f64
            }
            Ring::Customer | Ring::Snoozed | Ring::Done => 0.0,
        }
    }

    /// Whether its deadline has passed.
    pub fn is_late(self, now: Moment) -> bool {
        matches!(self, Ring::Waiting { due: Some(due), .. } if now > due)
    }

    /// The ring as HTML; the script `ring.js` keeps it going in the browser.
    pub fn draw(self, frame: &Frame) -> Safe<String> {
        let still = |class: &str, icon: &str, key: &str| {
            let icon = frame.icon(icon).0;
            format!(r#"<span class="ring {class}" title="{0}">{icon}<span class="sr">{0}</span></span>"#, frame.t(key))
        };
        Safe(match self {
            Ring::Waiting { since, due } => self.running(frame, since, due),
            Ring::Customer => still("customer", "reply", "shell-ring-customer"),
            Ring::Snoozed => still("snoozed", "moon", "shell-ring-snoozed"),
            Ring::Done => still("done", "check", "shell-ring-done"),
        })
    }

    fn running(self, frame: &Frame, since: Moment, due: Option<Moment>) -> String {
        let late = if self.is_late(frame.now) { " late" } else { "" };
        let due = due.map(|due| format!(r#" data-due="{}""#, due.micros())).unwrap_or_default();
        let (unit, n) = date::length(frame.now.since(since));
        let mark = frame.t(format!("shell-unit-{unit}"));
        let title = frame.tr("shell-ring-waiting", &[("since", frame.moment(since).into())]);
        format!(
            r#"<span class="ring{late}" style="--left:{left:.3}" data-controller="ring" data-since="{since}"{due} title="{title}"><span class="sr">{title}</span><span aria-hidden="true" data-ring-target="label">{n}{mark}</span></span>"#,
            left = self.left(frame.now),
            since = since.micros(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(minutes: i64) -> (Ring, Moment) {
        let ring = Ring::Waiting { since: Moment::from_seconds(0), due: Some(Moment::from_seconds(1800)) };
        (ring, Moment::from_seconds(minutes * 60))
    }

    #[test]
    fn the_ring_is_full_for_five_minutes_and_empty_after_sixty() {
        let left = |minutes| {
            let (ring, now) = waiting(minutes);
            ring.left(now)
        };
        assert_eq!((left(0), left(5)), (1.0, 1.0));
        assert!(left(6) < 1.0 && left(59) > 0.0);
        assert_eq!((left(60), left(600)), (0.0, 0.0));
    }

    #[test]
    fn it_is_late_only_after_its_deadline() {
        let late = |minutes| {
            let (ring, now) = waiting(minutes);
            ring.is_late(now)
        };
        assert_eq!((late(30), late(31)), (false, true));
        assert!(!Ring::Done.is_late(Moment::from_seconds(i64::from(i32::MAX))));
    }
}
