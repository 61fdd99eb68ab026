//! The relay the desk sends by: catches every mail, unless the story has it say something else.

use super::PATIENCE;
use mail::smtp::{Answer, Catcher, Caught, Envelope, Limits, Receiver, Server};
use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{net::TcpListener, time::timeout};

/// The relay.
#[derive(Clone)]
pub struct PostOffice {
    /// What it took.
    pub catcher: Catcher,
    /// Where it listens.
    pub address: SocketAddr,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    turns_away: Arc<Mutex<VecDeque<(String, Answer)>>>,
}

impl PostOffice {
    pub async fn open() -> PostOffice {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let office = PostOffice {
            catcher: Catcher::new(1000),
            address: listener.local_addr().unwrap(),
            answers: Arc::default(),
            turns_away: Arc::default(),
        };
        let server = Server::new(Counter(office.clone()), Limits::default(), "relay.example", None);
        tokio::spawn(server.serve(listener, std::future::pending()));
        office
    }

    /// What the next mail is answered with; it is not caught then.
    pub fn will_say(&self, answer: Answer) {
        self.answers.lock().unwrap().push_back(answer);
    }

    /// What this recipient is answered with once; others of the mail are taken.
    pub fn will_say_to(&self, address: &str, answer: Answer) {
        self.turns_away.lock().unwrap().push_back((address.to_owned(), answer));
    }

    fn says_to(&self, address: &str) -> Answer {
        let mut waiting = self.turns_away.lock().unwrap();
        let at = waiting.iter().position(|(one, _)| one == address);
        at.and_then(|at| waiting.remove(at)).map_or(Answer::Accept(String::new()), |(_, answer)| answer)
    }

    /// The mails taken, once there are `n`.
    pub async fn wait_for(&self, n: usize) -> Vec<Arc<Caught>> {
        let came = timeout(PATIENCE, self.catcher.wait_for(n)).await;
        came.unwrap_or_else(|_| panic!("{n} mails never left, only {}", self.catcher.count()))
    }
}

struct Counter(PostOffice);

impl Receiver for Counter {
    async fn recipient(&self, _envelope: &Envelope, address: &str) -> Answer {
        self.0.says_to(address)
    }

    async fn deliver(&self, envelope: Envelope, raw: Vec<u8>) -> Answer {
        let told = self.0.answers.lock().unwrap().pop_front();
        match told {
            Some(answer) => answer,
            None => self.0.catcher.deliver(envelope, raw).await,
        }
    }
}
