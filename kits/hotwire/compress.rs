//! Brotli by Node.js, for build scripts: the best quality costs a second of a build, or a first visitor's patience.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

const SCRIPT: &str = r#"
const { readFileSync, writeFileSync } = require("fs")
const [folder, ...files] = process.argv.slice(1)
for (const file of files) writeFileSync(`${folder}/${require("path").basename(file)}.br`, require("zlib").brotliCompressSync(readFileSync(file)))
"#;

/// Writes `NAME.br` into the folder for each of the files.
///
/// # Errors
/// In words for whoever builds: Node.js is missing, or cannot read or write.
pub fn brotli(files: &[PathBuf], folder: &Path) -> Result<(), String> {
    let run = Command::new("node").args(["-e", SCRIPT, "--"]).arg(folder).args(files).output();
    let run = run.map_err(|why| format!("Node.js is needed to build the web interface: cannot run node: {why}"))?;
    if run.status.success() {
        return Ok(());
    }
    Err(format!("the web interface could not be compressed: {}", String::from_utf8_lossy(&run.stderr).trim()))
}
