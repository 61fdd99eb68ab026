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
    recipients::Everybody,
    replies::colleagues,
};
use axum::{
    Json,
    extract::{Path, State},
};
use base::{EntryId, Error, Result, TicketId, Why};
use people::Agent;
use people_web::{As, Page, Problem, Web};
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
    /// To whom: where the customer wants answers unless said.
    to: Option<Vec<PersonBody>>,
    /// To whom else: whoever is in the conversation unless said; nobody when empty.
    cc: Option<Vec<PersonBody>>,
    /// To whom else, unseen by all the others.
    #[serde(default)]
    bcc: Vec<PersonBody>,
    /// Refuses words that look as if they were meant for colleagues, and colleagues and addresses of the desk itself
    /// among the recipients, as the desk's own pages ask about them.
    #[serde(default)]
    careful: bool,
}

impl NewReply {
    /// What is to go, and to whom, when that was said; looked at again, if that was asked for.
    pub(super) async fn ready(
        mut self,
        web: &Web,
        page: &Page,
        who: &As<Agent>,
    ) -> Result<(Option<Vec<Person>>, Reply)> {
        let (look, careful) = (web.desk.look(), self.careful);
        let (to, everybody) = self.everybody()?;
        if careful {
            doubted(everybody.doubt(web, page, who).await?)?;
        }
        let reply = self.reply(everybody);
        if careful {
            doubted(guard::of_cards(&look, &reply.text, reply.html.as_deref()).await?)?;
            doubted(guard::of_reply(&reply.text, &colleagues(&look, who.who.id).await?))?;
        }
        Ok((to, reply))
    }

    fn everybody(&mut self) -> Result<(Option<Vec<Person>>, Everybody)> {
        let to = self.to.take().map(|to| people("to", to)).transpose()?;
        let cc = self.cc.take().map(|cc| people("cc", cc)).transpose()?;
        let bcc = people("bcc", std::mem::take(&mut self.bcc))?;
        Ok((to.clone(), Everybody { to: to.unwrap_or_default(), cc, bcc }))
    }

    fn reply(self, everybody: Everybody) -> Reply {
        let (text, html) = said(self.text, self.html);
        Reply {
            text,
            html,
            attachments: Vec::new(),
            cc: everybody.cc,
            bcc: everybody.bcc,
            seen: self.seen.map(EntryId),
            then: self.then.unwrap_or_default(),
        }
    }
}

/// Each of them is one address, whatever stands in it.
fn people(field: &'static str, bodies: Vec<PersonBody>) -> Result<Vec<Person>> {
    let one = |body: PersonBody| {
        let line = Person { name: String::new(), address: body.address.trim().to_owned() }.written();
        let mut read = Person::list(field, &line)?;
        match (read.pop(), read.is_empty() && !line.contains(['\r', '\n'])) {
            (Some(person), true) => Ok(Person { name: body.name.trim().to_owned(), ..person }),
            _ => Err(Error::invalid(field, "ticket-error-recipient-none")),
        }
    };
    bodies.into_iter().map(one).collect()
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
        Some(Doubt::Colleague(name)) => return Err(why_to("ticket-doubt-colleague", name)),
        Some(Doubt::Own(addresses)) => return Err(why_to("ticket-doubt-own", addresses)),
    };
    Err(Error::Invalid(vec![("text", why)]))
}

fn why_to(key: &'static str, name: String) -> Error {
    Error::Invalid(vec![("to", Why::of(key).with("name", name))])
}

/// Answers the customer by mail, and everybody else who is in the conversation.
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
    page: Page,
    who: As<Agent>,
    Path(number): Path<TicketId>,
    Json(new): Json<NewReply>,
) -> Result<Made> {
    let scope = Scope::of(&who.who);
    let (to, reply) = new.ready(&web, &page, &who).await?;
    let undo = undo(&web.desk.look()).await?;
    let mut act = who.visit.act(&web).await?;
    let mut ticket = Ticket::seen_by(&mut act, &scope, number).await?;
    let to = match to {
        Some(to) => to,
        None => ticket.answer_to(&mut act).await?,
    };
    let entry = ticket.reply(&mut act, &who.who, to, reply, undo).await?;
    act.commit().await?;
    made(&web, &scope, entry).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_goes_to_one_mail_address_only() {
        let copy = |address: &str| people("cc", vec![PersonBody { name: " Iva ".into(), address: address.into() }]);
        assert_eq!(
            copy(" iva@kovac.example ").unwrap(),
            [Person { name: "Iva".into(), address: "iva@kovac.example".into() }]
        );
        for wrong in [
            "",
            "iva",
            "@kovac.example",
            "iva@",
            "a@b@c",
            "a@b.example, c@d.example",
            "a@b.example\r\nBcc: c@d.example",
        ] {
            assert!(copy(wrong).is_err(), "{wrong}");
        }
    }
}
