//! Questions to somebody outside, by mail. They see the question, the word for them and the files the asker chose:
//! nothing else of the ticket, and nobody's name but the asker's.
//!
//! It goes from the mailbox of the ticket's department with a reply address and a Message-ID that we signed; what
//! comes back is the answer (`asked.rs`), and stands inside.

use super::{Post, notice::Words};
use crate::{Mailbox, event::QuestionUndelivered};
use ::mail::{Address, Attachment, Draft, MintedQuestion, smtp::SendFault};
use base::{Actor, DepartmentId, Desk, Error, Look, Result, Setting, TicketId};
use people::{Company, Staff};
use question::{Question, QuestionId, Whom, event::Followed};
use store::sql;
use ticket::{EntryKind, Person};

/// The errand that mails what is asked.
pub const ASK: &str = "channel.ask";
/// The errand that mails what is asked further.
pub const ASK_FURTHER: &str = "channel.ask_further";

/// Letters of the question that its subject shows.
const SUBJECT: usize = 70;

/// Mails a question to whoever outside is asked by it. Asked of one of us, it is none of ours. That it cannot be
/// sent, its asker hears.
///
/// # Errors
/// [`Error::Broken`] when the relay cannot be had now: to be tried again.
pub async fn ask(desk: Desk, post: Post, words: Words, id: QuestionId) -> Result<()> {
    let look = desk.look();
    let question = match Question::find(&look, id).await {
        Err(Error::Missing) => return Ok(()),
        found => found?,
    };
    let Whom::Partner(partner) = question.whom() else { return Ok(()) };
    if !question.is_open() {
        return Ok(());
    }
    let Some(mailbox) = mailbox(&look, question.ticket_id).await? else { return undelivered(&desk, &question).await };
    let Some(relay) = post.relay_of(&look, desk.keys(), mailbox.id).await? else {
        return undelivered(&desk, &question).await;
    };
    let draft = letter(&desk, (&post, &words), &question, (&partner, &mailbox)).await?;
    let from = draft.reply_to.as_ref().map_or(&mailbox.address, |reply_to| &reply_to.address).clone();
    let Ok(raw) = draft.compose() else { return undelivered(&desk, &question).await };
    match relay.send(&from, std::slice::from_ref(&partner.address), &raw).await {
        // Twice asked, under one Message-ID, is better than never.
        Ok(_) | Err(SendFault::Unsure { .. }) => Ok(()),
        Err(SendFault::Refused { .. }) => undelivered(&desk, &question).await,
        Err(SendFault::Later { text, .. }) => Err(Error::Broken(format!("the relay: {text}"))),
    }
}

/// Mails what they are asked further; what is only said to their answer is not for them.
///
/// # Errors
/// As [`ask`].
pub async fn ask_further(desk: Desk, post: Post, words: Words, event: Followed) -> Result<()> {
    if event.asks { ask(desk, post, words, event.about.question).await } else { Ok(()) }
}

async fn mailbox(look: &Look, ticket: Option<TicketId>) -> Result<Option<Mailbox>> {
    match ticket {
        Some(number) => {
            let department: Option<(DepartmentId,)> =
                sql!("SELECT department_id FROM ticket WHERE id = $1").bind(number).opt(look).await?;
            Mailbox::of_department(look, department.ok_or(Error::Missing)?.0).await
        }
        None => Ok(Mailbox::all(look).await?.into_iter().next()),
    }
}

/// Whoever asked is told that it did not arrive.
async fn undelivered(desk: &Desk, question: &Question) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    act.tell(question.about(), &QuestionUndelivered { about: question.about() }).await?;
    act.commit().await
}

async fn letter(
    desk: &Desk,
    (post, words): (&Post, &Words),
    question: &Question,
    (partner, mailbox): (&Person, &Mailbox),
) -> Result<Draft> {
    let look = desk.look();
    let (company, asker) = (Company::read(&look).await?, Staff::find(&look, question.asked_by).await?);
    let asked = question.words(&look).await?.into_iter().rfind(|said| said.kind == EntryKind::Question);
    let asked = asked.map(|said| said.text).unwrap_or_default();
    let first = asked.split_whitespace().collect::<Vec<_>>().join(" ");
    let word = if question.word.is_empty() { String::new() } else { format!("\n\n{}", question.word) };
    let args = [("name", asker.name.as_str()), ("company", company.name.as_str())];
    let text = format!("{asked}{word}\n\n{}\n", words(&company.language, "channel-ask-foot", &args));
    let minted = MintedQuestion { question: question.id.0, staff: 0 };
    let (minter, domain) = (post.minter(), mailbox.domain());
    let from = format!("{} · {}", asker.name, company.name);
    let mut attachments = Vec::new();
    for file in question.chosen_files(&look).await? {
        attachments.push(Attachment {
            name: file.name,
            media_type: file.media_type,
            content_id: None,
            inline: false,
            bytes: desk.blobs().read(&file.blob).await?,
        });
    }
    let id = |at| minter.question_id(minted, at, domain);
    Ok(Draft {
        message_id: id(question.asked_at.micros()),
        from: Address::new(Some(&from), &mailbox.address),
        reply_to: Some(Address::new(Some(&from), &minter.question_address(&mailbox.address, minted))),
        to: vec![Address::new(Some(partner.name.as_str()).filter(|name| !name.is_empty()), &partner.address)],
        cc: Vec::new(),
        subject: format!("{}: {}", company.name, first.chars().take(SUBJECT).collect::<String>()),
        text,
        html: None,
        in_reply_to: None,
        references: vec![id(0)],
        date: desk.now().seconds(),
        attachments,
        automatic: false,
        loop_mark: Some(post.loop_mark().to_owned()),
    })
}
