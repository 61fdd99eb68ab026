//! Vendors at whom an account consents instead of telling its password, and the company's app there.

use crate::grant::{Grant, Way};
use base::{About, Act, Error, Keys, Result};
use people::Admin;
use store::{On, sql};

/// What clients' secrets are sealed for.
const PURPOSE: &str = "mail vendor secret";

/// Letters of an id or an address at most.
const LONGEST: usize = 500;

store::enumeration! {
    /// A vendor with OAuth 2.0 for mail.
    pub enum Vendor {
        /// Gmail and Google Workspace: <https://developers.google.com/gmail/imap/xoauth2-protocol>
        Google = "google",
        /// Microsoft 365: <https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth>
        Microsoft = "microsoft",
    }
}

impl Vendor {
    /// As it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Vendor::Google => "Google",
            Vendor::Microsoft => "Microsoft 365",
        }
    }

    /// Its server of this way: IMAP, or SMTP for programs of users, on port 587 with STARTTLS.
    pub fn host(self, way: Way) -> &'static str {
        match (self, way) {
            (Vendor::Google, Way::In) => "imap.gmail.com",
            (Vendor::Google, Way::Out) => "smtp.gmail.com",
            (Vendor::Microsoft, Way::In) => "outlook.office365.com",
            (Vendor::Microsoft, Way::Out) => "smtp.office365.com",
        }
    }

    /// Its servers of both ways.
    pub(crate) fn hosts(self) -> [&'static str; 2] {
        [self.host(Way::In), self.host(Way::Out)]
    }

    /// Where people consent, and where tokens are given, unless said otherwise.
    pub fn endpoints(self) -> (&'static str, &'static str) {
        match self {
            Vendor::Google => ("https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token"),
            Vendor::Microsoft => (
                "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com/organizations/oauth2/v2.0/token",
            ),
        }
    }

    /// What is asked for: mail by IMAP and SMTP, also while nobody is there. With Google one scope is both.
    pub(crate) fn scope(self) -> &'static str {
        match self {
            Vendor::Google => "https://mail.google.com/",
            Vendor::Microsoft => {
                "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
            }
        }
    }

    /// Whether what was asked for is enough for this way: consent of before was for reading alone.
    pub(crate) fn covers(self, scope: &str, way: Way) -> bool {
        let wanted = match (self, way) {
            (Vendor::Google, _) => "https://mail.google.com/",
            (Vendor::Microsoft, Way::In) => "https://outlook.office.com/IMAP.AccessAsUser.All",
            (Vendor::Microsoft, Way::Out) => "https://outlook.office.com/SMTP.Send",
        };
        scope.split(' ').any(|asked| asked == wanted)
    }

    /// What makes it give a refresh token, each time it is asked.
    pub(crate) fn further(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Vendor::Google => &[("access_type", "offline"), ("prompt", "consent")],
            Vendor::Microsoft => &[("prompt", "select_account")],
        }
    }
}

/// The company's app at a vendor.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct App {
    /// At whom.
    pub vendor: Vendor,
    /// Its id there.
    pub client_id: String,
    sealed: Vec<u8>,
    /// Where people consent.
    pub authorize_url: String,
    /// Where tokens are given.
    pub token_url: String,
}

/// An app as an admin describes it.
#[derive(Clone, Debug)]
pub struct NewApp<'a> {
    /// Its id there.
    pub client_id: &'a str,
    /// Its secret; empty keeps the one there is.
    pub secret: &'a str,
    /// Where people consent.
    pub authorize_url: &'a str,
    /// Where tokens are given.
    pub token_url: &'a str,
}

impl App {
    /// The app at a vendor; none when there is none.
    pub async fn at(on: impl Into<On<'_>>, vendor: Vendor) -> Result<Option<App>> {
        Ok(sql!("SELECT vendor, client_id, sealed, authorize_url, token_url FROM mail_vendor WHERE vendor = $1")
            .bind(vendor)
            .opt(on)
            .await?)
    }

    /// Says as what the company asks for consent. What was consented to for another token address or id is forgotten.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `client_id`, `authorize_url`, `token_url`, or `secret` when there is none, or none
    /// for this token address and id.
    pub async fn set(act: &mut Act, _by: &Admin, vendor: Vendor, new: &NewApp<'_>) -> Result<()> {
        let before = App::at(&mut *act, vendor).await?;
        let client_id = new.client_id.trim();
        if client_id.is_empty() || client_id.len() > LONGEST {
            return Err(Error::invalid("client_id", "channel-vendor-id-wrong"));
        }
        let authorize_url = address(new.authorize_url, "authorize_url")?;
        let token_url = address(new.token_url, "token_url")?;
        // A secret is kept for its address alone: whoever names another one gets none sent there.
        let same = before.filter(|b| b.client_id == client_id && b.token_url == token_url);
        let is_same = same.is_some();
        let sealed = match (new.secret, same) {
            ("", Some(before)) => before.sealed,
            ("", None) => return Err(Error::invalid("secret", "channel-vendor-secret-wrong")),
            (secret, _) => act.desk().keys().seal(PURPOSE, secret.as_bytes())?,
        };
        let now = act.now();
        if !is_same {
            // What was consented to belongs to the other app: none of it is sent to this one's address.
            Grant::forget_all(act, vendor).await?;
            let anew = [
                sql!("UPDATE fetching SET changed_at = $2 WHERE vendor = $1"),
                sql!("UPDATE relay SET changed_at = $2 WHERE vendor = $1"),
            ];
            for way in anew {
                way.bind(vendor).bind(now).run(&mut *act).await?;
            }
        }
        sql!(
            "INSERT INTO mail_vendor (vendor, client_id, sealed, authorize_url, token_url, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (vendor) DO UPDATE SET client_id = excluded.client_id, sealed = excluded.sealed,
                 authorize_url = excluded.authorize_url, token_url = excluded.token_url, changed_at = excluded.changed_at"
        )
        .bind(vendor)
        .bind(client_id)
        .bind(sealed)
        .bind(authorize_url)
        .bind(token_url)
        .bind(now)
        .run(&mut *act)
        .await?;
        act.tell(About("mail_vendor", 0), &crate::event::MailVendorChanged { vendor }).await?;
        Ok(())
    }

    pub(crate) fn secret(&self, keys: &Keys) -> Result<String> {
        Ok(String::from_utf8_lossy(&keys.unseal(PURPOSE, &self.sealed)?).into_owned())
    }
}

fn address(text: &str, field: &'static str) -> Result<String> {
    let text = text.trim();
    let good = text.len() <= LONGEST && imap::oauth::is_safe(text);
    if good { Ok(text.to_owned()) } else { Err(Error::invalid(field, "channel-vendor-url-wrong")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_to_reading_is_none_to_sending() {
        let before = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access";
        for vendor in Vendor::ALL {
            assert!(vendor.covers(vendor.scope(), Way::In) && vendor.covers(vendor.scope(), Way::Out));
        }
        assert!(Vendor::Microsoft.covers(before, Way::In) && !Vendor::Microsoft.covers(before, Way::Out));
    }
}
