use super::*;
use crate::backup::tests::{MAIL, fill, place};
use store::Engine;

async fn exported(engine: Engine) {
    let Some((_here, config)) = place(engine).await else { return };
    fill(&config).await;
    let dir = config.data.join("out");
    export_to(&config, &dir).await.unwrap();
    let read = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
    let ticket: serde_json::Value = serde_json::from_str(&read("tickets.jsonl")).unwrap();
    let entry = &ticket["entries"][0];
    assert_eq!(entry["author_name"], "Ива");
    assert_eq!(entry["recipients"][0]["address"], "help@shop.example");
    let file = entry["attachments"][0]["path"].as_str().unwrap();
    assert_eq!(fs::read(dir.join(file)).unwrap(), b"\x89PNG\r\n\x1a\n");
    assert_eq!(read("mails/000000/000000001.eml"), MAIL);
    assert!(read("customers.jsonl").contains("iva@kupac.example"));
    assert!(read("staff.csv").contains("1,ana@shop.example,Ana,admin,Sales,en,UTC,"));
    assert!(read("mailboxes.csv").contains("help@shop.example,help@shop.example,Sales,"));
    assert!(read("events.jsonl").contains("ticket.opened"));
    assert!(read("settings.json").contains("undo_seconds"));
    assert!(read("README.txt").contains("1 tickets, 1 customers, 1 mails, 0 remedies"));
    assert_eq!(read("remedies.jsonl"), "");
    assert!(export_to(&config, &dir).await.is_err(), "into a folder that holds something");
}

#[tokio::test]
async fn everything_is_exported_from_sqlite() {
    exported(Engine::Sqlite).await;
}

#[tokio::test]
async fn everything_is_exported_from_postgres() {
    exported(Engine::Postgres).await;
}
