//! What the texts of settings mean. An error says what would be right, to follow "http takes".

use super::secret::SHORTEST;
use std::{
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::PathBuf,
};

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    match text {
        "" => Err("a path".into()),
        text => Ok(text.into()),
    }
}

pub(super) fn place(text: &str) -> Result<String, String> {
    let good = text.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
    match good {
        true => Ok(text.to_owned()),
        false => Err("an address and a port, such as 127.0.0.1:8080".into()),
    }
}

pub(super) fn database(text: &str) -> Result<String, String> {
    let good = ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    match good {
        true => Ok(text.to_owned()),
        false => Err("sqlite:FILE or postgres://user:password@host/name".into()),
    }
}

pub(super) fn url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '?', '#']) => Ok(text.to_owned()),
        _ => Err("an address without a path, such as https://desk.example.com".into()),
    }
}

pub(super) fn relay(text: &str) -> Result<String, String> {
    mail::smtp::Relay::parse(text)
        .map(|_| text.to_owned())
        .map_err(|e| format!("smtp://[user:password@]host[:port]: {e}"))
}

pub(super) fn secret_text(text: &str) -> Result<String, String> {
    match text.len() {
        SHORTEST.. => Ok(text.to_owned()),
        _ => Err(format!("at least {} characters, such as `openssl rand -hex 32` gives", SHORTEST)),
    }
}

pub(super) fn proxies(text: &str) -> Result<Vec<IpAddr>, String> {
    let items = text.split(',').map(str::trim).filter(|s| !s.is_empty());
    items.map(|item| item.parse().map_err(|_| format!("IP addresses, and {item:?} is none"))).collect()
}

/// A DNS server, or none to ask as this machine does.
pub(super) fn dns(text: &str) -> Result<Option<SocketAddr>, String> {
    match text {
        "system" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| "\"system\", \"off\", or an address and a port, such as 127.0.0.1:53".into()),
    }
}

pub(super) fn upstream(text: &str) -> Result<trust::Upstream, String> {
    text.parse().map_err(|e: trust::NoPlace| e.to_string())
}

pub(super) fn filter(text: &str) -> Result<String, String> {
    tracing_subscriber::EnvFilter::try_new(text)
        .map(|_| text.to_owned())
        .map_err(|e| format!("error, warn, info, debug, trace, or a filter: {e}"))
}

pub(super) fn number(text: &str, range: RangeInclusive<u32>) -> Result<u32, String> {
    let good = text.parse().ok().filter(|n| range.contains(n));
    good.ok_or_else(|| format!("a number from {} to {}", range.start(), range.end()))
}

/// `postgres://user:***@host/name`: what stands between the first colon of the account and the last
/// @ is hidden, and everything when a password is named elsewhere.
pub(crate) fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    if rest.contains("password=") {
        return format!("{scheme}://***");
    }
    match rest.rsplit_once('@') {
        Some((account, place)) => {
            let user = account.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:***@{place}")
        }
        None => url.to_owned(),
    }
}
