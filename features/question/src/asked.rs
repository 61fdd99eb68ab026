//! Who has a question to answer at this moment. Nothing waits for somebody who is away.

use crate::{Question, Whom};
use base::{DepartmentId, Moment, Result, StaffId};
use people::{Absences, Duty};
use std::collections::BTreeSet;
use store::On;

/// Who has what to answer at one moment: read once, asked of many questions.
#[derive(Clone, Debug)]
pub struct AskedNow {
    absences: Absences,
    at: Moment,
}

impl AskedNow {
    /// At this moment.
    pub async fn read(on: impl Into<On<'_>>, at: Moment) -> Result<AskedNow> {
        Ok(AskedNow { absences: Absences::read(on, at).await?, at })
    }

    /// Who has it to answer: whoever took it, was asked, or stands in for them; nobody of ours, when somebody outside
    /// was asked.
    pub fn of(&self, question: &Question) -> Vec<StaffId> {
        let taken = question.taken_by.and_then(|who| self.standing_in(who));
        taken.map_or_else(|| self.addressed(&question.whom()), |taken| vec![taken])
    }

    /// Whether somebody can answer it as one of those asked: they were, they took it, or they stand in.
    pub fn is_asked(&self, question: &Question, who: StaffId) -> bool {
        let known = match question.whom() {
            Whom::Department(id) => self.absences.members(id).any(|member| member == who),
            Whom::Staff(id) => id == who,
            Whom::Partner(_) => false,
        };
        known || question.taken_by == Some(who) || self.of(question).contains(&who)
    }

    /// Whether it is their business: they ask it, are asked, or lead those who are.
    pub fn concerns(&self, question: &Question, who: StaffId) -> bool {
        question.asked_by == who || self.is_asked(question, who) || self.is_led(question, who)
    }

    /// Whether it waits for them: they have it to answer, or can take it over, because it is late.
    pub fn waits_for(&self, question: &Question, who: StaffId) -> bool {
        let late = question.is_late(self.at) && self.addressed(&question.whom()).contains(&who);
        question.is_open() && (late || self.of(question).contains(&who))
    }

    /// The department that owes the answer: the one that is asked, or the first of whoever is.
    pub fn department(&self, question: &Question) -> Option<DepartmentId> {
        match question.whom() {
            Whom::Department(id) => Some(id),
            Whom::Staff(id) => self.absences.departments(id).next(),
            Whom::Partner(_) => None,
        }
    }

    /// Who answers now for the department that owes the answer.
    pub fn lead(&self, question: &Question) -> Option<StaffId> {
        self.absences.lead(self.department(question)?, self.at)
    }

    fn is_led(&self, question: &Question, who: StaffId) -> bool {
        match question.whom() {
            Whom::Department(id) => self.absences.is_led_by(id, who, self.at),
            Whom::Staff(id) => self.absences.departments(id).any(|own| self.absences.is_led_by(own, who, self.at)),
            Whom::Partner(_) => false,
        }
    }

    /// Of a department those who are here; while nobody is, whoever stands in for them, else whoever leads it, else who
    /// leads everybody. Of a person themselves or whoever stands in, else whoever leads them, else who leads everybody.
    /// When all of these are away, those who were asked; of who has left, whoever leads everybody.
    fn addressed(&self, whom: &Whom) -> Vec<StaffId> {
        match whom {
            Whom::Staff(id) => {
                let lead = || self.absences.departments(*id).find_map(|own| self.absences.lead(own, self.at));
                let head = || self.absences.head(self.at).or_else(|| self.back_later(*id));
                vec![self.standing_in(*id).or_else(lead).or_else(head).unwrap_or(*id)]
            }
            Whom::Department(id) => {
                let members: Vec<StaffId> = self.absences.members(*id).collect();
                let mut here: Vec<StaffId> =
                    members.iter().copied().filter(|who| self.absences.is_here(*who, self.at)).collect();
                if here.is_empty() {
                    let instead: BTreeSet<StaffId> = members.iter().filter_map(|who| self.standing_in(*who)).collect();
                    here.extend(instead);
                }
                if here.is_empty() {
                    here.extend(self.absences.lead(*id, self.at).or_else(|| self.absences.head(self.at)));
                }
                if here.is_empty() { members } else { here }
            }
            Whom::Partner(_) => Vec::new(),
        }
    }

    /// Who finds it when they are back: whoever was asked, or who leads everybody, when that one never comes back.
    fn back_later(&self, asked: StaffId) -> Option<StaffId> {
        if self.absences.works_here(asked) { Some(asked) } else { self.absences.heads().min() }
    }

    fn standing_in(&self, who: StaffId) -> Option<StaffId> {
        self.absences.standing_in(who, Duty::Questions, self.at)
    }

    /// The people and departments of whose questions some may wait for this colleague.
    fn reaching(&self, who: StaffId) -> (Vec<StaffId>, Vec<DepartmentId>) {
        let people = self.absences.elsewhere(self.at).filter(|id| self.addressed(&Whom::Staff(*id)).contains(&who));
        let people: BTreeSet<StaffId> = people.chain([who]).collect();
        let departments = self.absences.all_departments().into_iter();
        let departments = departments.filter(|id| self.addressed(&Whom::Department(*id)).contains(&who));
        (people.into_iter().collect(), departments.collect())
    }
}

impl Question {
    /// Who has it to answer, as [`AskedNow::of`] says.
    pub async fn asked_now(&self, on: impl Into<On<'_>>, at: Moment) -> Result<Vec<StaffId>> {
        Ok(AskedNow::read(on, at).await?.of(self))
    }

    /// Whether somebody can answer it as one of those asked.
    pub async fn is_asked(&self, on: impl Into<On<'_>>, who: StaffId, at: Moment) -> Result<bool> {
        Ok(AskedNow::read(on, at).await?.is_asked(self, who))
    }

    /// Whether it is somebody's business: they ask it, are asked, or lead those who are.
    pub async fn concerns(&self, on: impl Into<On<'_>>, who: StaffId, at: Moment) -> Result<bool> {
        Ok(self.asked_by == who || AskedNow::read(on, at).await?.concerns(self, who))
    }

    /// What waits for somebody's answer by the rule of [`Question::asked_now`], the next one due first; so many at
    /// most are looked through. What a colleague has taken waits for that colleague, until it is late.
    pub async fn waiting_for(on: impl Into<On<'_>>, who: StaffId, at: Moment, most: u32) -> Result<Vec<Question>> {
        let mut on = on.into();
        let now = AskedNow::read(on.again(), at).await?;
        let (people, departments) = now.reaching(who);
        let open = Question::open_to(on, (&people, &departments), most).await?;
        Ok(open.into_iter().filter(|question| now.waits_for(question, who)).collect())
    }
}
