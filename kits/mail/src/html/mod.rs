//! HTML from outside: to text, and to HTML that is safe to show.

mod guard;
mod mark;
mod remote;
mod sanitise;
mod shorten;
mod style;
mod tag;
mod text;

pub(crate) use mark::{Mark, marked};
pub(crate) use remote::keep_room;
pub use remote::{as_sent, place_inline, reveal};
pub use sanitise::{POLICY, Sanitised, sanitise, sanitise_written};
pub use shorten::{beginning, shorten};
pub(crate) use text::to_marked_text;
pub use text::to_text;

/// Plain text as HTML: escaped, its lines kept. Nothing follows a `<br>`: an editor would show it as a space.
pub fn from_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    out.push_str("<div>");
    for letter in text.trim_end().chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            '\r' => {}
            other => out.push(other),
        }
    }
    out.push_str("</div>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_text_are_kept_and_no_space_is_added() {
        assert_eq!(from_text("One\r\n\r\nTwo <3\n"), "<div>One<br><br>Two &lt;3</div>");
    }
}
