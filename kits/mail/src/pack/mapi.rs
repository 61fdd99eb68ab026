//! Properties of Outlook's objects, as `winmail.dat` carries them (MS-OXTNEF, section 2.1.3.4).

use crate::mime::charset;

/// Numbers of properties (MS-OXPROPS).
pub mod tag {
    pub const BODY: u16 = 0x1000;
    pub const HTML: u16 = 0x1013;
    pub const DISPLAY_NAME: u16 = 0x3001;
    pub const FILE_NAME: u16 = 0x3704;
    pub const LONG_FILE_NAME: u16 = 0x3707;
    pub const MEDIA_TYPE: u16 = 0x370e;
    pub const CONTENT_ID: u16 = 0x3712;
    pub const INTERNET_CODE_PAGE: u16 = 0x3fde;
}

const TEXT: u16 = 0x1e;
const WIDE_TEXT: u16 = 0x1f;
/// Several values of a type.
const MANY: u16 = 0x1000;
/// From here on a property has a name instead of a number.
const FIRST_NAMED: u16 = 0x8000;
/// Properties read of one object.
const MOST: usize = 2_000;

struct Property<'a> {
    id: u16,
    kind: u16,
    bytes: &'a [u8],
}

/// The properties of one object.
pub struct Properties<'a>(Vec<Property<'a>>);

impl<'a> Properties<'a> {
    /// Reads as far as it goes.
    pub fn read(bytes: &'a [u8]) -> Properties<'a> {
        let mut scan = Scan(bytes);
        let count = scan.number().unwrap_or(0).min(MOST);
        Properties((0..count).map_while(|_| scan.property()).collect())
    }

    /// A text, in two bytes a letter or in the pack's charset.
    pub fn text(&self, id: u16, charset: Option<&str>) -> Option<String> {
        let found = self.0.iter().find(|property| property.id == id && matches!(property.kind, TEXT | WIDE_TEXT))?;
        let text = match found.kind {
            WIDE_TEXT => charset::decode(found.bytes, Some("utf-16le")),
            _ => charset::decode(found.bytes, charset),
        };
        Some(text.trim_end_matches('\0').to_owned())
    }

    pub fn bytes(&self, id: u16) -> Option<&'a [u8]> {
        self.0.iter().find(|property| property.id == id).map(|property| property.bytes)
    }

    pub fn number(&self, id: u16) -> Option<u32> {
        self.bytes(id)?.first_chunk().map(|number| u32::from_le_bytes(*number))
    }
}

struct Scan<'a>(&'a [u8]);

impl<'a> Scan<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Padded to four bytes; the last padding may be missing.
    fn padded(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.take(length)?;
        let padding = (length.next_multiple_of(4) - length).min(self.0.len());
        self.take(padding)?;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        let number = self.take(4)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*number)).ok().filter(|number| *number <= u32::MAX as usize / 2)
    }

    fn property(&mut self) -> Option<Property<'a>> {
        let head = self.take(4)?;
        let (kind, id) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        if id >= FIRST_NAMED {
            self.name()?;
        }
        let single = kind & !MANY;
        let bytes = match width(single) {
            Some(width) if kind & MANY == 0 => self.padded(width)?,
            Some(width) => {
                let count = self.number()?;
                self.take(count.checked_mul(width.next_multiple_of(4))?)?
            }
            None => self.first_of_many()?,
        };
        Some(Property { id, kind: single, bytes })
    }

    /// A name: a set's id, then a number or words.
    fn name(&mut self) -> Option<()> {
        self.take(16)?;
        match self.number()? {
            0 => self.take(4).map(drop),
            _ => {
                let length = self.number()?;
                self.padded(length).map(drop)
            }
        }
    }

    /// Values of variable length come with their count, even a single one.
    fn first_of_many(&mut self) -> Option<&'a [u8]> {
        let count = self.number()?;
        let mut first = None;
        for _ in 0..count {
            let length = self.number()?;
            let value = self.padded(length)?;
            first = first.or(Some(value));
        }
        first.or(Some(&[]))
    }
}

/// Bytes of a type of fixed width.
fn width(kind: u16) -> Option<usize> {
    match kind {
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
        0x05..=0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        0x00 | 0x01 => Some(0),
        _ => None,
    }
}
