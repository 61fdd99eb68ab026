//! The words a ticket is described with.

store::enumeration! {
    /// What a ticket is doing. *Waiting for customer* is no state but a [`crate::Holder`].
    pub enum State {
        /// Someone must act, or waits for the customer.
        Open = "open",
        /// Put aside until a moment, by someone.
        Snoozed = "snoozed",
        /// Done; a message of the customer opens it again.
        Solved = "solved",
        /// Done for good; a message of the customer begins a new ticket.
        Closed = "closed",
    }
}

impl State {
    /// Nobody need act any more.
    pub fn is_ended(self) -> bool {
        matches!(self, State::Solved | State::Closed)
    }
}

store::enumeration! {
    /// How much is lost by waiting, as people judge it.
    pub enum Priority {
        /// Can wait.
        Low = "low",
        /// As usual.
        Normal = "normal",
        /// Before others.
        High = "high",
        /// Now.
        Urgent = "urgent",
    }
}

store::enumeration! {
    /// How words truly came or went.
    pub enum Channel {
        /// E-mail.
        Mail = "mail",
        /// Chat on the shop's pages.
        Chat = "chat",
        /// A telephone call.
        Phone = "phone",
        /// A form on a page.
        Form = "form",
        /// A messenger.
        Messenger = "messenger",
        /// A program.
        Api = "api",
        /// At the counter.
        Visit = "visit",
        /// On paper.
        Letter = "letter",
        /// A comment in public.
        Comment = "comment",
        /// Inside the desk.
        Desk = "desk",
    }
}

store::enumeration! {
    /// What an entry is.
    pub enum EntryKind {
        /// Public words, in or out.
        Message = "message",
        /// Internal words.
        Note = "note",
        /// What colleagues, or somebody outside, are asked; internal.
        Question = "question",
        /// What they answer; internal.
        Answer = "answer",
        /// What is proposed to make good, and what colleagues decide about it; internal.
        Remedy = "remedy",
        /// A conversation by voice, and what was said.
        Call = "call",
        /// Something changed.
        Change = "change",
    }
}

impl EntryKind {
    /// What public words by this channel are.
    pub(crate) fn spoken_or_written(channel: Channel) -> EntryKind {
        match channel {
            Channel::Phone => EntryKind::Call,
            _ => EntryKind::Message,
        }
    }
}

store::enumeration! {
    /// Which way a public entry went.
    pub enum Direction {
        /// From the customer.
        In = "in",
        /// To the customer.
        Out = "out",
    }
}

store::enumeration! {
    /// What a public entry of ours does for the customer: only an answer stops her waiting.
    pub enum Meaning {
        /// It answers.
        Answer = "answer",
        /// It only says that we have it.
        Acknowledgement = "acknowledgement",
    }
}
