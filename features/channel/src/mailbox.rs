//! Addresses of the mail channel.

use crate::event::{MailboxChanged, MailboxClosed, MailboxMade, MailboxTested};
use ::mail::Minter;
use base::{About, Act, Deed, DepartmentId, Desk, Error, Future, Moment, Result, TicketId, words::line};
use people::{Admin, event::DepartmentArchived};
use store::{On, sql};

/// Addresses that a group says to be its own, looked at.
const MOST_GROUPS: usize = 4;

store::id! {
    /// One address of the mail channel.
    MailboxId
}

/// One address at which customers reach the company.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mailbox {
    /// Its row.
    pub id: MailboxId,
    /// As written.
    pub address: String,
    /// Shown as the sender.
    pub name: String,
    /// Who answers what comes here.
    pub department_id: DepartmentId,
}

impl Mailbox {
    /// All open mailboxes, oldest first.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Mailbox>> {
        Ok(sql!("SELECT id, address, name, department_id FROM mailbox WHERE closed_at IS NULL ORDER BY id")
            .all(on)
            .await?)
    }

    /// The mailbox of this id, closed or not.
    pub async fn find(on: impl Into<On<'_>>, id: MailboxId) -> Result<Mailbox> {
        sql!("SELECT id, address, name, department_id FROM mailbox WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// The mailbox, closed or not, at which the customer's newest mail on a ticket came in.
    pub async fn written_to(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Option<Mailbox>> {
        Ok(sql!(
            "SELECT b.id, b.address, b.name, b.department_id
             FROM entry e JOIN mail m ON m.entry_id = COALESCE(e.copy_of, e.id) JOIN mailbox b ON b.id = m.mailbox_id
             WHERE e.ticket_id = $1 AND e.public AND e.direction = 'in' AND m.message_id IS NOT NULL
             ORDER BY e.id DESC LIMIT 1"
        )
        .bind(ticket)
        .opt(on)
        .await?)
    }

    /// The open mailbox an address leads to: its own, `local+anything@domain`, or a reply address
    /// we signed.
    pub async fn reached_by(on: impl Into<On<'_>>, minter: &Minter, address: &str) -> Result<Option<Mailbox>> {
        let mut on = on.into();
        let signed = minter.read_reply_address(address).map(|(plain, _)| plain);
        for candidate in [signed, Some(address.to_owned()), without_detail(address)].into_iter().flatten() {
            let found: Option<Mailbox> = sql!(
                "SELECT id, address, name, department_id FROM mailbox WHERE address_key = $1 AND closed_at IS NULL"
            )
            .bind(candidate.trim().to_lowercase())
            .opt(on.again())
            .await?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Whether one of these addresses leads to an open mailbox: a group that passes mail on under it is ours.
    pub async fn is_any_of(on: impl Into<On<'_>>, minter: &Minter, addresses: &[String]) -> Result<bool> {
        let mut on = on.into();
        for address in addresses.iter().take(MOST_GROUPS) {
            if Mailbox::reached_by(on.again(), minter, address).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The mailbox a department writes from: its own first one, else the company's first.
    pub async fn of_department(on: impl Into<On<'_>>, department: DepartmentId) -> Result<Option<Mailbox>> {
        let all = Mailbox::all(on).await?;
        Ok(all.iter().find(|m| m.department_id == department).or(all.first()).cloned())
    }

    /// The mailbox from which one writes about a ticket: its department's, or the company's first about none.
    pub async fn of_ticket(on: impl Into<On<'_>>, number: Option<TicketId>) -> Result<Option<Mailbox>> {
        let mut on = on.into();
        let department: Option<(DepartmentId,)> = match number {
            Some(number) => sql!("SELECT department_id FROM ticket WHERE id = $1").bind(number).opt(on.again()).await?,
            None => None,
        };
        match department {
            Some((department,)) => Mailbox::of_department(on, department).await,
            None => Ok(Mailbox::all(on).await?.into_iter().next()),
        }
    }

    /// Opens a mailbox. One that was closed is open again, and one that is open takes on the new name
    /// and department.
    pub async fn open(
        act: &mut Act,
        _by: &Admin,
        address: &str,
        name: &str,
        department: DepartmentId,
    ) -> Result<Mailbox> {
        let address = address.trim();
        let good = address.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.len() > 1);
        if !good || address.contains(char::is_whitespace) {
            return Err(Error::invalid("address", "channel-error-address"));
        }
        let id: MailboxId = sql!(
            "INSERT INTO mailbox (address, address_key, name, department_id, made_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (address_key) DO UPDATE SET closed_at = NULL, name = excluded.name, department_id = excluded.department_id
             RETURNING id"
        )
        .bind(address)
        .bind(address.to_lowercase())
        .bind(sender(name, address))
        .bind(department)
        .bind(act.now())
        .value(&mut *act)
        .await?;
        act.tell(About("mailbox", id.0), &MailboxMade { mailbox: id }).await?;
        Mailbox::find(act, id).await
    }

    /// Gives a mailbox another sender name and department.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not open.
    pub async fn change(act: &mut Act, _by: &Admin, id: MailboxId, name: &str, department: DepartmentId) -> Result<()> {
        let before = Mailbox::find(&mut *act, id).await?;
        let name = sender(name, &before.address);
        let differs = [("name", before.name != name), ("department", before.department_id != department)];
        let changed: Vec<String> = differs.iter().filter(|(_, other)| *other).map(|(what, _)| (*what).into()).collect();
        if changed.is_empty() {
            return Ok(());
        }
        sql!("UPDATE mailbox SET name = $2, department_id = $3 WHERE id = $1")
            .bind(id)
            .bind(name)
            .bind(department)
            .run(act)
            .await?;
        MailboxChanged::tell(act, id, changed).await
    }

    /// Whether the server before it marks spam, so that what it says counts.
    pub async fn is_filtered(on: impl Into<On<'_>>, id: MailboxId) -> Result<bool> {
        let row: Option<(bool,)> = sql!("SELECT filtered FROM mailbox WHERE id = $1").bind(id).opt(on).await?;
        row.map(|(filtered,)| filtered).ok_or(Error::Missing)
    }

    /// Says whether the server before it marks spam. Only where it takes such marks of others away may it count: anybody
    /// can write them.
    pub async fn trust_filter(act: &mut Act, _by: &Admin, id: MailboxId, filtered: bool) -> Result<()> {
        if Mailbox::is_filtered(&mut *act, id).await? == filtered {
            return Ok(());
        }
        sql!("UPDATE mailbox SET filtered = $2 WHERE id = $1").bind(id).bind(filtered).run(&mut *act).await?;
        MailboxChanged::tell(act, id, vec!["filtered".into()]).await
    }

    /// When a mail last came to it and last left by it, looking back over the newest few thousand.
    pub async fn last_mails(on: impl Into<On<'_>>, id: MailboxId) -> Result<(Option<Moment>, Option<Moment>)> {
        let mut on = on.into();
        let came: Option<(Moment,)> = sql!(
            "SELECT kept_at FROM (SELECT id, kept_at, mailbox_id FROM arrival ORDER BY id DESC LIMIT 5000) a
             WHERE mailbox_id = $1 ORDER BY id DESC LIMIT 1"
        )
        .bind(id)
        .opt(on.again())
        .await?;
        let left: Option<(Moment,)> = sql!(
            "SELECT e.at FROM (SELECT entry_id, mailbox_id FROM mail ORDER BY entry_id DESC LIMIT 5000) m
             JOIN entry e ON e.id = m.entry_id
             WHERE m.mailbox_id = $1 AND e.delivery = 'sent' ORDER BY m.entry_id DESC LIMIT 1"
        )
        .bind(id)
        .opt(on)
        .await?;
        Ok((came.map(|(at,)| at), left.map(|(at,)| at)))
    }

    /// Closes an open mailbox: what is sent to it from now on is refused at the door. What came by it
    /// stays, and answers to that still leave from its address.
    pub async fn close(act: &mut Act, _by: &Admin, id: MailboxId) -> Result<()> {
        let closed = sql!("UPDATE mailbox SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL")
            .bind(id)
            .bind(act.now())
            .run(&mut *act)
            .await?;
        if closed == 0 {
            return Err(Error::Missing);
        }
        act.tell(About("mailbox", id.0), &MailboxClosed { mailbox: id }).await?;
        Ok(())
    }
}

/// The job that gives an archived department's mailboxes to its heir.
pub const PASS_ON: &str = "channel.department_hands_over";

struct PassOn(DepartmentArchived);

impl Mailbox {
    /// Remembers that a server took a test mail of it.
    pub async fn tested(&self, act: &mut Act, _by: &Admin) -> Result<()> {
        act.tell(About("mailbox", self.id.0), &MailboxTested { mailbox: self.id }).await?;
        Ok(())
    }
}

/// Makes ready to give mailboxes to another department. Nothing is slow here.
pub async fn pass_on(_desk: Desk, event: DepartmentArchived) -> Result<Box<dyn Deed>> {
    Ok(Box::new(PassOn(event)))
}

impl Deed for PassOn {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            sql!("UPDATE mailbox SET department_id = $2 WHERE department_id = $1")
                .bind(self.0.department)
                .bind(self.0.heir)
                .run(act)
                .await?;
            Ok(())
        })
    }
}

/// Letters of a sender's name at most; a mail's header is no place for more.
const LONGEST_NAME: usize = 200;

/// What a mailbox is called: as typed, or else as its address.
fn sender(typed: &str, address: &str) -> String {
    let name: String = line(typed).chars().take(LONGEST_NAME).collect();
    if name.is_empty() { address.to_owned() } else { name }
}

fn without_detail(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let (plain, _) = local.split_once('+')?;
    Some(format!("{plain}@{domain}"))
}
