//! Measures a desk as people and programs meet it: a real `repka serve`, reached over SMTP, HTTP and
//! WebSocket, its processor time and memory read from /proc (Linux).
//!
//! ```text
//! cargo bench -p repka --bench desk -- make   [--tickets N]             how long it takes to make the data
//! cargo bench -p repka --bench desk -- mails  [--mails N] [--engine sqlite|postgres]
//! cargo bench -p repka --bench desk -- whole  [--mails N] [--engine …]   mails with all checks on, every second an answer
//! cargo bench -p repka --bench desk -- import [--mails N] [--engine …]   old mails brought along, and once more
//! cargo bench -p repka --bench desk -- lists|ticket|search [--tickets N] [--clients N] [--seconds S]
//! cargo bench -p repka --bench desk -- live|crowd [--tickets N] [--seconds S]
//! cargo bench -p repka --bench desk -- promises [--tickets N]           what pages cost, on both engines; the crowd
//! cargo bench -p repka --bench desk -- start|memory|weight [--tickets N]
//! cargo bench -p repka --bench desk -- report                           the report over a million tickets; a long ledger
//! ```
//!
//! What takes `--tickets` takes `--engine postgres` too. On SQLite, data are made once per size by `repka demo`
//! and kept in `target/desk` (or `REPKA_BENCH_DIR`); on PostgreSQL, each time, in a cluster that goes with it.
//! docs/performance.md says what came out.

mod crowd;
mod figures;
mod house;
mod import;
mod live;
mod mails;
mod pages;
mod postgres;
mod report;
mod smtp;
mod starts;
mod web;
mod whole;

/// Whatever goes wrong ends the measurement.
pub type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

/// What is to be measured, and how large.
#[derive(Clone)]
pub struct Asked {
    /// Tickets in the desk.
    pub tickets: u32,
    /// Mails sent.
    pub mails: usize,
    /// Browsers or mail servers at once.
    pub clients: usize,
    /// For how long.
    pub seconds: u64,
    /// sqlite or postgres.
    pub engine: String,
}

impl Asked {
    fn of(words: &[String]) -> Result<Asked> {
        let mut asked = Asked { tickets: 100_000, mails: 5_000, clients: 8, seconds: 5, engine: "sqlite".into() };
        for pair in words.chunks(2) {
            let [name, value] = pair else { return Err(format!("{} needs a value", pair[0]).into()) };
            match name.as_str() {
                "--tickets" => asked.tickets = value.parse()?,
                "--mails" => asked.mails = value.parse()?,
                "--clients" => asked.clients = value.parse()?,
                "--seconds" => asked.seconds = value.parse()?,
                "--engine" => asked.engine = value.clone(),
                other => return Err(format!("unknown: {other}").into()),
            }
        }
        Ok(asked)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    // Cargo adds --bench to what was asked.
    let mut words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if words.is_empty() {
        eprintln!(
            "Say what to measure: make, mails, whole, import, lists, ticket, search, live, crowd, promises, report, start, memory or weight."
        );
        return Ok(());
    }
    let what = words.remove(0);
    let asked = Asked::of(&words)?;
    println!("load before: {}", figures::load()?);
    match what.as_str() {
        "make" => house::make(&asked).await,
        "mails" => mails::measure(&asked).await,
        "whole" => whole::measure(&asked).await,
        "import" => import::measure(&asked).await,
        "lists" => pages::lists(&asked).await,
        "ticket" => pages::ticket(&asked).await,
        "search" => pages::search(&asked).await,
        "promises" => promises(&asked).await,
        "crowd" => crowd::measure(&asked).await,
        "report" => report::measure(&asked).await,
        "live" => live::measure(&asked).await,
        "start" => starts::start(&asked).await,
        "memory" => starts::memory(&asked).await,
        "weight" => starts::weight(&asked).await,
        other => Err(format!("unknown: {other}").into()),
    }
}

/// What the design promises of the server, on each engine that is installed.
async fn promises(asked: &Asked) -> Result<()> {
    for engine in ["sqlite", "postgres"] {
        let asked = Asked { engine: engine.into(), ..asked.clone() };
        let measured = async {
            let house = house::House::of(&asked).await?;
            println!("{} tickets on {engine}; load {}", asked.tickets, figures::load()?);
            pages::promised(&asked, &house).await?;
            crowd::on(&asked, &house).await
        };
        if let Err(why) = measured.await {
            println!("{engine}: not measured: {why}");
        }
    }
    println!("load after: {}", figures::load()?);
    Ok(())
}
