//! The intake ledger: for each mailbox and day, what was seen is what is kept, what came again and what was
//! refused.
//!
//! Each of the four is counted from rows of its own: `intake_seen` at the doors, `arrival_mailbox`,
//! `arrival_again` and `intake_refusal`. So a row that goes astray shows: the equation does not hold any more.
//! What is kept is in exactly one [`Place`]. A mail that is too big to be fetched is refused, too: what is kept of it,
//! its header, tells who wrote what.

mod behind;
mod counting;
mod day;
pub mod refusing;

pub use behind::{Kept, MOST, Refused};
pub(crate) use counting::{Seen, again};
pub use day::{Line, Place, broken, days, quarters};

use base::{Act, Moment, Result};
use std::{ops::Range, time::Duration};
use store::sql;

/// Seconds of what is counted together. The time of every zone differs from UTC by whole quarters of an hour, so
/// days of any zone are made of them.
const QUARTER: i64 = 900;
/// Counts so old are forgotten, in quarters of an hour: a little more than a year.
const LASTS: i64 = 400 * 96;
/// Who was refused is forgotten after so long.
const NAMED: Duration = Duration::from_secs(30 * 86_400);

/// A number of quarters of an hour since 1970 (UTC), and those up to another.
pub type Quarters = Range<i64>;

/// The quarter of an hour in which something happens.
pub fn quarter(at: Moment) -> i64 {
    at.seconds().div_euclid(QUARTER)
}

/// When a quarter of an hour begins.
pub fn begins(quarter: i64) -> Moment {
    Moment::from_seconds(quarter.saturating_mul(QUARTER))
}

/// Forgets counts of more than a year ago, and who was refused a month ago.
pub async fn forget_old(act: &mut Act) -> Result<()> {
    let before = quarter(act.now()) - LASTS;
    sql!("DELETE FROM intake_seen WHERE quarter < $1").bind(before).run(&mut *act).await?;
    sql!("DELETE FROM intake_refusal WHERE quarter < $1").bind(before).run(&mut *act).await?;
    sql!("DELETE FROM arrival_again WHERE quarter < $1").bind(before).run(&mut *act).await?;
    let named = act.now().minus(NAMED);
    sql!("DELETE FROM intake_refused WHERE at < $1").bind(named).run(act).await?;
    Ok(())
}
