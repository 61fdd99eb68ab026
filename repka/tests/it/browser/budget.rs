//! What every page promises: it is light, and it does not move under one's hand.

use super::{
    begin,
    chrome::{Chrome, Kind},
    company::{Company, sign_in},
    measure::{Shift, score},
    place::Place,
    window::Window,
};
use base64::{Engine, prelude::BASE64_STANDARD};

/// kB, compressed: what a first visit may weigh, and any page after it.
pub const FIRST: f64 = 150.0;
pub const NEXT: f64 = 15.0;
/// What may move by itself, summed up (a "good" page by web.dev/cls has 0.1).
pub const MOVES: f64 = 0.02;

const PHONE: Kind = Kind { size: (390, 844), phone: true, ..Kind::DESK };

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_is_light_and_the_next_page_lighter() {
    let Some(chrome) = Chrome::alone().await else { return };
    let company = Company::start(150).await;
    let cookie = session(&chrome, &company).await;
    let ticket = ticket(&chrome, &company, &cookie).await;
    for page in ["/views/open", ticket.as_str()] {
        let window = chrome.open(Kind::DESK, &company.url()).await;
        window.be(&cookie).await;
        window.without_worker().await;
        window.go(page).await;
        window.still().await;
        let first = window.weigh().await;
        eprintln!("{page}: {first}");
        assert!(first.kb() <= FIRST, "a first visit of {page} weighs {first}");
        window.go(page).await;
        window.still().await;
        let next = window.weigh().await;
        eprintln!("{page} again: {next}");
        assert!(next.kb() <= NEXT, "{page} again weighs {next}");
        window.close().await;
    }
    company.end().await;
}

/// What came last from the desk for an address with these words, in kB as it was sent.
const CAME: &str = "return performance.getEntriesByType('resource').filter((entry) => entry.name.includes(arguments[0])) \
    .at(-1).encodedBodySize / 1000";
const ROWS: &str = "return document.querySelectorAll('.list .ticket-row').length";

#[tokio::test(flavor = "multi_thread")]
async fn from_a_list_to_its_tickets_the_rows_do_not_come_again() {
    let Some(chrome) = Chrome::alone().await else { return };
    let company = Company::start(150).await;
    let cookie = session(&chrome, &company).await;
    let window = chrome.open(Kind::DESK, &company.url()).await;
    window.be(&cookie).await;
    window.without_worker().await;
    window.go("/views/open").await;
    window.still().await;
    let rows = window.ask(ROWS, vec![]).await;
    assert!(rows.as_u64().is_some_and(|rows| rows > 20), "{rows} rows");
    for at in [1, 2, 3, 1, 2] {
        // A ticket that was open before is shown for a moment as it stood then, with the rows beside it.
        window.click(".rail a[href='/views/open']").await;
        window.see("main.list", "").await;
        window.still().await;
        let row = format!(".list li:nth-child({at}) .ticket-row");
        let path = window.ask(format!("return document.querySelector('{row}').pathname"), vec![]).await;
        window.click(&row).await;
        window.see(&format!("{row}[aria-current=true]"), "").await;
        window.still().await;
        assert_eq!(window.path().await, path.as_str().unwrap());
        assert_eq!(window.ask(ROWS, vec![]).await, rows, "every row stands there");
        assert_eq!(window.ask("return document.querySelectorAll('[data-same]').length", vec![]).await, 0);
        let came = window.ask(CAME, vec![path]).await.as_f64().unwrap();
        eprintln!("from the list to its ticket {at}: {came} kB");
        assert!(came <= NEXT, "ticket {at} of a list comes with {came} kB");
    }
    window.close().await;
    company.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_by_itself_while_a_page_comes_over_a_slow_line() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_raw(&with_pictures()).await;
    for (kind, name) in [(Kind::DESK, "desk"), (PHONE, "phone")] {
        let window = place.ana_with(&chrome, kind).await;
        window.slow_line().await;
        for page in ["/views/unassigned", "/tickets/1", "/customers/1", "/settings/account"] {
            let moved = moved(&window, page).await;
            let told = list(&moved);
            eprintln!("{name} {page}: {:.4}{told}", score(&moved));
            assert!(score(&moved) <= MOVES, "{page} moves on a {name}: {told}");
        }
        window.close().await;
    }
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_a_page_refreshes_itself() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = place.ana(&chrome).await;
    refreshed(&place, &window, "/views/unassigned", ".ticket-row .words", "One is red").await;
    refreshed(&place, &window, "/tickets/1", ".entry.in .body", "One is blue").await;
    window.close().await;
    place.end().await;
}

/// What moves when more comes in while a page is open.
async fn refreshed(place: &Place, window: &Window, page: &str, css: &str, words: &str) {
    window.go(page).await;
    window.still().await;
    let before = window.shifts().await.len();
    place.more(&format!("{}@kupac.example", words.replace(' ', "-")), words).await;
    window.see(css, words).await;
    window.still().await;
    let moved: Vec<Shift> = window.shifts().await.into_iter().skip(before).collect();
    let told = list(&moved);
    eprintln!("{page} refreshed: {:.4}{told}", score(&moved));
    assert!(score(&moved) <= MOVES, "{page} moves when it refreshes: {told}");
}

/// What has moved once a page stands still.
pub async fn moved(window: &Window, page: &str) -> Vec<Shift> {
    window.go(page).await;
    window.still().await;
    window.shifts().await
}

/// One to a line.
pub fn list(shifts: &[Shift]) -> String {
    shifts.iter().map(|shift| format!("\n  {shift}")).collect()
}

/// Marta's session.
async fn session(chrome: &Chrome, company: &Company) -> String {
    let window = chrome.open(Kind::DESK, &company.url()).await;
    sign_in(&window).await;
    let cookie = window.driver.get_named_cookie(people_web::cookie::SESSION).await.unwrap().value;
    window.close().await;
    cookie
}

/// The first ticket of the list.
async fn ticket(chrome: &Chrome, company: &Company, cookie: &str) -> String {
    let window = chrome.open(Kind::DESK, &company.url()).await;
    window.be(cookie).await;
    window.go("/views/open").await;
    let path = window.ask("return document.querySelector('.ticket-row').pathname", vec![]).await;
    window.close().await;
    path.as_str().unwrap().to_owned()
}

/// A mail with a picture between its words, and one beside them.
fn with_pictures() -> String {
    let picture = BASE64_STANDARD.encode(include_bytes!("../../../../features/shell/icons/app-192.png"));
    let lines: Vec<&str> = picture.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let part = |head: &str| {
        format!(
            "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n{head}\r\n\r\n{}\r\n",
            lines.join("\r\n")
        )
    };
    format!(
        "From: Iva <iva@kupac.example>\r\nTo: help@shop.example\r\nSubject: Two rucksacks\r\nMessage-ID: <one@kupac.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/html\r\n\r\n<p>Look at this:</p><img src=\"cid:one\"><p>Is it as it should be?</p>\r\n{}{}--b--\r\n",
        part("Content-ID: <one>"),
        part("Content-Disposition: attachment; filename=two.png")
    )
}
