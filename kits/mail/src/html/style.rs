//! Inline style: an allow-list of properties and of what may stand in their values.

/// Nothing here can place, overlay, load or animate.
const PROPERTIES: [&str; 44] = [
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-width",
    "color",
    "direction",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-width",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
];

/// Longer values hide something.
const LONGEST_VALUE: usize = 200;

/// Keeps the declarations that are allowed; none if there are none.
pub fn filtered(style: &str) -> Option<String> {
    let kept: Vec<String> = style.split(';').filter_map(declaration).collect();
    (!kept.is_empty()).then(|| kept.join(";"))
}

fn declaration(text: &str) -> Option<String> {
    let (property, value) = text.split_once(':')?;
    let property = property.trim().to_ascii_lowercase();
    let value = value.trim();
    let known = PROPERTIES.contains(&property.as_str());
    (known && harmless(value)).then(|| format!("{property}:{value}"))
}

/// Words, numbers, colours, font names; of functions only colours. No escapes, no comments,
/// nothing negative, since a negative margin lays text over the desk's own.
fn harmless(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let letters = lower.chars().all(|c| c.is_alphanumeric() || " #%.,-!'\"()_+".contains(c));
    let functions = lower
        .match_indices('(')
        .all(|(at, _)| ["rgb", "rgba", "hsl", "hsla"].iter().any(|name| word_before(&lower, at) == *name));
    let negative = lower
        .split([' ', ',', '('])
        .any(|word| word.starts_with('-') && word[1..].starts_with(|c: char| c.is_ascii_digit() || c == '.'));
    !value.is_empty() && value.len() <= LONGEST_VALUE && letters && functions && !negative
}

fn word_before(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |start| start + 1);
    text.get(start..at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::filtered;

    #[test]
    fn only_harmless_declarations_stay() {
        assert_eq!(
            filtered("color: red; position:fixed; font-family:'A B', serif").as_deref(),
            Some("color:red;font-family:'A B', serif")
        );
        assert_eq!(filtered("background-color: rgb(1, 2, 3)").as_deref(), Some("background-color:rgb(1, 2, 3)"));
        for bad in [
            "width:expression(alert(1))",
            "color:url(x)",
            "background-color:u\\72l(x)",
            "margin:-100px",
            "color:red/**/",
            "behavior:x",
            "border:1px url(//a)",
        ] {
            assert_eq!(filtered(bad), None, "{bad}");
        }
    }
}
