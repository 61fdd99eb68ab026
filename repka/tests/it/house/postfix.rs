//! A real mail server between desks and their customers: Debian's Postfix, started for one story in a folder of its
//! own, and gone with the process that started it. It serves nobody but this machine.

use std::{
    fs, io,
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// Mailboxes on this machine belong to *nobody*, as Dovecot's do.
const NOBODY: u32 = 65534;
const PATIENCE: Duration = Duration::from_secs(60);

/// Where mails go.
#[derive(Default)]
pub struct Ways {
    /// Domains, and the place of LMTP to which theirs are handed: `inet:127.0.0.1:24`, `unix:/path`.
    pub desks: Vec<(String, String)>,
    /// Addresses, and the Maildirs into which theirs are put. Others in their domains are unknown.
    pub people: Vec<(String, PathBuf)>,
    /// Fields of headers that get lost on the way, as a pattern.
    pub loses: Option<&'static str>,
}

/// A port that nobody gets by chance before Postfix has it: below those which the system gives out by itself.
fn free(n: u32) -> SocketAddr {
    let first = 10_000 + (std::process::id().wrapping_mul(7) + n * 37) % 10_000;
    let address = |port| SocketAddr::from(([127, 0, 0, 1], port));
    let mut ports = (first..first + 10_000).map(|port| address(u16::try_from(port).unwrap()));
    ports.find(|address| TcpListener::bind(address).is_ok()).unwrap()
}

/// A running Postfix.
pub struct Postfix {
    folder: PathBuf,
    /// Where it takes mails, from anybody on this machine to anybody.
    pub address: SocketAddr,
    // Its end of a pipe: when this process ends, however it ends, the wrapper stops the server.
    _process: Child,
}

impl Postfix {
    /// Starts one; `None`, said by name, where it is not installed or this is not root, whom it needs.
    pub fn start(ways: &Ways) -> Option<Postfix> {
        let root = fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0);
        if !root || !Path::new("/usr/sbin/postfix").exists() {
            store::testing::skipped("Postfix is not installed, or this is not root");
            return None;
        }
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("repka-postfix-{}-{n}", std::process::id()));
        let address = free(n);
        configure(&folder, address, ways).unwrap();
        let script = format!("cat >/dev/null; postfix -c {0}/conf stop >/dev/null 2>&1; rm -rf {0}", folder.display());
        let process = Command::new("/bin/sh").args(["-c", &script]).stdin(Stdio::piped()).spawn().unwrap();
        let postfix = Postfix { folder, address, _process: process };
        postfix.starts();
        Some(postfix)
    }

    /// It starts, for the first time or after it was killed.
    pub fn starts(&self) {
        let conf = self.folder.join("conf");
        let started = Command::new("postfix").arg("-c").arg(conf).arg("start").output().unwrap();
        let end = Instant::now() + PATIENCE;
        while TcpStream::connect(self.address).is_err() {
            assert!(Instant::now() < end, "postfix does not start: {started:?}\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Every process of it is killed as a power cut would.
    pub fn is_killed(&self) {
        let pid = fs::read_to_string(self.folder.join("queue/pid/master.pid")).unwrap();
        let group = format!("-{}", pid.trim());
        assert!(Command::new("kill").args(["-9", "--", &group]).status().unwrap().success());
        while TcpStream::connect(self.address).is_ok() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until it has nothing left to deliver.
    pub async fn is_done(&self) {
        let end = Instant::now() + PATIENCE;
        while self.holds() > 0 {
            assert!(Instant::now() < end, "mails stay in the queue: {}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn holds(&self) -> usize {
        ["maildrop", "incoming", "active", "deferred"]
            .iter()
            .map(|part| files(&self.folder.join("queue").join(part)))
            .sum()
    }

    /// What it said.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

/// Files in a folder of a queue, which may be split into folders by the first letters of their names. What goes
/// away meanwhile is counted or not: it is asked again.
fn files(folder: &Path) -> usize {
    let Ok(there) = fs::read_dir(folder) else { return 0 };
    let count = |entry: fs::DirEntry| match entry.metadata() {
        Ok(what) if what.is_dir() => files(&entry.path()),
        // A mail that it never said it has, because it was killed: such a file may not be run, and nobody delivers it.
        Ok(what) => usize::from(what.mode() & 0o100 != 0),
        Err(_) => 0,
    };
    there.flatten().map(count).sum()
}

fn configure(folder: &Path, address: SocketAddr, ways: &Ways) -> io::Result<()> {
    for part in ["conf", "queue", "data"] {
        fs::create_dir_all(folder.join(part))?;
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    Command::new("chown").arg("postfix").arg(folder.join("data")).status()?;
    let box_of = |path: &Path| format!("{}/", path.display().to_string().trim_start_matches('/'));
    let desks = table(ways.desks.iter().map(|(domain, place)| (domain, format!("lmtp:{place}"))));
    let boxes = table(ways.people.iter().map(|(address, path)| (address, box_of(path))));
    let relayed: Vec<&str> = ways.desks.iter().map(|(domain, _)| domain.as_str()).collect();
    let domains: Vec<&str> = ways.people.iter().filter_map(|(address, _)| Some(address.split_once('@')?.1)).collect();
    if let Some(lost) = ways.loses {
        fs::write(folder.join("conf/lost"), format!("/^({lost}):/ IGNORE\n"))?;
    }
    let lost = ways.loses.map(|_| format!("header_checks = regexp:{}/conf/lost\n", folder.display()));
    let main = format!(
        "compatibility_level = 3.6\nqueue_directory = {folder}/queue\ndata_directory = {folder}/data\n\
         maillog_file = {folder}/log\nmaillog_file_prefixes = {folder}\nmyhostname = mx.example\nmydestination =\n\
         inet_interfaces = 127.0.0.1\ninet_protocols = ipv4\nmynetworks = 127.0.0.0/8\n\
         smtpd_relay_restrictions = permit_mynetworks, reject\nsmtpd_reject_unlisted_recipient = no\n\
         alias_maps =\nlocal_recipient_maps =\nrelay_domains = {relayed}\ntransport_maps = {desks}\n\
         virtual_mailbox_domains = {domains}\nvirtual_mailbox_base = /\nvirtual_mailbox_maps = {boxes}\n\
         virtual_uid_maps = static:{NOBODY}\nvirtual_gid_maps = static:{NOBODY}\n\
         lmtp_connection_cache_on_demand = no\nsmtp_connection_cache_on_demand = no\n\
         minimal_backoff_time = 1s\nmaximal_backoff_time = 1s\nqueue_run_delay = 1s\n\
         default_destination_concurrency_failed_cohort_limit = 0\ndefault_transport = error:no way out of a test\n{lost}",
        folder = folder.display(),
        relayed = relayed.join(", "),
        domains = domains.join(", "),
        lost = lost.unwrap_or_default(),
    );
    fs::write(folder.join("conf/main.cf"), main)?;
    fs::write(folder.join("conf/master.cf"), format!("{address} inet n - n - - smtpd\n{SERVICES}"))
}

/// A table within the settings (DATABASE_README); there is none without a line.
fn table<'a>(pairs: impl Iterator<Item = (&'a String, String)>) -> String {
    let lines: Vec<String> = pairs.map(|(key, value)| format!("{{ {key} = {value} }}")).collect();
    if lines.is_empty() { String::new() } else { format!("inline:{{ {} }}", lines.join(", ")) }
}

/// The parts of Postfix that are needed: master(5).
const SERVICES: &str = "\
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
";
