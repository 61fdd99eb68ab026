//! Who we are to push services (RFC 8292): a key pair made once, the private half sealed.

use base::{Act, Desk, Error, Moment, Result, Setting};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

const PURPOSE: &str = "web push";
/// How long a token is good; services refuse more than a day.
const LASTS: i64 = 12 * 3600;

/// The desk's key pair for push services.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vapid {
    /// The public key, an uncompressed point in base64url: browsers subscribe with it.
    pub public: String,
    /// The private key in PKCS #8, sealed, in base64url.
    sealed: String,
}

impl Setting for Vapid {
    const NAME: &'static str = "push";
}

impl Vapid {
    /// The key pair, made when there is none yet.
    pub async fn of(desk: &Desk) -> Result<Vapid> {
        let known = Vapid::read(&desk.look()).await?;
        if !known.public.is_empty() {
            return Ok(known);
        }
        let made = Vapid::make(desk)?;
        let mut act = desk.act(base::Actor::Machine).await?;
        let kept = made.keep(&mut act).await?;
        act.commit().await?;
        Ok(kept)
    }

    fn make(desk: &Desk) -> Result<Vapid> {
        let broken = |_| Error::Broken("no key for push services can be made".into());
        let pkcs8 =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).map_err(broken)?;
        let public = pair(pkcs8.as_ref())?.public_key().as_ref().to_vec();
        let sealed = desk.keys().seal(PURPOSE, pkcs8.as_ref())?;
        Ok(Vapid { public: BASE64.encode(public), sealed: BASE64.encode(sealed) })
    }

    /// Whoever was quicker has made the one that counts.
    async fn keep(self, act: &mut Act) -> Result<Vapid> {
        let known = Vapid::read(&mut *act).await?;
        if !known.public.is_empty() {
            return Ok(known);
        }
        self.write(act).await?;
        Ok(self)
    }

    /// The `Authorization` for a push service of this origin, in whose name `contact` (a `mailto:` or
    /// `https:` address) can be asked.
    pub fn authorization(&self, desk: &Desk, origin: &str, contact: &str, now: Moment) -> Result<String> {
        let sealed = BASE64.decode(&self.sealed).unwrap_or_default();
        let pkcs8 = desk.keys().unseal(PURPOSE, &sealed)?;
        let claims = json!({ "aud": origin, "exp": now.seconds() + LASTS, "sub": contact });
        let head = BASE64.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let text = format!("{head}.{}", BASE64.encode(claims.to_string()));
        let signature = pair(&pkcs8)?
            .sign(&SystemRandom::new(), text.as_bytes())
            .map_err(|_| Error::Broken("signing for push services failed".into()))?;
        Ok(format!("vapid t={text}.{}, k={}", BASE64.encode(signature), self.public))
    }
}

fn pair(pkcs8: &[u8]) -> Result<EcdsaKeyPair> {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new())
        .map_err(|e| Error::Broken(format!("the key for push services does not work: {e}")))
}
