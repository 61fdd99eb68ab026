//! Databases for tests: a temporary SQLite file, or a database in a PostgreSQL cluster that the
//! tests start for themselves from the installed binaries and that dies with them.

use crate::{Db, Engine, Migration, Moment, Result, Tuning, migrate};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::{
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::OnceCell;

/// A database of one test's own, removed with it.
pub struct Temporary {
    /// Open and migrated.
    pub db: Db,
    /// How another process opens the same one.
    pub url: String,
    /// A folder for whatever else the test keeps.
    pub folder: Folder,
    _copy: Option<Copied>,
}

/// A temporary folder, removed when dropped.
pub struct Folder(PathBuf);
impl Folder {
    /// A new empty folder in the system's temporary directory.
    pub fn new() -> io::Result<Folder> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("repka-test-{}-{n}-{}", std::process::id(), Moment::now().micros()));
        std::fs::create_dir_all(&path)?;
        Ok(Folder(path))
    }
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}
impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A fresh, migrated database on this engine; `None` when PostgreSQL is not installed, which is
/// said by name and is a failure when `REPKA_TEST_ALL` is set.
pub async fn fresh(engine: Engine, migrations: &[Migration]) -> Result<Option<Temporary>> {
    let folder = Folder::new()?;
    let (url, copy) = match engine {
        Engine::Sqlite => (format!("sqlite:{}", folder.path().join("repka.db").display()), None),
        Engine::Postgres => match cluster().await {
            Some(cluster) => {
                let copy = cluster.database(migrations).await?;
                (cluster.url(&copy.0), Some(copy))
            }
            None => {
                skipped("PostgreSQL is not installed");
                return Ok(None);
            }
        },
    };
    let db = Db::open(&url, Tuning { connections: 6, ..Tuning::default() }).await?;
    migrate(&db, migrations, Moment::now()).await?;
    Ok(Some(Temporary { db, url, folder, _copy: copy }))
}

/// A database whose test is over goes before the next one comes, so that few stand at a time.
struct Copied(String);
static OVER: Mutex<Vec<String>> = Mutex::new(Vec::new());
impl Drop for Copied {
    fn drop(&mut self) {
        if let Ok(mut over) = OVER.lock() {
            over.push(std::mem::take(&mut self.0));
        }
    }
}

/// Says that something was left out, and why; fails when everything was asked for.
pub fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
    assert!(std::env::var_os("REPKA_TEST_ALL").is_none(), "REPKA_TEST_ALL is set, but {why}");
}

struct Cluster {
    folder: PathBuf,
    template: OnceCell<String>,
    // Its end of a pipe: when this process ends, however it ends, the wrapper stops the server.
    _process: Child,
}

async fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceCell<Option<Cluster>> = OnceCell::const_new();
    CLUSTER
        .get_or_init(|| async {
            let bin = binaries()?;
            match start(&bin).await {
                Ok(cluster) => Some(cluster),
                Err(e) => {
                    eprintln!("the tests' PostgreSQL did not start: {e}");
                    None
                }
            }
        })
        .await
        .as_ref()
}

fn binaries() -> Option<PathBuf> {
    let answer = Command::new("pg_config").arg("--bindir").output().ok();
    let told = answer.filter(|o| o.status.success()).map(|o| PathBuf::from(String::from_utf8_lossy(&o.stdout).trim()));
    let mut usual: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|v| v.path().join("bin")).collect())
        .unwrap_or_default();
    usual.sort();
    told.into_iter()
        .chain(usual.into_iter().rev())
        .find(|bin| bin.join("initdb").exists() && bin.join("postgres").exists())
}

/// PostgreSQL will not run as root; *nobody* is on every machine.
const NOBODY: u32 = 65534;

fn am_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}

fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    if am_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// Memory, where the machine lends enough of it as a folder: a copy of a database is a thousand files, and takes a tenth
/// of the time there. Else the system's temporary directory.
fn home() -> PathBuf {
    const ENOUGH: u64 = 2 << 20; // KiB
    let memory = PathBuf::from("/dev/shm");
    let told = Command::new("df").args(["-k", "--output=avail"]).arg(&memory).output();
    let free =
        told.ok().and_then(|told| String::from_utf8_lossy(&told.stdout).lines().nth(1)?.trim().parse::<u64>().ok());
    if free.is_some_and(|free| free >= ENOUGH) { memory } else { std::env::temp_dir() }
}

async fn start(bin: &Path) -> io::Result<Cluster> {
    let folder = home().join(format!("repka-pg-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    if am_root() {
        std::os::unix::fs::chown(&folder, Some(NOBODY), Some(NOBODY))?;
    }
    let data = folder.join("data");
    let made = command(bin.join("initdb"))
        .args(["-N", "-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8", "-D"])
        .arg(&data)
        .current_dir(&folder)
        .output()?;
    if !made.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&made.stderr).into_owned()));
    }
    let script = format!(
        "{postgres} -D {data} -k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off \
         -c synchronous_commit=off -c max_connections=300 -c log_min_messages=fatal >{folder}/log 2>&1 & p=$!; \
         cat >/dev/null; kill -QUIT $p; wait $p; rm -rf {folder}",
        postgres = bin.join("postgres").display(),
        data = data.display(),
        folder = folder.display(),
    );
    let process = command("/bin/sh").args(["-c", &script]).stdin(Stdio::piped()).current_dir(&folder).spawn()?;
    let cluster = Cluster { folder, template: OnceCell::new(), _process: process };
    let patience = Instant::now() + Duration::from_secs(30);
    while let Err(e) = PgConnection::connect(&cluster.url("postgres")).await {
        if Instant::now() > patience {
            return Err(io::Error::other(e));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(cluster)
}

impl Cluster {
    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    /// A new database, copied from one that was migrated once.
    async fn database(&self, migrations: &[Migration]) -> Result<Copied> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let template = self.template.get_or_try_init(|| self.migrated(migrations)).await?;
        let over = OVER.lock().map(|mut over| std::mem::take(&mut *over)).unwrap_or_default();
        for name in over {
            self.admin(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        self.admin(&format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await?;
        Ok(Copied(name))
    }

    async fn migrated(&self, migrations: &[Migration]) -> Result<String> {
        let name = "template_repka".to_owned();
        self.admin(&format!("CREATE DATABASE {name}")).await?;
        let db = Db::open(&self.url(&name), Tuning::default()).await?;
        migrate(&db, migrations, Moment::now()).await?;
        db.close().await; // a template may have no session open
        Ok(name)
    }

    async fn admin(&self, text: &str) -> Result<()> {
        // One at a time: CREATE DATABASE refuses while another copies the same template.
        static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
        let _one = ONE.lock().await;
        let mut connection = PgConnection::connect(&self.url("postgres")).await?;
        connection.execute(sqlx::raw_sql(AssertSqlSafe(text.to_owned()))).await?;
        connection.close().await
    }
}
