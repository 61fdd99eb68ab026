//! What a browser shows while something between it and the desk is in the way.

use super::begin;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering::Relaxed},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// What the way lets through.
#[derive(Clone, Copy)]
enum Through {
    Everything,
    /// As some proxies do it.
    NoSockets,
    Nothing,
}

/// Stands between a browser and the desk.
struct Way {
    address: SocketAddr,
    through: Arc<AtomicU8>,
    cut: watch::Sender<()>,
}

impl Way {
    async fn to(desk: SocketAddr, through: Through) -> Way {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let cut = watch::Sender::new(());
        let gate = Arc::new(AtomicU8::new(through as u8));
        let way = Way { address: listener.local_addr().unwrap(), through: gate, cut: cut.clone() };
        let through = way.through.clone();
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(pass(browser, desk, through.clone(), cut.subscribe()));
            }
        });
        way
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Cuts every line there is, as the end of a process does.
    fn cuts(&self) {
        self.cut.send_replace(());
    }

    fn lets(&self, through: Through) {
        self.through.store(through as u8, Relaxed);
    }
}

/// Passes on what may pass; at the first thing that may not, the line is cut.
async fn pass(mut browser: TcpStream, desk: SocketAddr, through: Arc<AtomicU8>, mut cuts: watch::Receiver<()>) {
    let Ok(mut desk) = TcpStream::connect(desk).await else { return };
    let ((mut asked, mut shown), (mut answers, mut asks)) = (browser.split(), desk.split());
    let back = copy(&mut answers, &mut shown);
    let forth = async {
        let mut chunk = [0; 16 * 1024];
        while let Ok(read @ 1..) = asked.read(&mut chunk).await {
            let text = String::from_utf8_lossy(&chunk[..read]).to_lowercase();
            let through = through.load(Relaxed);
            let socket = text.contains("upgrade: websocket");
            if through == Through::Nothing as u8 || (socket && through == Through::NoSockets as u8) {
                return;
            }
            if asks.write_all(&chunk[..read]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! { _ = back => {}, () = forth => {}, _ = cuts.changed() => {} }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_socket_gets_through_a_page_asks_and_says_so_once() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let way = Way::to(place.running.http, Through::NoSockets).await;
    let window = place.ana_by(&chrome, &way.url()).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window.see(".banner", "Live updates are blocked").await;
    place.more("two@kupac.example", "They have come, but one is red.").await;
    // Somebody who comes back to a tab does not wait for the next question.
    let comes_back = "document.dispatchEvent(new Event('visibilitychange')); \
        return document.querySelector('.timeline').innerText.includes('one is red')";
    window.until("the answer was never seen", comes_back, vec![]).await;

    way.lets(Through::Everything);
    let hurries = "dispatchEvent(new Event('online')); return document.querySelector('.banner').textContent === ''";
    window.until("the socket is not used again", hurries, vec![]).await;
    place.more("three@kupac.example", "And one is blue.").await;
    window.see(".entry.in .body", "one is blue").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_out_of_reach_says_so_and_its_page_comes_back_by_itself() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let way = Way::to(place.running.http, Through::Everything).await;
    let window = place.ana_by(&chrome, &way.url()).await;
    window.go("/views/unassigned").await;
    let kept = "return navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)";
    window.until("nothing is kept for bad days", kept, vec![]).await;
    let pages = "return caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()) \
        .then((all) => all.map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/assets/')))";
    assert_eq!(window.ask(pages, vec![]).await, serde_json::json!(["/offline"]), "no page is kept");

    way.lets(Through::Nothing);
    window.go("/tickets/1").await;
    window.see("h1", "The desk is out of reach").await;
    assert_eq!(window.path().await, "/tickets/1");
    way.lets(Through::Everything);
    window.see(".ticket", "Two rucksacks").await;
    window.close().await;
    place.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_outlives_a_restart_of_the_desk() {
    let Some((place, chrome)) = begin().await else { return };
    place.first_ticket().await;
    let way = Way::to(place.running.http, Through::Everything).await;
    let window = place.ana_by(&chrome, &way.url()).await;
    window.go("/tickets/1").await;
    window.ready().await;
    window.press("r").await;
    window.press("Черновик один").await;
    let place = place.restart().await;
    way.cuts();
    window.press(" и два").await;
    place.more("two@kupac.example", "Something more").await;
    window.see(".entry.in .body", "Something more").await;
    window.see(".reply trix-editor", "Черновик один и два").await;
    window.see(".reply .status", "Saved").await;
    window.close().await;
    place.end().await;
}
