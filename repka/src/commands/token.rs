//! `repka token new`.

use super::{Failure, Said};
use crate::cli::TokenNew;
use base::{Actor, Desk};
use people::{ApiToken, Staff};

/// Makes a token for someone; the answer is the token alone.
pub async fn new(desk: &Desk, args: &TokenNew) -> Said {
    let known = Staff::by_email(&desk.look(), &args.email).await?;
    let staff = known.ok_or_else(|| {
        Failure::refused(format!("nobody with the address {} works here; `repka staff add` adds people", args.email))
    })?;
    let mut act = desk.act(Actor::Machine).await?;
    let token = ApiToken::make(&mut act, staff.id, &args.name).await?;
    act.commit().await?;
    Ok(token + "\n")
}
