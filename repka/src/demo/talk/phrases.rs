//! What people say whatever the matter.

use super::Line;

/// The general phrases of one language.
#[derive(Debug)]
pub struct Phrases {
    /// How customers begin a letter.
    pub hello: &'static [Line],
    /// How friendly ones go on.
    pub kind: &'static [Line],
    /// What angry ones add.
    pub angry: &'static [Line],
    /// What talkative ones add.
    pub aside: &'static [Line],
    /// How customers end a letter.
    pub bye: &'static [Line],
    /// What a telephone adds by itself.
    pub device: &'static [Line],
    /// Asking again when nobody has answered.
    pub chase: &'static [Line],
    /// It is still not settled.
    pub still: &'static [Line],
    /// Answering the shop's question of the same place in `ask`.
    pub given: &'static [Line],
    /// Answering the wish for a picture.
    pub pictures: &'static [Line],
    /// Saying thanks at the end.
    pub thanks: &'static [Line],
    /// How staff address a customer.
    pub dear: &'static [Line],
    /// How staff excuse themselves.
    pub sorry: &'static [Line],
    /// Saying that somebody looks into it, the last whatever it is.
    pub holding: &'static [Line],
    /// Asking for what is needed to go on: order, telephone, moment.
    pub ask: &'static [Line],
    /// Asking for a picture.
    pub ask_pictures: &'static [Line],
    /// Answering one who had to write twice.
    pub again: &'static [Line],
    /// How staff end a letter.
    pub regards: &'static [Line],
    /// What the desk itself answers.
    pub acknowledge: &'static [Line],
    /// The words a mail program puts over a quoted letter.
    pub wrote: &'static [Line],
    /// How it marks an answer in the subject line.
    pub re: &'static str,
}
