//! Signing in, slowly for those who guess.

use crate::{Session, Staff, password};
use base::{Act, Actor, Desk, Error, Moment, Result, Why};
use std::time::Duration;
use store::{On, sql};

const WINDOW: Duration = Duration::from_secs(15 * 60);
const TRIES_PER_EMAIL: i64 = 10;
const TRIES_PER_ADDRESS: i64 = 50;

/// Checks the password and signs the browser in; answers with what its cookie carries.
///
/// # Errors
/// [`Error::Refused`] with one and the same reason for an unknown address and a wrong password;
/// and after too many failures from one address or for one e-mail.
pub async fn sign_in(desk: &Desk, email: &str, given: String, address: &str, agent: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    let (by_mail, by_ip) = (format!("mail:{email}"), format!("ip:{address}"));
    let look = desk.look();
    let since = look.now().minus(WINDOW);
    if failures(&look, &by_mail, since).await? >= TRIES_PER_EMAIL
        || failures(&look, &by_ip, since).await? >= TRIES_PER_ADDRESS
    {
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
        for who in [&by_mail, &by_ip] {
            sql!("INSERT INTO sign_in_failure (who, at) VALUES ($1, $2)")
                .bind(who)
                .bind(look.now())
                .run(&mut act)
                .await?;
        }
        act.commit().await?;
        return Err(Error::refused("people-sign-in-wrong"));
    };
    sql!("DELETE FROM sign_in_failure WHERE who = $1 OR at < $2").bind(by_mail).bind(since).run(&mut act).await?;
    let cookie = Session::begin(&mut act, staff.id, address, agent).await?;
    act.commit().await?;
    Ok(cookie)
}

/// Removes the failures that no longer count.
pub async fn forget_old(act: &mut Act) -> Result<()> {
    let before = act.now().minus(WINDOW);
    sql!("DELETE FROM sign_in_failure WHERE at < $1").bind(before).run(act).await?;
    Ok(())
}

async fn failures(on: impl Into<On<'_>>, who: &str, since: Moment) -> Result<i64> {
    Ok(sql!("SELECT count(*) FROM sign_in_failure WHERE who = $1 AND at > $2").bind(who).bind(since).value(on).await?)
}
