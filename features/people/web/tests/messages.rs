//! What people says, it says in every language. Whether it is asked for, the structure tests of the house know.

use shell::differences;

#[test]
fn every_language_says_the_same_things() {
    assert_eq!(differences(&people_web::MESSAGES), Vec::<String>::new());
}
