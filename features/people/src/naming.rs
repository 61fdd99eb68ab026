//! What people, departments, the company and its programs may be called.

use base::{Error, Result, Why, words::line};

/// Letters of a name at most: it stands in lists, and in the header of mails.
const LONGEST: usize = 200;

/// What is wrong with a name; nothing, as a rule.
pub(crate) fn wrong(typed: &str) -> Option<Why> {
    match line(typed).chars().count() {
        0 => Some(Why::of("people-name-wrong")),
        n if n > LONGEST => Some(Why::of("people-name-long")),
        _ => None,
    }
}

/// A name as it is kept.
///
/// # Errors
/// [`Error::Invalid`] for the field `name` when nothing is left of it, or too much.
pub(crate) fn named(typed: &str) -> Result<String> {
    match wrong(typed) {
        None => Ok(line(typed)),
        Some(why) => Err(Error::Invalid(vec![("name", why)])),
    }
}
