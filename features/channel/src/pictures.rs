//! Pictures that mails want from elsewhere, fetched by the desk: whoever sent the mail learns neither who reads it nor
//! where, and is reached only by what is a picture and out in the world.

use crate::outside::{Failed, Reach, exchange};
use base::{Act, Actor, BlobId, Desk, Error, Moment, Result};
use customer::striking::{LET_GO, LetGo};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{Request, Uri, body::Bytes, header};
use ring::digest::{SHA256, digest};
use std::time::Duration;
use store::sql;
use tokio::{sync::Semaphore, time::timeout};

/// So long a picture may take, with all its redirections.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of a picture at most.
const LARGEST: usize = 5 << 20;
/// Redirections followed.
const MOST_TURNS: usize = 3;
/// Letters of an address at most.
const LONGEST: usize = 4_000;
/// Fetched at once; whoever asks for more waits.
static AT_ONCE: Semaphore = Semaphore::const_new(8);

/// So long a picture is kept.
const KEPT: Duration = Duration::from_secs(14 * 24 * 3600);
/// So long it is believed that there is none.
const BELIEVED: Duration = Duration::from_secs(3600);
/// Pictures kept at most: the oldest go first.
const MOST: i64 = 5_000;
/// Let go of by one deed.
const BATCH: i64 = 500;

/// A picture from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What they are, by their beginning.
    pub media_type: String,
}

/// The picture at a web address, kept from before or fetched now; `None` when there is none to be had.
///
/// # Errors
/// What keeping it says.
pub async fn picture(desk: &Desk, address: &str, reach: Reach) -> Result<Option<Picture>> {
    let key = digest(&SHA256, address.as_bytes()).as_ref().to_vec();
    let now = desk.now();
    let known: Option<(BlobId, String, Moment)> =
        sql!("SELECT blob, media_type, fetched_at FROM picture WHERE key = $1")
            .bind(key.clone())
            .opt(&desk.look())
            .await?;
    match known {
        Some((blob, _, at)) if blob.as_str().is_empty() && now < at.plus(BELIEVED) => return Ok(None),
        Some((blob, media_type, _)) if !blob.as_str().is_empty() => match desk.blobs().read(&blob).await {
            Ok(bytes) => return Ok(Some(Picture { bytes, media_type })),
            Err(Error::Missing) => {} // a desk that was restored without it fetches it again
            Err(e) => return Err(e),
        },
        _ => {}
    }
    let fetched = fetch(address, reach).await;
    let blob = match &fetched {
        Some(picture) => desk.blobs().keep(picture.bytes.clone()).await?.as_str().to_owned(),
        None => String::new(),
    };
    let mut act = desk.act(Actor::Machine).await?;
    sql!(
        "INSERT INTO picture (key, blob, media_type, fetched_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO UPDATE SET blob = excluded.blob, media_type = excluded.media_type, fetched_at = excluded.fetched_at"
    )
    .bind(key)
    .bind(blob)
    .bind(fetched.as_ref().map_or("", |picture| picture.media_type.as_str()))
    .bind(now)
    .run(&mut act)
    .await?;
    act.commit().await?;
    Ok(fetched)
}

/// Lets go of what was kept long enough, and of the oldest when there are too many.
///
/// # Errors
/// What the database says.
pub async fn forget(desk: &Desk) -> Result<()> {
    let before = desk.now().minus(KEPT);
    loop {
        let mut act = desk.act(Actor::Machine).await?;
        let count: i64 = sql!("SELECT count(*) FROM picture").value(&mut act).await?;
        let old: Vec<(Vec<u8>, BlobId, Moment)> =
            sql!("SELECT key, blob, fetched_at FROM picture ORDER BY fetched_at LIMIT $1")
                .bind(BATCH)
                .all(&mut act)
                .await?;
        let surplus = usize::try_from(count - MOST).unwrap_or(0);
        let gone = old.into_iter().enumerate().filter(|(n, (_, _, at))| *n < surplus || *at < before);
        let gone: Vec<(Vec<u8>, BlobId)> = gone.map(|(_, (key, blob, _))| (key, blob)).collect();
        if gone.is_empty() {
            return Ok(());
        }
        drop_all(&mut act, gone).await?;
        act.commit().await?;
    }
}

async fn drop_all(act: &mut Act, gone: Vec<(Vec<u8>, BlobId)>) -> Result<()> {
    let mut blobs = Vec::new();
    for (key, blob) in gone {
        sql!("DELETE FROM picture WHERE key = $1").bind(key).run(&mut *act).await?;
        if !blob.as_str().is_empty() {
            blobs.push(blob);
        }
    }
    let now = act.now();
    act.enqueue(LET_GO, serde_json::to_value(LetGo { blobs })?, now, None).await
}

/// What is at an address, when it is a picture. Why it is not, is for whoever runs the desk.
async fn fetch(address: &str, reach: Reach) -> Option<Picture> {
    let _turn = AT_ONCE.acquire().await.ok()?;
    match timeout(PATIENCE, follow(address, reach)).await {
        Ok(Ok(picture)) => Some(picture),
        Ok(Err(e)) => {
            tracing::debug!(error = %e, "a picture from elsewhere cannot be had");
            None
        }
        Err(_) => {
            tracing::debug!("a picture from elsewhere takes too long");
            None
        }
    }
}

async fn follow(address: &str, reach: Reach) -> std::result::Result<Picture, Failed> {
    let mut uri = checked(address, reach)?;
    for _ in 0..=MOST_TURNS {
        let request = Request::get(uri.clone())
            .header(header::ACCEPT, "image/*")
            .header(header::USER_AGENT, "Mozilla/5.0 (compatible; Repka; pictures)")
            .body(Full::new(Bytes::new()))?;
        let response = exchange(request, reach).await?;
        if response.status().is_redirection() {
            let to = response.headers().get(header::LOCATION).ok_or("a redirection to nowhere")?.to_str()?;
            uri = checked(&joined(&uri, to).ok_or("a redirection to no address")?, reach)?;
            continue;
        }
        if !response.status().is_success() {
            return Err(format!("status {}", response.status().as_u16()).into());
        }
        let bytes = Limited::new(response.into_body(), LARGEST).collect().await?.to_bytes().to_vec();
        let media_type = mail::picture_type(&bytes).ok_or("no picture")?.to_owned();
        return Ok(Picture { bytes, media_type });
    }
    Err("too many redirections".into())
}

/// A web address without names and secrets of users, at a usual port: nobody tries the doors of others by us.
fn checked(address: &str, reach: Reach) -> std::result::Result<Uri, Failed> {
    if address.len() > LONGEST {
        return Err("too long an address".into());
    }
    let uri: Uri = address.split('#').next().unwrap_or_default().parse()?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty());
    let has_user = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
    let usual = reach == Reach::Inside || matches!(uri.port_u16(), None | Some(80 | 443));
    if is_web && !has_user && usual { Ok(uri) } else { Err("an address that is not fetched".into()) }
}

/// Where a redirection leads from here (RFC 3986, section 5.2, without `..`).
fn joined(from: &Uri, to: &str) -> Option<String> {
    let (scheme, authority) = (from.scheme_str()?, from.authority()?);
    Some(match to {
        _ if to.contains("://") => to.to_owned(),
        _ if to.starts_with("//") => format!("{scheme}:{to}"),
        _ if to.starts_with('/') => format!("{scheme}://{authority}{to}"),
        _ => {
            let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{scheme}://{authority}{folder}/{to}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirection_leads_on_from_where_it_was_said() {
        let from: Uri = "https://a.example/b/c.png?x".parse().unwrap();
        for (to, leads) in [
            ("http://d.example/", "http://d.example/"),
            ("//d.example/e", "https://d.example/e"),
            ("/e?f", "https://a.example/e?f"),
            ("e.png", "https://a.example/b/e.png"),
        ] {
            assert_eq!(joined(&from, to).as_deref(), Some(leads));
        }
    }

    #[test]
    fn only_web_addresses_at_usual_ports_are_fetched() {
        assert!(checked("https://a.example/p.png#x", Reach::World).is_ok());
        for address in [
            "file:///etc/passwd",
            "ftp://a.example/",
            "/p.png",
            "gopher://a.example/",
            "https://a.example:22/",
            "https://user:secret@a.example/",
            "http://",
            "javascript:alert(1)",
        ] {
            assert!(checked(address, Reach::World).is_err(), "{address}");
        }
    }
}
