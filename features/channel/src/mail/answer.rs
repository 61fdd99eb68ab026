//! Answers of our own people to notices: they become notes, or what their first lines ask for.
//!
//! A notice is mailed with a reply address we signed, which names its reader, the ticket and the last entry
//! they could have seen. Whoever holds the address and writes from the reader's own mail address acts as
//! that reader. Anyone else is not believed: their mail waits among the intake problems. What machines say
//! to a notice (out of office, not delivered) is kept and drops out of sight.

use super::{Post, filing::why, intake::Read};
use crate::event::AnswerHeld;
use ::mail::{Letter, MintedNotice, Verdict};
use base::{Act, EntryId, Error, Result, Setting, StaffId, TicketId, blob::hex};
use people::{Agent, Colleague, Company, Staff};
use ring::digest::{SHA256, digest};
use std::time::Duration;
use store::sql;
use ticket::{Reply, Scope, Then, Ticket};

/// What became of an answer to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// An entry, or a deed that leaves none of its own.
    Done(Option<EntryId>),
    /// Nobody wrote it: there is nothing to do.
    Dropped,
    /// Its writer is not believed, or says nothing.
    Problem,
}

/// The notice a mail answers, if it answers one: by a reply address or Message-ID of ours.
pub(super) fn notice_of(post: &Post, letter: &Letter, envelope: &[String]) -> Option<MintedNotice> {
    let noticed = addresses(letter, envelope).find_map(|address| post.minter().read_notice_address(address));
    let noticed = noticed.map(|(_, notice)| notice);
    noticed.or_else(|| answered_ids(letter).find_map(|id| post.minter().read_notice_id(id)))
}

/// The addresses a mail was sent to: by those who carried it, and as its header says.
pub(super) fn addresses<'a>(letter: &'a Letter, envelope: &'a [String]) -> impl Iterator<Item = &'a str> {
    let written = letter.to.iter().chain(&letter.cc).map(|a| a.address.as_str());
    envelope.iter().chain(&letter.delivered_to).map(String::as_str).chain(written)
}

/// The mails this one answers, or sends back.
pub(super) fn answered_ids(letter: &Letter) -> impl Iterator<Item = &str> {
    let bounced = match &letter.verdict {
        Verdict::Bounce(bounce) => bounce.original_message_id.as_deref(),
        _ => None,
    };
    bounced.into_iter().chain(letter.in_reply_to.iter().map(String::as_str))
}

/// Does what an answer to a notice says, in its writer's name.
pub(super) async fn take(act: &mut Act, read: &Read, notice: MintedNotice) -> Result<Taken> {
    let letter = &read.letter;
    if letter.verdict.is_automatic() {
        if let Some(why) = lost(&letter.verdict) {
            unreached(act, StaffId(notice.staff), &why).await?;
        }
        return Ok(Taken::Dropped);
    }
    let Some(who) = writer(act, letter, StaffId(notice.staff)).await? else { return Ok(Taken::Problem) };
    let number = Ticket::standing_for(&mut *act, TicketId(notice.ticket)).await?;
    let ticket = match Ticket::seen_by(&mut *act, &Scope::of(&who), number).await {
        Ok(ticket) => ticket,
        Err(Error::Missing) => return Ok(Taken::Problem),
        Err(e) => return Err(e),
    };
    let mark = mark(read);
    if let Some(entry) = done_before(act, mark.as_deref()).await? {
        return Ok(Taken::Done(Some(entry)));
    }
    // What stood there is struck, and may stand in what is written about it.
    match ticket.check_not_erased(&mut *act).await {
        Err(Error::Refused(_)) => return Ok(Taken::Problem),
        checked => checked?,
    }
    let before = act.in_name_of(who.actor());
    let taken = Answer { who, ticket, seen: EntryId(notice.entry), read }.perform(act).await;
    act.in_name_of(before);
    if let (Ok(Taken::Done(Some(entry))), Some(mark)) = (&taken, mark) {
        sql!("INSERT INTO mail_reference (reference, entry_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(mark)
            .bind(*entry)
            .run(act)
            .await?;
    }
    taken
}

/// Why a mail did not arrive and nobody tries any more, where a mail system says so.
pub(super) fn lost(verdict: &Verdict) -> Option<String> {
    let Verdict::Bounce(bounce) = verdict else { return None };
    let given_up = bounce.given_up || bounce.permanent != Some(false);
    given_up.then(|| bounce.failures().first().map(why).unwrap_or_default())
}

/// What we mail to one of us comes back.
pub(super) async fn unreached(act: &mut Act, whom: StaffId, why: &str) -> Result<()> {
    match Staff::find(&mut *act, whom).await {
        Err(Error::Missing) => Ok(()),
        staff => staff?.mail_refused(act, why).await,
    }
}

/// By what an answer is known that comes once more by another way: what it calls itself and says. Nothing of its
/// writer stands in it, and nobody refers to it.
fn mark(read: &Read) -> Option<String> {
    let id = read.letter.message_id.as_deref()?;
    let both = [id.as_bytes(), &read.digest].concat();
    Some(format!("answered:{}", hex(digest(&SHA256, &both).as_ref())))
}

/// What an answer did when it came before.
async fn done_before(act: &mut Act, mark: Option<&str>) -> Result<Option<EntryId>> {
    let Some(mark) = mark else { return Ok(None) };
    let entry: Option<(EntryId,)> =
        sql!("SELECT entry_id FROM mail_reference WHERE reference = $1 LIMIT 1").bind(mark).opt(act).await?;
    Ok(entry.map(|(entry,)| entry))
}

/// The reader of the notice, if they work here and wrote from their own address.
pub(super) async fn writer(act: &mut Act, letter: &Letter, reader: StaffId) -> Result<Option<Colleague>> {
    let staff = match Staff::find(&mut *act, reader).await {
        Ok(staff) => staff,
        Err(Error::Missing) => return Ok(None),
        Err(e) => return Err(e),
    };
    let own = letter.from.as_ref().is_some_and(|from| from.address.trim().to_lowercase() == staff.email);
    Ok(if own { Colleague::of(staff).ok() } else { None })
}

struct Answer<'a> {
    who: Colleague,
    ticket: Ticket,
    seen: EntryId,
    read: &'a Read,
}

impl Answer<'_> {
    async fn perform(mut self, act: &mut Act) -> Result<Taken> {
        let agent = Agent::of(&self.who).ok();
        let (asked, text) = match agent {
            Some(_) => asked(&self.read.letter.reply_text),
            None => (Asked::default(), self.read.letter.reply_text.trim()),
        };
        let empty = text.is_empty() && self.read.attachments.is_empty();
        if empty && !asked.assign && !asked.solve {
            return Ok(Taken::Problem);
        }
        let mut entry = None;
        if let Some(agent) = agent {
            if asked.assign {
                self.ticket.assign(act, &agent, Some(agent.id)).await?;
            }
            if asked.reply && !empty {
                let then = if asked.solve { Then::Solve } else { Then::Stay };
                return Ok(Taken::Done(Some(self.reply(act, &agent, text, then).await?)));
            }
            if !empty {
                entry = Some(self.note(act, text).await?);
            }
            if asked.solve {
                return self.solve(act, &agent, entry).await;
            }
        } else {
            entry = Some(self.note(act, text).await?);
        }
        Ok(Taken::Done(entry))
    }

    /// Solves it. What stands against that (a field that must be filled) is told to the writer beside
    /// their words, which stay; without words there is only the mail.
    async fn solve(mut self, act: &mut Act, agent: &Agent, entry: Option<EntryId>) -> Result<Taken> {
        let place = act.mark().await?;
        match self.ticket.solve(act, agent).await {
            Ok(()) => {
                act.keep(place).await?;
                Ok(Taken::Done(entry))
            }
            Err(Error::Invalid(_) | Error::Refused(_)) => {
                act.undo_to(place).await?;
                let Some(entry) = entry else { return Ok(Taken::Problem) };
                self.held(act, agent, entry).await?;
                Ok(Taken::Done(Some(entry)))
            }
            Err(e) => Err(e),
        }
    }

    /// Not everything that was asked for was done.
    async fn held(&self, act: &mut Act, agent: &Agent, entry: EntryId) -> Result<()> {
        act.tell(self.ticket.id, &AnswerHeld { ticket: self.ticket.id, entry, staff: agent.id }).await?;
        Ok(())
    }

    async fn note(&mut self, act: &mut Act, text: &str) -> Result<EntryId> {
        self.ticket.note(act, &self.who, text, None, self.read.attachments.clone()).await
    }

    /// Answers the customer. When something came that the writer cannot have seen, or there is nobody to
    /// write to, the words stay inside, and the writer is told.
    async fn reply(&mut self, act: &mut Act, agent: &Agent, text: &str, then: Then) -> Result<EntryId> {
        let undo = Duration::from_secs(u64::from(Company::read(&mut *act).await?.undo_seconds));
        let to = self.ticket.answer_to(&mut *act).await?;
        let reply = Reply {
            text: text.to_owned(),
            attachments: self.read.attachments.clone(),
            seen: Some(self.seen),
            then,
            ..Reply::default()
        };
        match self.ticket.reply(act, agent, to, reply, undo).await {
            Err(Error::Conflict(..) | Error::Invalid(_) | Error::Refused(_)) => {
                let entry = self.note(act, text).await?;
                self.held(act, agent, entry).await?;
                Ok(entry)
            }
            done => done,
        }
    }
}

/// What the first lines of an answer ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    reply: bool,
    solve: bool,
    assign: bool,
}

/// What the first lines ask for, and the words below. A line that is no command begins the words.
fn asked(text: &str) -> (Asked, &str) {
    let (mut asked, mut rest) = (Asked::default(), text.trim());
    loop {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["/reply"] => asked.reply = true,
            ["/solve"] => asked.solve = true,
            ["/assign", "me"] => asked.assign = true,
            _ => return (asked, rest),
        }
        rest = below.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_ask_and_the_rest_is_said() {
        let (all, said) = asked("/Reply\n/assign me\n/solve\n\nOn its way.\n/solve");
        assert_eq!(all, Asked { reply: true, solve: true, assign: true });
        assert_eq!(said, "On its way.\n/solve");
        assert_eq!(asked("  /solve  "), (Asked { solve: true, ..Asked::default() }, ""));
    }

    #[test]
    fn what_is_no_command_is_said() {
        for text in ["Hello\n/solve", "/assign you\nx", "/reply now", "/var/log is full"] {
            assert_eq!(asked(text), (Asked::default(), text));
        }
    }
}
