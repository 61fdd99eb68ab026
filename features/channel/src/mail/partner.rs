//! Questions to somebody outside, by mail. They see the question, the word for them and the files the asker chose:
//! nothing else of the ticket, and nobody's name but the asker's.
//!
//! It goes from the mailbox of the ticket's department with a reply address and a Message-ID that we signed; what
//! comes back is the answer (`asked.rs`), and stands inside.

use super::{Post, notice::Words, staff_mail::not_now};
use crate::{Mailbox, event::QuestionUndelivered};
use ::mail::{Address, Attachment, Draft, MintedQuestion, smtp::SendFault};
use base::{Act, Actor, Desk, Error, Result, Setting};
use people::{Company, Staff};
use question::{Passage, Question, QuestionId, QuestionState, SaidFile, Whom, event::Followed};
use ticket::Person;

/// The errand that mails what is asked.
pub const ASK: &str = "channel.ask";
/// The errand that mails what is asked further.
pub const ASK_FURTHER: &str = "channel.ask_further";
/// The errand that reminds of what was asked.
pub const REMIND: &str = "channel.ask_remind";

/// Letters of the question that its subject shows.
const SUBJECT: usize = 70;

/// Why a question is mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mailing {
    /// It is asked: the words for everybody and for them, with the files that were chosen.
    Asked,
    /// Something is asked further: what was said, by its row.
    Further(i64),
    /// Its time comes, and nobody has answered: the words for everybody again.
    Reminded,
}

/// Mails a question to whoever outside is asked by it. Asked of one of us, it is none of ours. That it cannot be
/// sent, its asker hears.
///
/// # Errors
/// [`Error::Broken`] when the relay cannot be had now: to be tried again.
pub async fn ask(desk: Desk, post: Post, words: Words, id: QuestionId) -> Result<()> {
    send(desk, post, words, (id, Mailing::Asked)).await
}

/// Mails what they are asked further: this and nothing else, however much was said since. What was only said asks
/// nothing, and stays inside.
///
/// # Errors
/// As [`ask`].
pub async fn ask_further(desk: Desk, post: Post, words: Words, event: Followed) -> Result<()> {
    match event.asks {
        true => send(desk, post, words, (event.about.question, Mailing::Further(event.saying))).await,
        false => Ok(()),
    }
}

/// Reminds whoever outside was asked and has not answered, in the same thread of mails.
///
/// # Errors
/// As [`ask`].
pub async fn remind(desk: Desk, post: Post, words: Words, id: QuestionId) -> Result<()> {
    send(desk, post, words, (id, Mailing::Reminded)).await
}

async fn send(desk: Desk, post: Post, words: Words, (id, mailing): (QuestionId, Mailing)) -> Result<()> {
    let look = desk.look();
    let question = match Question::find(&look, id).await {
        Err(Error::Missing) => return Ok(()),
        found => found?,
    };
    let Whom::Partner(partner) = question.whom() else { return Ok(()) };
    // What was asked further may be answered meanwhile by an answer to what was asked before.
    let further = matches!(mailing, Mailing::Further(_)) && question.state == QuestionState::Answered;
    if !question.is_open() && !further {
        return Ok(());
    }
    // Why we do not even try is told in the language of whoever asked.
    let language = Staff::find(&look, question.asked_by).await?.language;
    let own = |key| words(&language, key, &[]);
    let Some(mailbox) = Mailbox::of_ticket(&look, question.ticket_id).await? else {
        return undelivered(&desk, question.id, &own("channel-undelivered-mailbox")).await;
    };
    let Some(relay) = post.relay_of(&desk, mailbox.id).await? else {
        return undelivered(&desk, question.id, &own("channel-undelivered-relay")).await;
    };
    // It would only come back, and nobody outside has read it.
    if Mailbox::reached_by(&look, post.minter(), &partner.address).await?.is_some() {
        return undelivered(&desk, question.id, &own("channel-undelivered-ours")).await;
    }
    let draft = letter(&desk, (&post, &words), (&question, mailing), (&partner, &mailbox)).await?;
    let from = draft.reply_to.as_ref().map_or(&mailbox.address, |reply_to| &reply_to.address).clone();
    let raw = match draft.compose() {
        Ok(raw) => crate::dkim::signed(&desk, &look, &mailbox, raw).await?,
        Err(why) => return undelivered(&desk, question.id, &why.to_string()).await,
    };
    match relay.send(&from, std::slice::from_ref(&partner.address), &raw).await {
        // Twice asked, under one Message-ID, is better than never.
        Ok(_) | Err(SendFault::Unsure { .. }) => on_its_way(&desk, &question).await,
        Err(SendFault::Refused { text, .. }) => undelivered(&desk, question.id, &text).await,
        Err(fault @ SendFault::Later { .. }) => Err(not_now(&fault)),
    }
}

/// What came back before says nothing of this mail.
async fn on_its_way(desk: &Desk, question: &Question) -> Result<()> {
    if question.undelivered.is_none() {
        return Ok(());
    }
    let mut act = desk.act(Actor::Machine).await?;
    Question::current(&mut act, question.id).await?.mailed(&mut act, None).await?;
    act.commit().await
}

/// It did not arrive: the question says why, and whoever asked is told.
async fn undelivered(desk: &Desk, id: QuestionId, why: &str) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    came_back(&mut act, id, why).await?;
    act.commit().await
}

/// A mail to whoever outside is asked did not arrive: the question says why, and whoever asked is told.
pub(super) async fn came_back(act: &mut Act, id: QuestionId, why: &str) -> Result<()> {
    let mut question = Question::current(act, id).await?;
    question.mailed(act, Some(why)).await?;
    act.tell(question.about(), &QuestionUndelivered { about: question.about() }).await?;
    Ok(())
}

/// The chosen words of the ticket below what is asked, each with who wrote it and when, as mail programs quote.
fn along((text, passages): (String, Vec<Passage>), company: &Company, words: &Words) -> (String, Option<String>) {
    if passages.is_empty() {
        return (text, None);
    }
    let (zone, mut html) = (company.time_zone(), ::mail::text_to_html(&text));
    let mut text = text;
    for passage in passages {
        let at = passage.at.there(&zone).strftime("%d.%m.%Y %H:%M").to_string();
        let args = [("name", passage.author.as_str()), ("at", at.as_str())];
        let head = words(&company.language, "channel-ask-quoted", &args);
        let quoted: Vec<String> = passage.text.trim().lines().map(|line| format!("> {line}")).collect();
        text.push_str(&format!("\n{head}\n{}\n", quoted.join("\n")));
        let body = passage.html.unwrap_or_else(|| ::mail::text_to_html(&passage.text));
        html.push_str(&format!("<br><div>{}</div><blockquote>{body}</blockquote>", ::mail::text_to_html(&head)));
    }
    (text, Some(html))
}

/// Whether a picture stands in these words.
fn is_shown(html: Option<&str>, content_id: Option<&str>) -> bool {
    html.zip(content_id).is_some_and(|(html, id)| html.contains(&format!("data-cid=\"{id}\"")))
}

async fn letter(
    desk: &Desk,
    (post, words): (&Post, &Words),
    (question, mailing): (&Question, Mailing),
    (partner, mailbox): (&Person, &Mailbox),
) -> Result<Draft> {
    let look = desk.look();
    let (company, asker) = (Company::read(&look).await?, Staff::find(&look, question.asked_by).await?);
    let said = question.words(&look).await?;
    let begun = said.iter().find(|said| said.question_id.is_none()).ok_or(Error::Missing)?;
    let asked = match mailing {
        Mailing::Asked | Mailing::Reminded => begun,
        Mailing::Further(saying) => said.iter().find(|said| said.id == saying).unwrap_or(begun),
    };
    let (asked, first) = (&asked.text, asked.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let alone = !matches!(mailing, Mailing::Further(_)) && !question.word.is_empty();
    let word = if alone { format!("\n\n{}", question.word) } else { String::new() };
    let args = [("name", asker.name.as_str()), ("company", company.name.as_str())];
    let head = match mailing {
        Mailing::Asked | Mailing::Further(_) => String::new(),
        Mailing::Reminded => format!("{}\n\n", words(&company.language, "channel-ask-remind", &args)),
    };
    let text = format!("{head}{asked}{word}\n\n{}\n", words(&company.language, "channel-ask-foot", &args));
    let minted = MintedQuestion { question: question.id.0, staff: 0 };
    let (minter, domain) = (post.minter(), mailbox.domain());
    let from = format!("{} · {}", asker.name, company.name);
    let passages = if mailing == Mailing::Asked { question.history(&look).await? } else { Vec::new() };
    let (text, html) = along((text, passages), &company, words);
    let mut attachments = Vec::new();
    let files = if mailing == Mailing::Asked { question.chosen_files(&look).await? } else { Vec::new() };
    for file in files {
        let shown = is_shown(html.as_deref(), file.content_id.as_deref());
        if file.inline && !shown && html.is_some() && Some(file.entry_id) != question.entry_id {
            continue; // it stood in what is not sent along: a quotation, a signature
        }
        attachments.push(Attachment {
            name: file.name,
            media_type: file.media_type,
            // A picture stands in the words that go along; else it is a file like the others.
            inline: file.inline && shown,
            content_id: file.content_id.filter(|_| shown),
            bytes: desk.blobs().read(&file.blob).await?,
        });
    }
    let said_with = begun.id;
    let files = if mailing == Mailing::Asked { SaidFile::of(&look, question.asking_id).await? } else { Vec::new() };
    for file in files.into_iter().filter(|file| file.saying_id == said_with) {
        let bytes = desk.blobs().read(&file.blob).await?;
        let SaidFile { name, media_type, .. } = file;
        attachments.push(Attachment { name, media_type, inline: false, content_id: None, bytes });
    }
    let id = |at| minter.question_id(minted, at, domain);
    // The thread begins with an id of no mail, so that whatever comes first may be lost.
    let begun = id(begun.at.micros());
    let (message_id, references) = match mailing {
        Mailing::Asked => (begun, vec![id(0)]),
        Mailing::Further(saying) => (id(saying), vec![id(0), begun]),
        Mailing::Reminded => (id(question.due_at.micros()), vec![id(0), begun]),
    };
    Ok(Draft {
        message_id,
        from: Address::new(Some(&from), &mailbox.address),
        reply_to: Some(Address::new(Some(&from), &minter.question_address(&mailbox.address, minted))),
        to: vec![Address::new(Some(partner.name.as_str()).filter(|name| !name.is_empty()), &partner.address)],
        cc: Vec::new(),
        subject: format!("{}: {}", company.name, first.chars().take(SUBJECT).collect::<String>()),
        text,
        html: html.as_deref().map(::mail::as_sent),
        in_reply_to: None,
        references,
        date: desk.now().seconds(),
        attachments,
        automatic: false,
        loop_mark: Some(post.loop_mark().to_owned()),
    })
}
