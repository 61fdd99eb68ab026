//! Tables for other programs (RFC 4180).

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// A cell in quotes. What a spreadsheet would take for a formula begins with an apostrophe: names are
/// chosen by others.
pub fn cell(text: &str) -> String {
    let formula = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{formula}{}\"", text.replace('"', "\"\""))
}

/// A table to be kept under this name; its lines end with a carriage return and a line feed.
pub fn file(name: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, text).into_response()
}
