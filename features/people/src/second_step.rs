//! The second step of signing in: a code of an authenticator app, or one of ten recovery codes.

use crate::{
    Admin, Company, Session, event,
    session::digest,
    signing_in::{Limit, WINDOW},
    totp,
};
use base::{Act, Actor, Desk, Error, Keys, Moment, Result, Setting, StaffId, Why, keys::random};
use std::collections::HashSet;
use store::{On, sql};

/// What the secrets are sealed for.
const PURPOSE: &str = "second step";
/// Codes one has for the day on which the phone is gone.
pub const CODES: usize = 10;
/// Letters that are not taken for one another when read from paper.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

/// How someone's second step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondStep {
    /// Since when it is asked for.
    pub since: Moment,
    /// Recovery codes not used yet.
    pub codes: i64,
}

/// How someone's second step stands; none when the password is enough.
pub async fn of(on: impl Into<On<'_>>, who: StaffId) -> Result<Option<SecondStep>> {
    let row: Option<(Moment, i64)> = sql!(
        "SELECT confirmed_at, (SELECT count(*) FROM recovery_code c WHERE c.staff_id = s.staff_id AND c.used_at IS NULL)
         FROM second_step s WHERE staff_id = $1 AND confirmed_at IS NOT NULL"
    )
    .bind(who)
    .opt(on)
    .await?;
    Ok(row.map(|(since, codes)| SecondStep { since, codes }))
}

/// Everyone who has a second step.
pub async fn everyone(on: impl Into<On<'_>>) -> Result<HashSet<StaffId>> {
    let rows: Vec<(StaffId,)> = sql!("SELECT staff_id FROM second_step WHERE confirmed_at IS NOT NULL").all(on).await?;
    Ok(rows.into_iter().map(|(who,)| who).collect())
}

/// Makes a secret for someone's app. It counts once it is [confirmed](confirm); until then, asking again
/// gives the same.
///
/// # Errors
/// [`Error::Refused`] when they have a second step already.
pub async fn begin(act: &mut Act, who: StaffId) -> Result<()> {
    if of(&mut *act, who).await?.is_some() {
        return Err(Error::refused("people-step-there"));
    }
    let sealed = act.desk().keys().seal(PURPOSE, &random::<{ totp::SECRET }>()?)?;
    sql!(
        "INSERT INTO second_step (staff_id, sealed, made_at, accepted) VALUES ($1, $2, $3, 0)
         ON CONFLICT (staff_id) DO NOTHING"
    )
    .bind(who)
    .bind(sealed)
    .bind(act.now())
    .run(act)
    .await?;
    Ok(())
}

/// The secret that someone is just putting into their app; none when they have not begun, or are done.
pub async fn begun(on: impl Into<On<'_>>, keys: &Keys, who: StaffId) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> =
        sql!("SELECT sealed FROM second_step WHERE staff_id = $1 AND confirmed_at IS NULL").bind(who).opt(on).await?;
    row.map(|(sealed,)| keys.unseal(PURPOSE, &sealed)).transpose()
}

/// Turns the second step on, by a code that shows that the app has the secret; answers with the recovery
/// codes, which are seen this once.
///
/// # Errors
/// Those of [`check`]; [`Error::Missing`] when nothing was begun.
pub async fn confirm(desk: &Desk, who: StaffId, given: &str) -> Result<Vec<String>> {
    let mut act = desk.act(Actor::Staff(who)).await?;
    let row = locked(&mut act, who).await?.filter(|row| row.confirmed_at.is_none()).ok_or(Error::Missing)?;
    if let Err(refused) = pass(&mut act, who, &row, given).await? {
        act.commit().await?;
        return Err(refused);
    }
    let now = act.now();
    sql!("UPDATE second_step SET confirmed_at = $2 WHERE staff_id = $1").bind(who).bind(now).run(&mut act).await?;
    Session::release(&mut act, who).await?;
    act.tell(who, &event::SecondStepOn { staff: who }).await?;
    let codes = new_codes(&mut act, who).await?;
    act.commit().await?;
    Ok(codes)
}

/// Whether the code is right. A code is right once: the app's until its half minute is over, a recovery
/// code for good.
///
/// # Errors
/// [`Error::Invalid`] naming `code` when it is wrong or used; [`Error::Refused`] after too many wrong ones;
/// [`Error::Missing`] when they have no second step.
pub async fn check(desk: &Desk, who: StaffId, given: &str) -> Result<()> {
    let mut act = desk.act(Actor::Staff(who)).await?;
    let checked = check_in(&mut act, who, given).await?;
    act.commit().await?;
    checked
}

/// [`check`] within a deed. The inner error is to be committed: wrong codes are counted.
pub(crate) async fn check_in(act: &mut Act, who: StaffId, given: &str) -> Result<Result<()>> {
    let row = locked(act, who).await?.filter(|row| row.confirmed_at.is_some()).ok_or(Error::Missing)?;
    pass(act, who, &row, given).await
}

/// New recovery codes, shown this once; the old ones are void.
///
/// # Errors
/// Those of [`check`], since whoever sits at somebody else's open page must not get any.
pub async fn renew_codes(desk: &Desk, who: StaffId, given: &str) -> Result<Vec<String>> {
    let mut act = desk.act(Actor::Staff(who)).await?;
    if let Err(refused) = check_in(&mut act, who, given).await? {
        act.commit().await?;
        return Err(refused);
    }
    act.tell(who, &event::RecoveryCodesMade { staff: who }).await?;
    let codes = new_codes(&mut act, who).await?;
    act.commit().await?;
    Ok(codes)
}

/// Gives one's second step up.
///
/// # Errors
/// Those of [`check`]; [`Error::Refused`] when the company wants everybody to have one.
pub async fn give_up(desk: &Desk, who: StaffId, given: &str) -> Result<()> {
    let mut act = desk.act(Actor::Staff(who)).await?;
    if Company::read(&mut act).await?.second_step {
        return Err(Error::refused("people-step-must"));
    }
    let checked = check_in(&mut act, who, given).await?;
    if checked.is_ok() {
        remove(&mut act, who).await?;
    }
    act.commit().await?;
    checked
}

/// Takes the second step from whoever has lost both phone and codes. Their sessions end, since whoever
/// found the phone may have one.
///
/// # Errors
/// [`Error::Missing`] when they have none.
pub async fn take_away(act: &mut Act, _by: &Admin, who: StaffId) -> Result<()> {
    if of(&mut *act, who).await?.is_none() {
        return Err(Error::Missing);
    }
    Session::end_all(act, who).await?;
    remove(act, who).await
}

async fn remove(act: &mut Act, who: StaffId) -> Result<()> {
    sql!("DELETE FROM recovery_code WHERE staff_id = $1").bind(who).run(act).await?;
    sql!("DELETE FROM second_step WHERE staff_id = $1").bind(who).run(act).await?;
    act.tell(who, &event::SecondStepOff { staff: who }).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    sealed: Vec<u8>,
    accepted: i64,
    confirmed_at: Option<Moment>,
}

/// Locked, so that two who send one code at the same moment are not both let in.
async fn locked(act: &mut Act, who: StaffId) -> Result<Option<Row>> {
    let engine = act.engine();
    let query = store::Query::new("SELECT sealed, accepted, confirmed_at FROM second_step");
    Ok(query.with(" WHERE staff_id = ", who).for_update(engine).opt(act).await?)
}

async fn pass(act: &mut Act, who: StaffId, row: &Row, given: &str) -> Result<Result<()>> {
    let limit = Limit::code(who);
    if limit.is_reached(act).await? {
        return Ok(Err(Error::Refused(Why::of("people-sign-in-slow").with("n", WINDOW.as_secs() / 60))));
    }
    if accept_code(act, who, row, given).await? || accept_recovery(act, who, given).await? {
        limit.forget(act).await?;
        return Ok(Ok(()));
    }
    limit.count(act).await?;
    Ok(Err(Error::invalid("code", "people-code-wrong")))
}

async fn accept_code(act: &mut Act, who: StaffId, row: &Row, given: &str) -> Result<bool> {
    let secret = act.desk().keys().unseal(PURPOSE, &row.sealed)?;
    let Some(step) = totp::step_of(&secret, given, act.now().seconds(), row.accepted) else {
        return Ok(false);
    };
    sql!("UPDATE second_step SET accepted = $2 WHERE staff_id = $1").bind(who).bind(step).run(act).await?;
    Ok(true)
}

async fn accept_recovery(act: &mut Act, who: StaffId, given: &str) -> Result<bool> {
    let now = act.now();
    let used = sql!("UPDATE recovery_code SET used_at = $3 WHERE staff_id = $1 AND digest = $2 AND used_at IS NULL")
        .bind(who)
        .bind(digest(&plain(given)))
        .bind(now)
        .run(act)
        .await?;
    if used == 0 {
        return Ok(false);
    }
    let left = of(&mut *act, who).await?.map_or(0, |step| step.codes);
    act.tell(who, &event::RecoveryCodeUsed { staff: who, left }).await?;
    Ok(true)
}

/// A recovery code without what people put between its groups.
fn plain(given: &str) -> String {
    given.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

async fn new_codes(act: &mut Act, who: StaffId) -> Result<Vec<String>> {
    sql!("DELETE FROM recovery_code WHERE staff_id = $1").bind(who).run(act).await?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let code = new_code()?;
        sql!("INSERT INTO recovery_code (staff_id, digest) VALUES ($1, $2)")
            .bind(who)
            .bind(digest(&plain(&code)))
            .run(act)
            .await?;
        codes.push(code);
    }
    Ok(codes)
}

/// Four groups of four letters: 80 bits, so that a plain hash keeps them.
fn new_code() -> Result<String> {
    let letters = random::<16>()?.map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let code = new_code().unwrap_or_default();
        assert_eq!(code.len(), 19);
        assert_eq!(plain(&code.to_uppercase().replace('-', " ")), code.replace('-', ""));
        assert_eq!(HashSet::from(*LETTERS).len(), 32, "no letter twice");
    }
}
