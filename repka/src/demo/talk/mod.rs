//! What people write, in four languages.
//!
//! A [`Line`] is a text with gaps. Its gaps are checked while the program is compiled, so a line
//! that could show an unfilled gap to a customer does not exist.

mod bg;
mod en;
pub mod house;
mod hr;
mod line;
mod phrases;
mod plans;
mod ru;
mod topic;

pub use line::{Line, Scene, Speaker};
pub use phrases::Phrases;
pub use plans::plans;
pub use topic::{Plan, Topic, Words};

use super::story::Language;

/// The general phrases of a language.
pub fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::En => &en::PHRASES,
        Language::Ru => &ru::PHRASES,
        Language::Bg => &bg::PHRASES,
        Language::Hr => &hr::PHRASES,
    }
}

/// What is said about a topic in a language.
pub fn words(language: Language, topic: Topic) -> &'static Words {
    let (parcels, money, goods) = match language {
        Language::En => (&en::PARCELS, &en::MONEY, &en::GOODS),
        Language::Ru => (&ru::PARCELS, &ru::MONEY, &ru::GOODS),
        Language::Bg => (&bg::PARCELS, &bg::MONEY, &bg::GOODS),
        Language::Hr => (&hr::PARCELS, &hr::MONEY, &hr::GOODS),
    };
    match topic as usize {
        at if at < topic::MONEY_FROM => &parcels[at],
        at if at < topic::GOODS_FROM => &money[at - topic::MONEY_FROM],
        at => &goods[at - topic::GOODS_FROM],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language of a text of some length, by letters that its neighbours lack.
    fn seen_in(text: &str) -> Language {
        if text.contains(['ы', 'э', 'ё']) {
            Language::Ru
        } else if text.chars().any(|letter| ('а'..='я').contains(&letter)) {
            Language::Bg
        } else if text.contains(['č', 'ć', 'ž', 'š', 'đ']) {
            Language::Hr
        } else {
            Language::En
        }
    }

    #[test]
    fn every_topic_is_written_in_the_language_it_stands_for() {
        for language in Language::ALL {
            for plan in plans() {
                let words = words(language, plan.topic);
                assert_eq!(words.topic, plan.topic);
                assert_eq!(seen_in(&format!("{words:?}")), language, "{words:?}");
            }
            let phrases = phrases(language);
            assert_eq!(seen_in(&format!("{phrases:?}")), language);
        }
    }
}
