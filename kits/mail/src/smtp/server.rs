//! Listening, and stopping without losing what is on its way.

use super::{
    Limits, Receiver,
    body::Budget,
    reply::Reply,
    session::{House, Session},
    wire::Wire,
};
use rustls::ServerConfig;
use std::{future::Future, io::Write, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{JoinError, JoinSet},
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;

/// An SMTP server for mail that is meant for us: it relays nothing and signs nobody in.
pub struct Server<R> {
    house: Arc<House<R>>,
}

impl<R: Receiver> Server<R> {
    /// A server that calls itself `hostname`; with `tls` it offers STARTTLS.
    pub fn new(receiver: R, limits: Limits, hostname: impl Into<String>, tls: Option<Arc<ServerConfig>>) -> Self {
        let budget = Budget::new(limits.memory);
        let hostname = hostname.into().replace(char::is_control, "");
        Self { house: Arc::new(House { receiver, limits, hostname, tls: tls.map(TlsAcceptor::from), budget }) }
    }

    /// Serves until `shutdown` is done; then takes no new connection, answers 421 to the next command of each,
    /// and gives mails being received [`Limits::grace`] to be finished before hanging up.
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()>) {
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
                        tracing::warn!(%error, "cannot accept an SMTP connection");
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

    fn session(&self, stream: TcpStream, peer: SocketAddr, stop: watch::Receiver<bool>) -> Session<R> {
        // Replies are gathered already; waiting for more would only delay them.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
        Session::new(Arc::clone(&self.house), Wire::new(stream), peer, stop)
    }
}

fn note(ended: Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "an SMTP connection broke");
    }
}

/// Says 421 without waiting: the few bytes fit into a fresh socket's buffer, and if not, so be it.
fn turn_away(stream: TcpStream) {
    let mut words = Vec::new();
    Reply::CROWDED.write(&mut words);
    if let Err(error) = stream.into_std().and_then(|mut stream| stream.write_all(&words)) {
        tracing::debug!(%error, "turned an SMTP connection away unheard");
    }
}
