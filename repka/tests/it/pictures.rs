//! Pictures from elsewhere are fetched by the desk.

use crate::house::House;
use base::EntryId;
use channel::{
    outside::Reach,
    pictures::{forget, picture},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
/// The beginning of a PNG of two pixels.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0";

/// A web server inside, and how often it was asked.
async fn server() -> (String, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (url, asked) = (format!("http://{}", listener.local_addr().unwrap()), Arc::new(AtomicUsize::new(0)));
    let count = asked.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            let mut read = vec![0; 4_000];
            let length = stream.read(&mut read).await.unwrap_or(0);
            let request = String::from_utf8_lossy(&read[..length]).into_owned();
            let leaks = ["cookie", "referer"].iter().any(|name| request.to_lowercase().contains(name));
            let answer = match request.split(' ').nth(1).unwrap_or_default() {
                _ if leaks => b"HTTP/1.1 500 Told\r\ncontent-length: 0\r\n\r\n".to_vec(),
                "/turn" => b"HTTP/1.1 302 Found\r\nlocation: /p.png\r\ncontent-length: 0\r\n\r\n".to_vec(),
                "/round" => b"HTTP/1.1 302 Found\r\nlocation: /round\r\ncontent-length: 0\r\n\r\n".to_vec(),
                "/page" => b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 6\r\n\r\n<html>".to_vec(),
                "/large" => b"HTTP/1.1 200 OK\r\ncontent-length: 90000000\r\n\r\n"
                    .iter()
                    .chain(&[0; 6 << 20])
                    .copied()
                    .collect(),
                _ => [format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", PNG.len()).as_bytes(), PNG].concat(),
            };
            let _ = stream.write_all(&answer).await;
        }
    });
    (url, asked)
}

/// Iva's mail with this HTML.
async fn writes(house: &House, html: &str) -> (i64, EntryId) {
    let raw = format!(
        "From: {IVA}\r\nTo: {SUPPORT}\r\nSubject: News\r\nMessage-ID: <news@kovac.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n"
    );
    let number = house.customer(IVA).sends(&[SUPPORT], &raw).await;
    (number, house.last(number).await.id)
}

/// Where a page shows its picture from elsewhere.
fn shown(page: &str) -> String {
    let path = page.split("src=\"/pictures?").nth(1).unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap();
    format!("/pictures?{}", path.replace("&amp;", "&"))
}

story!(a_picture_from_elsewhere_is_fetched_by_the_desk_and_never_from_inside(house) {
    let (url, asked) = server().await;
    let (number, entry) = writes(house, &format!("<p>Look</p><img src=\"{url}/p.png?a=1&amp;b=2\">")).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await;
    assert!(page.text().contains(&format!("images={entry}")) && !page.text().contains("/pictures?"));
    let page = vasya.opens(&format!("/tickets/{number}?images={entry}")).await.is(200);
    assert!(!page.header("content-security-policy").contains("https:"), "browsers ask nobody else");
    assert!(!page.text().contains(&format!("src=\"{url}")));
    let path = shown(&page.text());
    vasya.opens(&path).await.is(404);
    assert_eq!(asked.load(Ordering::SeqCst), 0, "this machine is no part of the world");
    house.stranger().opens(&path).await.is(303);
    vasya.opens(&path.replace("p.png", "q.png")).await.is(400);
    vasya.opens("/pictures").await.is(400);
    house.later(2 * 3600).await;
    let address = format!("{url}/p.png?a=1&b=2");
    let fetched = picture(house.desk(), &address, Reach::Inside).await.unwrap().unwrap();
    assert_eq!((fetched.bytes.as_slice(), fetched.media_type.as_str()), (PNG, "image/png"));
    let answer = vasya.opens(&path).await.is(200);
    assert_eq!((&answer.bytes[..], answer.header("content-type")), (PNG, "image/png"));
    assert_eq!((answer.header("x-content-type-options"), answer.header("cross-origin-resource-policy")), ("nosniff", "same-origin"));
    assert!(answer.header("content-security-policy").contains("sandbox"));
    assert_eq!(asked.load(Ordering::SeqCst), 1, "it is asked for once");
    house.later(15 * 24 * 3600).await;
    forget(house.desk()).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM picture").await, 0);
});

story!(only_pictures_come_from_elsewhere(house) {
    let (url, _) = server().await;
    for (path, comes) in [("/turn", true), ("/round", false), ("/page", false), ("/large", false)] {
        let got = picture(house.desk(), &format!("{url}{path}"), Reach::Inside).await.unwrap();
        assert_eq!(got.is_some(), comes, "{path}");
    }
});
