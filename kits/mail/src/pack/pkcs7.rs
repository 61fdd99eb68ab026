//! The mail inside an opaque S/MIME signature (RFC 8551, section 3.5.2): as much of CMS (RFC 5652) as
//! it takes to find it. Nothing is verified here; whoever wants the proof has the file.

const SEQUENCE: u8 = 0x30;
const OBJECT_ID: u8 = 0x06;
const OCTETS: u8 = 0x04;
const PIECES: u8 = 0x24;
const INNER: u8 = 0xa0;
/// The identifier of signed data, 1.2.840.113549.1.7.2.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// Structures in structures; deeper ones are no mail's.
const DEEPEST: usize = 16;

/// The signed content, if it is inside and not encrypted.
pub fn content(der: &[u8]) -> Option<Vec<u8>> {
    let outer = Value::first(der, 0)?.of(SEQUENCE)?;
    let kind = Value::first(outer, 0)?;
    let signed = (kind.of(OBJECT_ID)? == SIGNED_DATA).then(|| Value::first(kind.rest, 0))??.of(INNER)?;
    let signed = Value::first(signed, 0)?.of(SEQUENCE)?;
    let version = Value::first(signed, 0)?;
    let digests = Value::first(version.rest, 0)?;
    let content = Value::first(digests.rest, 0)?.of(SEQUENCE)?;
    let kind = Value::first(content, 0)?;
    let inner = Value::first(kind.rest, 0)?.of(INNER)?;
    let mut out = Vec::new();
    let octets = Value::first(inner, 0)?;
    octets.gather(&mut out, 0)?;
    Some(out)
}

/// One value, and what stands after it.
struct Value<'a> {
    tag: u8,
    bytes: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Value<'a> {
    fn first(der: &'a [u8], depth: usize) -> Option<Value<'a>> {
        let (&tag, after) = der.split_first().filter(|_| depth <= DEEPEST)?;
        let (&length, after) = after.split_first()?;
        match length {
            // Without a length it ends with two zeros, after the values in it.
            0x80 => {
                let mut rest = after;
                while !rest.starts_with(&[0, 0]) {
                    rest = Value::first(rest, depth + 1)?.rest;
                }
                let bytes = &after[..after.len() - rest.len()];
                Some(Value { tag, bytes, rest: &rest[2..] })
            }
            0..0x80 => Value::split(tag, after, usize::from(length)),
            _ => {
                let digits = usize::from(length & 0x7f);
                let (number, after) = after.split_at_checked(digits).filter(|_| digits <= 4)?;
                Value::split(tag, after, number.iter().fold(0, |sum, &digit| sum << 8 | usize::from(digit)))
            }
        }
    }

    /// A cut file has less than it says: what there is.
    fn split(tag: u8, after: &'a [u8], length: usize) -> Option<Value<'a>> {
        let (bytes, rest) = after.split_at(length.min(after.len()));
        Some(Value { tag, bytes, rest })
    }

    fn of(&self, tag: u8) -> Option<&'a [u8]> {
        (self.tag == tag).then_some(self.bytes)
    }

    /// The octets, also where they come in pieces.
    fn gather(&self, out: &mut Vec<u8>, depth: usize) -> Option<()> {
        match self.tag {
            OCTETS => out.extend_from_slice(self.bytes),
            PIECES if depth < DEEPEST => {
                let mut rest = self.bytes;
                while let Some(piece) = Value::first(rest, 0) {
                    piece.gather(out, depth + 1)?;
                    rest = piece.rest;
                }
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];

    fn value(tag: u8, bytes: &[u8]) -> Vec<u8> {
        [&[tag, bytes.len() as u8][..], bytes].concat()
    }

    fn endless(tag: u8, bytes: &[u8]) -> Vec<u8> {
        [&[tag, 0x80][..], bytes, &[0, 0]].concat()
    }

    fn signed(octets: &[u8], wrap: fn(u8, &[u8]) -> Vec<u8>) -> Vec<u8> {
        let content = wrap(SEQUENCE, &[DATA, &wrap(INNER, octets)].concat());
        let signed = wrap(SEQUENCE, &[value(2, &[1]), value(0x31, &[]), content].concat());
        wrap(SEQUENCE, &[value(OBJECT_ID, SIGNED_DATA), wrap(INNER, &signed)].concat())
    }

    #[test]
    fn the_content_is_found_with_and_without_lengths() {
        assert_eq!(content(&signed(&value(OCTETS, b"hello"), value)).as_deref(), Some(&b"hello"[..]));
        let pieces = endless(PIECES, &[value(OCTETS, b"hel"), value(OCTETS, b"lo")].concat());
        assert_eq!(content(&signed(&pieces, endless)).as_deref(), Some(&b"hello"[..]));
    }

    #[test]
    fn cut_and_other_bytes_give_nothing_and_end() {
        let whole = signed(&value(OCTETS, b"hello"), endless);
        (0..whole.len()).for_each(|length| _ = content(&whole[..length]));
        assert_eq!(content(b"MIME"), None);
        assert_eq!(content(&[0x30, 0x80].repeat(100_000)), None);
    }
}
