//! A real server for tests: Debian's Dovecot, started for the tests as nobody in particular, in a folder of its
//! own, and gone with the process that started it. Every account exists and has the same password.

use std::{
    fs, io,
    net::TcpListener,
    os::unix::{fs::MetadataExt, fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

/// Every account's password.
pub const PASSWORD: &str = "turnip&beet";

/// Dovecot does not serve root's mail; *nobody* is on every machine.
const NOBODY: u32 = 65534;

/// A running Dovecot.
pub struct Dovecot {
    folder: PathBuf,
    /// Where it speaks IMAP, with STARTTLS when it has a certificate; on 127.0.0.2 it can neither IDLE nor MOVE.
    pub port: u16,
    /// Where it speaks IMAP with TLS from the beginning.
    pub tls_port: u16,
    // Its end of a pipe: when this process ends, however it ends, the wrapper stops the server.
    _process: Child,
    // The same of those that were started again.
    again: Mutex<Vec<Child>>,
}

impl Dovecot {
    /// Starts one, with this certificate and key (PEM) if it is to encrypt, and with the address where a vendor
    /// tells whose a token is, if it is to believe tokens. `None` when it is not installed.
    ///
    /// # Errors
    /// When it does not start, with its log.
    pub fn start(tls: Option<(&str, &str)>, vendor: Option<&str>) -> io::Result<Option<Dovecot>> {
        if Command::new("dovecot").arg("--version").output().is_err() {
            return Ok(None);
        }
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("repka-imap-{}-{n}", std::process::id()));
        fs::create_dir_all(folder.join("mail"))?;
        own(&folder)?;
        own(&folder.join("mail"))?;
        if let Some((certificate, key)) = tls {
            fs::write(folder.join("cert.pem"), certificate)?;
            fs::write(folder.join("key.pem"), key)?;
        }
        let (port, tls_port) = (free_port()?, free_port()?);
        let mut conf = configuration(&folder, port, tls_port, tls.is_some())?;
        if let Some(vendor) = vendor {
            conf += &format!(
                "auth_mechanisms = plain login xoauth2\n\
                 passdb {{\n  driver = oauth2\n  mechanisms = xoauth2\n  args = {}/vendor\n}}\n",
                folder.display()
            );
            let told =
                "introspection_mode = get\nusername_attribute = email\nactive_attribute = active\nactive_value = yes";
            fs::write(folder.join("vendor"), format!("introspection_url = {vendor}\n{told}\n"))?;
        }
        fs::write(folder.join("conf"), conf)?;
        let process = wrapped(&folder)?;
        let dovecot = Dovecot { folder, port, tls_port, _process: process, again: Mutex::default() };
        dovecot.answering()?;
        Ok(Some(dovecot))
    }

    /// It ends, and whoever is signed in is hung up on.
    ///
    /// # Errors
    /// When it cannot be told to, or does not end.
    pub fn stops(&self) -> io::Result<()> {
        let pid = fs::read_to_string(self.folder.join("run/master.pid"))?;
        Command::new("kill").arg(pid.trim()).status()?;
        let patience = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            if Instant::now() > patience {
                return Err(io::Error::other("dovecot does not stop"));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// It begins again, with everything it had.
    ///
    /// # Errors
    /// When it does not start, with its log.
    pub fn starts_again(&self) -> io::Result<()> {
        let process = wrapped(&self.folder)?;
        self.again.lock().unwrap_or_else(PoisonError::into_inner).push(process);
        self.answering()
    }

    fn answering(&self) -> io::Result<()> {
        let patience = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if Instant::now() > patience {
                let log = |name| fs::read_to_string(self.folder.join(name)).unwrap_or_default();
                return Err(io::Error::other(format!("dovecot does not start: {}{}", log("out"), log("log"))));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// A new account without mails.
    ///
    /// # Errors
    /// When its folder cannot be made.
    pub fn account(&self) -> io::Result<Account> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let user = format!("user{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let account = Account { home: self.folder.join("mail").join(&user), user };
        let parts = ["cur", "new", "tmp"].map(|part| account.home.join(part));
        for folder in [&account.home].into_iter().chain(&parts) {
            fs::create_dir_all(folder)?;
            own(folder)?;
        }
        Ok(account)
    }
}

/// An account there.
pub struct Account {
    home: PathBuf,
    /// As whom one signs in.
    pub user: String,
}

impl Account {
    /// Its INBOX as a folder, for whoever delivers there.
    pub fn maildir(&self) -> &Path {
        &self.home
    }

    /// A mail comes into its INBOX, as a mail server hands it over.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn gets(&self, raw: &str) -> io::Result<()> {
        self.put(raw, "new", "", SystemTime::now())
    }

    /// A mail that came before, and that somebody has read.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn had(&self, raw: &str, came: SystemTime) -> io::Result<()> {
        self.put(raw, "cur", ":2,S", came)
    }

    fn put(&self, raw: &str, folder: &str, flags: &str, came: SystemTime) -> io::Result<()> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let seconds = came.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let name = format!("{seconds}.M{}P{}.test", COUNT.fetch_add(1, Ordering::Relaxed), std::process::id());
        let draft = self.home.join("tmp").join(&name);
        fs::write(&draft, raw)?;
        own(&draft)?;
        fs::File::options().write(true).open(&draft)?.set_modified(came)?;
        fs::rename(draft, self.home.join(folder).join(name + flags))
    }

    /// The mails in one of its folders, each with its flags, in no order. INBOX is the empty name.
    pub fn mails(&self, folder: &str) -> Vec<(String, String)> {
        let place = if folder.is_empty() { self.home.clone() } else { self.home.join(format!(".{folder}")) };
        let files = ["new", "cur"].into_iter().filter_map(|part| fs::read_dir(place.join(part)).ok()).flatten();
        let read = |file: fs::DirEntry| {
            let name = file.file_name().to_string_lossy().into_owned();
            let flags = name.split_once(":2,").map_or("", |(_, flags)| flags).to_owned();
            Some((fs::read_to_string(file.path()).ok()?, flags))
        };
        files.flatten().filter_map(read).collect()
    }

    /// Its mails get new numbers: another UIDVALIDITY. Nobody may be signed in meanwhile.
    ///
    /// # Errors
    /// When the list of numbers is not there or cannot be written.
    pub fn renumbers(&self) -> io::Result<()> {
        let list = self.home.join("dovecot-uidlist");
        let text = fs::read_to_string(&list)?;
        let (head, _) = text.split_once('\n').ok_or_else(|| io::Error::other("no list of numbers"))?;
        let validity = head.split(' ').find_map(|word| word.strip_prefix('V')?.parse::<u32>().ok());
        let validity = validity.ok_or_else(|| io::Error::other("no UIDVALIDITY in the list of numbers"))?;
        fs::write(&list, format!("3 V{} N1\n", validity + 7))?;
        own(&list)?;
        for file in fs::read_dir(&self.home)?.flatten() {
            if file.file_name().to_string_lossy().starts_with("dovecot.index") {
                fs::remove_file(file.path())?;
            }
        }
        Ok(())
    }
}

/// The server, and a shell that ends it with this process.
fn wrapped(folder: &Path) -> io::Result<Child> {
    let script = format!(
        "dovecot -F -c {folder}/conf >>{folder}/out 2>&1 & p=$!; cat >/dev/null; kill $p 2>/dev/null; wait $p; rm -rf {folder}",
        folder = folder.display()
    );
    as_nobody("/bin/sh").args(["-c", &script]).stdin(Stdio::piped()).current_dir(folder).spawn()
}

fn configuration(folder: &Path, port: u16, tls_port: u16, tls: bool) -> io::Result<String> {
    let (user, group) = (name_of("passwd")?, name_of("group")?);
    let id = |part: &str| if am_root() { Ok(NOBODY.to_string()) } else { own_id(part) };
    let ssl = if tls { "ssl = yes\nssl_cert = <cert.pem\nssl_key = <key.pem\n" } else { "ssl = no\n" };
    let ssl = ssl.replace('<', &format!("<{}/", folder.display()));
    let tls_port = if tls { tls_port } else { 0 };
    Ok(format!(
        "protocols = imap\nlisten = 127.0.0.1, 127.0.0.2\n\
         base_dir = {folder}/run\nstate_dir = {folder}/state\nlog_path = {folder}/log\n\
         default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}\n\
         first_valid_uid = 1\nmail_location = maildir:{folder}/mail/%u\nmaildir_very_dirty_syncs = no\n\
         disable_plaintext_auth = no\nauth_failure_delay = 0\nmail_max_userip_connections = 100\n{ssl}\
         service imap-login {{\n  chroot =\n  inet_listener imap {{\n    port = {port}\n  }}\n  inet_listener imaps {{\n    port = {tls_port}\n  }}\n}}\n\
         service anvil {{\n  chroot =\n}}\nservice stats {{\n  chroot =\n}}\n\
         passdb {{\n  driver = static\n  args = password={password}\n}}\n\
         userdb {{\n  driver = static\n  args = uid={uid} gid={gid} home={folder}/mail/%u\n}}\n\
         local 127.0.0.2 {{\n  protocol imap {{\n    imap_capability = IMAP4rev1 UIDPLUS\n  }}\n}}\n",
        folder = folder.display(),
        password = PASSWORD,
        uid = id("-u")?,
        gid = id("-g")?,
    ))
}

/// The name of the user or group that Dovecot runs as.
fn name_of(list: &str) -> io::Result<String> {
    let id = if am_root() { NOBODY.to_string() } else { own_id(if list == "passwd" { "-u" } else { "-g" })? };
    let text = fs::read_to_string(format!("/etc/{list}"))?;
    let line = text.lines().find(|line| line.split(':').nth(2) == Some(id.as_str()));
    let name = line.and_then(|line| line.split(':').next());
    name.map(str::to_owned).ok_or_else(|| io::Error::other(format!("nobody is called {id} in /etc/{list}")))
}

fn own_id(which: &str) -> io::Result<String> {
    let told = Command::new("id").arg(which).output()?;
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}

fn am_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}

fn own(path: &Path) -> io::Result<()> {
    if am_root() { chown(path, Some(NOBODY), Some(NOBODY)) } else { Ok(()) }
}

fn as_nobody(program: &str) -> Command {
    let mut command = Command::new(program);
    if am_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
