//! What notices say, they say in every language.
#![allow(clippy::unwrap_used)]

use shell::{Lang, Messages, differences};
use std::{collections::BTreeSet, fs, path::Path};

/// Keys of this crate that stand as a whole string in its sources and templates.
fn used(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of this crate") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            used(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text file");
        let keys = text
            .split('"')
            .filter(|s| s.starts_with("notify-") && s.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        found.extend(keys.map(str::to_owned));
    }
}

#[test]
fn every_language_says_the_same_things() {
    assert_eq!(differences(&notify::MESSAGES), Vec::<String>::new());
}

#[test]
fn the_messages_are_those_that_are_used() {
    let mut asked = BTreeSet::new();
    for folder in ["src", "views"] {
        used(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut asked);
    }
    let messages = Messages::new(&[&notify::MESSAGES]).expect("our own messages");
    assert_eq!(messages.keys(Lang::En).iter().cloned().collect::<BTreeSet<_>>(), asked);
}
