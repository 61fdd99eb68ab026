//! What a push service carries it cannot read: message encryption for Web Push (RFC 8291), one record of
//! `aes128gcm` (RFC 8188).

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
    rand::{SecureRandom, SystemRandom},
};

/// Bytes of a message that every push service takes (RFC 8030, section 7.2), less what encrypting adds.
pub const LONGEST: usize = 3_900;
/// The record size that is announced; there is but one record.
const RECORD: u32 = 4_096;

/// A browser's keys do not work, or the system gives no random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsealable;

impl From<ring::error::Unspecified> for Unsealable {
    fn from(_: ring::error::Unspecified) -> Unsealable {
        Unsealable
    }
}

/// Encrypts for the browser that has these keys: its public key, an uncompressed point, and its secret.
///
/// # Errors
/// [`Unsealable`] when the keys are no keys.
pub fn seal(browser: &[u8], auth: &[u8], plain: &[u8]) -> Result<Vec<u8>, Unsealable> {
    let random = SystemRandom::new();
    let mut salt = [0; 16];
    random.fill(&mut salt)?;
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, &random)?;
    let public = ours.compute_public_key()?;
    let peer = UnparsedPublicKey::new(&ECDH_P256, browser);
    agree_ephemeral(ours, &peer, |shared| Record { shared, browser, ours: public.as_ref(), auth, salt }.seal(plain))?
}

/// What a record is made of: the shared secret, both public keys, the browser's secret, the salt.
struct Record<'a> {
    shared: &'a [u8],
    browser: &'a [u8],
    ours: &'a [u8],
    auth: &'a [u8],
    salt: [u8; 16],
}

impl Record<'_> {
    fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let (key, nonce) = self.keys()?;
        let mut sealed = plain.to_vec();
        sealed.push(2); // the last record
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut sealed)?;
        let length = u8::try_from(self.ours.len()).map_err(|_| Unsealable)?;
        Ok([&self.salt[..], &RECORD.to_be_bytes(), &[length], self.ours, &sealed].concat())
    }

    fn keys(&self) -> Result<(LessSafeKey, Nonce), Unsealable> {
        let first = Salt::new(HKDF_SHA256, self.auth).extract(self.shared);
        let input: [u8; 32] = expand(&first, &[b"WebPush: info\0", self.browser, self.ours])?;
        let second = Salt::new(HKDF_SHA256, &self.salt).extract(&input);
        let key: [u8; 16] = expand(&second, &[b"Content-Encoding: aes128gcm\0"])?;
        let nonce: [u8; 12] = expand(&second, &[b"Content-Encoding: nonce\0"])?;
        let key = UnboundKey::new(&AES_128_GCM, &key)?;
        Ok((LessSafeKey::new(key), Nonce::assume_unique_for_key(nonce)))
    }
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(key: &Prk, info: &[&[u8]]) -> Result<[u8; N], Unsealable> {
    let mut out = [0; N];
    key.expand(info, Length(N))?.fill(&mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};

    fn bytes(text: &str) -> Vec<u8> {
        BASE64.decode(text).expect("base64url")
    }

    /// RFC 8291, section 5 and appendix A.
    #[test]
    fn the_example_of_the_standard_is_sealed_as_there() {
        let (shared, browser) = (
            bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs"),
            bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        );
        let ours = bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        let (auth, salt) = (bytes("BTBZMqHH6r4Tts7J_aSIgg"), bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        let salt = salt.try_into().expect("16 bytes");
        let record = Record { shared: &shared, browser: &browser, ours: &ours, auth: &auth, salt };
        let sealed = record.seal(b"When I grow up, I want to be a watermelon").expect("good keys");
        assert_eq!(
            BASE64.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        assert_eq!(seal(&[4; 65], &[1; 16], b"x"), Err(Unsealable));
        assert_eq!(seal(b"", b"", b"x"), Err(Unsealable));
    }
}
