//! How large a picture is, read off its first bytes, so that a page can keep its room before it is there.

/// Width and height in pixels of a PNG, GIF, JPEG or WebP as browsers show it; `None` for anything else, and for
/// what is broken or empty.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = match bytes {
        [0x89, b'P', b'N', b'G', ..] => (big(bytes, 16, 4)?, big(bytes, 20, 4)?),
        [b'G', b'I', b'F', b'8', ..] => (little(bytes, 6, 2)?, little(bytes, 8, 2)?),
        [0xff, 0xd8, rest @ ..] => jpeg(rest)?,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', rest @ ..] => webp(rest)?,
        _ => return None,
    };
    (size.0 > 0 && size.1 > 0).then_some(size)
}

/// Pixels of a picture at most; larger ones are made to exhaust whoever opens them.
const MOST_PIXELS: u64 = 60_000_000;

/// What a picture is by its first bytes, whatever it is said to be: its media type. `None` for anything that a browser
/// could take for more than a picture (SVG), and for absurd sizes.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    // A file of ISO/IEC 14496-12 whose brand is AVIF's; its size stands deep inside.
    if matches!(bytes.get(4..12), Some(b"ftypavif" | b"ftypavis")) {
        return Some("image/avif");
    }
    let (width, height) = size(bytes)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    Some(match bytes.first()? {
        0x89 => "image/png",
        b'G' => "image/gif",
        0xff => "image/jpeg",
        _ => "image/webp",
    })
}

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at.checked_add(count)?)?.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at.checked_add(count)?)?.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// Segments up to the frame (ITU T.81, annex B); a picture that lies on its side is turned by browsers.
fn jpeg(mut rest: &[u8]) -> Option<(u32, u32)> {
    let mut lies = false;
    loop {
        let (marker, length) = (big(rest, 0, 2)?, big(rest, 2, 2)? as usize);
        match marker {
            // Start of a frame; between them tables (C4, CC) and a reserved one (C8).
            0xffc0..=0xffcf if ![0xffc4, 0xffc8, 0xffcc].contains(&marker) => {
                let (height, width) = (big(rest, 5, 2)?, big(rest, 7, 2)?);
                return Some(if lies { (height, width) } else { (width, height) });
            }
            0xffe1 => lies = orientation(rest.get(4..)?).is_some_and(|way| (5..=8).contains(&way)),
            0xff01..=0xffff => {}
            _ => return None,
        }
        rest = rest.get(2 + length.max(2)..)?;
    }
}

/// The way a camera was held (Exif 2.3, tag 0x112), in the first directory of its TIFF.
fn orientation(segment: &[u8]) -> Option<u32> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let read = if tiff.starts_with(b"II") { little } else { big };
    let directory = read(tiff, 4, 4)? as usize;
    let count = read(tiff, directory, 2)? as usize;
    let mut fields = (0..count.min(100)).map(|n| directory + 2 + 12 * n);
    fields.find(|at| read(tiff, *at, 2) == Some(0x112)).and_then(|at| read(tiff, at + 8, 2))
}

/// The first chunk (RFC 9649): lossy, lossless or extended.
fn webp(chunk: &[u8]) -> Option<(u32, u32)> {
    match chunk.get(..4)? {
        b"VP8 " => Some((little(chunk, 14, 2)? & 0x3fff, little(chunk, 16, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little(chunk, 9, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((little(chunk, 12, 3)? + 1, little(chunk, 15, 3)? + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG's beginning, 640 wide and 400 high; its Exif says how it was held, in the byte order asked for.
    fn photo(order: &[u8; 2], way: [u8; 2]) -> Vec<u8> {
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(order);
        let number = |n: u16| if order == b"II" { n.to_le_bytes() } else { n.to_be_bytes() };
        exif.extend(number(42));
        exif.extend(if order == b"II" { 8_u32.to_le_bytes() } else { 8_u32.to_be_bytes() });
        exif.extend([number(1), number(0x112), number(3)].concat());
        exif.extend(if order == b"II" { 1_u32.to_le_bytes() } else { 1_u32.to_be_bytes() });
        exif.extend(way);
        exif.extend([0, 0]);
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
        bytes.extend((exif.len() as u16 + 2).to_be_bytes());
        bytes.extend(exif);
        bytes.extend([0xff, 0xc4, 0, 3, 0, 0xff, 0xc2, 0, 11, 8, 1, 0x90, 2, 0x80, 1, 0, 0]);
        bytes
    }

    #[test]
    fn each_kind_says_its_size() {
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x90"), Some((640, 400)));
        assert_eq!(size(b"GIF89a\x80\x02\x90\x01"), Some((640, 400)));
        assert_eq!(size(b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\x90\x01"), Some((640, 400)));
        assert_eq!(size(b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x7f\x02\0\x8f\x01\0"), Some((640, 400)));
        let lossless = (639_u32 | 399 << 14).to_le_bytes();
        assert_eq!(size(&[&b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f"[..], &lossless].concat()), Some((640, 400)));
    }

    #[test]
    fn a_photo_is_as_large_as_it_was_held() {
        assert_eq!(size(&photo(b"MM", [0, 1])), Some((640, 400)));
        assert_eq!(size(&photo(b"MM", [0, 6])), Some((400, 640)));
        assert_eq!(size(&photo(b"II", [8, 0])), Some((400, 640)));
    }

    #[test]
    fn what_ends_early_or_is_something_else_has_no_size() {
        let whole = photo(b"II", [6, 0]);
        for end in 0..whole.len() - 8 {
            assert_eq!(size(&whole[..end]), None, "{end} bytes");
        }
        for other in [&b""[..], b"<svg>", b"GIF89a\0\0\0\0", b"RIFF\0\0\0\0WEBPABCD", &[0xff, 0xd8, 0, 0, 0, 0]] {
            assert_eq!(size(other), None);
        }
    }
}
