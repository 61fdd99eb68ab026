//! Devices that want to be told.

use base::{Act, Error, Moment, Result, StaffId};
use store::{On, sql};

store::id! {
    /// A browser on a device of someone's.
    SubscriptionId
}

/// Devices of one person at most; a new one replaces the oldest.
const MOST: i64 = 20;

/// A browser that can be reached when no page is open.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Subscription {
    /// Its row.
    pub id: SubscriptionId,
    /// Whose.
    pub staff_id: StaffId,
    /// Where its push service takes messages.
    pub endpoint: String,
    /// Its public key, an uncompressed point.
    pub browser: Vec<u8>,
    /// Its secret.
    pub auth: Vec<u8>,
    /// What the browser called itself.
    pub device: String,
    /// Since when.
    pub made_at: Moment,
}

/// What a browser says when it subscribes.
#[derive(Clone, Debug)]
pub struct NewSubscription {
    /// Where its push service takes messages.
    pub endpoint: String,
    /// Its public key.
    pub browser: Vec<u8>,
    /// Its secret.
    pub auth: Vec<u8>,
    /// What the browser calls itself.
    pub device: String,
}

impl Subscription {
    /// A browser subscribes; the same browser again is the same device, whoever sits before it now.
    ///
    /// # Errors
    /// [`Error::Invalid`] when its address or keys cannot be any.
    pub async fn keep(act: &mut Act, whose: StaffId, new: NewSubscription) -> Result<()> {
        let address = new.endpoint.starts_with("https://") || new.endpoint.starts_with("http://");
        if !address || new.endpoint.len() > 1_000 || new.browser.len() != 65 || new.auth.len() != 16 {
            return Err(Error::invalid("endpoint", "notify-error-device"));
        }
        let device: String = new.device.chars().take(200).collect();
        sql!(
            "INSERT INTO push_subscription (staff_id, endpoint, browser, auth, device, made_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (endpoint) DO UPDATE
             SET staff_id = excluded.staff_id, browser = excluded.browser, auth = excluded.auth, device = excluded.device, made_at = excluded.made_at"
        )
        .bind(whose)
        .bind(new.endpoint)
        .bind(new.browser)
        .bind(new.auth)
        .bind(device)
        .bind(act.now())
        .run(act)
        .await?;
        sql!(
            "DELETE FROM push_subscription WHERE staff_id = $1 AND id NOT IN
             (SELECT id FROM push_subscription WHERE staff_id = $1 ORDER BY made_at DESC, id DESC LIMIT $2)"
        )
        .bind(whose)
        .bind(MOST)
        .run(act)
        .await?;
        Ok(())
    }

    /// Someone's devices, the newest first.
    pub async fn all(on: impl Into<On<'_>>, whose: StaffId) -> Result<Vec<Subscription>> {
        Ok(sql!(
            "SELECT id, staff_id, endpoint, browser, auth, device, made_at FROM push_subscription
             WHERE staff_id = $1 ORDER BY made_at DESC, id DESC"
        )
        .bind(whose)
        .all(on)
        .await?)
    }

    /// Whether someone has a device at all.
    pub async fn any(on: impl Into<On<'_>>, whose: StaffId) -> Result<bool> {
        let one: Option<(SubscriptionId,)> =
            sql!("SELECT id FROM push_subscription WHERE staff_id = $1 LIMIT 1").bind(whose).opt(on).await?;
        Ok(one.is_some())
    }

    /// Someone's device is told nothing any more.
    ///
    /// # Errors
    /// [`Error::Missing`] when they have no such device.
    pub async fn end(act: &mut Act, whose: StaffId, id: SubscriptionId) -> Result<()> {
        let ended =
            sql!("DELETE FROM push_subscription WHERE id = $1 AND staff_id = $2").bind(id).bind(whose).run(act).await?;
        if ended == 0 { Err(Error::Missing) } else { Ok(()) }
    }
}
