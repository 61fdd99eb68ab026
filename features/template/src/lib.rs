//! Prepared words: templates of answers, macros, signatures, and how the desk fills them in.
//!
//! A template is HTML with words in double braces. What the desk knows it fills in; what it does not
//! know stays visible, and crate `ticket` lets no reply leave that still holds one.

pub mod closing;
pub mod event;
pub mod file;
pub mod filling;
pub mod macros;
pub mod portable;
pub mod saving;
pub mod signature;
pub mod template;
pub mod using;
pub mod values;
pub mod web;

pub use closing::{Closing, ClosingId};
pub use file::{TemplateFile, TemplateFileId};
pub use filling::{Filled, Unknown, Values, Word, fill, fill_text};
pub use macros::{Macro, MacroId};
pub use saving::{NewTemplate, Whose};
pub use template::{Purpose, Template, TemplateId, Variant};
pub use values::Known;

/// This crate's own messages, in the order of `shell::Lang::ALL`.
pub const MESSAGES: [&str; 4] = [
    include_str!("../messages/en.ftl"),
    include_str!("../messages/ru.ftl"),
    include_str!("../messages/bg.ftl"),
    include_str!("../messages/hr.ftl"),
];
