//! What notices say, they say in every language.
#![allow(clippy::unwrap_used)]

use shell::differences;

#[test]
fn every_language_says_the_same_things() {
    assert_eq!(differences(&notify::MESSAGES), Vec::<String>::new());
}
