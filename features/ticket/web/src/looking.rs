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
use ticket::{Entry, Ticket};

/// Hits shown.
const MOST: usize = 30;
/// Characters shown of a hit, and of those, how many before the word.
const ROUND: (usize, usize) = (160, 40);

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

/// The same, where such a word stands.
pub fn round(text: &str, wanted: &[String]) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins = |word: &&str| is_wanted(&fold(word.trim_start_matches(|c: char| !is_of_word(c))), wanted);
    let at = words.iter().position(begins)?;
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
    }
}
