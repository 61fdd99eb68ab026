//! The heart: one matter of one customer, its timeline, its holder, its ledger.
