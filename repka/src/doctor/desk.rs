//! What stands in the database.

use super::Finding;
use crate::{commands::open_existing, config::Config, migrations};
use people::Lack;
use sqlx::types::Json;
use std::{collections::BTreeSet, time::Duration};
use store::{Db, Engine, Moment, Query, Result, pending, sql};
use ticket::Missed;

/// Entries looked at for mails that did not go out: the newest, since older ones were seen.
const RECENT: i64 = 50_000;
const MINUTE: i64 = 60_000_000;

pub(super) async fn look(config: &Config) -> Vec<Finding> {
    let db = match open_existing(config).await {
        Ok(db) => db,
        Err(why) => return vec![unreachable(&why.plain())],
    };
    let found = look_into(&db).await;
    db.close().await;
    found.unwrap_or_else(|e| vec![unreachable(&e.to_string())])
}

fn unreachable(why: &str) -> Finding {
    Finding::fail("database", why, "start it, or correct database (REPKA_DATABASE)")
}

pub(super) async fn look_into(db: &Db) -> Result<Vec<Finding>> {
    let mut found = vec![engine(db).await?];
    match pending(db, migrations::ALL).await {
        Ok(due) if due.is_empty() => found.push(Finding::ok("migrations", "all done")),
        Ok(due) if due.len() == migrations::ALL.len() => {
            found.push(Finding::fail(
                "migrations",
                "the database is empty",
                "`repka serve` or `repka migrate` fills it",
            ));
            return Ok(found);
        }
        Ok(due) => {
            let fact = format!("{} are to be done", due.len());
            found.push(Finding::warn("migrations", fact, "`repka serve` or `repka migrate` does them"));
            return Ok(found);
        }
        Err(e) => {
            found.push(Finding::fail("migrations", e.to_string(), "see CHANGELOG"));
            return Ok(found);
        }
    }
    if db.engine() == Engine::Postgres {
        found.push(nodes(db).await?);
    }
    found.extend([
        mailboxes(db).await?,
        fetching(db).await?,
        alarms(db).await?,
        ledger(db).await?,
        admins(db).await?,
        departments(db).await?,
        intake(db).await?,
    ]);
    found.extend([jobs(db).await?, delivery(db).await?, recipients(db).await?]);
    found.extend([staff_mail(db).await?, questions(db).await?, clock(db).await?]);
    Ok(found)
}

async fn engine(db: &Db) -> Result<Finding> {
    let version: String = match db.engine() {
        Engine::Sqlite => Query::new("SELECT 'SQLite ' || sqlite_version()").value(db).await?,
        Engine::Postgres => Query::new("SELECT 'PostgreSQL ' || current_setting('server_version')").value(db).await?,
    };
    Ok(Finding::ok("database", version))
}

async fn nodes(db: &Db) -> Result<Finding> {
    let since = Moment::now().minus(Duration::from_secs(15));
    let n: i64 = sql!("SELECT count(*) FROM node WHERE beat_at > $1").bind(since).value(db).await?;
    Ok(match n {
        0 => Finding::warn("serve", "does not run", "start `repka serve`"),
        n => Finding::ok("serve", format!("runs in {n} processes")),
    })
}

async fn mailboxes(db: &Db) -> Result<Finding> {
    let n: i64 = sql!("SELECT count(*) FROM mailbox WHERE closed_at IS NULL").value(db).await?;
    Ok(match n {
        0 => Finding::warn("mailboxes", "there is none", "`repka mailbox add ADDRESS --department NAME`"),
        n => Finding::ok("mailboxes", format!("{n} open")),
    })
}

/// Mailboxes on other servers from which mails do not come.
async fn fetching(db: &Db) -> Result<Finding> {
    let failing: Vec<(String, String, Moment)> = sql!(
        "SELECT m.address, f.trouble, f.failing_since FROM fetched f JOIN mailbox m ON m.id = f.mailbox_id JOIN fetching g ON g.mailbox_id = f.mailbox_id
         WHERE m.closed_at IS NULL AND f.failing_since IS NOT NULL AND f.trouble IS NOT NULL ORDER BY m.id LIMIT 20"
    )
    .all(db)
    .await?;
    if failing.is_empty() {
        return Ok(Finding::ok("fetching", "nothing fails"));
    }
    let said = failing.iter().map(|(address, trouble, since)| format!("{address} since {since} ({trouble})"));
    let cure = "the mailbox's page under Settings, Mailboxes says what the server answered";
    Ok(Finding::warn("fetching", said.collect::<Vec<_>>().join("; "), cure))
}

/// Mailboxes into which no mail comes, as those who answer for them were told.
async fn alarms(db: &Db) -> Result<Finding> {
    let raised: Vec<(String, String, Moment)> = sql!(
        "SELECT m.address, a.alarm, a.since FROM mailbox_alarm a JOIN mailbox m ON m.id = a.mailbox_id
         WHERE m.closed_at IS NULL ORDER BY m.id LIMIT 20"
    )
    .all(db)
    .await?;
    if raised.is_empty() {
        return Ok(Finding::ok("mail flow", "no mailbox is silent for unusually long"));
    }
    let said = raised.iter().map(|(address, alarm, since)| format!("{address} is {alarm} since {since}"));
    let cure = "send it a mail and see where that goes; the page of intake problems says more";
    Ok(Finding::warn("mail flow", said.collect::<Vec<_>>().join("; "), cure))
}

/// Whether what was seen in the last week is kept, came again or was refused, each counted from rows of its own.
async fn ledger(db: &Db) -> Result<Finding> {
    let from = (Moment::now().seconds() - 7 * 86_400) / 900;
    let wrong: Vec<(i64, i64)> = sql!(
        "SELECT mailbox_id, CAST(sum(n) AS BIGINT) FROM (
             SELECT mailbox_id, n FROM intake_seen WHERE quarter >= $1
             UNION ALL SELECT mailbox_id, -1 FROM arrival_mailbox WHERE quarter >= $1
             UNION ALL SELECT mailbox_id, -n FROM arrival_again WHERE quarter >= $1
             UNION ALL SELECT mailbox_id, -n FROM intake_refusal WHERE quarter >= $1) counted
         GROUP BY mailbox_id HAVING sum(n) <> 0 ORDER BY mailbox_id LIMIT 20"
    )
    .bind(from)
    .all(db)
    .await?;
    if wrong.is_empty() {
        return Ok(Finding::ok("ledger", "every mail of the last seven days is accounted for"));
    }
    let said = wrong.iter().map(|(mailbox, n)| format!("mailbox {mailbox}: {n} more seen than found"));
    let cure = "/intake/NUMBER in the desk shows the days; compare with the last backup";
    Ok(Finding::fail("ledger", said.collect::<Vec<_>>().join("; "), cure))
}

/// Whoever asks a department must reach somebody, also when its lead is away.
async fn departments(db: &Db) -> Result<Finding> {
    let lacking = people::Department::lacking(db).await.map_err(|e| sqlx::Error::Protocol(e.to_string()))?;
    if lacking.is_empty() {
        return Ok(Finding::ok("departments", "each can be reached"));
    }
    let word = |lack: &Lack| match lack {
        Lack::People => "nobody works there",
        Lack::Lead => "no lead",
        Lack::Deputy => "no deputy",
    };
    let said = lacking.iter().map(|(department, lacks)| {
        format!("{} ({})", department.name, lacks.iter().map(word).collect::<Vec<_>>().join(", "))
    });
    let cure = "name them under Settings, Departments, and on the department's own page";
    Ok(Finding::warn("departments", said.collect::<Vec<_>>().join("; "), cure))
}

async fn admins(db: &Db) -> Result<Finding> {
    let n: i64 = sql!("SELECT count(*) FROM staff WHERE role = 'admin' AND left_at IS NULL").value(db).await?;
    Ok(match n {
        0 => Finding::warn(
            "admins",
            "there is none",
            "open the set-up link that `repka serve` prints, or `repka staff add EMAIL --name NAME --role admin`",
        ),
        n => Finding::ok("admins", format!("{n}")),
    })
}

async fn intake(db: &Db) -> Result<Finding> {
    let problems: i64 =
        sql!("SELECT count(*) FROM arrival WHERE state = 'problem' AND dealt_at IS NULL").value(db).await?;
    let late = Moment::now().minus(Duration::from_secs(600));
    let waiting: i64 =
        sql!("SELECT count(*) FROM arrival WHERE state = 'kept' AND kept_at < $1").bind(late).value(db).await?;
    Ok(match (problems, waiting) {
        (0, 0) => Finding::ok("intake", "every mail is understood"),
        (n, 0) => {
            Finding::warn("intake", format!("{n} mails were not understood"), "see the intake problems in the desk")
        }
        (n, w) => Finding::fail(
            "intake",
            format!("{w} mails wait for more than ten minutes, {n} were not understood"),
            "see that `repka serve` runs, and its log",
        ),
    })
}

async fn jobs(db: &Db) -> Result<Finding> {
    let buried: i64 = sql!("SELECT count(*) FROM job WHERE buried_at IS NOT NULL").value(db).await?;
    let last: Option<(String, Option<String>)> =
        sql!("SELECT kind, error FROM job WHERE buried_at IS NOT NULL ORDER BY buried_at DESC LIMIT 1").opt(db).await?;
    Ok(match last {
        None => Finding::ok("jobs", "none is given up"),
        Some((kind, error)) => {
            let why = error.unwrap_or_default();
            Finding::warn("jobs", format!("{buried} are given up, last {kind}: {why}"), "see the log")
        }
    })
}

async fn delivery(db: &Db) -> Result<Finding> {
    let rows: Vec<(String, i64)> = sql!(
        "SELECT delivery, count(*) FROM (SELECT delivery FROM entry ORDER BY id DESC LIMIT $1) AS recent
         WHERE delivery IN ('waiting', 'sending', 'failed', 'unsure') GROUP BY delivery ORDER BY delivery"
    )
    .bind(RECENT)
    .all(db)
    .await?;
    let counts: Vec<String> = rows.iter().map(|(state, n)| format!("{n} {state}")).collect();
    let bad = rows.iter().any(|(state, _)| state == "failed" || state == "unsure");
    Ok(match (rows.is_empty(), bad) {
        (true, _) => Finding::ok("delivery", "every answer is sent"),
        (false, false) => Finding::ok("delivery", counts.join(", ")),
        (false, true) => {
            Finding::warn("delivery", counts.join(", "), "the entries say why, and can be sent again there")
        }
    })
}

/// Who of several does not have a mail that others got, and gets it no more unless somebody does something.
async fn recipients(db: &Db) -> Result<Finding> {
    let since = Moment::now().minus(Duration::from_secs(7 * 86_400));
    let rows: Vec<(i64, Json<Vec<Missed>>)> = sql!(
        "SELECT ticket_id, missed FROM (SELECT id, ticket_id, at, missed FROM entry ORDER BY id DESC LIMIT $1) AS recent
         WHERE at >= $2 AND missed <> '[]' ORDER BY id DESC"
    )
    .bind(RECENT)
    .bind(since)
    .all(db)
    .await?;
    let (mut people, mut tickets) = (BTreeSet::new(), BTreeSet::new());
    for (ticket, Json(missed)) in rows {
        for one in missed.into_iter().filter(Missed::is_over) {
            people.insert(one.whom.address.to_lowercase());
            tickets.insert(ticket);
        }
    }
    let who = match people.len() {
        0 => return Ok(Finding::ok("recipients", "every mail of the last 7 days reached everybody it was for")),
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    };
    let newest: Vec<String> = tickets.iter().rev().take(20).map(|ticket| format!("#{ticket}")).collect();
    let cure = format!("the entries of {} say why, and can be sent again there", newest.join(", "));
    Ok(Finding::warn("recipients", format!("{who} did not get a mail of the last 7 days"), cure))
}

/// Colleagues to whom mails come back.
async fn staff_mail(db: &Db) -> Result<Finding> {
    let refused: Vec<(String, Moment)> = sql!(
        "SELECT name, refused_at FROM staff WHERE refused_at IS NOT NULL AND left_at IS NULL ORDER BY refused_at DESC LIMIT 20"
    )
    .all(db)
    .await?;
    if refused.is_empty() {
        return Ok(Finding::ok("staff mail", "no notice comes back"));
    }
    let said = refused.iter().map(|(name, at)| format!("mails to {name} come back since {at}"));
    let cure = "their page under Settings, Staff says why; correct the address there";
    Ok(Finding::warn("staff mail", said.collect::<Vec<_>>().join("; "), cure))
}

/// Questions to somebody outside that did not arrive, and wait for an answer.
async fn questions(db: &Db) -> Result<Finding> {
    let n: i64 =
        sql!("SELECT count(*) FROM question WHERE state = 'open' AND undelivered IS NOT NULL").value(db).await?;
    Ok(match n {
        0 => Finding::ok("questions", "each open one reached whoever is asked"),
        n => Finding::warn(
            "questions",
            format!("{n} open ones did not arrive"),
            "their tickets say why; ask by another way",
        ),
    })
}

/// A clock that stands wrong makes deadlines and sessions wrong.
async fn clock(db: &Db) -> Result<Finding> {
    const CURE: &str = "let the machine set its clock by NTP";
    let last: Option<(Moment,)> = sql!("SELECT at FROM event ORDER BY id DESC LIMIT 1").opt(db).await?;
    let ahead = last.map_or(0, |(at,)| at.since(Moment::now()));
    if ahead > 5 * MINUTE {
        return Ok(Finding::fail(
            "clock",
            format!("{} stands {} minutes before the last event", Moment::now(), ahead / MINUTE),
            CURE,
        ));
    }
    if db.engine() == Engine::Postgres {
        let theirs: Moment = Query::new("SELECT clock_timestamp()").value(db).await?;
        let apart = theirs.since(Moment::now()).abs() / 1_000_000;
        if apart > 2 {
            return Ok(Finding::warn("clock", format!("{apart} seconds apart from the database's"), CURE));
        }
    }
    Ok(Finding::ok("clock", Moment::now().to_string()))
}
