//! How each topic is dealt with, whatever the language.

mod goods;
mod money;
mod parcels;

use super::super::cast::{ACCOUNTING, DEVELOPMENT, MARKETING, SALES, SUPPORT, WAREHOUSE};
use super::super::goods::Shelf::{self, Coffee, Grinder, Home, Machine, Outdoor, Wear};
use super::topic::{GOODS_FROM, MONEY_FROM, Plan, Topic};

const ALL: &[Shelf] = &[Coffee, Machine, Grinder, Outdoor, Wear, Home];
const THINGS: &[Shelf] = &[Machine, Grinder, Outdoor, Wear, Home];
// Who answers, and who knows.
const TO_WAREHOUSE: (usize, usize) = (SUPPORT, WAREHOUSE);
const TO_SALES: (usize, usize) = (SUPPORT, SALES);
const SELLING: (usize, usize) = (SALES, WAREHOUSE);
const BILLING: (usize, usize) = (ACCOUNTING, SALES);
const TO_BOOKS: (usize, usize) = (SUPPORT, ACCOUNTING);
const TO_SHOP: (usize, usize) = (SUPPORT, DEVELOPMENT);
const TO_MARKETING: (usize, usize) = (SUPPORT, MARKETING);
const MARKETING_ITSELF: (usize, usize) = (MARKETING, DEVELOPMENT);

impl Topic {
    /// Its plan.
    pub fn plan(self) -> &'static Plan {
        match self as usize {
            at if at < MONEY_FROM => &parcels::PARCELS[at],
            at if at < GOODS_FROM => &money::MONEY[at - MONEY_FROM],
            at => &goods::GOODS[at - GOODS_FROM],
        }
    }
}

/// Every plan, in the order of the topics.
pub fn plans() -> impl Iterator<Item = &'static Plan> {
    parcels::PARCELS.iter().chain(&money::MONEY).chain(&goods::GOODS)
}

#[cfg(test)]
mod tests {
    use super::super::topic::TOPICS;
    use super::*;

    #[test]
    fn plans_stand_in_the_order_of_their_topics() {
        assert_eq!(plans().count(), TOPICS);
        for (index, plan) in plans().enumerate() {
            assert_eq!(plan.topic as usize, index);
            assert_eq!(plan.topic.plan().topic, plan.topic);
        }
    }
}
