//! What is already on the board and sounds like what is to be recorded.

use crate::{Improvement, improvement::IMPROVEMENTS};
use base::{Result, words::stems};
use std::collections::{BTreeSet, HashMap};
use store::{On, Query};

/// Among so many of the newest ones those alike are looked for.
const AMONG: i64 = 300;
/// Shorter stems say nothing.
const SHORTEST: usize = 3;

impl Improvement {
    /// Those a ticket may well belong to, judging by words: the most alike first, then the newest. What was declined is
    /// not offered; what is done is, because then it came back.
    pub async fn alike(on: impl Into<On<'_>>, words: &str, most: usize) -> Result<Vec<Improvement>> {
        let query = Query::new(IMPROVEMENTS).push(" AND i.state <> 'declined' AND i.title <> '' ORDER BY i.id DESC");
        let newest: Vec<Improvement> = query.with(" LIMIT ", AMONG).all(on).await?;
        let titles: Vec<&str> = newest.iter().map(|one| one.title.as_str()).collect();
        let scores = likeness(words, &titles);
        let mut found: Vec<(f64, Improvement)> = scores.into_iter().zip(newest).collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        found.truncate(most);
        Ok(found.into_iter().map(|(_, one)| one).collect())
    }
}

/// How much each title has in common with these words: what few titles say weighs more than what all of them say.
pub fn likeness(words: &str, titles: &[&str]) -> Vec<f64> {
    let telling = |text: &str| -> BTreeSet<String> {
        stems(text).into_iter().filter(|stem| stem.chars().count() >= SHORTEST).collect()
    };
    let words = telling(words);
    let titles: Vec<BTreeSet<String>> = titles.iter().map(|title| telling(title)).collect();
    let mut common: HashMap<&str, usize> = HashMap::new();
    for stem in titles.iter().flatten() {
        *common.entry(stem).or_default() += 1;
    }
    let all = titles.len() as f64;
    let weight = |stem: &String| (1.0 + all / common.get(stem.as_str()).copied().unwrap_or(1) as f64).ln();
    titles.iter().map(|title| title.intersection(&words).map(weight).sum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_titles_say_weighs_more_than_what_all_say() {
        let titles = ["The checkout shows an old price", "The checkout loses discounts", "The courier rings nobody"];
        let scores = likeness("She paid at the checkout and the promised discount was not there", &titles);
        assert!(scores[1] > scores[0] && scores[0] > scores[2], "{scores:?}");
    }

    #[test]
    fn words_meet_in_their_stems_and_short_ones_say_nothing() {
        assert!(likeness("Рюкзаки приходят без ремней", &["Рюкзак без ремня"])[0] > 0.0);
        assert_eq!(likeness("на до за", &["за что на до"]), [0.0]);
        assert!(likeness("", &[]).is_empty());
    }
}
