//! What is done about remedies: carried out, withdrawn, proposed anew, decided.

use super::{
    approvals::{Sent, again},
    form::{Wanted, revise},
};
use crate::{Decided, Remedy, RemedyId, Way};
use approval::{Decision, StepId};
use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{Error, Moment, Result, Setting, TicketId};
use people::{Agent, Colleague, Company};
use people_web::{As, FormFailed, Page, Web, page::done};
use serde::Deserialize;
use ticket_web::deeds::back;

/// What is to be done, and the fields of the form that proposes anew.
#[derive(Debug, Deserialize)]
pub struct Change {
    #[serde(rename = "do")]
    deed: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    until: String,
    #[serde(flatten)]
    wanted: Wanted,
}

/// Carries out, withdraws or proposes anew.
pub(super) async fn change(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    headers: HeaderMap,
    Path((_, id)): Path<(TicketId, RemedyId)>,
    Form(form): Form<Change>,
) -> Result<Response> {
    if form.deed == "revise" {
        return revise(&web, (&page, &headers), &who, id, &form.wanted).await;
    }
    let way = match form.deed.as_str() {
        "done" => Some(Way::Proof(form.words.clone())),
        // The company's day: whoever makes the code may sit elsewhere.
        "voucher" => {
            let zone = Company::read(&web.desk.look()).await?.time_zone();
            Some(Way::Voucher(end_of(&form.until, zone)?))
        }
        "withdraw" => None,
        _ => return Err(Error::Missing),
    };
    let mut act = who.visit.act(&web).await?;
    let (mut remedy, mut ticket) = Remedy::seen_by(&mut act, &who.who, id).await?;
    match &way {
        Some(way) => remedy.carry_out(&mut act, &who.who, &mut ticket, way).await?,
        None => remedy.withdraw(&mut act, &who.who, &mut ticket, &form.words).await?,
    }
    act.commit().await?;
    let flash = if way.is_some() { "remedy-flash-done" } else { "remedy-flash-withdrawn" };
    Ok(back(&web, &headers, ticket.id, Some(flash)))
}

/// The end of a day, as a date field sends it.
fn end_of(typed: &str, zone: jiff::tz::TimeZone) -> Result<Option<Moment>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || Error::invalid("until", "remedy-error-until");
    let day: jiff::civil::Date = typed.parse().map_err(|_| wrong())?;
    let end = day.tomorrow().and_then(|next| next.to_zoned(zone)).map_err(|_| wrong())?;
    Ok(Some(Moment::from_micros(end.timestamp().as_microsecond())))
}

/// Decides, one or many at once; back to the ticket it was decided on, else to the list. What could not be decided
/// so stands on the list, with what was chosen and typed.
pub(super) async fn decide(
    State(web): State<Web>,
    page: Page,
    who: As<Colleague>,
    headers: HeaderMap,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let value = |name: &str| form.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
    let steps = form.iter().filter(|(field, _)| field == "step").filter_map(|(_, id)| id.parse().ok().map(StepId));
    let sent = Sent {
        steps: steps.collect(),
        words: value("words").unwrap_or_default().to_owned(),
        ticket: value("ticket").and_then(|number| number.parse().ok()),
    };
    let decision = value("decision").and_then(|word| word.parse().ok());
    match take(&web, &who, &sent, decision).await {
        Ok(()) => Ok(match sent.ticket {
            Some(number) => back(&web, &headers, TicketId(number), Some("remedy-flash-decided")),
            None => done(&web, "/approvals", Some("remedy-flash-decided")),
        }),
        Err(error) => {
            let status = error.status();
            let failed = FormFailed::of(error, &web, page.frame_of_part(&web, &who.visit).lang)?;
            again(&web, &page, &who, sent, (failed, status)).await
        }
    }
}

async fn take(web: &Web, who: &As<Colleague>, sent: &Sent, decision: Option<Decision>) -> Result<()> {
    let decision = decision.ok_or_else(|| Error::invalid("decision", "remedy-error-steps"))?;
    let decided = Decided { steps: sent.steps.clone(), decision, words: sent.words.clone() };
    let mut act = who.visit.act(web).await?;
    decided.take(&mut act, &who.who).await?;
    act.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_until_the_day_is_over() {
        let zagreb = people::time_zone("Europe/Zagreb");
        let end = end_of("2025-12-31", zagreb).unwrap().unwrap();
        assert_eq!(end.iso(), "2025-12-31T23:00:00.000000Z");
        assert_eq!(end_of("", people::time_zone("UTC")).unwrap(), None);
        assert!(end_of("31.12.2025", people::time_zone("UTC")).is_err());
    }
}
