//! How a camera was held: tag 0x0112 of EXIF 2.32 (CIPA DC-008), which stands in a TIFF file inside the picture's.

/// How a picture is to be turned before it is seen: one of eight ways, numbered as the tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn(u16);

impl Turn {
    /// As it stands.
    pub const NONE: Turn = Turn(1);

    /// What the file says; as it stands when it says nothing that can be read.
    pub fn of(tiff: &[u8]) -> Turn {
        orientation(tiff).filter(|way| (1..=8).contains(way)).map_or(Turn::NONE, Turn)
    }

    /// Of a point of the turned square, where it was before.
    pub fn comes_from(self, (x, y): (usize, usize), side: usize) -> (usize, usize) {
        let (far_x, far_y) = (side - 1 - x, side - 1 - y);
        match self.0 {
            2 => (far_x, y),
            3 => (far_x, far_y),
            4 => (x, far_y),
            5 => (y, x),
            6 => (y, far_x),
            7 => (far_y, far_x),
            8 => (far_y, x),
            _ => (x, y),
        }
    }
}

fn orientation(tiff: &[u8]) -> Option<u16> {
    let big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    };
    let first = usize::try_from(long(4)?).ok()?;
    let fields = usize::from(short(first)?);
    let mut entries = (0..fields).map_while(|n| first.checked_add(2 + n * 12));
    let entry = entries.find(|at| short(*at) == Some(0x0112))?;
    short(entry + 8)
}
