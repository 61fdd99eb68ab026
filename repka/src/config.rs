//! How this process runs: flag before environment before file before default.
//!
//! repka.example.toml is the defaults file: it is built in and read like any other. What the company
//! decides is not here but in the database.

mod layer;
mod secret;
#[cfg(test)]
mod tests;
mod value;

pub use layer::{Given, NAMES, Source, env_name, nearest};
pub(crate) use secret::write_secret;
pub(crate) use value::without_password;

use crate::{cli::Flags, lmtp};
use layer::{Layer, from_env, from_file};
use std::{
    fmt, fs,
    io::ErrorKind,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    str::FromStr,
};
use value::{database, dns, filter, number, path, place, proxies, relay, secret_text, upstream, url};

/// The defaults, with their meaning.
pub const EXAMPLE: &str = include_str!("../../repka.example.toml");

/// What is wrong with a setting, and what to do. Never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(pub(crate) String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for ConfigError {}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

impl FromStr for LogFormat {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            _ => Err("text or json".into()),
        }
    }
}

/// How this process runs. Each setting's meaning stands in repka.example.toml.
#[derive(Clone)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// Address and port of pages and API.
    pub http: String,
    /// Address and port of the SMTP listener; none when off.
    pub smtp: Option<String>,
    /// Where a mail server hands mails over by LMTP; none when off.
    pub lmtp: Option<lmtp::Place>,
    /// As set; [`Config::database_url`] is what counts.
    pub database: Option<String>,
    /// The public address, without a slash at its end.
    pub url: Option<String>,
    /// Who carries our mails on, unless a mailbox has its own.
    pub relay: Option<String>,
    /// As set; [`Config::secret_bytes`] is what counts.
    pub secret: Option<String>,
    /// Certificate chain (PEM); set exactly when the key is.
    pub tls_cert: Option<PathBuf>,
    /// Its key (PEM).
    pub tls_key: Option<PathBuf>,
    /// By what name the SMTP listener greets.
    pub hostname: Option<String>,
    /// Proxies whose X-Forwarded-For is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Mail servers of one's own that pass mails on.
    pub upstream: trust::Upstream,
    /// Who is asked about senders: nobody, this machine's DNS (`Some(None)`), or a server.
    pub dns: Option<Option<SocketAddr>>,
    /// What is logged, as a filter.
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
    /// Nightly backups kept; 0 makes none.
    pub backups_kept: u32,
    /// The biggest mail taken in, in MiB.
    pub max_mail_mib: u32,
    given: Layer,
}

impl Config {
    /// Reads flags, environment and files.
    ///
    /// # Errors
    /// The first thing that is wrong, where it stands, and what would be right.
    pub fn load(flags: &Flags) -> Result<Config, ConfigError> {
        Config::layered(flags, |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
    }

    /// [`Config::load`] with an environment of one's own.
    pub fn layered(flags: &Flags, env: impl Fn(&str) -> Option<String>) -> Result<Config, ConfigError> {
        let mut all = from_file(EXAMPLE, |_| Source::Default)?;
        let mut above = from_env(&env);
        above.extend(from_flags(flags));
        let named = flags.config.clone().or_else(|| env("REPKA_CONFIG").map(Into::into));
        all.extend(file_layer(named, &above, &all)?);
        all.extend(above);
        Config::of(all)
    }

    fn of(given: Layer) -> Result<Config, ConfigError> {
        let read = Reader(&given);
        let config = Config {
            data: read.must("data", path)?,
            http: read.must("http", place)?,
            smtp: match read.text("smtp") {
                Some("off") => None,
                _ => read.may("smtp", |text| place(text).map_err(|e| e + ", or \"off\""))?,
            },
            lmtp: match read.text("lmtp") {
                Some("off") => None,
                _ => read.may("lmtp", str::parse)?,
            },
            database: read.may("database", database)?,
            url: read.may("url", url)?,
            relay: read.may("relay", relay)?,
            secret: read.may("secret", secret_text)?,
            tls_cert: read.may("tls_cert", path)?,
            tls_key: read.may("tls_key", path)?,
            hostname: read.may("hostname", |text| Ok(text.to_owned()))?,
            trusted_proxies: read.must("trusted_proxies", proxies)?,
            upstream: read.must("upstream", upstream)?,
            dns: match read.text("dns") {
                Some("off") => None,
                _ => read.may("dns", dns)?,
            },
            log: read.must("log", filter)?,
            log_format: read.must("log_format", str::parse)?,
            backups_kept: read.must("backups_kept", |text| number(text, 0..=3650))?,
            max_mail_mib: read.must("max_mail_mib", |text| number(text, 1..=1024))?,
            given: given.clone(),
        };
        if config.tls_cert.is_some() != config.tls_key.is_some() {
            return Err(ConfigError("tls_cert and tls_key belong together: set both, or neither".into()));
        }
        Ok(config)
    }

    /// The database's address.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite:{}", self.data.join("repka.db").display()),
        }
    }

    /// Whether the database is a file of our own.
    pub fn is_sqlite(&self) -> bool {
        self.database_url().starts_with("sqlite:")
    }

    /// Where attachments and raw mails are kept.
    pub fn blobs_folder(&self) -> PathBuf {
        self.data.join("blobs")
    }

    /// Where nightly backups are kept.
    pub fn backups_folder(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// Every setting that has a value, in order: its name, the value without secrets, its source.
    pub fn shown(&self) -> Vec<(&'static str, String, &Source)> {
        let shown = |name: &&'static str| {
            let given = self.given.get(name)?;
            let text = match *name {
                "secret" => "***".into(),
                "relay" | "database" => without_password(&given.text),
                _ => given.text.clone(),
            };
            Some((*name, text, &given.source))
        };
        NAMES.iter().filter_map(shown).collect()
    }
}

/// The values without secrets.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.shown();
        f.debug_map().entries(shown.iter().map(|(name, text, _)| (name, text))).finish()
    }
}

fn from_flags(flags: &Flags) -> Layer {
    let data = flags.data.as_ref().map(|p| p.display().to_string());
    let given = [
        ("data", &data),
        ("http", &flags.http),
        ("smtp", &flags.smtp),
        ("lmtp", &flags.lmtp),
        ("database", &flags.database),
        ("url", &flags.url),
        ("relay", &flags.relay),
    ];
    let present = given.into_iter().filter_map(|(name, text)| {
        let (text, source) = (text.clone()?, Source::Flag(name));
        Some((name, Given { text, source }))
    });
    present.collect()
}

/// The file named, which must be there; else `./repka.toml`, else the data folder's, if there.
fn file_layer(named: Option<PathBuf>, above: &Layer, below: &Layer) -> Result<Layer, ConfigError> {
    if let Some(path) = named {
        return read_file(&path)?.ok_or_else(|| ConfigError(format!("{}: there is no such file", path.display())));
    }
    if let Some(layer) = read_file(Path::new("repka.toml"))? {
        return Ok(layer);
    }
    let folder = above.get("data").or(below.get("data"));
    let folder = folder.map_or("", |given| &given.text);
    let layer = read_file(&Path::new(folder).join("repka.toml"))?.unwrap_or_default();
    match layer.get("data") {
        Some(given) => Err(ConfigError(format!(
            "{}: a file in the data folder cannot say where the data folder is; use --data, REPKA_DATA or ./repka.toml",
            given.source
        ))),
        None => Ok(layer),
    }
}

fn read_file(path: &Path) -> Result<Option<Layer>, ConfigError> {
    match fs::read_to_string(path) {
        Ok(text) => from_file(&text, |line| Source::File(path.to_owned(), line)).map(Some),
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(e) => Err(ConfigError(format!("{}: {e}", path.display()))),
    }
}

/// Turns texts into values.
struct Reader<'a>(&'a Layer);

impl Reader<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|given| given.text.as_str())
    }

    fn may<T>(&self, name: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, ConfigError> {
        let Some(given) = self.0.get(name) else {
            return Ok(None);
        };
        let parsed = parse(given.text.trim());
        parsed.map(Some).map_err(|why| ConfigError(format!("{}: {name} takes {why}", given.source)))
    }

    fn must<T>(&self, name: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, ConfigError> {
        self.may(name, parse)?.ok_or_else(|| ConfigError(format!("{name} is not set")))
    }
}
