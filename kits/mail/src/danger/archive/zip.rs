//! What is in a zip file, by its directory. Archives in it are unpacked and looked into.

use super::{Budget, Found, is_nested};
use flate2::read::DeflateDecoder;

/// The end of the central directory, with the longest comment (APPNOTE 6.3.10, 4.3.16).
const END: usize = 22 + 65_535;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LAST: &[u8] = b"PK\x05\x06";

/// Ways of packing (4.4.5).
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL) || bytes.starts_with(LAST)
}

pub(super) fn look(bytes: &[u8], budget: &mut Budget) -> Found {
    by_directory(bytes, budget).unwrap_or_else(|| by_members(bytes, budget))
}

/// The directory at the end; none when it is broken.
fn by_directory(bytes: &[u8], budget: &mut Budget) -> Option<Found> {
    let tail = bytes.len().saturating_sub(END);
    let end = tail + bytes[tail..].windows(LAST.len()).rposition(|part| part == LAST)?;
    let size = usize::try_from(u32_at(bytes, end + 12)?).ok()?;
    let mut at = end.checked_sub(size)?;
    let mut found = Found::default();
    while at < end && budget.next_member() {
        if bytes.get(at..at + CENTRAL.len())? != CENTRAL {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|offset| u16_at(bytes, at + offset));
        let (name, extra, comment) = (usize::from(name?), usize::from(extra?), usize::from(comment?));
        let local = usize::try_from(u32_at(bytes, at + 42)?).ok()?;
        let member = Member { flags: u16_at(bytes, at + 8)?, size: u32_at(bytes, at + 20)?, local };
        member.meet(bytes.get(at + 46..at + 46 + name)?, bytes, &mut found, budget);
        at += 46 + name + extra + comment;
    }
    Some(found)
}

/// The members one after the other, where the directory cannot be read: wherever one seems to begin.
fn by_members(bytes: &[u8], budget: &mut Budget) -> Found {
    let mut found = Found::default();
    let starts = bytes.windows(LOCAL.len()).enumerate().filter(|(_, part)| *part == LOCAL).map(|(at, _)| at);
    for local in starts {
        let parts = (u16_at(bytes, local + 6), u32_at(bytes, local + 18), u16_at(bytes, local + 26));
        let (Some(flags), Some(size), Some(name)) = parts else { break };
        if !budget.next_member() {
            break;
        }
        if let Some(name) = bytes.get(local + 30..local + 30 + usize::from(name)) {
            Member { flags, size, local }.meet(name, bytes, &mut found, budget);
        }
    }
    found
}

struct Member {
    flags: u16,
    /// As it is packed; none where it stands elsewhere.
    size: u32,
    /// Where its own header begins.
    local: usize,
}

impl Member {
    fn meet(&self, name: &[u8], bytes: &[u8], found: &mut Found, budget: &mut Budget) {
        let name = found.meet(name);
        let locked = self.flags & 1 == 1;
        found.locked |= locked;
        if locked || !is_nested(&name) {
            return;
        }
        match self.unpacked(bytes, budget) {
            Some((inner, whole)) => {
                found.unseen |= !whole;
                found.open(&name, &inner, budget);
            }
            None => found.unseen = true,
        }
    }

    /// What is in it, as far as it may be unpacked, and whether that is all; none when its header is not there, or it is
    /// packed in an unusual way.
    fn unpacked(&self, bytes: &[u8], budget: &mut Budget) -> Option<(Vec<u8>, bool)> {
        let header = bytes.get(self.local..).filter(|rest| rest.starts_with(LOCAL))?;
        let [name, extra] = [26, 28].map(|offset| u16_at(header, offset));
        let data = header.get(30 + usize::from(name?) + usize::from(extra?)..)?;
        // How much is packed may stand behind it, or elsewhere: what is deflated ends by itself.
        let packed = data.get(..usize::try_from(self.size).ok()?);
        match u16_at(header, 8)? {
            STORED => Some(budget.unpack(packed?)),
            DEFLATED if self.size == 0 => Some(budget.unpack(DeflateDecoder::new(data))),
            DEFLATED => Some(budget.unpack(DeflateDecoder::new(packed.unwrap_or(data)))),
            _ => None,
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::Danger;
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write;

    /// A zip file with empty members of these names.
    pub fn zip(names: &[&str], flags: u16) -> Vec<u8> {
        let files: Vec<_> = names.iter().map(|name| (*name, &b""[..])).collect();
        zip_of(&files, flags, false)
    }

    /// A zip file of these files.
    pub fn zip_of(files: &[(&str, &[u8])], flags: u16, deflated: bool) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let mut packed = content.to_vec();
            if deflated {
                let mut out = DeflateEncoder::new(Vec::new(), Compression::fast());
                out.write_all(content).unwrap();
                packed = out.finish().unwrap();
            }
            let (flags, way) = (flags.to_le_bytes(), if deflated { [8, 0] } else { [0, 0] });
            let size = u32::try_from(packed.len()).unwrap().to_le_bytes();
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            let local = u32::try_from(bytes.len()).unwrap().to_le_bytes();
            let common = [&flags[..], &way, &[0; 8], &size, &[0; 4], &length, &[0, 0]].concat();
            bytes.extend([LOCAL, &[20, 0], &common, name.as_bytes(), &packed].concat());
            directory.extend([CENTRAL, &[20, 0, 20, 0], &common, &[0; 10], &local, name.as_bytes()].concat());
        }
        let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
        bytes.extend(&directory);
        bytes.extend([LAST, &[0; 8], &size, &[0; 6]].concat());
        bytes
    }

    fn danger(bytes: &[u8]) -> Option<Danger> {
        super::super::look_into("x.zip", bytes).and_then(|found| found.danger())
    }

    #[test]
    fn members_are_known_by_the_directory_and_without_it() {
        let bad = zip(&["readme.txt", "folder/invoice.js"], 0);
        assert_eq!(danger(&bad), Some(Danger::Archive));
        let broken = bad.iter().position(|b| *b == 1).map_or(0, |_| bad.len() - 22);
        assert_eq!(danger(&bad[..broken]), Some(Danger::Archive), "its end is cut off");
        assert_eq!(danger(&zip(&["a.txt", "b/c.pdf"], 0)), None);
        assert_eq!(danger(&zip(&[], 0)), None);
    }

    #[test]
    fn macros_and_locks_are_seen() {
        assert_eq!(danger(&zip(&["[Content_Types].xml", "word/vbaProject.bin"], 0)), Some(Danger::Macros));
        assert_eq!(
            danger(&zip(&["[Content_Types].xml", "word/media/image1.bin"], 0)),
            None,
            "a document holds what it holds"
        );
        assert_eq!(danger(&zip(&["mimetype", "Basic/Standard/Module1.xml"], 0)), Some(Danger::Macros));
        assert_eq!(danger(&zip(&["letter.pdf"], 1)), Some(Danger::Locked));
    }

    #[test]
    fn broken_directories_end() {
        let good = zip(&["a.js"; 40], 0);
        for at in 0..good.len() {
            danger(&good[..at]);
            let mut odd = good.clone();
            odd[at] = 0xff;
            danger(&odd);
        }
        assert_eq!(danger(b"PK\x05\x06"), None);
    }

    #[test]
    fn archives_in_archives_are_looked_into() {
        for deflated in [false, true] {
            let mut layers = zip_of(&[("run.js", b"x()")], 0, deflated);
            for (layer, danger_there) in
                [(1, Danger::Archive), (2, Danger::Archive), (3, Danger::Archive), (4, Danger::Unseen)]
            {
                layers = zip_of(&[("a.txt", b"hello"), ("inner.zip", &layers)], 0, deflated);
                assert_eq!(danger(&layers), Some(danger_there), "{layer}");
            }
        }
        let macros = zip(&["[Content_Types].xml", "word/vbaProject.bin"], 0);
        assert_eq!(danger(&zip_of(&[("letter.docx", &macros)], 0, true)), Some(Danger::Archive));
        let plain = zip(&["[Content_Types].xml", "word/document.xml"], 0);
        assert_eq!(danger(&zip_of(&[("letter.docx", &plain)], 0, true)), None);
        let locked = zip_of(&[("inner.zip", &zip(&["a.pdf"], 1))], 0, false);
        assert_eq!(danger(&locked), Some(Danger::Locked));
        assert_eq!(danger(&zip_of(&[("inner.7z", b"7z\xbc\xaf\x27\x1c")], 0, false)), Some(Danger::Unseen));
    }

    #[test]
    fn archives_that_swell_or_are_many_cost_little() {
        let began = std::time::Instant::now();
        let swelling = zip_of(&[("inner.zip", &vec![0; 4 << 20])], 0, true);
        assert_eq!(danger(&swelling), Some(Danger::Unseen));
        let inner = zip(&["a.txt"], 0);
        let many: Vec<_> = (0..60).map(|_| ("inner.zip", &inner[..])).collect();
        assert_eq!(danger(&zip_of(&many, 0, false)), Some(Danger::Unseen));
        assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
    }
}
