//! Who has a question to answer at this moment. Nothing waits for somebody who is away.

use crate::{Question, Whom};
use base::{Moment, Result, StaffId};
use people::{Absences, Duty, Staff};
use store::On;

impl Question {
    /// Who has it to answer: whoever took it or was asked, or stands in for them; of a department those who
    /// are here, and everybody while nobody is. Nobody of ours, when somebody outside was asked.
    pub async fn asked_now(&self, on: impl Into<On<'_>>, at: Moment) -> Result<Vec<StaffId>> {
        let mut on = on.into();
        let absences = Absences::read(on.again(), at).await?;
        let taken = self.taken_by.and_then(|who| absences.standing_in(who, Duty::Questions, at));
        if let Some(taken) = taken {
            return Ok(vec![taken]);
        }
        match self.whom() {
            Whom::Staff(id) => match absences.standing_in(id, Duty::Questions, at) {
                Some(here) => Ok(vec![here]),
                None => {
                    let own = Staff::departments(on, id).await?;
                    let lead = own.iter().find_map(|department| absences.lead(department.id, at));
                    Ok(vec![lead.unwrap_or(id)])
                }
            },
            Whom::Department(_) => {
                let all = self.whom().people(on).await?;
                let here: Vec<StaffId> = all.iter().copied().filter(|who| absences.is_here(*who, at)).collect();
                Ok(if here.is_empty() { all } else { here })
            }
            Whom::Partner(_) => Ok(Vec::new()),
        }
    }

    /// Whether somebody can answer it as one of those asked: they were, they took it, or they stand in.
    pub async fn is_asked(&self, on: impl Into<On<'_>>, who: StaffId, at: Moment) -> Result<bool> {
        let mut on = on.into();
        let known = self.taken_by == Some(who) || self.whom().includes(on.again(), who).await?;
        Ok(known || self.asked_now(on, at).await?.contains(&who))
    }
}
