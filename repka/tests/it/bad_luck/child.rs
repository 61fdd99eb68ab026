//! The program as a process of its own, and where it keeps its things.

use std::{
    fs::File,
    io::Write,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};
use store::{
    Db, Engine, Query, Row,
    testing::{Folder, Temporary, fresh},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, Lines},
    net::TcpStream,
    process::{Child, ChildStdout},
    time::timeout,
};

/// The program under test.
pub const REPKA: &str = env!("CARGO_BIN_EXE_repka");

/// The mailbox of these stories.
pub const SUPPORT: &str = "support@desk.example";

/// A data folder and a database, with nobody in it yet.
pub struct Place {
    kept: Temporary,
    database: Option<String>,
}

/// What a command answered.
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// What it printed as its result.
    pub stdout: String,
    /// What it said beside it.
    pub stderr: String,
}

impl Place {
    /// A place on this engine, unless PostgreSQL is not installed.
    pub async fn on(engine: Engine) -> Option<Place> {
        let kept = fresh(engine, repka::migrations::ALL).await.unwrap()?;
        // On SQLite the fresh file is the very one that belongs into the data folder.
        let database = (engine == Engine::Postgres).then(|| kept.url.clone());
        Some(Place { kept, database })
    }

    /// [`Place::on`] with a mailbox.
    pub async fn with_mailbox(engine: Engine) -> Option<Place> {
        let place = Place::on(engine).await?;
        place.must(&["mailbox", "add", SUPPORT, "--department", "Support"]).await;
        Some(place)
    }

    /// The same place, its database reached by another way.
    pub fn reached_by(mut self, database: String) -> Place {
        self.database = Some(database);
        self
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.kept.folder.path()
    }

    /// The test's own view of the database.
    pub fn db(&self) -> &Db {
        &self.kept.db
    }

    /// How the database is reached by the test.
    pub fn url(&self) -> &str {
        &self.kept.url
    }

    /// The program with these words, knowing nothing of this machine's settings.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = plain(words, self.data());
        if let Some(url) = &self.database {
            command.args(["--database", url]);
        }
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, words: &[&str], stdin: &[u8]) -> Ran {
        run(self.command(words), stdin).await
    }

    /// Runs a command that ends well; answers with what it printed.
    pub async fn must(&self, words: &[&str]) -> String {
        let ran = self.run(words, b"").await;
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.stderr);
        ran.stdout
    }

    /// Starts the desk.
    pub async fn serve(&self) -> Server {
        Server::start(self.command(&SERVE), self.data()).await
    }

    /// Starts the desk with more flags.
    pub async fn serve_with(&self, flags: &[&str]) -> Server {
        Server::start(self.command(&[&SERVE, flags].concat()), self.data()).await
    }

    /// The rows of a statement.
    pub async fn rows<T: Row>(&self, statement: &'static str) -> Vec<T> {
        Query::new(statement).all(self.db()).await.unwrap()
    }

    /// The one number of a statement.
    pub async fn count(&self, statement: &'static str) -> i64 {
        Query::new(statement).value(self.db()).await.unwrap()
    }

    /// Waits until every mail that is kept has become an entry or a problem.
    pub async fn settled(&self, patience: Duration) {
        let end = Instant::now() + patience;
        loop {
            let waiting = self.count("SELECT count(*) FROM arrival WHERE state = 'kept'").await;
            let jobs =
                self.count("SELECT count(*) FROM job WHERE kind = 'channel.take_in' AND buried_at IS NULL").await;
            if waiting + jobs == 0 {
                return;
            }
            assert!(Instant::now() < end, "{waiting} mails are not taken in after {patience:?}, {jobs} jobs wait");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// `serve` on ports that are free.
pub const SERVE: [&str; 5] = ["serve", "--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"];

/// The program with these words on this data folder.
pub fn plain(words: &[&str], data: &Path) -> Command {
    let mut command = Command::new(REPKA);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("REPKA_") {
            command.env_remove(name);
        }
    }
    // Where there is no DNS, each mail would wait for it.
    command.env("REPKA_DNS", "off");
    command.args(words).arg("--data").arg(data).current_dir(std::env::temp_dir());
    command
}

/// Runs a command to its end.
pub async fn run(mut command: Command, stdin: &[u8]) -> Ran {
    let stdin = stdin.to_vec();
    let done = tokio::task::spawn_blocking(move || -> std::io::Result<Output> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let mut pipe = child.stdin.take().expect("a pipe");
        // A command that does not read is no failure of ours.
        let _ = pipe.write_all(&stdin);
        drop(pipe);
        child.wait_with_output()
    });
    let done = done.await.unwrap().unwrap();
    Ran {
        code: done.status.code().expect("an exit code"),
        stdout: String::from_utf8(done.stdout).expect("text"),
        stderr: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

/// A desk that runs; killed when dropped.
pub struct Server {
    /// Where browsers and programs reach it.
    pub http: SocketAddr,
    /// Where mails reach it.
    pub smtp: SocketAddr,
    child: Child,
    // Held open: whoever prints into a closed pipe fails.
    _out: Lines<BufReader<ChildStdout>>,
    log: PathBuf,
}

impl Server {
    /// Starts `command`, and waits until it says where it listens. Its log goes into `folder`.
    pub async fn start(command: Command, folder: &Path) -> Server {
        let log = folder.join("serve.log");
        let said = File::options().create(true).append(true).open(&log).unwrap();
        let mut command = tokio::process::Command::from(command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(said).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let http = place(&mut out, "http ", &log).await;
        let smtp = place(&mut out, "smtp ", &log).await;
        Server { http, smtp, child, _out: out, log }
    }

    /// Kills it as a power cut would.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// The most memory it ever held, in bytes.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).expect("VmHWM");
        let kib: u64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
        kib * 1024
    }

    /// `GET path`, with a header line when given: status and body.
    pub async fn get(&self, path: &str, header: &str) -> (u16, String) {
        let asked = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{header}\r\n", self.http);
        let mut stream = TcpStream::connect(self.http).await.unwrap();
        stream.write_all(asked.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        timeout(Duration::from_secs(60), stream.read_to_end(&mut answer)).await.expect("an answer in time").unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.get(9..12).and_then(|s| s.parse().ok());
        let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        (status.unwrap_or_else(|| panic!("no answer: {answer:?}")), body.to_owned())
    }

    /// Waits until `/ready` answers so.
    pub async fn is_ready(&self, status: u16, patience: Duration) -> String {
        let end = Instant::now() + patience;
        loop {
            let (now, said) = self.get("/ready", "").await;
            if now == status {
                return said;
            }
            assert!(Instant::now() < end, "/ready says {now} {said:?} and not {status} after {patience:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

/// What a failed test wants to know.
impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = std::fs::read_to_string(&self.log).unwrap_or_default();
            let last: Vec<&str> = log.lines().rev().take(30).collect();
            eprintln!("the desk said last:");
            last.iter().rev().for_each(|line| eprintln!("  {line}"));
        }
    }
}

async fn place(out: &mut Lines<BufReader<ChildStdout>>, name: &str, log: &Path) -> SocketAddr {
    let line = timeout(Duration::from_secs(60), out.next_line()).await.expect("it starts in time").unwrap();
    let said = || std::fs::read_to_string(log).unwrap_or_default();
    let line = line.unwrap_or_else(|| panic!("it ended: {}", said()));
    let place = line.strip_prefix(name).unwrap_or_else(|| panic!("{line:?} is not {name}: {}", said()));
    place.parse().expect("an address")
}

/// A data folder in which nothing is.
pub fn empty_folder() -> Folder {
    Folder::new().unwrap()
}
