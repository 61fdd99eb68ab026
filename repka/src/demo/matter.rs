//! What a customer's matter is, by chance: who, what about, how, and in which mood.

use super::chance::Chance;
use super::customers::KNOWN;
use super::goods::{PRODUCTS, Product};
use super::rhythm::staffed;
use super::story::{Channel, Moment};
use super::talk::{Plan, Topic};

/// How somebody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// To the point.
    Calm,
    /// With friendly words.
    Kind,
    /// With unfriendly ones.
    Angry,
    /// From the telephone, without greeting.
    Terse,
}

/// How somebody writes about a topic.
pub fn mood(chance: &mut Chance, topic: Topic) -> Mood {
    let mood = chance.weighted(&[(46, Mood::Calm), (20, Mood::Kind), (16, Mood::Angry), (18, Mood::Terse)]);
    match (topic, mood) {
        (Topic::Praise | Topic::Advice | Topic::OfficeOffer, Mood::Angry) => Mood::Kind,
        (Topic::Review, _) => Mood::Terse,
        _ => mood,
    }
}

/// How the first words come in; nobody takes calls at night.
pub fn way(chance: &mut Chance, topic: Topic, at: Moment) -> Channel {
    if topic == Topic::Review {
        return Channel::Comment;
    }
    if !staffed(at) {
        return Channel::Mail;
    }
    chance.weighted(&[(84, Channel::Mail), (10, Channel::Phone), (3, Channel::Visit), (3, Channel::Letter)])
}

/// A customer, some of whom write more often than others. Those with a story written by hand
/// have little else to tell, and nothing else that is open.
pub fn regular(chance: &mut Chance, count: usize, open: bool) -> usize {
    let known = KNOWN.len().min(count);
    if !open && chance.happens(1) {
        return chance.below(known);
    }
    let skewed = chance.fraction().powf(1.2);
    (known + (skewed * (count - known) as f64) as usize).min(count.saturating_sub(1))
}

/// What the matter is about, and something else of the same order.
pub fn goods(chance: &mut Chance, plan: &Plan) -> (&'static Product, &'static Product) {
    let fitting: Vec<&'static Product> =
        PRODUCTS.iter().filter(|product| plan.shelves.contains(&product.shelf)).collect();
    let item = chance.below(fitting.len());
    let other = (item + 1 + chance.below(fitting.len() - 1)) % fitting.len();
    (fitting[item], fitting[other])
}
