//! Keys of the pages are told to whoever asks for them.

use super::tree::files;
use std::collections::BTreeSet;

#[test]
fn every_key_of_the_pages_is_in_the_help() {
    let told: BTreeSet<String> = told().map(str::to_lowercase).collect();
    let mut keys = 0;
    for page in files("/views/", ".html") {
        for key in page.text.split("data-key=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            keys += 1;
            let of_lists = key.starts_with("{{");
            assert!(of_lists || told.contains(key), "{}: {key:?} is in no help", page.path);
        }
    }
    assert!(keys > 20, "only {keys} keys were found");
}

#[test]
fn no_key_of_the_help_is_told_twice() {
    assert_eq!(told().collect::<BTreeSet<_>>().len(), told().count());
}

fn told() -> impl Iterator<Item = &'static str> {
    shell::KEYS.iter().flat_map(|(_, keys)| *keys).map(|(key, _)| *key)
}
