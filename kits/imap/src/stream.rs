//! A connection that gives only so many bytes per command: a server that lies about sizes fills no memory.

use std::{
    fmt,
    io::{self, ErrorKind},
    pin::Pin,
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// TCP, or TLS over it.
pub(crate) trait Wire: AsyncRead + AsyncWrite + fmt::Debug + Send + Sync + Unpin {}
impl<T: AsyncRead + AsyncWrite + fmt::Debug + Send + Sync + Unpin> Wire for T {}

/// A connection with an allowance.
#[derive(Debug)]
pub(crate) struct Bounded {
    wire: Box<dyn Wire>,
    left: u64,
}

impl Bounded {
    pub fn new(wire: impl Wire + 'static, allowance: u64) -> Bounded {
        Bounded { wire: Box::new(wire), left: allowance }
    }

    /// So many bytes may come from now on.
    pub fn allow(&mut self, bytes: u64) {
        self.left = bytes;
    }

    pub fn into_wire(self) -> Box<dyn Wire> {
        self.wire
    }
}

impl AsyncRead for Bounded {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.left == 0 {
            let text = "the server sends more than was asked for";
            return Poll::Ready(Err(io::Error::new(ErrorKind::InvalidData, text)));
        }
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.wire).poll_read(cx, buf);
        let came = buf.filled().len() - before;
        self.left = self.left.saturating_sub(came as u64);
        polled
    }
}

impl AsyncWrite for Bounded {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.wire).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_shutdown(cx)
    }
}
