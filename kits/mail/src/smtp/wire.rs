//! The connection: buffered both ways, plain or encrypted.

use super::{body::Body, reply::Reply};
use std::{io, mem, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    time::timeout,
};
use tokio_rustls::TlsAcceptor;

/// Bytes read at once.
const BUFFER: usize = 16 << 10;
/// How long the last reply may take to leave, and the client to hang up.
const FAREWELL: Duration = Duration::from_secs(2);

pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// A command line.
pub(super) enum Line {
    Text(Vec<u8>),
    /// Longer than allowed; read to its end and thrown away.
    TooLong,
}

/// Replies are gathered and leave together when nothing is left to read, which is what makes pipelining
/// (RFC 2920) fast.
pub(super) struct Wire {
    stream: BufReader<Box<dyn Stream>>,
    out: Vec<u8>,
}

impl Wire {
    pub fn new(stream: impl Stream + 'static) -> Self {
        Self { stream: buffered(stream), out: Vec::new() }
    }

    pub fn say(&mut self, reply: &Reply) {
        reply.write(&mut self.out);
    }

    pub async fn flush(&mut self) -> io::Result<()> {
        if !self.out.is_empty() {
            self.stream.write_all(&self.out).await?;
            self.out.clear();
            self.stream.flush().await?;
        }
        Ok(())
    }

    /// The next bytes, never none: a closed connection is `UnexpectedEof`.
    async fn piece(&mut self) -> io::Result<&[u8]> {
        if self.stream.buffer().is_empty() {
            self.flush().await?;
        }
        let piece = self.stream.fill_buf().await?;
        if piece.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(piece) }
    }

    /// The next command line without its end, CRLF or (for people who type) LF.
    pub async fn line(&mut self, longest: usize) -> io::Result<Line> {
        let mut line = Vec::new();
        let mut length = 0;
        loop {
            let piece = self.piece().await?;
            let end = piece.iter().position(|&byte| byte == b'\n');
            let used = end.map_or(piece.len(), |index| index + 1);
            length += used;
            if length <= longest {
                line.extend_from_slice(&piece[..used]);
            }
            self.stream.consume(used);
            if end.is_some() {
                break;
            }
        }
        if length > longest {
            return Ok(Line::TooLong);
        }
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Line::Text(line))
    }

    /// Reads a mail to its final dot; `TimedOut` when nothing comes for `idle`.
    pub async fn body(&mut self, body: &mut Body, idle: Duration) -> io::Result<()> {
        loop {
            let piece = timeout(idle, self.piece()).await??;
            let (used, ended) = body.feed(piece);
            self.stream.consume(used);
            if ended {
                return Ok(());
            }
        }
    }

    /// Answers to STARTTLS and encrypts. What the client sent before is forgotten: anybody on the way could
    /// have put it there (CVE-2011-0411).
    pub async fn encrypt(&mut self, acceptor: &TlsAcceptor) -> io::Result<()> {
        self.say(&Reply::TLS);
        self.flush().await?;
        let plain = mem::replace(&mut self.stream, buffered(tokio::io::empty())).into_inner();
        self.stream = buffered(acceptor.accept(plain).await?);
        Ok(())
    }

    /// Sends what is left and hangs up, reading on a little: closing with unread bytes would reset the
    /// connection and destroy the last reply on its way.
    pub async fn close(mut self) {
        let farewell = async {
            self.flush().await?;
            self.stream.shutdown().await?;
            let mut rest = [0; 4096];
            while self.stream.read(&mut rest).await? > 0 {}
            io::Result::Ok(())
        };
        // The client is gone or will not listen: either way there is nobody to tell.
        let _ = timeout(FAREWELL, farewell).await;
    }
}

fn buffered(stream: impl Stream + 'static) -> BufReader<Box<dyn Stream>> {
    BufReader::with_capacity(BUFFER, Box::new(stream))
}
