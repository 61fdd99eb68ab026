//! One request to a push service: over TLS, to a public address.

use base::{Error, Result};
use channel::outside::{Reach, exchange};
use http_body_util::Full;
use hyper::{Request, body::Bytes};
use std::{fmt::Display, time::Duration};
use tokio::time::timeout;

/// So long a push service may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Sends a request; answers with the status. `local` allows addresses inside this network, which a browser's
/// word must not lead us to: only a desk that is itself on such an address has its push service there.
pub async fn send(request: Request<Full<Bytes>>, local: bool) -> Result<u16> {
    let gone = |what: &dyn Display| Error::Broken(format!("the push service cannot be had: {what}"));
    if !local && request.uri().scheme_str() != Some("https") {
        return Err(gone(&"an address without TLS"));
    }
    let reach = if local { Reach::Inside } else { Reach::World };
    match timeout(PATIENCE, exchange(request, reach)).await {
        Ok(Ok(response)) => Ok(response.status().as_u16()),
        Ok(Err(e)) => Err(gone(&e)),
        Err(e) => Err(gone(&e)),
    }
}
