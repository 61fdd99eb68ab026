//! The pictures of the README, taken of the demo:
//! `cargo test -p repka --test it screenshots -- --ignored`.

use super::{
    chrome::{Chrome, Kind},
    window::Window,
};
use base::Time;
use repka::{
    assemble::{self, Opening},
    cli::Flags,
    config::Config,
    demo, serve,
};
use std::path::PathBuf;
use store::testing::Folder;

/// Tickets of the demo's past; the open ones are the same at any number.
const TICKETS: usize = 600;

const PHONE: Kind = Kind { size: (390, 844), phone: true, ..Kind::DESK };
const DARK: Kind = Kind { dark: true, ..Kind::DESK };

#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes docs/images"]
async fn screenshots() {
    let Some(chrome) = Chrome::start().await else { return };
    let folder = Folder::new().unwrap();
    let running = company(&folder).await;
    let url = format!("http://{}", running.http);
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
    running.stop().await;
}

/// Opens the first row with these words.
const OPEN: &str =
    "[...document.querySelectorAll('.ticket-row')].find((row) => row.innerText.includes(arguments[0])).click()";

async fn company(folder: &Folder) -> serve::Running {
    let flags = Flags {
        data: Some(folder.path().join("demo")),
        http: Some("127.0.0.1:0".into()),
        smtp: Some("off".into()),
        ..Flags::default()
    };
    let config = Config::layered(&flags, |_| None).unwrap();
    let house = assemble::house(&config, Opening { unsynced: true, ..Opening::default() }).await.unwrap();
    demo::play(&house.desk, &house.post, 1, TICKETS).await.unwrap();
    house.desk.db().close().await;
    serve::start_with(&config, true, Time::System, axum::Router::new()).await.unwrap()
}

async fn sign_in(window: &Window) {
    window.go("/session/new").await;
    let script = "[...document.querySelectorAll('.person')].find((one) => one.innerText.includes('Marta')).click()";
    window.ask(script, vec![]).await;
    window.until("nobody is signed in", "return !!document.querySelector('.workspace')", vec![]).await;
}

fn image(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{name}.png"))
}
