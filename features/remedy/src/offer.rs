//! What a remedy gives, as it can be told without it.

use crate::{Remedy, RemedyKind};
use serde::{Deserialize, Serialize};
use shell::{Lang, Messages, money};

/// What a customer is to get: what it is, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What it is.
    pub kind: RemedyKind,
    /// In minor units.
    pub amount: Option<i64>,
    /// Of a discount that is no sum.
    pub percent: Option<i64>,
    /// On how many items.
    pub items: Option<i64>,
    /// ISO 4217.
    pub currency: String,
}

impl Offer {
    /// What it is worth to the customer: a sum, or a part of a price.
    pub fn worth(&self, lang: Lang) -> Option<String> {
        match (self.amount.filter(|amount| *amount > 0), self.percent) {
            (Some(amount), _) => Some(money(lang, amount, &self.currency)),
            (None, Some(percent)) => Some(format!("{percent}\u{a0}%")),
            (None, None) => None,
        }
    }

    /// `Refund · €40.00`, `Discount on further items · 10 % · 2 items`.
    pub fn said(&self, messages: &Messages, lang: Lang) -> String {
        let kind = messages.text(lang, &format!("remedy-kind-{}", self.kind));
        let items = self.items.map(|items| messages.text_with(lang, "remedy-items", &[("n", items.into())]));
        [Some(kind), self.worth(lang), items].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl Remedy {
    /// What it gives.
    pub fn offer(&self) -> Offer {
        let Remedy { kind, amount, percent, items, .. } = *self;
        Offer { kind, amount, percent, items, currency: self.currency.clone() }
    }
}
