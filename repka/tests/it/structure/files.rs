//! Files and what they may not hold.

use super::tree::{files, read, sources};
use std::collections::BTreeMap;

/// askama takes the first template of a path it finds, and a build does not notice a new one before it.
#[test]
fn no_template_stands_before_another() {
    let mut known = BTreeMap::<String, String>::new();
    for file in files("/views/", ".html") {
        let (_, name) = file.path.split_once("/views/").expect("below views");
        if let Some(other) = known.insert(name.to_owned(), file.path.clone()) {
            panic!("{other} and {} are both {name}", file.path);
        }
    }
    assert!(known.len() > 30, "only {} templates", known.len());
}

#[test]
fn a_template_stands_in_a_folder_named_like_its_feature() {
    for file in files("/views/", ".html") {
        let (folder, name) = file.path.split_once("/views/").expect("below views");
        let word = super::tree::owner(folder);
        assert!(name.starts_with(&format!("{word}/")), "{}", file.path);
    }
}

/// TLS is ring everywhere, so that a build needs a C compiler and nothing else.
#[test]
fn nothing_needs_openssl_or_cmake() {
    let lock = read("Cargo.lock");
    let names: Vec<&str> =
        lock.lines().filter_map(|l| l.strip_prefix("name = ")).map(|n| n.trim_matches('"')).collect();
    assert!(names.contains(&"ring"));
    for banned in ["aws-lc-sys", "aws-lc-rs", "openssl-sys", "openssl", "native-tls", "cmake", "nasm-rs"] {
        assert!(!names.contains(&banned), "{banned} came in: see `cargo tree -i {banned}`");
    }
}

#[test]
fn nothing_is_unsafe() {
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for manifest in files("", "/Cargo.toml") {
        assert!(manifest.text.contains("[lints]\nworkspace = true"), "{} has lints of its own", manifest.path);
        assert!(!manifest.text.contains("unsafe_code"), "{}", manifest.path);
    }
    for file in sources() {
        assert!(!file.text.contains("unsafe_code"), "{}", file.path);
    }
}

/// What one reads at a sitting; a longer file has a second subject in it.
#[test]
fn no_source_is_longer_than_a_sitting() {
    for file in files("/src/", ".rs") {
        let lines = file.text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines", file.path);
    }
}
