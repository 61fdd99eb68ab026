//! What is in an archive, by the names in it and in the archives it holds. Only archives in archives are unpacked, and
//! no more of them than stands in a proportion to what came.

mod rar;
mod tarball;
pub mod zip;

use super::{
    Danger, is_executable,
    kinds::{ending, is_document, is_packed},
};
use std::io::Read;

/// Members looked at, in all.
const MOST: usize = 10_000;
/// Archives in archives are opened so deep.
const DEPTH: u8 = 3;
/// And so many of them.
const NESTED: usize = 50;
/// Bytes unpacked at most, of a small file and of a large one: so many for each that came, honest archives of archives
/// being hardly smaller than what they hold.
const LEAST: usize = 128 << 10;
const LARGEST: usize = 16 << 20;
const EACH: usize = 8;
/// Bytes of a name that are looked at, from its end: members that are none may overlap, each with a name of 64 kB.
const LONGEST_NAME: usize = 512;

/// Archives into which nobody looks here: 7z, xz, bzip2, zstd, cab, lzip, and Unix's compress (each by the number its
/// own description gives), ARJ and ACE.
const OTHERS: [&[u8]; 8] = [
    b"7z\xbc\xaf\x27\x1c",
    b"\xfd7zXZ\0",
    b"BZh",
    b"\x28\xb5\x2f\xfd",
    b"MSCF\0\0\0\0",
    b"LZIP\x01",
    b"\x1f\x9d",
    b"\x60\xea",
];

/// What was found in an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    locked: bool,
    macros: bool,
    document: bool,
    dangerous: bool,
    /// An archive in it, or it itself, cannot be looked into.
    unseen: bool,
}

impl Found {
    pub fn danger(&self) -> Option<Danger> {
        match self {
            Found { macros: true, .. } => Some(Danger::Macros),
            Found { document: true, locked: false, .. } => None,
            Found { dangerous: true, .. } => Some(Danger::Archive),
            Found { locked: true, .. } => Some(Danger::Locked),
            Found { unseen: true, .. } => Some(Danger::Unseen),
            _ => None,
        }
    }

    fn unseen() -> Found {
        Found { unseen: true, ..Found::default() }
    }

    /// Something of this name is in it.
    fn meet(&mut self, name: &[u8]) -> String {
        let name = String::from_utf8_lossy(&name[name.len().saturating_sub(LONGEST_NAME)..]).into_owned();
        let lower = name.to_lowercase();
        self.document |= lower == "[content_types].xml" || lower == "mimetype";
        // OOXML keeps macros in a part of this name ([MS-OFFMACRO2], 2.2.1), OpenDocument under these folders.
        self.macros |= lower.ends_with("vbaproject.bin") || lower.starts_with("basic/") && lower.ends_with(".xml");
        self.dangerous |= Danger::of_name(&name).is_some();
        name
    }

    /// An archive of this name is in it, with these bytes.
    fn open(&mut self, name: &str, bytes: &[u8], budget: &mut Budget) {
        if !budget.goes_in() {
            self.unseen = true;
            return;
        }
        let inner = look(name, bytes, budget).and_then(|found| found.danger());
        budget.depth -= 1;
        match inner {
            Some(Danger::Locked) => self.locked = true,
            Some(Danger::Unseen) => self.unseen = true,
            Some(_) => self.dangerous = true,
            None => {}
        }
    }
}

/// How much may still be looked at.
struct Budget {
    bytes: usize,
    members: usize,
    nested: usize,
    depth: u8,
}

impl Budget {
    fn of(size: usize) -> Budget {
        let bytes = size.saturating_mul(EACH).saturating_add(LEAST).min(LARGEST);
        Budget { bytes, members: MOST, nested: NESTED, depth: 0 }
    }

    fn next_member(&mut self) -> bool {
        let left = self.members > 0;
        self.members = self.members.saturating_sub(1);
        left
    }

    fn goes_in(&mut self) -> bool {
        if self.depth == DEPTH || self.nested == 0 {
            return false;
        }
        (self.depth, self.nested) = (self.depth + 1, self.nested - 1);
        true
    }

    /// What a reader gives, as far as it may be, and whether that is all of it.
    fn unpack(&mut self, packed: impl Read) -> (Vec<u8>, bool) {
        let mut bytes = Vec::new();
        let most = u64::try_from(self.bytes).unwrap_or(u64::MAX);
        let whole = packed.take(most.saturating_add(1)).read_to_end(&mut bytes).is_ok() && bytes.len() <= self.bytes;
        bytes.truncate(self.bytes);
        self.bytes -= bytes.len();
        (bytes, whole)
    }
}

/// Whether what is in a member of this name is looked at, too: archives, and documents that are archives.
fn is_nested(name: &str) -> bool {
    let end = ending(name);
    is_packed(&end) || is_document(&end)
}

/// What is in these bytes, when they are an archive.
pub fn look_into(name: &str, bytes: &[u8]) -> Option<Found> {
    look(name, bytes, &mut Budget::of(bytes.len()))
}

fn look(name: &str, bytes: &[u8], budget: &mut Budget) -> Option<Found> {
    if zip::is_zip(bytes) {
        return Some(zip::look(bytes, budget));
    }
    if rar::is_rar(bytes) {
        return Some(rar::look(bytes, budget));
    }
    if tarball::is_gzip(bytes) {
        return Some(tarball::look_packed(name, bytes, budget));
    }
    if tarball::is_tar(bytes) {
        return Some(tarball::look(bytes, budget));
    }
    let ace = bytes.get(7..14) == Some(b"**ACE**");
    // Two or three letters may begin a text, too: the name must agree.
    let other = OTHERS.iter().any(|magic| bytes.starts_with(magic) && (magic.len() > 3 || is_packed(&ending(name))));
    (ace || other).then(Found::unseen)
}
