//! A house for stories: a real server on a database of its own, a company that works there, and a
//! relay that catches what leaves. Time stands still until the story moves it.

mod answer;
mod api;
mod browser;
mod customer;
mod postfix;
mod relay;

pub use answer::Answer;
pub use api::Api;
pub use browser::{Browser, form};
pub use customer::{Customer, letter};
pub use postfix::{Postfix, Ways};
pub use relay::PostOffice;

use base::{Actor, DepartmentId, Desk, EntryId, Setting, StaffId, TicketId, Time};
use channel::{Mailbox, mail::Post};
use mail::{Letter, smtp::Caught};
use people::{Admin, ApiToken, Colleague, Company, Department, NewStaff, Role, Session, Staff, second_step, totp};
use repka::{
    cli::Flags,
    config::Config,
    lmtp::Bound,
    migrations,
    serve::{self, Running},
};
use std::{sync::Arc, time::Duration};
use store::{Engine, Moment, Query, testing::Temporary};
use ticket::{Entry, Scope, Ticket};
use trust::testing::Dns;

/// How long anything may take before a story fails.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Who works there: name, role, department. Addresses are `name@desk.example`.
const PEOPLE: [(&str, Role, &str); 6] = [
    ("Anna", Role::Admin, "Support"),
    ("Olga", Role::Supervisor, "Support"),
    ("Vasya", Role::Agent, "Support"),
    ("Petya", Role::Agent, "Support"),
    ("Irina", Role::Agent, "Accounting"),
    ("Kolya", Role::Collaborator, "Development"),
];

/// Addresses of the company, and which department answers.
const MAILBOXES: [(&str, &str); 2] = [("support@desk.example", "Support"), ("billing@desk.example", "Accounting")];

/// A house in which a story happens.
pub struct House {
    /// The clock, which stands still.
    pub time: Time,
    /// The relay the desk sends by.
    pub office: PostOffice,
    /// Its settings.
    pub config: Config,
    dns: Option<Dns>,
    running: Running,
    _kept: Temporary,
}

impl House {
    /// A house on this engine; `None` when the engine is not installed, which is said by name.
    pub async fn open(engine: Engine) -> Option<House> {
        let house = House::empty(engine).await?;
        house.furnish().await;
        Some(house)
    }

    /// A house that asks a DNS server of the story about senders, and to which everybody comes from far away.
    pub async fn asking(engine: Engine) -> Option<House> {
        let dns = Dns::start().await;
        let set = [("REPKA_DNS", dns.address.to_string()), ("REPKA_UPSTREAM", ",".to_owned())];
        let house = House { dns: Some(dns), ..House::set(engine, &set).await? };
        house.furnish().await;
        Some(house)
    }

    /// Whom it asks about senders.
    pub fn dns(&self) -> &Dns {
        self.dns.as_ref().unwrap()
    }

    /// A house in which nobody works yet. It asks nobody about senders.
    pub async fn empty(engine: Engine) -> Option<House> {
        House::set(engine, &[("REPKA_DNS", "off".to_owned())]).await
    }

    /// One with these settings.
    async fn set(engine: Engine, set: &[(&str, String)]) -> Option<House> {
        let kept = store::testing::fresh(engine, migrations::ALL).await.unwrap()?;
        kept.db.close().await; // the server opens it by itself
        let office = PostOffice::open().await;
        let flags = Flags {
            data: Some(kept.folder.path().join("data")),
            http: Some("127.0.0.1:0".into()),
            smtp: Some("127.0.0.1:0".into()),
            lmtp: Some("127.0.0.1:0".into()),
            database: Some(kept.url.clone()),
            relay: Some(format!("smtp://{}?tls=none", office.address)),
            ..Flags::default()
        };
        let env = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        let config = Config::layered(&flags, env).unwrap();
        let time = Time::frozen(Moment::from_seconds(Moment::now().seconds()));
        let running = serve::start(&config, time.clone()).await.unwrap();
        Some(House { time, office, config, dns: None, running, _kept: kept })
    }

    async fn furnish(&self) {
        let by = Admin::of_the_machine();
        let mut act = self.desk().act(Actor::Machine).await.unwrap();
        let company = Company { name: "Tavan".into(), undo_seconds: 0, ..Company::default() };
        company.write(&mut act).await.unwrap();
        for (name, role, department) in PEOPLE {
            let department = Department::ensure(&mut act, &by, department).await.unwrap();
            let email = format!("{}@desk.example", name.to_lowercase());
            let new = NewStaff { email: &email, name, role, departments: &[department.id], password: None };
            Staff::join(&mut act, &by, new).await.unwrap();
        }
        for (address, department) in MAILBOXES {
            let department = Department::ensure(&mut act, &by, department).await.unwrap();
            Mailbox::open(&mut act, &by, address, department.name.as_str(), department.id).await.unwrap();
        }
        act.commit().await.unwrap();
    }

    /// The desk itself, for verbs no door has, and for looking.
    pub fn desk(&self) -> &Desk {
        &self.running.web.desk
    }

    /// Where pages and API are.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.http)
    }

    /// Where mail is taken in.
    pub fn smtp(&self) -> std::net::SocketAddr {
        self.running.smtp.unwrap()
    }

    /// Where a mail server hands mails over.
    pub fn lmtp(&self) -> std::net::SocketAddr {
        match self.running.lmtp {
            Some(Bound::Port(address)) => address,
            ref other => panic!("LMTP at {other:?}"),
        }
    }

    /// What mints and recognises Message-IDs and reply addresses as the desk does.
    pub fn post(&self) -> Post {
        Post::new(self.desk().keys(), None)
    }

    /// Lets time pass.
    pub async fn later(&self, seconds: u64) {
        self.settled().await;
        self.time.advance(Duration::from_secs(seconds));
        self.desk().wake();
        self.settled().await;
    }

    /// Waits until no job is due or in someone's hands. None may have failed: the clock stands
    /// still, so nobody would ever try it again.
    pub async fn settled(&self) {
        let end = std::time::Instant::now() + PATIENCE;
        loop {
            let jobs = self.due().await;
            let failed: Vec<_> = jobs.iter().filter(|(_, error)| error.is_some()).collect();
            assert!(failed.is_empty(), "failed: {failed:?}");
            if jobs.is_empty() {
                return;
            }
            assert!(std::time::Instant::now() < end, "never done: {jobs:?}");
            tokio::time::sleep(Duration::from_millis(4)).await;
        }
    }

    /// Jobs that are due, in someone's hands or failed, each with why.
    async fn due(&self) -> Vec<(String, Option<String>)> {
        Query::new("SELECT kind, error FROM job WHERE node IS NOT NULL OR error IS NOT NULL OR run_at <= ")
            .with("", self.desk().now())
            .all(self.desk().db())
            .await
            .unwrap()
    }

    /// How many answers can be taken back for how long; 0 unless said.
    pub async fn undo_seconds(&self, seconds: u32) {
        let mut act = self.desk().act(Actor::Machine).await.unwrap();
        let company = Company { undo_seconds: seconds, ..Company::read(&mut act).await.unwrap() };
        company.write(&mut act).await.unwrap();
        act.commit().await.unwrap();
    }

    /// Someone who works here.
    pub async fn staff(&self, name: &str) -> Staff {
        let email = format!("{}@desk.example", name.to_lowercase());
        Staff::by_email(&self.desk().look(), &email).await.unwrap().unwrap()
    }

    /// Someone who works here, as verbs know them.
    pub async fn colleague(&self, name: &str) -> Colleague {
        Colleague::known(&self.desk().look(), self.staff(name).await).await.unwrap()
    }

    /// The department of this name.
    pub async fn department(&self, name: &str) -> DepartmentId {
        Department::named(&self.desk().look(), name).await.unwrap().unwrap().id
    }

    /// Someone's browser, signed in.
    pub async fn agent(&self, name: &str) -> Browser {
        self.browser_of(&self.staff(name).await).await
    }

    /// The browser of somebody this house did not come with, signed in.
    pub async fn browser_of(&self, staff: &Staff) -> Browser {
        let mut act = self.desk().act(Actor::Staff(staff.id)).await.unwrap();
        let secret = Session::begin(&mut act, staff.id, "127.0.0.1", "a test").await.unwrap();
        act.commit().await.unwrap();
        Browser::new(self.url(""), Some(secret), staff.id)
    }

    /// Gives someone a second step of signing in, if they have none; answers with what their app knows.
    pub async fn sets_up_second_step(&self, who: StaffId) -> Vec<u8> {
        let mut act = self.desk().act(Actor::Staff(who)).await.unwrap();
        if second_step::begin(&mut act, who).await.is_err() {
            return Vec::new();
        }
        act.commit().await.unwrap();
        let secret = second_step::begun(&self.desk().look(), self.desk().keys(), who).await.unwrap().unwrap();
        second_step::confirm(self.desk(), who, &self.code(&secret)).await.unwrap();
        secret
    }

    /// What an authenticator app that knows the secret shows now.
    pub fn code(&self, secret: &[u8]) -> String {
        totp::code(secret, self.desk().now().seconds() / totp::STEP)
    }

    /// A browser of nobody in particular.
    pub fn stranger(&self) -> Browser {
        Browser::new(self.url(""), None, StaffId(0))
    }

    /// Someone's program.
    pub async fn api(&self, name: &str) -> Api {
        let staff = self.staff(name).await;
        let mut act = self.desk().act(Actor::Staff(staff.id)).await.unwrap();
        let token = ApiToken::make(&mut act, staff.id, "a test").await.unwrap();
        act.commit().await.unwrap();
        Api::new(self.url(""), Some(token))
    }

    /// A program without a token.
    pub fn unknown_program(&self) -> Api {
        Api::new(self.url(""), None)
    }

    /// Someone who is served.
    pub fn customer(&self, address: &str) -> Customer<'_> {
        Customer::new(self, address)
    }

    /// The mails that left, once there are `n`.
    pub async fn mails(&self, n: usize) -> Vec<Arc<Caught>> {
        let mails = self.office.wait_for(n).await;
        self.settled().await;
        assert_eq!(self.office.catcher.count(), n, "more left than was meant to");
        mails
    }

    /// The `n`-th mail that left, read.
    pub async fn mail(&self, n: usize) -> Letter {
        Letter::read(&self.mails(n).await[n - 1].raw).unwrap()
    }

    /// A ticket as it is now.
    pub async fn ticket(&self, number: i64) -> Ticket {
        let scope = Scope::of(&self.colleague("Anna").await);
        Ticket::seen_by(&self.desk().look(), &scope, TicketId(number)).await.unwrap()
    }

    /// Its whole timeline.
    pub async fn timeline(&self, number: i64) -> Vec<Entry> {
        self.ticket(number).await.timeline(&self.desk().look()).await.unwrap()
    }

    /// The words on its timeline, oldest first, without what changed.
    pub async fn words(&self, number: i64) -> Vec<String> {
        let entries = self.timeline(number).await.into_iter().filter(|e| e.change.is_none());
        entries.map(|e| e.reply_text.trim().to_owned()).collect()
    }

    /// Its newest entry that is no change.
    pub async fn last(&self, number: i64) -> Entry {
        self.timeline(number).await.into_iter().rfind(|e| e.change.is_none()).unwrap()
    }

    /// An entry as it is now.
    pub async fn entry(&self, id: EntryId) -> Entry {
        Entry::find(&self.desk().look(), id).await.unwrap()
    }

    /// How many rows a table has.
    pub async fn count(&self, query: &'static str) -> i64 {
        Query::new(query).value(self.desk().db()).await.unwrap()
    }
}

/// A story told on both engines; at its end no job is left undone. It begins in a furnished house, or
/// in an empty one, `story!(empty: name(house) { … })`, or in one that asks about senders, `story!(asking: …)`.
macro_rules! story {
    (empty: $name:ident($house:ident) $body:block) => {
        story!(empty, $name, $house, $body);
    };
    (asking: $name:ident($house:ident) $body:block) => {
        story!(asking, $name, $house, $body);
    };
    ($name:ident($house:ident) $body:block) => {
        story!(open, $name, $house, $body);
    };
    ($begin:ident, $name:ident, $house:ident, $body:block) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($house: &$crate::house::House) $body

            async fn told(engine: store::Engine) {
                if let Some(house) = $crate::house::House::$begin(engine).await {
                    story(&house).await;
                    house.settled().await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                told(store::Engine::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                told(store::Engine::Postgres).await;
            }
        }
    };
}
