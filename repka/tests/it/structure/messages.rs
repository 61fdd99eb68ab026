//! Words: what is asked for is said, in every language, and nothing is said to nobody.

use super::tree::{Text, files, owner, sources};
use shell::{Lang, differences};
use std::collections::{BTreeMap, BTreeSet};

/// Keys that are put together at run time beyond one quoted text, and where.
const FAMILIES: [&str; 1] = [
    "ticket-proof-{}-more", // timeline.rs: the long form of whatever proof is shown
];

/// Quoted texts that begin like keys and are none.
const NO_KEYS: [&str; 1] = [
    "ticket-change-", // timeline.rs: taken off the front of a key
];

/// Features that have words: the folders of their message files.
fn speakers() -> BTreeMap<String, Vec<Text>> {
    let mut found = BTreeMap::<String, Vec<Text>>::new();
    for file in files("/messages/", ".ftl") {
        found.entry(owner(&file.path).to_owned()).or_default().push(file);
    }
    found
}

fn keys(fluent: &str) -> BTreeSet<String> {
    let lines = fluent.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_alphabetic()));
    lines.filter_map(|l| l.split_once('=').map(|(key, _)| key.trim().to_owned())).collect()
}

fn said() -> BTreeSet<String> {
    let english = files("/messages/en", ".ftl");
    english.iter().flat_map(|file| keys(&file.text)).collect()
}

/// Every quoted text of sources and templates that begins like a key of some feature, and where it stands.
fn asked() -> BTreeMap<String, String> {
    let speakers: Vec<String> = speakers().into_keys().map(|word| format!("{word}-")).collect();
    let mut texts = sources();
    texts.extend(files("views/", ".html"));
    let mut found = BTreeMap::new();
    for file in texts {
        // In turn outside and inside of quotes; a quote within quotes only makes nonsense, which is no key.
        for quoted in file.text.split('"') {
            let like_a_key = quoted.bytes().all(|b| b.is_ascii_lowercase() || b"-{}_.()".contains(&b));
            if like_a_key && speakers.iter().any(|s| quoted.starts_with(s)) && !NO_KEYS.contains(&quoted) {
                found.insert(quoted.to_owned(), file.path.clone());
            }
        }
    }
    found.extend(FAMILIES.map(|family| (family.to_owned(), "FAMILIES".to_owned())));
    found
}

/// Whether a text with gaps (`ticket-priority-{priority}`) can become this key.
fn can_be(asked: &str, key: &str) -> bool {
    let mut rest = key;
    let mut first = true;
    for part in asked.split('{').map(|p| p.split_once('}').map_or(p, |(_, after)| after)) {
        let at = if first {
            rest.starts_with(part).then_some(0)
        } else {
            rest.get(1..).and_then(|r| r.find(part)).map(|at| at + 1)
        };
        let Some(at) = at else { return false };
        rest = &rest[at + part.len()..];
        first = false;
    }
    rest.is_empty() || asked.ends_with('}')
}

#[test]
fn families_are_understood() {
    for (asked, key, right) in [
        ("a-b", "a-b", true),
        ("a-b", "a-bc", false),
        ("a-{}", "a-b-c", true),
        ("a-{}", "a-", false),
        ("a-{kind()}-more", "a-b-more", true),
        ("a-{}-more", "a-b", false),
    ] {
        assert_eq!(can_be(asked, key), right, "{asked} {key}");
    }
}

#[test]
fn what_is_asked_for_is_said() {
    let (said, asked) = (said(), asked());
    assert!(asked.len() > 250, "only {} keys", asked.len());
    let silent: Vec<_> = asked.iter().filter(|(asked, _)| !said.iter().any(|key| can_be(asked, key))).collect();
    assert!(silent.is_empty(), "asked for, and never said: {silent:#?}");
}

#[test]
fn what_is_said_is_asked_for() {
    let (said, asked) = (said(), asked());
    let unheard: Vec<_> = said.iter().filter(|key| !asked.keys().any(|asked| can_be(asked, key))).collect();
    assert!(unheard.is_empty(), "said, and never asked for: {unheard:#?}");
}

#[test]
fn four_languages_say_the_same_with_the_same_values() {
    for (word, files) in speakers() {
        let text = |lang: Lang| {
            let name = format!("/{}.ftl", lang.code());
            let file = files.iter().find(|f| f.path.ends_with(&name));
            file.unwrap_or_else(|| panic!("{word} does not speak {}", lang.code())).text.as_str()
        };
        assert_eq!(differences(&Lang::ALL.map(text)), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn a_key_begins_with_the_name_of_its_feature() {
    for (word, files) in speakers() {
        for file in files {
            for key in keys(&file.text) {
                assert!(key.starts_with(&format!("{word}-")), "{}: {key}", file.path);
            }
        }
    }
}

#[test]
fn the_roof_joins_the_words_of_every_feature() {
    let joined = repka::assemble::messages().expect("messages");
    assert_eq!(*joined.keys(Lang::En), said());
}
