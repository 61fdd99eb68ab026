//! How those in questions are called.

use base::{DepartmentId, Look, Result, StaffId};
use people::{Contacts, Department, Staff};
use people_web::face_of;
use question::Question;
use shell::Face;
use std::collections::HashMap;

/// The names some questions need, fetched for all at once, as one reader sees them.
pub(crate) struct Names {
    departments: HashMap<DepartmentId, String>,
    staff: HashMap<StaffId, Staff>,
    contacts: Contacts,
}

impl Names {
    /// Of who asks these questions, who is asked, who looks after them and who ended them.
    pub async fn of(look: &Look, contacts: Contacts, questions: &[Question]) -> Result<Names> {
        Names::with(look, contacts, questions, &[]).await
    }

    /// The same, and of others.
    pub async fn with(
        look: &Look,
        contacts: Contacts,
        questions: &[Question],
        others: &[Option<StaffId>],
    ) -> Result<Names> {
        let staff = questions.iter().flat_map(|q| [Some(q.asked_by), q.staff_id, q.taken_by, q.ended_by]);
        let staff: Vec<StaffId> = staff.chain(others.iter().copied()).flatten().collect();
        let staff = Staff::among(look, staff).await?;
        let departments = Department::ever(look).await?.into_iter().map(|own| (own.id, own.name)).collect();
        Ok(Names { departments, staff, contacts })
    }

    /// One of us.
    pub fn staff(&self, id: Option<StaffId>) -> Option<String> {
        id.and_then(|id| self.staff.get(&id)).map(|one| one.name.clone())
    }

    /// What stands beside the words of somebody who was called so.
    pub fn face(&self, id: Option<StaffId>, name: &str) -> Face {
        face_of(name, id.and_then(|id| self.staff.get(&id)))
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
