//! What stands under a mail of ours.
//!
//! The nearest one signs: the author's own where the company allows it, else the mailbox's, else the
//! department's, else the company's. It is filled in when the answer is made ready to go, kept with the
//! entry, and said once.

use crate::{
    Known, Unknown, Word,
    event::{SignatureSet, SigningDecided},
    fill, filling,
};
use base::{About, Act, DepartmentId, Error, Moment, Result, Setting, StaffId, Why};
use customer::Customer;
use people::{Admin, Agent, Company, Staff};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{On, sql};
use ticket::Ticket;

/// Bytes of a signature at most.
const LARGEST: usize = 20_000;

/// What a signature may name: what is known of every ticket.
const WORDS: [Word; 6] =
    [Word::AgentName, Word::AgentFirstName, Word::Department, Word::Company, Word::TicketNumber, Word::Today];

/// What the company decides about signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signing {
    /// Whether people may have one of their own.
    pub own: bool,
}
impl Default for Signing {
    fn default() -> Signing {
        Signing { own: true }
    }
}
impl Setting for Signing {
    const NAME: &'static str = "signing";
}

/// Whose signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The company's.
    Company,
    /// A department's.
    Department(DepartmentId),
    /// A mailbox's, by its row.
    Mailbox(i64),
    /// A person's own.
    Staff(StaffId),
}

impl Signer {
    /// The word and id by which its row is found.
    pub fn row(self) -> (&'static str, i64) {
        match self {
            Signer::Company => ("company", 0),
            Signer::Department(id) => ("department", id.0),
            Signer::Mailbox(id) => ("mailbox", id),
            Signer::Staff(id) => ("staff", id.0),
        }
    }

    /// What is written for it, with its words still in braces.
    pub async fn signature(self, on: impl Into<On<'_>>) -> Result<Option<String>> {
        let (whose, id) = self.row();
        let row: Option<(String,)> =
            sql!("SELECT html FROM signature WHERE whose = $1 AND whose_id = $2").bind(whose).bind(id).opt(on).await?;
        Ok(row.map(|(html,)| html))
    }

    /// Writes what stands under the company's mails, a department's or a mailbox's; nothing takes it away.
    ///
    /// # Errors
    /// [`Error::Invalid`], naming a word that a signature cannot say.
    pub async fn sign_with(self, act: &mut Act, _by: &Admin, html: &str) -> Result<()> {
        write(act, self, html).await
    }
}

/// Decides whether people may sign for themselves.
pub async fn decide(act: &mut Act, _by: &Admin, signing: &Signing) -> Result<()> {
    signing.write(act).await?;
    act.tell(About("signature", 0), &SigningDecided { own: signing.own }).await?;
    Ok(())
}

/// Writes what stands under one's own mails; nothing takes it away.
///
/// # Errors
/// [`Error::Refused`] where the company signs for everybody; as [`Signer::sign_with`].
pub async fn sign_own_with(act: &mut Act, by: &Agent, html: &str) -> Result<()> {
    if !Signing::read(&mut *act).await?.own {
        return Err(Error::refused("template-error-own-signature"));
    }
    write(act, Signer::Staff(by.id), html).await
}

async fn write(act: &mut Act, signer: Signer, html: &str) -> Result<()> {
    let says = !mail::html_to_text(html).trim().is_empty();
    check(html)?;
    let (whose, id) = signer.row();
    if says {
        sql!(
            "INSERT INTO signature (whose, whose_id, html, changed_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (whose, whose_id) DO UPDATE SET html = excluded.html, changed_at = excluded.changed_at"
        )
        .bind(whose)
        .bind(id)
        .bind(html)
        .bind(act.now())
        .run(&mut *act)
        .await?;
    } else {
        sql!("DELETE FROM signature WHERE whose = $1 AND whose_id = $2").bind(whose).bind(id).run(&mut *act).await?;
    }
    act.tell(About(whose, id), &SignatureSet { whose: whose.to_owned(), id, says }).await?;
    Ok(())
}

fn check(html: &str) -> Result<()> {
    let wrong = |word: String| Err(Error::Invalid(vec![("html", Why::of("template-error-word").with("word", word))]));
    if html.len() > LARGEST {
        return Err(Error::invalid("html", "template-error-long"));
    }
    match filling::words(html) {
        Err(Unknown(word)) => wrong(word),
        Ok(words) => match words.into_iter().find(|word| !WORDS.contains(word)) {
            Some(word) => wrong(word.to_string()),
            None => Ok(()),
        },
    }
}

/// What stands under an answer of this person to this ticket when it leaves by this mailbox.
pub async fn under_answer(
    on: impl Into<On<'_>>,
    ticket: &Ticket,
    by: &Staff,
    mailbox: Option<i64>,
    now: Moment,
) -> Result<Option<String>> {
    let mut on = on.into();
    let rows: Vec<Row> = sql!(
        "SELECT s.whose, s.html, o.value AS signing, c.value AS company, d.name AS department
         FROM signature s LEFT JOIN setting o ON o.name = 'signing' LEFT JOIN setting c ON c.name = 'company'
         LEFT JOIN department d ON d.id = $1
         WHERE s.whose = 'company' OR s.whose = 'department' AND s.whose_id = $1
         OR s.whose = 'mailbox' AND s.whose_id = $2 OR s.whose = 'staff' AND s.whose_id = $3"
    )
    .bind(ticket.department_id)
    .bind(mailbox.unwrap_or(0))
    .bind(by.id)
    .all(on.again())
    .await?;
    let own = match rows.first() {
        Some(row) => Signing::of(row.signing.clone())?.own,
        None => return Ok(None),
    };
    let Some(Row { html, company, department, .. }) = nearest(rows, own) else { return Ok(None) };
    let broken = |Unknown(word)| Error::Broken(format!("a saved signature names {word}"));
    let words = filling::words(&html).map_err(broken)?;
    // The date is said in the customer's language, by the company's clock.
    let language = match words.contains(&Word::Today) {
        true => Customer::behind(on, ticket.identity_id).await?.language,
        false => None,
    };
    let known = Known::signing(ticket, by, (&department.unwrap_or_default(), Company::of(company)?), now);
    let language = language.unwrap_or_else(|| known.company_language.clone());
    Ok(Some(fill(&html, &known.values(&language)).map_err(broken)?.text))
}

/// A signature, and beside it, read with it, what it may say and whether it may be somebody's own.
#[derive(Default, sqlx::FromRow)]
struct Row {
    whose: String,
    html: String,
    signing: Option<Value>,
    company: Option<Value>,
    department: Option<String>,
}

fn nearest(mut rows: Vec<Row>, own: bool) -> Option<Row> {
    let near = if own { 0 } else { 1 };
    let place = |whose: &str| ["staff", "mailbox", "department", "company"].iter().skip(near).position(|w| *w == whose);
    rows.retain(|row| place(&row.whose).is_some());
    rows.into_iter().min_by_key(|row| place(&row.whose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_signs_and_one_s_own_only_where_it_may() {
        let nearest = |of: &[&str], own| {
            let row = |whose: &&str| Row { whose: (*whose).to_owned(), ..Row::default() };
            nearest(of.iter().map(row).collect(), own).map(|row| row.whose)
        };
        let all = ["company", "department", "mailbox", "staff"];
        assert_eq!(nearest(&all, true).as_deref(), Some("staff"));
        assert_eq!(nearest(&all, false).as_deref(), Some("mailbox"));
        assert_eq!(nearest(&all[..2], true).as_deref(), Some("department"));
        assert_eq!(nearest(&all[..1], true).as_deref(), Some("company"));
        assert_eq!(nearest(&all[3..], false), None);
    }

    #[test]
    fn a_signature_says_only_what_is_always_known() {
        assert!(check("<p>{{agent.name}}, {{company}}</p>").is_ok());
        assert!(check("{{order.number}}").is_err());
        assert!(check("{{customer.name}}").is_err());
    }
}
