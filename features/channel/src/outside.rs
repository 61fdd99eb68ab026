//! One request out into the world: HTTP/1.1, to an address that was looked at before, and to no other.

use http_body_util::Full;
use hyper::{
    Request, Response, Uri,
    body::{Bytes, Incoming},
    client::conn::http1,
    header::HOST,
};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, LazyLock},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, lookup_host},
};
use tokio_rustls::TlsConnector;

/// How far a request may go. Whoever names an address must not lead us to what only we can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To public addresses.
    World,
    /// Also to this machine and its network.
    Inside,
}

/// Why there is no answer.
pub type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Sends a request to the host of its address, which is resolved once: the addresses that may be reached are connected
/// to as they are. The caller bounds its time.
///
/// # Errors
/// [`Failed`] when the address is none, nobody may be reached there, or the other side breaks off.
pub async fn exchange(mut request: Request<Full<Bytes>>, reach: Reach) -> Result<Response<Incoming>, Failed> {
    let uri = request.uri().clone();
    let (host, secure) = (uri.host().ok_or("an address without a host")?.to_owned(), uri.scheme_str() == Some("https"));
    let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let stream = connect(&host, port, reach).await?;
    let path = uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let named = uri.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
    request.headers_mut().insert(HOST, named.parse()?);
    *request.uri_mut() = path.parse::<Uri>()?;
    if secure {
        let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned())?;
        let stream = TlsConnector::from(TLS.clone()).connect(name, stream).await?;
        ask(stream, request).await
    } else {
        ask(stream, request).await
    }
}

async fn connect(host: &str, port: u16, reach: Reach) -> Result<TcpStream, Failed> {
    let found = lookup_host((host.trim_matches(['[', ']']), port)).await?;
    let allowed: Vec<SocketAddr> =
        found.filter(|address| reach == Reach::Inside || is_public(address.ip())).take(MOST_ADDRESSES).collect();
    if allowed.is_empty() {
        return Err("no public address".into());
    }
    Ok(TcpStream::connect(&allowed[..]).await?)
}

/// Addresses of one host that are tried.
const MOST_ADDRESSES: usize = 8;

async fn ask<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Response<Incoming>, Failed>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the sender and the body, that is with this request.
    tokio::spawn(connection);
    Ok(sender.send_request(request).await?)
}

static TLS: LazyLock<Arc<ClientConfig>> = LazyLock::new(|| {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.into() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider);
    // ring speaks TLS 1.2 and 1.3, which are the default: it cannot fail.
    let config = builder
        .with_protocol_versions(rustls::DEFAULT_VERSIONS)
        .map(|builder| builder.with_root_certificates(roots.clone()).with_no_client_auth());
    Arc::new(config.unwrap_or_else(|_| ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
});

/// Whether an address is out in the world: not this machine, not a private network, not what is reserved (the
/// registries of special addresses that IANA keeps, RFC 6890).
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let reserved = matches!((a, b, c), (192, 0, 0) | (192, 88, 99) | (198, 18 | 19, _));
            !(ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified() || shared || reserved)
                && !(ip.is_multicast() || ip.is_broadcast() || a == 0 || a >= 240 || ip.is_documentation())
        }
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(inner) => is_public(IpAddr::V4(inner)),
            // 2000::/3 is what is out in the world; of it, Teredo, documentation and 6to4 lead elsewhere or back inside.
            None => {
                let [a, b, ..] = ip.segments();
                a & 0xe000 == 0x2000 && a != 0x2002 && !(a == 0x2001 && (b == 0 || b == 0x0db8))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_are_not_public() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.1.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "192.0.0.192",
            "0.0.0.0",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "fe80::1",
            "fd00:ec2::254",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::a00:1",
            "2001:0:1::",
            "2001:db8::1",
            "2002:7f00:1::",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["142.250.1.1", "2a00:1450:4001::1", "::ffff:142.250.1.1"] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }

    #[tokio::test]
    async fn names_that_lead_inside_lead_nowhere() {
        for address in [
            "http://localhost/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://0/",
            "http://2130706433/",
            "http://0x7f.1/",
        ] {
            let request = Request::get(address).body(Full::default()).unwrap();
            assert!(exchange(request, Reach::World).await.is_err(), "{address}");
        }
    }
}
