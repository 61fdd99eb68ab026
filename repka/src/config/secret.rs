//! The secret that wraps the desk's own keys.

use super::{Config, ConfigError};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// So many characters at least, in hexadecimal 128 bits.
pub(super) const SHORTEST: usize = 32;

impl Config {
    /// The file that holds the secret when no setting does.
    pub fn secret_file(&self) -> PathBuf {
        self.data.join("secret")
    }

    /// The secret: as set, else from the data folder, where the first start makes one (mode 0600).
    ///
    /// # Errors
    /// When the file can be neither read nor made.
    pub fn secret_bytes(&self) -> Result<Vec<u8>, ConfigError> {
        if let Some(secret) = &self.secret {
            return Ok(secret.as_bytes().to_vec());
        }
        let file = self.secret_file();
        let said = |e: io::Error| {
            ConfigError(format!(
                "{}: {e}; make the data folder writable for this user, or set REPKA_SECRET",
                file.display()
            ))
        };
        let text = match fs::read_to_string(&file) {
            Err(e) if e.kind() == ErrorKind::NotFound => make(&file).map_err(said)?,
            read => read.map_err(said)?,
        };
        let secret = text.trim();
        if secret.len() < SHORTEST {
            return Err(ConfigError(format!(
                "{}: shorter than {SHORTEST} characters; put the right secret back, or remove the file if this desk has no data yet",
                file.display()
            )));
        }
        Ok(secret.as_bytes().to_vec())
    }
}

fn make(file: &Path) -> io::Result<String> {
    let bytes = base::keys::random::<32>().map_err(io::Error::other)?;
    let secret = base::blob::hex(&bytes);
    match write_secret(file, &secret) {
        // Another process that starts at the same moment was first: its secret is everybody's.
        Err(e) if e.kind() == ErrorKind::AlreadyExists => fs::read_to_string(file),
        written => written.map(|()| secret),
    }
}

/// Writes a secret that is not there yet, readable for nobody else. It appears whole or not at all.
pub(crate) fn write_secret(file: &Path, secret: &str) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let part = file.with_extension(format!("part{}", std::process::id()));
    let mut written = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    writeln!(written, "{secret}")?;
    written.sync_all()?;
    let linked = fs::hard_link(&part, file);
    fs::remove_file(&part)?;
    linked?;
    File::open(folder)?.sync_all()
}
