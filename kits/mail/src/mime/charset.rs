//! Bytes to text: declared, else guessed, never lost.

use mail_parser::decoders::charsets::map::charset_decoder;

/// Decodes by the declared charset where that works, else by [`guess`].
pub fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let label = declared.map(normal_label).unwrap_or_default();
    // Who says nothing, US-ASCII or a Latin set while sending UTF-8 sends UTF-8: other text is hardly ever valid UTF-8.
    let claims_little = label.is_empty() || label == "utf-8" || is_latin(&label);
    if claims_little && let Ok(text) = std::str::from_utf8(without_mark(bytes)) {
        return decode_escapes(text.as_bytes(), text);
    }
    if label.is_empty() || label == "us-ascii" || label == "utf-8" {
        return guess(bytes);
    }
    match charset_decoder(label.as_bytes()) {
        Some(decoder) => decoder(bytes).trim_start_matches('\u{feff}').to_owned(),
        None => guess(bytes),
    }
}

/// Text of bytes that say nothing about themselves: UTF-8, ISO-2022-JP, Cyrillic, else Latin.
pub fn guess(bytes: &[u8]) -> String {
    let bytes = without_mark(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return decode_escapes(bytes, text);
    }
    let lossy = String::from_utf8_lossy(bytes);
    let errors = lossy.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let wide = lossy.chars().filter(|&c| !c.is_ascii()).count() - errors;
    if wide >= 4 * errors {
        return lossy.into_owned();
    }
    let label = cyrillic(bytes).unwrap_or("windows-1252");
    charset_decoder(label.as_bytes()).map_or_else(|| lossy.into_owned(), |decoder| decoder(bytes))
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// ISO-2022-JP is ASCII to the eye, but for its escapes.
fn decode_escapes(bytes: &[u8], text: &str) -> String {
    let japanese = text.contains("\u{1b}$B") || text.contains("\u{1b}$@");
    match charset_decoder(b"iso-2022-jp").filter(|_| japanese) {
        Some(decoder) => decoder(bytes),
        None => text.to_owned(),
    }
}

fn normal_label(label: &str) -> String {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let label = label.split('*').next().unwrap_or_default();
    match label {
        "utf8" | "unicode-1-1-utf-8" | "utf-8n" | "cp65001" => "utf-8".to_owned(),
        "ascii" | "7bit" | "8bit" | "unknown-8bit" | "x-unknown" | "unknown" | "default" | "default_charset"
        | "us-acsii" => "us-ascii".to_owned(),
        "win-1251" | "win1251" | "x-windows-1251" => "windows-1251".to_owned(),
        "koi8r" => "koi8-r".to_owned(),
        other => match other.strip_prefix("cp-").or_else(|| other.strip_prefix("cp_")) {
            Some(number) => format!("cp{number}"),
            None => other.to_owned(),
        },
    }
}

fn is_latin(label: &str) -> bool {
    matches!(
        label,
        "us-ascii" | "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "iso-8859-15" | "windows-1252" | "cp1252"
    )
}

/// windows-1251 or KOI8-R when the high bytes form words, by the letters Slavs use most.
fn cyrillic(bytes: &[u8]) -> Option<&'static str> {
    let high = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    let in_words: usize = bytes.split(|&byte| byte < 0xa3).map(|run| if run.len() >= 3 { run.len() } else { 0 }).sum();
    let latin = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if high < 3 || in_words * 10 < high * 6 || high * 4 < latin {
        return None;
    }
    let letters = bytes.iter().filter(|&&byte| byte >= 0xc0).count();
    if letters * 10 < high * 9 {
        return None;
    }
    let count = |usual: &[u8]| bytes.iter().filter(|byte| usual.contains(byte)).count();
    // о е а и н т, small, in either set.
    let windows = count(b"\xee\xe5\xe0\xe8\xed\xf2");
    let koi = count(b"\xcf\xc5\xc1\xc9\xce\xd4");
    Some(if windows >= koi { "windows-1251" } else { "koi8-r" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undeclared_russian_is_read_in_either_old_charset() {
        let windows = b"\xcf\xf0\xe8\xe2\xe5\xf2, \xe3\xe4\xe5 \xec\xee\xe9 \xe7\xe0\xea\xe0\xe7?";
        let koi = b"\xf0\xd2\xc9\xd7\xc5\xd4, \xc7\xc4\xc5 \xcd\xcf\xca \xda\xc1\xcb\xc1\xda?";
        assert_eq!(decode(windows, None), "Привет, где мой заказ?");
        assert_eq!(decode(koi, Some("us-ascii")), "Привет, где мой заказ?");
        assert_eq!(decode(windows, Some("no-such-set")), "Привет, где мой заказ?");
    }

    #[test]
    fn undeclared_latin_stays_latin() {
        assert_eq!(decode(b"Gr\xfc\xdfe aus K\xf6ln", None), "Grüße aus Köln");
    }

    #[test]
    fn utf_8_under_a_latin_name_is_utf_8() {
        assert_eq!(decode("Grüße".as_bytes(), Some("ISO-8859-1")), "Grüße");
        assert_eq!(decode(b"Gr\xfc\xdfe", Some("ISO-8859-1")), "Grüße");
    }

    #[test]
    fn a_cut_utf_8_text_loses_one_letter_only() {
        let bytes = "Здравствуйте, всё пришло целым, спасибо".as_bytes();
        assert!(decode(&bytes[..bytes.len() - 1], Some("utf-8")).starts_with("Здравствуйте, всё пришло"));
    }
}
