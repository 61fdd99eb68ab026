//! Everything else, table by table: what no file of its own tells.

use super::files::Lines;
use crate::{
    backup::{
        line::Line,
        schema::{Column, select, tables},
    },
    commands::Failure,
    migrations,
};
use futures_util::TryStreamExt;
use serde_json::{Map, Value};
use std::{fs, path::Path};

/// Told by files of their own.
const TOLD: [&str; 14] = [
    "ticket",
    "entry",
    "attachment",
    "tag",
    "ticket_tag",
    "customer",
    "identity",
    "customer_remark",
    "remedy",
    "remedy_deed",
    "voucher",
    "mailbox",
    "event",
    "setting",
];

/// Left out: what opens a door (passwords, tokens, keys), and what the program keeps for itself and makes anew: its
/// jobs, leases and sums, words to find by, where somebody is in a list.
const LEFT_OUT: [&str; 43] = [
    "staff",
    "session",
    "api_token",
    "sign_in_failure",
    "password_reset",
    "second_step",
    "recovery_code",
    "push_subscription",
    "mac_key",
    "relay",
    "mail_vendor",
    "mail_grant",
    "dkim_key",
    "fetching",
    "fetched",
    "fetched_mail",
    "mailbox_alarm",
    "job",
    "cron",
    "idempotency",
    "upload",
    "batch",
    "batch_ticket",
    "view_place",
    "notice",
    "reading",
    "arrival",
    "picture",
    "arrival_again",
    "intake_seen",
    "intake_refusal",
    "intake_refused",
    "customer_word",
    "organisation_word",
    "ledger_day",
    "answer_day",
    "cause_day",
    "remedy_cost",
    "remedy_stale_month",
    "stale_day",
    "stale_ticket",
    "journey_ticket",
    "answer_habit",
];

/// The tables of which each has a file here, parents first.
pub(super) fn exported() -> impl Iterator<Item = &'static str> {
    tables(migrations::ALL).into_iter().filter(|table| !TOLD.contains(table) && !LEFT_OUT.contains(table))
}

/// Writes them into the folder `tables`, one object per row; answers with how many rows there are.
pub(super) async fn write(url: &str, dir: &Path) -> Result<u64, Failure> {
    let dir = dir.join("tables");
    fs::create_dir_all(&dir)?;
    let mut line = Line::snapshot(url).await?;
    let mut rows = 0;
    for table in exported() {
        let columns = Column::all(&mut line, table).await?;
        if columns.is_empty() {
            continue; // made by a migration that this database does not have yet
        }
        let text = select(line.engine(), table, &columns);
        let mut lines = Lines::create(&dir, &format!("{table}.jsonl"))?;
        let mut stream = line.stream(text);
        while let Some(row) = stream.try_next().await? {
            let row: Vec<Value> = serde_json::from_str(&row).map_err(base::Error::from)?;
            let names = columns.iter().map(|column| column.name.clone());
            lines.add(&names.zip(row).collect::<Map<String, Value>>())?;
        }
        rows += lines.finish()?;
    }
    line.close().await?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Text;

    #[test]
    fn what_is_left_out_is_there() {
        let all = tables(migrations::ALL);
        for table in TOLD.iter().chain(&LEFT_OUT) {
            assert!(all.contains(table), "{table} is no table");
        }
        assert!(exported().any(|table| table == "journey"));
    }

    #[test]
    fn nothing_sealed_leaves() {
        let texts = migrations::ALL.iter().filter_map(|m| match m.text {
            Text::Both(text) => Some(text),
            Text::Each { .. } => None,
        });
        let mut sealed = Vec::new();
        for statement in texts.flat_map(|text| text.split("\n)").flat_map(|part| part.split(";\n"))) {
            let lines = || statement.lines().map(str::trim_start);
            let head = |words| move |line: &str| line.strip_prefix(words)?.split([' ', '(']).next().map(str::to_owned);
            let made = lines().find_map(head("CREATE TABLE "));
            let wider = lines().find(|line| line.contains(" ADD COLUMN sealed ")).and_then(head("ALTER TABLE "));
            let table = made.filter(|_| lines().any(|line| line.starts_with("sealed "))).or(wider);
            sealed.extend(table);
        }
        assert!(
            ["mac_key", "relay", "fetching", "mail_vendor", "mail_grant"]
                .iter()
                .all(|one| sealed.iter().any(|s| s == one))
        );
        let leaving: Vec<&str> = exported().filter(|table| sealed.iter().any(|one| one == table)).collect();
        assert_eq!(leaving, [] as [&str; 0], "what is sealed opens a door");
    }
}
