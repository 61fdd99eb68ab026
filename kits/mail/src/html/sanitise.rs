//! HTML that is safe to show inside the desk: ammonia (html5ever, the parser rules of browsers) with an allow-list.

use super::{from_text, guard, remote, style, to_text};
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The number of the policy by which [`sanitise`] and [`sanitise_written`] let through what they do. Whoever changes
/// that raises it: what older ones have made is then made anew.
pub const POLICY: i64 = 1;

/// HTML fit to be shown, and whether it wanted to load something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanitised {
    /// Without scripts, forms, ids, classes, remote images; links open apart and tell nothing.
    pub html: String,
    /// Whether remote images are held back in `data-remote-src` ([`super::reveal`] shows them).
    pub remote: bool,
}

const TAGS: [&str; 62] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Elements that go with all they contain.
const DROPPED: [&str; 14] = [
    "script", "style", "title", "head", "svg", "math", "iframe", "object", "template", "textarea", "select",
    "noscript", "audio", "video",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let table: HashSet<&str> =
        ["align", "bgcolor", "border", "cellpadding", "cellspacing", "colspan", "height", "rowspan", "valign", "width"]
            .into();
    let mut attributes: HashMap<&str, HashSet<&str>> =
        ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup"]
            .iter()
            .map(|tag| (*tag, table.clone()))
            .collect();
    attributes.insert("a", ["href"].into());
    attributes.insert("img", ["src", "alt", "width", "height", "border", "align"].into());
    attributes.insert("font", ["color", "face", "size"].into());
    attributes.insert("ol", ["start", "type"].into());
    for tag in ["div", "p", "h1", "h2", "h3", "hr", "center"] {
        attributes.entry(tag).or_default().insert("align");
    }
    builder
        .tags(TAGS.into())
        .clean_content_tags(DROPPED.into())
        .tag_attributes(attributes)
        .generic_attributes(["style", "dir", "lang", "title"].into())
        .url_schemes(["http", "https", "mailto", "tel", "cid", "data"].into())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("a", "target", "_blank")
        .attribute_filter(keep);
    builder
});

/// The last word on an attribute: which addresses, which style, no absurd sizes.
fn keep<'v>(tag: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (tag, attribute) {
        (_, "style") => style::filtered(value).map(Cow::Owned),
        ("a", "href") => has_scheme(value, &["http:", "https:", "mailto:", "tel:"]).then_some(Cow::Borrowed(value)),
        ("img", "src") => {
            let embedded = [
                "data:image/png;base64,",
                "data:image/jpeg;base64,",
                "data:image/gif;base64,",
                "data:image/webp;base64,",
            ];
            (has_scheme(value, &["http:", "https:", "cid:"]) || has_scheme(value, &embedded))
                .then_some(Cow::Borrowed(value))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

fn has_scheme(value: &str, schemes: &[&str]) -> bool {
    let value = value.trim_start();
    schemes.iter().any(|scheme| value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Makes foreign HTML safe. Remote images are held back (`data-remote-src`), embedded ones await
/// [`super::place_inline`] (`data-cid`). HTML made to exhaust a parser becomes its own plain text.
pub fn sanitise(html: &str) -> Sanitised {
    if !guard::is_tame(html) {
        return Sanitised { html: from_text(&to_text(html)), remote: false };
    }
    let clean = CLEANER.clean(html).to_string();
    remote::hold_back(&clean)
}

/// What somebody writes here needs of HTML: structure and emphasis, no look of its own.
const WRITTEN: [&str; 34] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

static WRITER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> =
        [("a", ["href"].into()), ("img", ["src", "alt", "width", "height"].into()), ("ol", ["start"].into())].into();
    builder
        .tags(WRITTEN.into())
        .clean_content_tags(DROPPED.into())
        .tag_attributes(attributes)
        .generic_attributes(["dir"].into())
        .url_schemes(["http", "https", "mailto", "tel", "cid"].into())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("a", "target", "_blank")
        .attribute_filter(keep);
    builder
});

/// [`sanitise`] for what is written here: what a paste from Word or a web page brings of their look is left out.
pub fn sanitise_written(html: &str) -> String {
    if !guard::is_tame(html) {
        return from_text(&to_text(html));
    }
    remote::hold_back(&WRITER.clean(html).to_string()).html
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What people who attack web mail have tried (OWASP's filter evasion list and mail-specific ones).
    const ATTACKS: [&str; 34] = [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=http://x/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"javascript:alert(1)\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
        "<a href=vbscript:x>y</a>",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<iframe src=//evil></iframe>",
        "<object data=//evil></object>",
        "<embed src=//evil>",
        "<form action=//evil><input type=password><button>x</button></form>",
        "<base href=//evil>",
        "<link rel=stylesheet href=//evil>",
        "<meta http-equiv=refresh content=\"0;url=//evil\">",
        "<style>@import '//evil'</style>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>",
        "<div style=\"position:fixed;top:0;left:0;width:100%\">x</div>",
        "<div style=\"width:expression(alert(1))\">x</div>",
        "<div style=\"background-image:url(https://track/p.gif)\">x</div>",
        "<table background=\"javascript:alert(1)\"><tr><td>x</table>",
        "<body onload=alert(1)>",
        "<p id=composer class=\"message out\" name=x>x</p>",
        "<img src=\"x` `<script>alert(1)</script>\"` `>",
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<template><img src=x onerror=alert(1)></template>",
        "<a href=\"https://a\" target=_top data-turbo-method=delete data-controller=x>x</a>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
    ];

    #[test]
    fn known_attacks_come_to_nothing() {
        for attack in ATTACKS {
            let html = sanitise(attack).html.to_lowercase();
            // Text may say anything; only tags count.
            let tags: Vec<&str> =
                html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()).collect();
            for tag in tags {
                for bad in [
                    "script",
                    "onerror",
                    "onload",
                    "ontoggle",
                    "javascript",
                    "iframe",
                    "form",
                    "input",
                    "svg",
                    "position",
                    "expression",
                    "url(",
                    "id=",
                    "class=",
                    "_top",
                    "turbo",
                    "controller",
                    "<style",
                    "meta",
                    "link",
                    "base",
                    "embed",
                ] {
                    assert!(!tag.contains(bad), "{attack}\n{html}");
                }
            }
        }
    }

    #[test]
    fn what_is_written_here_brings_no_look_of_other_programs() {
        let word = "<p class=MsoNormal style='mso-margin:1'><span lang=HR style='font-size:11pt'>Dear <b>Iva</b><o:p></o:p></span></p>\
                    <style>p{}</style><font color=red>x</font><ul type=disc><li style='color:red'>one</li></ul><img src='cid:upload-1@repka'>";
        assert_eq!(
            sanitise_written(word),
            "<p>Dear <b>Iva</b></p>x<ul><li>one</li></ul><img data-cid=\"upload-1@repka\">"
        );
        for attack in ATTACKS {
            let html = sanitise_written(attack).to_lowercase();
            for tag in html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
                let bad = ["script", "onerror", "onload", "ontoggle", "style", "iframe", "form"];
                assert!(!bad.iter().any(|bad| tag.contains(bad)), "{attack}\n{html}");
            }
        }
    }

    #[test]
    fn links_open_apart_and_tell_nothing() {
        let html = sanitise("<a href=\"https://shop.example/a?b=1&amp;c=2\">x</a>").html;
        assert!(
            html.contains("rel=\"noopener noreferrer nofollow\"")
                && html.contains("target=\"_blank\"")
                && html.contains("href=\"https://shop.example/a?b=1&amp;c=2\""),
            "{html}"
        );
    }

    #[test]
    fn letters_keep_their_look() {
        let html = "<p style=\"color:#333;text-align:center\">Hi <b>you</b></p><table border=\"1\"><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>";
        assert_eq!(sanitise(html).html, html);
    }
}
