//! Passwords, kept as argon2id (RFC 9106) in PHC form.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use base::{Error, Result, Why};
use std::sync::LazyLock;

/// At least so many characters (NIST SP 800-63B: length, and no rules about kinds of characters).
pub const SHORTEST: usize = 10;
/// More than this is no password but an attack on the hasher.
const LONGEST: usize = 1024;

/// Why this cannot be a password, if it cannot.
pub(crate) fn wrong(password: &str) -> Option<Why> {
    if password.chars().count() < SHORTEST {
        Some(Why::of("people-password-short"))
    } else if password.len() > LONGEST {
        Some(Why::of("people-password-long"))
    } else {
        None
    }
}

/// Hashes a password, off the async threads.
///
/// # Errors
/// [`Error::Invalid`] when it is too short or absurdly long.
pub async fn hash(password: String) -> Result<String> {
    if let Some(why) = wrong(&password) {
        return Err(Error::Invalid(vec![("password", why)]));
    }
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string())
    });
    hashed.await.map_err(|e| Error::Broken(e.to_string()))?.map_err(|e| Error::Broken(e.to_string()))
}

/// Whether this is the password. Without a hash as much work is done, so that the time taken does
/// not tell whether someone has an account.
pub async fn verify(password: String, hash: Option<String>) -> bool {
    if password.len() > LONGEST {
        return false;
    }
    let exists = hash.is_some();
    let checked = tokio::task::spawn_blocking(move || {
        static NOBODY: LazyLock<String> = LazyLock::new(|| {
            Argon2::default().hash_password(b"nobody").map_or_else(|_| String::new(), |h| h.to_string())
        });
        PasswordHash::new(hash.as_deref().unwrap_or(&NOBODY))
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    checked.await.unwrap_or(false) && exists
}
