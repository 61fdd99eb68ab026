//! Listening, and stopping without losing what is on its way.

use super::{
    Limits, Receiver,
    body::Budget,
    reply::Reply,
    session::{Dialect, House, Session},
    wire::Wire,
};
use rustls::ServerConfig;
use std::{
    future::Future,
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream, UnixListener, UnixStream},
    sync::watch,
    task::{JoinError, JoinSet},
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;

/// Where a server listens.
#[derive(Debug)]
pub enum Listener {
    /// At an address and port.
    Tcp(TcpListener),
    /// At a socket in the file system. Whoever connects there counts as this machine, at port 0.
    Unix(UnixListener),
}

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Self::Tcp(listener)
    }
}
impl From<UnixListener> for Listener {
    fn from(listener: UnixListener) -> Self {
        Self::Unix(listener)
    }
}

impl Listener {
    async fn accept(&self) -> io::Result<(Connection, SocketAddr)> {
        Ok(match self {
            Self::Tcp(listener) => {
                let (stream, peer) = listener.accept().await?;
                (Connection::Tcp(stream), peer)
            }
            Self::Unix(listener) => {
                let (stream, _) = listener.accept().await?;
                (Connection::Unix(stream), SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
            }
        })
    }
}

enum Connection {
    Tcp(TcpStream),
    Unix(UnixStream),
}

/// An SMTP or LMTP server for mail that is meant for us: it relays nothing and signs nobody in.
pub struct Server<R> {
    house: Arc<House<R>>,
}

impl<R: Receiver> Server<R> {
    /// A server of SMTP that calls itself `hostname`; with `tls` it offers STARTTLS.
    pub fn new(receiver: R, limits: Limits, hostname: impl Into<String>, tls: Option<Arc<ServerConfig>>) -> Self {
        Self::speaking(Dialect::Smtp, receiver, limits, hostname.into(), tls)
    }

    /// A server of LMTP (RFC 2033), for a mail server beside us: after the final dot each recipient has a reply of
    /// its own, and since a mail is taken once for all of them, all are the same.
    pub fn lmtp(receiver: R, limits: Limits, hostname: impl Into<String>) -> Self {
        Self::speaking(Dialect::Lmtp, receiver, limits, hostname.into(), None)
    }

    fn speaking(dialect: Dialect, receiver: R, limits: Limits, name: String, tls: Option<Arc<ServerConfig>>) -> Self {
        let budget = Budget::new(limits.memory);
        let (hostname, tls) = (name.replace(char::is_control, ""), tls.map(TlsAcceptor::from));
        Self { house: Arc::new(House { dialect, receiver, limits, hostname, tls, budget }) }
    }

    /// Serves until `shutdown` is done; then takes no new connection, answers 421 to the next command of each,
    /// and gives mails being received [`Limits::grace`] to be finished before hanging up.
    pub async fn serve(self, listener: impl Into<Listener>, shutdown: impl Future<Output = ()>) {
        let listener = listener.into();
        let (stop, stopping) = watch::channel(false);
        let mut sessions = JoinSet::new();
        tokio::pin!(shutdown);
        loop {
            tokio::select! {
                biased;
                () = &mut shutdown => break,
                Some(ended) = sessions.join_next() => note(ended),
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) if sessions.len() >= self.house.limits.max_connections => turn_away(stream),
                    Ok((stream, peer)) => {
                        sessions.spawn(self.session(stream, peer, stopping.clone()).run());
                    }
                    Err(error) => {
                        tracing::warn!(%error, "cannot accept a connection for mail");
                        // Out of file handles, most likely: trying at once would only heat the machine.
                        sleep(Duration::from_millis(50)).await;
                    }
                },
            }
        }
        drop(listener);
        stop.send_replace(true);
        let last = async {
            while let Some(ended) = sessions.join_next().await {
                note(ended);
            }
        };
        if timeout(self.house.limits.grace, last).await.is_err() {
            tracing::warn!(connections = sessions.len(), "SMTP connections cut off");
            sessions.shutdown().await;
        }
    }

    fn session(&self, connection: Connection, peer: SocketAddr, stop: watch::Receiver<bool>) -> Session<R> {
        let wire = match connection {
            Connection::Unix(stream) => Wire::new(stream),
            Connection::Tcp(stream) => {
                // Replies are gathered already; waiting for more would only delay them.
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "no TCP_NODELAY");
                }
                Wire::new(stream)
            }
        };
        Session::new(Arc::clone(&self.house), wire, peer, stop)
    }
}

fn note(ended: Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "an SMTP connection broke");
    }
}

/// Says 421 without waiting: the few bytes fit into a fresh socket's buffer, and if not, so be it.
fn turn_away(connection: Connection) {
    let mut words = Vec::new();
    Reply::CROWDED.write(&mut words);
    let said = match connection {
        Connection::Tcp(stream) => stream.into_std().and_then(|mut stream| stream.write_all(&words)),
        Connection::Unix(stream) => stream.into_std().and_then(|mut stream| stream.write_all(&words)),
    };
    if let Err(error) = said {
        tracing::debug!(%error, "turned an SMTP connection away unheard");
    }
}
