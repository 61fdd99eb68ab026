//! The entries of a timeline.

use super::Under;
use crate::preview::Preview;
use shell::{Chip, Face};
use store::Moment;
use ticket::Channel;

/// One thing on the timeline.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id; the page's anchor is `entry-{id}`.
    pub id: i64,
    /// What it is.
    pub kind: Kind,
    /// Who wrote or did it.
    pub who: String,
    /// Their id, of somebody who works here.
    pub staff: Option<i64>,
    /// Their face.
    pub face: Face,
    /// When.
    pub at: Moment,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether the reader has not seen it.
    pub unread: bool,
    /// Whether no person did it.
    pub machine: bool,
    /// Where it is shown and pointed at, for others too.
    pub link: String,
    /// Of words to the customer, what features put under them: a place `under-answer`.
    pub under: Vec<String>,
    /// Of internal words, what colleagues say to them with one sign.
    pub signs: Under,
    /// Whether somebody who works here said them to colleagues alone.
    pub of_colleague: bool,
    /// And what features offer to do with them: a place `entry-menu`, and `colleague-menu`.
    pub menu: Vec<String>,
    /// Whether its author has mended it.
    pub mended: bool,
    /// Whether the reader can mend it now.
    pub mends: bool,
    /// Whether what is said from here on could become a ticket of its own: something must be left, or what a customer
    /// said stands on both.
    pub splits: bool,
    /// Whether numbers of cards stood in it and are hidden.
    pub cards_hidden: bool,
    /// Another subject than the ticket's, under which it could become one of its own: nobody has decided.
    pub strays: Option<String>,
    /// To whom else it went, of mail.
    pub copies: String,
    /// What is said where its words stood.
    pub struck: Option<String>,
    /// Where its words can be struck, for whoever may.
    pub strike: Option<String>,
}

/// Why a sender is not believed.
#[derive(Clone, Debug)]
pub struct Unbelieved {
    /// In a word.
    pub chip: Chip,
    /// In a sentence, with what to do.
    pub full: String,
}

/// What an entry is; its ground tells who may see it.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Words of the customer.
    In {
        /// How they came.
        channel: Channel,
        /// The words.
        body: Body,
        /// Why they stand on this ticket.
        proof: Option<Proof>,
        /// Why their sender is not believed.
        unbelieved: Option<Unbelieved>,
        /// Whether their author got a hidden copy, and no answer goes there unasked.
        apart: bool,
        /// Whether a machine wrote them.
        machine: bool,
    },
    /// Words to the customer.
    Out {
        /// How they go.
        channel: Channel,
        /// To whom.
        to: String,
        /// To whom else, unseen by all the others.
        blind: String,
        /// The words.
        body: Body,
        /// How far they are.
        delivery: Delivery,
        /// Who of several does not have them.
        missed: Vec<Missed>,
        /// Whether they can be sent again to those alone.
        again: bool,
        /// Whether the desk wrote them by itself.
        machine: bool,
    },
    /// Words among colleagues.
    Note(Body),
    /// What colleagues are asked; features put under it how far it is: a place `under-question`.
    Question(Body),
    /// What they answer; features put under it what it answers: a place `under-colleagues-answer`.
    Answer(Body),
    /// What is proposed to make good, or decided about it: features put under it what, a place `under-remedy`.
    Remedy(Body),
    /// Something said outside the desk and written down: a call, a visit.
    Call {
        /// How it was said.
        channel: Channel,
        /// What was said.
        body: Body,
    },
    /// Something changed.
    Change(Change),
}

impl Entry {
    /// Whether its words are gone.
    pub fn is_struck(&self) -> bool {
        self.struck.is_some()
    }

    /// The CSS classes: the ground that tells whether a customer can see it.
    pub fn class(&self) -> &'static str {
        match &self.kind {
            Kind::In { .. } => "message in",
            Kind::Out { delivery: Delivery::Failed { .. }, .. } => "message out failed",
            Kind::Out { delivery: Delivery::Withdrawn, .. } => "message out withdrawn",
            Kind::Out { .. } => "message out",
            Kind::Note(_) => "note",
            Kind::Question(_) => "question",
            Kind::Answer(_) => "answer",
            Kind::Remedy(_) => "note",
            Kind::Call { .. } => "call",
            Kind::Change(_) => "change",
        }
    }

    /// Whether only colleagues see it; a call was with the customer.
    pub fn is_internal(&self) -> bool {
        matches!(self.kind, Kind::Note(_) | Kind::Question(_) | Kind::Answer(_) | Kind::Remedy(_))
    }

    /// Whether it is an undone reply, shown folded.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self.kind, Kind::Out { delivery: Delivery::Withdrawn, .. })
    }

    /// Whether its words can be forwarded to somebody outside.
    pub fn forwards(&self) -> bool {
        self.body().is_some() && !self.is_withdrawn() && !self.is_struck()
    }

    /// Whether a customer sent nothing at all: neither words nor a file.
    pub fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::In { body, .. } if body.html.is_empty() && body.quoted.is_none() && body.attachments.is_empty())
    }

    /// Its words, if it has some.
    pub fn body(&self) -> Option<&Body> {
        match &self.kind {
            Kind::In { body, .. } | Kind::Out { body, .. } | Kind::Call { body, .. } => Some(body),
            Kind::Note(body) | Kind::Question(body) | Kind::Answer(body) | Kind::Remedy(body) => Some(body),
            Kind::Change(_) => None,
        }
    }
}

/// Words, sanitised.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// What its author wrote, without what he quoted.
    pub html: String,
    /// What he quoted, and his signature.
    pub quoted: Option<String>,
    /// Whether it takes more than a screen, and so is folded at first.
    pub long: bool,
    /// Where the whole is, when only its beginning is shown.
    pub rest: Option<String>,
    /// The page that shows the mail as it came.
    pub original: Option<String>,
    /// Where the same page is with its remote images, when it has some and they are not shown.
    pub images: Option<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// What stands under it on its way out.
    pub signature: Option<String>,
}

impl Body {
    /// Words with nothing beside them.
    pub fn of(html: impl Into<String>) -> Self {
        Self { html: html.into(), ..Self::default() }
    }
}

/// A file that came or goes with words.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Where to fetch it.
    pub href: String,
    /// Its size in bytes.
    pub size: i64,
    /// How it is shown where one reads, if it can be.
    pub preview: Option<Preview>,
    /// Whether it is a picture that is drawn small beside the words.
    pub small: bool,
    /// Why opening it may do harm: a message key.
    pub danger: Option<&'static str>,
}

/// How far an outgoing message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It can still be taken back.
    Waiting {
        /// Until then.
        until: Moment,
    },
    /// On its way.
    Sending,
    /// The other side has it.
    Sent,
    /// The other side refused it, or could not be reached.
    Failed {
        /// Why, in words for the reader.
        why: String,
    },
    /// It may have arrived, or not: a person decides whether to send it again.
    Unsure,
    /// Held back, because the customer wrote before it left.
    Stopped,
    /// Taken back before it left.
    Withdrawn,
}

/// Somebody who does not have a message that others got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Whether nothing more happens by itself.
    pub is_over: bool,
    /// Who, and why.
    pub words: String,
}

/// Why a message stands on this ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The short reason: "answers our message".
    pub short: String,
    /// The whole of it, to point at.
    pub full: String,
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The icon's name.
    pub icon: &'static str,
    /// What changed, in the reader's language.
    pub text: String,
    /// Whether whoever writes must have seen it, as they must have seen words: a merge.
    pub counts: bool,
}
