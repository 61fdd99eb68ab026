//! What stands behind the server: who takes the mail, and what it is told about it.

use std::{future::Future, net::SocketAddr, sync::Arc};

/// Decides about recipients and takes mails. The server asks it once per RCPT and once per mail.
///
/// Both questions are given up after [`Limits::receiver`](super::Limits::receiver): the future is dropped and
/// the sender is told to come again, so a mail kept just before that will be offered a second time.
pub trait Receiver: Send + Sync + 'static {
    /// May `address` receive this mail? `envelope.to` holds the recipients accepted so far.
    ///
    /// The address is as the sender wrote it, without angle brackets; it may lack a domain (`postmaster`).
    fn recipient(&self, envelope: &Envelope, address: &str) -> impl Future<Output = Answer> + Send;

    /// Takes a whole mail. `raw` is what was sent between DATA and the final dot, dots unstuffed and nothing
    /// else changed: lines may end in a lone LF, bytes may be anything, no `Received` is added.
    ///
    /// [`Answer::Accept`] is a promise: the sender forgets the mail and will not offer it again.
    fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> impl Future<Output = Answer> + Send;

    /// Hears of a mail that the server turned away by itself. Must not block.
    fn turned_away(&self, _envelope: &Envelope, _why: TurnedAway) {}
}

/// Why the server does not even offer a mail to its receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnedAway {
    /// It is larger than [`Limits::max_size`](super::Limits::max_size), or said to be.
    TooBig,
    /// Too many large mails come at this moment: its sender tries again.
    NoRoom,
}

impl<R: Receiver> Receiver for Arc<R> {
    fn recipient(&self, envelope: &Envelope, address: &str) -> impl Future<Output = Answer> + Send {
        R::recipient(self, envelope, address)
    }

    fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> impl Future<Output = Answer> + Send {
        R::deliver(self, envelope, raw)
    }

    fn turned_away(&self, envelope: &Envelope, why: TurnedAway) {
        R::turned_away(self, envelope, why)
    }
}

/// A receiver's decision. The words are for the sender; the server puts the codes before them and makes
/// one short line of them. Empty words are replaced by the server's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Taken: 250.
    Accept(String),
    /// Not now, come again: 451.
    Later(String),
    /// Never: 550. For a recipient it means that there is no such mailbox here.
    Refuse(String),
    /// Larger than the recipient takes: 552.
    TooBig,
}

/// What is known of a mail besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Where the connection came from; an IPv4 address in IPv6 clothes is undressed.
    pub peer: SocketAddr,
    /// The name the client gave itself, unproven.
    pub helo: String,
    /// The return path; `None` is `<>`, which bounces and other automata use and nobody may answer.
    pub from: Option<String>,
    /// The recipients accepted, each once, in order.
    pub to: Vec<String>,
    /// Whether the mail travelled encrypted.
    pub tls: bool,
    /// Whether the sender asked for SMTPUTF8: addresses and header may hold any UTF-8.
    pub utf8: bool,
    /// The size in bytes the sender announced (RFC 1870), which need not be true.
    pub declared_size: Option<usize>,
}

impl Envelope {
    pub(super) fn new(peer: SocketAddr) -> Self {
        let peer = SocketAddr::new(peer.ip().to_canonical(), peer.port());
        Self { peer, helo: String::new(), from: None, to: Vec::new(), tls: false, utf8: false, declared_size: None }
    }

    /// The same connection before any mail.
    pub(super) fn blank(&self) -> Self {
        Self { helo: self.helo.clone(), tls: self.tls, ..Self::new(self.peer) }
    }
}
