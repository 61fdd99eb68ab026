//! `repka export`: everything in open formats, for whoever wants to read it without Repka.

mod files;
mod row;
mod tables;
#[cfg(test)]
mod tests;

use crate::{
    commands::{Failure, Said, open_existing},
    config::Config,
};
use base::{Blobs, Moment};
use files::{Lines, csv};
use row::{CustomerRow, DeedRow, EntryRow, EventRow, MailboxRow, RemedyRow, StaffRow, TicketRow};
use std::{collections::HashMap, fs, path::Path};
use store::{Db, Query, sql};

/// Rows read at once.
const PAGE: i64 = 200;
/// Tickets read at once, with their whole timelines.
const TICKETS: i64 = 50;

const README: &str = "\
This folder holds what a Repka desk knew at the moment named below, in open formats. Text is UTF-8;
moments are RFC 3339 in UTC. A .jsonl file holds one JSON object per line.

tickets.jsonl     every ticket with its tags, its journey, what went wrong, and its timeline (`entries`), and the
                  files that came with each entry (`attachments`, with their paths in this folder)
customers.jsonl   every customer, with the addresses, phones and names they are known by
remedies.jsonl    what was proposed to customers to make good: terms, cost in minor units, who agreed to what
                  (`deeds`; their words are the entries of the ticket), and the code it was carried out by
staff.csv         everyone who works or worked here, with role and departments
mailboxes.csv     the company's addresses
events.jsonl      what happened, when, by whom and to what
settings.json     what the company decided
tables/           everything else, a file for each table of the database, an object for each row: departments,
                  journeys, causes, improvements (`improvement`, and their tickets by `improvement_ticket`), absences,
                  questions, rules and approvals, calendars, templates, the ledger (`holding`) and whatever more there
                  is. Here moments are microseconds since 1970 in UTC, truth is 0 or 1, and JSON is a text; `id` is
                  what `TABLE_id` of others names
mails/            every mail that came, as it came (RFC 5322); its name is the arrival's number
attachments/      files by ticket: TICKET/NUMBER-NAME

It was written while the desk may have been running: what changed meanwhile may be here in its old
or its new state. Passwords, tokens and keys are not here. To move a desk, use `repka backup`.
";

/// Writes everything into `dir`, made if missing. Goes by pages, so memory does not grow.
///
/// # Errors
/// Refused when the folder holds anything, or when there is no desk.
pub async fn export_to(config: &Config, dir: &Path) -> Said {
    fs::create_dir_all(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        return Err(Failure::refused(format!("{} is not empty", dir.display())));
    }
    let db = open_existing(config).await?;
    let blobs = Blobs::in_folder(&config.blobs_folder())?;
    let export = Export { db: &db, blobs: &blobs, url: &config.database_url(), dir };
    let done = export.everything().await;
    db.close().await;
    let told = done?;
    fs::write(dir.join("README.txt"), format!("{README}\n{} — {told}\n", Moment::now()))?;
    eprintln!("{}: {told}", dir.display());
    Ok(String::new())
}

struct Export<'a> {
    db: &'a Db,
    blobs: &'a Blobs,
    url: &'a str,
    dir: &'a Path,
}

impl Export<'_> {
    async fn everything(&self) -> Result<String, Failure> {
        let mut lost = 0;
        let tickets = self.tickets(&mut lost).await?;
        let customers = self.customers().await?;
        let mails = self.mails(&mut lost).await?;
        let remedies = self.remedies().await?;
        let events = self.events().await?;
        self.people().await?;
        self.settings().await?;
        let rows = tables::write(self.url, self.dir).await?;
        let mut told = format!(
            "{tickets} tickets, {customers} customers, {mails} mails, {remedies} remedies, {events} events, {rows} other rows"
        );
        if lost > 0 {
            told += &format!("; {lost} files are missing in the desk itself");
        }
        Ok(told)
    }

    async fn tickets(&self, lost: &mut u64) -> Result<u64, Failure> {
        let mut lines = Lines::create(self.dir, "tickets.jsonl")?;
        let mut last = 0;
        loop {
            let page: Vec<TicketRow> = sql!(
                "SELECT t.id AS number, t.subject, t.state, t.priority, d.name AS department, s.email AS assignee, t.channel, t.holder,
                        i.customer_id AS customer, i.kind AS identity_kind, i.value AS identity, t.opened_at, t.first_answer_at,
                        t.solved_at, t.snoozed_until, j.name AS journey, c.name AS cause
                 FROM ticket t JOIN department d ON d.id = t.department_id JOIN identity i ON i.id = t.identity_id
                 LEFT JOIN staff s ON s.id = t.assignee_id LEFT JOIN ticket_journey tj ON tj.ticket_id = t.id
                 LEFT JOIN journey j ON j.id = tj.journey_id LEFT JOIN ticket_cause tc ON tc.ticket_id = t.id
                 LEFT JOIN cause c ON c.id = tc.cause_id WHERE t.id > $1 ORDER BY t.id LIMIT $2"
            )
            .bind(last)
            .bind(TICKETS)
            .all(self.db)
            .await?;
            let Some(newest) = page.last() else {
                return lines.finish();
            };
            last = newest.number;
            let numbers: Vec<i64> = page.iter().map(|t| t.number).collect();
            let mut timelines = self.timelines(&numbers, lost).await?;
            let mut tags = ticket::Ticket::tags_of(self.db, numbers.iter().copied().map(base::TicketId)).await?;
            for mut ticket in page {
                ticket.entries = timelines.remove(&ticket.number).unwrap_or_default();
                ticket.tags = tags.remove(&base::TicketId(ticket.number)).unwrap_or_default();
                lines.add(&ticket)?;
            }
        }
    }

    async fn timelines(&self, numbers: &[i64], lost: &mut u64) -> Result<HashMap<i64, Vec<EntryRow>>, Failure> {
        let entries: Vec<EntryRow> = Query::new(
            "SELECT e.id, e.ticket_id, e.kind, e.public, e.direction, e.channel, e.machine, e.meaning, s.email AS staff,
                    e.author_name, e.author_address, e.recipients, e.copies, e.blind, e.subject, e.text, e.html, e.reply_text,
                    e.at, e.change, e.args, e.delivery, e.delivery_note, e.missed FROM entry e LEFT JOIN staff s ON s.id = e.staff_id WHERE TRUE",
        )
        .with_in(" AND e.ticket_id", numbers.iter().copied())
        .push(" ORDER BY e.id")
        .all(self.db)
        .await?;
        let mut timelines: HashMap<i64, Vec<EntryRow>> = HashMap::new();
        for mut entry in entries {
            let files = ticket::Attachment::of(self.db, base::EntryId(entry.id)).await?;
            for file in files {
                let kept = files::attachment(self.dir, self.blobs, entry.ticket_id, &file).await?;
                *lost += u64::from(kept.path.is_none());
                entry.attachments.push(kept);
            }
            timelines.entry(entry.ticket_id).or_default().push(entry);
        }
        Ok(timelines)
    }

    async fn customers(&self) -> Result<u64, Failure> {
        let mut lines = Lines::create(self.dir, "customers.jsonl")?;
        let mut last = 0;
        loop {
            let page: Vec<CustomerRow> = sql!(
                "SELECT c.id, c.name, o.name AS organisation, c.language, c.zone, c.vip, c.blocked_at, c.made_at FROM customer c
                 LEFT JOIN organisation o ON o.id = c.organisation_id WHERE c.id > $1 ORDER BY c.id LIMIT $2"
            )
            .bind(last)
            .bind(PAGE)
            .all(self.db)
            .await?;
            let Some(newest) = page.last() else {
                return lines.finish();
            };
            last = newest.id;
            let known: Vec<(i64, String, String)> =
                Query::new("SELECT customer_id, kind, value FROM identity WHERE TRUE")
                    .with_in(" AND customer_id", page.iter().map(|c| c.id))
                    .push(" ORDER BY id")
                    .all(self.db)
                    .await?;
            let remarks: Vec<(i64, String)> =
                Query::new("SELECT customer_id, text FROM customer_remark WHERE removed_at IS NULL")
                    .with_in(" AND customer_id", known.iter().map(|(id, _, _)| *id))
                    .push(" ORDER BY id")
                    .all(self.db)
                    .await?;
            for mut customer in page {
                let theirs = remarks.iter().filter(|(id, _)| *id == customer.id);
                customer.remarks = theirs.map(|(_, text)| text.clone()).collect();
                let theirs = known.iter().filter(|(id, _, _)| *id == customer.id);
                customer.identities = theirs
                    .map(|(_, kind, value)| row::IdentityOf { kind: kind.clone(), value: value.clone() })
                    .collect();
                lines.add(&customer)?;
            }
        }
    }

    async fn mails(&self, lost: &mut u64) -> Result<u64, Failure> {
        let (mut last, mut count) = (0, 0);
        loop {
            let page: Vec<(i64, base::BlobId)> =
                sql!("SELECT id, blob FROM arrival WHERE id > $1 AND blob <> '' ORDER BY id LIMIT $2")
                    .bind(last)
                    .bind(PAGE)
                    .all(self.db)
                    .await?;
            let Some((newest, _)) = page.last() else {
                return Ok(count);
            };
            last = *newest;
            for (id, blob) in page {
                match files::mail(self.dir, self.blobs, id, &blob).await? {
                    true => count += 1,
                    false => *lost += 1,
                }
            }
        }
    }

    async fn remedies(&self) -> Result<u64, Failure> {
        let mut lines = Lines::create(self.dir, "remedies.jsonl")?;
        let mut last = 0;
        loop {
            let page: Vec<RemedyRow> = sql!(
                "SELECT r.id, e.ticket_id AS ticket, r.kind, r.amount, r.percent, r.items, r.cost, r.currency, j.name AS journey,
                        r.state, r.reason AS policy, s.email AS proposed_by, r.proposed_at, r.ended_at, r.told_at, v.code,
                        v.until, v.used_at, v.used_for
                 FROM remedy r JOIN entry e ON e.id = r.entry_id JOIN staff s ON s.id = r.proposed_by
                 LEFT JOIN journey j ON j.id = r.journey_id LEFT JOIN voucher v ON v.remedy_id = r.id
                 WHERE r.id > $1 ORDER BY r.id LIMIT $2"
            )
            .bind(last)
            .bind(PAGE)
            .all(self.db)
            .await?;
            let Some(newest) = page.last() else {
                return lines.finish();
            };
            last = newest.id;
            let deeds: Vec<DeedRow> = Query::new(
                "SELECT d.remedy_id, d.entry_id AS entry, d.what, s.email AS by_staff, e.at, d.offer, d.cost
                 FROM remedy_deed d JOIN entry e ON e.id = d.entry_id LEFT JOIN staff s ON s.id = e.staff_id WHERE TRUE",
            )
            .with_in(" AND d.remedy_id", page.iter().map(|remedy| remedy.id))
            .push(" ORDER BY d.id")
            .all(self.db)
            .await?;
            for mut remedy in page {
                remedy.deeds = deeds.iter().filter(|deed| deed.remedy_id == remedy.id).cloned().collect();
                lines.add(&remedy)?;
            }
        }
    }

    async fn events(&self) -> Result<u64, Failure> {
        let mut lines = Lines::create(self.dir, "events.jsonl")?;
        let mut last = 0;
        loop {
            let page: Vec<EventRow> = sql!(
                "SELECT id, at, kind, version, actor, actor_id, about, about_id, data FROM event WHERE id > $1 ORDER BY id LIMIT $2"
            )
            .bind(last)
            .bind(PAGE)
            .all(self.db)
            .await?;
            let Some(newest) = page.last() else {
                return lines.finish();
            };
            last = newest.id;
            for event in page {
                lines.add(&event)?;
            }
        }
    }

    async fn people(&self) -> Result<(), Failure> {
        let staff: Vec<StaffRow> =
            sql!("SELECT id, email, name, role, language, zone, made_at, left_at FROM staff ORDER BY id")
                .all(self.db)
                .await?;
        let mut rows = vec![StaffRow::HEAD.map(str::to_owned).to_vec()];
        for person in staff {
            let departments = people::Staff::departments(self.db, base::StaffId(person.id)).await?;
            let names: Vec<String> = departments.into_iter().map(|d| d.name).collect();
            rows.push(person.cells(&names.join("; ")));
        }
        fs::write(self.dir.join("staff.csv"), csv(&rows))?;
        let mailboxes: Vec<MailboxRow> = sql!(
            "SELECT m.address, m.name, d.name AS department, m.made_at, m.closed_at FROM mailbox m
             JOIN department d ON d.id = m.department_id ORDER BY m.id"
        )
        .all(self.db)
        .await?;
        let head = MailboxRow::HEAD.map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = [head].into_iter().chain(mailboxes.iter().map(MailboxRow::cells)).collect();
        fs::write(self.dir.join("mailboxes.csv"), csv(&rows))?;
        Ok(())
    }

    async fn settings(&self) -> Result<(), Failure> {
        let rows: Vec<(String, serde_json::Value)> =
            sql!("SELECT name, value FROM setting ORDER BY name").all(self.db).await?;
        let all: serde_json::Map<String, serde_json::Value> = rows.into_iter().collect();
        let text = serde_json::to_vec_pretty(&all).map_err(base::Error::from)?;
        fs::write(self.dir.join("settings.json"), text)?;
        Ok(())
    }
}
