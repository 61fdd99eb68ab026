//! Screens and API of people: sign-in, set-up, sessions, tokens.
