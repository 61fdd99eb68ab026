//! Who is away when, and who stands in: read once, asked often.

mod reading;

use super::{Absence, AbsenceId, Duty};
use crate::{Membership, Role};
use base::{DepartmentId, Moment, StaffId};
use std::collections::{BTreeSet, HashMap};

/// Who is away when, and who stands in.
#[derive(Clone, Debug, Default)]
pub struct Absences {
    /// By whom; each person's the earliest first.
    absences: HashMap<StaffId, Vec<Absence>>,
    by_duty: HashMap<(AbsenceId, Duty), StaffId>,
    /// Who works here, and as what.
    here: HashMap<StaffId, Role>,
    /// Who worked here and has left.
    gone: BTreeSet<StaffId>,
    places: Vec<Membership>,
    deputies: HashMap<DepartmentId, StaffId>,
}

impl Absences {
    /// Those that run and those to come, the earliest first.
    pub fn all(&self) -> Vec<&Absence> {
        let mut all: Vec<&Absence> = self.absences.values().flatten().collect();
        all.sort_unstable_by_key(|absence| (absence.since, absence.id));
        all
    }

    /// Those of one person, the earliest first.
    pub fn of(&self, who: StaffId) -> &[Absence] {
        self.absences.get(&who).map(Vec::as_slice).unwrap_or_default()
    }

    /// Someone's absence at that moment.
    pub fn away(&self, who: StaffId, at: Moment) -> Option<&Absence> {
        self.of(who).iter().find(|absence| absence.covers(at))
    }

    /// Whether someone works here, away or not.
    pub fn works_here(&self, who: StaffId) -> bool {
        self.here.contains_key(&who)
    }

    /// Whether someone works here and is not away.
    pub fn is_here(&self, who: StaffId, at: Moment) -> bool {
        self.works_here(who) && self.away(who, at).is_none()
    }

    /// Who works in a department, away or not.
    pub fn members(&self, department: DepartmentId) -> impl Iterator<Item = StaffId> {
        let places = self.places.iter().filter(move |place| place.department_id == department);
        places.map(|place| place.staff_id).filter(|who| self.here.contains_key(who))
    }

    /// Who leads a department, away or not.
    pub fn leads(&self, department: DepartmentId) -> impl Iterator<Item = StaffId> {
        let leads = self.places.iter().filter(move |place| place.department_id == department && place.leads);
        leads.map(|place| place.staff_id)
    }

    /// Who leads everybody, away or not: supervisors and administrators.
    pub fn heads(&self) -> impl Iterator<Item = StaffId> {
        let heads = self.here.iter().filter(|(_, role)| matches!(role, Role::Admin | Role::Supervisor));
        heads.map(|(who, _)| *who)
    }

    /// Where someone works, or worked until they left, in the order of [`crate::Department::memberships`].
    pub fn departments(&self, who: StaffId) -> impl Iterator<Item = DepartmentId> {
        self.places.iter().filter(move |place| place.staff_id == who).map(|place| place.department_id)
    }

    /// Every department somebody works in.
    pub fn all_departments(&self) -> BTreeSet<DepartmentId> {
        self.places.iter().map(|place| place.department_id).collect()
    }

    /// Who is not here at that moment: away, or gone for good, wherever they worked.
    pub fn elsewhere(&self, at: Moment) -> impl Iterator<Item = StaffId> {
        let away = self.absences.keys().copied().filter(move |who| !self.is_here(*who, at));
        let elsewhere: BTreeSet<StaffId> = away.chain(self.gone.iter().copied()).collect();
        elsewhere.into_iter()
    }

    /// Whom an absence names for a duty.
    pub fn substitute(&self, absence: &Absence, duty: Duty) -> Option<StaffId> {
        self.by_duty.get(&(absence.id, duty)).copied().or(absence.substitute_id)
    }

    /// Who does this duty of `who` at that moment: themselves when they are here, else whoever stands in,
    /// however many are away on the way there. Nobody, when the way ends nowhere, in a circle, or at somebody
    /// who may not do it.
    pub fn standing_in(&self, who: StaffId, duty: Duty, at: Moment) -> Option<StaffId> {
        let asked = *self.here.get(&who)?;
        let mut passed = BTreeSet::new();
        let mut now = who;
        while passed.insert(now) {
            let role = self.here.get(&now)?;
            match self.away(now, at) {
                Some(absence) => now = self.substitute(absence, duty)?,
                None => {
                    // Who answers no customers has no duty that only those can do who may.
                    let may = !duty.faces_customers() || role.may_answer() || !asked.may_answer();
                    return may.then_some(now);
                }
            }
        }
        None
    }

    /// Whether what is meant for `who` would go round in a circle at that moment.
    pub(super) fn goes_round(&self, who: StaffId, duty: Duty, at: Moment) -> bool {
        let mut passed = BTreeSet::new();
        let mut next = Some(who);
        while let Some(now) = next {
            if !passed.insert(now) {
                return true;
            }
            next = self.away(now, at).and_then(|absence| self.substitute(absence, duty));
        }
        false
    }

    /// Who answers for a department at that moment: a lead who is here, else its deputy, else whoever stands
    /// in for one of them.
    pub fn lead(&self, department: DepartmentId, at: Moment) -> Option<StaffId> {
        let leads = || self.places.iter().filter(|place| place.department_id == department && place.leads);
        let here = leads().map(|place| place.staff_id).find(|lead| self.is_here(*lead, at));
        let deputy = self.deputies.get(&department).copied();
        let mut next = leads().map(|place| place.staff_id).chain(deputy);
        here.or_else(|| deputy.filter(|deputy| self.is_here(*deputy, at)))
            .or_else(|| next.find_map(|who| self.standing_in(who, Duty::Questions, at)))
    }

    /// Whether someone answers for a department: they lead it, or do so at that moment.
    pub fn is_led_by(&self, department: DepartmentId, who: StaffId, at: Moment) -> bool {
        let leads = |place: &Membership| place.department_id == department && place.staff_id == who && place.leads;
        self.places.iter().any(leads) || self.lead(department, at) == Some(who)
    }

    /// The first who leads everybody and is here: a supervisor before an administrator.
    pub fn head(&self, at: Moment) -> Option<StaffId> {
        let of = |role: Role| self.here.iter().filter(move |(_, own)| **own == role).map(|(id, _)| *id);
        let first = |role: Role| of(role).filter(|id| self.away(*id, at).is_none()).min();
        first(Role::Supervisor).or_else(|| first(Role::Admin))
    }

    /// Who stands in during an absence, from when on: more than one line when a substitute is away for a part
    /// of it.
    pub fn course(&self, absence: &Absence, duty: Duty) -> Vec<(Moment, Option<StaffId>)> {
        let mut course: Vec<(Moment, Option<StaffId>)> = Vec::new();
        for at in self.turns(absence) {
            let now = self.standing_in(absence.staff_id, duty, at);
            if course.last().is_none_or(|(_, before)| *before != now) {
                course.push((at, now));
            }
        }
        course
    }

    /// Whether someone does a duty of whoever is away at some time of an absence.
    pub fn stands_in(&self, who: StaffId, absence: &Absence) -> bool {
        let some = |duty: &Duty| self.course(absence, *duty).iter().any(|(_, heir)| *heir == Some(who));
        absence.staff_id != who && self.way(absence).contains(&who) && Duty::ALL.iter().any(some)
    }

    /// The moments of an absence at which somebody on its way goes or comes back.
    pub(super) fn turns(&self, absence: &Absence) -> BTreeSet<Moment> {
        let others = self.way(absence).into_iter().flat_map(|who| self.of(who));
        let moments = others.flat_map(|other| [Some(other.since), other.over()]).flatten();
        [absence.since].into_iter().chain(moments.filter(|at| absence.covers(*at))).collect()
    }

    /// Everybody to whom a duty can pass: whom the absence names, whom theirs name in turn, at whatever time.
    fn way(&self, absence: &Absence) -> BTreeSet<StaffId> {
        let named = |absence: &Absence| -> Vec<StaffId> {
            Duty::ALL.iter().filter_map(|duty| self.substitute(absence, *duty)).collect()
        };
        let mut way = BTreeSet::new();
        let mut next = named(absence);
        while let Some(who) = next.pop() {
            if way.insert(who) {
                next.extend(self.of(who).iter().flat_map(named));
            }
        }
        way
    }

    /// With one absence more, or with another in its place: to see what it would come to.
    pub(super) fn with(mut self, absence: Absence, by_duty: &[(Duty, StaffId)]) -> Absences {
        let theirs = self.absences.entry(absence.staff_id).or_default();
        theirs.retain(|other| other.id != absence.id);
        self.by_duty.retain(|(id, _), _| *id != absence.id);
        self.by_duty.extend(by_duty.iter().map(|(duty, who)| ((absence.id, *duty), *who)));
        theirs.push(absence);
        theirs.sort_unstable_by_key(|absence| (absence.since, absence.id));
        self
    }
}

fn by_person(absences: Vec<Absence>) -> HashMap<StaffId, Vec<Absence>> {
    let mut by_person: HashMap<StaffId, Vec<Absence>> = HashMap::new();
    for absence in absences {
        by_person.entry(absence.staff_id).or_default().push(absence);
    }
    by_person
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: StaffId = StaffId(1);
    const BORIS: StaffId = StaffId(2);
    const VERA: StaffId = StaffId(3);
    const KOLYA: StaffId = StaffId(4);
    const SUPPORT: DepartmentId = DepartmentId(1);

    fn at(seconds: i64) -> Moment {
        Moment::from_seconds(seconds)
    }

    fn away(who: StaffId, (since, until): (i64, Option<i64>), substitute: Option<StaffId>) -> Absence {
        Absence {
            id: AbsenceId(who.0 * 1000 + since),
            staff_id: who,
            since: at(since),
            until: until.map(at),
            substitute_id: substitute,
            reason: String::new(),
            began_at: None,
            ended_at: None,
        }
    }

    fn chart(absences: Vec<Absence>) -> Absences {
        let agents = [ANNA, BORIS, VERA].map(|who| (who, Role::Agent));
        Absences {
            absences: by_person(absences),
            by_duty: HashMap::new(),
            here: agents.into_iter().chain([(KOLYA, Role::Collaborator)]).collect(),
            gone: BTreeSet::new(),
            places: [(ANNA, true), (BORIS, true), (VERA, false)]
                .map(|(staff_id, leads)| Membership { department_id: SUPPORT, staff_id, leads })
                .to_vec(),
            deputies: HashMap::new(),
        }
    }

    #[test]
    fn an_absence_begins_and_ends_by_itself() {
        let chart = chart(vec![away(ANNA, (10, Some(20)), Some(BORIS))]);
        let who = [9, 10, 19, 20].map(|t| chart.standing_in(ANNA, Duty::Tickets, at(t)));
        assert_eq!(who, [Some(ANNA), Some(BORIS), Some(BORIS), Some(ANNA)]);
    }

    #[test]
    fn substitutes_who_are_away_name_theirs() {
        let chart = chart(vec![away(ANNA, (0, None), Some(BORIS)), away(BORIS, (5, Some(9)), Some(VERA))]);
        let who = [1, 6, 9].map(|t| chart.standing_in(ANNA, Duty::Questions, at(t)));
        assert_eq!(who, [Some(BORIS), Some(VERA), Some(BORIS)]);
        let absence = &chart.of(ANNA)[0];
        let course = chart.course(absence, Duty::Questions);
        assert_eq!(course, [(at(0), Some(BORIS)), (at(5), Some(VERA)), (at(9), Some(BORIS))]);
        let stand_in = [ANNA, BORIS, VERA, KOLYA].map(|who| chart.stands_in(who, absence));
        assert_eq!(stand_in, [false, true, true, false]);
    }

    #[test]
    fn a_circle_ends_at_nobody() {
        let round =
            [away(ANNA, (0, None), Some(BORIS)), away(BORIS, (0, None), Some(VERA)), away(VERA, (0, None), Some(ANNA))];
        let chart = chart(round.to_vec());
        for who in [ANNA, BORIS, VERA] {
            assert_eq!(chart.standing_in(who, Duty::Approvals, at(1)), None);
            assert!(chart.goes_round(who, Duty::Approvals, at(1)));
        }
        assert_eq!(chart.lead(SUPPORT, at(1)), None);
    }

    #[test]
    fn a_duty_can_have_a_substitute_of_its_own() {
        let absence = away(ANNA, (0, None), Some(BORIS));
        let chart = chart(Vec::new()).with(absence, &[(Duty::Approvals, VERA)]);
        assert_eq!(chart.standing_in(ANNA, Duty::Approvals, at(1)), Some(VERA));
        assert_eq!(chart.standing_in(ANNA, Duty::Tickets, at(1)), Some(BORIS));
    }

    #[test]
    fn who_answers_no_customers_stands_in_for_questions_alone() {
        let chart = chart(vec![away(ANNA, (0, None), Some(KOLYA))]);
        assert_eq!(chart.standing_in(ANNA, Duty::Tickets, at(1)), None);
        assert_eq!(chart.standing_in(ANNA, Duty::Questions, at(1)), Some(KOLYA));
    }

    #[test]
    fn who_answers_no_customers_stands_in_for_one_who_does_not_either() {
        let lena = StaffId(5);
        let mut chart = chart(vec![away(KOLYA, (0, None), Some(lena))]);
        chart.here.insert(lena, Role::Collaborator);
        assert_eq!(chart.standing_in(KOLYA, Duty::Tickets, at(1)), Some(lena), "who calls the one calls the other");
        chart.here.insert(KOLYA, Role::Agent);
        assert_eq!(chart.standing_in(KOLYA, Duty::Tickets, at(1)), None);
    }

    #[test]
    fn who_has_left_is_away_and_nobody_stands_in() {
        let chart = chart(vec![away(ANNA, (0, None), Some(StaffId(9)))]);
        assert_eq!(chart.standing_in(StaffId(9), Duty::Tickets, at(1)), None);
        assert_eq!(chart.standing_in(ANNA, Duty::Tickets, at(1)), None);
    }

    #[test]
    fn who_has_left_is_elsewhere_though_no_department_knows_them() {
        let lena = StaffId(9);
        let mut chart = chart(vec![away(ANNA, (5, None), None)]);
        chart.gone.insert(lena);
        let elsewhere = |t: i64| chart.elsewhere(at(t)).collect::<Vec<_>>();
        assert_eq!((elsewhere(4), elsewhere(5)), (vec![lena], vec![ANNA, lena]));
    }

    #[test]
    fn a_deputy_leads_while_the_leads_are_away() {
        let mut chart = chart(vec![away(ANNA, (5, None), None), away(BORIS, (5, None), None)]);
        chart.deputies.insert(SUPPORT, KOLYA);
        assert_eq!([1, 6].map(|t| chart.lead(SUPPORT, at(t))), [Some(ANNA), Some(KOLYA)]);
    }

    #[test]
    fn a_department_is_led_by_a_lead_who_is_here() {
        let chart = chart(vec![away(ANNA, (5, None), Some(VERA)), away(BORIS, (9, None), Some(VERA))]);
        assert_eq!([1, 6, 10].map(|t| chart.lead(SUPPORT, at(t))), [Some(ANNA), Some(BORIS), Some(VERA)]);
    }
}
