//! HTML of which a page shows the beginning, cut where nothing breaks.

use std::ops::Range;

/// Elements that contain nothing.
const EMPTY: [&str; 4] = ["br", "hr", "img", "col"];
/// Bytes of an insertion at most; what ends later is none, and costs no search to the end of the text.
const LONGEST_INSERTION: usize = 1_000;
/// Elements that may stand between the last of somebody's words and a picture of theirs.
const AROUND_PICTURES: [&str; 8] = ["a", "b", "br", "div", "font", "img", "p", "span"];

/// The beginning of HTML that came out of [`super::sanitise`], at most so many bytes of it, with what is open at the
/// cut closed; `None` when it is short enough. A tag that the text ends within goes too.
pub fn shorten(html: &str, most: usize) -> Option<String> {
    if html.len() <= most {
        return None;
    }
    let mut end = 0;
    for (piece, is_tag) in pieces(html) {
        if piece.end <= most || !is_tag {
            end = piece.end.min(most);
        }
        if piece.end > most {
            break;
        }
    }
    Some(closed(html, html.floor_char_boundary(end)))
}

/// Of HTML that came out of [`super::sanitise`], what begins a mail and says these words, with its links, tables and
/// the pictures right after it; `None` when it does not begin with them. Only letters and digits are compared: signs
/// and spaces differ between HTML and text.
pub fn beginning(html: &str, words: &str) -> Option<String> {
    let end = end_of(html, words).or_else(|| end_of(html, &without_insertions(words)?))?;
    Some(closed(html, end))
}

/// A plain text without what mail programs insert there for links and pictures: `<https://…>`, `[image: a.png]`,
/// `[cid:…]`; `None` when there is nothing of it.
fn without_insertions(words: &str) -> Option<String> {
    const BEGINNINGS: [(&str, char); 6] =
        [("<http://", '>'), ("<https://", '>'), ("<mailto:", '>'), ("<tel:", '>'), ("[image:", ']'), ("[cid:", ']')];
    let mut kept = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(['<', '[']) {
        let (before, inserted) = rest.split_at(at);
        let ends = BEGINNINGS.iter().find(|(begins, _)| inserted.starts_with(begins)).map(|(_, ends)| *ends);
        let until = |ends: char| inserted.bytes().take(LONGEST_INSERTION).position(|byte| char::from(byte) == ends);
        let length = ends.and_then(until).map(|end| end + 1);
        kept.push_str(before);
        kept.push_str(if length.is_some() { "" } else { &inserted[..1] });
        rest = &inserted[length.unwrap_or(1)..];
    }
    kept.push_str(rest);
    (kept.len() < words.len()).then_some(kept)
}

/// Where the words have been said.
fn end_of(html: &str, words: &str) -> Option<usize> {
    let last = words.rfind(char::is_alphanumeric)?;
    let mut after = words[last..].chars().skip(1).filter(|c| !c.is_whitespace()).peekable();
    let mut wanted = words.chars().filter(|c| c.is_alphanumeric()).peekable();
    // Where the last of them ends, and whether nothing has come after it.
    let (mut end, mut at_end) = (None, false);
    for (piece, is_tag) in pieces(html) {
        if is_tag {
            at_end = false;
            let name = name_of(html[piece.start + 1..piece.end].trim_matches(['/', '>']));
            match end.is_some() {
                true if name == "img" => end = Some(piece.end),
                true if !AROUND_PICTURES.contains(&name) => break,
                _ => {}
            }
            continue;
        }
        for (place, letter) in letters(&html[piece.clone()]) {
            let place = Some(piece.start + place);
            match end {
                None if !letter.is_alphanumeric() => {}
                None => {
                    wanted.next_if_eq(&letter)?;
                    end = place.filter(|_| wanted.peek().is_none());
                    at_end = true;
                }
                Some(_) if letter.is_whitespace() => at_end = false,
                Some(_) if after.next_if_eq(&letter).is_some() => end = place,
                // A word that goes on is another word.
                Some(_) => return end.filter(|_| !at_end || !letter.is_alphanumeric()),
            }
        }
    }
    end
}

/// What each letter of a text is, entities resolved, with where it ends.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let letter = text[at..].chars().next()?;
        let entity = (letter == '&').then(|| text[at..].bytes().take(10).position(|byte| byte == b';')).flatten();
        let (length, letter) = match entity {
            Some(end) => (end + 1, meant(&text[at + 1..at + end])),
            None => (letter.len_utf8(), letter),
        };
        at += length;
        Some((at, letter))
    })
}

/// The letter an entity stands for, of those that [`super::sanitise`] writes.
fn meant(entity: &str) -> char {
    match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => ' ',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// Up to there, and what is open there closed.
fn closed(html: &str, end: usize) -> String {
    let mut open: Vec<&str> = Vec::new();
    for (piece, _) in pieces(&html[..end]).filter(|(_, is_tag)| *is_tag) {
        let tag = html[piece.start + 1..piece.end].trim_end_matches('>');
        match tag.strip_prefix('/') {
            Some(name) => drop(open.pop_if(|open| *open == name.trim())),
            None => open.extend(Some(name_of(tag)).filter(|name| !name.is_empty() && !EMPTY.contains(name))),
        }
    }
    let mut short = html[..end].to_owned();
    for name in open.iter().rev() {
        short.push_str("</");
        short.push_str(name);
        short.push('>');
    }
    short
}

/// Tags and the texts between them, and whether each is a tag. A tag that does not end is left out.
fn pieces(html: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
        let is_tag = rest.starts_with('<');
        let length = if is_tag { length_of_tag(rest)? } else { rest.find('<').unwrap_or(rest.len()) };
        let piece = at..at + length;
        at = piece.end;
        Some((piece, is_tag))
    })
}

fn name_of(tag: &str) -> &str {
    tag.split([' ', '/', '\n']).next().unwrap_or_default()
}

/// Up to and with the `>` outside quotes.
fn length_of_tag(tag: &str) -> Option<usize> {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map(|end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_at_the_cut_is_closed() {
        let html = "<div><p title=\"a b\">one<br>two</p><ul><li>three</li><li>four</li></ul></div>";
        assert_eq!(shorten(html, 500), None);
        for most in 1..html.len() {
            let short = shorten(html, most).expect("it is longer");
            assert_eq!(crate::sanitise(&short).html, short, "{most}");
            assert!(short.len() <= most + "</li></ul></div>".len());
        }
        assert_eq!(
            shorten(html, 52).as_deref(),
            Some("<div><p title=\"a b\">one<br>two</p><ul><li>three</li></ul></div>")
        );
    }

    #[test]
    fn a_letter_is_never_halved() {
        assert_eq!(shorten("<p>яяяя</p>", 6).as_deref(), Some("<p>я</p>"));
    }

    #[test]
    fn own_words_keep_their_links_and_tables() {
        let own = "<div><p>Two &amp; <a href=\"https://x.example/\">this one</a>:</p><table><tbody><tr><td>4</td><td>red</td></tr></tbody></table>";
        let html = format!("{own}<blockquote><p>What is it?</p></blockquote></div>");
        let found = beginning(&html, "Two & this one:\n\n4 red").expect("it begins with them");
        assert_eq!(crate::sanitise(&found).html, crate::sanitise(&format!("{own}</div>")).html);
    }

    #[test]
    fn a_picture_right_after_the_words_is_theirs_and_one_of_the_history_is_not() {
        let html = "<div>Look! <br><img src=\"cid:a\"></div><div>Ana wrote:<img src=\"cid:b\"></div>";
        assert_eq!(beginning(html, "Look!").as_deref(), Some("<div>Look! <br><img src=\"cid:a\"></div>"));
        let quoted = "<p>Look</p><blockquote><img src=\"cid:b\">then</blockquote>";
        assert_eq!(beginning(quoted, "Look").as_deref(), Some("<p>Look</p>"));
    }

    #[test]
    fn what_a_plain_part_inserts_for_links_and_pictures_is_not_looked_for() {
        let html = "<p>See <a href=\"https://x.example/1\">this</a>.<br><img src=\"cid:a\">Bye</p><blockquote>then</blockquote>";
        let found = beginning(html, "See this <https://x.example/1>.\n[image: a.png]\nBye").expect("it begins so");
        assert_eq!(found, html.replace("<blockquote>then</blockquote>", ""));
        assert_eq!(without_insertions("a < b and [c]"), None);
        assert_eq!(without_insertions("a <https://x"), None, "nothing ends it");
        let begun = std::time::Instant::now();
        assert_eq!(without_insertions(&"<tel:[cid:".repeat(20_000)), None);
        assert!(begun.elapsed().as_secs() < 5, "what nobody closes costs little: {:?}", begun.elapsed());
    }

    #[test]
    fn signs_in_attributes_and_at_the_end_break_nothing() {
        let html = "<p title=\"a > b\">One &amp;</p><i>two</i>";
        assert_eq!(beginning(html, "One &").as_deref(), Some("<p title=\"a > b\">One &amp;</p>"));
        assert_eq!(beginning("<p>One</p><img src=\"x", "One").as_deref(), Some("<p>One</p>"));
        assert_eq!(beginning("One &", "One").as_deref(), Some("One"));
        assert_eq!(shorten("<p>One</p><img src=\"x", 15).as_deref(), Some("<p>One</p>"));
    }

    #[test]
    fn other_words_and_halves_of_words_are_no_beginning() {
        assert_eq!(beginning("<p>History of it</p>", "Hi"), None);
        assert_eq!(beginning("<p>It was red. <i>No.</i></p>", "It was. No."), None);
        assert_eq!(beginning("<p>It</p>", "It was"), None);
        assert_eq!(beginning("<p>It</p>", "…"), None);
    }
}
