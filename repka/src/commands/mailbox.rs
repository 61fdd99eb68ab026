//! `repka mailbox add`.

use super::{Said, department};
use crate::cli::MailboxAdd;
use base::{Actor, Desk};
use channel::Mailbox;
use people::Admin;

/// Opens a mailbox.
pub async fn add(desk: &Desk, args: &MailboxAdd) -> Said {
    let by = Admin::of_the_machine();
    let mut act = desk.act(Actor::Machine).await?;
    let department = department(&mut act, &by, &args.department).await?;
    let name = args.name.as_deref().unwrap_or_default();
    let mailbox = Mailbox::open(&mut act, &by, &args.address, name, department.id).await?;
    act.commit().await?;
    eprintln!("mail to {} is answered by {}", mailbox.address, department.name);
    Ok(String::new())
}
