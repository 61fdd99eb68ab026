//! What proves and seals.

use crate::{Error, Result, blob::hex};
use ring::{
    aead::{self, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf,
    rand::{SecureRandom, SystemRandom},
};
use std::sync::Arc;
use store::{Db, Moment, sql};

/// The desk's own keys: for codes that prove something is ours, and for sealing secrets.
#[derive(Clone)]
pub struct Keys(Arc<Vec<(u32, [u8; 32])>>);

impl Keys {
    /// The keys of this database, newest first; the first start makes one. `secret` wraps them,
    /// so that a stolen database proves and opens nothing.
    ///
    /// # Errors
    /// [`Error::Broken`] when the secret is not the one the keys were wrapped with.
    pub async fn open(db: &Db, secret: &[u8], now: Moment) -> Result<Keys> {
        let wrap = wrapping_key(secret)?;
        let mut tx = db.begin().await?;
        let mut rows: Vec<(i64, Vec<u8>)> =
            sql!("SELECT id, sealed FROM mac_key WHERE retired_at IS NULL ORDER BY id DESC").all(&mut tx).await?;
        if rows.is_empty() {
            let sealed = seal_with(&wrap, &random::<32>()?)?;
            let id = sql!("INSERT INTO mac_key (sealed, made_at) VALUES ($1, $2) RETURNING id")
                .bind(sealed.clone())
                .bind(now)
                .value(&mut tx)
                .await?;
            tx.commit().await?;
            rows.push((id, sealed));
        }
        let open = |(id, sealed): (i64, Vec<u8>)| {
            let bytes = open_with(&wrap, &sealed)
                .ok_or_else(|| Error::Broken("the secret is not the one this database was made with: set REPKA_SECRET, or put the right `secret` file into the data folder".into()))?;
            Ok((u32::try_from(id).unwrap_or(u32::MAX), bytes.try_into().unwrap_or([0; 32])))
        };
        Ok(Keys(Arc::new(rows.into_iter().map(open).collect::<Result<_>>()?)))
    }

    /// Key ids and keys, newest first.
    pub fn all(&self) -> &[(u32, [u8; 32])] {
        &self.0
    }

    /// The key for new codes.
    pub fn newest(&self) -> [u8; 32] {
        self.0.first().map_or([0; 32], |(_, key)| *key)
    }

    /// Another key for one purpose, so that a code for one thing proves nothing about another.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        derived(&self.newest(), purpose)
    }

    /// A code over what a link says, for one purpose: whoever follows it shows that it is ours.
    pub fn code(&self, purpose: &str, said: &str) -> String {
        code_by(&self.derive(purpose), said)
    }

    /// Whether a code is ours, by whichever key it was made. Compared as codes over them, so that the time taken tells
    /// nothing about it.
    pub fn proves(&self, purpose: &str, said: &str, code: &str) -> bool {
        self.0
            .iter()
            .map(|(_, key)| derived(key, purpose))
            .any(|key| mac(&key, &code_by(&key, said)) == mac(&key, code))
    }

    /// Seals a secret that must be read again, such as a relay's password. What is sealed for one
    /// purpose cannot be opened for another; the key's id goes with it, so that newer keys do not
    /// lock older secrets away.
    ///
    /// # Errors
    /// [`Error::Busy`] when the system gives no random bytes.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>> {
        let id = self.0.first().map_or(0, |(id, _)| *id);
        let sealed = seal_with(&sealing_key(&self.newest(), purpose)?, plain)?;
        Ok([id.to_be_bytes().as_slice(), &sealed].concat())
    }

    /// What [`Keys::seal`] sealed for this purpose.
    ///
    /// # Errors
    /// [`Error::Broken`] when it was sealed by another desk, for another purpose, or is damaged.
    pub fn unseal(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let opened = sealed.split_first_chunk::<4>().and_then(|(id, rest)| {
            let id = u32::from_be_bytes(*id);
            let (_, key) = self.0.iter().find(|(known, _)| *known == id)?;
            open_with(&sealing_key(key, purpose).ok()?, rest)
        });
        opened.ok_or_else(|| Error::Broken(format!("a sealed {purpose} cannot be opened with this desk's keys")))
    }
}

fn derived(key: &[u8; 32], purpose: &str) -> [u8; 32] {
    mac(key, purpose)
}

fn code_by(key: &[u8; 32], said: &str) -> String {
    hex(&mac(key, said)[..16])
}

fn mac(key: &[u8; 32], said: &str) -> [u8; 32] {
    let code = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key), said.as_bytes());
    code.as_ref().try_into().unwrap_or([0; 32])
}

fn sealing_key(key: &[u8; 32], purpose: &str) -> Result<LessSafeKey> {
    let key = derived(key, &format!("seal {purpose}"));
    let key = UnboundKey::new(&aead::CHACHA20_POLY1305, &key);
    key.map(LessSafeKey::new).map_err(|_| Error::Broken("no sealing key can be made".into()))
}

/// `N` bytes nobody can guess.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::Busy("the system gives no random bytes".into()))?;
    Ok(bytes)
}

fn wrapping_key(secret: &[u8]) -> Result<LessSafeKey> {
    let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, b"repka wraps its keys");
    let broken = |_| Error::Broken("no wrapping key can be made".into());
    let derived = salt.extract(secret);
    let okm = derived.expand(&[b"v1"], &aead::CHACHA20_POLY1305).map_err(broken)?;
    Ok(LessSafeKey::new(UnboundKey::from(okm)))
}

fn seal_with(key: &LessSafeKey, plain: &[u8]) -> Result<Vec<u8>> {
    let nonce = random::<NONCE_LEN>()?;
    let mut sealed = plain.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed)
        .map_err(|_| Error::Broken("sealing failed".into()))?;
    Ok([nonce.to_vec(), sealed].concat())
}

fn open_with(key: &LessSafeKey, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
    let mut rest = rest.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    key.open_in_place(nonce, Aad::empty(), &mut rest).ok().map(|plain| plain.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(keys: &[(u32, u8)]) -> Keys {
        Keys(Arc::new(keys.iter().map(|(id, byte)| (*id, [*byte; 32])).collect()))
    }

    #[test]
    fn a_code_proves_what_it_was_made_for_and_nothing_else() {
        let own = keys(&[(1, 7)]);
        let code = own.code("question link", "7.3.100");
        assert!(own.proves("question link", "7.3.100", &code));
        assert!(!own.proves("question link", "8.3.100", &code) && !own.proves("unsolved", "7.3.100", &code));
        assert!(
            !keys(&[(1, 8)]).proves("question link", "7.3.100", &code) && !own.proves("question link", "7.3.100", "")
        );
    }

    #[test]
    fn a_newer_key_makes_no_link_that_was_mailed_wrong() {
        let code = keys(&[(1, 7)]).code("question link", "7.3.100");
        assert!(keys(&[(2, 8), (1, 7)]).proves("question link", "7.3.100", &code));
        assert_ne!(keys(&[(2, 8), (1, 7)]).code("question link", "7.3.100"), code);
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_alone() {
        let keys = keys(&[(1, 7)]);
        let sealed = keys.seal("relay password", b"turnip").unwrap();
        assert_eq!(keys.unseal("relay password", &sealed).unwrap(), b"turnip");
        assert!(keys.unseal("second step", &sealed).is_err());
        assert!(keys.unseal("relay password", &sealed[1..]).is_err());
        assert!(keys.unseal("relay password", b"").is_err());
        assert!(!sealed.windows(6).any(|bytes| bytes == b"turnip"));
    }

    #[test]
    fn a_newer_key_locks_nothing_away() {
        let sealed = keys(&[(1, 7)]).seal("x", b"old").unwrap();
        assert_eq!(keys(&[(2, 8), (1, 7)]).unseal("x", &sealed).unwrap(), b"old");
        assert!(keys(&[(2, 8)]).unseal("x", &sealed).is_err());
    }
}
