//! What the channel says, it says in every language, and it says nothing that nobody hears.
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
            .filter(|s| s.starts_with("channel-") && s.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        found.extend(keys.map(str::to_owned));
    }
}

#[test]
fn every_language_says_the_same_things() {
    assert_eq!(differences(&channel::MESSAGES), Vec::<String>::new());
}

#[test]
fn the_messages_are_those_that_are_used() {
    let mut asked = BTreeSet::new();
    for folder in ["src", "views"] {
        used(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut asked);
    }
    let messages = Messages::new(&[&channel::MESSAGES]).expect("our own messages");
    assert_eq!(messages.keys(Lang::En).iter().cloned().collect::<BTreeSet<_>>(), asked);
}

#[test]
fn a_reset_mail_names_person_company_and_link_in_every_language() {
    let messages = Messages::new(&[&channel::MESSAGES]).expect("our own messages");
    let args = [("name", "Iva".into()), ("company", "Tiha".into()), ("link", "https://x/reset/1-a".into())];
    for lang in Lang::ALL {
        let text = messages.text_with(lang, "channel-reset-text", &args);
        assert!(
            text.contains("Iva") && text.contains("Tiha") && text.contains("\n\nhttps://x/reset/1-a\n\n"),
            "{text}"
        );
    }
}
