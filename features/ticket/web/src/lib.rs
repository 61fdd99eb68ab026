//! Screens and API of tickets.
