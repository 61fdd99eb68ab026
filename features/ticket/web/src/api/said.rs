//! Words a program sends.

/// Plain words and the same with form, from what was given of the two. The HTML is sanitised on the
/// way in; when it comes alone, the plain words are made of it.
pub fn said(text: Option<String>, html: Option<String>) -> (String, Option<String>) {
    let html = html.filter(|html| !html.trim().is_empty()).map(|html| mail::sanitise(&html).html);
    let text = text.filter(|text| !text.trim().is_empty());
    let text = text.or_else(|| html.as_deref().map(mail::html_to_text));
    (text.unwrap_or_default(), html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_made_safe_and_read_when_there_is_no_text() {
        let html = "<p>Dear <b>Iva</b></p><script>alert(1)</script>";
        let (text, clean) = said(None, Some(html.into()));
        assert_eq!((text.as_str(), clean.as_deref()), ("Dear Iva", Some("<p>Dear <b>Iva</b></p>")));
        assert_eq!(said(Some("Hello".into()), Some(html.into())).0, "Hello");
    }

    #[test]
    fn nothing_said_stays_nothing() {
        assert_eq!(said(None, None), (String::new(), None));
        assert_eq!(said(Some(" \n".into()), Some(" ".into())), (String::new(), None));
    }
}
