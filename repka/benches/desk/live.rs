//! A change seen in another browser.

use crate::{Asked, Result, figures::Durations, house::House};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::timeout,
};

const CHANGES: usize = 200;

/// A program answers; a browser that shows the ticket is told, and fetches it.
pub async fn measure(asked: &Asked) -> Result<()> {
    let house = House::of(asked).await?;
    let db = house.db().await?;
    let open =
        store::Query::new("SELECT id FROM ticket WHERE state = 'open' AND channel = 'mail' ORDER BY urgent_at LIMIT ")
            .with("", CHANGES as i64);
    let open: Vec<(i64,)> = open.all(&db).await?;
    db.close().await;
    let running = house.serve()?;
    let (mut browser, mut program) = (house.browser(&running), house.program(&running));
    let (mut written, mut told, mut seen) = (Durations::default(), Durations::default(), Durations::default());
    for (ticket,) in open {
        let path = format!("/tickets/{ticket}");
        let topics = topics(&browser.plain_page(&path).await?)?;
        let mut socket = Socket::open(&running.http, &house.cookie).await?;
        socket.send(&topics).await?;
        // What is told at once for having been there before is not what is waited for.
        while matches!(timeout(Duration::from_millis(60), socket.message()).await, Ok(Ok(_))) {}
        let began = Instant::now();
        let answer = program
            .post(&format!("/api/v1/tickets/{ticket}/replies"), r#"{"text":"We send another one today."}"#)
            .await?;
        if answer.status != 201 {
            return Err(format!("{path}: {} {}", answer.status, answer.text()).into());
        }
        written.add(began.elapsed());
        while !timeout(Duration::from_secs(10), socket.message()).await??.contains(r#""refresh":"ticket:"#) {}
        told.add(began.elapsed());
        browser.page(&path).await?;
        seen.add(began.elapsed());
    }
    println!("{} replies by API: answered after {}", seen.len(), written.summary());
    println!("another browser is told after {}; has the page anew after {}", told.summary(), seen.summary());
    println!(
        "all counted from before the request; a browser waits up to 300 ms more when the last refresh was just before"
    );
    running.stop()
}

/// The topics of a page, as `<live-topic>` sends them.
pub fn topics(html: &str) -> Result<String> {
    let attribute = |tag: &str, name: &str| -> Option<String> {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let topics: Vec<[String; 3]> = html
        .split("<live-topic ")
        .skip(1)
        .filter_map(|tag| {
            Some([attribute(&format!(" {tag}"), "topic")?, attribute(tag, "signature")?, attribute(tag, "since")?])
        })
        .collect();
    if topics.is_empty() {
        return Err("the page has no topics".into());
    }
    Ok(serde_json::json!({ "topics": topics }).to_string())
}

/// A WebSocket (RFC 6455), as far as this needs it.
pub struct Socket(BufReader<TcpStream>);

impl Socket {
    /// With the cookie of a session.
    pub async fn open(address: &str, cookie: &str) -> Result<Socket> {
        let mut line = BufReader::new(TcpStream::connect(address).await?);
        let request = format!(
            "GET /live HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        line.write_all(request.as_bytes()).await?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(line.read_u8().await?);
        }
        if !head.starts_with(b"HTTP/1.1 101") {
            return Err(String::from_utf8_lossy(&head).into());
        }
        Ok(Socket(line))
    }

    /// Sends text, masked with zeros as a client must (the mask hides nothing here).
    pub async fn send(&mut self, text: &str) -> Result<()> {
        let size = u16::try_from(text.len())?.to_be_bytes();
        let mut frame = vec![0x81, 0x80 | 126, size[0], size[1], 0, 0, 0, 0];
        frame.extend(text.as_bytes());
        Ok(self.0.write_all(&frame).await?)
    }

    /// Waits until something has come; giving up loses nothing.
    pub async fn ready(&mut self) -> Result<()> {
        if self.0.fill_buf().await?.is_empty() {
            return Err("the socket was closed".into());
        }
        Ok(())
    }

    /// The next text; pings are passed over.
    pub async fn message(&mut self) -> Result<String> {
        loop {
            let (kind, size) = (self.0.read_u8().await? & 0x0f, self.0.read_u8().await?);
            let size = match size {
                126 => usize::from(self.0.read_u16().await?),
                127 => usize::try_from(self.0.read_u64().await?)?,
                small => usize::from(small),
            };
            let mut body = vec![0; size];
            self.0.read_exact(&mut body).await?;
            match kind {
                1 => return Ok(String::from_utf8(body)?),
                8 => return Err("the socket was closed".into()),
                _ => {}
            }
        }
    }
}
