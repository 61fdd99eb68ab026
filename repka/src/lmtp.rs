//! Where a mail server beside us hands mails over: LMTP on a port or on a socket in the file system.

use base::{Error, Result};
use mail::smtp::Listener;
use std::{
    fmt, fs, io,
    net::SocketAddr,
    os::unix::fs::{FileTypeExt, PermissionsExt},
    path::{Path, PathBuf},
    str::FromStr,
};
use tokio::net::{TcpListener, UnixListener, UnixStream};

/// Where it is to listen, as the settings say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Address and port.
    Port(String),
    /// A socket: an absolute path, since two programs must mean the same.
    Socket(PathBuf),
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Place, String> {
        let port = || text.rsplit_once(':').filter(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
        match text.strip_prefix("unix:") {
            Some(path) if path.starts_with('/') && !path.ends_with('/') => Ok(Place::Socket(path.into())),
            None if port().is_some() => Ok(Place::Port(text.to_owned())),
            _ => Err("an address and a port, such as 127.0.0.1:2424, or unix:/run/repka/lmtp, or \"off\"".into()),
        }
    }
}

/// Where it listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Address and port.
    Port(SocketAddr),
    /// A socket.
    Socket(PathBuf),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Port(address) => address.fmt(f),
            Bound::Socket(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

impl Place {
    /// Listens there.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process has the place, or it cannot be made.
    pub async fn bind(&self) -> Result<(Listener, Bound)> {
        let busy = |place: &dyn fmt::Display, e: io::Error| Error::Busy(format!("cannot listen on {place}: {e}"));
        match self {
            Place::Port(place) => {
                let listener = TcpListener::bind(place).await.map_err(|e| busy(place, e))?;
                let bound = Bound::Port(listener.local_addr()?);
                Ok((listener.into(), bound))
            }
            Place::Socket(path) => {
                let listener = socket(path).await.map_err(|e| busy(&path.display(), e))?;
                Ok((listener.into(), Bound::Socket(path.clone())))
            }
        }
    }
}

/// A socket where none is, or where whoever made it is gone. Everybody who may enter its folder may hand mails
/// over, like everybody on this machine to a port.
async fn socket(path: &Path) -> io::Result<UnixListener> {
    match fs::symlink_metadata(path) {
        Ok(there) if !there.file_type().is_socket() => {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "something else is there"));
        }
        Ok(_) if UnixStream::connect(path).await.is_ok() => {
            return Err(io::Error::new(io::ErrorKind::AddrInUse, "another process listens there"));
        }
        Ok(_) => fs::remove_file(path)?,
        Err(_) => {}
    }
    let listener = UnixListener::bind(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o666))?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::testing::Folder;

    #[test]
    fn a_place_is_a_port_or_a_socket() {
        for (text, place) in [
            ("127.0.0.1:24", Some(Place::Port("127.0.0.1:24".into()))),
            ("[::1]:24", Some(Place::Port("[::1]:24".into()))),
            ("unix:/run/repka/lmtp", Some(Place::Socket("/run/repka/lmtp".into()))),
            ("unix:lmtp", None),
            ("unix:/run/", None),
            ("/run/repka/lmtp", None),
            ("24", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), place, "{text}");
        }
    }

    #[tokio::test]
    async fn a_socket_left_behind_is_taken_over_and_one_in_use_is_not() {
        let folder = Folder::new().unwrap();
        let path = folder.path().join("lmtp");
        let place = Place::Socket(path.clone());
        let (first, bound) = place.bind().await.unwrap();
        assert_eq!(bound.to_string(), format!("unix:{}", path.display()));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o666);
        assert!(matches!(place.bind().await, Err(Error::Busy(_))));
        drop(first);
        place.bind().await.unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, "precious").unwrap();
        assert!(place.bind().await.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    }
}
