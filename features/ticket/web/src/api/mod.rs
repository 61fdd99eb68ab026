//! Tickets as programs see them, under `/api/v1`.
//!
//! A program acts as whoever its token belongs to: it sees what they see, and what it changes is
//! theirs. Collaborators read where they were asked in and write notes; every door to a customer is
//! closed to them, which they are told by 404.

pub mod asked;
mod assignment;
mod attachments;
mod batches;
mod causes;
mod change;
mod closure;
mod department;
mod entries;
mod fields;
mod following;
mod joining;
mod journeys;
mod named;
mod notes;
mod priority;
pub mod problems;
mod replies;
mod said;
mod scheduled;
mod snooze;
mod subject;
mod tags;
mod tickets;
mod views;
mod words;

use people_web::Web;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The API, with its description.
pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(tickets::list_tickets, tickets::begin_ticket))
        .routes(routes!(tickets::show_ticket))
        .routes(routes!(entries::list_entries))
        .routes(routes!(entries::show_entry))
        .routes(routes!(entries::withdraw_reply))
        .routes(routes!(attachments::download_attachment))
        .routes(routes!(replies::reply_to_ticket))
        .routes(routes!(scheduled::list_scheduled, scheduled::schedule_reply))
        .routes(routes!(scheduled::take_scheduled_back))
        .routes(routes!(scheduled::send_scheduled_now))
        .routes(routes!(notes::note_on_ticket))
        .routes(routes!(assignment::assign_ticket, assignment::give_ticket_back))
        .routes(routes!(closure::solve_ticket, closure::reopen_ticket))
        .routes(routes!(fields::fill_in_ticket))
        .routes(routes!(causes::list_causes))
        .routes(routes!(causes::name_cause))
        .routes(routes!(journeys::list_journeys))
        .routes(routes!(journeys::choose_journey))
        .routes(routes!(tags::tag_ticket))
        .routes(routes!(priority::prioritise_ticket))
        .routes(routes!(department::hand_ticket_over))
        .routes(routes!(snooze::snooze_ticket, snooze::wake_ticket))
        .routes(routes!(subject::rename_ticket))
        .routes(routes!(following::follow_ticket, following::unfollow_ticket))
        .routes(routes!(joining::merge_ticket, joining::unmerge_ticket))
        .routes(routes!(joining::split_ticket))
        .routes(routes!(joining::link_tickets, joining::unlink_tickets))
        .routes(routes!(batches::do_with_tickets))
        .routes(routes!(batches::show_batch, batches::undo_batch))
        .routes(routes!(views::list_saved_views, views::save_view))
        .routes(routes!(views::delete_saved_view))
        .routes(routes!(views::list_tickets_of_view))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn described() -> Value {
        serde_json::to_value(routes().into_openapi()).unwrap()
    }

    fn operations(description: &Value) -> Vec<&Value> {
        let paths = description["paths"].as_object().unwrap().values();
        paths.flat_map(|path| path.as_object().unwrap().values()).collect()
    }

    /// Every `$ref` of a description.
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_operation_has_its_own_name_and_wants_a_token() {
        let description = described();
        let operations = operations(&description);
        let names: BTreeSet<&str> = operations.iter().map(|o| o["operationId"].as_str().unwrap()).collect();
        assert!(operations.len() > 30, "only {} operations are described", operations.len());
        assert_eq!(names.len(), operations.len(), "two operations share a name");
        assert!(operations.iter().all(|o| o["security"][0]["bearer"].is_array() && o["responses"]["401"].is_object()));
    }

    #[test]
    fn the_description_names_nothing_that_it_does_not_describe() {
        let description = described();
        let mut named = BTreeSet::new();
        references(&description, &mut named);
        assert!(named.len() > 10, "{named:?}");
        for reference in named {
            let pointer = reference.trim_start_matches('#');
            assert!(description.pointer(pointer).is_some(), "{reference}");
        }
    }
}
