//! One request to a push service: HTTP/1.1, over TLS, to a public address.

use base::{Error, Result};
use http_body_util::Full;
use hyper::{
    Request, Response, Uri,
    body::{Bytes, Incoming},
    client::conn::http1,
};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

/// So long a push service may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Sends a request; answers with the status. `local` allows addresses inside this network, which a browser's
/// word must not lead us to: only a desk that is itself on such an address has its push service there.
pub async fn send(request: Request<Full<Bytes>>, local: bool) -> Result<u16> {
    let gone = |what: &dyn std::fmt::Display| Error::Broken(format!("the push service cannot be had: {what}"));
    match timeout(PATIENCE, exchange(request, local)).await {
        Ok(Ok(response)) => Ok(response.status().as_u16()),
        Ok(Err(e)) => Err(gone(&e)),
        Err(e) => Err(gone(&e)),
    }
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

async fn exchange(mut request: Request<Full<Bytes>>, local: bool) -> Result<Response<Incoming>, Failed> {
    let uri = request.uri().clone();
    let (host, secure) = (uri.host().ok_or("an address without a host")?.to_owned(), uri.scheme_str() == Some("https"));
    if !secure && !local {
        return Err("an address without TLS".into());
    }
    let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let stream = connect(&host, port, local).await?;
    let path = uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let authority = uri.authority().ok_or("an address without a host")?.as_str().to_owned();
    request.headers_mut().insert(hyper::header::HOST, authority.parse()?);
    *request.uri_mut() = path.parse::<Uri>()?;
    if secure {
        let name = ServerName::try_from(host)?;
        let stream = TlsConnector::from(TLS.clone()).connect(name, stream).await?;
        ask(stream, request).await
    } else {
        ask(stream, request).await
    }
}

async fn connect(host: &str, port: u16, local: bool) -> Result<TcpStream, Failed> {
    let found = lookup_host((host.trim_matches(['[', ']']), port)).await?;
    let allowed: Vec<SocketAddr> = found.filter(|address| local || is_public(address.ip())).collect();
    if allowed.is_empty() {
        return Err("no public address".into());
    }
    Ok(TcpStream::connect(&allowed[..]).await?)
}

async fn ask<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Response<Incoming>, Failed>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the sender, that is with this request.
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

/// Whether an address is out in the world: not this machine, not a private network, not what is reserved.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            let shared = a == 100 && (64..128).contains(&b);
            !(ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified() || shared)
                && !(ip.is_multicast() || ip.is_broadcast() || a == 0 || a >= 240 || ip.is_documentation())
        }
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(inner) => is_public(IpAddr::V4(inner)),
            // 2000::/3 is what is out in the world; of it, 6to4 and NAT64 lead back inside.
            None => ip.segments()[0] & 0xe000 == 0x2000 && ip.segments()[0] != 0x2002,
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
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["142.250.1.1", "2a00:1450:4001::1"] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }
}
