//! Text at twice and four times its size (WCAG 1.4.4, 1.4.10): no page scrolls sideways, and no control is cut.

use super::{
    accessible::linked,
    begin,
    chrome::{Chrome, Kind},
    company::Company,
    doing::doings,
    window::Window,
};
use serde_json::{Value, json};

/// A window of 1280 × 1024 at 400 %, and at 200 %.
const FOURFOLD: Kind = Kind { size: (320, 256), phone: true, ..Kind::DESK };
const TWOFOLD: Kind = Kind { size: (640, 512), phone: true, ..Kind::DESK };

/// How much wider the page is than its window, and what one can press or fill in that is not there as a whole. Tables
/// and other people's mails may scroll in a box of their own.
const CUT: &str = r#"
    const wide = document.documentElement.clientWidth, wrong = []
    if (document.documentElement.scrollWidth > wide) wrong.push(`the page is ${document.documentElement.scrollWidth} wide`)
    for (const one of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')) {
        if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.closest('.sr, .cut, .table-box, .mail, pre')) continue
        const { left, right, width } = one.getBoundingClientRect()
        if (width < 2) continue
        let [from, to] = [0, wide]
        for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
            if (getComputedStyle(box).overflowX === 'visible') continue
            const edge = box.getBoundingClientRect()
            from = Math.max(from, edge.left)
            to = Math.min(to, edge.right)
        }
        if (left < from - 2 || right > to + 2) wrong.push(`${Math.round(left)} to ${Math.round(right)} of ${Math.round(to)}: ${one.outerHTML.slice(0, 160)}`)
    }
    return wrong.slice(0, 5)"#;

async fn cut(window: &Window, page: &str, found: &mut Vec<String>) {
    let wrong: Value = window.ask(CUT, vec![]).await;
    found.extend(wrong.as_array().unwrap().iter().map(|one| format!("{page}: {}", one.as_str().unwrap())));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_cut_at_twice_and_four_times_the_size() {
    let Some(chrome) = Chrome::start().await else { return };
    let company = Company::start(200).await;
    company.learns().await;
    company.gets_odd_mails().await;
    company.has_long_names().await;
    let mut found = Vec::new();
    for (size, kind) in [("400 %", FOURFOLD), ("200 %", TWOFOLD)] {
        let mut wrong = Vec::new();
        let window = chrome.open(kind, &company.url()).await;
        for doing in doings(&company).await {
            doing.begin(&company, &window).await;
            cut(&window, &doing.page, &mut wrong).await;
        }
        company.is(&window, "Elena").await;
        for page in linked(&window).await {
            window.go(&page).await;
            window.see("h1, h2", "").await;
            cut(&window, &page, &mut wrong).await;
        }
        window.close().await;
        found.extend(wrong.into_iter().map(|one| format!("{size} {one}")));
    }
    assert!(found.is_empty(), "{} cut:\n{}", found.len(), found.join("\n"));
    company.end().await;
}

/// A window of 1280 × 720 at 200 %, a phone whose keyboard is open, and the narrowest there is.
const LOW: [(u32, u32); 3] = [(640, 360), (390, 560), (320, 256)];

/// Whether the ticket's first line stays, when what is below it is read: where it ends, how high it is, whether the way
/// back, the subject and what ends the ticket can be hit there, and whether what is focused then stands below it.
const STAYS: &str = r#"
    const ticket = document.querySelector('.ticket'), head = document.querySelector('.head')
    ticket.scrollTop = ticket.scrollHeight
    const scrolled = ticket.scrollTop, { top, bottom, height } = head.getBoundingClientRect()
    const is_hit = (css) => {
        const box = document.querySelector(css).getBoundingClientRect()
        return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest(css) !== null
    }
    const hit = ['.back', '.head h1', '#closure'].filter((css) => !is_hit(css))
    document.querySelector('#tag summary').focus()
    const focused = document.activeElement.getBoundingClientRect().top >= head.getBoundingClientRect().bottom - 1
    return { scrolled: scrolled > 0, top, height, hit, focused, lines: document.querySelector('.head h1').getClientRects().length }"#;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_ticket_is_about_and_what_ends_it_stay_in_a_low_window() {
    let Some((place, chrome)) = begin().await else { return };
    let long = "The tall lamp with the green shade that was promised for Monday came broken and without its plug";
    let subject = format!("{}Subject: {long}", "From: Iva <iva@kupac.example>\r\nTo: help@shop.example\r\n");
    place.first_raw(&format!("{subject}\r\nMessage-ID: <low@kupac.example>\r\n\r\nWhat now?")).await;
    for size in LOW {
        let window = place.ana_with(&chrome, Kind { size, phone: true, ..Kind::DESK }).await;
        window.go("/tickets/1").await;
        window.still().await;
        let stays = window.ask(STAYS, vec![]).await;
        let height = stays["height"].as_f64().unwrap();
        assert!(height <= 56.0, "{size:?}: it takes {height}");
        assert_eq!(
            (&stays["top"], &stays["hit"], &stays["focused"]),
            (&json!(0), &json!([]), &json!(true)),
            "{size:?}: {stays}"
        );
        assert_eq!(stays["scrolled"], json!(size.1 < 400), "{size:?}: {stays}");
        window.close().await;
    }
    place.end().await;
}
