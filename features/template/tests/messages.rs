//! What prepared words say, they say in every language.

use shell::differences;

#[test]
fn every_language_says_the_same_things() {
    assert_eq!(differences(&template::MESSAGES), Vec::<String>::new());
}
