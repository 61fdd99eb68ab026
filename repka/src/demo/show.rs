//! `repka demo`: makes the company if there is none yet, catches what it sends, and opens a browser.

use super::{bulk::fill, lessons::learn, strangers::knock};
use crate::{
    assemble::{self, Opening},
    cli::Demo,
    commands::{Failure, Said},
    config::Config,
    demo::catcher,
    serve,
};
use base::Time;
use mail::smtp::{Catcher, Limits, Server};
use std::{
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};
use tokio::net::TcpListener;

/// Mails the catcher keeps.
const CAUGHT: usize = 500;

/// Runs the demo until told to end. It listens on this machine only, and keeps its folder.
pub async fn run(config: Config, asked: Demo) -> Said {
    for address in [Some(&config.http), config.smtp.as_ref()].into_iter().flatten() {
        if !address.parse::<SocketAddr>().is_ok_and(|a| a.ip().is_loopback()) {
            let why = format!("{address}: the demo lets anyone in, so it listens on this machine only: 127.0.0.1:PORT");
            return Err(Failure::refused(why));
        }
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let relay = format!("smtp://{}?tls=none", listener.local_addr()?);
    let mut config = config;
    config.relay = Some(relay);
    config.backups_kept = 0;
    config.database = None;
    config.lmtp = None;
    config.data = config.data.join("demo");
    make(&config, asked).await?;
    let catcher = Catcher::new(CAUGHT);
    let server = Server::new(catcher.clone(), Limits::default(), "catcher.localhost".to_owned(), None);
    let caught = tokio::spawn(async move { server.serve(listener, std::future::pending::<()>()).await });
    let running = serve::start_with(&config, true, Time::System, catcher::routes(catcher)).await?;
    let address = format!("http://{}", running.http);
    println!(
        "\n  The desk    {address}\n  Mail to it  {}",
        running.smtp.map_or_else(|| "off".to_owned(), |a| a.to_string())
    );
    println!("  Its mails   {address}/caught\n\nCtrl-C ends it.");
    if !asked.no_open {
        open_browser(&address);
    }
    running.until_told().await;
    running.stop().await;
    caught.abort();
    Ok(String::new())
}

/// Says that the folder holds a whole demo; without it, an interrupted one is made again.
const WHOLE: &str = "demo-is-whole";

async fn make(config: &Config, asked: Demo) -> Result<(), Failure> {
    let sign = config.data.join(WHOLE);
    if sign.exists() && !asked.fresh {
        return Ok(());
    }
    remove(&config.data)?;
    let began = Instant::now();
    eprintln!("Making a company with {} tickets …", asked.tickets);
    let house = assemble::house(config, Opening { unsynced: true, ..Opening::default() }).await?;
    let played = fill(&house.desk, &house.post, asked.seed, asked.tickets as usize).await?;
    learn(&house.desk).await?;
    let lately = house.desk.now().minus(Duration::from_secs(3 * 24 * 3600));
    notify::telling::remember(&house.desk, lately).await?;
    knock(&house.desk).await?;
    house.desk.db().close().await;
    std::fs::write(&sign, "")?;
    eprintln!("{} tickets, {} deeds in {:.1} s", played.tickets, played.deeds, began.elapsed().as_secs_f64());
    Ok(())
}

/// Takes away an old demo, and nothing that is not one.
fn remove(folder: &Path) -> std::io::Result<()> {
    if folder.ends_with("demo") && folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

fn open_browser(address: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let started = std::process::Command::new(program)
        .arg(address)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    if started.is_err() {
        eprintln!("Open {address} in a browser.");
    }
}
