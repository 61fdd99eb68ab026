//! Choosing from a long menu by typing.

use super::{
    chrome::{Chrome, Kind},
    company::Company,
};
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn a_menu_that_was_narrowed_opens_anew() {
    let Some(chrome) = Chrome::start().await else { return };
    let company = Company::start(50).await;
    let window = chrome.open(Kind::DESK, &company.url()).await;
    company.is(&window, "Vasya").await;
    window.go("/tickets/1").await;
    window.ready().await;
    for _ in 0..2 {
        window.press("a").await;
        window.stands_in("#assign [type=search]").await;
        window.see("#assign button.item", "Anna Sokolova").await;
        window.press("Boris").await;
        window.see("#assign button.item", "Boris Kolev").await;
        assert!(!window.sees("#assign button.item", "Anna Sokolova").await);
        window.press(Key::Escape).await;
    }
    window.press("a").await;
    window.press("nobody is called so").await;
    let gone = "return !document.querySelector('#assign [action$=handover]').checkVisibility()";
    window.until("what is to be given to nobody stays", gone, vec![]).await;
    window.close().await;
    company.end().await;
}
