//! Signatures of mailboxes, and what will stand under the answer one is writing.

use crate::{Mailbox, mail::outbound::leaves_by};
use askama::Template;
use base::{Future, Result};
use people::{Agent, Colleague};
use people_web::{Matter, Slot, Web, html_of};
use shell::Frame;
use template::signature::{Signer, under_answer};
use ticket_web::{
    Shown,
    recipients::{Asked, OWN},
};

/// What this feature puts onto the pages of others.
pub const SLOTS: &[Slot] = &[
    Slot { place: "under-reply", render: under_reply },
    Slot { place: "template-signatures", render: mailboxes },
    super::spam::ACTION,
    Slot { place: OWN, render: own },
];

/// `channel/_signature.html`
#[derive(Template)]
#[template(path = "channel/_signature.html")]
struct Signature<'a> {
    frame: &'a Frame,
    /// By which the answer leaves.
    address: String,
    html: String,
}

/// Under the reply's editor: what will stand under the mail.
fn under_reply<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        if Agent::of(who).is_err() {
            return Ok(None);
        }
        let look = web.desk.look();
        let ticket = &about.get::<Shown>()?.ticket;
        let mailbox = leaves_by(&look, ticket).await?;
        let id = mailbox.as_ref().map(|m| m.id.0);
        let Some(html) = under_answer(&look, ticket, who, id, look.now()).await? else { return Ok(None) };
        let address = mailbox.map(|m| m.address).unwrap_or_default();
        html_of(&Signature { frame, address, html }).map(Some)
    })
}

/// Of the addresses a reply is to go to, those that are ours: it would come back as a customer's mail.
fn own<'a>(web: &'a Web, _: &'a Colleague, _: &'a Frame, about: Matter<'a>) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let look = web.desk.look();
        let minter = ::mail::Minter::new(web.desk.keys().all().to_vec());
        let mut own = Vec::new();
        for address in &about.get::<Asked>()?.0 {
            if Mailbox::reached_by(&look, &minter, address).await?.is_some() {
                own.push(address.as_str());
            }
        }
        Ok((!own.is_empty()).then(|| own.join(", ")))
    })
}

/// On the page of signatures: a form for each mailbox.
fn mailboxes<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    _: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let mut forms = String::new();
        for mailbox in Mailbox::all(&web.desk.look()).await? {
            let signer = Signer::Mailbox(mailbox.id.0);
            forms += &template::web::signature_form(web, who, frame, (signer, mailbox.address), None).await?;
        }
        Ok(Some(forms))
    })
}
