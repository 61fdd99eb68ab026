//! Looking for words within one ticket.

use crate::{Entry, Ticket, windowing::SHORTENED};
use base::{
    Result,
    words::{fold, is_of_word},
};
use store::{On, Query};

/// Entries read at once.
const CHUNK: usize = 200;
/// Entries looked at, from the newest back.
const FARTHEST: usize = 4_000;

impl Ticket {
    /// The newest entries, at most so many, in which all these words begin a word, newest first. For the newest four
    /// thousand entries; what is changed is not looked at.
    pub async fn look_for(&self, on: impl Into<On<'_>>, words: &str, most: usize) -> Result<Vec<Entry>> {
        let mut on = on.into();
        let wanted: Vec<String> = fold(words).split_whitespace().map(str::to_owned).collect();
        let (mut found, mut before, mut looked_at) = (Vec::new(), None, 0);
        while !wanted.is_empty() && found.len() < most && looked_at < FARTHEST {
            let query = Query::new(SHORTENED).with(" AND ticket_id = ", self.id).push(" AND kind <> 'change'");
            let query = query.with_opt(" AND id < ", before);
            let entries = query.with(" ORDER BY id DESC LIMIT ", CHUNK as i64).all(on.again()).await?;
            let entries = self.shown(entries);
            looked_at += entries.len();
            before = entries.last().map(|e| e.id);
            let is_last = entries.len() < CHUNK;
            found.extend(entries.into_iter().filter(|e| holds(e, &wanted)));
            if is_last {
                break;
            }
        }
        found.truncate(most);
        Ok(found)
    }
}

fn holds(entry: &Entry, wanted: &[String]) -> bool {
    let text = fold(&[entry.author_name.as_str(), &entry.subject, &entry.text].join(" "));
    wanted.iter().all(|word| begins_a_word(&text, word))
}

fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(is_of_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_beginning() {
        assert!(begins_a_word("where is the lamp-shade", "lamp") && begins_a_word("where is the lamp-shade", "shade"));
        assert!(!begins_a_word("clamp", "lamp") && begins_a_word("clamp lamps", "lamp"));
    }
}
