//! Where replies, notes and questions are written, as one author finds it.

use crate::{
    Shown, inline,
    lists::Asked as AskedList,
    onward, recipients,
    ticket_page::AskedFor,
    view::{self, Composer, Doubt, Draft as DraftView, Panel, Send, Stale},
};
use base::{Look, Result};
use people::Colleague;
use people_web::{Web, page::called};
use shell::Frame;
use ticket::{Addressed, Draft, Person, Then, Upload};

/// What stopped a message, for the page that shows it again.
#[derive(Clone, Debug, Default)]
pub struct Refused {
    /// What is new.
    pub stale: Option<Stale>,
    /// Why its author should look again.
    pub doubt: Option<Doubt>,
    /// Whether that was asked and answered.
    pub sure: bool,
    /// What is wrong otherwise.
    pub error: Option<String>,
    /// The words, as they were sent.
    pub html: String,
    /// To whom it was to go.
    pub said: Addressed,
    /// The open tab.
    pub panel: Panel,
    /// Whom to ask, with what was chosen.
    pub asking: Option<String>,
}

/// The composer as `who` finds it; with `refused`, again with what they sent.
pub async fn composer(
    web: &Web,
    (look, frame): (&Look, &Frame),
    who: &Colleague,
    shown: &Shown,
    (list, asked): (&AskedList, &AskedFor),
    refused: Option<Refused>,
) -> Result<Composer> {
    let (ticket, to) = (&shown.ticket, &shown.to);
    let whom = to.first().map(first_name).unwrap_or_default();
    let panel = match asked.compose.as_deref() {
        Some("note") => Panel::Note,
        Some("question") => Panel::Question,
        _ => Panel::Reply,
    };
    let uploads = async {
        match shown.outline.uploads {
            true => Upload::of(look, ticket.id, who.id).await,
            false => Ok(Vec::new()),
        }
    };
    let drafts = async {
        match shown.outline.drafts {
            true => Draft::of(look, ticket, who.id).await,
            false => Ok(Draft::none()),
        }
    };
    let asking = async {
        match refused.as_ref().and_then(|refused| refused.asking.clone()) {
            Some(chosen) => Ok(vec![chosen]),
            None if panel == Panel::Question => web.pieces("asking-open", who, frame, shown).await,
            None => web.pieces("asking", who, frame, shown).await,
        }
    };
    let ([reply, note, question], uploads, asking, tools, under) = tokio::try_join!(
        drafts,
        uploads,
        asking,
        web.pieces("ticket-composer", who, frame, shown),
        web.pieces("under-reply", who, frame, shown),
    )?;
    let usually = &to[..to.len().min(1)];
    let usual = Addressed::of(usually, &ticket.answered_along(usually, &shown.identities), &[]);
    let mut composer = Composer {
        panel,
        view: list.in_links(),
        reply: (!to.is_empty()).then(|| draft(&reply, &uploads)),
        note: draft(&note, &uploads),
        question: draft(&question, &uploads),
        asking,
        seen: ticket.last_entry_id.map_or(0, |id| id.0),
        whom,
        people: recipients::drawn(&usual, &reply.addressed, false),
        writes_in: writes_in(frame, shown),
        tools,
        under,
        sends: Vec::new(),
        onward: onward::choices(frame, shown.outline.onward()),
        stale: None,
        doubt: None,
        sure: false,
        error: None,
    };
    composer.sends = sends(frame, &composer.whom, shown.outline.then());
    if let Some(refused) = refused {
        composer.panel = refused.panel;
        composer.stale = refused.stale;
        composer.error = refused.error;
        composer.doubt = refused.doubt;
        composer.sure = refused.sure;
        if composer.panel == Panel::Reply {
            let open = composer.error.is_some() && !refused.said.is_usual();
            composer.people = recipients::drawn(&usual, &refused.said, open);
        }
        let place = match composer.panel {
            Panel::Reply => composer.reply.get_or_insert_default(),
            Panel::Note => &mut composer.note,
            Panel::Question => &mut composer.question,
        };
        place.text = mail::html_to_text(&refused.html);
        place.html = inline::shown(&refused.html);
    }
    Ok(composer)
}

/// What to know before one answers somebody who writes in another language than one's own.
fn writes_in(frame: &Frame, shown: &Shown) -> Option<String> {
    let customer = &shown.customer;
    let code = customer.language.as_deref().filter(|code| SPOKEN.contains(code) && *code != frame.lang.code())?;
    let name = called(frame, shown.ticket.contacts.name(customer.name.clone()));
    let name = name.split_whitespace().next().unwrap_or_default().to_owned();
    Some(frame.about(&format!("ticket-writes-{code}"), name))
}

/// Languages whose names we can say.
const SPOKEN: [&str; 5] = ["en", "de", "ru", "bg", "hr"];

fn sends(frame: &Frame, whom: &str, usual: Then) -> Vec<Send> {
    let mut all = [
        (Then::Stay, "ticket-send", "ticket-send-to"),
        (Then::Wait, "ticket-send-wait", "ticket-send-to-wait"),
        (Then::Solve, "ticket-send-solve", "ticket-send-to-solve"),
    ];
    all.sort_by_key(|(then, ..)| *then != usual);
    let usually = all[0].1;
    let send = |(then, label, full): (Then, &str, &str)| Send {
        then: then.as_str(),
        label: frame.t(label),
        full: frame.about(full, whom),
    };
    let next = frame.about("ticket-send-next", frame.t(usually));
    all.map(send).into_iter().chain([Send { then: onward::NEXT, full: next.clone(), label: next }]).collect()
}

fn draft(d: &Draft, uploads: &[Upload]) -> DraftView {
    let own = uploads.iter().filter(|u| u.kind == d.kind && !u.inline);
    DraftView {
        generation: d.generation,
        version: d.version,
        html: inline::shown(&d.html),
        text: mail::html_to_text(&d.html),
        uploads: own.map(view::Upload::from).collect(),
    }
}

pub(crate) fn first_name(p: &Person) -> String {
    p.name.split_whitespace().next().map_or_else(|| p.address.clone(), str::to_owned)
}
