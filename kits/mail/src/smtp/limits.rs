//! How much and how long the server bears.

use std::time::Duration;

/// Bounds of the server. The defaults suit a mailbox open to the internet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest mail, in bytes: announced by SIZE, enforced at MAIL and again while reading.
    pub max_size: usize,
    /// Bytes of mails held in memory over all connections, from the first byte read until the receiver has
    /// answered. Above it a mail is put off (452), so that many large mails at once cannot exhaust the machine.
    pub memory: usize,
    /// Recipients of one mail; further ones are put off (452), and the sender brings them in a second mail.
    pub recipients: usize,
    /// The longest command line, in bytes with its end (RFC 5321, 4.5.3.1.4 asks for 512, extensions for more).
    pub line: usize,
    /// Connections at a time; further ones are sent away (421).
    pub max_connections: usize,
    /// Errors since the last mail taken after which the client is sent away (421).
    pub errors: usize,
    /// Commands without a mail taken (RSET, NOOP, VRFY …) after which the client is sent away (421).
    pub chatter: usize,
    /// How long a client may take for one command, and between two pieces of a mail.
    pub idle: Duration,
    /// How long a whole mail may take from DATA to the final dot.
    pub data: Duration,
    /// How long the receiver may take for one answer (RFC 5321, 4.5.3.2.6: senders wait ten minutes).
    pub receiver: Duration,
    /// How long mails being received may still take once the server is told to stop.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_size: 50 << 20,
            memory: 512 << 20,
            recipients: 100,
            line: 4096,
            max_connections: 256,
            errors: 20,
            chatter: 100,
            idle: Duration::from_secs(300),
            data: Duration::from_secs(900),
            receiver: Duration::from_secs(300),
            grace: Duration::from_secs(5),
        }
    }
}
