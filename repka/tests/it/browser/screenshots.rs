//! The pictures of the README, taken of the demo:
//! `cargo test -p repka --test it screenshots -- --ignored`.

use super::{
    chrome::{Chrome, Kind},
    company::{Company, sign_in},
};
use std::path::PathBuf;

/// Tickets of the demo's past; the open ones are the same at any number.
const TICKETS: usize = 600;

const PHONE: Kind = Kind { size: (390, 844), phone: true, ..Kind::DESK };
const DARK: Kind = Kind { dark: true, ..Kind::DESK };

#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes docs/images"]
async fn screenshots() {
    let Some(chrome) = Chrome::start().await else { return };
    let company = Company::start(TICKETS).await;
    let url = company.url();
    for (name, kind, page, row) in [
        ("list", Kind::DESK, "/views/open", None),
        ("ticket", Kind::DESK, "/search?q=discount", Some("offer")),
        ("dark", DARK, "/views/open", Some("2231")),
        ("phone", PHONE, "/search?q=discount", Some("offer")),
    ] {
        let window = chrome.open(kind, &url).await;
        sign_in(&window).await;
        window.go(page).await;
        if let Some(words) = row {
            window.ask(OPEN, vec![words.into()]).await;
            window.ready().await;
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
