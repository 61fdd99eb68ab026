//! Desks that run: made by `repka demo`, served by `repka serve`.

use crate::{Asked, Result, figures, postgres::Cluster, web::Web};
use base::{Actor, StaffId};
use people::Session;
use repka::{
    assemble::{self, Opening},
    cli::Flags,
    config::Config,
};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    time::Instant,
};

const REPKA: &str = env!("CARGO_BIN_EXE_repka");
/// Who looks at the pages: an agent of Support.
const AGENT: (i64, &str) = (3, "vasya@jasen.example");

/// Where data are kept between measurements.
pub fn folder() -> PathBuf {
    std::env::var_os("REPKA_BENCH_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/desk"), PathBuf::from)
}

/// A running process of ours. It ends with this value.
pub struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    /// Where it answers.
    pub http: String,
    /// Where it takes mail in.
    pub smtp: Option<String>,
}

impl Running {
    /// Its number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    fn begin(command: &mut Command) -> Result<Running> {
        let mut child =
            command.env("REPKA_LOG", "warn").env("REPKA_BACKUPS_KEPT", "0").stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("no output")?;
        Ok(Running { child, out: BufReader::new(out), http: String::new(), smtp: None })
    }

    /// Reads its output until a line holds `sign`; answers with what stands behind it.
    fn wait_for(&mut self, sign: &str) -> Result<String> {
        let mut line = String::new();
        while self.out.read_line(&mut line)? > 0 {
            if let Some((_, rest)) = line.split_once(sign) {
                return Ok(rest.trim().trim_start_matches("http://").to_owned());
            }
            line.clear();
        }
        Err(format!("it ended without saying \"{sign}\"").into())
    }

    /// `repka serve` with more arguments.
    pub fn serve(data: &Path, more: &[&str]) -> Result<Running> {
        Running::serve_set(data, more, &[])
    }

    /// The same, with these settings in its environment.
    fn serve_set(data: &Path, more: &[&str], set: &[(&str, String)]) -> Result<Running> {
        let mut command = repka(data);
        command.envs(set.iter().map(|(name, value)| (name, value)));
        let mut running = Running::begin(command.args(["serve", "--http", "127.0.0.1:0"]).args(more))?;
        running.http = running.wait_for("http ")?;
        Ok(running)
    }

    /// [`Running::serve`] that takes mail in, with these settings in its environment.
    pub fn serve_with_smtp(data: &Path, more: &[&str], set: &[(&str, String)]) -> Result<Running> {
        let mut running = Running::serve_set(data, &[&["--smtp", "127.0.0.1:0"], more].concat(), set)?;
        running.smtp = Some(running.wait_for("smtp ")?);
        Ok(running)
    }

    /// Ends it in order.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill").arg(self.pid().to_string()).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Ended already, when all went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program, on a data folder.
pub fn repka(data: &Path) -> Command {
    let mut command = Command::new(REPKA);
    command.arg("--data").arg(data);
    command
}

/// A desk of a size, and keys to it.
pub struct House {
    /// Its data folder.
    pub data: PathBuf,
    /// A signed-in browser's cookie.
    pub cookie: String,
    /// A program's token.
    pub token: String,
    /// Its database.
    url: String,
    _cluster: Option<Cluster>,
}

impl House {
    /// The desk of the size and on the engine that are asked for. On SQLite it is made if there is none yet; on
    /// PostgreSQL it is made each time, and goes with this value.
    pub async fn of(asked: &Asked) -> Result<House> {
        match asked.engine.as_str() {
            "postgres" => House::on_postgres(asked.tickets).await,
            _ => House::on_sqlite(&asked.tickets.to_string(), asked.tickets).await,
        }
    }

    /// A desk of its own, to be changed by a measurement.
    pub async fn small(asked: &Asked, name: &str, tickets: u32) -> Result<House> {
        match asked.engine.as_str() {
            "postgres" => House::on_postgres(tickets).await,
            _ => House::on_sqlite(name, tickets).await,
        }
    }

    async fn on_sqlite(name: &str, tickets: u32) -> Result<House> {
        let home = folder().join(name);
        let data = home.join("demo");
        if !data.join("demo-is-whole").exists() {
            eprintln!("making a desk with {tickets} tickets in {}", home.display());
            demo(&home, tickets)?.stop()?;
        }
        let url = format!("sqlite:{}", data.join("repka.db").display());
        let keys = home.join("keys");
        if !keys.exists() {
            let running = demo(&home, tickets)?;
            let cookie = Web::new(&running.http).sign_in(AGENT.0).await?;
            running.stop()?;
            fs::write(&keys, format!("{cookie}\n{}", token(&data, &url)?))?;
        }
        let keys = fs::read_to_string(keys)?;
        let (cookie, token) = keys.split_once('\n').ok_or("the file of keys is broken: remove it")?;
        Ok(House { data, cookie: cookie.to_owned(), token: token.trim().to_owned(), url, _cluster: None })
    }

    async fn on_postgres(tickets: u32) -> Result<House> {
        let cluster = Cluster::start().await?;
        let data = folder().join("postgres");
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        let url = cluster.url().to_owned();
        eprintln!("making a desk with {tickets} tickets on PostgreSQL");
        let house = assemble::house(&config(&data, &url)?, Opening { unsynced: true, ..Opening::default() }).await?;
        repka::demo::fill(&house.desk, &house.post, 1, tickets as usize).await?;
        let mut act = house.desk.act(Actor::Machine).await?;
        store::Query::new("ANALYZE").run(&mut act).await?;
        let secret = Session::begin(&mut act, StaffId(AGENT.0), "127.0.0.1", "bench").await?;
        act.commit().await?;
        house.desk.db().close().await;
        let cookie = format!("{}={secret}", people_web::cookie::SESSION);
        let token = token(&data, &url)?;
        Ok(House { data, cookie, token, url, _cluster: Some(cluster) })
    }

    /// Serves it, without a listener for mail.
    pub fn serve(&self) -> Result<Running> {
        Running::serve(&self.data, &["--smtp", "off", "--database", &self.url])
    }

    /// A browser at its pages.
    pub fn browser(&self, running: &Running) -> Web {
        Web::new(&running.http).with(format!(
            "Cookie: {}\r\nAccept-Encoding: gzip, br, zstd\r\nSec-Fetch-Site: same-origin\r\n",
            self.cookie
        ))
    }

    /// A program at its API.
    pub fn program(&self, running: &Running) -> Web {
        Web::new(&running.http)
            .with(format!("Authorization: Bearer {}\r\nContent-Type: application/json\r\n", self.token))
    }

    /// The desk in this process, while nobody serves it.
    pub async fn opened(&self) -> Result<assemble::House> {
        Ok(assemble::house(&config(&self.data, &self.url)?, Opening::default()).await?)
    }

    /// Its database, for choosing what to look at.
    pub async fn db(&self) -> Result<store::Db> {
        Ok(store::Db::open(&self.url, store::Tuning::default()).await?)
    }
}

/// How a desk in this process is set.
pub fn config(data: &Path, url: &str) -> Result<Config> {
    let flags = Flags { data: Some(data.to_owned()), database: Some(url.to_owned()), ..Flags::default() };
    Ok(Config::layered(&flags, |_| None).map_err(|e| e.to_string())?)
}

/// A token for a program of the agent's.
fn token(data: &Path, url: &str) -> Result<String> {
    let made = repka(data).args(["token", "new", AGENT.1, "--name", "bench", "--database", url]).output()?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into());
    }
    Ok(String::from_utf8(made.stdout)?.trim().to_owned())
}

fn demo(home: &Path, tickets: u32) -> Result<Running> {
    let mut command = repka(home);
    let asked = ["demo", "--no-open", "--http", "127.0.0.1:0", "--smtp", "off", "--tickets"];
    let mut running = Running::begin(command.args(asked).arg(tickets.to_string()))?;
    running.http = running.wait_for("The desk")?;
    Ok(running)
}

/// How long it takes to make a desk.
pub async fn make(asked: &Asked) -> Result<()> {
    let home = folder().join(asked.tickets.to_string());
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    let began = Instant::now();
    let running = demo(&home, asked.tickets)?;
    let wall = began.elapsed().as_secs_f64();
    let cpu = figures::cpu_seconds(running.pid(), false)?;
    running.stop()?;
    let bytes = fs::metadata(home.join("demo/repka.db"))?.len();
    println!("{} tickets made in {wall:.1} s ({cpu:.1} s of processor time), {} MiB", asked.tickets, bytes >> 20);
    Ok(())
}
