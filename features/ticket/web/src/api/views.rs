//! `/api/v1/saved-views` and `/api/v1/views/{name}/tickets`

use super::{
    asked::limit,
    problems::{Changing, Reading},
    tickets::{TicketBody, TicketPage},
    words::SharedWord,
};
use crate::{filters::Filters, lists, named::Name};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
};
use base::{DepartmentId, Error, Result};
use people::{Agent, Colleague};
use people_web::{As, Web};
use serde::{Deserialize, Serialize};
use ticket::{Cursor, SavedView, SavedViewId, Scope, Shared, View, saved_view::Sharing};
use utoipa::{IntoParams, ToSchema};

/// A list that someone keeps.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SavedView)]
pub struct SavedViewBody {
    /// Its id.
    id: i64,
    /// By which its tickets are asked for: `saved-7`.
    view: String,
    /// What it is called.
    name: String,
    /// What narrows it, as in the list's address.
    #[schema(example = "state=open&tag=vip")]
    query: String,
    /// Who has it.
    #[schema(value_type = SharedWord)]
    shared: Shared,
    /// Whose it is, when a department's.
    #[schema(required)]
    department: Option<i64>,
}

impl From<SavedView> for SavedViewBody {
    fn from(saved: SavedView) -> SavedViewBody {
        SavedViewBody {
            id: saved.id.0,
            view: Name::Saved(saved.id).as_text(),
            name: saved.name,
            query: saved.query,
            shared: saved.shared,
            department: saved.department_id.map(|id| id.0),
        }
    }
}

/// The saved views whoever asks has, in the order of their rail.
#[utoipa::path(get, path = "/api/v1/saved-views", tag = "views", security(("bearer" = [])),
    responses((status = 200, description = "The views.", body = [SavedViewBody]), Reading))]
pub async fn list_saved_views(State(web): State<Web>, who: As<Agent>) -> Result<Json<Vec<SavedViewBody>>> {
    let views = SavedView::of(&web.desk.look(), &who.who).await?;
    Ok(Json(views.into_iter().map(SavedViewBody::from).collect()))
}

/// A list to keep.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewSavedView {
    /// What it is called.
    name: String,
    /// What narrows it, as in the address of a list: `state`, `assignee`, `department`, `tag` and whatever else the filters offer.
    #[schema(example = "state=open&tag=vip")]
    query: String,
    /// Who has it: `own` unless said.
    #[schema(value_type = Option<SharedWord>)]
    shared: Option<Shared>,
    /// Whose it is, when it is a department's: its id.
    #[schema(value_type = Option<i64>)]
    department: Option<DepartmentId>,
}

impl NewSavedView {
    fn sharing(&self) -> Result<Sharing> {
        match (self.shared.unwrap_or(Shared::Own), self.department) {
            (Shared::Own, _) => Ok(Sharing::Own),
            (Shared::Everybody, _) => Ok(Sharing::Everybody),
            (Shared::Department, Some(id)) => Ok(Sharing::Department(id)),
            (Shared::Department, None) => Err(Error::invalid("department", "ticket-error-department")),
        }
    }
}

/// Keeps a list as a view.
#[utoipa::path(post, path = "/api/v1/saved-views", tag = "views", request_body = NewSavedView, security(("bearer" = [])),
    responses((status = 201, description = "It is kept.", body = SavedViewBody), Changing))]
pub async fn save_view(
    State(web): State<Web>,
    who: As<Agent>,
    Json(new): Json<NewSavedView>,
) -> Result<(StatusCode, Json<SavedViewBody>)> {
    let filters = Filters::of(&new.query);
    filters.narrow(View::default(), &who.who, web.desk.now())?;
    let (query, sharing) = (filters.query_without(None), new.sharing()?);
    let mut act = who.visit.act(&web).await?;
    let id = SavedView::make(&mut act, &who.who, &new.name, &query, sharing).await?;
    act.commit().await?;
    let saved = SavedView::seen_by(&web.desk.look(), &who.who, id).await?;
    Ok((StatusCode::CREATED, Json(saved.into())))
}

/// Keeps a view no longer.
#[utoipa::path(delete, path = "/api/v1/saved-views/{id}", tag = "views", params(("id" = i64, Path, description = "The view's id.")),
    security(("bearer" = [])), responses((status = 204, description = "It is gone."), Changing))]
pub async fn delete_saved_view(
    State(web): State<Web>,
    who: As<Agent>,
    Path(id): Path<SavedViewId>,
) -> Result<StatusCode> {
    let saved = SavedView::seen_by(&web.desk.look(), &who.who, id).await?;
    let mut act = who.visit.act(&web).await?;
    saved.delete(&mut act, &who.who).await?;
    act.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which part of a view is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Part {
    /// Where to go on: `next` of the answer before.
    #[param(value_type = Option<String>)]
    cursor: String,
    /// Tickets in one answer: 50 unless asked, 200 at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: String,
}

/// The tickets of a view, as whoever asks sees it, page by page and in its order.
#[utoipa::path(get, path = "/api/v1/views/{name}/tickets", tag = "views",
    params(("name" = String, Path, description = "`mine`, `unassigned`, `open`, `customer`, `snoozed`, `solved`, `all`, `mentions`, `followed`, `department-7` or `saved-7`."), Part),
    security(("bearer" = [])), responses((status = 200, description = "A page of the view.", body = TicketPage), Changing))]
pub async fn list_tickets_of_view(
    State(web): State<Web>,
    who: As<Colleague>,
    Path(name): Path<String>,
    Query(part): Query<Part>,
) -> Result<Json<TicketPage>> {
    let (look, scope) = (web.desk.look(), Scope::of(&who.who));
    let view = lists::Asked::of(&name, "")?.looked_up(&look, &who.who).await?.view(&who.who, look.now())?;
    let cursor: Option<Cursor> = Some(part.cursor.trim()).filter(|c| !c.is_empty()).map(str::parse).transpose()?;
    let page = view.page(&look, &scope, cursor, limit(&part.limit)?).await?;
    Ok(Json(TicketPage::of(TicketBody::of_all(&web, &page.rows).await?, page.next)))
}
