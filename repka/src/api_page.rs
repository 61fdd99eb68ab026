//! The API, readable.

use askama::Template;
use axum::{extract::State, response::Response};
use base::Result;
use people_web::{Anybody, Page, Web, draw};
use serde_json::Value;
use shell::Frame;
use std::sync::Arc;
use utoipa::openapi::OpenApi;

#[derive(Template)]
#[template(path = "repka/api.html")]
struct ApiPage<'a> {
    frame: &'a Frame,
    about: Words,
    operations: Vec<Operation>,
}

struct Operation {
    method: String,
    path: String,
    summary: Words,
    description: Words,
    parameters: Vec<(String, Words)>,
    /// What is sent: its kind, `application/json`, and its fields.
    body: Option<(String, Vec<Field>)>,
    answers: Vec<(String, Words)>,
}

/// A field of what is sent.
struct Field {
    name: String,
    /// `string`, `[integer]`, `open | solved`.
    kind: String,
    needed: bool,
    about: Words,
}

/// Prose in pieces: every second one stood between backticks and is code.
type Words = Vec<String>;

/// Every operation with its parameters and answers; the machine's form is one link away.
pub async fn show(State(web): State<Web>, page: Page, who: Anybody, description: Arc<OpenApi>) -> Result<Response> {
    let frame = page.frame_for_anybody(&web, &who, "shell-api-title").await?;
    let json = serde_json::to_value(&*description)?;
    let shown = ApiPage { frame: &frame, about: words(&json["info"], "description"), operations: operations(&json) };
    draw(&web, &frame, &shown)
}

fn operations(json: &Value) -> Vec<Operation> {
    let paths = json["paths"].as_object().into_iter().flatten();
    paths
        .flat_map(|(path, methods)| {
            methods.as_object().into_iter().flatten().map(move |(method, op)| operation(json, (path, method), op))
        })
        .collect()
}

fn operation(json: &Value, (path, method): (&str, &str), op: &Value) -> Operation {
    let pairs = |list: &Value, name: &str| -> Vec<(String, Words)> {
        list.as_array().into_iter().flatten().map(|p| (text(p, name), words(p, "description"))).collect()
    };
    let answers = op["responses"].as_object().into_iter().flatten();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: words(op, "summary"),
        description: words(op, "description"),
        parameters: pairs(&op["parameters"], "name"),
        body: body(json, op),
        answers: answers.map(|(status, answer)| (status.clone(), words(answer, "description"))).collect(),
    }
}

fn body(json: &Value, op: &Value) -> Option<(String, Vec<Field>)> {
    let (kind, content) = op["requestBody"]["content"].as_object()?.iter().next()?;
    let schema = meant(json, &content["schema"]);
    let needed = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    let field = |(name, field): (&String, &Value)| Field {
        name: name.clone(),
        kind: kind_of(json, field),
        needed: needed(name),
        about: words(if field["description"].is_string() { field } else { meant(json, field) }, "description"),
    };
    Some((kind.clone(), schema["properties"].as_object().into_iter().flatten().map(field).collect()))
}

/// The schema itself, where one refers to another; of several, the one that is not null.
fn meant<'a>(json: &'a Value, schema: &'a Value) -> &'a Value {
    let one_of = ["oneOf", "anyOf", "allOf"].iter().find_map(|key| schema[key].as_array());
    let one = one_of.and_then(|all| all.iter().find(|one| one["type"] != "null")).unwrap_or(schema);
    match one["$ref"].as_str() {
        Some(place) => json.pointer(place.trim_start_matches('#')).unwrap_or(one),
        None => one,
    }
}

fn kind_of(json: &Value, schema: &Value) -> String {
    let schema = meant(json, schema);
    let words = |list: &Value| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let kinds = match &schema["type"] {
        Value::String(kind) => vec![kind.clone()],
        several => words(several).into_iter().filter(|kind| kind != "null").collect(),
    };
    match words(&schema["enum"]) {
        values if !values.is_empty() => values.join(" | "),
        _ if kinds == ["array"] => format!("[{}]", kind_of(json, &schema["items"])),
        _ => kinds.join(" | "),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn words(value: &Value, key: &str) -> Words {
    text(value, key).split('`').map(str::to_owned).collect()
}
