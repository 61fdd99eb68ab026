//! Pictures in the text: an editor shows them by address, kept HTML names them by content id.

use ticket::upload::CONTENT_ID;

/// An editor's HTML with the pictures that were uploaded named by their content id, whatever host its
/// addresses begin with: the sanitiser keeps nothing else of an address of ours.
pub fn named(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(SRC) {
        let (before, value) = rest.split_at(at + SRC.len());
        out.push_str(before);
        let end = value.find('"').unwrap_or(value.len());
        match uploaded(&value[..end]) {
            Some(id) => out.push_str(&format!("cid:{CONTENT_ID}{id}@repka")),
            None => out.push_str(&value[..end]),
        }
        rest = &value[end..];
    }
    out.push_str(rest);
    out
}

/// Kept HTML as an editor shows it.
pub fn shown(html: &str) -> String {
    mail::place_inline(html, |cid| {
        let id: i64 = cid.strip_prefix(CONTENT_ID)?.strip_suffix("@repka")?.parse().ok()?;
        Some(format!("/uploads/{id}/content"))
    })
}

const SRC: &str = " src=\"";

fn uploaded(address: &str) -> Option<i64> {
    let (_, id) = address.strip_suffix("/content")?.rsplit_once("/uploads/")?;
    id.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_survives_being_kept_and_shown_again() {
        let editor = "<div>x<figure><img width=\"4\" src=\"/uploads/12/content\"></figure></div>";
        let kept = mail::sanitise(&named(editor)).html;
        assert!(kept.contains("data-cid=\"upload-12@repka\""), "{kept}");
        assert_eq!(shown(&kept), editor);
        assert!(named("<img src=\"https://desk.example/uploads/7/content\">").contains("cid:upload-7@repka"));
    }

    #[test]
    fn other_addresses_stay_as_they_are() {
        for html in ["", " src=\"", "<img src=\"https://a.example/uploads/x/content\">", "<img src=\"/uploads/1\">"] {
            assert_eq!(named(html), html);
        }
        let foreign = "<img data-cid=\"logo@desk\">";
        assert_eq!(shown(foreign), foreign);
    }
}
