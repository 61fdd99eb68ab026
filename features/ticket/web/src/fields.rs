//! What the company wants to know of a ticket, filled in beside it.

use crate::{
    Shown,
    deeds::{Ask, Deed},
};
use axum::{Form, response::Response};
use base::{Future, Result};
use field_web::panel::{Filler, Sent, panel};
use people::Colleague;
use people_web::{Matter, Slot, Web};
use shell::Frame;

/// Fills a field in, or empties it.
pub async fn fill(ask: Ask, Form(fields): Form<Vec<(String, String)>>) -> Result<Response> {
    let sent = Sent::of(&fields)?;
    ask.to(Deed::Fill(sent.field, sent.value)).await
}

/// The fields in the context column; those who may not answer customers only read them.
fn piece<'a>(
    _: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let Shown { ticket, fields: (fields, values), .. } = about.get::<Shown>()?;
        let action = format!("/tickets/{}/fields", ticket.id);
        let filler = if who.role.may_answer() { Filler::Fills } else { Filler::Reads(who.contacts()) };
        let drawn = panel(frame, &action, fields, values, filler)?;
        Ok(Some(drawn).filter(|html| !html.is_empty()))
    })
}

/// The fields beside a ticket.
pub const PANEL: Slot = Slot { place: "ticket-context", render: piece };
