//! Templates as programs see them, under `/api/v1`.

use crate::{Known, Purpose, Template, TemplateId};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use base::{Result, TicketId};
use people::Agent;
use people_web::{As, Problem, Web};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ticket::{Scope, Ticket};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API, with its description.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list_templates)).routes(routes!(fill_template_in))
}

/// Which templates are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Asked {
    /// Words that all stand in its name, shortcut, folder or text.
    q: String,
}

/// A prepared answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Template)]
struct TemplateBody {
    /// Its id.
    id: i64,
    /// By which it is found.
    name: String,
    /// What is typed after a semicolon to have it; empty for none.
    shortcut: String,
    /// Where the list shows it; empty for none.
    folder: String,
    /// For what it is meant: `both`, `reply` or `note`.
    #[schema(value_type = String, example = "both")]
    purpose: Purpose,
    /// Whether it is one's own alone.
    own: bool,
    /// Only for this department: its id.
    #[schema(required)]
    department: Option<i64>,
    /// Its words by language, the preferred one first; `{{words}}` are filled in for a ticket.
    words: Vec<Words>,
}

/// A template's words in one language.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TemplateWords)]
struct Words {
    /// A BCP 47 tag.
    language: String,
    /// With form.
    html: String,
}

/// The templates whoever asks sees: their own and shared ones, by folder and name.
#[utoipa::path(get, path = "/api/v1/templates", tag = "templates", params(Asked), security(("bearer" = [])),
    responses(
        (status = 200, description = "The templates.", body = [TemplateBody]),
        (status = 401, description = "No valid token was given.", body = Problem, content_type = "application/problem+json"),
    ))]
async fn list_templates(
    State(web): State<Web>,
    who: As<Agent>,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<TemplateBody>>> {
    let look = web.desk.look();
    let found = Template::all(&look, &who.who, &asked.q, false).await?;
    let mut words: HashMap<_, _> = Template::variants_of(&look, found.iter().map(|t| t.id)).await?;
    let body = |template: Template| TemplateBody {
        words: words
            .remove(&template.id)
            .unwrap_or_default()
            .into_iter()
            .map(|v| Words { language: v.language, html: v.html })
            .collect(),
        id: template.id.0,
        name: template.name,
        shortcut: template.shortcut,
        folder: template.folder,
        purpose: template.purpose,
        own: template.owner_id.is_some(),
        department: template.department_id.map(|id| id.0),
    };
    Ok(Json(found.into_iter().map(body).collect()))
}

/// A template's words for one ticket.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct FilledIn {
    /// Their language: the customer's, when the template speaks it.
    language: String,
    /// With form.
    html: String,
    /// The same without.
    text: String,
    /// Words that nobody has filled in: a reply with one of them is refused.
    missing: Vec<String>,
}

/// A template filled in for a ticket, in the words of whoever asks. Nothing is sent or kept.
#[utoipa::path(get, path = "/api/v1/tickets/{number}/templates/{id}", tag = "templates",
    params(("number" = i64, Path, description = "The ticket's number."), ("id" = i64, Path, description = "The template's id.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The words.", body = FilledIn),
        (status = 401, description = "No valid token was given.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such ticket or template, or not for whoever asks.", body = Problem, content_type = "application/problem+json"),
    ))]
async fn fill_template_in(
    State(web): State<Web>,
    who: As<Agent>,
    Path((number, id)): Path<(TicketId, TemplateId)>,
) -> Result<Json<FilledIn>> {
    let look = web.desk.look();
    let ticket = Ticket::seen_by(&look, &Scope::of(&who.who), number).await?;
    let known = Known::ticket(&look, &ticket, &who.who, look.now()).await?;
    let offer = Template::for_ticket(&look, &who.who, id, &known).await?;
    Ok(Json(FilledIn {
        language: offer.language,
        text: mail::html_to_text(&offer.filled.text),
        missing: offer.filled.missing,
        html: offer.filled.text,
    }))
}
