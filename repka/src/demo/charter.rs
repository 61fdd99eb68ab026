//! What the shop has agreed on: who leads and stands in, who answers for what and how soon, which journeys there
//! are, what goes wrong, and who must agree to what is given away.

use super::{
    cast::{
        ACCOUNTING, ANNA, BORIS, DARKO, DEVELOPMENT, LENA, MARKETING, MARTA, NIKOLA, OWNER, PETAR, POLINA, SALES,
        STAFF, SUPPORT, TOMISLAV, VASYA, WAREHOUSE,
    },
    rhythm::{DAY, HOUR, SPAN},
};
use approval::{Asked, Limit, Rule, RuleId};
use base::{Act, Actor, DepartmentId, Desk, Moment, Result};
use journey::{Journey, JourneyId};
use people::{
    Absence, Admin, Colleague, NewAbsence, OwnWords, Regulation, Role, Staff,
    absence::{AbsenceId, ENDS},
};
use remedy::RemedyKind;
use shell::languages;
use store::Money;
use ticket::cause::{Cause, CauseId, Keeper, Whose};

/// What a department has agreed on with the others.
struct Agreed {
    department: usize,
    lead: usize,
    deputy: usize,
    answers_for: &'static str,
    /// Minutes of working time in which it answers.
    minutes: i64,
}

const fn agreed(department: usize, (lead, deputy): (usize, usize), minutes: i64, answers_for: &'static str) -> Agreed {
    Agreed { department, lead, deputy, answers_for, minutes }
}

const AGREED: [Agreed; 6] = [
    agreed(SUPPORT, (MARTA, VASYA), 60, "Everything customers write, until somebody has answered them."),
    agreed(SALES, (TOMISLAV, ANNA), 120, "Orders and offers, prices, what is on sale and what is sold out."),
    agreed(ACCOUNTING, (LENA, NIKOLA), 240, "Payments, refunds and transfers, invoices and tax numbers."),
    agreed(DEVELOPMENT, (DARKO, POLINA), 240, "The shop: price rules, cart and account; why a page says what it says."),
    agreed(MARKETING, (PETAR, ANNA), 180, "Banners, letters and events: what we promise in public, and until when."),
    agreed(WAREHOUSE, (BORIS, TOMISLAV), 60, "What lies on the shelf, what is packed, and where a parcel is."),
];

/// What people answer for, in their own words.
const OWN_WORDS: [(usize, &str); 8] = [
    (VASYA, "Coffee machines: what leaks, what to clean, when to send one in"),
    (ANNA, "Orders from Russia and the Baltics; customs papers"),
    (LENA, "Refunds and everything that needs a signature"),
    (NIKOLA, "Invoices for companies, also in Bulgarian; tax numbers"),
    (DARKO, "Price rules and discounts: why a price is what it is"),
    (POLINA, "The templates of our letters, and the customer's account"),
    (PETAR, "Tastings, fairs and whatever is written about us in public"),
    (BORIS, "Stock and parcels; talks to the courier every morning"),
];

/// How some are reached beside the desk.
const REACH: [(usize, &str); 3] = [
    (LENA, "telephone 12, second floor"),
    (DARKO, "telephone 31, best before noon"),
    (BORIS, "telephone 40; in the hall until two"),
];

/// Index of the journey by which one buys.
pub const PURCHASE: usize = 0;
/// Of the one by which it comes.
pub const DELIVERY: usize = 1;
/// Of the one by which it is paid.
pub const INVOICE: usize = 2;
/// Of the one by which it goes back.
pub const RETURN: usize = 3;
/// Of what we invite to.
pub const EVENT: usize = 4;

const JOURNEYS: [(&str, usize); 5] =
    [("Purchase", SALES), ("Delivery", WAREHOUSE), ("Invoice", ACCOUNTING), ("Return", SUPPORT), ("Event", MARKETING)];

/// What goes wrong in the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says what went wrong, and `CAUSES` whose thing it is")]
pub enum Wrong {
    AnsweredLate,
    SoldOut,
    PriceUnclear,
    RefundLate,
    Invoice,
    PriceRule,
    ShopFault,
    Promised,
    Letter,
    PackedWrongly,
    SentLate,
    ParcelLate,
    DamagedOnTheWay,
    Faulty,
}

/// Whose thing it is.
enum Of {
    Department(usize),
    Outside(&'static str),
}
use Of::{Department, Outside};

/// In the order of [`Wrong`].
const CAUSES: [(Of, &str); Wrong::Faulty as usize + 1] = [
    (Department(SUPPORT), "Answered late"),
    (Department(SALES), "Sold what is not there"),
    (Department(SALES), "Price or terms unclear"),
    (Department(ACCOUNTING), "Refund late"),
    (Department(ACCOUNTING), "Invoice wrong or missing"),
    (Department(DEVELOPMENT), "Price rule differs from the page"),
    (Department(DEVELOPMENT), "Fault of the shop"),
    (Department(MARKETING), "Promised more than the rule gives"),
    (Department(MARKETING), "Letter misleads"),
    (Department(WAREHOUSE), "Packed wrongly"),
    (Department(WAREHOUSE), "Sent late"),
    (Outside("Brzo Parcels"), "Parcel late or lost"),
    (Outside("Brzo Parcels"), "Damaged on the way"),
    (Outside("Caffè Officina"), "Faulty from the start"),
];

/// Money, in cents.
const CURRENCY: &str = "EUR";
/// What an agent may grant alone, and what a supervisor may.
const LIMITS: [(Role, i64); 2] = [(Role::Agent, 1_500), (Role::Supervisor, 10_000)];
/// A replacement that costs no more needs nobody's word.
pub const SMALL: i64 = 10_000;
/// A refund of more needs the owner's word as well.
pub const LARGE: i64 = 20_000;

/// What the stories point to.
pub(super) struct Charter {
    pub journeys: Vec<JourneyId>,
    pub causes: Vec<CauseId>,
}

/// Agrees on it all, before the first customer writes.
pub(super) async fn agree(act: &mut Act, staff: &[Colleague], departments: &[DepartmentId]) -> Result<Charter> {
    let now = act.now();
    let by = Admin::of(&staff[OWNER])?;
    act.play(by.actor(), Moment::from_micros(now.micros() - SPAN - 2 * DAY));
    regulate(act, &by, staff, departments).await?;
    let mut journeys = Vec::new();
    for (name, owner) in JOURNEYS {
        journeys.push(Journey::make(act, &by, name, departments[owner]).await?);
    }
    let keeper = Keeper::of(&mut *act, &by).await?;
    let mut causes = Vec::new();
    for (of, name) in CAUSES {
        let whose = match of {
            Department(index) => Whose::Department(departments[index]),
            Outside(party) => Whose::Outside(party.into()),
        };
        causes.push(Cause::make(act, &keeper, whose, name).await?.id);
    }
    for rule in rules(staff, departments) {
        Rule::make(act, &by, &rule).await?;
    }
    for (role, most) in LIMITS {
        Limit::set(act, &by, approval::Whose::Role(role), Some(&Money::new(most, CURRENCY))).await?;
    }
    act.play(Actor::Machine, now);
    Ok(Charter { journeys, causes })
}

async fn regulate(act: &mut Act, by: &Admin, staff: &[Colleague], departments: &[DepartmentId]) -> Result<()> {
    for Agreed { department, lead, deputy, answers_for, minutes } in AGREED {
        let department_id = departments[department];
        Staff::work_in(act, by, staff[lead].id, &[(department_id, true)]).await?;
        let regulation = Regulation {
            department_id,
            answers_for: answers_for.into(),
            answer_minutes: minutes,
            deputy_id: Some(staff[deputy].id),
        };
        regulation.change(act, by).await?;
    }
    for (who, member) in STAFF.iter().enumerate() {
        let named = |words: &[(usize, &'static str)]| words.iter().find(|(of, _)| *of == who).map(|(_, words)| *words);
        let spoken = member.languages.iter().map(|one| languages::name(one.code()));
        let own = OwnWords {
            answers_for: named(&OWN_WORDS).unwrap_or_default().into(),
            speaks: spoken.collect::<Vec<_>>().join(", "),
            reach: named(&REACH).unwrap_or_default().into(),
        };
        own.say(act, staff[who].id).await?;
    }
    Ok(())
}

/// Money leaves by Accounting's word, and much of it by the owner's too; a discount on more than one purchase is
/// for whoever owns the journey.
fn rules(staff: &[Colleague], departments: &[DepartmentId]) -> [Rule; 5] {
    let rule = |kind: RemedyKind, asked: &[Asked]| Rule {
        id: RuleId(0),
        kind: Some(kind.as_str().into()),
        currency: CURRENCY.into(),
        above: None,
        up_to: None,
        journey: None,
        department_id: None,
        always: false,
        in_order: false,
        minutes: 4 * 60,
        asked: asked.to_vec(),
    };
    let accounting = Asked::Department(departments[ACCOUNTING]);
    let large = rule(RemedyKind::Refund, &[accounting, Asked::Staff(staff[OWNER].id)]);
    [
        Rule { above: Some(LARGE), always: true, in_order: true, ..large },
        Rule { always: true, ..rule(RemedyKind::Refund, &[accounting]) },
        Rule { always: true, ..rule(RemedyKind::DiscountItems, &[Asked::Owner]) },
        Rule { up_to: Some(SMALL), ..rule(RemedyKind::Replacement, &[]) },
        rule(RemedyKind::Replacement, &[Asked::Owner]),
    ]
}

/// Somebody is away, and somebody stands in. Answers with what ends it.
pub(super) async fn somebody_is_away(act: &mut Act, staff: &[Colleague], now: Moment) -> Result<(AbsenceId, Moment)> {
    let full = |at: i64| Moment::from_micros(at / HOUR * HOUR);
    let (since, until) = (full(now.micros() - 20 * HOUR), full(now.micros() + 3 * DAY));
    let lead = &staff[DARKO];
    act.play(lead.actor(), since);
    let new = NewAbsence {
        staff: staff[POLINA].id,
        since,
        until: Some(until),
        substitute: Some(lead.id),
        by_duty: Vec::new(),
        reason: "Ill, back on her feet soon".into(),
    };
    Ok((Absence::plan(act, lead, &new).await?, until))
}

/// What is away comes back by the usual job: history leaves none behind.
pub(super) async fn is_back_in_time(desk: &Desk, (absence, until): (AbsenceId, Moment)) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    act.enqueue(ENDS, serde_json::json!({ "absence": absence, "until": until }), until, None).await?;
    act.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::cast::DEPARTMENTS;

    #[test]
    fn every_department_is_led_by_one_of_its_own_and_somebody_else_stands_in() {
        for (index, agreed) in AGREED.iter().enumerate() {
            assert_eq!(agreed.department, index);
            assert_eq!(STAFF[agreed.lead].department, index, "{}", DEPARTMENTS[index].name);
            assert_ne!(agreed.lead, agreed.deputy);
        }
    }
}
