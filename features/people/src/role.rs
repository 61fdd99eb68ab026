//! Roles.

store::enumeration! {
    /// What a staff member may do.
    pub enum Role {
        /// Everything, settings included.
        Admin = "admin",
        /// What agents do, and other people's work and numbers.
        Supervisor = "supervisor",
        /// Serves customers.
        Agent = "agent",
        /// Helps inside: internal comments and answers only; free, unlimited.
        Collaborator = "collaborator",
    }
}

impl Role {
    /// Whether words of this role may reach a customer.
    pub fn may_answer(self) -> bool {
        self != Role::Collaborator
    }
}
