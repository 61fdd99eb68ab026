//! The cookies: who one is, one sentence for the next page, and where one is in the demonstration.

use crate::Web;
use http::{HeaderMap, HeaderValue, header};

/// Carries the session's secret.
pub const SESSION: &str = "repka_session";
/// Carries the proof that the password was right, while the code is awaited.
pub const HALF: &str = "repka_half";
/// Carries the key of one sentence about what was just done, to the page after.
pub const FLASH: &str = "repka_flash";

/// Carries which list of tickets one works through, for ways that lead by another page.
pub const LIST: &str = "repka_list";
/// Carries the step of the demonstration's tour.
pub const TOUR: &str = "repka_tour";

/// The value of a cookie.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}

/// A `Set-Cookie` header: not for scripts, not for other sites' forms, by https where there is https.
pub fn set(web: &Web, name: &str, value: &str, seconds: u64) -> HeaderValue {
    let secure = if web.secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
