use jiff::{Timestamp, Zoned, tz::TimeZone};
use serde::{Deserialize, Serialize};
use sqlx::{Database, Postgres, Sqlite, error::BoxDynError};
use std::{fmt, time::Duration};

/// A point in time: microseconds since 1970-01-01 UTC.
///
/// `TIMESTAMPTZ` in PostgreSQL, `INTEGER` in SQLite (RFC 3339 text would sort wrongly there),
/// a number of microseconds in JSON. Microseconds are what PostgreSQL keeps, so a moment read
/// back is the moment written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The moment `micros` microseconds after 1970-01-01 UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The moment `seconds` seconds after 1970-01-01 UTC.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// What the machine's clock says. Features take their time from an act or a look instead,
    /// so that tests can stop it.
    pub fn now() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Self(since.map_or(0, |d| i64::try_from(d.as_micros()).unwrap_or(i64::MAX)))
    }

    /// Microseconds since 1970-01-01 UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01 UTC, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This moment, `by` later.
    pub fn plus(self, by: Duration) -> Self {
        Self(self.0.saturating_add(micros_of(by)))
    }

    /// This moment, `by` earlier.
    pub fn minus(self, by: Duration) -> Self {
        Self(self.0.saturating_sub(micros_of(by)))
    }

    /// Microseconds from `earlier` to this moment; negative when `earlier` is later.
    pub const fn since(self, earlier: Moment) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// What calendar and clock show at this moment where that zone is.
    pub fn there(self, zone: &TimeZone) -> Zoned {
        Timestamp::from_microsecond(self.0).unwrap_or_default().to_zoned(zone.clone())
    }

    /// RFC 3339 in UTC with microseconds: for programs.
    pub fn iso(self) -> String {
        let seconds = self.to_string();
        let micros = self.0.rem_euclid(1_000_000);
        seconds.strip_suffix('Z').map_or_else(|| seconds.clone(), |s| format!("{s}.{micros:06}Z"))
    }

    fn offset(self) -> Result<time::OffsetDateTime, time::error::ComponentRange> {
        time::OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1000)
    }
}

fn micros_of(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// RFC 3339 in UTC, to the second: for logs and machines, never for people.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset() {
            Ok(t) => write!(
                f,
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                t.year(),
                u8::from(t.month()),
                t.day(),
                t.hour(),
                t.minute(),
                t.second()
            ),
            Err(_) => write!(f, "{} µs", self.0),
        }
    }
}

impl sqlx::Type<Sqlite> for Moment {
    fn type_info() -> <Sqlite as Database>::TypeInfo {
        <i64 as sqlx::Type<Sqlite>>::type_info()
    }
    fn compatible(ty: &<Sqlite as Database>::TypeInfo) -> bool {
        <i64 as sqlx::Type<Sqlite>>::compatible(ty)
    }
}
impl<'r> sqlx::Decode<'r, Sqlite> for Moment {
    fn decode(value: <Sqlite as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        <i64 as sqlx::Decode<Sqlite>>::decode(value).map(Moment)
    }
}
impl<'q> sqlx::Encode<'q, Sqlite> for Moment {
    fn encode_by_ref(
        &self,
        args: &mut <Sqlite as Database>::ArgumentBuffer,
    ) -> Result<sqlx::encode::IsNull, BoxDynError> {
        <i64 as sqlx::Encode<Sqlite>>::encode_by_ref(&self.0, args)
    }
}
impl sqlx::Type<Postgres> for Moment {
    fn type_info() -> <Postgres as Database>::TypeInfo {
        <time::OffsetDateTime as sqlx::Type<Postgres>>::type_info()
    }
}
impl<'r> sqlx::Decode<'r, Postgres> for Moment {
    fn decode(value: <Postgres as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let t = <time::OffsetDateTime as sqlx::Decode<Postgres>>::decode(value)?;
        Ok(Moment(i64::try_from(t.unix_timestamp_nanos() / 1000)?))
    }
}
impl<'q> sqlx::Encode<'q, Postgres> for Moment {
    fn encode_by_ref(
        &self,
        args: &mut <Postgres as Database>::ArgumentBuffer,
    ) -> Result<sqlx::encode::IsNull, BoxDynError> {
        <time::OffsetDateTime as sqlx::Encode<Postgres>>::encode_by_ref(&self.offset()?, args)
    }
}
