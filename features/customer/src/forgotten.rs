//! Addresses of whoever was struck by law lately: a form that was open meanwhile must not bring them back.
//!
//! For some days a code over each is kept: it tells an address from others to whoever has it before them, and names
//! nobody. Whoever writes from there again is somebody new, and their address is known once more.

use crate::{CustomerId, Identity, IdentityKind};
use base::{Act, Error, Moment, Result, Setting, Why};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::Query;

/// No form is open for longer.
const LASTS: Duration = Duration::from_secs(7 * 86_400);
/// What the codes are for.
const PURPOSE: &str = "forgotten address";

/// Codes of the addresses and numbers that were struck, each with when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten(Vec<(String, Moment)>);

impl Setting for Forgotten {
    const NAME: &'static str = "forgotten";
}

impl Forgotten {
    /// By what these cards are known is struck now.
    pub(crate) async fn add(act: &mut Act, cards: &[CustomerId]) -> Result<()> {
        let known: Vec<(IdentityKind, String)> =
            Query::new("SELECT kind, value_key FROM identity WHERE kind <> 'name'")
                .with_in(" AND customer_id", cards.iter().copied())
                .all(&mut *act)
                .await?;
        let (mut all, now) = (Forgotten::read(&mut *act).await?, act.now());
        let keys = act.desk().keys();
        all.0.extend(known.into_iter().map(|(kind, key)| (keys.code(PURPOSE, &said(kind, &key)), now)));
        all.write(act).await
    }

    /// Nothing is known any more of what was struck some days ago.
    pub async fn forget_old(act: &mut Act) -> Result<()> {
        let mut all = Forgotten::read(&mut *act).await?;
        let (before, n) = (act.now().minus(LASTS), all.0.len());
        all.0.retain(|(_, at)| *at > before);
        if all.0.len() == n { Ok(()) } else { all.write(act).await }
    }

    /// Those of these mail addresses and numbers that were struck, and are nobody's since.
    pub async fn among<'t>(act: &mut Act, values: &[&'t str]) -> Result<Vec<&'t str>> {
        let all = Forgotten::read(&mut *act).await?;
        let mut found = Vec::new();
        for value in values.iter().copied().filter(|_| !all.0.is_empty()) {
            let Some(kind) = IdentityKind::of(value.trim()) else { continue };
            let (keys, key) = (act.desk().keys(), said(kind, &kind.key(value)));
            let struck = all.0.iter().any(|(code, _)| keys.proves(PURPOSE, &key, code));
            if struck && Identity::known(&mut *act, kind, value).await?.is_none() {
                found.push(value);
            }
        }
        Ok(found)
    }

    /// Whether nobody of these was struck.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming this field and whom it names.
    pub async fn check(act: &mut Act, field: &'static str, values: &[&str]) -> Result<()> {
        match Forgotten::among(act, values).await?.first() {
            Some(value) => {
                let why = Why::of("customer-error-forgotten").with("name", (*value).to_owned());
                Err(Error::Invalid(vec![(field, why)]))
            }
            None => Ok(()),
        }
    }
}

fn said(kind: IdentityKind, key: &str) -> String {
    format!("{kind}:{key}")
}
