//! The roof: puts the features together and runs them.
//!
//! Read [`routes`] for every door, [`reactions`] for who reacts to what, [`schedule`] for what
//! happens regularly, [`assemble`] for how it is put together.

pub mod api_page;
pub mod assemble;
pub mod backup;
pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod idempotency;
pub mod lmtp;
pub mod lock;
pub mod metrics;
pub mod migrations;
pub mod reactions;
pub mod routes;
pub mod run;
pub mod schedule;
pub mod serve;
pub mod striking;
pub mod unread;
