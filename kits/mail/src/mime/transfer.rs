//! Content transfer encodings (RFC 2045, section 6), and uuencode. What is broken is read as far as it goes.

use super::uuencode;
use std::borrow::Cow;

/// Decodes a part's content by the name of its encoding; unknown names are taken as none.
pub fn decode<'a>(bytes: &'a [u8], encoding: Option<&str>) -> Cow<'a, [u8]> {
    let name: String = encoding.unwrap_or_default().chars().take_while(|c| !matches!(c, ';' | '(')).collect();
    match name.trim().trim_matches('"').to_ascii_lowercase().as_str() {
        "base64" if looks_like_base64(bytes) => base64(bytes).into(),
        "quoted-printable" | "quoted printable" => quoted_printable(bytes).into(),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => uuencode::decode(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned),
        _ => Cow::Borrowed(bytes),
    }
}

/// Prose under the name of base64 has words: spaces inside its lines.
fn looks_like_base64(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4_096)];
    let strange = head.iter().filter(|&&byte| sextet(byte).is_none() && !matches!(byte, b'=' | b'\r' | b'\n')).count();
    strange * 20 <= head.len()
}

fn sextet(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

/// Base64, skipping what does not belong, going on after padding (joined encodings), and
/// stopping at a line that is not base64 (the footer of a mailing list).
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count, mut padded) = (0_u32, 0_u32, false);
    for line in bytes.split(|&byte| byte == b'\n') {
        let line = line.trim_ascii_end();
        if padded && (line.len() % 4 != 0 || !looks_like_base64(line)) {
            break;
        }
        for &byte in line {
            if byte == b'=' {
                padded = true;
                (bits, count) = (0, 0);
            }
            let Some(value) = sextet(byte) else { continue };
            bits = (bits << 6 | value) & 0x3fff;
            count += 6;
            if count >= 8 {
                count -= 8;
                out.push((bits >> count & 0xff) as u8);
            }
        }
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

fn escaped(bytes: &[u8], at: usize) -> Option<u8> {
    Some(hex(*bytes.get(at + 1)?)? << 4 | hex(*bytes.get(at + 2)?)?)
}

/// Quoted-printable; escapes that are none stay as they are.
pub fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut lines = bytes.split_inclusive(|&byte| byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let ending: &[u8] = if line.ends_with(b"\r\n") {
            b"\r\n"
        } else if line.ends_with(b"\n") {
            b"\n"
        } else {
            b""
        };
        let content = line[..line.len() - ending.len()].trim_ascii_end();
        let (content, soft) = match content.strip_suffix(b"=") {
            Some(content) if !ending.is_empty() || lines.peek().is_none() => (content, true),
            _ => (content, false),
        };
        let mut at = 0;
        while at < content.len() {
            match escaped(content, at).filter(|_| content[at] == b'=') {
                Some(byte) => {
                    out.push(byte);
                    at += 3;
                }
                None => {
                    out.push(content[at]);
                    at += 1;
                }
            }
        }
        if !soft {
            out.extend_from_slice(ending);
        }
    }
    out
}

/// The `Q` encoding of encoded words: quoted-printable with `_` for a space.
pub fn q_word(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], escaped(bytes, at)) {
            (b'=', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'_', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_survives_breaks_padding_inside_and_a_footer() {
        assert_eq!(base64(b"aGVs\r\nbG8=\r\nIHdv\r\ncmxk\r\n"), b"hello world");
        assert_eq!(base64(b"aGVsbG8=\r\n-- \r\nunsubscribe here, please\r\n"), b"hello");
        assert_eq!(&*decode(b"This is not base64 at all.", Some("base64")), b"This is not base64 at all.");
    }

    #[test]
    fn quoted_printable_keeps_what_is_no_escape() {
        assert_eq!(quoted_printable(b"a=3Db=\r\nc =ZZ 100% \r\nend="), b"a=bc =ZZ 100%\r\nend");
    }

    #[test]
    fn uuencoded_parts_are_decoded() {
        assert_eq!(&*decode(b"begin 644 a.txt\n#0V%T\n`\nend\n", Some("x-uuencode")), b"Cat");
    }
}
