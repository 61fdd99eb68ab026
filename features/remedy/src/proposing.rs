//! Proposing, and proposing anew what somebody wants changed.

use crate::{
    DeedWord, Remedy, RemedyId, RemedyKind, RemedyState,
    event::{Asked, Proposed},
    remedy::TOPIC,
    weighing::{granted, most},
};
use approval::{
    Approval, ApprovalState, Case, Deciders, Limit, NewApproval, Outcome, Route, Rule, Step, StepId, route,
};
use base::{Act, EntryId, Error, Result};
use journey::{Journey, JourneyId};
use people::{Agent, Colleague, Staff};
use store::{Money, On, money::is_currency, sql};
use ticket::{EntryKind, NewEntry, Party, Person, Ticket, WaitFor, WaitId};

/// What is to be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRemedy {
    /// What it is.
    pub kind: RemedyKind,
    /// What the customer gets, in minor units.
    pub amount: Option<i64>,
    /// Of a discount that is no sum: 1 to 100.
    pub percent: Option<i64>,
    /// On how many items.
    pub items: Option<i64>,
    /// What it really costs us, at most; what the customer gets, when nothing is said.
    pub cost: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    /// The journey it belongs to.
    pub journey: Option<JourneyId>,
    /// Why.
    pub reason: String,
}

/// Letters of a reason.
const LONGEST: usize = 5000;
/// More than anybody grants: ten thousand millions, in minor units.
const MOST_MONEY: i64 = 1_000_000_000_000;
/// Items, at most.
const MOST_ITEMS: i64 = 10_000;
/// Remedies that are proposed on one ticket.
const PROPOSED: usize = 100;

impl NewRemedy {
    /// What it costs us, at most.
    pub fn cost(&self) -> i64 {
        self.cost.or(self.amount).unwrap_or_default()
    }

    /// What it is weighed by: the larger of what the customer gets and what it costs us.
    fn most(&self) -> i64 {
        most(self.amount, self.cost())
    }

    /// # Errors
    /// [`Error::Invalid`] naming the field that does not do.
    pub fn check(&self) -> Result<()> {
        let wrong = |field, key| Err(Error::invalid(field, key));
        let is_sum = |sum: Option<i64>| sum.is_none_or(|sum| (0..=MOST_MONEY).contains(&sum));
        if !is_currency(&self.currency) {
            return wrong("currency", "remedy-error-currency");
        }
        if !is_sum(self.amount) || self.kind == RemedyKind::Refund && self.amount.unwrap_or_default() == 0 {
            return wrong("amount", "remedy-error-amount");
        }
        if !is_sum(self.cost) {
            return wrong("cost", "remedy-error-cost");
        }
        // Words alone cost nothing: with a sum it is something else.
        if self.kind == RemedyKind::Apology && (self.most() > 0 || self.percent.is_some()) {
            return wrong("amount", "remedy-error-apology");
        }
        if self.percent.is_some_and(|percent| !(1..=100).contains(&percent)) {
            return wrong("percent", "remedy-error-percent");
        }
        if self.kind.is_discount() && self.percent.is_some() == self.amount.is_some() {
            return wrong("percent", "remedy-error-discount");
        }
        // What nobody can weigh, nobody could be asked for.
        let is_weighed = self.most() > 0 && (self.percent.is_none() || self.cost() > 0);
        if self.kind != RemedyKind::Apology && !is_weighed {
            return wrong("cost", "remedy-error-cost");
        }
        let items = self.items.is_none_or(|items| (1..=MOST_ITEMS).contains(&items));
        if !items || self.kind == RemedyKind::DiscountItems && self.items.is_none() {
            return wrong("items", "remedy-error-items");
        }
        let reason = self.reason.trim();
        if reason.is_empty() || reason.chars().count() > LONGEST {
            return wrong("reason", "remedy-error-reason");
        }
        Ok(())
    }

    /// Who would be asked, if this person proposed it for a department's case on which so much was granted before, in
    /// its currency and minor units: several small ones are weighed as the large one they are together.
    pub async fn route(
        &self,
        on: impl Into<On<'_>>,
        by: &Staff,
        department: base::DepartmentId,
        before: i64,
    ) -> Result<Route> {
        let mut on = on.into();
        let owner = match self.journey {
            Some(id) => Some(Journey::find(on.again(), id).await?.department_id),
            None => None,
        };
        let most = self.most();
        let case = Case {
            kind: self.kind.as_str(),
            amount: (most > 0).then(|| Money::new(before.saturating_add(most), self.currency.as_str())),
            journey: self.journey.map(|id| id.0),
            owner,
            department,
        };
        let rules = Rule::all(on.again()).await?;
        Ok(route(&rules, Limit::of(on, by).await?.as_ref(), &case))
    }
}

impl Remedy {
    /// Proposes: it stands on the timeline, those who must agree are asked, and the ticket waits for them.
    /// Whom the rules let alone, it is approved for at once, and says by what.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what cannot be proposed; [`Error::Refused`] when nobody else could decide.
    pub async fn propose(act: &mut Act, by: &Agent, ticket: &mut Ticket, new: &NewRemedy) -> Result<RemedyId> {
        new.check()?;
        let others = Remedy::of_ticket(&mut *act, ticket.id).await?;
        if others.len() >= PROPOSED {
            return Err(Error::refused("remedy-error-many"));
        }
        let before = granted(&others, &new.currency);
        let entry = write(act, by, ticket, &new.reason).await?;
        ticket.take_up(act, by).await?;
        let route = new.route(&mut *act, by, ticket.department_id, before).await?;
        let (approval, outcome) = ask(act, by, (&*ticket, entry), &route).await?;
        let now = act.now();
        let id: RemedyId = sql!(
            "INSERT INTO remedy (entry_id, kind, amount, percent, items, cost, currency, journey_id, state, reason, approval_id, proposed_by, proposed_at,
                 granted_before)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, $11, $12, $13) RETURNING id"
        )
        .bind(entry)
        .bind(new.kind)
        .bind(new.amount)
        .bind(new.percent)
        .bind(new.items)
        .bind(new.cost())
        .bind(new.currency.as_str())
        .bind(new.journey)
        .bind(route.reason)
        .bind(approval.id)
        .bind(by.id)
        .bind(now)
        .bind(before)
        .value(&mut *act)
        .await?;
        let mut remedy = Remedy::find(&mut *act, id).await?;
        remedy.note(act, entry, DeedWord::Proposed, None).await?;
        remedy.begun(act, ticket, (&approval, outcome), false).await?;
        Ok(id)
    }
}

impl Remedy {
    /// Proposes it anew, as somebody asked for: everybody is asked again.
    ///
    /// # Errors
    /// As [`Remedy::propose`]; [`Error::Refused`] when nobody asked for a change.
    pub async fn revise(&mut self, act: &mut Act, by: &Agent, ticket: &mut Ticket, new: &NewRemedy) -> Result<()> {
        if self.state != RemedyState::Changes {
            return Err(Error::refused("remedy-error-unasked"));
        }
        new.check()?;
        let mut others = Remedy::of_ticket(&mut *act, ticket.id).await?;
        others.retain(|one| one.id != self.id);
        let before = granted(&others, &new.currency);
        let entry = write(act, by, ticket, &new.reason).await?;
        let route = new.route(&mut *act, by, ticket.department_id, before).await?;
        let (approval, outcome) = ask(act, by, (&*ticket, entry), &route).await?;
        sql!(
            "UPDATE remedy SET kind = $2, amount = $3, percent = $4, items = $5, cost = $6, currency = $7, journey_id = $8,
                 reason = $9, approval_id = $10, proposed_by = $11, granted_before = $12 WHERE id = $1"
        )
        .bind(self.id)
        .bind(new.kind)
        .bind(new.amount)
        .bind(new.percent)
        .bind(new.items)
        .bind(new.cost())
        .bind(new.currency.as_str())
        .bind(new.journey)
        .bind(route.reason)
        .bind(approval.id)
        .bind(by.id)
        .bind(before)
        .run(&mut *act)
        .await?;
        *self = Remedy::find(&mut *act, self.id).await?;
        self.note(act, entry, DeedWord::Revised, None).await?;
        self.begun(act, ticket, (&approval, outcome), true).await
    }

    /// It is proposed no more: nobody need decide.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is over already.
    pub async fn withdraw(&mut self, act: &mut Act, by: &Agent, ticket: &mut Ticket, why: &str) -> Result<()> {
        if self.state.is_over() {
            return Err(Error::refused("remedy-error-over"));
        }
        let entry = write(act, by, ticket, why).await?;
        self.withdrawn(act, ticket, entry).await
    }

    /// A round of asking has begun.
    async fn begun(
        &mut self,
        act: &mut Act,
        ticket: &mut Ticket,
        (approval, outcome): (&Approval, Outcome),
        again: bool,
    ) -> Result<()> {
        let state = match approval.state {
            ApprovalState::Approved => RemedyState::Approved,
            _ => RemedyState::Proposed,
        };
        self.become_(act, state).await?;
        let event = Proposed { remedy: self.id, ticket: ticket.id, again, reason: self.reason, state };
        act.tell(self.id, &event).await?;
        self.follow(act, ticket, outcome).await
    }

    /// The ticket waits for the steps that were opened, and no longer for those that are closed.
    pub(crate) async fn follow(&self, act: &mut Act, ticket: &mut Ticket, outcome: Outcome) -> Result<()> {
        let now = act.now();
        if !outcome.opened.is_empty() {
            let deciders = Deciders::read(&mut *act, now).await?;
            for step in &outcome.opened {
                self.wait_for(act, ticket, step, &deciders).await?;
            }
        }
        for step in outcome.closed {
            let wait: Option<(WaitId,)> =
                sql!("SELECT wait_id FROM remedy_wait WHERE step_id = $1").bind(step).opt(&mut *act).await?;
            if let Some((wait,)) = wait {
                ticket.wait_over(act, wait).await?;
            }
            sql!("DELETE FROM remedy_asked WHERE step_id = $1").bind(step).run(&mut *act).await?;
        }
        act.refresh(TOPIC);
        ticket.settle(act).await
    }

    async fn wait_for(&self, act: &mut Act, ticket: &mut Ticket, step: &Step, deciders: &Deciders) -> Result<()> {
        self.ask_these(act, ticket, step.id, &deciders.of(step)).await?;
        let of = party(act, step).await?;
        let wait = ticket.wait_for(act, self.entry_id, WaitFor::Approval, of).await?;
        sql!("INSERT INTO remedy_wait (step_id, wait_id) VALUES ($1, $2)")
            .bind(step.id)
            .bind(wait)
            .run(&mut *act)
            .await?;
        act.tell(self.id, &Asked { remedy: self.id, ticket: ticket.id, step: step.id }).await?;
        Ok(())
    }

    /// Says what an entry of the timeline did, and about what: proposed anew, that is another.
    pub(crate) async fn note(&self, act: &mut Act, entry: EntryId, what: DeedWord, step: Option<StepId>) -> Result<()> {
        sql!(
            "INSERT INTO remedy_deed (remedy_id, entry_id, what, step_id, offer, cost) VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(self.id)
        .bind(entry)
        .bind(what)
        .bind(step)
        .bind(serde_json::to_value(self.offer())?)
        .bind(self.cost)
        .run(act)
        .await?;
        Ok(())
    }
}

/// Words about a remedy, among colleagues; they may be none.
pub(crate) async fn write(act: &mut Act, by: &Colleague, ticket: &mut Ticket, words: &str) -> Result<EntryId> {
    let words: String = words.trim().chars().take(LONGEST).collect();
    let entry = NewEntry {
        staff: Some(by.id),
        author: Person { name: by.name.clone(), address: by.email.clone() },
        ..NewEntry::of(EntryKind::Remedy)
    };
    ticket.write(act, &entry.saying(&words, None)).await
}

/// What it is about is the entry that proposes it: the remedy's row comes after.
async fn ask(
    act: &mut Act,
    by: &Agent,
    (ticket, entry): (&Ticket, EntryId),
    route: &Route,
) -> Result<(Approval, Outcome)> {
    let new = NewApproval { about: ("entry", entry.0), by: by.id, route, department: ticket.department_id };
    Approval::begin(act, new).await
}

/// At whose cost one waits for a step: a colleague's time is their department's.
async fn party(act: &mut Act, step: &Step) -> Result<Party> {
    Ok(match (step.staff_id, step.department_id) {
        (Some(who), _) => {
            let own = Staff::departments(act, who).await?;
            own.first().map_or(Party::Staff(who), |first| Party::Department(first.id))
        }
        (None, Some(department)) => Party::Department(department),
        (None, None) => Party::Outside,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refund() -> NewRemedy {
        NewRemedy {
            kind: RemedyKind::Refund,
            amount: Some(4_00),
            percent: None,
            items: None,
            cost: None,
            currency: "EUR".into(),
            journey: None,
            reason: "5 % instead of 10 %".into(),
        }
    }

    fn wrong(new: NewRemedy) -> &'static str {
        match new.check() {
            Err(Error::Invalid(fields)) => fields[0].0,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_costs_nothing_is_words_alone() {
        use RemedyKind::{Apology, FreeShipping, Gift, Other, Replacement};
        for kind in [Replacement, Gift, FreeShipping, Other] {
            for cost in [None, Some(0)] {
                assert_eq!(wrong(NewRemedy { kind, amount: None, cost, ..refund() }), "cost", "{kind}");
            }
            assert!(NewRemedy { kind, amount: None, cost: Some(1), ..refund() }.check().is_ok());
        }
        let sorry = NewRemedy { kind: Apology, amount: None, ..refund() };
        assert!(sorry.check().is_ok());
        assert_eq!(wrong(NewRemedy { amount: Some(1), ..sorry.clone() }), "amount");
        assert_eq!(wrong(NewRemedy { cost: Some(1), ..sorry }), "amount");
    }

    #[test]
    fn what_is_proposed_can_be_weighed() {
        assert!(refund().check().is_ok());
        assert_eq!(refund().cost(), 4_00);
        assert_eq!(wrong(NewRemedy { amount: None, ..refund() }), "amount");
        assert_eq!(wrong(NewRemedy { amount: Some(-1), ..refund() }), "amount");
        assert_eq!(wrong(NewRemedy { reason: " ".into(), ..refund() }), "reason");
        assert_eq!(wrong(NewRemedy { currency: "euro".into(), ..refund() }), "currency");
        let half = NewRemedy { kind: RemedyKind::DiscountItems, amount: None, percent: Some(10), ..refund() };
        assert_eq!(wrong(half.clone()), "cost", "a part of a price is a sum too");
        assert_eq!(wrong(NewRemedy { cost: Some(8_00), ..half.clone() }), "items");
        assert!(NewRemedy { cost: Some(8_00), items: Some(2), ..half.clone() }.check().is_ok());
        assert_eq!(wrong(NewRemedy { cost: Some(0), items: Some(2), ..half.clone() }), "cost", "nor is it nothing");
        assert_eq!(wrong(NewRemedy { percent: Some(101), ..half }), "percent");
    }
}
