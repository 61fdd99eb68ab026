//! HTML that is too long for a page, cut where nothing breaks.

/// Elements that contain nothing.
const EMPTY: [&str; 4] = ["br", "hr", "img", "col"];

/// The beginning of HTML that came out of [`super::sanitise`], at most so many bytes of it, with what is open at the
/// cut closed; `None` when it is short enough. A tag that the text ends within goes too.
pub fn shorten(html: &str, most: usize) -> Option<String> {
    if html.len() <= most {
        return None;
    }
    let mut open: Vec<&str> = Vec::new();
    let (mut at, mut end) = (0, 0);
    while let Some(start) = html[at..].find('<').map(|i| at + i).filter(|start| *start < most) {
        end = start;
        let Some(length) = length_of_tag(&html[start..]).filter(|length| start + length <= most) else { break };
        let tag = &html[start + 1..start + length - 1];
        match tag.strip_prefix('/') {
            Some(name) => {
                if open.last() == Some(&name.trim()) {
                    open.pop();
                }
            }
            None => open.extend(name_of(tag).filter(|name| !EMPTY.contains(name))),
        }
        at = start + length;
        end = at;
    }
    let cut = html[end..].find('<').map_or(html.len(), |i| end + i).min(most).max(end);
    let mut short = html[..html.floor_char_boundary(cut)].to_owned();
    for name in open.iter().rev() {
        short.push_str("</");
        short.push_str(name);
        short.push('>');
    }
    Some(short)
}

fn name_of(tag: &str) -> Option<&str> {
    tag.split([' ', '/', '\n']).next().filter(|name| !name.is_empty())
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
}
