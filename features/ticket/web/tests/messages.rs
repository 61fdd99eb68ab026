//! What the templates of shell, people and ticket say is said in every language.
#![allow(clippy::unwrap_used)]

use shell::{Lang, Messages, differences};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn all() -> Messages {
    Messages::new(&[&shell::MESSAGES, &people_web::MESSAGES, &ticket_web::MESSAGES])
        .expect("the messages of three crates")
}

/// Every template and source file of the three crates.
fn texts() -> Vec<(PathBuf, String)> {
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders: Vec<PathBuf> =
        ["shell/views", "shell/src", "people/web/views", "people/web/src", "ticket/web/views", "ticket/web/src"]
            .map(|folder| features.join(folder))
            .to_vec();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the workspace") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), fs::read_to_string(&path).expect("a text file")));
            }
        }
    }
    found
}

/// The keys that a text asks for, in `t("…")`, `n("…")`, `tr("…")` and `about("…")`; what ends in `{}` is a family.
fn asked(text: &str) -> BTreeSet<String> {
    let calls = ["t(\"", "n(\"", "about(\"", "tr(\""].iter().flat_map(|call| text.split(*call).skip(1));
    let keys = calls.filter_map(|rest| rest.split('"').next());
    keys.filter(|key| ["shell-", "people-", "ticket-"].iter().any(|crate_| key.starts_with(crate_)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_language_says_the_same_things() {
    for texts in [&people_web::MESSAGES, &ticket_web::MESSAGES] {
        assert_eq!(differences(texts), Vec::<String>::new());
    }
}

#[test]
fn a_count_inside_a_sentence_takes_the_plural_of_its_language() {
    let messages = all();
    let wait = |lang, n: i64| messages.text_with(lang, "people-sign-in-slow", &[("n", n.into())]);
    assert_eq!(wait(Lang::Ru, 3), "Слишком много попыток. Попробуйте через 3 минуты.");
    assert_eq!(wait(Lang::Hr, 5), "Previše pokušaja. Pokušajte za 5 minuta.");
    assert_eq!(wait(Lang::Bg, 1), "Твърде много опити. Опитайте след 1 минута.");
}

#[test]
fn every_message_that_a_page_asks_for_exists() {
    let messages = all();
    let mut asked_for = 0;
    for (path, text) in texts() {
        for key in asked(&text) {
            asked_for += 1;
            let exists = match key.split_once("{}") {
                Some((family, _)) => messages.keys(Lang::En).iter().any(|known| known.starts_with(family)),
                None => messages.keys(Lang::En).contains(&key),
            };
            assert!(exists, "{}: {key}", path.display());
        }
    }
    assert!(asked_for > 150, "only {asked_for} messages were found: is the search still right?");
}

#[test]
fn every_form_and_link_of_a_template_that_changes_something_is_a_post() {
    for (path, text) in texts().iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "html")) {
        for form in text.split("<form").skip(1).filter_map(|rest| rest.split('>').next()) {
            let reads =
                ["role=\"search\"", "method=\"get\"", "method=\"dialog\""].iter().any(|said| form.contains(said));
            assert!(reads || form.contains("method=\"post\""), "{}: <form{form}>", path.display());
        }
    }
}
