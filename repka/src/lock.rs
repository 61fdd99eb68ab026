//! One `serve` per SQLite folder.

use std::{
    fmt,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// The folder is this process's, until dropped or until the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why the folder is not ours.
#[derive(Debug)]
pub enum LockError {
    /// Another process has it.
    Held {
        /// Which; none when it has not said so yet.
        pid: Option<u32>,
    },
    /// The lock file cannot be made.
    Unwritable(PathBuf, io::Error),
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LockError::Held { pid } => {
                f.write_str("another repka serves this data folder")?;
                if let Some(pid) = pid {
                    write!(f, " (process {pid})")?;
                }
                f.write_str("; stop it first, or use another --data")
            }
            LockError::Unwritable(path, e) => {
                write!(f, "{}: {e}; make the data folder writable for this user", path.display())
            }
        }
    }
}
impl std::error::Error for LockError {}

fn file(data: &Path) -> PathBuf {
    data.join("serve.lock")
}

impl Lock {
    /// Takes the folder, made if missing.
    pub fn take(data: &Path) -> Result<Lock, LockError> {
        let path = file(data);
        let unwritable = |e| LockError::Unwritable(path.clone(), e);
        fs::create_dir_all(data).map_err(unwritable)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(unwritable)?;
        // Someone may be asking `is_held` at this very moment; that takes microseconds.
        for _ in 0..5 {
            match file.try_lock() {
                Ok(()) => {
                    file.set_len(0).map_err(unwritable)?;
                    write!(file, "{}", std::process::id()).map_err(unwritable)?;
                    return Ok(Lock { _file: file });
                }
                Err(TryLockError::Error(e)) => return Err(unwritable(e)),
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
            }
        }
        Err(LockError::Held { pid: pid(data) })
    }
}

/// Whether a process serves this folder. Changes nothing.
pub fn is_held(data: &Path) -> bool {
    File::open(file(data)).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Which process serves, or last served, this folder.
pub fn pid(data: &Path) -> Option<u32> {
    fs::read_to_string(file(data)).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::testing::Folder;

    #[test]
    fn a_folder_is_served_by_one() {
        let folder = Folder::new().unwrap();
        let data = folder.path().join("data");
        assert!(!is_held(&data));
        let lock = Lock::take(&data).unwrap();
        assert!(is_held(&data));
        let pid = match Lock::take(&data) {
            Err(LockError::Held { pid }) => pid,
            other => panic!("{other:?}"),
        };
        assert_eq!(pid, Some(std::process::id()));
        drop(lock);
        assert!(!is_held(&data));
        assert!(Lock::take(&data).is_ok());
    }
}
