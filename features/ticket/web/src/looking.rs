//! Looking for words within the ticket one reads.

use crate::{
    rows::{is_wanted, marked},
    ticket_page::AskedFor,
    view::{Found, Hit, Piece},
};
use base::{
    Look, Result,
    words::{fold, is_of_word},
};
use std::{cmp::Reverse, collections::BTreeSet};
use ticket::{Entry, Ticket};

/// Hits shown.
const MOST: usize = 30;
/// Characters shown of a hit, and of those, how many before the word.
const ROUND: (usize, usize) = (160, 40);
/// Words that stand in one excerpt, about; and how many places of words are compared.
const NEAR: usize = 20;
const MOST_PLACES: usize = 200;

/// What was looked for in this ticket, if anything was.
pub async fn found(look: &Look, ticket: &Ticket, asked: &AskedFor) -> Result<Option<Found>> {
    let Some(words) = asked.find.as_deref().map(str::trim).filter(|words| !words.is_empty()) else { return Ok(None) };
    let wanted: Vec<String> = fold(words).split_whitespace().map(str::to_owned).collect();
    let hits = ticket.look_for(look, words, MOST).await?.into_iter().map(|e| hit(e, &wanted, asked));
    Ok(Some(Found { words: words.to_owned(), hits: hits.collect(), close: asked.without_find() }))
}

fn hit(e: Entry, wanted: &[String], asked: &AskedFor) -> Hit {
    let words = marked(&Piece::plain(excerpt(&e.text, wanted)), wanted);
    Hit { href: format!("{}#entry-{}", asked.with("from", e.id.0), e.id), who: e.author_name, at: e.at, words }
}

/// The words round the first one that begins as wanted, on one line.
fn excerpt(text: &str, wanted: &[String]) -> String {
    round(text, wanted)
        .unwrap_or_else(|| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(ROUND.0).collect())
}

/// The same, where such a word stands; of several places, the first of those with the most of them.
pub fn round(text: &str, wanted: &[String]) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins = |word: &str| {
        let word = fold(word.trim_start_matches(|c: char| !is_of_word(c)));
        wanted.iter().position(|wanted| is_wanted(&word, std::slice::from_ref(wanted)))
    };
    let hits: Vec<(usize, usize)> =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, begins(word)?))).take(MOST_PLACES).collect();
    let near = |at: usize| {
        let near = hits.iter().filter(|(other, _)| (at..at + NEAR).contains(other));
        near.map(|(_, wanted)| wanted).collect::<BTreeSet<_>>().len()
    };
    let at = hits.iter().map(|(at, _)| *at).min_by_key(|at| (Reverse(near(*at)), *at))?;
    let mut from = at;
    let mut before = 0;
    while from > 0 && before + words[from - 1].len() < ROUND.1 {
        from -= 1;
        before += words[from].len() + 1;
    }
    let line = words[from..].iter().take(60).copied().collect::<Vec<_>>().join(" ");
    let begun = if from > 0 { "… " } else { "" };
    let short: String = line.chars().take(ROUND.0).collect();
    let ended = if short.len() < line.len() { "…" } else { "" };
    Some(format!("{begun}{short}{ended}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_round_the_word_and_short() {
        let text = format!("{} The Lamps came. {}", "before ".repeat(50), "after ".repeat(100));
        let short = excerpt(&text, &["lamp".to_owned()]);
        assert!(short.starts_with("… before") && short.contains("The Lamps came."), "{short}");
        assert!(short.chars().count() < 170 && short.ends_with('…'), "{short}");
        assert_eq!(excerpt("Short", &["nothing".to_owned()]), "Short");
        let text = format!("The lamp came. {} A lamp with a torn shade.", "word ".repeat(60));
        let short = excerpt(&text, &["lamp".to_owned(), "shade".to_owned()]);
        assert!(short.contains("A lamp with a torn shade."), "where most of them stand: {short}");
    }
}
