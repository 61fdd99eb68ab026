/// What a failed statement means for whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another transaction was in the way (deadlock, serialisation, a lock not got in time):
    /// the same deed, done again, may well succeed.
    Again,
    /// The store cannot be written or reached now: disk full, database gone, pool exhausted.
    Unavailable,
    /// A unique constraint (or index) of this name, or on these columns, was violated.
    Unique(String),
    /// Anything else: a defect in our statement or data.
    Defect,
}

/// Tells what an error means.
///
/// Codes: [SQLite result codes](https://sqlite.org/rescode.html),
/// [PostgreSQL error codes](https://www.postgresql.org/docs/current/errcodes-appendix.html).
pub fn fault(error: &sqlx::Error) -> Fault {
    match error {
        sqlx::Error::Database(e) if e.is_unique_violation() => Fault::Unique(unique_name(e.as_ref())),
        sqlx::Error::Database(e) => by_code(e.code().as_deref().unwrap_or_default()),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Fault::Unavailable,
        _ => Fault::Defect,
    }
}

fn unique_name(e: &dyn sqlx::error::DatabaseError) -> String {
    match e.constraint() {
        Some(name) => name.to_owned(),
        // SQLite: "UNIQUE constraint failed: staff.email".
        None => e.message().rsplit(": ").next().unwrap_or_default().to_owned(),
    }
}

fn by_code(code: &str) -> Fault {
    // SQLite's extended codes keep the primary code in the low byte.
    if let Ok(n) = code.parse::<u32>()
        && code.len() < 5
    {
        return match n & 0xff {
            5 | 6 => Fault::Again,                            // BUSY, LOCKED
            8 | 10 | 11 | 13 | 14 | 23 => Fault::Unavailable, // READONLY, IOERR, CORRUPT, FULL, CANTOPEN, AUTH
            _ => Fault::Defect,
        };
    }
    match code {
        "40001" | "40P01" | "55P03" => Fault::Again,
        _ if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => Fault::Unavailable,
        "25006" => Fault::Unavailable, // read-only: a standby, or a failover under way
        _ => Fault::Defect,
    }
}
