//! The workspace as files.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A text file of the workspace.
pub struct Text {
    /// Its path from the workspace's root.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Where the workspace stands.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace")
}

/// The file at this path from the root.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every file of kits, features and roof whose path from the root holds `part` and ends so, in order.
pub fn files(part: &str, end: &str) -> Vec<Text> {
    let root = root();
    let mut folders = vec![root.join("kits"), root.join("features"), root.join("repka")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the workspace") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let from_root = path.strip_prefix(&root).expect("below the root");
            let name = from_root.to_string_lossy().into_owned();
            if name.contains(part) && name.ends_with(end) {
                let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
                found.push(Text { path: name, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// What the crates are compiled from: without comments, and without tests, which stand last in their
/// file or in files named so.
pub fn sources() -> Vec<Text> {
    let mut found = files("src/", ".rs");
    found.retain(|file| !file.path.ends_with("tests.rs"));
    for file in &mut found {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next();
        let lines = code.unwrap_or_default().lines();
        let kept = lines.filter(|line| !line.trim_start().starts_with("//"));
        file.text = kept.collect::<Vec<_>>().join("\n");
    }
    found
}

/// The word of the vocabulary a file belongs to: its crate, where the `web` part of a feature counts
/// as the feature.
pub fn owner(path: &str) -> &str {
    let mut parts = path.split('/');
    match parts.next() {
        Some("repka") => "repka",
        _ => parts.next().unwrap_or_default(),
    }
}

#[test]
fn the_tree_is_found() {
    let sources = sources();
    assert!(sources.len() > 150, "only {} sources", sources.len());
    for file in ["kits/store/src/lib.rs", "features/ticket/web/src/lib.rs", "repka/src/lib.rs"] {
        assert!(sources.iter().any(|s| s.path == file), "{file}");
    }
    assert_eq!(owner("features/ticket/web/src/lib.rs"), "ticket");
    assert_eq!(owner("repka/src/lib.rs"), "repka");
}
