//! Working hours and deadlines as pure functions.
