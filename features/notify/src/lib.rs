//! Who is told what: live topics now.
