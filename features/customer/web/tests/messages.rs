//! What customer says, it says in every language, and nothing is said nowhere.
#![allow(clippy::unwrap_used)]

use shell::{Lang, Messages, differences};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Every key that stands in quotes in the verbs, the handlers and the templates.
fn asked() -> BTreeSet<String> {
    let web = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = ["src", "views", "../src"].map(|folder| web.join(folder)).to_vec();
    let mut keys = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of customer") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).expect("a text file");
            let quoted = text.split('"').skip(1).filter(|word| word.starts_with("customer-"));
            keys.extend(
                quoted.filter(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')).map(str::to_owned),
            );
        }
    }
    keys
}

#[test]
fn every_language_says_the_same_things() {
    assert_eq!(differences(&customer_web::MESSAGES), Vec::<String>::new());
}

#[test]
fn what_is_asked_for_and_what_is_said_are_the_same() {
    let messages = Messages::new(&[&customer_web::MESSAGES]).expect("our own messages");
    let (asked, said) = (asked(), messages.keys(Lang::En));
    assert_eq!(asked.difference(said).collect::<Vec<_>>(), Vec::<&String>::new(), "asked for, but never said");
    assert_eq!(said.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new(), "said, but never asked for");
}
