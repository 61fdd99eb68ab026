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
    answers: Vec<(String, Words)>,
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
            methods.as_object().into_iter().flatten().map(move |(method, op)| operation(path, method, op))
        })
        .collect()
}

fn operation(path: &str, method: &str, op: &Value) -> Operation {
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
        answers: answers.map(|(status, answer)| (status.clone(), words(answer, "description"))).collect(),
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn words(value: &Value, key: &str) -> Words {
    text(value, key).split('`').map(str::to_owned).collect()
}
