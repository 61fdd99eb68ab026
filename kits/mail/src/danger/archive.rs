//! What is in a zip file, by its directory: names, and whether they are locked. Nothing is unpacked.

use super::Danger;

/// Members looked at.
const MOST: usize = 10_000;
/// Bytes of a name that are looked at, from its end: members that are none may overlap, each with a name of 64 kB.
const LONGEST_NAME: usize = 512;
/// The end of the central directory, with the longest comment (APPNOTE 6.3.10, 4.3.16).
const END: usize = 22 + 65_535;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LAST: &[u8] = b"PK\x05\x06";

/// What was found in an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    locked: bool,
    macros: bool,
    document: bool,
    dangerous: bool,
}

impl Found {
    pub fn danger(&self) -> Option<Danger> {
        match self {
            Found { macros: true, .. } => Some(Danger::Macros),
            Found { dangerous: true, document: false, .. } => Some(Danger::Archive),
            Found { locked: true, .. } => Some(Danger::Locked),
            _ => None,
        }
    }

    fn meet(&mut self, name: &[u8], flags: u16) {
        let name = String::from_utf8_lossy(&name[name.len().saturating_sub(LONGEST_NAME)..]);
        let lower = name.to_lowercase();
        self.locked |= flags & 1 == 1;
        self.document |= lower == "[content_types].xml" || lower == "mimetype";
        // OOXML keeps macros in a part of this name ([MS-OFFMACRO2], 2.2.1), OpenDocument under these folders.
        self.macros |= lower.ends_with("vbaproject.bin") || lower.starts_with("basic/") && lower.ends_with(".xml");
        self.dangerous |= Danger::of_name(&name).is_some();
    }
}

/// What is in these bytes, when they are a zip file, perhaps behind a program that unpacks it.
pub fn look_into(bytes: &[u8]) -> Option<Found> {
    if !bytes.starts_with(LOCAL) && !bytes.starts_with(LAST) {
        return None;
    }
    Some(by_directory(bytes).unwrap_or_else(|| by_members(bytes)))
}

/// The directory at the end; none when it is broken.
fn by_directory(bytes: &[u8]) -> Option<Found> {
    let tail = bytes.len().saturating_sub(END);
    let end = tail + bytes[tail..].windows(LAST.len()).rposition(|part| part == LAST)?;
    let size = usize::try_from(u32_at(bytes, end + 12)?).ok()?;
    let mut at = end.checked_sub(size)?;
    let mut found = Found::default();
    for _ in 0..MOST {
        if at >= end {
            break;
        }
        if bytes.get(at..at + CENTRAL.len())? != CENTRAL {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|offset| u16_at(bytes, at + offset));
        let (name, extra, comment) = (usize::from(name?), usize::from(extra?), usize::from(comment?));
        found.meet(bytes.get(at + 46..at + 46 + name)?, u16_at(bytes, at + 8)?);
        at += 46 + name + extra + comment;
    }
    Some(found)
}

/// The members one after the other, where the directory cannot be read: wherever one seems to begin.
fn by_members(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let starts = bytes.windows(LOCAL.len()).enumerate().filter(|(_, part)| *part == LOCAL).map(|(at, _)| at);
    for at in starts.take(MOST) {
        let (Some(flags), Some(name)) = (u16_at(bytes, at + 6), u16_at(bytes, at + 26)) else { break };
        if let Some(name) = bytes.get(at + 30..at + 30 + usize::from(name)) {
            found.meet(name, flags);
        }
    }
    found
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

    /// A zip file with empty members of these names.
    pub fn zip(names: &[&str], flags: u16) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            bytes.extend([LOCAL, &[20, 0], &flags.to_le_bytes(), &[0; 18], &length, &[0, 0], name.as_bytes()].concat());
            let fixed = [CENTRAL, &[20, 0, 20, 0], &flags.to_le_bytes(), &[0; 18], &length, &[0; 16]].concat();
            directory.extend([&fixed, name.as_bytes()].concat());
        }
        let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
        bytes.extend(&directory);
        bytes.extend([LAST, &[0; 8], &size, &[0; 6]].concat());
        bytes
    }

    fn danger(bytes: &[u8]) -> Option<Danger> {
        look_into(bytes).and_then(|found| found.danger())
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
            look_into(&good[..at]);
            let mut odd = good.clone();
            odd[at] = 0xff;
            look_into(&odd);
        }
        assert_eq!(look_into(b"PK\x05\x06"), Some(Found::default()));
    }
}
