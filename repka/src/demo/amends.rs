//! What went wrong and what makes good: how it is told by chance, and played.

use super::{
    cast::{LENA, NIKOLA},
    charter::{
        DELIVERY, EVENT, INVOICE, LARGE, PURCHASE, RETURN, SMALL,
        Wrong::{self, *},
    },
    play::Stage,
    story::{Deed, Proposal},
    talk::Topic,
    teller::Teller,
};
use approval::{Deciders, Decision, Step, StepState};
use base::{Act, Error, Result, TicketId};
use remedy::{Decided, NewRemedy, Remedy, RemedyKind, RemedyState, Way};
use std::time::Duration;
use ticket::{Direction, Entry, EntryKind, Scope, Ticket};

/// A code is good for half a year.
const GOOD: Duration = Duration::from_secs(182 * 24 * 3600);

/// Whether it is a deed that [`Stage::amended`] plays.
pub(super) fn is_told_here(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::Propose { .. }
            | Deed::Agree { .. }
            | Deed::CarryOut { .. }
            | Deed::Cause { .. }
            | Deed::Journey { .. }
            | Deed::Sign { .. }
    )
}

/// To which journey it belongs.
fn journey(topic: Topic) -> Option<usize> {
    Some(match topic {
        Topic::Late | Topic::Lost | Topic::WrongItem | Topic::MissingItem | Topic::ChangeAddress => DELIVERY,
        Topic::Locker | Topic::Courier | Topic::Abroad => DELIVERY,
        Topic::OutOfStock | Topic::CancelOrder | Topic::CombineOrders | Topic::NoConfirmation => PURCHASE,
        Topic::BackInStock | Topic::Discount | Topic::PriceChanged | Topic::CartEmpties | Topic::Voucher => PURCHASE,
        Topic::CompanyInvoice | Topic::InvoiceMissing | Topic::VatNumber | Topic::Transfer => INVOICE,
        Topic::RefundStatus | Topic::DoubleCharge | Topic::PaymentFailed => INVOICE,
        Topic::Damaged | Topic::Warranty | Topic::MachineFault | Topic::Grinder => RETURN,
        Topic::ChangeSize | Topic::ReturnHow => RETURN,
        Topic::Event => EVENT,
        _ => return None,
    })
}

/// What may have gone wrong where customers write about this; nothing where they only ask.
fn wrong(topic: Topic) -> &'static [(u32, Wrong)] {
    match topic {
        Topic::Late => &[(6, ParcelLate), (3, SentLate), (1, AnsweredLate)],
        Topic::Lost | Topic::Locker | Topic::Courier => &[(9, ParcelLate), (1, SentLate)],
        Topic::WrongItem | Topic::MissingItem | Topic::StaleCoffee => &[(9, PackedWrongly), (1, SoldOut)],
        Topic::OutOfStock => &[(9, SoldOut), (1, ShopFault)],
        Topic::NoConfirmation | Topic::Voucher | Topic::GiftCard | Topic::PaymentFailed | Topic::Points => {
            &[(8, ShopFault), (2, Letter)]
        }
        Topic::SignIn | Topic::CartEmpties => &[(1, ShopFault)],
        Topic::CompanyInvoice | Topic::InvoiceMissing | Topic::VatNumber => &[(7, Invoice), (3, ShopFault)],
        Topic::Discount | Topic::PriceChanged => &[(5, PriceRule), (3, Promised), (2, PriceUnclear)],
        Topic::RefundStatus | Topic::DoubleCharge => &[(8, RefundLate), (2, ShopFault)],
        Topic::Damaged => &[(7, DamagedOnTheWay), (3, PackedWrongly)],
        Topic::Warranty | Topic::MachineFault | Topic::Grinder => &[(1, Faulty)],
        Topic::Newsletter => &[(1, Letter)],
        Topic::Review => &[(6, AnsweredLate), (4, ParcelLate)],
        _ => &[],
    }
}

/// What is proposed then, if anything.
fn proposal(topic: Topic, cents: i64) -> Option<Proposal> {
    let of =
        |kind, journey, reason| Proposal { kind, cents: None, percent: None, items: None, cost: None, journey, reason };
    Some(match topic {
        Topic::Late | Topic::Lost | Topic::Review => Proposal {
            cents: Some(5_00),
            ..of(RemedyKind::DiscountNext, DELIVERY, "The parcel was late, and nobody had told the customer.")
        },
        Topic::WrongItem | Topic::MissingItem => Proposal {
            cost: Some(4_90),
            ..of(RemedyKind::FreeShipping, DELIVERY, "We packed it wrongly; the next parcel is on us.")
        },
        Topic::StaleCoffee => {
            Proposal { cost: Some(8_90), ..of(RemedyKind::Gift, PURCHASE, "A fresh bag for the stale one.") }
        }
        Topic::Discount if cents < LARGE => Proposal {
            cents: Some(cents),
            ..of(RemedyKind::Refund, PURCHASE, "What the page promised and what was charged differ by this.")
        },
        Topic::DoubleCharge if cents < LARGE => {
            Proposal { cents: Some(cents), ..of(RemedyKind::Refund, INVOICE, "Charged twice for one order.") }
        }
        Topic::Damaged | Topic::MachineFault | Topic::Grinder if cents * 6 / 10 < SMALL => Proposal {
            cost: Some(cents * 6 / 10),
            ..of(RemedyKind::Replacement, RETURN, "It did not arrive whole, or never worked: we send another one.")
        },
        Topic::RefundStatus => of(RemedyKind::Apology, INVOICE, "The money was on its way, our answer was not."),
        _ => return None,
    })
}

impl Teller<'_> {
    /// Before a matter is settled, somebody says what went wrong; and sometimes it is made good.
    pub(super) fn make_good(&mut self) {
        if let Some(journey) = journey(self.topic) {
            self.push(Deed::Journey { by: self.agent, journey });
        }
        if !self.has_proposed()
            && let Some(what) = proposal(self.topic, self.cents)
            && self.chance.happens(30)
        {
            self.push(Deed::Propose { by: self.agent, what });
            if what.kind == RemedyKind::Refund {
                self.work(5, 90);
                let by = if self.agent == LENA { NIKOLA } else { LENA };
                self.push(Deed::Agree { by, text: "" });
            }
            self.work(1, 20);
            let number = self.chance.between(1_000, 9_999);
            let proof = match what.kind {
                RemedyKind::Refund => Some(format!("Transfer {number}")),
                RemedyKind::Replacement => Some(format!("Sent again, parcel {number}")),
                kind if kind.has_voucher() => None,
                _ => Some("By letter, with our name under it".to_owned()),
            };
            self.push(Deed::CarryOut { by: self.agent, proof });
            self.work(1, 5);
        }
        let causes = wrong(self.topic);
        if !causes.is_empty() && self.chance.happens(80) {
            let wrong = self.chance.weighted(causes);
            self.push(Deed::Cause { by: self.agent, wrong });
        }
    }
}

impl Stage {
    /// Plays a deed about what went wrong or makes good, or a sign under a note.
    pub(super) async fn amended(&self, act: &mut Act, number: TicketId, deed: &Deed) -> Result<()> {
        match deed {
            Deed::Agree { by, text } => self.agreed(act, number, *by, text).await,
            Deed::Sign { by, sign } => {
                let who = self.staff[*by].clone();
                act.play(who.actor(), act.now());
                let mut ticket = Ticket::locked(act, number).await?;
                let timeline = ticket.timeline(&mut *act).await?;
                let note = timeline.iter().rfind(|entry| entry.kind == EntryKind::Note);
                let note = note.ok_or_else(|| broken("a story has a sign and no note"))?;
                ticket.mark_entry(act, &who, note.id, *sign).await
            }
            Deed::Propose { by, .. }
            | Deed::CarryOut { by, .. }
            | Deed::Cause { by, .. }
            | Deed::Journey { by, .. } => {
                let agent = self.agent(act, *by)?;
                let mut ticket = Ticket::seen_by(&mut *act, &Scope::of(&agent), number).await?;
                match deed {
                    Deed::Propose { what, .. } => {
                        Remedy::propose(act, &agent, &mut ticket, &self.proposed(what)).await.map(drop)
                    }
                    Deed::CarryOut { proof, .. } => {
                        let mut remedy = agreed_on(act, number).await?;
                        let until = act.now().plus(GOOD);
                        let way = proof.clone().map_or(Way::Voucher(Some(until)), Way::Proof);
                        remedy.carry_out(act, &agent, &mut ticket, &way).await?;
                        let timeline = ticket.timeline(&mut *act).await?;
                        let said = |entry: &&Entry| entry.public && entry.direction == Some(Direction::Out);
                        match timeline.iter().rfind(said) {
                            Some(answer) => remedy.told_in(act, answer).await,
                            None => Ok(()),
                        }
                    }
                    Deed::Cause { wrong, .. } => {
                        let cause = self.charter.causes[*wrong as usize];
                        ticket.name_cause(act, &agent, Some(cause)).await
                    }
                    Deed::Journey { journey, .. } => {
                        let journey = self.charter.journeys[*journey];
                        ticket.choose_journey(act, &agent, Some(journey)).await
                    }
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn proposed(&self, what: &Proposal) -> NewRemedy {
        NewRemedy {
            kind: what.kind,
            amount: what.cents,
            percent: what.percent,
            items: what.items,
            cost: what.cost,
            currency: "EUR".into(),
            journey: Some(self.charter.journeys[what.journey]),
            reason: what.reason.into(),
        }
    }

    async fn agreed(&self, act: &mut Act, number: TicketId, by: usize, text: &str) -> Result<()> {
        let (who, now) = (self.staff[by].clone(), act.now());
        act.play(who.actor(), now);
        let approvals = Remedy::of_ticket(&mut *act, number).await?.into_iter().map(|remedy| remedy.approval_id);
        let deciders = Deciders::read(&mut *act, now).await?;
        let steps = Step::of(&mut *act, approvals).await?;
        let waits = |step: &&Step| step.state == StepState::Open && deciders.may_decide(step, who.id);
        let step = steps.iter().find(waits).ok_or_else(|| broken("a story agrees to what nobody asked"))?;
        let decided = Decided { steps: vec![step.id], decision: Decision::Approve, words: text.to_owned() };
        decided.take(act, &who).await
    }
}

async fn agreed_on(act: &mut Act, number: TicketId) -> Result<Remedy> {
    let all = Remedy::of_ticket(&mut *act, number).await?;
    let agreed = all.into_iter().find(|remedy| remedy.state == RemedyState::Approved);
    agreed.ok_or_else(|| broken("a story carries out what nobody agreed on"))
}

fn broken(why: &str) -> Error {
    Error::Broken(why.into())
}
