//! The demo's company, for looking at: screens with a past.

use super::window::Window;
use base::{Actor, Time};
use people::{Admin, Department, NewStaff, Role, Session, Staff};
use repka::{
    assemble::{self, Opening},
    cli::Flags,
    config::Config,
    demo, serve,
};
use store::testing::Folder;

/// A desk with the demo's people and their stories.
pub struct Company {
    pub running: serve::Running,
    _folder: Folder,
}

impl Company {
    /// With a past of so many tickets; the open ones are the same at any number above some hundreds.
    pub async fn start(tickets: usize) -> Company {
        let folder = Folder::new().unwrap();
        let flags = Flags {
            data: Some(folder.path().join("demo")),
            http: Some("127.0.0.1:0".into()),
            smtp: Some("off".into()),
            ..Flags::default()
        };
        let config = Config::layered(&flags, |_| None).unwrap();
        let house = assemble::house(&config, Opening { unsynced: true, ..Opening::default() }).await.unwrap();
        demo::fill(&house.desk, &house.post, 1, tickets).await.unwrap();
        house.desk.db().close().await;
        let running = serve::start_with(&config, true, Time::System, axum::Router::new()).await.unwrap();
        Company { running, _folder: folder }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.running.http)
    }

    /// What went wrong lately is recorded as improvements.
    pub async fn learns(&self) {
        demo::learn(&self.running.web.desk).await.unwrap();
    }

    /// The window becomes this colleague's, by first name; nobody's, without one.
    pub async fn is(&self, window: &Window, name: &str) {
        window.go("/health").await;
        window.driver.delete_all_cookies().await.unwrap();
        if name.is_empty() {
            return;
        }
        let mut act = self.running.web.desk.act(Actor::Machine).await.unwrap();
        let all = Staff::all(&mut act).await.unwrap();
        let who = all.iter().find(|one| one.name.starts_with(name)).unwrap().id;
        let session = Session::begin(&mut act, who, "127.0.0.1", "Chromium").await.unwrap();
        act.commit().await.unwrap();
        window.be(&session).await;
    }

    /// A department and a colleague are called by more than sixty letters.
    pub async fn has_long_names(&self) {
        let by = Admin::of_the_machine();
        let mut act = self.running.web.desk.act(Actor::Machine).await.unwrap();
        let name = "Rücknahmen, Gewährleistung und Zusammenarbeit mit den Herstellern";
        let department = Department::ensure(&mut act, &by, name).await.unwrap().id;
        let name = "Александра-Магдалена Константинопольская-Преображенская фон Вестенберг";
        let email = "alexandra-magdalena.konstantinopolskaya-preobrazhenskaya@jasen.example";
        for (role, email) in [(Role::Agent, email), (Role::Collaborator, "a@jasen.example")] {
            let new = NewStaff { email, name, role, departments: &[department], password: None };
            Staff::join(&mut act, &by, new).await.unwrap();
        }
        act.commit().await.unwrap();
    }

    pub async fn end(self) {
        self.running.stop().await;
    }
}

/// Marta of the demo signs in.
pub async fn sign_in(window: &Window) {
    window.go("/session/new").await;
    let script = "[...document.querySelectorAll('.person')].find((one) => one.innerText.includes('Marta')).click()";
    window.ask(script, vec![]).await;
    window.until("nobody is signed in", "return !!document.querySelector('.workspace')", vec![]).await;
}
