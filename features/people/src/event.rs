//! What happens to people, for history and for whoever reacts.

use crate::AbsenceId;
use base::{DepartmentId, StaffId};

base::events! {
    /// The company decided something about itself.
    CompanyChanged = "company.changed" {
        /// The names of what is different: name, language, zone …
        changed: Vec<String>,
    }
    /// Someone began to work here.
    Joined = "staff.joined" {
        /// Who.
        staff: StaffId,
        /// As what.
        role: crate::Role,
    }
    /// Someone may do other things than before.
    RoleChanged = "staff.role_changed" {
        /// Who.
        staff: StaffId,
        /// As what from now on.
        role: crate::Role,
    }
    /// Someone is called or reached otherwise, or works elsewhere in the house.
    StaffChanged = "staff.changed" {
        /// Who.
        staff: StaffId,
        /// The names of what is different: name, email, departments, photo.
        changed: Vec<String>,
    }
    /// Someone works here no more.
    Left = "staff.left" {
        /// Who.
        staff: StaffId,
        /// Who takes their open tickets over; nobody in particular when they go back to the queue.
        #[serde(default)]
        heir: Option<StaffId>,
    }
    /// Someone who had left works here again.
    CameBack = "staff.came_back" {
        /// Who.
        staff: StaffId,
    }
    /// Someone is or will be away.
    AbsencePlanned = "staff.absence_planned" {
        /// Who.
        staff: StaffId,
        /// The absence.
        absence: AbsenceId,
    }
    /// An absence is otherwise than planned: its time, who stands in, why.
    AbsenceChanged = "staff.absence_changed" {
        /// Who.
        staff: StaffId,
        /// The absence.
        absence: AbsenceId,
    }
    /// An absence will not be.
    AbsenceCalledOff = "staff.absence_called_off" {
        /// Who.
        staff: StaffId,
        /// The absence.
        absence: AbsenceId,
    }
    /// Someone is away from now on.
    AbsenceBegan = "staff.absence_began" {
        /// Who.
        staff: StaffId,
        /// The absence.
        absence: AbsenceId,
    }
    /// Someone is back.
    AbsenceEnded = "staff.absence_ended" {
        /// Who.
        staff: StaffId,
        /// The absence.
        absence: AbsenceId,
    }
    /// A department has another name.
    DepartmentRenamed = "department.renamed" {
        /// Which.
        department: DepartmentId,
        /// How it is called from now on.
        name: String,
    }
    /// A department is made up otherwise.
    DepartmentChanged = "department.changed" {
        /// Which.
        department: DepartmentId,
        /// The names of what is different: members, contacts.
        changed: Vec<String>,
        /// How much its collaborators see of customers from now on, if that is different.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sees: Option<crate::Contacts>,
    }
    /// A department promises the others something else.
    DepartmentRegulated = "department.regulated" {
        /// Which.
        department: DepartmentId,
        /// What it answers for.
        answers_for: String,
        /// In so many minutes of its working time it answers a question.
        answer_minutes: i64,
        /// Who answers for it while its leads are away.
        deputy: Option<StaffId>,
    }
    /// A department takes no new work.
    DepartmentArchived = "department.archived" {
        /// Which.
        department: DepartmentId,
        /// Which has its work now.
        heir: DepartmentId,
    }
    /// An archived department takes work again.
    DepartmentRestored = "department.restored" {
        /// Which.
        department: DepartmentId,
    }
    /// A department was made.
    DepartmentMade = "department.made" {
        /// Which.
        department: DepartmentId,
    }
    /// Someone signed in.
    SignedIn = "staff.signed_in" {
        /// Who.
        staff: StaffId,
        /// From which IP address.
        address: String,
    }
    /// A session was ended, by its owner or an admin.
    SessionEnded = "staff.session_ended" {
        /// Whose.
        staff: StaffId,
    }
    /// A password was set.
    PasswordSet = "staff.password_set" {
        /// Whose.
        staff: StaffId,
    }
    /// Someone asked for a link to set a password.
    ResetAsked = "staff.reset_asked" {
        /// Who.
        staff: StaffId,
        /// The request; the link carries a code over it.
        reset: i64,
    }
    /// Someone needs a code from now on, beside the password.
    SecondStepOn = "staff.second_step_on" {
        /// Who.
        staff: StaffId,
    }
    /// Someone needs the password alone again: by their own wish, or because an admin helped
    /// whoever had lost the device; the actor tells.
    SecondStepOff = "staff.second_step_off" {
        /// Who.
        staff: StaffId,
    }
    /// Someone signed in by a recovery code.
    RecoveryCodeUsed = "staff.recovery_code_used" {
        /// Who.
        staff: StaffId,
        /// How many they have left.
        left: i64,
    }
    /// Someone has new recovery codes; the old ones are void.
    RecoveryCodesMade = "staff.recovery_codes_made" {
        /// Who.
        staff: StaffId,
    }
    /// A program may act for someone.
    TokenMade = "token.made" {
        /// For whom.
        staff: StaffId,
        /// What it is called.
        name: String,
    }
    /// A token was ended.
    TokenEnded = "token.ended" {
        /// Whose.
        staff: StaffId,
    }
}
