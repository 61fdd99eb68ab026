//! Programs that act for someone.

use crate::{
    Staff, event, naming,
    session::{digest, secret},
};
use base::{Act, Error, Moment, Result, StaffId};
use store::{On, sql};

store::id! {
    /// A program's permission.
    TokenId
}

store::enumeration! {
    /// What a token may do.
    pub enum TokenRights {
        /// Whatever its owner may do.
        Full = "full",
        /// Reads what its owner may read, and changes nothing.
        Read = "read",
    }
}

/// A program's permission to act as its owner.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ApiToken {
    /// Its row.
    pub id: TokenId,
    /// As whom the program acts.
    pub staff_id: StaffId,
    /// What it is for.
    pub name: String,
    /// Since when.
    pub made_at: Moment,
    /// Last used, to the minute.
    pub used_at: Option<Moment>,
    /// What it may do.
    pub rights: TokenRights,
    /// When it ends by itself, if it does.
    pub ends_at: Option<Moment>,
}

/// Tokens begin like this, so that scanners of leaked secrets can know them.
const PREFIX: &str = "repka_";

impl ApiToken {
    /// Makes a token that may do everything and does not end by itself; see [`ApiToken::grant`].
    pub async fn make(act: &mut Act, who: StaffId, name: &str) -> Result<String> {
        ApiToken::grant(act, who, name, TokenRights::Full, None).await
    }

    /// Makes a token; the answer is the only time it is seen.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has no name.
    pub async fn grant(
        act: &mut Act,
        who: StaffId,
        name: &str,
        rights: TokenRights,
        ends_at: Option<Moment>,
    ) -> Result<String> {
        let name = naming::named(name)?;
        let token = format!("{PREFIX}{}", secret()?);
        sql!(
            "INSERT INTO api_token (secret, staff_id, name, made_at, rights, ends_at) VALUES ($1, $2, $3, $4, $5, $6)"
        )
        .bind(digest(&token))
        .bind(who)
        .bind(name.as_str())
        .bind(act.now())
        .bind(rights)
        .bind(ends_at)
        .run(act)
        .await?;
        act.tell(who, &event::TokenMade { staff: who, name: name.to_owned() }).await?;
        Ok(token)
    }

    /// The token, and as whom it acts; none when it has ended.
    pub async fn of(on: impl Into<On<'_>>, token: &str, now: Moment) -> Result<Option<(ApiToken, Staff)>> {
        let mut on = on.into();
        let found: Option<ApiToken> = sql!(
            "SELECT id, staff_id, name, made_at, used_at, rights, ends_at FROM api_token
             WHERE secret = $1 AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $2)"
        )
        .bind(digest(token))
        .bind(now)
        .opt(on.again())
        .await?;
        let Some(found) = found else { return Ok(None) };
        let staff = Staff::find(on, found.staff_id).await?;
        Ok(staff.left_at.is_none().then_some((found, staff)))
    }

    /// Notes that the token is used; callers do so at most once a minute.
    pub async fn touch(&self, act: &mut Act) -> Result<()> {
        sql!("UPDATE api_token SET used_at = $2 WHERE id = $1").bind(self.id).bind(act.now()).run(act).await?;
        Ok(())
    }

    /// Whether [`ApiToken::touch`] is due.
    pub fn is_stale(&self, now: Moment) -> bool {
        self.used_at.is_none_or(|at| now.since(at) > 60_000_000)
    }

    /// Someone's tokens, newest first; those that ended by themselves too, until they are revoked.
    pub async fn all(on: impl Into<On<'_>>, who: StaffId) -> Result<Vec<ApiToken>> {
        Ok(sql!("SELECT id, staff_id, name, made_at, used_at, rights, ends_at FROM api_token WHERE staff_id = $1 AND ended_at IS NULL ORDER BY id DESC")
            .bind(who)
            .all(on)
            .await?)
    }

    /// Ends one of someone's own tokens.
    pub async fn end(act: &mut Act, who: StaffId, id: TokenId) -> Result<()> {
        let now = act.now();
        let ended = sql!("UPDATE api_token SET ended_at = $3 WHERE id = $1 AND staff_id = $2 AND ended_at IS NULL")
            .bind(id)
            .bind(who)
            .bind(now)
            .run(act)
            .await?;
        if ended == 0 {
            return Err(Error::Missing);
        }
        act.tell(who, &event::TokenEnded { staff: who }).await?;
        Ok(())
    }
}
