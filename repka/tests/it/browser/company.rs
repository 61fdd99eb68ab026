//! The demo's company, for looking at: screens with a past.

use super::window::Window;
use base::Time;
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
