//! The clock.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use store::Moment;

/// Where the desk gets its time from.
#[derive(Clone, Debug, Default)]
pub enum Time {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that a test moves.
    Frozen(Arc<AtomicI64>),
}

impl Time {
    /// A clock that stands at `moment`.
    pub fn frozen(moment: Moment) -> Time {
        Time::Frozen(Arc::new(AtomicI64::new(moment.micros())))
    }

    /// What it says.
    pub fn now(&self) -> Moment {
        match self {
            Time::System => Moment::now(),
            Time::Frozen(micros) => Moment::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a frozen clock on; the machine's clock cannot be moved.
    pub fn advance(&self, by: std::time::Duration) {
        if let Time::Frozen(micros) = self {
            let by = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            micros.fetch_add(by, Ordering::SeqCst);
        }
    }
}
