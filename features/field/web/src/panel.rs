//! Fields with what was filled in, to be filled in where they stand.

use askama::Template;
use base::{Error, Result};
use field::{Field, Kind, Values};
use people::Contacts;
use people_web::html_of;
use shell::{Choice, Frame};

#[derive(Template)]
#[template(path = "field/panel.html")]
struct Panel<'a> {
    frame: &'a Frame,
    title: String,
    action: &'a str,
    lines: Vec<Line>,
}

/// One field as it is drawn.
pub(crate) struct Line {
    id: i64,
    name: String,
    kind: Kind,
    value: String,
    shown: String,
    choices: Vec<Choice>,
    /// Whether it must be filled in and is not.
    lacking: bool,
    required: bool,
    may_fill: bool,
}

/// What whoever looks may do with what was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    /// They fill it in.
    Fills,
    /// They read it, as far as they are shown addresses and numbers.
    Reads(Contacts),
}

impl Line {
    /// A field and what was filled in.
    pub(crate) fn of(frame: &Frame, field: &Field, values: &Values, filler: Filler) -> Line {
        let value = values.written(field);
        let chosen: Vec<&str> = value.lines().collect();
        let mut choices: Vec<Choice> =
            field.choices.0.iter().map(|c| Choice::new(c, c, chosen.contains(&c.as_str()))).collect();
        // What is chosen and no longer offered is shown as long as it is chosen.
        let gone = chosen.iter().filter(|c| field.kind.chooses() && !field.choices.0.iter().any(|known| known == *c));
        choices.extend(gone.map(|c| Choice::new(*c, *c, true)));
        let shown = in_words(frame, field, values);
        Line {
            id: field.id.0,
            name: field.name.clone(),
            kind: field.kind,
            lacking: field.required && value.is_empty(),
            required: field.required,
            value,
            shown: match filler {
                Filler::Fills => shown,
                Filler::Reads(contacts) => contacts.words(shown),
            },
            choices,
            may_fill: filler == Filler::Fills,
        }
    }
}

/// What was filled in, as it is read; empty for nothing.
pub fn in_words(frame: &Frame, field: &Field, values: &Values) -> String {
    match (field.kind, values.get(field)) {
        (Kind::Money, Some(minor)) => frame.money(minor.as_i64().unwrap_or_default(), &field.currency),
        (Kind::YesNo, Some(_)) => frame.t(format!("field-{}", values.written(field))),
        (Kind::LongText, Some(_)) => values.written(field),
        _ => values.in_short(field),
    }
}

/// The section of a context column in which fields are shown and filled in; nothing when none is asked.
/// Each is a form of its own that sends `field` (its id), and `value` once or, of several choices, often,
/// to `action` (read by [`Sent`]).
pub fn panel(frame: &Frame, action: &str, fields: &[Field], values: &Values, filler: Filler) -> Result<String> {
    if fields.is_empty() {
        return Ok(String::new());
    }
    let lines = fields.iter().map(|field| Line::of(frame, field, values, filler)).collect();
    let panel = Panel { frame, title: frame.t("field-panel"), action, lines };
    html_of(&panel)
}

/// What one of the panel's forms sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The field.
    pub field: field::FieldId,
    /// What was typed; several choices are lines.
    pub value: String,
}

impl Sent {
    /// Reads a form's fields (axum's `Form<Vec<(String, String)>>`).
    ///
    /// # Errors
    /// [`Error::Invalid`] when no field is named.
    pub fn of(fields: &[(String, String)]) -> Result<Sent> {
        let id = fields.iter().find(|(name, _)| name == "field").and_then(|(_, id)| id.parse().ok());
        let values: Vec<&str> = fields.iter().filter(|(name, _)| name == "value").map(|(_, v)| v.as_str()).collect();
        let field = id.ok_or_else(|| Error::invalid("field", "field-error-unknown"))?;
        Ok(Sent { field, value: values.join("\n") })
    }
}
