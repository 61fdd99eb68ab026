//! Files of pictures, opened within limits.

use super::{turn::Turn, unread};
use base::{Error, Result};
use image_webp::WebPDecoder;
use std::io::Cursor;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// Pixels of a picture at most: two sides of a large camera. Open, they take 100 MB at worst.
const MOST: usize = 25_000_000;
/// Pixels of a side at most.
const LONGEST: usize = 12_000;
/// Passes in which a picture may come.
const SCANS: usize = 64;
/// Bytes a decoder may hold.
const HELD: usize = 128 << 20;

/// An open picture.
pub(super) struct Picture {
    pub width: usize,
    pub height: usize,
    /// Row by row, three bytes each point.
    pub rgb: Vec<u8>,
}

impl Picture {
    fn of(width: usize, height: usize, rgb: Vec<u8>) -> Result<Picture> {
        let whole = width > 0 && height > 0 && rgb.len() == width * height * 3;
        if whole { Ok(Picture { width, height, rgb }) } else { Err(unread()) }
    }
}

/// A JPEG, PNG or WebP, by its first bytes, and how it is to be turned.
///
/// # Errors
/// [`Error::Invalid`] naming `photo`.
pub(super) fn read(file: &[u8]) -> Result<(Picture, Turn)> {
    match file {
        [0xFF, 0xD8, ..] => jpeg(file),
        [0x89, b'P', b'N', b'G', ..] => png(file),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(file),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if is_heic(brand) => {
            Err(Error::invalid("photo", "people-photo-heic"))
        }
        _ => Err(unread()),
    }
}

/// Brands by which a file of ISO 14496-12 says that it is a picture as phones write it: HEIF, ISO 23008-12.
const HEIC: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

fn is_heic(brand: &[u8]) -> bool {
    HEIC.iter().any(|known| brand.starts_with(known))
}

fn jpeg(file: &[u8]) -> Result<(Picture, Turn)> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::RGB)
        .jpeg_set_max_scans(SCANS)
        .set_max_width(LONGEST)
        .set_max_height(LONGEST);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    decoder.decode_headers().map_err(|_| unread())?;
    let info = decoder.info().ok_or_else(unread)?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    fits(width, height)?;
    let turn = decoder.exif().map_or(Turn::NONE, |tiff| Turn::of(tiff));
    let rgb = decoder.decode().map_err(|_| unread())?;
    Ok((Picture::of(width, height, rgb)?, turn))
}

fn png(file: &[u8]) -> Result<(Picture, Turn)> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: HELD });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| unread())?;
    let (width, height) = reader.info().size();
    let (width, height) = (width as usize, height as usize);
    fits(width, height)?;
    let turn = reader.info().exif_metadata.as_deref().map_or(Turn::NONE, Turn::of);
    let mut points = vec![0; reader.output_buffer_size().ok_or_else(unread)?];
    let frame = reader.next_frame(&mut points).map_err(|_| unread())?;
    points.truncate(frame.buffer_size());
    Ok((Picture::of(width, height, rgb(&points, frame.color_type))?, turn))
}

fn webp(file: &[u8]) -> Result<(Picture, Turn)> {
    frames_fit(file)?;
    let mut decoder = WebPDecoder::new(Cursor::new(file)).map_err(|_| unread())?;
    decoder.set_memory_limit(file.len());
    let (width, height) = decoder.dimensions();
    let (width, height) = (width as usize, height as usize);
    fits(width, height)?;
    let turn = decoder.exif_metadata().ok().flatten().map_or(Turn::NONE, |tiff| Turn::of(&tiff));
    let kind = if decoder.has_alpha() { png::ColorType::Rgba } else { png::ColorType::Rgb };
    let mut points = vec![0; decoder.output_buffer_size().ok_or_else(unread)?];
    decoder.read_image(&mut points).map_err(|_| unread())?;
    Ok((Picture::of(width, height, rgb(&points, kind))?, turn))
}

/// Each frame of a WebP says how large it is (RFC 6386, 9.1), whatever the file around it says: the decoder believes it,
/// takes that much memory, and compares the two afterwards.
fn frames_fit(file: &[u8]) -> Result<()> {
    let side = |low: u8, high: u8| usize::from(u16::from_le_bytes([low, high]) & 0x3FFF);
    file.windows(18).try_for_each(|window| match window {
        [b'V', b'P', b'8', b' ', _, _, _, _, _, _, _, 0x9D, 0x01, 0x2A, w, wide, h, high] => {
            fits(side(*w, *wide), side(*h, *high))
        }
        _ => Ok(()),
    })
}

/// In three colours, on white paper.
fn rgb(points: &[u8], kind: png::ColorType) -> Vec<u8> {
    let over = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u16::from(colour), u16::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    match kind {
        png::ColorType::Grayscale => points.iter().flat_map(|grey| [*grey; 3]).collect(),
        png::ColorType::GrayscaleAlpha => points.chunks_exact(2).flat_map(|p| [over(p[0], p[1]); 3]).collect(),
        png::ColorType::Rgba => points.chunks_exact(4).flat_map(|p| [0, 1, 2].map(|n| over(p[n], p[3]))).collect(),
        png::ColorType::Rgb | png::ColorType::Indexed => points.to_vec(),
    }
}

fn fits(width: usize, height: usize) -> Result<()> {
    if width.max(height) <= LONGEST && width * height <= MOST {
        Ok(())
    } else {
        Err(Error::invalid("photo", "people-photo-large"))
    }
}
