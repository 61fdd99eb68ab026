//! Signed-in browsers.

use crate::{Role, Staff, Uses, event, uses::Counted};
use base::{Act, Error, Moment, Result, StaffId, keys::random};
use std::time::Duration;
use store::{On, sql};

store::id! {
    /// A signed-in browser.
    SessionId
}

/// A signed-in browser, as its owner sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    /// Its row.
    pub id: SessionId,
    /// Whose.
    pub staff_id: StaffId,
    /// Since when.
    pub made_at: Moment,
    /// Last used, to the minute.
    pub seen_at: Moment,
    /// IP address it began from.
    pub address: String,
    /// What the browser called itself.
    pub agent: String,
    /// Whether its owner must first set up the second step of signing in.
    pub held: bool,
}

/// A session with whoever it belongs to: every request begins by asking for both.
#[derive(sqlx::FromRow)]
struct Owned {
    #[sqlx(flatten)]
    session: Session,
    email: String,
    name: String,
    role: Role,
    language: String,
    zone: String,
    photo: Option<String>,
    #[sqlx(flatten)]
    counted: Counted,
}

impl Owned {
    fn parts(self) -> (Session, Staff, Uses) {
        let Owned { session, email, name, role, language, zone, photo, counted } = self;
        let staff = Staff { id: session.staff_id, email, name, role, language, zone, left_at: None, photo };
        (session, staff, counted.uses())
    }
}

/// A session unused so long is over.
pub const LASTS: Duration = Duration::from_secs(30 * 24 * 3600);

/// What is kept of a secret: its SHA-256. Secrets are random, so nothing slower is needed.
pub(crate) fn digest(secret: &str) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA256, secret.as_bytes()).as_ref().to_vec()
}

/// A new secret of 256 bits, in hexadecimal.
pub(crate) fn secret() -> Result<String> {
    Ok(base::blob::hex(&random::<32>()?))
}

impl Session {
    /// Signs a browser in; answers with what its cookie carries.
    pub async fn begin(act: &mut Act, who: StaffId, address: &str, agent: &str) -> Result<String> {
        let secret = secret()?;
        let agent: String = agent.chars().take(200).collect();
        sql!(
            "INSERT INTO session (secret, staff_id, made_at, seen_at, address, agent) VALUES ($1, $2, $3, $3, $4, $5)"
        )
        .bind(digest(&secret))
        .bind(who)
        .bind(act.now())
        .bind(address)
        .bind(agent)
        .run(act)
        .await?;
        act.tell(who, &event::SignedIn { staff: who, address: address.to_owned() }).await?;
        Ok(secret)
    }

    /// Lets a session do nothing but set up its owner's second step.
    pub(crate) async fn hold(act: &mut Act, secret: &str) -> Result<()> {
        sql!("UPDATE session SET held = TRUE WHERE secret = $1").bind(digest(secret)).run(act).await?;
        Ok(())
    }

    /// Lets someone's sessions go on: they have a second step now.
    pub(crate) async fn release(act: &mut Act, who: StaffId) -> Result<()> {
        sql!("UPDATE session SET held = FALSE WHERE staff_id = $1").bind(who).run(act).await?;
        Ok(())
    }

    /// Lets everybody's sessions go on: nobody must have a second step any more.
    pub(crate) async fn release_all(act: &mut Act) -> Result<()> {
        sql!("UPDATE session SET held = FALSE WHERE held").run(act).await?;
        Ok(())
    }

    /// The session of a cookie, whose it is, and what of the desk their company uses; none when ended, too old, or its
    /// owner has left.
    pub async fn of(on: impl Into<On<'_>>, secret: &str, now: Moment) -> Result<Option<(Session, Staff, Uses)>> {
        let found: Option<Owned> = sql!(
            "SELECT s.id, s.staff_id, s.made_at, s.seen_at, s.address, s.agent, s.held,
                    p.email, p.name, p.role, p.language, p.zone, p.photo,
                    EXISTS (SELECT 1 FROM staff o WHERE o.id <> p.id AND o.left_at IS NULL) AS colleagues,
                    (SELECT count(*) FROM (SELECT 1 FROM department WHERE archived_at IS NULL LIMIT 2) d) > 1
                        AS departments,
                    (SELECT value FROM setting WHERE name = 'company') AS company,
                    (SELECT value FROM setting WHERE name = 'folders') AS folders
             FROM session s JOIN staff p ON p.id = s.staff_id
             WHERE s.secret = $1 AND s.seen_at > $2 AND p.left_at IS NULL"
        )
        .bind(digest(secret))
        .bind(now.minus(LASTS))
        .opt(on)
        .await?;
        Ok(found.map(Owned::parts))
    }

    /// Notes that the session is used; at most once a minute, so that reading rarely writes.
    pub async fn touch(&self, act: &mut Act) -> Result<()> {
        sql!("UPDATE session SET seen_at = $2 WHERE id = $1").bind(self.id).bind(act.now()).run(act).await?;
        Ok(())
    }

    /// Whether [`Session::touch`] is due.
    pub fn is_stale(&self, now: Moment) -> bool {
        now.since(self.seen_at) > 60_000_000
    }

    /// Someone's sessions, last used first.
    pub async fn all(on: impl Into<On<'_>>, who: StaffId) -> Result<Vec<Session>> {
        Ok(sql!("SELECT id, staff_id, made_at, seen_at, address, agent, held FROM session WHERE staff_id = $1 ORDER BY seen_at DESC, id DESC")
            .bind(who)
            .all(on)
            .await?)
    }

    /// Removes the sessions that are over by age.
    pub async fn forget_dead(act: &mut Act) -> Result<()> {
        let before = act.now().minus(LASTS);
        sql!("DELETE FROM session WHERE seen_at < $1").bind(before).run(act).await?;
        Ok(())
    }

    /// Ends all of someone's sessions.
    pub(crate) async fn end_all(act: &mut Act, who: StaffId) -> Result<()> {
        sql!("DELETE FROM session WHERE staff_id = $1").bind(who).run(act).await?;
        Ok(())
    }

    /// Ends one of someone's own sessions.
    pub async fn end(act: &mut Act, who: StaffId, id: SessionId) -> Result<()> {
        let ended = sql!("DELETE FROM session WHERE id = $1 AND staff_id = $2").bind(id).bind(who).run(act).await?;
        if ended == 0 {
            return Err(Error::Missing);
        }
        act.tell(who, &event::SessionEnded { staff: who }).await?;
        Ok(())
    }
}
