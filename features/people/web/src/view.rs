//! What the pages of people show, as plain values: handlers fill them, templates draw them.

mod account;
mod admin;
mod door;
mod settings;

pub use account::{AccountPage, SecondStepPage, SecurityPage, SessionLine, TokenLine, TokensPage};
pub use admin::{DepartmentLine, DepartmentsPage, StaffLine, StaffPage};
pub use door::{DemoPage, DemoStaff, ForgotPage, ResetPage, SetUpPage, SignInPage, StepPage};
pub use settings::{SettingsIndex, SettingsLine};
