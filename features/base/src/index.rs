//! The index of everything that can be found.

use crate::{Act, Result, words};
use store::{Engine, On, Query, sql_each};

/// Who may find a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Customers too.
    Public,
    /// Staff only.
    Internal,
}

/// A kind of thing that can be found; the number is part of the index and never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind(pub i64);

/// Kinds share one index, so a row's number holds both the thing's id and its kind.
const KINDS: i64 = 16;

impl Act {
    /// Makes a thing findable by the words of `text`. Telling it again replaces the words.
    pub async fn index(&mut self, kind: Kind, audience: Audience, id: i64, text: &str) -> Result<()> {
        let row = id * KINDS + kind.0;
        let stems: Vec<String> = words::stems(text).into_iter().collect();
        let engine = self.engine();
        match audience {
            Audience::Public => sql_each!(engine,
                sqlite: "INSERT OR REPLACE INTO search_public (rowid, words) VALUES ($1, $2)",
                postgres: "INSERT INTO search_public (id, words) VALUES ($1, to_tsvector('simple', $2)) ON CONFLICT (id) DO UPDATE SET words = excluded.words"),
            Audience::Internal => sql_each!(engine,
                sqlite: "INSERT OR REPLACE INTO search_internal (rowid, words) VALUES ($1, $2)",
                postgres: "INSERT INTO search_internal (id, words) VALUES ($1, to_tsvector('simple', $2)) ON CONFLICT (id) DO UPDATE SET words = excluded.words"),
        }
        .bind(row)
        .bind(stems.join(" "))
        .run(self)
        .await?;
        Ok(())
    }

    /// Takes a thing out of the index, whoever could find it.
    pub async fn unindex(&mut self, kind: Kind, id: i64) -> Result<()> {
        let (row, engine) = (id * KINDS + kind.0, self.engine());
        sql_each!(engine,
            sqlite: "DELETE FROM search_public WHERE rowid = $1",
            postgres: "DELETE FROM search_public WHERE id = $1")
        .bind(row)
        .run(self)
        .await?;
        sql_each!(engine,
            sqlite: "DELETE FROM search_internal WHERE rowid = $1",
            postgres: "DELETE FROM search_internal WHERE id = $1")
        .bind(row)
        .run(self)
        .await?;
        Ok(())
    }

    /// Makes new things findable by one statement; their words are stems already, with a space
    /// between. For loading in bulk: nothing is replaced.
    pub async fn index_stems(
        &mut self,
        kind: Kind,
        audience: Audience,
        things: impl Iterator<Item = (i64, String)>,
    ) -> Result<()> {
        let (into, words, end) = match (self.engine(), audience) {
            (Engine::Sqlite, Audience::Public) => ("INSERT INTO search_public (rowid, words) VALUES (", ", ", ")"),
            (Engine::Sqlite, Audience::Internal) => ("INSERT INTO search_internal (rowid, words) VALUES (", ", ", ")"),
            (Engine::Postgres, Audience::Public) => {
                ("INSERT INTO search_public (id, words) VALUES (", ", to_tsvector('simple', ", "))")
            }
            (Engine::Postgres, Audience::Internal) => {
                ("INSERT INTO search_internal (id, words) VALUES (", ", to_tsvector('simple', ", "))")
            }
        };
        let mut query = Query::new(into);
        let mut begin = "";
        for (id, stems) in things {
            query = query.with(begin, id * KINDS + kind.0).with(words, stems).push(end);
            begin = ", (";
        }
        if begin.is_empty() {
            return Ok(());
        }
        query.run(self).await?;
        Ok(())
    }
}

/// At most this many hits are looked at; beyond it people are told "many", and to say more.
pub const MAX_HITS: i64 = 2_000;

/// With so many hits, nobody misses those of longer words that begin alike.
const ENOUGH: usize = 200;
/// Letters of a word that may be unfinished: fewer begin too many words to be of use.
const BEGUN: usize = 3;

/// Ids of things of this kind that hold every word of the query, newest first: [`newest`], as many
/// as are ever looked at.
pub async fn search(on: impl Into<On<'_>>, kind: Kind, audience: Audience, text: &str) -> Result<Vec<i64>> {
    newest(on, kind, audience, text, MAX_HITS).await
}

/// The newest `most` of the things of this kind that hold every word of the query, newest first;
/// never more than [`MAX_HITS`].
///
/// The last word may be unfinished. It is looked for as a whole first, because an engine gives the
/// newest hits of a word at once, but must gather all hits of all words that begin alike before it
/// knows the newest: only when a whole word finds little is that asked for too.
///
/// Never ranked over all hits and never counted exactly. On PostgreSQL the words are looked up
/// first and sorted after, bounded by [`MAX_HITS`], because its planner otherwise walks the table
/// backwards looking for a rare word.
pub async fn newest(on: impl Into<On<'_>>, kind: Kind, audience: Audience, text: &str, most: i64) -> Result<Vec<i64>> {
    let Some((stems, begun)) = words::query(text) else {
        return Ok(Vec::new());
    };
    let mut on = on.into();
    let most = most.min(MAX_HITS);
    let mut rows = hits(on.again(), audience, (kind, &stems, None), most).await?;
    let begun = begun.filter(|word| rows.len() < ENOUGH && word.chars().count() >= BEGUN);
    if let (Some(begun), Some((_, before))) = (begun, stems.split_last()) {
        rows.extend(hits(on, audience, (kind, before, Some(&begun)), most).await?);
        rows.sort_unstable_by(|a, b| b.cmp(a));
        rows.dedup();
        rows.truncate(usize::try_from(most).unwrap_or_default());
    }
    Ok(rows.into_iter().map(|(row,)| row / KINDS).collect())
}

/// Of which kind a row must be, stems that it must hold, and the beginning of another word.
type Asked<'a> = (Kind, &'a [String], Option<&'a str>);

async fn hits(on: On<'_>, audience: Audience, asked: Asked<'_>, most: i64) -> Result<Vec<(i64,)>> {
    match on.engine() {
        Engine::Sqlite => on_sqlite(on, audience, asked, most).await,
        Engine::Postgres => on_postgres(on, audience, asked, most).await,
    }
}

async fn on_sqlite(on: On<'_>, audience: Audience, (kind, stems, begun): Asked<'_>, most: i64) -> Result<Vec<(i64,)>> {
    let whole = stems.iter().map(|s| format!("\"{s}\""));
    let asked = whole.chain(begun.map(|b| format!("\"{b}\" *"))).collect::<Vec<_>>().join(" AND ");
    let from = match audience {
        Audience::Public => "SELECT rowid FROM search_public WHERE words MATCH ",
        Audience::Internal => "SELECT rowid FROM search_internal WHERE words MATCH ",
    };
    let matching = Query::new(from).with("", asked).with(" AND rowid % ", KINDS).with(" = ", kind.0);
    Ok(matching.with(" ORDER BY rowid DESC LIMIT ", most).all(on).await?)
}

async fn on_postgres(
    mut on: On<'_>,
    audience: Audience,
    (kind, stems, begun): Asked<'_>,
    most: i64,
) -> Result<Vec<(i64,)>> {
    let whole = stems.iter().map(|s| format!("'{s}'"));
    let asked = whole.chain(begun.map(|b| format!("'{b}':*"))).collect::<Vec<_>>().join(" & ");
    let from = match audience {
        Audience::Public => "SELECT id FROM search_public WHERE words @@ to_tsquery('simple', ",
        Audience::Internal => "SELECT id FROM search_internal WHERE words @@ to_tsquery('simple', ",
    };
    let matching = || Query::new(from).with("", asked.as_str()).with(") AND id % ", KINDS).with(" = ", kind.0);
    let mut rows: Vec<(i64,)> = matching().with(" LIMIT ", MAX_HITS + 1).all(on.again()).await?;
    if rows.len() as i64 > MAX_HITS {
        // A common word: walking back from the newest meets enough of them soon.
        return Ok(matching().with(" ORDER BY id DESC LIMIT ", most).all(on).await?);
    }
    rows.sort_unstable_by(|a, b| b.cmp(a));
    rows.truncate(usize::try_from(most).unwrap_or_default());
    Ok(rows)
}
