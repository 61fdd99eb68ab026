//! Write your own tables; read your own and those to your left.

use super::{
    crates::place,
    tree::{files, owner, read, root, sources},
};
use std::{collections::BTreeMap, fs};

/// Migration → the crate whose tables it makes.
const MIGRATIONS: &[(&str, &str)] = &[
    ("work", "queue"),
    ("base", "base"),
    ("search", "base"),
    ("people", "people"),
    ("customer", "customer"),
    ("ticket", "ticket"),
    ("channel", "channel"),
    ("clock", "clock"),
    ("reading", "ticket"),
    ("habit", "ticket"),
    ("batch", "ticket"),
    ("promise", "ticket"),
    ("template", "template"),
    ("signature", "template"),
    ("macro", "template"),
    ("customers", "customer"),
    ("attention", "ticket"),
    ("joining", "ticket"),
    ("upload", "ticket"),
    ("drafting", "ticket"),
    ("notify", "notify"),
    ("second_step", "people"),
    ("push", "notify"),
    ("field", "field"),
    ("organisation", "people"),
    ("relay", "channel"),
    ("erasure", "customer"),
    ("onward", "ticket"),
    ("tidy_tag", "ticket"),
    ("review", "ticket"),
    ("beginning", "ticket"),
    ("absence", "people"),
    ("directory", "people"),
    ("template_file", "template"),
    ("entries_of_a_person", "ticket"),
    ("wait", "ticket"),
    ("question", "question"),
    ("partner", "question"),
    ("note_form", "ticket"),
    ("passed_on", "ticket"),
    ("notice_question", "notify"),
    ("view_place", "ticket"),
    ("note", "ticket"),
    ("approval", "approval"),
    ("journey", "journey"),
    ("remedy", "remedy"),
    ("cause", "ticket"),
    ("insight", "insight"),
    ("answered", "question"),
    ("closing", "template"),
    ("promise_mine", "ticket"),
    ("sees", "people"),
    ("notice_remedy", "notify"),
    ("remedy_asked", "remedy"),
    ("improvement", "improvement"),
    ("ticket_journey", "ticket"),
    ("no_calls", "people"),
    ("remedy_words", "remedy"),
    ("remedy_terms", "remedy"),
    ("remedy_asked_of", "remedy"),
    ("approval_history", "approval"),
    ("answer_day", "insight"),
    ("remedy_said", "remedy"),
    ("remedy_cost", "remedy"),
    ("question_round", "question"),
    ("organisation_merge", "customer"),
    ("article", "knowledge"),
    ("fetching", "channel"),
    ("consent", "channel"),
    ("mail_grant", "channel"),
    ("acknowledgement", "channel"),
    ("sender", "channel"),
    ("hidden_card", "ticket"),
    ("picture", "channel"),
    ("html_policy", "ticket"),
    ("straying", "ticket"),
    ("trust", "channel"),
    ("doubt", "ticket"),
    ("dkim_key", "channel"),
    ("quarter", "channel"),
    ("intake", "channel"),
    ("held", "channel"),
    ("alarm", "channel"),
    ("spam", "channel"),
    ("danger", "ticket"),
    ("recipients", "ticket"),
    ("scheduled", "ticket"),
    ("reach", "people"),
    ("missed", "ticket"),
    ("apart", "ticket"),
    ("along", "channel"),
    ("photo", "people"),
    ("dealt", "channel"),
    ("granted_before", "remedy"),
    ("theirs", "ticket"),
    ("undelivered", "question"),
    ("copied", "ticket"),
    ("said_file", "question"),
    ("unreached", "people"),
    ("name_key", "customer"),
];

/// Tables no migration makes, or that another than the migration's crate writes.
const OTHERS: [(&str, &str); 2] = [
    ("migration", "store"),   // what was applied: made before the first migration
    ("idempotency", "repka"), // answers of all doors, remembered by the roof
];

/// Backups write the rows they once read, and a large demo copies rows, through a table of its own: both
/// know every table there is.
const WHOLESALE: [&str; 2] = ["repka/src/backup/", "repka/src/demo/bulk"];

fn is_wholesale(path: &str) -> bool {
    WHOLESALE.iter().any(|part| path.starts_with(part))
}

/// Table → crate.
fn owners() -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("migrations")).expect("migrations") {
        let name = entry.expect("a readable folder").file_name();
        let name = name.to_str().expect("a plain name");
        let word = &name[5..name.find('.').expect("an ending")];
        let mine = MIGRATIONS.iter().find(|(migration, _)| *migration == word);
        let (_, mine) = mine.unwrap_or_else(|| panic!("whose tables does {name} make?"));
        for table in made(&read(&format!("migrations/{name}"))) {
            found.insert(table, *mine);
        }
    }
    found.extend(OTHERS.map(|(table, whose)| (table.to_owned(), whose)));
    found
}

/// What makes a table, or what is read like one.
const MAKES: [&str; 3] = ["CREATE TABLE ", "CREATE VIRTUAL TABLE ", "CREATE VIEW "];

fn made(migration: &str) -> Vec<String> {
    let lines = migration.lines();
    let tables = lines.filter_map(|line| {
        let rest = MAKES.iter().find_map(|makes| line.strip_prefix(makes))?;
        Some(rest.split([' ', '(']).next()?.to_owned())
    });
    tables.collect()
}

#[derive(Debug, PartialEq)]
struct Touch {
    table: String,
    writes: bool,
}

/// The tables a source text names, in statements constant or put together: keywords in capitals, names in
/// small letters.
fn touched(code: &str) -> Vec<Touch> {
    let words: Vec<&str> = code.split(|c: char| c.is_whitespace() || c == '"').filter(|w| !w.is_empty()).collect();
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let keyword = word.trim_start_matches('(');
        let writes = match keyword {
            "FROM" => i > 0 && words[i - 1] == "DELETE",
            "JOIN" => false,
            "INTO" | "UPDATE" => true,
            _ => continue,
        };
        let Some(next) = words.get(i + 1) else { continue };
        let name: String = next.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        // A function that gives rows, a derived table, or FOR UPDATE and its like.
        if name.is_empty() || next[name.len()..].starts_with('(') && keyword != "INTO" {
            continue;
        }
        found.push(Touch { table: name, writes });
    }
    found
}

#[test]
fn tables_are_found_in_statements() {
    let found = touched(
        "\"INSERT INTO a (x) SELECT y FROM b JOIN c ON TRUE WHERE EXTRACT(DAY FROM json_each($1)) ON CONFLICT DO UPDATE SET x = 1\", \"DELETE FROM d\" FOR UPDATE",
    );
    let found: Vec<(&str, bool)> = found.iter().map(|t| (t.table.as_str(), t.writes)).collect();
    assert_eq!(found, [("a", true), ("b", false), ("c", false), ("d", true)]);
}

#[test]
fn every_crate_writes_only_its_own_tables() {
    let (owners, mut seen) = (owners(), 0);
    for file in sources().iter().filter(|f| !is_wholesale(&f.path)) {
        let me = owner(&file.path);
        for touch in touched(&file.text).into_iter().filter(|t| t.writes) {
            seen += 1;
            let whose = owners.get(&touch.table).copied().unwrap_or("nobody");
            assert!(whose == me, "{} writes {}, which is {whose}'s", file.path, touch.table);
        }
    }
    assert!(seen > 60, "only {seen} statements that write");
}

#[test]
fn every_crate_reads_only_its_own_tables_and_those_to_its_left() {
    let (owners, mut seen) = (owners(), 0);
    for file in sources().iter().filter(|f| !is_wholesale(&f.path)) {
        let me = owner(&file.path);
        for touch in touched(&file.text).into_iter().filter(|t| !t.writes) {
            seen += 1;
            let whose = owners.get(&touch.table).copied();
            let whose = whose.unwrap_or_else(|| panic!("{}: what is {}?", file.path, touch.table));
            let left = place(whose) < place(me) && place(me).is_some();
            assert!(whose == me || left || me == "repka", "{} reads {}, which is {whose}'s", file.path, touch.table);
        }
    }
    assert!(seen > 100, "only {seen} statements that read");
}

#[test]
fn every_table_is_explained() {
    for file in fs::read_dir(root().join("migrations")).expect("migrations") {
        let path = file.expect("a readable folder").path();
        let text = fs::read_to_string(&path).expect("a migration");
        let mut before = "";
        for line in text.lines() {
            let explained = before.starts_with("--") || !line.starts_with("CREATE") || !line.contains(" TABLE ");
            assert!(explained, "{}: {line}", path.display());
            before = line;
        }
    }
    assert!(files("", ".sql").is_empty(), "migrations stand in one folder");
}
