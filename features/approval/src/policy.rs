//! Which rule a case falls under, and who is asked then: pure.

use crate::{Rule, RuleId};
use base::{DepartmentId, StaffId};
use serde::{Deserialize, Serialize};
use store::Money;

/// Whom a rule names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// A department: whoever of it is there.
    Department(DepartmentId),
    /// A colleague.
    Staff(StaffId),
    /// The department that owns the journey the case belongs to.
    Owner,
    /// Who leads the department of the case.
    Leads,
}

/// What is to be weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    /// What is proposed, in a word of its own feature.
    pub kind: &'a str,
    /// What it costs us, at most, with whatever its ticket was granted before; nothing for what costs nothing.
    pub amount: Option<Money>,
    /// The journey it belongs to, by its row.
    pub journey: Option<i64>,
    /// Who owns that.
    pub owner: Option<DepartmentId>,
    /// Whose case it is.
    pub department: DepartmentId,
}

store::enumeration! {
    /// Why these people are asked, or nobody.
    pub enum Reason {
        /// It is within what whoever proposes may grant alone.
        Limit = "limit",
        /// A rule says so.
        Rule = "rule",
        /// No rule names it, and it is beyond what whoever proposes may grant alone.
        Beyond = "beyond",
        /// No rule names it, and nothing limits whoever proposes.
        Free = "free",
    }
}

/// Who is asked for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Why.
    pub reason: Reason,
    /// By which rule.
    pub rule: Option<RuleId>,
    /// Whom; nobody: it is approved by policy.
    pub asked: Vec<Asked>,
    /// One after the other, instead of all at once.
    pub in_order: bool,
    /// Minutes of working time in which each should decide.
    pub minutes: i64,
}

/// Minutes in which one decides where no rule says otherwise: a working day.
pub const A_DAY: i64 = 8 * 60;

/// Who is asked. First of all rules that hold even within one's own limit; then that limit; then the first
/// rule that fits; beyond a limit and without a rule, whoever leads.
pub fn route(rules: &[Rule], limit: Option<&Money>, case: &Case<'_>) -> Route {
    let fitting = |rule: &&Rule| fits(rule, case);
    if let Some(rule) = rules.iter().filter(|rule| rule.always).find(fitting) {
        return by_rule(rule, case);
    }
    if limit.is_some_and(|limit| is_within(case, limit)) {
        return nobody(Reason::Limit);
    }
    match (rules.iter().find(fitting), limit) {
        (Some(rule), _) => by_rule(rule, case),
        (None, Some(_)) => Route { asked: vec![Asked::Leads], ..nobody(Reason::Beyond) },
        (None, None) => nobody(Reason::Free),
    }
}

fn nobody(reason: Reason) -> Route {
    Route { reason, rule: None, asked: Vec::new(), in_order: false, minutes: A_DAY }
}

/// A journey without an owner is decided by who leads; nobody is asked twice.
fn by_rule(rule: &Rule, case: &Case<'_>) -> Route {
    let mut asked: Vec<Asked> = Vec::new();
    for one in &rule.asked {
        let one = match (one, case.owner) {
            (Asked::Owner, Some(owner)) => Asked::Department(owner),
            (Asked::Owner, None) => Asked::Leads,
            (other, _) => *other,
        };
        if !asked.contains(&one) {
            asked.push(one);
        }
    }
    Route { reason: Reason::Rule, rule: Some(rule.id), asked, in_order: rule.in_order, minutes: rule.minutes }
}

fn is_within(case: &Case<'_>, limit: &Money) -> bool {
    case.amount.as_ref().is_none_or(|amount| amount.currency == limit.currency && amount.minor <= limit.minor)
}

fn fits(rule: &Rule, case: &Case<'_>) -> bool {
    rule.kind.as_deref().is_none_or(|kind| kind == case.kind)
        && rule.journey.is_none_or(|journey| case.journey == Some(journey))
        && rule.department_id.is_none_or(|department| department == case.department)
        && fits_amount(rule, case.amount.as_ref())
}

/// A sum in another currency cannot be compared: it is taken for more, so that nothing slips through.
fn fits_amount(rule: &Rule, amount: Option<&Money>) -> bool {
    match amount {
        Some(amount) if amount.currency != rule.currency => rule.up_to.is_none(),
        amount => {
            let minor = amount.map_or(0, |amount| amount.minor);
            rule.above.is_none_or(|above| minor > above) && rule.up_to.is_none_or(|most| minor <= most)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTING: Asked = Asked::Department(DepartmentId(3));
    const SALES: DepartmentId = DepartmentId(2);

    fn rule(id: i64, kind: Option<&str>, above: Option<i64>, asked: &[Asked]) -> Rule {
        Rule {
            id: RuleId(id),
            kind: kind.map(str::to_owned),
            currency: "EUR".into(),
            above,
            up_to: None,
            journey: None,
            department_id: None,
            always: false,
            in_order: false,
            minutes: A_DAY,
            asked: asked.to_vec(),
        }
    }

    fn case(kind: &str, euros: i64) -> Case<'_> {
        let amount = Some(Money::new(euros * 100, "EUR"));
        Case { kind, amount, journey: Some(1), owner: Some(SALES), department: DepartmentId(1) }
    }

    fn euros(euros: i64) -> Money {
        Money::new(euros * 100, "EUR")
    }

    #[test]
    fn the_first_rule_that_fits_says_who_is_asked() {
        let rules = [
            rule(1, Some("refund"), Some(50_00), &[ACCOUNTING, Asked::Owner]),
            rule(2, Some("refund"), None, &[]),
            rule(3, None, None, &[Asked::Leads]),
        ];
        assert_eq!(route(&rules, None, &case("refund", 51)).asked, [ACCOUNTING, Asked::Department(SALES)]);
        let small = route(&rules, None, &case("refund", 50));
        assert_eq!((small.rule, small.asked.len()), (Some(RuleId(2)), 0));
        assert_eq!(route(&rules, None, &case("gift", 1)).asked, [Asked::Leads]);
    }

    #[test]
    fn within_ones_own_limit_nobody_is_asked_but_by_rules_that_always_hold() {
        let mut rules = vec![rule(1, None, None, &[ACCOUNTING])];
        assert_eq!(route(&rules, Some(&euros(20)), &case("refund", 20)).reason, Reason::Limit);
        assert_eq!(route(&rules, Some(&euros(20)), &case("refund", 21)).asked, [ACCOUNTING]);
        rules[0].always = true;
        assert_eq!(route(&rules, Some(&euros(20)), &case("refund", 1)).asked, [ACCOUNTING]);
    }

    #[test]
    fn without_a_rule_who_leads_decides_beyond_a_limit_and_nobody_without_one() {
        assert_eq!(route(&[], Some(&euros(20)), &case("refund", 21)).asked, [Asked::Leads]);
        assert_eq!(route(&[], None, &case("refund", 21)).reason, Reason::Free);
    }

    #[test]
    fn what_cannot_be_compared_is_taken_for_more() {
        let rules = [rule(1, Some("refund"), Some(50_00), &[ACCOUNTING])];
        let dollars = Case { amount: Some(Money::new(1_00, "USD")), ..case("refund", 1) };
        assert_eq!(route(&rules, Some(&euros(20)), &dollars).asked, [ACCOUNTING]);
    }

    #[test]
    fn a_journey_nobody_owns_is_decided_by_who_leads_and_nobody_is_asked_twice() {
        let rules = [rule(1, None, None, &[Asked::Owner, Asked::Leads])];
        let orphan = Case { owner: None, ..case("refund", 1) };
        assert_eq!(route(&rules, None, &orphan).asked, [Asked::Leads]);
    }
}
