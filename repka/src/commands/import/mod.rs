//! `repka import mail`: what a company said and heard before it had this desk.

mod catalogue;
mod progress;

use super::{Failure, Said};
use crate::{cli::ImportMail, config::Config};
use base::{Actor, Desk, Error, Moment, Result, Setting};
use catalogue::{Catalogue, Mail, Reader};
use channel::{
    Mailbox, MailboxId,
    mail::{
        Post,
        history::{Filed, PastMail},
    },
};
use insight::rolled::Filled;
use progress::Progress;
use std::time::Duration;

/// Mails that share a commit, and the bytes at which no other joins them.
const TOGETHER: usize = 20;
const BYTES_TOGETHER: u64 = 16 << 20;
/// How often a database that is busy is asked again, and after how long.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_secs(2);

/// How it went. Every mail seen is in exactly one of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    seen: usize,
    imported: usize,
    again: usize,
    refused: usize,
}

/// Takes in every mail in these files and folders, oldest first, and answers with how many there were. Done again,
/// or after it was interrupted, it goes on where it was.
///
/// # Errors
/// Refused (65): no such mailbox; or some mail cannot be taken in, each named on standard error while the others
/// are. Busy (75): the desk cannot be written now.
pub async fn mail(desk: &Desk, post: &Post, config: &Config, args: &ImportMail) -> Said {
    let own = mailbox(desk, post, &args.mailbox).await?;
    let paths = args.paths.clone();
    let now = desk.now();
    let found = tokio::task::spawn_blocking(move || Catalogue::of(&paths, now.seconds()));
    let found = found.await.map_err(|e| Error::Broken(format!("looking through the files: {e}")))?;
    let open_since = now.minus(Duration::from_secs(u64::from(args.open_days) * 86_400));
    let progress = Progress::new(found.mails.len());
    let most = u64::from(config.max_mail_mib) << 20;
    let mut import = Import { desk, post, own, open_since, most, progress, tally: Tally::default() };
    let faults = found.faults.len();
    found.faults.iter().for_each(|(path, why)| import.progress.say(&format!("{}: {why}", path.display())));
    let ended = import.all(&found).await;
    import.progress.end();
    if found.aside + found.other > 0 {
        eprintln!("left aside: {} drafts, deleted or spam; {} files that are no mail", found.aside, found.other);
    }
    let Tally { seen, imported, again, refused } = import.tally;
    let summary = format!("seen {seen} = imported {imported} + already there {again} + refused {refused}\n");
    if imported > 0 {
        count_anew(desk).await?;
    }
    if ended.is_ok() && refused + faults == 0 {
        return Ok(summary);
    }
    print!("{summary}");
    ended?;
    Err(Failure::refused(format!("{refused} mails were refused, {faults} files cannot be read: see above")))
}

async fn mailbox(desk: &Desk, post: &Post, address: &str) -> Result<MailboxId, Failure> {
    let found = Mailbox::reached_by(&desk.look(), post.minter(), address).await?;
    let missing = || Failure::refused(format!("{address} is no mailbox here; `repka mailbox add` opens one"));
    Ok(found.ok_or_else(missing)?.id)
}

/// Reports of days that are over are made anew: there is more in them now.
async fn count_anew(desk: &Desk) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    Filled { next: None, zone: String::new() }.write(&mut act).await?;
    act.commit().await
}

struct Import<'a> {
    desk: &'a Desk,
    post: &'a Post,
    own: MailboxId,
    /// Customers' words since then wait for an answer.
    open_since: Moment,
    /// Bytes of the largest mail that is taken in.
    most: u64,
    progress: Progress,
    tally: Tally,
}

type Ready<'m> = (&'m Mail, PastMail);

impl Import<'_> {
    async fn all(&mut self, found: &Catalogue) -> Result<()> {
        let mut reader = Reader::of(found);
        let mut ready: Vec<Ready> = Vec::new();
        let mut bytes = 0;
        for mail in &found.mails {
            if ready.len() == TOGETHER || bytes + mail.length > BYTES_TOGETHER {
                self.file(found, std::mem::take(&mut ready)).await?;
                bytes = 0;
            }
            bytes += mail.length;
            self.tally.seen += 1;
            self.progress.at(self.tally.seen);
            match self.read(&mut reader, mail).await {
                Ok(Some(past)) => ready.push((mail, past)),
                Ok(None) => self.tally.again += 1,
                Err(Failure::Desk(e)) => return Err(e),
                Err(why) => self.refuse(found, mail, &why.plain()),
            }
        }
        self.file(found, ready).await
    }

    async fn read(&self, reader: &mut Reader<'_>, mail: &Mail) -> Result<Option<PastMail>, Failure> {
        if mail.length > self.most {
            let mib = self.most >> 20;
            return Err(Failure::refused(format!("larger than {mib} MiB (max_mail_mib)")));
        }
        let raw = reader.raw(mail).map_err(|e| Failure::refused(e.to_string()))?;
        if raw.iter().all(u8::is_ascii_whitespace) {
            return Err(Failure::refused("there is no mail"));
        }
        let at = Moment::from_seconds(mail.came);
        Ok(PastMail::read(self.desk, self.post, self.own, raw, (at, at < self.open_since)).await?)
    }

    /// All of them in one commit; one that cannot be put away does not keep the others from it.
    async fn file(&mut self, found: &Catalogue, mut ready: Vec<Ready<'_>>) -> Result<()> {
        if let Ok(filed) = self.together(&mut ready).await {
            for ((mail, _), filed) in ready.iter().zip(filed) {
                self.count(found, mail, filed);
            }
            return Ok(());
        }
        for mut one in ready {
            let mut attempt = 1;
            loop {
                match self.together(std::slice::from_mut(&mut one)).await {
                    Ok(filed) => filed.into_iter().for_each(|filed| self.count(found, one.0, filed)),
                    Err(Error::Busy(_)) if attempt < ATTEMPTS => {
                        attempt += 1;
                        tokio::time::sleep(PAUSE).await;
                        continue;
                    }
                    Err(Error::Busy(why)) => return Err(Error::Busy(why)),
                    Err(e) => self.refuse(found, one.0, &e.to_string()),
                }
                break;
            }
        }
        Ok(())
    }

    async fn together(&self, ready: &mut [Ready<'_>]) -> Result<Vec<Filed>> {
        let mut filed = Vec::with_capacity(ready.len());
        if ready.is_empty() {
            return Ok(filed);
        }
        let mut act = self.desk.act(Actor::Machine).await?.as_history();
        for (_, past) in ready {
            filed.push(past.file(&mut act).await?);
        }
        act.commit().await?;
        Ok(filed)
    }

    fn count(&mut self, found: &Catalogue, mail: &Mail, filed: Filed) {
        match filed {
            Filed::Imported => self.tally.imported += 1,
            Filed::Again => self.tally.again += 1,
            Filed::Problem(kind) => self.refuse(found, mail, &format!("kept as an intake problem ({kind})")),
        }
    }

    fn refuse(&mut self, found: &Catalogue, mail: &Mail, why: &str) {
        self.tally.refused += 1;
        self.progress.say(&format!("{}: {why}", found.place(mail)));
    }
}
