//! Turbo's contract for axum.
//!
//! - [`assets`]: the browser's libraries, embedded, served under names that change with their content.
//! - [`live`]: *this topic changed*, told over a WebSocket; the page refreshes itself and morphs.
//! - [`forms`]: 303 ends a form, 422 shows it again; Turbo's request headers.
//! - [`origin`]: writes come from our own pages.
//! - [`csp`]: what a page may load and run.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod assets;
pub mod csp;
pub mod forms;
pub mod live;
pub mod origin;
