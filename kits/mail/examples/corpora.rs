//! Measures reading and trimming against corpora of real mails:
//! `cargo run -p mail --example corpora -- FOLDER [--failed]`.
//!
//! The folder holds `mails.jsonl` with `mails/`, and `replies.json`; neither belongs to this repository.

use mail::{Letter, reply_text};
use ring::digest::{SHA256, digest};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use unicode_normalization::UnicodeNormalization;

#[derive(Default)]
struct Score {
    passed: BTreeMap<&'static str, usize>,
    failed: BTreeMap<&'static str, Vec<String>>,
}

impl Score {
    fn note(&mut self, check: &'static str, case: &str, passed: bool, detail: impl FnOnce() -> String) {
        *self.passed.entry(check).or_default() += usize::from(passed);
        let failed = self.failed.entry(check).or_default();
        if !passed {
            failed.push(format!("{case}: {}", detail()));
        }
    }

    /// How much of what a mail says was read wrongly so far.
    fn misread(&self) -> usize {
        ["subject", "from", "attachment name", "attachment sha256", "body_contains", "readable"]
            .iter()
            .filter_map(|check| self.failed.get(check))
            .map(Vec::len)
            .sum()
    }

    fn print(&self, names: bool) {
        for (check, passed) in &self.passed {
            let failed = self.failed.get(check).map_or(0, Vec::len);
            let all = passed + failed;
            println!("{check:24} {passed:4} of {all:4}  {:.4}", *passed as f64 / all.max(1) as f64);
        }
        if names {
            self.failed.iter().for_each(|(check, cases)| cases.iter().for_each(|case| println!("{check}: {case}")));
        }
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        return eprintln!("Say the corpora's folder.");
    };
    let names = arguments.next().is_some_and(|argument| argument == "--failed");
    let mut score = Score::default();
    mails(Path::new(&folder), &mut score);
    replies(Path::new(&folder), &mut score);
    score.print(names);
}

fn squeezed(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).collect()
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}

fn mails(folder: &Path, score: &mut Score) {
    let Ok(list) = std::fs::read_to_string(folder.join("mails.jsonl")) else {
        return;
    };
    let (mut count, mut bytes, start) = (0_usize, 0_usize, Instant::now());
    for case in list.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let path = text(&case, "path").unwrap_or_default();
        let Ok(raw) = std::fs::read(folder.join(path)) else {
            continue;
        };
        (count, bytes) = (count + 1, bytes + raw.len());
        let misread = score.misread();
        match Letter::read(&raw) {
            Ok(letter) => mail(path, &case, &letter, score),
            // A file without bytes is no mail, and nothing is expected of it.
            Err(_) if case["expect"]["from"].is_null() && raw.is_empty() => {}
            Err(error) => score.note("readable", path, false, || error.to_string()),
        }
        let right = score.misread() == misread;
        score.note("every fact of a mail", path, right, String::new);
    }
    println!("{count} mails, {} kB, {:.0} mails/s\n", bytes / 1024, count as f64 / start.elapsed().as_secs_f64());
}

fn mail(path: &str, case: &Value, letter: &Letter, score: &mut Score) {
    let expect = &case["expect"];
    let from = letter.from.as_ref();
    let mut same = |check, name, found: Option<&str>, fold: bool| {
        let Some(wanted) = text(expect, name) else {
            return;
        };
        let key = |text: &str| {
            if fold { squeezed(text).to_lowercase() } else { squeezed(text) }
        };
        score.note(check, path, found.is_some_and(|found| key(found) == key(wanted)), || {
            format!("wanted {wanted:?}, found {found:?}")
        });
    };
    same("subject", "subject", Some(&letter.subject), false);
    same("from", "from", from.map(|from| from.address.as_str()), true);
    same("from_name", "from_name", from.map(|from| from.name.as_deref().unwrap_or(&from.address)), false);
    same("message_id", "message_id", letter.message_id.as_deref(), false);
    let automatic = case["automatic"].as_bool() == Some(letter.verdict.is_automatic());
    score.note("automatic", path, automatic, || format!("found {:?}", letter.verdict));
    for wanted in expect["attachments"].as_array().into_iter().flatten() {
        attachment(path, wanted, letter, score);
    }
    let body = squeezed(&letter.text);
    for line in expect["body_contains"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        score.note("body_contains", path, body.contains(&squeezed(line)), || format!("{line:?}"));
    }
}

fn attachment(path: &str, wanted: &Value, letter: &Letter, score: &mut Score) {
    let name = text(wanted, "name").unwrap_or_default();
    let found = letter.attachments.iter().find(|found| squeezed(&found.name) == squeezed(name));
    let names = || letter.attachments.iter().map(|found| found.name.as_str()).collect::<Vec<_>>().join(", ");
    score.note("attachment name", path, found.is_some(), || format!("wanted {name}, found {}", names()));
    let Some(found) = found else { return };
    let media_type = text(wanted, "ctype").unwrap_or_default();
    score.note("attachment type", path, found.media_type == media_type, || {
        format!("{name}: {media_type}, found {}", found.media_type)
    });
    if let Some(size) = wanted["size"].as_u64() {
        score.note("attachment size", path, found.bytes.len() as u64 == size, || {
            format!("{name}: {size}, found {}", found.bytes.len())
        });
    }
    if let Some(hash) = text(wanted, "sha256") {
        let own: String = digest(&SHA256, &found.bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        score.note("attachment sha256", path, own == hash, || name.to_owned());
    }
}

fn replies(folder: &Path, score: &mut Score) {
    let Ok(list) = std::fs::read(folder.join("replies.json")) else {
        return;
    };
    let cases: Value = serde_json::from_slice(&list).unwrap_or_default();
    for case in cases.as_array().into_iter().flatten() {
        let id = text(case, "id").unwrap_or_default();
        let start = Instant::now();
        let reply = reply_text(text(case, "input").unwrap_or_default());
        score.note("reply within a second", id, start.elapsed().as_secs() < 1, || format!("{:?}", start.elapsed()));
        if let Some(wanted) = text(case, "reply_text") {
            score.note("reply exact", id, reply == wanted, || format!("wanted\n{wanted}\nfound\n{reply}\n"));
        }
        let lines: Vec<String> = reply.lines().map(spaced).collect();
        let missing = listed(case, "keep_lines").find(|line| !lines.contains(line));
        score.note("reply keep", id, missing.is_none(), || missing.clone().unwrap_or_default());
        let kept: Vec<String> = listed(case, "keep_lines").collect();
        let shown = listed(case, "drop_history_lines").find(|line| lines.contains(line) && !kept.contains(line));
        score.note("reply drop", id, shown.is_none(), || shown.clone().unwrap_or_default());
    }
}

/// One space between words, as the corpus writes its lines.
fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn listed<'v>(case: &'v Value, name: &str) -> impl Iterator<Item = String> + 'v {
    case[name].as_array().into_iter().flatten().filter_map(Value::as_str).map(spaced)
}
