//! By what customers and organisations are found: the words of what is known about them, by their beginnings.

use crate::{CustomerId, IdentityKind, OrganisationId};
use base::{
    Act, Desk, Result,
    words::{fold, is_of_word},
};
use std::collections::BTreeSet;
use store::{On, Query, sql};

/// Words of one thing at most: names and addresses are short, and nobody fills the table with one.
const MOST: usize = 200;
/// Bytes of a word that are kept.
const LONGEST: usize = 80;
/// Of a number, its ends from so many digits on are words too: it is found without its prefix.
const NUMBER: usize = 6;
/// Words of a query that are looked at.
const ASKED: usize = 6;
/// Hits of a word that are looked at.
pub(crate) const HITS: i64 = 2_000;

/// The words of a name; what has points in it (`d.o.o.`) is one word, too.
fn of_name(name: &str) -> impl Iterator<Item = String> {
    let folded = fold(name);
    let whole = folded.split_whitespace().map(bare).filter(|word| word.contains('.')).map(str::to_owned);
    let parts = folded.split(|c: char| !is_of_word(c)).map(str::to_owned);
    whole.chain(parts).collect::<Vec<_>>().into_iter()
}

/// The longest word by which a name is kept; every spelling of it has that.
pub(crate) fn one_of_name(name: &str) -> Option<Vec<u8>> {
    of_name(name).max_by_key(String::len).and_then(|word| kept(&word))
}

/// A word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !is_of_word(c))
}

/// The words of an address, a number or a name by which someone is known.
fn of_identity(kind: IdentityKind, value: &str) -> Vec<String> {
    match kind {
        IdentityKind::Mail => {
            let whole = kind.key(value);
            let domain = whole.rsplit_once('@').map(|(_, domain)| domain.to_owned());
            of_name(&whole).chain(domain).chain([whole.clone()]).collect()
        }
        IdentityKind::Phone => {
            let digits: String = value.chars().filter(char::is_ascii_digit).collect();
            let ends = (0..digits.len()).filter(|at| *at == 0 || digits.len() - at >= NUMBER);
            ends.map(|at| digits[at..].to_owned()).collect()
        }
        IdentityKind::Name => of_name(value).collect(),
    }
}

/// A word as it is kept: at most so many bytes, never half a letter.
fn kept(word: &str) -> Option<Vec<u8>> {
    let end = (0..=word.len().min(LONGEST)).rev().find(|at| word.is_char_boundary(*at))?;
    (end > 0).then(|| word.as_bytes()[..end].to_vec())
}

/// What a query asks for: beginnings of words, the longest first, which few things have.
pub(crate) fn asked(text: &str) -> Vec<String> {
    let text = text.trim();
    let number = |c: char| c.is_ascii_digit() || "+-()/. ".contains(c);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 3 && text.chars().all(number) {
        let significant = digits.trim_start_matches('0');
        return if significant.is_empty() { Vec::new() } else { vec![significant.to_owned()] };
    }
    let folded = fold(text);
    let words = folded.split(|c: char| c.is_whitespace() || c == ',');
    let split = |word: &str| match word.contains('@') {
        true => vec![word.to_owned()],
        false => word.split(|c: char| !is_of_word(c) && c != '.').map(bare).map(str::to_owned).collect(),
    };
    let mut asked: Vec<String> = words.flat_map(split).filter(|w| !w.is_empty()).take(ASKED).collect();
    asked.sort_by_key(|word| std::cmp::Reverse(word.len()));
    asked
}

/// The bytes between which every word with this beginning lies.
pub(crate) fn range(beginning: &str) -> (Vec<u8>, Vec<u8>) {
    let from: Vec<u8> = beginning.as_bytes().iter().copied().take(LONGEST).collect();
    let mut to = from.clone();
    // UTF-8 has no byte 0xFF, so whatever goes on is less than this.
    to.push(0xff);
    (from, to)
}

/// Keeps the words of a customer as they are now.
pub(crate) async fn refresh(act: &mut Act, id: CustomerId) -> Result<()> {
    let name: Option<(String,)> = sql!("SELECT name FROM customer WHERE id = $1").bind(id).opt(&mut *act).await?;
    let known: Vec<(IdentityKind, String)> =
        sql!("SELECT kind, value FROM identity WHERE customer_id = $1 ORDER BY id").bind(id).all(&mut *act).await?;
    let mut words: BTreeSet<Vec<u8>> = name.iter().flat_map(|(n,)| of_name(n)).filter_map(|w| kept(&w)).collect();
    for (kind, value) in &known {
        words.extend(of_identity(*kind, value).iter().filter_map(|w| kept(w)));
    }
    sql!("DELETE FROM customer_word WHERE customer_id = $1").bind(id).run(act).await?;
    write(act, "INSERT INTO customer_word (word, customer_id) VALUES (", words, id.0).await
}

/// Keeps the words of an organisation as they are now.
pub(crate) async fn refresh_organisation(act: &mut Act, id: OrganisationId, name: &str) -> Result<()> {
    sql!("UPDATE organisation SET name_key = $2 WHERE id = $1").bind(id).bind(fold(name).into_bytes()).run(act).await?;
    sql!("DELETE FROM organisation_word WHERE organisation_id = $1").bind(id).run(act).await?;
    let words = of_name(name).filter_map(|w| kept(&w)).collect();
    write(act, "INSERT INTO organisation_word (word, organisation_id) VALUES (", words, id.0).await
}

async fn write(act: &mut Act, into: &'static str, words: BTreeSet<Vec<u8>>, id: i64) -> Result<()> {
    let mut query = Query::new(into);
    let mut begin = "";
    for word in words.into_iter().take(MOST) {
        query = query.with(begin, word).with(", ", id);
        begin = "), (";
    }
    if !begin.is_empty() {
        query.push(") ON CONFLICT DO NOTHING").run(act).await?;
    }
    Ok(())
}

/// Customers with a word of this beginning, whether of their own or of their organisation; at most
/// [`HITS`] of each.
pub(crate) async fn customers(on: On<'_>, beginning: &str) -> Result<Vec<CustomerId>> {
    let mut on = on;
    let (from, to) = range(beginning);
    let own: Vec<(CustomerId,)> =
        sql!("SELECT DISTINCT customer_id FROM customer_word WHERE word >= $1 AND word < $2 LIMIT $3")
            .bind(from.clone())
            .bind(to.clone())
            .bind(HITS)
            .all(on.again())
            .await?;
    let theirs: Vec<(CustomerId,)> = sql!(
        "SELECT id FROM customer WHERE merged_into IS NULL AND erased_at IS NULL AND organisation_id IN
             (SELECT organisation_id FROM organisation_word WHERE word >= $1 AND word < $2 LIMIT $3) LIMIT $3"
    )
    .bind(from)
    .bind(to)
    .bind(HITS)
    .all(on)
    .await?;
    let all: BTreeSet<CustomerId> = own.into_iter().chain(theirs).map(|(id,)| id).collect();
    Ok(all.into_iter().collect())
}

/// Customers made words of at once.
const BATCH: i64 = 500;

/// Makes words of customers and organisations who have none yet: those of a desk older than the words.
/// Takes up where it was interrupted; costs one look when there is nothing to do.
pub async fn fill(desk: &Desk) -> Result<()> {
    loop {
        let due: Vec<(CustomerId,)> = sql!(
            "SELECT id FROM customer WHERE id > (SELECT coalesce(max(customer_id), 0) FROM customer_word) AND merged_into IS NULL
                 AND erased_at IS NULL ORDER BY id LIMIT $1"
        )
        .bind(BATCH)
        .all(&desk.look())
        .await?;
        if due.is_empty() {
            break;
        }
        let mut act = desk.act(base::Actor::Machine).await?;
        for (id,) in due {
            refresh(&mut act, id).await?;
            // Whoever has no word at all must not be met for ever.
            sql!("INSERT INTO customer_word (word, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(b"\0".to_vec())
                .bind(id)
                .run(&mut act)
                .await?;
        }
        act.commit().await?;
    }
    let due: Vec<(OrganisationId, String)> = sql!(
        "SELECT id, name FROM organisation WHERE id > (SELECT coalesce(max(organisation_id), 0) FROM organisation_word) ORDER BY id"
    )
    .all(&desk.look())
    .await?;
    if due.iter().all(|(_, name)| of_name(name).next().is_none()) {
        return Ok(());
    }
    let mut act = desk.act(base::Actor::Machine).await?;
    for (id, name) in due {
        refresh_organisation(&mut act, id, &name).await?;
    }
    act.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, words: &[String]) -> bool {
        let asked = asked(query);
        !asked.is_empty() && asked.iter().all(|a| words.iter().any(|w| w.starts_with(a.as_str())))
    }

    #[test]
    fn a_customer_is_found_by_the_beginning_of_any_word() {
        let words: Vec<String> =
            of_name("Ива Kovač").chain(of_identity(IdentityKind::Mail, "Iva.Kovac@Posta.example")).collect();
        for query in ["ив", "KOVAC", "kov ива", "iva.kovac@", "posta.ex", "iva.kov", "Iva Kovac"] {
            assert!(finds(query, &words), "{query} → {:?} in {words:?}", asked(query));
        }
        let company: Vec<String> = of_name("Kovač d.o.o.").collect();
        assert!(finds("KOVAC D.O.O.", &company) && finds("d.o", &company), "{company:?}");
        assert!(!finds("ovac", &words) && !finds("kov marko", &words) && !finds(" , ", &words));
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        let words = of_identity(IdentityKind::Phone, "+385 91 234-567");
        for query in ["+385 91 234 567", "00385 91", "091 234 567", "091/234-567", "38591", "234567"] {
            assert!(finds(query, &words), "{query} → {:?} in {words:?}", asked(query));
        }
        assert!(!finds("385 92", &words));
    }

    #[test]
    fn a_long_word_is_cut_between_letters() {
        let word = kept(&"ж".repeat(100)).unwrap();
        assert!(word.len() <= LONGEST && std::str::from_utf8(&word).is_ok());
        let (from, to) = range("ко");
        assert!("кола".as_bytes() >= &from[..] && "кола".as_bytes() < &to[..]);
        assert!("кр".as_bytes() >= &to[..]);
    }
}
