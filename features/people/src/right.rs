//! Permission as a type: a verb that needs a right takes one of these, and only this file makes them.

use crate::{Contacts, Department, Role, Staff, Uses};
use base::{Actor, Error, Result};
use store::On;

/// Anyone who works here, how much they see of customers, and what of the desk their company uses.
#[derive(Clone, Debug)]
pub struct Colleague(Staff, Contacts, Uses);

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident => $($role:ident)|+;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(Colleague);

        impl $name {
            /// The roles that have it.
            pub const ROLES: &'static [Role] = &[$(Role::$role),+];

            /// The right, if the role has it. Whoever has not is not told that the thing exists.
            pub fn of(colleague: &Colleague) -> Result<$name> {
                if Self::ROLES.contains(&colleague.role) { Ok($name(colleague.clone())) } else { Err(Error::Missing) }
            }
        }
        impl std::ops::Deref for $name {
            type Target = Colleague;
            fn deref(&self) -> &Colleague { &self.0 }
        }
    )+ }
}
rights! {
    /// May serve customers.
    Agent => Admin | Supervisor | Agent;
    /// May see and arrange other people's work.
    Supervisor => Admin | Supervisor;
    /// May change how the company works.
    Admin => Admin;
}

impl Colleague {
    /// Everybody has this right.
    pub const ROLES: &'static [Role] = Role::ALL;

    /// This person, when they still work here. Of a collaborator nobody has asked yet what their departments
    /// show them of customers, so that is nothing: doors use [`Colleague::known`].
    pub fn of(staff: Staff) -> Result<Colleague> {
        let contacts = if staff.role.may_answer() { Contacts::Shown } else { Contacts::Nothing };
        if staff.left_at.is_some() { Err(Error::Missing) } else { Ok(Colleague(staff, contacts, Uses::EVERYTHING)) }
    }

    /// This person, when they still work here, with what their departments show them.
    pub async fn known(on: impl Into<On<'_>>, staff: Staff) -> Result<Colleague> {
        let contacts = Department::shows_to(on, staff.id, staff.role).await?;
        let Colleague(staff, _, uses) = Colleague::of(staff)?;
        Ok(Colleague(staff, contacts, uses))
    }

    /// The same, whose pages show only this.
    pub fn using(self, uses: Uses) -> Colleague {
        Colleague(self.0, self.1, uses)
    }

    /// What of the desk is shown to them.
    pub fn uses(&self) -> Uses {
        self.2
    }

    /// How much they see of customers. What is read for them passes through it.
    pub fn contacts(&self) -> Contacts {
        self.1
    }

    /// Who they are in a deed.
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.0.id)
    }
}
impl std::ops::Deref for Colleague {
    type Target = Staff;
    fn deref(&self) -> &Staff {
        &self.0
    }
}

impl Admin {
    /// Whoever has the machine and its data folder may do everything: the command line, the demo
    /// and the first start.
    pub fn of_the_machine() -> Admin {
        Admin(Colleague(Staff::machine(), Contacts::Shown, Uses::EVERYTHING))
    }
}
