//! A living company, made of nothing: a small shop's desk with a believable past.
//!
//! The cast and its stories are generated from a seed (`generate`), as dated deeds, and played
//! through the same verbs that people use ([`play()`]); a large past is a played block and its copies
//! ([`fill`]).

mod amends;
mod bulk;
mod cast;
mod catcher;
mod chance;
mod charter;
mod customers;
mod generate;
mod goods;
mod lessons;
mod matter;
mod names;
mod play;
mod plot;
mod prepared;
mod readers;
mod rhythm;
mod story;
mod strangers;
mod talk;
mod teller;
mod told;

mod show;

pub use bulk::fill;
pub use lessons::learn;
pub use play::{Played, play};
pub use show::run;
pub use strangers::knock;
