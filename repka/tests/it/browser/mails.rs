//! What comes by mail and is dealt with apart, for looking at: spam, files that may do harm, what nobody can read.

use super::{company::Company, doing::Doing};
use base::{Actor, TicketId};
use channel::{
    Mailbox,
    mail::{
        Arrival, NewArrival, Via,
        spam::{Rule, RuleKind},
    },
};
use people::{Admin, Agent, Colleague, Staff, Supervisor};
use std::time::Duration;
use store::Query;
use ticket::{Reply, Scope, Ticket};

const FROM: &str = "bo@pills.example";

/// Longer than anything a long word may be broken in.
const LONG: &str = "Sonderangebot-fuer-alle-Kundinnen-und-Kunden-mit-Lieferung-bis-zum-naechsten-Werktag";

impl Company {
    /// Mails come: one that a rule keeps out, one with files, and one that cannot be read. An answer to the second is
    /// to go tomorrow.
    pub async fn gets_odd_mails(&self) {
        let desk = &self.running.web.desk;
        let by = Admin::of_the_machine();
        let mut act = desk.act(Actor::Machine).await.unwrap();
        let rule = Rule::typed(RuleKind::Words, "Pills", "", "cheap pills", act.now()).unwrap();
        rule.keep(&mut act, &Supervisor::of(&by).unwrap()).await.unwrap();
        act.commit().await.unwrap();
        self.gets(&mail(&format!("Cheap pills {LONG}"), "", "Buy our cheap pills.")).await;
        self.gets(&with_files()).await;
        self.gets("\r\nNeither a header nor a word of sense").await;
        for (count, least) in [
            ("SELECT count(*) FROM spam", 1),
            ("SELECT count(*) FROM attachment WHERE danger = 'disguised'", 1),
            ("SELECT count(*) FROM arrival WHERE state = 'problem'", 1),
        ] {
            let patience = tokio::time::timeout(Duration::from_secs(10), async {
                while self.number(count).await < least {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            });
            patience.await.unwrap_or_else(|_| panic!("{count} is never {least}"));
        }
        self.answers_tomorrow().await;
    }

    async fn gets(&self, raw: &str) {
        let desk = &self.running.web.desk;
        let mailbox = Mailbox::all(&desk.look()).await.unwrap().remove(0);
        let (from, to) = (Some(FROM.to_owned()), vec![mailbox.address.clone()]);
        let raw = raw.as_bytes().to_vec();
        let new = NewArrival { raw, mailboxes: vec![mailbox.id], via: Via::Smtp, from, to, client: None };
        Arrival::keep(desk, new).await.unwrap();
    }

    async fn answers_tomorrow(&self) {
        let number = TicketId(self.number(TICKET).await);
        let mut act = self.running.web.desk.act(Actor::Machine).await.unwrap();
        let all = Staff::all(&mut act).await.unwrap();
        let vasya = Colleague::of(all.into_iter().find(|one| one.name.starts_with("Vasya")).unwrap()).unwrap();
        let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&vasya), number).await.unwrap();
        let to = ticket.answer_to(&mut act).await.unwrap();
        let reply = Reply { text: "Tomorrow it is there.".into(), ..Reply::default() };
        let due = act.now().plus(Duration::from_secs(24 * 3600));
        ticket.schedule(&mut act, &Agent::of(&vasya).unwrap(), to, reply, due).await.unwrap();
        act.commit().await.unwrap();
    }

    async fn number(&self, query: &'static str) -> i64 {
        Query::new(query).value(&self.running.web.desk.look()).await.unwrap()
    }
}

/// The ticket of the mail with files.
const TICKET: &str =
    "SELECT e.ticket_id FROM attachment a JOIN entry e ON e.id = a.entry_id WHERE a.danger = 'disguised'";

/// What one gets to with them.
pub async fn doings(company: &Company) -> Vec<Doing> {
    let ticket = company.number(TICKET).await;
    let entry = company.number("SELECT entry_id FROM attachment WHERE danger = 'disguised'").await;
    let file = company.number("SELECT id FROM attachment WHERE danger = 'disguised'").await;
    let spam = company.number("SELECT max(arrival_id) FROM spam").await;
    let mailbox = company.number("SELECT min(id) FROM mailbox").await;
    let on = |rest: &str| format!("/tickets/{ticket}{rest}");
    let of = |rest: &str| format!("/settings/mailboxes/{mailbox}{rest}");
    vec![
        Doing::new("Vasya", on(""), "#reply-form .to summary", "#reply-form:has(.to [role=combobox])"),
        Doing::new("Vasya", on(""), "[popovertarget=send-later]", "#send-later .item"),
        Doing::new("Vasya", on(""), ".file[data-view=text]", "#viewer iframe"),
        Doing::new("Vasya", on(&format!("?compose=question&forward={entry}")), "", ".asking [name=partner_address]"),
        Doing::new("Vasya", format!("/attachments/{file}/warning"), "", "form .button"),
        Doing::new("Vasya", "/spam".into(), "", ".lines .pick"),
        Doing::new("Vasya", format!("/spam/{spam}"), "", ".words"),
        Doing::new("Elena", "/intake-problems".into(), "", "table form"),
        Doing::new("Elena", format!("/intake/{mailbox}"), "", "table"),
        Doing::new("Elena", of(""), "", "#name"),
        Doing::new("Elena", of("/fetching"), "", "#host"),
        Doing::new("Elena", of("/acknowledgement"), "", "textarea"),
    ]
}

fn mail(subject: &str, header: &str, body: &str) -> String {
    format!(
        "From: Bo Long <{FROM}>\r\nTo: support@jasen.example\r\nSubject: {subject}\r\nMessage-ID: <{}@pills.example>\r\n{header}\r\n{body}\r\n",
        subject.len()
    )
}

fn with_files() -> String {
    let part = |name: &str, kind: &str, text: &str| {
        format!("--b\r\nContent-Type: {kind}\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let files = [
        part("invoice.pdf.js", "application/pdf", "alert(1)"),
        part(&format!("{LONG}.txt"), "text/plain", "Hello."),
        part("plan.pdf", "application/pdf", "%PDF-1.4"),
    ];
    let body = format!("--b\r\n\r\nLook at these. My card is 4111 1111 1111 1111.\r\n{}--b--", files.concat());
    mail("An invoice", "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n", &body)
}
