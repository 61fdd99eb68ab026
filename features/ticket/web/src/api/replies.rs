//! `/api/v1/tickets/{number}/replies`

use super::{
    entries::{EntryBody, Made, PersonBody, made},
    problems::Changing,
    said::said,
    tickets::undo,
    words::ThenWord,
};
use crate::{
    guard::{self, Doubt},
    replies::colleagues,
};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{EntryId, Error, Result, TicketId, Why};
use people::Agent;
use people_web::{As, Problem, Web};
use serde::Deserialize;
use ticket::{Person, Reply, Scope, Then, Ticket};
use utoipa::ToSchema;

/// Words to the customer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewReply {
    /// The words; made of `html` when missing.
    text: Option<String>,
    /// The same with form; what could do harm is taken out.
    html: Option<String>,
    /// The last entry its author has seen. Given, the reply is stopped when something newer is there.
    seen: Option<i64>,
    /// What becomes of the ticket: `stay` unless said.
    #[schema(value_type = Option<ThenWord>)]
    then: Option<Then>,
    /// To whom else.
    #[serde(default)]
    cc: Vec<PersonBody>,
    /// Refuses words that look as if they were meant for colleagues, as the desk's own pages ask about them.
    #[serde(default)]
    careful: bool,
}

impl NewReply {
    fn reply(self) -> Result<Reply> {
        let (text, html) = said(self.text, self.html);
        Ok(Reply {
            text,
            html,
            attachments: Vec::new(),
            cc: self.cc.into_iter().map(copied).collect::<Result<_>>()?,
            seen: self.seen.map(EntryId),
            then: self.then.unwrap_or_default(),
        })
    }
}

fn copied(person: PersonBody) -> Result<Person> {
    let address = person.address.trim();
    let whole = address
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && !domain.contains('@'));
    if !whole || address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(Error::invalid("cc", "ticket-error-address"));
    }
    Ok(Person { name: person.name.trim().to_owned(), address: address.to_owned() })
}

/// What a second look found is refused.
pub fn doubted(doubt: Option<Doubt>) -> Result<()> {
    let why = match doubt {
        None => return Ok(()),
        Some(Doubt::Greeting(line)) => Why::of("ticket-doubt-greeting").with("name", line),
        Some(Doubt::Mention(name)) => Why::of("ticket-doubt-mention").with("name", name),
        Some(Doubt::Internal(word)) => Why::of("ticket-doubt-internal").with("name", word),
        Some(Doubt::Promise(words)) => Why::of("ticket-doubt-promise").with("name", words),
        Some(Doubt::Card(number)) => Why::of("ticket-doubt-card-hidden").with("name", number),
    };
    Err(Error::Invalid(vec![("text", why)]))
}

/// Answers the customer by mail.
///
/// A word that a template left open (`{{order.number}}`) is refused.
/// It goes when it can no longer be taken back; until then its delivery is `waiting`. Whoever
/// answers a ticket that nobody has taken, has taken it.
#[utoipa::path(post, path = "/api/v1/tickets/{number}/replies", tag = "tickets", params(("number" = i64, Path, description = "The ticket's number.")),
    request_body = NewReply, security(("bearer" = [])),
    responses(
        (status = 201, description = "It is written.", body = EntryBody, headers(("Location" = String, description = "Where the entry is."))),
        (status = 409, description = "Something came that its author has not seen: `new` lists it.", body = Problem, content_type = "application/problem+json"),
        Changing,
    ))]
pub async fn reply_to_ticket(
    State(web): State<Web>,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewReply>,
) -> Result<Made> {
    let scope = Scope::of(&who.who);
    let careful = new.careful;
    let reply = new.reply()?;
    if careful {
        doubted(guard::of_cards(&web.desk.look(), &reply.text, reply.html.as_deref()).await?)?;
        doubted(guard::of_reply(&reply.text, &colleagues(&web.desk.look(), who.who.id).await?))?;
    }
    let undo = undo(&web.desk.look()).await?;
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &scope, number).await?;
    let to = ticket.answer_to(&mut act).await?;
    let entry = ticket.reply(&mut act, &who.who, to, reply, undo).await?;
    act.commit().await?;
    made(&web, &scope, entry).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_goes_to_one_mail_address_only() {
        let copy = |address: &str| copied(PersonBody { name: " Iva ".into(), address: address.into() });
        assert_eq!(
            copy(" iva@kovac.example ").unwrap(),
            Person { name: "Iva".into(), address: "iva@kovac.example".into() }
        );
        for wrong in ["", "iva", "@kovac.example", "iva@", "a@b@c", "a@b.example\r\nBcc: c@d.example"] {
            assert!(copy(wrong).is_err(), "{wrong}");
        }
    }
}
