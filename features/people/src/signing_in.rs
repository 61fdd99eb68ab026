//! Signing in, slowly for those who guess.

use crate::{Company, Session, Staff, password, second_step, session::digest};
use base::{Act, Actor, Desk, Error, Keys, Moment, Result, Setting, StaffId, Why};
use ring::hmac;
use std::time::Duration;
use store::{On, sql};

/// How long a failure counts.
pub(crate) const WINDOW: Duration = Duration::from_secs(15 * 60);
const TRIES_PER_EMAIL: i64 = 10;
const TRIES_PER_ADDRESS: i64 = 50;
const TRIES_PER_CODE: i64 = 5;
/// Between the password and the code one may look for the phone, but not go to lunch.
const HALF_LASTS: Duration = Duration::from_secs(10 * 60);

/// How far someone has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// In: what the session's cookie carries.
    In(String),
    /// The password was right and a code is needed: a proof of that, to be shown with the code.
    Half(String),
}

/// Checks the password and signs the browser in, as far as that goes without a code.
///
/// # Errors
/// [`Error::Refused`] with one and the same reason for an unknown address and a wrong password;
/// and after too many failures from one address or for one e-mail.
pub async fn sign_in(desk: &Desk, email: &str, given: String, address: &str, agent: &str) -> Result<Entered> {
    let email = email.trim().to_lowercase();
    let by_mail = Limit { who: format!("mail:{email}"), tries: TRIES_PER_EMAIL };
    let by_ip = Limit { who: format!("ip:{address}"), tries: TRIES_PER_ADDRESS };
    let look = desk.look();
    let since = look.now().minus(WINDOW);
    if by_mail.is_reached_since(&look, since).await? || by_ip.is_reached_since(&look, since).await? {
        return Err(Error::Refused(Why::of("people-sign-in-slow").with("n", WINDOW.as_secs() / 60)));
    }
    let staff = Staff::by_email(&look, &email).await?;
    let kept = match &staff {
        Some(staff) => sql!("SELECT password FROM staff WHERE id = $1").bind(staff.id).value(&look).await?,
        None => None,
    };
    let right = password::verify(given, kept).await;
    let mut act = desk.act(staff.as_ref().map_or(Actor::Machine, |s| Actor::Staff(s.id))).await?;
    let Some(staff) = staff.filter(|_| right) else {
        by_mail.count(&mut act).await?;
        by_ip.count(&mut act).await?;
        act.commit().await?;
        return Err(Error::refused("people-sign-in-wrong"));
    };
    by_mail.forget(&mut act).await?;
    let entered = enter(&mut act, staff.id, address, agent).await?;
    act.commit().await?;
    Ok(entered)
}

/// Lets in whoever has shown a password or a mailed link, unless a code is asked of them.
pub async fn enter(act: &mut Act, who: StaffId, address: &str, agent: &str) -> Result<Entered> {
    if second_step::of(&mut *act, who).await?.is_some() {
        let ends = act.now().plus(HALF_LASTS);
        let kept = kept_password(&mut *act, who).await?;
        return Ok(Entered::Half(proof(act.desk().keys(), who, ends, &kept)));
    }
    let secret = Session::begin(act, who, address, agent).await?;
    if Company::read(&mut *act).await?.second_step {
        Session::hold(act, &secret).await?;
    }
    Ok(Entered::In(secret))
}

/// Whose half of the way this proves.
///
/// # Errors
/// [`Error::Missing`] when it is too old, not ours, or the password is another by now.
pub async fn half_way(on: impl Into<On<'_>>, keys: &Keys, given: &str, now: Moment) -> Result<StaffId> {
    let mut parts = given.splitn(3, '-').map(str::parse::<i64>);
    let (Some(Ok(who)), Some(Ok(ends))) = (parts.next(), parts.next()) else {
        return Err(Error::Missing);
    };
    let (who, ends) = (StaffId(who), Moment::from_micros(ends));
    let kept = kept_password(on, who).await?;
    // Compared as digests, so that the time taken tells nothing about the proof.
    let right = digest(&proof(keys, who, ends, &kept)) == digest(given);
    if right && now < ends { Ok(who) } else { Err(Error::Missing) }
}

/// The second step: signs the browser in by a code; answers with what its cookie carries.
///
/// # Errors
/// Those of [`half_way`] and [`second_step::check`].
pub async fn finish(desk: &Desk, given: &str, code: &str, address: &str, agent: &str) -> Result<String> {
    let who = half_way(&desk.look(), desk.keys(), given, desk.now()).await?;
    let mut act = desk.act(Actor::Staff(who)).await?;
    if let Err(refused) = second_step::check_in(&mut act, who, code).await? {
        act.commit().await?;
        return Err(refused);
    }
    let secret = Session::begin(&mut act, who, address, agent).await?;
    act.commit().await?;
    Ok(secret)
}

/// Bound to the password, so that changing it voids whatever was half done.
fn proof(keys: &Keys, who: StaffId, ends: Moment, password: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &keys.derive("half signed in"));
    let said = format!("{who}-{}", ends.micros());
    let code = hmac::sign(&key, format!("{said}-{password}").as_bytes());
    format!("{said}-{}", base::blob::hex(&code.as_ref()[..16]))
}

async fn kept_password(on: impl Into<On<'_>>, who: StaffId) -> Result<String> {
    let row: Option<(Option<String>,)> =
        sql!("SELECT password FROM staff WHERE id = $1 AND left_at IS NULL").bind(who).opt(on).await?;
    Ok(row.ok_or(Error::Missing)?.0.unwrap_or_default())
}

/// So many failures within a quarter of an hour, and whoever guesses must wait.
pub(crate) struct Limit {
    who: String,
    tries: i64,
}

impl Limit {
    /// Of wrong codes for one person.
    pub(crate) fn code(who: StaffId) -> Limit {
        Limit { who: format!("code:{who}"), tries: TRIES_PER_CODE }
    }

    pub(crate) async fn is_reached(&self, act: &mut Act) -> Result<bool> {
        let since = act.now().minus(WINDOW);
        self.is_reached_since(act, since).await
    }

    async fn is_reached_since(&self, on: impl Into<On<'_>>, since: Moment) -> Result<bool> {
        let failed: i64 = sql!("SELECT count(*) FROM sign_in_failure WHERE who = $1 AND at > $2")
            .bind(self.who.as_str())
            .bind(since)
            .value(on)
            .await?;
        Ok(failed >= self.tries)
    }

    pub(crate) async fn count(&self, act: &mut Act) -> Result<()> {
        let now = act.now();
        sql!("INSERT INTO sign_in_failure (who, at) VALUES ($1, $2)")
            .bind(self.who.as_str())
            .bind(now)
            .run(act)
            .await?;
        Ok(())
    }

    pub(crate) async fn forget(&self, act: &mut Act) -> Result<()> {
        sql!("DELETE FROM sign_in_failure WHERE who = $1").bind(self.who.as_str()).run(act).await?;
        Ok(())
    }
}

/// Removes the failures that no longer count.
pub async fn forget_old(act: &mut Act) -> Result<()> {
    let before = act.now().minus(WINDOW);
    sql!("DELETE FROM sign_in_failure WHERE at < $1").bind(before).run(act).await?;
    Ok(())
}
