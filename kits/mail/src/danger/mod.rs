//! What opening a file may do to whoever opens it: by its name and by what is in it, whatever its sender calls it.
//!
//! No virus scanner: it knows kinds of files, not files. The kinds are those that mail providers refuse or warn of
//! (<https://support.google.com/mail/answer/6590>, Outlook's *Blocked attachments*,
//! <https://support.microsoft.com/en-us/office/blocked-attachments-in-outlook-434752e1-02d3-4e90-9124-8b81e49a8519>).

mod archive;
mod kinds;

use kinds::{ending, is_disk, is_macros, is_page, is_program, is_script, seems_harmless};

/// Bytes in which scripts and macros are looked for.
const LOOKED_THROUGH: usize = 4 << 20;

/// Why a file is dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// It is a program, or starts one.
    Program,
    /// It is a script that the system runs.
    Script,
    /// A document that holds macros.
    Macros,
    /// The image of a disk, in which anything may be hidden.
    Disk,
    /// It is called like a document, and is none.
    Disguised,
    /// A page or drawing with a script in it.
    Page,
    /// An archive that holds one of these.
    Archive,
    /// An archive into which nobody can look without its password.
    Locked,
    /// An archive into which the desk cannot look: of another kind, broken, or packed too often or too much.
    Unseen,
}

impl Danger {
    /// All of them.
    pub const ALL: [Danger; 9] = [
        Danger::Program,
        Danger::Script,
        Danger::Macros,
        Danger::Disk,
        Danger::Disguised,
        Danger::Page,
        Danger::Archive,
        Danger::Locked,
        Danger::Unseen,
    ];

    /// A stable word for storage and interfaces.
    pub fn name(self) -> &'static str {
        match self {
            Danger::Program => "program",
            Danger::Script => "script",
            Danger::Macros => "macros",
            Danger::Disk => "disk",
            Danger::Disguised => "disguised",
            Danger::Page => "page",
            Danger::Archive => "archive",
            Danger::Locked => "locked",
            Danger::Unseen => "unseen",
        }
    }

    /// The danger of this name.
    pub fn named(name: &str) -> Option<Danger> {
        Danger::ALL.into_iter().find(|danger| danger.name() == name)
    }

    /// What is dangerous about a file of this name and these bytes. Takes time in proportion to them at most.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Danger> {
        let by_name = Danger::of_name(name);
        if by_name == Some(Danger::Disguised) {
            return by_name;
        }
        let by_bytes = of_bytes(name, bytes);
        match by_bytes {
            Some(Danger::Program | Danger::Script) if by_name.is_none() && seems_harmless(&ending(name)) => {
                Some(Danger::Disguised)
            }
            _ => by_name.or(by_bytes),
        }
    }

    /// What its name alone says.
    pub fn of_name(name: &str) -> Option<Danger> {
        // Windows takes dots and blanks off the end.
        let name = name.trim_end_matches(['.', ' ']);
        let end = ending(name);
        let danger = match end.as_str() {
            end if is_program(end) => Danger::Program,
            end if is_script(end) => Danger::Script,
            end if is_macros(end) => Danger::Macros,
            end if is_disk(end) => Danger::Disk,
            _ => return None,
        };
        let before = name.rsplit_once('.').map(|(before, _)| ending(before.trim_end())).unwrap_or_default();
        let disguised = matches!(danger, Danger::Program | Danger::Script) && seems_harmless(&before);
        Some(if disguised { Danger::Disguised } else { danger })
    }
}

fn of_bytes(name: &str, bytes: &[u8]) -> Option<Danger> {
    if is_executable(bytes) {
        return Some(Danger::Program);
    }
    if bytes.starts_with(b"#!/") {
        return Some(Danger::Script);
    }
    if is_image_of_disk(bytes) {
        return Some(Danger::Disk);
    }
    if let Some(found) = archive::look_into(name, bytes) {
        return found.danger();
    }
    let beginning = &bytes[..bytes.len().min(LOOKED_THROUGH)];
    if bytes.starts_with(OLE) {
        return holds_macros(beginning).then_some(Danger::Macros);
    }
    (is_page(&ending(name)) || begins_like_page(bytes))
        .then(|| runs(beginning))
        .filter(|runs| *runs)
        .map(|_| Danger::Page)
}

/// Compound files: Word, Excel and PowerPoint before 2007 ([MS-CFB], 2.2).
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// PE, ELF, Mach-O of either kind, Java classes share a number with the latter's universal files.
fn is_executable(bytes: &[u8]) -> bool {
    let pe = || {
        let at = bytes.get(0x3c..0x40).and_then(|at| at.try_into().ok()).map(u32::from_le_bytes);
        let at = at.and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| bytes.get(at..)).is_some_and(|rest| rest.starts_with(b"PE\0\0"))
    };
    let other: [&[u8]; 6] = [
        b"\x7fELF",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
    ];
    bytes.starts_with(b"MZ") && pe() || other.iter().any(|magic| bytes.starts_with(magic))
}

/// ISO 9660 (ECMA-119, 8.4), VHD and VHDX.
fn is_image_of_disk(bytes: &[u8]) -> bool {
    let footer = bytes.len().checked_sub(512).and_then(|at| bytes.get(at..));
    bytes.get(0x8001..).is_some_and(|rest| rest.starts_with(b"CD001"))
        || bytes.starts_with(b"conectix")
        || bytes.starts_with(b"vhdxfile")
        || footer.is_some_and(|footer| footer.starts_with(b"conectix"))
}

/// The storage in which a compound file keeps its macros ([MS-OVBA], 2.2.1).
fn holds_macros(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|part| part == name)
}

fn begins_like_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    begins(b"<!doctype html")
        || begins(b"<html")
        || begins(b"<svg")
        || begins(b"<?xml") && contains(&text[..text.len().min(4096)], b"<svg")
}

/// Whether a page runs something, or leads away by itself.
fn runs(bytes: &[u8]) -> bool {
    let words: [&[u8]; 7] =
        [b"<script", b"javascript:", b"vbscript:", b"<iframe", b"<object", b"<embed", b"http-equiv=\"refresh"];
    words.iter().any(|word| contains(bytes, word)) || has_handler(bytes)
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// ` onload=` and its like.
fn has_handler(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.windows(3).position(|w| is_gap(w[0]) && w[1..].eq_ignore_ascii_case(b"on")) {
        rest = &rest[at + 3..];
        let name = rest.iter().take(24).take_while(|b| b.is_ascii_alphabetic()).count();
        if name >= 3 && rest[name..].trim_ascii_start().first() == Some(&b'=') {
            return true;
        }
    }
    false
}

fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'/')
}

#[cfg(test)]
mod tests;
