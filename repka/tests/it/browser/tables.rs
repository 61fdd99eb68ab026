//! What stands in a table stands under its head.

use super::{
    accessible::linked,
    chrome::{Chrome, Kind},
    company::Company,
};
use serde_json::Value;

/// Cells that do not begin and end where the head of their column does.
const AWRY: &str = "
    const wrong = []
    for (const table of document.querySelectorAll('table:has(thead)')) {
        if (!table.tHead.checkVisibility()) continue
        const heads = [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect())
        for (const row of table.tBodies[0]?.rows ?? []) {
            if (row.cells.length !== heads.length) continue
            const awry = [...row.cells].findIndex((cell, n) => {
                const { left, right } = cell.getBoundingClientRect()
                return Math.abs(left - heads[n].left) > 1 || Math.abs(right - heads[n].right) > 1
            })
            if (awry >= 0) { wrong.push(`${table.className}: column ${awry} of ${row.innerText.slice(0, 80)}`); break }
        }
    }
    return wrong";

#[tokio::test(flavor = "multi_thread")]
async fn every_cell_of_a_table_stands_under_its_head() {
    let Some(chrome) = Chrome::start().await else { return };
    let company = Company::start(200).await;
    let window = chrome.open(Kind::DESK, &company.url()).await;
    company.is(&window, "Elena").await;
    let (mut found, mut pages) = (Vec::new(), linked(&window).await);
    pages.insert("/insight/remedies".to_owned());
    for page in pages {
        window.go(&page).await;
        window.see("h1, h2", "").await;
        let wrong: Value = window.ask(AWRY, vec![]).await;
        found.extend(wrong.as_array().unwrap().iter().map(|one| format!("{page}: {}", one.as_str().unwrap())));
    }
    window.close().await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    company.end().await;
}
