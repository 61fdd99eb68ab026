//! Measures threading against what mails say of themselves:
//! `cargo run -p mail --example threads -- PATH... [--failed]`.
//!
//! A path is an mbox file or a folder of mails, as lists publish their archives. All of them are taken for one
//! desk's mail. With headers intact, who shares a reference must come together; with all threading fields cut,
//! quotes, subjects, people and time must do, and B-cubed says how far.

mod measure;

use measure::Mail;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if paths.is_empty() {
        return eprintln!("Say an mbox file or a folder of mails.");
    }
    let raws: Vec<Vec<u8>> = paths.iter().flat_map(|path| raws(Path::new(path))).collect();
    let mut mails: Vec<Mail> = raws.iter().filter_map(|raw| Mail::read(raw)).collect();
    measure::sort(&mut mails);
    let right = measure::by_header(&mails);
    let (same, pairs) = measure::by_reference(&mails, &right);
    let start = Instant::now();
    let found = measure::by_words(&mails);
    let seconds = start.elapsed().as_secs_f64();
    let (precision, recall, mean) = measure::b_cubed(&found, &right);
    println!("{} mails of {}, {:.0} mails/s without headers", mails.len(), raws.len(), mails.len() as f64 / seconds);
    println!("headers intact: {same} of {pairs} pairs agree  {:.4}", same as f64 / pairs.max(1) as f64);
    println!("headers cut: precision {precision:.4}, recall {recall:.4}, B-cubed {mean:.4}");
    if flags.iter().any(|flag| flag == "--failed") {
        measure::strays(&mails, &found, &right).iter().for_each(|stray| println!("{stray}"));
    }
}

/// The mails at a path.
fn raws(path: &Path) -> Vec<Vec<u8>> {
    if path.is_dir() {
        let mut inner: Vec<PathBuf> = fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        inner.sort();
        return inner.iter().flat_map(|path| raws(path)).collect();
    }
    match fs::read(path) {
        Ok(bytes) if bytes.starts_with(b"From ") => measure::of_mbox(&bytes),
        Ok(bytes) => vec![bytes],
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            Vec::new()
        }
    }
}
