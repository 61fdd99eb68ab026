//! The pictures of the README, taken of the demo:
//! `cargo test -p repka --test it screenshots -- --ignored`.

use super::{
    chrome::{Chrome, Kind},
    company::Company,
};
use std::path::PathBuf;

/// Tickets of the demo's past; the open ones are the same at any number.
const TICKETS: usize = 600;

const PHONE: Kind = Kind { size: (390, 844), phone: true, ..Kind::DESK };
/// Half the width of a page each, and still read.
const SMALL: Kind = Kind { size: (1280, 800), ..Kind::DESK };
const DARK: Kind = Kind { dark: true, ..Kind::DESK };

#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes docs/images"]
async fn screenshots() {
    let Some(chrome) = Chrome::start().await else { return };
    let company = Company::start(TICKETS).await;
    company.learns().await;
    let url = company.url();
    for (name, kind, who, page, row) in [
        ("list", Kind::DESK, "Marta", "/views/open", None),
        ("ticket", Kind::DESK, "Marta", "/search?q=discount", Some("offer")),
        ("dark", DARK, "Marta", "/views/open", Some("2231")),
        ("phone", PHONE, "Marta", "/search?q=discount", Some("offer")),
        ("questions", SMALL, "Petar", "/questions", Some("Vasya")),
        ("remedies", SMALL, "Elena", "/approvals", None),
        ("insight", SMALL, "Elena", "/insight", None),
        ("improvements", SMALL, "Elena", "/improvements", None),
    ] {
        let window = chrome.open(kind, &url).await;
        company.is(&window, who).await;
        window.go(page).await;
        if let Some(words) = row {
            window.ask(OPEN, vec![words.into()]).await;
            window.see(".ticket, #question", "").await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(600)).await; // fonts, rings, the place to read on
        window.shoot(&image(name)).await;
        window.close().await;
    }
    company.end().await;
}

/// Opens the first row with these words.
const OPEN: &str =
    "[...document.querySelectorAll('.ticket-row')].find((row) => row.innerText.includes(arguments[0])).click()";

fn image(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{name}.png"))
}
