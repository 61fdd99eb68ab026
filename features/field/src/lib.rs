//! What a company wants to know of its tickets and customers, beyond what everybody wants to know.
//!
//! A [`Field`] says what is asked; [`Values`] are what was filled in, checked by the field's [`Kind`].

pub mod event;
pub mod field;
pub mod kind;
pub mod values;

pub use field::{About, Field, FieldId, NewField};
pub use kind::Kind;
pub use values::{Filled, Values};
