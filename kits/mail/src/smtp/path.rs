//! Addresses as they stand in commands (RFC 5321, 4.1.2). Pure.

/// RFC 5321 allows 256 bytes; real return paths (VERP, SRS) are longer.
const LONGEST: usize = 512;

/// An address, with or without angle brackets and an old source route (`<@relay:me@here>`), and what follows.
pub(super) fn path(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (inner, rest) = match text.strip_prefix('<') {
        Some(inner) => {
            let end = unquoted(inner, |c| c == '>')?;
            (&inner[..end], &inner[end + 1..])
        }
        None => {
            let end = unquoted(text, |c| c == ' ').unwrap_or(text.len());
            if end == 0 {
                return None;
            }
            (&text[..end], &text[end..])
        }
    };
    let address = if inner.starts_with('@') { inner.split_once(':')?.1 } else { inner };
    let torn = !(rest.is_empty() || rest.starts_with(' '));
    (is_sound(address) && !torn).then_some((address, rest))
}

/// Whether an address may stand between angle brackets in a command. Asks no more: addresses that no grammar
/// allows (`a..b@example.com`) are in daily use.
pub(super) fn is_sound(address: &str) -> bool {
    let strange = |c: char| matches!(c, '<' | '>') || c.is_whitespace();
    address.len() <= LONGEST && !address.contains(char::is_control) && unquoted(address, strange).is_none()
}

/// The first place outside of quotes where `found` holds.
fn unquoted(text: &str, found: impl Fn(char) -> bool) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (index, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if !quoted && found(letter) => return Some(index),
            _ => {}
        }
    }
    None
}
