//! Files people get, and what opening them may do.

use super::{archive::zip::tests::zip, *};

fn pe() -> Vec<u8> {
    let mut bytes = vec![0; 256];
    bytes[..2].copy_from_slice(b"MZ");
    bytes[0x3c] = 0x80;
    bytes[0x80..0x84].copy_from_slice(b"PE\0\0");
    bytes
}

#[test]
fn names_say_what_is_started() {
    for (name, danger) in [
        ("setup.EXE", Danger::Program),
        ("start.lnk", Danger::Program),
        ("run.ps1", Danger::Script),
        ("x.vbs. .", Danger::Script),
        ("plan.xlsm", Danger::Macros),
        ("disk.iso", Danger::Disk),
        ("invoice.pdf.exe", Danger::Disguised),
        ("photo.jpg   .js", Danger::Disguised),
    ] {
        assert_eq!(Danger::of_name(name), Some(danger), "{name}");
    }
    for name in
        ["letter.pdf", "photo.jpeg", "plan.xlsx", "v1.2.txt", "exe", "", ".", "no ending", "archive.zip", "a.tar.gz"]
    {
        assert_eq!(Danger::of(name, b"plain words"), None, "{name}");
    }
}

#[test]
fn content_counts_more_than_the_name() {
    assert_eq!(Danger::of("photo.jpg", &pe()), Some(Danger::Disguised));
    assert_eq!(Danger::of("data", &pe()), Some(Danger::Program));
    assert_eq!(Danger::of("notes.txt", b"#!/bin/sh\nrm -r x"), Some(Danger::Disguised));
    assert_eq!(Danger::of("readme.txt", b"MZ are two letters"), None);
    let mut iso = vec![0; 0x8001];
    iso.extend(b"CD001");
    assert_eq!(Danger::of("film.dat", &iso), Some(Danger::Disk));
}

#[test]
fn old_documents_with_macros_are_known() {
    let macros: Vec<u8> = "_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Danger::of("plan.xls", &[OLE, &[0; 600], &macros].concat()), Some(Danger::Macros));
    assert_eq!(Danger::of("plan.xls", &[OLE, &[0; 600]].concat()), None);
}

#[test]
fn pages_are_dangerous_when_they_run_something() {
    for page in [
        "<html><script>x()</script>",
        "<!DOCTYPE html><a href=\"JavaScript:x()\">",
        "<svg xmlns='http://www.w3.org/2000/svg' onload = 'x()'>",
        "<?xml version=\"1.0\"?>\n<svg><script/></svg>",
        "<html><meta http-equiv=\"refresh\" content=\"0;url=https://x.example\">",
    ] {
        assert_eq!(Danger::of("page", page.as_bytes()), Some(Danger::Page), "{page}");
        assert_eq!(Danger::of("page.html", page.as_bytes()), Some(Danger::Page), "{page}");
    }
    for harmless in ["<html><p>Only once = one</p>", "<svg><path d=\"M0 0\"/></svg>", "<html><p>on time</p>"] {
        assert_eq!(Danger::of("page.html", harmless.as_bytes()), None, "{harmless}");
    }
    assert_eq!(Danger::of("letter.txt", b"we wrote <script> here"), None, "a text is no page");
}

#[test]
fn archives_are_looked_into() {
    assert_eq!(Danger::of("photos.zip", &zip(&["1.jpg", "2.jpg.scr"], 0)), Some(Danger::Archive));
    assert_eq!(
        Danger::of("letter.docx", &zip(&["[Content_Types].xml", "word/vbaProject.bin"], 0)),
        Some(Danger::Macros)
    );
    assert_eq!(Danger::of("letter.docx", &zip(&["[Content_Types].xml", "word/document.xml"], 0)), None);
    assert_eq!(Danger::of("photos.7z", b"7z\xbc\xaf\x27\x1c\0\x04"), Some(Danger::Unseen));
    assert_eq!(Danger::of("words.txt", b"BZh is a funny word"), None);
    assert_eq!(Danger::of("tool.jar", &zip(&["META-INF/MANIFEST.MF"], 0)), Some(Danger::Program));
}

#[test]
fn what_is_stored_is_read_again() {
    for danger in Danger::ALL {
        assert_eq!(Danger::named(danger.name()), Some(danger));
    }
    assert_eq!(Danger::named("x"), None);
}

#[test]
fn foreign_bytes_take_no_more_than_their_length() {
    let began = std::time::Instant::now();
    for odd in [vec![b' '; 1 << 18], b" on".repeat(1 << 16), b"PK\x03\x04".repeat(1 << 16), b"<svg ".repeat(1 << 15)] {
        Danger::of("odd.svg", &odd);
        Danger::of("odd", &odd);
    }
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}
