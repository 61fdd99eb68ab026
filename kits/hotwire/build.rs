//! Fetches the browser's libraries: `npm ci` from the lock file into OUT_DIR, then the few files that are served.
//! Nothing is bundled or transpiled, only comments go; scripts of packages are never run. What is served lies
//! compressed beside it.

mod comments;
mod compress;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// Where a file lies in node_modules, and the name it is embedded under.
const FILES: &[(&str, &str)] = &[
    ("@hotwired/turbo/dist/turbo.es2017-esm.js", "turbo.js"),
    ("@hotwired/stimulus/dist/stimulus.js", "stimulus.js"),
    ("trix/dist/trix.esm.min.js", "trix.js"),
    ("trix/dist/trix.css", "trix.css"),
];

/// Our own, in `js`.
const OWN: [&str; 2] = ["live-topic.js", "csp-nonce.js"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=comments.rs");
    println!("cargo::rerun-if-changed=compress.rs");
    println!("cargo::rerun-if-changed=js");
    if let Err(why) = fetch() {
        println!("cargo::error={why}");
    }
}

fn fetch() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?);
    let (npm, assets) = (out.join("npm"), out.join("assets"));
    for folder in [&npm, &assets] {
        fs::create_dir_all(folder).map_err(said(folder))?;
    }
    for file in ["package.json", "package-lock.json"] {
        println!("cargo::rerun-if-changed={file}");
        fs::copy(file, npm.join(file)).map_err(said(Path::new(file)))?;
    }
    install(&npm)?;
    for (from, to) in FILES {
        let from = npm.join("node_modules").join(from);
        let text = fs::read_to_string(&from).map_err(said(&from))?;
        let text = if to.ends_with(".js") { comments::without_comments(&text) } else { text };
        fs::write(assets.join(to), text).map_err(said(&from))?;
    }
    let own = OWN.map(|name| Path::new("js").join(name));
    let served: Vec<PathBuf> = FILES.iter().map(|(_, name)| assets.join(name)).chain(own).collect();
    compress::brotli(&served, &assets)
}

fn install(folder: &Path) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .output()
        .map_err(|why| format!("Node.js with npm is needed to build the web interface (nodejs.org, or `apt install npm`): cannot run npm: {why}"))?;
    if run.status.success() {
        return Ok(());
    }
    let why = String::from_utf8_lossy(&run.stderr).trim().replace('\n', " | ");
    Err(format!("`npm ci` could not fetch the web interface's libraries: {why}"))
}

fn said(path: &Path) -> impl Fn(io::Error) -> String {
    move |why| format!("{}: {why}", path.display())
}
