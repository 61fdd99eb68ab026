//! The style sheet and what it dresses.

use super::tree::{files, read};
use std::collections::BTreeSet;

/// Classes that no file of ours writes out: put together from a word (`holder-{…}`), or set by a library.
const MADE: [&str; 4] = ["holder-", "trix-", "attachment__", "turbo-"];

/// Every first visit carries the style sheet: what nobody wears goes.
#[test]
fn every_class_of_the_style_sheet_is_worn() {
    let mut words = BTreeSet::new();
    for end in [".html", ".js", ".rs"] {
        for file in files("", end).iter().filter(|file| !file.path.contains("/tests/")) {
            words.extend(file.text.split(|c: char| !is_name(c)).map(str::to_owned));
        }
    }
    let sheet = read("features/shell/css/repka.css");
    let classes = classes(&sheet);
    let bare: Vec<&str> = classes.iter().copied().filter(|class| !words.contains(*class)).collect();
    let unworn: Vec<&str> = bare.into_iter().filter(|class| !MADE.iter().any(|made| class.starts_with(made))).collect();
    assert!(unworn.is_empty(), "no template and no script has the classes {unworn:?}");
    assert!(classes.len() > 100, "only {} classes", classes.len());
}

/// Pages that nothing stands over: the rail, a key or a link that anybody gets leads to them.
const TOPS: [&str; 19] = [
    "channel/problems",
    "channel/spam",
    "clock/people",
    "customer/list",
    "improvement/board",
    "insight/report",
    "notify/notices",
    "people/guide",
    "people/welcome",
    "question/list",
    "remedy/approvals",
    "repka/api",
    "repka/caught",
    "shell/keys",
    "ticket/batch",
    "ticket/drafts",
    "ticket/filters",
    "ticket/new",
    "ticket/promises",
];

/// From everywhere else one link above the heading leads back, the same on every page.
#[test]
fn every_page_below_another_leads_back_to_it() {
    let pages = files("/views/", ".html").into_iter().filter(|page| page.text.contains("extends \"shell/page.html\""));
    let without = pages.filter(|page| !page.text.contains("{% block up %}"));
    let named = without.filter_map(|page| Some(page.path.split_once("/views/")?.1.strip_suffix(".html")?.to_owned()));
    let without: BTreeSet<String> = named.collect();
    assert_eq!(without, TOPS.map(str::to_owned).into(), "left: without a way back; right: those that need none");
}

/// The classes that selectors name; declarations hold none.
fn classes(sheet: &str) -> BTreeSet<&str> {
    let rules = sheet.split("*/").map(|rest| rest.split("/*").next().unwrap_or_default());
    let selectors = rules.flat_map(|rules| rules.split('}')).flat_map(|rule| {
        let parts: Vec<&str> = rule.split('{').collect();
        let last = parts.len() - 1; // what stands behind the last brace are declarations
        parts.into_iter().take(last).collect::<Vec<_>>()
    });
    let names = selectors.flat_map(|selector| selector.split('.').skip(1));
    let names = names.map(|name| &name[..name.find(|c| !is_name(c)).unwrap_or(name.len())]);
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).collect()
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}
