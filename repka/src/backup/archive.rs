//! The file of a backup: a tar, compressed by zstd. Compressing has a thread of its own.

use base::{Error, Result, blob::hex};
use ring::digest::{SHA256, digest};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Read},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use tokio::{sync::mpsc, task::JoinHandle};

/// One file inside.
pub(super) struct Member {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Members on their way to or from the thread.
const AHEAD: usize = 2;

/// The SHA-256 of bytes, in hexadecimal.
pub(super) fn sum(bytes: &[u8]) -> String {
    hex(digest(&SHA256, bytes).as_ref())
}

/// A backup being written to `FILE.part`. Dropped before [`Writer::finish`], it is removed.
pub(super) struct Writer {
    to: mpsc::Sender<Member>,
    thread: JoinHandle<io::Result<()>>,
    part: Part,
}

struct Part(PathBuf);
impl Drop for Part {
    fn drop(&mut self) {
        // Gone already when all went well.
        let _ = fs::remove_file(&self.0);
    }
}

impl Writer {
    /// Begins. Whoever can read a backup can read everything, so only its owner can.
    pub fn begin(file: &Path, made_at: i64) -> Result<Writer> {
        let mut name = file.as_os_str().to_owned();
        name.push(".part");
        let part = Part(name.into());
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        let out = options.open(&part.0)?;
        let (to, members) = mpsc::channel(AHEAD);
        let thread = tokio::task::spawn_blocking(move || write(out, members, made_at));
        Ok(Writer { to, thread, part })
    }

    /// Adds a member; fails at once when the thread has failed.
    pub async fn add(&mut self, name: String, bytes: Vec<u8>) -> Result<()> {
        let sent = self.to.send(Member { name, bytes }).await;
        match sent {
            Ok(()) => Ok(()),
            Err(_) => Err((&mut self.thread).await.map_or_else(
                |e| Error::Broken(e.to_string()),
                |done| done.err().map_or(Error::Broken("writing ended early".into()), Error::from),
            )),
        }
    }

    /// Completes the file: it appears under its name whole and synced, or not at all.
    pub async fn finish(self, file: &Path) -> Result<()> {
        drop(self.to);
        self.thread.await.map_err(|e| Error::Broken(e.to_string()))??;
        fs::rename(&self.part.0, file)?;
        let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(())
    }
}

fn write(out: File, mut members: mpsc::Receiver<Member>, made_at: i64) -> io::Result<()> {
    let mut packed = zstd::Encoder::new(BufWriter::with_capacity(1 << 20, out), 3)?;
    // The manifest sums up the members; what stands between them only the whole can vouch for.
    packed.include_checksum(true)?;
    let mut tar = tar::Builder::new(packed);
    while let Some(Member { name, bytes }) = members.blocking_recv() {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(made_at).unwrap_or(0));
        tar.append_data(&mut header, name, bytes.as_slice())?;
    }
    let out = tar.into_inner()?.finish()?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// Reads every member in order.
///
/// # Errors
/// What cannot be unpacked, and what `each` answers.
pub(super) fn each(file: &Path, mut each: impl FnMut(Member) -> io::Result<()>) -> io::Result<()> {
    let packed = BufReader::with_capacity(1 << 20, File::open(file)?);
    let mut tar = tar::Archive::new(zstd::Decoder::with_buffer(packed)?);
    for entry in tar.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        each(Member { name, bytes })?;
    }
    // The checksum of the whole stands at its end, behind the last member.
    io::copy(&mut tar.into_inner(), &mut io::sink())?;
    Ok(())
}

/// Members as they are read by a thread of their own.
pub(super) struct Members {
    from: mpsc::Receiver<Member>,
    thread: JoinHandle<io::Result<()>>,
}

impl Members {
    /// Begins to read.
    pub fn of(file: PathBuf) -> Members {
        let (to, from) = mpsc::channel(AHEAD);
        let thread = tokio::task::spawn_blocking(move || {
            each(&file, |member| to.blocking_send(member).map_err(io::Error::other))
        });
        Members { from, thread }
    }

    /// The next one; none at the end.
    pub async fn next(&mut self) -> Result<Option<Member>> {
        if let Some(member) = self.from.recv().await {
            return Ok(Some(member));
        }
        (&mut self.thread).await.map_err(|e| Error::Broken(e.to_string()))??;
        Ok(None)
    }
}
