//! The page on which staff open a ticket.

use askama::Template;
use shell::{Choice, Field, Frame};
use ticket::Channel;

/// `ticket/new.html`: write to a customer first, or register what was said elsewhere.
#[derive(Template)]
#[template(path = "ticket/new.html")]
pub struct OpeningPage<'a> {
    /// The page's frame.
    pub frame: &'a Frame,
    /// The form.
    pub opening: Opening,
}

/// The form that opens a ticket; sent to `POST /tickets`.
#[derive(Clone, Debug)]
pub struct Opening {
    /// How it began: [`Channel::Mail`] writes to the customer, the others register.
    pub channel: Channel,
    /// Whether we began it: called them, wrote them a letter.
    pub outgoing: bool,
    /// The customer's address or number.
    pub customer: Field,
    /// Their name.
    pub name: Field,
    /// The subject.
    pub subject: Field,
    /// The words.
    pub text: Field,
    /// The departments it may belong to.
    pub departments: Vec<Choice>,
    /// What is wrong beyond single fields.
    pub error: Option<String>,
}

impl Opening {
    /// How a ticket can begin.
    pub const CHANNELS: [Channel; 5] =
        [Channel::Mail, Channel::Phone, Channel::Visit, Channel::Letter, Channel::Comment];

    /// Whether the words go to the customer.
    pub fn is_written(&self) -> bool {
        self.channel == Channel::Mail
    }
}
