//! Compresses the look and the scripts, as they are served.

#[path = "../../kits/hotwire/compress.rs"]
mod compress;

use std::{env, fs, path::PathBuf};

/// Folders, and which of their files are text.
const TEXTS: [(&str, &str); 3] = [("css", "css"), ("js", "js"), ("icons", "svg")];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../kits/hotwire/compress.rs");
    if let Err(why) = compressed() {
        println!("cargo::error={why}");
    }
}

fn compressed() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?);
    let mut files = Vec::new();
    for (folder, ending) in TEXTS {
        println!("cargo::rerun-if-changed={folder}");
        let entries = fs::read_dir(folder).map_err(|why| format!("{folder}: {why}"))?;
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        files.extend(paths.filter(|path| path.extension().is_some_and(|e| e == ending)));
    }
    compress::brotli(&files, &out)
}
