//! Mails with everything on that a desk does with them: senders checked by SPF, DKIM and DMARC, rules and lists against
//! spam, the ledger, threads. Every second one answers the one before it.

use crate::{
    Asked, Result,
    house::config,
    mails::{Place, SENDERS, Way, address, message_id, through, written},
};
use base::Actor;
use repka::assemble::{self, Opening};
use std::sync::Arc;
use store::Query;
use trust::testing::{Dns, Signer};

/// Rules of the company's own, and senders on its lists.
const RULES: usize = 20;
const LISTED: usize = 1_000;

/// Sends and waits.
pub async fn measure(asked: &Asked) -> Result<()> {
    let place = Place::new(asked, "whole").await?;
    prepare(&place).await?;
    // It gives no answer any time to live, so that each mail asks everything anew.
    let dns = Dns::start().await;
    dns.txt("mail.example", "v=spf1 ip4:127.0.0.1 -all");
    dns.txt("_dmarc.mail.example", "v=DMARC1; p=reject");
    let signer = Signer::of(&dns, "mail.example");
    let letter = move |n| (address(n / 2 % SENDERS), signer.sign(&letter(n, "Sat, 21 Nov 2026 12:00:00 +0000")));
    // No server of its own stands before it, or nobody would be asked.
    let set = vec![("REPKA_DNS", dns.address.to_string()), ("REPKA_UPSTREAM", ",".to_owned())];
    through(asked, &place, &Way { set, letter: Arc::new(letter) }).await
}

/// A first mail, or the answer to the one before.
pub fn letter(n: usize, date: &str) -> String {
    let first = n - n % 2;
    let subject = format!("Order {}, question {first}", 40_000 + first);
    if n == first {
        return written(n, n / 2 % SENDERS, &subject, date, "");
    }
    let id = message_id(first);
    let more = format!("In-Reply-To: <{id}>\r\nReferences: <{id}>\r\n");
    written(n, n / 2 % SENDERS, &format!("Re: {subject}"), date, &more)
}

async fn prepare(place: &Place) -> Result<()> {
    let house = assemble::house(&config(&place.data, &place.url)?, Opening::default()).await?;
    let mut act = house.desk.act(Actor::Machine).await?;
    let now = act.now();
    for n in 0..RULES {
        let (kind, field) = if n % 4 == 0 { ("header", "x-mailer") } else { ("words", "") };
        Query::new("INSERT INTO spam_rule (name, kind, field, value, made_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(format!("Rule {n}"))
            .bind(kind)
            .bind(field)
            .bind(format!("lottery {n}, casino {n}, free spins {n}"))
            .bind(now)
            .run(&mut act)
            .await?;
    }
    for n in 0..LISTED {
        Query::new("INSERT INTO listed_sender (value, wanted, made_at) VALUES ($1, $2, $3)")
            .bind(format!("junk{n}.example"))
            .bind(n % 10 == 0)
            .bind(now)
            .run(&mut act)
            .await?;
    }
    act.commit().await?;
    house.desk.db().close().await;
    Ok(())
}
