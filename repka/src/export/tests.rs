use super::*;
use crate::backup::tests::{MAIL, fill, place};
use store::Engine;

async fn exported(engine: Engine) {
    let Some((_here, config)) = place(engine).await else { return };
    let desk = fill(&config).await;
    let mut act = desk.act(base::Actor::Machine).await.unwrap();
    let (by, owner) = (people::Admin::of_the_machine(), base::DepartmentId(1));
    journey::Journey::make(&mut act, &by, "Return", owner).await.unwrap();
    for text in [
        "INSERT INTO ticket_journey (ticket_id, journey_id, chosen_at) SELECT 1, 1, opened_at FROM ticket WHERE id = 1",
        "INSERT INTO absence (staff_id, since, made_at) SELECT 1, opened_at, opened_at FROM ticket WHERE id = 1",
        "INSERT INTO improvement (title, title_key, department_id, state, state_at, recorded_at)
         SELECT 'Pack twice', 'pack twice', 1, 'proposed', opened_at, opened_at FROM ticket WHERE id = 1",
    ] {
        Query::new(text).run(&mut act).await.unwrap();
    }
    act.commit().await.unwrap();
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
    assert_eq!(ticket["journey"], "Return");
    assert!(read("tables/improvement.jsonl").contains("\"title\":\"Pack twice\""));
    for table in tables::exported() {
        // A name the schema knows; and a test ends soon.
        let text: &'static str = format!("SELECT count(*) FROM {table}").leak();
        let kept: i64 = Query::new(text).value(desk.db()).await.unwrap();
        assert_eq!(read(&format!("tables/{table}.jsonl")).lines().count() as i64, kept, "{table}");
    }
    for kept in ["journey", "absence", "improvement", "department"] {
        assert_eq!(read(&format!("tables/{kept}.jsonl")).lines().count(), 1, "{kept}");
    }
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
