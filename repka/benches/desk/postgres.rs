//! A PostgreSQL cluster of our own, as safe as PostgreSQL is by default: fsync on, synchronous commit.

use crate::Result;
use std::{
    fs,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use store::{Db, Tuning};

/// PostgreSQL will not run as root; *nobody* is on every machine.
const NOBODY: u32 = 65534;

/// A running cluster; it ends, and its folder goes, with this value.
pub struct Cluster {
    folder: PathBuf,
    url: String,
    process: Child,
}

impl Cluster {
    /// Makes and starts one in the system's temporary directory.
    pub async fn start() -> Result<Cluster> {
        let bin = String::from_utf8(Command::new("pg_config").arg("--bindir").output()?.stdout)?;
        let bin = Path::new(bin.trim());
        let folder = std::env::temp_dir().join(format!("repka-bench-pg-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let nobody = is_root().then_some(NOBODY);
        chown(&folder, nobody, nobody)?;
        let data = folder.join("data");
        let made = command(bin.join("initdb"))
            .args(["-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8", "-D"])
            .arg(&data)
            .current_dir(&folder)
            .output()?;
        if !made.status.success() {
            return Err(String::from_utf8_lossy(&made.stderr).into());
        }
        let log = fs::File::create(folder.join("log"))?;
        let process = command(bin.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses="])
            .current_dir(&folder)
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()?;
        let url = format!("postgres://postgres@localhost/postgres?host={}", folder.display());
        let cluster = Cluster { folder, url, process };
        cluster.answers().await?;
        Ok(cluster)
    }

    async fn answers(&self) -> Result<()> {
        let mut tries = 0;
        while let Err(e) = Db::open(&self.url, Tuning { connections: 1, ..Tuning::default() }).await {
            tries += 1;
            if tries > 100 {
                return Err(e.into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// Its database.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The server's process; its backends are children of it.
    pub fn pid(&self) -> Result<u32> {
        Ok(self.process.id())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT: PostgreSQL's fast shutdown. What is left of it is not needed.
        let _ = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}

fn command(program: PathBuf) -> Command {
    let mut command = Command::new(program);
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}
