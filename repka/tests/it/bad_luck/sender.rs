//! A sender that says exactly what it is told to, over a real connection.

use super::child::SUPPORT;
use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufStream},
    net::TcpStream,
    time::timeout,
};

/// Longer than anything takes here; a silence this long is a failure.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to the listener.
pub struct Sender(BufStream<TcpStream>);

/// A reply: code and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply(pub u16, pub String);

impl Sender {
    /// Connects and greets.
    pub async fn at(address: SocketAddr) -> io::Result<Sender> {
        let mut sender = Sender(BufStream::new(TcpStream::connect(address).await?));
        sender.reply().await?;
        sender.say("EHLO sender.example").await?;
        Ok(sender)
    }

    /// Says a line, and hears the reply.
    pub async fn say(&mut self, line: &str) -> io::Result<Reply> {
        self.0.write_all(format!("{line}\r\n").as_bytes()).await?;
        self.reply().await
    }

    async fn reply(&mut self) -> io::Result<Reply> {
        self.0.flush().await?;
        let mut words = String::new();
        loop {
            let mut line = String::new();
            let read = timeout(PATIENCE, self.0.read_line(&mut line)).await;
            if read.map_err(io::Error::from)?? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            words.push_str(line.get(4..).unwrap_or_default());
            if line.as_bytes().get(3) != Some(&b'-') {
                let code = line.get(..3).and_then(|code| code.parse().ok());
                let code = code.ok_or_else(|| io::Error::other(format!("not SMTP: {line:?}")))?;
                return Ok(Reply(code, words));
            }
        }
    }

    /// Says all of a mail but the dot that ends it; the first refusal otherwise.
    pub async fn begin(&mut self, raw: &[u8]) -> io::Result<Result<(), Reply>> {
        let to = format!("RCPT TO:<{SUPPORT}>");
        for line in ["MAIL FROM:<iva@kovac.example>", &to, "DATA"] {
            let reply = self.say(line).await?;
            if reply.0 >= 400 {
                return Ok(Err(reply));
            }
        }
        self.0.write_all(&stuffed(raw)).await?;
        self.0.flush().await?;
        Ok(Ok(()))
    }

    /// The dot that ends a mail, and the reply.
    pub async fn end(&mut self) -> io::Result<Reply> {
        self.say(".").await
    }

    /// A whole mail: the last reply.
    pub async fn send(&mut self, raw: &[u8]) -> io::Result<Reply> {
        match self.begin(raw).await? {
            Ok(()) => self.end().await,
            Err(refused) => {
                self.say("RSET").await?;
                Ok(refused)
            }
        }
    }
}

/// One mail over one connection.
pub async fn send(address: SocketAddr, raw: &[u8]) -> Reply {
    let sent = async { Sender::at(address).await?.send(raw).await };
    sent.await.unwrap_or_else(|e| panic!("the listener hung up: {e}"))
}

/// Dots doubled at line starts, and the line before the final dot ended (RFC 5321, 4.5.2).
fn stuffed(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() + 64);
    let mut at_start = true;
    for &byte in raw {
        if at_start && byte == b'.' {
            out.push(b'.');
        }
        out.push(byte);
        at_start = byte == b'\n' && out.ends_with(b"\r\n");
    }
    if !at_start {
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// A plain mail of this name: its subject, its Message-ID and its words.
pub fn mail(name: &str) -> Vec<u8> {
    format!(
        "From: Iva Kovac <iva@kovac.example>\r\nTo: {SUPPORT}\r\nSubject: {name}\r\n\
         Date: Fri, 21 Nov 2025 10:00:00 +0100\r\nMessage-ID: <{name}@kovac.example>\r\n\r\nIt is about {name}.\r\n"
    )
    .into_bytes()
}
