//! What else comes into a shop's mailbox, this morning: spam, somebody who is not who they say, a file that is not what
//! it is called. And a reply that goes tomorrow.

use super::{
    cast::{MARTA, VASYA},
    lessons::colleague,
};
use base::{Act, Actor, Desk, Moment, Result, Setting, TicketId};
use channel::{
    Mailbox,
    mail::{
        Arrival, NewArrival, Via,
        spam::{Listed, Rule, RuleKind},
        trusting::Believed,
    },
};
use jiff::ToSpan;
use people::{Admin, Agent, Company, Supervisor};
use store::sql;
use ticket::{Reply, Scope, Ticket};

/// The mail server before the shop, which says what it found.
const SERVER: &str = "mx.jasen.example";

struct Letter {
    from: &'static str,
    subject: &'static str,
    /// What the server before the shop found, of which domain.
    found: &'static str,
    text: &'static str,
    /// Its name and what is in it.
    file: Option<(&'static str, &'static str)>,
}

const LETTERS: [Letter; 4] = [
    Letter {
        from: "Royal Bonus <win@royal-bonus.example>",
        subject: "250 free spins are waiting",
        found: "dmarc=pass header.from=royal-bonus.example",
        text: "Only today: 250 free spins and a welcome bonus. Claim them before midnight.",
        file: None,
    },
    Letter {
        from: "Kevin Hart <kevin@rank-higher.example>",
        subject: "Your website",
        found: "dmarc=pass header.from=rank-higher.example",
        text: "Hello,\r\n\r\nI looked at your shop and found 17 problems. We bring you to the first page of every search \
               engine within four weeks. Shall I send you the offer?\r\n\r\nKevin",
        file: None,
    },
    Letter {
        from: "Brzo Parcels, Accounts <accounts@brzo-parcels.example>",
        subject: "New bank account for this month's invoice",
        found: "dmarc=fail header.from=brzo-parcels.example",
        text: "Dear partner,\r\n\r\nour bank account has changed. Please pay this month's invoice to the new account \
               below, today if you can, and confirm by return.\r\n\r\nBrzo Parcels, Accounts",
        file: None,
    },
    Letter {
        from: "Office <office@nordhaus-trade.example>",
        subject: "Invoice 8841 is overdue",
        found: "dmarc=none header.from=nordhaus-trade.example",
        text: "Good morning,\r\n\r\nthe attached invoice is overdue. Open it to see the details.",
        file: Some(("Invoice_8841.pdf.js", "WScript.Echo(\"This is only a demo.\")")),
    },
];

impl Letter {
    fn raw(&self, to: &str, place: usize, now: Moment) -> String {
        let file = self.file.map_or_else(String::new, |(name, content)| {
            format!(
                "--part\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{content}\r\n"
            )
        });
        let date = jiff::fmt::rfc2822::to_string(&now.there(&jiff::tz::TimeZone::UTC)).unwrap_or_default();
        format!(
            "Authentication-Results: {SERVER}; {}\r\nFrom: {}\r\nTo: {to}\r\nSubject: {}\r\nDate: {date}\r\n\
             Message-ID: <{place}.{}@strangers.example>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             {}\r\n{file}--part--\r\n",
            self.found,
            self.from,
            self.subject,
            now.seconds(),
            self.text
        )
    }
}

/// Has them come; they are taken in when the desk runs, as mails are.
pub async fn knock(desk: &Desk) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    let (vasya, marta) = (colleague(&mut act, VASYA).await?, colleague(&mut act, MARTA).await?);
    Believed::decide(&mut act, &Admin::of_the_machine(), SERVER, "").await?;
    Listed::list(&mut act, &Agent::of(&vasya)?, "royal-bonus.example", false).await?;
    let offers = "first page of every search engine";
    Rule::typed(RuleKind::Words, "Offers to rank higher", "", offers, act.now())?
        .keep(&mut act, &Supervisor::of(&marta)?)
        .await?;
    answer_tomorrow(&mut act, &Agent::of(&vasya)?).await?;
    act.commit().await?;
    let Some(mailbox) = Mailbox::all(&desk.look()).await?.into_iter().next() else { return Ok(()) };
    for (place, letter) in LETTERS.iter().enumerate() {
        let new = NewArrival {
            raw: letter.raw(&mailbox.address, place, desk.now()).into_bytes(),
            mailboxes: vec![mailbox.id],
            via: Via::Imap,
            from: None,
            to: Vec::new(),
            client: None,
        };
        Arrival::keep(desk, new).await?;
    }
    Ok(())
}

/// An English customer who waits is answered tomorrow morning. A past without one goes without it.
async fn answer_tomorrow(act: &mut Act, by: &Agent) -> Result<()> {
    let waiting: Option<(TicketId,)> = sql!(
        "SELECT t.id FROM ticket t JOIN identity i ON i.id = t.identity_id JOIN customer c ON c.id = i.customer_id
         WHERE t.state = 'open' AND t.channel = 'mail' AND t.waiting_since IS NOT NULL AND c.language = 'en'
         ORDER BY t.id DESC LIMIT 1"
    )
    .opt(&mut *act)
    .await?;
    let Some((number,)) = waiting else { return Ok(()) };
    let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(by), number).await?;
    let to = ticket.answer_to(&mut *act).await?;
    let zone = Company::read(&mut *act).await?.time_zone();
    let tomorrow = act.now().there(&zone).date().saturating_add(1.day()).at(9, 0, 0, 0);
    let Ok(due) = tomorrow.to_zoned(zone) else { return Ok(()) };
    let text = "Good morning,\n\nas promised, I have asked the warehouse first thing: it is on the shelf and leaves today. \
                I will send you the number of the parcel.\n\nKind regards,\nVasya";
    let reply = Reply { text: text.to_owned(), seen: ticket.last_entry_id, ..Reply::default() };
    ticket.schedule(act, by, to, reply, Moment::from_micros(due.timestamp().as_microsecond())).await?;
    Ok(())
}
