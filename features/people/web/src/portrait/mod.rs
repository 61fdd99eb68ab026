//! A photo of a person, made small: of whatever a camera or a program wrote, a square of some kilobytes is left, without
//! what stands beside the picture in the file: where it was taken, when, by what.

mod reading;
mod turn;

use base::{Error, Result};
use jpeg_encoder::{ColorType, Encoder};
use reading::Picture;
use std::ops::Range;
use tokio::{sync::Semaphore, task::spawn_blocking};
use turn::Turn;

/// Bytes of a file at most: what a good camera writes.
pub(crate) const LARGEST: usize = 10 * 1024 * 1024;
/// Pixels of each side: a face of two rem, on a screen with four pixels for one.
const SIDE: usize = 128;
/// What the eye still takes for the picture itself, of 100.
const QUALITY: u8 = 82;

/// One at a time: an open picture takes far more memory than its file.
static TURN_BY_TURN: Semaphore = Semaphore::const_new(1);

/// Makes a file small, aside from where requests are answered.
///
/// # Errors
/// [`Error::Invalid`] naming `photo` when it is no picture, or larger than anybody's face.
pub(crate) async fn small(file: Vec<u8>) -> Result<Vec<u8>> {
    let _one = TURN_BY_TURN.acquire().await.map_err(|e| Error::Broken(e.to_string()))?;
    // Whatever a decoder stumbles over ends there, and not with this request alone unanswered.
    spawn_blocking(move || made_small(&file)).await.unwrap_or_else(|_| Err(unread()))
}

fn made_small(file: &[u8]) -> Result<Vec<u8>> {
    let (picture, turn) = reading::read(file)?;
    let (side, square) = middle(&picture);
    let square = turned(&square, side, turn);
    let mut jpeg = Vec::new();
    let length = u16::try_from(side).map_err(|e| Error::Broken(e.to_string()))?;
    let written = Encoder::new(&mut jpeg, QUALITY).encode(&square, length, length, ColorType::Rgb);
    written.map_err(|e| Error::Broken(format!("a photo cannot be written: {e}")))?;
    Ok(jpeg)
}

/// The square in the middle, each of its points the mean of what it stands for; a smaller picture stays as it is.
fn middle(picture: &Picture) -> (usize, Vec<u8>) {
    let whole = picture.width.min(picture.height);
    let side = whole.min(SIDE);
    let (left, top) = ((picture.width - whole) / 2, (picture.height - whole) / 2);
    let span = |from: usize, n: usize| from + n * whole / side..from + (n + 1) * whole / side;
    let points = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    (side, points.flat_map(|(x, y)| mean(picture, span(left, x), span(top, y))).collect())
}

fn mean(picture: &Picture, columns: Range<usize>, rows: Range<usize>) -> [u8; 3] {
    let mut sums = [0_u64; 3];
    for row in rows.clone() {
        let from = row * picture.width;
        let line = &picture.rgb[(from + columns.start) * 3..(from + columns.end) * 3];
        for point in line.chunks_exact(3) {
            sums.iter_mut().zip(point).for_each(|(sum, colour)| *sum += u64::from(*colour));
        }
    }
    let points = (rows.len() * columns.len()).max(1) as u64;
    sums.map(|sum| u8::try_from(sum / points).unwrap_or(u8::MAX))
}

/// The square as it is to be seen.
fn turned(square: &[u8], side: usize, turn: Turn) -> Vec<u8> {
    let points = (0..side).flat_map(|y| (0..side).map(move |x| turn.comes_from((x, y), side)));
    points.flat_map(|(x, y)| square[(y * side + x) * 3..][..3].iter().copied()).collect()
}

fn unread() -> Error {
    Error::invalid("photo", "people-photo-unread")
}

#[cfg(test)]
mod tests {
    use super::*;
    use reading::read;

    /// A picture of one colour, but for its left half.
    fn png(width: u32, height: u32, left: [u8; 4], right: [u8; 4]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let row = |x: u32| if x < width / 2 { left } else { right };
        let points: Vec<u8> = (0..height).flat_map(|_| (0..width).flat_map(row)).collect();
        encoder.write_header().unwrap().write_image_data(&points).unwrap();
        file
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut file = Vec::new();
        let points: Vec<u8> = (0..height)
            .flat_map(|y| (0..width).flat_map(move |_| if y < height / 2 { [250, 0, 0] } else { [0, 0, 250] }))
            .collect();
        Encoder::new(&mut file, 90).encode(&points, width, height, ColorType::Rgb).unwrap();
        file
    }

    /// The same file as a camera writes it that was held otherwise.
    fn held(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let exif =
            [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[orientation, 0, 0, 0, 0, 0, 0, 0]]
                .concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
    }

    fn webp(width: u32, height: u32, left: [u8; 4], right: [u8; 4], exif: &[u8]) -> Vec<u8> {
        let row = |x: u32| if x < width / 2 { left } else { right };
        let points: Vec<u8> = (0..height).flat_map(|_| (0..width).flat_map(row)).collect();
        let mut file = Vec::new();
        let mut encoder = image_webp::WebPEncoder::new(&mut file);
        if !exif.is_empty() {
            encoder.set_exif_metadata(exif.to_vec());
        }
        encoder.encode(&points, width, height, image_webp::ColorType::Rgba8).unwrap();
        file
    }

    /// Two points square, red, as phones and browsers write it: with loss.
    const LOSSY: &[u8] = b"RIFF\x3c\0\0\0WEBPVP8 \x30\0\0\0\xd0\x01\0\x9d\x01\x2a\x02\0\x02\0\x02\0\x34\x25\xa0\x02\
        \x74\xba\x01\xf8\0\x03\xb0\0\xfe\xf0\xc4\x0b\xff\x20\xb9\x61\x75\xc8\xd7\xff\x20\x3f\xe4\x07\xfc\x80\
        \xff\xf8\xf2\0\0\0";

    fn seen(file: &[u8], (x, y): (usize, usize)) -> [u8; 3] {
        let (picture, _) = read(file).unwrap();
        assert_eq!((picture.width, picture.height), (SIDE, SIDE));
        let at = (y * SIDE + x) * 3;
        [picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]]
    }

    fn is(seen: [u8; 3], wanted: [u8; 3]) -> bool {
        seen.iter().zip(wanted).all(|(seen, wanted)| seen.abs_diff(wanted) < 24)
    }

    #[test]
    fn what_is_left_is_a_small_square_of_the_middle() {
        let small = made_small(&png(900, 300, [0, 200, 0, 255], [0, 0, 200, 255])).unwrap();
        assert!(small.len() < 8_000, "{} bytes", small.len());
        assert!(is(seen(&small, (8, 64)), [0, 200, 0]) && is(seen(&small, (120, 64)), [0, 0, 200]));
        assert!(is(seen(&made_small(&jpeg(400, 600)).unwrap(), (64, 8)), [250, 0, 0]));
        let clear = made_small(&png(200, 200, [0, 0, 0, 0], [0, 0, 0, 255])).unwrap();
        assert!(is(seen(&clear, (8, 8)), [255, 255, 255]), "what shows through is paper");
    }

    #[test]
    fn a_camera_that_was_held_otherwise_shows_nobody_lying() {
        for (orientation, red) in [(1, (64, 8)), (3, (64, 120)), (6, (120, 64)), (8, (8, 64))] {
            let small = made_small(&held(&jpeg(300, 300), orientation)).unwrap();
            assert!(is(seen(&small, red), [250, 0, 0]), "{orientation}: {:?}", seen(&small, red));
            assert!(!small.windows(4).any(|w| w == b"Exif"), "what the camera wrote beside it is kept");
        }
    }

    #[test]
    fn a_webp_is_a_picture_as_any_other() {
        let small = made_small(&webp(900, 300, [0, 200, 0, 255], [0, 0, 200, 255], &[])).unwrap();
        assert!(is(seen(&small, (8, 64)), [0, 200, 0]) && is(seen(&small, (120, 64)), [0, 0, 200]));
        let clear = made_small(&webp(200, 200, [0; 4], [0, 0, 0, 255], &[])).unwrap();
        assert!(is(seen(&clear, (8, 8)), [255, 255, 255]), "what shows through is paper");
        let upside_down = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0";
        let turned = made_small(&webp(300, 300, [250, 0, 0, 255], [0, 0, 250, 255], upside_down)).unwrap();
        assert!(is(seen(&turned, (120, 64)), [250, 0, 0]), "how it was held is not looked at");
        let (lossy, _) = read(LOSSY).unwrap();
        assert!((lossy.width, lossy.height) == (2, 2) && is([lossy.rgb[0], lossy.rgb[1], lossy.rgb[2]], [254, 0, 0]));
    }

    #[test]
    fn what_a_phone_keeps_for_itself_is_called_by_its_name() {
        for brand in ["heic", "mif1"] {
            let file = [b"\0\0\0\x18ftyp", brand.as_bytes(), b"\0\0\0\0mif1heic"].concat();
            assert!(format!("{:?}", made_small(&file)).contains("people-photo-heic"), "{brand}");
        }
        let film = made_small(b"\0\0\0\x18ftypisom\0\0\0\0");
        assert!(format!("{film:?}").contains("people-photo-unread"));
    }

    #[test]
    fn what_is_no_picture_is_refused_and_never_more() {
        let whole = png(64, 64, [9; 4], [9; 4]);
        for end in (0..whole.len()).step_by(7) {
            let _ = made_small(&whole[..end]);
        }
        let whole = jpeg(64, 64);
        for at in (0..whole.len()).step_by(5) {
            let mut broken = whole.clone();
            broken[at] ^= 0x5A;
            let _ = made_small(&broken);
        }
        for whole in [LOSSY.to_vec(), webp(64, 64, [9; 4], [200; 4], b"II*\0")] {
            for at in 0..whole.len() {
                let mut broken = whole.clone();
                broken[at] ^= 0x5A;
                let _ = (made_small(&whole[..at]), std::panic::catch_unwind(|| made_small(&broken)));
            }
        }
        for bytes in [
            b"".as_slice(),
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"\x89PNG\r\n\x1a\n",
            b"\xFF\xD8\xFF",
        ] {
            assert!(matches!(made_small(bytes), Err(Error::Invalid(_))), "{bytes:?}");
        }
    }

    #[test]
    fn a_file_that_says_it_is_enormous_is_not_believed_into_memory() {
        let mut wide = png(8, 8, [9; 4], [9; 4]);
        wide[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        wide[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(matches!(made_small(&wide), Err(Error::Invalid(_))));
        let mut tall = jpeg(8, 8);
        let frame = tall.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
        tall[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
        assert!(matches!(made_small(&tall), Err(Error::Invalid(_))));
        let canvas = [b"VP8X\x0a\0\0\0".as_slice(), &[0; 4], &[7, 0, 0], &[7, 0, 0]].concat();
        let mut frame = LOSSY[12..].to_vec();
        frame[14..18].copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
        let hidden = [b"RIFF\xff\0\0\0WEBP".as_slice(), &canvas, &frame].concat();
        let answer = format!("{:?}", made_small(&hidden));
        assert!(answer.contains("people-photo-large"), "a frame larger than its canvas is opened first: {answer}");
    }
}
