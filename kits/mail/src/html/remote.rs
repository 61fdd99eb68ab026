//! Images: remote ones held back until asked for, embedded ones put in their place.
//!
//! All three functions read HTML that came out of [`super::sanitise`]: every attribute is quoted with
//! `"` and every `<` of a text is escaped, so a tag can be found and rewritten without a tree.

use super::Sanitised;
use super::tag::attributes;

const REMOTE: &str = "data-remote-src";
const EMBEDDED: &str = "data-cid";

/// Pixels beyond which a size is not believed.
const LARGEST: u64 = 65_535;

type Attributes = Vec<(String, String)>;

/// Rewrites each `<img …>`: `change` gives the new name and value of an attribute, or takes it away.
fn rewrite(html: &str, mut change: impl FnMut(&str, &str) -> Option<(String, String)>) -> String {
    rewrite_whole(html, |attributes| attributes.iter().filter_map(|(name, value)| change(name, value)).collect())
}

/// Rewrites each `<img …>` by all of its attributes.
fn rewrite_whole(html: &str, mut change: impl FnMut(Attributes) -> Attributes) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some(at) = rest.find("<img ") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = end_of(tag);
        out.push_str("<img");
        let found = attributes(tag[1..end].trim_end_matches('/'));
        for (name, value) in change(found.into_iter().map(|(name, value)| (name, value.to_owned())).collect()) {
            let value = value.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        out.push('>');
        rest = tag[end..].strip_prefix('>').unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// The `>` outside quotes.
fn end_of(tag: &str) -> usize {
    let mut quoted = false;
    tag.bytes()
        .position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        })
        .unwrap_or(tag.len())
}

fn same(name: &str, value: &str) -> Option<(String, String)> {
    Some((name.to_owned(), value.to_owned()))
}

fn starts(value: &str, scheme: &str) -> bool {
    value.trim_start().get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

fn is_web(value: &str) -> bool {
    starts(value, "http://") || starts(value, "https://")
}

/// What content ids are made of besides letters (RFC 5322, section 3.6.4), `;` for `&amp;`.
fn is_id_sign(letter: char) -> bool {
    "!#$%&*+-./=?@^_{|}~;".contains(letter)
}

/// Moves remote and embedded sources out of the browser's reach.
pub(super) fn hold_back(clean: &str) -> Sanitised {
    let mut remote = false;
    let html = rewrite(clean, |name, value| match name {
        "src" if starts(value, "cid:") => {
            let id = &value.trim_start()[4..];
            let plain = id.chars().all(|c| c.is_alphanumeric() || is_id_sign(c));
            plain.then(|| (EMBEDDED.to_owned(), id.to_owned()))
        }
        "src" if starts(value, "data:image/") => same(name, value),
        "src" => {
            remote |= is_web(value);
            is_web(value).then(|| (REMOTE.to_owned(), value.to_owned()))
        }
        _ => same(name, value),
    });
    Sanitised { html, remote }
}

/// Shows the remote images that [`super::sanitise`] held back: `address_of` says from where, by the web address of
/// each, so that a browser need not ask there itself.
pub fn reveal(html: &str, address_of: impl Fn(&str) -> String) -> String {
    rewrite(html, |name, value| match name {
        REMOTE => is_web(value).then(|| {
            let address = address_of(&unescaped(value.trim()));
            ("src".to_owned(), address.replace('&', "&amp;"))
        }),
        _ => same(name, value),
    })
}

/// What an attribute that the sanitiser wrote says.
fn unescaped(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// Puts embedded images in their place: `url_of` gives the address of a content id, a path of this
/// house or a web address; an image without one stays empty.
pub fn place_inline(html: &str, url_of: impl Fn(&str) -> Option<String>) -> String {
    rewrite(html, |name, value| match name {
        EMBEDDED => {
            let content_id = value.replace("&amp;", "&");
            match url_of(&content_id).filter(|url| url.starts_with('/') || is_web(url)) {
                Some(url) => Some(("src".to_owned(), url.replace('&', "&amp;"))),
                None => same(name, value),
            }
        }
        _ => same(name, value),
    })
}

/// Gives embedded images the size that `size_of` knows for their content id, unless they have one; half a size gets
/// its other half.
pub(crate) fn keep_room(html: &str, size_of: impl Fn(&str) -> Option<(u32, u32)>) -> String {
    rewrite_whole(html, |mut attributes| {
        let value = |name: &str| attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
        let embedded = value(EMBEDDED).map(|id| id.replace("&amp;", "&"));
        let given = |name: &str| value(name).map(|value| value.trim_end_matches("px").parse::<u64>().ok());
        let (width, height) = (given("width"), given("height"));
        let Some((wide, high)) = embedded.and_then(|id| size_of(&id)) else { return attributes };
        let (wide, high) = (u64::from(wide), u64::from(high));
        let room = match (width, height) {
            (None, None) => vec![("width", wide), ("height", high)],
            (Some(Some(width)), None) if width <= LARGEST => vec![("height", width * high / wide)],
            (None, Some(Some(height))) if height <= LARGEST => vec![("width", height * wide / high)],
            _ => vec![],
        };
        attributes.extend(room.into_iter().map(|(name, pixels)| (name.to_owned(), pixels.to_string())));
        attributes
    })
}

/// HTML of ours as it goes out: embedded images by their content id, remote ones by their address.
pub fn as_sent(html: &str) -> String {
    rewrite(html, |name, value| match name {
        EMBEDDED => Some(("src".to_owned(), format!("cid:{value}"))),
        REMOTE => is_web(value).then(|| ("src".to_owned(), value.to_owned())),
        _ => same(name, value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::sanitise;

    #[test]
    fn embedded_images_keep_the_room_they_will_need() {
        let kept = |tag: &str| keep_room(&sanitise(tag).html, |id| (id == "a@b").then_some((640, 400)));
        assert_eq!(kept("<img src='cid:a@b'>"), "<img data-cid=\"a@b\" width=\"640\" height=\"400\">");
        assert!(kept("<img src='cid:a@b' width=320>").ends_with("width=\"320\" height=\"200\">"));
        assert!(kept("<img src='cid:a@b' height=200>").ends_with("height=\"200\" width=\"320\">"));
        for as_it_was in
            ["<img src='cid:a@b' width='50%'>", "<img src='cid:a@b' width=1 height=2>", "<img src='cid:c@d'>"]
        {
            assert_eq!(kept(as_it_was), sanitise(as_it_was).html);
        }
        let most = format!("<img src='cid:a@b' width={}>", u64::MAX);
        assert!(!kept(&most).contains("height"));
    }

    #[test]
    fn what_goes_out_names_its_images_again() {
        let kept = sanitise("<p>x</p><img src=\"cid:a@b\" alt=\"y\"><img src=\"https://a.example/p.png\">").html;
        assert!(!kept.contains("src=\"cid:"), "{kept}");
        assert_eq!(as_sent(&kept), "<p>x</p><img src=\"cid:a@b\" alt=\"y\"><img src=\"https://a.example/p.png\">");
    }

    #[test]
    fn remote_images_wait_to_be_asked_for() {
        let held = sanitise("<img src=\"https://a.example/p.gif?x=1&amp;y=2\" alt=\"a > b\"><p>t</p>");
        assert!(held.remote);
        assert_eq!(held.html, "<img data-remote-src=\"https://a.example/p.gif?x=1&amp;y=2\" alt=\"a &gt; b\"><p>t</p>");
        let as_it_is = |address: &str| address.to_owned();
        assert_eq!(
            reveal(&held.html, as_it_is),
            "<img src=\"https://a.example/p.gif?x=1&amp;y=2\" alt=\"a &gt; b\"><p>t</p>"
        );
        assert_eq!(reveal("<img data-remote-src=\"javascript:x\">", as_it_is), "<img>");
        let by_us = reveal(&held.html, |address| format!("/pictures?\"{address}"));
        assert!(by_us.contains("src=\"/pictures?&quot;https://a.example/p.gif?x=1&amp;y=2\""), "{by_us}");
    }

    #[test]
    fn embedded_images_get_the_address_of_their_file() {
        let held = sanitise("<img src=\"cid:a&amp;b@c\"><img src=\"cid:other\">");
        assert!(!held.remote);
        let placed = place_inline(&held.html, |id| (id == "a&b@c").then(|| "/files/7?x=1&y=\"2".to_owned()));
        assert_eq!(placed, "<img src=\"/files/7?x=1&amp;y=&quot;2\"><img data-cid=\"other\">");
    }
}
