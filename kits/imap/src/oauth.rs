//! Access tokens from a vendor: the authorization code flow with PKCE (RFC 6749, 4.1; RFC 7636) and refreshing
//! (RFC 6749, 6), as Google and Microsoft document them for mail.

use crate::{Fault, Kind};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{Request, StatusCode, Uri, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use serde::Deserialize;
use std::{fmt, net::IpAddr, sync::Arc, time::Duration};
use tokio::{net::TcpStream, time::timeout};
use tokio_rustls::TlsConnector;

/// How long a vendor may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How much it may answer, in bytes.
const LARGEST: usize = 64 * 1024;

/// What a vendor grants.
#[derive(Clone, Deserialize)]
pub struct Granted {
    /// What one signs in with.
    pub access_token: String,
    /// What the next access token is had with; some vendors give a new one every time.
    pub refresh_token: Option<String>,
    /// For how many seconds the access token is good, if they say so.
    pub expires_in: Option<u32>,
}

/// What a vendor answers when it grants nothing (RFC 6749, 5.2).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Denied {
    error: String,
    error_description: String,
}

/// Asks a token endpoint. It must be reached over TLS, unless it is on this machine.
///
/// # Errors
/// [`Kind::SignIn`] when the vendor says no, with its words; otherwise the step that failed, or [`Kind::Lost`] when it
/// cannot answer now.
pub async fn token(endpoint: &str, fields: &[(&str, &str)]) -> Result<Granted, Fault> {
    let body = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("&");
    let asked = timeout(PATIENCE, ask(endpoint, body)).await;
    let (status, answer) = asked.map_err(|_| Fault::silent(Kind::Port, "the vendor does not answer"))??;
    if status.is_success() {
        return serde_json::from_slice(&answer)
            .map_err(|_| Fault::silent(Kind::Lost, "the vendor's answer holds no token"));
    }
    if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
        return Err(Fault::lost(format_args!("the vendor says {status}")));
    }
    let denied: Denied = serde_json::from_slice(&answer).unwrap_or_default();
    Err(self::denied(&denied.error, &denied.error_description))
}

/// A vendor says no, in these words: from its token endpoint (RFC 6749, 5.2), or by the browser (4.1.2.1).
pub fn denied(error: &str, description: &str) -> Fault {
    Fault::new(Kind::SignIn, format!("{error} {description}"))
}

/// Where a person is sent to consent, with these parameters.
pub fn page(endpoint: &str, fields: &[(&str, &str)]) -> String {
    let query = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("&");
    format!("{endpoint}{}{query}", if endpoint.contains('?') { '&' } else { '?' })
}

/// Whether an endpoint may be used: over TLS, or on this machine.
pub fn is_safe(endpoint: &str) -> bool {
    let Ok(uri) = endpoint.parse::<Uri>() else { return false };
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(_)) => true,
        (Some("http"), Some(host)) => host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()),
        _ => false,
    }
}

async fn ask(endpoint: &str, body: String) -> Result<(StatusCode, Bytes), Fault> {
    let broken = |e: &dyn fmt::Display| Fault::lost(e);
    if !is_safe(endpoint) {
        return Err(Fault::silent(Kind::Tls, "the vendor's address does not begin with https://"));
    }
    let uri: Uri = endpoint.parse().map_err(|e| broken(&e))?;
    let (host, secure) = (uri.host().unwrap_or_default().to_owned(), uri.scheme_str() == Some("https"));
    let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let tcp = TcpStream::connect((host.trim_matches(['[', ']']), port)).await;
    let tcp = tcp.map_err(|e| Fault::new(Kind::Port, e))?;
    let request = Request::post(uri.path_and_query().map_or("/", |p| p.as_str()))
        .header(header::HOST, uri.authority().map_or("", |a| a.as_str()))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Full::new(Bytes::from(body)))
        .map_err(|e| broken(&e))?;
    if !secure {
        return exchange(tcp, request).await;
    }
    let name = ServerName::try_from(host).map_err(|e| Fault::new(Kind::Tls, e))?;
    let config = crate::server::tls(crate::public_roots())?;
    let tls = TlsConnector::from(Arc::new(config)).connect(name, tcp).await.map_err(|e| Fault::new(Kind::Tls, e))?;
    exchange(tls, request).await
}

async fn exchange<W>(wire: W, request: Request<Full<Bytes>>) -> Result<(StatusCode, Bytes), Fault>
where
    W: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(wire)).await.map_err(Fault::lost)?;
    // Ends with the sender, that is with this request.
    tokio::spawn(connection);
    let response = sender.send_request(request).await.map_err(Fault::lost)?;
    let status = response.status();
    let body = Limited::new(response.into_body(), LARGEST).collect().await.map_err(Fault::lost)?;
    Ok((status, body.to_bytes()))
}

fn escaped(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_over_tls_or_stay_on_this_machine() {
        for (endpoint, safe) in [
            ("https://oauth2.googleapis.com/token", true),
            ("http://127.0.0.1:4000/token", true),
            ("http://[::1]:4000/token", false), // an authority in brackets is no address to us
            ("http://oauth2.example/token", false),
            ("http://localhost.evil.example/token", false),
            ("ftp://127.0.0.1/token", false),
            ("token", false),
        ] {
            assert_eq!(is_safe(endpoint), safe, "{endpoint}");
        }
    }

    #[test]
    fn what_is_asked_cannot_be_added_to() {
        let page = page("https://vendor.example/auth", &[("state", "a&b=c d"), ("scope", "https://mail.google.com/")]);
        assert_eq!(page, "https://vendor.example/auth?state=a%26b%3Dc%20d&scope=https%3A%2F%2Fmail.google.com%2F");
    }
}
