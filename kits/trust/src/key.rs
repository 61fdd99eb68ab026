//! Our own signatures (DKIM, RFC 6376).

use base64::{Engine, engine::general_purpose::STANDARD};
use mail_auth::{
    common::{
        crypto::{Algorithm, Sha256, SigningKey},
        headers::{HeaderWriter, Writable},
    },
    dkim::{Canonicalization, DkimSigner},
};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use rsa::{RsaPrivateKey, pkcs1::EncodeRsaPrivateKey, pkcs8::EncodePublicKey};
use std::{fmt, sync::Arc};

/// What every receiver knows (RFC 8301, 3.2).
const BITS: usize = 2048;

/// What must not change on the way: what people read, and what mails are threaded by (RFC 6376, 5.4.1).
const SIGNED: [&str; 12] = [
    "From",
    "Reply-To",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
];

/// A key that was just made.
pub struct NewKey {
    /// Its private half (PKCS #1, DER): to be sealed, never shown.
    pub private: Vec<u8>,
    /// Its public half, as it is published.
    pub public: String,
}

/// No key, or no signature, can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSignature(String);

impl fmt::Display for NoSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no signature can be made: {}", self.0)
    }
}

impl std::error::Error for NoSignature {}

fn none(why: impl fmt::Display) -> NoSignature {
    NoSignature(why.to_string())
}

impl NewKey {
    /// Makes one. Takes a moment: nothing for a thread others wait for.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn make() -> Result<NewKey, NoSignature> {
        let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, BITS).map_err(none)?;
        let public = key.to_public_key().to_public_key_der().map_err(none)?;
        let private = key.to_pkcs1_der().map_err(none)?.as_bytes().to_vec();
        Ok(NewKey { private, public: STANDARD.encode(public.as_bytes()) })
    }
}

/// What is published for a public half, at `SELECTOR._domainkey.DOMAIN`.
pub fn key_record(public: &str) -> String {
    format!("v=DKIM1; k=rsa; p={public}")
}

/// The mail with a signature of this domain above it.
///
/// # Errors
/// When the private half is none, or the mail has no header.
pub fn sign(raw: &[u8], domain: &str, selector: &str, private: &[u8]) -> Result<Vec<u8>, NoSignature> {
    let key = RingKey(Arc::new(RsaKeyPair::from_der(private).map_err(none)?));
    let signer = DkimSigner::from_key(key)
        .domain(domain)
        .selector(selector)
        .headers(SIGNED)
        .header_canonicalization(Canonicalization::Relaxed)
        .body_canonicalization(Canonicalization::Relaxed);
    let signature = signer.sign(raw).map_err(none)?;
    Ok([signature.to_header().as_bytes(), raw].concat())
}

/// Signs by ring, in constant time: the crate `rsa`, which makes keys, tells something of a private half by how long
/// it takes to use it (RUSTSEC-2023-0071).
struct RingKey(Arc<RsaKeyPair>);

impl SigningKey for RingKey {
    type Hasher = Sha256;

    fn sign(&self, input: impl Writable) -> mail_auth::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        input.write(&mut bytes);
        let mut signature = vec![0; self.0.public().modulus_len()];
        self.0
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &bytes, &mut signature)
            .map_err(|e| mail_auth::Error::Io(e.to_string()))?;
        Ok(signature)
    }

    fn algorithm(&self) -> Algorithm {
        Algorithm::RsaSha256
    }
}
