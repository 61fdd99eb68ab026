//! Durable jobs in one table: enqueued in the caller's transaction, leased, retried, buried, scheduled.
