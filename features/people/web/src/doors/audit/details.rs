//! What an event says besides who, when and to what: in words, as far as there are any. Everything it says is in the
//! file to download.

use super::Names;
use base::Moment;
use jiff::civil::Date;
use people::audit::Happened;
use serde_json::Value;
use shell::Frame;

/// Letters of one line at most.
const LONGEST: usize = 200;

/// What else is known, short.
pub(super) fn details(frame: &Frame, names: &Names, event: &Happened) -> String {
    let pairs = event.data.as_object().into_iter().flatten().filter(|(name, _)| **name != event.about);
    let said: Vec<String> = pairs.filter_map(|(name, value)| said(frame, names, (&event.kind, name), value)).collect();
    said.join(" · ").chars().take(LONGEST).collect()
}

fn said(frame: &Frame, names: &Names, (kind, name): (&str, &str), value: &Value) -> Option<String> {
    let text = match (name, value) {
        (
            "name" | "sender" | "address" | "email" | "domain" | "reason" | "why" | "answers_for",
            Value::String(text),
        ) => text.clone(),
        ("role", Value::String(role)) => frame.t(format!("people-role-{role}")),
        ("priority", Value::String(priority)) => frame.t(format!("ticket-priority-{priority}")),
        ("due_on", Value::String(day)) => frame.day(day.parse::<Date>().ok()?),
        ("added", Value::Array(all)) => words(all).map(|words| format!("+ {words}"))?,
        ("removed", Value::Array(all)) => words(all).map(|words| format!("− {words}"))?,
        ("changed", Value::Array(all)) => frame.about("people-audit-changed", words(all)?),
        ("until" | "due" | "since", Value::Number(at)) => frame.exact(Moment::from_micros(at.as_i64()?)),
        ("department", id) => names.department(id)?,
        ("staff" | "deputy", Value::Array(all)) => {
            all.iter().filter_map(|id| names.colleague(id)).collect::<Vec<_>>().join(", ")
        }
        ("staff" | "deputy", id) => names.colleague(id)?,
        ("to", id) if kind == "ticket.assigned" => names.colleague(id)?,
        ("to", id) if kind == "ticket.moved" => names.department(id)?,
        ("of", Value::Object(of)) => {
            of.get("department").and_then(|id| names.department(id)).or_else(|| names.colleague(of.get("staff")?))?
        }
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// `delay, refund`; nothing of an empty list, or of one without words.
fn words(all: &[Value]) -> Option<String> {
    let words: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
    Some(words.join(", ")).filter(|words| !words.is_empty())
}
