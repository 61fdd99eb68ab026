//! What a client is still sending when its request was already refused.

use axum::{
    body::{Body, BodyDataStream, Bytes, HttpBody as _},
    extract::Request,
    middleware::Next,
    response::Response,
};
use futures_util::{Stream, StreamExt};
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{runtime::Handle, time::timeout};

/// Bytes that are read and thrown away for one request; who sends more is cut off.
const MOST: usize = 64 << 20;

/// How long they are waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Reads what a handler left unread of a request, because it is too large or of the wrong kind. Otherwise the connection is
/// closed while the client writes, and many clients then say *connection reset* and never read why they were refused
/// (RFC 9112, section 9.6).
pub async fn hear_out(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let heard = Heard { body: Some(body.into_data_stream()) };
    next.run(Request::from_parts(parts, Body::from_stream(heard))).await
}

/// A request's body whose rest is read even when nobody wants it.
struct Heard {
    /// Nothing once it has ended.
    body: Option<BodyDataStream>,
}

impl Stream for Heard {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(body) = self.body.as_mut() else { return Poll::Ready(None) };
        let piece = body.poll_next_unpin(context);
        if matches!(piece, Poll::Ready(None | Some(Err(_)))) {
            self.body = None;
        }
        piece
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        if let (Some(body), Ok(runtime)) = (self.body.take(), Handle::try_current()) {
            runtime.spawn(timeout(PATIENCE, throw_away(body)));
        }
    }
}

async fn throw_away(mut body: BodyDataStream) {
    let mut read = 0;
    while let Some(Ok(piece)) = body.next().await {
        read += piece.len();
        if read > MOST {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, extract::DefaultBodyLimit, middleware::from_fn, routing::post};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
        time::sleep,
    };

    #[tokio::test]
    async fn who_sends_too_much_and_only_then_listens_hears_why() {
        let small = post(async |_: Bytes| "taken").layer(DefaultBodyLimit::max(1000));
        let desk = Router::new().route("/", small).layer(from_fn(hear_out));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        tokio::spawn(async move { axum::serve(listener, desk).await });
        let piece = [b'x'; 50_000];
        let head = format!("POST / HTTP/1.1\r\nhost: desk\r\ncontent-length: {}\r\n\r\n", 100 * piece.len());
        client.write_all(head.as_bytes()).await.unwrap();
        for _ in 0..100 {
            sleep(Duration::from_millis(2)).await;
            client.write_all(&piece).await.unwrap();
        }
        let mut answer = [0; 12];
        client.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 413");
    }
}
