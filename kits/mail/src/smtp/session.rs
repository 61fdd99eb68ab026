//! One connection from greeting to farewell.

use super::{
    Answer, Envelope, Limits, Receiver, TurnedAway,
    body::{Body, Budget, Outcome},
    command::{Command, Sender},
    reply::Reply,
    wire::{Line, Wire},
};
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{sync::watch, time::timeout};
use tokio_rustls::TlsAcceptor;

/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(30);

/// Which of the two is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// RFC 5321.
    Smtp,
    /// RFC 2033: LHLO, and a reply for each recipient after the final dot.
    Lmtp,
}

/// What all connections share.
pub(super) struct House<R> {
    pub dialect: Dialect,
    pub receiver: R,
    pub limits: Limits,
    pub hostname: String,
    pub tls: Option<TlsAcceptor>,
    pub budget: Arc<Budget>,
}

/// Why a conversation ends.
enum End {
    /// With a last reply.
    Said(Reply),
    /// The connection is gone.
    Lost,
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut => Self::Said(Reply::IDLE),
            _ => Self::Lost,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fresh,
    Greeted,
    /// MAIL was accepted.
    Mail,
}

pub(super) struct Session<R> {
    house: Arc<House<R>>,
    wire: Wire,
    envelope: Envelope,
    stage: Stage,
    /// Replies due after the mail: recipients accepted, in LMTP counting one that is named twice twice.
    accepted: usize,
    errors: usize,
    chatter: usize,
    stop: watch::Receiver<bool>,
}

impl<R: Receiver> Session<R> {
    pub fn new(house: Arc<House<R>>, wire: Wire, peer: SocketAddr, stop: watch::Receiver<bool>) -> Self {
        let envelope = Envelope::new(peer);
        Self { house, wire, envelope, stage: Stage::Fresh, accepted: 0, errors: 0, chatter: 0, stop }
    }

    /// Speaks with the client until either has enough.
    pub async fn run(mut self) {
        let spoken = if self.house.dialect == Dialect::Lmtp { "LMTP" } else { "ESMTP" };
        let greeting = format!("{} {spoken}", self.house.hostname);
        self.wire.say(&Reply::plain(220, greeting));
        loop {
            match self.turn().await {
                Ok(()) => {}
                Err(End::Said(reply)) => {
                    self.wire.say(&reply);
                    return self.wire.close().await;
                }
                Err(End::Lost) => return,
            }
        }
    }

    /// One command and its reply.
    async fn turn(&mut self) -> Result<(), End> {
        let reply = match self.line().await? {
            Line::TooLong => Some(Reply::LONG_LINE),
            Line::Text(line) => match Command::parse(&line) {
                Ok(command) => self.obey(command).await?,
                Err(reply) => Some(reply),
            },
        };
        let Some(reply) = reply else { return Ok(()) };
        self.wire.say(&reply);
        self.errors += usize::from(reply.is_error());
        if self.errors >= self.house.limits.errors {
            return Err(End::Said(Reply::ERRORS));
        }
        if self.chatter >= self.house.limits.chatter {
            return Err(End::Said(Reply::CHATTER));
        }
        Ok(())
    }

    async fn line(&mut self) -> Result<Line, End> {
        let Limits { idle, line: longest, .. } = self.house.limits;
        tokio::select! {
            biased;
            // An error means that the server is gone, which is the same to us.
            _ = self.stop.wait_for(|stop| *stop) => Err(End::Said(Reply::STOPPING)),
            line = timeout(idle, self.wire.line(longest)) => Ok(line.map_err(io::Error::from)??),
        }
    }

    /// Does what is asked; `None` when everything is said already.
    async fn obey(&mut self, command: Command) -> Result<Option<Reply>, End> {
        match command {
            Command::Mail(_) | Command::Rcpt(_) | Command::Data => {}
            _ => self.chatter += 1,
        }
        let reply = match command {
            Command::Helo(_) | Command::Ehlo(_) if self.house.dialect == Dialect::Lmtp => Reply::SPEAK_LMTP,
            Command::Lhlo(_) if self.house.dialect == Dialect::Smtp => Reply::SPEAK_SMTP,
            Command::Helo(name) => self.greet(name, false),
            Command::Ehlo(name) | Command::Lhlo(name) => self.greet(name, true),
            Command::Mail(sender) => self.mail(sender),
            Command::Rcpt(address) => self.rcpt(address).await,
            Command::Data => self.data().await?,
            Command::StartTls => return self.start_tls().await,
            Command::Rset => {
                self.forget();
                Reply::OK
            }
            Command::Noop => Reply::OK,
            Command::Vrfy => Reply::VRFY,
            Command::Help => Reply::HELP,
            Command::Quit => return Err(End::Said(Reply::BYE)),
            Command::Foreign => return Err(End::Said(Reply::FOREIGN)),
        };
        Ok(Some(reply))
    }

    fn greet(&mut self, name: String, extended: bool) -> Reply {
        self.envelope.helo = name;
        self.stage = Stage::Greeted;
        self.forget();
        let mut text = self.house.hostname.clone();
        if extended {
            text.push_str(&format!("\nPIPELINING\nSIZE {}\n8BITMIME\nSMTPUTF8", self.house.limits.max_size));
            if self.house.tls.is_some() && !self.envelope.tls {
                text.push_str("\nSTARTTLS");
            }
            text.push_str("\nENHANCEDSTATUSCODES\nHELP");
        }
        Reply::plain(250, text)
    }

    /// Back to where a mail may begin; gives the envelope that was.
    fn forget(&mut self) -> Envelope {
        if self.stage == Stage::Mail {
            self.stage = Stage::Greeted;
        }
        self.accepted = 0;
        let blank = self.envelope.blank();
        std::mem::replace(&mut self.envelope, blank)
    }

    fn mail(&mut self, sender: Sender) -> Reply {
        match self.stage {
            Stage::Fresh if self.house.dialect == Dialect::Lmtp => return Reply::LHLO_FIRST,
            Stage::Fresh => return Reply::HELLO_FIRST,
            Stage::Mail => return Reply::MAIL_TWICE,
            Stage::Greeted => {}
        }
        if sender.size.is_some_and(|size| size > self.house.limits.max_size) {
            let envelope = Envelope { from: sender.from, declared_size: sender.size, ..self.envelope.blank() };
            self.house.receiver.turned_away(&envelope, TurnedAway::TooBig);
            return Reply::TOO_BIG;
        }
        if !sender.utf8 && sender.from.as_ref().is_some_and(|from| !from.is_ascii()) {
            return Reply::NEEDS_UTF8;
        }
        self.stage = Stage::Mail;
        self.envelope.from = sender.from;
        self.envelope.utf8 = sender.utf8;
        self.envelope.declared_size = sender.size;
        Reply::SENDER
    }

    async fn rcpt(&mut self, address: String) -> Reply {
        if self.stage != Stage::Mail {
            return Reply::MAIL_FIRST;
        }
        if !self.envelope.utf8 && !address.is_ascii() {
            return Reply::NEEDS_UTF8;
        }
        let crowded = self.accepted >= self.house.limits.recipients;
        match (self.envelope.to.contains(&address), self.house.dialect) {
            (true, Dialect::Smtp) => return Reply::RECIPIENT,
            (true, Dialect::Lmtp) if !crowded => {
                self.accepted += 1;
                return Reply::RECIPIENT;
            }
            _ if crowded => return Reply::CROWD,
            _ => {}
        }
        let asked = self.house.receiver.recipient(&self.envelope, &address);
        let Ok(answer) = timeout(self.house.limits.receiver, asked).await else {
            return Reply::SLOW;
        };
        if matches!(answer, Answer::Accept(_)) {
            self.envelope.to.push(address);
            self.accepted += 1;
        }
        let refused = Reply::new(550, "5.1.1", "No such mailbox here");
        put(answer, Reply::RECIPIENT, refused, self.envelope.utf8)
    }

    async fn data(&mut self) -> Result<Reply, End> {
        if self.stage != Stage::Mail {
            return Ok(Reply::MAIL_FIRST);
        }
        if self.envelope.to.is_empty() {
            return Ok(if self.house.dialect == Dialect::Lmtp { Reply::NOBODY_YET } else { Reply::NOBODY });
        }
        self.wire.say(&Reply::GO_AHEAD);
        let Limits { max_size, idle, data, .. } = self.house.limits;
        let mut body = Body::new(max_size, self.envelope.declared_size, &self.house.budget);
        timeout(data, self.wire.body(&mut body, idle)).await.map_err(io::Error::from)??;
        let accepted = self.accepted;
        let envelope = self.forget();
        let reply = match body.finish() {
            Outcome::TooBig => {
                self.house.receiver.turned_away(&envelope, TurnedAway::TooBig);
                Reply::TOO_BIG
            }
            Outcome::NoRoom => {
                self.house.receiver.turned_away(&envelope, TurnedAway::NoRoom);
                Reply::NO_ROOM
            }
            Outcome::Whole(raw, _hold) => self.deliver(envelope, raw).await,
        };
        if self.house.dialect == Dialect::Lmtp {
            // One reply for each RCPT that was accepted (RFC 2033, 4.2); the mail is taken for all of them or for
            // none. The last reply is said like any other.
            (1..accepted).for_each(|_| self.wire.say(&reply));
        }
        Ok(reply)
    }

    async fn deliver(&mut self, envelope: Envelope, raw: Vec<u8>) -> Reply {
        let utf8 = envelope.utf8;
        let taking = self.house.receiver.deliver(envelope, raw);
        let Ok(answer) = timeout(self.house.limits.receiver, taking).await else {
            return Reply::SLOW;
        };
        if matches!(answer, Answer::Accept(_)) {
            self.errors = 0;
            self.chatter = 0;
        }
        let kept = Reply::new(250, "2.6.0", "Mail kept");
        put(answer, kept, Reply::new(550, "5.7.1", "Mail refused"), utf8)
    }

    async fn start_tls(&mut self) -> Result<Option<Reply>, End> {
        let Some(acceptor) = &self.house.tls else {
            return Ok(Some(Reply::NOT_OFFERED));
        };
        if self.envelope.tls {
            return Ok(Some(Reply::TLS_TWICE));
        }
        let patience = self.house.limits.idle.min(HANDSHAKE);
        if let Ok(Ok(())) = timeout(patience, self.wire.encrypt(acceptor)).await {
            // All that was said before is forgotten (RFC 3207, 4.2).
            self.envelope = Envelope { tls: true, ..Envelope::new(self.envelope.peer) };
            self.stage = Stage::Fresh;
            return Ok(None);
        }
        tracing::debug!("TLS handshake failed");
        Err(End::Lost)
    }
}

/// A receiver's answer with its codes.
fn put(answer: Answer, accepted: Reply, refused: Reply, utf8: bool) -> Reply {
    match answer {
        Answer::Accept(words) => accepted.saying(&words, utf8),
        Answer::Later(words) => Reply::new(451, "4.3.0", "Come again later").saying(&words, utf8),
        Answer::Refuse(words) => refused.saying(&words, utf8),
        Answer::TooBig => Reply::TOO_BIG,
    }
}
