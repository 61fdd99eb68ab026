//! What the customer is told: one answer for everything that was carried out, in their language.

use crate::{Remedy, Voucher};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use base::{Error, Result, Setting, TicketId};
use people::{Agent, Company, time_zone};
use people_web::{As, Page, Web, page::done};
use shell::{Arg, Frame, Lang};
use std::time::Duration;
use ticket::{Draft, DraftKind, Scope, Ticket};
use ticket_web::deeds::onto;

/// Puts the words behind what the agent has begun to write; they send it.
pub(super) async fn put(
    State(web): State<Web>,
    page: Page,
    who: As<Agent>,
    headers: HeaderMap,
    Path(number): Path<TicketId>,
) -> Result<Response> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let (customer, company) =
        (customer::Customer::behind(&look, ticket.identity_id).await?, Company::read(&look).await?);
    let lang = Lang::parse(&customer.language.unwrap_or(company.language)).unwrap_or_default();
    let zone = time_zone(&customer.zone.unwrap_or(company.zone));
    let frame = Frame { lang, zone, ..page.frame_of_part(&web, &who.visit) };

    let mut act = who.visit.act(&web).await?;
    let ticket = Ticket::seen_by(&mut act, &Scope::of(&who.who), number).await?;
    let mut remedies = Remedy::of_ticket(&mut act, ticket.id).await?;
    remedies.retain(|one| one.is_to_tell());
    if remedies.is_empty() {
        return Err(Error::refused("remedy-error-nothing"));
    }
    let vouchers = Voucher::of(&mut act, remedies.iter().map(|one| one.id)).await?;
    let reply = Draft::one(&mut act, &ticket, who.who.id, DraftKind::Reply).await?;
    let said: Vec<(&Remedy, String)> = remedies.iter().map(|one| (one, said(&frame, one, &vouchers))).collect();
    // What stands there already is not said twice.
    let html = said.iter().map(|(_, text)| format!("<div>{}</div>", mail::text_to_html(text)));
    let words: String = html.filter(|words| !reply.html.contains(words)).collect();
    Draft::restore(&mut act, number, who.who.id, DraftKind::Reply, &(reply.html + &words)).await?;
    for (remedy, text) in &said {
        remedy.put_into_draft(&mut act, who.who.id, text).await?;
    }
    act.commit().await?;
    Ok(done(&web, onto(&headers, number, "compose=reply") + "#composer", None))
}

/// One remedy in words for the customer.
fn said(frame: &Frame, remedy: &Remedy, vouchers: &[Voucher]) -> String {
    let worth = remedy.offer().worth(frame.lang).unwrap_or_default();
    let args: [(&str, Arg); 2] = [("worth", worth.as_str().into()), ("n", remedy.items.unwrap_or(1).into())];
    let mut lines = vec![frame.tr(&format!("remedy-say-{}", remedy.kind), &args)];
    if let Some(voucher) = vouchers.iter().find(|voucher| voucher.remedy_id == remedy.id) {
        lines.push(frame.about("remedy-say-code", &voucher.code));
        // The last day on which it is good, not the moment after.
        let last = voucher.until.map(|until| frame.date(until.minus(Duration::from_micros(1))));
        lines.extend(last.map(|day| frame.about("remedy-say-until", day)));
    }
    lines.join(" ")
}
