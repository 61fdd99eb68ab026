//! What stands around the database: settings, folder, secret, ports, relay, backups.

use super::Finding;
use crate::{
    assemble, backup,
    config::{Config, NAMES, Source, env_name, nearest},
    lmtp::Place,
    lock,
};
use mail::smtp::{Patience, Relay};
use std::{
    fs::{self, File},
    io,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
    time::Duration,
};
use tokio::net::TcpListener;
use trust::Reach;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// A doctor waits no longer for a relay.
const SHORT: Duration = Duration::from_secs(5);

pub(super) async fn look(config: &Config) -> Vec<Finding> {
    let mut found = vec![settings(config)];
    found.extend(slips(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok())));
    found.extend([data(config), space(config), secret(config)]);
    let served = config.is_sqlite() && lock::is_held(&config.data);
    if config.is_sqlite() {
        found.push(serve(config, served));
    }
    if !served {
        found.push(port("http", &config.http).await);
        if let Some(smtp) = &config.smtp {
            found.push(port("smtp", smtp).await);
        }
        found.extend(lmtp(config).await);
    }
    found.extend(certificate(config));
    found.extend([url(config), relay(config).await, dns(config).await, backups(config)]);
    found
}

fn settings(config: &Config) -> Finding {
    let shown = config.shown();
    let set = shown.iter().filter(|(_, _, source)| **source != Source::Default);
    let set: Vec<String> = set.map(|(name, value, source)| format!("{name} = {value} ({source})")).collect();
    Finding::ok(
        "settings",
        match set.is_empty() {
            true => "all as in repka.example.toml".into(),
            false => set.join(", ") + ", the rest as in repka.example.toml",
        },
    )
}

/// Variables that look like ours and are not: slips that would go unnoticed.
fn slips(variables: impl Iterator<Item = String>) -> Vec<Finding> {
    let unknown = variables.filter(|v| {
        let ours = v.starts_with("REPKA_") && !v.starts_with("REPKA_TEST");
        ours && v != "REPKA_CONFIG" && !NAMES.iter().any(|name| env_name(name) == *v)
    });
    let finding = |variable: String| {
        let name = variable.trim_start_matches("REPKA_").to_lowercase();
        let cure = match nearest(&name) {
            Some(name) => format!("did you mean {}?", env_name(name)),
            None => "the names stand in repka.example.toml".into(),
        };
        Finding::warn("environment", format!("{variable} is no setting"), cure)
    };
    unknown.map(finding).collect()
}

fn data(config: &Config) -> Finding {
    let folder = config.data.display().to_string();
    let tried = config.data.join(format!(".doctor{}", std::process::id()));
    let written = File::create(&tried).and_then(|_| fs::remove_file(&tried));
    match written {
        Ok(()) => Finding::ok("data", format!("{folder} can be written")),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            Finding::fail("data", format!("{folder} is not there"), "`repka serve` makes it; or name another by --data")
        }
        Err(e) => Finding::fail("data", format!("{folder}: {e}"), "make it writable for this user"),
    }
}

fn space(config: &Config) -> Finding {
    const CURE: &str = "free some: without space mail is refused for now (4xx) until there is some again";
    match free_mib(&config.data) {
        None => Finding::warn("space", "cannot be told", "look with `df`"),
        Some(mib @ ..100) => Finding::fail("space", format!("{mib} MiB are free"), CURE),
        Some(mib @ ..1024) => Finding::warn("space", format!("{mib} MiB are free"), CURE),
        Some(mib) => Finding::ok("space", format!("{} GiB are free", mib >> 10)),
    }
}

/// Asks df (POSIX), since the standard library cannot tell.
fn free_mib(folder: &Path) -> Option<u64> {
    let told = Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    let kib: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kib >> 10)
}

fn secret(config: &Config) -> Finding {
    let file = config.secret_file();
    let shown = file.display().to_string();
    if config.secret.is_some() {
        return Finding::ok("secret", "is set");
    }
    if !config.is_sqlite() {
        return Finding::warn(
            "secret",
            format!("is in {shown}"),
            "if several processes share this database, set REPKA_SECRET to the same in all",
        );
    }
    match fs::metadata(&file).map(|m| m.permissions().mode() & 0o777) {
        Ok(0o600 | 0o400) => Finding::ok("secret", shown),
        Ok(mode) => Finding::fail("secret", format!("{shown} has mode {mode:o}"), format!("chmod 600 {shown}")),
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            Finding::warn("secret", "there is none yet", "the first start makes one; a desk that had one needs it back")
        }
        Err(e) => Finding::fail("secret", format!("{shown}: {e}"), "make it readable for this user"),
    }
}

fn serve(config: &Config, served: bool) -> Finding {
    match (served, lock::pid(&config.data)) {
        (true, Some(pid)) => Finding::ok("serve", format!("runs as process {pid}")),
        (true, None) => Finding::ok("serve", "runs"),
        (false, _) => Finding::warn("serve", "does not run", "start `repka serve`"),
    }
}

/// A socket is made anew at each start, so it is its folder that must be there.
async fn lmtp(config: &Config) -> Option<Finding> {
    match config.lmtp.as_ref()? {
        Place::Port(place) => Some(port("lmtp", place).await),
        Place::Socket(path) => {
            let (shown, folder) = (path.display(), path.parent().unwrap_or(path));
            Some(match folder.is_dir() {
                true => Finding::ok("lmtp", format!("{shown} is made when the desk starts")),
                false => Finding::fail(
                    "lmtp",
                    format!("{shown}: its folder is not there"),
                    "make it, or choose another by --lmtp",
                ),
            })
        }
    }
}

async fn port(name: &'static str, place: &str) -> Finding {
    match TcpListener::bind(place).await {
        Ok(_) => Finding::ok(name, format!("{place} is free")),
        Err(e) => {
            Finding::fail(name, format!("{place}: {e}"), format!("end what has it, or choose another by --{name}"))
        }
    }
}

fn certificate(config: &Config) -> Vec<Finding> {
    let files = [&config.tls_cert, &config.tls_key].into_iter().flatten();
    let finding = |file: &std::path::PathBuf| {
        let shown = file.display();
        match fs::read_to_string(file) {
            Ok(text) if text.contains("-----BEGIN ") => Finding::ok("tls", format!("{shown} can be read")),
            Ok(_) => Finding::fail("tls", format!("{shown} is no PEM"), "convert it with openssl"),
            Err(e) => Finding::fail("tls", format!("{shown}: {e}"), "correct tls_cert and tls_key"),
        }
    };
    files.map(finding).collect()
}

fn url(config: &Config) -> Finding {
    const CURE: &str = "set url (REPKA_URL) to what people type; links and cookies are made from it";
    match config.url.as_deref() {
        None => Finding::warn("url", "is not set", CURE),
        Some(url) if url.starts_with("https://") => Finding::ok("url", url),
        Some(url) => Finding::warn(
            "url",
            format!("{url} is not https: passwords can be read on the way"),
            "put a proxy with https in front, or set tls_cert and tls_key",
        ),
    }
}

async fn relay(config: &Config) -> Finding {
    let Some(url) = &config.relay else {
        return Finding::warn("relay", "is not set: answers wait", "set relay (REPKA_RELAY), such as smtp://host:25");
    };
    const CURE: &str = "correct relay (REPKA_RELAY), or start it; answers wait meanwhile";
    let relay = match Relay::parse(url) {
        Ok(relay) => relay.with_patience(Patience { connect: SHORT, command: SHORT, finish: SHORT }),
        Err(e) => return Finding::fail("relay", e.to_string(), CURE),
    };
    match relay.probe().await {
        Ok(reached) if reached.encrypted => Finding::ok("relay", format!("{relay} answers, encrypted")),
        Ok(_) => Finding::ok("relay", format!("{relay} answers, not encrypted")),
        Err(fault) => Finding::fail("relay", format!("{relay}: {fault}"), CURE),
    }
}

/// Whether senders can be checked at all.
async fn dns(config: &Config) -> Finding {
    if config.dns.is_none() {
        return Finding::ok("dns", "is not asked (dns = off): senders are believed as servers before us tell");
    }
    match assemble::checker(config).find_out().await {
        Reach::Answers => Finding::ok("dns", "answers"),
        Reach::Silent | Reach::Unsure => Finding::warn(
            "dns",
            "does not answer: nobody checks whether senders of mails are forged",
            "see /etc/resolv.conf, or set dns (REPKA_DNS) to a server that answers, or to off",
        ),
    }
}

fn backups(config: &Config) -> Finding {
    const CURE: &str = "`repka serve` makes one each night; `repka backup FILE` makes one now; see the log";
    match backup::newest(config) {
        _ if config.backups_kept == 0 => {
            Finding::warn("backups", "none are made (backups_kept = 0)", "make them otherwise: `repka backup FILE`")
        }
        None => Finding::warn("backups", "there is none yet", CURE),
        Some((file, age)) => {
            let fact = format!("{} is {} hours old", file.display(), age.as_secs() / 3600);
            match age < DAY * 2 {
                true => Finding::ok("backups", fact),
                false => Finding::fail("backups", fact, CURE),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_the_environment_is_named() {
        let set = ["REPKA_HTTPS", "REPKA_DATA", "REPKA_CONFIG", "REPKA_TEST_ALL", "PATH"];
        let found = slips(set.into_iter().map(str::to_owned));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].to_string(), "warn  environment: REPKA_HTTPS is no setting — did you mean REPKA_HTTP?");
    }
}
