//! Every screen: nothing breaks the policy, no script stumbles, and all of it works without scripts.

use super::{
    begin,
    chrome::Kind,
    place::{ANA, PASSWORD},
};
use serde_json::Value;

const PAGES: [&str; 25] = [
    "/views/unassigned",
    "/views/mine",
    "/views/department-1",
    "/search?q=rucksacks",
    "/tickets/1",
    "/tickets/1?compose=note",
    "/tickets/new",
    "/settings/account",
    "/settings/security",
    "/settings/tokens",
    "/settings/languages",
    "/settings/staff",
    "/settings/departments",
    "/settings/mailboxes",
    "/settings/mailboxes/1",
    "/settings/mailboxes/1/acknowledgement",
    "/settings/senders",
    "/settings/domains",
    "/settings/spam",
    "/settings/mail-vendors",
    "/spam",
    "/intake-problems",
    "/intake/1",
    "/entries/1/original",
    "/api",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_breaks_the_policy_or_a_script() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = chrome.open(Kind::DESK, &place.url()).await;
    window.go("/").await;
    assert_eq!(window.path().await, "/session/new");
    window.find("#email").await.send_keys(ANA).await.unwrap();
    window.find("#password").await.send_keys(PASSWORD).await.unwrap();
    window.click(".card button").await;
    window.see("h2", "Mine").await;
    assert_eq!(window.complaints().await, [""; 0], "at sign-in");
    for page in PAGES {
        window.go(page).await;
        window
            .until(
                "no main part",
                "return document.readyState === 'complete' && !!document.querySelector('main')",
                vec![],
            )
            .await;
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
        assert_eq!(window.ask(status, vec![]).await, 200, "{page}");
        let bare = "return document.body.innerText.match(/\\b(shell|people|ticket|channel)-[a-z]+(-[a-z]+)*/)";
        assert_eq!(window.ask(bare, vec![]).await, Value::Null, "{page} shows the name of a message");
        assert_eq!(window.complaints().await, [""; 0], "on {page}");
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(window.ask(wide, vec![]).await, 0, "{page} is wider than its window");
    }
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_shows_one_column_that_fits() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = place.ana_with(&chrome, Kind { size: (390, 844), phone: true, ..Kind::DESK }).await;
    for page in PAGES {
        window.go(page).await;
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(window.ask(wide, vec![]).await, 0, "{page} is wider than a phone");
    }
    window.go("/views/unassigned").await;
    window.click(".ticket-row").await;
    window.ready().await;
    assert!(!window.sees(".list", "").await, "the list is in the way");
    window.click(".back").await;
    window.see(".list .subject", "Two rucksacks").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_ticket_is_taken_answered_and_solved() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let window = place.ana_with(&chrome, Kind { scripts: false, ..Kind::DESK }).await;
    window.go("/views/unassigned").await;
    window.click(".ticket-row").await;
    window.read(".ticket > header", "Nobody").await;
    window.click("form[action$='/assignment'] > button.button").await;
    window.read(".ticket > header .chips", "Ana Kos").await;
    window.find(".reply textarea").await.send_keys("On their way").await.unwrap();
    window.click(".reply [data-send]").await;
    window.read(".entry.message.out .body", "On their way").await;
    window.click("#note-tab").await;
    window.read("#note-tab[aria-selected=true]", "note").await;
    window.find(".note textarea").await.send_keys("Between us").await.unwrap();
    window.click(".note [data-send]").await;
    window.read(".entry.note .body", "Between us").await;
    window.click("form[action$='/closure'] button").await;
    window.read(".list h2", "Unassigned").await; // nothing else is in the list: it is done
    window.go("/tickets/1").await;
    window.read(".ticket > header .chips", "Solved").await;
    assert!(place.sent(1).await[0].text.contains("On their way"));
    window.close().await;
    place.end().await;
}
