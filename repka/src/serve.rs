//! Running: listeners, jobs, schedule, and an orderly end.

use crate::{
    assemble::{self, House, Opening},
    config::Config,
    lmtp,
    lock::Lock,
    metrics::Metrics,
    routes::{Behind, routes},
    schedule,
};
use axum::Router;
use base::{Error, Result, Time, keys::random};
use channel::mail::{Keeper, fetch::Fetcher, smtp_door::SmtpDoor};
use hotwire::live::Hub;
use mail::smtp::{Limits, Server};
use notify::HubLive;
use people_web::Web;
use queue::Node;
use std::{future::IntoFuture, net::SocketAddr, sync::Arc};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

/// A desk that runs.
pub struct Running {
    /// Its address for browsers and programs.
    pub http: SocketAddr,
    /// Its address for mail, when it listens.
    pub smtp: Option<SocketAddr>,
    /// Where a mail server hands mails over, when it listens.
    pub lmtp: Option<lmtp::Bound>,
    /// The doors.
    pub web: Web,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
    _lock: Option<Lock>,
}

/// Binds, opens, migrates and starts everything.
pub async fn start(config: &Config, time: Time) -> Result<Running> {
    start_with(config, false, time, Router::new()).await
}

/// [`start`] with more doors than usual: the demo's.
pub async fn start_with(config: &Config, demo: bool, time: Time, more: Router<Web>) -> Result<Running> {
    std::fs::create_dir_all(&config.data)?;
    let lock =
        config.is_sqlite().then(|| Lock::take(&config.data)).transpose().map_err(|e| Error::Busy(e.to_string()))?;
    let http = bind(&config.http).await?;
    let smtp = match &config.smtp {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let (lmtp, lmtp_bound) = match &config.lmtp {
        Some(place) => place.bind().await.map(|(listener, bound)| (Some(listener), Some(bound)))?,
        None => (None, None),
    };
    let hub = Hub::default();
    let (live, for_others) = HubLive::new(hub.clone());
    let url = format!("http://{}", http.local_addr()?);
    let house = assemble::house(config, Opening { live: Some(Arc::new(live)), url, time, unsynced: demo }).await?;
    // By the time the first mail comes it is known whether senders can be checked.
    house.post.checker().look_around();
    let assets = assemble::assets()?;
    let web = assemble::web(config, &house, &assets, hub.clone(), demo);
    let keeper = Keeper::start(house.desk.clone());
    let behind = Behind {
        post: house.post.clone(),
        keeper: keeper.clone(),
        assets,
        more,
        metrics: Metrics::default(),
        largest_mail: largest_mail(config),
    };
    let (stop, stopping) = watch::channel(false);
    let mut running = Running {
        http: http.local_addr()?,
        smtp: smtp.as_ref().map(TcpListener::local_addr).transpose()?,
        lmtp: lmtp_bound,
        web: web.clone(),
        stop,
        tasks: JoinSet::new(),
        _lock: lock,
    };
    let router = routes(&web, behind).into_make_service_with_connect_info::<SocketAddr>();
    let graceful = axum::serve(http, router).with_graceful_shutdown(stopped(stopping.clone())).into_future();
    running.tasks.spawn(async move {
        if let Err(e) = graceful.await {
            tracing::error!(error = %e, "the listener for browsers ended");
        }
    });
    let fetcher = Fetcher::new(house.desk.clone(), house.post.clone(), keeper.clone(), largest_mail(config) as u64)?;
    let door = || SmtpDoor::new(house.desk.clone(), house.post.clone(), keeper.clone());
    if let Some(listener) = smtp {
        let server = Server::new(door(), limits(config), hostname(config), tls(config)?);
        running.tasks.spawn(server.serve(listener, stopped(stopping.clone())));
    }
    if let Some(listener) = lmtp {
        let server = Server::lmtp(door().by_lmtp(), limits(config), hostname(config));
        running.tasks.spawn(server.serve(listener, stopped(stopping.clone())));
    }
    background(&mut running.tasks, config, &house, hub, for_others, fetcher, stopping)?;
    Ok(running)
}

fn background(
    tasks: &mut JoinSet<()>,
    config: &Config,
    house: &House,
    hub: Hub,
    for_others: tokio::sync::mpsc::Receiver<Vec<String>>,
    fetcher: Fetcher,
    stopping: watch::Receiver<bool>,
) -> Result<()> {
    let node = base::blob::hex(&random::<6>()?);
    let desk = house.desk.clone();
    let until_stop = move |work: std::pin::Pin<Box<dyn Future<Output = ()> + Send>>| {
        let stopping = stopping.clone();
        async move {
            tokio::select! {
                () = work => {}
                () = stopped(stopping) => {}
            }
        }
    };
    tasks.spawn(until_stop(Box::pin(base::work::work(desk.clone(), Node::new(desk.db().clone(), node.clone())))));
    tasks.spawn(until_stop(Box::pin(notify::watch(desk.clone(), hub, node, for_others, ticket::ticket::LISTS))));
    tasks.spawn(until_stop(Box::pin(schedule::run(desk, config.clone()))));
    tasks.spawn(until_stop(Box::pin(fetcher.run())));
    Ok(())
}

async fn bind(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|e| Error::Busy(format!("cannot listen on {address}: {e}")))
}

async fn stopped(mut stopping: watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stop| *stop).await;
}

fn largest_mail(config: &Config) -> usize {
    config.max_mail_mib as usize * 1024 * 1024
}

fn limits(config: &Config) -> Limits {
    Limits { max_size: largest_mail(config), ..Limits::default() }
}

/// By what name the listener greets: as set, else the host of the public address.
fn hostname(config: &Config) -> String {
    let of_url = || config.url.as_deref()?.parse::<http::Uri>().ok()?.host().map(str::to_owned);
    config.hostname.clone().or_else(of_url).unwrap_or_else(|| "localhost".to_owned())
}

/// STARTTLS, when a certificate is set.
fn tls(config: &Config) -> Result<Option<Arc<rustls::ServerConfig>>> {
    use rustls_pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
    let (Some(certificate), Some(key)) = (&config.tls_cert, &config.tls_key) else { return Ok(None) };
    let broken = |what: &str, e: &dyn std::fmt::Display| Error::Broken(format!("{what}: {e}"));
    let chain: Vec<_> = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect)
        .map_err(|e| broken(&certificate.display().to_string(), &e))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(|e| broken(&key.display().to_string(), &e))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let made = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key));
    Ok(Some(Arc::new(made.map_err(|e| broken("tls", &e))?)))
}

impl Running {
    /// Waits for Ctrl-C or SIGTERM.
    pub async fn until_told(&self) {
        let term = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            () = term => {}
        }
    }

    /// Ends in order: no new connections, what is under way gets a few seconds.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let all = async { while self.tasks.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(std::time::Duration::from_secs(6), all).await;
        self.web.desk.db().close().await;
    }
}
