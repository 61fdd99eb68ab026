//! Where a setting's value comes from: flag, environment, file, default.

use super::ConfigError;
use std::{collections::BTreeMap, fmt, path::PathBuf};
use toml::de::{DeTable, DeValue};

/// Every setting, in the order of repka.example.toml.
pub const NAMES: [&str; 18] = [
    "data",
    "http",
    "smtp",
    "lmtp",
    "database",
    "url",
    "relay",
    "secret",
    "tls_cert",
    "tls_key",
    "hostname",
    "trusted_proxies",
    "upstream",
    "dns",
    "log",
    "log_format",
    "backups_kept",
    "max_mail_mib",
];

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `--name` on the command line.
    Flag(&'static str),
    /// `REPKA_NAME` in the environment.
    Env(String),
    /// A line of a file.
    File(PathBuf, usize),
    /// repka.example.toml, which is built in.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Flag(name) => write!(f, "--{name}"),
            Source::Env(name) => f.write_str(name),
            Source::File(path, line) => write!(f, "{}, line {line}", path.display()),
            Source::Default => f.write_str("default"),
        }
    }
}

/// A value as given, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// As text; a list's items are separated by commas.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
}

/// What one source, or all of them together, say.
pub type Layer = BTreeMap<&'static str, Given>;

/// The name of a setting in the environment.
pub fn env_name(name: &str) -> String {
    format!("REPKA_{}", name.to_uppercase())
}

/// What the environment says. An empty value says nothing, as compose files leave them behind.
pub fn from_env(env: impl Fn(&str) -> Option<String>) -> Layer {
    let given = |name: &&'static str| {
        let variable = env_name(name);
        let text = env(&variable).filter(|text| !text.trim().is_empty())?;
        let source = Source::Env(variable);
        Some((*name, Given { text, source }))
    };
    NAMES.iter().filter_map(given).collect()
}

/// What a TOML file says.
///
/// # Errors
/// What is no TOML, no setting of ours, or no plain value, by line.
pub fn from_file(text: &str, source: impl Fn(usize) -> Source) -> Result<Layer, ConfigError> {
    let line = |at: usize| 1 + text.get(..at).unwrap_or(text).matches('\n').count();
    let wrong = |at: usize, why: String| ConfigError(format!("{}: {why}", source(line(at))));
    let table = DeTable::parse(text).map_err(|e| wrong(e.span().map_or(0, |s| s.start), e.message().to_owned()))?;
    let mut layer = Layer::new();
    for (key, value) in table.get_ref() {
        let at = key.span().start;
        let name = known(key.get_ref()).map_err(|why| wrong(at, why))?;
        let text = plain(value.get_ref())
            .ok_or_else(|| wrong(at, format!("{name} takes text, a number or a list of texts")))?;
        let source = source(line(at));
        layer.insert(name, Given { text, source });
    }
    Ok(layer)
}

fn known(key: &str) -> Result<&'static str, String> {
    if let Some(name) = NAMES.iter().find(|name| **name == key) {
        return Ok(name);
    }
    Err(match nearest(key) {
        Some(name) => format!("there is no setting `{key}`; did you mean `{name}`?"),
        None => format!("there is no setting `{key}`; there are {}", NAMES.join(", ")),
    })
}

/// The setting whose name is at most three letters away.
pub fn nearest(key: &str) -> Option<&'static str> {
    let by_distance = NAMES.iter().map(|name| (distance(key, name), *name));
    let (steps, name) = by_distance.min()?;
    (steps <= 3 && steps < key.chars().count()).then_some(name)
}

/// Letters to add, drop or change (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            });
            Some(items.collect::<Option<Vec<_>>>()?.join(","))
        }
        _ => None,
    }
}
