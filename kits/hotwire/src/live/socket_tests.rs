use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::*;
use crate::origin::Origin;

struct Cookie;

impl Gate for Cookie {
    async fn admit(&self, request: &Parts) -> Option<Viewer> {
        let session = request.headers.get("cookie")?.to_str().ok()?.to_owned();
        Some(Viewer { session, id: 1, name: "Ann".into(), picture: None })
    }
}

struct Server {
    hub: Hub,
    key: TopicKey,
    address: SocketAddr,
}

async fn server() -> Server {
    let (hub, key) = (Hub::default(), TopicKey::new(&[1; 32]));
    let origins = Arc::new(Origins::new(Origin::of("https://desk.example")));
    let app = router(Live { hub: hub.clone(), key: key.clone(), origins, gate: Cookie });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    Server { hub, key, address }
}

impl Server {
    /// Shakes hands (RFC 6455, 4.1); the status, and the line if it is open.
    async fn open(&self, headers: &str) -> (u16, Client) {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let request = format!(
            "GET /live HTTP/1.1\r\nHost: desk.example\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{headers}\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        let status = std::str::from_utf8(&head[9..12]).unwrap().parse().unwrap();
        (status, Client(stream))
    }

    async fn client(&self) -> Client {
        let (status, mut client) = self.open("Origin: https://desk.example\r\nCookie: s1\r\n").await;
        assert_eq!(status, 101);
        assert_eq!(client.hear().await, Heard::Text("{}".into()), "a first sign of life");
        assert_eq!(client.hear().await, Heard::Ping);
        client
    }

    fn page(&self, session: &str, topic: &str, since: &str) -> String {
        let signed = self.key.sign(session, topic, false);
        format!(r#"{{"topics":[["{topic}","{}",{since}]]}}"#, signed.signature)
    }
}

struct Client(TcpStream);

#[derive(Debug, PartialEq)]
enum Heard {
    Text(String),
    Ping,
    Close(u16),
}

impl Client {
    /// Sends a text frame (RFC 6455, 5.2), masked with zeros.
    async fn say(&mut self, text: &str) {
        let length = u16::try_from(text.len()).unwrap().to_be_bytes();
        let frame = [&[0x81, 0xfe], &length[..], &[0; 4], text.as_bytes()].concat();
        self.0.write_all(&frame).await.unwrap();
    }

    /// The next frame within two seconds.
    async fn hear(&mut self) -> Heard {
        timeout(Duration::from_secs(2), self.frame()).await.expect("nothing heard")
    }

    async fn frame(&mut self) -> Heard {
        let opcode = self.0.read_u8().await.unwrap() & 0x0f;
        let length = match self.0.read_u8().await.unwrap() {
            126 => usize::from(self.0.read_u16().await.unwrap()),
            short => usize::from(short),
        };
        let mut payload = vec![0; length];
        self.0.read_exact(&mut payload).await.unwrap();
        match opcode {
            1 => Heard::Text(String::from_utf8(payload).unwrap()),
            8 => Heard::Close(u16::from_be_bytes([payload[0], payload[1]])),
            9 => Heard::Ping,
            other => panic!("frame of kind {other}"),
        }
    }

    /// Waits until the server has read what was said before, by a question it answers with a close.
    async fn refused(&mut self, text: &str) -> Heard {
        self.say(text).await;
        self.hear().await
    }
}

#[tokio::test]
async fn only_our_own_pages_with_a_session_open_a_socket() {
    let server = server().await;
    for (headers, status) in [
        ("Origin: https://evil.example\r\nCookie: s1\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\nOrigin: https://desk.example\r\nCookie: s1\r\n", 403),
        ("Cookie: s1\r\n", 403),
        ("Origin: https://desk.example\r\n", 401),
        ("Origin: https://desk.example\r\nCookie: s1\r\n", 101),
    ] {
        assert_eq!(server.open(headers).await.0, status, "{headers}");
    }
}

#[tokio::test]
async fn a_signed_topic_is_watched_and_one_signed_for_another_session_is_not() {
    let server = server().await;
    let (mut ann, mut thief) = (server.client().await, server.client().await);
    let since = "\"1\""; // long ago: before the server began
    server.hub.publish("ticket:42", None); // before they watch: `since` tells whoever may know
    ann.say(&server.page("s1", "ticket:42", since)).await;
    thief.say(&server.page("s2", "ticket:42", since)).await;
    assert_eq!(ann.hear().await, Heard::Text(r#"{"refresh":"ticket:42"}"#.into()));
    server.hub.publish("ticket:42", Some("request-1"));
    assert_eq!(ann.hear().await, Heard::Text(r#"{"refresh":"ticket:42","by":"request-1"}"#.into()));
    assert_eq!(thief.refused("?").await, Heard::Close(close_code::POLICY), "and nothing before it");
}

#[tokio::test]
async fn signing_out_closes_the_socket_with_its_own_code() {
    let server = server().await;
    let mut ann = server.client().await;
    server.hub.close("s2");
    server.hub.close("s1");
    assert_eq!(ann.hear().await, Heard::Close(SIGNED_OUT));
}

#[tokio::test]
async fn a_page_has_at_most_fifty_topics() {
    let server = server().await;
    let page = |count| serde_json::json!({ "topics": vec![("a", "b", None::<&str>); count] }).to_string();
    let mut ann = server.client().await;
    ann.say(&page(TOPICS)).await;
    assert_eq!(ann.refused(&page(TOPICS + 1)).await, Heard::Close(close_code::POLICY));
}

#[tokio::test]
async fn since_may_be_missing_or_unknown() {
    let server = server().await;
    let mut ann = server.client().await;
    let signed = server.key.sign("s1", "list", false).signature;
    for since in ["", ",null", r#","yesterday""#] {
        ann.say(&format!(r#"{{"topics":[["list","{signed}"{since}]]}}"#)).await;
    }
    ann.say(&server.page("s1", "ticket:42", "\"1\"")).await;
    assert_eq!(ann.hear().await, Heard::Text(r#"{"refresh":"ticket:42"}"#.into()), "the first hint");
}
