//! Tar (POSIX ustar and pax, GNU), and gzip (RFC 1952) with a tar or a file in it.

use super::{Budget, Found, is_executable, is_nested};
use flate2::read::MultiGzDecoder;
use tar::Archive;

pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

pub(super) fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(257..262) == Some(b"ustar")
}

/// A packed file loses its last ending when it is unpacked.
pub(super) fn look_packed(name: &str, bytes: &[u8], budget: &mut Budget) -> Found {
    let (inner, whole) = budget.unpack(MultiGzDecoder::new(bytes));
    let mut found = if is_tar(&inner) {
        look(&inner, budget)
    } else {
        let mut found = Found::default();
        let lower = name.to_lowercase();
        let stem = lower.strip_suffix(".gz").unwrap_or(&lower);
        let stem = found.meet(stem.as_bytes());
        found.dangerous |= is_executable(&inner);
        if is_nested(&stem) {
            found.open(&stem, &inner, budget);
        }
        found
    };
    found.unseen |= !whole;
    found
}

pub(super) fn look(bytes: &[u8], budget: &mut Budget) -> Found {
    let mut found = Found::default();
    let mut archive = Archive::new(bytes);
    let Ok(entries) = archive.entries() else { return Found::unseen() };
    for entry in entries {
        let Some(mut entry) = entry.ok().filter(|_| budget.next_member()) else {
            found.unseen = true;
            break;
        };
        let name = found.meet(&entry.path_bytes());
        if is_nested(&name) {
            let (inner, whole) = budget.unpack(&mut entry);
            found.unseen |= !whole;
            found.open(&name, &inner, budget);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::Danger;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    /// A tar of these files.
    fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, bytes) in files {
            let mut header = tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn danger(name: &str, bytes: &[u8]) -> Option<Danger> {
        super::super::look_into(name, bytes).and_then(|found| found.danger())
    }

    #[test]
    fn files_in_a_tar_are_known_packed_or_not() {
        let bad = tar(&[("readme.txt", b"hello"), ("folder/run.sh", b"#!/bin/sh")]);
        assert_eq!(danger("x.tar", &bad), Some(Danger::Archive));
        assert_eq!(danger("x.tar.gz", &gzip(&bad)), Some(Danger::Archive));
        let good = tar(&[("readme.txt", b"hello"), ("photo.jpg", &[7; 3000])]);
        assert_eq!((danger("x.tar", &good), danger("x.tgz", &gzip(&good))), (None, None));
        let long = format!("{}/run.exe", "a".repeat(60)).repeat(3);
        assert_eq!(danger("x.tar", &tar(&[(&long, b"")])), Some(Danger::Archive));
    }

    #[test]
    fn a_packed_file_is_what_its_name_says_without_the_last_ending() {
        assert_eq!(danger("invoice.js.gz", &gzip(b"alert(1)")), Some(Danger::Archive));
        assert_eq!(danger("log.txt.gz", &gzip(b"GET /")), None);
        assert_eq!(danger("data.gz", &gzip(b"\x7fELF...")), Some(Danger::Archive));
    }

    #[test]
    fn what_is_cut_off_or_swells_is_not_looked_into() {
        let packed = gzip(&tar(&[("readme.txt", b"hello")]));
        assert_eq!(danger("x.tgz", &packed[..packed.len() / 2]), Some(Danger::Unseen));
        assert_eq!(danger("x.gz", &gzip(&vec![0; 4 << 20])), Some(Danger::Unseen));
    }
}
