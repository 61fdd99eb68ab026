//! Who works here: departments, staff, roles; sign-in, sessions, API tokens, password reset.

pub mod absence;
pub mod audit;
pub mod company;
pub mod contacts;
pub mod department;
pub mod directory;
pub mod event;
pub mod languages;
mod naming;
pub mod password;
pub mod reset;
pub mod right;
pub mod role;
pub mod second_step;
pub mod session;
pub mod set_up;
pub mod signing_in;
pub mod staff;
pub mod token;
pub mod totp;
pub mod uses;
mod zone;

pub use absence::{Absence, AbsenceId, Absences, Duty, NewAbsence, stand_in};
pub use company::Company;
pub use contacts::Contacts;
pub use department::{Department, Membership};
pub use directory::{Lack, OwnWords, Regulation};
pub use languages::Languages;
pub use right::{Admin, Agent, Colleague, Supervisor};
pub use role::Role;
pub use session::{Session, SessionId};
pub use staff::{NewStaff, Staff};
pub use token::{ApiToken, TokenId, TokenRights};
pub use uses::{Folders, Uses};
pub use zone::time_zone;
