//! What a remedy is weighed by: what the customer gets on its ticket in total, however many remedies it is cut into.

use crate::{Remedy, RemedyState};
use store::Money;

/// The larger of what the customer gets and what it costs us.
pub(crate) fn most(amount: Option<i64>, cost: i64) -> i64 {
    cost.max(amount.unwrap_or_default())
}

/// What these give together in a currency, in minor units, but for what somebody declined or nobody proposes any more.
pub(crate) fn granted(remedies: &[Remedy], currency: &str) -> i64 {
    let counts = |one: &&Remedy| {
        one.currency == currency && !matches!(one.state, RemedyState::Declined | RemedyState::Withdrawn)
    };
    remedies.iter().filter(counts).map(Remedy::most).fold(0, i64::saturating_add)
}

/// What these give together: a sum for each currency that has one, in the order in which they first stood.
pub(crate) fn given(remedies: &[Remedy]) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for Remedy { currency, .. } in remedies {
        let sum = granted(remedies, currency);
        if sum > 0 && sums.iter().all(|known| known.currency != *currency) {
            sums.push(Money::new(sum, currency.as_str()));
        }
    }
    sums
}

/// What a limit leaves beside these, in its currency and minor units.
pub(crate) fn left(limit: &Money, remedies: &[Remedy]) -> i64 {
    limit.minor.saturating_sub(granted(remedies, &limit.currency)).max(0)
}

impl Remedy {
    /// What it adds to that, in minor units.
    fn most(&self) -> i64 {
        most(self.amount, self.cost)
    }

    /// What the customer gets with it and with what was granted before it, when there was something: in minor units.
    pub fn together(&self) -> Option<i64> {
        let most = self.most();
        (self.granted_before > 0 && most > 0).then(|| self.granted_before.saturating_add(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RemedyId, RemedyKind};
    use approval::{ApprovalId, Reason};
    use base::{EntryId, Moment, StaffId, TicketId};

    fn remedy(state: RemedyState, amount: Option<i64>, cost: i64, currency: &str) -> Remedy {
        Remedy {
            id: RemedyId(1),
            entry_id: EntryId(1),
            ticket_id: TicketId(1),
            kind: RemedyKind::Refund,
            amount,
            percent: None,
            items: None,
            cost,
            currency: currency.into(),
            journey_id: None,
            state,
            reason: Reason::Free,
            approval_id: ApprovalId(1),
            proposed_by: StaffId(1),
            proposed_at: Moment::from_micros(0),
            ended_by: None,
            ended_at: None,
            told_at: None,
            granted_before: 0,
        }
    }

    #[test]
    fn all_that_may_still_reach_the_customer_counts_and_nothing_else() {
        use RemedyState::{Approved, Changes, Declined, Executed, Proposed, Withdrawn};
        for (state, counts) in
            [(Proposed, 5), (Changes, 5), (Approved, 5), (Executed, 5), (Declined, 0), (Withdrawn, 0)]
        {
            assert_eq!(granted(&[remedy(state, Some(5), 5, "EUR")], "EUR"), counts, "{state}");
        }
        let all = [
            remedy(Approved, Some(20_00), 12_00, "EUR"),
            remedy(Executed, None, 8_00, "EUR"),
            remedy(Proposed, Some(90_00), 90_00, "USD"),
            remedy(Withdrawn, Some(70_00), 70_00, "EUR"),
        ];
        assert_eq!((granted(&all, "EUR"), granted(&all, "USD"), granted(&all, "GBP")), (28_00, 90_00, 0));
        assert_eq!(given(&all), [Money::new(28_00, "EUR"), Money::new(90_00, "USD")]);
        let limits = [(30_00, "EUR"), (20_00, "EUR"), (20_00, "GBP")].map(|(sum, currency)| Money::new(sum, currency));
        assert_eq!(limits.map(|limit| left(&limit, &all)), [2_00, 0, 20_00]);
        let most = [remedy(Approved, Some(i64::MAX), 0, "EUR"), remedy(Approved, Some(1), 0, "EUR")];
        assert_eq!(granted(&most, "EUR"), i64::MAX);
    }

    #[test]
    fn cut_into_pieces_or_whole_it_is_weighed_alike() {
        for pieces in [&[45_00][..], &[20_00, 25_00], &[1, 44_99], &[15_00, 15_00, 15_00]] {
            let mut before: Vec<Remedy> = Vec::new();
            for (place, piece) in pieces.iter().enumerate() {
                let granted_before = granted(&before, "EUR");
                before.push(Remedy { granted_before, ..remedy(RemedyState::Approved, Some(*piece), 0, "EUR") });
                let known: i64 = pieces[..=place].iter().sum();
                let weighed = before[place].together().unwrap_or(*piece);
                assert_eq!(weighed, known, "{pieces:?}");
            }
        }
        let sorry = Remedy { granted_before: 20_00, ..remedy(RemedyState::Approved, None, 0, "EUR") };
        assert_eq!(sorry.together(), None, "words alone add nothing");
    }
}
