//! The command line, with and without a running desk.

use super::{
    child::{Place, SUPPORT, empty_folder, plain, run},
    sender::mail,
};
use store::{Engine, testing::Folder};

fn on_both(story: impl AsyncFn(Place)) -> impl Future {
    async move {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            if let Some(place) = Place::on(engine).await {
                story(place).await;
            }
        }
    }
}

/// A number after a word, alone on its line.
fn number(said: &str, word: &str) -> i64 {
    let line = said.strip_suffix('\n').and_then(|line| line.strip_prefix(word));
    let number = line.unwrap_or_else(|| panic!("{said:?} is no {word}"));
    number.trim_start().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn ingest_takes_a_mail_with_and_without_a_running_desk() {
    on_both(async |place| {
        place.must(&["mailbox", "add", SUPPORT, "--department", "Support"]).await;
        let served = match place.url().starts_with("sqlite:") {
            true => None,
            // On PostgreSQL a desk may run anywhere, so only a desk takes mails in.
            false => Some(place.serve().await),
        };
        let alone = place.run(&["ingest"], &mail("first")).await;
        assert_eq!((alone.code, number(&alone.stdout, "ticket")), (0, 1), "{}", alone.stderr);
        let server = match served {
            Some(server) => server,
            None => place.serve().await,
        };
        let beside = place.run(&["ingest", "--mailbox", SUPPORT], &mail("second")).await;
        assert_eq!((beside.code, number(&beside.stdout, "ticket")), (0, 2), "{}", beside.stderr);
        let again = place.run(&["ingest"], &mail("first")).await;
        assert_eq!((again.code, number(&again.stdout, "ticket")), (0, 1), "the same mail is the same ticket");
        // Kept, so done; a person will look at it.
        let noise = place.run(&["ingest"], &[0xff; 100]).await;
        assert_eq!(noise.code, 0, "{}", noise.stderr);
        assert!(number(&noise.stdout, "arrival") > 0 && noise.stderr.contains("not understood"), "{}", noise.stderr);
        server.kill().await;
        assert_eq!(place.count("SELECT count(*) FROM ticket").await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ingest_refuses_for_good_what_no_second_try_would_mend() {
    on_both(async |place| {
        let nowhere = place.run(&["ingest"], &mail("nowhere")).await;
        assert_eq!(nowhere.code, 65, "there is no mailbox: {}", nowhere.stderr);
        assert!(nowhere.stderr.contains("mailbox add"), "{}", nowhere.stderr);
        place.must(&["mailbox", "add", SUPPORT, "--department", "Support"]).await;
        let stranger = place.run(&["ingest", "--mailbox", "sales@elsewhere.example"], &mail("stranger")).await;
        assert_eq!(stranger.code, 65, "{}", stranger.stderr);
        let nothing = place.run(&["ingest"], b"").await;
        assert_eq!(nothing.code, 65, "{}", nothing.stderr);
        let mut small = place.command(&["ingest"]);
        small.env("REPKA_MAX_MAIL_MIB", "1");
        let big = [mail("big"), vec![b'x'; 2 << 20]].concat();
        let big = run(small, &big).await;
        assert_eq!(big.code, 65, "{}", big.stderr);
        assert!(big.stderr.contains("max_mail_mib"), "{}", big.stderr);
        assert_eq!(place.count("SELECT count(*) FROM arrival").await, 0);
        for ran in [nowhere, stranger, nothing, big] {
            assert_eq!(ran.stdout, "");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ingest_asks_for_another_try_while_nothing_can_be_kept() {
    let folder = empty_folder();
    let nobody = format!("postgres://postgres@localhost/repka?host={}", folder.path().display());
    let gone = run(plain(&["ingest", "--database", &nobody], folder.path()), &mail("gone")).await;
    assert_eq!((gone.code, gone.stdout.as_str()), (75, ""), "{}", gone.stderr);
    // Somebody else writes, and goes on and on.
    let Some(place) = Place::with_mailbox(Engine::Sqlite).await else { return };
    let writing = place.db().begin().await.unwrap();
    let busy = place.run(&["ingest"], &mail("busy")).await;
    assert_eq!((busy.code, busy.stdout.as_str()), (75, ""), "{}", busy.stderr);
    writing.rollback().await.unwrap();
    let free = place.run(&["ingest"], &mail("busy")).await;
    assert_eq!(free.code, 0, "{}", free.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_tokens_and_mailboxes_are_made_while_the_desk_runs() {
    on_both(async |place| {
        let server = place.serve().await;
        let add = [
            "staff",
            "add",
            "Ana@desk.example",
            "--name",
            "Ana",
            "--role",
            "agent",
            "--department",
            "Support",
            "--password-stdin",
        ];
        let ana = place.run(&add, b"a rather long sentence\n").await;
        assert_eq!((ana.code, ana.stdout.as_str()), (0, ""), "{}", ana.stderr);
        assert!(ana.stderr.contains("department \"Support\" is new"), "{}", ana.stderr);
        let twice = place.run(&add, b"a rather long sentence\n").await;
        assert_eq!(twice.code, 65, "{}", twice.stderr);
        let wordless = place
            .run(&["staff", "add", "b@desk.example", "--name", "B", "--role", "agent", "--password-stdin"], b"")
            .await;
        assert_eq!(wordless.code, 65, "{}", wordless.stderr);

        let made = place.must(&["token", "new", "ana@desk.example", "--name", "shop"]).await;
        let token = made.strip_suffix('\n').unwrap();
        assert!(token.starts_with("repka_") && !token.contains(char::is_whitespace), "the token alone: {made:?}");
        let bearer = format!("Authorization: Bearer {token}\r\n");
        assert_eq!(server.get("/api/v1/tickets", &bearer).await.0, 200);
        assert_eq!(server.get("/api/v1/tickets", "").await.0, 401);
        let nobody = place.run(&["token", "new", "nobody@desk.example", "--name", "x"], b"").await;
        assert_eq!((nobody.code, nobody.stdout.as_str()), (65, ""), "{}", nobody.stderr);

        let mailbox = place.run(&["mailbox", "add", SUPPORT, "--department", "support"], b"").await;
        assert_eq!((mailbox.code, mailbox.stdout.as_str()), (0, ""), "{}", mailbox.stderr);
        assert!(!mailbox.stderr.contains("is new"), "it is the same Support: {}", mailbox.stderr);
        assert_eq!(
            super::sender::send(server.smtp, &mail("at-once")).await.0,
            250,
            "the running desk knows it at once"
        );
        let broken = place.run(&["mailbox", "add", "no address", "--department", "Support"], b"").await;
        assert_eq!(broken.code, 65, "{}", broken.stderr);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_command_or_setting_is_said_with_its_own_code() {
    let folder: Folder = empty_folder();
    for words in [
        &["dance"][..],
        &["staff", "add", "a@b.example", "--name", "A", "--role", "boss"],
        &["serve", "--http", "nowhere"],
        &["serve", "--relay", "ftp://x"],
    ] {
        let ran = run(plain(words, folder.path()), b"").await;
        assert_eq!((ran.code, ran.stdout.as_str()), (64, ""), "{words:?}: {}", ran.stderr);
        assert!(!ran.stderr.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_ends_with_one_when_something_fails_and_with_zero_when_all_is_well() {
    let empty = empty_folder();
    let nothing = run(plain(&["doctor"], &empty.path().join("data")), b"").await;
    assert_eq!(nothing.code, 1, "{}", nothing.stdout);
    assert!(nothing.stdout.contains("FAIL  "), "{}", nothing.stdout);
    on_both(async |place| {
        place.must(&["mailbox", "add", SUPPORT, "--department", "Support"]).await;
        place.must(&["staff", "add", "ana@desk.example", "--name", "Ana", "--role", "admin"]).await;
        let server = place.serve().await;
        let beside = place.run(&["doctor", "--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"], b"").await;
        assert_eq!(beside.code, 0, "{}{}", beside.stdout, beside.stderr);
        assert!(beside.stdout.contains("ok    ") && !beside.stdout.contains("FAIL"), "{}", beside.stdout);
        server.kill().await;
    })
    .await;
}
