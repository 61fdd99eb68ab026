//! What an event says besides who, when and to what: in words, as far as there are any. Everything it says is in the
//! file to download.

use super::Names;
use crate::{Says, Web};
use base::Moment;
use jiff::civil::Date;
use people::audit::Happened;
use serde_json::Value;
use shell::Frame;

/// Letters of one line at most.
const LONGEST: usize = 200;

/// What else is known, short.
pub(super) fn details(web: &Web, frame: &Frame, names: &Names, event: &Happened) -> String {
    let pairs = event.data.as_object().into_iter().flatten().filter(|(name, _)| **name != event.about);
    let said = pairs.filter_map(|(name, value)| {
        let own = web.said.iter().find(|(kind, field, _)| *kind == event.kind && field == name);
        match own {
            Some((.., Says::Staff)) => names.colleague(value),
            Some((.., Says::Department)) => names.department(value),
            Some((.., Says::Word(key))) => Some(frame.t(format!("{key}-{}", value.as_str()?))),
            None => said(frame, names, name, value),
        }
    });
    said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ").chars().take(LONGEST).collect()
}

/// What a field says by its name, which means the same in every event.
fn said(frame: &Frame, names: &Names, name: &str, value: &Value) -> Option<String> {
    Some(match (name, value) {
        (
            "name" | "sender" | "address" | "email" | "domain" | "reason" | "why" | "answers_for",
            Value::String(text),
        ) => text.clone(),
        ("role", Value::String(role)) => frame.t(format!("people-role-{role}")),
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
        ("of", Value::Object(of)) => {
            of.get("department").and_then(|id| names.department(id)).or_else(|| names.colleague(of.get("staff")?))?
        }
        _ => return None,
    })
}

/// `delay, refund`; nothing of an empty list, or of one without words.
fn words(all: &[Value]) -> Option<String> {
    let words: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
    Some(words.join(", ")).filter(|words| !words.is_empty())
}
