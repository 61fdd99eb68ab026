//! Consent, as the page of a mailbox's way shows it.

use crate::{
    MailboxId,
    fetching::Fetching,
    grant::{Grant, Way},
    relay::OwnRelay,
    vendor::Vendor,
};
use base::{Look, Moment, Result};

/// At whom one consents for a way of a mailbox, and how that is; drawn by `channel/_consent.html`.
pub(super) struct Consenting {
    pub vendor: Vendor,
    /// Somebody has consented.
    pub is_given: bool,
    /// Since when the vendor lets the desk in no more, and its words.
    pub ended: Option<(Moment, String)>,
    /// Where one goes to consent.
    pub href: String,
}

impl Consenting {
    /// Nothing where that way signs in otherwise.
    pub async fn to(look: &Look, id: MailboxId, way: Way) -> Result<Option<Consenting>> {
        let account = match way {
            Way::In => Fetching::of(look, id).await?.and_then(|set| set.consenting()),
            Way::Out => OwnRelay::of(look, id).await?.and_then(|set| set.consenting()),
        };
        let Some(account) = account else { return Ok(None) };
        let grant = Grant::of(look, &account).await?;
        let href = match way {
            Way::In => format!("/settings/mailboxes/{id}/consent"),
            Way::Out => format!("/settings/mailboxes/{id}/relay/consent"),
        };
        let ended = grant.as_ref().and_then(|grant| Some((grant.ended_at?, grant.said.clone())));
        Ok(Some(Consenting { vendor: account.vendor, is_given: grant.is_some(), ended, href }))
    }

    /// Whether the vendor lets the desk in, as far as is known.
    pub fn is_good(&self) -> bool {
        self.is_given && self.ended.is_none()
    }
}
