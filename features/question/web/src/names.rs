//! How those in questions are called.

use base::{DepartmentId, Look, Result, StaffId};
use people::{Contacts, Department, Staff};
use question::Question;
use std::collections::{BTreeSet, HashMap};

/// The names some questions need, fetched for all at once, as one reader sees them.
pub(crate) struct Names {
    departments: HashMap<DepartmentId, String>,
    staff: HashMap<StaffId, String>,
    contacts: Contacts,
}

impl Names {
    /// Of who asks these questions, who is asked, who looks after them and who ended them.
    pub async fn of(look: &Look, contacts: Contacts, questions: &[Question]) -> Result<Names> {
        let staff = questions.iter().flat_map(|q| [Some(q.asked_by), q.staff_id, q.taken_by, q.ended_by]).flatten();
        let staff = Staff::names(look, staff.collect::<BTreeSet<_>>()).await?;
        let departments = Department::ever(look).await?.into_iter().map(|own| (own.id, own.name)).collect();
        Ok(Names { departments, staff, contacts })
    }

    /// One of us.
    pub fn staff(&self, id: Option<StaffId>) -> Option<String> {
        id.and_then(|id| self.staff.get(&id).cloned())
    }

    /// Who is asked.
    pub fn whom(&self, question: &Question) -> String {
        let department = question.department_id.and_then(|id| self.departments.get(&id).cloned());
        let partner = || {
            let mut names = [&question.partner_name, &question.partner_address].into_iter().flatten();
            names.find(|name| !name.is_empty()).map(|name| self.contacts.author(name.clone(), false))
        };
        department.or_else(|| self.staff(question.staff_id)).or_else(partner).unwrap_or_default()
    }
}
