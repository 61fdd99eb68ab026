//! What an answer says as a mail, made of public entries alone.

use super::{
    Post,
    notice::Words,
    row::MailRow,
    unsolved::{self, Invitation},
};
use crate::{Mailbox, MailboxId, sender::Sender};
use ::mail::{Address, Attachment, Draft};
use base::{Desk, EntryId, Error, Result};
use ticket::{Entry, PublicEntry};

/// References named at most.
const REFERENCES: usize = 20;

/// A mail, ready to go.
pub(super) struct Letter {
    pub(super) from: String,
    pub(super) to: Vec<String>,
    pub(super) raw: Vec<u8>,
    /// Who reads along unseen, where their mail is another one.
    pub(super) unseen: Option<(Vec<String>, Vec<u8>)>,
}

/// Composes the mail of an answer that has its Message-ID.
///
/// # Errors
/// [`Error::Broken`] when it cannot be a mail.
pub(super) async fn compose(desk: &Desk, (post, words): (&Post, &Words), id: EntryId) -> Result<Letter> {
    let look = desk.look();
    let entry = PublicEntry::find(&look, id).await?;
    let row =
        MailRow::of(&look, id).await?.ok_or_else(|| Error::Broken("an outgoing mail without a Message-ID".into()))?;
    let mailbox = Mailbox::find(&look, row.mailbox_id).await?;
    let invitation = unsolved::invitation(&look, (desk.keys(), desk.url(), words), &entry).await?;
    let mut draft = draft(desk, post, (&entry, &row, &mailbox)).await?;
    let mark = post.minter().body_token(entry.ticket_id.0, entry.id.0);
    let written = async |draft: &mut Draft, invitation: Option<&Invitation>| {
        let (text, html) = signed(&entry, invitation, &mark);
        (draft.text, draft.html) = (text, html.as_deref().map(::mail::as_sent));
        let raw = draft.compose().map_err(|e| Error::Broken(e.to_string()))?;
        crate::dkim::signed(desk, &look, &mailbox, raw).await
    };
    let raw = written(&mut draft, invitation.as_ref()).await?;
    let mut to: Vec<String> = draft.to.iter().chain(&draft.cc).map(|a| a.address.clone()).collect();
    // Whom nobody shall see stands on the envelope alone.
    let blind: Vec<String> = Entry::find(&look, id).await?.blind.0.into_iter().map(|person| person.address).collect();
    // The link opens the customer's matter: who reads along unseen gets the same mail without it.
    let unseen = match invitation.is_some() && !blind.is_empty() {
        true => Some((blind, written(&mut draft, None).await?)),
        false => {
            to.extend(blind);
            None
        }
    };
    Ok(Letter { from: mailbox.address, to, raw, unseen })
}

/// A mail but for its words.
async fn draft(desk: &Desk, post: &Post, (entry, row, mailbox): (&PublicEntry, &MailRow, &Mailbox)) -> Result<Draft> {
    let look = desk.look();
    let sender = Sender::of(&look, mailbox.id).await?;
    let thread = MailRow::thread(&look, entry.ticket_id).await?;
    Ok(Draft {
        message_id: row.message_id.clone().unwrap_or_default(),
        from: Address::new(Some(&sender.name(&entry.author_name, mailbox)), &mailbox.address),
        reply_to: Some(Address::new(
            Some(&mailbox.name),
            &post.minter().reply_address(&mailbox.address, entry.ticket_id.0),
        )),
        to: addresses(&entry.recipients.0),
        cc: addresses(&entry.copies.0),
        subject: subject(&entry.subject, !thread_before(&thread, row).is_empty()),
        text: String::new(),
        html: None,
        in_reply_to: answered(&thread, row),
        references: thread_before(&thread, row),
        date: entry.at.seconds(),
        attachments: files(desk, entry.id).await?,
        automatic: entry.machine,
        loop_mark: Some(post.loop_mark().to_owned()),
    })
}

/// Words with the signature under them, after the mark by which mail programs know it (RFC 3676, 4.3).
/// At the end stands the mark by which a quote of it is known again, small, as nobody needs to read it.
fn signed(entry: &PublicEntry, invitation: Option<&Invitation>, mark: &str) -> (String, Option<String>) {
    let (mut text, mut html) = (entry.text.clone(), entry.html.clone());
    if ::mail::runs_from_right(&text) {
        html = html.map(|html| format!(r#"<div dir="rtl">{html}</div>"#));
    }
    if let Some(invitation) = invitation {
        text = format!("{}\n\n{}", text.trim_end(), invitation.text);
        html = html.map(|html| format!("{html}{}", invitation.html));
    }
    if let Some(signature) = &entry.signature {
        text = format!("{}\n\n-- \n{}", text.trim_end(), ::mail::html_to_text(signature).trim());
        html = html.map(|html| format!("{html}<br><div>-- <br>{signature}</div>"));
    }
    text = format!("{}\n\n{mark}", text.trim_end());
    html = html.map(|html| format!(r#"{html}<br><div style="color:#999;font-size:10px">{mark}</div>"#));
    (text, html)
}

fn addresses(people: &[ticket::Person]) -> Vec<Address> {
    people.iter().map(|p| Address::new(Some(p.name.as_str()).filter(|n| !n.is_empty()), &p.address)).collect()
}

fn subject(subject: &str, answers: bool) -> String {
    let has = subject.get(..3).is_some_and(|s| s.eq_ignore_ascii_case("re:"));
    if answers && !has { format!("Re: {subject}") } else { subject.to_owned() }
}

fn thread_before(thread: &[(String, MailboxId, bool)], row: &MailRow) -> Vec<String> {
    let before = thread.iter().map(|(id, _, _)| id).take_while(|id| Some(*id) != row.message_id.as_ref());
    let all: Vec<String> = before.cloned().collect();
    all[all.len().saturating_sub(REFERENCES)..].to_vec()
}

/// What it answers: the customer's last mail, else the last one of ours.
fn answered(thread: &[(String, MailboxId, bool)], row: &MailRow) -> Option<String> {
    let before: Vec<_> = thread.iter().take_while(|(id, _, _)| Some(id) != row.message_id.as_ref()).collect();
    let incoming = before.iter().rev().find(|(_, _, incoming)| *incoming);
    incoming.or(before.last()).map(|(id, _, _)| id.clone())
}

async fn files(desk: &Desk, id: EntryId) -> Result<Vec<Attachment>> {
    let mut files = Vec::new();
    for file in ticket::Attachment::of(&desk.look(), id).await? {
        files.push(Attachment {
            name: file.name,
            media_type: file.media_type,
            content_id: file.content_id,
            inline: file.inline,
            bytes: desk.blobs().read(&file.blob).await?,
        });
    }
    Ok(files)
}
