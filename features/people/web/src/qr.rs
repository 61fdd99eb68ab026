//! Pictures that an app scans.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Light squares round the code, as ISO/IEC 18004 wants them.
const QUIET: i32 = 4;

/// The text as an inline SVG of one path; `label` says what it is. None when the text is too long for a
/// code, some two thousand bytes.
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for (y, x) in (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (y, x))) {
        if code.get_module(x, y) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let label = askama::filters::escape(label, askama::filters::Html).ok()?;
    Some(format!(
        r#"<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{label}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_one_path_and_its_label_is_harmless() {
        let svg = svg("otpauth://totp/Tavan:iva@tavan.example?secret=MZXW6", "<b>").unwrap_or_default();
        assert!(svg.contains("M4 4h1v1h-1z") && svg.contains("aria-label=\"&#60;b&#62;\""), "{svg}");
        assert!(svg.len() < 20_000, "{}", svg.len());
    }

    #[test]
    fn what_does_not_fit_has_no_picture() {
        assert_eq!(svg(&"x".repeat(5000), ""), None);
    }
}
