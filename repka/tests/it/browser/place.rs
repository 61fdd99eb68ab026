//! A desk that runs, with two colleagues, a mailbox, and a catcher for what it sends.

use super::{chrome::Chrome, chrome::Kind, window::Window};
use base::{Actor, Setting, StaffId, Time};
use channel::Mailbox;
use mail::{
    Letter,
    smtp::{Catcher, Limits, Relay, Server},
};
use people::{Admin, Company, Department, NewStaff, Role, Session, Staff};
use repka::{
    cli::Flags,
    config::Config,
    serve::{self, Running},
};
use std::time::Duration;
use store::{Query, testing::Folder};
use tokio::{net::TcpListener, task::JoinHandle};

pub const MAILBOX: &str = "help@shop.example";
pub const PASSWORD: &str = "correct horse battery";
pub const ANA: &str = "ana@shop.example";
pub const BORIS: &str = "boris@shop.example";

/// Seconds to take an answer back: short, so that no test waits long.
const UNDO: u32 = 1;

pub struct Place {
    pub running: Running,
    config: Config,
    pub catcher: Catcher,
    catching: JoinHandle<()>,
    pub ana: StaffId,
    pub boris: StaffId,
    _folder: Folder,
}

/// What a customer writes.
pub struct Written<'a> {
    pub id: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    /// The mail it answers.
    pub after: Option<&'a str>,
}

impl Place {
    pub async fn start() -> Place {
        let folder = Folder::new().unwrap();
        let (catcher, relay, catching) = catch().await;
        let flags = Flags {
            data: Some(folder.path().join("data")),
            http: Some("127.0.0.1:0".into()),
            smtp: Some("127.0.0.1:0".into()),
            relay: Some(relay),
            ..Flags::default()
        };
        let config = Config::layered(&flags, |_| None).unwrap();
        let running = serve::start(&config, Time::System).await.unwrap();
        let [ana, boris] = people(&running).await;
        Place { running, config, catcher, catching, ana, boris, _folder: folder }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.running.http)
    }

    /// How long a sent answer can be taken back.
    pub async fn undo_within(&self, seconds: u32) {
        let mut act = self.running.web.desk.act(Actor::Machine).await.unwrap();
        let company = Company { undo_seconds: seconds, ..Company::read(&mut act).await.unwrap() };
        company.write(&mut act).await.unwrap();
        act.commit().await.unwrap();
    }

    /// Ana's window, signed in; she administers.
    pub async fn ana(&self, chrome: &Chrome) -> Window {
        self.window(chrome, self.ana, Kind::DESK).await
    }

    /// Boris's window, signed in; he is an agent.
    pub async fn boris(&self, chrome: &Chrome) -> Window {
        self.boris_with(chrome, Kind::DESK).await
    }

    /// Boris's window of another kind.
    pub async fn boris_with(&self, chrome: &Chrome, kind: Kind) -> Window {
        self.window(chrome, self.boris, kind).await
    }

    /// Ana's window of another kind.
    pub async fn ana_with(&self, chrome: &Chrome, kind: Kind) -> Window {
        self.window(chrome, self.ana, kind).await
    }

    /// Ana's window on the desk by another way.
    pub async fn ana_by(&self, chrome: &Chrome, url: &str) -> Window {
        self.window_by(chrome, self.ana, Kind::DESK, url).await
    }

    async fn window(&self, chrome: &Chrome, who: StaffId, kind: Kind) -> Window {
        self.window_by(chrome, who, kind, &self.url()).await
    }

    async fn window_by(&self, chrome: &Chrome, who: StaffId, kind: Kind, url: &str) -> Window {
        let mut act = self.running.web.desk.act(Actor::Machine).await.unwrap();
        let session = Session::begin(&mut act, who, "127.0.0.1", "Chromium").await.unwrap();
        act.commit().await.unwrap();
        let window = chrome.open(kind, url).await;
        window.be(&session).await;
        window
    }

    /// A customer's mail goes in by SMTP; it is kept when this returns.
    pub async fn receive(&self, written: Written<'_>) {
        let references =
            written.after.map(|id| format!("In-Reply-To: <{id}>\r\nReferences: <{id}>\r\n")).unwrap_or_default();
        let raw = format!(
            "From: Iva Babic <iva@kupac.example>\r\nTo: {MAILBOX}\r\nSubject: {}\r\nMessage-ID: <{}>\r\n{references}\
             Date: Mon, 02 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
            written.subject, written.id, written.text
        );
        self.hand_over("iva@kupac.example", &raw).await;
    }

    /// A raw mail goes in by SMTP; it is kept when this returns.
    pub async fn hand_over(&self, from: &str, raw: &str) {
        let door = Relay::parse(&format!("smtp://{}?tls=none", self.running.smtp.unwrap())).unwrap();
        door.send(from, &[MAILBOX.to_owned()], raw.as_bytes()).await.unwrap();
    }

    /// The first mail, as ticket 1.
    pub async fn first_ticket(&self) {
        self.receive(Written {
            id: "one@kupac.example",
            subject: "Two rucksacks",
            text: "Where are they?",
            after: None,
        })
        .await;
        self.one_ticket().await;
    }

    /// A raw mail, as ticket 1.
    pub async fn first_raw(&self, raw: &str) {
        self.hand_over("iva@kupac.example", raw).await;
        self.one_ticket().await;
    }

    async fn one_ticket(&self) {
        let look = self.running.web.desk.look();
        let patience = tokio::time::timeout(Duration::from_secs(10), async {
            while Query::new("SELECT count(*) FROM ticket").value::<i64>(&look).await.unwrap() == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        patience.await.expect("the mail becomes a ticket");
    }

    /// More from the same customer, in the same thread.
    pub async fn more(&self, id: &str, text: &str) {
        self.receive(Written { id, subject: "Re: Two rucksacks", text, after: Some("one@kupac.example") }).await;
    }

    /// The mails sent, once there are so many.
    pub async fn sent(&self, count: usize) -> Vec<Letter> {
        let caught = tokio::time::timeout(Duration::from_secs(15), self.catcher.wait_for(count));
        let mails = caught.await.unwrap_or_else(|_| panic!("{} of {count} mails were sent", self.catcher.count()));
        mails.iter().map(|mail| Letter::read(&mail.raw).unwrap()).collect()
    }

    /// Ends every session of Ana's, as an admin or time does.
    pub async fn signs_ana_out(&self) {
        let mut act = self.running.web.desk.act(Actor::Machine).await.unwrap();
        for session in Session::all(&mut act, self.ana).await.unwrap() {
            Session::end(&mut act, self.ana, session.id).await.unwrap();
        }
        act.commit().await.unwrap();
    }

    /// Ends the desk and starts it again where it was.
    pub async fn restart(self) -> Place {
        let Place { running, mut config, catcher, catching, ana, boris, _folder } = self;
        config.http = running.http.to_string();
        config.smtp = running.smtp.map(|smtp| smtp.to_string());
        running.stop().await;
        let running = serve::start(&config, Time::System).await.unwrap();
        Place { running, config, catcher, catching, ana, boris, _folder }
    }

    /// Ends the desk in order.
    pub async fn end(self) {
        self.running.stop().await;
        self.catching.abort();
    }
}

async fn catch() -> (Catcher, String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let relay = format!("smtp://{}?tls=none", listener.local_addr().unwrap());
    let catcher = Catcher::new(100);
    let server = Server::new(catcher.clone(), Limits::default(), "catcher.localhost", None);
    let catching = tokio::spawn(async move { server.serve(listener, std::future::pending::<()>()).await });
    (catcher, relay, catching)
}

async fn people(running: &Running) -> [StaffId; 2] {
    let hash = people::password::hash(PASSWORD.into()).await.unwrap();
    let by = Admin::of_the_machine();
    let mut act = running.web.desk.act(Actor::Machine).await.unwrap();
    let support = Department::ensure(&mut act, &by, "Support").await.unwrap().id;
    Mailbox::open(&mut act, &by, MAILBOX, "The shop", support).await.unwrap();
    Company { name: "The shop".into(), undo_seconds: UNDO, ..Company::default() }.write(&mut act).await.unwrap();
    let mut ids = Vec::new();
    for (email, name, role) in [(ANA, "Ana Kos", Role::Admin), (BORIS, "Boris Kolev", Role::Agent)] {
        let new = NewStaff { email, name, role, departments: &[support], password: Some(hash.clone()) };
        ids.push(Staff::join(&mut act, &by, new).await.unwrap().id);
    }
    act.commit().await.unwrap();
    [ids[0], ids[1]]
}
