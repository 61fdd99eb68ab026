//! What the desk knows for good.
//!
//! Whoever reads a colleague's words that will help again makes an [`Article`] of them in one click: a draft that
//! everybody who works here reads, mends and finds. It is about no one customer, so it keeps none of their addresses
//! and numbers. No customer sees a draft.

pub mod article;
pub mod event;
pub mod striking;
pub mod web;
pub mod writing;

pub use article::{Article, ArticleId};
pub use writing::Typed;

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
