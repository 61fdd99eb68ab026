//! Where somebody's clock hangs.

use crate::{Company, Staff};
use jiff::tz::TimeZone;

/// The time zone of this IANA name; UTC, when it is none.
pub fn time_zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

impl Staff {
    /// Where their clock hangs.
    pub fn time_zone(&self) -> TimeZone {
        time_zone(&self.zone)
    }
}

impl Company {
    /// By whose clock the company works.
    pub fn time_zone(&self) -> TimeZone {
        time_zone(&self.zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_nobody_knows_is_utc() {
        assert_eq!(time_zone("Europe/Zagreb").iana_name(), Some("Europe/Zagreb"));
        assert_eq!(time_zone("Europe/Atlantis"), TimeZone::UTC);
    }
}
