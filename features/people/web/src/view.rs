//! What the pages of people show, as plain values: handlers fill them, templates draw them.

mod absence;
mod account;
mod admin;
mod audit;
mod begin;
mod door;
mod settings;

pub use absence::{AbsenceLine, AbsencePage, DutyChoices};
pub use account::{AccountPage, SecondStepPage, SecurityPage, SessionLine, TokenLine, TokensPage};
pub use admin::{
    CompanyPage, DepartmentLine, DepartmentPage, DepartmentsPage, LanguagesPage, PersonPage, Place, StaffLine,
    StaffPage,
};
pub use audit::{AuditLine, AuditPage};
pub use begin::{GuideLine, GuidePage, RoleColumn, RoleLine, RolesPage, WelcomePage};
pub use door::{DemoPage, DemoStaff, DemoTour, ForgotPage, ResetPage, SetUpPage, SignInPage, StepPage};
pub use settings::{SettingsIndex, SettingsLine};
