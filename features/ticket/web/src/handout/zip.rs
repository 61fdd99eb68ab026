//! A zip file, written as it goes: of what is written no more is held than has not been taken away yet.
//!
//! After PKWARE's APPNOTE 6.3.10, of which it uses what every reader knows: deflate, sizes behind the data (bit 3), names
//! in UTF-8 (bit 11), no zip64. So a file ends before four gibibytes ([`Zip::has_room`]).

use flate2::{Compression, Crc, write::DeflateEncoder};
use jiff::tz::TimeZone;
use std::io::Write;
use store::Moment;

/// Bytes of a whole file at most; a 32-bit number counts them, and its directory needs room.
const LARGEST: u64 = 4_000_000_000;
/// Members at most; a 16-bit number counts them.
const MOST: usize = 65_000;
/// Deflate, sizes behind the data, names in UTF-8.
const FLAGS: u16 = (1 << 3) | (1 << 11);
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;

/// A zip file that is being written.
pub struct Zip {
    out: Vec<u8>,
    taken: u64,
    written: Vec<Member>,
    open: Option<Open>,
    time: u16,
    date: u16,
}

struct Member {
    name: String,
    from: u64,
    crc: u32,
    packed: u64,
    size: u64,
}

struct Open {
    name: String,
    from: u64,
    crc: Crc,
    packed: u64,
    deflate: DeflateEncoder<Vec<u8>>,
}

impl Zip {
    /// An empty file, made at this moment.
    pub fn new(now: Moment) -> Zip {
        let at = now.there(&TimeZone::UTC);
        let number = |n: i8| u16::try_from(n).unwrap_or_default();
        let year = u16::try_from(at.year().saturating_sub(1980)).unwrap_or_default().min(127);
        Zip {
            out: Vec::new(),
            taken: 0,
            written: Vec::new(),
            open: None,
            time: (number(at.hour()) << 11) | (number(at.minute()) << 5) | (number(at.second()) / 2),
            date: (year << 9) | (number(at.month()) << 5) | number(at.day()),
        }
    }

    /// Whether so many bytes more still fit in.
    pub fn has_room(&self, bytes: u64) -> bool {
        self.at() + bytes < LARGEST && self.written.len() < MOST
    }

    /// Begins a member; the one before ends.
    pub fn begin(&mut self, name: &str) -> std::io::Result<()> {
        self.end()?;
        let from = self.at();
        self.numbers32(&[0x0403_4b50]);
        self.numbers16(&[VERSION, FLAGS, DEFLATED, self.time, self.date]);
        self.numbers32(&[0, 0, 0]);
        self.numbers16(&[length(name), 0]);
        self.out.extend_from_slice(name.as_bytes());
        let deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        self.open = Some(Open { name: name.to_owned(), from, crc: Crc::new(), packed: 0, deflate });
        Ok(())
    }

    /// Goes on with the member that was begun.
    pub fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.crc.update(bytes);
        open.deflate.write_all(bytes)?;
        let packed = std::mem::take(open.deflate.get_mut());
        open.packed += packed.len() as u64;
        self.out.extend_from_slice(&packed);
        Ok(())
    }

    /// A whole member.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.begin(name)?;
        self.write(bytes)
    }

    fn end(&mut self) -> std::io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let Open { name, from, crc, packed, deflate } = open;
        let rest = deflate.finish()?;
        self.out.extend_from_slice(&rest);
        let (packed, size) = (packed + rest.len() as u64, u64::from(crc.amount()));
        self.numbers32(&[0x0807_4b50, crc.sum(), low(packed), low(size)]);
        self.written.push(Member { name, from, crc: crc.sum(), packed, size });
        Ok(())
    }

    /// Ends the file: its directory.
    pub fn finish(&mut self) -> std::io::Result<()> {
        self.end()?;
        let from = self.at();
        let written = std::mem::take(&mut self.written);
        for member in &written {
            self.numbers32(&[0x0201_4b50]);
            self.numbers16(&[VERSION, VERSION, FLAGS, DEFLATED, self.time, self.date]);
            self.numbers32(&[member.crc, low(member.packed), low(member.size)]);
            self.numbers16(&[length(&member.name), 0, 0, 0, 0]);
            self.numbers32(&[0, low(member.from)]);
            self.out.extend_from_slice(member.name.as_bytes());
        }
        let (count, size) = (u16::try_from(written.len()).unwrap_or(u16::MAX), self.at() - from);
        self.numbers32(&[0x0605_4b50]);
        self.numbers16(&[0, 0, count, count]);
        self.numbers32(&[low(size), low(from)]);
        self.numbers16(&[0]);
        Ok(())
    }

    /// What is written and was not taken yet.
    pub fn take(&mut self) -> Vec<u8> {
        self.taken += self.out.len() as u64;
        std::mem::take(&mut self.out)
    }

    /// Bytes written and not taken.
    pub fn held(&self) -> usize {
        self.out.len()
    }

    fn at(&self) -> u64 {
        self.taken + self.out.len() as u64
    }

    fn numbers16(&mut self, numbers: &[u16]) {
        self.out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
    }

    fn numbers32(&mut self, numbers: &[u32]) {
        self.out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
    }
}

/// [`LARGEST`] keeps every number below 32 bits.
fn low(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn length(name: &str) -> u16 {
    u16::try_from(name.len()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn n32(bytes: &[u8]) -> usize {
        u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize
    }

    #[test]
    fn what_was_written_in_parts_is_read_as_the_directory_says() {
        let mut zip = Zip::new(Moment::from_seconds(1_763_700_000));
        zip.add("index.html", b"<p>Hello").unwrap();
        zip.begin("files/ключ.bin").unwrap();
        let mut all = Vec::new();
        for n in 0..200_u8 {
            zip.write(&[n; 999]).unwrap();
            all.extend(zip.take());
        }
        zip.add("empty", b"").unwrap();
        zip.finish().unwrap();
        all.extend(zip.take());
        let end = &all[all.len() - 22..];
        assert_eq!((n32(end), end[10]), (0x0605_4b50, 3));
        let mut at = n32(&end[16..]);
        let mut found = Vec::new();
        for _ in 0..3 {
            let member = &all[at..];
            assert_eq!(n32(member), 0x0201_4b50);
            let (crc, packed, size, from) =
                (n32(&member[16..]), n32(&member[20..]), n32(&member[24..]), n32(&member[42..]));
            let long = usize::from(u16::from_le_bytes([member[28], member[29]]));
            let name = String::from_utf8(member[46..46 + long].to_vec()).unwrap();
            let data = &all[from + 30 + long..][..packed];
            let mut read = Vec::new();
            flate2::read::DeflateDecoder::new(data).read_to_end(&mut read).unwrap();
            let mut sum = Crc::new();
            sum.update(&read);
            assert_eq!((sum.sum() as usize, read.len()), (crc, size), "{name}");
            found.push((name, size));
            at += 46 + long;
        }
        let expected = [("index.html", 8), ("files/ключ.bin", 199_800), ("empty", 0)];
        assert_eq!(found, expected.map(|(name, size)| (name.to_owned(), size)));
    }
}
