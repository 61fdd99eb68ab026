//! `repka doctor`: what is wrong, and how to mend it. Changes nothing.

mod desk;
mod house;

use crate::{
    cli::Exit,
    commands::{Failure, Said},
    config::Config,
};
use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    Ok,
    Warn,
    Fail,
}

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    grade: Grade,
    name: &'static str,
    fact: String,
    /// What to do; empty when all is well.
    cure: String,
}

impl Finding {
    fn ok(name: &'static str, fact: impl Into<String>) -> Finding {
        Finding { grade: Grade::Ok, name, fact: fact.into(), cure: String::new() }
    }

    fn warn(name: &'static str, fact: impl Into<String>, cure: impl Into<String>) -> Finding {
        Finding { grade: Grade::Warn, name, fact: fact.into(), cure: cure.into() }
    }

    fn fail(name: &'static str, fact: impl Into<String>, cure: impl Into<String>) -> Finding {
        Finding { grade: Grade::Fail, ..Finding::warn(name, fact, cure) }
    }
}

/// `warn  name: fact — what to do`
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grade = match self.grade {
            Grade::Ok => "ok  ",
            Grade::Warn => "warn",
            Grade::Fail => "FAIL",
        };
        write!(f, "{grade}  {}: {}", self.name, self.fact)?;
        match self.cure.as_str() {
            "" => Ok(()),
            cure => write!(f, " — {cure}"),
        }
    }
}

/// Looks at everything and prints a line for each.
///
/// # Errors
/// When anything fails (exit 1); a warning is none.
pub async fn doctor(config: &Config) -> Said {
    let mut findings = house::look(config).await;
    findings.extend(desk::look(config).await);
    for finding in &findings {
        println!("{finding}");
    }
    match findings.iter().filter(|f| f.grade == Grade::Fail).count() {
        0 => Ok(String::new()),
        n => Err(Failure::Plain(Exit::Broken, format!("{n} of {} checks failed", findings.len()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        backup::tests::{fill, place},
        cli::Flags,
        commands::migrate,
        lock::Lock,
    };
    use base::Actor;
    use store::{Engine, Query, testing::Folder};

    fn config(folder: &Folder) -> Config {
        let flags = Flags {
            data: Some(folder.path().join("data")),
            http: Some("127.0.0.1:0".into()),
            smtp: Some("off".into()),
            ..Flags::default()
        };
        Config::layered(&flags, |_| None).unwrap()
    }

    fn grade(findings: &[Finding], name: &str) -> Grade {
        let found = findings.iter().find(|f| f.name == name);
        found.unwrap_or_else(|| panic!("{name} is not looked at")).grade
    }

    #[tokio::test]
    async fn a_folder_without_a_desk_fails_and_stays_as_it_is() {
        let folder = Folder::new().unwrap();
        let config = config(&folder);
        assert_eq!(grade(&house::look(&config).await, "data"), Grade::Fail);
        assert_eq!(grade(&desk::look(&config).await, "database"), Grade::Fail);
        assert!(!config.data.exists());
        assert_eq!(doctor(&config).await.unwrap_err().exit(), Exit::Broken);
    }

    #[tokio::test]
    async fn a_new_desk_lacks_a_mailbox_and_an_admin_and_says_so() {
        let folder = Folder::new().unwrap();
        let config = config(&folder);
        migrate(&config).await.unwrap();
        config.secret_bytes().unwrap();
        let _serve = Lock::take(&config.data).unwrap();
        let house = house::look(&config).await;
        for name in ["data", "secret", "serve"] {
            assert_eq!(grade(&house, name), Grade::Ok, "{name}");
        }
        assert_eq!(grade(&house, "relay"), Grade::Warn);
        let desk = desk::look(&config).await;
        for name in [
            "database",
            "migrations",
            "mail flow",
            "ledger",
            "intake",
            "jobs",
            "delivery",
            "recipients",
            "staff mail",
            "questions",
            "clock",
        ] {
            assert_eq!(grade(&desk, name), Grade::Ok, "{name}");
        }
        assert_eq!(grade(&desk, "mailboxes"), Grade::Warn);
        assert_eq!(grade(&desk, "admins"), Grade::Warn);
    }

    #[tokio::test]
    async fn whom_a_mail_missed_is_counted_and_where_to_look_is_said() {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let Some((_here, config)) = place(engine).await else { continue };
            let desk = fill(&config).await;
            assert_eq!(grade(&desk::look_into(desk.db()).await.unwrap(), "recipients"), Grade::Ok);
            let mut act = desk.act(Actor::Machine).await.unwrap();
            let now = act.now();
            let missed = r#"[{"name": "", "address": "a@x.example", "state": "failed", "note": "550"},
                {"name": "", "address": "b@x.example", "state": "unsure", "note": ""},
                {"name": "", "address": "c@x.example", "state": "waiting", "note": "451"}]"#;
            let missed: serde_json::Value = serde_json::from_str(missed).unwrap();
            let query = Query::new("UPDATE entry SET missed = ").with("", missed).with(", at = ", now);
            assert!(query.run(&mut act).await.unwrap() > 0);
            act.commit().await.unwrap();
            let found = desk::look_into(desk.db()).await.unwrap();
            let said = found.iter().find(|f| f.name == "recipients").unwrap().to_string();
            let number: i64 = Query::new("SELECT id FROM ticket").value(desk.db()).await.unwrap();
            assert!(said.starts_with("warn  recipients: 2 people did not get a mail of the last 7 days"), "{said}");
            assert!(said.contains(&format!("#{number} ")), "{said}");
        }
    }

    #[tokio::test]
    async fn what_does_not_reach_us_or_whoever_is_asked_is_found() {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let Some((_here, config)) = place(engine).await else { continue };
            let desk = fill(&config).await;
            let mut act = desk.act(Actor::Machine).await.unwrap();
            let now = act.now();
            let staff = Query::new("UPDATE staff SET refused = '550', refused_at = ").with("", now);
            assert!(staff.run(&mut act).await.unwrap() > 0);
            act.commit().await.unwrap();
            let found = desk::look_into(desk.db()).await.unwrap();
            assert_eq!(grade(&found, "questions"), Grade::Ok);
            assert_eq!(grade(&found, "staff mail"), Grade::Warn);
        }
    }

    #[tokio::test]
    async fn a_dns_that_does_not_answer_is_found() {
        let folder = Folder::new().unwrap();
        let nobody = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
        let mut config = config(&folder);
        config.dns = Some(Some(nobody.local_addr().unwrap()));
        assert_eq!(grade(&house::look(&config).await, "dns"), Grade::Warn);
        config.dns = None;
        assert_eq!(grade(&house::look(&config).await, "dns"), Grade::Ok);
    }

    #[tokio::test]
    async fn a_secret_that_others_can_read_and_a_taken_port_are_found() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new().unwrap();
        let mut config = config(&folder);
        config.secret_bytes().unwrap();
        let open = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(config.secret_file(), open).unwrap();
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        config.http = taken.local_addr().unwrap().to_string();
        let house = house::look(&config).await;
        assert_eq!(grade(&house, "secret"), Grade::Fail);
        assert_eq!(grade(&house, "http"), Grade::Fail);
    }
}
