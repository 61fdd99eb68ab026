//! Words of customers that improvements keep: a title made of what is struck, and whatever names who is struck.

use crate::{ImprovementId, event::Declined};
use base::{Act, Event, Future, Result, words::fold};
use customer::striking::Striking;
use serde_json::json;
use store::{Query, sql};

/// Entries looked at by one statement.
const BATCH: usize = 200;
/// Shorter words are in too many others.
const SHORTEST: usize = 3;

/// Empties titles made of struck words, and titles and reasons that name who is struck. Tickets, dates and who did
/// what stay.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for some in striking.entries.chunks(BATCH) {
            Query::new("UPDATE improvement SET title = '', title_key = '' WHERE TRUE")
                .with_in(" AND entry_id", some.iter().copied())
                .run(act)
                .await?;
        }
        let words: Vec<String> = striking.words.iter().map(|word| fold(word)).collect();
        let words: Vec<String> = words.into_iter().filter(|word| word.chars().count() >= SHORTEST).collect();
        let names = |text: &str| words.iter().any(|word| stands_in(&fold(text), word));
        if words.is_empty() {
            return Ok(());
        }
        let titles: Vec<(ImprovementId, String)> =
            sql!("SELECT id, title FROM improvement WHERE title <> '' ORDER BY id").all(&mut *act).await?;
        for (id, _) in titles.into_iter().filter(|(_, title)| names(title)) {
            sql!("UPDATE improvement SET title = '', title_key = '' WHERE id = $1").bind(id).run(act).await?;
        }
        // A reason stays in the history when another state follows, so it is looked for there.
        let declined: Vec<(ImprovementId, sqlx::types::Json<Declined>)> =
            sql!("SELECT about_id, data FROM event WHERE about = 'improvement' AND kind = $1 ORDER BY id")
                .bind(Declined::KIND)
                .all(&mut *act)
                .await?;
        for (id, _) in declined.into_iter().filter(|(_, told)| names(&told.0.why)) {
            sql!("UPDATE improvement SET reason = '' WHERE id = $1").bind(id).run(act).await?;
            act.strike_told(id, &["why"], json!("")).await?;
        }
        Ok(())
    })
}

/// Whether a text holds a word, and not only as a part of another.
fn stands_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_part_of_another_word() {
        assert!(stands_in("what ann wrote", "ann") && stands_in("(ann@desk.example)", "ann@desk.example"));
        assert!(!stands_in("the annual report", "ann") && !stands_in("joann", "ann"));
    }
}
