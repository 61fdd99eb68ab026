//! Words that must go: struck everywhere they stand, leaving who struck them, when and why.
//!
//! Each feature strikes its own tables. What is to go travels from left to right through the features'
//! [`Striker`]s, all in one deed: each finds its part by what those before it have found.

use crate::{Customer, CustomerId, Forgotten, changing::tell};
use base::{
    Act, BlobId, EntryId, Error, Event, Future, IdentityId, Result,
    words::{fold, holds_word, spaced},
};
use field::{About as Fields, Values};
use people::Admin;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{On, Query, sql};

/// What is being struck.
#[derive(Clone, Debug, Default)]
pub struct Striking {
    /// Everything by and with these persons; empty when only some entries go.
    pub identities: Vec<IdentityId>,
    /// Their addresses, numbers and names, as compared: to be found where no reference leads.
    pub words: Vec<String>,
    /// These entries go; features add those they find.
    pub entries: Vec<EntryId>,
    /// What was kept for them: let go of after the commit, where nothing else refers to it.
    pub blobs: Vec<BlobId>,
    /// Why, in the words of whoever decided.
    pub why: String,
}

/// Letters of what is looked for within the words of others: shorter names stand everywhere.
const SHORTEST: usize = 3;

/// What names who is struck, as it is looked for within the words of others.
#[derive(Clone, Debug)]
pub struct Names(Vec<String>);

impl Striking {
    /// What names these persons; none, when only some entries go.
    pub fn names(&self) -> Names {
        let names = self.words.iter().map(|word| spaced(&fold(word)));
        Names(names.filter(|name| name.chars().count() >= SHORTEST).collect())
    }
}

impl Names {
    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them stands in a text as whole words, wherever its lines break: `Iva` does not stand in
    /// `activate`.
    pub fn stand_in(&self, text: &str) -> bool {
        let text = spaced(&fold(text));
        self.0.iter().any(|name| holds_word(&text, name))
    }
}

/// How a feature strikes its own tables.
pub type Striker = for<'a> fn(&'a mut Act, &'a mut Striking) -> Future<'a, Result<()>>;

/// The features' strikers, from left to right.
#[derive(Clone, Copy)]
pub struct Strikers(pub &'static [Striker]);

/// The job that lets go of blobs nothing refers to any more.
pub const LET_GO: &str = "customer.let_go";

/// What [`LET_GO`] is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LetGo {
    /// Their names: hashes, which tell nothing.
    pub blobs: Vec<BlobId>,
}

impl Strikers {
    /// Strikes, and plans to let go of the blobs.
    pub async fn strike(&self, act: &mut Act, striking: &mut Striking) -> Result<()> {
        for striker in self.0 {
            striker(act, striking).await?;
        }
        let mut blobs = std::mem::take(&mut striking.blobs);
        blobs.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        blobs.dedup();
        if blobs.is_empty() {
            return Ok(());
        }
        let now = act.now();
        act.enqueue(LET_GO, serde_json::to_value(LetGo { blobs })?, now, None).await
    }
}

/// A person was struck by law. It says nothing about them: the reason stands with the erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Whose card.
    pub customer: CustomerId,
}
impl Event for Erased {
    const KIND: &'static str = "customer.erased";
}

/// Who struck a person, when and why.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Erasure {
    /// Who.
    pub staff_id: Option<base::StaffId>,
    /// When.
    pub at: base::Moment,
    /// Why, in their words.
    pub why: String,
    /// How many entries lost their words.
    pub entries: i64,
}

impl Erasure {
    /// How this customer was struck.
    pub async fn of(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Option<Erasure>> {
        Ok(sql!(
            "SELECT staff_id, at, why, entries FROM customer_erasure WHERE customer_id = $1 ORDER BY id DESC LIMIT 1"
        )
        .bind(customer)
        .opt(on)
        .await?)
    }
}

/// Letters of a reason at most.
const LONGEST_WHY: usize = 1_000;
/// What stands where a name stood.
pub const NOBODY: &str = "—";

impl Customer {
    /// Strikes a person: their words and ours to them, names, addresses, remarks, files, raw mails, what
    /// finds them. What was counted stays: tickets, times, who of us held them.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a reason; [`Error::Refused`] when the card is merged or struck already.
    pub async fn erase(act: &mut Act, by: &Admin, id: CustomerId, why: &str, strikers: Strikers) -> Result<()> {
        let why = why.trim();
        if why.is_empty() || why.chars().count() > LONGEST_WHY {
            return Err(Error::invalid("why", "customer-error-why"));
        }
        Customer::locked(act, id).await?;
        let cards = with_merged(act, id).await?;
        let mut striking = Striking { why: why.to_owned(), ..person(act, &cards).await? };
        Forgotten::add(act, &cards).await?;
        strikers.strike(act, &mut striking).await?;
        for card in &cards {
            strike_card(act, *card).await?;
        }
        for identity in &striking.identities {
            // The key stays taken by nobody: whoever writes from there again is somebody new.
            sql!("UPDATE identity SET value = '', value_key = $2, proven_at = NULL, proven_by = NULL WHERE id = $1")
                .bind(*identity)
                .bind(format!("struck {identity}"))
                .run(act)
                .await?;
        }
        sql!("INSERT INTO customer_erasure (customer_id, staff_id, at, why, entries) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(Some(by.id).filter(|id| id.0 != 0))
            .bind(act.now())
            .bind(why)
            .bind(striking.entries.len() as i64)
            .run(act)
            .await?;
        act.tell(id, &Erased { customer: id }).await?;
        tell(act, id, "erased", None, None).await
    }
}

/// The card, and those merged into it, however many times over.
async fn with_merged(act: &mut Act, id: CustomerId) -> Result<Vec<CustomerId>> {
    let mut cards = vec![id];
    let mut next = 0;
    while let Some(card) = cards.get(next).copied() {
        let merged: Vec<(CustomerId,)> =
            sql!("SELECT id FROM customer WHERE merged_into = $1").bind(card).all(&mut *act).await?;
        for (card,) in merged {
            if !cards.contains(&card) {
                cards.push(card);
            }
        }
        next += 1;
    }
    Ok(cards)
}

/// By what these cards are known.
async fn person(act: &mut Act, cards: &[CustomerId]) -> Result<Striking> {
    let known: Vec<(IdentityId, String, String)> = Query::new("SELECT id, value, value_key FROM identity WHERE TRUE")
        .with_in(" AND customer_id", cards.iter().copied())
        .all(&mut *act)
        .await?;
    let names: Vec<(String,)> =
        Query::new("SELECT name FROM customer WHERE TRUE").with_in(" AND id", cards.iter().copied()).all(act).await?;
    let mut words: Vec<String> = names.into_iter().map(|(name,)| name).collect();
    words.extend(known.iter().flat_map(|(_, value, key)| [value.clone(), key.clone()]));
    words.retain(|word| !word.trim().is_empty());
    Ok(Striking { identities: known.into_iter().map(|(id, _, _)| id).collect(), words, ..Striking::default() })
}

async fn strike_card(act: &mut Act, card: CustomerId) -> Result<()> {
    sql!(
        "UPDATE customer SET name = $2, organisation_id = NULL, language = NULL, zone = NULL, vip = FALSE, remark = '',
             erased_at = $3 WHERE id = $1"
    )
    .bind(card)
    .bind(NOBODY)
    .bind(act.now())
    .run(act)
    .await?;
    sql!("UPDATE customer_remark SET text = '', removed_at = coalesce(removed_at, $2) WHERE customer_id = $1")
        .bind(card)
        .bind(act.now())
        .run(act)
        .await?;
    sql!("DELETE FROM customer_word WHERE customer_id = $1").bind(card).run(act).await?;
    Values::strike(act, Fields::Customer, card.0).await?;
    // A merge told what the one card took over from the other: a language, a zone.
    act.strike_told(card, &["filled"], json!({})).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_struck_is_found_by_whole_words() {
        let words = ["Iva", "iva@kovac.example", "Ива  Ковач", "Li"].map(str::to_owned).to_vec();
        let names = Striking { words, ..Striking::default() }.names();
        for named in ["Íva says", "Ива Ковач", "Iva says", "Ask IVA.", "<b>iva@kovac.example</b>", "Зовут Ива\nКовач?"]
        {
            assert!(names.stand_in(named), "{named}");
        }
        for other in ["", "activate it", "Ивана Ковачева", "diva", "Li"] {
            assert!(!names.stand_in(other), "{other}");
        }
    }
}
