//! What the sources promise each other: walls between crates, words, statements, files. No desk runs
//! here; but for the statements, which both engines prepare, these tests only read the tree.

mod crates;
mod files;
mod keys;
mod look;
mod messages;
mod statements;
mod tables;
mod tree;
