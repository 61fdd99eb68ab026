//! The stories: a real desk, on both engines, and its people as clients of it.

// A test that fails may panic where it stands.
#![allow(clippy::unwrap_used)]

#[macro_use]
mod house;

mod absences;
mod answering_questions;
mod api;
mod api_deeds;
mod audit;
mod bad_luck;
mod batch;
mod beginning;
mod browser;
mod carrying;
mod causes;
mod channel_doors;
mod closing;
mod collaborators;
mod composing;
mod contacts;
mod customer_merge;
mod customers;
mod directory;
mod erasure;
mod fields;
mod files;
mod handout;
mod hours;
mod insight;
mod installed;
mod invariants;
mod ledger;
mod linking;
mod lists;
mod macros;
mod mail_in;
mod mail_kinds;
mod mail_once;
mod mail_out;
mod mentions;
mod merging;
mod names;
mod notes;
mod notice_mail;
mod notices;
mod onward;
mod opening;
mod pages;
mod palette;
mod people;
mod promises;
mod push;
mod questions;
mod reading;
mod reindex;
mod relays;
mod remedies;
mod reviews;
mod rights;
mod settings;
mod signatures;
mod splitting;
mod structure;
mod tags;
mod template_files;
mod templates;
mod templates_as_file;
mod tickets;
mod timeline;
mod two_factor;
mod unread;
mod unsolved;
mod uploads;
mod views;
