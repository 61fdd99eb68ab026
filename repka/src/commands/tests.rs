use super::{ingest::within, *};
use crate::{
    backup::tests::{MAIL, place},
    cli::{Exit, Ingest, MailboxAdd, StaffAdd, TokenNew},
    lock::Lock,
};
use base::Future;
use channel::{
    event::ArrivalKept,
    mail::{Post, intake},
};
use people::{ApiToken, Role, Staff};
use store::Engine;

fn take_in(desk: Desk, event: ArrivalKept) -> Future<'static, base::Result<Box<dyn base::Deed>>> {
    let post = Post::new(desk.keys(), None);
    Box::pin(intake::prepare(desk, post, event))
}

async fn desk(config: &Config) -> (Desk, Post) {
    let bare = bare_desk(config).await.unwrap();
    let desk = Desk::new(DeskParts {
        db: bare.db().clone(),
        blobs: bare.blobs().clone(),
        keys: bare.keys().clone(),
        time: Time::System,
        reactions: Reactions::new().deed::<ArrivalKept>(intake::TAKE_IN, take_in),
        live: None,
        url: "http://desk.example".into(),
    });
    let post = Post::new(desk.keys(), None);
    (desk, post)
}

fn ana() -> StaffAdd {
    StaffAdd {
        email: "Ana@Shop.example".into(),
        name: "Ana".into(),
        role: Role::Admin,
        departments: vec!["Sales".into(), "SALES".into()],
        password_stdin: true,
    }
}

async fn with_mailbox(desk: &Desk) {
    let args = MailboxAdd { address: "help@shop.example".into(), department: "Sales".into(), name: None };
    assert_eq!(mailbox_add(desk, &args).await.unwrap(), "");
}

#[tokio::test]
async fn someone_joins_signs_in_and_gets_a_token() {
    let Some((_here, config)) = place(Engine::Sqlite).await else { return };
    let (desk, _) = desk(&config).await;
    assert_eq!(staff_add(&desk, &ana(), &mut &b"\n"[..]).await.unwrap_err().exit(), Exit::Refused);
    let said = staff_add(&desk, &ana(), &mut &b"correct horse\nmore"[..]).await.unwrap();
    assert_eq!(said, "");
    assert_eq!(Department::all(&desk.look()).await.unwrap().len(), 1);
    let signed_in = people::signing_in::sign_in(&desk, "ana@shop.example", "correct horse".into(), "::1", "");
    assert!(signed_in.await.is_ok());
    let taken = staff_add(&desk, &ana(), &mut &b"correct horse\n"[..]).await.unwrap_err();
    assert_eq!(taken.exit(), Exit::Refused);

    let args = |email: &str| TokenNew { email: email.into(), name: "till".into() };
    let token = token_new(&desk, &args("ana@shop.example")).await.unwrap();
    let (_, owner) = ApiToken::of(&desk.look(), token.trim_end(), desk.now()).await.unwrap().unwrap();
    assert_eq!(owner.name, "Ana");
    assert_eq!(token_new(&desk, &args("eve@shop.example")).await.unwrap_err().exit(), Exit::Refused);
    assert!(Staff::any_admin(&desk.look()).await.unwrap());
}

async fn ingested(engine: Engine) {
    let Some((_here, config)) = place(engine).await else { return };
    let (desk, post) = desk(&config).await;
    let to = |mailbox: Option<&str>| Ingest { mailbox: mailbox.map(str::to_owned) };
    let soon = Duration::from_millis(200);
    let give = async |args: Ingest, raw: &str| within(soon, &desk, &post, &config, &args, &mut raw.as_bytes()).await;
    let refused = |said: Said| said.unwrap_err().exit() == Exit::Refused;
    assert!(refused(give(to(None), MAIL).await), "there is no mailbox");
    with_mailbox(&desk).await;
    assert!(refused(give(to(None), " \r\n").await), "there is no mail");
    assert!(refused(give(to(Some("else@shop.example")), MAIL).await), "no mailbox of ours");
    if engine == Engine::Sqlite {
        assert_eq!(give(to(None), MAIL).await.unwrap(), "ticket 1\n");
        assert_eq!(give(to(Some("help@shop.example")), MAIL).await.unwrap(), "ticket 1\n", "the same again");
        let _serve = Lock::take(&config.data).unwrap();
        let other = MAIL.replace("one@", "two@");
        let said = give(to(None), &other).await.unwrap();
        assert!(said.starts_with("arrival "), "left to whoever serves: {said}");
    } else {
        assert_eq!(give(to(None), MAIL).await.unwrap(), "arrival 1\n", "left to the nodes");
    }
}

#[tokio::test]
async fn a_mail_is_taken_in_at_once_unless_somebody_serves() {
    ingested(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_mail_is_kept_for_the_nodes_on_postgres() {
    ingested(Engine::Postgres).await;
}

#[tokio::test]
async fn a_mail_too_big_is_refused() {
    let Some((_here, mut config)) = place(Engine::Sqlite).await else { return };
    config.max_mail_mib = 1;
    let (desk, post) = desk(&config).await;
    with_mailbox(&desk).await;
    let raw = "a".repeat((1 << 20) + 1);
    let args = Ingest { mailbox: None };
    let failure = ingest(&desk, &post, &config, &args, &mut raw.as_bytes()).await.unwrap_err();
    assert!(failure.exit() == Exit::Refused && failure.plain().contains("1 MiB"));
}

#[tokio::test]
async fn migrating_says_each_step_once() {
    let folder = store::testing::Folder::new().unwrap();
    let flags = crate::cli::Flags { data: Some(folder.path().join("new")), ..Default::default() };
    let config = Config::layered(&flags, |_| None).unwrap();
    assert!(migrate(&config).await.unwrap().starts_with("0001 work\n"));
    assert_eq!(migrate(&config).await.unwrap(), "");
}
