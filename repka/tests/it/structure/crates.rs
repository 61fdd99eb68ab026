//! Walls between crates: what `Cargo.toml` may name.

use super::tree::root;
use serde_json::Value;
use std::process::Command;

/// One line instead of floors: a feature leans only to its left. The `web` part of a feature stands
/// where the feature stands.
pub const LINE: [&str; 20] = [
    "base",
    "shell",
    "people",
    "field",
    "customer",
    "clock",
    "journey",
    "approval",
    "ticket",
    "template",
    "question",
    "order",
    "remedy",
    "improvement",
    "problem",
    "knowledge",
    "channel",
    "rule",
    "notify",
    "insight",
];

/// Where a word stands in the line; kits stand before it, the roof behind it.
pub fn place(word: &str) -> Option<usize> {
    LINE.iter().position(|known| *known == word)
}

struct Package {
    /// `kits/store`, `features/ticket/web`, `repka`.
    folder: String,
    /// Folders of the workspace's crates it leans on, tests included.
    leans_on: Vec<String>,
    /// The same without what only tests need.
    ships_with: Vec<String>,
}

fn workspace() -> Vec<Package> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).expect("cargo speaks JSON");
    let packages = told["packages"].as_array().expect("packages");
    packages.iter().map(package).collect()
}

fn package(told: &Value) -> Package {
    let manifest = told["manifest_path"].as_str().expect("a manifest");
    let ours = told["dependencies"].as_array().expect("dependencies").iter();
    let ours = ours.filter_map(|d| Some((below_root(d["path"].as_str()?), d["kind"].is_null())));
    let mut package = Package {
        folder: below_root(manifest.strip_suffix("/Cargo.toml").expect("a manifest")),
        leans_on: Vec::new(),
        ships_with: Vec::new(),
    };
    for (folder, ships) in ours {
        if ships {
            package.ships_with.push(folder.clone());
        }
        package.leans_on.push(folder);
    }
    package
}

fn below_root(path: &str) -> String {
    let root = root();
    let path = std::path::Path::new(path).strip_prefix(&root);
    path.expect("below the root").to_string_lossy().into_owned()
}

fn kit(folder: &str) -> Option<&str> {
    folder.strip_prefix("kits/")
}

fn feature(folder: &str) -> Option<&str> {
    folder.strip_prefix("features/").map(|f| f.trim_end_matches("/web"))
}

#[test]
fn a_kit_knows_no_feature_and_no_other_kit() {
    let packages = workspace();
    assert!(packages.iter().filter(|p| kit(&p.folder).is_some()).count() >= 4);
    for package in packages.iter().filter(|p| kit(&p.folder).is_some()) {
        for other in &package.leans_on {
            // The queue keeps its jobs in the store; a kit's own tests may ask it for more features.
            let fair = (package.folder == "kits/queue" && other == "kits/store") || package.folder == *other;
            assert!(fair, "{} leans on {other}", package.folder);
        }
    }
}

#[test]
fn a_feature_leans_only_to_its_left() {
    let packages = workspace();
    for package in &packages {
        let Some(word) = feature(&package.folder) else { continue };
        let mine = place(word).unwrap_or_else(|| panic!("{word} has no place in the line"));
        for other in &package.leans_on {
            assert!(other != "repka", "{} leans on the roof", package.folder);
            let Some(theirs) = feature(other) else { continue };
            let theirs = place(theirs).unwrap_or_else(|| panic!("{theirs} has no place in the line"));
            let own_verbs = theirs == mine && package.folder.ends_with("/web") && !other.ends_with("/web");
            assert!(theirs < mine || own_verbs, "{} leans on {other}", package.folder);
        }
    }
}

/// A verb that knew its screen could not be called by a program.
#[test]
fn verbs_do_not_lean_on_screens() {
    let packages = workspace();
    let has_screens = |p: &&Package| packages.iter().any(|web| web.folder == format!("{}/web", p.folder));
    let verbs: Vec<&Package> = packages.iter().filter(has_screens).collect();
    assert!(verbs.len() >= 2);
    for package in verbs {
        for other in &package.leans_on {
            assert!(!other.ends_with("/web"), "{} leans on {other}", package.folder);
        }
    }
}

/// A crate that only tests name, or nobody, is not in the program.
#[test]
fn every_feature_is_in_the_program() {
    let packages = workspace();
    let mut shipped = vec!["repka"];
    let mut next = 0;
    while let Some(folder) = shipped.get(next) {
        let package = packages.iter().find(|p| p.folder == *folder).expect("a crate of the workspace");
        for other in &package.ships_with {
            if !shipped.contains(&other.as_str()) {
                shipped.push(other);
            }
        }
        next += 1;
    }
    for package in &packages {
        assert!(shipped.contains(&package.folder.as_str()), "nothing leads from the roof to {}", package.folder);
    }
}
