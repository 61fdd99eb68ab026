//! The audit log, for administrators: who did what, when, to what.

mod details;

use self::details::details;
use super::framed;
use crate::{
    As, Page, Web,
    csv::{cell, file},
    page::draw,
    view::{AuditLine, AuditPage},
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{EventId, Moment, Result, StaffId};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use people::{
    Admin, Department, Staff,
    audit::{self, Happened, Wanted},
};
use serde::Deserialize;
use shell::{Choice, Frame};
use std::{collections::HashMap, fmt::Write};

/// Lines of a page.
const LINES: u32 = 100;
/// Lines of a download.
const MOST: u32 = 10_000;

/// How the events of this crate are called, for the audit log: kind and message key.
pub const TOLD: &[(&str, &str)] = &[
    ("company.changed", "people-told-company-changed"),
    ("staff.joined", "people-told-staff-joined"),
    ("staff.role_changed", "people-told-role-changed"),
    ("staff.changed", "people-told-staff-changed"),
    ("staff.left", "people-told-staff-left"),
    ("staff.came_back", "people-told-staff-came-back"),
    ("staff.absence_planned", "people-told-absence-planned"),
    ("staff.absence_changed", "people-told-absence-changed"),
    ("staff.absence_called_off", "people-told-absence-called-off"),
    ("staff.absence_began", "people-told-absence-began"),
    ("staff.absence_ended", "people-told-absence-ended"),
    ("department.made", "people-told-department-made"),
    ("department.renamed", "people-told-department-renamed"),
    ("department.changed", "people-told-department-changed"),
    ("department.regulated", "people-told-department-regulated"),
    ("department.archived", "people-told-department-archived"),
    ("department.restored", "people-told-department-restored"),
    ("staff.signed_in", "people-told-signed-in"),
    ("staff.session_ended", "people-told-session-ended"),
    ("staff.password_set", "people-told-password-set"),
    ("staff.reset_asked", "people-told-reset-asked"),
    ("staff.second_step_on", "people-told-step-on"),
    ("staff.second_step_off", "people-told-step-off"),
    ("staff.recovery_code_used", "people-told-code-used"),
    ("staff.recovery_codes_made", "people-told-codes-made"),
    ("token.made", "people-told-token-made"),
    ("token.ended", "people-told-token-ended"),
];

/// Which of it, as the page's address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    person: String,
    kind: String,
    ticket: String,
    from: String,
    to: String,
    before: Option<EventId>,
}

impl Asked {
    /// What cannot be read is not asked for.
    fn wanted(&self, zone: &TimeZone) -> Wanted {
        let midnight = |day: Option<Date>| {
            let zoned = day?.to_zoned(zone.clone()).ok()?;
            Some(Moment::from_micros(zoned.timestamp().as_microsecond()))
        };
        Wanted {
            actor: self.person.parse().ok().map(StaffId),
            kind: Some(self.kind.clone()).filter(|kind| !kind.is_empty()),
            about: self.ticket.trim_start_matches('#').parse().ok().map(|n| ("ticket".to_owned(), n)),
            since: midnight(self.from.parse().ok()),
            until: midnight(self.to.parse::<Date>().ok().and_then(|day| day.checked_add(1.day()).ok())),
        }
    }

    /// The address of the same question, from `before` on.
    fn query(&self, before: Option<EventId>) -> String {
        let pairs = [
            ("person", &self.person),
            ("kind", &self.kind),
            ("ticket", &self.ticket),
            ("from", &self.from),
            ("to", &self.to),
        ];
        let mut query = String::new();
        for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(query, "{name}={}&", crate::errors::encode(value));
        }
        if let Some(before) = before {
            let _ = write!(query, "before={before}");
        }
        query.trim_end_matches('&').to_owned()
    }
}

pub(super) async fn show(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = framed(&web, &page, &me, "people-audit").await?;
    let look = web.desk.look();
    let mut happened = audit::page(&look, &me.who, &asked.wanted(&frame.zone), asked.before, LINES + 1).await?;
    let more = happened.len() > LINES as usize;
    happened.truncate(LINES as usize);
    let next = happened.last().filter(|_| more).map(|last| format!("/settings/audit?{}", asked.query(Some(last.id))));
    let names = Names::read(&web).await?;
    let everyone = Choice::new("", frame.t("people-audit-everyone"), asked.person.is_empty());
    let people = Staff::everyone(&look).await?.into_iter();
    let any = Choice::new("", frame.t("people-audit-anything"), asked.kind.is_empty());
    let mut kinds: Vec<Choice> =
        web.told.iter().map(|(kind, key)| Choice::new(kind, frame.t(key), asked.kind == *kind)).collect();
    kinds.sort_by(|a, b| a.label.cmp(&b.label));
    let shown = AuditPage {
        frame: &frame,
        lines: happened.iter().map(|event| line(&web, &frame, &names, event)).collect(),
        people: [everyone]
            .into_iter()
            .chain(people.map(|p| Choice::new(p.id, p.name, asked.person == p.id.to_string())))
            .collect(),
        kinds: [any].into_iter().chain(kinds).collect(),
        download: format!("/settings/audit.csv?{}", asked.query(None)),
        ticket: asked.ticket,
        from: asked.from,
        to: asked.to,
        next,
    };
    draw(&web, &frame, &shown)
}

/// The same as a table for other programs (RFC 4180), the newest ten thousand.
pub(super) async fn download(
    State(web): State<Web>,
    page: Page,
    me: As<Admin>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let frame = page.frame_for_one(&web, &me, "people-audit");
    let happened = audit::page(&web.desk.look(), &me.who, &asked.wanted(&frame.zone), asked.before, MOST).await?;
    let names = Names::read(&web).await?;
    let mut text = String::from("id,at,actor,actor_id,who,kind,about,about_id,data\r\n");
    for event in &happened {
        let who = names.actor(&frame, event);
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let cells = [
            event.id.to_string(),
            event.at.to_string(),
            event.actor.clone(),
            id(event.actor_id),
            who,
            event.kind.clone(),
            event.about.clone(),
            event.about_id.to_string(),
            event.data.to_string(),
        ];
        text.push_str(&cells.map(|text| cell(&text)).join(","));
        text.push_str("\r\n");
    }
    Ok(file("audit.csv", text))
}

/// How staff and departments are called.
struct Names {
    staff: HashMap<i64, String>,
    departments: HashMap<i64, String>,
}

impl Names {
    async fn read(web: &Web) -> Result<Names> {
        let look = web.desk.look();
        Ok(Names {
            staff: Staff::everyone(&look).await?.into_iter().map(|p| (p.id.0, p.name)).collect(),
            departments: Department::ever(&look).await?.into_iter().map(|d| (d.id.0, d.name)).collect(),
        })
    }

    fn colleague(&self, id: &serde_json::Value) -> Option<String> {
        self.staff.get(&id.as_i64()?).cloned()
    }

    fn department(&self, id: &serde_json::Value) -> Option<String> {
        self.departments.get(&id.as_i64()?).cloned()
    }

    fn actor(&self, frame: &Frame, event: &Happened) -> String {
        match (event.actor.as_str(), event.actor_id) {
            ("staff", Some(id)) => self.staff.get(&id).cloned().unwrap_or_else(|| id.to_string()),
            ("customer", _) => frame.t("people-audit-customer"),
            _ => "Repka".to_owned(),
        }
    }

    /// What it happened to, and where that is.
    fn about(&self, web: &Web, frame: &Frame, event: &Happened) -> (String, Option<String>) {
        let id = event.about_id;
        let named = |names: &HashMap<i64, String>| names.get(&id).cloned().unwrap_or_else(|| format!("#{id}"));
        match event.about.as_str() {
            "staff" => (named(&self.staff), Some(format!("/settings/staff/{id}"))),
            "department" => (named(&self.departments), Some(format!("/settings/departments/{id}"))),
            "company" => (frame.t("people-company"), Some("/settings/company".into())),
            noun => {
                let place = web.places.iter().find(|(known, _)| *known == noun);
                let id = if id == 0 { String::new() } else { format!("#{id}") };
                let href = place.map(|(_, at)| format!("{at}{}", event.about_id));
                (id, href)
            }
        }
    }
}

fn line(web: &Web, frame: &Frame, names: &Names, event: &Happened) -> AuditLine {
    let key = web.told.iter().find(|(kind, _)| *kind == event.kind).map(|(_, key)| *key);
    let (about, href) = names.about(web, frame, event);
    AuditLine {
        at: event.at,
        who: names.actor(frame, event),
        // A kind nobody has words for is still told.
        what: key.map_or_else(|| event.kind.clone(), |key| frame.t(key)),
        about,
        href,
        details: details(web, frame, names, event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_no_formula_and_breaks_no_table() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("Iva \"the\" Kovač, d.o.o."), "\"Iva \"\"the\"\" Kovač, d.o.o.\"");
    }

    #[test]
    fn what_cannot_be_read_is_not_asked_for() {
        let asked = Asked { person: "x".into(), ticket: "#42".into(), from: "2026-11-27".into(), ..Asked::default() };
        let wanted = asked.wanted(&TimeZone::UTC);
        assert_eq!((wanted.actor, wanted.about), (None, Some(("ticket".into(), 42))));
        assert_eq!(wanted.since.map(Moment::seconds), Some(1_795_737_600));
        assert_eq!(asked.query(Some(EventId(7))), "person=x&ticket=%2342&from=2026-11-27&before=7");
    }
}
