//! One deed with many tickets.

use askama::Template;
use shell::{Choice, Frame};

/// What became of a deed with many tickets.
#[derive(Clone, Debug)]
pub struct BatchTold {
    /// "47 done".
    pub done: String,
    /// "3 not", when there are such.
    pub failed: Option<String>,
    /// The first of those.
    pub named: Vec<Told>,
    /// "and 3 more": those that are not named.
    pub more: Option<String>,
    /// Where it is undone, while it can be.
    pub undo: Option<String>,
}

/// A ticket with which something was not done.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its number.
    pub number: i64,
    /// Why, in the reader's language.
    pub words: Option<String>,
}

/// The choices of a deed with many.
#[derive(Clone, Debug)]
pub struct BatchMenus {
    /// To whom they can be given, when there is a choice.
    pub staff: Vec<Choice>,
    /// Where they can belong, when there is a choice.
    pub departments: Vec<Choice>,
    /// Their priorities.
    pub priorities: Vec<Choice>,
    /// To which journey they can belong; none, where there are none.
    pub journeys: Vec<Choice>,
    /// Until when they may sleep.
    pub snoozes: Vec<Choice>,
    /// Tags there are, what is used most first.
    pub tags: Vec<String>,
}

/// `ticket/_batch_menus.html`: fetched when the first ticket is chosen.
#[derive(Template)]
#[template(path = "ticket/_batch_menus.html")]
pub struct BatchMenusPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The choices.
    pub menus: BatchMenus,
}

/// `ticket/batch.html`: all choices on a page, for whoever has no scripts.
#[derive(Template)]
#[template(path = "ticket/batch.html")]
pub struct BatchPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The tickets.
    pub numbers: Vec<i64>,
    /// The list they were chosen from.
    pub list: String,
    /// The choices.
    pub menus: BatchMenus,
}
