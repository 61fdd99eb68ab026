use super::{archive::each, *};
use crate::cli::Flags;
use base::{Actor, BlobId, Error, Setting, index};
use channel::{
    Mailbox,
    event::ArrivalKept,
    mail::{Arrival, NewArrival, Post, Via, intake},
};
use people::{Admin, ApiToken, Company, Department, NewStaff, Role, Staff};
use store::{
    Query,
    testing::{Temporary, fresh},
};
use ticket::entry::ENTRIES;

pub(crate) const MAIL: &str = "From: Ива <iva@kupac.example>\r\nTo: help@shop.example\r\nSubject: Dva ruksaka\r\n\
    Message-ID: <one@kupac.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGdje su \"dva\" ruksaka? \\u0000 \u{1f392}\r\n\
    --b\r\nContent-Type: image/png; name=\"s.png\"\r\nContent-Disposition: attachment; filename=\"s.png\"\r\n\
    Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";

fn config(here: &Temporary) -> Config {
    let flags =
        Flags { data: Some(here.folder.path().join("data")), database: Some(here.url.clone()), ..Flags::default() };
    Config::layered(&flags, |_| None).unwrap()
}

pub(crate) async fn place(engine: Engine) -> Option<(Temporary, Config)> {
    let here = fresh(engine, migrations::ALL).await.unwrap()?;
    here.db.close().await; // nobody else has it open when it is restored
    let config = config(&here);
    Some((here, config))
}

/// A desk with somebody, a mail with a file, an answer on its way, and values that are easily lost.
pub(crate) async fn fill(config: &Config) -> Desk {
    let desk = bare_desk(config).await.unwrap();
    let by = Admin::of_the_machine();
    let mut act = desk.act(Actor::Machine).await.unwrap();
    let sales = Department::ensure(&mut act, &by, "Sales").await.unwrap().id;
    let new =
        NewStaff { email: "ana@shop.example", name: "Ana", role: Role::Admin, departments: &[sales], password: None };
    let ana = Staff::join(&mut act, &by, new).await.unwrap();
    ApiToken::make(&mut act, ana.id, "till").await.unwrap();
    let mailbox = Mailbox::open(&mut act, &by, "help@shop.example", "", sales);
    let mailbox = mailbox.await.unwrap().id;
    Company::default().write(&mut act).await.unwrap();
    for value in [serde_json::json!("a \"word\""), serde_json::json!(null)] {
        Query::new("INSERT INTO setting (name, value) VALUES ($1, $2)")
            .bind(format!("test {value}"))
            .bind(value)
            .run(&mut act)
            .await
            .unwrap();
    }
    act.commit().await.unwrap();
    let new = NewArrival {
        raw: MAIL.into(),
        mailboxes: vec![mailbox],
        via: Via::Command,
        from: None,
        to: Vec::new(),
        client: None,
    };
    let arrival = Arrival::keep(&desk, new).await.unwrap().id;
    let event = ArrivalKept { arrival, sender: String::new() };
    let post = Post::new(desk.keys(), None);
    let mut deed = intake::prepare(desk.clone(), post, event).await.unwrap();
    let mut act = desk.act(Actor::Machine).await.unwrap();
    deed.perform(&mut act).await.unwrap();
    act.enqueue("test.job", serde_json::json!({"a": [1, null]}), desk.now(), Some("key")).await.unwrap();
    // A row of a table that a later migration made anew.
    Query::new(
        "INSERT INTO ledger_day (journey_id, day, department_id, whose, party_id, micros, turns)
         SELECT 0, 20000, department_id, 'staff', 0, 1, 1 FROM ticket",
    )
    .run(&mut act)
    .await
    .unwrap();
    act.commit().await.unwrap();
    desk
}

async fn change(desk: &Desk, text: &'static str) {
    let mut act = desk.act(Actor::Machine).await.unwrap();
    assert!(Query::new(text).run(&mut act).await.unwrap() > 0, "{text}");
    act.commit().await.unwrap();
}

/// Everything in a backup but the manifest; rows of one table in one order.
fn contents(file: &Path) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    each(file, |member| {
        if member.name != MANIFEST {
            let text = String::from_utf8_lossy(&member.bytes).into_owned();
            let mut lines: Vec<String> = text.lines().map(plain).collect();
            lines.sort();
            assert_eq!(all.insert(member.name, lines), None, "a member stands there twice");
        }
        Ok(())
    })
    .unwrap();
    all
}

/// Rows without the spaces that one engine puts into JSON and the other does not.
fn plain(line: &str) -> String {
    let row = serde_json::from_str::<serde_json::Value>(line);
    row.map_or(line.to_owned(), |row| row.to_string())
}

async fn moved(from: &Config, to: &Config, file: &str) -> BTreeMap<String, Vec<String>> {
    let file = from.data.join(file);
    backup_to(from, &file).await.unwrap();
    restore_from(to, &file).await.unwrap();
    contents(&file)
}

async fn round_trip(engine: Engine) {
    let Some((_one, one)) = place(engine).await else { return };
    let Some((_two, two)) = place(engine).await else { return };
    let desk = fill(&one).await;
    // An id that was given and whose row is gone is not given again.
    change(&desk, "DELETE FROM job WHERE kind = 'test.job' AND id = (SELECT max(id) FROM job)").await;
    let before = moved(&one, &two, "first").await;
    let file = two.data.join("second");
    backup_to(&two, &file).await.unwrap();
    let after = contents(&file);
    assert_eq!(before, after);
    for expected in ["table/ticket/000001.jsonl", "table/arrival/000001.jsonl", "secret"] {
        assert!(after.contains_key(expected), "{expected}");
    }
    assert_eq!(after.keys().filter(|name| name.starts_with(BLOBS)).count(), 2);
    let copy = bare_desk(&two).await.unwrap();
    assert_eq!(desk.keys().all(), copy.keys().all());
    let blob: String = Query::new("SELECT blob FROM arrival").value(copy.db()).await.unwrap();
    let blob: BlobId = serde_json::from_value(blob.into()).unwrap();
    assert_eq!(copy.blobs().read(&blob).await.unwrap(), MAIL.as_bytes());
    let look = copy.look();
    let found = index::search(&look, ENTRIES, index::Audience::Public, "ruksaka");
    assert_eq!(found.await.unwrap().len(), 1);
    assert_eq!(next_job(&copy).await, next_job(&desk).await);
    let again = restore_from(&two, &file).await.unwrap_err();
    assert!(matches!(again, Failure::Plain(_, text) if text.contains("not empty")));
}

async fn next_job(desk: &Desk) -> i64 {
    let mut act = desk.act(Actor::Machine).await.unwrap();
    act.enqueue("test.next", serde_json::json!({}), desk.now(), None).await.unwrap();
    Query::new("SELECT max(id) FROM job").value(&mut act).await.unwrap()
}

#[tokio::test]
async fn what_sqlite_backs_up_it_restores() {
    round_trip(Engine::Sqlite).await;
}

#[tokio::test]
async fn what_postgres_backs_up_it_restores() {
    round_trip(Engine::Postgres).await;
}

#[tokio::test]
async fn a_desk_moves_from_one_engine_to_the_other_and_back() {
    let Some((_a, lite)) = place(Engine::Sqlite).await else { return };
    let Some((_b, big)) = place(Engine::Postgres).await else { return };
    let Some((_c, lite_again)) = place(Engine::Sqlite).await else { return };
    let Some((_d, big_again)) = place(Engine::Postgres).await else { return };
    let desk = fill(&lite).await;
    // Only SQLite keeps a NUL; what only looks like its escape stays.
    change(&desk, "UPDATE ticket SET subject = 'a' || char(0) || 'b \\u0000'").await;
    moved(&lite, &big, "first").await;
    let from_big = moved(&big, &lite_again, "second").await;
    assert_eq!(from_big, moved(&lite_again, &big_again, "third").await);
    let copy = bare_desk(&big_again).await.unwrap();
    let subject: String = Query::new("SELECT subject FROM ticket").value(copy.db()).await.unwrap();
    assert_eq!(subject, "a\u{fffd}b \\u0000");
}

#[tokio::test]
async fn an_answer_on_its_way_is_not_sent_again_after_a_restore() {
    let Some((_one, one)) = place(Engine::Sqlite).await else { return };
    let Some((_two, two)) = place(Engine::Sqlite).await else { return };
    let desk = fill(&one).await;
    change(&desk, "UPDATE entry SET delivery = 'waiting'").await;
    moved(&one, &two, "file").await;
    let copy = bare_desk(&two).await.unwrap();
    let delivery: String = Query::new("SELECT delivery FROM entry").value(copy.db()).await.unwrap();
    assert_eq!(delivery, "unsure");
}

#[tokio::test]
async fn what_was_to_go_later_or_again_is_held_when_its_time_has_come_before_a_restore() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (Some((_one, one)), Some((_two, two))) = (place(engine).await, place(engine).await) else { return };
        let desk = fill(&one).await;
        change(
            &desk,
            r#"UPDATE entry SET delivery = 'sent', missed = '[{"name": "", "address": "a@x.example", "state": "waiting",
               "note": "say \"state\":\"waiting\""}]'"#,
        )
        .await;
        let now = desk.now();
        for due in [now, now.plus(std::time::Duration::from_secs(86_400))] {
            let mut act = desk.act(Actor::Machine).await.unwrap();
            let query = Query::new(
                "INSERT INTO scheduled (ticket_id, staff_id, text, recipients, copies, blind, then_do, made_at, due_at, state)
                 SELECT t.id, s.id, 'Soon.', '[]', '[]', '[]', 'stay', ",
            );
            let query = query.with("", now).with(", ", due).push(", 'waiting' FROM ticket t, staff s LIMIT 1");
            assert_eq!(query.run(&mut act).await.unwrap(), 1);
            act.commit().await.unwrap();
        }
        moved(&one, &two, "file").await;
        let copy = bare_desk(&two).await.unwrap();
        let states: Vec<(String,)> =
            Query::new("SELECT state FROM scheduled ORDER BY id").all(copy.db()).await.unwrap();
        assert_eq!(states, [("held".to_owned(),), ("waiting".to_owned(),)]);
        let (missed,): (sqlx::types::Json<Vec<ticket::Missed>>,) =
            Query::new("SELECT missed FROM entry").one(copy.db()).await.unwrap();
        assert_eq!(missed.0[0].state, ticket::Delivery::Unsure);
        assert!(missed.0[0].note.contains(r#""state":"waiting""#), "{missed:?}");
    }
}

#[tokio::test]
async fn a_damaged_or_cut_backup_is_refused_and_nothing_is_changed() {
    let Some((_one, one)) = place(Engine::Sqlite).await else { return };
    let Some((_two, two)) = place(Engine::Sqlite).await else { return };
    let desk = fill(&one).await;
    let file = one.data.join("file");
    backup_to(&one, &file).await.unwrap();
    let whole = fs::read(&file).unwrap();
    for cut in [0, 10, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..cut]).unwrap();
        assert!(restore_from(&two, &file).await.is_err(), "{cut}");
    }
    let mut turned = whole.clone();
    turned[whole.len() / 3] ^= 1;
    fs::write(&file, &turned).unwrap();
    assert!(restore_from(&two, &file).await.is_err());
    fs::write(&file, &whole).unwrap();
    assert!(restore_from(&two, &file).await.is_ok());
    assert!(matches!(desk.blobs().read(&BlobId::of(b"none")).await, Err(Error::Missing)));
}

#[tokio::test]
async fn a_lost_blob_is_named_and_costs_nothing_else() {
    let Some((_one, one)) = place(Engine::Sqlite).await else { return };
    fill(&one).await;
    let lost = BlobId::of(MAIL.as_bytes());
    let folder = one.blobs_folder().join(&lost.as_str()[..2]);
    fs::remove_file(folder.join(lost.as_str())).unwrap();
    let manifest = write(&one, &one.data.join("file")).await.unwrap();
    assert_eq!(manifest.missing_blobs, [lost.as_str()]);
    assert_eq!(manifest.blobs, 1);
}

#[tokio::test]
async fn as_many_nightly_backups_are_kept_as_set_and_the_newest_is_known() {
    let Some((_one, mut one)) = place(Engine::Sqlite).await else { return };
    let desk = fill(&one).await;
    assert_eq!(newest(&one), None);
    one.backups_kept = 2;
    let folder = one.backups_folder();
    fs::create_dir_all(&folder).unwrap();
    for old in ["repka-2001-01-01.tar.zst", "repka-2001-01-02.tar.zst", "mine.tar.zst"] {
        fs::write(folder.join(old), "old").unwrap();
    }
    let made = nightly(&desk, &one).await.unwrap();
    let (file, age) = newest(&one).unwrap();
    assert!(file == made && age < Duration::from_secs(600));
    let mut left: Vec<_> = fs::read_dir(&folder).unwrap().map(|f| f.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left[..2], ["mine.tar.zst", "repka-2001-01-02.tar.zst"]);
    assert_eq!(left.len(), 3);
    assert!(nightly(&desk, &one).await.is_ok(), "the same night again");
}

#[tokio::test]
async fn a_table_is_written_once_and_refers_only_to_older_ones() {
    let here = fresh(Engine::Sqlite, migrations::ALL).await.unwrap().unwrap();
    let tables = schema::tables(migrations::ALL);
    for (place, table) in tables.iter().enumerate() {
        assert!(!tables[..place].contains(table), "{table} is written twice");
        let text = "SELECT \"table\" FROM pragma_foreign_key_list(";
        let named: Vec<(String,)> = Query::new(text).with("", *table).push(")").all(&here.db).await.unwrap();
        for (other,) in named {
            assert!(tables[..place].contains(&other.as_str()), "{table} refers to {other}");
        }
    }
}
