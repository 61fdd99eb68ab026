//! Every page for those who do not see it: axe-core finds nothing serious, in light and dark, wide and narrow.

use super::{
    begin,
    chrome::{Chrome, Kind},
    company::Company,
    doing::doings,
    place::Place,
    window::Window,
};
use serde_json::Value;
use std::{collections::BTreeSet, path::PathBuf, process::Command};
use tokio::sync::OnceCell;

/// What axe-core is run with: WCAG 2.2, A and AA, and what its makers hold to be good practice.
const RUN: &str = "return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], \
     resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)) \
     .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))";

/// Where the rail and the settings lead.
const LINKS: &str =
    "return [...document.querySelectorAll('#rail a[href], .settings nav a[href]')].map((a) => a.getAttribute('href'))";

const PHONE: Kind = Kind { size: (390, 844), phone: true, ..Kind::DESK };
const DARK: Kind = Kind { dark: true, ..Kind::DESK };

/// axe-core's source, fetched once from the lock file beside the tests.
async fn axe() -> &'static str {
    static SOURCE: OnceCell<String> = OnceCell::const_new();
    SOURCE
        .get_or_init(async || {
            let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/axe");
            let to = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("axe");
            std::fs::create_dir_all(&to).unwrap();
            for file in ["package.json", "package-lock.json"] {
                std::fs::copy(from.join(file), to.join(file)).unwrap();
            }
            let run = Command::new("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
                .current_dir(&to)
                .status();
            assert!(run.unwrap().success(), "npm ci of repka/tests/axe");
            std::fs::read_to_string(to.join("node_modules/axe-core/axe.min.js")).unwrap()
        })
        .await
}

/// What is wrong with these pages, page by page.
async fn wrongs(place: &Place, chrome: &Chrome, kind: Kind, pages: &BTreeSet<String>) -> Vec<String> {
    let window = place.ana_with(chrome, kind).await;
    let mut wrongs = Vec::new();
    for page in pages {
        window.go(page).await;
        window.see("h1, h2", "").await;
        wrongs.extend(wrong(&window, page).await);
    }
    window.close().await;
    wrongs
}

/// What is wrong with what this window shows.
async fn wrong(window: &Window, page: &str) -> Vec<String> {
    window.ask(axe().await, vec![]).await;
    let found: Value = window.ask(RUN, vec![]).await;
    found.as_array().unwrap().iter().map(|wrong| format!("{page}: {}", wrong.as_str().unwrap())).collect()
}

/// All pages an admin gets to by the rail and the settings, and those one gets to by doing.
async fn pages(place: &Place, chrome: &Chrome) -> BTreeSet<String> {
    let window = place.ana(chrome).await;
    let mut pages: BTreeSet<String> =
        ["/tickets/1?view=open", "/tickets/1?compose=note", "/tickets/new", "/search?q=rucksacks"]
            .map(str::to_owned)
            .into();
    pages.extend(linked(&window).await);
    window.close().await;
    pages
}

/// Where the rail and the settings lead whoever is signed in.
pub async fn linked(window: &Window) -> BTreeSet<String> {
    let mut pages = BTreeSet::new();
    for begin in ["/views/open", "/settings"] {
        window.go(begin).await;
        window.see("h1, h2", "").await;
        let links: Value = window.ask(LINKS, vec![]).await;
        let links = links.as_array().unwrap().iter().filter_map(|link| link.as_str().map(str::to_owned));
        pages.extend(links.filter(|link| link.starts_with('/')));
    }
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_for_everybody() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let pages = pages(&place, &chrome).await;
    assert!(pages.len() > 15, "{pages:?}");
    let mut found = Vec::new();
    for (name, kind) in [("light", Kind::DESK), ("dark", DARK), ("phone", PHONE)] {
        found.extend(wrongs(&place, &chrome, kind, &pages).await.into_iter().map(|wrong| format!("{name} {wrong}")));
    }
    assert!(found.is_empty(), "{} serious:\n{}", found.len(), found.join("\n"));
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_gets_to_by_doing_is_for_everybody() {
    let Some(chrome) = Chrome::start().await else { return };
    let company = Company::start(200).await;
    company.learns().await;
    company.gets_odd_mails().await;
    let mut found = Vec::new();
    for (name, kind) in [("light", Kind::DESK), ("dark", DARK), ("phone", PHONE)] {
        let window = chrome.open(kind, &company.url()).await;
        for doing in doings(&company).await {
            doing.begin(&company, &window).await;
            let wrong = wrong(&window, &doing.page).await;
            found.extend(wrong.into_iter().map(|wrong| format!("{name} {wrong}")));
        }
        window.close().await;
    }
    assert!(found.is_empty(), "{} serious:\n{}", found.len(), found.join("\n"));
    company.end().await;
}
