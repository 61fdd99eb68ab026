//! *Try it*: signs in and opens the folder while an administrator waits.

use super::Stumble;
use crate::{
    fetched::Trouble,
    fetching::{Afterwards, Fetching},
};
use base::{Desk, Result};
use std::time::Duration;
use tokio::time::timeout;

/// An administrator waits before the screen.
const PATIENCE: Duration = Duration::from_secs(25);

/// What a trial met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The folder is open; so many mails are in it.
    Opened(u32),
    /// It fails, with the other side's words if it said any.
    Failed(Trouble, String),
}

/// Tries to open the folder. Fetches nothing, changes nothing there, and keeps nothing here.
///
/// # Errors
/// [`base::Error::Broken`] when the password cannot be unsealed.
pub async fn attempt(desk: &Desk, fetching: &Fetching) -> Result<Tried> {
    let tried = timeout(PATIENCE, open(desk, fetching)).await;
    match tried {
        Ok(Ok(exists)) => Ok(Tried::Opened(exists)),
        Ok(Err(Stumble::Theirs(fault))) => Ok(Tried::Failed(Trouble::of(&fault, fetching), fault.said)),
        Ok(Err(Stumble::Ours(error))) => Err(error),
        Err(_) => Ok(Tried::Failed(Trouble::Port, String::new())),
    }
}

async fn open(desk: &Desk, fetching: &Fetching) -> std::result::Result<u32, Stumble> {
    let mut session = fetching.sign_in(desk).await??;
    let opened = session.open(&fetching.folder).await?;
    if fetching.afterwards == Afterwards::Move {
        session.open(&fetching.move_to).await.or_else(|fault| match fault.kind {
            imap::Kind::Folder => Ok(opened), // it is made when it is needed
            _ => Err(fault),
        })?;
    }
    session.leave().await;
    Ok(opened.exists)
}
