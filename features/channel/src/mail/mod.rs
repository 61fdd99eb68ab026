//! The mail channel: arrivals, intake, threading, going out.

pub mod along;
mod answer;
pub mod arrival;
mod asked;
pub mod by_itself;
pub mod fetch;
mod filing;
mod hiding;
pub mod history;
pub mod intake;
mod kin;
mod letter;
pub mod notice;
pub mod outbound;
pub mod partner;
pub mod post;
pub mod problem;
pub mod resanitising;
mod rest;
pub mod row;
pub mod smtp_door;
pub mod source;
pub mod spam;
pub mod staff_mail;
pub mod striking;
pub mod threading;
pub mod trial;
pub mod trusting;
pub mod unsolved;

pub use arrival::{Arrival, ArrivalState, Arrived, Keeper, NewArrival, Via};
pub use post::{Exit, Post};
pub use staff_mail::StaffMail;
