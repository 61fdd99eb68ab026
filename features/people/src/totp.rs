//! One-time codes that an authenticator app computes (RFC 6238: HMAC-SHA1, 30 seconds, 6 digits, which is
//! what every app understands).

use ring::hmac;

/// How long a code is shown, in seconds.
pub const STEP: i64 = 30;
/// Bytes of a secret: as long as the hash (RFC 4226, section 4).
pub const SECRET: usize = 20;
/// Steps by which the clock of a phone may be wrong, each way.
const SKEW: i64 = 1;
const DIGITS: usize = 6;

/// The code of one step.
pub fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let mac = hmac::sign(&key, &step.to_be_bytes());
    let mac = mac.as_ref();
    // Dynamic truncation (RFC 4226, section 5.3): the last four bits say where to read.
    let at = usize::from(mac.last().copied().unwrap_or_default() & 15);
    let word = mac[at..at + 4].iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte));
    format!("{:0DIGITS$}", (word & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code this is, at `seconds` since 1970; none when it is wrong, or when a code of this
/// step or a later one was accepted before.
pub fn step_of(secret: &[u8], given: &str, seconds: i64, accepted: i64) -> Option<i64> {
    let given: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    let now = seconds.div_euclid(STEP);
    (now - SKEW..=now + SKEW).filter(|step| *step > accepted).find(|step| code(secret, *step) == given)
}

/// A secret as people type it (RFC 4648, base 32, without padding).
pub fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut text, mut bits, mut count) = (String::new(), 0u32, 0);
    for byte in bytes {
        (bits, count) = (bits << 8 | u32::from(*byte), count + 8);
        while count >= 5 {
            count -= 5;
            text.push(char::from(LETTERS[(bits >> count & 31) as usize]));
        }
    }
    if count > 0 {
        text.push(char::from(LETTERS[(bits << (5 - count) & 31) as usize]));
    }
    text
}

/// What the picture says that an app scans: the *Key Uri Format* of Google Authenticator.
pub fn uri(secret: &[u8], company: &str, account: &str) -> String {
    let (company, account) = (encoded(company), encoded(account));
    format!("otpauth://totp/{company}:{account}?secret={}&issuer={company}", base32(secret))
}

fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~@".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of RFC 6238, appendix B; the last six of its eight digits.
    const SECRET: &[u8] = b"12345678901234567890";
    const VECTORS: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, expected) in VECTORS {
            assert_eq!(code(SECRET, seconds / STEP), expected);
        }
    }

    #[test]
    fn a_clock_may_be_wrong_by_a_step_and_no_more() {
        for (off, right) in [(-31, false), (-30, true), (0, true), (30, true), (59, true), (60, false)] {
            let step = step_of(SECRET, "005924", 1_234_567_890 + off, 0);
            assert_eq!(step.is_some(), right, "{off}");
        }
    }

    #[test]
    fn a_step_is_accepted_once_and_none_before_it() {
        let step = step_of(SECRET, " 005 924 ", 1_234_567_890, 0);
        assert_eq!(step, Some(1_234_567_890 / STEP));
        assert_eq!(step_of(SECRET, "005924", 1_234_567_890, step.unwrap_or_default()), None);
    }

    #[test]
    fn secrets_are_written_as_in_rfc_4648() {
        for (plain, written) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(base32(plain.as_bytes()), written);
        }
    }

    #[test]
    fn a_name_with_signs_in_it_breaks_no_address() {
        let uri = uri(SECRET, "Iva & Co: Сад", "iva@tavan.example");
        assert!(uri.starts_with("otpauth://totp/Iva%20%26%20Co%3A%20"), "{uri}");
        assert!(uri.contains(":iva@tavan.example?secret=GEZDGNBVGY3TQOJQ"), "{uri}");
    }
}
