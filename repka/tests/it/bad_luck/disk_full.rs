//! The disk is full, and then it is not.

use super::{
    child::{REPKA, Server, empty_folder},
    sender::{mail, send},
};
use serde_json::Value;
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};
use store::testing::{Folder, skipped};
use tokio::time::sleep;

/// A disk that only this desk sees: a small tmpfs over its data folder, in a mount namespace that ends
/// with it. `$0` is the folder, `$1` the program.
const SCRIPT: &str = r#"set -e
mount -t tmpfs -o size=32m repka "$0"
"$1" --data "$0" mailbox add support@desk.example --department Support
"$1" --data "$0" staff add ana@desk.example --name Ana --role admin
"$1" --data "$0" token new ana@desk.example --name test > "$0/token"
exec "$1" --data "$0" serve --http 127.0.0.1:0 --smtp 127.0.0.1:0
"#;

fn in_a_namespace(script: &str, data: &Path) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).arg(data).arg(REPKA);
    command
}

struct Small {
    server: Server,
    /// The disk as the desk sees it.
    disk: PathBuf,
    token: String,
    _folders: [Folder; 2],
}

impl Small {
    async fn start() -> Option<Small> {
        let (data, logs) = (empty_folder(), empty_folder());
        let can = in_a_namespace("mount -t tmpfs -o size=1m repka \"$0\"", data.path()).output();
        if !can.is_ok_and(|done| done.status.success()) {
            skipped("a disk of its own cannot be mounted (unshare --user --mount)");
            return None;
        }
        let server = Server::start(in_a_namespace(SCRIPT, data.path()), logs.path()).await;
        let below = data.path().strip_prefix("/").unwrap();
        let disk = Path::new("/proc").join(server.pid().to_string()).join("root").join(below);
        let token = fs::read_to_string(disk.join("token")).unwrap().trim().to_owned();
        Some(Small { server, disk, token, _folders: [data, logs] })
    }

    /// Until nothing more can be written, not even a byte.
    fn fill(&self) {
        let mut file = File::create(self.disk.join("filler")).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![1; size]).is_ok() {}
        }
    }

    fn free(&self) {
        fs::remove_file(self.disk.join("filler")).unwrap();
    }

    async fn send(&self, name: &str) -> u16 {
        send(self.server.smtp, &mail(name)).await.0
    }

    async fn api(&self, path: &str) -> Value {
        let (status, body) = self.server.get(path, &format!("Authorization: Bearer {}\r\n", self.token)).await;
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).unwrap_or_else(|e| panic!("{e}: {body}"))
    }

    async fn subjects(&self) -> Vec<String> {
        let told = self.api("/api/v1/tickets?limit=100").await;
        let tickets = told["tickets"].as_array().unwrap();
        let mut subjects: Vec<String> = tickets.iter().map(|t| t["subject"].as_str().unwrap().to_owned()).collect();
        subjects.sort();
        subjects
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_keeps_senders_waiting_and_everything_goes_on_afterwards() {
    let Some(small) = Small::start().await else { return };
    let mut kept = Vec::new();
    for n in 0..10 {
        kept.push(format!("before-{n}"));
        assert_eq!(small.send(&kept[n]).await, 250);
    }
    // Some of these are kept and not yet taken in: their jobs must outlive it too.
    small.fill();

    let since = Instant::now();
    for n in 0..5 {
        let code = small.send(&format!("meanwhile-{n}")).await;
        assert!((400..500).contains(&code), "{code}");
    }
    assert!(since.elapsed() < Duration::from_secs(20), "a full disk is told at once, not after {:?}", since.elapsed());
    let said = small.server.is_ready(503, Duration::from_secs(15)).await;
    assert!(said.contains("disk"), "{said:?}");
    assert_eq!(small.server.get("/health", "").await.0, 200, "the process lives");
    assert_eq!(small.server.get("/session/new", "").await.0, 200, "what is only read is still shown");
    sleep(Duration::from_secs(3)).await;

    small.free();
    small.server.is_ready(200, Duration::from_secs(15)).await;
    for n in 0..5 {
        kept.push(format!("meanwhile-{n}"));
        assert_eq!(small.send(&format!("meanwhile-{n}")).await, 250);
    }
    kept.sort();
    let end = Instant::now() + Duration::from_secs(20);
    while small.subjects().await != kept {
        assert!(Instant::now() < end, "{:?}", small.subjects().await);
        sleep(Duration::from_millis(100)).await;
    }
    let (_, metrics) = small.server.get("/metrics", "").await;
    assert!(metrics.contains("repka_jobs{state=\"buried\"} 0\n"), "{metrics}");
}
