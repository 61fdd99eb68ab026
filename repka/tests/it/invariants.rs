//! The promises of the house, each told as a story of its own name.

mod answered;
mod away;
mod foreign;
mod held;
mod inside;
mod past;
mod received;
mod whole;
