//! What may go wrong, as the description says it once for all.

use people_web::Problem;
use std::collections::BTreeMap;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder},
};

/// Of what only reads.
pub struct Reading;
/// Of what changes something.
pub struct Changing;

const READING: [(&str, &str); 4] = [
    ("400", "Address or body cannot be read."),
    ("401", "No valid token was given."),
    ("404", "It does not exist, or not for whoever asks."),
    ("503", "Not now: try again after `Retry-After`."),
];
const CHANGING: [(&str, &str); 2] = [
    ("403", "It may not be done now; the detail says why."),
    ("422", "What was given does not do; `errors` says what is wrong by field."),
];

impl IntoResponses for Reading {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        READING.into_iter().map(described).collect()
    }
}
impl IntoResponses for Changing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        READING.into_iter().chain(CHANGING).map(described).collect()
    }
}

fn described((status, about): (&str, &str)) -> (String, RefOr<Response>) {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    let response = ResponseBuilder::new().description(about).content("application/problem+json", body);
    (status.to_owned(), response.build().into())
}
