//! A mailed link to set a password: for whoever has forgotten it, and for new colleagues.

use crate::{Admin, Staff, event, password, session::digest};
use base::{Act, Actor, Desk, Error, Keys, Result, StaffId};
use ring::hmac;
use std::time::Duration;
use store::{On, sql};

/// How many links one person can be mailed in an hour by whoever types their address.
const PER_HOUR: i64 = 3;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// For how many days a link works that someone asked for who has forgotten their password.
const RESET_DAYS: u32 = 1;
/// For how many days an invitation works: people are on holiday.
pub const INVITATION_DAYS: u32 = 7;

/// Asks for a link. Says nothing about whether the address is known: that would tell strangers
/// who works here; and mails nobody more than a few links an hour. The mail is sent by whoever reacts to [`event::ResetAsked`].
pub async fn ask(desk: &Desk, email: &str) -> Result<()> {
    let look = desk.look();
    let Some(staff) = Staff::by_email(&look, email).await? else {
        return Ok(());
    };
    let asked: i64 = sql!("SELECT count(*) FROM password_reset WHERE staff_id = $1 AND made_at > $2")
        .bind(staff.id)
        .bind(look.now().minus(Duration::from_secs(3600)))
        .value(&look)
        .await?;
    if asked >= PER_HOUR {
        return Ok(());
    }
    let mut act = desk.act(Actor::Staff(staff.id)).await?;
    make(&mut act, staff.id, RESET_DAYS).await?;
    act.commit().await
}

/// Invites someone, or once more: the link is mailed by whoever reacts to [`event::ResetAsked`], and an
/// admin may hand it over by other ways.
///
/// # Errors
/// [`Error::Refused`] when they have a password: nobody gets into somebody else's account.
pub async fn invite(act: &mut Act, _by: &Admin, who: StaffId) -> Result<i64> {
    let has: Option<String> = sql!("SELECT password FROM staff WHERE id = $1").bind(who).value(&mut *act).await?;
    if has.is_some() {
        return Err(Error::refused("people-invite-over"));
    }
    make(act, who, INVITATION_DAYS).await
}

/// The newest invitation of someone who has not followed one yet; none when all are too old.
pub async fn invitation(on: impl Into<On<'_>>, keys: &Keys, who: StaffId, now: base::Moment) -> Result<Option<String>> {
    let row: Option<(i64,)> = sql!(
        "SELECT r.id FROM password_reset r JOIN staff s ON s.id = r.staff_id
         WHERE r.staff_id = $1 AND r.used_at IS NULL AND r.days = $3 AND r.made_at > $2 AND s.password IS NULL
         ORDER BY r.id DESC LIMIT 1"
    )
    .bind(who)
    .bind(now.minus(DAY * INVITATION_DAYS))
    .bind(i64::from(INVITATION_DAYS))
    .opt(on)
    .await?;
    Ok(row.map(|(reset,)| code(keys, reset)))
}

async fn make(act: &mut Act, who: StaffId, days: u32) -> Result<i64> {
    let now = act.now();
    let reset: i64 = sql!("INSERT INTO password_reset (staff_id, made_at, days) VALUES ($1, $2, $3) RETURNING id")
        .bind(who)
        .bind(now)
        .bind(i64::from(days))
        .value(&mut *act)
        .await?;
    act.tell(who, &event::ResetAsked { staff: who, reset }).await?;
    Ok(reset)
}

/// What stands in the link: the request and a code over it, so nothing secret is kept.
pub fn code(keys: &Keys, reset: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &keys.derive("password reset"));
    let mac = hmac::sign(&key, &reset.to_be_bytes());
    format!("{reset}-{}", base::blob::hex(&mac.as_ref()[..16]))
}

/// Whose link this is, while it works and they work here.
pub async fn owner(on: impl Into<On<'_>>, keys: &Keys, given: &str, now: base::Moment) -> Result<(i64, StaffId)> {
    let reset: i64 = given.split('-').next().and_then(|n| n.parse().ok()).ok_or(Error::Missing)?;
    // Compared as digests, so that the time taken tells nothing about the code.
    if digest(&code(keys, reset)) != digest(given) {
        return Err(Error::Missing);
    }
    let row: Option<(StaffId, base::Moment, i64)> = sql!(
        "SELECT r.staff_id, r.made_at, r.days FROM password_reset r JOIN staff s ON s.id = r.staff_id
         WHERE r.id = $1 AND r.used_at IS NULL AND s.left_at IS NULL"
    )
    .bind(reset)
    .opt(on)
    .await?;
    let (who, made, days) = row.ok_or(Error::Missing)?;
    let lasts = DAY * u32::try_from(days).unwrap_or(RESET_DAYS);
    if made.plus(lasts) > now { Ok((reset, who)) } else { Err(Error::Missing) }
}

/// Sets the password by a link. The link is used up, and every session ends.
pub async fn set(desk: &Desk, given: &str, new: String) -> Result<StaffId> {
    let (reset, who) = owner(&desk.look(), desk.keys(), given, desk.now()).await?;
    let hashed = password::hash(new).await?;
    let mut act = desk.act(Actor::Staff(who)).await?;
    let now = act.now();
    let used = sql!("UPDATE password_reset SET used_at = $2 WHERE id = $1 AND used_at IS NULL")
        .bind(reset)
        .bind(now)
        .run(&mut act)
        .await?;
    if used == 0 {
        return Err(Error::Missing);
    }
    store_hash(&mut act, who, hashed).await?;
    act.commit().await?;
    Ok(who)
}

/// Changes one's own password, knowing the present one. Every session ends.
///
/// # Errors
/// [`Error::Invalid`] naming `current` when it is another, `password` when the new one does not do.
pub async fn change(desk: &Desk, who: StaffId, current: String, new: String) -> Result<()> {
    let kept: Option<String> = sql!("SELECT password FROM staff WHERE id = $1").bind(who).value(&desk.look()).await?;
    if !password::verify(current, kept).await {
        return Err(Error::invalid("current", "people-password-wrong"));
    }
    let hashed = password::hash(new).await?;
    let mut act = desk.act(Actor::Staff(who)).await?;
    store_hash(&mut act, who, hashed).await?;
    act.commit().await
}

async fn store_hash(act: &mut Act, who: StaffId, hashed: String) -> Result<()> {
    sql!("UPDATE staff SET password = $2 WHERE id = $1").bind(who).bind(hashed).run(act).await?;
    sql!("DELETE FROM session WHERE staff_id = $1").bind(who).run(act).await?;
    act.tell(who, &event::PasswordSet { staff: who }).await?;
    Ok(())
}
