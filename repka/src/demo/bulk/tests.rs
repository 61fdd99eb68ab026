use super::*;
use crate::{backup::backup_to, backup::tests::place, commands::bare_desk_at, config::Config};
use base::{Moment, Time, index::search};
use serde_json::{Map, Value};
use std::{collections::BTreeMap, io::Read};
use store::Engine;

const STORIES: usize = 60;
const BLOCKS: usize = 3;

/// A row by the names of its columns.
type Row = Map<String, Value>;
type Tables = BTreeMap<String, Vec<Row>>;

/// Every table, as a backup writes it on either engine.
async fn everything(config: &Config) -> Tables {
    let file = config.data.join("everything");
    backup_to(config, &file).await.unwrap();
    let packed = zstd::Decoder::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut texts = BTreeMap::new();
    for member in tar::Archive::new(packed).entries().unwrap() {
        let mut member = member.unwrap();
        let name = member.path().unwrap().to_string_lossy().into_owned();
        if name.starts_with("table/") || name == "manifest.json" {
            let mut text = String::new();
            member.read_to_string(&mut text).unwrap();
            texts.insert(name, text);
        }
    }
    let manifest: Value = serde_json::from_str(&texts["manifest.json"]).unwrap();
    let mut tables = Tables::new();
    for table in manifest["tables"].as_array().unwrap() {
        let name = table["name"].as_str().unwrap();
        let columns: Vec<String> = serde_json::from_value(table["columns"].clone()).unwrap();
        let of_table = texts.range(format!("table/{name}/")..format!("table/{name}0"));
        let lines = of_table.flat_map(|(_, text)| text.lines());
        let row = |line| columns.iter().cloned().zip(serde_json::from_str::<Vec<Value>>(line).unwrap()).collect();
        tables.insert(name.into(), lines.map(row).collect());
    }
    tables
}

fn number(row: &Row, column: &str) -> i64 {
    row[column].as_i64().unwrap_or_else(|| panic!("{column} in {row:?}"))
}

/// Takes a copied row back to what it was copied from.
struct Undo<'a> {
    room: Room,
    states: BTreeMap<i64, &'a str>,
    numbers: BTreeMap<i64, &'a str>,
    tickets_of_entries: BTreeMap<i64, i64>,
    /// Of askings, approvals and remedies: the entry they stand on.
    entries: BTreeMap<&'a str, BTreeMap<i64, i64>>,
    askings_of_questions: BTreeMap<i64, i64>,
    approvals_of_steps: BTreeMap<i64, i64>,
}

/// Columns that hold numbers of other rows, by the table those are in.
const POINTERS: [(&str, &str); 10] = [
    ("ticket_id", "ticket"),
    ("entry_id", "entry"),
    ("last_entry_id", "entry"),
    ("wait_id", "wait"),
    ("asking_id", "asking"),
    ("question_id", "question"),
    ("approval_id", "approval"),
    ("step_id", "approval_step"),
    ("remedy_id", "remedy"),
    ("told_in", "entry"),
];
const MOMENTS: [&str; 23] = [
    "named_at",
    "chosen_at",
    "began_at",
    "decided_at",
    "proposed_at",
    "told_at",
    "used_at",
    "asked_at",
    "due_at",
    "ended_at",
    "waiting_since",
    "snoozed_until",
    "urgent_at",
    "opened_at",
    "first_answer_at",
    "solved_at",
    "moved_at",
    "at",
    "deliver_at",
    "since",
    "until",
    "made_at",
    "closed_at",
];

impl Undo<'_> {
    /// Which copy a row of this table with this number belongs to; 0 is the played block.
    fn copy_of(&self, table: &str, id: i64) -> i64 {
        self.room.copies - (id - 1) / self.room.step(table)
    }

    fn copy(&self, table: &str, row: &Row) -> i64 {
        match table {
            "ticket" => self.copy_of("ticket", number(row, "id")),
            "event" => self.copy_of(row["about"].as_str().unwrap(), number(row, "about_id")),
            "approval" | "remedy" => self.copy_of(table, number(row, "id")),
            "question" => self.copy_of("asking", number(row, "asking_id")),
            "approval_step" => self.copy_of("approval", number(row, "approval_id")),
            "remedy_wait" | "remedy_asked" => self.copy_of("approval_step", number(row, "step_id")),
            "voucher" => self.copy_of("remedy", number(row, "remedy_id")),
            _ if row.contains_key("ticket_id") => self.copy_of("ticket", number(row, "ticket_id")),
            _ => self.copy_of("entry", number(row, "entry_id")),
        }
    }

    fn undone(&self, table: &str, copy: i64, row: &Row) -> Row {
        let mut row = row.clone();
        let mut add = |column: &str, by: i64| {
            if let Some(value) = row.get_mut(column).filter(|v| v.is_i64()) {
                *value = Value::from(value.as_i64().unwrap() + by);
            }
        };
        add("id", copy * NUMBERED.iter().find(|(t, _)| *t == table).map_or(0, |(t, _)| self.room.step(t)));
        POINTERS.iter().for_each(|(column, into)| add(column, copy * self.room.step(into)));
        if ["event", "approval"].contains(&table) {
            let by = copy * self.room.step(row["about"].as_str().unwrap());
            row["about_id"] = Value::from(number(&row, "about_id") + by);
        }
        // Numbers that nothing points to.
        if ["remedy_deed", "voucher"].contains(&table) {
            row.remove("id");
        }
        let ticket = self.ticket(table, &row);
        let back = self.back(copy, ticket);
        for column in MOMENTS {
            if let Some(moment) = row.get(column).and_then(Value::as_i64) {
                row[column] = Value::from(moment + back);
            }
        }
        self.words(copy, ticket, back, &mut row);
        row
    }

    /// The ticket of a row that is taken back.
    fn ticket(&self, table: &str, row: &Row) -> i64 {
        let on = |table: &str, id: i64| self.tickets_of_entries[&self.entries[table][&id]];
        match table {
            "ticket" => number(row, "id"),
            "question" => on("asking", number(row, "asking_id")),
            "event" => match row["about"].as_str().unwrap() {
                "question" => on("asking", self.askings_of_questions[&number(row, "about_id")]),
                "remedy" => on("remedy", number(row, "about_id")),
                _ => number(row, "about_id"),
            },
            "approval" => self.tickets_of_entries[&number(row, "about_id")],
            "approval_step" => on("approval", number(row, "approval_id")),
            "remedy_wait" | "remedy_asked" => on("approval", self.approvals_of_steps[&number(row, "step_id")]),
            "voucher" => on("remedy", number(row, "remedy_id")),
            _ if row.contains_key("ticket_id") => number(row, "ticket_id"),
            _ => self.tickets_of_entries[&number(row, "entry_id")],
        }
    }

    fn back(&self, copy: i64, ticket: i64) -> i64 {
        let weeks = (200 / self.room.copies).clamp(1, 13);
        match self.states[&ticket] {
            "open" => copy * 11 * MINUTE,
            "snoozed" => 0,
            _ => copy * weeks * WEEK + copy * 97 % 3_600 * 1_000_000,
        }
    }

    fn words(&self, copy: i64, ticket: i64, back: i64, row: &mut Row) {
        let known = self.numbers.get(&ticket);
        for (column, value) in row.iter_mut() {
            let Some(text) = value.as_str() else { continue };
            let undone = match column.as_str() {
                "message_id" | "reference" if copy > 0 => {
                    text.strip_prefix(&format!("{copy}.")).unwrap_or("not its own").to_owned()
                }
                "code" => text.chars().take(8).collect(),
                "month" => "that of another day".to_owned(),
                "args" | "data" => self.json(copy, back, text),
                _ => known.map_or(text.to_owned(), |number| match copy {
                    0 => text.to_owned(),
                    _ => text.replace(&format!("{copy}{number}"), number),
                }),
            };
            *value = Value::from(undone);
        }
    }

    fn json(&self, copy: i64, back: i64, text: &str) -> String {
        let mut json: Value = serde_json::from_str(text).unwrap();
        let pointers = ["ticket", "entry", "wait", "asking", "question", "remedy"];
        let pointers = pointers.map(|key| (key, copy * self.room.step(key)));
        let step = ("step", copy * self.room.step("approval_step"));
        for (key, by) in pointers.into_iter().chain([step, ("until", back)]) {
            if let Some(value) = json.get(key).and_then(Value::as_i64) {
                json[key] = Value::from(value + by);
            }
        }
        json.to_string()
    }
}

/// The tables whose rows are copied.
const COPIED: [&str; 22] = [
    "ticket",
    "entry",
    "holding",
    "wait",
    "asking",
    "question",
    "saying",
    "ticket_cause",
    "ticket_journey",
    "approval",
    "approval_step",
    "remedy",
    "remedy_deed",
    "remedy_wait",
    "remedy_asked",
    "voucher",
    "ticket_tag",
    "ticket_access",
    "attachment",
    "mail",
    "mail_reference",
    "event",
];

fn sorted(rows: impl Iterator<Item = Row>) -> Vec<String> {
    let mut lines: Vec<String> = rows.map(|row| Value::from(row).to_string()).collect();
    lines.sort();
    lines
}

async fn filled(engine: Engine) -> Option<(store::testing::Temporary, Desk, Tables)> {
    let (here, config) = place(engine).await?;
    // A Wednesday in November: what 60 stories tell depends on when they begin, and a few hours later
    // none of them may end with a voucher.
    let desk = bare_desk_at(&config, Time::frozen(Moment::from_micros(1_795_000_000_000_000))).await.unwrap();
    let post = Post::new(desk.keys(), None);
    let played = fill_in_blocks(&desk, &post, 7, STORIES, BLOCKS).await.unwrap();
    assert_eq!(played.tickets, STORIES * BLOCKS);
    let tables = everything(&config).await;
    Some((here, desk, tables))
}

async fn copies_equal_what_was_played(engine: Engine) {
    let Some((_here, desk, tables)) = filled(engine).await else { return };
    let room = Room { tickets: STORIES as i64, copies: BLOCKS as i64 - 1 };
    let played = |row: &&Row| number(row, "id") > room.first("ticket");
    let states: BTreeMap<i64, &str> =
        tables["ticket"].iter().filter(played).map(|t| (number(t, "id"), t["state"].as_str().unwrap())).collect();
    let mut numbers = BTreeMap::new();
    for entry in
        tables["entry"].iter().filter(|e| e["kind"] != "change" && states.contains_key(&number(e, "ticket_id")))
    {
        let ticket = number(entry, "ticket_id");
        let subject = tables["ticket"].iter().find(|t| number(t, "id") == ticket).unwrap()["subject"].as_str().unwrap();
        if let Some(found) = order_number(subject).or_else(|| order_number(entry["text"].as_str().unwrap())) {
            numbers.entry(ticket).or_insert(found);
        }
    }
    assert!(numbers.len() > STORIES / 4, "many letters name an order");
    let tickets_of_entries = tables["entry"].iter().map(|e| (number(e, "id"), number(e, "ticket_id"))).collect();
    let pairs =
        |table: &str, column: &str| tables[table].iter().map(|r| (number(r, "id"), number(r, column))).collect();
    let (askings_of_questions, approvals_of_steps) =
        (pairs("question", "asking_id"), pairs("approval_step", "approval_id"));
    let on = [("asking", "entry_id"), ("approval", "about_id"), ("remedy", "entry_id")];
    let entries = on.map(|(table, column)| (table, pairs(table, column))).into_iter().collect();
    let undo = Undo { room, states, numbers, tickets_of_entries, entries, askings_of_questions, approvals_of_steps };
    for table in COPIED {
        let told = |row: &&Row| {
            table != "event" || ["ticket", "question", "remedy"].iter().any(|about| row["about"] == *about)
        };
        let rows = || tables[table].iter().filter(told);
        let block = |copy: i64| {
            sorted(rows().filter(|row| undo.copy(table, row) == copy).map(|row| undo.undone(table, copy, row)))
        };
        let first = block(0);
        assert!(!first.is_empty() || table == "attachment", "{table}");
        for copy in 1..BLOCKS as i64 {
            let other = block(copy);
            assert_eq!(first.len(), other.len(), "{table}");
            for (one, two) in first.iter().zip(&other) {
                assert_eq!(one, two, "{table}, copy {copy}");
            }
        }
    }
    let stale: Vec<&Value> = tables["remedy_stale_month"].iter().map(|row| &row["month"]).collect();
    for month in tables["remedy"].iter().map(|row| &row["month"]).filter(|month| !month.is_null()) {
        assert!(stale.contains(&month), "what remedies of {month} cost is added up");
    }
    let (ticket, number) = undo.numbers.iter().find(|(t, _)| undo.states[*t] == "solved").unwrap();
    let (look, back) = (desk.look(), room.step("entry"));
    let of_ticket =
        |ids: Vec<i64>| ids.into_iter().filter(|id| undo.tickets_of_entries[id] == *ticket).collect::<Vec<_>>();
    let there = of_ticket(search(&look, ENTRIES, Audience::Public, number).await.unwrap());
    let copied = search(&look, ENTRIES, Audience::Public, &format!("1{number}")).await.unwrap();
    assert!(!there.is_empty());
    assert_eq!(there, of_ticket(copied.iter().map(|id| id + back).collect()));
}

#[tokio::test]
async fn a_copied_block_equals_the_played_one_on_sqlite() {
    copies_equal_what_was_played(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_copied_block_equals_the_played_one_on_postgres() {
    copies_equal_what_was_played(Engine::Postgres).await;
}

#[tokio::test]
async fn nothing_of_a_large_past_lies_in_the_future_and_new_tickets_go_on_counting() {
    let Some((_here, desk, tables)) = filled(Engine::Sqlite).await else { return };
    let now = desk.now().micros();
    for entry in &tables["entry"] {
        assert!(number(entry, "at") <= now, "{entry:?}");
    }
    let ids: Vec<i64> = tables["ticket"].iter().map(|t| number(t, "id")).collect();
    assert_eq!(ids, (1..=(STORIES * BLOCKS) as i64).collect::<Vec<_>>());
    let left: i64 =
        Query::new("SELECT count(*) FROM sqlite_master WHERE name LIKE 'demo_%'").value(desk.db()).await.unwrap();
    assert_eq!(left, 0);
    let next: i64 = Query::new("SELECT seq FROM sqlite_sequence WHERE name = 'ticket'").value(desk.db()).await.unwrap();
    assert_eq!(next, (STORIES * BLOCKS) as i64);
}

#[test]
fn an_order_number_has_five_digits() {
    assert_eq!(order_number("On 12.10. I paid 1.234,50 for order 46461, phone +385 99 2601835"), Some("46461"));
    assert_eq!(order_number("order 2231"), None);
}
