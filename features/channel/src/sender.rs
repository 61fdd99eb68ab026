//! How customers read who wrote to them.

use crate::{Mailbox, MailboxId, event::MailboxChanged};
use base::{Act, Error, Result};
use people::Admin;
use store::{On, sql};

store::enumeration! {
    /// Which names stand before a mailbox's address when somebody answers by it.
    pub enum Sender {
        /// Whoever answers, and the mailbox.
        Both = "both",
        /// The mailbox alone: nobody's name leaves the house in the head of a mail.
        Mailbox = "mailbox",
        /// Whoever answers alone.
        Person = "person",
    }
}

impl Sender {
    /// How it is with a mailbox.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such mailbox.
    pub async fn of(on: impl Into<On<'_>>, mailbox: MailboxId) -> Result<Sender> {
        let row: Option<(Sender,)> = sql!("SELECT sender FROM mailbox WHERE id = $1").bind(mailbox).opt(on).await?;
        row.map(|(sender,)| sender).ok_or(Error::Missing)
    }

    /// Decides it for a mailbox.
    ///
    /// # Errors
    /// As [`Sender::of`].
    pub async fn set(self, act: &mut Act, _by: &Admin, mailbox: MailboxId) -> Result<()> {
        if Sender::of(&mut *act, mailbox).await? == self {
            return Ok(());
        }
        sql!("UPDATE mailbox SET sender = $2 WHERE id = $1").bind(mailbox).bind(self).run(&mut *act).await?;
        MailboxChanged::tell(act, mailbox, vec!["sender".into()]).await
    }

    /// What stands before the address; a machine of ours has no name, and then the mailbox has.
    pub fn name(self, author: &str, mailbox: &Mailbox) -> String {
        match (self, author, mailbox.name.as_str()) {
            (_, "", name) => name.to_owned(),
            (Sender::Person, author, _) | (Sender::Both, author, "") => author.to_owned(),
            (Sender::Mailbox, _, name) => name.to_owned(),
            (Sender::Both, author, name) => format!("{author} · {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::DepartmentId;

    #[test]
    fn a_mail_says_who_wrote_it_as_the_company_wants() {
        let mailbox = Mailbox {
            id: MailboxId(1),
            address: "help@tavan.example".into(),
            name: "Tavan".into(),
            department_id: DepartmentId(1),
        };
        let names = |author| Sender::ALL.iter().map(|sender| sender.name(author, &mailbox)).collect::<Vec<_>>();
        assert_eq!(names("Vasya"), ["Vasya · Tavan", "Tavan", "Vasya"]);
        assert_eq!(names(""), ["Tavan"; 3]);
    }
}
