//! What becomes of mails that are kept elsewhere now.

use crate::{Fault, Session, finding::set, folder::quoted};

impl Session {
    /// Moves mails of the open folder to another one, which is made when it is not there.
    ///
    /// # Errors
    /// [`crate::Kind::Refused`] when the server does not want to; then they are where they were, or a copy
    /// is there too.
    pub async fn move_to(&mut self, uids: &[u32], folder: &str) -> Result<(), Fault> {
        if uids.is_empty() {
            return Ok(());
        }
        match self.carry(uids, folder).await {
            Err(fault) if fault.wants_folder => {
                self.tell(&format!("CREATE {}", quoted(folder))).await?;
                self.carry(uids, folder).await
            }
            carried => carried,
        }
    }

    async fn carry(&mut self, uids: &[u32], folder: &str) -> Result<(), Fault> {
        let (set, folder) = (set(uids), quoted(folder));
        if self.can.moves {
            return self.tell(&format!("UID MOVE {set} {folder}")).await;
        }
        self.tell(&format!("UID COPY {set} {folder}")).await?;
        self.delete(uids).await
    }

    /// Deletes mails of the open folder. A server without UIDPLUS (RFC 4315) only gets them marked: to
    /// expunge there would delete what others have marked too.
    ///
    /// # Errors
    /// [`crate::Kind::Refused`] when the server does not want to.
    pub async fn delete(&mut self, uids: &[u32]) -> Result<(), Fault> {
        if uids.is_empty() {
            return Ok(());
        }
        let set = set(uids);
        self.tell(&format!("UID STORE {set} +FLAGS.SILENT (\\Deleted)")).await?;
        if self.can.uid_plus { self.tell(&format!("UID EXPUNGE {set}")).await } else { Ok(()) }
    }
}
