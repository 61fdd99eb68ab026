//! The journey a ticket belongs to, chosen beside it.

pub mod settings;

use crate::deeds::{Ask, Deed};
use askama::Template;
use axum::{Form, response::Response};
use base::{Future, Result};
use journey::Journey;
use people::Colleague;
use people_web::{Matter, Slot, Web, choice_of, html_of};
use serde::Deserialize;
use shell::{Choice, Frame};

/// The journey, beside a ticket.
pub const PANEL: Slot = Slot { place: "ticket-context", render: piece };

#[derive(Template)]
#[template(path = "ticket/journey.html")]
struct Panel<'a> {
    frame: &'a Frame,
    number: i64,
    /// What was said.
    chosen: Option<String>,
    /// Who answers for that.
    owner: Option<String>,
    choices: Vec<Choice>,
    may_choose: bool,
}

fn piece<'a>(
    web: &'a Web,
    who: &'a Colleague,
    frame: &'a Frame,
    about: Matter<'a>,
) -> Future<'a, Result<Option<String>>> {
    Box::pin(async move {
        let crate::Shown { ticket, outline, departments, .. } = about.get::<crate::Shown>()?;
        let may_choose = who.role.may_answer() && ticket.merged_into.is_none();
        if outline.journey.is_none() && !(may_choose && outline.journeys) {
            return Ok(None);
        }
        let mut offered = Journey::ever(&web.desk.look()).await?;
        let chosen = outline.journey.and_then(|id| offered.iter().find(|journey| journey.id == id).cloned());
        offered.retain(|journey| may_choose && journey.archived_at.is_none());
        if chosen.is_none() && offered.is_empty() {
            return Ok(None);
        }
        let is_chosen = |one: &Journey| chosen.as_ref().is_some_and(|journey| journey.id == one.id);
        let choice = |one: &Journey| Choice::new(one.id, &*one.name, is_chosen(one));
        let choices = Choice::with_chosen(offered.iter().map(choice), chosen.as_ref().map(choice));
        let owner = chosen.as_ref().and_then(|journey| departments.iter().find(|d| d.id == journey.department_id));
        let owner = owner.map(|department| department.name.clone());
        let chosen = chosen.map(|journey| journey.name);
        let panel = Panel { frame, number: ticket.id.0, chosen, owner, choices, may_choose };
        html_of(&panel).map(Some)
    })
}

/// What was chosen on a ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    journey: String,
}

/// Says to which journey it belongs; nothing takes it back.
pub async fn choose(ask: Ask, Form(chosen): Form<Chosen>) -> Result<Response> {
    ask.to(Deed::ChooseJourney(choice_of(&chosen.journey)?)).await
}
